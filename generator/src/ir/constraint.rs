//! What the prose demands of a value, in neutral terms.

use crate::charset::Charset;
use crate::source::Span;

/// A rule that a field's value must keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// What must hold.
    pub kind: ConstraintKind,
    /// Of what it must hold.
    pub target: Target,
    /// The mining rule that read it, such as `length.maximum`.
    pub rule: &'static str,
    /// The sentence or clause it was read from.
    pub evidence: Evidence,
}

/// Where a constraint was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The place in the Markdown source.
    pub span: Span,
    /// The words, as plain text on one line (no markup but code spans, no `<br/>`).
    pub text: String,
}

/// What a constraint speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// The field's own value.
    Itself,
    /// Each element of the field's array.
    Items,
    /// Each key of the field's map.
    Keys,
    /// Each value of the field's map.
    Values,
}

impl Constraint {
    /// The rule of what no sentence but the configuration demands. The evidence is the reason that it gives.
    pub const OVERRIDE: &'static str = "override";

    /// Whether the configuration demands it.
    pub fn is_override(&self) -> bool {
        self.rule == Self::OVERRIDE
    }
}

impl Target {
    /// The name in the JSON form of the IR.
    pub fn name(self) -> &'static str {
        match self {
            Self::Itself => "self",
            Self::Items => "items",
            Self::Keys => "keys",
            Self::Values => "values",
        }
    }

    /// Of what part of the value a rule speaks, as words behind it.
    pub fn of_part(self) -> &'static str {
        match self {
            Self::Itself => "",
            Self::Items => " of each item",
            Self::Keys => " of each key",
            Self::Values => " of each value",
        }
    }
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LengthUnit {
    /// Unicode scalar values.
    Characters,
    /// Bytes of UTF-8.
    Bytes,
}

/// What must hold.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// At most so many characters or bytes.
    MaxLength(u64, LengthUnit),
    /// At least so many characters or bytes.
    MinLength(u64, LengthUnit),
    /// Only these characters.
    Charset(Charset),
    /// A regular expression that matches in the value: all of it only where the expression is anchored at both ends.
    Pattern(String),
    /// How the value starts.
    Prefix(String),
    /// How the value ends.
    Suffix(String),
    /// One of these values.
    Enum(Vec<serde_json::Value>),
    /// Not below this number.
    Minimum(Decimal),
    /// Not above this number.
    Maximum(Decimal),
    /// Above this number.
    ExclusiveMinimum(Decimal),
    /// Below this number.
    ExclusiveMaximum(Decimal),
    /// A multiple of this number.
    MultipleOf(Decimal),
    /// At least so many elements or entries.
    MinItems(u64),
    /// At most so many elements or entries.
    MaxItems(u64),
    /// No element twice.
    UniqueItems,
    /// A standard's form, by its name in JSON Schema where it has one (`date-time`, `uuid`, …). An instant that is
    /// counted otherwise than in seconds has the unit behind its name: `unix-timestamp-ms`.
    Format(String),
    /// The value that stands in for an absent one. Documentation, never a check.
    Default(serde_json::Value),
}

impl ConstraintKind {
    /// The stable name, used in JSON and as the code of a violation.
    pub fn name(&self) -> &'static str {
        match self {
            Self::MaxLength(..) => "max_length",
            Self::MinLength(..) => "min_length",
            Self::Charset(_) => "charset",
            Self::Pattern(_) => "pattern",
            Self::Prefix(_) => "prefix",
            Self::Suffix(_) => "suffix",
            Self::Enum(_) => "enum",
            Self::Minimum(_) => "minimum",
            Self::Maximum(_) => "maximum",
            Self::ExclusiveMinimum(_) => "exclusive_minimum",
            Self::ExclusiveMaximum(_) => "exclusive_maximum",
            Self::MultipleOf(_) => "multiple_of",
            Self::MinItems(_) => "min_items",
            Self::MaxItems(_) => "max_items",
            Self::UniqueItems => "unique_items",
            Self::Format(_) => "format",
            Self::Default(_) => "default",
        }
    }

    /// What a length is counted in, where that is not characters, and an instant, where that is not seconds.
    pub fn unit(&self) -> Option<&'static str> {
        match self {
            Self::Format(format) => {
                let unit = format.strip_prefix("unix-timestamp-")?;
                ["ms", "us", "ns"].into_iter().find(|known| *known == unit)
            }
            Self::MaxLength(_, LengthUnit::Bytes) | Self::MinLength(_, LengthUnit::Bytes) => Some("bytes"),
            _ => None,
        }
    }

    /// The rule in a few words, as the configuration spells it: `max_length 86`, `charset A-Za-z0-9_-`.
    pub fn words(&self) -> String {
        let value = self.value();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let unit = self.unit().map_or_else(String::new, |unit| format!(" {unit}"));
        match self {
            Self::UniqueItems => self.name().to_owned(),
            _ => format!("{} {value}{unit}", self.name()),
        }
    }

    /// The value in the JSON form of the IR: a number, a class such as `A-Za-z0-9_-`, a text, a list or `true`.
    /// The unit is not part of it.
    pub fn value(&self) -> serde_json::Value {
        match self {
            Self::MaxLength(count, _) | Self::MinLength(count, _) | Self::MinItems(count) | Self::MaxItems(count) => {
                (*count).into()
            }
            Self::Charset(set) => set.to_class().into(),
            Self::Format(format) if self.unit().is_some() => {
                format.rsplit_once('-').map_or(format.as_str(), |(name, _)| name).into()
            }
            Self::Pattern(text) | Self::Prefix(text) | Self::Suffix(text) | Self::Format(text) => text.as_str().into(),
            Self::Enum(values) => values.clone().into(),
            Self::Minimum(number)
            | Self::Maximum(number)
            | Self::ExclusiveMinimum(number)
            | Self::ExclusiveMaximum(number)
            | Self::MultipleOf(number) => number.to_json(),
            Self::UniqueItems => true.into(),
            Self::Default(value) => value.clone(),
        }
    }
}

/// A number as the prose has it: the digits are kept, so that `0.1` stays `0.1` and no large integer is rounded.
///
/// Always `-?digits[.digits]`, without separators, leading zeros or a trailing point.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Decimal {
    /// Reads `-?digits[.digits]`; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.trim_end_matches('0');
        let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
        let point = if fraction.is_empty() { "" } else { "." };
        Some(Self(format!("{sign}{whole}{point}{fraction}")))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number, where it is one that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The nearest double.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// As a JSON number.
    pub fn to_json(&self) -> serde_json::Value {
        let unsigned = || self.0.parse::<u64>().ok().map(serde_json::Value::from);
        self.as_i64().map(Into::into).or_else(unsigned).unwrap_or_else(|| self.as_f64().into())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_are_kept_in_one_spelling() {
        let read = |text| Decimal::parse(text).map(|number| number.as_str().to_owned());
        assert_eq!(read("0086").as_deref(), Some("86"));
        assert_eq!(read("-0.50").as_deref(), Some("-0.5"));
        assert_eq!(read("-0.0").as_deref(), Some("0"));
        for wrong in ["", "-", ".5", "5.", "1e3", "1,000", "١"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}

//! What the prose demands of a value, in neutral terms.

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
    /// A regular expression that the whole value matches.
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

/// A set of characters, as sorted ranges that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charset {
    ranges: Vec<(char, char)>,
}

impl Charset {
    /// The set of these ranges, ends included; they may overlap and come in any order.
    pub fn new(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        let mut sorted: Vec<_> = ranges.into_iter().filter(|(low, high)| low <= high).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(sorted.len());
        for (low, high) in sorted {
            match merged.last_mut() {
                Some(last) if u32::from(low) <= u32::from(last.1) + 1 => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged }
    }

    /// The set of a regular expression's class without its brackets, as [`to_class`](Self::to_class) writes it: ranges,
    /// `\` before what would mean something else, `\x20` for a character by its number. `None` for anything else.
    pub fn parse_class(class: &str) -> Option<Self> {
        let mut ranges = Vec::new();
        let mut rest = class;
        while !rest.is_empty() {
            let (low, behind) = class_character(rest)?;
            // A dash at the end is a dash.
            let (high, behind) = match behind.strip_prefix('-').filter(|behind| !behind.is_empty()) {
                Some(behind) => class_character(behind)?,
                None => (low, behind),
            };
            ranges.push((low <= high).then_some((low, high))?);
            rest = behind;
        }
        (!ranges.is_empty()).then(|| Self::new(ranges))
    }

    /// The ranges, sorted.
    pub fn ranges(&self) -> &[(char, char)] {
        &self.ranges
    }

    /// Whether a character is in the set.
    pub fn contains(&self, wanted: char) -> bool {
        self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&wanted))
    }

    /// Whether the set holds ASCII characters only.
    pub fn is_ascii(&self) -> bool {
        self.ranges.iter().all(|(_, high)| high.is_ascii())
    }

    /// The set as the inside of a regular expression's class: letters, digits, then the rest, `-` last:
    /// `A-Za-z0-9_-`.
    pub fn to_class(&self) -> String {
        let mut classes: [String; 4] = Default::default();
        let mut dash = false;
        for (low, high) in self.ranges.iter().flat_map(|range| at_kinds(*range)) {
            match low {
                'A'..='Z' => push_range(&mut classes[0], low, high),
                'a'..='z' => push_range(&mut classes[1], low, high),
                '0'..='9' => push_range(&mut classes[2], low, high),
                '-' if high == '-' => dash = true,
                _ => push_range(&mut classes[3], low, high),
            }
        }
        let mut class = classes.concat();
        if dash {
            class.push('-');
        }
        class
    }
}

/// A range in parts, so that digits with a colon behind them read `0-9:` and not `0-:`. A range that holds a whole kind
/// of characters on both sides of its start stays one: `\x20-~` is how printable ASCII is known.
fn at_kinds((low, high): (char, char)) -> Vec<(char, char)> {
    let kind = [('0', '9'), ('A', 'Z'), ('a', 'z')].into_iter().find(|(first, last)| (*first..=*last).contains(&low));
    match kind {
        Some((_, last)) if high > last => {
            let next = char::from_u32(u32::from(last) + 1).unwrap_or(last);
            std::iter::once((low, last)).chain(at_kinds((next, high))).collect()
        }
        _ => vec![(low, high)],
    }
}

fn push_range(out: &mut String, low: char, high: char) {
    push_escaped(out, low);
    match u32::from(high) - u32::from(low) {
        0 => {}
        1 => push_escaped(out, high),
        _ => {
            out.push('-');
            push_escaped(out, high);
        }
    }
}

/// A character of a class, and what stands behind it.
fn class_character(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    match characters.next()? {
        '\\' => match characters.next()? {
            'x' => {
                let digits = characters.as_str().get(..2)?;
                let code = u8::from_str_radix(digits, 16).ok().filter(u8::is_ascii)?;
                Some((code.into(), characters.as_str().get(2..)?))
            }
            escaped if escaped.is_ascii_alphanumeric() => None,
            escaped => Some((escaped, characters.as_str())),
        },
        '[' | ']' | '^' => None,
        plain => Some((plain, characters.as_str())),
    }
}

fn push_escaped(out: &mut String, c: char) {
    use std::fmt::Write as _;
    match c {
        '\\' | ']' | '[' | '^' | '-' => out.extend(['\\', c]),
        '\0'..=' ' | '\x7f' => _ = write!(out, "\\x{:02X}", u32::from(c)),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{Charset, Decimal};

    #[test]
    fn a_class_puts_letters_first_and_the_dash_last() {
        let set = Charset::new([('0', '9'), ('_', '_'), ('-', '-'), ('a', 'z'), ('A', 'Z')]);
        assert_eq!(set.to_class(), "A-Za-z0-9_-");
    }

    #[test]
    fn kinds_of_characters_are_told_apart() {
        assert_eq!(Charset::new([('0', ':'), ('a', 'z')]).to_class(), "a-z0-9:");
        assert_eq!(Charset::new([(' ', '~')]).to_class(), "\\x20-~");
    }

    #[test]
    fn a_class_reads_as_it_is_written() {
        for class in ["A-Za-z0-9_-", "a-z0-9:", "\\x20-~", "\\[-\\^", "+/\\\\", "-", "a-zé"] {
            assert_eq!(Charset::parse_class(class).map(|set| set.to_class()).as_deref(), Some(class), "{class}");
        }
        assert_eq!(Charset::parse_class("ab-").map(|set| set.to_class()).as_deref(), Some("ab-"));
        for wrong in ["", "z-a", "[a]", "^a", "\\d", "\\x2", "a\\", "\\xFF"] {
            assert_eq!(Charset::parse_class(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ranges_that_touch_become_one() {
        let set = Charset::new([('a', 'f'), ('g', 'k'), ('c', 'd')]);
        assert_eq!(set.ranges(), [('a', 'k')]);
    }

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

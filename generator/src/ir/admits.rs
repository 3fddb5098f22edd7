//! What each kind of constraint means: whether a value keeps it.

use serde_json::Value;

use super::constraint::{ConstraintKind, Decimal, LengthUnit};
use super::form;
use crate::regex::Regex;

impl ConstraintKind {
    /// Whether a value keeps the rule. `None` where it says nothing of such a value, or where it cannot be told.
    pub fn admits(&self, value: &Value) -> Option<bool> {
        match value {
            Value::String(text) => self.admits_text(text),
            Value::Number(number) => self.admits_number(&number.to_string()),
            Value::Array(elements) => match self {
                Self::UniqueItems => {
                    let earlier = |at: usize| elements.iter().take(at);
                    Some(!elements.iter().enumerate().any(|(at, one)| earlier(at).any(|other| one == other)))
                }
                _ => self.admits_count(elements.len()),
            },
            Value::Object(entries) => self.admits_count(entries.len()),
            Value::Null | Value::Bool(_) => None,
        }
    }

    fn admits_text(&self, text: &str) -> Option<bool> {
        let length = |unit: &LengthUnit| match unit {
            LengthUnit::Bytes => wide(text.len()),
            LengthUnit::Characters => wide(text.chars().count()),
        };
        // A number may be documented as the text that it is written as.
        let number = || serde_json::from_str::<Value>(text).ok();
        Some(match self {
            Self::MaxLength(high, unit) => length(unit) <= *high,
            Self::MinLength(low, unit) => length(unit) >= *low,
            Self::Charset(set) => text.chars().all(|c| set.contains(c)),
            Self::Prefix(start) => text.starts_with(start.as_str()),
            Self::Suffix(end) => text.ends_with(end.as_str()),
            Self::Enum(values) => {
                values.iter().any(|listed| listed.as_str() == Some(text))
                    || number().is_some_and(|it| values.contains(&it))
            }
            Self::Format(format) => !form::differs(format, text),
            Self::Pattern(pattern) => Regex::new(pattern).ok()?.matches(text),
            _ => return None,
        })
    }

    fn admits_number(&self, text: &str) -> Option<bool> {
        let value = text.parse::<f64>().ok()?;
        Some(match self {
            Self::Minimum(low) => value >= low.as_f64(),
            Self::ExclusiveMinimum(low) => value > low.as_f64(),
            Self::Maximum(high) => value <= high.as_f64(),
            Self::ExclusiveMaximum(high) => value < high.as_f64(),
            Self::MultipleOf(step) => Decimal::parse(text)?.as_i64()?.checked_rem(step.as_i64()?)? == 0,
            Self::Enum(values) => {
                values.iter().any(|known| known.as_f64() == Some(value) || known.as_str() == Some(text))
            }
            _ => return None,
        })
    }

    fn admits_count(&self, count: usize) -> Option<bool> {
        match self {
            Self::MinItems(low) => Some(wide(count) >= *low),
            Self::MaxItems(high) => Some(wide(count) <= *high),
            _ => None,
        }
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::ir::{ConstraintKind, Decimal, LengthUnit};

    #[test]
    fn each_kind_says_something_of_its_own_values_only() {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        let cases: &[(ConstraintKind, Value, Option<bool>)] = &[
            (ConstraintKind::MaxLength(2, LengthUnit::Characters), json!("äö"), Some(true)),
            (ConstraintKind::MaxLength(2, LengthUnit::Bytes), json!("äö"), Some(false)),
            (ConstraintKind::MinLength(2, LengthUnit::Characters), json!(1), None),
            (ConstraintKind::Pattern("^[a-z]+$".to_owned()), json!("a1"), Some(false)),
            (ConstraintKind::Pattern("^(".to_owned()), json!("a1"), None),
            (ConstraintKind::Format("date".to_owned()), json!("2024-05-06"), Some(true)),
            (ConstraintKind::Enum(vec![json!(1), json!(2)]), json!(2.0), Some(true)),
            (ConstraintKind::Enum(vec![json!(1), json!(2)]), json!("3"), Some(false)),
            (ConstraintKind::Minimum(number("0.5")), json!(0.5), Some(true)),
            (ConstraintKind::ExclusiveMinimum(number("0.5")), json!(0.5), Some(false)),
            (ConstraintKind::MultipleOf(number("5")), json!(12), Some(false)),
            (ConstraintKind::MultipleOf(number("5")), json!(0.5), None),
            (ConstraintKind::MinItems(1), json!([]), Some(false)),
            (ConstraintKind::MaxItems(1), json!({"a": 1}), Some(true)),
            (ConstraintKind::UniqueItems, json!([1, 2, 1]), Some(false)),
            (ConstraintKind::MaxItems(1), json!(null), None),
        ];
        for (kind, value, admitted) in cases {
            assert_eq!(kind.admits(value), *admitted, "{kind:?} {value}");
        }
    }
}

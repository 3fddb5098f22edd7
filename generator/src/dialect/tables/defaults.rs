//! Cells of a column of defaults: the value that they say, as the field's type has it.

use serde_json::Value;

use crate::config::Date;
use crate::document::{InlineKind, Text};

use super::super::raw::{IntSize, RawDefault, RawType, RawTypeKind};
use super::columns::Role;
use super::reader::{Reader, column_text};
use super::rows::Line;
use super::sheet::Sheet;
use super::types::owned;

/// Words that say in place of a value that there is none.
const NONE: &[&str] = &["none", "null", "n/a", "nil", "undefined", "unset", "empty", "no default", "not set", ""];

impl<'a> Reader<'_, '_, 'a> {
    /// The default of a row.
    pub(super) fn default(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>, ty: &RawType) -> Option<RawDefault> {
        let cell = column_text(sheet, line, Role::Default).or_else(|| Self::beside_others(sheet, line))?;
        let value = self.said(cell, ty).filter(|_| !says_required(&self.text(cell)))?;
        Some(RawDefault { value, said: owned(cell) })
    }

    /// `no, default: 3` in a column of what is required, or of restrictions.
    fn beside_others(sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> Option<Text<'a>> {
        let mut cells = [Role::Required, Role::Limits].into_iter().filter_map(|role| column_text(sheet, line, role));
        cells.find_map(|cell| {
            let at = cell.raw.to_ascii_lowercase().find("default")?;
            let behind = cell.part(at + "default".len()..cell.raw.len());
            let open = behind.raw.len() - behind.raw.trim_start_matches([' ', ':', '=']).len();
            let end = behind.raw.find([',', ';']).unwrap_or(behind.raw.len());
            let end = behind.raw.get(..end)?.trim_end_matches([')', ']', '.', ' ']).len();
            let value = (open < end).then(|| behind.part(open..end))?;
            // Words that say more of the default are no value.
            (open > 0 && !value.raw.contains(char::is_whitespace)).then_some(value)
        })
    }

    /// The value that a cell says; `None` where it says that there is none, or something else.
    fn said(&self, cell: Text<'a>, ty: &RawType) -> Option<Value> {
        let text = self.text(cell);
        let text = text.trim_matches(['`', ' ']);
        if says_none(text) {
            return None;
        }
        let quoted = text.trim_matches(['"', '\'']);
        let is_word = text != quoted
            || self.tree(cell).iter().all(|part| matches!(part.kind, InlineKind::Code(_)))
            || !quoted.contains(char::is_whitespace);
        let of_values = match &ty.kind {
            RawTypeKind::Ref(reference) => self.words.survey.group_of_reference(reference),
            _ => None,
        };
        if of_values.is_some_and(|group| self.words.survey.is_values(group)) {
            let number = text.parse::<i64>().ok().map(Value::from);
            return number.or_else(|| is_word.then(|| quoted.into()));
        }
        value(text, &ty.kind, is_word)
    }
}

/// Whether a cell says in place of a default that there must be a value.
pub(super) fn says_required(text: &str) -> bool {
    matches!(text.trim_matches(['`', ' ', '(', ')', '.', '*', '_']).to_lowercase().as_str(), "required" | "mandatory")
}

/// Whether a cell says that there is no default.
pub(super) fn says_none(text: &str) -> bool {
    NONE.contains(&text.trim_matches(['`', ' ', '(', ')', '.']).to_lowercase().as_str())
}

/// A text as a value of a type. `is_word` where it may be a text itself, and no prose on one.
fn value(text: &str, kind: &RawTypeKind, is_word: bool) -> Option<Value> {
    let bare = text.trim_matches(['"', '\'']);
    let json = || serde_json::from_str::<Value>(text).ok();
    // `""` is the empty text, and nothing is nothing.
    let word = || (is_word && !text.is_empty()).then(|| Value::from(bare));
    match kind {
        RawTypeKind::String => word(),
        RawTypeKind::Date | RawTypeKind::DateTime | RawTypeKind::Time => word().filter(|value| fits(value, kind)),
        RawTypeKind::Boolean => text.to_lowercase().parse::<bool>().ok().map(Into::into),
        RawTypeKind::Integer => text.parse::<i64>().ok().map(Into::into),
        RawTypeKind::Sized(IntSize { bits: 64, signed: false }) => text.parse::<u64>().ok().map(Into::into),
        RawTypeKind::Sized(_) => text.parse::<i64>().ok().map(Into::into).filter(|value| fits(value, kind)),
        RawTypeKind::Number | RawTypeKind::Numeric => json().filter(Value::is_number),
        RawTypeKind::Array(_) | RawTypeKind::Map(_) => json().filter(|value| fits(value, kind)),
        RawTypeKind::Any => json().or_else(word),
        RawTypeKind::Literal(only) => json().or_else(word).filter(|value| value == only),
        RawTypeKind::Union(members) => members.iter().find_map(|member| value(text, &member.kind, is_word)),
        _ => None,
    }
}

/// Whether JSON is a value of a type, as far as the type says.
fn fits(value: &Value, kind: &RawTypeKind) -> bool {
    match kind {
        RawTypeKind::String => value.is_string(),
        RawTypeKind::Boolean => value.is_boolean(),
        RawTypeKind::Number | RawTypeKind::Numeric => value.is_number(),
        RawTypeKind::Integer => value.is_i64() || value.is_u64(),
        RawTypeKind::Sized(IntSize { bits, signed: true }) => {
            value.as_i64().is_some_and(|number| number >> (bits - 1) == 0 || number >> (bits - 1) == -1)
        }
        RawTypeKind::Sized(IntSize { bits, signed: false }) => {
            value.as_u64().is_some_and(|number| *bits > 63 || number >> bits == 0)
        }
        RawTypeKind::Date => value.as_str().is_some_and(is_day),
        RawTypeKind::DateTime => value.as_str().is_some_and(starts_with_day),
        RawTypeKind::Time => value.as_str().is_some_and(|text| is_day(text) || starts_with_day(text)),
        RawTypeKind::Array(items) => value.as_array().is_some_and(|all| all.iter().all(|item| fits(item, &items.kind))),
        RawTypeKind::Map(values) => {
            value.as_object().is_some_and(|all| all.values().all(|one| fits(one, &values.kind)))
        }
        RawTypeKind::Literal(only) => value == only,
        RawTypeKind::Union(members) => members.iter().any(|member| fits(value, &member.kind)),
        _ => true,
    }
}

/// Whether a text is a day of the calendar: `2024-02-29`.
fn is_day(text: &str) -> bool {
    Date::parse(text).is_some()
}

/// Whether a text goes on behind a day with a time: `2024-02-29T08:00:00Z`.
fn starts_with_day(text: &str) -> bool {
    text.get(..10).is_some_and(is_day)
        && text.get(10..).is_some_and(|rest| rest.starts_with(['T', 't', ' ']) && rest.len() > 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_of_their_type() {
        let of = |kind: RawTypeKind, text: &str| value(text, &kind, !text.contains(' '));
        assert_eq!(of(RawTypeKind::Integer, "3"), Some(3.into()));
        assert_eq!(of(RawTypeKind::Integer, "3.5"), None);
        assert_eq!(of(RawTypeKind::Boolean, "True"), Some(true.into()));
        assert_eq!(of(RawTypeKind::Boolean, "maybe"), None);
        assert_eq!(of(RawTypeKind::String, "\"a b\""), None);
        assert_eq!(of(RawTypeKind::String, "\"\""), Some("".into()));
        assert_eq!(of(RawTypeKind::Date, "2024-01-02"), Some("2024-01-02".into()));
        assert_eq!(of(RawTypeKind::Date, "soon"), None);
        assert_eq!(of(RawTypeKind::Date, "2024-02-30"), None);
        assert_eq!(of(RawTypeKind::Sized(IntSize { bits: 8, signed: false }), "256"), None);
        assert_eq!(of(RawTypeKind::Sized(IntSize { bits: 8, signed: true }), "-128"), Some((-128).into()));
        assert_eq!(of(RawTypeKind::Sized(IntSize { bits: 8, signed: true }), "-129"), None);
        let integer = || Box::new(RawType { kind: RawTypeKind::Integer, span: crate::source::Span::nowhere(0) });
        assert_eq!(of(RawTypeKind::Array(integer()), "[1,\"a\"]"), None);
        assert_eq!(of(RawTypeKind::Map(integer()), "{\"a\":1}"), Some(serde_json::json!({"a": 1})));
        assert!(says_none("`null`") && says_none("None") && !says_none("nothing"));
    }
}

//! The values of an enum: a list of `` `NAME` (value: `"value"`) ``, or a table of names and values.

use crate::diagnostic::{self, Diagnostic};
use crate::document::{Block, Code, Section, Table, Text};
use crate::source::Span;

use super::super::raw::{RawValue, RawValues};
use super::super::string_literal;
use super::entities;

/// Why values cannot be read.
pub(super) type Problem = (Span, &'static str);

/// A value that some generators add to stand for all that are not documented.
const UNKNOWN: &str = "unknown_default_open_api";

/// What is to be said where values cannot be read.
pub(super) fn unread((span, expected): Problem) -> Diagnostic {
    Diagnostic::new(diagnostic::Code::EnumValues, "the values of this enum cannot be read")
        .at(span, expected)
        .help("write a list of `` * `NAME` (value: `\"value\"`) ``, or a table with the columns `Name` and `Value`")
}

/// Reads the values below a heading; `None` where nothing there holds any.
pub(super) fn read(section: &Section<'_>) -> Option<Result<RawValues, Problem>> {
    let values = section.blocks.iter().find_map(|block| match block {
        Block::List(_, items) => Some(items.iter().map(|item| listed(*item)).collect::<Result<Vec<_>, _>>()),
        Block::Table(table) => Some(tabled(table)),
        // Kotlin's template indents the list so far that it is code.
        Block::Code(Code { language: None, code, .. }) => indented(*code),
        _ => None,
    })?;
    Some(values.map(settled))
}

/// The items of a list in an indented code block; `None` where a line is no item.
fn indented(code: Text<'_>) -> Option<Result<Vec<RawValue>, Problem>> {
    let mut at = 0;
    let lines = code.raw.split_inclusive('\n').map(|line| {
        at += line.len();
        code.part(at - line.len()..at).trim()
    });
    let items =
        lines.filter(|line| !line.raw.is_empty()).map(|line| line.strip_prefix("* ")).collect::<Option<Vec<_>>>()?;
    Some(items.into_iter().map(listed).collect())
}

/// `` `NAME` (value: `"value"`) ``
fn listed(item: Text<'_>) -> Result<RawValue, Problem> {
    let wrong = (item.span, "expected `` `NAME` (value: `\"value\"`) ``");
    let name = item.strip_prefix("`").and_then(|rest| rest.raw.split('`').next());
    let at = item.raw.find("(value: ").ok_or(wrong)? + "(value: ".len();
    let text = item.part(at..item.raw.len()).trim();
    let text = text.strip_suffix(")").ok_or(wrong)?;
    let text = text.unwrap_in("`", "`").unwrap_or(text).trim();
    Ok(RawValue { name: name.map(str::to_owned), ..RawValue::new(value(text.raw), text.span) })
}

fn tabled(table: &Table<'_>) -> Result<Vec<RawValue>, Problem> {
    let column = |name: &str| table.header.iter().position(|cell| cell.raw.eq_ignore_ascii_case(name));
    let (Some(name), Some(values)) = (column("Name"), column("Value")) else {
        return Err((table.text.span, "expected the columns `Name` and `Value`"));
    };
    let mut read = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let Some(label) = row.cells.get(name) else {
            return Err((row.text.span, "expected a name and a value"));
        };
        // A value that is empty text may be left out at the end of a row.
        let end = row.text.part(row.text.raw.len()..row.text.raw.len());
        let cell = row.cells.get(values).copied().unwrap_or(end);
        let cell = cell.unwrap_in("`", "`").unwrap_or(cell);
        read.push(RawValue { name: Some(label.raw.to_owned()), ..RawValue::new(value(cell.raw), cell.span) });
    }
    Ok(read)
}

/// A value is a literal in the generator's language where its marks say so, else the text itself.
fn value(text: &str) -> serde_json::Value {
    let text = entities::decode(text);
    let bare = text.trim().replace("\\'", "'").replace("\\|", "|");
    if let Some((value, length)) = string_literal(&bare)
        && length == bare.len()
    {
        return value.into();
    }
    // `2L`, `new BigDecimal("1.5")`, `URI.create("a:b")`
    if let Some((_, rest)) = bare.split_once('(')
        && let Some((value, length)) = string_literal(rest)
        && rest.get(length..) == Some(")")
    {
        return value.parse::<i64>().map_or_else(|_| value.into(), Into::into);
    }
    let digits = bare.strip_suffix(['l', 'L']).unwrap_or(&bare);
    digits.parse::<i64>().map_or_else(|_| bare.as_str().into(), Into::into)
}

/// A column that is not numbers throughout is text throughout: `1` beside `auto` is the text `1`.
fn settled(mut values: Vec<RawValue>) -> RawValues {
    let all = values.len();
    values.retain(|value| value.value != UNKNOWN);
    if !values.iter().all(|value| value.value.is_number()) {
        for value in values.iter_mut().filter(|value| value.value.is_number()) {
            value.value = value.value.to_string().into();
        }
    }
    RawValues { open: values.len() < all, values, flags: false }
}

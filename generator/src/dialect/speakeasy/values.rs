//! `## Values`: a fenced union (`"A" | "B" | Unrecognized<string>`) or a table `Name | Value`.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Code as CodeBlock, Section, Table, Text};
use crate::source::Span;

use super::super::raw::{RawValue, RawValues};
use super::super::scan::Scanner;

/// Reads the values; `None` where they cannot be read.
pub(super) fn read(section: &Section<'_>, diagnostics: &mut Diagnostics) -> Option<RawValues> {
    let read = section.blocks.iter().find_map(|block| match block {
        Block::Code(code) => Some(fence(code)),
        Block::Table(table) => Some(rows(table)),
        Block::List(_, items) => Some(bullets(items)),
        _ => None,
    });
    let problem = match read {
        Some(Ok(values)) if values.values.is_empty() && !values.open => (section.heading.span, "there is no value"),
        Some(Ok(mut values)) => {
            values.open |= section.blocks.iter().any(says_open);
            return Some(values);
        }
        Some(Err(problem)) => problem,
        None => (section.heading.span, "expected values in a code fence or a table below this"),
    };
    diagnostics.push(
        Diagnostic::new(Code::EnumValues, "the values of this enum cannot be read")
            .at(problem.0, problem.1)
            .help("write `\"a\" | \"b\"` in a fence, or a table with the columns `Name` and `Value`"),
    );
    None
}

type Problem = (Span, &'static str);

/// The sentence below the table of an open enum.
fn says_open(block: &Block<'_>) -> bool {
    matches!(block, Block::Paragraph(text) if text.raw.starts_with("This is an open enum"))
}

/// Whether an example makes a value that is not documented: all languages do so under the same comment.
pub(super) fn shows_open(code: &str) -> bool {
    code.contains("Open enum:") || code.contains("custom_value")
}

/// `"A" | -1 | Unrecognized<string>`.
fn fence(code: &CodeBlock<'_>) -> Result<RawValues, Problem> {
    let mut scanner = Scanner::new(code.code.trim());
    let mut values = RawValues::default();
    scanner.eat("|");
    while !scanner.at_end() {
        scanner.skip_space();
        let start = scanner.offset();
        if scanner.eat("Unrecognized<") || scanner.eat("OpenEnum<") {
            scanner.take_until('>');
            values.open = true;
        } else if let Some(value) = value(&mut scanner) {
            values.values.push(RawValue::new(value, scanner.span_from(start)));
        } else {
            scanner.take_while(|c| c != '|');
            return Err((scanner.text_from(start).trim().span, "expected a quoted string or a whole number"));
        }
        if !scanner.at_end() && !scanner.eat("|") {
            let start = scanner.offset();
            scanner.take_while(|c| c != '|');
            return Err((scanner.text_from(start).trim().span, "expected `|` before the next value"));
        }
    }
    Ok(values)
}

fn value(scanner: &mut Scanner<'_>) -> Option<serde_json::Value> {
    if let Some(text) = scanner.string() {
        return Some(text.into());
    }
    let word = scanner.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+'));
    match serde_json::from_str(word).ok()? {
        value @ (serde_json::Value::Bool(_) | serde_json::Value::Number(_)) => Some(value),
        _ => None,
    }
}

/// `` - `"Y"` ``: a quoted string or a whole number each.
fn bullets(items: &[Text<'_>]) -> Result<RawValues, Problem> {
    let mut values = RawValues::default();
    for item in items {
        let bare = bare(*item);
        let mut scanner = Scanner::new(bare);
        match value(&mut scanner) {
            Some(value) if scanner.at_end() => values.values.push(RawValue::new(value, bare.span)),
            _ => return Err((item.span, "expected a quoted string or a whole number")),
        }
    }
    Ok(values)
}

/// A row's value is JSON where its mark says so (`` `1` ``, `"a"`), else the text itself.
fn rows(table: &Table<'_>) -> Result<RawValues, Problem> {
    let find = |name: &str| table.header.iter().position(|cell| cell.raw.eq_ignore_ascii_case(name));
    let (Some(name), Some(value)) = (find("Name"), find("Value")) else {
        return Err((table.text.span, "expected the columns `Name` and `Value`"));
    };
    let mut values = RawValues::default();
    for row in &table.rows {
        let (Some(name), Some(cell)) = (row.cells.get(name), row.cells.get(value)) else {
            return Err((row.text.span, "expected a name and a value"));
        };
        let bare = bare(*cell);
        // The row that stands for every value beyond the documented ones.
        if bare.raw.starts_with("Unrecognized<") {
            values.open = true;
            continue;
        }
        let json = table_value(bare.raw);
        values.values.push(RawValue { name: Some(self::bare(*name).raw.to_owned()), ..RawValue::new(json, bare.span) });
    }
    same_kind(&mut values.values);
    Ok(values)
}

/// A cell without its backticks.
fn bare(cell: Text<'_>) -> Text<'_> {
    cell.unwrap_in("`", "`").unwrap_or(cell)
}

fn table_value(text: &str) -> serde_json::Value {
    let mut scanner_value = super::super::string_literal(text).filter(|(_, length)| *length == text.len());
    if let Some((value, _)) = scanner_value.take() {
        return value.into();
    }
    text.parse::<i64>().map_or_else(|_| text.replace("\\|", "|").into(), Into::into)
}

/// A column that is not numbers throughout is text throughout: `1` beside `auto` is the string `"1"`.
fn same_kind(values: &mut [RawValue]) {
    if values.iter().all(|value| value.value.is_number()) {
        return;
    }
    for value in values {
        if value.value.is_number() {
            value.value = value.value.to_string().into();
        }
    }
}

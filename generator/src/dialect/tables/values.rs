//! Tables of values: which column has them, and what each is.

use serde_json::Value;

use crate::document::{Inline, InlineKind, Row, Text, inline, plain};

use super::super::raw::{RawProse, RawValue, RawValues};
use super::columns::Role;
use super::sheet::{self, Page, Sheet};
use super::types::{self, owned};

/// How many rows are looked at to tell what a column holds.
const SAMPLE: usize = 60;

/// Whether most cells of a column are single values.
pub(super) fn is_literal(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    share(page, sheet, column, &|text, tree| is_value(text, tree)) >= 0.8
}

/// Whether all cells of a column are whole numbers.
pub(super) fn is_whole(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    share(page, sheet, column, &|text, _| number(text).is_some()) >= 1.0
}

/// Whether most cells of a column are types.
pub(super) fn reads_as_types(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    share(page, sheet, column, &|text, _| types::words::is_type_word(text)) >= 0.6
}

fn share(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize, is: &dyn Fn(&str, &[Inline]) -> bool) -> f64 {
    let rows = sheet.table.rows.iter().take(SAMPLE);
    let (mut found, mut all) = (0_u32, 0_u32);
    for row in rows {
        let tree = inline(sheet.cell(row, column), &page.document.definitions);
        let text = plain(&tree);
        if text.trim().is_empty() {
            continue;
        }
        all += 1;
        found += u32::from(is(text.trim(), &tree));
    }
    if all == 0 { 0.0 } else { f64::from(found) / f64::from(all) }
}

/// A value is a number, something in code or quotes, or a word without spaces.
fn is_value(text: &str, tree: &[Inline]) -> bool {
    let code = tree.iter().filter(|part| matches!(part.kind, InlineKind::Code(_))).count();
    let others = tree.iter().any(|part| match &part.kind {
        InlineKind::Text(text) => text.chars().any(char::is_alphanumeric),
        _ => false,
    });
    code == 1 && !others || number(text).is_some() || !text.contains(char::is_whitespace) && !text.contains(['(', ','])
}

/// A whole number: decimal, hexadecimal, or `1 << 3`.
pub(super) fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    // `8 (1 << 3)`, `1 << 3 (8)`: what stands in parentheses says the same.
    let bare = text.find('(').filter(|at| *at > 0).map_or(text, |at| text.get(..at).unwrap_or(text)).trim();
    if let Some((one, bits)) = bare.split_once("<<") {
        let (one, bits) = (number(one)?, bits.trim().parse::<u32>().ok()?);
        return (bits < 64).then(|| one.checked_shl(bits)).flatten();
    }
    if let Some(digits) = bare.strip_prefix("0x").or_else(|| bare.strip_prefix("0X")) {
        return u64::from_str_radix(&digits.replace('_', ""), 16).ok();
    }
    let digits: String = bare.chars().filter(|c| *c != ',').collect();
    digits.parse().ok()
}

/// The values of a table.
pub(super) fn read(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize, heading: &str) -> RawValues {
    let whole = is_whole(page, sheet, column) || signed(page, sheet, column);
    let flags = whole && is_flags(page, sheet, column, heading);
    let mut values = Vec::new();
    for row in &sheet.table.rows {
        let cell = sheet.cell(row, column);
        let tree = inline(cell, &page.document.definitions);
        let described = description(sheet, row, column);
        let name = name(page, sheet, row, column);
        for value in cell_values(&tree, whole) {
            values.push(RawValue {
                name: name.clone(),
                description: described.clone(),
                ..RawValue::new(value, cell.span)
            });
        }
    }
    RawValues { values, open: false, flags }
}

/// Whether all values are whole numbers, some of them below zero.
fn signed(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    share(page, sheet, column, &|text, _| number(text).is_some() || text.parse::<i64>().is_ok()) >= 1.0
}

fn is_flags(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize, heading: &str) -> bool {
    let shifted = share(page, sheet, column, &|text, _| text.contains("<<")) > 0.5;
    let bits = share(page, sheet, column, &|text, _| number(text).is_some_and(u64::is_power_of_two)) >= 1.0;
    let is_called = sheet.column(Role::Flag).is_some()
        || heading.to_lowercase().contains("flag")
        || heading.to_lowercase().contains("bitwise");
    shifted || bits && is_called && sheet.table.rows.len() > 1
}

/// The values of one cell: what stands in code, if there is code; else the text itself.
fn cell_values(tree: &[Inline], whole: bool) -> Vec<Value> {
    let text = plain(tree);
    if whole {
        let text = text.trim();
        return number(text)
            .map(Value::from)
            .or_else(|| text.parse::<i64>().ok().map(Value::from))
            .into_iter()
            .collect();
    }
    let mut code = Vec::new();
    collect_code(tree, &mut code);
    let texts = if code.is_empty() { vec![text] } else { code };
    let bare = |text: String| {
        let text = text.trim().trim_matches(['"', '\'', '“', '”']).trim_end_matches('*').trim();
        without_mark(text).to_owned()
    };
    texts.into_iter().map(bare).filter(|text| !text.is_empty()).map(Value::from).collect()
}

/// A text without the mark of a footnote behind it: `gif [1]`.
fn without_mark(text: &str) -> &str {
    let marked = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')).filter(|(before, mark)| {
        !before.trim().is_empty()
            && !mark.is_empty()
            && mark.trim_start_matches('^').chars().all(|c| c.is_ascii_digit())
    });
    marked.map_or(text, |(before, _)| before.trim_end())
}

fn collect_code(tree: &[Inline], out: &mut Vec<String>) {
    for part in tree {
        match &part.kind {
            InlineKind::Code(code) => out.push(code.clone()),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Link { label: inner, .. } => {
                collect_code(inner, out);
            }
            _ => {}
        }
    }
}

/// What the row says of the value: its column of descriptions, else the last one.
fn description(sheet: &Sheet<'_, '_>, row: &Row<'_>, column: usize) -> Option<RawProse> {
    let last = sheet.columns.len().checked_sub(1).filter(|last| *last != column && *last > 0);
    let at = sheet.column(Role::Description).filter(|at| *at != column).or(last)?;
    let cell: Text<'_> = sheet.cell(row, at);
    let only_mark = matches!(cell.raw, "-" | "|" | "—");
    (!cell.raw.is_empty() && !only_mark).then(|| owned(cell))
}

/// What the row calls the value, where another column does.
fn name(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>, column: usize) -> Option<String> {
    let roles = [Role::Name, Role::Flag, Role::Type, Role::Value, Role::Other];
    let at = roles.iter().find_map(|role| {
        sheet.columns.iter().enumerate().position(|(at, column_)| at != column && column_.role == *role)
    })?;
    let text = sheet::text(page, sheet.cell(row, at));
    let text = text.trim_end_matches(['*', ' ']);
    (!text.is_empty() && text.len() < 60).then(|| text.to_owned())
}

//! Columns whose header is no known word, by what their cells say.
//!
//! Asked only of tables that have names and no column of the role, or no header at all: most cells have to be types, or all
//! of them words that say nothing but what must be there.

use std::collections::HashSet;

use super::columns::Role;
use super::sheet::{self, Page, Sheet};
use super::values;

/// So many cells tell what a column holds.
const ENOUGH: usize = 3;

/// Gives columns the role that their cells show.
pub(super) fn settle(pages: &[Page<'_, '_>], sheets: &mut [Sheet<'_, '_>]) {
    for sheet in sheets {
        let Some(page) = pages.get(sheet.page) else { continue };
        without_header(page, sheet);
        if sheet.column(Role::Name).is_none() || sheet.table.rows.len() < ENOUGH {
            continue;
        }
        if sheet.column(Role::Type).is_none() {
            assign(sheet, Role::Type, &|sheet, column| is_type(page, sheet, column));
        }
        if sheet.column(Role::Required).is_none() && sheet.column(Role::Cardinality).is_none() {
            assign(sheet, Role::Required, &|sheet, column| is_requirement(page, sheet, column));
        }
    }
}

/// `| | | |` above names and types: names come first, and what is neither type nor requirement describes.
fn without_header(page: &Page<'_, '_>, sheet: &mut Sheet<'_, '_>) {
    let is_bare = sheet.columns.iter().all(|column| column.header.is_empty() && !column.is_set);
    if !is_bare || sheet.table.rows.len() < ENOUGH || !has_names(page, sheet) {
        return;
    }
    let Some(typed) = (1..sheet.columns.len()).find(|at| is_type(page, sheet, *at)) else { return };
    let describes = (typed + 1..sheet.columns.len()).rev().find(|at| !is_requirement(page, sheet, *at));
    let roles = [(Some(0), Role::Name), (Some(typed), Role::Type), (describes, Role::Description)];
    for (at, role) in roles {
        if let Some(column) = at.and_then(|at| sheet.columns.get_mut(at)) {
            column.role = role;
        }
    }
}

/// Whether all cells of the first column are single words of which none is another's.
fn has_names(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> bool {
    let names = cells(page, sheet, 0);
    let is_name = |text: &String| {
        text.starts_with(|c: char| c.is_alphabetic() || c == '_') && !text.contains(char::is_whitespace)
    };
    names.len() == sheet.table.rows.len()
        && names.iter().all(is_name)
        && names.iter().collect::<HashSet<_>>().len() == names.len()
}

fn assign(sheet: &mut Sheet<'_, '_>, role: Role, is: &dyn Fn(&Sheet<'_, '_>, usize) -> bool) {
    let unknown =
        |at: &usize| sheet.columns.get(*at).is_some_and(|column| column.role == Role::Other && !column.is_set);
    let found = (1..sheet.columns.len()).filter(unknown).find(|at| is(sheet, *at));
    if let Some(column) = found.and_then(|at| sheet.columns.get_mut(at)) {
        column.role = role;
    }
}

/// The cells of a column that say something, in lower case.
fn cells(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> Vec<String> {
    let texts = sheet.table.rows.iter().map(|row| sheet::text(page, sheet.cell(row, column)).to_lowercase());
    texts.filter(|text| !text.is_empty()).collect()
}

fn is_type(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    let cells = cells(page, sheet, column);
    let short = cells.iter().filter(|text| text.split_whitespace().count() <= 4).count();
    cells.len() >= ENOUGH && short * 10 >= cells.len() * 9 && values::reads_as_types(page, sheet, column)
}

fn is_requirement(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, column: usize) -> bool {
    const WORDS: &[&str] =
        &["required", "optional", "mandatory", "recommended", "conditional", "must", "should", "may", "deprecated"];
    let cells = cells(page, sheet, column);
    let first = |text: &String| {
        let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        word.map(str::to_owned).unwrap_or_default()
    };
    cells.len() >= ENOUGH
        && cells.iter().all(|text| text.split_whitespace().count() <= 4 && WORDS.contains(&first(text).as_str()))
        && cells.iter().any(|text| matches!(first(text).as_str(), "required" | "mandatory" | "must"))
}

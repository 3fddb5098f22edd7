//! What each table of a doc set documents, as far as the others have a say in it.

use std::collections::HashSet;

use crate::document::{inline, plain};

use super::columns::Role;
use super::found::{Found, fold};
use super::glossary;
use super::kinds::{self, Kind, Verdict};
use super::name_cell;
use super::name_rows;
use super::settings::Settings;
use super::sheet::{Page, Sheet};

pub(super) fn judge<'d, 'a>(
    pages: Vec<Page<'d, 'a>>,
    mut sheets: Vec<Sheet<'d, 'a>>,
    settings: &Settings,
) -> Found<'d, 'a> {
    let mut names = Vec::with_capacity(sheets.len());
    for sheet in &sheets {
        let column = [Role::Name, Role::Parameter, Role::Pattern]
            .iter()
            .find_map(|role| sheet.column(*role))
            .unwrap_or_default();
        let definitions = pages.get(sheet.page).map(|page| &page.document.definitions);
        let typed = sheet.column(Role::Type);
        let read = |row| {
            let definitions = definitions?;
            let mut name = name_cell::read(sheet.cell(row, column), definitions);
            // `maps[map]` names its items where the type is a list; elsewhere the brackets are a part of the name.
            if let Some(column) = typed.filter(|_| name.name.text.ends_with(']'))
                && plain(&inline(sheet.cell(row, column), definitions)).to_lowercase().contains("array")
            {
                name.split_items();
            }
            Some(name)
        };
        let mut read: Vec<_> = sheet.table.rows.iter().filter_map(read).collect();
        name_rows::settle(&mut read);
        names.push(read);
    }
    let mut verdicts = Vec::with_capacity(sheets.len());
    for (sheet, names) in sheets.iter_mut().zip(&names) {
        if let Some(page) = pages.get(sheet.page) {
            sheet.only_named = settings.is_only_name(page, sheet);
            let verdict = kinds::judge(page, sheet, names, false);
            verdicts.push(settings.verdict(page, sheet, verdict));
        }
    }
    let mut found = Found { pages, sheets, verdicts, names };
    name_values(&mut found);
    if calls_fields_parameters(&found) {
        for number in 0..found.sheets.len() {
            let (Some(sheet), Some(names)) = (found.sheets.get_mut(number), found.names.get(number)) else { continue };
            let Some(page) = found.pages.get(sheet.page) else { continue };
            let verdict = kinds::judge(page, sheet, names, true);
            let verdict = settings.verdict(page, sheet, verdict);
            if let Some(slot) = found.verdicts.get_mut(number) {
                *slot = verdict;
            }
        }
    }
    found
}

/// Values are sure, too, where a field is called like the heading or the header of their table.
fn name_values(found: &mut Found<'_, '_>) {
    let mut fields = HashSet::new();
    for (verdict, names) in found.verdicts.iter().zip(&found.names) {
        if verdict.kind == Kind::Fields {
            fields.extend(names.iter().map(|name| fold(&name.name.text)));
        }
    }
    let is_name = |text: &str| {
        let folded = fold(text);
        folded.len() > 2
            && (fields.contains(&folded) || folded.strip_suffix('s').is_some_and(|one| fields.contains(one)))
    };
    // `Operating mode description`: the name, and what is said of it.
    let is_field = |text: &str| {
        let shorter = text.rsplit_once(' ').map(|(start, _)| start).filter(|start| start.contains(' '));
        is_name(text) || shorter.is_some_and(is_name)
    };
    for (sheet, verdict) in found.sheets.iter().zip(&mut found.verdicts) {
        let Kind::Values { column, sure: false } = verdict.kind else { continue };
        if !kinds::describes(sheet) {
            continue;
        }
        let heading = found.pages.get(sheet.page).and_then(|page| page.outline.headings.get(sheet.heading));
        let header = sheet.columns.get(column).map(|column| column.header.as_str());
        if heading.is_some_and(|heading| is_field(&heading.text))
            || header.is_some_and(|header| header != "name" && is_field(header))
        {
            *verdict = Verdict { kind: Kind::Values { column, sure: true }, reason: "a field is called like it" };
        }
    }
}

/// Whether the doc set calls the fields of objects parameters: it has nothing else that could be fields, and few headings
/// that speak of parameters.
fn calls_fields_parameters(found: &Found<'_, '_>) -> bool {
    let fields = found.verdicts.iter().filter(|verdict| verdict.kind == Kind::Fields).count();
    let parameters = found.verdicts.iter().filter(|verdict| verdict.reason == kinds::PARAMETERS).count();
    let spoken = found.verdicts.iter().filter(|verdict| verdict.kind == Kind::Parameters).count() - parameters;
    parameters > 0 && fields * 10 < parameters && spoken * 3 < parameters
}

/// The texts of type cells and of their parts: the words that a glossary would define.
pub(super) fn used_words(found: &Found<'_, '_>) -> HashSet<String> {
    let mut used = HashSet::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        let (Kind::Fields, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        let Some(page) = found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            let text = plain(&inline(sheet.cell(row, column), &page.document.definitions));
            let parts = text.split(['<', '>', '[', ']', '(', ')', '|', ',', ';', '/']);
            used.extend(parts.map(glossary::fold).filter(|part| !part.is_empty()));
        }
    }
    used
}

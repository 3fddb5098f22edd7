//! Columns of tables of fields whose header is no word that is known: what they say is read by nobody.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Severity};

use crate::document::Text;

use super::super::columns::{self, Column, Role};
use super::super::kinds::Kind;
use super::super::sheet::{Sheet, is_mark};
use super::{Slips, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    let mut told = HashSet::new();
    for (sheet, verdict) in survey.found.sheets.iter().zip(&survey.found.verdicts) {
        let Some(page) = survey.found.pages.get(sheet.page).filter(|page| !is_left_out(page, sheet.span())) else {
            continue;
        };
        if verdict.kind != Kind::Fields || !survey.settings.has_models(page) {
            continue;
        }
        for (at, column) in sheet.columns.iter().enumerate() {
            let says = || sheet.table.rows.iter().any(|row| !is_mark(sheet.cell(row, at).raw));
            if column.is_set || !says() {
                continue;
            }
            let Some(cell) = sheet.table.header.get(at).copied() else { continue };
            let is_told = |problem: &Diagnostic| problem.primary.as_ref().is_some_and(|label| label.span == cell.span);
            if slips.found.iter().any(is_told) {
                continue;
            }
            if let Some(problem) = again(sheet, at, column, cell).filter(|_| survey.settings.own) {
                slips.found.push(problem);
                continue;
            }
            let is_unread = column.role == Role::Other || survey.settings.own && column.role == Role::Value;
            if !is_unread || cell.raw.is_empty() || !told.insert(column.header.clone()) {
                continue;
            }
            slips.found.push(
                Diagnostic::new(Code::Unread, format!("a column `{}` is not read", cell.raw))
                    .severity(Severity::Warning)
                    .at(cell.span, "its cells are documentation at most")
                    .help(
                        "columns that are read: Field, Type, Required, Nullable, Default, Example, Limits, Pattern, Format, \
                         Allowed values, Min, Max, Applies to, Deprecated, Description",
                    )
                    .help(format!(
                        "or say in the configuration what it holds, `-` if it does not matter:\n[api.tables.columns]\n\"{}\" = \"-\"",
                        column.header
                    )),
            );
        }
    }
}

/// A column without a name, or one that says what another says already.
fn again(sheet: &Sheet<'_, '_>, at: usize, column: &Column, cell: Text<'_>) -> Option<Diagnostic> {
    if column.header.is_empty() {
        return (column.role == Role::Other).then(|| {
            let header =
                sheet.table.text.part(0..sheet.table.text.raw.find('\n').unwrap_or(sheet.table.text.raw.len()));
            Diagnostic::new(Code::FieldTable, format!("column {} has no name, and is not read", at + 1))
                .at(header.span, "one of its cells is empty")
                .help("write what it holds into the header, or leave the column out")
        });
    }
    let role = columns::role(&column.header);
    if column.role == role || column.header == "format" || !matches!(column.role, Role::Other | Role::InnerType) {
        return None;
    }
    let first = sheet.columns.iter().position(|other| other.role == role).filter(|first| *first != at)?;
    let first = sheet.table.header.get(first)?;
    Some(
        Diagnostic::new(Code::FieldTable, format!("two columns say the same: `{}` and `{}`", first.raw, cell.raw))
            .at(cell.span, "not read")
            .related(first.span, "read")
            .help("leave one of them out, or call it what it holds")
            .help(format!(
                "if people only read it, say so in the configuration:\n[api.tables.columns]\n\"{}\" = \"-\"",
                column.header
            )),
    )
}

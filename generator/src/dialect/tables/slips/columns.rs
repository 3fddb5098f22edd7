//! Columns of tables of fields whose header is no word that is known: what they say is read by nobody.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Severity};

use super::super::columns::Role;
use super::super::kinds::Kind;
use super::super::sheet::is_mark;
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
            if column.role != Role::Other || column.is_set || !says() || !told.insert(column.header.clone()) {
                continue;
            }
            let Some(cell) = sheet.table.header.get(at).filter(|cell| !cell.raw.is_empty()) else { continue };
            let is_told = |problem: &Diagnostic| problem.primary.as_ref().is_some_and(|label| label.span == cell.span);
            if slips.found.iter().any(is_told) {
                continue;
            }
            slips.found.push(
                Diagnostic::new(Code::Unread, format!("a column `{}` is not read", cell.raw))
                    .severity(Severity::Warning)
                    .at(cell.span, "its cells are documentation at most")
                    .help(
                        "columns that are read: Field, Type, Required, Nullable, Default, Example, Unit, Limits, Applies to, \
                         Deprecated, Description",
                    )
                    .help(format!(
                        "or say in the configuration what it holds, `-` if it does not matter:\n[api.tables.columns]\n\"{}\" = \"-\"",
                        column.header
                    )),
            );
        }
    }
}

//! Cells that say nothing.

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Row;

use super::super::columns::Role;
use super::super::kinds::Kind;
use super::super::limits;
use super::super::name_cell::NameCell;
use super::super::required;
use super::super::sheet::is_mark;
use super::super::sheet::{self, Page, Sheet};
use super::{Slips, cases, literals, names, rows};

/// The words that a `Required` cell has in the plain form.
const PRESENCE: &[&str] = &["yes", "no", "required", "optional", "true", "false"];

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    let fields = super::fields(slips.models);
    for (number, (sheet, verdict)) in survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate() {
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        if !matches!(verdict.kind, Kind::Fields | Kind::Values { .. } | Kind::Patterns) {
            continue;
        }
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        let table = cases::Table { page, sheet, names, fields: &fields, models: slips.models };
        for (at, (row, name)) in sheet.table.rows.iter().zip(names).enumerate() {
            // A row of the wrong shape has its cells in the wrong columns.
            let found = match rows::shape(page, sheet, at) {
                Some(problem) => {
                    slips.told.extend(sheet.column(Role::Type).map(|column| sheet.cell(row, column).span));
                    vec![problem]
                }
                None if verdict.kind == Kind::Fields => {
                    let own = survey.settings.own;
                    let mut found = in_fields(page, sheet, row, name);
                    if own && found.is_empty() {
                        found.extend(names::odd(page, sheet, row, name));
                        found.extend(cases::find(&table, row));
                        found.extend(literals::find(survey, sheet, row));
                    }
                    found
                }
                None => Vec::new(),
            };
            for problem in found {
                slips.report(sheet.page, sheet.heading, problem);
            }
        }
    }
}

fn in_fields(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>, name: &NameCell) -> Vec<Diagnostic> {
    if name.opens || name.closes || name.is_rest() {
        return Vec::new();
    }
    let found = [
        name_cell(row, name),
        required_cell(page, sheet, row),
        nullable_cell(page, sheet, row),
        bounds(sheet, row),
        type_cell(sheet, row, name),
    ];
    found.into_iter().flatten().collect()
}

pub(super) fn name_cell(row: &Row<'_>, name: &NameCell) -> Option<Diagnostic> {
    let first = row.cells.first()?;
    if name.name.text.is_empty() {
        return Some(
            Diagnostic::new(Code::FieldName, "a row without the name of a field")
                .at(row.text.span, "not read")
                .help("write the name as JSON has it into the first cell"),
        );
    }
    let is_more = !name.code && matches!(name.name.text.to_lowercase().as_str(), "etc" | "etc.");
    if (is_more || !name.name.text.chars().any(char::is_alphanumeric)) && !name.opens && !name.closes {
        return Some(
            Diagnostic::new(Code::FieldName, format!("`{}` is the name of no field", name.name.text))
                .at(first.span, "not read")
                .help("write a row for each field; what else there may be is said in the description of the model"),
        );
    }
    let words: Vec<String> = name.name.text.split_whitespace().map(str::to_lowercase).collect();
    (words.len() > 1 && !name.code).then(|| {
        Diagnostic::new(Code::FieldName, format!("`{}` is no name that JSON has", name.name.text))
            .at(first.span, "a name with spaces")
            .help("write the name as JSON has it; if it does have the spaces, put it into backticks")
            .replace_with(words.join("_").trim_matches(['.', ':', ',']).to_owned())
    })
}

fn required_cell(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let cell = sheet.cell(row, sheet.column(Role::Required)?);
    let text = sheet::text(page, cell);
    if text.is_empty() || required::cell(&text, false).is_some() {
        return None;
    }
    let problem = Diagnostic::new(Code::RequiredCell, format!("`{text}` says neither yes nor no"))
        .at(cell.span, "must the field be there?");
    // `iff`
    if let Some(case) = cell.raw.strip_prefix("iff ") {
        return Some(problem.replace_with(format!("if {case}")));
    }
    let is_footnoted = text.ends_with(|c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | ']'));
    let near = crate::diagnostic::suggest::nearest(&text.to_lowercase(), PRESENCE.iter().copied());
    let problem = match near.filter(|_| !is_footnoted) {
        Some(word) => {
            did_you_mean(&text.to_lowercase(), [word]).into_iter().fold(problem, Diagnostic::help).replace_with(word)
        }
        None => problem,
    };
    Some(problem.help("write `yes`, `no`, or when it must be: `if …`"))
}

fn nullable_cell(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let cell = sheet.cell(row, sheet.column(Role::Nullable)?);
    let text = sheet::text(page, cell);
    let says = |words: &[&str]| words.iter().any(|word| text.to_lowercase().contains(word));
    if is_mark(cell.raw) || required::cell(&text, false).is_some() || says(&["null", "cannot", "not "]) {
        return None;
    }
    Some(
        Diagnostic::new(Code::UnreadCell, format!("`{text}` says neither yes nor no"))
            .at(cell.span, "may the field be null?")
            .help("write `yes` or `no`"),
    )
}

/// Bounds of a type that no value keeps.
fn bounds(sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let cells = [Role::Type, Role::Limits].into_iter().filter_map(|role| sheet.column(role));
    let mut cells = cells.map(|column| sheet.cell(row, column));
    let (cell, pair) = cells.find_map(|cell| Some((cell, limits::reversed(cell.raw)?)))?;
    Some(
        Diagnostic::new(Code::UnreadCell, format!("no value lies between the bounds `{pair}`"))
            .at(cell.span, "the lower one comes first"),
    )
}

fn type_cell(sheet: &Sheet<'_, '_>, row: &Row<'_>, name: &NameCell) -> Option<Diagnostic> {
    let cell = sheet.cell(row, sheet.column(Role::Type)?);
    if !cell.raw.is_empty() {
        return None;
    }
    let is_alone = row.cells.iter().filter(|cell| !cell.raw.is_empty()).count() < 2;
    if is_alone && !name.code {
        return Some(
            Diagnostic::new(Code::TypeCell, format!("`{}` has nothing but a name", name.name.text))
                .at(row.text.span, "a field has a type")
                .help("if it is a heading, leave the row out; fields of another model need a heading and a table of their own"),
        );
    }
    Some(
        Diagnostic::new(Code::TypeCell, format!("`{}` has no type", name.name.text))
            .at(row.text.span, "its type cell is empty")
            .help("write `string`, `integer`, `number`, `boolean`, `date`, `date-time`, `object`, a link to a model, or `any`"),
    )
}

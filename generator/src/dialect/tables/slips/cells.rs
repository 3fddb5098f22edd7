//! Cells that say nothing, and rows with too many or too few of them.

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Row, Text};

use super::super::columns::Role;
use super::super::kinds::Kind;
use super::super::limits;
use super::super::name_cell::NameCell;
use super::super::required;
use super::super::sheet::is_mark;
use super::super::sheet::{self, Page, Sheet};
use super::super::types;
use super::Slips;

/// The words that a `Required` cell has in the plain form.
const PRESENCE: &[&str] = &["yes", "no", "required", "optional", "true", "false"];

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    for (number, (sheet, verdict)) in survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate() {
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        if !matches!(verdict.kind, Kind::Fields | Kind::Values { .. } | Kind::Patterns) {
            continue;
        }
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        for (row, name) in sheet.table.rows.iter().zip(names) {
            // A row of the wrong shape has its cells in the wrong columns.
            let found = match shape(sheet, row) {
                Some(problem) => vec![problem],
                None if verdict.kind == Kind::Fields => in_fields(page, sheet, row, name),
                None => Vec::new(),
            };
            for problem in found {
                slips.report(sheet.page, sheet.heading, problem);
            }
        }
    }
}

fn shape<'a>(sheet: &Sheet<'_, 'a>, row: &Row<'a>) -> Option<Diagnostic> {
    let (wanted, found) = (sheet.table.header.len(), row.cells.len());
    let message = format!("the row has {found} cells, and its table {wanted} columns");
    if row.text.raw.starts_with('<') || found == wanted {
        return None;
    }
    let problem = Diagnostic::new(Code::RowShape, message);
    if found > wanted {
        let at = too_many(sheet, row, found - wanted);
        let (first, last) = (row.cells.get(at)?, row.cells.get(at + found - wanted)?);
        let joined = Text { raw: "", span: crate::source::Span { end: last.span.end, ..first.span } };
        let cells = row.cells.get(at..=at + found - wanted)?;
        let text = cells.iter().map(|cell| cell.raw).collect::<Vec<_>>().join(" \\| ");
        return Some(
            problem
                .at(joined.span, "a pipe within a cell starts another one")
                .help("write a pipe within a cell as `\\|`")
                .replace_with(text),
        );
    }
    // An empty description may be left out.
    let is_prose = |cell: &Text<'_>| cell.raw.split_whitespace().count() > 2 || cell.raw.ends_with('.');
    // What is prose and stands in a column of something else is the description, and another cell is missing.
    let has_moved = sheet.columns.get(found.saturating_sub(1)).is_some_and(|column| {
        !matches!(column.role, Role::Description | Role::Limits | Role::Example | Role::Required | Role::Type)
    }) && row.cells.last().is_some_and(is_prose);
    let lacks_description =
        wanted == found + 1 && !has_moved && sheet.columns.last().is_some_and(|last| last.role == Role::Description);
    (!lacks_description).then(|| {
        // The description stays the last.
        let kept = if has_moved { found - 1 } else { found };
        let (before, behind) = row.cells.split_at(kept);
        let raw = |cells: &'_ [Text<'a>]| cells.iter().map(|cell| cell.raw).collect::<Vec<_>>();
        let cells = raw(before).into_iter().chain(std::iter::repeat_n("", wanted - found)).chain(raw(behind));
        problem.at(row.text.span, "a cell is missing").replace_with(super::row(cells))
    })
}

/// The first of the cells that were meant as one: where literals stand side by side, else the last that fits.
fn too_many(sheet: &Sheet<'_, '_>, row: &Row<'_>, more: usize) -> usize {
    let is_literal = |cell: Option<&Text<'_>>| {
        cell.is_some_and(|cell| {
            cell.raw.trim_matches(['`', ' ', '*']).starts_with(['"', '\'']) || types::words::is_type_word(cell.raw)
        })
    };
    let literals = (0..row.cells.len() - more).find(|at| (*at..=at + more).all(|cell| is_literal(row.cells.get(cell))));
    literals.unwrap_or(sheet.table.header.len().saturating_sub(1))
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
    let words: Vec<String> = name.name.text.split_whitespace().map(str::to_lowercase).collect();
    (words.len() > 1 && !name.code).then(|| {
        Diagnostic::new(Code::FieldName, format!("`{}` is no name that JSON has", name.name.text))
            .at(first.span, "a name with spaces")
            .help("write the name as JSON has it; if it does have the spaces, put it into backticks")
            .replace_with(words.join("_"))
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
    let problem = match crate::diagnostic::suggest::nearest(&text.to_lowercase(), PRESENCE.iter().copied()) {
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
    Some(
        Diagnostic::new(Code::TypeCell, format!("`{}` has no type", name.name.text))
            .at(row.text.span, "its type cell is empty")
            .help("write `string`, `integer`, `number`, `boolean`, `date`, `date-time`, `object`, a link to a model, or `any`"),
    )
}

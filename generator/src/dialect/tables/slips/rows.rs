//! Rows of a table that are none: a line that only stands right below it, one that is broken in two, a header or a line of dashes
//! that stands again. And rows with too many or too few cells.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Row, Text};
use crate::source::Span;

use super::super::columns::Role;
use super::super::required;
use super::super::sheet::{self, Page, Sheet};
use super::super::types;

/// What is wrong with the form of a row, the first of its table being number 0.
pub(super) fn shape(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, number: usize) -> Option<Diagnostic> {
    let row = sheet.table.rows.get(number)?;
    if row.text.raw.starts_with('<') {
        return None;
    }
    let above = number.checked_sub(1).and_then(|above| sheet.table.rows.get(above));
    again(sheet, row)
        .or_else(|| broken(sheet, row, above))
        .or_else(|| no_row(sheet, row, number))
        .or_else(|| two_pipes(sheet, row))
        .or_else(|| goes_on(sheet, row, above))
        .or_else(|| too_many(sheet, row))
        .or_else(|| too_few(page, sheet, row))
}

fn problem(row: &Row<'_>, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::new(Code::RowShape, message).at(row.text.span, label)
}

/// From the start of one text to the end of another.
fn between(first: Text<'_>, last: Text<'_>) -> Span {
    Span { end: last.span.end, ..first.span }
}

/// The header or the line of dashes once more.
fn again(sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let is_dashes = |cell: &Text<'_>| !cell.raw.is_empty() && cell.raw.chars().all(|c| matches!(c, '-' | ':'));
    if row.cells.len() > 1 && row.cells.iter().all(|cell| is_dashes(cell) && cell.raw.len() > 2) {
        let found = problem(row, "a line of dashes within the table", "read as a row");
        return Some(found.help("remove it; rows of another model need a heading, and a header of their own"));
    }
    let same = sheet.table.header.iter().zip(&row.cells).all(|(one, other)| one.raw.eq_ignore_ascii_case(other.raw));
    let is_same = same && row.cells.len() == sheet.table.header.len() && row.cells.len() > 1;
    is_same.then(|| {
        problem(row, "the header stands again within the table", "read as a row")
            .help("remove it; rows of another model need a heading, and a header of their own")
    })
}

/// A row that goes on in the next line.
fn broken<'a>(sheet: &Sheet<'_, 'a>, row: &Row<'a>, above: Option<&Row<'a>>) -> Option<Diagnostic> {
    let above = above?;
    let piped = sheet.table.text.raw.starts_with('|');
    let is_broken = piped && above.text.raw.starts_with('|') && !above.text.raw.ends_with('|');
    (is_broken && !row.text.raw.starts_with('|') && row.cells.len() + above.cells.len() <= sheet.table.header.len() + 1)
        .then(|| {
            Diagnostic::new(Code::RowShape, "a row is broken in two")
                .at(between(above.text, row.text), "a row stands on one line")
                .replace_with(format!("{} {}", above.text.raw, row.text.raw))
        })
}

/// A line without any pipe, which belongs to the table since no blank line ends it.
fn no_row(sheet: &Sheet<'_, '_>, row: &Row<'_>, number: usize) -> Option<Diagnostic> {
    if row.text.raw.replace("\\|", "").contains('|') || sheet.table.header.len() < 2 {
        return None;
    }
    if row.text.raw.contains('｜') {
        return Some(
            problem(row, "a row with pipes of another width", "read as a single cell")
                .replace_with(row.text.raw.replace('｜', "|")),
        );
    }
    let is_last = number + 1 == sheet.table.rows.len();
    let shown: String = row.text.raw.chars().take(40).collect();
    let found =
        problem(row, format!("`{shown}` is no row"), "a part of the table, since no blank line stands above it");
    Some(if is_last {
        found.help("put a blank line above it")
    } else {
        found.help("remove it, or put it above or below the table, with a blank line between them")
    })
}

/// `|| name | string |`: a first cell that only a pipe too many makes.
fn two_pipes(sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let rest = row.text.raw.strip_prefix("||")?;
    let named = sheet.column(Role::Name) == Some(0) && row.cells.get(1).is_some_and(|cell| !cell.raw.is_empty());
    // Whoever ends the row in two pipes as well doubles them all.
    (named && row.cells.len() > 2).then(|| {
        let bare = rest.strip_suffix("||").unwrap_or_else(|| rest.strip_suffix('|').unwrap_or(rest));
        let cells: Vec<&str> = bare.split("||").flat_map(|part| part.split('|')).map(str::trim).collect();
        problem(row, "a row starts with two pipes", "its first cell is empty").replace_with(super::row(cells))
    })
}

/// A row that has nothing but what belongs into a cell of the row above it.
fn goes_on<'a>(sheet: &Sheet<'_, 'a>, row: &Row<'a>, above: Option<&Row<'a>>) -> Option<Diagnostic> {
    let above = above?;
    let prose = |at: usize| sheet.columns.get(at).is_some_and(|column| column.role == Role::Description);
    let filled: Vec<usize> =
        (0..row.cells.len()).filter(|at| row.cells.get(*at).is_some_and(|c| !c.raw.is_empty())).collect();
    let [only] = filled.as_slice() else { return None };
    if sheet.column(Role::Type).is_none() || !prose(*only) || row.cells.len() > above.cells.len() {
        return None;
    }
    let joined = above.cells.iter().enumerate().map(|(at, cell)| match row.cells.get(at) {
        Some(more) if at == *only => format!("{} {}", cell.raw, more.raw),
        _ => cell.raw.to_owned(),
    });
    let joined: Vec<String> = joined.collect();
    Some(
        Diagnostic::new(Code::RowShape, "a row goes on with the description of the one above it")
            .at(between(above.text, row.text), "a row stands on one line; `<br>` breaks a line in a cell")
            .replace_with(super::row(joined.iter().map(String::as_str))),
    )
}

fn too_many(sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let (wanted, found) = (sheet.table.header.len(), row.cells.len());
    let more = found.checked_sub(wanted).filter(|more| *more > 0)?;
    let at = meant_as_one(sheet, row, more);
    let (first, last) = (row.cells.get(at)?, row.cells.get(at + more)?);
    let span = between(*first, *last);
    let start = (first.span.start - row.text.span.start) as usize;
    let written = row.text.raw.get(start..start + (span.end - span.start) as usize)?;
    let message = format!("the row has {found} cells, and its table {wanted} columns");
    let problem = Diagnostic::new(Code::RowShape, message);
    if last.raw.is_empty() {
        let cells = row.cells.get(..wanted)?.iter().map(|cell| cell.raw);
        return Some(problem.at(row.text.span, "a pipe too many at its end").replace_with(super::row(cells)));
    }
    Some(
        problem
            .at(span, "a pipe within a cell starts another one")
            .help("write a pipe within a cell as `\\|`")
            .replace_with(written.replace("\\|", "|").replace('|', "\\|")),
    )
}

/// The first of the cells that were meant as one: where code or literals are cut, else the last that fits.
fn meant_as_one(sheet: &Sheet<'_, '_>, row: &Row<'_>, more: usize) -> usize {
    let is_literal = |cell: Option<&Text<'_>>| {
        cell.is_some_and(|cell| {
            cell.raw.trim_matches(['`', ' ', '*']).starts_with(['"', '\'', '[']) || types::words::is_type_word(cell.raw)
        })
    };
    let ticks = |at: usize| row.cells.get(at).map_or(0, |cell| cell.raw.matches('`').count());
    let starts = || 0..row.cells.len().saturating_sub(more);
    let in_code = starts().find(|at| ticks(*at) % 2 == 1 && ticks(at + more) % 2 == 1);
    let literals = || starts().find(|at| (*at..=at + more).all(|cell| is_literal(row.cells.get(cell))));
    in_code.or_else(literals).unwrap_or_else(|| sheet.table.header.len().saturating_sub(1))
}

fn too_few(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let (wanted, found) = (sheet.table.header.len(), row.cells.len());
    if found >= wanted {
        return None;
    }
    let message = format!("the row has {found} cells, and its table {wanted} columns");
    if let Some(lacking) = lacks_in_the_middle(page, sheet, row) {
        let header = sheet.table.header.get(lacking).map_or("", |cell| cell.raw);
        let before = row.cells.get(lacking.saturating_sub(1)).map_or("", |cell| cell.raw);
        let behind = row.cells.get(lacking).map_or("", |cell| cell.raw);
        return Some(
            problem(row, message, "a cell is missing in the middle")
                .help(format!("write its `{header}` between `{before}` and `{behind}`")),
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
        let raw = |cells: &'_ [Text<'_>]| cells.iter().map(|cell| cell.raw.to_owned()).collect::<Vec<_>>();
        let empty = std::iter::repeat_n(String::new(), wanted - found);
        let cells: Vec<String> = raw(before).into_iter().chain(empty).chain(raw(behind)).collect();
        problem(row, message, "a cell is missing").replace_with(super::row(cells.iter().map(String::as_str)))
    })
}

/// The column whose cell is missing, where the cells behind it say so: what is in the column before them fits theirs.
fn lacks_in_the_middle(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<usize> {
    let (typed, required) = (sheet.column(Role::Type)?, sheet.column(Role::Required)?);
    if row.cells.len() + 1 != sheet.table.header.len() || typed + 1 != required {
        return None;
    }
    let says = |at: usize| {
        let text = row.cells.get(at).map(|cell| sheet::text(page, *cell)).unwrap_or_default();
        !text.is_empty() && required::cell(&text, false).is_some()
    };
    let is_type = row.cells.get(typed).is_some_and(|cell| types::words::is_type_word(&sheet::text(page, *cell)));
    (says(typed) && !says(required) && !is_type).then_some(typed)
}

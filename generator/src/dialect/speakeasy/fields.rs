//! `## Fields`: a table `Field | Type | Required | Description`, perhaps with `Example`.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document;
use crate::document::{Block, Section, Table, Text};
use crate::source::Span;

use super::super::raw::{RawField, RawType, RawTypeKind, Spanned};
use super::grammar::{self, Cell};
use super::transport::Row;
use super::{Language, TypeError, notice, owned};

/// Where the columns are.
struct Columns {
    field: usize,
    ty: usize,
    required: usize,
    description: usize,
    example: Option<usize>,
}

/// Whether this is the page of a utility that every SDK of the generator ships (`RetryConfig`), not of the API.
pub(super) fn is_utility(section: &Section<'_>) -> bool {
    let header = table(section).map(|table| table.header.iter().map(|cell| cell.raw).collect::<Vec<_>>());
    header.is_some_and(|header| header == ["Name", "Type", "Description", "Example"])
}

/// Reads the fields, all that can be read; `None` where the table itself is of no use.
pub(super) fn read(language: &Language, section: &Section<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<Row>> {
    let Some(table) = table(section) else {
        diagnostics.push(no_table(section));
        return None;
    };
    let columns = columns(table, diagnostics)?;
    let tables =
        section.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    for more in tables.skip(1) {
        diagnostics.push(
            Diagnostic::new(Code::FieldTable, "`Fields` holds more than one table")
                .at(first_line(more.text), "the fields of this one would be left out")
                .help("put all fields in one table, without a blank line between its rows"),
        );
    }
    let rows: Vec<_> =
        table.rows.iter().filter_map(|row| read_row(language, table, &columns, row, diagnostics)).collect();
    report_duplicates(&rows, diagnostics);
    Some(rows)
}

/// Whether the table, where there is one, calls names what this documentation does.
pub(super) fn names_fields(section: &Section<'_>) -> bool {
    let has = |table: &Table<'_>, name: &str| table.header.iter().any(|cell| cell.raw.eq_ignore_ascii_case(name));
    is_utility(section) || table(section).is_none_or(|table| has(table, "Field") && has(table, "Type"))
}

/// The cells of a column, as far as there is one.
pub(super) fn column<'a>(section: &Section<'a>, name: &str) -> impl Iterator<Item = Text<'a>> {
    let table = table(section);
    let column = table.and_then(|table| table.header.iter().position(|cell| cell.raw.eq_ignore_ascii_case(name)));
    let rows = table.into_iter().flat_map(|table| &table.rows);
    rows.filter_map(move |row| row.cells.get(column?).copied())
}

fn table<'d, 'a>(section: &'d Section<'a>) -> Option<&'d Table<'a>> {
    section.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn no_table(section: &Section<'_>) -> Diagnostic {
    let place = section.blocks.first().map_or(section.heading.span, |block| first_line(block.text()));
    let rows = section.blocks.iter().any(|block| block.text().raw.starts_with('|'));
    let diagnostic = Diagnostic::new(Code::FieldTable, "`Fields` holds no table");
    if rows {
        diagnostic
            .at(place, "this does not read as a table")
            .help("the row of dashes below the header needs exactly as many cells as the header")
    } else {
        diagnostic.at(place, "expected a table here").help(EXPECTED)
    }
}

const EXPECTED: &str =
    "expected the columns `Field`, `Type`, `Required`, `Description` and, where a row has one, `Example`";

fn first_line(text: Text<'_>) -> Span {
    text.part(0..text.raw.lines().next().unwrap_or_default().len()).trim().span
}

fn columns(table: &Table<'_>, diagnostics: &mut Diagnostics) -> Option<Columns> {
    let find = |name: &str| table.header.iter().position(|cell| cell.raw.eq_ignore_ascii_case(name));
    let wanted = ["Field", "Type", "Required", "Description"];
    if let [Some(field), Some(ty), Some(required), Some(description)] = wanted.map(find) {
        return Some(Columns { field, ty, required, description, example: find("Example") });
    }
    let missing: Vec<_> = wanted.iter().filter(|name| find(name).is_none()).map(|name| format!("`{name}`")).collect();
    let seen: Vec<_> = table.header.iter().map(|cell| format!("`{}`", cell.raw)).collect();
    diagnostics.push(
        Diagnostic::new(Code::FieldTable, format!("the field table has no column {}", missing.join(", ")))
            .at(first_line(table.text), format!("its columns are {}", seen.join(", ")))
            .help(EXPECTED),
    );
    None
}

fn read_row(
    language: &Language,
    table: &Table<'_>,
    columns: &Columns,
    row: &document::Row<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Row> {
    if row.cells.len() != table.header.len() {
        diagnostics.push(
            Diagnostic::new(
                Code::RowShape,
                format!("this row has {} cells, its table {}", row.cells.len(), table.header.len()),
            )
            .at(row.text.span, "")
            .help("write a `|` that is part of the text as `\\|`; leave a cell empty rather than out"),
        );
        return None;
    }
    let cell = |column: usize| row.cells[column];
    let name = name(cell(columns.field), diagnostics);
    let ty = type_cell(language, cell(columns.ty), diagnostics);
    let required = required(cell(columns.required), diagnostics);
    let notice = notice::of_field(cell(columns.description));
    // What could not be read has been reported, and the rest of the row may hold more to report.
    let (name, struck) = name?;
    let unknown = || RawType { kind: RawTypeKind::Any, span: cell(columns.ty).span };
    let Cell { ty, optional, nullable, transport } =
        ty.unwrap_or_else(|| Cell { ty: unknown(), optional: false, nullable: false, transport: false });
    let required = required.unwrap_or(false);
    let nullable = if nullable || (required && optional) {
        Some(true)
    } else {
        // Lists and maps wear no mark, whether or not they may be null.
        (language.shows_null && required && !matches!(ty.kind, RawTypeKind::Array(_) | RawTypeKind::Map(_)))
            .then_some(false)
    };
    let field = RawField {
        additional: language.additional.contains(&name.text.as_str()) && is_open_object(&ty),
        required,
        nullable,
        deprecated: notice.deprecated.or_else(|| struck.then(notice::stock)),
        description: notice.description.map(owned),
        example: columns.example.map(cell).filter(|text| !text.raw.is_empty()).map(owned),
        ..RawField::new(name, ty)
    };
    Some(Row { field, transport })
}

/// The row of undocumented properties has a map's type or any; a property of that name may have any other.
fn is_open_object(ty: &RawType) -> bool {
    matches!(ty.kind, RawTypeKind::Map(_) | RawTypeKind::Any)
}

/// The name in backticks, and whether it is struck out.
fn name(cell: Text<'_>, diagnostics: &mut Diagnostics) -> Option<(Spanned, bool)> {
    let (bare, struck) = cell.unwrap_in("~~", "~~").map_or((cell, false), |inner| (inner, true));
    let name = bare.unwrap_in("`", "`").map(|inner| inner.trim()).filter(|inner| !inner.raw.is_empty());
    if name.is_none() {
        diagnostics.push(
            Diagnostic::new(Code::FieldName, "a field's name stands in backticks")
                .at(cell.span, "expected `` `name` `` or `` ~~`name`~~ ``")
                .help("write the name as in code, for example `` `clientId` ``"),
        );
    }
    // In a table, a `|` is escaped even within code.
    name.map(|name| (Spanned { text: name.raw.replace("\\|", "|"), ..owned(name) }, struck))
}

fn type_cell(language: &Language, cell: Text<'_>, diagnostics: &mut Diagnostics) -> Option<Cell> {
    match grammar::read(language, cell) {
        Ok(cell) => Some(cell),
        Err(error) => {
            diagnostics.push(unreadable_type(language, Code::TypeCell, cell, &error));
            None
        }
    }
}

/// A problem with a type, wherever it stands.
pub(super) fn unreadable_type(language: &Language, code: Code, text: Text<'_>, error: &TypeError) -> Diagnostic {
    let rest = text.part(error.at.min(text.raw.len())..text.raw.len());
    let length = rest.raw.chars().next().map_or(0, char::len_utf8);
    let place = if text.raw.is_empty() { text.span } else { rest.part(0..length).span };
    Diagnostic::new(code, format!("`{}` is not a type", text.raw))
        .at(place, format!("expected {}", error.expected))
        .help(format!("types read {}", language.forms))
}

fn required(cell: Text<'_>, diagnostics: &mut Diagnostics) -> Option<bool> {
    match cell.raw {
        ":heavy_check_mark:" => Some(true),
        ":heavy_minus_sign:" => Some(false),
        _ => {
            diagnostics.push(
                Diagnostic::new(
                    Code::RequiredCell,
                    format!("`{}` does not say whether the field is required", cell.raw),
                )
                .at(cell.span, "expected `:heavy_check_mark:` or `:heavy_minus_sign:`")
                .help("`:heavy_check_mark:` marks a required field, `:heavy_minus_sign:` an optional one"),
            );
            None
        }
    }
}

fn report_duplicates(rows: &[Row], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for Row { field, .. } in rows {
        if let Some(first) = seen.insert(&field.name.text, field.name.span) {
            diagnostics.push(
                Diagnostic::new(Code::DuplicateField, format!("`{}` is documented twice", field.name.text))
                    .at(field.name.span, "again here")
                    .related(first, "first here")
                    .help("keep the row that is right"),
            );
        }
    }
}

//! `## Properties`: a table `Name | Type | Description | Notes`, or of the first two columns only.
//!
//! Templates write a `|` of a description as it is, and may leave an empty cell out. So the first two cells are taken
//! from the left, and the last is one of notes only if it reads as such: all between them is the description.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Block, Document, Row, Section, Table, Text};
use crate::source::Span;

use super::super::raw::{
    RawDefault, RawDeprecation, RawField, RawProse, RawRule, RawRuleKind, RawType, RawTypeKind, Spanned,
};
use super::notes::{self, Notes, Stated};
use super::types::{self, TypeCell, TypeError};
use super::{Language, Null, defaults, entities, names, owned};

/// A row, and the values that its notes allow.
pub(super) struct Property {
    pub(super) field: RawField,
    pub(super) values: Vec<serde_json::Value>,
}

/// The table of a section, if its columns are those of properties.
pub(super) fn table<'d, 'a>(section: &'d Section<'a>) -> Option<&'d Table<'a>> {
    let is_properties = |table: &&Table<'_>| {
        let header = |at: usize| table.header.get(at).map_or("", |cell| cell.raw);
        let name = ["Name", "Property"].iter().any(|name| header(0).eq_ignore_ascii_case(name));
        name && header(1).eq_ignore_ascii_case("Type")
    };
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.into_iter().find(is_properties)
}

/// Reads all rows that can be read.
pub(super) fn read(
    language: &Language,
    document: &Document<'_>,
    table: &Table<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Property> {
    let notes = table.header.len() > 2;
    let read = |row| read_row(language, document, row, notes, diagnostics);
    let mut properties: Vec<Property> = table.rows.iter().filter_map(read).collect();
    restore_names(&mut properties);
    leave_out_duplicates(&mut properties, diagnostics);
    properties
}

fn read_row(
    language: &Language,
    document: &Document<'_>,
    row: &Row<'_>,
    has_notes: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Property> {
    let name = name(row, diagnostics)?;
    if row.cells.len() < 2 {
        diagnostics.push(
            Diagnostic::new(Code::RowShape, "this row has a name and no type")
                .at(row.text.span, "")
                .help("write at least `**name** | **type** |`"),
        );
        return None;
    }
    let (cell, used) = type_cell(language, document, row, has_notes, diagnostics);
    let (description, said, notes) = rest(document, row.cells.get(used..).unwrap_or_default());
    // Where there are no notes, no row says that it is required.
    let required = has_notes && !notes.optional;
    let description = description.filter(|text| !text.raw.is_empty() && text.raw != "N/A");
    let deprecated = description.is_some_and(|text| says_deprecated(text.raw));
    let nullable = nullable(language.null, &cell, required);
    let default = notes.default.and_then(|Stated { lead, value: text }| {
        let value = defaults::value(&cell.ty, &text)?;
        Some(RawDefault { value, said: Spanned { text: format!("{lead}{text}"), span: said?.span } })
    });
    let field = RawField {
        additional: name.text == ANY_NAME,
        required,
        nullable,
        deprecated: deprecated.then_some(RawDeprecation { note: None }),
        description: description.map(owned),
        default,
        read_only: notes.read_only,
        rules: cell.set.map(unique).into_iter().collect(),
        ..RawField::new(name, cell.ty)
    };
    Some(Property { field, values: notes.values })
}

/// A set's type demands what its words say.
fn unique(said: RawProse) -> RawRule {
    RawRule { kind: RawRuleKind::UniqueItems, of_items: false, rule: "unique.set", said }
}

/// What a Python generator calls the properties that have no row.
const ANY_NAME: &str = "any string name";

/// The only mark of it that any template has.
fn says_deprecated(description: &str) -> bool {
    ["(Deprecated)", "[deprecated]", "**Deprecated**", "@deprecated"].iter().any(|mark| description.starts_with(mark))
}

/// The name in bold or in backticks.
fn name(row: &Row<'_>, diagnostics: &mut Diagnostics) -> Option<Spanned> {
    let cell = row.cells.first().copied().unwrap_or(row.text);
    let bare = cell.unwrap_in("**", "**").or_else(|| cell.unwrap_in("`", "`")).map(|inner| inner.trim());
    let Some(bare) = bare.filter(|bare| !bare.raw.is_empty()) else {
        diagnostics.push(
            Diagnostic::new(Code::FieldName, "a property's name stands in bold")
                .at(cell.span, "expected `**name**`")
                .help("write the name in bold or in backticks"),
        );
        return None;
    };
    Some(Spanned { text: entities::decode(bare.raw).replace("\\_", "_").replace("\\*", "*"), span: bare.span })
}

/// The type, and how many cells it and the name take. A type may hold a `|` itself.
fn type_cell(
    language: &Language,
    document: &Document<'_>,
    row: &Row<'_>,
    has_notes: bool,
    diagnostics: &mut Diagnostics,
) -> (TypeCell, usize) {
    let first = row.cells.get(1).copied().unwrap_or(row.text);
    let last = if has_notes { row.cells.len().min(2 + MOST_PIPES) } else { row.cells.len() };
    // Without more columns all of the rest is the type.
    let shortest = if has_notes { 2 } else { last };
    let mut problem = None;
    for end in shortest..=last {
        let whole = document.between(first, row.cells.get(end - 1).copied().unwrap_or(first));
        match types::read(language, whole) {
            Ok(cell) => return (cell, end),
            Err(error) => problem = problem.or(Some((whole, error))),
        }
    }
    if let Some((text, error)) = problem {
        diagnostics.push(unreadable(Code::TypeCell, text, &error));
    }
    (TypeCell { ty: RawType { kind: RawTypeKind::Any, span: first.span }, null: false, set: None }, 2)
}

/// How many `|` a type may hold before it is given up.
const MOST_PIPES: usize = 8;

/// A problem with a type, wherever it stands.
pub(super) fn unreadable(code: Code, text: Text<'_>, error: &TypeError) -> Diagnostic {
    let rest = text.part(error.at.min(text.raw.len())..text.raw.len());
    let length = rest.raw.chars().next().map_or(0, char::len_utf8);
    let place = if text.raw.is_empty() { text.span } else { rest.part(0..length).span };
    Diagnostic::new(code, format!("`{}` is not a type", text.raw))
        .at(place, format!("expected {}", error.expected))
        .help("types read `**string**`, `[**Foo**](Foo.md)` or a list or a map of these, as the language writes them")
}

/// The description, the cell of the notes and what it says, of the cells behind the type.
fn rest<'a>(document: &Document<'a>, cells: &[Text<'a>]) -> (Option<Text<'a>>, Option<Text<'a>>, Notes) {
    let last = cells.last().and_then(|last| Some((*last, notes::read(*last)?)));
    let described = if last.is_some() { cells.split_last().map_or(cells, |(_, before)| before) } else { cells };
    let description = match (described.first(), described.last()) {
        (Some(first), Some(last)) => Some(document.between(*first, *last)),
        _ => None,
    };
    let (said, notes) = last.map_or((None, Notes::default()), |(cell, notes)| (Some(cell), notes));
    (description, said, notes)
}

fn nullable(shown: Null, cell: &TypeCell, required: bool) -> Option<bool> {
    let is_container = matches!(cell.ty.kind, RawTypeKind::Array(_) | RawTypeKind::Map(_) | RawTypeKind::Any);
    match (shown, cell.null) {
        (Null::Required(_), _) if !required => None,
        (_, true) => Some(true),
        (Null::Required(unmarked), false) => unmarked,
        (Null::Scalars, false) => (!is_container).then_some(false),
        (Null::Marked, false) => None,
    }
}

/// Takes off what the generator added to names, unless that is what tells two apart.
fn restore_names(properties: &mut [Property]) {
    let written: HashSet<String> = properties.iter().map(|property| property.field.name.text.clone()).collect();
    for Property { field, .. } in properties {
        let restored = names::restored(&field.name.text);
        if !written.contains(restored) {
            field.name.text = restored.to_owned();
        }
    }
}

/// Keeps the first of several rows of one name: a template may repeat what a model inherits.
fn leave_out_duplicates(properties: &mut Vec<Property>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    properties.retain(|Property { field, .. }| {
        let first = *seen.entry(field.name.text.clone()).or_insert(field.name.span);
        let is_first = first == field.name.span;
        if !is_first {
            diagnostics.push(
                Diagnostic::new(Code::DuplicateField, format!("`{}` is documented twice", field.name.text))
                    .severity(Severity::Warning)
                    .at(field.name.span, "again here")
                    .related(first, "the first counts"),
            );
        }
        is_first
    });
}

//! Tables that are not read, and tables that lack a column.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};

use super::super::super::lines::WORDS;
use super::super::columns::{self, Role};
use super::super::kinds::Kind;
use super::super::required::Presence;
use super::super::sheet::{self, Page, Sheet};
use super::super::{naming, required, types};
use super::{HEADER, NO_MODEL, Slips, first_line, is_left_out, row};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    for (number, (sheet, verdict)) in survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate() {
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        // What the configuration says of a table is settled.
        if is_left_out(page, sheet.span()) || survey.settings.below(page, sheet).is_some() {
            continue;
        }
        let found = match verdict.kind {
            _ if misspelt(sheet).is_some() => misspelt(sheet),
            Kind::Other => Some(unread(slips, sheet, number, verdict.reason)),
            Kind::Parameters => Some(parameters(sheet, verdict.reason)),
            Kind::Values { .. } => unused(slips, page, sheet, number),
            Kind::Patterns | Kind::Allowed => None,
            Kind::Fields => lacking(slips, page, sheet, number),
        };
        if let Some(problem) = found {
            slips.report(sheet.page, sheet.heading, problem);
        }
    }
}

fn header<'a>(sheet: &Sheet<'_, 'a>) -> crate::document::Text<'a> {
    first_line(sheet.table.text)
}

/// Words of headers that a table of fields has beside those that it starts with.
const MORE: &[&str] = &["applies to", "limits", "pattern", "format", "allowed values", "deprecated"];

/// A header cell that is a word of the plain form but for a letter or two.
fn misspelt(sheet: &Sheet<'_, '_>) -> Option<Diagnostic> {
    let cells = sheet.table.header.iter().zip(&sheet.columns);
    let (cell, word) = cells.into_iter().find_map(|(cell, column)| {
        let header = column.header.trim_end_matches(['?', '.']);
        // A second column of one kind is none that is misspelt.
        let wrong = column.role == Role::Other && header.len() > 3 && columns::role(header) == Role::Other;
        let known = WORDS.iter().chain(MORE).copied();
        let near = nearest(header, known).filter(|_| wrong)?;
        let first_letter = column.header.get(..1) == near.get(..1) || near.len() == column.header.len();
        (first_letter && near.len().abs_diff(column.header.len()) < 3).then_some((*cell, near))
    })?;
    let mut chars = word.chars();
    let word: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    Some(
        Diagnostic::new(Code::FieldTable, format!("no column is called `{}`", cell.raw))
            .at(cell.span, "this column is not read")
            .replace_with(word),
    )
}

fn unread(slips: &Slips<'_, '_, '_, '_>, sheet: &Sheet<'_, '_>, number: usize, reason: &str) -> Diagnostic {
    if let Some(page) = slips.survey.found.pages.get(sheet.page)
        && sheet.column(Role::Name).is_some()
        && let Some(problem) = (0..sheet.table.rows.len()).find_map(|row| super::rows::shape(page, sheet, row))
    {
        return problem;
    }
    // A table of fields but for their names.
    let names = slips.survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
    if sheet.column(Role::Name).is_some()
        && sheet.column(Role::Type).is_some()
        && let Some(problem) =
            sheet.table.rows.iter().zip(names).find_map(|(row, name)| super::cells::name_cell(row, name))
    {
        return problem;
    }
    let problem = Diagnostic::new(Code::Unread, format!("a table is not read: {reason}"));
    if sheet.table.rows.is_empty() {
        return problem
            .at(header(sheet).span, "only a header")
            .help("write a row for each field or value, or remove the table");
    }
    problem
        .at(header(sheet).span, "this table documents nothing that is known")
        .help(format!("a table of fields starts with\n{HEADER}"))
        .help("one of values starts with\n| Value | Description |\n|---|---|")
        .help(format!("if it documents no model, write `{NO_MODEL}` on the line above it"))
}

fn parameters(sheet: &Sheet<'_, '_>, reason: &str) -> Diagnostic {
    Diagnostic::new(Code::Unread, format!("a table of parameters is not read: {reason}"))
        .at(header(sheet).span, "no fields of a model")
        .help("if they are the fields of a model, call the first column `Field`, and the heading what the model is called")
        .help(format!("if not, write `{NO_MODEL}` on the line above it"))
}

/// Values that nothing refers to, and whose heading does not say that they are.
fn unused(
    slips: &Slips<'_, '_, '_, '_>,
    page: &Page<'_, '_>,
    sheet: &Sheet<'_, '_>,
    number: usize,
) -> Option<Diagnostic> {
    let group = slips.survey.group_of.get(number).copied().flatten()?;
    if slips.is_read(slips.survey.at(group)?) {
        return None;
    }
    let heading = page.outline.headings.get(sheet.heading)?;
    let link = format!("[{}](#{})", heading.text, heading.slug);
    Some(
        Diagnostic::new(Code::Unread, format!("no field has the values of `{}`", heading.text))
            .at(header(sheet).span, "this table is not read: nothing refers to it")
            .help(format!("write {link} as the type of the field that has these values"))
            .help(format!("if it documents no model, write `{NO_MODEL}` on the line above it")),
    )
}

/// What a column without a header would be called.
fn usual(role: Role) -> &'static str {
    match role {
        Role::Name => "Field",
        Role::Type => "Type",
        Role::Required => "Required",
        Role::Description => "Description",
        _ => "",
    }
}

/// Columns that a table of fields cannot do without.
fn lacking(
    slips: &Slips<'_, '_, '_, '_>,
    page: &Page<'_, '_>,
    sheet: &Sheet<'_, '_>,
    number: usize,
) -> Option<Diagnostic> {
    let lacks = |what: &str, role: Role, word: &'static str| {
        let header_cells = sheet.table.header.iter().zip(&sheet.columns);
        let mut cells: Vec<&str> = header_cells
            .map(|(cell, column)| if column.header.is_empty() { usual(column.role) } else { cell.raw })
            .collect();
        let at = if role == Role::Type { 1 } else { 2 };
        cells.insert(at.min(cells.len()), word);
        let wanted = format!("{}\n|{}", row(cells.iter().copied()), "---|".repeat(cells.len()));
        Diagnostic::new(Code::FieldTable, format!("the table has no column that says {what}"))
            .at(header(sheet).span, format!("no column `{word}`"))
            .help(format!("start the table with\n{wanted}"))
    };
    // A column that says so under another name is named right, and none is added.
    let renamed = |role: Role, word: &str, says: &dyn Fn(&str) -> bool| {
        let mut others = sheet.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Other);
        let (at, _) = others.find(|(at, _)| {
            let mut cells = sheet.table.rows.iter().map(|row| sheet::text(page, sheet.cell(row, *at)));
            *at > 0 && cells.all(|cell| says(&cell))
        })?;
        let cell = sheet.table.header.get(at)?;
        let what = if role == Role::Type { "what type a field has" } else { "which fields are required" };
        Some(
            Diagnostic::new(Code::FieldTable, format!("the column that says {what} is called `{word}`"))
                .at(cell.span, "not known")
                .replace_with(word),
        )
    };
    let behind =
        slips.survey.found.names.get(number).is_some_and(|names| names.iter().any(|name| !name.behind.is_empty()));
    if sheet.column(Role::Type).is_none() && !behind {
        return renamed(Role::Type, "Type", &types::words::is_type_word)
            .or_else(|| Some(lacks("what type a field has", Role::Type, "Type")));
    }
    let says = |cell: &str| required::cell(cell, false).is_some();
    (!says_required(slips, page, sheet, number)).then(|| {
        renamed(Role::Required, "Required", &says)
            .unwrap_or_else(|| lacks("which fields are required", Role::Required, "Required"))
    })
}

/// Whether anything says which fields of a table have to be there.
fn says_required(slips: &Slips<'_, '_, '_, '_>, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, number: usize) -> bool {
    let survey = slips.survey;
    let convention = &survey.convention;
    if survey.settings.tables.required.is_some()
        || sheet.column(Role::Required).is_some()
        || sheet.column(Role::Cardinality).is_some()
        || convention.marks_names()
        || convention.shouts()
        || convention.italics()
        || survey.marks_optional.contains(&sheet.page)
    {
        return true;
    }
    let lead = sheet.lead.iter().any(|text| required::blanket(&sheet::text(page, *text), &[]).presence.is_some());
    let heading = page.outline.headings.get(sheet.heading);
    let headed = heading.is_some_and(|heading| {
        let named = naming::named(&heading.text, false);
        named.optional || named.required && named.words.is_empty()
    });
    let described = sheet.column(Role::Description).is_some_and(|column| {
        let said = |cell: &str| {
            matches!(required::description(cell, false), Some((Presence::Required | Presence::Optional, _)))
        };
        sheet.table.rows.iter().any(|row| said(sheet.cell(row, column).raw))
    });
    let behind_types = sheet.column(Role::Type).is_some_and(|column| {
        let says = |text: &str| ["required", "optional", "mandatory"].iter().any(|word| text.contains(word));
        sheet.table.rows.iter().any(|row| says(&sheet::text(page, sheet.cell(row, column)).to_lowercase()))
    });
    let named = survey.found.names.get(number).is_some_and(|names| names.iter().any(|name| name.required.is_some()));
    lead || headed || described || behind_types || named
}

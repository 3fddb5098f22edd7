//! Tables that people write: any page whose tables document the fields of objects, in whatever words.
//!
//! A doc set is surveyed as a whole first ([`survey`]): what each table documents (`kinds`, `columns`), which tables make one
//! model and what it is called (`naming`), what signs mean (`convention`), what words mean (`glossary`) and where links lead
//! (`links`). Then each model is read by what was found: rows become a tree (`rows`), and its nodes fields (`fields`), whose
//! types follow one grammar (`types`, `meaning`).
//!
//! Nothing in here knows a doc set by its name.

mod allowed;
mod applies;
mod bullets;
mod by_cells;
mod columns;
mod configured;
mod convention;
mod defaults;
mod envelope;
mod facts;
mod fields;
mod found;
mod glossary;
mod groups;
mod heading_words;
mod kinds;
mod lead;
mod limits;
mod links;
mod meaning;
mod name_cell;
mod name_rows;
mod naming;
mod paths;
mod presence;
mod raised;
mod read;
mod reader;
mod report;
mod required;
mod roles;
mod rows;
mod settings;
mod sheet;
mod slips;
mod survey;
mod surveyor;
mod times;
mod types;
mod values;
mod verdicts;

use std::borrow::Cow;

use crate::config::{self, ColumnRole};
use crate::diagnostic::Diagnostics;
use crate::document::{Definitions, Document, Row, Table};
use crate::source::SourceFile;

use super::detect::Likeness;
use super::raw::RawModel;
use super::{Dialect, Page};
use kinds::Kind;
pub use report::{ColumnFound, ModelFound, Report, Sign, TableFound, Tally};
pub use settings::Settings;

/// The dialect of tables that people write.
pub(super) struct Tables;

/// The one there is.
pub(super) const TABLES: Tables = Tables;

impl Dialect for Tables {
    fn name(&self) -> &'static str {
        "tables"
    }

    fn likeness(&self, document: &Document<'_>) -> Likeness {
        likeness(document)
    }

    fn read(&self, _: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page {
        Page::Models(self.read_all(&[document], &Settings::default(), diagnostics).unwrap_or_default())
    }

    fn read_all(
        &self,
        documents: &[&Document<'_>],
        settings: &Settings,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<RawModel>> {
        let documents = raise(documents);
        let survey = surveyor::survey(pages(&documents), settings);
        Some(models(&survey, diagnostics))
    }
}

/// Surveys a doc set, reads its models, and says what was found.
pub fn survey(
    documents: &[&Document<'_>],
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> (Vec<RawModel>, Report) {
    let documents = raise(documents);
    let survey = surveyor::survey(pages(&documents), settings);
    (models(&survey, diagnostics), report::report(&survey))
}

fn models(survey: &survey::Survey<'_, '_>, diagnostics: &mut Diagnostics) -> Vec<RawModel> {
    let configured = configured::resolve(survey, diagnostics);
    let mut models = read::models(survey, &configured, diagnostics);
    let told = slips::find(survey, &models, diagnostics);
    // What a cell means whose link leads nowhere is no further question.
    for ty in models.iter_mut().flat_map(RawModel::types_mut) {
        ty.settle_words(&|span| told.contains(&span));
    }
    envelope::wrap(models, survey.settings)
}

/// The words that mean a type in any doc set.
pub fn type_words() -> impl Iterator<Item = &'static str> {
    types::words::types()
}

/// What the columns of a table hold: by the words of its header, unless the configuration says otherwise.
pub fn column_roles(table: &Table<'_>, definitions: &Definitions, settings: &config::Tables) -> Vec<ColumnRole> {
    let role = |column: columns::Column| {
        let set = settings.columns.iter().find(|set| set.header == column.header);
        set.map_or(column.role.configured(), |set| set.role)
    };
    columns::columns(table, definitions, &|_| None).into_iter().map(role).collect()
}

fn raise<'d, 'a>(documents: &[&'d Document<'a>]) -> Vec<Cow<'d, Document<'a>>> {
    documents.iter().map(|document| raised::raise(document)).collect()
}

fn pages<'d, 'a>(documents: &'d [Cow<'_, Document<'a>>]) -> Vec<sheet::Page<'d, 'a>> {
    documents.iter().map(|document| sheet::Page::new(document)).collect()
}

/// Tables of fields are a sign, unless a generator of SDK documentation wrote them.
fn likeness(document: &Document<'_>) -> Likeness {
    let pages = [sheet::Page::new(document)];
    let mut sheets = sheet::sheets(&pages, &|_| None);
    let mut likeness = Likeness::default();
    by_cells::settle(&pages, &mut sheets);
    let Some(page) = pages.first() else { return likeness };
    for sheet in &mut sheets {
        let column = sheet.column(columns::Role::Name).unwrap_or_default();
        let names: Vec<_> = sheet
            .table
            .rows
            .iter()
            .map(|row| name_cell::read(sheet.cell(row, column), &document.definitions))
            .collect();
        let verdict = kinds::judge(page, sheet, &names, false);
        let is_fields = verdict.kind == Kind::Fields || verdict.reason == kinds::PARAMETERS;
        if is_fields {
            // A row is a sign, as a type cell is to the other dialects.
            let rows = sheet.table.rows.iter().take(8);
            let generated = rows.clone().any(|row| is_generated(row));
            rows.for_each(|_| likeness.count(!generated));
        }
    }
    likeness
}

/// What only the generators of SDK documentation write in a row: their marks, or a name and a type that are both bold.
fn is_generated(row: &Row<'_>) -> bool {
    let marks = [":heavy_check_mark:", ":heavy_minus_sign:", "[optional]", "[default to "];
    let mut cells = row.cells.iter().map(|cell| cell.raw);
    let is_bold = |cell: &str| cell.starts_with("**") || cell.starts_with("[**");
    marks.iter().any(|mark| row.text.raw.contains(mark))
        || cells.next().is_some_and(is_bold) && cells.next().is_some_and(is_bold)
}

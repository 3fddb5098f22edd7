//! What may be written in a cell: words of types and models, what says that a field is required, the words of headers.

use lsp_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, TextEdit};

use crate::config::{ColumnRole, Tables};
use crate::dialect::type_words;
use crate::document::{self, slug};
use crate::ir::{Model, ModelKind};
use crate::source::SourceFile;

use super::positions::Lines;
use super::question::Question;
use super::reading::{Reading, line};
use super::table::{self, Cell};

/// The words of types that pages are written with, and what they are for. Other spellings are read and not suggested.
const TYPES: &[(&str, &str)] = &[
    ("string", "a text"),
    ("integer", "a whole number"),
    ("number", "a number"),
    ("boolean", "true or false"),
    ("date", "a day"),
    ("date-time", "an instant"),
    ("object", "an object of anything, or one whose fields follow"),
    ("any", "any JSON value"),
    ("int32", "a whole number of that size"),
    ("int64", "a whole number of that size"),
    ("uint8", "a whole number of that size"),
    ("uint16", "a whole number of that size"),
    ("uint32", "a whole number of that size"),
    ("uint64", "a whole number of that size"),
    ("uuid", "a text of that form"),
    ("list of", "a list"),
    ("map of", "an object with any keys"),
];

/// The headers of a table of fields.
const HEADERS: &[(&str, &str)] = &[
    ("Field", "the names in JSON"),
    ("Type", "what values are"),
    ("Required", "`yes`, `no`, or a case"),
    ("Description", "prose, and rules in sentences"),
    ("Default", "a value as JSON has it"),
    ("Example", "a value as JSON has it"),
    ("Nullable", "`yes` or `no`"),
    ("Deprecated", "`yes`, `no`, or what to use instead"),
    ("Limits", "`1..5`, `max 20`"),
    ("Pattern", "a regular expression"),
    ("Format", "a form of texts"),
    ("Allowed values", "each in code"),
    ("Applies to", "values of the field that tells kinds apart"),
];

/// The most texts of a column that are offered again, and how long they may be.
const MOST: usize = 8;
const LONGEST: usize = 24;

pub(super) fn completion(question: &Question<'_>) -> Vec<CompletionItem> {
    let document = document::parse(question.file);
    let project = question.reading.project();
    let schema = question.reading.schema(question.file.id);
    let none = Tables::default();
    let settings = schema.and_then(|schema| project.config()?.api(&schema.api)).map_or(&none, |api| &api.tables);
    let Some(cell) = table::cell(&document, settings, question.offset) else { return Vec::new() };
    let offered = match cell.role {
        None => headers(&cell),
        Some(ColumnRole::Type | ColumnRole::InnerType) => types(question),
        Some(ColumnRole::Required | ColumnRole::Nullable | ColumnRole::Deprecated) => answers(&cell),
        Some(_) => Vec::new(),
    };
    let lines = Lines::new(&question.file.text, question.encoding);
    let typed = question.file.text.get(cell.word.clone()).unwrap_or_default();
    let range = lines.range(cell.word.clone());
    let item = |(place, offer): (usize, Offer)| CompletionItem {
        kind: Some(offer.kind),
        detail: Some(offer.detail),
        // A link is found by its name, whether its bracket was typed or not.
        filter_text: Some(if typed.starts_with('[') { format!("[{}", offer.label) } else { offer.label.clone() }),
        sort_text: Some(format!("{place:05}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: offer.text })),
        label: offer.label,
        ..CompletionItem::default()
    };
    offered.into_iter().enumerate().map(item).collect()
}

struct Offer {
    label: String,
    detail: String,
    text: String,
    kind: CompletionItemKind,
}

impl Offer {
    fn word(word: &str, detail: &str) -> Self {
        let (label, text) = (word.to_owned(), word.to_owned());
        Self { label, detail: detail.to_owned(), text, kind: CompletionItemKind::KEYWORD }
    }
}

fn headers(cell: &Cell) -> Vec<Offer> {
    let is_new = |header: &str| !cell.header.iter().any(|known| known.eq_ignore_ascii_case(header));
    HEADERS.iter().filter(|(header, _)| is_new(header)).map(|(header, detail)| Offer::word(header, detail)).collect()
}

/// What the column says elsewhere, since a doc set says it one way.
fn answers(cell: &Cell) -> Vec<Offer> {
    let mut words: Vec<&str> = Vec::new();
    for other in cell.others.iter().map(String::as_str).chain(["yes", "no"]) {
        if !other.is_empty() && other.len() <= LONGEST && !words.contains(&other) && words.len() < MOST {
            words.push(other);
        }
    }
    words.into_iter().map(|word| Offer::word(word, "")).collect()
}

/// The models of the API, those of the page first, and the words that mean types everywhere.
fn types(question: &Question<'_>) -> Vec<Offer> {
    let Question { reading, file, .. } = question;
    let schema = reading.schema(file.id);
    let models = schema.map(|schema| schema.models.as_slice()).unwrap_or_default();
    let mut models: Vec<&Model> = models.iter().filter(|model| has_heading(reading, model)).collect();
    models.sort_by_key(|model| (model.file != file.id, model.at.start));
    let mut offers: Vec<Offer> = models.into_iter().map(|model| link(reading, file, model)).collect();
    let is_written = schema.is_none_or(|schema| schema.models.iter().all(|model| model.as_written));
    if is_written {
        debug_assert!(TYPES.iter().all(|(word, _)| word.contains(' ') || type_words().any(|known| known == *word)));
        offers.extend(TYPES.iter().map(|(word, detail)| Offer::word(word, detail)));
    }
    offers
}

/// Whether a link can lead to a model: what has no heading is of a row only.
fn has_heading(reading: &Reading, model: &Model) -> bool {
    let place = model.place();
    let file = reading.sources().file(place.file);
    let line = line(file, place.start as usize);
    file.text.get(line.start..).is_some_and(|rest| rest.starts_with('#'))
}

fn link(reading: &Reading, from: &SourceFile, model: &Model) -> Offer {
    let place = model.place();
    let to = reading.sources().file(place.file);
    let anchor = slug(reading.sources().slice(place));
    let page = if to.id == from.id { String::new() } else { seen_from(&from.path, &to.path) };
    let kind = match model.kind {
        ModelKind::Struct(_) => CompletionItemKind::STRUCT,
        ModelKind::Enum(_) => CompletionItemKind::ENUM,
        ModelKind::Union(_) | ModelKind::Alias(_) => CompletionItemKind::CLASS,
    };
    let text = format!("[{}]({page}#{anchor})", model.name);
    Offer { label: model.name.clone(), detail: model.source.clone(), text, kind }
}

/// The path of a page as a link on another page has it.
fn seen_from(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(from, to)| from == to).count().min(from.len().saturating_sub(1));
    let up = std::iter::repeat_n("..", from.len() - 1 - shared);
    up.chain(to.get(shared..).unwrap_or_default().iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::seen_from;

    #[test]
    fn links_start_at_their_page() {
        for (from, to, link) in [
            ("a.md", "b.md", "b.md"),
            ("x/a.md", "b.md", "../b.md"),
            ("a.md", "x/b.md", "x/b.md"),
            ("x/y/a.md", "x/z/b.md", "../z/b.md"),
        ] {
            assert_eq!(seen_from(from, to), link);
        }
    }
}

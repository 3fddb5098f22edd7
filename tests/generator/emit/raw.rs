//! Raw models of pages written here: what a dialect may state, whatever dialects there are.

use schemadown::diagnostic::Diagnostics;
use schemadown::dialect::{Naming, RawBody, RawField, RawModel, RawRef, RawType, RawTypeKind, RawValue, Spanned};
use schemadown::ir::{self, Schema};
use schemadown::source::{FileId, Sources, Span};
use serde_json::Value;

/// Pages, and the models that are read from them.
#[derive(Default)]
pub struct Docs {
    pub sources: Sources,
    models: Vec<RawModel>,
}

impl Docs {
    pub fn page(&mut self, path: &str, text: &str) -> Page {
        Page(self.sources.add(path, path, text))
    }

    /// The words where they first stand on a page.
    pub fn words(&self, page: Page, words: &str) -> Spanned {
        let text = &self.sources.file(page.0).text;
        let at = text.find(words).unwrap_or_else(|| panic!("`{words}` is not on the page"));
        Spanned { text: words.to_owned(), span: Span::new(page.0, at..at + words.len()) }
    }

    /// A model that shares its page with others.
    pub fn model(&mut self, page: Page, name: &str, body: RawBody) -> &mut RawModel {
        let name = self.words(page, name);
        let model = RawModel {
            file: page.0,
            dialect: "test",
            naming: Naming::AsWritten,
            at: name.span,
            name,
            shares_page: true,
            description: None,
            deprecated: None,
            body,
            examples: Vec::new(),
            folders: None,
        };
        self.models.push(model);
        self.models.last_mut().unwrap()
    }

    /// A required field.
    pub fn field(&self, page: Page, name: &str, kind: RawTypeKind) -> RawField {
        let name = self.words(page, name);
        let span = name.span;
        RawField { required: true, ..RawField::new(name, RawType { kind, span }) }
    }

    pub fn value(&self, page: Page, name: &str, value: Value) -> RawValue {
        let words = self.words(page, name);
        RawValue { name: Some(name.to_owned()), ..RawValue::new(value, words.span) }
    }

    /// The schema, and nothing that was wrong with it.
    pub fn schema(&self, api: &str) -> Schema {
        let mut diagnostics = Diagnostics::new();
        let files = self.sources.iter().collect();
        let docs = ir::Docs { models: self.models.clone(), files };
        let options = ir::Options { api: api.to_owned(), ..ir::Options::default() };
        let schema = ir::build(vec![docs], &self.sources, &options, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{:?}", diagnostics.iter().collect::<Vec<_>>());
        schema
    }
}

#[derive(Clone, Copy)]
pub struct Page(pub FileId);

pub fn to(name: &str) -> RawTypeKind {
    RawTypeKind::Ref(RawRef::named(name))
}

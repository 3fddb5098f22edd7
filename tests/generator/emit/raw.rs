//! Raw models of pages written here: what a dialect may state, whatever dialects there are.

use schemadown::diagnostic::Diagnostics;
use schemadown::dialect::{
    Naming, RawBody, RawField, RawModel, RawRef, RawType, RawTypeKind, RawValue, RawValues, Spanned,
};
use schemadown::ir::{self, Schema};
use schemadown::mine;
use schemadown::source::{FileId, Sources, Span};
use serde_json::Value;

/// Pages, and the models that are read from them.
#[derive(Default)]
pub struct Docs {
    pub sources: Sources,
    models: Vec<RawModel>,
    /// Whether they tell a field that is left out from one that is `null`.
    pub tells_null: bool,
}

impl Docs {
    pub fn page(&mut self, path: &str, text: &str) -> Page {
        Page(self.sources.add(path, path, text))
    }

    /// The words where they first stand on a page.
    pub fn words(&self, page: Page, words: &str) -> Spanned {
        self.words_after(page, 0, words)
    }

    fn words_after(&self, page: Page, at: usize, words: &str) -> Spanned {
        let found = self.sources.file(page.0).text[at..].find(words);
        let at = at + found.unwrap_or_else(|| panic!("`{words}` is not on the page"));
        Spanned { text: words.to_owned(), span: Span::new(page.0, at..at + words.len()) }
    }

    /// A page with a heading for each of these models and a line for each of their parts.
    pub fn page_of<const N: usize>(&mut self, path: &str, models: [(&str, RawBody); N]) {
        let parts = |body: &RawBody| match body {
            RawBody::Fields(fields) => fields.iter().map(|field| field.name.text.clone()).collect(),
            RawBody::Values(values) => values.values.iter().map(|value| value.value.to_string()).collect(),
            _ => Vec::new(),
        };
        let text = models.iter().map(|(name, body)| format!("# {name}\n\n{}\n\n", parts(body).join("\n\n")));
        let page = self.page(path, &text.collect::<String>());
        let mut at = 0;
        for (name, mut body) in models {
            let heading = self.words_after(page, at, &format!("# {name}\n"));
            at = heading.span.range().end;
            let mut place = |words: &str| {
                let found = self.words_after(page, at, words).span;
                at = found.range().end;
                found
            };
            match &mut body {
                RawBody::Fields(fields) => {
                    for field in fields {
                        field.name.span = place(&field.name.text);
                    }
                }
                RawBody::Values(values) => {
                    for value in &mut values.values {
                        value.span = place(&value.value.to_string());
                    }
                }
                _ => {}
            }
            let name = Spanned { text: name.to_owned(), span: heading.span };
            self.push(page, name, body).shares_page = N > 1;
        }
    }

    /// A model that shares its page with others.
    pub fn model(&mut self, page: Page, name: &str, body: RawBody) -> &mut RawModel {
        let name = self.words(page, name);
        self.push(page, name, body)
    }

    /// The model that was added last.
    pub fn last(&mut self) -> &mut RawModel {
        self.models.last_mut().unwrap()
    }

    fn push(&mut self, page: Page, name: Spanned, body: RawBody) -> &mut RawModel {
        let model = RawModel {
            file: page.0,
            dialect: "test",
            naming: Naming::AsWritten,
            at: name.span,
            name,
            shares_page: true,
            tells_null: self.tells_null,
            description: None,
            deprecated: None,
            body,
            examples: Vec::new(),
            folders: None,
        };
        self.models.push(model);
        self.last()
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
        self.schema_of(api, self.models.len())
    }

    /// The schema of two documentations; the first has so many of the models.
    pub fn schema_of(&self, api: &str, first: usize) -> Schema {
        let mut diagnostics = Diagnostics::new();
        let places: Vec<_> = self.models.iter().map(|model| (model.name.text.clone(), model.at)).collect();
        let mut models = self.models.clone();
        for model in &mut models {
            if let RawBody::Fields(fields) = &mut model.body {
                for field in fields {
                    lead(&mut field.ty, &places);
                }
            }
        }
        let (first, second) = models.split_at(first);
        let docs = [first, second].into_iter().filter(|models| !models.is_empty());
        let docs = docs.map(|models| ir::Docs {
            models: models.to_vec(),
            files: self.sources.iter().collect(),
            declared: Vec::new(),
        });
        let options = ir::Options { api: api.to_owned(), ..ir::Options::default() };
        let mut schema = ir::build(docs.collect(), &self.sources, &options, &mut diagnostics);
        mine::attach(&mut schema);
        assert!(!diagnostics.has_errors(), "{:?}", diagnostics.iter().collect::<Vec<_>>());
        schema
    }
}

/// Words whose place does not matter, or is put right once the page is there.
pub fn nowhere(text: &str) -> Spanned {
    Spanned { text: text.to_owned(), span: Span::new(Sources::new().add("", "", ""), 0..0) }
}

/// Looks references up, as a dialect does that knows which section a link leads to.
fn lead(ty: &mut RawType, places: &[(String, Span)]) {
    match &mut ty.kind {
        RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => lead(inner, places),
        RawTypeKind::Ref(reference) => {
            let found = places.iter().find(|(name, _)| *name == reference.name);
            reference.model = found.map(|(_, at)| *at);
        }
        _ => {}
    }
}

fn of(kind: RawTypeKind) -> RawType {
    RawType { kind, span: nowhere("").span }
}

/// A required field.
pub fn row(name: &str, kind: RawTypeKind) -> RawField {
    RawField { required: true, ..RawField::new(nowhere(name), of(kind)) }
}

/// A field that may be left out.
pub fn maybe(name: &str, kind: RawTypeKind) -> RawField {
    RawField { required: false, ..row(name, kind) }
}

/// The same field with this description, from which rules are mined.
pub fn described(field: RawField, text: &str) -> RawField {
    RawField { description: Some(nowhere(text)), ..field }
}

/// Values, each with its name.
pub fn values<const N: usize>(values: [(&str, Value); N]) -> RawValues {
    let value =
        |(name, value): (&str, _)| RawValue { name: Some(name.to_owned()), ..RawValue::new(value, nowhere("").span) };
    RawValues { values: values.into_iter().map(value).collect(), ..RawValues::default() }
}

pub fn list(items: RawTypeKind) -> RawTypeKind {
    RawTypeKind::Array(Box::new(of(items)))
}

#[derive(Clone, Copy)]
pub struct Page(pub FileId);

pub fn to(name: &str) -> RawTypeKind {
    RawTypeKind::Ref(RawRef::named(name))
}

//! The model pages of OpenAPI Generator (and of swagger-codegen before it): `# Name`, then `## Properties`, `## Enum` or
//! what the generator of a language has for a union.
//!
//! Every generator has its own template, but all of them grew from one. So the page is read once, here, and a language
//! is a table of words: what its type cells call each neutral type. What a template loses is not made up: see [`page`].

mod csharp;
mod dart;
mod defaults;
mod entities;
mod enums;
mod go;
mod inner;
mod java;
mod kotlin;
mod likeness;
mod names;
mod notes;
mod optional;
mod page;
mod php;
mod properties;
mod python;
mod ruby;
mod rust;
mod several;
mod types;
#[cfg(test)]
mod types_tests;
mod typescript;
mod unions;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};
use crate::source::SourceFile;

use super::raw::{Naming, RawProse, RawTypeKind, Spanned};
use super::{Dialect, Likeness, Page, RawModel};
use likeness::Signs;

pub(super) use csharp::CSHARP;
pub(super) use dart::DART;
pub(super) use go::GO;
pub(super) use java::JAVA;
pub(super) use kotlin::KOTLIN;
pub(super) use php::PHP;
pub(super) use python::PYTHON;
pub(super) use ruby::RUBY;
pub(super) use rust::RUST;
pub(super) use typescript::TYPESCRIPT;

/// What differs from one language to the next.
pub(super) struct Language {
    /// The name of the dialect.
    name: &'static str,
    /// How it spells the API's names.
    naming: Naming,
    /// What else its pages have of their own.
    signs: Signs,
    /// What type cells call the neutral types. Any other name is a model's.
    words: &'static [(&'static str, Word)],
    /// What stands before the name of a type that may be `null`.
    null_prefix: Option<&'static str>,
    /// Which rows show whether a field may be `null`.
    null: Null,
}

/// A word of a type cell.
#[derive(Clone, Debug, PartialEq)]
enum Word {
    /// A type without parts.
    Is(RawTypeKind),
    /// A list of its one argument.
    List,
    /// The same, with no element twice.
    Set,
    /// An object whose values have the type of the last argument.
    Map,
    /// What is inside may be `null`.
    Nullable,
    /// What is inside, and no more than that.
    Inner,
    /// One of its arguments.
    Union,
}

/// Which rows show whether a field may be `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Null {
    /// Those whose type has a mark for it. The others say nothing.
    Marked,
    /// Those of required fields: an optional field has the same mark. What a required one without the mark says.
    Required(Option<bool>),
    /// All but those whose types are lists, maps or any, which may be `null` as they are.
    Scalars,
}

impl Language {
    /// What a name means, unless it is a model's.
    fn word(&self, name: &str) -> Option<&Word> {
        self.words.iter().find(|(word, _)| *word == name).map(|(_, word)| word)
    }
}

impl Dialect for Language {
    fn name(&self) -> &'static str {
        self.name
    }

    fn sections(&self) -> &'static [&'static str] {
        &["Properties", "Enum"]
    }

    fn likeness(&self, document: &Document<'_>) -> Likeness {
        likeness::likeness(self, document)
    }

    fn flattens_unions(&self) -> bool {
        true
    }

    fn settle(&self, models: &mut [RawModel], diagnostics: &mut Diagnostics) {
        optional::settle(self, models, diagnostics);
    }

    fn read(&self, file: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page {
        page::read(self, file, document, diagnostics)
    }
}

/// A text of its own.
fn owned(text: Text<'_>) -> RawProse {
    Spanned { text: text.raw.to_owned(), span: text.span }
}

//! The model pages of Speakeasy SDKs: `# Name`, prose, examples, then one of `## Fields`, `## Values` or
//! `## Supported Types`.
//!
//! What all languages share is here; what differs is a [`Language`], one file each, most of it tables.

mod bare;
mod csharp;
mod fields;
mod go;
mod grammar;
mod java;
mod members;
mod notice;
mod page;
mod php;
mod python;
mod ruby;
mod transport;
mod typescript;
mod values;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Section, Text};
use crate::source::SourceFile;

use super::raw::{Naming, RawProse, RawType, Spanned, Syntax};
use super::{Dialect, Likeness, Page};
use grammar::Word;

pub(super) use csharp::CSHARP;
pub(super) use go::GO;
pub(super) use java::JAVA;
pub(super) use php::PHP;
pub(super) use python::PYTHON;
pub(super) use ruby::RUBY;
pub(super) use typescript::TYPESCRIPT;

/// All of them.
const LANGUAGES: [&Language; 7] = [&TYPESCRIPT, &PYTHON, &GO, &JAVA, &CSHARP, &PHP, &RUBY];

/// What differs from one SDK language to the next.
pub(super) struct Language {
    /// The name of the dialect.
    name: &'static str,
    /// How it spells the API's names.
    naming: Naming,
    /// The languages of the fences that hold this dialect's code.
    fences: &'static [&'static str],
    /// How examples are written, where they show more than the rest of the page.
    examples: Option<Syntax>,
    /// What joins the parts of a name: `models.Foo`, `Models::Foo`.
    separators: &'static [&'static str],
    /// What words mean in types, their parts joined by dots.
    words: &'static [(&'static str, Word)],
    /// What words mean in the label of a link that leads out of the documentation. There they come first.
    external: &'static [(&'static str, Word)],
    /// Some types, for whoever wrote one that is none.
    forms: &'static str,
    /// The mark before a type that may be left out: `*string`, `?string`.
    optional_mark: Option<char>,
    /// Whether lists are written `[]string`.
    slices: bool,
    /// Whether a row shows that a required field may be null.
    shows_null: bool,
    /// Whether the page of a union may end below its description.
    bare_unions: bool,
    /// Reads the type of a union's member from its section.
    member: fn(&Language, &Section<'_>) -> Result<RawType, MemberError>,
    /// The folders below the models' root that a code block's import names.
    import_folders: fn(&str) -> Option<Vec<String>>,
    /// The documented names of the row that stands for undocumented properties.
    additional: &'static [&'static str],
}

impl Language {
    fn word(&self, name: &str, external: bool) -> Option<&'static Word> {
        let find = |words: &'static [(&'static str, Word)]| words.iter().find(|(word, _)| *word == name);
        let found = if external { find(self.external).or_else(|| find(self.words)) } else { find(self.words) };
        found.map(|(_, word)| word)
    }
}

impl Dialect for Language {
    fn name(&self) -> &'static str {
        self.name
    }

    fn sections(&self) -> &'static [&'static str] {
        &["Fields", "Values", "Supported Types"]
    }

    fn likeness(&self, document: &Document<'_>) -> Likeness {
        page::likeness(self, document)
    }

    fn read(&self, file: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page {
        page::read(self, file, document, diagnostics)
    }
}

/// Why a type could not be read.
#[derive(Debug)]
struct TypeError {
    /// Where it went wrong, counted from the start of the text.
    at: usize,
    /// What was expected there.
    expected: &'static str,
}

/// Why a union's member could not be read.
struct MemberError {
    /// The text that was to be a type.
    text: String,
    /// Where it stands.
    span: crate::source::Span,
    error: TypeError,
}

/// The type that a text holds, as a member of a union.
fn member_type(language: &Language, text: Text<'_>) -> Result<RawType, MemberError> {
    match grammar::read(language, text) {
        Ok(cell) => Ok(cell.ty),
        Err(error) => Err(MemberError { text: text.raw.to_owned(), span: text.span, error }),
    }
}

/// The type in a member's heading, which is where most languages have it.
fn heading_type(language: &Language, section: &Section<'_>) -> Result<RawType, MemberError> {
    member_type(language, section.heading)
}

/// No import says which folder a page's model is in.
fn no_folders(_: &str) -> Option<Vec<String>> {
    None
}

/// A text of its own.
fn owned(text: Text<'_>) -> RawProse {
    Spanned { text: text.raw.to_owned(), span: text.span }
}

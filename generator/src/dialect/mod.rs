//! Stage `dialect`: a [`Document`] becomes a [`RawModel`], in neutral terms.
//!
//! One file per documentation dialect; nothing of Rust. A dialect is registered in [`DIALECTS`], and [`detect`] finds out
//! which of them a folder is written in.

mod detect;
mod lines;
mod loose;
mod openapi_generator;
mod overlooked;
mod raw;
mod scan;
mod speakeasy;
mod swallowed;
mod tables;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::source::{SourceFile, Sources};

pub use detect::{Detected, Likeness, Verdict, detect, seen};
pub use loose::{Loose, loose_rows};
pub use overlooked::overlooked;
pub use raw::{
    IntSize, Naming, RawBody, RawDefault, RawDeprecation, RawExample, RawField, RawModel, RawProse, RawRef, RawRemark,
    RawRule, RawRuleKind, RawTag, RawType, RawTypeKind, RawValue, RawValues, RemarkOf, Spanned, Syntax,
};
pub use scan::string_literal;
pub use tables::{
    ColumnFound, ModelFound, Report, Settings as TableSettings, Sign, TableFound, Tally, column_roles, survey,
    type_words,
};

/// A form that documentation is published in.
///
/// [`detect`] asks every dialect how much a page is like it, adds the answers up for each folder, and gives the pages to the
/// dialect that fits best. So a dialect needs no look at others: it counts what it would write, and what it never would.
pub trait Dialect: Sync {
    /// The name that the configuration and the IR know it by: `generator-language`.
    fn name(&self) -> &'static str;

    /// What the page shows of this dialect, and what speaks against it. A page that documents no model shows nothing.
    ///
    /// Only a sample of the pages is asked, so it may parse what it counts; problems are not reported here.
    fn likeness(&self, document: &Document<'_>) -> Likeness;

    /// Whether the pages of unions may look like objects: the properties of all members in one table.
    fn flattens_unions(&self) -> bool {
        false
    }

    /// What the sections are called by which a page of a model is known; empty where pages are known otherwise.
    fn sections(&self) -> &'static [&'static str] {
        &[]
    }

    /// Reads all pages of a doc set together, where one page alone does not say what it means; `settings` say what the pages
    /// do not. `None` where each page is read by itself.
    fn read_all(
        &self,
        _documents: &[&Document<'_>],
        _settings: &TableSettings,
        _diagnostics: &mut Diagnostics,
    ) -> Option<Vec<RawModel>> {
        None
    }

    /// Settles what only all pages together show, once each of them has been read.
    fn settle(&self, _models: &mut [RawModel], _diagnostics: &mut Diagnostics) {}

    /// Reads a page; problems go to `diagnostics`.
    fn read(&self, file: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page;
}

/// What a page turned out to be.
#[derive(Clone, Debug)]
pub enum Page {
    /// A model.
    Model(Box<RawModel>),
    /// A model and those that its page documents with it.
    Models(Vec<RawModel>),
    /// Meant as a model, but without a name; that has been reported.
    Nameless,
    /// What an SDK's own transport holds: no model of the API's, nor is a field that leads to it one of JSON.
    Transport,
    /// Not a model's page, and why.
    Other(&'static str),
}

/// Takes out the fields that lead to pages of the transport. Gives how many there were.
pub fn without_transport(models: &mut [RawModel], pages: &BTreeSet<String>, sources: &Sources) -> usize {
    let mut left_out = 0;
    for model in models.iter_mut().filter(|_| !pages.is_empty()) {
        let page = sources.file(model.file).path.as_str();
        let RawBody::Fields(fields) = &mut model.body else { continue };
        let before = fields.len();
        fields.retain(|field| !leads_to(&field.ty, page, pages));
        left_out += before - fields.len();
    }
    left_out
}

/// Whether a type is a link from a page to one of some others.
fn leads_to(ty: &RawType, page: &str, pages: &BTreeSet<String>) -> bool {
    let RawTypeKind::Ref(RawRef { target: Some(target), .. }) = &ty.kind else { return false };
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for part in target.text.split('#').next().unwrap_or_default().split('/') {
        match part {
            "" | "." => {}
            ".." => _ = path.pop(),
            part => path.push(part),
        }
    }
    pages.contains(&path.join("/"))
}

/// Every dialect there is. Of two that fit alike the first is taken.
pub const DIALECTS: &[&dyn Dialect] = &[
    &speakeasy::TYPESCRIPT,
    &speakeasy::PYTHON,
    &speakeasy::GO,
    &speakeasy::JAVA,
    &speakeasy::CSHARP,
    &speakeasy::PHP,
    &speakeasy::RUBY,
    &openapi_generator::CSHARP,
    &openapi_generator::DART,
    &openapi_generator::GO,
    &openapi_generator::JAVA,
    &openapi_generator::KOTLIN,
    &openapi_generator::PHP,
    &openapi_generator::PYTHON,
    &openapi_generator::RUBY,
    &openapi_generator::RUST,
    &openapi_generator::TYPESCRIPT,
    &tables::TABLES,
];

/// The dialect of this name.
pub fn named(name: &str) -> Option<&'static dyn Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.name() == name)
}

//! Stage `dialect`: a [`Document`] becomes a [`RawModel`], in neutral terms.
//!
//! One file per documentation dialect; nothing of Rust. A dialect is registered in [`DIALECTS`].

mod raw;
mod scan;
mod speakeasy;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::source::SourceFile;

pub use raw::{
    RawBody, RawDeprecation, RawExample, RawField, RawModel, RawProse, RawRef, RawType, RawTypeKind, RawValue,
    RawValues, Spanned,
};
pub use scan::string_literal;

/// A form that documentation is published in.
pub trait Dialect: Sync {
    /// The name that the configuration and the IR know it by.
    fn name(&self) -> &'static str;

    /// Reads a page; problems go to `diagnostics`.
    fn read(&self, file: &SourceFile, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Page;
}

/// What a page turned out to be.
#[derive(Clone, Debug)]
pub enum Page {
    /// A model.
    Model(Box<RawModel>),
    /// Meant as a model, but without a name; that has been reported.
    Nameless,
    /// Not a model's page, and why.
    Other(&'static str),
}

/// Every dialect there is.
pub const DIALECTS: &[&dyn Dialect] = &[&speakeasy::TypeScript];

/// The dialect of this name.
pub fn named(name: &str) -> Option<&'static dyn Dialect> {
    DIALECTS.iter().copied().find(|dialect| dialect.name() == name)
}

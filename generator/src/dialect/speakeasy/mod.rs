//! The model pages of Speakeasy SDKs: `# Name`, prose, examples, then one of `## Fields`, `## Values` or
//! `## Supported Types`.
//!
//! What all languages share is here; what differs is a [`Language`], one file each.

mod fields;
mod members;
mod notice;
mod page;
mod typescript;
mod values;

use crate::document::Text;

use super::raw::{Naming, RawType};

pub(super) use typescript::TypeScript;

/// What differs from one SDK language to the next.
struct Language {
    /// The name of the dialect.
    name: &'static str,
    /// How it spells the API's names.
    naming: Naming,
    /// The languages of the fences that hold this dialect's code.
    fences: &'static [&'static str],
    /// Reads a type, wherever one stands: a cell, a heading.
    type_cell: fn(Text<'_>) -> Result<RawType, TypeError>,
    /// The folders below the models' root that a code block's import names.
    import_folders: fn(&str) -> Option<Vec<String>>,
    /// The documented names of the row that stands for undocumented properties.
    additional: &'static [&'static str],
}

/// Why a type could not be read.
#[derive(Debug)]
struct TypeError {
    /// Where it went wrong, counted from the start of the text.
    at: usize,
    /// What was expected there.
    expected: &'static str,
}

//! What a page shows of the language that it was generated for: its type cells, and what a template has of its own.

use crate::document::{Block, Document, Text};

use super::super::Likeness;
use super::super::raw::{Naming, RawRef, RawType, RawTypeKind};
use super::page::{self, Kind};
use super::{Language, types};

/// What pages have of their own besides their type cells.
pub(super) struct Signs {
    /// How the title is written.
    pub(super) title: Title,
    /// Whether the rows of the table of properties begin with a pipe.
    pub(super) outer_pipes: bool,
    /// The language of the fences, where the template has an example.
    pub(super) fence: Option<&'static str>,
}

/// How a title is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// `# Name`
    Plain,
    /// `# package.model.Name`
    Dotted,
    /// `# Package::Name`
    Colons,
    /// `# # Name`
    Hash,
}

/// How many type cells any other sign counts as much as.
const WEIGHT: usize = 3;

/// How much a page of a model is like this language.
pub(super) fn likeness(language: &Language, document: &Document<'_>) -> Likeness {
    let mut likeness = Likeness::default();
    let Some(kind) = document.sections.iter().find_map(page::kind) else { return likeness };
    // The section is what all languages share.
    likeness.count(true);
    let mut sign = |fits: bool| (0..WEIGHT).for_each(|_| likeness.count(fits));
    if let Some(title) = document.title {
        sign(title_of(title.raw) == language.signs.title);
    }
    for fence in fences(document) {
        sign(language.signs.fence == Some(fence));
    }
    if let Kind::Properties(_, table) = kind {
        sign(table.text.raw.starts_with('|') == language.signs.outer_pipes);
        for row in &table.rows {
            if let Some(cell) = row.cells.get(1) {
                likeness.count(types::read(language, *cell).is_ok_and(|cell| !names_nothing(&cell.ty)));
            }
            if let Some(cell) = row.cells.first() {
                likeness.count(is_spelled(language.naming, *cell));
            }
        }
    }
    likeness
}

fn title_of(title: &str) -> Title {
    if title.starts_with("# ") {
        Title::Hash
    } else if title.contains("::") {
        Title::Colons
    } else if title.contains('.') {
        Title::Dotted
    } else {
        Title::Plain
    }
}

fn fences<'a>(document: &Document<'a>) -> impl Iterator<Item = &'a str> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| match block {
        Block::Code(code) => code.language,
        _ => None,
    })
}

/// Whether a name begins and goes on as the language's names do, as far as it shows.
fn is_spelled(naming: Naming, cell: Text<'_>) -> bool {
    let name = cell.raw.trim_matches(['*', '`', '_']);
    let starts_upper = name.starts_with(|c: char| c.is_ascii_uppercase());
    match naming {
        Naming::AsWritten => true,
        Naming::Pascal | Naming::Initialisms => starts_upper && !name.contains('_'),
        Naming::Camel => !starts_upper && !name.contains('_'),
        Naming::Snake => !name.contains(|c: char| c.is_ascii_uppercase()),
    }
}

/// Whether a word was taken for the name of a model that no model has: `str`, `int64`.
fn names_nothing(ty: &RawType) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        if let RawTypeKind::Ref(RawRef { name, target: None }) = &ty.kind {
            found |= !name.contains(|c: char| c.is_ascii_uppercase());
        }
    });
    found
}

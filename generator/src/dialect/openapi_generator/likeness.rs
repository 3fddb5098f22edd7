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
const WEIGHT: u32 = 3;

/// How much a page of a model is like this language. The words of its type cells speak for it. All else that could be
/// another language's as well speaks only against those that would have it otherwise.
pub(super) fn likeness(language: &Language, document: &Document<'_>) -> Likeness {
    let Some(kind) = document.sections.iter().find_map(page::kind) else { return Likeness::default() };
    // The section is what all languages share.
    let mut likeness = Likeness { fits: 1, clashes: 0 };
    let signs = &language.signs;
    let mut clashes = usize::from(document.title.is_some_and(|title| title_of(title.raw) != signs.title));
    clashes += fences(document).filter(|fence| signs.fence != Some(fence)).count();
    if let Kind::Properties(_, table) = kind {
        clashes += usize::from(table.text.raw.starts_with('|') != signs.outer_pipes);
        for row in &table.rows {
            if row.cells.first().is_some_and(|cell| !is_spelled(language.naming, *cell)) {
                likeness.count(false);
            }
            let cell = row.cells.get(1).map(|cell| types::read(language, *cell));
            match cell.map(|cell| cell.map_or(Words::Foreign, |cell| words(&cell.ty))) {
                Some(Words::Own) => likeness.count(true),
                Some(Words::Foreign) => likeness.count(false),
                Some(Words::None) | None => {}
            }
        }
    }
    likeness.clashes += WEIGHT * u32::try_from(clashes).unwrap_or(u32::MAX / WEIGHT);
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

/// What the words in a type are.
enum Words {
    /// The language's own.
    Own,
    /// Models, perhaps.
    None,
    /// Neither: `str`, `int64`.
    Foreign,
}

fn words(ty: &RawType) -> Words {
    let (mut own, mut foreign) = (false, false);
    ty.walk(&mut |ty| match &ty.kind {
        RawTypeKind::Ref(RawRef { name, target, .. }) => {
            foreign |= target.is_none() && !name.contains(|c: char| c.is_ascii_uppercase());
        }
        RawTypeKind::Array(_) | RawTypeKind::Map(_) | RawTypeKind::Union(_) => {}
        _ => own = true,
    });
    match (foreign, own) {
        (true, _) => Words::Foreign,
        (false, true) => Words::Own,
        (false, false) => Words::None,
    }
}

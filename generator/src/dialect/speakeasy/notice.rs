//! Deprecation notices, which the generator writes into the prose.
//!
//! In a cell: `: warning: ** DEPRECATED **: <text><br/><br/>` (with those spaces) before the description.
//! Of a type: a block quote `> :warning: **DEPRECATED**: <text>` behind the description.

use crate::document::{Block, Document, Text};

use super::super::raw::RawDeprecation;

/// Prose without its notice.
pub(super) struct Notice<'a> {
    pub(super) deprecated: Option<RawDeprecation>,
    pub(super) description: Option<Text<'a>>,
}

const CELL: &str = ": warning: ** DEPRECATED **:";
const TYPE: &str = ":warning: **DEPRECATED**";
const STOCK: &str = "This will be removed in a future release, please migrate away from it as soon as possible";

/// A notice that says nothing of its own.
pub(super) fn stock() -> RawDeprecation {
    RawDeprecation { note: None }
}

/// The notice and the description of a field's cell. `N/A` is how the dialect writes no description.
pub(super) fn of_field(cell: Text<'_>) -> Notice<'_> {
    let (deprecated, rest) = match cell.strip_prefix(CELL) {
        None => (None, cell),
        Some(rest) => {
            let rest = rest.trim();
            let (note, tail) = rest.raw.split_once("<br/><br/>").unwrap_or((rest.raw, ""));
            (Some(deprecation(note)), rest.part(rest.raw.len() - tail.len()..rest.raw.len()).trim())
        }
    };
    let description = Some(rest).filter(|text| !text.raw.is_empty() && text.raw != "N/A");
    Notice { deprecated, description }
}

/// The notice and the description of a type, from what stands between its title and its first section.
pub(super) fn of_type<'a>(document: &Document<'a>) -> Notice<'a> {
    let intro = &document.intro;
    let quote = |block: &Block<'a>| match block {
        Block::Quote(text) => text.raw.trim_start_matches(['>', ' ']).strip_prefix(TYPE).map(str::to_owned),
        _ => None,
    };
    let deprecated = intro.iter().find_map(quote).map(|text| deprecation(text.trim_start_matches(':')));
    let mut blocks = intro.iter().filter(|block| quote(block).is_none()).map(Block::text);
    let description = blocks.next().map(|first| blocks.fold(first, |whole, block| document.between(whole, block)));
    Notice { deprecated, description: description.filter(|text| !text.raw.is_empty()) }
}

fn deprecation(text: &str) -> RawDeprecation {
    let text = text.replace("\n>", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = text.trim_end_matches('.') != STOCK && !text.is_empty();
    RawDeprecation { note: own.then_some(text) }
}

//! Prose as a miner sees it: Markdown source → glyphs (markup gone) → tokens → sentences and clauses.
//!
//! Every step keeps the place in the source that it came from, and none depends on what any rule looks for.

mod ask;
mod digits;
mod glyph;
mod number;
mod sentence;
mod token;

pub(crate) use ask::{Test, Words};
pub(crate) use number::read_number;
pub(crate) use sentence::{Clause, Sentence, Text};
pub(crate) use token::{Kind, Token};

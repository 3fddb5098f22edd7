//! Lists that are not all of it.

use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Text, Token, Words};

/// `Additional reasons may be added`: the list is of today.
pub(super) fn is_extended(text: &Text) -> bool {
    let more = |at: usize| {
        let near = text.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        near.has(Class::Further)
    };
    text.tokens.windows(3).enumerate().any(|(at, three)| {
        let added = three[0].is(["may", "might", "can", "will"]) && three[1].is("be");
        added && three[2].is(["added", "extended", "introduced"]) && more(at)
            || three[0].is(["not", "non"]) && three[1].is("exhaustive")
    })
}

/// The values in `flat Flat deep Deep round Round` at the end: what Go generators append of an enum, each value with the
/// name of its constant. They are all the values there are, whatever the words before them say.
pub(super) fn constants(text: &Text) -> Vec<&str> {
    let is_pair = |pair: &&[Token]| match pair {
        [value, name] => value.kind == Kind::Word && name.kind == Kind::Word && !value.capital && name.capital,
        _ => false,
    };
    text.tokens
        .rchunks_exact(2)
        .take_while(is_pair)
        .filter_map(<[Token]>::first)
        .map(|token| token.text.as_str())
        .collect()
}

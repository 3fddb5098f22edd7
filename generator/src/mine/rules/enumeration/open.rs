//! Lists that are not all of it.

use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Text, Token, Words};

/// `Additional reasons may be added`: the list is of today.
pub(super) fn is_extended(text: &Text) -> bool {
    let more = |at: usize| {
        let near = text.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        near.has(Class::Further)
    };
    reserves_others(text)
        || text.tokens.windows(3).enumerate().any(|(at, three)| {
            let added = three[0].is(["may", "might", "can", "will"]) && three[1].is("be");
            added && three[2].is(Class::Extended) && more(at)
                || three[0].is(["not", "non"]) && three[1].is("exhaustive")
        })
}

/// `Case-insensitive`, `in any case`: values that are written otherwise than the list are among them.
pub(super) fn has_any_case(text: &Text) -> bool {
    text.tokens.iter().enumerate().any(|(at, token)| {
        let before = |distance: usize, words: &[&str]| text.tokens.is_back(at, distance, words);
        token.is(["case-insensitive", "case-insensitively", "case-insensitivity"])
            || token.is(["insensitive", "insensitively"])
                && text.tokens.get(at.saturating_sub(2)..at).is_some_and(|near| near.has("case"))
            || token.is(["case", "casing", "capitalization"])
                && (before(1, &["any", "either"]) && before(2, &["in"])
                    || before(2, &["regardless"])
                    || before(1, &["ignoring", "ignores"]))
            || token.is("case") && text.tokens.get(at + 1..at + 4).is_some_and(|near| near.has(["ignored"]))
    })
}

/// `Others are reserved`: what is no value yet may be one.
fn reserves_others(text: &Text) -> bool {
    text.tokens.iter().enumerate().any(|(at, token)| {
        token.is("reserved")
            && text
                .tokens
                .get(at.saturating_sub(5)..at)
                .is_some_and(|near| near.has(["other", "others", "rest", "remaining"]))
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

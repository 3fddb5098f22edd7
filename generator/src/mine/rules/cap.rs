//! Fields that limit something, and how their own limits are told from what they limit.

use crate::ir::Why;
use crate::mine::clause::{Reader, Site};
use crate::mine::lexicon::Class;
use crate::mine::noun::names_field;
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::text::{Token, Words};
use crate::mine::unit::Unit;

/// `Maximum weight of a parcel` says what the field bounds, and nothing of its own bounds.
pub(super) fn is_limit(reader: &Reader<'_>) -> bool {
    reader.at == 0 && opens_as_limit(&reader.words) && !reader.words.iter().any(|token| token.is_number())
}

fn opens_as_limit(words: &[&Token]) -> bool {
    let article = usize::from(words.starts(["the", "a"]));
    words.is_at(article, Class::Extreme)
}

/// `The maximum number of carts to return. A maximum of 100 carts can be returned.`: of a field that says how many are
/// asked for, what can be had is its limit. What a server does of itself is none.
pub(super) fn of_what_is_returned(site: &Site<'_>, quantity: &Quantity, objection: Option<Why>) -> bool {
    let known = objection.is_none_or(|why| why == Why::ServerBehaviour);
    let counts = quantity.bound == Bound::AtMost && matches!(quantity.unit, Unit::Noun(_) | Unit::None);
    let noun = site.after().iter().take_while(|token| !token.is(Class::Modal)).count();
    let can = site.after().is_at(noun, ["can", "may"]) && site.after().is_at(noun + 1, "be");
    let given = can && site.after().is_at(noun + 2, Class::Returned) && noun < LONGEST_NOUN;
    known && counts && given && site.before().are("a") && asks_for_so_many(site)
}

/// Whether the field says how many of something are asked for.
fn asks_for_so_many(site: &Site<'_>) -> bool {
    let named =
        ["max", "limit", "top", "count", "take", "size"].iter().any(|word| names_field(site.subject.field, word));
    let sentence = site.text.sentences.get(site.text.definition);
    let tokens = sentence.and_then(|sentence| site.text.tokens.get(sentence.tokens.clone())).unwrap_or_default();
    let article = usize::from(tokens.is_at(0, ["the", "a"]));
    let number = tokens.is_at(article, "number") || tokens.is_at(article + 1, "number");
    let asked = tokens.has(["return", "returned", "retrieve", "retrieved", "fetch", "response", "page", "results"]);
    !site.defines() && number && asked && (named || tokens.is_at(article, ["maximum", "max"]))
}

/// A noun phrase of more words is a clause.
const LONGEST_NOUN: usize = 5;

/// `defaults to 50, limited to 256`: what stands behind a default says more of the field.
pub(super) fn follows_default(site: &Site<'_>) -> bool {
    let before = site.before();
    let plain = |token: &&Token| token.is_number() || token.is(["default", "defaults", "to", "is", "of", "value"]);
    before.starts(["default", "defaults"])
        && before.ends(',')
        && before.iter().take(before.len().saturating_sub(1)).all(plain)
}

/// The words that lead to a number, without those that say it is the default too: `default and maximum is 300`.
pub(super) fn stated<'a>(site: &Site<'a>) -> &'a [&'a Token] {
    let near = site.near();
    let article = usize::from(near.starts(["the", "a"]));
    let both = near.is_at(article, "default") && near.is_at(article + 1, (["and"], ['&', '/']));
    if both { near.get(article + 2..).unwrap_or_default() } else { near }
}

/// `that you can specify` in `the maximum that you can specify is 100` names nothing.
pub(super) fn without_clause<'a, 'b>(gap: &'b [&'a Token]) -> &'b [&'a Token] {
    let clause = gap.iter().position(|token| token.is(["that", "which", "you", "we"]));
    gap.get(..clause.unwrap_or(gap.len())).unwrap_or_default()
}

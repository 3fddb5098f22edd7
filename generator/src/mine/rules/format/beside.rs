//! What stands beside the form of a value: another form, and more of them than one.

use crate::mine::Shape;
use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token, Words};

/// `a UUID or a name`, `(UUID) or a name`, `either …`, `IPv4 or IPv6`.
pub(super) fn alternatives(site: &Site<'_>) -> bool {
    let last = site.clause.tokens.last().copied().unwrap_or(0);
    let or = |at: usize| site.text.tokens.is_at(at, ["or", "and/or"]);
    let either = site.words.has(["either", "alternatively"]);
    let null_at = |at: usize| site.text.tokens.get(at).is_some_and(is_null);
    let comma = usize::from(site.text.tokens.is_at(last + 2, ','));
    let aside = site.clause.parent.is_some() && or(last + 2 + comma) && !null_at(last + 3 + comma);
    // A parenthesis right behind, and `or` behind that: `a UUID (with dashes) or a name`.
    let own = site.clause.tokens.get(site.part.end.saturating_sub(1)).copied().unwrap_or(0);
    let opened = site.text.tokens.is_at(own + 1, '(');
    let closed = (own + 2..own + 30).find(|at| site.text.tokens.is_at(*at, ')'));
    let null =
        |token: &Token| token.is(["more", "time", "null"]) || token.kind == Kind::Literal && token.text == "null";
    // `An IPv4 address, a host name, or …`
    let comma = site.after().starts(',');
    let listed = comma && site.before().ends(',') && site.after().has("or");
    let row = site.after().iter().take(9).position(|token| token.is("or")).is_some_and(|at| {
        comma
            && site.after().is_at(at - 1, ',')
            && !site.after().get(at + 1).is_some_and(|next| is_null(next) || next.is(["if", "when"]))
    });
    let other = |words: &[&Token], near: std::ops::Range<usize>| {
        near.into_iter().any(|at| words.is_at(at, "or") && !is_one_thing(words, at))
    };
    let behind = other(site.after(), 0..4) && !site.after().iter().take(5).any(|token| null(token));
    let before = other(site.before(), site.before().len().saturating_sub(3)..site.before().len());
    // `A UUID (or a name)`
    let aside_or = opened && or(own + 2) && !null_at(own + 3);
    // `…, plus a code of our own`, `…, as well as names`
    let more = site.after().has("plus") || site.after().has_pair("well", "as");
    either
        || more
        || aside_or
        || other_kind(site)
        || listed
        || row
        || aside
        || opened && closed.is_some_and(|at| or(at + 1) && !null_at(at + 2))
        || behind
        || before
}

/// `…, that gets the fax or SIP URI`, `a single address or a range in CIDR notation`, `name or unique id (UUID)`: an `or` that
/// leads to another kind of value, wherever the clause goes on to.
fn other_kind(site: &Site<'_>) -> bool {
    let leads = |words: &[&Token], at: usize| {
        let rest = words.get(at + 1..).unwrap_or_default();
        let phrase =
            rest.iter().take(LONGEST_NOUN).take_while(|token| token.kind == Kind::Word && !token.is(Class::NounCut));
        let null = rest.first().is_some_and(|next| is_null(next));
        let kind = phrase.clone().any(|token| token.is(Class::ValueKind));
        words[at].is("or") && !is_one_thing(words, at) && !null && kind
    };
    let behind = site.after();
    let later = (0..behind.len()).any(|at| leads(behind, at));
    // Of what stands before the form, only what it may be the form of: `a range in CIDR notation`.
    let before = if site.clause.parent.is_some() { site.host.as_slice() } else { site.before() };
    let cut = before
        .iter()
        .rposition(|token| token.kind == Kind::Punct || token.is((Class::Modal, ["is", "are", "be"])))
        .map_or(0, |at| at + 1);
    let near = before.get(cut..).unwrap_or_default();
    let article = |at: usize| near.is_at(at + 1, ["a", "an", "the", "any"]) || site.clause.parent.is_some();
    later || (0..near.len()).any(|at| leads(near, at) && article(at) && near.len() - at <= LONGEST_NOUN)
}

/// A noun phrase of more words is a sentence.
const LONGEST_NOUN: usize = 6;

/// `on or after this ISO 8601 time`, `a country or region`: the `or` is between words for one thing, and no other form.
pub(super) fn is_one_thing(near: &[&Token], at: usize) -> bool {
    let beside = |words: Class| {
        let one = |at: Option<usize>| at.and_then(|at| near.get(at)).is_none_or(|token| token.is(words));
        one(at.checked_sub(1)) && near.is_at(at + 1, words)
    };
    beside(Class::Side) || beside(Class::Place)
}

pub(super) fn is_null(token: &Token) -> bool {
    token.is(["null", "nil"]) || token.kind == Kind::Literal && token.text == "null"
}

/// `YYYY-MM-DD;YYYY-MM-DD`: two in one text.
pub(super) fn pairs(site: &Site<'_>) -> bool {
    let text = site.subject.prose.text.to_ascii_uppercase();
    [";", ",", "/", "..", "--"].iter().any(|mark| text.contains(&format!("DD{mark}YYYY")))
}

/// `The last segment is a UUID`, `Two ISO 4217 codes`: the form of a part.
pub(super) fn of_a_part(site: &Site<'_>) -> bool {
    let part = |token: &&Token| token.is(Class::Piece) && !subject::field_word(site, &token.text);
    let several = matches!(site.subject.shape, Shape::String)
        && site.before().last().is_some_and(|token| token.is_number() && !token.is("one"))
        && site.inside().ends(Class::PluralForm);
    site.before().iter().take(5).any(part) || several
}

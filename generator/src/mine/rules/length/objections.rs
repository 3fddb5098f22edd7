//! What speaks against a quantity of characters being the length of the value.

use super::code;
use crate::ir::{Target, Why};
use crate::mine::Shape;
use crate::mine::characters::names_mark;
use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::quantity::{Bound, Quantity};
use crate::mine::rules::cap;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::unit::Unit;

/// Why a quantity is no length of the target, if it is none.
pub(super) fn objection(site: &Site<'_>, quantity: &Quantity, target: Target) -> Option<Why> {
    if let Some(reason) = of_the_gap(site, quantity).or_else(|| of_the_unit(quantity)) {
        return Some(reason);
    }
    if !shape_fits(site.subject.shape, target) {
        return Some(Why::ShapeWithoutLength);
    }
    // `Maximum length: 9` of a list may be how many elements it has.
    let each = site.words.has(["each", "every", "individual"]);
    if target == Target::Items && matches!(quantity.unit, Unit::None) && !each {
        return Some(Why::ListOrElements);
    }
    // `values up to 9 letters are shown`: those are some of them.
    let entries = matches!(target, Target::Keys | Target::Values);
    let said = site.before().has(Class::SaidOf);
    let ends = site.after().first().is_none_or(|token| token.kind == Kind::Punct || token.is(["and", "or", "each"]));
    if entries && !said && !ends {
        return Some(Why::SomeValues);
    }
    if some_are_digits(site) {
        return Some(Why::SomeCharacters);
    }
    if or_another(site, quantity.bound) {
        return Some(Why::Alternatives);
    }
    if of_some(site, quantity) {
        return Some(Why::SomeCharacters);
    }
    let per = site.after().starts("per");
    if matches!(quantity.bound, Bound::Bare) && (per || !describes(site)) {
        return Some(Why::AnotherThing);
    }
    if matches!(quantity.bound, Bound::Above | Bound::Below) && !demands(site) {
        return Some(Why::NoDemand);
    }
    None
}

fn shape_fits(shape: &Shape, target: Target) -> bool {
    match (shape, target) {
        (Shape::String, Target::Itself) | (Shape::Map(_), Target::Keys) => true,
        (Shape::Array(items), Target::Items) => matches!(**items, Shape::String | Shape::Other),
        (Shape::Map(values), Target::Values) => matches!(**values, Shape::String | Shape::Other),
        _ => false,
    }
}

/// A length of `9 Ki` is no length of 9; and `at most 2 MB` is a text's length only where it says so, for what a
/// text stands for (a file, an amount of memory) is measured like that too.
fn of_the_unit(quantity: &Quantity) -> Option<Why> {
    match quantity.unit {
        Unit::Noun(_) => Some(Why::UnknownUnit),
        Unit::Bytes(each) if each > 1 && !quantity.length => Some(Why::SizeOfContent),
        _ => None,
    }
}

/// `the maximum length of a tag is 9` is about tags.
fn of_the_gap(site: &Site<'_>, quantity: &Quantity) -> Option<Why> {
    let gap = cap::without_clause(site.words.get(quantity.gap.clone()?)?);
    let fills = |token: &&&Token| token.kind == Kind::Word && (token.is(Class::GapFiller) || token.is(Class::Admitted));
    let mut nouns = gap.iter().rev().skip_while(|token| fills(token));
    let last = nouns.next()?;
    // `the maximum token length`: whose it is stands before.
    let noun = nouns.next().filter(|noun| last.is("length") && noun.kind == Kind::Word && !fills(noun)).unwrap_or(last);
    let own = subject::field_word(site, &noun.text) || subject::defined(site, &noun.text) || noun.is(Class::TextNoun);
    let key = matches!(site.subject.shape, Shape::Map(_)) && noun.is(["key", "keys"]);
    (!own && !key).then_some(Why::AnotherThing)
}

/// Digits are not all of a price or of a phone number: `at most 9 digits before the decimal point`.
fn some_are_digits(site: &Site<'_>) -> bool {
    let digits = site.inside().has(["digit", "digits", "numerals"]);
    let beside = site.text.tokens.iter().enumerate().any(|(at, token)| {
        let near = site.text.tokens.get(at.saturating_sub(6)..at).unwrap_or_default();
        token.is(Class::BesideDigits) && !near.has(Class::Negation)
    });
    let named = Class::BesideDigits.words().iter().any(|word| subject::field_word(site, word));
    let place = site.after().starts(["after", "before"]) && site.after().has(["point", "comma"]);
    digits && (beside || named || place)
}

/// `A 9 letter code or a name`, `a code (9 letters) or a name`.
fn or_another(site: &Site<'_>, bound: Bound) -> bool {
    let last = site.clause.tokens.last().copied().unwrap_or(0);
    let or = |at: usize| site.text.tokens.is_at(at, "or");
    if site.clause.parent.is_some() && or(last + 2) {
        return true;
    }
    let characters = site.inside().has(Class::CountedCharacter);
    let exact = matches!(bound, Bound::Bare | Bound::Exactly | Bound::Between);
    let ends = |token: &Token| token.is(Class::LengthCut) || token.is(Class::Negation);
    let end = site.after().iter().position(|token| ends(token)).unwrap_or(site.after().len());
    exact
        && characters
        && site.after().iter().take(end).enumerate().any(|(at, token)| {
            // `9 letters or hyphens` is a list of characters.
            let listed =
                site.after().get(at + 1).is_some_and(|next| names_mark(&next.text) || next.is(Class::BehindOr));
            token.is("or") && !listed
        })
}

/// `must contain at least one uppercase letter` asks for one among others.
fn of_some(site: &Site<'_>, quantity: &Quantity) -> bool {
    let kinds = Class::KindOfCharacter;
    let least = matches!(quantity.bound, Bound::AtLeast | Bound::Above | Bound::Exactly | Bound::Bare);
    let contains = site.near().has(Class::Contains);
    least && contains && site.inside().has(kinds)
}

/// Whether a bare `34 letter …` says what the value is: `A 34 letter code`, `must be 34 letters`, `(34 letters)`.
fn describes(site: &Site<'_>) -> bool {
    let before = site.before();
    let plain =
        |token: &&Token| token.is((Class::LengthLead, ':')) || site.defines() && subject::field_word(site, &token.text);
    let near = before.rsplit(|token| token.is(',')).next().unwrap_or_default();
    let labelled = near.ends(':');
    if site.words.iter().any(|token| code::is_standard(token)) {
        return code::has_one_length(site);
    }
    let parenthesis = before.is_empty() && site.clause.parent.is_some() && site.after().is_empty();
    let ends = near.has(["last", "first"]);
    let list = site.after().starts("of") && !ends;
    !list
        && (near.iter().all(plain) || labelled || parenthesis)
        && (site.defines() || !before.is_empty() || parenthesis)
}

/// Whether a verb of demand leads to the site.
fn demands(site: &Site<'_>) -> bool {
    let start = site.part.start.saturating_sub(4);
    let near = site.words.get(start..site.part.start).unwrap_or_default();
    near.has(Class::Demands)
}

//! Fields that are one of a few: a kind, a state, a direction. Of them a list of plain words is a list of values, where of a
//! name or an address it would name its parts.

use super::following::is_word;
use crate::mine::clause::{Reader, Site};
use crate::mine::lexicon::Class;
use crate::mine::noun::{parts_of, stem};
use crate::mine::text::{Kind, Token};
use crate::mine::value::List;

/// Whether the field is one of a few, by its name or by the noun that says what it is.
pub(super) fn is_category(reader: &Reader<'_>) -> bool {
    is_named_so(reader.subject.field) || is_said_so(&reader.site(0..0))
}

/// Whether a noun, in the singular or the plural, is one for what is one of a few.
pub(super) fn is_category_noun(token: &Token) -> bool {
    names_category(&token.text)
}

fn names_category(noun: &str) -> bool {
    Class::Category.holds(&stem(noun))
}

/// `jobStatus`, `sort_by_type`: the last word of the name.
fn is_named_so(field: &str) -> bool {
    let parts = parts_of(field);
    let last = parts.iter().rev().find(|part| !part.chars().all(char::is_numeric) && !is_filter(part));
    last.is_some_and(|part| names_category(part))
}

/// `statusFilter` filters by a status.
fn is_filter(part: &str) -> bool {
    ["filter", "value", "enum"].contains(&part)
}

/// `The current status of the cart`: the noun before what it is of.
fn is_said_so(site: &Site<'_>) -> bool {
    let sentence = site.text.sentences.get(site.text.definition);
    let Some(sentence) = sentence else { return false };
    let tokens = site.text.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let phrase = tokens.iter().take(LONGEST_NOUN).take_while(|token| token.kind == Kind::Word && !ends_noun(token));
    phrase.last().is_some_and(is_category_noun)
}

/// A noun phrase of more words is a sentence.
const LONGEST_NOUN: usize = 7;

fn ends_noun(token: &Token) -> bool {
    token.is([
        "of", "for", "in", "on", "to", "that", "which", "with", "from", "by", "used", "at", "as", "is", "are", "can",
        "may", "must", "should", "will", "has", "you", "when", "where", "how", "being",
    ])
}

/// Whether a list of plain words can be the values of such a field: none names a type, a property or what is done.
pub(super) fn are_plain_values(list: &List) -> bool {
    let is_plain = |value: &String| {
        let lower = value.to_lowercase();
        !is_word(value) && !Class::NoValue.holds(&lower) && !lower.contains("://")
    };
    list.values.len() > 1 && list.values.iter().all(is_plain)
}

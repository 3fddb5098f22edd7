//! Tokens of a clause become units: what means the same is one word, and what names a sibling is that field.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::View;
use super::names::is_distinctive;
use crate::mine::text::{Kind, Token};

/// A word, a literal, a mark, or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) what: What,
    /// Words in lower case, literals as written.
    pub(super) text: String,
    /// The field that it names, if it is meant as a name.
    pub(super) field: Option<usize>,
    /// Whether it can only be meant as a name.
    pub(super) sure: bool,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A word, or a phrase in its shortest form.
    Word,
    /// A code span, a quoted value or a number.
    Literal,
    /// A mark.
    Mark,
    /// The field that the prose describes: `this field`, `it`.
    This,
}

impl Unit {
    fn new(what: What, text: &str) -> Self {
        Self { what, text: text.to_owned(), field: None, sure: false }
    }

    /// Whether it is one of these words or marks.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        matches!(self.what, What::Word | What::Mark) && words.contains(&self.text.as_str())
    }
}

/// What a field is called. A noun beside a name makes sure that it is one.
#[rustfmt::skip] // Words in rows can be read.
pub(super) const NOUNS: &[&str] = &[
    "field", "fields", "parameter", "parameters", "property", "properties", "attribute", "attributes", "option",
    "options", "argument", "arguments", "element", "elements", "param", "params", "setting", "settings", "flag",
    "flags", "value", "values",
];

/// Words that say nothing here.
const NOISE: &[&str] = &["the", "a", "an", "also", "then", "please", "always", "that"];

/// Phrases of one meaning. Of two that fit, the earlier is taken.
#[rustfmt::skip] // One row for each meaning.
const MEANINGS: &[(&str, &[&str])] = &[
    ("if", &["if and only if"]),
    ("exactly-one", &["exactly one of", "precisely one of", "one and only one of"]),
    ("at-least-one", &["at least one of", "minimum of one of"]),
    ("one-or-more", &["one or more of"]),
    ("at-most-one", &["only one of", "at most one of", "no more than one of", "not more than one of"]),
    ("not-both", &["but not both", "and not both", "not both"]),
    ("jointly", &[
        "in combination with", "in conjunction with", "in tandem with", "together with", "along with", "alongside",
        "at same time as", "simultaneously with", "concurrently with",
    ]),
    ("together", &[
        "in combination", "in conjunction", "at same time", "simultaneously", "concurrently", "in same request", "in single request",
    ]),
    ("cannot", &[
        "can not", "must not", "cannot", "can't", "mustn't", "shall not",
    ]),
    ("cannot both", &["may not both"]),
    ("cannot be", &["may not be"]),
    ("must", &["has to", "have to", "needs to", "need to", "shall", "must"]),
    ("should", &["should not", "shouldn't", "should"]),
    ("isnt", &["is not", "are not", "isn't", "aren't", "was not", "wasn't", "has not been", "have not been"]),
    ("is", &["has been", "have been", "is", "are", "was", "were", "being"]),
    ("dont", &["do not", "don't"]),
    ("equals", &["is equal to", "equal to", "equals", "has value of", "has value"]),
];

/// The same by the phrases' first words: each meaning and phrase, in their order.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for (meaning, phrases) in MEANINGS {
        for phrase in *phrases {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            all.entry(first).or_default().push((meaning, phrase));
        }
    }
    all
});

/// The units of a clause's tokens, each with its source.
pub(super) fn units(view: &View<'_>, tokens: &[(&Token, &str)]) -> Vec<Unit> {
    let mut out = Vec::with_capacity(tokens.len());
    for (token, raw) in tokens {
        match &token.kind {
            Kind::Literal => literal(view, &token.text, &mut out),
            Kind::Number(_) => out.push(Unit::new(What::Literal, raw)),
            Kind::Word if token.is_any(NOISE) => {}
            Kind::Word => {
                let field = view.names.resolve(raw);
                let sure = is_distinctive(raw);
                out.push(Unit { what: What::Word, text: token.text.clone(), field, sure });
            }
            Kind::Punct => out.push(Unit::new(What::Mark, &token.text)),
            Kind::Line | Kind::Paragraph | Kind::Bullet => {}
        }
    }
    this(meanings(&out))
}

/// A literal; one that gives a field a value, such as `size=large`, becomes three units.
fn literal(view: &View<'_>, text: &str, out: &mut Vec<Unit>) {
    let assigned = ["=", ":"].iter().find_map(|mark| text.split_once(mark));
    let assigned = assigned.map(|(name, value)| (name.trim(), value.trim_matches(['=', ' ', '"', '\'', '`'])));
    if view.names.resolve(text).is_none()
        && let Some((name, value)) = assigned
        && let Some(field) = view.names.resolve(name)
        && !value.is_empty()
    {
        out.push(Unit { field: Some(field), sure: true, ..Unit::new(What::Literal, name) });
        out.push(Unit::new(What::Word, "equals"));
        out.push(Unit::new(What::Literal, value));
    } else {
        out.push(Unit { field: view.names.resolve(text), sure: true, ..Unit::new(What::Literal, text) });
    }
}

fn meanings(units: &[Unit]) -> Vec<Unit> {
    let mut out = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let rest = units.get(at..).unwrap_or_default();
        let phrases = BY_FIRST_WORD.get(unit.text.as_str()).filter(|_| unit.what == What::Word).into_iter().flatten();
        let found = phrases.copied().find_map(|(meaning, phrase)| {
            let length = phrase.split(' ').count();
            let fits = phrase.split(' ').zip(rest).filter(|(word, unit)| unit.is_any(&[word])).count() == length;
            fits.then_some((meaning, length))
        });
        match found {
            // `May not be present` tells what to expect.
            Some(("cannot be", 3)) if !rest.get(3).is_some_and(|next| next.is_any(MAY_NOT)) => {
                out.extend(rest.iter().take(3).cloned());
                at += 3;
            }
            Some((meaning, length)) => {
                out.extend(meaning.split(' ').map(|word| Unit::new(What::Word, word)));
                at += length;
            }
            None => {
                out.push(unit.clone());
                at += 1;
            }
        }
    }
    out
}

/// What one may not do, behind `may not be`.
const MAY_NOT: &[&str] = &["set", "used", "specified", "provided", "combined", "supplied", "passed"];

/// `This field`, `it`: the field that is described. `This price` is something else.
fn this(units: Vec<Unit>) -> Vec<Unit> {
    const VERBS: &[&str] =
        &["is", "isnt", "must", "cannot", "can", "may", "requires", "should", "or", "and", "conflicts"];
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    let mut units = units.into_iter().peekable();
    while let Some(unit) = units.next() {
        let noun = units.peek().is_some_and(|next| next.is_any(NOUNS));
        let alone = units.peek().is_none_or(|next| next.is_any(VERBS) || next.what == What::Mark);
        if unit.is_any(&["it"]) || unit.is_any(&["this"]) && (noun || alone) {
            out.push(Unit::new(What::This, "this"));
            if noun {
                units.next();
            }
        } else {
            out.push(unit);
        }
    }
    out
}

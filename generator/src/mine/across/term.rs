//! Tokens of a clause become terms: what means the same is one word, and what names a sibling is that field.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::View;
use super::names::is_distinctive;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Test, Token};

/// A token, and the field that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Of a phrase that is one word the word; of a number its text, as a literal.
    pub(super) token: Token,
    /// The field that it names, if it is meant as a name.
    pub(super) field: Option<usize>,
    /// Whether it can only be meant as a name.
    pub(super) sure: bool,
    /// Whether it is the field that the prose describes: `this field`, `it`.
    pub(super) is_this: bool,
}

impl Borrow<Token> for Term {
    fn borrow(&self) -> &Token {
        &self.token
    }
}

impl Term {
    fn new(kind: Kind, text: &str) -> Self {
        Self { token: Token::made(kind, text), field: None, sure: false, is_this: false }
    }

    pub(super) fn is(&self, test: impl Test) -> bool {
        self.token.is(test)
    }

    /// Whether it is a code span, a quoted value or a number.
    pub(super) fn is_literal(&self) -> bool {
        self.token.kind == Kind::Literal && !self.is_this
    }
}

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

/// The terms of a clause's tokens, each with its source.
pub(super) fn terms(view: &View<'_>, tokens: &[(&Token, &str)]) -> Vec<Term> {
    let mut out = Vec::with_capacity(tokens.len());
    for (token, raw) in tokens {
        match &token.kind {
            Kind::Literal => literal(view, &token.text, &mut out),
            Kind::Number(_) => out.push(Term::new(Kind::Literal, raw)),
            Kind::Word if token.is(Class::Noise) => {}
            Kind::Word => {
                let field = view.names.resolve(raw);
                let sure = is_distinctive(raw);
                out.push(Term { token: (*token).clone(), field, sure, is_this: false });
            }
            Kind::Punct => out.push(Term::new(Kind::Punct, &token.text)),
            Kind::Line | Kind::Paragraph | Kind::Bullet => {}
        }
    }
    this(meanings(&out))
}

/// A literal; one that gives a field a value, such as `size=large`, becomes three terms.
fn literal(view: &View<'_>, text: &str, out: &mut Vec<Term>) {
    let assigned = ["=", ":"].iter().find_map(|mark| text.split_once(mark));
    let assigned = assigned.map(|(name, value)| (name.trim(), value.trim_matches(['=', ' ', '"', '\'', '`'])));
    if view.names.resolve(text).is_none()
        && let Some((name, value)) = assigned
        && let Some(field) = view.names.resolve(name)
        && !value.is_empty()
    {
        out.push(Term { field: Some(field), sure: true, ..Term::new(Kind::Literal, name) });
        out.push(Term::new(Kind::Word, "equals"));
        out.push(Term::new(Kind::Literal, value));
    } else {
        out.push(Term { field: view.names.resolve(text), sure: true, ..Term::new(Kind::Literal, text) });
    }
}

fn meanings(terms: &[Term]) -> Vec<Term> {
    let mut out = Vec::with_capacity(terms.len());
    let mut at = 0;
    while let Some(term) = terms.get(at) {
        let rest = terms.get(at..).unwrap_or_default();
        let phrases =
            BY_FIRST_WORD.get(term.token.text.as_str()).filter(|_| term.token.kind == Kind::Word).into_iter().flatten();
        let found = phrases.copied().find_map(|(meaning, phrase)| {
            let length = phrase.split(' ').count();
            let fits = phrase.split(' ').zip(rest).filter(|(word, term)| term.is(*word)).count() == length;
            fits.then_some((meaning, length))
        });
        match found {
            // `May not be present` tells what to expect.
            Some(("cannot be", 3)) if !rest.get(3).is_some_and(|next| next.is(Class::MayNot)) => {
                out.extend(rest.iter().take(3).cloned());
                at += 3;
            }
            Some((meaning, length)) => {
                out.extend(meaning.split(' ').map(|word| Term::new(Kind::Word, word)));
                at += length;
            }
            None => {
                out.push(term.clone());
                at += 1;
            }
        }
    }
    out
}

/// `This field`, `it`: the field that is described. `This price` is something else.
fn this(terms: Vec<Term>) -> Vec<Term> {
    let mut out: Vec<Term> = Vec::with_capacity(terms.len());
    let mut terms = terms.into_iter().peekable();
    while let Some(term) = terms.next() {
        let noun = terms.peek().is_some_and(|next| next.is(Class::Noun));
        let alone = terms.peek().is_none_or(|next| next.is(Class::BehindThis) || next.token.kind == Kind::Punct);
        if term.is("it") || term.is("this") && (noun || alone) {
            out.push(Term { is_this: true, ..Term::new(Kind::Literal, "this") });
            if noun {
                terms.next();
            }
        } else {
            out.push(term);
        }
    }
    out
}

//! Where something that reads like a constraint stands: the clause around it and the field it was written for.

use std::ops::Range;

use super::text::{Clause, Sentence, Text, Token};
use super::{Evidence, Subject};

/// A part of a clause of a description.
#[derive(Clone)]
pub(super) struct Site<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) text: &'a Text,
    /// The place of the sentence in the text.
    pub(super) at: usize,
    pub(super) clause: &'a Clause,
    /// The clause's tokens.
    pub(super) words: &'a [&'a Token],
    /// The part, in places of `words`.
    pub(super) part: Range<usize>,
}

impl<'a> Site<'a> {
    pub(super) fn sentence(&self) -> Option<&'a Sentence> {
        self.text.sentences.get(self.at)
    }

    /// The words of the clause before the part.
    pub(super) fn before(&self) -> &'a [&'a Token] {
        self.words.get(..self.part.start).unwrap_or_default()
    }

    /// Of the words before the part, those since the last mark, or since an `and` or a number that ends another statement.
    pub(super) fn near(&self) -> &'a [&'a Token] {
        let before = self.before();
        let number = before.iter().position(|token| token.is_number()).unwrap_or(before.len());
        let cut = before.iter().enumerate().rposition(|(at, token)| {
            let labelled = at + 1 == before.len() && token.is_number();
            labelled || token.is(',') || token.is(':') || at > number && token.is(["and", "but"])
        });
        before.get(cut.map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    /// The words of the clause behind the part.
    pub(super) fn after(&self) -> &'a [&'a Token] {
        self.words.get(self.part.end..).unwrap_or_default()
    }

    /// The words of the part.
    pub(super) fn inside(&self) -> &'a [&'a Token] {
        self.words.get(self.part.clone()).unwrap_or_default()
    }

    /// The sentence that introduces the list this stands in.
    pub(super) fn intro(&self) -> Vec<&'a Token> {
        let intro = self.sentence().and_then(|sentence| sentence.intro).and_then(|at| self.text.sentences.get(at));
        intro.map(|intro| self.text.tokens[intro.tokens.clone()].iter().collect()).unwrap_or_default()
    }

    /// For what stands in parentheses: the words of the sentence before the opening one.
    pub(super) fn host(&self) -> Vec<&'a Token> {
        let (Some(parent), Some(sentence)) = (self.clause.parent, self.sentence()) else { return Vec::new() };
        let clause = sentence.clauses.iter().filter(|clause| clause.parent.is_none()).find(|clause| {
            clause.tokens.first().is_some_and(|first| *first <= parent)
                && clause.tokens.last().is_some_and(|last| *last >= parent)
        });
        let Some(clause) = clause else { return Vec::new() };
        clause.tokens.iter().take_while(|at| **at <= parent).filter_map(|at| self.text.tokens.get(*at)).collect()
    }

    /// Whether the sentence is the one that says what the field is.
    pub(super) fn defines(&self) -> bool {
        self.at == self.text.definition
    }

    /// The token behind the sentence.
    pub(super) fn limit(&self) -> usize {
        self.sentence().map_or(0, |sentence| sentence.tokens.end)
    }

    /// The sentence as evidence.
    pub(super) fn evidence(&self) -> Evidence {
        let tokens = self.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
        let span = self.subject.prose.span.part(self.text.span(&tokens));
        Evidence { span, text: self.text.plain(&tokens) }
    }
}

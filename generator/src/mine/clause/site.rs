//! Where something that reads like a constraint stands: a part of a clause.

use std::ops::{Deref, Range};

use super::Reader;
use crate::mine::Evidence;
use crate::mine::text::Token;

/// A part of a clause of a description.
#[derive(Clone)]
pub(in crate::mine) struct Site<'a> {
    of: &'a Reader<'a>,
    /// The part, in places of the clause's words.
    pub(in crate::mine) part: Range<usize>,
}

impl<'a> Deref for Site<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        self.of
    }
}

impl<'a> Site<'a> {
    pub(super) fn new(of: &'a Reader<'a>, part: Range<usize>) -> Self {
        Self { of, part }
    }

    /// Another part of the same clause.
    pub(in crate::mine) fn resized(&self, part: Range<usize>) -> Self {
        Self { of: self.of, part }
    }

    /// The words of the clause before the part.
    pub(in crate::mine) fn before(&self) -> &'a [&'a Token] {
        self.of.words.get(..self.part.start).unwrap_or_default()
    }

    /// Of the words before the part, those since the last mark, or since an `and` or a number that ends another statement.
    pub(in crate::mine) fn near(&self) -> &'a [&'a Token] {
        let before = self.before();
        let number = before.iter().position(|token| token.is_number()).unwrap_or(before.len());
        let cut = before.iter().enumerate().rposition(|(at, token)| {
            let labelled = at + 1 == before.len() && token.is_number();
            labelled || token.is([',', ':']) || at > number && token.is(["and", "but"])
        });
        before.get(cut.map_or(0, |at| at + 1)..).unwrap_or_default()
    }

    /// The words of the clause behind the part.
    pub(in crate::mine) fn after(&self) -> &'a [&'a Token] {
        self.of.words.get(self.part.end..).unwrap_or_default()
    }

    /// The words of the part.
    pub(in crate::mine) fn inside(&self) -> &'a [&'a Token] {
        self.of.words.get(self.part.clone()).unwrap_or_default()
    }

    /// The sentence as evidence.
    pub(in crate::mine) fn evidence(&self) -> Evidence {
        let tokens = self.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
        let span = self.subject.prose.span.part(self.text.span(&tokens));
        Evidence { span, text: self.text.plain(&tokens) }
    }
}

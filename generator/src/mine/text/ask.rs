//! What tokens and rows of tokens are asked: whether they are some word, of some class, or some mark.

use std::borrow::Borrow;

use super::token::{Kind, Token};
use crate::mine::lexicon::Class;

impl Token {
    /// Whether it is what is asked for.
    pub(crate) fn is(&self, test: impl Test) -> bool {
        test.fits(self)
    }
}

/// What a token can be asked for: a word, one of some words, a mark, or one thing or another.
pub(crate) trait Test: Copy {
    fn fits(self, token: &Token) -> bool;
}

impl Test for &str {
    fn fits(self, token: &Token) -> bool {
        token.kind == Kind::Word && token.text == self
    }
}

impl Test for &[&str] {
    fn fits(self, token: &Token) -> bool {
        token.is_any(self)
    }
}

impl<const N: usize> Test for [&str; N] {
    fn fits(self, token: &Token) -> bool {
        token.is_any(&self)
    }
}

impl Test for char {
    fn fits(self, token: &Token) -> bool {
        token.kind == Kind::Punct && token.text.strip_prefix(self) == Some("")
    }
}

impl<const N: usize> Test for [char; N] {
    fn fits(self, token: &Token) -> bool {
        self.iter().any(|mark| mark.fits(token))
    }
}

impl Test for Class {
    fn fits(self, token: &Token) -> bool {
        token.classes.has(self)
    }
}

impl<A: Test, B: Test> Test for (A, B) {
    fn fits(self, token: &Token) -> bool {
        self.0.fits(token) || self.1.fits(token)
    }
}

/// Tokens in a row, and what they may be asked.
pub(crate) trait Words {
    /// Whether the token at a place is what is asked for.
    fn is_at(&self, at: usize, test: impl Test) -> bool;
    /// Whether the token so many before a place is.
    fn is_back(&self, at: usize, count: usize, test: impl Test) -> bool {
        at.checked_sub(count).is_some_and(|at| self.is_at(at, test))
    }
    /// Whether the first is.
    fn starts(&self, test: impl Test) -> bool {
        self.is_at(0, test)
    }
    /// Whether the last is.
    fn ends(&self, test: impl Test) -> bool;
    /// Where the first that is stands.
    fn place(&self, test: impl Test) -> Option<usize>;
    /// Whether one is.
    fn has(&self, test: impl Test) -> bool {
        self.place(test).is_some()
    }
    /// Whether all are.
    fn are(&self, test: impl Test) -> bool;
    /// Whether one is the one thing, and the next the other.
    fn has_pair(&self, one: impl Test, next: impl Test) -> bool;
    /// The first so many of them.
    fn first_of(&self, count: usize) -> &Self;
}

impl<T: Borrow<Token>> Words for [T] {
    fn is_at(&self, at: usize, test: impl Test) -> bool {
        self.get(at).is_some_and(|token| test.fits(token.borrow()))
    }

    fn ends(&self, test: impl Test) -> bool {
        self.last().is_some_and(|token| test.fits(token.borrow()))
    }

    fn place(&self, test: impl Test) -> Option<usize> {
        self.iter().position(|token| test.fits(token.borrow()))
    }

    fn are(&self, test: impl Test) -> bool {
        self.iter().all(|token| test.fits(token.borrow()))
    }

    fn has_pair(&self, one: impl Test, next: impl Test) -> bool {
        self.windows(2).any(|pair| one.fits(pair[0].borrow()) && next.fits(pair[1].borrow()))
    }

    fn first_of(&self, count: usize) -> &Self {
        self.get(..count).unwrap_or(self)
    }
}

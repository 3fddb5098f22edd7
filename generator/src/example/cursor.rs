//! A cursor over source text that knows where it stands.

use super::SyntaxError;
use crate::source::Span;

pub(super) struct Cursor<'a> {
    source: &'a str,
    base: Span,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At the start of `source`, which is what `base` covers.
    pub(super) fn new(source: &'a str, base: Span) -> Self {
        Self { source, base, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Goes on by this many bytes, which are whole characters.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.source.len());
    }

    /// Goes on by one character.
    pub(super) fn bump(&mut self) {
        self.advance(self.peek().map_or(0, char::len_utf8));
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    pub(super) fn slice_from(&self, start: usize) -> &'a str {
        self.source.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn span_from(&self, start: usize) -> Span {
        self.base.part(start..self.at)
    }

    /// A number: a sign, digits, a fraction, an exponent.
    pub(super) fn number(&mut self) -> &'a str {
        let start = self.at;
        self.eat("-");
        self.take_while(|c| c.is_ascii_digit());
        if self.eat(".") {
            self.take_while(|c| c.is_ascii_digit());
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.bump();
            if matches!(self.peek(), Some('+' | '-')) {
                self.bump();
            }
            self.take_while(|c| c.is_ascii_digit());
        }
        self.slice_from(start)
    }

    pub(super) fn error(&self, expected: &'static str) -> SyntaxError {
        let length = self.peek().map_or(0, char::len_utf8);
        SyntaxError { span: self.base.part(self.at..self.at + length), expected }
    }
}

//! Marks within a list of characters: by their names, `hyphens (-)`, or as they are, `_`.

use super::literal::class;
use super::names::NAMES;
use super::{Kind, Reader};
use crate::mine::lexicon::Class;
use crate::mine::text::Words;

impl Reader<'_> {
    /// The marks that the next words name, and how many words that takes.
    pub(super) fn named(&self, offset: usize) -> Option<(&'static str, usize)> {
        let word =
            |at: usize| self.peek(at).filter(|token| token.kind == Kind::Word).map(|token| singular(&token.text));
        let first = word(offset)?;
        let pair = word(offset + 1).map(|second| format!("{first} {second}"));
        let find = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map(|(_, marks)| *marks);
        pair.and_then(|pair| find(&pair)).map(|marks| (marks, 2)).or_else(|| find(&first).map(|marks| (marks, 1)))
    }

    pub(super) fn symbol(&mut self) -> bool {
        let Some((marks, taken)) = self.named(0).filter(|(marks, _)| !marks.is_empty()) else { return false };
        // `at` is a mark only where it says so.
        if self.word(0, &["at"]) && !self.word(1, &["sign", "signs", "symbol", "symbols"]) {
            return false;
        }
        self.at += taken;
        while self.word(0, Class::MarkNoun.words()) {
            self.only |= self.word(0, &["only"]);
            self.at += 1;
        }
        self.ranges.extend(marks.chars().map(|c| (c, c)));
        self.gloss(marks);
        true
    }

    /// `(_)`, `"-"` or `.` behind the name of a mark.
    fn gloss(&mut self, marks: &str) {
        let same = |text: &str| !text.is_empty() && text.chars().all(|c| marks.contains(c) || c == '"' || c == '\'');
        if self.punct(0, "(") {
            let Some(close) =
                self.tokens.get(self.at..).and_then(|rest| rest.iter().take(8).rposition(|token| token.is(')')))
            else {
                return;
            };
            let close = (1..=close).rev().find(|offset| {
                self.punct(*offset, ")")
                    && self
                        .text
                        .marks(&(self.at + 1..self.at + offset))
                        .is_some_and(|inner| inner.is_empty() || same(&inner))
                    || self.punct(*offset, ")")
                        && *offset == 2
                        && self.peek(1).is_some_and(|token| token.kind == Kind::Literal)
            });
            if let Some(close) = close {
                if let Some(set) =
                    self.peek(1).filter(|token| token.kind == Kind::Literal).and_then(|token| class(&token.text))
                {
                    self.ranges.extend(set);
                }
                self.at += close + 1;
            }
        } else if self.token().is_some_and(|token| {
            matches!(token.kind, Kind::Literal | Kind::Punct) && same(&token.text) && !token.is(',')
        }) {
            self.at += 1;
        }
    }

    /// A mark that stands for itself: `_`, `-`.
    pub(super) fn mark(&mut self) -> bool {
        let Some(token) = self.token().filter(|token| token.kind == Kind::Punct) else { return false };
        let mut chars = token.text.chars();
        match (chars.next(), chars.next()) {
            (Some('/'), None) if self.lone_slash() => {
                self.ranges.push(('/', '/'));
                self.at += 1;
                true
            }
            (Some(c), None) if "_-+=@#$%*!~.:&?'".contains(c) && (!token.glued || self.at_list_mark()) => {
                self.ranges.push((c, c));
                self.at += 1;
                true
            }
            _ => false,
        }
    }

    /// `0-9, /, +`: a slash that is an element, and parts none.
    pub(super) fn lone_slash(&self) -> bool {
        let led = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        self.punct(0, "/")
            && led.is_some_and(|token| token.is(',') || token.is(["and", "or"]))
            && self.peek(1).is_none_or(|token| token.kind == Kind::Punct || token.is(["and", "or"]))
    }

    fn at_list_mark(&self) -> bool {
        self.tokens.is_back(self.at, 1, [',', '/'])
    }
}

/// Whether a word names a mark.
pub(in crate::mine) fn names_mark(word: &str) -> bool {
    let word = singular(word);
    word != "at" && NAMES.iter().any(|(known, _)| *known == word)
}

fn singular(word: &str) -> String {
    match word.strip_suffix("es") {
        Some(stem) if stem.ends_with("sh") => stem.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

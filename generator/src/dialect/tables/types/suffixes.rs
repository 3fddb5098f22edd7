//! What stands behind a type: brackets, bounds, formats and words that say more of it.

use super::super::limits::{self, Shape};
use super::grammar::{Parser, shape};
use super::token::{Kind, Token};
use super::word::{Base, Word};
use super::words::{count, meanings};
use crate::dialect::raw::{RawRuleKind, RawTypeKind};
use crate::limits::MAX_TYPE_DEPTH;

/// The most words and brackets behind a type: as many as lists may stand in each other, and some remarks.
const MAX_SUFFIXES: usize = 2 * MAX_TYPE_DEPTH;

impl Parser<'_, '_> {
    pub(super) fn suffixes(&mut self, base: RawTypeKind) -> Option<RawTypeKind> {
        let mut kind = base;
        // Each turn may put the type into another list.
        for _ in 0..=MAX_SUFFIXES {
            match self.peek() {
                Some(Kind::Sign('[')) => kind = self.brackets(kind)?,
                Some(Kind::Sign('?')) => {
                    self.at += 1;
                    self.found.nullable = true;
                }
                Some(Kind::Sign('(')) => kind = self.parentheses(kind)?,
                Some(Kind::Sign(sign @ ('>' | '<' | '≥' | '≤')))
                    if self.depth == 1 && shape(&kind) == Shape::Number =>
                {
                    let _ = sign;
                    self.comparison(&kind)?;
                }
                Some(Kind::Word(word)) => match self.suffix_word(&word.to_lowercase(), &kind) {
                    Some(next) => kind = next,
                    None => return Some(kind),
                },
                _ => return Some(kind),
            }
        }
        None
    }

    /// What a word behind a type makes of it; `None` where it is no suffix.
    pub(super) fn suffix_word(&mut self, word: &str, kind: &RawTypeKind) -> Option<RawTypeKind> {
        let is = |wanted: Word| meanings(word).any(|found| found == wanted);
        let next_is_of = matches!(self.tokens.get(self.at + 1).map(|token| &token.kind), Some(Kind::Word(next)) if next.eq_ignore_ascii_case("of"));
        if is(Word::List) && !next_is_of {
            self.at += 1;
            return Some(RawTypeKind::Array(Box::new(self.ty(kind.clone()))));
        }
        // `user object ids`: what is meant is not the user.
        if matches!(word, "id" | "ids") && matches!(kind, RawTypeKind::Ref(_)) {
            self.at += 1;
            let meaning = self.names.word("id");
            return Some(meaning.map_or_else(|| RawTypeKind::Word("id".to_owned()), |meaning| self.meant(meaning)));
        }
        let named = matches!(
            kind,
            RawTypeKind::Ref(_)
                | RawTypeKind::Word(_)
                | RawTypeKind::String
                | RawTypeKind::Integer
                | RawTypeKind::Array(_)
                | RawTypeKind::Map(_)
        );
        if is(Word::Filler) && named {
            self.at += 1;
            return Some(kind.clone());
        }
        // `array of [feature](…) strings`: what is linked says more than the word behind it.
        if matches!(kind, RawTypeKind::Ref(_))
            && meanings(word.strip_suffix('s').unwrap_or(word)).any(|found| matches!(found, Word::Type(_)))
        {
            self.at += 1;
            return Some(kind.clone());
        }
        // `string snowflake`, `integer timestamp`: the first word tells what JSON has.
        if matches!(kind, RawTypeKind::String | RawTypeKind::Integer | RawTypeKind::Number)
            && meanings(word).any(|found| matches!(found, Word::Type(_)))
        {
            self.at += 1;
            return Some(kind.clone());
        }
        None
    }

    /// `[]`, `[3]`, `[1-*]`
    pub(super) fn brackets(&mut self, items: RawTypeKind) -> Option<RawTypeKind> {
        let start = self.at;
        self.at += 1;
        let mut numbers = Vec::new();
        let mut open_end = false;
        loop {
            match self.peek()? {
                Kind::Sign(']') => break,
                Kind::Number(number) => numbers.push(count(number)?),
                // `5+` has no end, and `..5` no start.
                Kind::Word(word) if word.ends_with('+') => {
                    numbers.push(count(word.trim_end_matches('+'))?);
                    open_end = true;
                }
                Kind::Word(word) if word.starts_with("..") => {
                    numbers.extend([0, count(word.trim_start_matches('.'))?]);
                }
                // `1-3` and `0..n` are words to the tokens.
                Kind::Word(word) => {
                    for part in word.split(['-', '.']).filter(|part| !part.is_empty()) {
                        match part.parse() {
                            Ok(number) => numbers.push(number),
                            Err(_) if part.len() == 1 => open_end = true,
                            Err(_) => return None,
                        }
                    }
                }
                Kind::Sign('*' | '…') => open_end = true,
                // What no number follows has no end: `5..`, `5-`.
                Kind::Sign('-' | '.') => {
                    open_end |= !numbers.is_empty() && self.sign_at(self.at + 1) == Some(']');
                }
                _ => return None,
            }
            self.at += 1;
        }
        self.at += 1;
        // A number alone behind a word that is no type may be the mark of a footnote.
        let list = RawTypeKind::Array(Box::new(self.ty(items)));
        if self.at > start + 2 {
            match (numbers.as_slice(), open_end) {
                ([exact], false) => {
                    self.demand(RawRuleKind::MinItems(*exact), "type.count");
                    self.demand(RawRuleKind::MaxItems(*exact), "type.count");
                }
                ([least, most], false) if least <= most => {
                    self.demand(RawRuleKind::MinItems(*least), "type.count");
                    self.demand(RawRuleKind::MaxItems(*most), "type.count");
                }
                ([least], true) if *least > 0 => self.demand(RawRuleKind::MinItems(*least), "type.count"),
                _ => {}
            }
        }
        Some(list)
    }

    /// A remark in parentheses: a format, bounds, or words.
    pub(super) fn parentheses(&mut self, kind: RawTypeKind) -> Option<RawTypeKind> {
        let start = self.at;
        self.at += 1;
        let mut open = 1_usize;
        while open > 0 {
            match self.peek()? {
                Kind::Sign('(') => open += 1,
                Kind::Sign(')') => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        let inside = start + 1..self.at - 1;
        self.note(inside.clone());
        let said = self.said(inside);
        // `string (array)`
        if matches!(said.to_lowercase().as_str(), "array" | "list" | "repeated" | "collection" | "multiple") {
            return Some(match kind {
                RawTypeKind::Array(_) => kind,
                kind => RawTypeKind::Array(Box::new(self.ty(kind))),
            });
        }
        let rules = limits::notation(&said, shape(&kind), true);
        for rule in rules {
            self.demand(rule, "type.bounds");
        }
        Some(self.formatted(kind, &said))
    }

    /// `string(date-time)`, `integer (int64)`
    pub(super) fn formatted(&mut self, kind: RawTypeKind, said: &str) -> RawTypeKind {
        let folded = said.trim_matches(['$', ' ']).to_lowercase();
        match (&kind, meanings(&folded).find_map(|word| if let Word::Type(base) = word { Some(base) } else { None })) {
            (RawTypeKind::String, Some(base @ (Base::Uuid | Base::Email))) => {
                if let Some(format) = base.format() {
                    self.demand(RawRuleKind::Format(format.to_owned()), "type.word");
                }
                kind
            }
            (RawTypeKind::String, Some(base @ (Base::Date | Base::DateTime)))
            | (
                RawTypeKind::Integer | RawTypeKind::Number | RawTypeKind::Numeric,
                Some(base @ (Base::Sized(..) | Base::Integer)),
            ) => base.kind(),
            _ => kind,
        }
    }

    /// `number >= 0`
    pub(super) fn comparison(&mut self, kind: &RawTypeKind) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(Kind::Sign('>' | '<' | '=' | '≥' | '≤' | ',') | Kind::Number(_))) {
            self.at += 1;
        }
        let rules = limits::notation(&self.said(start..self.at), shape(kind), false);
        if rules.is_empty() {
            return None;
        }
        for rule in rules {
            self.demand(rule, "type.bounds");
        }
        Some(())
    }

    /// Bounds behind a type, up to the end of the cell: `, 1–4`, `0..255`, `: max 50`, `≤ 60`. Passes over them.
    pub(super) fn bounds_behind(&mut self, kind: &RawTypeKind) -> bool {
        let start = self.at + usize::from(matches!(self.sign(), Some(',' | ';' | ':' | '-' | '–' | '—')));
        let all = self.tokens.len();
        if self.depth != 1 || start >= all {
            return false;
        }
        // A number alone says nothing of what it counts.
        let is_number = matches!(shape(kind), Shape::Number) && all - start > 1
            || matches!(self.tokens.get(start).map(|token| &token.kind), Some(Kind::Word(word)) if word.contains(['-', '.', '–']));
        let rules = limits::notation(&self.said(start..all), shape(kind), is_number && shape(kind) == Shape::Number);
        if rules.is_empty() {
            return false;
        }
        for rule in rules {
            self.demand(rule, "type.bounds");
        }
        self.at = all;
        true
    }

    /// The tokens as text.
    pub(super) fn said(&self, range: std::ops::Range<usize>) -> String {
        let text = |token: &Token| match &token.kind {
            Kind::Word(text) | Kind::Number(text) | Kind::Link(text, _) => format!("{text} "),
            Kind::Literal(value) => format!("{value} "),
            Kind::Sign(sign) => sign.to_string(),
            Kind::Break => " ".to_owned(),
        };
        self.tokens.get(range).unwrap_or_default().iter().map(text).collect::<String>().trim().to_owned()
    }
}

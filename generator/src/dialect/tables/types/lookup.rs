//! Words and links within type cells: what they mean, one by one or several together.

use super::Meaning;
use super::grammar::{Found, Parser, Phrase, is_base};
use super::token::{self, Kind, Token};
use super::word::Word;
use super::words::{MOST, meanings};
use crate::dialect::raw::{RawRemark, RawRuleKind, RawTypeKind, RemarkOf};
use crate::document::{Inline, InlineKind};

impl Parser<'_, '_> {
    /// The longest run of words from here that means something.
    pub(super) fn phrase(&self) -> Option<(Phrase, usize)> {
        let most = self
            .tokens
            .get(self.at..)?
            .iter()
            .take(MOST + 2)
            .take_while(|token| matches!(token.kind, Kind::Word(_) | Kind::Number(_)))
            .count();
        (1..=most).rev().find_map(|length| {
            let text = self.folded(length);
            let found = self.meaning(&text, length);
            // `strings`, `integers`
            found.or_else(|| self.meaning(text.strip_suffix('s')?, length)).or_else(|| {
                let singular = text.strip_suffix("ies").map(|stem| format!("{stem}y"))?;
                self.meaning(&singular, length)
            })
        })
    }

    pub(super) fn folded(&self, length: usize) -> String {
        let words =
            self.tokens.get(self.at..self.at + length).unwrap_or_default().iter().map(|token| match &token.kind {
                Kind::Word(text) | Kind::Number(text) => text.to_lowercase(),
                _ => String::new(),
            });
        words.collect::<Vec<_>>().join(" ")
    }

    pub(super) fn meaning(&self, text: &str, length: usize) -> Option<(Phrase, usize)> {
        if let Some(meaning) = self.names.word(text) {
            return Some((Phrase::Meant(meaning), length));
        }
        let all: Vec<Word> = meanings(text).collect();
        // `hex string`, `JSON object`: what could stand by itself says something of the word behind it.
        let behind = self.tokens.get(self.at + length).is_some_and(|next| match &next.kind {
            Kind::Word(word) => is_base(&word.to_lowercase()),
            Kind::Link(..) => true,
            _ => false,
        });
        let fits = |word: &&Word| match word {
            Word::Adjective(_) => behind || all.len() == 1,
            Word::Filler => all.len() == 1,
            Word::Remark => false,
            _ => !behind || !all.iter().any(|other| matches!(other, Word::Adjective(_))),
        };
        all.iter().find(fits).map(|word| (Phrase::Word(*word), length))
    }

    pub(super) fn words(&mut self) -> Option<RawTypeKind> {
        match self.phrase() {
            Some((Phrase::Meant(meaning), length)) => {
                self.at += length;
                Some(self.meant(meaning))
            }
            Some((Phrase::Word(Word::Type(base)), length)) => {
                self.at += length;
                if let Some(format) = base.format() {
                    self.demand(RawRuleKind::Format(format.to_owned()), "type.word");
                }
                Some(base.kind())
            }
            Some((Phrase::Word(Word::List), length)) => {
                self.at += length;
                self.list()
            }
            Some((Phrase::Word(Word::Map), length)) => {
                self.at += length;
                self.map()
            }
            _ => self.unknown(),
        }
    }

    /// Words that nothing defines: all up to the next sign, if there are few.
    pub(super) fn unknown(&mut self) -> Option<RawTypeKind> {
        let start = self.at;
        let mut words = Vec::new();
        while let Some(Kind::Word(word)) = self.peek() {
            let folded = word.to_lowercase();
            let ends = token::is_or(&folded)
                || self.at > start
                    && meanings(&folded).any(|word| matches!(word, Word::List | Word::Remark | Word::Filler));
            if ends {
                break;
            }
            words.push(word.clone());
            self.at += 1;
        }
        if words.is_empty() || words.len() > MOST {
            return None;
        }
        // Words before a link say something of what it leads to.
        if matches!(self.peek(), Some(Kind::Link(..))) {
            return self.link();
        }
        if let Some(linked) = self.linked.clone() {
            return Some(self.meant(linked));
        }
        // `Optional<T>`, `Nullable[T]`
        if matches!(self.sign(), Some('<' | '['))
            && matches!(words.join(" ").to_lowercase().as_str(), "optional" | "nullable" | "maybe" | "option")
        {
            let close = if self.sign() == Some('<') { '>' } else { ']' };
            self.at += 1;
            let inner = self.alternatives(Some(close))?;
            self.found.nullable = true;
            return self.eat(close).then_some(inner);
        }
        Some(RawTypeKind::Word(words.join(" ")))
    }

    pub(super) fn link(&mut self) -> Option<RawTypeKind> {
        let Some(Token { kind: Kind::Link(label, target), span }) = self.tokens.get(self.at) else { return None };
        let target = self.names.link(label, target);
        let tokens = token::tokens(&[Inline { kind: InlineKind::Text(label.clone()), span: *span }]);
        let is_composite = label.contains(['[', '<', '(', '{']);
        if let Some(meaning) = &target
            && !is_composite
        {
            self.at += 1;
            return Some(self.meant(meaning.clone()));
        }
        // `[array](…) of strings`: the label is a word like any other.
        if let [Token { kind: Kind::Word(word), .. }] = tokens.as_slice() {
            let folded = word.to_lowercase();
            if meanings(&folded).any(|word| word == Word::List) {
                self.at += 1;
                return self.list();
            }
        }
        let mut inner = Parser {
            tokens: &tokens,
            at: 0,
            text: self.text,
            names: self.names,
            depth: self.depth,
            linked: target,
            found: Found::default(),
        };
        let kind = inner.alternatives(None).filter(|_| inner.at == tokens.len());
        let found = inner.found;
        self.at += 1;
        self.found.nullable |= found.nullable;
        self.found.remarks.extend(found.remarks);
        self.found.of_words.extend(found.of_words);
        self.found.of_items.extend(found.of_items);
        if self.depth == 1 {
            self.found.rules.extend(found.rules);
        }
        Some(kind.unwrap_or_else(|| RawTypeKind::Word(label.clone())))
    }

    pub(super) fn meant(&mut self, meaning: Meaning) -> RawTypeKind {
        // What defines a word further inside is a remark on no value that can be named.
        let of = match self.depth {
            1 => Some(RemarkOf::Type),
            2 => Some(RemarkOf::ItemType),
            _ => None,
        };
        let remark = of.zip(meaning.said).map(|(of, prose)| RawRemark { prose, of });
        self.found.remarks.extend(remark);
        if self.depth == 1 {
            self.found.of_words.extend(meaning.rules);
        } else if self.depth == 2 {
            self.found.of_items.extend(meaning.rules);
        }
        meaning.kind
    }
}

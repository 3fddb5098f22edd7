//! Lists of characters: `letters, digits, "-" and "_"`, `a-z, A-Z (no others)`, `[A-Za-z0-9_]`.
//!
//! A list is read whole or not at all: a set that lacks one of its members rejects good data.

mod literal;
mod marks;
mod names;

use self::literal::class;
pub(super) use self::marks::names_mark;
use super::text::{Kind, Text, Token, Words};
use crate::ir::Charset;
use crate::mine::lexicon::Class;

/// A list of characters, and where it ends.
#[derive(Debug)]
pub(super) struct List {
    pub(super) set: Charset,
    /// The place behind the list, among the tokens of the text.
    pub(super) end: usize,
    /// How many elements it has.
    pub(super) elements: usize,
    /// Whether it says of itself that it is all: `digits only`.
    pub(super) only: bool,
    /// Whether it names letters or digits, and not marks alone.
    pub(super) alphabetic: bool,
}

type Ranges = Vec<(char, char)>;

/// Reads a list that starts at a token of the text and ends before `limit`.
pub(super) fn read_list(text: &Text, from: usize, limit: usize, lower: bool) -> Option<List> {
    let mut reader = Reader {
        text,
        tokens: text.tokens.get(..limit)?,
        at: from,
        ranges: Vec::new(),
        only: false,
        alphabetic: false,
        lower,
    };
    let mut elements = 0;
    let mut end = from;
    loop {
        let separated = reader.separators();
        // Two words without a mark between them are no list: `digit number`.
        let apart = separated || elements == 0 || reader.token().is_some_and(|token| token.kind != Kind::Word);
        if apart && reader.element() {
            elements += 1;
            end = reader.at;
            continue;
        }
        let ended = match reader.token() {
            // A mark that ended the sentence may be one of them: `! # $`.
            None => text.tokens.get(limit).is_none_or(|next| next.glued || next.kind != Kind::Punct || next.is('(')),
            // A parenthesis that closes what the list did not start in is one of its elements, and was not understood.
            Some(token) if token.is(')') => in_parentheses(text, from),
            // A stop that marks follow is one of them: `-._~`.
            Some(token) if token.is('.') || token.is(':') => {
                let next = text.tokens.get(reader.at + 1);
                let stops =
                    next.is_none_or(|next| next.kind != Kind::Punct || matches!(next.text.as_str(), ")" | "\"" | "."));
                stops && token.glued
            }
            Some(token) if token.kind == Kind::Punct => token.text == "\"",
            Some(token) if token.is_number() => reader.only,
            Some(token) => token.is(Class::SetTail) && !token.is("not"),
        };
        let not = reader.token().is_some_and(|token| token.is(Class::ButNot));
        if !ended || not || elements == 0 {
            return None;
        }
        if goes_on(&reader) {
            return None;
        }
        return Some(List {
            set: Charset::new(reader.ranges),
            end,
            elements,
            only: reader.only,
            alphabetic: reader.alphabetic,
        });
    }
}

/// `letters without accents, digits, and hyphens`: whether elements follow behind what ended the list.
fn goes_on(reader: &Reader<'_>) -> bool {
    let tail = reader.token().is_some_and(|token| token.kind == Kind::Word);
    let stop =
        |token: &Token| token.is([';', '(', ')', ':']) || token.is(["must", "cannot", "start", "starts", "begin"]);
    let rest = reader.tokens.get(reader.at..).unwrap_or_default();
    let length = rest.iter().position(stop).unwrap_or(rest.len());
    let commas = (0..length).filter(|at| tail && rest[*at].is(','));
    commas.map(|at| reader.at + at + 1).any(|at| {
        let fresh = Reader {
            text: reader.text,
            tokens: reader.tokens,
            at,
            ranges: Vec::new(),
            only: false,
            alphabetic: false,
            lower: false,
        };
        starts_element(fresh)
    })
}

fn starts_element(mut reader: Reader<'_>) -> bool {
    reader.separators();
    reader.letters() || reader.symbol()
}

/// Whether a parenthesis is open before a token.
fn in_parentheses(text: &Text, at: usize) -> bool {
    let mut closed = 0_usize;
    for token in text.tokens.get(at.saturating_sub(100)..at).unwrap_or_default().iter().rev() {
        if token.is(')') {
            closed += 1;
        } else if token.is('(') {
            if closed == 0 {
                return true;
            }
            closed -= 1;
        }
    }
    false
}

struct Reader<'a> {
    text: &'a Text,
    tokens: &'a [Token],
    at: usize,
    ranges: Ranges,
    only: bool,
    alphabetic: bool,
    lower: bool,
}

impl<'a> Reader<'a> {
    fn peek(&self, offset: usize) -> Option<&'a Token> {
        self.tokens.get(self.at + offset)
    }

    fn token(&self) -> Option<&'a Token> {
        self.peek(0)
    }

    fn word(&self, offset: usize, words: &[&str]) -> bool {
        self.peek(offset).is_some_and(|token| token.is(words))
    }

    fn punct(&self, offset: usize, mark: &str) -> bool {
        self.peek(offset).is_some_and(|token| token.is_punct(mark))
    }

    /// Skips what stands between elements, and says whether anything did.
    fn separators(&mut self) -> bool {
        let start = self.at;
        while let Some(token) = self.token() {
            let mark = token.kind == Kind::Line
                || token.is(',')
                || token.is(';')
                || token.is('/') && !self.lone_slash()
                || token.is('|')
                || token.is('"')
                || token.is('&');
            // `:` leads a list on; a mark that is glued to nothing is an element.
            let colon = token.is(':') && token.glued;
            if !(mark || colon || token.is(["and", "or", "plus"]) || token.is(Class::SetFiller)) {
                break;
            }
            if token.is("plus") && self.word(1, &["sign", "signs", "symbol"]) {
                break;
            }
            if token.is(Class::SetFiller) && (self.named(0).is_some() || token.is("at")) {
                break;
            }
            self.only |= token.is("only");
            self.at += 1;
        }
        self.at > start
    }

    fn element(&mut self) -> bool {
        self.letters() || self.symbol() || self.range() || self.literal() || self.mark()
    }

    /// Letters, digits and what is made of them, with the adjectives before and the literals behind.
    fn letters(&mut self) -> bool {
        let start = self.at;
        let (mut lower, mut upper, mut printable) = (false, false, false);
        loop {
            if self.word(0, &["lowercase", "lowercased", "small"]) || self.word(0, &["lower"]) {
                lower = true;
            } else if self.word(0, &["uppercase", "uppercased", "upper", "capital"]) {
                upper = true;
            } else if self.word(0, &["printable", "visible"]) {
                printable = true;
            } else if !(self.at > start && self.word(0, &["and", "or", "case", "cased"]) && (lower || upper)
                || self.at > start && self.punct(0, "/")
                || self.word(0, Class::Alphabet.words()))
            {
                break;
            }
            self.at += 1;
        }
        let Some(mut ranges) = self.class_noun(printable) else {
            self.at = start;
            return false;
        };
        let lower = lower || self.lower && !upper;
        if lower != upper {
            let kept = |range: &(char, char)| {
                if lower {
                    *range != ('A', 'Z') && *range != ('A', 'F')
                } else {
                    *range != ('a', 'z') && *range != ('a', 'f')
                }
            };
            ranges.retain(kept);
        }
        self.alphabetic = true;
        match self.literals_behind() {
            Some(literals) => self.ranges.extend(literals),
            None => self.ranges.extend(ranges),
        }
        true
    }

    fn class_noun(&mut self, printable: bool) -> Option<Ranges> {
        const LETTERS: [(char, char); 2] = [('A', 'Z'), ('a', 'z')];
        let token = self.token().filter(|token| token.kind == Kind::Word)?;
        let mut length = 1;
        let ranges = match token.text.as_str() {
            "ascii" => {
                let letters = self.word(1, &["letters", "letter", "alphabetic"]) && !printable;
                let alphanumeric = self.word(1, &["alphanumeric", "alphanumerics"]);
                let digits = self.word(1, &["digits", "numbers"]);
                let rest = self.word(1, &["printable"]);
                length += usize::from(rest);
                match () {
                    () if letters => LETTERS.to_vec(),
                    () if alphanumeric => vec![LETTERS[0], LETTERS[1], ('0', '9')],
                    () if digits => vec![('0', '9')],
                    () => vec![(' ', '~')],
                }
            }
            "alpha" if self.word(1, &["numeric", "numerical", "numerics"]) => {
                length = 2;
                vec![LETTERS[0], LETTERS[1], ('0', '9')]
            }
            "alphanumeric" | "alphanumerics" | "alphanumerical" => vec![LETTERS[0], LETTERS[1], ('0', '9')],
            "letters" | "letter" | "alphabets" | "alphabet" | "alphabetic" | "alphabetical" => LETTERS.to_vec(),
            "numbers" | "digits" | "numerals" | "numeric" | "number" | "digit" | "numerics"
                if !self.word(1, &["sign", "signs"]) =>
            {
                vec![('0', '9')]
            }
            "hexadecimal" | "hex" => vec![('0', '9'), ('A', 'F'), ('a', 'f')],
            _ => return None,
        };
        self.at += length;
        while self.word(0, Class::CharacterNoun.words()) {
            self.only |= self.word(0, &["only"]);
            self.at += 1;
        }
        Some(ranges)
    }

    /// `(a-z, A-Z)`, `A-Z`, `from 0 to 9` behind letters or digits say which of them.
    fn literals_behind(&mut self) -> Option<Ranges> {
        if self.punct(0, "(") {
            let close = self.tokens.get(self.at..)?.iter().take(24).position(|token| token.is(')'))? + self.at;
            let mut inner = Reader {
                text: self.text,
                tokens: self.tokens.get(..close)?,
                at: self.at + 1,
                ranges: Vec::new(),
                only: false,
                alphabetic: false,
                lower: false,
            };
            loop {
                inner.separators();
                if !(inner.range() || inner.literal()) {
                    break;
                }
            }
            let whole = inner.at == close && !inner.ranges.is_empty();
            let ranges = inner.ranges;
            let case = self.tokens.get(self.at + 1..close)?.are((Class::LetterCase, '/'));
            if whole || case {
                self.at = close + 1;
            }
            return whole.then_some(ranges);
        }
        let mut inner = Reader {
            text: self.text,
            tokens: self.tokens,
            at: self.at,
            ranges: Vec::new(),
            only: false,
            alphabetic: false,
            lower: false,
        };
        if inner.word(0, &["from"]) {
            inner.at += 1;
        }
        if !inner.range() {
            return None;
        }
        self.at = inner.at;
        Some(inner.ranges)
    }

    /// `0-9`, `A to Z`.
    fn range(&mut self) -> bool {
        let joined = self.punct(1, "-") || self.word(1, &["to", "through"]);
        let ends = |token: Option<&Token>| {
            let token = token?;
            let mut chars = match token.kind {
                Kind::Word | Kind::Number(_) | Kind::Literal => token.text.chars(),
                _ => return None,
            };
            let c = chars.next().filter(|_| chars.next().is_none())?;
            Some(if token.capital { c.to_ascii_uppercase() } else { c })
        };
        if let (true, Some(low), Some(high)) = (joined, ends(self.peek(0)), ends(self.peek(2))) {
            let alike =
                low.is_ascii_digit() == high.is_ascii_digit() && low.is_ascii_uppercase() == high.is_ascii_uppercase();
            // `3-9 characters` behind a list is a length.
            let count =
                low.is_ascii_digit() && (high != '9' || self.word(3, &["characters", "chars", "letters", "digits"]));
            if low < high && alike && !count {
                self.ranges.push((low, high));
                self.alphabetic = true;
                self.at += 3;
                return true;
            }
        }
        let written = self.token().filter(|token| token.kind == Kind::Literal).and_then(|token| class(&token.text));
        let Some(set) = written.filter(|set| set.iter().any(|(low, high)| low < high)) else { return false };
        self.alphabetic = true;
        self.ranges.extend(set);
        self.at += 1;
        true
    }

    fn literal(&mut self) -> bool {
        let Some(set) = self.token().filter(|token| token.kind == Kind::Literal).and_then(|token| class(&token.text))
        else {
            return false;
        };
        self.ranges.extend(set);
        self.at += 1;
        true
    }
}

//! Glyphs become tokens: words in lower case, numbers, literals and marks.

use crate::mine::lexicon::{Class, Classes, classes};
use std::ops::Range;

use crate::ir::Decimal;

use super::digits::parse_digits;
use super::glyph::{Glyph, What};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word; its text is in lower case.
    Word,
    /// A number.
    Number(Decimal),
    /// A code span, a quoted value or a range such as `a-z`; its text is as written.
    Literal,
    /// A single mark.
    Punct,
    /// A line break.
    Line,
    /// The end of a paragraph.
    Paragraph,
    /// The start of a list item.
    Bullet,
}

/// A word or mark, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// Its glyphs.
    pub(super) glyphs: Range<usize>,
    /// Whether no space stands before it.
    pub(crate) glued: bool,
    /// Whether it is a word that starts with a capital.
    pub(crate) capital: bool,
    /// The classes of the word.
    pub(in crate::mine) classes: Classes,
}

impl Token {
    /// A token that stands in no text.
    pub(in crate::mine) fn made(kind: Kind, text: &str) -> Self {
        let classes = if kind == Kind::Word { classes(text) } else { Classes::default() };
        Self { kind, text: text.to_owned(), glyphs: 0..0, glued: false, capital: false, classes }
    }

    /// Whether it is this mark.
    pub(crate) fn is_punct(&self, mark: &str) -> bool {
        self.kind == Kind::Punct && self.text == mark
    }

    /// Whether it is one of these words.
    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.contains(&self.text.as_str())
    }
}

/// Cuts glyphs into tokens.
pub(super) fn tokens(glyphs: &[Glyph]) -> Vec<Token> {
    let mut lexer = Lexer { glyphs, at: 0, out: Vec::new(), space: true };
    while lexer.at < glyphs.len() {
        lexer.step();
    }
    bulleted(lexer.out)
}

/// A dash that is a paragraph of its own, as `<li> <p>` leaves it, starts the item that the next paragraph holds.
fn bulleted(tokens: Vec<Token>) -> Vec<Token> {
    let is_break = |token: Option<&Token>| token.is_none_or(|token| token.kind == Kind::Paragraph);
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    while let Some(mut token) = rest.next() {
        if token.is('-') && is_break(out.last()) && rest.peek().is_some_and(|next| next.kind == Kind::Paragraph) {
            rest.next();
            token.kind = Kind::Bullet;
            token.text.clear();
            // The break before it says no more than it does.
            if !out.is_empty() {
                out.pop();
            }
        }
        out.push(token);
    }
    out
}

struct Lexer<'a> {
    glyphs: &'a [Glyph],
    at: usize,
    out: Vec<Token>,
    space: bool,
}

impl Lexer<'_> {
    /// The character at a distance; `None` for anything that is not one.
    fn char_at(&self, at: usize) -> Option<char> {
        match self.glyphs.get(at)?.what {
            What::Char(c) => Some(c),
            _ => None,
        }
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.char_at(at))
    }

    fn push(&mut self, kind: Kind, text: String, end: usize, capital: bool) {
        let classes = if kind == Kind::Word { classes(&text) } else { Classes::default() };
        self.out.push(Token { kind, text, glyphs: self.at..end, glued: !self.space, capital, classes });
        self.at = end;
        self.space = false;
    }

    fn step(&mut self) {
        let breaks = |lexer: &mut Self, kind| {
            lexer.push(kind, String::new(), lexer.at + 1, false);
            lexer.space = true;
        };
        match &self.glyphs[self.at].what {
            What::Space => {
                self.space = true;
                self.at += 1;
            }
            What::Nothing | What::Link => self.at += 1,
            What::Line => breaks(self, Kind::Line),
            What::Paragraph => breaks(self, Kind::Paragraph),
            What::Bullet => breaks(self, Kind::Bullet),
            What::Code(content) => self.push(Kind::Literal, content.clone(), self.at + 1, false),
            What::Char(c) => self.char(*c),
        }
    }

    fn char(&mut self, c: char) {
        if c.is_ascii_digit() || (c == '-' && self.minus_sign()) {
            return self.number();
        }
        if c.is_alphanumeric() || c == '_' && self.char_at(self.at + 1).is_some_and(char::is_alphanumeric) {
            return self.word();
        }
        if let Some(end) = self.variable(c) {
            let text = self.text(end);
            return self.push(Kind::Literal, text, end, false);
        }
        if let Some(end) = self.quoted(c) {
            let content = (self.at + 1..end).filter_map(|at| self.char_at(at)).collect();
            return self.push(Kind::Literal, content, end + 1, false);
        }
        if matches!(c, '-' | '‐' | '‑') && self.joins() {
            self.at += 1;
            return;
        }
        self.mark(c);
    }

    /// The end of a name behind a dollar: `$top`.
    fn variable(&self, c: char) -> Option<usize> {
        let end = self.run(self.at + 1, |c| c.is_ascii_alphanumeric() || c == '_');
        let apart = self.space && self.char_at(self.at + 1).is_some_and(|c| c.is_ascii_alphabetic());
        (c == '$' && apart && end > self.at + 3).then_some(end)
    }

    /// Whether a `-` is a sign and no dash: it leads a number and follows nothing it could join.
    fn minus_sign(&self) -> bool {
        let digit = self.char_at(self.at + 1).is_some_and(|c| c.is_ascii_digit());
        let follows = self.before().is_some_and(|c| c.is_alphanumeric() || c == ')');
        let range = self.space && matches!(self.out.last(), Some(Token { kind: Kind::Number(_), .. }));
        digit && !follows && !range
    }

    /// Whether a `-` joins two words (`non-empty`) or hangs behind a number (`15- to`): no mark of its own.
    fn joins(&self) -> bool {
        let Some(before) = self.before() else { return false };
        let after = self.char_at(self.at + 1);
        let digits = before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit());
        let hangs =
            before.is_ascii_digit() && matches!(self.glyphs.get(self.at + 1), Some(Glyph { what: What::Space, .. }));
        before.is_alphanumeric() && (after.is_some_and(char::is_alphanumeric) && !digits || hangs)
    }

    fn run(&self, from: usize, keep: impl Fn(char) -> bool) -> usize {
        let mut end = from;
        while self.char_at(end).is_some_and(&keep) {
            end += 1;
        }
        end
    }

    fn text(&self, end: usize) -> String {
        (self.at..end).filter_map(|at| self.char_at(at)).collect()
    }

    fn number(&mut self) {
        let mut end = self.at + 1;
        while let Some(c) = self.char_at(end) {
            let separator = matches!(c, ',' | '.' | '_') && self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit());
            if !c.is_ascii_digit() && !separator {
                break;
            }
            end += 1;
        }
        end = self.spaced_thousands(end);
        let letters = self.run(end, |c| c.is_alphanumeric() || c == '_');
        let suffix: String = (end..letters).filter_map(|at| self.char_at(at)).collect::<String>().to_ascii_lowercase();
        let text: String = self.text(end).replace([' ', '\u{a0}'], "");
        let name = !suffix.is_empty() && !Class::NumberSuffix.holds(&suffix);
        if name || self.is_name() || self.dated(end) {
            let end = self.run(letters, |c| c.is_alphanumeric() || c == '-' || c == ':' || c == '.');
            let end = if self.char_at(end - 1) == Some('.') { end - 1 } else { end };
            let text = self.text(end).to_lowercase();
            return self.push(Kind::Word, text, end, false);
        }
        match parse_digits(&text) {
            Some(value) => self.push(Kind::Number(value), text, end, false),
            None => self.push(Kind::Word, text, end, false),
        }
    }

    /// `10 000`: groups of exactly three digits behind a space belong to the number before them.
    fn spaced_thousands(&self, end: usize) -> usize {
        let first = end - self.at;
        if first > 3 || self.char_at(self.at) == Some('0') {
            return end;
        }
        let mut end = end;
        while matches!(self.glyphs.get(end), Some(Glyph { what: What::Space, .. })) {
            let group = self.run(end + 1, |c| c.is_ascii_digit());
            if group != end + 4 || self.char_at(group).is_some_and(char::is_alphanumeric) {
                break;
            }
            end = group;
        }
        end
    }

    fn is_name(&self) -> bool {
        let Some(last) = self.out.last() else { return false };
        let standard = last.is(Class::Numbered) && !(self.space && last.is(["code", "level", "error"]));
        standard || (!self.space && last.kind == Kind::Word)
    }

    /// Dates and times: `2021-12-15`, `12:30`.
    fn dated(&self, end: usize) -> bool {
        let digit = |at: usize| self.char_at(at).is_some_and(|c| c.is_ascii_digit());
        let next = self.run(end + 1, |c| c.is_ascii_digit());
        match self.char_at(end) {
            Some(':') => digit(end + 1),
            Some('-') => digit(end + 1) && self.char_at(next) == Some('-') && digit(next + 1),
            _ => false,
        }
    }

    fn word(&mut self) {
        if let Some(end) = self.class() {
            let text = self.text(end);
            return self.push(Kind::Literal, text, end, false);
        }
        let mut end = self.at;
        while let Some(c) = self.char_at(end) {
            let next = self.char_at(end + 1);
            let inner = match c {
                '\'' | '’' => next.is_some_and(char::is_alphabetic) && end > self.at,
                '.' if end == self.at + 1 && next.is_some_and(|c| c.is_ascii_digit()) => {
                    // `E.164`: a letter, a point and a number are a name.
                    self.char_at(self.at).is_some_and(char::is_uppercase)
                }
                '.' => next.is_some_and(|c| c.is_lowercase() || c == '_'),
                _ => c.is_alphanumeric() || c == '_',
            };
            if !inner {
                break;
            }
            end += 1;
        }
        if (end..end + 3).map(|at| self.char_at(at)).eq([Some(':'), Some('/'), Some('/')]) {
            end = self.run(end, |c| !matches!(c, ')' | '"' | '>' | ',' | ';'));
        }
        let mut written = self.text(end);
        if written.contains('’') {
            written = written.replace('’', "'");
        }
        let capital = written.starts_with(char::is_uppercase);
        let trimmed = written.trim_matches('_');
        let text = if trimmed.is_empty() { &written } else { trimmed };
        let text = if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase() };
        // By RFC 2119 the two are one.
        let text = if text == "shall" { "must".to_owned() } else { text };
        self.push(Kind::Word, text, end, capital);
    }

    /// `a-z`, `A-Za-z0-9_-`: a run that starts with a range of single letters.
    fn class(&self) -> Option<usize> {
        let single = |at: usize| self.char_at(at).is_some_and(|c| c.is_ascii_alphabetic());
        let dash = matches!(self.char_at(self.at + 1), Some('-' | '–'));
        if !(single(self.at) && dash && single(self.at + 2)) || self.before().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '/' | '@' | ':');
        let start = self.at + 3;
        let end = (start..start + 60).find(|at| !self.char_at(*at).is_some_and(inner)).unwrap_or(start);
        if end != start && self.char_at(start + 1) != Some('-') && self.char_at(start) != Some('_') {
            return None;
        }
        let trailing = self.char_at(end - 1).is_some_and(|c| matches!(c, '.' | ':'));
        Some(if trailing { end - 1 } else { end })
    }

    /// The place of the closing mark of a short quoted value without spaces.
    fn quoted(&self, open: char) -> Option<usize> {
        let close = match open {
            '"' | '\'' => open,
            '“' => '”',
            '‘' => '’',
            _ => return None,
        };
        if self.before().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let end = (self.at + 2..self.at + 26).find(|at| self.char_at(*at) == Some(close))?;
        (self.at + 1..end).all(|at| self.char_at(at).is_some()).then_some(end)
    }

    fn mark(&mut self, c: char) {
        let next = self.char_at(self.at + 1);
        let (text, length) = match (c, next) {
            ('<', Some('=')) | ('=', Some('<')) => ("≤".to_owned(), 2),
            ('>', Some('=')) | ('=', Some('>')) => ("≥".to_owned(), 2),
            ('*', Some('*')) => ("^".to_owned(), 2),
            ('.', Some('.')) => ("…".to_owned(), if self.char_at(self.at + 2) == Some('.') { 3 } else { 2 }),
            ('–' | '‐' | '‑' | '−' | '~', _) if c != '~' => ("-".to_owned(), 1),
            _ => (c.to_string(), 1),
        };
        self.push(Kind::Punct, text, self.at + length, false);
    }
}

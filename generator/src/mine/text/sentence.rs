//! Tokens become sentences, and sentences clauses.
//!
//! A sentence knows the sentence that led to it where it is an item of a list. A clause is a run of words between
//! strong marks; what stands in parentheses is a clause of its own, so that `a length (in bytes) of 9` reads as
//! two: `a length of 9` and `in bytes`.

use crate::mine::lexicon::Class;
use std::ops::Range;

use super::ask::Words;
use super::glyph::{Glyph, What, glyphs, plain};
use super::token::{Kind, Token, tokens};

/// A description, taken apart.
#[derive(Debug)]
pub(crate) struct Text {
    glyphs: Vec<Glyph>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Sentence>,
    /// The place of the sentence that says what the field is: the first that is no mere note.
    pub(crate) definition: usize,
}

/// A sentence or a list item.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// Its tokens, without marks of structure.
    pub(crate) tokens: Range<usize>,
    /// For a list item: the sentence that introduces the list.
    pub(crate) intro: Option<usize>,
    /// Its clauses, in the order of their first tokens.
    pub(crate) clauses: Vec<Clause>,
}

/// The tokens between strong marks.
#[derive(Debug)]
pub(crate) struct Clause {
    /// Places in [`Text::tokens`], ascending; what stands in parentheses is left out.
    pub(crate) tokens: Vec<usize>,
    /// For what stands in parentheses: the token before the opening one.
    pub(crate) parent: Option<usize>,
}

impl Text {
    /// Reads a description.
    pub(crate) fn new(source: &str) -> Self {
        let glyphs = glyphs(source);
        let tokens = tokens(&glyphs);
        let sentences = sentences(&tokens);
        let is_note = |sentence: &Sentence| tokens.get(sentence.tokens.clone()).is_some_and(is_note);
        let definition = sentences.iter().position(|sentence| !is_note(sentence)).unwrap_or(0);
        Self { glyphs, tokens, sentences, definition }
    }

    /// The tokens at some places.
    pub(crate) fn words<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Token> {
        places.iter().filter_map(|at| self.tokens.get(*at))
    }

    /// The bytes of the source that tokens stand for.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        let glyphs = self.glyph_range(tokens);
        let start = self.glyphs.get(glyphs.start).map_or(0, |glyph| glyph.span.start);
        let end = glyphs.end.checked_sub(1).and_then(|at| self.glyphs.get(at)).map_or(start, |glyph| glyph.span.end);
        start..end.max(start)
    }

    /// What a reader sees of tokens, on one line.
    pub(crate) fn plain(&self, tokens: &Range<usize>) -> String {
        self.glyphs.get(self.glyph_range(tokens)).map(plain).unwrap_or_default()
    }

    /// Whether markup stands right before and right behind tokens, as around bold text.
    pub(crate) fn is_marked_up(&self, tokens: &Range<usize>) -> bool {
        let glyphs = self.glyph_range(tokens);
        let markup =
            |at: usize| self.glyphs.get(at).is_some_and(|glyph| matches!(glyph.what, What::Nothing | What::Link));
        glyphs.start.checked_sub(1).is_some_and(markup) && markup(glyphs.end)
    }

    /// Whether tokens are a link: its label says where it leads, and is no text of the value.
    pub(crate) fn is_linked(&self, tokens: &Range<usize>) -> bool {
        let glyphs = self.glyph_range(tokens);
        let link = |at: usize| self.glyphs.get(at).is_some_and(|glyph| glyph.what == What::Link);
        glyphs.start.checked_sub(1).is_some_and(link) && link(glyphs.end)
    }

    fn glyph_range(&self, tokens: &Range<usize>) -> Range<usize> {
        let Some(first) = self.tokens.get(tokens.start) else { return 0..0 };
        let Some(last) = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return 0..0 };
        first.glyphs.start..last.glyphs.end.max(first.glyphs.start)
    }

    /// The marks that stand where tokens stand, as characters: for sets such as `_.-`, which are no words.
    pub(crate) fn marks(&self, tokens: &Range<usize>) -> Option<String> {
        let glyphs = self.glyphs.get(self.glyph_range(tokens))?;
        glyphs
            .iter()
            .filter(|glyph| !matches!(glyph.what, What::Space | What::Line | What::Nothing | What::Link))
            .map(|glyph| match glyph.what {
                What::Char(c) => Some(c),
                _ => None,
            })
            .collect()
    }
}

/// `Required.`, `Optional if it is new.`, `Deprecated: use another.`
fn is_note(sentence: &[Token]) -> bool {
    let mark = sentence.iter().take_while(|token| token.kind == Kind::Punct).count();
    let word = sentence.is_at(mark, Class::Note);
    let ends = sentence.get(mark + 1).is_none_or(|token| token.kind == Kind::Punct || token.is(Class::NoteTail));
    word && ends && sentence.len() <= LONGEST_NOTE
}

const LONGEST_NOTE: usize = 30;

/// Marks that a full stop may follow.
const CLOSERS: &[&str] = &[")", "]", "`", "\"", "'", "”", "’", "%", ">"];

/// A sentence of more tokens is none. The limit keeps the work linear in the text, however it is written.
const LONGEST: usize = 400;

fn sentences(tokens: &[Token]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut start = 0;
    let mut item = false;
    let mut intro = None;
    let mut line_start = 0;
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        depth = match token.text.as_str() {
            "(" if token.kind == Kind::Punct => depth + 1,
            ")" if token.kind == Kind::Punct => depth.saturating_sub(1),
            _ => depth,
        };
        let ends = match token.kind {
            Kind::Paragraph | Kind::Bullet => true,
            Kind::Line => line_ends(tokens, line_start..at),
            _ => {
                stop_ends(tokens, at, depth) || at - start >= LONGEST || depth == 0 && label_follows(tokens, start, at)
            }
        };
        if matches!(token.kind, Kind::Line | Kind::Paragraph | Kind::Bullet) {
            line_start = at + 1;
        }
        if !ends {
            continue;
        }
        depth = 0;
        let structure = matches!(token.kind, Kind::Line | Kind::Paragraph | Kind::Bullet);
        let end = if structure { at } else { at + 1 };
        push_sentence(&mut out, tokens, start..end, if item { intro } else { None });
        start = at + 1;
        if token.kind == Kind::Bullet {
            intro = if item { intro } else { out.len().checked_sub(1) };
            item = true;
        } else if token.kind == Kind::Paragraph {
            // A blank line within a list is no end of it: what follows decides.
            item = item
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.kind, Kind::Bullet | Kind::Paragraph | Kind::Line));
        }
    }
    push_sentence(&mut out, tokens, start..tokens.len(), if item { intro } else { None });
    out
}

fn push_sentence(out: &mut Vec<Sentence>, tokens: &[Token], range: Range<usize>, intro: Option<usize>) {
    let structure = |token: &Token| matches!(token.kind, Kind::Line | Kind::Paragraph | Kind::Bullet);
    let Range { mut start, mut end } = range;
    let leftover = |token: &Token| token.is(';') || token.is(',') || token.is('.');
    while start < end && (structure(&tokens[start]) || leftover(&tokens[start])) {
        start += 1;
    }
    while start < end && (structure(&tokens[end - 1]) || tokens[end - 1].is('.')) {
        end -= 1;
    }
    if start < end {
        out.push(Sentence { tokens: start..end, intro, clauses: clauses(tokens, start..end) });
    }
}

/// Whether the mark at `at` ends a sentence.
fn stop_ends(tokens: &[Token], at: usize, depth: usize) -> bool {
    let token = &tokens[at];
    if token.is('!') || token.is('?') {
        // In a list of marks, `!, ?, and -`, it ends nothing.
        return depth == 0 && !tokens.is_at(at + 1, ',');
    }
    if !token.is('.') {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(at + 1);
    let starts = next.is_none_or(|next| next.kind != Kind::Word || next.capital || !next.glued);
    match before {
        Some(before) if before.is(Class::Abbreviation) && token.glued => {
            let capital = next.is_some_and(|next| next.capital && !next.glued);
            capital && before.is(Class::StopAbbreviation) && depth == 0
        }
        Some(before) if before.kind == Kind::Punct && !CLOSERS.contains(&before.text.as_str()) => false,
        // Inside a list of marks: `letters, _, ., and -`.
        _ if next.is_some_and(|next| next.is(',')) => false,
        _ => starts && depth <= 1 && (depth == 0 || next.is_some_and(|next| next.capital)),
    }
}

/// `` Default: `IPV4` Constraints: ``: a value behind a label ends where the next label stands.
fn label_follows(tokens: &[Token], start: usize, at: usize) -> bool {
    let is_value = matches!(tokens[at].kind, Kind::Literal | Kind::Number(_));
    let labelled = at > start && (tokens[at - 1].is(':') || tokens[at - 1].is('='));
    let label = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.capital && !next.glued);
    is_value && labelled && label && tokens.get(at + 2).is_some_and(|next| next.glued && next.is(':'))
}

/// Whether a line break ends a sentence: a wrapped line is long and goes on in lower case.
fn line_ends(tokens: &[Token], line: Range<usize>) -> bool {
    let Some(next) = tokens.get(line.end + 1) else { return true };
    let Some(last) = tokens.get(line.clone()).and_then(|line| line.last()) else { return false };
    let length: usize = tokens[line].iter().map(|token| token.text.len() + 1).sum();
    (next.capital || next.kind == Kind::Bullet) && !last.is(Class::OpenEnded) && !last.is(',') && length < 60
}

fn clauses(tokens: &[Token], range: Range<usize>) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    let mut open: Vec<Clause> = vec![Clause { tokens: Vec::new(), parent: None }];
    for at in range {
        let token = &tokens[at];
        let abbreviated = tokens.is_back(at, 1, Class::Abbreviation);
        if token.kind == Kind::Line || token.is('.') && token.glued && abbreviated {
            continue;
        }
        let nested = open.len() > 1;
        let Some(current) = open.last_mut() else { break };
        if token.is('(') {
            open.push(Clause { tokens: Vec::new(), parent: Some(at.saturating_sub(1)) });
        } else if token.is(')') && nested {
            out.extend(open.pop());
        } else if token.is(';') || token.is('—') || asks(tokens, at) || spaced_dash(tokens, at) {
            let parent = current.parent;
            out.push(std::mem::replace(current, Clause { tokens: Vec::new(), parent }));
        } else {
            current.tokens.push(at);
        }
    }
    out.extend(open);
    out.retain(|clause| !clause.tokens.is_empty());
    out.sort_by_key(|clause| clause.tokens.first().copied());
    out
}

/// A question mark that ends a question, and is no element of a list of marks.
fn asks(tokens: &[Token], at: usize) -> bool {
    tokens[at].is('?') && !tokens.is_at(at + 1, ',')
}

/// ` - ` between words; between numbers it is a range, and beside a comma an element of a list.
fn spaced_dash(tokens: &[Token], at: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Literal))
    };
    let spaced = !tokens[at].glued && tokens.get(at + 1).is_some_and(|next| !next.glued);
    // `Defaults to 10 - max is 200`
    let limit = tokens.is_at(at + 1, Class::BehindDash);
    tokens[at].is('-') && spaced && (word(at.checked_sub(1)) || limit) && word(Some(at + 1))
}

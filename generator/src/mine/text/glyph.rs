//! The tree of a description as one line of reading: visible characters, code and breaks, each with its place.

use std::ops::Range;

use crate::document::{self, Inline, InlineKind, ProseBlock, ProseKind};
use crate::source::Span;

/// What stands at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A visible character.
    Char(char),
    /// White space within a line.
    Space,
    /// A line break, which may or may not end a sentence.
    Line,
    /// The end of a paragraph, a heading or a table cell.
    Paragraph,
    /// The start of a list item.
    Bullet,
    /// A code span, or bold text that can only be a literal.
    Code(String),
    /// Markup that shows nothing.
    Nothing,
    /// Where a link starts or ends.
    Link,
}

/// One visible thing and the bytes it came from.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) what: What,
    pub(super) span: Range<usize>,
}

/// How long a set of characters in brackets, or bold text that is a literal, may be.
const LONGEST_SET: usize = 80;
const LONGEST_LITERAL: usize = 44;

/// Reads a description.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut line = Line { source: text, out: Vec::with_capacity(text.len()), at: 0 };
    line.blocks(&document::prose(document::Text::alone(text)));
    line.out
}

struct Line<'a> {
    source: &'a str,
    out: Vec<Glyph>,
    /// Where what was read last ends.
    at: usize,
}

impl Line<'_> {
    fn push(&mut self, what: What, span: Range<usize>) {
        self.at = self.at.max(span.end);
        self.out.push(Glyph { what, span });
    }

    /// A mark of structure, which stands between what is before it and the place `to`.
    fn mark(&mut self, what: What, to: usize) {
        let from = self.at.min(to);
        self.push(what, from..to);
    }

    fn blocks(&mut self, blocks: &[ProseBlock]) {
        for (number, block) in blocks.iter().enumerate() {
            let span = block.span.range();
            let is_list = matches!(block.kind, ProseKind::List(..));
            if number > 0 && !is_list {
                self.mark(What::Paragraph, span.start);
            }
            match &block.kind {
                ProseKind::Paragraph(inside) => self.inline(inside),
                ProseKind::Heading(inside) => {
                    self.inline(inside);
                    self.mark(What::Paragraph, span.end);
                }
                ProseKind::List(_, items) => {
                    for item in items {
                        let start = item.first().map_or(span.start, |first| first.span.range().start);
                        self.mark(What::Bullet, start);
                        self.blocks(item);
                    }
                    // What stands behind a list is no part of its last item.
                    self.mark(What::Paragraph, span.end);
                }
                ProseKind::Quote(inside) => {
                    self.blocks(inside);
                    self.mark(What::Paragraph, span.end);
                }
                ProseKind::Table(rows) => {
                    for cell in rows.iter().flatten() {
                        self.inline(cell);
                        self.mark(What::Paragraph, self.at);
                    }
                }
                ProseKind::Code(_) | ProseKind::Rule => self.mark(What::Paragraph, span.end),
            }
        }
    }

    fn inline(&mut self, parts: &[Inline]) {
        for (number, part) in parts.iter().enumerate() {
            let span = part.span.range();
            // A tag that only styles text is in no tree, but `10<sup>6</sup>` is not 106.
            let gap = self.source.get(self.at..span.start).unwrap_or_default();
            if number > 0 && gap.contains('<') {
                self.mark(What::Nothing, span.start);
            }
            match &part.kind {
                InlineKind::Text(text) => self.text(text, part.span),
                InlineKind::Code(code) => self.push(What::Code(code.trim().to_owned()), span),
                InlineKind::Strong(inner) => match literal(inner) {
                    Some(literal) => self.push(What::Code(literal), span),
                    None => self.within(What::Nothing, inner, span),
                },
                InlineKind::Emphasis(inner) | InlineKind::Struck(inner) => self.within(What::Nothing, inner, span),
                InlineKind::Link { label, .. } => self.within(What::Link, label, span),
                InlineKind::Break => self.push(What::Line, span),
                InlineKind::Image(_) | InlineKind::Html(_) => self.push(What::Nothing, span),
            }
        }
    }

    /// What stands between marks that show nothing.
    fn within(&mut self, mark: What, inner: &[Inline], span: Range<usize>) {
        let start = inner.first().map_or(span.start, |first| first.span.range().start);
        let end = inner.last().map_or(span.end, |last| last.span.range().end);
        self.push(mark.clone(), span.start..start.max(span.start));
        self.inline(inner);
        self.push(mark, end.min(span.end)..span.end);
    }

    /// Each piece of text is as long as its place, or is one entity.
    fn text(&mut self, text: &str, place: Span) {
        let place = place.range();
        if text.len() != place.len() {
            for c in text.chars() {
                self.push(character(c), place.clone());
            }
            return;
        }
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let start = place.start + at;
            let rest = &text[at..];
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let (what, length) = match (set(rest), marks(rest, before)) {
                (Some(set), _) => (What::Code(set.to_owned()), set.len()),
                (None, Some(marks)) => (What::Nothing, marks),
                (None, None) => (character(c), c.len_utf8()),
            };
            self.push(what, start..start + length);
            at += length;
        }
    }
}

fn character(c: char) -> What {
    if c.is_whitespace() { What::Space } else { What::Char(c) }
}

/// The length of stars that were meant to emphasize something and do not.
fn marks(text: &str, before: Option<char>) -> Option<usize> {
    let run = text.len() - text.trim_start_matches('*').len();
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    (run > 1 || run == 1 && (touches(before) || touches(text.chars().nth(1)))).then_some(run)
}

/// `[a-z0-9]` in running text is a set of characters.
fn set(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let end = inner.char_indices().take_while(|(at, _)| *at < LONGEST_SET).find(|(_, c)| *c == ']')?.0;
    let content = inner.get(..end)?;
    let is_set = content.contains('-') && !content.contains(char::is_whitespace) && !content.contains("://");
    if is_set { text.get(..end + 2) } else { None }
}

/// Bold text that no word or number can be: `**a-z**`, `**_**`.
fn literal(inner: &[Inline]) -> Option<String> {
    let content = document::plain(inner);
    let wordy = content.chars().zip(content.chars().skip(1)).any(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    let number = content.chars().all(|c| c.is_ascii_digit());
    let literal = content.trim();
    (!wordy && !number && !literal.is_empty() && content.len() <= LONGEST_LITERAL).then(|| literal.to_owned())
}

/// What a reader sees between two places, on one line; code spans keep their backticks.
pub(super) fn plain(glyphs: &[Glyph]) -> String {
    let mut out = String::new();
    let mut space = false;
    for glyph in glyphs {
        let before = out.len();
        match &glyph.what {
            What::Char(c) => out.push(*c),
            What::Code(content) => {
                out.push('`');
                out.push_str(&content.split_whitespace().collect::<Vec<_>>().join(" "));
                out.push('`');
            }
            What::Nothing | What::Link => continue,
            What::Space | What::Line | What::Paragraph | What::Bullet => {
                space = true;
                continue;
            }
        }
        if space && before > 0 {
            out.insert(before, ' ');
        }
        space = false;
    }
    out
}

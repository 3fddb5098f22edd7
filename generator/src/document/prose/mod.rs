//! The tree of a description: its blocks, and what stands in them.
//!
//! Descriptions are Markdown as people put it into tables and comments: with `<br>` for line ends, with lists and code
//! that are indented as nobody would read them but their author. So the text is put in order before it is parsed, in
//! two steps: HTML that stands for the structure of Markdown becomes that ([`html`]), and lines are indented by what they
//! are ([`lines`]). Each place in the tree leads back to the description.

mod html;
mod lines;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::Text;
use super::builder::{Builder, Manner};
use super::inline::led;
use super::mapped::Mapped;
use super::tree::{Inline, InlineKind};
use crate::source::Span;

/// A block of a description, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseBlock {
    /// What it is.
    pub kind: ProseKind,
    /// Where it stands, markup included.
    pub span: Span,
}

/// What a block of a description is.
#[derive(Clone, Debug, PartialEq)]
pub enum ProseKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading of any level.
    Heading(Vec<Inline>),
    /// A list: the number of the first item if it is an ordered one, and what each item holds.
    List(Option<u64>, Vec<Vec<ProseBlock>>),
    /// A block quote.
    Quote(Vec<ProseBlock>),
    /// A code block: what stands in it, in whatever language.
    Code(String),
    /// A table: its rows of cells, the header first.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A thematic break.
    Rule,
}

/// Blocks may be nested so deep; what is deeper belongs to what it stands in.
const DEEPEST: usize = 8;

/// Reads a description.
pub fn prose(text: Text<'_>) -> Vec<ProseBlock> {
    let text = text.trim();
    if is_plain(text.raw) {
        let words = Inline { kind: InlineKind::Text(text.raw.to_owned()), span: text.span };
        return vec![ProseBlock { kind: ProseKind::Paragraph(vec![words]), span: text.span }];
    }
    let flat = html::flatten(text.raw);
    let ordered = lines::order(flat.as_ref().map_or(text.raw, |flat| &flat.text));
    let source = ordered.as_ref().or(flat.as_ref()).map_or(text.raw, |mapped| &mapped.text);
    let place = |range: Range<usize>| {
        let back = |range, mapped: &Option<Mapped>| {
            mapped.as_ref().map_or_else(|| Range::clone(&range), |mapped| mapped.range(Range::clone(&range)))
        };
        text.span.part(back(back(range, &ordered), &flat))
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(source, options).into_offset_iter();
    Reader { source, place: &place, events, depth: 0 }.blocks()
}

/// Whether text is one line of words that mean the same in Markdown: most descriptions are.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let plain = |(at, byte): (usize, &u8)| match byte {
        // Within a word it emphasizes nothing.
        b'_' => at > 0 && is_word(at - 1) && is_word(at + 1),
        b'\\' | b'`' | b'<' | b'[' | b']' | b'&' | b'*' | b'~' => false,
        b' '..=b'}' => true,
        _ => false,
    };
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && bytes.iter().enumerate().all(plain)
        && !text.contains("://")
}

struct Reader<'a> {
    /// What the parser reads.
    source: &'a str,
    /// Where a part of it stands on the page.
    place: &'a dyn Fn(Range<usize>) -> Span,
    events: OffsetIter<'a>,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// The blocks up to the end of the one that was opened last.
    fn blocks(&mut self) -> Vec<ProseBlock> {
        let mut blocks = Vec::new();
        // Containers that are not kept, for they are nested too deep.
        let mut passed_over = 0_usize;
        let mut text: Option<(Builder<'a>, Range<usize>)> = None;
        while let Some((event, range)) = self.events.next() {
            let is_inline = is_inline(&event);
            if !is_inline {
                blocks.extend(self.paragraph(text.take()));
            }
            match event {
                event if is_inline => {
                    let new = || (Builder::new(self.source, self.place, Manner::Prose, range.start), range.clone());
                    let (builder, whole) = text.get_or_insert_with(new);
                    whole.end = whole.end.max(range.end);
                    builder.event(event, range);
                }
                Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) if self.depth >= DEEPEST => {
                    passed_over += 1;
                }
                Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => {
                    if passed_over == 0 {
                        return blocks;
                    }
                    passed_over -= 1;
                }
                event => blocks.extend(self.block(&event, range)),
            }
        }
        blocks.extend(self.paragraph(text));
        blocks
    }

    fn paragraph(&self, text: Option<(Builder<'a>, Range<usize>)>) -> Option<ProseBlock> {
        let (builder, range) = text?;
        let inside = builder.finish(range.end);
        (!inside.is_empty()).then(|| ProseBlock { kind: ProseKind::Paragraph(inside), span: (self.place)(range) })
    }

    /// The block that an event starts.
    fn block(&mut self, event: &Event<'a>, range: Range<usize>) -> Option<ProseBlock> {
        let kind = match event {
            Event::Start(Tag::Heading { .. }) => ProseKind::Heading(self.running(range.clone())),
            Event::Start(Tag::CodeBlock(_)) => ProseKind::Code(self.code()),
            Event::Start(Tag::List(first)) => ProseKind::List(*first, self.items()),
            Event::Start(Tag::BlockQuote(_)) => {
                self.depth += 1;
                let inside = self.blocks();
                self.depth -= 1;
                ProseKind::Quote(inside)
            }
            Event::Start(Tag::Table(_)) => ProseKind::Table(self.rows()),
            Event::Start(Tag::HtmlBlock) => ProseKind::Paragraph(self.tagged(range.clone())),
            Event::Rule => ProseKind::Rule,
            _ => return None,
        };
        Some(ProseBlock { kind, span: (self.place)(range) })
    }

    /// Running text up to the end of what was opened last.
    fn running(&mut self, range: Range<usize>) -> Vec<Inline> {
        let mut builder = Builder::new(self.source, self.place, Manner::Prose, range.start);
        for (event, range) in self.events.by_ref() {
            if matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::TableCell)) {
                break;
            }
            builder.event(event, range);
        }
        builder.finish(range.end)
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&text),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code
    }

    fn items(&mut self) -> Vec<Vec<ProseBlock>> {
        self.depth += 1;
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.depth -= 1;
        items
    }

    fn rows(&mut self) -> Vec<Vec<Vec<Inline>>> {
        let mut rows = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.running(range);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows
    }

    /// A block that starts with a tag which the parser lets run to the next empty line: there is a paragraph in it.
    fn tagged(&mut self, range: Range<usize>) -> Vec<Inline> {
        for (event, _) in self.events.by_ref() {
            if matches!(event, Event::End(TagEnd::HtmlBlock)) {
                break;
            }
        }
        let text = self.source.get(range.clone()).unwrap_or_default().trim_end();
        let from = range.start;
        led(text, &|inner| (self.place)(from + inner.start..from + inner.end))
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::Html(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        _ => false,
    }
}

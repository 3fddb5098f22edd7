//! Stage `document`: text becomes a [`Document`]: title, prose, sections, tables and code blocks, each with its span.
//!
//! The only place that names pulldown-cmark. Knows Markdown, and nothing of any documentation dialect.
//! Everything borrows from the file's text: padding costs nothing, and each span is exactly the text it stands for.

mod anchor;
mod builder;
mod entity;
mod front;
mod html;
mod inline;
mod mapped;
mod mask;
mod outline;
mod parse;
mod prose;
mod row;
mod tag;
mod tree;
mod url;

#[cfg(doc)]
use crate::limits::MAX_CELLS;
use crate::source::{SourceFile, Span};

pub use anchor::{Anchor, anchors, slug};
pub use inline::{Definitions, inline, phrase};
pub use outline::{Heading, Outline, Target, blocks};
pub use parse::parse;
pub use prose::{ProseBlock, ProseKind, prose};
pub use row::row_cells;
pub use tree::{Inline, InlineKind, plain};

/// A piece of Markdown source and where it stands: `raw` is exactly what `span` covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The source.
    pub raw: &'a str,
    /// Where it stands.
    pub span: Span,
}

impl<'a> Text<'a> {
    /// Text that stands in no file: its spans are places in itself.
    pub fn alone(raw: &'a str) -> Self {
        Self { raw, span: Span::nowhere(raw.len()) }
    }
}

impl Text<'_> {
    /// The part of it that `range`, counted in its bytes, covers; empty where there is no such part.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        Self { raw: self.raw.get(range.clone()).unwrap_or_default(), span: self.span.part(range) }
    }

    /// Without white space at both ends.
    pub fn trim(&self) -> Self {
        // Cells are padded, often with more than they hold: bytes first, for they are faster to tell from white space.
        let rest = self.raw.trim_ascii_start().trim_start();
        let start = self.raw.len() - rest.len();
        let end = start + rest.trim_ascii_end().trim_end().len();
        self.part(start..end)
    }

    /// What is left without `prefix`.
    pub fn strip_prefix(&self, prefix: &str) -> Option<Self> {
        self.raw.starts_with(prefix).then(|| self.part(prefix.len()..self.raw.len()))
    }

    /// What is left without `suffix`.
    pub fn strip_suffix(&self, suffix: &str) -> Option<Self> {
        self.raw.ends_with(suffix).then(|| self.part(0..self.raw.len() - suffix.len()))
    }

    /// What stands between `open` and `close`.
    pub fn unwrap_in(&self, open: &str, close: &str) -> Option<Self> {
        self.strip_prefix(open)?.strip_suffix(close)
    }
}

/// A page.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The file that it was read from.
    pub file: &'a SourceFile,
    /// The front matter, its fences included.
    pub front: Option<Text<'a>>,
    /// The value of `title` in the front matter.
    pub front_title: Option<Text<'a>>,
    /// The text of the first heading of level 1.
    pub title: Option<Text<'a>>,
    /// What stands before the first section, the title left out.
    pub intro: Vec<Block<'a>>,
    /// The sections, in order, whatever their levels.
    pub sections: Vec<Section<'a>>,
    /// What its reference-style links lead to.
    pub definitions: Definitions,
    /// Whether its tables have more cells than are read: see [`MAX_CELLS`].
    pub is_cut: bool,
}

impl<'a> Document<'a> {
    /// A value of the front matter.
    pub fn front_matter(&self, key: &str) -> Option<Text<'a>> {
        front::value(self.front?, key)
    }

    /// The source from the start of one text to the end of another.
    pub fn between(&self, first: Text<'a>, last: Text<'a>) -> Text<'a> {
        let span = Span { end: last.span.end, ..first.span };
        Text { raw: self.file.slice(span), span }
    }
}

/// A heading of level 2 or deeper, and what stands below it until the next one.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// The level of the heading.
    pub level: u8,
    /// The text of the heading, markup included.
    pub heading: Text<'a>,
    /// Whether the page has no heading there but a line that stands for one. Renderers give it no anchor.
    pub is_line: bool,
    /// What stands below it.
    pub blocks: Vec<Block<'a>>,
}

/// A block of a page. What stands inside of a list or a quote is a part of it; tables and code in there follow it, too.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// Running text.
    Paragraph(Text<'a>),
    /// A table.
    Table(Table<'a>),
    /// A code block.
    Code(Code<'a>),
    /// A list: the text of each item.
    List(Text<'a>, Vec<Text<'a>>),
    /// A block quote.
    Quote(Text<'a>),
    /// Anything else.
    Other(Text<'a>),
}

impl<'a> Block<'a> {
    /// The whole block as it stands in the source.
    pub fn text(&self) -> Text<'a> {
        match self {
            Self::Paragraph(text) | Self::List(text, _) | Self::Quote(text) | Self::Other(text) => *text,
            Self::Table(table) => table.text,
            Self::Code(code) => code.block,
        }
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The whole table.
    pub text: Text<'a>,
    /// The cells of the header.
    pub header: Vec<Text<'a>>,
    /// The rows below it.
    pub rows: Vec<Row<'a>>,
}

/// A row of a table: its cells as they stand, however many the header has.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The whole row.
    pub text: Text<'a>,
    /// The cells, trimmed; an escaped pipe is still escaped.
    pub cells: Vec<Text<'a>>,
}

/// A code block.
#[derive(Clone, Debug)]
pub struct Code<'a> {
    /// The first word behind the opening fence, if any.
    pub language: Option<&'a str>,
    /// What stands between the fences.
    pub code: Text<'a>,
    /// The block, fences included.
    pub block: Text<'a>,
}

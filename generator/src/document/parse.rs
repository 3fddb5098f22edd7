//! Reads the blocks of a page from pulldown-cmark's events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::{Block, Code, Document, Row, Section, Table, Text, row};
use crate::limits::MAX_CELLS;
use crate::source::{SourceFile, Span};

/// Reads a page. Any text is a page: what Markdown does not know is a paragraph.
pub fn parse(file: &SourceFile) -> Document<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events = Parser::new_ext(&file.text, options).into_offset_iter();
    let mut reader = Reader { file, events, cells: 0 };
    let mut document =
        Document { file, front_title: None, title: None, intro: Vec::new(), sections: Vec::new(), is_cut: false };
    while let Some((event, range)) = reader.events.next() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                document.front_title = front_title(reader.text(range));
                reader.skip();
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let heading = reader.heading(range);
                if level == HeadingLevel::H1 && document.title.is_none() && document.sections.is_empty() {
                    document.title = Some(heading);
                } else {
                    document.sections.push(Section { level: level as u8, heading, blocks: Vec::new() });
                }
            }
            event => {
                if let Some(block) = reader.block(event, range) {
                    document.sections.last_mut().map_or(&mut document.intro, |section| &mut section.blocks).push(block);
                }
            }
        }
    }
    document.is_cut = reader.cells > MAX_CELLS;
    document
}

struct Reader<'a> {
    file: &'a SourceFile,
    events: OffsetIter<'a>,
    /// How many cells there have been in tables.
    cells: usize,
}

impl<'a> Reader<'a> {
    fn text(&self, range: Range<usize>) -> Text<'a> {
        let range = range.start..range.end.min(self.file.text.len());
        Text { raw: self.file.text.get(range.clone()).unwrap_or_default(), span: Span::new(self.file.id, range) }
    }

    /// Passes over everything up to the end of the block whose start was the last event.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn block(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Block<'a>> {
        let text = self.text(range).trim();
        match event {
            Event::Start(tag) => Some(match tag {
                Tag::Table(_) => self.table(text),
                Tag::CodeBlock(kind) => self.code(&kind, text),
                Tag::List(_) => self.list(text),
                tag => {
                    self.skip();
                    match tag {
                        Tag::Paragraph => Block::Paragraph(text),
                        Tag::BlockQuote(_) => Block::Quote(text),
                        _ => Block::Other(text),
                    }
                }
            }),
            Event::End(_) => None,
            _ => Some(Block::Other(text)),
        }
    }

    /// The text of a heading: from the first inline event to the last, so that neither `#`s nor underlines count.
    fn heading(&mut self, whole: Range<usize>) -> Text<'a> {
        let mut inner: Option<Range<usize>> = None;
        let mut depth = 1_usize;
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            let start = inner.as_ref().map_or(range.start, |inner| inner.start.min(range.start));
            let end = inner.as_ref().map_or(range.end, |inner| inner.end.max(range.end));
            inner = Some(start..end);
        }
        self.text(inner.unwrap_or(whole.start..whole.start)).trim()
    }

    fn table(&mut self, text: Text<'a>) -> Block<'a> {
        let mut header = Vec::new();
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut depth = 1_usize;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    match tag {
                        Tag::TableHead => header = self.row(range).cells,
                        Tag::TableRow => rows.push(self.row(range)),
                        _ => {}
                    }
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        Block::Table(Table { text, header, rows })
    }

    /// A row with its cells, as long as there are not too many of them on the page.
    fn row(&mut self, range: Range<usize>) -> Row<'a> {
        let text = self.text(range);
        if self.cells > MAX_CELLS {
            return Row { text, cells: Vec::new() };
        }
        let row = row::split(text);
        self.cells += row.cells.len();
        row
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>, block: Text<'a>) -> Block<'a> {
        let mut inner: Option<Range<usize>> = None;
        for (event, range) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                _ => inner = Some(inner.map_or(range.start, |inner| inner.start)..range.end),
            }
        }
        let at = block.span.end as usize;
        let code = self.text(inner.unwrap_or(at..at));
        let language = match kind {
            CodeBlockKind::Fenced(_) => language(block.raw),
            CodeBlockKind::Indented => None,
        };
        Block::Code(Code { language, code, block })
    }

    fn list(&mut self, text: Text<'a>) -> Block<'a> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let item = self.text(range).trim();
                    items.push(item_text(item));
                    self.skip();
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List(text, items)
    }
}

/// An item without its bullet or number.
fn item_text(item: Text<'_>) -> Text<'_> {
    let marker = item.raw.find(char::is_whitespace).unwrap_or(item.raw.len());
    item.part(marker..item.raw.len()).trim()
}

/// The first word behind the opening fence.
fn language(block: &str) -> Option<&str> {
    let line = block.lines().next().unwrap_or_default();
    line.trim_start_matches(['`', '~']).split_whitespace().next()
}

/// The value of `title:`, its quotes removed.
fn front_title(block: Text<'_>) -> Option<Text<'_>> {
    let mut at = 0;
    for line in block.raw.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if let Some(value) = block.part(range).trim().strip_prefix("title:") {
            let value = value.trim();
            let bare = value.unwrap_in("\"", "\"").or_else(|| value.unwrap_in("'", "'")).unwrap_or(value);
            return (!bare.raw.is_empty()).then_some(bare);
        }
    }
    None
}

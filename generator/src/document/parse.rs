//! Reads the blocks of a page from pulldown-cmark's events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::mask::{self, Masked};
use super::{Block, Code, Definitions, Document, Row, Section, Table, Text, front, html, row};
use crate::limits::MAX_CELLS;
use crate::source::{SourceFile, Span};

/// Reads a page. Any text is a page: what Markdown does not know is a paragraph.
pub fn parse(file: &SourceFile) -> Document<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let masked = mask::mask(&file.text);
    let parser = Parser::new_ext(masked.as_ref().map_or(&file.text, |masked| &masked.page.text), options);
    let definitions = Definitions::new(parser.reference_definitions());
    let mut reader = Reader { file, masked: masked.as_ref(), events: parser.into_offset_iter(), cells: 0 };
    let mut document = Document {
        file,
        front: None,
        front_title: None,
        title: None,
        intro: Vec::new(),
        sections: Vec::new(),
        definitions,
        is_cut: false,
    };
    while let Some((event, range)) = reader.events.next() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                document.front = Some(reader.text(range));
                document.front_title = document.front.and_then(|front| front::value(front, "title"));
                reader.skip();
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let heading = reader.heading(range);
                if level == HeadingLevel::H1 && document.title.is_none() && document.sections.is_empty() {
                    document.title = Some(heading);
                } else {
                    document.sections.push(Section { level: level as u8, heading, is_line: false, blocks: Vec::new() });
                }
            }
            event => {
                let blocks = document.sections.last_mut().map_or(&mut document.intro, |section| &mut section.blocks);
                reader.block(event, range, blocks);
            }
        }
    }
    for range in masked.iter().flat_map(|masked| &masked.tables) {
        let table = html::table(reader.at(range.clone()).trim());
        reader.cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        insert(&mut document, table);
    }
    document.is_cut = reader.cells > MAX_CELLS;
    document
}

/// Puts a table that stands in HTML where it stands on the page.
fn insert<'a>(document: &mut Document<'a>, table: Table<'a>) {
    let start = table.text.span.start;
    let above = document.sections.iter_mut().take_while(|section| section.heading.span.start < start).last();
    let blocks = above.map_or(&mut document.intro, |section| &mut section.blocks);
    let at = blocks.iter().position(|block| block.text().span.start > start).unwrap_or(blocks.len());
    blocks.insert(at, Block::Table(table));
}

struct Reader<'a, 'p> {
    file: &'a SourceFile,
    /// What the parser sees in place of the page.
    masked: Option<&'p Masked>,
    events: OffsetIter<'p>,
    /// How many cells there have been in tables.
    cells: usize,
}

impl<'a> Reader<'a, '_> {
    /// What the parser has at these places, as it stands on the page.
    fn text(&self, range: Range<usize>) -> Text<'a> {
        let Some(masked) = self.masked else { return self.at(range) };
        self.at(masked.page.range(range))
    }

    /// The page's text at these places.
    fn at(&self, range: Range<usize>) -> Text<'a> {
        let end = range.end.min(self.file.text.len());
        let range = range.start.min(end)..end;
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

    /// Reads the block that an event starts. Tables and code inside of a list or a quote come right behind it.
    fn block(&mut self, event: Event<'_>, range: Range<usize>, blocks: &mut Vec<Block<'a>>) {
        let text = self.text(range).trim();
        match event {
            Event::Start(Tag::Table(_)) => blocks.push(self.table(text)),
            Event::Start(Tag::CodeBlock(kind)) => blocks.push(self.code(&kind, text)),
            Event::Start(Tag::List(_)) => self.list(text, blocks),
            Event::Start(Tag::Paragraph) => {
                self.skip();
                blocks.push(Block::Paragraph(text));
            }
            Event::Start(tag) => {
                let is_quote = matches!(tag, Tag::BlockQuote(_));
                blocks.push(if is_quote { Block::Quote(text) } else { Block::Other(text) });
                self.inside(blocks);
            }
            Event::End(_) => {}
            _ => blocks.push(Block::Other(text)),
        }
    }

    /// Reads the tables and the code up to the end of the block whose start was the last event.
    fn inside(&mut self, blocks: &mut Vec<Block<'a>>) {
        let mut depth = 1_usize;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Table(_)) => {
                    let text = self.text(range).trim();
                    blocks.push(self.table(text));
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let text = self.text(range).trim();
                    blocks.push(self.code(&kind, text));
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
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

    fn code(&mut self, kind: &CodeBlockKind<'_>, block: Text<'a>) -> Block<'a> {
        let mut inner: Option<Range<usize>> = None;
        for (event, range) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                _ => inner = Some(inner.map_or(range.start, |inner| inner.start)..range.end),
            }
        }
        let at = block.span.end as usize;
        let code = inner.map_or_else(|| self.at(at..at), |inner| self.text(inner));
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(block.raw, info),
            CodeBlockKind::Indented => None,
        };
        Block::Code(Code { language, code, block })
    }

    fn list(&mut self, text: Text<'a>, blocks: &mut Vec<Block<'a>>) {
        let mut items = Vec::new();
        let mut inner = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let item = self.text(range).trim();
                    items.push(item_text(item));
                    self.inside(&mut inner);
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        blocks.push(Block::List(text, items));
        blocks.append(&mut inner);
    }
}

/// An item without its bullet or number.
fn item_text(item: Text<'_>) -> Text<'_> {
    let marker = item.raw.find(char::is_whitespace).unwrap_or(item.raw.len());
    item.part(marker..item.raw.len()).trim()
}

/// The first word behind the opening fence, as the page has it: a tab that stands for a fence has it elsewhere in its tag.
fn language<'a>(block: &'a str, info: &str) -> Option<&'a str> {
    let line = block.lines().next().unwrap_or_default();
    let word = info.split_whitespace().next().unwrap_or_default();
    match line.find(word) {
        Some(at) if !word.is_empty() => line.get(at..at + word.len()),
        _ => line.trim_start_matches(['`', '~']).split_whitespace().next(),
    }
}

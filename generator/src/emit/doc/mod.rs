//! Prose as rustdoc: the words, links, lists and code of a description, and nothing that rustdoc would compile,
//! resolve, or take for HTML.
//!
//! What comes out is written from the tree of the description ([`prose`](fn@crate::document::prose)), none of it is passed
//! through. So no fence comes out without a language, no line is indented by four spaces, and what is neither link nor
//! code is escaped ([`escape`]).

mod escape;
mod inline;

use crate::document::{self, ProseBlock, ProseKind, Text};
use crate::ir::Model;

pub(super) use escape::clean;

/// The documentation of a model: its description, and its documented name where Rust has another.
pub(super) fn model(model: &Model) -> Vec<String> {
    let mut lines = model.description.as_ref().map(|description| prose(&description.text)).unwrap_or_default();
    let name = model.name.trim();
    let letters =
        |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    if lines.is_empty() && letters(name) != letters(&model.rust_name) {
        lines.push(format!("Documented as {}.", code(name)));
    }
    lines
}

/// The first paragraph of a model's description.
pub(super) fn summary(model: &Model) -> Vec<String> {
    let lines = model.description.as_ref().map(|description| prose(&description.text)).unwrap_or_default();
    lines.into_iter().take_while(|line| !line.is_empty()).collect()
}

/// Prose as doc lines, without the space that follows `///`.
pub(super) fn prose(markdown: &str) -> Vec<String> {
    let mut writer = Writer::default();
    writer.blocks(&document::prose(Text::alone(markdown)));
    writer.lines
}

/// Plain words as one line of documentation, for use inside a sentence.
pub(super) fn line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    inline::line(&document::phrase(Text::alone(&words)))
}

/// Text as a code span; nothing in it can end the span.
pub(super) fn code(text: &str) -> String {
    escape::code_span(text)
}

/// Collects lines.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// Whether the next line comes behind an empty one.
    gap: bool,
    /// How far the lines of the open item are indented: three at most, for four would be near to code.
    indent: usize,
    /// How many lists are open.
    lists: usize,
}

impl Writer {
    fn blocks(&mut self, blocks: &[ProseBlock]) {
        for block in blocks {
            self.gap = true;
            self.block(&block.kind);
        }
    }

    fn block(&mut self, kind: &ProseKind) {
        match kind {
            ProseKind::Paragraph(text) => {
                for line in inline::lines(text) {
                    self.write(&line);
                }
            }
            ProseKind::Heading(title) => self.write(&inline::heading(title)),
            ProseKind::List(first, items) => self.list(*first, items),
            ProseKind::Quote(blocks) => {
                let mut inside = Self::default();
                inside.blocks(blocks);
                for line in inside.lines {
                    self.write(format!("> {line}").trim_end());
                }
            }
            ProseKind::Code(code) => self.code(code),
            ProseKind::Table(rows) => self.table(rows),
            ProseKind::Rule => {}
        }
        self.gap = true;
    }

    fn write(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let indent = if line.is_empty() { 0 } else { self.indent };
        self.lines.push(format!("{:indent$}{line}", ""));
    }

    /// Two levels are kept; deeper ones would come near to the indentation of code.
    fn list(&mut self, first: Option<u64>, items: &[Vec<ProseBlock>]) {
        let outer = self.indent;
        self.lists += 1;
        for (at, item) in items.iter().enumerate() {
            let number = first.map(|first| first.saturating_add(u64::try_from(at).unwrap_or(u64::MAX)));
            self.indent = outer;
            self.item(number, item);
        }
        self.lists -= 1;
        self.indent = outer;
        self.gap = true;
    }

    /// The first paragraph stands behind the marker, on its line.
    fn item(&mut self, number: Option<u64>, blocks: &[ProseBlock]) {
        let text = blocks.first().and_then(|block| match &block.kind {
            ProseKind::Paragraph(text) => Some(inline::line(text)),
            ProseKind::Heading(title) => Some(inline::heading(title)),
            _ => None,
        });
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let text = text.as_deref().map(|text| escape::start(text.trim())).filter(|text| !text.is_empty());
        if let Some(text) = &text {
            self.write(&format!("{marker}{text}"));
        }
        if self.lists == 1 {
            self.indent = marker.len().min(3);
        }
        for block in blocks.iter().skip(usize::from(text.is_some())) {
            match &block.kind {
                // What belongs to the item of an inner list would stand too deep.
                ProseKind::Paragraph(more) if self.lists > 1 => self.append(&inline::line(more)),
                ProseKind::List(first, items) => {
                    self.gap = false;
                    self.list(*first, items);
                }
                other => {
                    self.gap = true;
                    self.block(other);
                }
            }
        }
        self.gap = false;
    }

    /// Adds to the last line.
    fn append(&mut self, text: &str) {
        if let Some(last) = self.lines.last_mut().filter(|_| !text.trim().is_empty()) {
            last.push(' ');
            last.push_str(text.trim());
        }
    }

    fn code(&mut self, code: &str) {
        let content: Vec<_> = code.lines().map(|line| escape::clean(&line.trim_end().replace('\t', "    "))).collect();
        let indent = content.iter().filter(|line| !line.is_empty()).map(|line| leading_spaces(line)).min().unwrap_or(0);
        let ticks = content.iter().map(|line| escape::longest_run(line, '`')).max().unwrap_or(0).max(2) + 1;
        let ticks = "`".repeat(ticks);
        self.write(&format!("{ticks}text"));
        for line in &content {
            self.write(line.get(indent..).unwrap_or_default());
        }
        self.write(&ticks);
    }

    fn table(&mut self, rows: &[Vec<Vec<document::Inline>>]) {
        for (at, row) in rows.iter().enumerate() {
            let cells: Vec<_> = row.iter().map(|cell| inline::line(cell).trim().replace('|', "\\|")).collect();
            self.write(&format!("| {} |", cells.join(" | ")));
            if at == 0 {
                self.write(&format!("| {} |", vec!["---"; row.len()].join(" | ")));
            }
        }
    }
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

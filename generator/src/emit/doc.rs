//! Prose as rustdoc: the words, links, lists and code of a description, and nothing that rustdoc would compile,
//! resolve, or take for HTML.
//!
//! Every line that comes out is built here, block by block; none is passed through. So no fence comes out without
//! a language, no line is indented by four spaces, and what is neither link nor code is escaped.

use crate::ir::Model;

use super::html;
use super::inline::{self, clean};

/// The documentation of a model: its description or, without one, its name.
pub(super) fn model(model: &Model) -> Vec<String> {
    let lines = model.description.as_ref().map(|description| prose(&description.text)).unwrap_or_default();
    if lines.is_empty() { vec![format!("The documented type {}.", code(model.name.trim()))] } else { lines }
}

/// Prose as doc lines, without the space that follows `///`.
pub(super) fn prose(markdown: &str) -> Vec<String> {
    let trimmed = markdown.trim();
    if is_plain(trimmed) {
        return vec![trimmed.to_owned()];
    }
    let source = html::breaks(markdown);
    let mut writer = Writer::default();
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        let (marker, rest) = list_marker(line);
        if let Some(fence) = fence(rest) {
            let content: Vec<_> = lines.by_ref().take_while(|line| !closes(line.trim(), fence)).collect();
            writer.fence(&content);
        } else if line.is_empty() || is_rule(line) {
            writer.end_paragraph();
            writer.gap();
        } else if let Some(marker) = marker {
            writer.item(marker, indent >= 2, rest);
        } else if let Some(title) = heading(line) {
            writer.heading(title);
        } else if let Some(quoted) = line.strip_prefix('>') {
            writer.quote(quoted.trim_start_matches(['>', ' ', '\t']));
        } else if line.starts_with('|') && lines.peek().is_some_and(|next| is_delimiter_row(next.trim(), line)) {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|next| next.trim().starts_with('|')) {
                rows.push(row.trim());
            }
            writer.table(&rows);
        } else {
            writer.text(line);
        }
    }
    writer.finish()
}

/// Whether text is one line of words that say the same in Markdown: most descriptions are.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'\\' | b'`' | b'<' | b'[' | b']' | b'&');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(plain) && !text.contains("://")
}

/// Plain words as one line of documentation, for use inside a sentence.
pub(super) fn line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    inline::render(&words).replace('\n', " ")
}

/// Text as a code span; nothing in it can end the span.
pub(super) fn code(text: &str) -> String {
    inline::code_span(text)
}

/// What the lines collected last are to become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Block {
    #[default]
    None,
    Text,
    Item {
        ordered: bool,
        nested: bool,
    },
    Quote,
}

/// Collects lines into blocks and writes each when it ends.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    block: Block,
    raw: String,
    /// Whether the next block starts behind an empty line, whatever it is.
    gap: bool,
    /// What was written last, for lists stay together.
    last: Block,
    number: usize,
}

impl Writer {
    fn text(&mut self, line: &str) {
        // A line after an item or in a quotation goes on with it, as Markdown has it.
        if matches!(self.block, Block::None) {
            self.block = Block::Text;
        }
        self.push_raw(line);
    }

    fn item(&mut self, marker: Marker, nested: bool, text: &str) {
        self.end_paragraph();
        let ordered = marker == Marker::Number;
        // One level is kept; deeper ones would come near to the indentation of code.
        let nested = nested && matches!(self.last, Block::Item { .. }) && !ordered;
        self.block = Block::Item { ordered, nested };
        self.push_raw(text);
    }

    fn quote(&mut self, text: &str) {
        if self.block != Block::Quote {
            self.end_paragraph();
        }
        self.block = Block::Quote;
        self.push_raw(text);
    }

    fn push_raw(&mut self, line: &str) {
        if !self.raw.is_empty() {
            self.raw.push('\n');
        }
        self.raw.push_str(line);
    }

    fn heading(&mut self, title: &str) {
        self.end_paragraph();
        let title = inline::render(title).replace(['\n', '*'], " ");
        self.gap();
        self.write(Block::Text, &[format!("**{}**", title.trim())]);
        self.gap();
    }

    fn fence(&mut self, content: &[&str]) {
        self.end_paragraph();
        let content: Vec<_> = content.iter().map(|line| clean(line.trim_end())).collect();
        let indent = content.iter().filter(|line| !line.is_empty()).map(|line| leading_spaces(line)).min().unwrap_or(0);
        let ticks = content.iter().map(|line| inline::longest_run(line, '`')).max().unwrap_or(0).max(2) + 1;
        let ticks = "`".repeat(ticks);
        let mut lines = vec![format!("{ticks}text")];
        lines.extend(content.iter().map(|line| line.get(indent..).unwrap_or_default().to_owned()));
        lines.push(ticks);
        self.gap();
        self.write(Block::None, &lines);
        self.gap();
    }

    fn table(&mut self, rows: &[&str]) {
        self.end_paragraph();
        let columns = cells(rows.first().copied().unwrap_or_default()).len();
        let mut lines = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let mut cells = cells(row);
            cells.resize(columns, String::new());
            let cells: Vec<_> = match index {
                1 => vec!["---".to_owned(); columns],
                _ => cells.iter().map(|cell| inline::render(cell).replace('\n', " ").replace('|', "\\|")).collect(),
            };
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        self.gap();
        self.write(Block::None, &lines);
        self.gap();
    }

    /// Writes what was collected.
    fn end_paragraph(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        let block = std::mem::take(&mut self.block);
        let rendered = inline::render(&raw);
        let lines: Vec<_> =
            rendered.lines().map(str::trim).filter(|line| !line.is_empty()).map(inline::escape_start).collect();
        if lines.is_empty() {
            return;
        }
        match block {
            Block::Item { ordered, nested } => {
                let same = matches!(self.last, Block::Item { ordered: before, .. } if before == ordered);
                self.number = if same { self.number + 1 } else { 1 };
                self.gap = !same;
                let marker = match (ordered, nested) {
                    (true, _) => format!("{}.", self.number),
                    (false, true) => "  -".to_owned(),
                    (false, false) => "-".to_owned(),
                };
                self.write(block, &[format!("{marker} {}", lines.join(" "))]);
            }
            Block::Quote => {
                self.gap();
                let lines: Vec<_> = lines.iter().map(|line| format!("> {line}")).collect();
                self.write(block, &lines);
                self.gap();
            }
            Block::Text | Block::None => {
                if !matches!(self.last, Block::None) {
                    self.gap();
                }
                self.write(Block::Text, &lines);
            }
        }
    }

    fn gap(&mut self) {
        self.gap = true;
    }

    fn write(&mut self, block: Block, lines: &[String]) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend_from_slice(lines);
        self.last = block;
        if block == Block::None {
            self.gap();
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
        self.lines
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet,
    Number,
}

/// A list marker and what follows it.
fn list_marker(line: &str) -> (Option<Marker>, &str) {
    for bullet in ["- ", "* ", "+ ", "• ", "-\t", "*\t"] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return (Some(Marker::Bullet), rest.trim_start());
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "))
    {
        return (Some(Marker::Number), rest.trim_start());
    }
    (None, line)
}

/// The fence that a line opens: its character and length. A line that also closes it is a code span.
fn fence(line: &str) -> Option<(char, usize)> {
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.chars().take_while(|character| *character == mark).count();
    let info = &line[length..];
    (length >= 3 && !info.contains(mark)).then_some((mark, length))
}

fn closes(line: &str, (mark, length): (char, usize)) -> bool {
    line.len() >= length && line.chars().all(|character| character == mark)
}

fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    ((1..=6).contains(&level) && title.starts_with([' ', '\t'])).then(|| title.trim().trim_end_matches('#').trim_end())
}

/// A thematic break, or the underline of a heading.
fn is_rule(line: &str) -> bool {
    let marks: Vec<_> = line.chars().filter(|character| !character.is_whitespace()).collect();
    let all = |mark: char| marks.iter().all(|character| *character == mark);
    (marks.len() >= 3 && (all('-') || all('*') || all('_'))) || (!marks.is_empty() && all('='))
}

fn is_delimiter_row(line: &str, header: &str) -> bool {
    let delimiters = cells(line);
    let is_delimiter =
        |cell: &String| cell.contains('-') && cell.chars().all(|character| matches!(character, '-' | ':'));
    line.starts_with('|') && delimiters.iter().all(is_delimiter) && delimiters.len() == cells(header).len()
}

/// The cells of a row, split where a pipe is neither escaped nor in a code span.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_start_matches('|');
    let mut cells = vec![String::new()];
    let (mut escaped, mut in_code) = (false, false);
    for character in row.chars() {
        match character {
            '|' if !escaped && !in_code => cells.push(String::new()),
            _ => {
                in_code ^= character == '`' && !escaped;
                if let Some(cell) = cells.last_mut() {
                    cell.push(character);
                }
            }
        }
        escaped = character == '\\' && !escaped;
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

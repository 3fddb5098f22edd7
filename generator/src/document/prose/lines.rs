//! Lines that are indented by what they are: an item's by how deep it stands, all others not at all.
//!
//! Authors indent as they like. By the letter of Markdown a deep indentation is code, and code that stands left of its
//! item ends the list and leaves a fence open; neither is ever meant. So a line's indentation only says to which item it
//! belongs, and it is written anew. Code in fences, of which nothing else is known, keeps its shape.

use std::ops::Range;

use super::super::mapped::Mapped;

/// Puts a description's lines in order; `None` where they are.
pub(super) fn order(source: &str) -> Option<Mapped> {
    if !source.contains('\n') && source.starts_with(char::is_alphabetic) {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let text = line.strip_suffix('\n').unwrap_or(line);
        lines.push(start..start + text.len());
        start += line.len();
    }
    let out = Mapped::with_capacity(source.len() + source.len() / 8);
    let mut writer = Writer { source, out, prefix: String::new(), items: Vec::new(), paragraph: 0, quotes: 0 };
    writer.block(&lines);
    Some(writer.out)
}

/// An item that further lines may belong to.
#[derive(Clone, Copy)]
struct Item {
    /// How far its marker is indented in the source.
    marker: usize,
    /// How far its content is indented in what is written.
    content: usize,
}

struct Writer<'a> {
    source: &'a str,
    out: Mapped,
    /// What every line of the quote starts with.
    prefix: String,
    items: Vec<Item>,
    /// How many lines the open paragraph has.
    paragraph: usize,
    /// How many quotes are open.
    quotes: usize,
}

/// A line without the white space around it.
struct Line<'a> {
    text: &'a str,
    start: usize,
    /// How far it is indented.
    indent: usize,
}

impl<'a> Writer<'a> {
    fn line(&self, range: &Range<usize>) -> Line<'a> {
        let whole = self.source.get(range.clone()).unwrap_or_default();
        let text = whole.trim_start();
        let before = whole.get(..whole.len() - text.len()).unwrap_or_default();
        let indent = before.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        Line { text: text.trim_end(), start: range.start + before.len(), indent }
    }

    fn block(&mut self, lines: &[Range<usize>]) {
        let mut at = 0;
        while let Some(range) = lines.get(at) {
            let line = self.line(range);
            let rest = lines.get(at + 1..).unwrap_or_default();
            at += 1 + self.read(&line, rest);
        }
    }

    /// Writes a line, and tells how many of those behind it were written with it.
    fn read(&mut self, line: &Line<'_>, rest: &[Range<usize>]) -> usize {
        let text = line.text;
        let marker = marker(text);
        let content = marker.map_or(0, |marker| marker.length);
        let inner = text.get(content..).unwrap_or_default();
        if text.is_empty() {
            self.gap(line.start);
        } else if let Some(fence) = fence(inner) {
            return self.fence(line, marker, fence, rest);
        } else if is_rule(text) || text.bytes().all(|byte| byte == b'=') {
            self.rule(line);
        } else if let Some(marker) = marker {
            self.item(line, marker);
        } else if heading(text) {
            self.settle(line.indent);
            self.write(self.indent(), line.start..line.start + text.len());
            self.paragraph = 0;
        } else if text.starts_with('>') {
            return self.quote(line, rest);
        } else if text.starts_with('|') && rest.first().is_some_and(|next| is_delimiter(self.line(next).text)) {
            return self.table(line, rest);
        } else {
            self.text(line);
        }
        0
    }

    fn indent(&self) -> usize {
        self.items.last().map_or(0, |item| item.content)
    }

    /// Leaves the items that something indented so far does not belong to.
    fn settle(&mut self, indent: usize) {
        while self.items.last().is_some_and(|item| indent < item.marker + 2) {
            self.items.pop();
        }
    }

    fn write(&mut self, indent: usize, range: Range<usize>) {
        self.start(indent, range.start);
        self.out.push(self.source, range.clone());
        self.out.insert("\n", range.end);
    }

    fn start(&mut self, indent: usize, at: usize) {
        if !self.prefix.is_empty() {
            self.out.insert(&self.prefix, at);
        }
        if indent > 0 {
            self.out.insert(&" ".repeat(indent), at);
        }
    }

    /// An empty line.
    fn gap(&mut self, at: usize) {
        self.start(0, at);
        self.out.insert("\n", at);
        self.paragraph = 0;
    }

    fn item(&mut self, line: &Line<'_>, marker: Marker) {
        let before = self.items.len();
        self.settle(line.indent);
        // As Markdown has it, only the number 1 interrupts a paragraph: others start its lines by chance.
        let is_first = !line.text.starts_with(|c: char| c.is_ascii_digit()) || line.text.starts_with(['1', '0']);
        if self.paragraph > 0 && self.items.len() >= before && !is_first {
            return self.text(line);
        }
        self.marker(line, marker);
        let start = line.start + marker.length;
        let rest = line.text.get(marker.length..).unwrap_or_default();
        // An item in the line of another is a dash that somebody wrote.
        self.escaped(rest, start);
        self.out.insert("\n", start + rest.len());
        self.paragraph = 1;
    }

    /// Opens an item and writes its marker.
    fn marker(&mut self, line: &Line<'_>, marker: Marker) {
        self.settle(line.indent);
        let indent = self.indent();
        self.start(indent, line.start);
        let mut content = indent + 2;
        if marker.is_number {
            let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
            self.out.push(self.source, line.start..line.start + digits);
            self.out.insert(". ", line.start + digits);
            content += digits;
        } else {
            self.out.insert("- ", line.start);
        }
        self.items.push(Item { marker: line.indent, content });
    }

    /// Writes text that must not be taken for an item, a definition or the underline of a heading.
    fn escaped(&mut self, text: &str, start: usize) {
        let is_marker = marker(text).is_some() || is_lone_marker(text);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let at = start + if is_marker { digits } else { 0 };
        if is_marker || is_no_definition(text) {
            self.out.push(self.source, start..at);
            self.out.insert("\\", at);
        }
        self.out.push(self.source, at..start + text.len());
    }

    fn text(&mut self, line: &Line<'_>) {
        // A line after an item goes on with it, wherever it starts.
        if self.paragraph == 0 {
            self.settle(line.indent);
        }
        self.start(self.indent(), line.start);
        self.escaped(line.text, line.start);
        self.out.insert("\n", line.start + line.text.len());
        self.paragraph += 1;
    }

    /// A thematic break or the underline of a heading, which is one line.
    fn rule(&mut self, line: &Line<'_>) {
        let end = line.start + line.text.len();
        let underlines =
            self.paragraph == 1 && self.items.is_empty() && line.text.bytes().all(|byte| matches!(byte, b'-' | b'='));
        if underlines {
            self.write(0, line.start..end);
            self.paragraph = 0;
            return;
        }
        self.settle(line.indent);
        self.gap(line.start);
        if !line.text.starts_with('=') {
            self.write(self.indent(), line.start..end);
        }
    }

    fn fence(&mut self, line: &Line<'_>, marker: Option<Marker>, fence: Fence, rest: &[Range<usize>]) -> usize {
        let length = rest.iter().position(|line| fence.is_closed_by(self.line(line).text));
        let content = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let end = line.start + line.text.len();
        if let Some(marker) = marker {
            self.marker(line, marker);
            self.out.push(self.source, line.start + marker.length..end);
            self.out.insert("\n", end);
        } else {
            self.settle(line.indent);
            self.write(self.indent(), line.start..end);
        }
        let blank = |range: &Range<usize>| self.line(range).text.is_empty();
        let shared =
            content.iter().filter(|range| !blank(range)).map(|range| self.line(range).indent).min().unwrap_or(0);
        for range in content {
            let line = self.line(range);
            let start = line.start.min(range.start + shared);
            let start = if self.source.is_char_boundary(start) { start } else { line.start };
            self.write(self.indent(), start..range.end);
        }
        let closing = rest.get(content.len()).map_or(content.last().map_or(end, |last| last.end), |line| line.start);
        self.start(self.indent(), closing);
        self.out.insert(&fence.mark.to_string().repeat(fence.length), closing);
        self.out.insert("\n", closing);
        self.paragraph = 0;
        content.len() + usize::from(length.is_some())
    }

    fn quote(&mut self, line: &Line<'_>, rest: &[Range<usize>]) -> usize {
        self.settle(line.indent);
        let more = rest.iter().take_while(|range| self.line(range).text.starts_with('>')).count();
        let inside = |line: &Line<'_>| {
            let text = if self.quotes > 0 {
                // Quotes in quotes are one.
                line.text.trim_start_matches(['>', ' ', '\t'])
            } else {
                line.text.trim_start_matches('>')
            };
            let start = line.start + line.text.len() - text.len();
            start..start + text.len()
        };
        let mut lines = vec![inside(line)];
        lines.extend(rest.iter().take(more).map(|range| inside(&self.line(range))));
        let prefix = self.prefix.clone();
        if self.quotes == 0 {
            self.prefix.push_str(&" ".repeat(self.indent()));
            self.prefix.push_str("> ");
        }
        let items = std::mem::take(&mut self.items);
        self.paragraph = 0;
        self.quotes += 1;
        self.block(&lines);
        self.quotes -= 1;
        self.items = items;
        self.prefix = prefix;
        more
    }

    fn table(&mut self, line: &Line<'_>, rest: &[Range<usize>]) -> usize {
        self.settle(line.indent);
        self.gap(line.start);
        self.write(self.indent(), line.start..line.start + line.text.len());
        let rows = rest.iter().take_while(|range| self.line(range).text.starts_with('|')).count();
        for range in rest.iter().take(rows) {
            let row = self.line(range);
            self.write(self.indent(), row.start..row.start + row.text.len());
        }
        self.gap(rest.get(rows).map_or(self.source.len(), |next| next.start));
        rows
    }
}

/// The marker of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    is_number: bool,
    /// How many bytes it has, with the white space behind it.
    length: usize,
}

fn marker(text: &str) -> Option<Marker> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=3).contains(&digits);
    let mark = match text.get(digits..)?.chars().next()? {
        c @ ('-' | '*' | '+' | '•') if digits == 0 => c,
        c @ ('.' | ')') if is_number => c,
        _ => return None,
    };
    let behind = text.get(digits + mark.len_utf8()..)?;
    let rest = behind.trim_start_matches([' ', '\t']);
    (!rest.is_empty() && rest.len() < behind.len()).then(|| Marker { is_number, length: text.len() - rest.len() })
}

/// What would be an empty item, or the underline of a heading.
fn is_lone_marker(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text.get(digits..).unwrap_or_default();
    if digits == 0 { matches!(mark, "-" | "--" | "*" | "+") } else { matches!(mark, "." | ")") }
}

/// `[deprecated]: words`, which defines no link, though it looks so.
fn is_no_definition(text: &str) -> bool {
    let Some((_, target)) = text.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else { return false };
    let target = target.split_whitespace().next().unwrap_or_default();
    !(target.contains(['/', '.', '#', '@']) || target.starts_with('<'))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn is_closed_by(self, line: &str) -> bool {
        line.len() >= self.length && line.chars().all(|c| c == self.mark)
    }
}

/// The fence that a text opens. One that it also closes is a code span.
fn fence(text: &str) -> Option<Fence> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let length = text.len() - info.len();
    (length >= 3 && !info.contains(mark)).then_some(Fence { mark, length })
}

fn heading(text: &str) -> bool {
    let title = text.trim_start_matches('#');
    (1..=6).contains(&(text.len() - title.len())) && title.starts_with([' ', '\t'])
}

fn is_rule(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(|mark| matches!(mark, '-' | '*' | '_')) else { return false };
    let all = text.chars().all(|c| c == mark || c.is_whitespace());
    all && text.chars().filter(|c| *c == mark).take(3).count() == 3
}

fn is_delimiter(text: &str) -> bool {
    text.starts_with('|') && text.contains('-') && text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

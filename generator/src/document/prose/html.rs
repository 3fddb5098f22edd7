//! HTML that stands for the structure of Markdown becomes that: line ends, paragraphs, items, code.

use super::super::mapped::Mapped;
use super::super::{entity, tag};

/// How far a code span may reach. What has no end nearby is text, so that the search for its end costs little.
const LONGEST: usize = 2_000;

/// An item's marker is not longer, with what it is indented by.
const LONGEST_MARKER: usize = 40;

/// Rewrites a description; `None` where there is nothing to rewrite.
pub(super) fn flatten(raw: &str) -> Option<Mapped> {
    let unusual = |c: char| matches!(c, '<' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}');
    if !raw.contains(unusual) && !raw.contains("\\|") {
        return None;
    }
    let is_cell = !raw.contains('\n');
    // Known beforehand, so that what has no end is not looked for again and again.
    let ends = [("-->", ""), ("</code", "code"), ("</tt", "tt"), ("</kbd", "kbd")];
    let ends = ends.map(|(end, name)| (name, end, raw.rfind(end).unwrap_or(0)));
    let mut flattener =
        Flattener { raw, at: 0, kept: 0, out: Mapped::with_capacity(raw.len()), is_cell, fence: 0, ends };
    flattener.run();
    Some(flattener.out)
}

struct Flattener<'a> {
    raw: &'a str,
    at: usize,
    /// What stands before this place is in `out`.
    kept: usize,
    out: Mapped,
    /// Whether the text is of a table's cell, which has no line ends and escapes its pipes.
    is_cell: bool,
    /// How many backticks have opened a fence; 0 where none is open.
    fence: usize,
    /// What ends comments and code: the tag's name, the text, and the last place of it.
    ends: [(&'static str, &'static str, usize); 4],
}

impl Flattener<'_> {
    fn run(&mut self) {
        let special = ['<', '`', '\\', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
        while let Some(found) = self.rest().find(special) {
            self.at += found;
            match self.rest().chars().next() {
                Some('<') => self.angle(),
                Some('`') => self.backticks(),
                Some('\\') => self.backslash(),
                Some('\r') if self.rest().starts_with("\r\n") => self.replace(1, ""),
                Some(other) => self.replace(other.len_utf8(), "\n"),
                None => break,
            }
        }
        self.at = self.raw.len();
        self.keep();
    }

    fn rest(&self) -> &str {
        self.raw.get(self.at..).unwrap_or_default()
    }

    /// Takes over what has been passed.
    fn keep(&mut self) {
        if self.kept < self.at {
            self.out.push(self.raw, self.kept..self.at);
            self.kept = self.at;
        }
    }

    /// Puts something in place of the next bytes.
    fn replace(&mut self, length: usize, with: &str) {
        self.keep();
        if !with.is_empty() {
            self.out.insert(with, self.at);
        }
        self.at += length;
        self.kept = self.at;
    }

    fn backslash(&mut self) {
        let next = self.rest().chars().nth(1);
        match next {
            Some('|') if self.is_cell => self.replace(1, ""),
            // A backslash at the end of a line that has become `<br>`.
            Some('<') if tag::starts_with(&self.rest()[1..], "<br") => self.at += 1,
            Some(c) if c.is_ascii_punctuation() => self.at += 2,
            _ => self.at += 1,
        }
    }

    fn backticks(&mut self) {
        let rest = self.rest();
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run >= 3 && self.starts_line() && (self.fence == 0 || run >= self.fence) {
            self.fence = if self.fence == 0 { run } else { 0 };
            self.at += run;
            return;
        }
        let span = if self.fence == 0 { code_span(rest, run) } else { None };
        self.code_until(self.at + span.unwrap_or(run));
    }

    /// Takes over code up to a place. A cell's lines and escaped pipes are written as such in code, too.
    fn code_until(&mut self, end: usize) {
        while let Some(found) = self.raw.get(self.at..end).and_then(|code| code.find(['<', '\\'])) {
            self.at += found;
            let breaks = tag::html(self.rest()).filter(|tag| tag.name.eq_ignore_ascii_case("br"));
            if let Some(length) = breaks.map(|tag| tag.length) {
                self.replace(length, "\n");
            } else if self.is_cell && self.rest().starts_with("\\|") {
                self.replace(1, "");
            } else {
                self.at += 1;
            }
        }
        self.at = self.at.max(end);
    }

    /// Whether nothing but the marker of an item stands before this on its line.
    fn starts_line(&self) -> bool {
        let pending = self.raw.get(self.kept..self.at).unwrap_or_default();
        let mut before = pending.chars().rev().chain(self.out.text.chars().rev()).take(LONGEST_MARKER);
        let marks = |c: &char| matches!(c, ' ' | '\t' | '-' | '*' | '+' | '>' | '.' | ')') || c.is_ascii_digit();
        before.find(|c| !marks(c)).is_none_or(|c| c == '\n')
    }

    fn angle(&mut self) {
        if self.fence > 0 && !self.is_cell {
            self.at += 1;
            return;
        }
        if self.fence == 0 && self.rest().starts_with("<!--") && self.at < self.ends[0].2 {
            let length = self.rest().find("-->").map_or(1, |end| end + 3);
            return self.replace(length, "");
        }
        let Some(tag) = tag::html(self.rest()) else {
            self.at += 1;
            return;
        };
        let name = tag.name.to_ascii_lowercase();
        let (form, length) = (tag.form, tag.length);
        match name.as_str() {
            "br" => self.replace(length, "\n"),
            _ if self.fence > 0 => self.at += 1,
            "li" => self.replace(length, if form == tag::Form::Close { "\n" } else { "\n- " }),
            "code" | "tt" | "kbd" => self.code(&name, form, length),
            // The paragraph of an item stands on the item's line.
            name if tag::is_block(name) => {
                let starts_item = self.at == self.kept && self.out.text.ends_with("\n- ");
                self.replace(length, if starts_item { "" } else { "\n\n" });
            }
            // These have a meaning in the tree, as far as they come in pairs.
            "a" | "b" | "strong" | "i" | "em" | "s" | "strike" | "del" => self.at += length,
            name if tag::styles(name) => self.replace(length, ""),
            _ => self.at += 1,
        }
    }

    /// An element of code becomes a code span; a tag without its other half is nothing.
    fn code(&mut self, name: &str, form: tag::Form, length: usize) {
        let end = self.ends.iter().find(|(of, _, last)| *of == name && self.at < *last).map(|(_, end, _)| *end);
        let start = self.at + length;
        let after = self.raw.get(start..).unwrap_or_default();
        let close = end.filter(|_| form == tag::Form::Open).and_then(|end| {
            let at = after.find(end)?;
            Some((at, tag::html(after.get(at..)?)?.length))
        });
        let Some((content, closing)) = close else { return self.replace(length, "") };
        let code = after.get(..content).unwrap_or_default();
        let shown = shown(code);
        if shown.is_empty() {
            return self.replace(length + content + closing, "");
        }
        let ticks = "`".repeat(shown.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
        let space = if shown.starts_with('`') || shown.ends_with('`') { " " } else { "" };
        self.replace(length, &format!("{ticks}{space}"));
        if shown == code {
            self.at += content;
            self.keep();
        } else {
            self.replace(content, &shown);
        }
        self.replace(closing, &format!("{space}{ticks}"));
    }
}

/// The text of a code element, on one line.
fn shown(code: &str) -> String {
    let mut text = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find('<') {
        let (before, tagged) = rest.split_at(at);
        text.push_str(before);
        let breaks = tag::html(tagged).filter(|tag| tag.name.eq_ignore_ascii_case("br"));
        text.push(if breaks.is_some() { ' ' } else { '<' });
        rest = &tagged[breaks.map_or(1, |tag| tag.length)..];
    }
    text.push_str(rest);
    let text = entity::decoded(&text.replace("\\|", "|"));
    if text.contains(char::is_whitespace) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// The length of the code span that starts with a run of backticks, if it ends on its line.
fn code_span(text: &str, run: usize) -> Option<usize> {
    let reach = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let text = text.get(..reach)?;
    let mut at = run;
    loop {
        let rest = text.get(at..)?;
        let found = rest.find(['`', '\n'])?;
        let rest = &rest[found..];
        let length = rest.len() - rest.trim_start_matches('`').len();
        at += found + length;
        if length == run {
            return Some(at);
        }
        if length == 0 {
            return None;
        }
    }
}

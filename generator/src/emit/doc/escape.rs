//! Text that means itself to rustdoc: what Markdown, HTML, or a reader's eye could take for something else is escaped.

use std::fmt::Write as _;

use crate::document::{Inline, InlineKind};

/// Makes control and bidirectional characters visible: `\u{202E}`.
pub(in crate::emit) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_hidden(character) {
            _ = write!(out, "\\u{{{:04X}}}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    text.split(|character| character != wanted).map(str::len).max().unwrap_or(0)
}

/// Text as a code span.
pub(super) fn code_span(text: &str) -> String {
    let text = clean(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.is_empty() {
        return String::new();
    }
    let ticks = "`".repeat(longest_run(&text, '`') + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// Whether a text needs no escape wherever it stands.
pub(super) fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b' '..=b'%' | b'\''..=b')' | b'+'..=b'/' | b':' | b';' | b'=' | b'?' | b'@' | b'{' | b'}')
    };
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(plain)
}

/// Writes text that stands between two characters.
pub(super) fn text(text: &str, marks: Marks, before: Option<char>, after: Option<char>, out: &mut String) {
    let mut previous = before;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut behind = rest.get(character.len_utf8()..).unwrap_or_default();
        match character {
            '\\' | '`' | '<' | '[' | ']' => out.extend(['\\', character]),
            '*' | '_' | '~' => {
                // A run of marks is read as one.
                behind = behind.trim_start_matches(character);
                let escapes = marks.escapes(character, previous, behind.chars().next().or(after));
                for _ in behind.len()..rest.len() {
                    if escapes {
                        out.push('\\');
                    }
                    out.push(character);
                }
            }
            '&' if starts_entity(behind) => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            hidden if is_hidden(hidden) => out.push_str(&clean(hidden.encode_utf8(&mut [0; 4]))),
            other => out.push(other),
        }
        previous = Some(character);
        rest = behind;
    }
}

/// Whether text behind an `&` makes an entity of it.
fn starts_entity(text: &str) -> bool {
    let name = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(text.len());
    name > 0 && text.get(name..).is_some_and(|rest| rest.starts_with(';'))
}

/// Which marks of emphasis mean something in a paragraph, and so have to be escaped where they are meant as they are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub(super) star: bool,
    low_line: bool,
    tilde: bool,
}

impl Marks {
    /// Those that come in pairs in the text, or that emphasis is written with.
    pub(super) fn of(tree: &[Inline]) -> Self {
        let mut seen = Seen::default();
        seen.tree(tree);
        Self {
            star: seen.emphasis || seen.star.pairs,
            low_line: seen.emphasis || seen.low_line.pairs,
            tilde: seen.struck || seen.tilde.pairs,
        }
    }

    fn escapes(self, mark: char, before: Option<char>, after: Option<char>) -> bool {
        let (opens, closes) = delimits(mark, before, after);
        let pairs = match mark {
            '*' => self.star,
            '_' => self.low_line,
            _ => self.tilde,
        };
        pairs && (opens || closes)
    }
}

/// What a paragraph has of marks.
#[derive(Default)]
struct Seen {
    emphasis: bool,
    struck: bool,
    star: Pair,
    low_line: Pair,
    tilde: Pair,
}

#[derive(Default)]
struct Pair {
    opened: bool,
    pairs: bool,
}

impl Seen {
    fn tree(&mut self, tree: &[Inline]) {
        for part in tree {
            match &part.kind {
                InlineKind::Text(text) | InlineKind::Html(text) | InlineKind::Image(text) => self.text(text),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                    self.emphasis = true;
                    self.tree(inner);
                }
                InlineKind::Struck(inner) => {
                    self.struck = true;
                    self.tree(inner);
                }
                InlineKind::Link { label, .. } => self.tree(label),
                InlineKind::Code(_) | InlineKind::Break => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        // Other parts may be beside a text: a mark at its end may mean something.
        let beside = Some('.');
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(['*', '_', '~'])).map(|at| from + at) {
            let (before, rest) = text.split_at(at);
            let Some(mark) = rest.chars().next() else { return };
            let run = rest.trim_start_matches(mark);
            let (opens, closes) = delimits(mark, before.chars().next_back().or(beside), run.chars().next().or(beside));
            let pair = match mark {
                '*' => &mut self.star,
                '_' => &mut self.low_line,
                _ => &mut self.tilde,
            };
            pair.pairs |= closes && pair.opened;
            pair.opened |= opens;
            from = text.len() - run.len();
        }
    }
}

/// Whether a run of marks between two characters may open emphasis, and whether it may close it.
fn delimits(mark: char, before: Option<char>, after: Option<char>) -> (bool, bool) {
    let (opens, closes) = (flanks(before, after), flanks(after, before));
    if mark == '_' {
        (opens && (!closes || before.is_some_and(is_mark)), closes && (!opens || after.is_some_and(is_mark)))
    } else {
        (opens, closes)
    }
}

/// Whether a mark between an outer and an inner character may belong to the inner one.
pub(super) fn flanks(outer: Option<char>, inner: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    !is_space(inner) && (!inner.is_some_and(is_mark) || is_space(outer) || outer.is_some_and(is_mark))
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether a text starts as a URL of the web does, with a host.
pub(super) fn is_web(text: &str) -> bool {
    let lower = text.get(..8).or_else(|| text.get(..7)).unwrap_or(text).to_ascii_lowercase();
    let scheme = if lower.starts_with("https://") { 8 } else { 7 };
    (lower.starts_with("http://") || scheme == 8)
        && text[scheme..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '{' || c == '$')
}

/// Whether a URL can stand in a link as it is.
pub(super) fn is_plain_url(url: &str) -> bool {
    !url.chars().any(|c| {
        c.is_whitespace() || is_hidden(c) || matches!(c, '<' | '>' | '{' | '}' | '\\' | '`' | '"' | '[' | ']' | '|')
    })
}

/// Keeps the start of a line from being read as the start of a block.
pub(super) fn start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    if digits > 0 && (after.starts_with(". ") || after.starts_with(") ") || after == "." || after == ")") {
        return format!("{}\\{after}", &line[..digits]);
    }
    let alone = |mark: char| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let all = |mark: char| line.chars().all(|character| character == mark || character == ' ');
    let starts = line.starts_with(['#', '>', '|', '=']) || alone('-') || alone('+') || alone('*');
    let fences = line.starts_with("~~~");
    let delimits = line.contains('-') && line.bytes().all(|byte| matches!(byte, b'-' | b':' | b'|' | b' '));
    if starts || fences || delimits || all('-') || all('*') || all('_') { format!("\\{line}") } else { line.to_owned() }
}

//! Running text as rustdoc's Markdown.

use std::fmt::Write as _;

use super::escape::{self, Marks};
use crate::document::{Inline, InlineKind};

/// A paragraph's lines.
pub(super) fn lines(tree: &[Inline]) -> Vec<String> {
    if let [Inline { kind: InlineKind::Text(text), .. }] = tree
        && escape::is_plain(text)
    {
        return vec![text.trim().to_owned()];
    }
    let text = text(tree);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(escape::start).collect()
}

/// Text for a place where there is but one line.
pub(super) fn line(tree: &[Inline]) -> String {
    text(tree).replace('\n', " ")
}

/// A heading, which rustdoc should not list as one of its own; bold all through.
pub(super) fn heading(title: &[Inline]) -> String {
    let mut writer = Writer::new(title);
    writer.marks.star = true;
    writer.open.push(STRONG);
    writer.write(title, None);
    let title = writer.out.replace('\n', " ");
    let title = title.trim();
    if title.is_empty() { String::new() } else { format!("**{title}**") }
}

fn text(tree: &[Inline]) -> String {
    let mut writer = Writer::new(tree);
    writer.write(tree, None);
    writer.out
}

const STRONG: &str = "**";
const EMPHASIS: &str = "_";
const STRUCK: &str = "~~";
const LINK: &str = "[";

struct Writer {
    out: String,
    /// Which marks of emphasis text has to escape.
    marks: Marks,
    /// What is open. A link holds no link, and what is bold cannot be bolder.
    open: Vec<&'static str>,
}

impl Writer {
    fn new(tree: &[Inline]) -> Self {
        Self { out: String::new(), marks: Marks::of(tree), open: Vec::new() }
    }

    /// Writes parts. `next` is the first character of what follows them.
    fn write(&mut self, parts: &[Inline], next: Option<char>) {
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            at += 1;
            let after = parts.get(at).map_or(next, |part| first_character(part).or(next));
            match &part.kind {
                InlineKind::Text(text) => {
                    // Entities and escapes are parts of their own. Whether a mark means something shows only in all of it.
                    let mut whole = text.clone();
                    while let Some(Inline { kind: InlineKind::Text(more), .. }) = parts.get(at) {
                        whole.push_str(more);
                        at += 1;
                    }
                    self.text(&whole, parts.get(at).map_or(next, |part| first_character(part).or(next)));
                }
                // An address within a tag is no link.
                InlineKind::Html(text) if text.contains("://") => self.raw_code(text),
                InlineKind::Html(text) | InlineKind::Image(text) => self.text(text, after),
                InlineKind::Code(code) => self.raw_code(code),
                InlineKind::Break => self.out.push('\n'),
                InlineKind::Strong(inner) => self.emphasized(STRONG, inner, after),
                InlineKind::Emphasis(inner) => self.emphasized(EMPHASIS, inner, after),
                InlineKind::Struck(inner) => self.emphasized(STRUCK, inner, after),
                InlineKind::Link { target, label } => self.link(target, label, after),
            }
        }
    }

    fn text(&mut self, text: &str, next: Option<char>) {
        let before = self.out.chars().next_back();
        escape::text(text, self.marks, before, next, &mut self.out);
    }

    /// Two code spans in a row would be one.
    fn raw_code(&mut self, code: &str) {
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        self.out.push_str(&escape::code_span(code));
    }

    fn inner(&mut self, parts: &[Inline], next: Option<char>) -> String {
        let outer = std::mem::take(&mut self.out);
        self.write(parts, next);
        std::mem::replace(&mut self.out, outer)
    }

    /// Emphasis, where the marks for it would be read as such; else what is in it.
    fn emphasized(&mut self, mark: &'static str, parts: &[Inline], next: Option<char>) {
        let is_in_such = self.open.contains(&mark);
        self.open.push(mark);
        let inner = self.inner(parts, mark.chars().next());
        self.open.pop();
        let text = inner.trim();
        let start = inner.len() - inner.trim_start().len();
        self.out.push_str(inner.get(..start).unwrap_or_default());
        let before = self.out.chars().next_back();
        let follows = inner.get(start + text.len()..).and_then(|rest| rest.chars().next()).or(next);
        let opens = escape::flanks(before, text.chars().next());
        let closes = escape::flanks(follows, text.chars().next_back());
        // Within a word only a star emphasizes.
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mark = if mark == EMPHASIS && (in_word(before) || in_word(follows)) { "*" } else { mark };
        let joins = before == mark.chars().next();
        if is_in_such || text.is_empty() || !opens || !closes || joins {
            self.out.push_str(text);
        } else {
            _ = write!(self.out, "{mark}{text}{mark}");
        }
        self.out.push_str(inner.get(start + text.len()..).unwrap_or_default());
    }

    /// A link where the target is one of the web, else its text.
    fn link(&mut self, target: &str, label: &[Inline], next: Option<char>) {
        let is_url = is_url(target, label);
        let is_inside = self.open.contains(&LINK);
        let is_link = (escape::is_web(target) || target.starts_with("mailto:")) && escape::is_plain_url(target);
        if is_url && !is_inside && is_link && target.is_ascii() {
            self.out.extend(["<", target, ">"]);
        } else if is_url && escape::is_web(target) {
            // As code, or rustdoc would see a bare URL.
            self.raw_code(target);
        } else if is_link && !is_inside {
            self.open.push(LINK);
            let text = self.inner(label, Some(']')).replace('\n', " ");
            self.open.pop();
            if text.trim().is_empty() {
                return self.out.push_str(&text);
            }
            if self.out.ends_with('!') {
                // It would make an image of the link.
                self.out.pop();
                self.out.push_str("\\!");
            }
            let target = target.replace('(', "%28").replace(')', "%29");
            _ = write!(self.out, "[{}]({target})", text.trim());
        } else {
            let text = self.inner(label, next).replace('\n', " ");
            self.out.push_str(&text);
        }
    }
}

/// Whether a link shows what it leads to, and nothing else.
fn is_url(target: &str, label: &[Inline]) -> bool {
    match label {
        [Inline { kind: InlineKind::Text(text), .. }] => text == target,
        [Inline { kind: InlineKind::Link { target: inner, label }, .. }] => inner == target && is_url(inner, label),
        _ => false,
    }
}

/// What a part will start with, as far as emphasis minds: a letter, a space, or a mark.
fn first_character(part: &Inline) -> Option<char> {
    match &part.kind {
        InlineKind::Html(text) if text.contains("://") => Some('`'),
        InlineKind::Text(text) | InlineKind::Image(text) | InlineKind::Html(text) => text.chars().next(),
        InlineKind::Code(_) => Some('`'),
        InlineKind::Break => Some('\n'),
        InlineKind::Link { .. } => Some('['),
        InlineKind::Strong(_) => Some('*'),
        InlineKind::Emphasis(_) => Some('_'),
        InlineKind::Struck(_) => Some('~'),
    }
}

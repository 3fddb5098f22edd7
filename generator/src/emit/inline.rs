//! The inside of a paragraph: code spans and links to the web stay, everything else becomes plain text, escaped.

use std::fmt::Write as _;

use super::html::{decoded, entity, tag};
/// Makes control and bidirectional characters visible: `\u{202E}`.
pub(super) fn clean(text: &str) -> String {
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

/// A paragraph's Markdown as rustdoc's. Line ends stay, but for those in code and links.
pub(super) fn render(markdown: &str) -> String {
    let mut renderer = Renderer {
        out: String::with_capacity(markdown.len() + 16),
        rest: markdown,
        in_link: false,
        depth: 0,
        missing: Vec::new(),
    };
    renderer.run();
    renderer.out
}

struct Renderer<'a> {
    out: String,
    rest: &'a str,
    /// A link holds no link.
    in_link: bool,
    depth: usize,
    /// End tags that the rest does not hold.
    missing: Vec<String>,
}

impl Renderer<'_> {
    fn run(&mut self) {
        while let Some(next) = self.rest.chars().next() {
            let handled = match next {
                '\\' => self.backslash(),
                '`' => self.code(),
                '<' => self.angle(),
                '[' => self.link(),
                '!' if self.rest.starts_with("![") => self.image(),
                'h' | 'H' => self.bare_url(),
                '&' => self.entity(),
                _ => false,
            };
            if !handled {
                self.literal(next);
                self.rest = &self.rest[next.len_utf8()..];
            }
        }
    }

    /// Writes a character that means itself.
    fn literal(&mut self, character: char) {
        match character {
            '\\' | '`' | '<' | '[' | ']' => self.out.extend(['\\', character]),
            '&' => self.out.push_str("&amp;"),
            '\n' => self.out.push('\n'),
            hidden if is_hidden(hidden) => self.out.push_str(&clean(hidden.encode_utf8(&mut [0; 4]))),
            other => self.out.push(other),
        }
    }

    fn backslash(&mut self) -> bool {
        let mut characters = self.rest.chars().skip(1);
        match characters.next() {
            Some('\n') | None => {
                self.rest = &self.rest[1..];
                true
            }
            Some(escaped) if escaped.is_ascii_punctuation() => {
                match escaped {
                    // These mean something to Markdown: keep them from it.
                    '*' | '_' | '~' | '#' | '-' | '+' | '>' | '.' | '!' | '|' | ':' | '/' => {
                        self.out.extend(['\\', escaped]);
                    }
                    other => self.literal(other),
                }
                self.rest = &self.rest[2..];
                true
            }
            Some(_) => false,
        }
    }

    fn code(&mut self) -> bool {
        let ticks = self.rest.len() - self.rest.trim_start_matches('`').len();
        let body = &self.rest[ticks..];
        let mut from = 0;
        while let Some(at) = body[from..].find('`').map(|at| at + from) {
            let run = body[at..].len() - body[at..].trim_start_matches('`').len();
            if run == ticks {
                self.out.push_str(&code_span(&body[..at]));
                self.rest = &body[at + run..];
                return true;
            }
            from = at + run;
        }
        // No end: the whole run is text.
        self.out.push_str(&"\\`".repeat(ticks));
        self.rest = body;
        true
    }

    fn angle(&mut self) -> bool {
        let inside = &self.rest[1..];
        if is_web(inside)
            && let Some(end) = inside.find('>')
            && is_web(&inside[..end])
            && !inside[..end].contains(char::is_whitespace)
            && !inside[..end].contains('<')
        {
            let url = &inside[..end];
            self.url(url);
            self.rest = &inside[end + 1..];
            return true;
        }
        let Some((name, length, closing)) = tag(self.rest) else { return false };
        let after = &self.rest[length..];
        if matches!(name.as_str(), "code" | "tt" | "kbd") {
            let end = if closing { None } else { self.find_end(&format!("</{name}>"), length) };
            if let Some(end) = end {
                self.out.push_str(&code_span(&decoded(&after[..end].replace('`', ""))));
                self.rest = &after[end + name.len() + 3..];
                return true;
            }
        }
        if name == "a" && !closing && self.anchor(length) {
            return true;
        }
        self.rest = after;
        true
    }

    /// Where an end tag stands behind the opening one; a tag that is nowhere is looked for once only.
    fn find_end(&mut self, tag: &str, length: usize) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == tag) {
            return None;
        }
        let found = self.rest[length..].find(tag);
        if found.is_none() {
            self.missing.push(tag.to_owned());
        }
        found
    }

    /// `<a href="target">text</a>`, whose opening tag is so long.
    fn anchor(&mut self, length: usize) -> bool {
        let (opening, after) = self.rest.split_at(length);
        let Some(end) = self.find_end("</a>", length) else { return false };
        let href = opening.split_once("href").and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
        let target = href.map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
        let target = target.and_then(|target| target.split(['"', '\'', '>', ' ', '\n']).next()).unwrap_or_default();
        self.write_link(&after[..end], target);
        self.rest = &after[end + 4..];
        true
    }

    fn image(&mut self) -> bool {
        let whole = self.rest;
        self.rest = &whole[1..];
        if self.link() {
            return true;
        }
        self.rest = whole;
        false
    }

    fn link(&mut self) -> bool {
        let Some((text, target, after)) = split_link(self.rest) else { return false };
        if self.depth > 4 {
            return false;
        }
        self.write_link(text, target);
        self.rest = after;
        true
    }

    /// A link where the target is one of the web, else its text.
    fn write_link(&mut self, text: &str, target: &str) {
        let is_link = !self.in_link && (is_web(target) || target.starts_with("mailto:")) && is_plain(target);
        let mut inner = Renderer {
            out: String::new(),
            rest: text,
            in_link: self.in_link || is_link,
            depth: self.depth + 1,
            missing: Vec::new(),
        };
        inner.run();
        let text = inner.out.replace('\n', " ");
        if is_link && !text.trim().is_empty() {
            let target = target.replace('(', "%28").replace(')', "%29");
            _ = write!(self.out, "[{}]({target})", text.trim());
        } else {
            self.out.push_str(&text);
        }
    }

    fn bare_url(&mut self) -> bool {
        if !is_web(self.rest) {
            return false;
        }
        let stops = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '`' | '|' | '[' | ']' | '\\' | '“' | '”')
        };
        let end = self.rest.find(stops).unwrap_or(self.rest.len());
        let mut url = &self.rest[..end];
        loop {
            let unbalanced = url.ends_with(')') && url.matches('(').count() < url.matches(')').count();
            let trimmed = if unbalanced {
                &url[..url.len() - 1]
            } else {
                url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_'])
            };
            if trimmed.len() == url.len() {
                break;
            }
            url = trimmed;
        }
        if !is_web(url) {
            return false;
        }
        self.url(url);
        self.rest = &self.rest[url.len()..];
        true
    }

    fn url(&mut self, url: &str) {
        if self.in_link {
            // The text of a link: as code, or rustdoc would see a bare URL in it.
            self.out.push_str(&code_span(url));
        } else if is_plain(url) && url.is_ascii() {
            self.out.extend(["<", url, ">"]);
        } else {
            self.out.push_str(&code_span(url));
        }
    }

    fn entity(&mut self) -> bool {
        let Some((character, length)) = entity(self.rest) else {
            // A lone `&` needs no escape, and `&amp;` would be read as it stands.
            self.out.push('&');
            self.rest = &self.rest[1..];
            return true;
        };
        match character {
            // Decoded, these could build a link or emphasis that was never written.
            ':' | '/' | '*' | '_' | '~' | '#' | '-' | '>' | '|' => self.out.extend(['\\', character]),
            '\n' | '\t' => self.out.push(' '),
            other => self.literal(other),
        }
        self.rest = &self.rest[length..];
        true
    }
}

/// Text, target and rest of `[text](target "title")rest`.
fn split_link(text: &str) -> Option<(&str, &str, &str)> {
    let close = matching(text, '[', ']')?;
    let rest = text[close + 1..].strip_prefix('(')?;
    let end = matching(&text[close + 1..], '(', ')')? - 1;
    let target = rest.get(..end)?.trim();
    let target = target.split_whitespace().next().unwrap_or_default().trim_start_matches('<').trim_end_matches('>');
    Some((&text[1..close], target, &rest[end + 1..]))
}

/// Where the bracket that opens a text is closed; within reason, so that many open brackets cost no square.
fn matching(text: &str, open: char, close: char) -> Option<usize> {
    const REASONABLE: usize = 600;
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, character) in text.char_indices().take(REASONABLE) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == open {
            depth += 1;
        } else if character == close {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// Whether a text starts as a URL of the web does, with a host.
fn is_web(text: &str) -> bool {
    let lower = text.get(..8).or_else(|| text.get(..7)).unwrap_or(text).to_ascii_lowercase();
    let scheme = if lower.starts_with("https://") { 8 } else { 7 };
    (lower.starts_with("http://") || scheme == 8)
        && text[scheme..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '{' || c == '$')
}

/// Whether a URL can stand in a link as it is.
fn is_plain(url: &str) -> bool {
    !url.chars().any(|c| {
        c.is_whitespace() || is_hidden(c) || matches!(c, '<' | '>' | '{' | '}' | '\\' | '`' | '"' | '[' | ']' | '|')
    })
}

/// Keeps the start of a line from being read as the start of a block.
pub(super) fn escape_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    if digits > 0 && (after.starts_with(". ") || after.starts_with(") ") || after == "." || after == ")") {
        return format!("{}\\{after}", &line[..digits]);
    }
    let alone = |mark: char| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let all = |mark: char| line.chars().all(|character| character == mark || character == ' ');
    let starts = line.starts_with(['#', '>', '|', '~', '=']) || alone('-') || alone('+') || alone('*');
    if starts || all('-') || all('*') || all('_') { format!("\\{line}") } else { line.to_owned() }
}

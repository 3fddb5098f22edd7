//! Markdown source without its markup: visible characters, code spans and breaks, each with its place.
//!
//! Descriptions are table cells: HTML tags, entities, escapes and flattened lists are as common as Markdown proper.
//! Every look ahead is bounded, or fails at most once for each text, so that the work is linear in the text.

use std::ops::Range;

/// What stands at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A visible character.
    Char(char),
    /// White space within a line.
    Space,
    /// A line break, which may or may not end a sentence.
    Line,
    /// The end of a paragraph, a heading or a table cell.
    Paragraph,
    /// The start of a list item.
    Bullet,
    /// A code span, or bold text that can only be a literal.
    Code(String),
    /// Markup that shows nothing.
    Nothing,
}

/// One visible thing and the bytes it came from.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) what: What,
    pub(super) span: Range<usize>,
}

/// How far a tag, a link target or an inline code element may reach.
const REACH: usize = 512;

/// Takes the markup off.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut reader =
        Reader { text, at: 0, out: Vec::with_capacity(text.len()), brackets: Vec::new(), unclosed: [false; 8] };
    reader.line_start();
    while let Some(c) = reader.peek() {
        reader.step(c);
    }
    reader.out
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    out: Vec<Glyph>,
    /// Where `[` stand that a link may yet begin with.
    brackets: Vec<usize>,
    /// For each length of a backtick run: whether one was found to be without its end.
    unclosed: [bool; 8],
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, what: What, length: usize) {
        let start = self.at;
        self.at += length;
        self.out.push(Glyph { what, span: start..self.at });
    }

    fn step(&mut self, c: char) {
        match c {
            '`' => self.backticks(),
            '<' => self.tag(),
            '&' => self.entity(),
            '\\' => self.escape(),
            '*' => self.stars(),
            '[' => self.bracket(),
            ']' => self.bracket_end(),
            '!' if self.rest().starts_with("![") => self.push(What::Nothing, 1),
            '\n' => {
                self.push_break(What::Line, 1);
                self.line_start();
            }
            _ if c.is_whitespace() => self.push(What::Space, c.len_utf8()),
            _ => self.push(What::Char(c), c.len_utf8()),
        }
    }

    /// Two line breaks with nothing between them end a paragraph.
    fn push_break(&mut self, what: What, length: usize) {
        let last =
            self.out.iter().rev().map(|glyph| &glyph.what).find(|what| !matches!(what, What::Space | What::Nothing));
        let what = if what == What::Line && last == Some(&What::Line) { What::Paragraph } else { what };
        self.push(what, length);
    }

    /// Quote marks, headings and list markers, which count only at the start of a line.
    fn line_start(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if blank > 0 {
                self.push(What::Space, blank);
                continue;
            }
            if rest.starts_with('>') {
                self.push(What::Paragraph, 1);
                continue;
            }
            let hashes = rest.len() - rest.trim_start_matches('#').len();
            if hashes > 0 && rest[hashes..].starts_with(' ') {
                self.push(What::Paragraph, hashes);
            } else if let Some(length) = list_marker(rest) {
                self.push(What::Bullet, length);
            }
            return;
        }
    }

    fn backticks(&mut self) {
        let rest = self.rest();
        let run = rest.len() - rest.trim_start_matches('`').len();
        let memo = run.min(self.unclosed.len() - 1);
        let end = if self.unclosed[memo] { None } else { closing_run(&rest[run..], run) };
        match end {
            Some(end) if run < 3 => {
                let content = rest[run..run + end].trim().to_owned();
                self.push(What::Code(content), run + end + run);
            }
            Some(end) => self.push(What::Paragraph, run + end + run),
            None => {
                self.unclosed[memo] = true;
                self.push(What::Nothing, run);
            }
        }
    }

    fn tag(&mut self) {
        let rest = self.rest();
        let inner = &rest[1..];
        let closing = inner.starts_with('/');
        let name_at = if closing { &inner[1..] } else { inner };
        let name_length = name_at.len() - name_at.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        let name = name_at[..name_length].to_ascii_lowercase();
        let end = find_within(inner, '>', REACH).filter(|end| !inner[..*end].contains('<'));
        let Some(length) = end.map(|end| end + 2).filter(|_| name.starts_with(|c: char| c.is_ascii_alphabetic()))
        else {
            self.push(What::Char('<'), 1);
            return;
        };
        match name.as_str() {
            "br" => {
                self.push_break(What::Line, length);
                self.line_start();
            }
            "li" if !closing => self.push(What::Bullet, length),
            "code" | "tt" if !closing => match find_tag_end(&rest[length..]) {
                Some((content, whole)) => {
                    let content = rest[length..length + content].trim().to_owned();
                    self.push(What::Code(content), length + whole);
                }
                None => self.push(What::Nothing, length),
            },
            "p" | "div" | "ul" | "ol" | "li" | "table" | "tr" | "td" | "th" | "blockquote" | "pre" | "dl" | "dt"
            | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" => self.push(What::Paragraph, length),
            _ => self.push(What::Nothing, length),
        }
    }

    fn entity(&mut self) {
        let rest = self.rest();
        let known = find_within(rest, ';', 10).and_then(|end| Some((entity_char(&rest[1..end])?, end + 1)));
        match known {
            Some((c, length)) if c.is_whitespace() => self.push(What::Space, length),
            Some((c, length)) => self.push(What::Char(c), length),
            None => self.push(What::Char('&'), 1),
        }
    }

    fn escape(&mut self) {
        match self.rest().chars().nth(1) {
            Some(c) if c.is_ascii_punctuation() => self.push(What::Char(c), 2),
            _ => self.push(What::Char('\\'), 1),
        }
    }

    fn stars(&mut self) {
        let rest = self.rest();
        let run = rest.len() - rest.trim_start_matches('*').len();
        let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = self.text.get(..self.at).and_then(|text| text.chars().next_back());
        // Behind a word they close bold text, and what lies between this and the next bold text is no literal.
        if run == 2
            && !touches(before)
            && let Some(content) = bold_literal(&rest[2..])
        {
            self.push(What::Code(content.trim().to_owned()), 2 + content.len() + 2);
            return;
        }
        if run > 1 || touches(before) || touches(rest.chars().nth(1)) {
            self.push(What::Nothing, run);
        } else {
            self.push(What::Char('*'), 1);
        }
    }

    /// `[a-z0-9]` in running text is a set of characters; any other `[` may begin a link.
    fn bracket(&mut self) {
        let rest = self.rest();
        if let Some(end) = find_within(rest, ']', 80) {
            let content = &rest[1..end];
            let set =
                content.contains('-') && !content.contains(char::is_whitespace) && !rest[end + 1..].starts_with('(');
            if set && !content.contains("://") {
                self.push(What::Code(rest[..=end].to_owned()), end + 1);
                return;
            }
        }
        self.brackets.push(self.out.len());
        self.push(What::Char('['), 1);
    }

    fn bracket_end(&mut self) {
        let rest = self.rest();
        let opened = self.brackets.pop();
        let target = rest[1..].starts_with('(').then(|| find_within(rest, ')', REACH)).flatten();
        match (opened.and_then(|index| self.out.get_mut(index)), target) {
            (Some(open), Some(end)) => {
                open.what = What::Nothing;
                self.push(What::Nothing, end + 1);
            }
            _ => self.push(What::Char(']'), 1),
        }
    }
}

/// The length of a list marker with its space.
fn list_marker(rest: &str) -> Option<usize> {
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marker = match rest[digits..].chars().next()? {
        c @ ('-' | '*' | '+' | '•' | '·' | '–') if digits == 0 => c.len_utf8(),
        '.' | ')' if (1..=2).contains(&digits) => digits + 1,
        _ => return None,
    };
    rest[marker..].starts_with(' ').then_some(marker + 1)
}

fn closing_run(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let start = at + found;
        let length = text[start..].len() - text[start..].trim_start_matches('`').len();
        if length == run {
            return Some(start);
        }
        at = start + length;
    }
    None
}

fn find_within(text: &str, wanted: char, reach: usize) -> Option<usize> {
    text.char_indices().take_while(|(at, _)| *at < reach).find(|(_, c)| *c == wanted).map(|(at, _)| at)
}

/// The end of the content and of the closing tag of an inline code element.
fn find_tag_end(text: &str) -> Option<(usize, usize)> {
    let content = text
        .char_indices()
        .take_while(|(at, _)| *at < REACH)
        .find(|(at, c)| *c == '<' && (text[*at..].starts_with("</code") || text[*at..].starts_with("</tt")))?;
    let end = find_within(&text[content.0..], '>', 16)?;
    Some((content.0, content.0 + end + 1))
}

/// Bold text that no word or number can be: `**a-z**`, `**_**`.
fn bold_literal(text: &str) -> Option<&str> {
    let end = text.char_indices().take_while(|(at, _)| *at < 48).find(|(at, _)| text[*at..].starts_with("**"))?.0;
    let content = &text[..end];
    let wordy = content.chars().zip(content.chars().skip(1)).any(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    let number = content.chars().all(|c| c.is_ascii_digit());
    (!wordy && !number && !content.trim().is_empty()).then_some(content)
}

fn entity_char(name: &str) -> Option<char> {
    let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    });
    code.and_then(char::from_u32).or(match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "nbsp" => Some(' '),
        "le" => Some('≤'),
        "ge" => Some('≥'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "apos" | "lsquo" | "rsquo" => Some('\''),
        "quot" | "ldquo" | "rdquo" => Some('"'),
        _ => None,
    })
}

/// What a reader sees between two places, on one line; code spans keep their backticks.
pub(super) fn plain(glyphs: &[Glyph]) -> String {
    let mut out = String::new();
    let mut space = false;
    for glyph in glyphs {
        let before = out.len();
        match &glyph.what {
            What::Char(c) => out.push(*c),
            What::Code(content) => {
                out.push('`');
                out.push_str(&content.split_whitespace().collect::<Vec<_>>().join(" "));
                out.push('`');
            }
            What::Nothing => continue,
            What::Space | What::Line | What::Paragraph | What::Bullet => {
                space = true;
                continue;
            }
        }
        if space && before > 0 {
            out.insert(before, ' ');
        }
        space = false;
    }
    out
}

//! A type cell as tokens, from its inline tree.

use serde_json::Value;

use crate::document::{Inline, InlineKind, plain};
use crate::source::Span;

/// A token, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A word, as written.
    Word(String),
    /// A quoted text.
    Literal(Value),
    /// A number, as written.
    Number(String),
    /// A sign.
    Sign(char),
    /// A link: its label, and where it leads.
    Link(String, String),
    /// The end of a line.
    Break,
}

/// Whether a word stands between alternatives, in the languages that pages are written in.
pub(super) fn is_or(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "or",
        "oder",
        "ou",
        "o",
        "oppure",
        "eller",
        "tai",
        "lub",
        "nebo",
        "veya",
        "или",
        "або",
        "または",
        "또는",
        "或",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// The tokens of a tree. Images, and marks that lead to footnotes, are no part of a type.
pub(super) fn tokens(tree: &[Inline]) -> Vec<Token> {
    let mut out = Vec::new();
    push_all(tree, &mut out);
    out
}

fn push_all(tree: &[Inline], out: &mut Vec<Token>) {
    for part in tree {
        match &part.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => split(text, part.span, out),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => push_all(inner, out),
            InlineKind::Link { target, label } => {
                let label = plain(label).trim().to_owned();
                out.push(Token { kind: Kind::Link(label, target.clone()), span: part.span });
            }
            InlineKind::Break => out.push(Token { kind: Kind::Break, span: part.span }),
            InlineKind::Html(tag) if is_parameter(tag, out) => split(tag, part.span, out),
            InlineKind::Struck(_) | InlineKind::Image(_) | InlineKind::Html(_) => {}
        }
    }
}

/// Elements that format what stands in a cell.
const FORMATTING: [&str; 26] = [
    "a", "abbr", "b", "big", "br", "center", "code", "del", "div", "em", "font", "i", "ins", "kbd", "li", "mark",
    "nobr", "p", "s", "samp", "small", "span", "strong", "sub", "sup", "wbr",
];

/// Whether what Markdown takes for a tag is what stands in the list or the map before it: `Array<string>`, without the
/// escape that it needs. Browsers show nothing of it, so that nobody notices.
fn is_parameter(tag: &str, before: &[Token]) -> bool {
    let name = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    let is_name =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    let follows_word = before.last().is_some_and(|token| matches!(token.kind, Kind::Word(_)));
    is_name && follows_word && !FORMATTING.contains(&name.to_lowercase().as_str())
}

/// Splits plain text. Its tokens have the place of the whole, since escapes may stand between.
fn split(text: &str, span: Span, out: &mut Vec<Token>) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = next(rest, first);
        if let Some(kind) = kind {
            out.push(Token { kind, span });
        }
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
}

fn next(rest: &str, first: char) -> (Option<Kind>, usize) {
    if first.is_whitespace() {
        return (None, first.len_utf8());
    }
    if let Some((text, length)) = quoted(rest, first) {
        return (Some(Kind::Literal(Value::String(text))), length);
    }
    let length = rest.find(|c: char| !is_in_word(c)).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    let bare = word.trim_end_matches(['.', '-', ':']);
    if bare.chars().any(char::is_alphanumeric) {
        let number = bare.trim_start_matches('-');
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
            && number.parse::<f64>().is_ok();
        let kind = if is_number { Kind::Number(bare.to_owned()) } else { Kind::Word(bare.to_owned()) };
        return (Some(kind), bare.len());
    }
    (Some(Kind::Sign(first)), first.len_utf8())
}

/// A text in quotes, and how long it is with them.
fn quoted(rest: &str, first: char) -> Option<(String, usize)> {
    let close = match first {
        '"' | '\'' => first,
        '“' | '”' => '”',
        _ => return None,
    };
    let inner = rest.get(first.len_utf8()..)?;
    let end = inner.find(close)?;
    let text = inner.get(..end)?;
    (text.len() <= 100).then(|| (text.to_owned(), first.len_utf8() + end + close.len_utf8()))
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '+' | '@' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut out = Vec::new();
        let file = crate::source::Sources::new().add("a.md", "a.md", text);
        split(text, Span::new(file, 0..text.len()), &mut out);
        let show = |token: &Token| match &token.kind {
            Kind::Word(word) => word.clone(),
            Kind::Literal(value) => value.to_string(),
            Kind::Number(number) => format!("#{number}"),
            Kind::Sign(sign) => format!("`{sign}`"),
            Kind::Link(..) | Kind::Break => String::new(),
        };
        out.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_numbers_and_signs() {
        for (text, expected) in [
            ("?ISO8601 timestamp", "`?` ISO8601 timestamp"),
            ("Array<Non-negative integer>", "Array `<` Non-negative integer `>`"),
            ("\"send\" | 'receive'", "\"send\" `|` \"receive\""),
            ("number[3]", "number `[` #3 `]`"),
            ("String - Hex", "String `-` Hex"),
            ("string; required.", "string `;` required `.`"),
            ("(>= 0)", "`(` `>` `=` #0 `)`"),
            ("date-time", "date-time"),
            ("数组 é", "数组 é"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}

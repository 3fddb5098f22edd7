//! Somebody else's text as Markdown that GitHub and others draw: it comes out as the same letters, and as nothing else.
//!
//! What is not markup to Markdown may be to whoever draws it: names behind `@`, numbers behind `#`, addresses and hashes
//! become links that mention people and issues. A space of no width behind their first sign keeps them from it.

use std::fmt::Write as _;

use crate::diagnostic::line::printable;

/// A space of no width.
const GAP: char = '\u{200b}';

/// The longest text that is written out.
const MOST: usize = 2_000;

/// Prose: nothing of it is markup, a link or a mention.
pub(super) fn prose(text: &str) -> String {
    let text = printable(cut(text));
    let mut out = String::with_capacity(text.len() + 16);
    let mut words = text.split(' ');
    if let Some(first) = words.next() {
        word(first, &mut out);
    }
    for next in words {
        out.push(' ');
        word(next, &mut out);
    }
    out
}

fn word(word: &str, out: &mut String) {
    let is_hash = |part: &str| part.len() >= 7 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut before: Option<char> = None;
    let mut run = String::new();
    for c in word.chars() {
        // Hashes of commits, and what trackers make links of: `GH-12`.
        run = if c.is_ascii_alphanumeric() { run + &c.to_string() } else { String::new() };
        if is_hash(&run) || (c.is_ascii_digit() && before == Some('-')) {
            out.push(GAP);
            run.clear();
        }
        match c {
            '@' | '#' => _ = write!(out, "{}{GAP}", escaped(c)),
            // `https://`, `www.` and the like.
            '/' if before == Some('/') || before == Some(':') => out.extend([GAP, '/']),
            '.' if is_www(out) => out.extend([c, GAP]),
            '.' => out.push(c),
            c if c.is_ascii_punctuation()
                && !matches!(c, ',' | ';' | '\'' | '"' | '(' | ')' | '?' | '%' | '/' | '-' | '+' | '=') =>
            {
                out.push_str(&escaped(c));
            }
            '-' | '+' | '=' if before.is_none() => out.push_str(&escaped(c)),
            c => out.push(c),
        }
        before = Some(c);
    }
}

/// Whether a text ends in what would make a link of the rest of the word.
fn is_www(text: &str) -> bool {
    text.get(text.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// A sign by its number, which is never markup.
fn escaped(c: char) -> String {
    format!("&#{};", u32::from(c))
}

/// A name or a value as code.
pub(super) fn code(text: &str) -> String {
    let text = printable(cut(text));
    let is_plain = |c: char| !matches!(c, '`' | '|' | '\\' | '<' | '>' | '&' | '@' | '#' | '$' | '*' | '[' | ']');
    if !text.is_empty() && text.chars().all(is_plain) && text.trim() == text {
        return format!("`{text}`");
    }
    // A fence of backticks would have to be longer than any in it, and ends at the `|` of a table.
    let mut out = String::from("<code>");
    for c in text.chars() {
        if c.is_ascii_punctuation() { out.push_str(&escaped(c)) } else { out.push(c) }
    }
    out + "</code>"
}

/// Text in XML: control characters are none of it.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push_str("&#10;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => _ = write!(out, "\\u{{{:x}}}", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

/// As much of a text as is written out.
fn cut(text: &str) -> &str {
    match text.char_indices().nth(MOST) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{code, prose, xml};

    #[test]
    fn prose_is_letters_and_nothing_else() {
        for hostile in [
            "ping @octocat and @org/team",
            "fixes #12, closes owner/repo#3, GH-14",
            "see https://evil.example/x and www.evil.example or a@b.example",
            "<script>alert(1)</script> <!-- x --> &lt;",
            "| a | b |\n|---|---|",
            "**bold** _it_ ~~no~~ `code` [a](b) ![c](d)",
            "# head\n- list\n> quote\n1. one",
            "$x$ \\( y \\) ::error::x",
            "at 0123456789abcdef0123456789abcdef01234567",
        ] {
            let out = prose(hostile);
            // The numbers of signs are no issues.
            let bare = out.replace("&#", "&");
            for sign in [
                "@o", "@b", "#1", "#3", "GH-1", "://", "www.e", "<", "|", "*", "`", "[", "\n", "~~", "\\(", "$x",
                "0123456",
            ] {
                assert!(!bare.contains(sign), "{sign} in {out}");
            }
            // What is drawn are the same letters.
            let drawn = undone(&out);
            assert_eq!(drawn, hostile.replace('\n', " "));
        }
    }

    /// What somebody sees of it.
    fn undone(text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("&#") {
            out.push_str(&rest[..at]);
            let end = rest[at..].find(';').expect("an end") + at;
            let number: u32 = rest[at + 2..end].parse().expect("a number");
            out.extend(char::from_u32(number));
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out.replace('\u{200b}', "")
    }

    #[test]
    fn code_stays_code() {
        assert_eq!(code("Order.note"), "`Order.note`");
        assert_eq!(code("a`b|c"), "<code>a&#96;b&#124;c</code>");
        assert_eq!(code("@me"), "<code>&#64;me</code>");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code(""), "<code></code>");
        assert_eq!(code(" x"), "<code> x</code>");
    }

    #[test]
    fn xml_is_text() {
        assert_eq!(xml("<a b=\"c\">&'\u{1}\n"), "&lt;a b=&quot;c&quot;&gt;&amp;&apos;\\u{1}&#10;");
    }
}

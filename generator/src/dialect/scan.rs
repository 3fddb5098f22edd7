//! What the grammars of type cells share: a cursor over a piece of source that knows the place of every part.

use crate::document::Text;
use crate::source::Span;

/// A cursor over a piece of source.
pub(super) struct Scanner<'a> {
    text: Text<'a>,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of the text.
    pub(super) fn new(text: Text<'a>) -> Self {
        Self { text, at: 0 }
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a str {
        self.text.raw.get(self.at..).unwrap_or_default()
    }

    /// The offset of what is left.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// From `start` to here.
    pub(super) fn span_from(&self, start: usize) -> Span {
        self.text.span.part(start..self.at)
    }

    /// The source from `start` to here.
    pub(super) fn text_from(&self, start: usize) -> Text<'a> {
        self.text.part(start..self.at)
    }

    /// Passes over white space.
    pub(super) fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Whether nothing but white space is left.
    pub(super) fn at_end(&self) -> bool {
        self.rest().trim_start().is_empty()
    }

    /// Takes `token` if it is next, white space before it aside.
    pub(super) fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        let found = trimmed.starts_with(token);
        if found {
            self.at += rest.len() - trimmed.len() + token.len();
        }
        found
    }

    /// Takes a token that Markdown may have escaped with a backslash.
    pub(super) fn eat_escaped(&mut self, token: char) -> bool {
        let rest = self.rest().trim_start();
        let bare = rest.trim_start_matches('\\');
        let found = bare.starts_with(token);
        if found {
            self.skip_space();
            self.at += rest.len() - bare.len() + token.len_utf8();
        }
        found
    }

    /// Takes characters while they fit.
    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Takes everything up to `stop`, which is taken too but not returned.
    pub(super) fn take_until(&mut self, stop: char) -> Option<Text<'a>> {
        let start = self.at;
        let end = self.rest().find(stop)?;
        self.at += end + stop.len_utf8();
        Some(self.text.part(start..start + end))
    }

    /// Takes a quoted string.
    pub(super) fn string(&mut self) -> Option<String> {
        let (value, length) = string_literal(self.rest())?;
        self.at += length;
        Some(value)
    }
}

/// Reads the string literal that `source` starts with (either quote, or a template without substitutions), by the
/// escapes of ECMAScript. Gives the value and the length of the literal in bytes; `None` where it does not end.
pub fn string_literal(source: &str) -> Option<(String, usize)> {
    let mut chars = source.char_indices();
    let (_, quote) = chars.next().filter(|(_, quote)| matches!(quote, '"' | '\'' | '`'))?;
    let mut value = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => escape(&mut chars, &mut value)?,
            '$' if quote == '`' && source[at..].starts_with("${") => return None,
            c if c == quote => return Some((value, at + quote.len_utf8())),
            '\n' if quote != '`' => return None,
            c => value.push(c),
        }
    }
    None
}

fn escape(chars: &mut std::str::CharIndices<'_>, value: &mut String) -> Option<()> {
    let (_, c) = chars.next()?;
    value.push(match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '0' => '\0',
        'x' => hex(chars, 2)?,
        'u' => unicode(chars)?,
        '\n' => return Some(()),
        c => c,
    });
    Some(())
}

/// `\uXXXX`, a surrogate pair of them, or `\u{X…}`.
fn unicode(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    if let Some(rest) = chars.as_str().strip_prefix('{') {
        let body = rest.split_once('}')?.0;
        let value = u32::from_str_radix(body, 16).ok()?;
        chars.nth(body.chars().count() + 1)?;
        return char::from_u32(value);
    }
    let high = digits(chars, 4)?;
    if !(0xd800..0xdc00).contains(&high) {
        return char::from_u32(high);
    }
    let rest = chars.as_str().strip_prefix("\\u")?;
    let low = u32::from_str_radix(rest.get(..4)?, 16).ok().filter(|low| (0xdc00..0xe000).contains(low))?;
    chars.nth(5)?;
    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
}

fn hex(chars: &mut std::str::CharIndices<'_>, count: usize) -> Option<char> {
    char::from_u32(digits(chars, count)?)
}

fn digits(chars: &mut std::str::CharIndices<'_>, count: usize) -> Option<u32> {
    (0..count).try_fold(0, |value, _| Some(value * 16 + chars.next()?.1.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::string_literal;

    #[test]
    fn strings_are_unescaped() {
        let read = |source| string_literal(source).map(|(value, _)| value);
        assert_eq!(read(r#""a\"b" tail"#).as_deref(), Some("a\"b"));
        assert_eq!(read(r"'\x41\u0042\u{43}\uD83D\uDE00'").as_deref(), Some("ABC😀"));
        assert_eq!(read("`two\nlines`").as_deref(), Some("two\nlines"));
        for broken in ["", "x", "\"open", "\"a\nb\"", r#""\u12""#, r#""\uD83D""#, "`${x}`", "\"\\"] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }

    #[test]
    fn the_length_is_that_of_the_literal() {
        assert_eq!(string_literal("\"é\" | x").map(|(_, length)| length), Some(4));
    }
}

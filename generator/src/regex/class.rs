//! Classes of characters and escapes.

use super::Problem;
use super::parse::Parser;
use crate::charset::Charset;

const DIGITS: &[(char, char)] = &[('0', '9')];

const WORD: &[(char, char)] = &[('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')];

/// White space and line ends of ECMA 262: more than in any other dialect, so that no good text is rejected.
const SPACE: &[(char, char)] = &[
    ('\t', '\r'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{feff}', '\u{feff}'),
];

/// What an escape stands for.
pub(super) enum Escaped {
    /// A character.
    One(char),
    /// One of these characters.
    Set(Charset),
}

/// Every character but these.
pub(super) fn except(characters: &[char]) -> Charset {
    Charset::new(characters.iter().map(|c| (*c, *c))).complement()
}

/// A class, from behind the bracket at `start` to behind the one that closes it.
pub(super) fn class(parser: &mut Parser<'_>, start: usize) -> Result<Charset, Problem> {
    let negated = parser.take("^");
    let mut ranges = Vec::new();
    loop {
        let place = parser.place();
        refuse(parser)?;
        let low = match item(parser, start)? {
            None => break,
            Some(Escaped::Set(set)) => {
                ranges.extend_from_slice(set.ranges());
                continue;
            }
            Some(Escaped::One(low)) => low,
        };
        // A dash at the end is a dash.
        if !parser.rest().starts_with('-') || parser.rest().starts_with("-]") {
            ranges.push((low, low));
            continue;
        }
        parser.skip(1);
        match item(parser, start)? {
            Some(Escaped::One(high)) if low <= high => ranges.push((low, high)),
            Some(Escaped::One(_)) => {
                return Err(parser.since(place, "a range that ends before it starts", "write the smaller one first"));
            }
            _ => return Err(parser.since(place, "a range that ends in a class", "write `\\-` for a dash")),
        }
    }
    let set = Charset::new(ranges);
    let set = if negated { set.complement() } else { set };
    if set.ranges().is_empty() {
        return Err(parser.since(start, "a class without characters", "name at least one"));
    }
    Ok(set)
}

/// What dialects read differently.
fn refuse(parser: &Parser<'_>) -> Result<(), Problem> {
    for (mark, what, help) in [
        ("[:", "a class by its name", "write out its characters: `A-Za-z0-9` for `[:alnum:]`"),
        ("&&", "what both of two classes have", "write the characters out, or `&` once"),
    ] {
        if parser.rest().starts_with(mark) {
            return Err(parser.problem(mark.len(), what, help));
        }
    }
    Ok(())
}

/// A part of a class; none where the class ends.
fn item(parser: &mut Parser<'_>, start: usize) -> Result<Option<Escaped>, Problem> {
    let place = parser.place();
    match parser.next() {
        None => Err(Problem::new(start..start + 1, "a class that nothing closes", "write `\\[` for the character")),
        Some(']') => Ok(None),
        Some('\\') => escape(parser, place).map(Some),
        Some(c) => Ok(Some(Escaped::One(c))),
    }
}

/// What stands behind the backslash at `start`.
pub(super) fn escape(parser: &mut Parser<'_>, start: usize) -> Result<Escaped, Problem> {
    let set = |ranges: &[(char, char)]| Escaped::Set(Charset::new(ranges.iter().copied()));
    let other = |ranges: &[(char, char)]| Escaped::Set(Charset::new(ranges.iter().copied()).complement());
    let Some(c) = parser.next() else {
        return Err(parser.since(start, "a backslash with nothing behind it", "write `\\\\` for the character"));
    };
    let fail = |what: &str, help| Err(parser.since(start, what, help));
    Ok(match c {
        'd' => set(DIGITS),
        'D' => other(DIGITS),
        'w' => set(WORD),
        'W' => other(WORD),
        's' => set(SPACE),
        'S' => other(SPACE),
        't' => Escaped::One('\t'),
        'n' => Escaped::One('\n'),
        'r' => Escaped::One('\r'),
        'f' => Escaped::One('\x0c'),
        'v' => Escaped::One('\x0b'),
        'x' | 'u' => Escaped::One(number(parser, start, if c == 'x' { 2 } else { 4 })?),
        'b' | 'B' => return fail("the edge of a word", "write the characters that stand there"),
        'A' => return fail("an anchor of other dialects", "write `^`"),
        'z' | 'Z' => return fail("an anchor of other dialects", "write `$`"),
        'p' | 'P' => return fail("a kind of characters of Unicode", "write its characters or ranges into a class"),
        '1'..='9' | 'k' => return fail("a back-reference", "write the group once more"),
        c if c.is_ascii_punctuation() || c == ' ' => Escaped::One(c),
        _ => return fail("an escape that is not known", "write the character without the backslash"),
    })
}

/// `\x2D`, `\u002D`, `\u{2D}`.
fn number(parser: &mut Parser<'_>, start: usize, digits: usize) -> Result<char, Problem> {
    let rest = parser.rest();
    let (hex, bytes) = match rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
        Some((hex, _)) => (hex, hex.len() + 2),
        None => (rest.get(..digits).unwrap_or_default(), digits),
    };
    let is_hex = !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = is_hex.then(|| u32::from_str_radix(hex, 16).ok()).flatten();
    parser.skip(bytes.min(rest.len()));
    code.and_then(char::from_u32).ok_or_else(|| {
        parser.since(start, "a number of no character", "two or four hexadecimal digits, or digits in braces")
    })
}

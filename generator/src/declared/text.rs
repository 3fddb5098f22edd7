//! Small readers of source text that several languages share.

/// The text of the quoted string that a text starts with, by either quote, and what stands behind it. A string with an
/// escape in it is none: names have no such.
pub(super) fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let (inside, rest) = text.get(1..)?.split_once(quote)?;
    (!inside.contains(['\\', '\n'])).then_some((inside, rest))
}

/// The quoted string behind a word, and perhaps blanks.
pub(super) fn quoted_behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.find(word)? + word.len();
    quoted(text.get(at..)?.trim_start()).map(|(inside, _)| inside)
}

/// The identifier that a text starts with, and what stands behind it.
pub(super) fn identifier(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let starts_well = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    starts_well.then(|| text.split_at(end))
}

/// The identifier behind a word that stands by itself, in a line.
pub(super) fn named<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(at) = line.get(from..)?.find(word) {
        let (start, end) = (from + at, from + at + word.len());
        let alone = line.get(..start)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
        if alone && let Some((name, _)) = line.get(end..)?.strip_prefix(' ').map(str::trim_start).and_then(identifier) {
            return Some(name);
        }
        from = end;
    }
    None
}

/// What stands between the bracket that a text starts with and the one that closes it, and where the text goes on. Brackets
/// in strings do not count.
pub(super) fn bracketed(text: &str) -> Option<(&str, usize)> {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None => match c {
                '"' | '\'' | '`' => quote = Some(c),
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some((text.get(1..at)?, at + c.len_utf8()));
                    }
                }
                _ => {}
            },
        }
        if at == 0 && depth == 0 {
            return None;
        }
    }
    None
}

/// The lines of a text, each with the offset that it starts at.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end())
    })
}

/// The parts of a text at the top level of its brackets, each with the offset that it starts at.
pub(super) fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let skipped = match c {
            '(' | '[' | '{' => bracketed(rest).map_or(1, |(_, end)| end),
            '"' | '\'' | '`' => quoted(rest).map_or(1, |(inside, _)| inside.len() + 2),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            ',' => {
                parts.push((start, text.get(start..at).unwrap_or_default()));
                start = at + 1;
                1
            }
            _ => c.len_utf8(),
        };
        at += skipped;
    }
    parts.push((start, text.get(start..).unwrap_or_default()));
    parts
}

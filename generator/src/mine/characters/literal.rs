//! Sets of characters as programmers write them: `[a-z0-9_]`, `A-Z`, `-`, `%x20-7E`.

type Ranges = Vec<(char, char)>;

/// A literal as a set: `[a-z0-9_]`, `A-Z`, `-`, `%x20-7E`.
pub(super) fn class(text: &str) -> Option<Ranges> {
    if text.contains("%x") {
        return text.split('/').map(|part| abnf(part.trim())).collect();
    }
    let inner = text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).filter(|inner| !inner.is_empty());
    let bracketed = inner.is_some();
    // A class that marks stand around is a part of an expression: `^[a-z]+$`.
    if !bracketed && text.contains('[') && text.contains(']') && text.contains('-') {
        return None;
    }
    let mut ranges = Ranges::new();
    for part in inner.unwrap_or(text).split_whitespace() {
        ranges.extend(run(part, bracketed)?);
    }
    (!ranges.is_empty()).then_some(ranges)
}

fn abnf(part: &str) -> Option<(char, char)> {
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let (low, high) = part.strip_prefix("%x")?.split_once('-').unwrap_or((part.get(2..)?, part.get(2..)?));
    Some((code(low)?, code(high)?))
}

/// Characters and ranges without spaces. Letters that are in no range make a word, and a word is no set.
fn run(text: &str, bracketed: bool) -> Option<Ranges> {
    let chars: Vec<char> = text.chars().collect();
    if bracketed && chars.first() == Some(&'^') {
        return None;
    }
    let mut out = Ranges::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1);
        if c == '\\' && bracketed {
            match next? {
                'w' => out.extend([('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_')]),
                'd' => out.push(('0', '9')),
                escaped if escaped.is_ascii_punctuation() => out.push((*escaped, *escaped)),
                _ => return None,
            }
            at += 2;
            continue;
        }
        match (next, chars.get(at + 2)) {
            (Some('-' | '–'), Some(&high)) if c.is_ascii_alphanumeric() && high.is_ascii_alphanumeric() && c < high =>
            {
                out.push((c, high));
                at += 3;
            }
            _ if c.is_alphanumeric() && chars.len() > 1 && !bracketed => return None,
            _ => {
                out.push((c, c));
                at += 1;
            }
        }
    }
    Some(out)
}

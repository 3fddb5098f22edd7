//! Regular expressions that say no more than which characters, how many, or how a text starts.

use crate::ir::{Charset, ConstraintKind, LengthUnit};

/// Whether a literal can only be a regular expression.
pub(super) fn is_regex(text: &str) -> bool {
    let anchored = text.starts_with('^') || text.ends_with('$') && text.len() > 1;
    let class = text.contains('[') && text.contains(']') && text.contains(['+', '*', '{', '-']);
    let escaped = ["\\d", "\\w", "\\s", "\\."].iter().any(|escape| text.contains(escape));
    !text.contains(char::is_whitespace) && text.len() > 2 && (anchored || class || escaped)
}

/// What a regular expression demands, in constraints that need none; itself where it demands more.
pub(super) fn kinds(text: &str) -> Vec<ConstraintKind> {
    let pattern = || vec![ConstraintKind::Pattern(text.to_owned())];
    let Some(inner) = text.strip_prefix('^') else { return pattern() };
    let Some(whole) = inner.strip_suffix('$') else {
        return start(inner).map_or_else(pattern, |start| vec![ConstraintKind::Prefix(start)]);
    };
    repeated_class(whole).unwrap_or_else(pattern)
}

/// `abc_`, `abc_.*`: nothing but what a text starts with.
fn start(text: &str) -> Option<String> {
    let start = text.strip_suffix(".*").unwrap_or(text);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '/' | '#' | '@');
    (!start.is_empty() && start.chars().all(plain)).then(|| start.to_owned())
}

/// `[a-z0-9]{3,9}`, `[a-z]+`, `\d{4}`.
fn repeated_class(text: &str) -> Option<Vec<ConstraintKind>> {
    let (set, rest) = match text.strip_prefix('[') {
        Some(inner) => {
            let end = inner.char_indices().find(|(at, c)| *c == ']' && !inner[..*at].ends_with('\\'))?.0;
            (class(&inner[..end])?, &inner[end + 1..])
        }
        None => (class(text.get(..2).filter(|escape| escape.starts_with('\\'))?)?, text.get(2..)?),
    };
    let (low, high) = match rest {
        "" => (1, Some(1)),
        "+" => (1, None),
        "*" => (0, None),
        _ => {
            let counts = rest.strip_prefix('{')?.strip_suffix('}')?;
            match counts.split_once(',') {
                Some((low, "")) => (low.parse().ok()?, None),
                Some((low, high)) => (low.parse().ok()?, Some(high.parse().ok()?)),
                None => (counts.parse().ok()?, Some(counts.parse().ok()?)),
            }
        }
    };
    let min = (low > 0).then_some(ConstraintKind::MinLength(low, LengthUnit::Characters));
    let max = high.map(|high| ConstraintKind::MaxLength(high, LengthUnit::Characters));
    Some(std::iter::once(ConstraintKind::Charset(set)).chain(min).chain(max).collect())
}

/// The inside of a class. `\w` and `\d` are read as of ASCII: where engines differ, the docs mean these.
fn class(text: &str) -> Option<Charset> {
    const WORD: [(char, char); 4] = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
    let mut ranges = Vec::new();
    let mut chars = text.chars().peekable();
    if chars.peek() == Some(&'^') {
        return None;
    }
    while let Some(c) = chars.next() {
        let low = match c {
            '\\' => match chars.next()? {
                'w' => {
                    ranges.extend(WORD);
                    continue;
                }
                'd' => {
                    ranges.push(('0', '9'));
                    continue;
                }
                escaped if escaped.is_ascii_punctuation() => escaped,
                _ => return None,
            },
            '[' | '&' | '~' => return None,
            _ => c,
        };
        let mut ahead = chars.clone();
        let high = (ahead.next() == Some('-')).then(|| ahead.next()).flatten();
        match high {
            Some('\\') => return None,
            Some(high) => {
                if low > high {
                    return None;
                }
                ranges.push((low, high));
                chars = ahead;
            }
            None => ranges.push((low, low)),
        }
    }
    (!ranges.is_empty()).then(|| Charset::new(ranges))
}

#[cfg(test)]
mod tests {
    use super::{is_regex, kinds};

    fn read(text: &str) -> String {
        kinds(text).iter().map(|kind| format!("{} {}", kind.name(), kind.value())).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn simple_expressions_need_none() {
        for (text, wanted) in [
            ("^[a-z0-9_-]{3,9}$", r#"charset "a-z0-9_-", min_length 3, max_length 9"#),
            ("^[A-Z]+$", r#"charset "A-Z", min_length 1"#),
            (r"^\d{4}$", r#"charset "0-9", min_length 4, max_length 4"#),
            (r"^[\w\-]*$", r#"charset "A-Za-z0-9_-""#),
            ("^c_.*", r#"prefix "c_""#),
            ("^[a-z][a-z0-9]*$", r#"pattern "^[a-z][a-z0-9]*$""#),
            ("[a-z]+", r#"pattern "[a-z]+""#),
            ("^[^a-z]+$", r#"pattern "^[^a-z]+$""#),
            (r"^[\s]+$", r#"pattern "^[\\s]+$""#),
            ("^a|b", r#"pattern "^a|b""#),
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn words_are_no_expressions() {
        for (text, wanted) in
            [("^a", false), ("^abc", true), ("[a-z]+", true), (r"\d+", true), ("[]", false), ("a-z", false)]
        {
            assert_eq!(is_regex(text), wanted, "{text}");
        }
    }
}

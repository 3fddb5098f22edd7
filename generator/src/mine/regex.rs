//! Regular expressions that say no more than which characters, how many, or how a text starts.

use crate::ir::{ConstraintKind, LengthUnit};
use crate::regex::{Form, Part, Regex};

/// Whether a literal can only be a regular expression.
pub(super) fn is_regex(text: &str) -> bool {
    let anchored = text.starts_with('^') || text.ends_with('$') && text.len() > 1;
    let class = text.contains('[') && text.contains(']') && text.contains(['+', '*', '{', '-']);
    let escaped = ["\\d", "\\w", "\\s", "\\."].iter().any(|escape| text.contains(escape));
    !text.contains(char::is_whitespace) && text.len() > 2 && (anchored || class || escaped)
}

/// What a regular expression demands, in constraints that need none; itself where it demands more.
pub(super) fn kinds(text: &str) -> Vec<ConstraintKind> {
    let text = undelimited(text);
    let pattern = || vec![ConstraintKind::Pattern(text.to_owned())];
    let Some(inner) = text.strip_prefix('^') else { return pattern() };
    if !inner.ends_with('$') {
        return start(inner).map_or_else(pattern, |start| vec![ConstraintKind::Prefix(start)]);
    }
    repeated_class(text).unwrap_or_else(pattern)
}

/// An expression whose escapes were escaped once more for the page it stands on: `^\\\\p{L}$`. `None` where it may mean the
/// one or the other.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut runs = text.split(|c| c != '\\').filter(|run| !run.is_empty());
    if !text.contains('\\') || runs.any(|run| run.len() % 2 == 1) {
        return Some(text.to_owned());
    }
    let letters = text.split("\\\\").skip(1).all(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    letters.then(|| text.replace("\\\\", "\\"))
}

/// An expression without the slashes that JavaScript has around one: `/^[a-z]+$/`.
fn undelimited(text: &str) -> &str {
    let inner = text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    inner.filter(|inner| inner.starts_with('^') || inner.ends_with('$')).unwrap_or(text)
}

/// `abc_`, `abc_.*`: nothing but what a text starts with.
fn start(text: &str) -> Option<String> {
    let start = text.strip_suffix(".*").unwrap_or(text);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '/' | '#' | '@');
    (!start.is_empty() && start.chars().all(plain)).then(|| start.to_owned())
}

/// `[a-z0-9]{3,9}`, `[a-z]+`, `\d{4}`: characters of one class, and how many. Where engines differ about `\w` and `\d`, the
/// docs mean these of ASCII.
fn repeated_class(text: &str) -> Option<Vec<ConstraintKind>> {
    let regex = Regex::new(text).ok()?;
    let Form::Sequence(parts) = regex.form() else { return None };
    let [Part::Some(set, low, high)] = parts.as_slice() else { return None };
    if !set.is_ascii() {
        return None;
    }
    let length = |count: u32| u64::from(count);
    let min = (*low > 0).then(|| ConstraintKind::MinLength(length(*low), LengthUnit::Characters));
    let max = high.map(|high| ConstraintKind::MaxLength(length(high), LengthUnit::Characters));
    Some(std::iter::once(ConstraintKind::Charset(set.clone())).chain(min).chain(max).collect())
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
            (r"/^\d{2,}$/", r#"charset "0-9", min_length 2"#),
            ("^[0-9][0-9]?$", r#"charset "0-9", min_length 1, max_length 2"#),
            ("^[a-z&&[^b]]$", r#"pattern "^[a-z&&[^b]]$""#),
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

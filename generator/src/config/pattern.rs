//! Which models, fields, pages and headings a setting is about: `operations.*.limit`, `guides/**`, `* parameters`.

use crate::source::Span;

/// A name in which `*` stands for any text, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The name as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Pattern {
    /// Whether the pattern stands for this name. The whole name counts, and letter case does.
    pub fn matches(&self, name: &str) -> bool {
        matches(&self.text, name)
    }

    /// Whether it may stand for more than one name.
    pub fn is_open(&self) -> bool {
        self.text.contains('*')
    }
}

/// A heading in which `*` stands for any text. Letter case and the width of gaps do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The heading, in lower case.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Phrase {
    /// A heading as somebody wrote it.
    pub(super) fn new(text: &str, span: Span) -> Self {
        Self { text: folded(text), span }
    }

    /// Whether it stands for this heading.
    pub fn matches(&self, heading: &str) -> bool {
        matches(&self.text, &folded(heading))
    }
}

/// Pages, by their paths below the docs: `*` stands for any text within a folder or a name, `**` for any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    /// The path, without the `!`.
    pub text: String,
    /// Whether it says which pages are left out: it starts with `!`.
    pub excludes: bool,
    /// Where it stands.
    pub span: Span,
}

impl Glob {
    /// A path as somebody wrote it.
    pub(super) fn new(text: &str, span: Span) -> Self {
        let excluded = text.strip_prefix('!');
        let path = excluded.unwrap_or(text).trim_start_matches("./");
        Self { text: path.to_owned(), excludes: excluded.is_some(), span }
    }

    /// Whether it stands for the page of this path.
    pub fn matches(&self, path: &str) -> bool {
        glob(&self.text, path)
    }
}

/// Whether a name is what a pattern with `*` stands for.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    let mut rest = rest;
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.ends_with(last)
}

/// Whether a path is what a pattern with `*` and `**` stands for. Of each star only the last place that was tried is
/// remembered, and of `*` and `**` each one: enough to go back to, and no more work than the product of the lengths.
pub(crate) fn glob(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.as_bytes(), path.as_bytes());
    let (mut at, mut place) = (0, 0);
    let (mut star, mut deep) = (None::<(usize, usize)>, None::<(usize, usize)>);
    loop {
        if pattern.get(at..).is_some_and(|rest| rest.starts_with(b"**")) {
            // `a/**/b` is `a/b`, too.
            let slash = usize::from(pattern.get(at + 2) == Some(&b'/') && (at == 0 || pattern[at - 1] == b'/'));
            at += 2 + slash;
            (star, deep) = (None, Some((at, place)));
            continue;
        }
        if pattern.get(at) == Some(&b'*') {
            at += 1;
            star = Some((at, place));
            continue;
        }
        match (pattern.get(at), path.get(place)) {
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted == found => {
                at += 1;
                place += 1;
                continue;
            }
            _ => {}
        }
        // Another byte for the last star, or else for the last pair of stars.
        if let Some((after, from)) = star.filter(|(_, from)| path.get(*from).is_some_and(|byte| *byte != b'/')) {
            star = Some((after, from + 1));
            (at, place) = (after, from + 1);
        } else if let Some((after, from)) = deep.filter(|(_, from)| *from < path.len()) {
            // Behind `**/` a name starts.
            let is_whole = pattern.get(after - 1) == Some(&b'/');
            let next = path.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == b'/'));
            let next = if is_whole { next.map(|gap| from + gap + 1) } else { Some(from + 1) };
            let Some(next) = next else { return false };
            (star, deep) = (None, Some((after, next)));
            (at, place) = (after, next);
        } else {
            return false;
        }
    }
}

/// A text as headers and words are compared: in lower case, with single spaces.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Glob, Pattern, Phrase};
    use crate::source::{Sources, Span};

    #[test]
    fn a_star_stands_for_any_text() {
        let span = Span::new(Sources::new().add("", "", ""), 0..0);
        let matches = |text: &str, name: &str| Pattern { text: text.to_owned(), span }.matches(name);
        for (text, name) in [
            ("Order.limit", "Order.limit"),
            ("*", "Order.limit"),
            ("*.limit", "operations.Order.limit"),
            ("operations.*.limit", "operations.Order.limit"),
            ("*Order*", "Order"),
            ("a*b*a", "abba"),
            ("", ""),
        ] {
            assert!(matches(text, name), "{text} {name}");
        }
        for (text, name) in [
            ("Order.limit", "order.limit"),
            ("Order", "Order.limit"),
            ("*.limit", "Order.limits"),
            ("operations.*.limit", "operations.limit"),
            ("a*a", "a"),
            ("", "a"),
        ] {
            assert!(!matches(text, name), "{text} {name}");
        }
    }

    #[test]
    fn headings_in_any_case() {
        let span = Span::new(Sources::new().add("", "", ""), 0..0);
        let matches = |text: &str, heading: &str| Phrase::new(text, span).matches(heading);
        assert!(matches("query  string *", "Query String Parameters"));
        assert!(matches("*params", "JSON Params"));
        assert!(!matches("params", "JSON Params"));
    }

    #[test]
    fn stars_in_paths() {
        let span = Span::new(Sources::new().add("", "", ""), 0..0);
        let matches = |text: &str, path: &str| Glob::new(text, span).matches(path);
        for (text, path) in [
            ("a.md", "a.md"),
            ("*.md", "a.md"),
            ("**", "a/b/c.md"),
            ("**/c.md", "c.md"),
            ("**/c.md", "a/b/c.md"),
            ("a/**/c.md", "a/c.md"),
            ("a/**", "a/b/c.md"),
            ("*/b/*.md", "a/b/c.md"),
            ("**/b*/*.md", "a/bb/c.md"),
            ("./a/*", "a/b.md"),
            ("!a.md", "a.md"),
            ("**/x*z/q.md", "a/xyz/p/xzz/q.md"),
        ] {
            assert!(matches(text, path), "{text} {path}");
        }
        for (text, path) in [
            ("*.md", "a/b.md"),
            ("a", "a/b.md"),
            ("a/*", "a/b/c.md"),
            ("**/c.md", "a/bc.md"),
            ("", "a"),
            ("b/**", "ab/c"),
        ] {
            assert!(!matches(text, path), "{text} {path}");
        }
        assert!(Glob::new("!a.md", span).excludes);
    }
}

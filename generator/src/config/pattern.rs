//! Which models and fields a setting is about: `operations.*.limit`.

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
        let mut parts = self.text.split('*');
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

    /// Whether it may stand for more than one name.
    pub fn is_open(&self) -> bool {
        self.text.contains('*')
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
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
}

//! Answers that people read, as Markdown or, for editors that draw none, as plain text.
//!
//! What stands in them is somebody's documentation: nothing of it becomes markup, a link or a picture.

use std::fmt::Write as _;

use lsp_types::{MarkupContent, MarkupKind};

use crate::diagnostic::line::{printable, printable_lines};

/// The longest piece of documentation that is repeated.
const MOST: usize = 400;

/// A text that is being written.
pub(super) struct Page {
    kind: MarkupKind,
    out: String,
}

impl Page {
    pub(super) fn new(is_markdown: bool) -> Self {
        let kind = if is_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        Self { kind, out: String::new() }
    }

    /// A title.
    pub(super) fn title(&mut self, text: &str) {
        let text = self.plain(text);
        self.block(&if self.is_markdown() { format!("**{text}**") } else { text });
    }

    /// A paragraph.
    pub(super) fn text(&mut self, text: &str) {
        let text = self.plain(text);
        self.block(&text);
    }

    /// An entry of a list: our words, and behind them what the documentation says.
    pub(super) fn item(&mut self, ours: &str, theirs: Option<&str>, rule: &str) {
        let mut line = format!("- {}", self.plain(ours));
        if let Some(theirs) = theirs {
            _ = write!(line, ": “{}”", self.plain(theirs));
        }
        if !rule.is_empty() {
            _ = write!(line, " ({})", self.plain(rule));
        }
        self.out.push_str(&line);
        self.out.push('\n');
    }

    /// Lines of Rust.
    pub(super) fn rust(&mut self, code: &str) {
        let code = printable_lines(code);
        if self.is_markdown() {
            let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(longest.max(2) + 1);
            self.block(&format!("{fence}rust\n{}\n{fence}", code.trim_end()));
        } else {
            self.block(code.trim_end());
        }
    }

    pub(super) fn done(self) -> MarkupContent {
        MarkupContent { kind: self.kind, value: self.out.trim_end().to_owned() }
    }

    fn is_markdown(&self) -> bool {
        self.kind == MarkupKind::Markdown
    }

    fn block(&mut self, text: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// Words on one line, of which none is markup.
    fn plain(&self, text: &str) -> String {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut short: String = words.chars().take(MOST).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        let text = printable(&short);
        if !self.is_markdown() {
            return text;
        }
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '\'' | '"' | '?' | '(' | ')' | '/') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn nothing_of_the_documentation_is_markup() {
        let mut page = Page::new(true);
        page.item("rule", Some("![x](https://example.com/a.png) <img src=x> [a](command:b) `c`\n# d"), "");
        page.rust("```\nfn a() {}");
        let text = page.done().value;
        let rule = text.lines().next().unwrap_or_default();
        let is_escaped = |at: usize| rule.get(..at).is_some_and(|before| before.ends_with('\\'));
        let mut signs = rule.match_indices(['[', ']', '<', '`', '#', ':']).skip_while(|(at, _)| *at < 7);
        assert!(signs.all(|(at, _)| is_escaped(at)), "{text}");
        assert!(!text.contains("\n#"), "{text}");
        assert!(text.contains("\n````rust\n```\n"), "{text}");
    }
}

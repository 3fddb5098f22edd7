//! What stands between the parts of documented JSON: white space, comments, and marks for what is left out.

use super::Reader;

/// What a gap between two parts holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    /// A line's end.
    pub(super) line: bool,
    /// A mark that something is left out.
    pub(super) ellipsis: bool,
    /// The comment that stands most by itself.
    pub(super) comment: Comment,
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Comment {
    /// Nowhere.
    #[default]
    None,
    /// Behind something.
    Behind,
    /// On a line of its own.
    Apart,
}

impl Gap {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            line: self.line || other.line,
            ellipsis: self.ellipsis || other.ellipsis,
            comment: self.comment.max(other.comment),
        }
    }
}

/// Whether a text is an ellipsis and nothing else.
pub(super) fn is_ellipsis(text: &str) -> bool {
    ["..", "…"].iter().any(|mark| text.starts_with(mark)) && text.chars().all(is_dot)
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…')
}

impl Reader<'_> {
    /// Passes over white space and comments.
    pub(super) fn skip_space(&mut self) -> Gap {
        let mut gap = Gap::default();
        loop {
            gap.line |= self.cursor.take_while(char::is_whitespace).contains('\n');
            let Some(comment) = self.comment() else { return gap };
            gap.comment = gap.comment.max(if gap.line { Comment::Apart } else { Comment::Behind });
            gap.line |= comment.contains('\n');
            let said = comment.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '*' | '/' | '#'));
            gap.ellipsis |= ["...", "…"].iter().any(|mark| said.starts_with(mark) || said.ends_with(mark));
        }
    }

    /// Passes over ellipses too, with what is said of them.
    pub(super) fn skip_between(&mut self) -> Gap {
        let mut gap = self.skip_space();
        while self.ellipsis() {
            gap.ellipsis = true;
            gap = gap.and(self.skip_space());
            // `..., "last": 1`: its own comma, not that of a part.
            if self.cursor.eat(",") {
                gap = gap.and(self.skip_space());
            }
        }
        gap
    }

    /// The text of the comment that is next.
    fn comment(&mut self) -> Option<&str> {
        let start = self.cursor.offset();
        if self.cursor.eat("//") || self.cursor.eat("#") {
            self.cursor.take_while(|c| c != '\n');
        } else if self.cursor.eat("/*") {
            let rest = self.cursor.rest();
            self.cursor.advance(rest.find("*/").map_or(rest.len(), |end| end + 2));
        } else {
            return None;
        }
        Some(self.cursor.slice_from(start))
    }

    /// Takes an ellipsis and the words behind it: `... (40 more)`. A value may follow at once: `[...8, 9]`.
    pub(super) fn ellipsis(&mut self) -> bool {
        if !["..", "…"].iter().any(|mark| self.cursor.rest().starts_with(mark)) {
            return false;
        }
        self.cursor.take_while(is_dot);
        loop {
            self.cursor.take_while(|c| c == ' ');
            match self.cursor.peek() {
                Some('"' | '\'' | '{' | '[') => return true,
                Some('-' | '0'..='9') if !self.counts() => return true,
                // What is in parentheses may have commas of its own.
                Some('(') => {
                    self.cursor.take_while(|c| !matches!(c, ')' | '\n'));
                    self.cursor.eat(")");
                }
                _ => {
                    self.cursor.take_while(|c| !ends_words(c) && c != '(');
                    if self.cursor.peek() != Some('(') {
                        return true;
                    }
                }
            }
        }
    }

    /// Whether a number begins words, as in `... 40 more`.
    fn counts(&self) -> bool {
        let words = self.cursor.rest().split(|c| ends_words(c) || c == '.').next().unwrap_or_default();
        words.contains(char::is_alphabetic)
    }
}

/// Whether a character ends what is said of what is left out.
fn ends_words(c: char) -> bool {
    matches!(c, ',' | '}' | ']' | '\n')
}

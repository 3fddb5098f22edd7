//! Lines of pages as rows and headers are written, whatever Markdown makes of them.

use crate::document::{Document, Text};
use crate::source::Span;

/// Whether a comment right above a place says that what stands there is no model.
pub(super) fn is_left_out(document: &Document<'_>, at: Span) -> bool {
    let above = document.file.text.get(..at.start as usize).unwrap_or_default().trim_end();
    let comment = above.strip_suffix("-->").and_then(|rest| rest.rfind("<!--").and_then(|start| rest.get(start + 4..)));
    comment.is_some_and(|comment| comment.trim().eq_ignore_ascii_case("no model"))
}

/// The first line of a text.
pub(super) fn first_line(text: Text<'_>) -> Text<'_> {
    text.part(0..text.raw.find('\n').unwrap_or(text.raw.len())).trim()
}

/// Whether a header of the plain form has this word.
pub(super) fn is_header_word(word: &str) -> bool {
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word.trim()))
}

/// The words of a header in the plain form.
pub(super) const WORDS: &[&str] = &[
    "field",
    "name",
    "property",
    "attribute",
    "type",
    "required",
    "description",
    "value",
    "default",
    "example",
    "flag",
    "optional",
    "nullable",
];

/// Whether a line is written as a row: it starts with a pipe and has another.
pub(super) fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.get(1..).is_some_and(|rest| rest.contains('|'))
}

/// Whether a line is what stands between the header and the rows.
pub(super) fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

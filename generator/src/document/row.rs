//! Splits a table's row into cells.
//!
//! pulldown-cmark drops cells beyond the header's and fills in those that are missing; a reader of documentation
//! has to see both, so rows are split here, by the rule of GitHub Flavored Markdown: at each pipe that no backslash
//! precedes, code spans or not.

use super::{Row, Text};

/// The cells of a row, trimmed.
pub(super) fn split(row: Text<'_>) -> Row<'_> {
    let text = row.trim();
    let mut cells = row_cells(text);
    for cell in &mut cells {
        *cell = cell.trim();
    }
    Row { text, cells }
}

/// The cells of a row that has no white space around it, as they stand between the pipes.
pub fn row_cells(text: Text<'_>) -> Vec<Text<'_>> {
    let bytes = text.raw.as_bytes();
    let pipes = bytes.iter().enumerate().filter(|&(at, byte)| *byte == b'|' && !(at > 0 && bytes[at - 1] == b'\\'));
    let mut cells = Vec::with_capacity(6);
    let mut start = 0;
    for (at, _) in pipes {
        // The pipe that opens the row has no cell before it.
        if at > 0 {
            cells.push(text.part(start..at));
        }
        start = at + 1;
    }
    if start < bytes.len() {
        cells.push(text.part(start..bytes.len()));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::document::Text;
    use crate::source::{Sources, Span};

    fn cells(row: &str) -> Vec<String> {
        let file = Sources::new().add("a.md", "a.md", row);
        let text = Text { raw: row, span: Span::new(file, 0..row.len()) };
        let row = split(text);
        for cell in &row.cells {
            assert_eq!(&text.raw[cell.span.range()], cell.raw, "a cell's span is its text");
        }
        row.cells.iter().map(|cell| cell.raw.to_owned()).collect()
    }

    #[test]
    fn outer_pipes_are_optional() {
        assert_eq!(cells("| a | b |"), ["a", "b"]);
        assert_eq!(cells("a | b"), ["a", "b"]);
        assert_eq!(cells("|a|b|  "), ["a", "b"]);
    }

    #[test]
    fn empty_cells_stay() {
        assert_eq!(cells("| a |  | c | |"), ["a", "", "c", ""]);
        assert_eq!(cells("||"), [""]);
    }

    #[test]
    fn an_escaped_pipe_is_text_even_in_code() {
        assert_eq!(cells(r"| `a \| b` | c \| d |"), [r"`a \| b`", r"c \| d"]);
        assert_eq!(cells("| `a | b` |"), ["`a", "b`"]);
    }

    #[test]
    fn other_scripts_are_cut_at_characters() {
        assert_eq!(cells("| é | 漢字 |"), ["é", "漢字"]);
    }
}

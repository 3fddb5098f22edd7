//! Where the lines of a text start, so that a position costs a look-up and not the text before it.

use std::sync::OnceLock;

use super::Position;

/// How many bytes there are at most between two marks: of a long line, only so many are counted anew.
const STRIDE: usize = 1024;

/// Marks in a text, set when the first position is asked for: few pages have anything to say of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(OnceLock<Vec<Mark>>);

/// The position of a byte.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    position: Position,
}

impl Lines {
    /// The position of an offset; that of the end for one that is not of the text.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = if text.is_char_boundary(offset) { offset } else { text.len() };
        let marks = self.0.get_or_init(|| marks(text));
        let next = marks.partition_point(|mark| mark.offset <= offset);
        let mark = next.checked_sub(1).and_then(|last| marks.get(last)).copied().unwrap_or(Mark::START);
        let between = text.get(mark.offset..offset).unwrap_or_default();
        Position { column: mark.position.column + between.chars().count(), ..mark.position }
    }
}

impl Mark {
    const START: Self = Self { offset: 0, position: Position { line: 1, column: 1 } };
}

/// A mark at the start of each line, and in long ones at every so many bytes.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = vec![Mark::START];
    let mut last = Mark::START;
    let mut column = 1;
    for (offset, c) in text.char_indices() {
        if offset - last.offset >= STRIDE {
            last = Mark { offset, position: Position { column, ..last.position } };
            marks.push(last);
        }
        column += 1;
        if c == '\n' {
            column = 1;
            last = Mark { offset: offset + 1, position: Position { line: last.position.line + 1, column } };
            marks.push(last);
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    /// As anybody would count it.
    fn counted(text: &str, offset: usize) -> Position {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Position { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }

    #[test]
    fn positions_are_those_that_counting_gives() {
        let texts = ["", "a", "\n", "a\nbc\n\nd", "\n\n", "aé漢\nü\n", &format!("x\n{}\ny", "aé漢b".repeat(900))];
        for text in texts {
            let lines = Lines::default();
            for offset in 0..=text.len() + 1 {
                assert_eq!(lines.position(text, offset), counted(text, offset), "{offset}");
            }
        }
    }
}

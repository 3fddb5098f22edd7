//! Lines and characters as an editor counts them, in the text of a page and back.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

/// What an editor counts within a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: what all editors know.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The first of the client's that is known: it lists them in the order that it likes them.
    pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Self {
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        offered.iter().find_map(known).unwrap_or_default()
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// A text, and where its lines start.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    /// Of a text with any line ends: LF, CRLF, or CR alone.
    pub(super) fn new(text: &'t str, encoding: Encoding) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        Self { text, starts, encoding }
    }

    /// The position of a byte; of one that is not of the text, that of the end.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = if self.text.is_char_boundary(offset) { offset } else { self.text.len() };
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let before = self.text.get(self.start(line)..offset).unwrap_or_default();
        let character = before.chars().map(|c| self.encoding.width(c)).sum::<usize>();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: count(line), character: count(character) }
    }

    pub(super) fn range(&self, range: Range<usize>) -> lsp_types::Range {
        lsp_types::Range { start: self.position(range.start), end: self.position(range.end.max(range.start)) }
    }

    /// The byte of a position. Behind the end of a line it is the line's end, and behind the last line the text's.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        if line >= self.starts.len() {
            return self.text.len();
        }
        let range = self.line(line);
        let mut left = position.character as usize;
        let mut at = range.start;
        for c in self.text.get(range.clone()).unwrap_or_default().chars() {
            let width = self.encoding.width(c);
            // A position within a character is that of the character.
            if left < width {
                return at;
            }
            left -= width;
            at += c.len_utf8();
        }
        at
    }

    /// The number of the line that a byte stands in.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of a line, without its end.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let start = self.start(line);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches(['\r', '\n']).len()
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Lines, Position};

    const TEXT: &str = "a\u{e9}\u{1f4e6}z\r\n\u{6f22}b\rc\n";

    #[test]
    fn there_and_back_in_every_encoding() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let lines = Lines::new(TEXT, encoding);
            for (offset, c) in TEXT.char_indices().filter(|(_, c)| !matches!(c, '\r' | '\n')) {
                assert_eq!(lines.offset(lines.position(offset)), offset, "{c} {encoding:?}");
            }
        }
    }

    #[test]
    fn each_encoding_counts_its_own_way() {
        let at = |encoding, character| Lines::new(TEXT, encoding).offset(Position { line: 0, character });
        let z = TEXT.find('z').expect("there is one");
        assert_eq!([at(Encoding::Utf8, 7), at(Encoding::Utf16, 4), at(Encoding::Utf32, 3)], [z; 3]);
        assert_eq!(at(Encoding::Utf16, 3), 3, "the middle of a pair is its start");
    }

    #[test]
    fn beyond_the_end_is_the_end() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let offset = |line, character| lines.offset(Position { line, character });
        assert_eq!(offset(0, 99), TEXT.find('\r').expect("there is one"));
        assert_eq!(offset(u32::MAX, u32::MAX), TEXT.len());
        assert_eq!(offset(2, 0), TEXT.find('c').expect("a line ends at a CR"));
        assert_eq!(lines.position(TEXT.len() + 5), lines.position(TEXT.len()));
        assert_eq!(lines.line(1), 10..14);
        assert_eq!(Lines::new("", Encoding::Utf8).offset(Position { line: 0, character: 3 }), 0);
    }
}

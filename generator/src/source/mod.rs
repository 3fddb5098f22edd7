//! Stage `source`: a folder becomes [`SourceFile`]s, and every later stage speaks of places as [`Span`]s.
//!
//! Knows the file system and nothing of Markdown. Text is held with LF line ends whatever the file has,
//! so that what comes later cannot depend on them; lines and columns are the same either way.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::digest::{Digest, digest};

mod lines;

use self::lines::Lines;
pub use crate::limits::MAX_FILE_BYTES;

/// A file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileId(u32);

/// A run of bytes in one file: `start..end`, counted in the text as [`SourceFile::text`] holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `file`. Offsets beyond 4 GiB cannot occur: see [`MAX_FILE_BYTES`].
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// The span of so many bytes that stand in no file.
    pub(crate) fn nowhere(length: usize) -> Self {
        Self::new(FileId(u32::MAX), 0..length)
    }

    /// The part of this span that `range`, counted from its start, covers.
    pub fn part(self, range: std::ops::Range<usize>) -> Self {
        let base = self.start as usize;
        Self::new(self.file, base + range.start..base + range.end)
    }

    /// The place in `to` that this span has in `from`, where the same text stands.
    pub(crate) fn moved(self, from: Self, to: Self) -> Self {
        let at = |offset: u32| offset.saturating_sub(from.start) as usize;
        to.part(at(self.start)..at(self.end))
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its id, which spans carry.
    pub id: FileId,
    /// Where it stands below the folder that was read, with `/` between the parts.
    pub path: String,
    /// The path to show a person: as they would type it from where they are.
    pub display: String,
    /// The text, with LF line ends.
    pub text: String,
    /// Where its lines start, once somebody asks.
    lines: Lines,
    /// What stands for a text that nobody is to see: see [`Sources::add_hidden`].
    hidden: Option<Digest>,
}

impl SourceFile {
    /// The text that a span covers; empty where the span is not of this file's text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Whether places in it may be named and not quoted.
    pub fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// What stands for the text as it was read.
    pub(crate) fn digest(&self) -> Digest {
        self.hidden.unwrap_or_else(|| digest(self.text.as_bytes()))
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.text, offset as usize)
    }
}

/// Where files are that were [absorbed](Sources::absorb).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved(u32);

impl Moved {
    fn file(self, id: FileId) -> FileId {
        FileId(id.0.saturating_add(self.0))
    }

    /// The same place, among the files that it was moved to.
    pub fn span(self, span: Span) -> Span {
        Span { file: self.file(span.file), ..span }
    }
}

impl<'a> IntoIterator for &'a Sources {
    type Item = &'a SourceFile;
    type IntoIter = std::slice::Iter<'a, SourceFile>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// All files of a run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives it its id. CRLF becomes LF, and a byte order mark is dropped. A CR by itself ends a line where
    /// no line ends otherwise; beside LF it is a blank that somebody pasted.
    pub fn add(&mut self, path: impl Into<String>, display: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(path.into(), display.into(), in_lines(text.into()), None)
    }

    /// Adds a file whose text nobody is to see: of its places only line and column are known, and what it holds is blank.
    /// Gives the text in which places are counted.
    pub fn add_hidden(
        &mut self,
        path: impl Into<String>,
        display: impl Into<String>,
        text: impl Into<String>,
    ) -> (FileId, String) {
        let text = in_lines(text.into());
        let id = self.push(path.into(), display.into(), blank(&text), Some(digest(text.as_bytes())));
        (id, text)
    }

    fn push(&mut self, path: String, display: String, text: String, hidden: Option<Digest>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile { id, path, display, text, lines: Lines::default(), hidden });
        id
    }

    /// Adds all files of others, and says where spans of theirs lead from now on.
    pub fn absorb(&mut self, others: Self) -> Moved {
        let moved = Moved(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.extend(others.files.into_iter().map(|file| SourceFile { id: moved.file(file.id), ..file }));
        moved
    }

    /// Puts a text before the path of each file as it is shown to people.
    pub fn shown_below(&mut self, prefix: &str) {
        for file in &mut self.files {
            file.display.insert_str(0, prefix);
        }
    }

    /// The file with this id.
    ///
    /// # Panics
    /// Where the id is of other `Sources`: a mistake of the caller's, not of any input's.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Whether a span lies in one of these files.
    pub fn holds(&self, span: Span) -> bool {
        self.files.get(span.file.0 as usize).is_some_and(|file| file.text.get(span.range()).is_some())
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All files, in the order they were added.
    pub fn iter(&self) -> std::slice::Iter<'_, SourceFile> {
        self.files.iter()
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).slice(span)
    }

    /// Where a span starts.
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }
}

/// A text with LF line ends, and without a byte order mark.
fn in_lines(mut text: String) -> String {
    if text.contains('\r') {
        text = text.replace("\r\n", "\n");
        let alone = if text.contains('\n') { " " } else { "\n" };
        text = text.replace('\r', alone);
    }
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

/// A text without anything in it: each line has as many characters, and each of them as many bytes.
fn blank(text: &str) -> String {
    let blank = |c: char| match (c, c.len_utf8()) {
        ('\n', _) => '\n',
        (_, 1) => ' ',
        (_, 2) => '\u{a0}',
        (_, 3) => '\u{2003}',
        _ => '\u{e0020}',
    };
    text.chars().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sources, Span};

    #[test]
    fn a_hidden_text_has_places_and_nothing_in_them() {
        let mut sources = Sources::new();
        let text = "\u{feff}{\r\n  \"n\u{e4}me\": \"\u{20ac}\u{1f600}\" }";
        let open = sources.add("a", "a", text);
        let (hidden, read) = sources.add_hidden("a", "a", text);
        assert_eq!(read, sources.file(open).text);
        for at in read.char_indices().map(|(at, _)| at) {
            let place = |file| sources.position(Span::new(file, at..at + 1));
            assert_eq!(place(open), place(hidden), "{at}");
        }
        assert_eq!(sources.file(hidden).text.trim_matches(|c: char| c.is_whitespace() || c == '\u{e0020}'), "");
        assert!(sources.file(hidden).is_hidden() && !sources.file(open).is_hidden());
        assert_eq!(sources.file(hidden).digest(), sources.file(open).digest());
        let (other, _) = sources.add_hidden("a", "a", text.replace('m', "n"));
        assert_ne!(sources.file(hidden).digest(), sources.file(other).digest());
    }
}

//! Stage `source`: a folder becomes [`SourceFile`]s, and every later stage speaks of places as [`Span`]s.
//!
//! Knows the file system and nothing of Markdown. Text is held with LF line ends whatever the file has,
//! so that what comes later cannot depend on them; lines and columns are the same either way.

use std::fmt;

use serde::{Deserialize, Serialize};

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
}

impl SourceFile {
    /// The text that a span covers; empty where the span is not of this file's text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.text, offset as usize)
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
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let mut text: String = text.into();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n");
            let alone = if text.contains('\n') { " " } else { "\n" };
            text = text.replace('\r', alone);
        }
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        self.files.push(SourceFile { id, path: path.into(), display: display.into(), text, lines: Lines::default() });
        id
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

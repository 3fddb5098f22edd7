//! Text made of the parts of another, which knows where each part came from.

use std::ops::Range;

/// The text, and where its parts stand in the one that it was made from.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub(super) text: String,
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    /// Where it starts.
    start: usize,
    /// Where it starts in the other text.
    there: usize,
    /// Whether the other text does not have it, or has it otherwise.
    is_new: bool,
}

impl Mapped {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), parts: Vec::new() }
    }

    /// The place there of a place here, and of the one behind it.
    fn character(&self, at: usize) -> Range<usize> {
        let part = self.parts.partition_point(|part| part.start <= at).checked_sub(1);
        match part.and_then(|part| self.parts.get(part)) {
            Some(part) if part.is_new => part.there..part.there,
            Some(part) => part.there + (at - part.start)..part.there + (at - part.start) + 1,
            None => at..at + 1,
        }
    }

    /// The place there of a place here.
    pub(super) fn place(&self, at: usize) -> usize {
        self.character(at).start
    }

    /// The places there of a range here.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        let end = if range.is_empty() { start } else { self.character(range.end - 1).end };
        start..end.max(start)
    }

    /// Adds a part of the other text.
    pub(super) fn push(&mut self, there: &str, range: Range<usize>) {
        self.parts.push(Part { start: self.text.len(), there: range.start, is_new: false });
        self.text.push_str(there.get(range).unwrap_or_default());
    }

    /// Adds what the other text does not have, or has otherwise, at this place.
    pub(super) fn insert(&mut self, text: &str, at: usize) {
        self.parts.push(Part { start: self.text.len(), there: at, is_new: true });
        self.text.push_str(text);
    }
}

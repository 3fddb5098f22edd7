//! Places of the documentation as the words that stand there.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{Excerpt, Part, Place};
use crate::diagnostic::line::printable;
use crate::source::{FileId, Sources, Span};

/// So many bytes of one place are shown.
const MOST: usize = 8_000;

/// Lines of so many bytes are shown whole.
const LONG_LINE: usize = 2_000;

/// Of longer ones so many are shown on either side of words that something was read in.
const AROUND: usize = 160;

/// The pages that a report names, numbered as they come.
pub(super) struct Files<'a> {
    sources: &'a Sources,
    numbers: BTreeMap<FileId, usize>,
    names: Vec<String>,
}

impl<'a> Files<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, numbers: BTreeMap::new(), names: Vec::new() }
    }

    /// The paths in the order of their numbers.
    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }

    /// Where a span starts; nothing of one that stands nowhere.
    pub(super) fn place(&mut self, span: Span) -> Option<Place> {
        if !self.sources.holds(span) {
            return None;
        }
        let file = self.sources.file(span.file);
        let next = self.names.len();
        let number = *self.numbers.entry(span.file).or_insert(next);
        if number == next {
            self.names.push(printable(&file.path));
        }
        Some(Place(number, file.position(span.start).line))
    }

    /// The text of a page that may be quoted.
    fn text(&self, span: Span) -> Option<&'a str> {
        let file = self.sources.holds(span).then(|| self.sources.file(span.file))?;
        (!file.is_hidden()).then_some(file.text.as_str())
    }
}

/// The lines of some places, each once, and those of the marks that stand in none of them. A mark is a place, and the
/// number of what was read there.
pub(super) fn excerpts(wanted: &[Span], marks: &[(Span, usize)], files: &mut Files<'_>) -> Vec<Excerpt> {
    let mut shown: Vec<Span> = Vec::new();
    for span in wanted {
        let Some(text) = files.text(*span) else { continue };
        let lines = Span::new(span.file, lines(text, *span));
        match shown.iter_mut().find(|known| overlap(**known, lines)) {
            Some(known) => (known.start, known.end) = (known.start.min(lines.start), known.end.max(lines.end)),
            None => shown.push(lines),
        }
    }
    for (mark, _) in marks {
        let Some(text) = files.text(*mark) else { continue };
        let is_seen = |known: &Span| known.file == mark.file && known.start <= mark.start && mark.start < known.end;
        if !shown.iter().any(is_seen) {
            shown.push(Span::new(mark.file, near(text, *mark)));
        }
    }
    let quoted = shown.into_iter().filter_map(|span| quote(span, marks, files));
    quoted.collect()
}

/// The lines of a place; nothing where its text is not to be had.
pub(super) fn excerpt(span: Span, files: &mut Files<'_>) -> Option<Excerpt> {
    excerpts(&[span], &[], files).into_iter().next()
}

fn quote(span: Span, marks: &[(Span, usize)], files: &mut Files<'_>) -> Option<Excerpt> {
    let text = files.text(span)?;
    let range = span.start as usize..cut(text, span);
    let parts = parts(text, &range, marks.iter().filter(|(mark, _)| mark.file == span.file));
    if parts.is_empty() {
        return None;
    }
    Some(Excerpt { place: files.place(span)?, parts })
}

fn overlap(a: Span, b: Span) -> bool {
    a.file == b.file && a.start < b.end && b.start < a.end
}

/// The whole lines that a span touches.
fn lines(text: &str, span: Span) -> std::ops::Range<usize> {
    let range = span.range();
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = range.end.max(range.start);
    let last = text[range.start..end].trim_end().len() + range.start;
    start..text[last..].find('\n').map_or(text.len(), |at| last + at)
}

/// A span, and as much of its line as says where it stands.
fn near(text: &str, span: Span) -> std::ops::Range<usize> {
    let lines = lines(text, span);
    if lines.len() <= LONG_LINE {
        return lines;
    }
    let start = lines.start.max((span.start as usize).saturating_sub(AROUND));
    let end = lines.end.min((span.end as usize).saturating_add(AROUND));
    boundary(text, start)..boundary(text, end)
}

/// Where what is shown of a span ends.
fn cut(text: &str, span: Span) -> usize {
    boundary(text, (span.end as usize).min(span.start as usize + MOST))
}

/// The last place at or before this one at which a character starts.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The text of a range in runs, blanks as one.
fn parts<'m>(text: &str, range: &std::ops::Range<usize>, marks: impl Iterator<Item = &'m (Span, usize)>) -> Vec<Part> {
    let inside = |at: u32| (at as usize).clamp(range.start, range.end);
    let marks: Vec<(usize, usize, usize)> = marks
        .map(|(span, number)| (inside(span.start), inside(span.end), *number))
        .filter(|(start, end, _)| start < end)
        .collect();
    let mut cuts: BTreeSet<usize> = BTreeSet::from([range.start, range.end]);
    cuts.extend(marks.iter().flat_map(|(start, end, _)| [*start, *end]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let (mut out, mut is_blank) = (Vec::new(), true);
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let words = packed(text.get(from..to).unwrap_or_default(), &mut is_blank);
        if words.is_empty() {
            continue;
        }
        let mut here: Vec<usize> =
            marks.iter().filter(|(start, end, _)| *start <= from && to <= *end).map(|(_, _, number)| *number).collect();
        here.sort_unstable();
        here.dedup();
        out.push(if here.is_empty() { Part::Plain(words) } else { Part::Read(words, here) });
    }
    if let Some(Part::Plain(last) | Part::Read(last, _)) = out.last_mut() {
        last.truncate(last.trim_end().len());
    }
    out
}

/// A text with one blank for many. `is_blank` is whether what stands before it ends in one.
fn packed(text: &str, is_blank: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' {
            out.push('\n');
        } else if !c.is_whitespace() {
            out.push(c);
        } else if !*is_blank {
            out.push(' ');
        }
        *is_blank = c.is_whitespace();
    }
    clean(&out)
}

/// A text in which nothing is invisible or turns the direction of writing; its lines are kept.
pub(super) fn clean(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

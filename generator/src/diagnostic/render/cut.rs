//! Lines of a file, cut to what fits beside each other: the marked parts, and as much around them as there is room for.

use std::ops::Range;

use super::columns;

/// What stands for what is left out.
const ELLIPSIS: char = '…';

/// A part of a text that is marked, and how wide the label beside it is.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) label: usize,
}

/// Lines in which everything fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// The lines.
    pub(super) text: String,
    /// Where the marked parts are in them.
    pub(super) marks: Vec<Range<usize>>,
    /// Whether there is room for the label of each.
    pub(super) fits: Vec<bool>,
}

/// Cuts each line to so many columns.
pub(super) fn cut(text: &str, marks: &[Mark], room: usize) -> Lines {
    let mut out = Lines { marks: vec![0..0; marks.len()], fits: vec![true; marks.len()], ..Lines::default() };
    let mut base = 0;
    for (number, content) in text.split('\n').enumerate() {
        if number > 0 {
            out.text.push('\n');
        }
        Line::new(content, base, marks).write(marks, room, &mut out);
        base += content.len() + 1;
    }
    for mark in &mut out.marks {
        mark.end = mark.end.max(mark.start);
    }
    out
}

/// A marked part of a line, in characters.
struct Part {
    /// The number of its mark.
    mark: usize,
    range: Range<usize>,
    /// Whether the mark starts and whether it ends on this line.
    starts: bool,
    ends: bool,
}

struct Line {
    /// The characters, each with its place in the text.
    characters: Vec<(usize, char)>,
    /// How many columns the characters before each take, and behind the last all of them: a row is measured often.
    columns: Vec<usize>,
    parts: Vec<Part>,
}

impl Line {
    fn new(content: &str, base: usize, marks: &[Mark]) -> Self {
        let characters: Vec<(usize, char)> = content.char_indices().map(|(at, c)| (base + at, c)).collect();
        let end = base + content.len();
        let place = |at: usize| characters.partition_point(|(place, _)| *place < at);
        let part = |(mark, Mark { range, .. }): (usize, &Mark)| {
            let is_here = range.start <= end && range.end >= base;
            is_here.then(|| Part {
                mark,
                range: place(range.start.max(base))..place(range.end.min(end)),
                starts: range.start >= base,
                ends: range.end <= end,
            })
        };
        let parts = marks.iter().enumerate().filter_map(part).collect();
        let mut columns = Vec::with_capacity(characters.len() + 1);
        let all = characters.iter().fold(0, |before, (_, c)| {
            columns.push(before);
            before + columns::of(*c)
        });
        columns.push(all);
        Self { characters, columns, parts }
    }

    fn width(&self, range: Range<usize>) -> usize {
        let before = |at: usize| self.columns.get(at).copied().unwrap_or_default();
        before(range.end).saturating_sub(before(range.start))
    }

    /// Writes what of the line is shown, and where its marks are.
    fn write(&self, marks: &[Mark], room: usize, out: &mut Lines) {
        let whole = 0..self.characters.len();
        let label = |part: &Part| marks.get(part.mark).filter(|_| part.ends).map_or(0, |mark| mark.label);
        let mut windows = vec![whole.clone()];
        if self.width(whole.clone()) > room || !self.labels_fit(&windows, &label, room) {
            windows = self.windows(room);
            // A label that leaves too little of the line has another place.
            let wide = |part: &Part| if label(part) > room / 2 { 0 } else { label(part) };
            self.grow(&mut windows, &wide, room);
        }
        for part in &self.parts {
            if let Some(fits) = out.fits.get_mut(part.mark).filter(|_| part.ends) {
                *fits = self.label_fits(part, &windows, label(part), room);
            }
        }
        self.put(&windows, out);
    }

    /// The least that has to be shown: of each marked part the start and the end.
    fn windows(&self, room: usize) -> Vec<Range<usize>> {
        let share = (room / (2 * self.parts.len().max(1))).saturating_sub(2).max(2);
        let mut windows = Vec::new();
        for part in &self.parts {
            let Range { start, end } = part.range.clone();
            if self.width(start..end) <= share {
                windows.push(start..end.max(start + 1).min(self.characters.len()).max(start));
                continue;
            }
            let head = (start..end).find(|at| self.width(start..*at + 1) > share / 2).unwrap_or(end);
            let tail = (start..end).rev().find(|at| self.width(*at..end) > share / 2).map_or(start, |at| at + 1);
            windows.extend(part.starts.then_some(start..head));
            windows.extend(part.ends.then_some(tail..end));
            if !part.starts && !part.ends {
                windows.push(start..head);
            }
        }
        if windows.is_empty() {
            windows.push(0..0);
        }
        merge(&mut windows);
        windows
    }

    /// Makes windows wider, a character at a time on each side, while everything fits.
    fn grow(&self, windows: &mut Vec<Range<usize>>, label: &dyn Fn(&Part) -> usize, room: usize) {
        loop {
            let before = windows.clone();
            for at in 0..windows.len() {
                for is_left in [true, false] {
                    let mut wider = windows.clone();
                    let Some(window) = wider.get_mut(at) else { continue };
                    if is_left {
                        window.start = window.start.saturating_sub(1);
                    } else {
                        window.end = (window.end + 1).min(self.characters.len());
                    }
                    merge(&mut wider);
                    if self.shown(&wider) <= room && self.labels_fit(&wider, label, room) {
                        *windows = wider;
                    }
                }
            }
            if *windows == before {
                break;
            }
        }
    }

    /// How wide the line is with these windows.
    fn shown(&self, windows: &[Range<usize>]) -> usize {
        self.column(windows, self.characters.len())
            + usize::from(windows.last().is_some_and(|last| last.end < self.characters.len()))
    }

    /// The column of a character.
    fn column(&self, windows: &[Range<usize>], at: usize) -> usize {
        let mut column = 0;
        let mut end = 0;
        for window in windows.iter().take_while(|window| window.start <= at) {
            column += usize::from(window.start > end) + self.width(window.start..window.end.min(at));
            end = window.end;
        }
        column
    }

    fn labels_fit(&self, windows: &[Range<usize>], label: &dyn Fn(&Part) -> usize, room: usize) -> bool {
        self.parts.iter().all(|part| label(part) == 0 || self.label_fits(part, windows, label(part), room))
    }

    /// Whether there is room for a label: behind the part where it is the last, below it otherwise.
    fn label_fits(&self, part: &Part, windows: &[Range<usize>], label: usize, room: usize) -> bool {
        let is_last = self.parts.iter().all(|other| other.range.end <= part.range.end);
        let at = if is_last || !part.starts { part.range.end.max(part.range.start + 1) } else { part.range.start };
        label == 0 || self.column(windows, at) + 1 + label <= room
    }

    fn put(&self, windows: &[Range<usize>], out: &mut Lines) {
        let mut places = vec![0; self.characters.len() + 1];
        let mut at = 0;
        for window in windows {
            if window.start > at {
                places[at..window.start].fill(out.text.len());
                out.text.push(ELLIPSIS);
            }
            for number in window.clone() {
                places[number] = out.text.len();
                out.text.extend(self.characters.get(number).map(|(_, c)| *c));
            }
            at = window.end;
        }
        places[at..].fill(out.text.len());
        if at < self.characters.len() {
            out.text.push(ELLIPSIS);
        }
        for part in &self.parts {
            let Some(mark) = out.marks.get_mut(part.mark) else { continue };
            if part.starts {
                mark.start = places[part.range.start];
            }
            if part.ends {
                mark.end = places[part.range.end];
            }
        }
    }
}

/// Puts windows in order, and those that touch together.
fn merge(windows: &mut Vec<Range<usize>>) {
    windows.sort_by_key(|window| (window.start, window.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(windows.len());
    for window in windows.drain(..) {
        match merged.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    *windows = merged;
}

#[cfg(test)]
mod tests {
    use super::{Lines, Mark, columns, cut};

    /// The lines, with brackets around what is marked.
    fn show(text: &str, marked: &[(&str, usize)], room: usize) -> String {
        let marks: Vec<Mark> = marked
            .iter()
            .map(|(words, label)| {
                let start = text.find(words).expect("the words");
                Mark { range: start..start + words.len(), label: *label }
            })
            .collect();
        let Lines { text, marks, fits } = cut(text, &marks, room);
        assert!(text.lines().all(|line| columns::width(line) <= room), "{text}");
        let mut out = text.clone();
        let mut places: Vec<_> = marks.iter().flat_map(|mark| [(mark.end, ']'), (mark.start, '[')]).collect();
        places.sort_by_key(|(at, bracket)| (std::cmp::Reverse(*at), *bracket == '['));
        for (at, bracket) in places {
            out.insert(at, bracket);
        }
        if fits.contains(&false) { format!("{out} ({fits:?})") } else { out }
    }

    #[test]
    fn a_line_is_cut_around_what_is_marked() {
        let row = "0123456789abcdefghijABCDEFGHIJklmnopqrst";
        assert_eq!(show(row, &[("cde", 0)], 40), "0123456789ab[cde]fghijABCDEFGHIJklmnopqrst");
        assert_eq!(show(row, &[("cde", 0)], 21), "…456789ab[cde]fghijABC…");
        assert_eq!(show(row, &[("012", 0)], 10), "[012]345678…");
        assert_eq!(show(row, &[("rst", 0)], 10), "…lmnopq[rst]");
        assert_eq!(show(row, &[], 10), "012345678…");
    }

    #[test]
    fn a_label_has_its_room() {
        let row = "0123456789abcdefghijABCDEFGHIJklmnopqrst";
        assert_eq!(show(row, &[("cde", 12)], 24), "…56789ab[cde]fghijABCDEFG…");
        assert_eq!(show(row, &[("rst", 12)], 40), "…efghijABCDEFGHIJklmnopq[rst]");
        assert_eq!(show(row, &[("rst", 50)], 40), "0123456789abcdefghijABCDEFGHIJklmnopq[rst] ([false])");
    }

    #[test]
    fn what_is_marked_is_cut_too_where_it_is_wide() {
        let row = "0123456789abcdefghijABCDEFGHIJklmnopqrst";
        let shown = show(row, &[("3456789abcdefghijABCDEFGHIJklm", 0)], 20);
        assert_eq!(shown, "012[3456789…HIJklm]no…");
        assert_eq!(show(row, &[("123", 0), ("qrs", 0)], 24), "0[123]456789ab…Jklmnop[qrs]t");
    }

    #[test]
    fn each_line_is_cut_by_itself() {
        let text = "0123456789abcdefghij\nshort\nABCDEFGHIJklmnopqrst";
        assert_eq!(show(text, &[("fghij\nshort\nABC", 0)], 10), "…bcde[fghij\nshort\nABC]DEFGHI…");
        assert_eq!(show("a\n\nb", &[("a", 0), ("b", 0)], 10), "[a]\n\n[b]");
        assert_eq!(show("日本語日本語日本語", &[("語日", 0)], 10), "日本[語日]…");
    }

    proptest::proptest! {
        #[test]
        fn every_line_fits_and_every_mark_is_of_the_text(
            text in "([ -~]|[é日\t\n]){0,200}",
            places in proptest::collection::vec((0..200_usize, 0..60_usize, 0..40_usize), 0..8),
            room in 20..120_usize,
        ) {
            let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let mark = |(start, length, label): &(usize, usize, usize)| {
                Mark { range: floor(*start)..floor(start + length), label: *label }
            };
            let marks: Vec<Mark> = places.iter().map(mark).collect();
            let cut = cut(&text, &marks, room);
            proptest::prop_assert_eq!(cut.text.lines().count(), text.lines().count());
            proptest::prop_assert!(cut.text.lines().all(|line| columns::width(line) <= room), "{}", cut.text);
            for mark in &cut.marks {
                proptest::prop_assert!(cut.text.get(mark.clone()).is_some(), "{mark:?} in {}", cut.text);
            }
        }
    }
}

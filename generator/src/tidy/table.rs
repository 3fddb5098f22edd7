//! Aligns one table.

use unicode_width::UnicodeWidthStr as _;

use super::WIDEST;
use crate::document::{Table, Text, row_cells};
use crate::source::Sources;

/// What the line below a header says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Unsaid,
    Left,
    Right,
    Middle,
}

/// A line of a table: its number, what stands before and behind the row, and its cells.
struct Line<'l> {
    number: usize,
    before: &'l str,
    cells: Vec<&'l str>,
    end: &'l str,
}

/// The lines of a table as they should be, with their numbers, counted from 0. None where the table is to be left as it is.
pub(super) fn aligned(table: &Table<'_>, sources: &Sources, lines: &[String]) -> Option<Vec<(usize, String)>> {
    let first = sources.position(table.text.span).line.checked_sub(1)?;
    let mut rows = vec![line(first, lines)?];
    let mut rule = line(first + 1, lines)?;
    let sides = sides(&rule, table.header.len())?;
    for (at, row) in table.rows.iter().enumerate() {
        let number = first + 2 + at;
        // A row of several lines, or lines between rows that are none.
        (sources.position(row.text.span).line == number + 1).then_some(())?;
        rows.push(line(number, lines)?);
    }
    let is_whole = rows.iter().all(|row| row.cells.len() == table.header.len());
    let is_as_read = rows
        .iter()
        .skip(1)
        .zip(&table.rows)
        .all(|(line, row)| line.cells.iter().map(|cell| cell.trim()).eq(row.cells.iter().map(|cell| cell.raw)));
    if !is_whole || !is_as_read {
        return None;
    }
    // Rows stand where the header does, unless that is what something else is made of.
    let indent = rows.first().map_or("", |header| header.before);
    let is_blank = |before: &str| before.trim_matches([' ', '\t']).is_empty();
    for row in rows.iter_mut().chain([&mut rule]).filter(|row| is_blank(indent) && is_blank(row.before)) {
        row.before = indent;
    }
    let widths: Vec<usize> = (0..sides.len())
        .map(|at| rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.width()).max().unwrap_or(0).max(3))
        .collect();
    let indent = rows.iter().map(|row| row.before.width()).max().unwrap_or(0);
    let width = indent + widths.iter().map(|width| width + 3).sum::<usize>() + 1;
    let widths = (width <= WIDEST).then_some(widths);
    let mut out: Vec<(usize, String)> =
        rows.iter().map(|row| (row.number, row.text(&sides, widths.as_deref()))).collect();
    out.push((rule.number, rule.rule(&sides, widths.as_deref())));
    Some(out)
}

/// The parts of a line that a row stands on.
fn line(number: usize, lines: &[String]) -> Option<Line<'_>> {
    let whole = lines.get(number)?;
    let text = whole.trim_end_matches(['\n', '\r']);
    let end = whole.get(text.len()..)?;
    let start = before(text);
    let (before, row) = text.split_at_checked(start)?;
    let row = row.trim_end_matches([' ', '\t']);
    // Mostly one pipe too many: aligned, it would look as if an empty cell were meant.
    if row.starts_with("||") {
        return None;
    }
    let cells = row_cells(Text::alone(row)).iter().map(|cell| cell.raw.trim_matches([' ', '\t'])).collect();
    Some(Line { number, before, cells, end })
}

/// How much of a line stands before the row: indentation, the marks of quotes, of a list's item, and of the file.
fn before(line: &str) -> usize {
    let mut rest = line.trim_start_matches('\u{feff}');
    loop {
        let next = rest.trim_start_matches([' ', '\t', '>']);
        let item = ["- ", "* ", "+ "].iter().find_map(|mark| next.strip_prefix(mark));
        let digits = next.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = if digits.len() < next.len() {
            digits.strip_prefix(". ").or_else(|| digits.strip_prefix(") "))
        } else {
            None
        };
        match item.or(numbered) {
            Some(inner) => rest = inner,
            None => return line.len() - next.len(),
        }
    }
}

/// What the line below the header says; none where it is no such line for so many columns.
fn sides(rule: &Line<'_>, columns: usize) -> Option<Vec<Side>> {
    let side = |cell: &&str| {
        let (left, right) = (cell.starts_with(':'), cell.ends_with(':'));
        let dashes = cell.trim_matches(':');
        let is_rule = !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-');
        is_rule.then_some(match (left, right) {
            (false, false) => Side::Unsaid,
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            (true, true) => Side::Middle,
        })
    };
    let sides: Option<Vec<Side>> = rule.cells.iter().map(side).collect();
    sides.filter(|sides| sides.len() == columns && columns > 0)
}

impl Line<'_> {
    /// The row, with each cell as wide as its column, or as it is.
    fn text(&self, sides: &[Side], widths: Option<&[usize]>) -> String {
        let cells = self.cells.iter().zip(sides).enumerate().map(|(at, (cell, side))| {
            let gap = widths.and_then(|widths| widths.get(at)).map_or(0, |width| width - cell.width());
            let left = match side {
                Side::Unsaid | Side::Left => 0,
                Side::Right => gap,
                Side::Middle => gap / 2,
            };
            match (cell.is_empty(), widths) {
                (true, None) => " ".to_owned(),
                _ => format!(" {}{cell}{} ", " ".repeat(left), " ".repeat(gap - left)),
            }
        });
        self.around(&cells.collect::<Vec<_>>())
    }

    /// The line below the header.
    fn rule(&self, sides: &[Side], widths: Option<&[usize]>) -> String {
        let cells = sides.iter().enumerate().map(|(at, side)| {
            let width = widths.and_then(|widths| widths.get(at)).copied();
            let dashes = |colons: usize| "-".repeat(width.unwrap_or(3 + colons) - colons);
            let cell = match side {
                Side::Unsaid => dashes(0),
                Side::Left => format!(":{}", dashes(1)),
                Side::Right => format!("{}:", dashes(1)),
                Side::Middle => format!(":{}:", dashes(2)),
            };
            if width.is_some() { format!(" {cell} ") } else { cell }
        });
        self.around(&cells.collect::<Vec<_>>())
    }

    fn around(&self, cells: &[String]) -> String {
        format!("{}|{}|{}", self.before, cells.join("|"), self.end)
    }
}

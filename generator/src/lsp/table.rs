//! The cell of a table that somebody is writing.

use std::ops::Range;

use crate::config::{ColumnRole, Tables};
use crate::dialect::column_roles;
use crate::document::{Block, Document, Table};
use crate::source::SourceFile;

use super::positions::{Encoding, Lines};

/// A cell.
pub(super) struct Cell {
    /// What its column holds; nothing of a cell of the header.
    pub(super) role: Option<ColumnRole>,
    /// The words of the header.
    pub(super) header: Vec<String>,
    /// The texts of the other cells of the column.
    pub(super) others: Vec<String>,
    /// The word before the position, which an answer takes the place of.
    pub(super) word: Range<usize>,
}

/// The cell that a position is in.
pub(super) fn cell(document: &Document<'_>, settings: &Tables, offset: usize) -> Option<Cell> {
    let file = document.file;
    let lines = Lines::new(&file.text, Encoding::Utf8);
    let number = lines.line_of(offset);
    let line = lines.line(number);
    let before = file.text.get(line.start..offset.min(line.end))?;
    let column = column(before)?;
    let word = word(before, line.start);
    let sections = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = document.intro.iter().chain(sections).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let range = |table: &Table<'_>| {
        let span = table.text.span.range();
        lines.line_of(span.start)..=lines.line_of(span.end.saturating_sub(1).max(span.start))
    };
    let Some(table) = tables.into_iter().find(|table| range(table).contains(&number)) else {
        // The first line of what is to be a table.
        let is_row = before.trim_start().starts_with('|');
        return is_row.then(|| Cell { role: None, header: split(file, &line), others: Vec::new(), word });
    };
    let header = table.header.iter().map(|cell| cell.raw.to_owned()).collect();
    if *range(table).start() == number {
        return Some(Cell { role: None, header, others: Vec::new(), word });
    }
    let role = column_roles(table, &document.definitions, settings).get(column).copied();
    let rows = table.rows.iter().filter(|row| !line.contains(&(row.text.span.start as usize)));
    let others = rows.filter_map(|row| row.cells.get(column)).map(|cell| cell.raw.to_owned()).collect();
    Some(Cell { role, header, others, word })
}

/// The number of the column behind a part of a row; none where there is no row.
fn column(before: &str) -> Option<usize> {
    let is_pipe = |at: &usize| !before.get(..*at).is_some_and(|before| before.ends_with('\\'));
    let pipes = before.match_indices('|').map(|(at, _)| at).filter(is_pipe).count();
    let is_open = before.trim_start().starts_with('|');
    if is_open { Some(pipes.saturating_sub(1)) } else { (pipes > 0).then_some(pipes) }
}

/// What has been typed of a word: back to a space, to the cell's start, or to a bracket that no link starts with.
fn word(before: &str, start: usize) -> Range<usize> {
    let typed = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '|' | '(' | '<' | '{' | ','))
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    start + typed..start + before.len()
}

fn split(file: &SourceFile, line: &Range<usize>) -> Vec<String> {
    let text = file.text.get(line.clone()).unwrap_or_default();
    text.split('|').map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

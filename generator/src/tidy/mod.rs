//! Tables that people write, aligned: what stands in their cells stays, and so does every byte outside of them.
//!
//! Stands behind `survey`, which says which pages are hand-written. A table whose meaning is in doubt is left as it is: one with
//! a row that has not one cell for each column, with lines that are no rows, or in HTML.
//!
//! **Wide tables.** A table is aligned where its lines then have at most [`WIDEST`] columns. A wider one would break in every
//! editor, and one long description would pad all its rows, and change all of them whenever it changes. So it gets one space
//! beside each pipe and nothing else, which is the rule of prettier.

mod table;

use similar::TextDiff;

use crate::document::{self, Block, Document, Table};
use crate::source::{SourceFile, Sources};

/// How wide the lines of an aligned table may be, in columns of a terminal.
pub const WIDEST: usize = 120;

/// A page with its tables aligned; none where there is nothing to change.
///
/// Line ends, a byte order mark and everything outside of tables stay as they are.
pub fn page(text: &str) -> Option<String> {
    // Where such a character stands alone, lines are counted otherwise by every program.
    if text.replace("\r\n", "").contains('\r') {
        return None;
    }
    let mut sources = Sources::new();
    let id = sources.add("", "", text);
    let before = document::parse(sources.file(id));
    let mut lines: Vec<String> = text.split_inclusive('\n').map(ToOwned::to_owned).collect();
    for table in tables(&before) {
        for (number, row) in table::aligned(table, &sources, &lines).unwrap_or_default() {
            if let Some(line) = lines.get_mut(number) {
                *line = row;
            }
        }
    }
    let tidy = lines.concat();
    (tidy != text && is_the_same(&before, &tidy)).then_some(tidy)
}

/// What would change in a page, as a unified diff.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

/// Whether a page says what another says, cell by cell. Nothing is written where it does not, whatever the reason.
fn is_the_same(before: &Document<'_>, text: &str) -> bool {
    let mut sources = Sources::new();
    let id = sources.add("", "", text);
    let file: &SourceFile = sources.file(id);
    let after = document::parse(file);
    let cells = |table: &Table<'_>| {
        let rows = table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.raw.to_owned()).collect::<Vec<_>>());
        let header = table.header.iter().map(|cell| cell.raw.to_owned()).collect::<Vec<_>>();
        std::iter::once(header).chain(rows).collect::<Vec<_>>()
    };
    tables(before).map(cells).eq(tables(&after).map(cells))
        && before.sections.iter().map(|section| section.heading.raw).eq(after.sections.iter().map(|s| s.heading.raw))
}

fn tables<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d Table<'a>> {
    let blocks = document.intro.iter().chain(document.sections.iter().flat_map(|section| &section.blocks));
    blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

#[cfg(test)]
mod tests;

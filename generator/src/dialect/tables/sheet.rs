//! The tables of a doc set with all that stands around them.

use std::collections::HashSet;

use crate::document::{Block, Document, Outline, Row, Table, Text, blocks, inline, plain};
use crate::source::Span;

use super::columns::{Column, Role, columns};

/// A page with its outline.
pub(super) struct Page<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) outline: Outline<'a>,
    /// The headings that type cells call by all of their words, so that these are a name, whatever else they may mean.
    pub(super) called: HashSet<usize>,
}

impl<'d, 'a> Page<'d, 'a> {
    pub(super) fn new(document: &'d Document<'a>) -> Self {
        Self { document, outline: Outline::new(document), called: HashSet::new() }
    }
}

/// A table and where it stands.
pub(super) struct Sheet<'d, 'a> {
    /// The number of the page.
    pub(super) page: usize,
    /// The number of the heading above it, in the page's outline.
    pub(super) heading: usize,
    pub(super) table: &'d Table<'a>,
    pub(super) columns: Vec<Column>,
    /// What stands between it and the heading, or the table before it: paragraphs and lists.
    pub(super) lead: Vec<Text<'a>>,
    /// The item of a list that it stands in.
    pub(super) item: Option<Text<'a>>,
    /// How many tables stand above it below the same heading.
    pub(super) nth: usize,
    /// Whether its heading is set to be a name and nothing more.
    pub(super) only_named: bool,
}

impl<'a> Sheet<'_, 'a> {
    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        self.table.text.span
    }

    /// The number of the first column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        super::columns::position(&self.columns, role)
    }

    /// Whether the configuration says what a column holds.
    pub(super) fn is_set(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.is_set)
    }

    /// The cell of a row in a column; what the row lacks is empty.
    #[expect(clippy::unused_self, reason = "a row is one of a sheet's")]
    pub(super) fn cell(&self, row: &Row<'a>, column: usize) -> Text<'a> {
        row.cells.get(column).copied().unwrap_or_else(|| row.text.part(row.text.raw.len()..row.text.raw.len()))
    }

    /// The text of the last paragraph above it.
    pub(super) fn last_lead(&self) -> Option<Text<'a>> {
        self.lead.last().copied()
    }
}

/// All tables of the pages, in the order of the text.
pub(super) fn sheets<'d, 'a>(pages: &[Page<'d, 'a>], configured: &dyn Fn(&str) -> Option<Role>) -> Vec<Sheet<'d, 'a>> {
    let mut sheets = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for heading in 0..page.outline.headings.len() {
            let mut lead = Vec::new();
            let mut items: &[Text<'a>] = &[];
            let mut nth = 0;
            for block in blocks(page.document, heading) {
                match block {
                    Block::Table(table) => {
                        let columns = columns(table, &page.document.definitions, configured);
                        let at = table.text.span.start;
                        let holds = |item: &&Text<'a>| item.span.start <= at && at < item.span.end;
                        let item = items.iter().find(holds).copied();
                        let lead = std::mem::take(&mut lead);
                        sheets.push(Sheet {
                            page: number,
                            heading,
                            table,
                            columns,
                            lead,
                            item,
                            nth,
                            only_named: false,
                        });
                        nth += 1;
                    }
                    Block::List(text, of_list) => {
                        lead.push(*text);
                        items = of_list;
                    }
                    Block::Paragraph(text) | Block::Quote(text) => lead.push(*text),
                    Block::Code(_) | Block::Other(_) => {}
                }
            }
        }
    }
    sheets
}

/// The text of a cell, without markup.
pub(super) fn text(page: &Page<'_, '_>, cell: Text<'_>) -> String {
    plain(&inline(cell, &page.document.definitions)).trim().to_owned()
}

/// A cell that holds a sign for nothing.
pub(super) fn is_mark(raw: &str) -> bool {
    matches!(
        raw.trim_matches(['|', ' ', '`', '*', '_']),
        "" | "-" | "--" | "—" | "–" | "N/A" | "n/a" | "none" | "None" | "&nbsp;" | "\\-"
    )
}

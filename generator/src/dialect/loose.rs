//! Lines with pipes that belong to no table: rows below a blank line, a table without its line of dashes, one that is
//! indented so far that it is code. Nothing of them is read, in any dialect.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Table, Text};
use crate::source::Span;

/// What a table that people write starts with.
pub(super) const HEADER: &str = "| Field | Type | Required | Description |\n|---|---|---|---|";

/// Rows that belong to no table.
#[derive(Clone, Debug)]
pub struct Loose {
    /// The number of the section that they stand in; 0 for what is above all.
    pub section: usize,
    /// The block that they stand in.
    pub block: Span,
    /// What is wrong with them.
    pub problem: Diagnostic,
}

/// Finds the lines of a page.
pub fn loose_rows(document: &Document<'_>) -> Vec<Loose> {
    let sections = document.sections.iter().map(|section| &section.blocks);
    let mut found = Vec::new();
    for (section, blocks) in std::iter::once(&document.intro).chain(sections).enumerate() {
        let mut table = None;
        for block in blocks {
            let problem = match block {
                Block::Table(above) => {
                    table = Some(above);
                    None
                }
                Block::Paragraph(text) => paragraph(document, *text, table),
                Block::Code(code) => indented(document, code.block),
                _ => None,
            };
            found.extend(problem.map(|problem| Loose { section, block: block.text().span, problem }));
        }
    }
    found
}

/// Whether a comment right above a place says that what stands there is no model.
pub(super) fn is_left_out(document: &Document<'_>, at: Span) -> bool {
    let above = document.file.text.get(..at.start as usize).unwrap_or_default().trim_end();
    let comment = above.strip_suffix("-->").and_then(|rest| rest.rfind("<!--").and_then(|start| rest.get(start + 4..)));
    comment.is_some_and(|comment| comment.trim().eq_ignore_ascii_case("no model"))
}

/// The text of a row, as it would be written.
pub(super) fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    cells
        .into_iter()
        .fold("|".to_owned(), |row, cell| if cell.is_empty() { row + "  |" } else { row + " " + cell + " |" })
}

/// The first line of a text.
pub(super) fn first_line(text: Text<'_>) -> Text<'_> {
    text.part(0..text.raw.find('\n').unwrap_or(text.raw.len())).trim()
}

/// Whether a header of the plain form has this word.
pub(super) fn is_header_word(word: &str) -> bool {
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word.trim()))
}

/// The words of a header in the plain form.
pub(super) const WORDS: &[&str] = &[
    "field",
    "name",
    "property",
    "attribute",
    "type",
    "required",
    "description",
    "value",
    "default",
    "example",
    "flag",
    "optional",
    "nullable",
];

/// Whether a line is written as a row: it starts with a pipe and has another.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.get(1..).is_some_and(|rest| rest.contains('|'))
}

/// Whether a line is what stands between the header and the rows.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The cells of a line, as many as a table would have.
fn cells(line: &str) -> usize {
    let bare = line.trim().trim_start_matches('|');
    let bare = bare.strip_suffix('|').unwrap_or(bare);
    bare.replace("\\|", "").matches('|').count() + 1
}

fn paragraph(document: &Document<'_>, text: Text<'_>, above: Option<&Table<'_>>) -> Option<Diagnostic> {
    let lines: Vec<&str> = text.raw.lines().collect();
    let rows = lines.iter().filter(|line| is_row(line)).count();
    if is_left_out(document, text.span) {
        return None;
    }
    if rows == 0 {
        return separated_by_tabs(text);
    }
    let at = text.raw.find(lines.iter().find(|line| is_row(line))?)?;
    let first = first_line(text.part(at..text.raw.len()));
    if let Some(delimiter) = lines.iter().position(|line| is_delimiter(line)).filter(|at| *at > 0) {
        let (header, line) = (lines.get(delimiter - 1)?, lines.get(delimiter)?);
        let wanted = format!("|{}", "---|".repeat(cells(header)));
        let start = text.raw.find(line)?;
        let place = text.part(start..start + line.len()).trim();
        let message = format!("the header has {} columns, and the line below it {}", cells(header), cells(line));
        return Some(
            Diagnostic::new(Code::FieldTable, message)
                .at(place.span, "so this is no table, and none of it is read")
                .replace_with(wanted),
        );
    }
    if let Some(table) = above {
        let blank = document.file.text.get(table.text.span.end as usize..text.span.start as usize);
        if blank.is_some_and(|between| between.trim().is_empty()) {
            let message = format!(
                "{rows} {} below a blank line, which ends the table",
                if rows == 1 { "row stands" } else { "rows stand" }
            );
            return Some(
                Diagnostic::new(Code::RowShape, message)
                    .at(first.span, "not read: no table goes on here")
                    .related(first_line(table.text).span, "the table")
                    .help("remove the blank line, or put a heading and a header above the rows"),
            );
        }
    }
    if rows < 2 {
        return None;
    }
    let wanted = format!("|{}", "---|".repeat(cells(first.raw)));
    let message = format!("{rows} rows without the line that makes them a table");
    Some(
        Diagnostic::new(Code::FieldTable, message)
            .at(first.span, "not read: no line of dashes below the header")
            .help(format!("write this line below the header:\n{wanted}")),
    )
}

/// `Field⇥Type⇥Required`: columns that only look like some.
fn separated_by_tabs(text: Text<'_>) -> Option<Diagnostic> {
    let first = first_line(text);
    let columns: Vec<&str> = first.raw.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let known = columns.iter().filter(|cell| is_header_word(cell)).count();
    (columns.len() > 1 && known > 1).then(|| {
        let wanted = format!("{}\n|{}", row(columns.iter().copied()), "---|".repeat(columns.len()));
        Diagnostic::new(Code::FieldTable, "columns are separated by tabs")
            .at(first.span, "not read: a table has pipes between its cells")
            .help(format!("start the table with\n{wanted}"))
    })
}

/// Rows that stand so far to the right that Markdown takes them for code.
fn indented(document: &Document<'_>, block: Text<'_>) -> Option<Diagnostic> {
    if block.raw.starts_with(['`', '~']) || is_left_out(document, block.span) {
        return None;
    }
    let rows = block.raw.lines().filter(|line| is_row(line)).count();
    let shown: Vec<&str> = block.raw.lines().map(str::trim).take(2).collect();
    (rows > 1 && block.raw.lines().any(is_delimiter)).then(|| {
        Diagnostic::new(Code::FieldTable, "a table that is indented by a tab or four spaces is code")
            .at(first_line(block).span, "not read as a table")
            .help(format!("start each of its {} lines with the pipe:\n{}", block.raw.lines().count(), shown.join("\n")))
    })
}

//! Lines with pipes that belong to no table: rows below a blank line, a table without its line of dashes, one that is
//! indented so far that it is code. Nothing of them is read, in any dialect.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Table, Text};
use crate::source::Span;

use super::lines::{first_line, is_delimiter, is_header_word, is_left_out, is_row};
use super::swallowed;

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
    /// Whether a heading was meant, so that what stands below it is of another.
    pub heads: bool,
}

/// Finds the lines of a page.
pub fn loose_rows(document: &Document<'_>) -> Vec<Loose> {
    let own: Vec<(u8, &[Block<'_>])> = std::iter::once((1, document.intro.as_slice()))
        .chain(document.sections.iter().map(|section| (section.level, section.blocks.as_slice())))
        .collect();
    let tables = own.iter().flat_map(|(_, blocks)| blocks.iter()).filter_map(|block| match block {
        Block::Table(table) => Some(table.text.span),
        _ => None,
    });
    let read: Vec<Span> = tables.collect();
    let mut found = Vec::new();
    for (section, (level, blocks)) in own.into_iter().enumerate() {
        let mut table = None;
        for (at, block) in blocks.iter().enumerate() {
            let heading = swallowed::meant_as_heading(document, block, blocks.get(at + 1), level);
            let heads = heading.is_some();
            let problem = heading.or_else(|| match block {
                Block::Table(above) => {
                    table = Some(above);
                    None
                }
                Block::Paragraph(text) => paragraph(document, *text, table),
                Block::Code(code) => {
                    indented(document, code.block).or_else(|| swallowed::swallowed(document, block, &read))
                }
                _ => swallowed::swallowed(document, block, &read),
            });
            found.extend(problem.map(|problem| Loose { section, block: block.text().span, problem, heads }));
        }
    }
    found
}

/// The text of a row, as it would be written.
pub(super) fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    cells
        .into_iter()
        .fold("|".to_owned(), |row, cell| if cell.is_empty() { row + "  |" } else { row + " " + cell + " |" })
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
        let between = document.file.text.get(table.text.span.end as usize..text.span.start as usize);
        let between = between.map_or("?", str::trim);
        if let Some(what) = ends_table(between) {
            let message = format!(
                "{rows} {} below {what}, which ends the table",
                if rows == 1 { "row stands" } else { "rows stand" }
            );
            let remove = format!("remove {}", what.replacen("a ", "the ", 1));
            return Some(
                Diagnostic::new(Code::RowShape, message)
                    .at(first.span, "not read: no table goes on here")
                    .related(first_line(table.text).span, "the table")
                    .help(format!("{remove}, or put a heading and a header above the rows")),
            );
        }
    }
    if rows < 2 {
        let is_whole = lines.len() == 1 && first.raw.ends_with('|') && cells(first.raw) > 1;
        return is_whole.then(|| {
            Diagnostic::new(Code::Unread, "a row that no table has")
                .at(first.span, "not read")
                .help("put it right below the last row of its table")
        });
    }
    if let Some(other) = other_form(text, &lines) {
        return Some(other);
    }
    let wanted = format!("|{}", "---|".repeat(cells(first.raw)));
    let message = format!("{rows} rows without the line that makes them a table");
    Some(
        Diagnostic::new(Code::FieldTable, message)
            .at(first.span, "not read: no line of dashes below the header")
            .help(format!("write this line below the header:\n{wanted}")),
    )
}

/// What stands between a table and rows that go on with it.
fn ends_table(between: &str) -> Option<&'static str> {
    if between.is_empty() {
        return Some("a blank line");
    }
    let mut rest = between;
    while let Some(inner) = rest.strip_prefix("<!--") {
        rest = inner.split_once("-->")?.1.trim_start();
    }
    rest.is_empty().then_some("a comment")
}

/// Tables of other languages, which have rows too: `||Name||Type||`, and lines of `+---+` around each row.
fn other_form(text: Text<'_>, lines: &[&str]) -> Option<Diagnostic> {
    let first = lines.iter().find(|line| is_row(line))?;
    let is_frame =
        |line: &&str| line.trim().starts_with('+') && line.trim().ends_with('+') && line.contains(['-', '=']);
    let is_rule = |line: &&str| {
        let bare = line.trim();
        bare.starts_with('|')
            && !bare.chars().any(char::is_alphanumeric)
            && bare.contains(['—', '–', '−', '―', '=', '_'])
    };
    let split = |line: &str| -> Vec<String> {
        let bare = line.trim().trim_matches('|').replace("||", "|");
        bare.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let doubled = first.trim().starts_with("||") && first.trim().ends_with("||");
    if !(doubled || lines.iter().any(|line| is_frame(line) || is_rule(line))) {
        return None;
    }
    let kept = lines.iter().filter(|line| is_row(line) && !is_rule(line) && !is_frame(line)).map(|line| split(line));
    let mut written = String::new();
    for (number, cells) in kept.enumerate() {
        written += &row(cells.iter().map(String::as_str));
        written.push('\n');
        if number == 0 {
            written.push('|');
            written += &"---|".repeat(cells.len());
            written.push('\n');
        }
    }
    Some(
        Diagnostic::new(Code::FieldTable, "the table is written as another language has it")
            .at(first_line(text).span, "not read as a table")
            .help(format!("write\n{}", written.trim_end())),
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

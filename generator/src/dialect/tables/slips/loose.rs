//! Lines with pipes that belong to no table.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Text, blocks};

use super::super::sheet::Page;
use super::{HEADER, Slips, first_line, is_left_out, row};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    for number in 0..slips.pages().len() {
        let Some(page) = slips.pages().get(number) else { continue };
        let mut found = Vec::new();
        for heading in 0..page.outline.headings.len() {
            let mut table = None;
            for block in blocks(page.document, heading) {
                match block {
                    Block::Table(of_block) => table = Some(of_block),
                    Block::Paragraph(text) => {
                        found.extend(paragraph(page, *text, table).map(|problem| (heading, problem)));
                    }
                    Block::Code(code) if code.block.raw == code.code.raw || code.language.is_none() => {
                        found.extend(indented(page, code.block).map(|problem| (heading, problem)));
                    }
                    _ => {}
                }
            }
        }
        found.into_iter().for_each(|(heading, problem)| slips.report(number, heading, problem));
    }
}

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

fn paragraph(page: &Page<'_, '_>, text: Text<'_>, above: Option<&crate::document::Table<'_>>) -> Option<Diagnostic> {
    let lines: Vec<&str> = text.raw.lines().collect();
    let rows = lines.iter().filter(|line| is_row(line)).count();
    if is_left_out(page, text.span) {
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
        let blank = page.document.file.text.get(table.text.span.end as usize..text.span.start as usize);
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
    let known = columns.iter().filter(|cell| super::sheets::is_header_word(cell)).count();
    (columns.len() > 1 && known > 1).then(|| {
        let wanted = format!("{}\n|{}", row(columns.iter().copied()), "---|".repeat(columns.len()));
        Diagnostic::new(Code::FieldTable, "columns are separated by tabs")
            .at(first.span, "not read: a table has pipes between its cells")
            .help(format!("start the table with\n{wanted}"))
    })
}

/// Rows that stand so far to the right that Markdown takes them for code.
fn indented(page: &Page<'_, '_>, block: Text<'_>) -> Option<Diagnostic> {
    if block.raw.starts_with(['`', '~']) || is_left_out(page, block.span) {
        return None;
    }
    let rows = block.raw.lines().filter(|line| is_row(line)).count();
    (rows > 1 && block.raw.lines().any(is_delimiter)).then(|| {
        Diagnostic::new(Code::FieldTable, "a table that is indented by a tab or four spaces is code")
            .at(first_line(block).span, "not read as a table")
            .help(format!("start each of its {rows} lines with the pipe:\n{HEADER}"))
    })
}

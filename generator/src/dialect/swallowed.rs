//! What Markdown takes for a part of something else: tables right below HTML, the item of a list or a quote, within a comment
//! that nobody closed or a code block; and lines that were meant as headings. Nothing of it is read, in any dialect.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Text};
use crate::source::Span;

use super::lines::{first_line, is_delimiter, is_header_word, is_left_out, is_row};

/// What a comment says of that which documents no model.
const NO_MODEL: &str = "no model";

/// What is wrong with a block. `read` are the places of the tables that were read, in their order.
pub(super) fn swallowed(document: &Document<'_>, block: &Block<'_>, read: &[Span]) -> Option<Diagnostic> {
    match block {
        Block::Other(text) => in_html(*text),
        Block::List(text, _) => continued(*text, read, "the item of a list"),
        Block::Quote(text) => continued(*text, read, "a quote"),
        Block::Code(code) => {
            let plain = code.language.map(str::to_lowercase);
            let is_plain =
                plain.is_none_or(|language| matches!(language.as_str(), "markdown" | "md" | "text" | "table"));
            let is_fenced = code.block.raw.starts_with(['`', '~']);
            (is_plain && is_fenced && !is_left_out(document, code.block.span)).then(|| in_code(code.code)).flatten()
        }
        _ => None,
    }
}

/// The lines of a text with where they start in it.
fn lines(text: Text<'_>) -> impl Iterator<Item = (usize, &str)> {
    text.raw.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

fn in_html(text: Text<'_>) -> Option<Diagnostic> {
    if let Some(inner) = text.raw.trim_start().strip_prefix("<!--") {
        let Some((inner, _)) = inner.split_once("-->") else { return unclosed(text) };
        let said = inner.trim().to_lowercase();
        let near = nearest(&said, [NO_MODEL]).filter(|near| *near != said && said.split_whitespace().count() < 4);
        if near.is_some() {
            return Some(
                Diagnostic::new(Code::Unread, format!("the comment `{}` says nothing here", inner.trim()))
                    .at(first_line(text).span, "of what is no model another says so")
                    .replace_with(format!("<!-- {NO_MODEL} -->")),
            );
        }
    }
    let mut hidden = false;
    let mut above = None;
    for (at, line) in lines(text) {
        hidden |= line.contains("<!--");
        if !hidden && is_row(line) {
            let row = text.part(at..at + line.len()).trim();
            let above: Text<'_> = above?;
            return Some(
                Diagnostic::new(Code::Unread, format!("a table right below `{}` is a part of it", above.raw))
                    .at(row.span, "not read as a table")
                    .help(format!("put a blank line between the two:\n{}\n\n{}", above.raw, row.raw)),
            );
        }
        above = Some(text.part(at..at + line.len()).trim());
        hidden &= !line.contains("-->");
    }
    None
}

/// A comment to the end of the page, where it hides more than words.
fn unclosed(text: Text<'_>) -> Option<Diagnostic> {
    let hides =
        text.raw.lines().any(|line| is_row(line) || line.starts_with('#') || line.trim_start().starts_with("- "));
    hides.then(|| {
        Diagnostic::new(Code::Unread, "a comment is not closed, and hides all that stands below it")
            .at(first_line(text).span, "starts here")
            .help("write `-->` where it ends")
    })
}

/// Rows that a list or a quote goes on with, since no blank line ends it.
fn continued(text: Text<'_>, read: &[Span], what: &str) -> Option<Diagnostic> {
    let bare = |line: &str| line.trim_start_matches(['>', ' ', '\t']).trim_end().to_owned();
    let is_read = |at: usize| {
        let place = text.part(at..at).span.start;
        let next = read.partition_point(|table| table.start <= place);
        next.checked_sub(1).and_then(|last| read.get(last)).is_some_and(|table| place < table.end)
    };
    let rows: Vec<(usize, &str)> = lines(text).filter(|(at, line)| is_row(&bare(line)) && !is_read(*at)).collect();
    let (first, line) = *rows.first()?;
    if rows.len() < 2 || first == 0 || is_read(first + line.len() - line.trim_start_matches(['>', ' ', '\t']).len()) {
        return None;
    }
    let row = text.part(first..first + line.len()).trim();
    Some(
        Diagnostic::new(Code::Unread, format!("a table right below {what} is a part of it"))
            .at(row.span, "not read as a table")
            .help("put a blank line above the table"),
    )
}

/// A table of the plain form in a code block.
fn in_code(code: Text<'_>) -> Option<Diagnostic> {
    let rows: Vec<(usize, &str)> = lines(code).filter(|(_, line)| is_row(line)).collect();
    let (first, header) = *rows.first()?;
    let words = header.split('|').filter(|cell| is_header_word(cell)).count();
    let is_table = words > 1 && rows.iter().any(|(_, line)| is_delimiter(line));
    is_table.then(|| {
        Diagnostic::new(Code::Unread, "a table in a code block is not read")
            .at(code.part(first..first + header.len()).trim().span, "this is code")
            .help(format!("leave the lines above and below it out, or write `<!-- {NO_MODEL} -->` above the block"))
    })
}

/// A line that was meant as a heading and is none: `##Order`, `\## Order`, `####### Order`, one with a space that is none, one that
/// is indented so far that it is code. `next` is the block below it, `level` that of the heading above.
pub(super) fn meant_as_heading(
    document: &Document<'_>,
    block: &Block<'_>,
    next: Option<&Block<'_>>,
    level: u8,
) -> Option<Diagnostic> {
    let text = match block {
        Block::Paragraph(text) => *text,
        Block::Code(code) if !code.block.raw.starts_with(['`', '~']) => code.code,
        _ => return None,
    };
    let last = lines(text).filter(|(_, line)| !line.trim().is_empty()).last()?;
    let line = text.part(last.0..last.0 + last.1.len()).trim();
    let bare = line.raw.trim_start_matches('\\');
    let name = bare.trim_start_matches(['#', '＃']);
    let marks = bare.chars().count() - name.chars().count();
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    let leads = matches!(next, Some(Block::Table(_) | Block::List(..)));
    let is_name = name.starts_with(|c: char| c.is_alphabetic()) && name.split_whitespace().count() < 7;
    if marks == 0 || !is_name || !leads && (marks < 2 || matches!(block, Block::Code(_))) {
        return None;
    }
    let marks = if marks > 6 { usize::from(level.max(2)) } else { marks };
    let problem = Diagnostic::new(Code::FieldTable, format!("`{}` is no heading", line.raw));
    let label = if matches!(block, Block::Code(_)) {
        "a line that is indented by four spaces is code"
    } else {
        "a heading has up to six `#`, a space, and its name"
    };
    // With what it is indented by.
    let before = document.file.text.get(..line.span.start as usize).unwrap_or_default();
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let start = line.span.start.saturating_sub(u32::try_from(indent).unwrap_or_default());
    Some(problem.at(Span { start, ..line.span }, label).replace_with(format!("{} {name}", "#".repeat(marks))))
}

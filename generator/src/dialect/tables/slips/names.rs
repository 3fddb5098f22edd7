//! Names: models of one name on a page, headings without one, and names of fields with signs that no one sees or means.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, InlineKind, Row, blocks, inline};
use crate::source::Span;

use super::super::columns::Role;
use super::super::found::{Group, fold};
use super::super::name_cell::NameCell;
use super::super::sheet::{Page, Sheet};
use super::{Slips, is_left_out};

/// What a name has that JSON's names have not: signs that are not to be seen, letters of two scripts, the end of a sentence, the
/// mark of a footnote, a second line.
pub(super) fn odd(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>, name: &NameCell) -> Option<Diagnostic> {
    let cell = sheet.cell(row, sheet.column(Role::Name)?);
    let text = name.name.text.as_str();
    let problem = |label: &str| {
        Diagnostic::new(Code::FieldName, format!("`{}` is no name that JSON has", text.escape_debug()))
            .at(cell.span, label)
    };
    let is_hidden =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}');
    if text.contains(is_hidden) {
        return Some(problem("a sign that is not to be seen").replace_with(cell.raw.replace(is_hidden, "")));
    }
    let has_latin = text.contains(|c: char| c.is_ascii_alphabetic());
    let like_latin = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    if has_latin && let Some(letter) = text.chars().find(|c| like_latin(*c)) {
        let found = problem("letters of two scripts");
        return Some(found.help(format!("`{letter}` only looks like a letter of the others; write the name anew")));
    }
    if name.code {
        return None;
    }
    let is_line = |part: &crate::document::Inline| part.kind == InlineKind::Break;
    if sheet.column(Role::Type).is_some() && inline(cell, &page.document.definitions).iter().any(is_line) {
        let found = problem("two lines: a cell names one field");
        return Some(found.help("write a row for each name; what else there is to say belongs into the description"));
    }
    let ends = text.ends_with(['.', '¹', '²', '³', '†', '‡', '?', ':']) || text.starts_with('.') || text.contains("..");
    let bare = text.trim_matches(['.', '¹', '²', '³', '†', '‡', '?', ':']);
    let is_mark = name.questioned || text.ends_with('?');
    if is_mark && sheet.column(Role::Required).is_some() {
        let found = problem("a question mark at the name, beside a column that says what is required");
        return Some(found.replace_with(cell.raw.replace('?', "")));
    }
    (ends && !bare.is_empty()).then(|| {
        let found = problem("no letter, digit or `_` at its start or end").help(
            "what else there is to say belongs into the description; if the name has the sign, put it into backticks",
        );
        if text.contains("..") { found } else { found.replace_with(cell.raw.replacen(text, bare, 1)) }
    })
}

/// Headings without a name that have a table or a list of values below them.
fn nameless(slips: &mut Slips<'_, '_, '_, '_>) {
    let mut found = Vec::new();
    for (number, page) in slips.survey.found.pages.iter().enumerate() {
        for (at, heading) in page.outline.headings.iter().enumerate().skip(1) {
            let has_table = blocks(page.document, at).iter().any(|block| matches!(block, Block::Table(_)));
            if heading.text.trim().is_empty() && has_table {
                found.push((number, at, heading.raw.span));
            }
        }
    }
    for (number, at, span) in found {
        slips.headless.insert((number, at));
        let problem = Diagnostic::new(Code::FieldTable, "a heading without a name")
            .at(span, "what is the model below it called?")
            .help("write the name behind the `#`s, as in `## Order`");
        slips.report(number, at, problem);
    }
}

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    nameless(slips);
    let survey = slips.survey;
    let mut firsts: HashMap<(usize, String), usize> = HashMap::new();
    for (number, group) in survey.groups.iter().enumerate() {
        let first = *firsts.entry((group.page, fold(&group.called))).or_insert(number);
        if first == number || group.opened || group.name == group.called || !group.fields.is_empty() {
            continue;
        }
        let first_at = survey.at(first);
        let Some(first) = survey.groups.get(first) else { continue };
        let Some(at) = survey.at(number) else { continue };
        let Some(page) = survey.found.pages.get(group.page) else { continue };
        if is_left_out(page, at) || !slips.is_read(at) {
            continue;
        }
        let heading = page.outline.above(at.start);
        if slips.headless.contains(&(group.page, heading)) {
            continue;
        }
        if first.owner == group.owner
            && first_at.is_some_and(|first| page.outline.above(first.start) != heading)
            && let Some(named) = page.outline.headings.get(heading)
        {
            let message = format!("`{}` names no model, and `{}` has a table already", named.text, group.called);
            let problem = Diagnostic::new(Code::DuplicateModel, message)
                .at(named.raw.span, format!("its table is called `{}`", group.name))
                .help(format!("write a heading that names it, such as `{} {}`", group.called, named.text));
            slips.report(group.page, heading, problem);
            continue;
        }
        let problem = if first_at.is_some_and(|first| page.outline.above(first.start) == heading) {
            two_tables(page, group, at, first_at)
        } else {
            Diagnostic::new(Code::DuplicateModel, format!("two headings of the page are called `{}`", group.called))
                .at(group.named, "again here")
                .related(first.named, "the first")
                .help("give each model a name of its own")
        };
        slips.report(group.page, heading, problem);
    }
}

fn two_tables(page: &Page<'_, '_>, group: &Group, at: Span, first: Option<Span>) -> Diagnostic {
    let line = |span: Span| {
        let text = page.document.file.slice(span);
        span.part(0..text.find('\n').unwrap_or(text.len()))
    };
    let problem =
        Diagnostic::new(Code::FieldTable, format!("two tables stand below the heading of `{}`", group.called))
            .at(line(at), "which model is this?");
    let problem = first.into_iter().fold(problem, |problem, first| problem.related(line(first), "the first"));
    problem.help("put a heading above it that says what the model is called, or make the two tables one")
}

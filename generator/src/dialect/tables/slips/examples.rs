//! Examples that nothing takes for one: a block whose language is misspelt, a cell that opens like JSON and is none.

use crate::diagnostic::suggest::is_slip;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Text, blocks};

use super::super::columns::Role;
use super::super::kinds::Kind;
use super::super::sheet;
use super::{Slips, first_line, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    if !slips.survey.settings.own {
        return;
    }
    let mut found = fences(slips);
    found.extend(cells(slips));
    for (page, heading, problem) in found {
        slips.report(page, heading, problem);
    }
}

fn fences(slips: &Slips<'_, '_, '_, '_>) -> Vec<(usize, usize, Diagnostic)> {
    let mut found = Vec::new();
    for (number, page) in slips.pages().iter().enumerate() {
        for heading in 0..page.outline.headings.len() {
            for block in blocks(page.document, heading) {
                let Block::Code(code) = block else { continue };
                let Some(language) = code.language.filter(|language| is_slip(&language.to_lowercase(), "json")) else {
                    continue;
                };
                // Languages of their own.
                if matches!(language.to_lowercase().as_str(), "jsonc" | "json5" | "jsonl")
                    || is_left_out(page, code.block.span)
                {
                    continue;
                }
                let line = first_line(code.block);
                let problem = Diagnostic::new(Code::Unread, format!("`{language}` is no language that is read"))
                    .at(line.span, "an example stands in a block of `json`")
                    .replace_with(line.raw.replace(language, "json"));
                found.push((number, heading, problem));
            }
        }
    }
    found
}

fn cells(slips: &Slips<'_, '_, '_, '_>) -> Vec<(usize, usize, Diagnostic)> {
    let survey = slips.survey;
    let mut found = Vec::new();
    for (sheet, verdict) in survey.found.sheets.iter().zip(&survey.found.verdicts) {
        let (Kind::Fields, Some(column)) = (verdict.kind, sheet.column(Role::Example)) else { continue };
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            let cell: Text<'_> = sheet.cell(row, column);
            let text = sheet::text(page, cell);
            let opens = (text.starts_with('[') || text.starts_with('{')) && !cell.raw.contains("](");
            let is_json =
                || [text.as_str(), cell.raw].iter().any(|text| serde_json::from_str::<serde_json::Value>(text).is_ok());
            if opens && !is_json() {
                let problem = Diagnostic::new(Code::UnreadCell, format!("`{text}` is no JSON"))
                    .at(cell.span, "read as no example")
                    .help("write a list as `[\"a\", \"b\"]` and an object as `{\"a\": 1}`, in backticks if there is a sign of Markdown in it");
                found.push((sheet.page, sheet.heading, problem));
            }
        }
    }
    found
}

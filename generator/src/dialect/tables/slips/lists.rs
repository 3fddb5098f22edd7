//! Lists of what a table should say: fields as bullets, and values or members that do not read as such.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, InlineKind, Text, blocks, inline, plain};
use crate::source::Span;

use super::super::naming;
use super::super::sheet::Page;
use super::super::types;
use super::{HEADER, Slips, first_line, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    for number in 0..slips.pages().len() {
        let Some(page) = slips.pages().get(number) else { continue };
        let mut found = Vec::new();
        for heading in 0..page.outline.headings.len() {
            let below = blocks(page.document, heading);
            if below.iter().any(|block| matches!(block, Block::Table(_))) {
                continue;
            }
            for block in below {
                let Block::List(text, items) = block else { continue };
                let is_values = survey.lists.get(&(number, heading)).is_some_and(|group| survey.is_values(*group));
                if is_values && survey.settings.own {
                    found.extend(nested(*text, items).map(|problem| (heading, problem)));
                }
                if !is_left_out(page, text.span) {
                    found.extend(fields(page, heading, *text, items).map(|problem| (heading, problem)));
                }
            }
        }
        for (heading, problem) in found {
            slips.report(number, heading, problem);
        }
    }
}

/// What stands below a heading that a type leads to, and is values but for its form: without backticks, in several lists, in
/// lines that are no list.
pub(super) fn without_code(page: &Page<'_, '_>, heading: usize, from: Span) -> Option<Diagnostic> {
    let mut values: Vec<(String, String)> = Vec::new();
    let mut first: Option<Text<'_>> = None;
    let (mut lists, mut as_written) = (0, true);
    for block in blocks(page.document, heading) {
        let (text, is_list) = match block {
            Block::List(text, _) => (*text, true),
            Block::Paragraph(text) => (*text, false),
            _ => continue,
        };
        let Some(read) = value_lines(text.raw, is_list) else {
            // Prose stands above values, and no list is prose.
            if is_list {
                return None;
            }
            continue;
        };
        if read.is_empty() {
            continue;
        }
        lists += 1;
        as_written &=
            is_list && read.iter().zip(text.raw.lines()).all(|(value, line)| written(value) == line.trim_end());
        first.get_or_insert(text);
        values.extend(read);
    }
    let first = first.filter(|_| !as_written || lists > 1)?;
    let name = &page.outline.headings.get(heading)?.text;
    let lines: Vec<String> = values.iter().map(written).collect();
    Some(
        Diagnostic::new(Code::EnumValues, format!("the values of `{name}` cannot be read"))
            .at(first_line(first).span, "values are one list: each in code, and what it means behind a dash")
            .related(from, "leads here")
            .help(format!("write\n{}", lines.join("\n"))),
    )
}

fn written((value, meaning): &(String, String)) -> String {
    if meaning.is_empty() { format!("- `{value}`") } else { format!("- `{value}` - {meaning}") }
}

/// The values that lines are, with what they mean; `None` where one of them is something else.
fn value_lines(text: &str, is_list: bool) -> Option<Vec<(String, String)>> {
    let mut values: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.trim();
        if let Some(meaning) = line.strip_prefix(": ") {
            meaning.trim().clone_into(&mut values.last_mut()?.1);
            continue;
        }
        let bare = line.trim_start_matches(['-', '*', '+', '•', '·', '–', '—', '\u{a0}', ' ']);
        let is_item = bare.len() < line.len();
        let bare = ["[x]", "[X]", "[ ]"].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare).trim();
        let bare = bare.trim_start_matches('~');
        if let Some(rest) = bare.strip_prefix('`') {
            let (value, rest) = rest.split_once('`')?;
            let rest = rest.trim_start_matches('~').trim_start();
            if rest.starts_with([',', '/', '|']) {
                let codes = bare.split('`').skip(1).step_by(2);
                values.extend(codes.map(|value| (value.to_owned(), String::new())));
            } else {
                values.push((value.to_owned(), rest.trim_start_matches(['-', '–', '—', ':', ' ']).to_owned()));
            }
            continue;
        }
        let end = [" - ", " – ", " — ", ": "].iter().filter_map(|sign| bare.find(sign)).min().unwrap_or(bare.len());
        let (value, meaning) = bare.split_at(end);
        let is_word = value.split_whitespace().count() == 1 && !value.starts_with(['[', '*']);
        if !(is_word && (is_item || is_list && values.is_empty())) {
            // A line that goes on with what the last value means.
            if is_item || values.is_empty() || !is_list {
                return None;
            }
            continue;
        }
        values.push((value.to_owned(), meaning.trim_start_matches(['-', '–', '—', ':', ' ']).to_owned()));
    }
    Some(values)
}

/// Values that stand within others, so that nothing but the words of those has them.
fn nested(text: Text<'_>, items: &[Text<'_>]) -> Option<Diagnostic> {
    let inner = items.iter().find_map(|item| {
        let at = item.raw.match_indices('\n').map(|(at, _)| at + 1).find(|at| {
            let line = item.raw.get(*at..).unwrap_or_default().trim_start();
            ["- `", "* `", "+ `"].iter().any(|start| line.starts_with(start))
        })?;
        Some(first_line(item.part(at..item.raw.len())).trim())
    })?;
    let lines: Vec<String> = value_lines(text.raw, true)?.iter().map(written).collect();
    Some(
        Diagnostic::new(Code::EnumValues, "a value stands within another")
            .at(inner.span, "read as a part of what the one above means")
            .help(format!("write all on one level:\n{}", lines.join("\n"))),
    )
}

/// `` - `name` (string, required): The name. ``: a field, but for the table.
struct Field {
    name: String,
    ty: String,
    required: &'static str,
    said: String,
}

fn fields(page: &Page<'_, '_>, heading: usize, text: Text<'_>, items: &[Text<'_>]) -> Option<Diagnostic> {
    let read: Vec<Field> = items.iter().filter_map(|item| field(page, *item)).collect();
    if read.len() < 2 || read.len() * 2 < items.len() {
        return None;
    }
    let heading = page.outline.headings.get(heading)?;
    if naming::named(&heading.text, false).words.is_empty() {
        return None;
    }
    let rows = read.iter().map(|field| {
        let cells = [field.name.as_str(), field.ty.as_str(), field.required, field.said.as_str()];
        super::row(cells)
    });
    let table = rows.fold(HEADER.to_owned(), |table, row| table + "\n" + &row);
    Some(
        Diagnostic::new(Code::FieldTable, format!("the fields of `{}` are a list", heading.text))
            .at(first_line(text).span, "not read: fields stand in a table")
            .help(format!("write\n{table}")),
    )
}

fn field(page: &Page<'_, '_>, item: Text<'_>) -> Option<Field> {
    let line = item.part(0..item.raw.find("\n\n").unwrap_or(item.raw.len()));
    let tree = inline(line, &page.document.definitions);
    let mut parts = tree.iter();
    let first = parts.next()?;
    let (name, rest) = match &first.kind {
        InlineKind::Code(name) => (name.clone(), plain(parts.as_slice())),
        InlineKind::Strong(inner) => (plain(inner), plain(parts.as_slice())),
        InlineKind::Text(text) => {
            let (name, behind) = text.split_once([':', '('])?;
            let mark = text.get(name.len()..=name.len())?;
            (name.trim().to_owned(), format!("{mark}{behind}{}", plain(parts.as_slice())))
        }
        _ => return None,
    };
    let name = name.trim_end_matches(':').trim().to_owned();
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let (ty, said) = type_and_words(&rest)?;
    let lower = rest.to_lowercase();
    let required = if lower.contains("required") { "yes" } else { "no" };
    Some(Field { name, ty, required, said })
}

/// `(string, required): What it is.`, `: string - What it is.`
fn type_and_words(rest: &str) -> Option<(String, String)> {
    let bare = rest.trim().trim_start_matches([':', '-', '–', '—']).trim();
    let (inside, behind) = match bare.strip_prefix('(') {
        Some(rest) => rest.split_once(')')?,
        None => bare.split_once([',', '-', '–', '—', ':', '.']).unwrap_or((bare, "")),
    };
    let ty = inside.split([',', ';']).next()?.trim();
    let word = ty.trim_end_matches("[]").trim();
    if !types::words::is_type_word(word) || word.split_whitespace().count() > 3 {
        return None;
    }
    let said = behind.trim().trim_start_matches([':', '-', '–', '—', '.', ',']).trim();
    let said = if matches!(said, "required" | "optional") { "" } else { said };
    Some((ty.to_owned(), said.split_whitespace().collect::<Vec<_>>().join(" ")))
}

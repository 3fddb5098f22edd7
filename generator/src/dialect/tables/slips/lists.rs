//! Lists of what a table should say: fields as bullets, and values or members that do not read as such.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, InlineKind, Text, blocks, inline, plain};
use crate::source::Span;

use super::super::naming;
use super::super::sheet::Page;
use super::super::types;
use super::{HEADER, Slips, first_line, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
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

/// A list below a heading that a type leads to, whose items are values without the backticks that show them: `- open - Not
/// paid.`
pub(super) fn without_code(page: &Page<'_, '_>, heading: usize, from: Span) -> Option<Diagnostic> {
    let (text, items) = blocks(page.document, heading).iter().find_map(|block| match block {
        Block::List(text, items) => Some((*text, items)),
        _ => None,
    })?;
    let in_code = |item: &Text<'_>| {
        let line = item.raw.lines().next().unwrap_or_default().trim();
        if line.starts_with(['`', '[', '*']) {
            return Some(format!("- {line}"));
        }
        let end = [" - ", " – ", " — ", ": "].iter().filter_map(|sign| line.find(sign)).min().unwrap_or(line.len());
        let (value, meaning) = line.split_at(end);
        (!value.is_empty() && value.split_whitespace().count() == 1).then(|| format!("- `{value}`{meaning}"))
    };
    let written: Vec<String> = items.iter().map(in_code).collect::<Option<_>>()?;
    let name = &page.outline.headings.get(heading)?.text;
    Some(
        Diagnostic::new(Code::EnumValues, format!("the values of `{name}` are not in backticks"))
            .at(first_line(text).span, "a value is code, and what it means stands behind a dash")
            .related(from, "leads here")
            .help(format!("write\n{}", written.join("\n"))),
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

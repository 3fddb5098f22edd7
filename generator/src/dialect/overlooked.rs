//! Pages that look like a model's and were not read as one, in dialects whose pages have sections of fixed names.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Document, Section, Table};

use super::lines::{first_line, is_left_out};

/// What makes a page look like that of a model, although no section has one of these names.
pub fn overlooked(document: &Document<'_>, names: &[&str]) -> Option<Diagnostic> {
    // What is read, and left out for what it says: helpers of the SDK, its envelopes.
    let is_known = |section: &Section<'_>| {
        section.level == 2 && names.contains(&section.heading.raw) && !section.blocks.is_empty()
    };
    if document.sections.iter().any(is_known) {
        return None;
    }
    let called = document.sections.iter().find_map(|section| heading(section, names));
    called.or_else(|| {
        let first = names.first()?;
        let table =
            document.intro.iter().find_map(model_table).filter(|table| !is_left_out(document, table.text.span))?;
        let problem = Diagnostic::new(Code::Unread, "a table stands in no section, and the page is not read");
        Some(problem.at(first_line(table.text).span, "a model?").help(format!("write `## {first}` above it")))
    })
}

fn heading(section: &Section<'_>, names: &[&str]) -> Option<Diagnostic> {
    let text = section.heading.raw.trim();
    let message = format!("no section of a model is called `{text}`, and the page is not read");
    let problem = |label: &str| Diagnostic::new(Code::Unread, message.clone()).at(section.heading.span, label);
    if let Some(name) = names.iter().find(|name| name.eq_ignore_ascii_case(text)) {
        let marks = "#".repeat(usize::from(section.level));
        let message = format!("`{marks} {text}` is no section of a model, and the page is not read");
        return Some(
            Diagnostic::new(Code::Unread, message)
                .at(section.heading.span, "a model?")
                .help(format!("write `## {name}`, on the second level")),
        );
    }
    let has_content = section.blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::List(..)));
    if let Some(near) = nearest(text, names.iter().copied()).filter(|near| has_content && near.len() > 4) {
        return Some(problem("a slip?").replace_with(near));
    }
    section.blocks.iter().find_map(model_table)?;
    let first = names.first().filter(|_| !is_of_operations(text))?;
    Some(problem("a model?").replace_with(*first))
}

/// A table whose columns are those of a model: `Field | Type`, `Name | Type | Description`.
fn model_table<'d, 'a>(block: &'d Block<'a>) -> Option<&'d Table<'a>> {
    let Block::Table(table) = block else { return None };
    let mut cells = table.header.iter().map(|cell| cell.raw.trim_matches(['*', '`', ' ']).to_lowercase());
    let is_name = matches!(cells.next().as_deref(), Some("field" | "name" | "property" | "attribute"));
    (is_name && cells.next().as_deref() == Some("type")).then_some(table)
}

/// Headings whose tables are an SDK's own: of a method's parameters, of its errors.
fn is_of_operations(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["param", "error", "option", "environment", "header", "response", "return", "argument", "auth"]
        .iter()
        .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::source::Sources;

    fn found(page: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", page);
        let document = parse(sources.file(file));
        overlooked(&document, &["Fields", "Values"]).map_or_else(String::new, |problem| problem.message)
    }

    #[test]
    fn what_looks_like_a_model_is_found() {
        let table = "| Field | Type |\n|---|---|\n| a | b |\n";
        for (heading, is_found) in [
            ("## Attributes", true),
            ("### Fields", true),
            ("## Feilds", true),
            ("", true),
            ("### Parameters", false),
            ("<!-- no model -->", false),
        ] {
            let page = format!("# A\n\n{heading}\n\n{table}");
            assert_eq!(!found(&page).is_empty(), is_found, "{heading}");
        }
        assert_eq!(found("# A\n\nText.\n\n### Errors\n\n| Error Type | Code |\n|---|---|\n| a | b |\n"), "");
    }
}

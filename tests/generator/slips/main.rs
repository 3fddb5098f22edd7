//! What a team's own page gets for a slip: each with the whole of what is said, and with what is left once the proposed text is
//! written. `own_pages` shows how such messages look; here are many of them, by subject.

#[path = "../support.rs"]
mod support;

mod columns;
mod names;
mod presence;
mod shapes;
mod shown;
mod types;
mod unions;
mod values;

use std::fmt::Write as _;

use schemadown::diagnostic::{Diagnostic, Severity};
use schemadown::project::Project;
use schemadown::source::Sources;
use support::Sandbox;

/// A model that stands beside the one with the slip.
const POT: &str = "\n## Pot\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| size | integer | yes | How wide it is. |\n";

/// A page of nothing but these rows below a header of the plain form.
fn rows(rows: &str) -> String {
    table("Field | Type | Required | Description", rows)
}

/// A model `Plant` with a table of these columns and rows, and `Pot`.
fn table(header: &str, rows: &str) -> String {
    let dashes = "---|".repeat(header.matches('|').count() + 1);
    format!("# Greenhouse\n\n## Plant\n\n| {header} |\n|{dashes}\n{rows}\n{POT}")
}

/// What is wrong with a page, and what is left of it once the proposed texts are in their places.
fn said(page: &str) -> String {
    let (problems, sources) = problems(page);
    let mut out = String::new();
    let mut edits = Vec::new();
    for problem in &problems {
        let label = problem.primary.as_ref();
        let quoted =
            label.map(|label| sources.slice(label.span).lines().next().unwrap_or_default()).unwrap_or_default();
        let text = label.map(|label| label.text.as_str()).unwrap_or_default();
        _ = writeln!(out, "  {} {}\n    `{quoted}`: {text}", problem.code.as_str(), problem.message);
        for help in &problem.help {
            _ = writeln!(out, "    = {}", help.replace('\n', "\n      "));
        }
        if let (Some(label), Some(text)) = (label, &problem.replacement) {
            _ = writeln!(out, "    + {}", text.replace('\n', "\n      "));
            edits.push((label.span.range(), text.clone()));
        }
    }
    if problems.is_empty() {
        out.push_str("  nothing\n");
    }
    if !edits.is_empty() {
        let mut fixed = page.to_owned();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, text) in edits {
            fixed.replace_range(range, &text);
        }
        let left = problems_left(&fixed);
        _ = writeln!(out, "    > {left}");
    }
    out
}

fn problems_left(page: &str) -> String {
    let (left, _) = problems(page);
    let left: Vec<&str> = left.iter().map(|problem| problem.message.as_str()).collect();
    if left.is_empty() { "then all is well".to_owned() } else { format!("then {}", left.join("; ")) }
}

/// The errors and warnings of a page.
fn problems(page: &str) -> (Vec<Diagnostic>, Sources) {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/page.md", page);
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let _ = project.plan();
    let found = project.diagnostics().iter().filter(|problem| problem.severity != Severity::Note).cloned().collect();
    (found, project.sources().clone())
}

/// Every case with what is said of it.
fn all<'c>(cases: impl IntoIterator<Item = (&'c str, String)>) -> String {
    cases.into_iter().fold(String::new(), |out, (case, page)| format!("{out}{case}\n{}", said(&page)))
}

/// What the models of a page are called.
fn models(page: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/page.md", page);
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schemas = project.read().unwrap_or_default();
    schemas.iter().flat_map(|schema| schema.models.iter().map(|model| model.name.clone())).collect()
}

//! What `schemadown diff` finds, from pages to changes.

mod command;
mod examples;
mod planted;
mod used;

use schemadown::comparison::{Comparison, Side};
use schemadown::config;
use schemadown::diff::Change;
use schemadown::project::Project;

#[path = "../support.rs"]
mod support;

use support::Sandbox;

/// A folder of pages and what the configuration says of them, read.
fn side(sandbox: &Sandbox, folder: &str, pages: &[(&str, &str)], settings: &str) -> Result<Side, String> {
    for (path, text) in pages {
        sandbox.file(&format!("{folder}/specs/shop/{path}"), text);
    }
    sandbox.file(&format!("{folder}/schemadown.toml"), format!("[[api]]\nname = \"shop\"\n{settings}"));
    let mut project = Project::open(&sandbox.join(&format!("{folder}/{}", config::FILE_NAME)));
    let schemas = project.read();
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    schemas.map(|schemas| Side::new(project, schemas)).ok_or(problems)
}

/// What changed from some pages to others.
fn compare(old: &[(&str, &str)], new: &[(&str, &str)], settings: [&str; 2]) -> Result<Comparison, String> {
    let sandbox = Sandbox::new();
    let (old, new) = (side(&sandbox, "old", old, settings[0])?, side(&sandbox, "new", new, settings[1])?);
    Ok(Comparison::of(old, new, None))
}

/// The changes, one line each.
fn lines(comparison: &Comparison) -> String {
    comparison.findings.iter().map(|finding| line(&finding.change) + "\n").collect()
}

fn line(change: &Change) -> String {
    format!("{} {} {} {}", change.rule.id, change.severity(), change.path(), change.sentence.text())
}

//! `schemadown fmt`: tables of one's own pages, aligned.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Context, Outcome};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::disk;
use crate::project::Project;
use crate::source::Sources;
use crate::tidy;

/// Align the tables of your own pages, and change nothing that they say
///
/// Only hand-written pages of the docs that schemadown.toml lists are touched, and of them only tables: cells and everything
/// outside of tables stay as they are. A table that would be wider than 120 columns is not padded, and one with a row that has
/// not a cell for each column is left alone.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown fmt                        all pages
  schemadown fmt specs/shop/orders.md   some of them
  schemadown fmt --check                in CI: exit code 1 if a page would change, and the difference")]
pub(super) struct Fmt {
    /// The pages [default: all]; those that schemadown.toml does not list are passed over
    pages: Vec<PathBuf>,

    /// Which [[api]] of schemadown.toml
    #[arg(long, value_name = "NAME")]
    api: Option<String>,

    /// Write nothing, and show what would change
    #[arg(long)]
    check: bool,
}

impl Fmt {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let mut project = Project::open(&context.config);
        let names: Vec<&str> =
            project.config().iter().flat_map(|config| &config.apis).map(|api| api.name.as_str()).collect();
        if let Some(name) = self.api.as_deref().filter(|name| !names.is_empty() && !names.contains(name)) {
            let help = suggest::did_you_mean(name, names).unwrap_or_default();
            return context.reporter.usage(&format!("no API is called `{name}`"), &help);
        }
        let progress = context.progress("reading docs");
        let surveys = project.survey(self.api.as_deref());
        drop(progress);
        let Some(surveys) = surveys else {
            context.reporter.problems(project.diagnostics(), project.sources());
            return Outcome::Failed;
        };
        let tables = surveys.iter().flat_map(|survey| &survey.report.tables);
        let written: BTreeSet<&str> =
            tables.map(|table| project.sources().file(table.span.file).display.as_str()).collect();
        let wanted: Vec<PathBuf> = self.pages.iter().filter_map(|page| fs::canonicalize(page).ok()).collect();
        let is_wanted = |page: &str| {
            let at = || fs::canonicalize(page).is_ok_and(|page| wanted.iter().any(|wanted| page.starts_with(wanted)));
            self.pages.is_empty() || at()
        };
        let missing = self
            .pages
            .iter()
            .filter(|page| !page.exists())
            .map(|page| Diagnostic::new(Code::Unreadable, "there is no such page").in_file(page.to_string_lossy()));
        let mut problems: Diagnostics = missing.collect();
        let pages: Vec<&str> = written.into_iter().filter(|page| is_wanted(page)).collect();
        let mut changed = 0;
        for page in &pages {
            match self.page(page, context) {
                Ok(is_changed) => changed += usize::from(is_changed),
                Err(error) => {
                    let why = format!("the page cannot be aligned: {error}");
                    problems.push(Diagnostic::new(Code::Write, why).in_file(*page));
                }
            }
        }
        context.reporter.problems(&problems, &Sources::new());
        let verb = if self.check { "would change" } else { "changed" };
        context.reporter.say(&format!("{} with tables, {changed} {verb}", counted(pages.len())));
        if self.check && changed > 0 {
            context.reporter.say("`schemadown fmt` aligns them");
        }
        match (problems.has_errors(), self.check && changed > 0) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Done,
        }
    }

    /// Aligns a page, or shows what that would change.
    fn page(&self, page: &str, context: &mut Context<'_>) -> io::Result<bool> {
        let Some((before, after)) = aligned(Path::new(page))? else { return Ok(false) };
        if self.check {
            context.out.write_all(tidy::diff(page.trim_start_matches("../"), &before, &after).as_bytes())?;
        } else {
            disk::replace(Path::new(page), &after)?;
        }
        Ok(true)
    }
}

/// A page as it is and as it should be, where that is not the same.
fn aligned(page: &Path) -> io::Result<Option<(String, String)>> {
    let before = fs::read_to_string(page)?;
    Ok(tidy::page(&before).map(|after| (before, after)))
}

fn counted(pages: usize) -> String {
    if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") }
}

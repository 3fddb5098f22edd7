//! `schemadown report`: what was read and what came of it, as one page for a browser.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::sides::{Sides, today};
use super::which::Which;
use super::{Context, Outcome};
use crate::comparison::{Comparison, Side};
use crate::ir::Schema;
use crate::lint::Finding;
use crate::output;
use crate::project::Project;
use crate::report::{self, Before, Subject};

/// Write a page to look around in: every model with its rows, what was read in which of their words, and the Rust
///
/// The page is one file that needs no network and no server: it can be opened, sent, or kept with a build. It has a search
/// over all models, filters (what is enforced, what is not, what was inferred, what is deprecated, what lint finds), the
/// references between models, and figures of what is covered. With an earlier documentation it shows old and new side by
/// side.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown report                                all that schemadown.toml lists, as report.html
  schemadown report sdk/docs --out sdk.html        any folder of docs
  schemadown report --git main...                  what this branch changes, too
  schemadown report new/docs --diff old/docs       two folders side by side
  schemadown report --api shop --out - | gzip      to the standard output")]
pub(super) struct Report {
    #[command(flatten)]
    which: Which,

    /// The file to write; `-` is the standard output
    #[arg(long, value_name = "FILE", default_value = "report.html")]
    out: PathBuf,

    /// What the page is called [default: the APIs, or the folder of docs]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// An earlier documentation: a folder of docs, or a file of `schemadown ir`
    #[arg(long, value_name = "OLD", conflicts_with = "git")]
    diff: Option<PathBuf>,

    /// The docs of schemadown.toml at a revision, as the earlier documentation: a branch, a tag, a commit, or `main...` for
    /// the commit at which this branch left main
    #[arg(long, value_name = "REV", conflicts_with = "docs", allow_hyphen_values = true)]
    git: Option<String>,
}

impl Report {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = self.which.project(&context.config);
        if let Err((mistake, help)) = self.which.known(&project) {
            return Ok(context.reporter.usage(&mistake, &help));
        }
        let progress = context.progress("reading docs");
        let schemas = project.read_where(self.which.api.as_deref());
        let findings = schemas.as_deref().map(|schemas| project.each_finding(schemas)).unwrap_or_default();
        drop(progress);
        let old = if schemas.is_some() { self.old_side(context) } else { Ok(None) };
        context.reporter.problems(project.diagnostics(), project.sources());
        let (Some(schemas), Ok(old)) = (schemas, old) else {
            return Ok(Outcome::Failed);
        };
        let title = self.title(&schemas);
        let progress = context.progress("writing the report");
        let page = written(&title, project, &schemas, &findings, old);
        drop(progress);
        if self.out == Path::new("-") {
            context.out.write_all(page.as_bytes())?;
            return Ok(Outcome::Done);
        }
        if let Err(problems) = output::replace(&self.out, &page) {
            context.reporter.problems(&problems, &crate::source::Sources::new());
            return Ok(Outcome::Failed);
        }
        let models: usize = schemas.iter().map(|schema| schema.models.len()).sum();
        let models = if models == 1 { "1 model".to_owned() } else { format!("{models} models") };
        context.reporter.say(&format!("{}: {models}; open it in a browser", self.out.display()));
        Ok(Outcome::Done)
    }

    /// What there was before, where that is asked for; an error is said already.
    fn old_side(&self, context: &mut Context<'_>) -> Result<Option<Side>, ()> {
        let sides = Sides { api: self.which.api.as_deref(), dialect: self.which.dialect() };
        let side = match (&self.diff, &self.git) {
            (Some(old), _) => sides.named(old, context),
            (None, Some(revision)) => sides.at_revision(revision, context),
            (None, None) => return Ok(None),
        };
        side.map(Some).ok_or(())
    }

    fn title(&self, schemas: &[Schema]) -> String {
        let folder = || {
            let names = schemas.iter().map(|schema| schema.api.as_str()).collect::<Vec<_>>();
            self.which.name().unwrap_or_else(|| names.join(", "))
        };
        self.title.clone().unwrap_or_else(folder)
    }
}

/// The page of what a project read, beside what there was before.
fn written(title: &str, project: Project, schemas: &[Schema], findings: &[Vec<Finding>], old: Option<Side>) -> String {
    let options = project.options();
    let subject = |sources, before| Subject { title, schemas, findings, options: &options, sources, before };
    let Some(old) = old else {
        return report::page(&report::report(&subject(project.sources(), None)));
    };
    let old_schemas = old.schemas().to_vec();
    let old_options = old.options().cloned().unwrap_or_else(|| options.clone());
    let comparison = Comparison::of(old, Side::new(project, schemas.to_vec()), today());
    let before = Before { schemas: &old_schemas, options: &old_options, comparison: &comparison };
    report::page(&report::report(&subject(&comparison.sources, Some(before))))
}

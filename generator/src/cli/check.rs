//! `schemadown check`: is what is on disk what the docs give now?

use std::io;

use clap::Args;

use super::target::Target;
use super::{Context, Outcome};

/// Check that the generated files are up to date, and write nothing
///
/// Every file that is stale, missing or orphaned (generated once, and accounted for by no page now) is named, and
/// what `schemadown generate` would change is shown as a unified diff on the standard output. A crate that `generate` wrote
/// from a folder of docs is checked with the arguments that it was written with.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown check                  exit code 1 if anything is not up to date
  schemadown check --no-diff        only the names
  schemadown check sdk/docs --out shop   a crate that `schemadown generate sdk/docs --out shop --crate …` wrote
  schemadown check > fix.patch      the diff, for `git apply`")]
pub(super) struct Check {
    #[command(flatten)]
    target: Target,

    /// Name the files only
    #[arg(long)]
    no_diff: bool,
}

impl Check {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = match self.target.project(context) {
            Ok(project) => project,
            Err((mistake, help)) => return Ok(context.reporter.usage(&mistake, &help)),
        };
        let progress = context.progress("reading docs and comparing");
        let plan = project.plan();
        drop(progress);
        let Some(plan) = plan else {
            context.reporter.problems(project.diagnostics(), project.sources());
            return Ok(Outcome::Failed);
        };
        if !self.no_diff && !context.reporter.is_json() {
            context.out.write_all(plan.diff().as_bytes())?;
            context.out.flush()?;
        }
        project.report(plan.findings());
        context.reporter.problems(project.diagnostics(), project.sources());
        if plan.is_fresh() {
            context.reporter.say(&format!("{}: {} files, all up to date", plan.dir().display(), plan.files()));
            return Ok(Outcome::Done);
        }
        let how = if self.target.is_configured() { "" } else { " with the same arguments" };
        context.reporter.say(&format!("`schemadown generate`{how} brings them up to date"));
        Ok(Outcome::Findings)
    }
}

//! `schemadown check`: is what is on disk what the docs give now?

use std::io;

use clap::Args;

use super::{Context, Outcome};

/// Check that the generated files are up to date, and write nothing
///
/// Every file that is stale, missing or orphaned (generated once, and accounted for by no page now) is named, and
/// what `schemadown generate` would change is shown as a unified diff on the standard output.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown check                  exit code 1 if anything is not up to date
  schemadown check --no-diff        only the names
  schemadown check > fix.patch      the diff, for `git apply`")]
pub(super) struct Check {
    /// Name the files only
    #[arg(long)]
    no_diff: bool,
}

impl Check {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = context.project();
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
        context.reporter.say("`schemadown generate` brings them up to date");
        Ok(Outcome::Findings)
    }
}

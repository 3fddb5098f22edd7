//! `schemadown generate`: docs in, Rust on disk.

use std::time::SystemTime;

use clap::Args;

use super::target::Target;
use super::{Context, Outcome};

/// Generate the Rust: what schemadown.toml asks for, or a crate of its own from any folder of docs
///
/// Files are written only where they differ, all of them or none: one error anywhere in the docs and nothing on disk
/// changes. Generated files that no page accounts for any more are removed; no other file is touched.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown generate                                      every [[api]] of schemadown.toml
  schemadown generate sdk/docs --out shop --crate shop     a crate with its Cargo.toml in shop/
  schemadown generate sdk/docs --out shop --crate shop --unresolved error
  schemadown generate ts/docs go/docs --out shop --crate shop   one API in several languages")]
pub(super) struct Generate {
    #[command(flatten)]
    target: Target,
}

impl Generate {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let start = SystemTime::now();
        let mut project = match self.target.project(context) {
            Ok(project) => project,
            Err((mistake, help)) => return context.reporter.usage(&mistake, &help),
        };
        let progress = context.progress("reading docs and writing Rust");
        let plan = project.plan();
        let written = plan.as_ref().and_then(|plan| match plan.write(start) {
            Ok(written) => Some(written),
            Err(problems) => {
                project.report(problems);
                None
            }
        });
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let (Some(plan), Some(done)) = (plan, written) else {
            context.reporter.say("nothing was written");
            return Outcome::Failed;
        };
        let dir = plan.dir().display();
        let summary = if done.written + done.removed == 0 {
            format!("{dir}: {} files, all up to date", plan.files())
        } else {
            format!("{dir}: {} files, {} written, {} removed", plan.files(), done.written, done.removed)
        };
        context.reporter.say(&summary);
        for problem in project.unproven() {
            context.reporter.say(&problem.message);
            for help in &problem.help {
                context.reporter.say(&format!("  {help}"));
            }
        }
        Outcome::Done
    }
}

//! `schemadown generate`: docs in, Rust on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;

use super::target::Target;
use super::{Context, Outcome};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::output::{self, Plan};
use crate::project::Project;

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
  schemadown generate --depfile generated.d                for a build system: what it depends on
  schemadown generate ts/docs go/docs --out shop --crate shop   one API in several languages")]
pub(super) struct Generate {
    #[command(flatten)]
    target: Target,

    /// Where to write down, for Make and Ninja, what was read
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,

    /// What depends on it [default: `lib.rs` of what is generated]
    #[arg(long, value_name = "FILE", requires = "depfile")]
    depfile_target: Option<PathBuf>,
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
        let written = plan.as_ref().and_then(|plan| {
            let told = self.tell(plan, &project).map_err(|problem| Diagnostics::from(*problem));
            told.and_then(|()| plan.write(start)).map_err(|problems| project.report(problems)).ok()
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

    /// Writes the depfile, if one is asked for.
    fn tell(&self, plan: &Plan, project: &Project) -> Result<(), Box<Diagnostic>> {
        let Some(file) = &self.depfile else { return Ok(()) };
        let target = self.depfile_target.clone().unwrap_or_else(|| plan.root());
        let text = output::depfile(&target, &project.inputs_read())?;
        fs::write(file, text).map_err(|error| unwritable(file, &error))
    }
}

fn unwritable(file: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    let problem = Diagnostic::new(Code::Write, format!("the depfile cannot be written: {error}"));
    Box::new(problem.in_file(file.to_string_lossy()).help("its folder has to be there"))
}

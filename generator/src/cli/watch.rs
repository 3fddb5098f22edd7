//! `schemadown watch`: generates whenever something changes.

use std::io;

use clap::Args;

use super::sides::today;
use super::target::Target;
use super::{Context, Outcome};
use crate::review::{self, Show};
use crate::watch::{Event, Run, Watch, Watched};

/// Generate, and again whenever the docs or the configuration change, and say what that changes and whom it breaks
///
/// Docs with errors change nothing, as ever; what changed is told against the last docs that were good. It ends with Ctrl-C.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown watch                                      every [[api]] of schemadown.toml
  schemadown watch sdk/docs --out shop --crate shop     a crate of its own")]
pub(super) struct WatchTask {
    #[command(flatten)]
    target: Target,
}

impl WatchTask {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut watched = match Watched::new(&context.config) {
            Ok(watched) => watched,
            Err(error) => return Ok(context.reporter.usage(&format!("changes cannot be watched: {error}"), "")),
        };
        let end = watched.ender();
        if let Err(error) = ctrlc::set_handler(end) {
            return Ok(context.reporter.usage(&format!("Ctrl-C cannot be watched for: {error}"), ""));
        }
        let mut watch = Watch::default();
        let mut is_first = true;
        loop {
            // Where to look is known before it is read, so that nothing is missed in between.
            let project = match self.target.project(context) {
                Ok(project) => project,
                Err((mistake, help)) => return Ok(context.reporter.usage(&mistake, &help)),
            };
            watched.watch(project.config());
            let progress = context.progress("reading docs and writing Rust");
            let run = watch.run(project, today());
            drop(progress);
            if let Some(run) = run {
                say(&run, context)?;
            }
            if is_first {
                context.reporter.say("watching; Ctrl-C ends it");
                is_first = false;
            }
            if watched.wait() == Event::End {
                context.reporter.say("ended");
                return Ok(Outcome::Done);
            }
        }
    }
}

/// Says what came of a run.
fn say(run: &Run, context: &mut Context<'_>) -> io::Result<()> {
    context.reporter.problems(run.project.diagnostics(), run.project.sources());
    let Some((dir, written, files)) = &run.written else {
        context.reporter.say("nothing was written");
        return Ok(());
    };
    if let Some(comparison) = run.comparison.as_ref().filter(|comparison| !comparison.findings.is_empty()) {
        let show = Show::default();
        if context.reporter.is_json() {
            serde_json::to_writer(&mut *context.out, &review::json(comparison, &show))?;
            writeln!(context.out)?;
        } else {
            let details = context.reporter.shows(crate::diagnostic::Severity::Warning);
            let text = review::text(comparison, &show, context.reporter.out_painter(), details);
            context.out.write_all(text.as_bytes())?;
        }
        context.out.flush()?;
    }
    let dir = dir.display();
    context.reporter.say(&format!("{dir}: {files} files, {} written, {} removed", written.written, written.removed));
    Ok(())
}

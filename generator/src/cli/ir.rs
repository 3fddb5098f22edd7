//! `schemadown ir`: what the docs say, as JSON.

use std::io;

use clap::Args;

use super::which::Which;
use super::{Context, Outcome};

/// Print what was read from the docs as JSON: models, fields, types, constraints and where each comes from
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown ir                     the one API of schemadown.toml
  schemadown ir --api shop          one of several
  schemadown ir sdk/docs            any folder of docs
  schemadown ir ts/docs go/docs     one API in several languages; the first leads
  schemadown ir | jq '.models[].id'")]
pub(super) struct Ir {
    #[command(flatten)]
    which: Which,
}

impl Ir {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = self.which.project(&context.config);
        let name = match self.which.one_api(&project) {
            Ok(name) => name,
            Err((mistake, help)) => return Ok(context.reporter.usage(&mistake, &help)),
        };
        let progress = context.progress("reading docs");
        let schema = project.read_api(&name);
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let Some(schema) = schema else { return Ok(Outcome::Failed) };
        serde_json::to_writer_pretty(&mut *context.out, &crate::ir::json(&[&schema], project.sources()))?;
        writeln!(context.out)?;
        Ok(Outcome::Done)
    }
}

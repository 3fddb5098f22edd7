//! `schemadown ir`: what the docs say, as JSON.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Context, Outcome};

/// Print what was read from the docs as JSON: models, fields, types, constraints and where each comes from
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown ir                     the one API of schemadown.toml
  schemadown ir --api shop          one of several
  schemadown ir sdk/docs            any folder of docs
  schemadown ir | jq '.models[].id'")]
pub(super) struct Ir {
    /// A folder of docs that has no schemadown.toml
    #[arg(conflicts_with = "api")]
    docs: Option<PathBuf>,

    /// How the docs are written [default: found out from the pages]
    #[arg(long, value_name = "NAME", requires = "docs", value_parser = super::dialect_name())]
    dialect: Option<String>,

    /// Which [[api]] of schemadown.toml
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
}

impl Ir {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = context.project_in(self.docs.as_deref(), self.dialect.as_deref());
        let name = match super::one_api(&project, self.api.as_deref()) {
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

//! `schemadown export`: what the docs say, in a form that other tools read.

use std::io;

use clap::{Args, ValueEnum};

use super::which::Which;
use super::{Context, Outcome};
use crate::{emit, explain};

/// Print the models in a form that other tools read: JSON Schema
///
/// Every model is an entry of `$defs` under its id. What `validate()` enforces is in the schema's keywords, and the
/// sentences it was read from are in `$comment`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown export --format json-schema                             the one API of schemadown.toml
  schemadown export --format json-schema --api shop                  one of several
  schemadown export --format json-schema --model operations.Order    a schema for that model
  schemadown export --format json-schema sdk/docs                    any folder of docs")]
pub(super) struct Export {
    #[command(flatten)]
    which: Which,

    /// The form
    #[arg(long, value_name = "FORMAT")]
    format: Format,

    /// The model that the document as a whole describes: its id, or its name where only one model has it
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON Schema, draft 2020-12
    JsonSchema,
}

impl Export {
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
        let schemas = [schema];
        let root = match self.model.as_deref().map(|wanted| explain::find(&schemas, wanted)).transpose() {
            Ok(found) => found.map(|found| found.model),
            Err(error) => return Ok(context.reporter.usage(&error.message, &error.help)),
        };
        let [schema] = &schemas;
        match self.format {
            Format::JsonSchema => {
                serde_json::to_writer_pretty(&mut *context.out, &emit::json_schema(schema, root))?;
            }
        }
        writeln!(context.out)?;
        Ok(Outcome::Done)
    }
}

//! `schemadown survey`: every table with its verdict, and what signs and words mean.

use std::io;

use clap::{Args, ValueEnum};

use super::which::Which;
use super::{Context, Outcome};
use crate::survey;

/// Show what tables are found to be and why, what signs mean, and which words of types nothing defines
///
/// For docs that people wrote: every table with its place, what it documents, the model that it is part of and the reason;
/// then how it is told what is required or may be null, with counts; the columns; and the words of types that are to be
/// settled in [api.tables.types] of schemadown.toml.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown survey docs                    any folder of docs
  schemadown survey --api shop              one API, as schemadown.toml has it read
  schemadown survey docs --format json      for tools
  schemadown survey docs --format json | jq '.docs[].types[] | select(.shown == null)'")]
pub(super) struct Survey {
    #[command(flatten)]
    which: Which,

    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For tools
    Json,
}

impl Survey {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = self.which.project(&context.config);
        if let Err((mistake, help)) = self.which.known(&project) {
            return Ok(context.reporter.usage(&mistake, &help));
        }
        let progress = context.progress("reading docs");
        let surveys = project.survey(self.which.api.as_deref());
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let Some(surveys) = surveys else { return Ok(Outcome::Failed) };
        match self.format {
            Format::Text => {
                let text = survey::text(&surveys, project.sources(), super::width());
                context.out.write_all(text.as_bytes())?;
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *context.out, &survey::json(&surveys, project.sources()))?;
                writeln!(context.out)?;
            }
        }
        Ok(if project.diagnostics().has_errors() { Outcome::Failed } else { Outcome::Done })
    }
}

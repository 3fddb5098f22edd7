//! `schemadown explain MODEL[.FIELD]`: what became of a row, and why.

use std::io;

use clap::Args;

use super::which::Which;
use super::{Context, Outcome};
use crate::diagnostic::line::{printable, printable_lines};
use crate::explain::{self, Part};

/// Explain a model or a field: its row, what was concluded and enforced from which words, what was not, and the Rust
///
/// A model is named by its id (`operations.Order`) or, where only one has it, its name (`Order`); a field by its name in the
/// docs, in JSON or in Rust, behind a dot.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown explain operations.Order.total
  schemadown explain Order                      the whole model
  schemadown explain Order.total sdk/docs       in any folder of docs")]
pub(super) struct Explain {
    /// The model, or a field of it
    #[arg(value_name = "MODEL[.FIELD]")]
    name: String,

    #[command(flatten)]
    which: Which,
}

/// How far the names of facts are indented, and how much room they get.
const NAME: usize = 12;

impl Explain {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = self.which.project(&context.config);
        if let Err((mistake, help)) = self.which.known(&project) {
            return Ok(context.reporter.usage(&mistake, &help));
        }
        let progress = context.progress("reading docs");
        let schemas = project.read_where(self.which.api.as_deref());
        drop(progress);
        let Some(schemas) = schemas else {
            context.reporter.problems(project.diagnostics(), project.sources());
            return Ok(Outcome::Failed);
        };
        let subject = match explain::find(&schemas, &self.name) {
            Ok(subject) => subject,
            Err(missing) => return Ok(context.reporter.usage(&missing.message, &missing.help)),
        };
        for (at, part) in explain::explain(&subject, &project.options(), project.sources()).into_iter().enumerate() {
            match part {
                Part::Heading(title) => {
                    let gap = if at == 0 { "" } else { "\n" };
                    writeln!(context.out, "{gap}{}\n", printable(&title))?;
                }
                Part::Fact(name, value) => {
                    writeln!(context.out, "  {:NAME$} {}", printable(&name), printable(&value))?;
                }
                Part::Place(title, places) => {
                    let picture = context.reporter.out_painter().remark(&title, &places, project.sources());
                    writeln!(context.out, "{}", picture.trim_end())?;
                }
                Part::Lines(lines) => {
                    for line in printable_lines(&lines).lines() {
                        writeln!(context.out, "{}", format!("  {line}").trim_end())?;
                    }
                }
            }
        }
        Ok(Outcome::Done)
    }
}

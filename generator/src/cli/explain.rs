//! `schemadown explain MODEL[.FIELD]`: what became of a row, and why.

use std::io;
use std::path::PathBuf;

use clap::Args;

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

    /// A folder of docs that has no schemadown.toml
    #[arg(conflicts_with = "api")]
    docs: Option<PathBuf>,

    /// Which [[api]] of schemadown.toml; all by default
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
}

/// How far the names of facts are indented, and how much room they get.
const NAME: usize = 12;

impl Explain {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = context.project(self.docs.as_deref());
        if let Some(api) = &self.api
            && let Err((mistake, help)) = super::known_api(&project, api)
        {
            return Ok(context.reporter.usage(&mistake, &help));
        }
        let progress = context.progress("reading docs");
        let schemas = project.read_where(self.api.as_deref());
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
                    let picture = context.reporter.painter().remark(&title, &places, project.sources());
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

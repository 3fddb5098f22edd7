//! `schemadown init`: a configuration to start from.

use std::path::PathBuf;

use clap::Args;

use super::{Context, Outcome};
use crate::config::{self, Api, Dialect, Unresolved};
use crate::project::Project;

/// Write a schemadown.toml for a folder of docs: what was found, to correct, and what is to be decided
///
/// Every setting stands there as a comment with its evidence, counts and a place: as it is written, the file changes
/// nothing of how the docs are read. Words of types that nothing defines are lines to fill in. No file is overwritten.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown init docs                       writes schemadown.toml
  schemadown init docs --out shop.toml       another file
  schemadown init docs && schemadown check   what that comes to")]
pub(super) struct Init {
    /// The folder of docs
    docs: PathBuf,

    /// The file to write
    #[arg(long, value_name = "FILE", default_value = config::FILE_NAME)]
    out: PathBuf,

    /// How the docs are written [default: found out from the pages]
    #[arg(long, value_name = "NAME", value_parser = super::dialect_name())]
    dialect: Option<String>,
}

impl Init {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let mut api = Api::new("api", &self.docs);
        api.unresolved = Unresolved::Value;
        api.dialect = self.dialect.map(|name| Dialect { name, span: None });
        let mut project = Project::stand_alone(api, "", "api");
        let progress = context.progress("reading docs");
        let to_decide = project.start(&self.docs, &self.out);
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let Some(to_decide) = to_decide else { return Outcome::Failed };
        let words = match to_decide {
            0 => "nothing in it has to be decided".to_owned(),
            1 => "one thing in it is to be decided: look for `TO DECIDE`".to_owned(),
            _ => format!("{to_decide} things in it are to be decided: look for `TO DECIDE`"),
        };
        context.reporter.say(&format!("{}: written; {words}", self.out.display()));
        Outcome::Done
    }
}

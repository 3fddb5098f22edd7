//! `schemadown ir`: what the docs say, as JSON.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Context, Outcome};
use crate::config::{Api, Dialect, Unresolved};
use crate::diagnostic::suggest;
use crate::project::Project;

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
        let mut project = match &self.docs {
            Some(docs) => {
                let mut api = Api::new("api", docs);
                api.unresolved = Unresolved::Value;
                api.dialect = self.dialect.clone().map(|name| Dialect { name, span: None });
                Project::stand_alone(api, "", "api")
            }
            None => Project::open(&context.config),
        };
        let name = match self.api(&project) {
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

    /// The API that is meant, or what is wrong with the question. Without a configuration any name does.
    fn api(&self, project: &Project) -> Result<String, (String, String)> {
        let apis = project.config().map(|config| config.apis.as_slice()).unwrap_or_default();
        let names = || apis.iter().map(|api| api.name.as_str());
        let list = names().collect::<Vec<_>>().join(", ");
        match (&self.api, apis) {
            (Some(name), _) if apis.is_empty() || names().any(|known| known == name) => Ok(name.clone()),
            (Some(name), _) => {
                let help = suggest::did_you_mean(name, names()).unwrap_or_else(|| format!("there is: {list}"));
                Err((format!("no API is called `{name}`"), help))
            }
            (None, []) => Ok(String::new()),
            (None, [api]) => Ok(api.name.clone()),
            (None, _) => Err(("there is more than one API".to_owned(), format!("choose with `--api`: {list}"))),
        }
    }
}

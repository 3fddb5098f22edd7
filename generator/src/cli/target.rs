//! What to generate: what schemadown.toml asks for, or a crate of its own from folders of docs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Context;
use super::which::Mistake;
use crate::config::{self, Api, Dialect, HiddenNull, Impls, Unresolved};
use crate::project::{self, Project};

#[derive(Args, Debug)]
pub(super) struct Target {
    /// A folder of docs that has no schemadown.toml; several where one API is documented in several languages, of which
    /// the first leads
    #[arg(requires = "out")]
    docs: Vec<PathBuf>,

    /// Where the crate goes
    #[arg(long, value_name = "DIR", requires = "docs")]
    out: Option<PathBuf>,

    /// The name of the crate [default: that of the crate in DIR]
    #[arg(long = "crate", value_name = "NAME", requires = "docs", value_parser = crate_name)]
    crate_name: Option<String>,

    /// How the docs are written, in all of these folders [default: found out from the pages]
    #[arg(long, value_name = "NAME", requires = "docs", value_parser = super::dialect_name())]
    dialect: Option<String>,

    /// What becomes of types that no page documents [default: value]
    #[arg(long, value_name = "WHAT", requires = "docs")]
    unresolved: Option<UnresolvedArg>,

    /// What becomes of required fields in docs that cannot show that they may be null [default: strict]
    #[arg(long, value_name = "WHAT", requires = "docs")]
    hidden_null: Option<HiddenNullArg>,

    /// Recorded bodies, which show what the docs do not: a file, a folder, or a path with `*` and `**` in quotes
    #[arg(long, value_name = "GLOB", requires = "docs")]
    samples: Vec<String>,

    /// How the models get serde's impls [default: derive]
    #[arg(long, value_name = "HOW", requires = "docs")]
    serde: Option<SerdeArg>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum UnresolvedArg {
    /// Any JSON value, with a warning
    Value,
    /// An error
    Error,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum HiddenNullArg {
    /// They are never null
    Strict,
    /// Each may be null
    Option,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SerdeArg {
    /// By serde's derives
    Derive,
    /// Written out, which compiles in a third of the time
    Explicit,
}

impl Target {
    /// The project, which remembers its run; or what is wrong with the question.
    pub(super) fn project(&self, context: &Context<'_>) -> Result<Project, Mistake> {
        let (Some(first), Some(out)) = (self.docs.first(), &self.out) else { return Ok(context.project()) };
        let Some(crate_name) = self.crate_name.clone().or_else(|| project::crate_in(out)) else {
            let mistake = format!("`{}` holds no crate, and no name is given for one", out.display());
            return Err((mistake, "name it with `--crate NAME`".to_owned()));
        };
        let mut api = Api::new(crate_name.replace('-', "_"), first);
        api.docs.clone_from(&self.docs);
        api.samples.clone_from(&self.samples);
        api.unresolved = match self.unresolved {
            Some(UnresolvedArg::Error) => Unresolved::Error,
            Some(UnresolvedArg::Value) | None => Unresolved::Value,
        };
        api.hidden_null = match self.hidden_null {
            Some(HiddenNullArg::Option) => HiddenNull::Option,
            Some(HiddenNullArg::Strict) | None => HiddenNull::Strict,
        };
        api.serde = match self.serde {
            Some(SerdeArg::Explicit) => Impls::Explicit,
            Some(SerdeArg::Derive) | None => Impls::Derive,
        };
        api.dialect = self.dialect.clone().map(|name| Dialect { name, span: None });
        Ok(context.remembering(Project::stand_alone(api, out, crate_name)))
    }

    /// Whether it is schemadown.toml that says what to generate.
    pub(super) fn is_configured(&self) -> bool {
        self.docs.is_empty()
    }
}

/// A crate's name as cargo takes it; as a module it must not be a keyword either.
fn crate_name(name: &str) -> Result<String, String> {
    config::module_name(&name.replace('-', "_")).map(|()| name.to_owned()).map_err(ToOwned::to_owned)
}

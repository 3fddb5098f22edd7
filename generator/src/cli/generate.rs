//! `schemadown generate`: docs in, Rust on disk.

use std::path::PathBuf;
use std::time::SystemTime;

use clap::{Args, ValueEnum};

use super::{Context, Outcome};
use crate::config::{Api, Dialect, HiddenNull, Impls, Unresolved};
use crate::project::Project;

/// Generate the Rust: what schemadown.toml asks for, or a crate of its own from any folder of docs
///
/// Files are written only where they differ, all of them or none: one error anywhere in the docs and nothing on disk
/// changes. Generated files that no page accounts for any more are removed; no other file is touched.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown generate                                      every [[api]] of schemadown.toml
  schemadown generate sdk/docs --out shop --crate shop     a crate with its Cargo.toml in shop/
  schemadown generate sdk/docs --out shop --crate shop --unresolved error
  schemadown generate ts/docs go/docs --out shop --crate shop   one API in several languages")]
pub(super) struct Generate {
    /// A folder of docs that has no schemadown.toml; several where one API is documented in several languages, of which
    /// the first leads
    #[arg(requires_all = ["out", "crate_name"])]
    docs: Vec<PathBuf>,

    /// Where the crate goes
    #[arg(long, value_name = "DIR", requires = "docs")]
    out: Option<PathBuf>,

    /// The name of the crate
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
pub(super) enum UnresolvedArg {
    /// Any JSON value, with a warning
    Value,
    /// An error
    Error,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum HiddenNullArg {
    /// They are never null
    Strict,
    /// Each may be null
    Option,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SerdeArg {
    /// By serde's derives
    Derive,
    /// Written out, which compiles in a third of the time
    Explicit,
}

impl Generate {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let start = SystemTime::now();
        let mut project = self.project(context);
        let progress = context.progress("reading docs and writing Rust");
        let plan = project.plan();
        let written = plan.as_ref().and_then(|plan| match plan.write(start) {
            Ok(written) => Some(written),
            Err(problems) => {
                project.report(problems);
                None
            }
        });
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let (Some(plan), Some(done)) = (plan, written) else {
            context.reporter.say("nothing was written");
            return Outcome::Failed;
        };
        let dir = plan.dir().display();
        let summary = if done.written + done.removed == 0 {
            format!("{dir}: {} files, all up to date", plan.files())
        } else {
            format!("{dir}: {} files, {} written, {} removed", plan.files(), done.written, done.removed)
        };
        context.reporter.say(&summary);
        for problem in project.unproven() {
            context.reporter.say(&problem.message);
            for help in &problem.help {
                context.reporter.say(&format!("  {help}"));
            }
        }
        Outcome::Done
    }

    fn project(self, context: &Context<'_>) -> Project {
        let (Some(first), Some(out), Some(crate_name)) = (self.docs.first(), self.out, self.crate_name) else {
            return context.project();
        };
        let mut api = Api::new(crate_name.replace('-', "_"), first);
        api.docs.clone_from(&self.docs);
        api.samples = self.samples;
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
        api.dialect = self.dialect.map(|name| Dialect { name, span: None });
        context.remembering(Project::stand_alone(api, out, crate_name))
    }
}

/// A crate's name as cargo takes it; as a module it must not be a keyword either.
fn crate_name(name: &str) -> Result<String, String> {
    crate::config::module_name(&name.replace('-', "_")).map(|()| name.to_owned()).map_err(ToOwned::to_owned)
}

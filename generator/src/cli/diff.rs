//! `schemadown diff`: what changed from one documentation to another, and whom it breaks.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::sides::{Sides, today};
use super::{Context, Outcome};
use crate::comparison::{Comparison, Side};
use crate::config::FailOn;
use crate::diagnostic::suggest;
use crate::diff::{self, Category, Severity};
use crate::project::Project;
use crate::review::{self, Show};

/// Tell what changed from one documentation to another, and whom it breaks: Rust callers, senders, readers
///
/// OLD and NEW are folders of docs, read as `schemadown ir DOCS` reads them, or files that `schemadown ir` printed. Without
/// NEW the docs of schemadown.toml are compared with OLD, and with --git with those of a revision. A change that is meant is
/// allowed by a `[[diff.allow]]` in schemadown.toml, with a reason.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown diff --git main...                    what this branch changes; exit code 1 if it breaks somebody
  schemadown diff --git v1.2 --format changelog    an entry since a tag
  schemadown diff old/docs new/docs                any two folders
  schemadown diff baseline.json                    what schemadown.toml lists, with what `schemadown ir` printed once
  schemadown diff --git main... --format markdown  a comment on a pull request
  schemadown diff --rules                          every kind of change, whom it breaks and why
  schemadown diff --rules enum-value-added         one of them")]
pub(super) struct Diff {
    /// A folder of docs or a file of `schemadown ir`, as it was
    #[arg(required_unless_present_any = ["git", "rules", "schema"])]
    old: Option<PathBuf>,

    /// The same, as it is [default: the docs of schemadown.toml]
    #[arg(conflicts_with = "git")]
    new: Option<PathBuf>,

    /// Compare the docs of schemadown.toml with those of a revision: a branch, a tag, a commit, or `main...` for the commit
    /// at which this branch left main
    #[arg(long, value_name = "REV", conflicts_with = "old", allow_hyphen_values = true)]
    git: Option<String>,

    /// Which [[api]] of schemadown.toml; folders are read with its settings
    #[arg(long, value_name = "NAME")]
    api: Option<String>,

    /// How the docs are written [default: found out from the pages]
    #[arg(long, value_name = "NAME", requires = "old", conflicts_with = "api", value_parser = super::dialect_name())]
    dialect: Option<String>,

    /// The form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// The mildest changes that the exit code 1 is for [default: breaking, or `fail_on` of schemadown.toml]
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<FailOnArg>,

    /// For whom changes count: all three, unless some are named
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    category: Vec<CategoryArg>,

    /// Print the page of rules, or of one rule, and end
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "", exclusive = true)]
    rules: Option<String>,

    /// Print the JSON Schema of `--format json`, and end
    #[arg(long, exclusive = true)]
    schema: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Pictures of both places
    Text,
    /// For tools: `--schema` prints its JSON Schema
    Json,
    /// A comment on a pull request
    Markdown,
    /// Annotations of a pull request on GitHub
    Github,
    /// A report as test runners write it
    Junit,
    /// An entry of a changelog
    Changelog,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOnArg {
    Breaking,
    Dangerous,
    Any,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CategoryArg {
    /// Rust that uses the generated crate
    Source,
    /// Whoever sends data that kept to the docs before
    WireSend,
    /// Whoever reads data as the docs had it before
    WireReceive,
}

impl Diff {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        if let Some(rule) = &self.rules {
            return rules(rule, context);
        }
        if self.schema {
            write!(context.out, "{}", review::SCHEMA)?;
            return Ok(Outcome::Done);
        }
        let sides = self.old_side(context).and_then(|old| Some((old, self.new_side(context)?)));
        let Some((old, new)) = sides else { return Ok(Outcome::Failed) };
        let show = self.show(&new);
        let progress = context.progress("comparing");
        let comparison = Comparison::of(old, new, today());
        drop(progress);
        context.reporter.problems(&comparison.diagnostics, &comparison.sources);
        if comparison.diagnostics.has_errors() {
            return Ok(Outcome::Failed);
        }
        self.write(&comparison, &show, context)?;
        let objects = show.fail_on.is_some_and(|least| comparison.objections(least, &show.categories).next().is_some());
        Ok(if objects { Outcome::Findings } else { Outcome::Done })
    }

    fn write(&self, comparison: &Comparison, show: &Show, context: &mut Context<'_>) -> io::Result<()> {
        let text = match self.format {
            Format::Text => {
                let details = context.reporter.shows(crate::diagnostic::Severity::Warning);
                review::text(comparison, show, context.reporter.out_painter(), details)
            }
            Format::Json => {
                serde_json::to_writer_pretty(&mut *context.out, &review::json(comparison, show))?;
                "\n".to_owned()
            }
            Format::Markdown => review::markdown(comparison, show),
            Format::Github => review::github(comparison, show),
            Format::Junit => review::junit(comparison, show),
            Format::Changelog => review::changelog(comparison, show),
        };
        context.out.write_all(text.as_bytes())
    }

    fn show(&self, new: &Side) -> Show {
        let fail_on = match self.fail_on {
            Some(FailOnArg::Breaking) => FailOn::Breaking,
            Some(FailOnArg::Dangerous) => FailOn::Dangerous,
            Some(FailOnArg::Any) => FailOn::Any,
            Some(FailOnArg::Never) => FailOn::Never,
            None => new.settings().fail_on.unwrap_or_default(),
        };
        let fail_on = match fail_on {
            FailOn::Breaking => Some(Severity::Breaking),
            FailOn::Dangerous => Some(Severity::Dangerous),
            FailOn::Any => Some(Severity::Docs),
            FailOn::Never => None,
        };
        let categories = self.category.iter().map(|category| match category {
            CategoryArg::Source => Category::Source,
            CategoryArg::WireSend => Category::WireSend,
            CategoryArg::WireReceive => Category::WireReceive,
        });
        let mut categories: Vec<Category> = categories.collect();
        if categories.is_empty() {
            categories = Category::ALL.to_vec();
        }
        Show { categories, fail_on, ..Show::default() }
    }

    fn old_side(&self, context: &mut Context<'_>) -> Option<Side> {
        match (&self.old, &self.git) {
            (Some(old), _) => self.sides().named(old, context),
            (None, Some(revision)) => self.sides().at_revision(revision, context),
            (None, None) => None,
        }
    }

    fn new_side(&self, context: &mut Context<'_>) -> Option<Side> {
        match &self.new {
            Some(new) => self.sides().named(new, context),
            None => self.sides().read(Project::open(&context.config), context, true),
        }
    }

    fn sides(&self) -> Sides<'_> {
        Sides { api: self.api.as_deref(), dialect: self.dialect.as_deref() }
    }
}

/// The page of all rules, where none is named.
fn rules(wanted: &str, context: &mut Context<'_>) -> io::Result<Outcome> {
    if wanted.is_empty() {
        write!(context.out, "{}", review::page())?;
        return Ok(Outcome::Done);
    }
    let Some(rule) = diff::rule(&wanted.to_lowercase()) else {
        let names = diff::rules().iter().map(|rule| rule.id);
        let help =
            suggest::did_you_mean(wanted, names).unwrap_or_else(|| "`schemadown diff --rules` lists them".to_owned());
        return Ok(context.reporter.usage(&format!("no rule is called `{wanted}`"), &help));
    };
    write!(context.out, "{}", review::rule(rule))?;
    Ok(Outcome::Done)
}

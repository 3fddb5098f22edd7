//! `schemadown new MODEL`: a page to start from.

use std::io::{self, BufRead, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Context, Outcome};
use crate::diagnostic::{Diagnostics, suggest};
use crate::project::Project;
use crate::scaffold::{self, Field, Model};
use crate::source::Sources;

/// Write a page that documents a model, or add one to a page
///
/// The page is written in the plain form, into the docs of an API of schemadown.toml, and read at once: where that finds
/// anything wrong, nothing has changed. Without fields it asks for them, on a terminal.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown new Order --field id:string:required --field note:string
  schemadown new Order --field 'id:string:required:At most 20 characters.' --description 'What a customer asked for.'
  schemadown new Line --page specs/shop/order.md --field sku:string:required
  schemadown new 'Delivery Note' --api shop --field 'lines:Line[]:required'
  schemadown new Order                       asks, on a terminal")]
pub(super) struct New {
    /// The name of the model, as its heading has it
    model: String,

    /// A field: its name in JSON, its type as a page has it, `required` if it has to be there, and what it is
    #[arg(long = "field", value_name = "NAME:TYPE[:required][:TEXT]", value_parser = Field::parse)]
    fields: Vec<Field>,

    /// What the model is, in a sentence
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,

    /// Which [[api]] of schemadown.toml
    #[arg(long, value_name = "NAME")]
    api: Option<String>,

    /// The page to add it to, or to make [default: one of its own, called after the model]
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
}

impl New {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let project = Project::open(&context.config);
        let Some(config) = project.config().filter(|_| !project.diagnostics().has_errors()) else {
            context.reporter.problems(project.diagnostics(), project.sources());
            return Outcome::Failed;
        };
        let names = || config.apis.iter().map(|api| api.name.as_str());
        let of_page = self.page.as_deref().and_then(|page| {
            let folder =
                std::fs::canonicalize(page.parent().filter(|at| !at.as_os_str().is_empty()).unwrap_or(Path::new(".")))
                    .ok()?;
            let holds = |docs: &PathBuf| std::fs::canonicalize(docs).is_ok_and(|docs| folder.starts_with(docs));
            config.apis.iter().find(|api| config.docs_dirs(api).iter().any(holds))
        });
        let api = match (&self.api, of_page, config.apis.as_slice()) {
            (Some(name), ..) if names().any(|known| known == name) => name.clone(),
            (Some(name), ..) => {
                let help = suggest::did_you_mean(name, names()).unwrap_or_default();
                return context.reporter.usage(&format!("no API is called `{name}`"), &help);
            }
            (None, Some(api), _) | (None, None, [api]) => api.name.clone(),
            (None, None, _) => {
                let list = names().collect::<Vec<_>>().join(", ");
                return context.reporter.usage("there is more than one API", &format!("choose with `--api`: {list}"));
            }
        };
        let mut model =
            Model { name: self.model, description: self.description.unwrap_or_default(), fields: self.fields };
        if model.fields.is_empty() && io::stdin().is_terminal() && context.is_terminal {
            // Whoever ends the input has said all.
            let _ = ask(&mut model, &mut io::stdin().lock(), &mut io::stderr());
        }
        if let Err(mistake) = model.check() {
            let help = "a field is `--field name:type`, and `:required` behind it if it has to be there";
            return context.reporter.usage(&mistake, if model.fields.is_empty() { help } else { "" });
        }
        match scaffold::add(&context.config, config, &api, self.page.as_deref(), &model) {
            Err(problem) => {
                context.reporter.problems(&Diagnostics::from(*problem), &Sources::new());
                Outcome::Failed
            }
            Ok(added) => {
                context.reporter.problems(added.project.diagnostics(), added.project.sources());
                if !added.kept {
                    context.reporter.say("nothing was written");
                    return Outcome::Failed;
                }
                context
                    .reporter
                    .say(&format!("{}: written; `schemadown generate` makes Rust of it", added.page.display()));
                Outcome::Done
            }
        }
    }
}

/// Asks for what the page is to say.
fn ask(model: &mut Model, input: &mut impl BufRead, out: &mut impl io::Write) -> io::Result<()> {
    let mut line = |question: &str| -> io::Result<String> {
        write!(out, "{question}: ")?;
        out.flush()?;
        let mut answer = String::new();
        if input.read_line(&mut answer)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(answer.trim().to_owned())
    };
    if model.description.is_empty() {
        model.description = line(&format!("What is a {}, in a sentence", model.name))?;
    }
    loop {
        let name = line("Field (none to end)")?;
        if name.is_empty() {
            return Ok(());
        }
        let ty = line("  type [string]")?;
        let ty = if ty.is_empty() { "string".to_owned() } else { ty };
        let required = line("  has to be there? [y/N]")?.to_lowercase().starts_with('y');
        let description = line("  what it is")?;
        model.fields.push(Field { name, ty, required, description });
    }
}

//! `schemadown pin`: what rests on habit, written down.

use clap::Args;

use super::{Context, Outcome};
use crate::config;
use crate::project::Project;
use crate::source::Sources;

/// Write what rests on habit into schemadown.toml: names in JSON that follow a style, numbers that are whole as others are
///
/// What is inferred of one field from others may change when those do. Pinned, it is reviewed once and stays. What the docs
/// show of a field itself is not written, nor what the configuration already says.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown pin              every [[api]] of schemadown.toml
  schemadown pin --api shop   one of several")]
pub(super) struct Pin {
    /// Which [[api]] of schemadown.toml
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
}

impl Pin {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let mut project = Project::open(&context.config);
        let known =
            project.config().is_none_or(|config| self.api.as_deref().is_none_or(|name| config.api(name).is_some()));
        if let (Some(name), false) = (&self.api, known) {
            return context.reporter.usage(&format!("no API is called `{name}`"), "name one of schemadown.toml");
        }
        let progress = context.progress("reading docs");
        let pins = project.pins(self.api.as_deref());
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let Some(pins) = pins else { return Outcome::Failed };
        for (api, pins) in pins.iter().filter(|(_, pins)| !pins.is_empty()) {
            if let Err(problems) = config::pin(&context.config, api, pins) {
                context.reporter.problems(&problems, &Sources::new());
                return Outcome::Failed;
            }
        }
        let count: usize = pins.iter().map(|(_, pins)| pins.len()).sum();
        let fields = if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
        context.reporter.say(&format!("{}: {fields} pinned", context.config.display()));
        Outcome::Done
    }
}

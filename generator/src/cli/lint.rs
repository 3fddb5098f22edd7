//! `schemadown lint`: what the docs say and the Rust does not enforce, and where they contradict themselves.

use std::collections::BTreeMap;
use std::io;

use clap::Args;

use super::which::Which;
use super::{Context, Outcome};
use crate::config;
use crate::diagnostic::{Diagnostics, Severity};
use crate::lint::{self, Found};
use crate::source::Sources;

/// Say what reads like a rule in the docs and is not enforced, and where the docs contradict themselves
///
/// Sentences that hold in some case only, count in another unit or cannot be read to their end; examples and defaults
/// that break a rule of their own field; values that no Values section has. What only describes, advises or shows an
/// example is a note (`--verbose`). `[[api.silence]]` in schemadown.toml silences a finding, with a reason.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown lint                             exit code 1 if there is something to look at
  schemadown lint | less                      findings are written to the standard output
  schemadown lint sdk/docs                    any folder of docs
  schemadown lint --api shop --verbose        notes too
  schemadown lint --write-silences            all of it may stay as it is; the reasons are to be filled in
  schemadown lint --message-format github     annotations of a pull request
  schemadown --explain SD060                  what a code means")]
pub(super) struct Lint {
    #[command(flatten)]
    which: Which,

    /// Add an `[[api.silence]]` to schemadown.toml for each finding that is shown, below what is there for its API
    #[arg(long, conflicts_with = "docs")]
    write_silences: bool,

    /// The reason of these silences [default: `TO DECIDE`, to be filled in]
    #[arg(long, value_name = "TEXT", requires = "write_silences")]
    reason: Option<String>,
}

impl Lint {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut project = self.which.project(&context.config);
        if let Err((mistake, help)) = self.which.known(&project) {
            return Ok(context.reporter.usage(&mistake, &help));
        }
        let progress = context.progress("reading docs");
        let found = project.findings(self.which.api.as_deref());
        drop(progress);
        context.reporter.problems(project.diagnostics(), project.sources());
        let Some(found) = found else { return Ok(Outcome::Failed) };
        if self.write_silences {
            return Ok(self.write(&found, context));
        }
        let Context { out, reporter, .. } = context;
        reporter.findings(out, &found.findings, project.sources(), &summary(&found.findings))?;
        let is_fine = found.findings.count(Severity::Warning) == 0;
        Ok(if is_fine { Outcome::Done } else { Outcome::Findings })
    }

    /// Writes what silences the findings that would be shown.
    fn write(&self, found: &Found, context: &mut Context<'_>) -> Outcome {
        let reason = self.reason.as_deref().map_or(lint::NO_REASON, str::trim);
        if reason.is_empty() {
            return context.reporter.usage("`--reason` is empty", "whoever reads the silences next wants to know");
        }
        let mut of_api: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for silencing in found.silencings.iter().filter(|silencing| context.reporter.shows(silencing.severity)) {
            let lines = of_api.entry(&silencing.api).or_default();
            let silence = silencing.toml(reason);
            if !lines.contains(&silence) {
                lines.push(silence);
            }
        }
        for (api, lines) in &of_api {
            if let Err(problems) = config::append(&context.config, api, &lines.join("\n")) {
                context.reporter.problems(&problems, &Sources::new());
                return Outcome::Failed;
            }
        }
        let count: usize = of_api.values().map(Vec::len).sum();
        let silences = if count == 1 { "1 silence".to_owned() } else { format!("{count} silences") };
        let to_do = match (count, &self.reason) {
            (1.., None) => format!("; fill in why: look for `{}`", lint::NO_REASON),
            _ => String::new(),
        };
        context.reporter.say(&format!("{}: {silences} written{to_do}", context.config.display()));
        Outcome::Done
    }
}

/// How many findings there are of each code, and how many notes.
fn summary(findings: &Diagnostics) -> String {
    let count = |severity| {
        let of = lint::codes().filter_map(move |code| {
            let of_code = |found: &&crate::diagnostic::Diagnostic| found.code == code && found.severity == severity;
            let count = findings.iter().filter(of_code).count();
            (count > 0).then(|| format!("{count} {code} ({})", code.title()))
        });
        of.collect::<Vec<_>>().join(", ")
    };
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let warnings = if warnings.is_empty() { "nothing to look at".to_owned() } else { format!("findings: {warnings}") };
    if notes.is_empty() { warnings } else { format!("{warnings}\nnotes, shown with --verbose: {notes}") }
}

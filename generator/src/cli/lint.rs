//! `schemadown lint`: what the docs say and the Rust does not enforce, and where they contradict themselves.

use clap::Args;

use super::which::Which;
use super::{Context, Outcome};
use crate::diagnostic::{Diagnostics, Severity};
use crate::lint;

/// Say what reads like a rule in the docs and is not enforced, and where the docs contradict themselves
///
/// Sentences that hold in some case only, count in another unit or cannot be read to their end; examples and defaults
/// that break a rule of their own field; values that no Values section has. What only describes, advises or shows an
/// example is a note (`--verbose`). `[[api.silence]]` in schemadown.toml silences a finding, with a reason.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown lint                             exit code 1 if there is something to look at
  schemadown lint sdk/docs                    any folder of docs
  schemadown lint --api shop --verbose        notes too
  schemadown lint --message-format github     annotations of a pull request
  schemadown --explain SD060                  what a code means")]
pub(super) struct Lint {
    #[command(flatten)]
    which: Which,
}

impl Lint {
    pub(super) fn run(self, context: &mut Context<'_>) -> Outcome {
        let mut project = self.which.project(&context.config);
        if let Err((mistake, help)) = self.which.known(&project) {
            return context.reporter.usage(&mistake, &help);
        }
        let progress = context.progress("reading docs");
        let findings = project.lint(self.which.api.as_deref());
        drop(progress);
        let Some(findings) = findings else {
            context.reporter.problems(project.diagnostics(), project.sources());
            return Outcome::Failed;
        };
        let mut all = project.diagnostics().clone();
        all.append(findings.clone());
        all.sort();
        context.reporter.problems(&all, project.sources());
        context.reporter.say(&summary(&findings));
        if findings.count(Severity::Warning) == 0 { Outcome::Done } else { Outcome::Findings }
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

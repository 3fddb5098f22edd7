//! Stage `review`: a comparison becomes what a reviewer reads, in the form that they read it in.
//!
//! Knows the forms; nothing of what makes a change one. Text of the documentation reaches each form through that form's own
//! escapes, never as it stands: it must not mention people, close issues, start a command of a runner, or end a cell.

mod changelog;
mod escape;
mod github;
mod json;
mod junit;
mod markdown;
mod marks;
mod page;
#[cfg(feature = "cli")]
mod text;

use crate::comparison::{Comparison, Finding, concerns};
use crate::diff::{Category, Change, Severity};

pub use changelog::changelog;
pub use github::github;
pub use json::{SCHEMA, json};
pub use junit::junit;
pub use markdown::markdown;
pub use marks::{Run, changed_words};
pub use page::{page, rule};
#[cfg(feature = "cli")]
pub use text::text;

/// Which changes are shown, and which are objected to.
#[derive(Clone, Debug)]
pub struct Show {
    /// For whom.
    pub categories: Vec<Category>,
    /// The mildest that are shown.
    pub least: Severity,
    /// The mildest that are objected to; none are, where nothing is said.
    pub fail_on: Option<Severity>,
}

impl Default for Show {
    fn default() -> Self {
        Self { categories: Category::ALL.to_vec(), least: Severity::Docs, fail_on: Some(Severity::Breaking) }
    }
}

impl Show {
    /// What is shown of a comparison, the worst first; what was allowed comes last.
    fn shown<'c>(&self, comparison: &'c Comparison) -> Vec<(Severity, &'c Finding)> {
        let mut shown: Vec<(Severity, &Finding)> = comparison
            .findings
            .iter()
            .filter(|finding| concerns(&finding.change, &self.categories))
            .map(|finding| (self.severity(&finding.change), finding))
            .filter(|(severity, _)| *severity >= self.least)
            .collect();
        shown.sort_by_key(|(severity, finding)| (finding.allowed.is_some(), std::cmp::Reverse(*severity)));
        shown
    }

    fn severity(&self, change: &Change) -> Severity {
        change.severity_for(&self.categories)
    }

    /// Whether a change makes a run fail.
    fn objects(&self, finding: &Finding) -> bool {
        let severity = self.severity(&finding.change);
        finding.allowed.is_none() && self.fail_on.is_some_and(|least| severity >= least)
    }
}

/// Whom a change breaks, as far as it is dangerous or worse: `breaks senders; may break Rust callers`.
fn whom(change: &Change, categories: &[Category]) -> Option<String> {
    let of = |severity: Severity| {
        let who = categories.iter().filter(|category| change.effects.of(**category) == Some(severity));
        who.map(|category| category.who()).collect::<Vec<_>>()
    };
    let said = |words: &str, who: Vec<&str>| (!who.is_empty()).then(|| format!("{words} {}", and(&who)));
    let parts = [said("breaks", of(Severity::Breaking)), said("may break", of(Severity::Dangerous))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn and(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// How many changes there are of each severity, as words: `3 breaking, 1 dangerous`.
fn counts(shown: &[(Severity, &Finding)]) -> String {
    let count = |severity: Severity| {
        let count = shown.iter().filter(|(of, finding)| *of == severity && finding.allowed.is_none()).count();
        let words = if severity == Severity::Docs { "in words only" } else { severity.as_str() };
        (count > 0).then(|| format!("{count} {words}"))
    };
    let mut parts: Vec<String> = Severity::ALL.into_iter().rev().filter_map(count).collect();
    let allowed = shown.iter().filter(|(_, finding)| finding.allowed.is_some()).count();
    parts.extend((allowed > 0).then(|| format!("{allowed} allowed")));
    if parts.is_empty() { "no changes".to_owned() } else { parts.join(", ") }
}

/// What a change is about, within its model: `count`, or the model's name.
fn subject(change: &Change) -> &str {
    match &change.part {
        Some(part) => part,
        None if change.model.is_empty() => &change.api,
        None => change.model_name(),
    }
}

//! An entry of a changelog, in the form of Keep a Changelog: to be pasted, and then told better.

use std::fmt::Write as _;

use super::Show;
use super::escape::code;
use super::markdown::sentence;
use crate::comparison::{Comparison, Finding};
use crate::diff::{Change, Severity};

/// The headings, and the starts of the rules below each; what is nowhere else is a change.
const HEADINGS: [(&str, &[&str]); 4] = [
    (
        "Added",
        &[
            "model-added",
            "required-field-added",
            "constant-field-added",
            "optional-field-added",
            "enum-value-added",
            "union-member-added",
            "other-properties-added",
            "api-added",
            "default-added",
        ],
    ),
    ("Changed", &[]),
    ("Deprecated", &["deprecated"]),
    (
        "Removed",
        &[
            "model-removed",
            "required-field-removed",
            "optional-field-removed",
            "enum-value-removed",
            "union-member-removed",
            "other-properties-removed",
            "api-removed",
        ],
    ),
];

/// The comparison as an entry. What comes of another change, and what only has other words, is left out.
pub fn changelog(comparison: &Comparison, show: &Show) -> String {
    let shown = show.shown(comparison);
    let told: Vec<(Severity, &Finding)> = shown
        .into_iter()
        .filter(|(severity, finding)| *severity > Severity::Docs && finding.change.because.is_none())
        .collect();
    let mut out = String::new();
    for (title, rules) in HEADINGS {
        let is_known = |change: &Change| HEADINGS.iter().any(|(_, rules)| rules.contains(&change.rule.id));
        let is_here =
            |change: &Change| if rules.is_empty() { !is_known(change) } else { rules.contains(&change.rule.id) };
        let mut lines: Vec<String> = Vec::new();
        for (severity, finding) in told.iter().filter(|(_, finding)| is_here(&finding.change)) {
            let breaking = if *severity == Severity::Breaking { "**Breaking:** " } else { "" };
            let change = &finding.change;
            lines.push(format!("- {breaking}{} {}.\n", code(&change.path()), sentence(&change.sentence)));
        }
        if !lines.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = write!(out, "{gap}### {title}\n\n{}", lines.concat());
        }
    }
    out
}

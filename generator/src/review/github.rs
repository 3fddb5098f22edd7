//! Annotations of a pull request on GitHub.

use std::fmt::Write as _;

use super::{Show, subject, whom};
use crate::comparison::{Comparison, Finding};
use crate::diagnostic::github::{data, property};
use crate::diagnostic::line::printable_lines;
use crate::diff::Severity;

/// A workflow command for each change, at its place in the new documentation.
///
/// Of what is gone there is no place in the files of a pull request: it is told of at the model, or without a place.
pub fn github(comparison: &Comparison, show: &Show) -> String {
    let mut out = String::new();
    for (severity, finding) in show.shown(comparison) {
        out.push_str(&annotation(severity, finding, comparison, show));
        out.push('\n');
    }
    out
}

fn annotation(severity: Severity, finding: &Finding, comparison: &Comparison, show: &Show) -> String {
    let change = &finding.change;
    let command = match severity {
        _ if finding.allowed.is_some() => "notice",
        _ if show.objects(finding) => "error",
        Severity::Breaking | Severity::Dangerous => "warning",
        Severity::Safe | Severity::Docs => "notice",
    };
    let mut out = format!("::{command} ");
    if let Some(span) = change.new {
        let file = comparison.sources.file(span.file);
        let (start, end) = (file.position(span.start), file.position(span.end));
        let _ = write!(out, "file={},line={},endLine={},", property(&file.display), start.line, end.line);
    }
    let mut lines = vec![format!("{} {}", path(change), change.sentence.text())];
    lines.extend(whom(change, &show.categories));
    if let (Some(span), None) = (change.old, change.new) {
        let file = comparison.sources.file(span.file);
        lines.push(format!("before: {}:{}", file.display, file.position(span.start)));
    }
    lines.extend(change.because.iter().map(|because| format!("comes of {because}")));
    lines.extend(finding.allowed.iter().map(|allow| format!("allowed: {}", allow.reason)));
    let title = format!("{severity}: {}", change.rule.title);
    let _ = write!(out, "title={}::{}", property(&title), data(&printable_lines(&lines.join("\n"))));
    out
}

fn path(change: &crate::diff::Change) -> String {
    if change.model.is_empty() { subject(change).to_owned() } else { change.path() }
}

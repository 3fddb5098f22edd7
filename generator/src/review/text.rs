//! The comparison for a terminal: a picture of both places for what may break somebody, a line for the rest.

use super::{Show, counts, subject, whom};
use crate::comparison::{Comparison, Finding, Version};
use crate::diagnostic::Label;
use crate::diagnostic::line::printable;
use crate::diagnostic::render::{Painter, Title, Tone};
use crate::diff::Severity;

/// The most pictures that are drawn; what comes after has a line each.
const MOST_PICTURES: usize = 200;

/// The comparison as text. Without `details` what breaks nobody is counted and not listed.
pub fn text(comparison: &Comparison, show: &Show, painter: &Painter, details: bool) -> String {
    let shown = show.shown(comparison);
    let mut out = String::new();
    let mut drawn = 0;
    for (severity, finding) in &shown {
        let is_drawn = *severity >= Severity::Dangerous && finding.allowed.is_none();
        if is_drawn && drawn < MOST_PICTURES {
            drawn += 1;
            out.push_str(&picture(*severity, finding, comparison, show, painter));
        } else if is_drawn || details {
            out.push_str(&painter.words(&line(*severity, finding)));
            out.push('\n');
        }
    }
    if details && shown.iter().any(|(severity, finding)| *severity < Severity::Dangerous || finding.allowed.is_some()) {
        out.push('\n');
    }
    let version = match comparison.version {
        Version::Same => String::new(),
        version => format!("; the crate's next version: {}", version.as_str()),
    };
    out.push_str(&painter.words(&format!("{}{version}", counts(&shown))));
    out.push('\n');
    out
}

fn message(finding: &Finding) -> String {
    let change = &finding.change;
    let name = if change.model.is_empty() { subject(change).to_owned() } else { change.path() };
    format!("`{name}` {}", change.sentence.text())
}

fn line(severity: Severity, finding: &Finding) -> String {
    let allowed = finding.allowed.as_ref().map(|allowed| format!(" (allowed: {})", allowed.reason)).unwrap_or_default();
    printable(&format!("{severity}[{}]: {}{allowed}", finding.change.rule.id, message(finding)))
}

fn picture(severity: Severity, finding: &Finding, comparison: &Comparison, show: &Show, painter: &Painter) -> String {
    let change = &finding.change;
    let label = |span, text: &str| Label { span, text: text.to_owned() };
    // What came or went has a place on one side only; on the other it is the model.
    let (before, now) = match (change.rule.id.ends_with("-added"), change.rule.id.ends_with("-removed")) {
        (true, _) if change.part.is_some() => ("not here before", "now"),
        (_, true) if change.part.is_some() => ("before", "not here any more"),
        _ => ("before", "now"),
    };
    let places = [change.old.map(|span| label(span, before)), change.new.map(|span| label(span, now))];
    let places: Vec<Label> = places.into_iter().flatten().collect();
    let mut notes: Vec<String> = whom(change, &show.categories).into_iter().collect();
    if !change.used.is_known && change.rule.send != change.rule.receive {
        notes.push("the documentation does not show whether it is sent in requests or in responses".to_owned());
    }
    notes.extend(change.because.iter().map(|because| format!("comes of `{because}`")));
    let tone = if severity == Severity::Breaking { Tone::Bad } else { Tone::Doubtful };
    let title = Title { tone, word: severity.as_str(), id: change.rule.id, message: &message(finding) };
    painter.found(&title, &places, &notes, &comparison.sources)
}

//! A comment on a pull request: a line that says it all, what breaks first, model by model.

use std::fmt::Write as _;

use super::escape::{code, prose};
use super::marks::{Run, marked};
use super::{Show, counts, subject, whom};
use crate::comparison::{Comparison, Finding, Version};
use crate::diff::{Change, Piece, Sentence, Severity, Shown};
use crate::source::{Sources, Span};

/// Comments of GitHub have no more characters than 65,536; what is too much is counted.
const MOST: usize = 60_000;

/// The comparison as a comment.
pub fn markdown(comparison: &Comparison, show: &Show) -> String {
    let shown = show.shown(comparison);
    if shown.is_empty() {
        return "**No changes** in what the documentation says.\n".to_owned();
    }
    let mut out = format!("**{}** in what the documentation says. {}\n", counts(&shown), version(comparison.version));
    let mut left = 0;
    for severity in Severity::ALL.into_iter().rev() {
        let of = |allowed: bool| {
            let found = shown.iter().filter(|(of, finding)| *of == severity && finding.allowed.is_some() == allowed);
            found.map(|(_, finding)| *finding).collect::<Vec<_>>()
        };
        left += section(&mut out, heading(severity), severity < Severity::Dangerous, &of(false), comparison, show);
    }
    let allowed: Vec<&Finding> = shown.iter().map(|(_, finding)| *finding).filter(|f| f.allowed.is_some()).collect();
    left += section(&mut out, "Allowed by `schemadown.toml`", true, &allowed, comparison, show);
    if left > 0 {
        let _ = write!(out, "\n… and {left} more: `schemadown diff` lists all of them.\n");
    }
    out
}

fn version(version: Version) -> &'static str {
    match version {
        Version::Same => "The crate stays as it is.",
        Version::Patch => "The next version of the crate is a **patch**.",
        Version::Minor => "The next version of the crate is a **minor** one.",
        Version::Major => "The next version of the crate is a **major** one.",
    }
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "Breaking",
        Severity::Dangerous => "Dangerous",
        Severity::Safe => "Safe",
        Severity::Docs => "Words",
    }
}

/// Writes a section, and says how many of its changes have no room.
fn section(
    out: &mut String,
    title: &str,
    is_folded: bool,
    findings: &[&Finding],
    comparison: &Comparison,
    show: &Show,
) -> usize {
    if findings.is_empty() {
        return 0;
    }
    if is_folded {
        let _ = write!(out, "\n<details>\n<summary>{} ({})</summary>\n", title.replace('`', ""), findings.len());
    } else {
        let _ = write!(out, "\n### {title}\n");
    }
    let (mut last, mut left) = (None, 0);
    for finding in findings {
        let change = &finding.change;
        let line = line(finding, comparison, show);
        let of = (&change.api, &change.model);
        let head = if last == Some(of) { String::new() } else { format!("\n{}\n\n", model(change, comparison)) };
        if out.len() + head.len() + line.len() > MOST {
            left += 1;
            continue;
        }
        last = Some(of);
        out.push_str(&head);
        out.push_str(&line);
    }
    if is_folded {
        out.push_str("\n</details>\n");
    }
    left
}

/// The line above the changes of a model.
fn model(change: &Change, comparison: &Comparison) -> String {
    if change.model.is_empty() {
        return format!("**{}**", code(&change.api));
    }
    let place = change.new.or(change.old).map(|span| format!(" in {}", code(&file(&comparison.sources, span))));
    let used = match (change.used.is_known, change.used.in_requests, change.used.in_responses) {
        (true, true, false) => ", sent in requests",
        (true, false, true) => ", sent in responses",
        (true, ..) => ", sent in requests and responses",
        (false, ..) => "",
    };
    format!("**{}**{}{used}", code(&change.model), place.unwrap_or_default())
}

fn file(sources: &Sources, span: Span) -> String {
    sources.file(span.file).display.clone()
}

/// A change as an item of a list.
fn line(finding: &Finding, comparison: &Comparison, show: &Show) -> String {
    let change = &finding.change;
    let mut out = format!("- {} {}", code(subject(change)), sentence(&change.sentence));
    if let Some(whom) = whom(change, &show.categories) {
        let _ = write!(out, " — {whom}");
    }
    let place = |span: Option<Span>| span.map(|span| comparison.sources.position(span).line);
    let place = match (place(change.old), place(change.new)) {
        (Some(old), Some(new)) if old == new => format!("line {new}"),
        (Some(old), Some(new)) => format!("line {old} → {new}"),
        (Some(old), None) => format!("line {old} before"),
        (None, Some(new)) => format!("line {new}"),
        (None, None) => String::new(),
    };
    let gap = if place.is_empty() { "" } else { ", " };
    let _ = write!(out, " <sub>{}{gap}{place}</sub>", change.rule.id);
    if let Some(because) = &change.because {
        let _ = write!(out, "\n  - comes of {}", code(because));
    }
    if let Some(allowed) = &finding.allowed {
        let until = allowed.until.map(|until| format!(", until {until}")).unwrap_or_default();
        let _ = write!(out, "\n  - allowed: {}{until}", prose(&allowed.reason));
    }
    out + "\n"
}

/// What is said of a change: changed words are bold where they are new and struck out where they are gone.
pub(super) fn sentence(sentence: &Sentence) -> String {
    let mut out = pieces(&sentence.said);
    let side = |shown: &Shown, runs: &[Run], is_old: bool| match shown {
        Shown::Code(text) => code(text),
        Shown::Prose(_) => format!("“{}”", self::runs(runs, is_old)),
    };
    match (&sentence.from, &sentence.to) {
        (Some(from), Some(to)) => {
            let (old, new) = marked(from, to);
            let _ = write!(out, ": {} → {}", side(from, &old, true), side(to, &new, false));
        }
        (Some(one), None) | (None, Some(one)) => {
            let (runs, _) = marked(one, one);
            let plain: Vec<Run> = runs.into_iter().map(|run| Run { is_changed: false, ..run }).collect();
            let _ = write!(out, ": {}", side(one, &plain, true));
        }
        (None, None) => {}
    }
    if !sentence.more.is_empty() {
        let _ = write!(out, "; {}", pieces(&sentence.more));
    }
    out
}

fn runs(runs: &[Run], is_old: bool) -> String {
    let run = |run: &Run| match (run.is_changed, is_old) {
        (false, _) => prose(&run.text),
        (true, true) => format!("<del>{}</del>", prose(&run.text)),
        (true, false) => format!("<b>{}</b>", prose(&run.text)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn pieces(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Said(words) => (*words).to_owned(),
        Piece::Code(text) => code(text),
        Piece::Prose(text) => format!("“{}”", prose(text)),
    };
    pieces.iter().map(piece).collect()
}

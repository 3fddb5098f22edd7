//! What the documentation of a field says about its rules.

use super::super::context::Context;
use super::super::doc;
use super::super::requirement::folded;
use super::find::{check, is_typed};
use super::parts::Check;
use crate::ir::{Constraint, ConstraintKind, Evidence, Field, Prose, Reason, Rejected, Target, Type};

/// What is said of a rule.
pub(in crate::emit) struct Told {
    /// What becomes of it.
    head: &'static str,
    /// The demand.
    words: String,
    /// The sentence that says so, in parentheses, unless the description has it; or the reason of the configuration.
    said: String,
}

impl Told {
    /// Lines; rules that one sentence states are one.
    pub(in crate::emit) fn lines(all: impl IntoIterator<Item = Self>) -> Vec<String> {
        let mut merged: Vec<Self> = Vec::new();
        for told in all {
            match merged.last_mut() {
                Some(last) if last.head == told.head && last.said == told.said => {
                    last.words.push_str(", ");
                    last.words.push_str(&told.words);
                }
                _ => merged.push(told),
            }
        }
        merged.into_iter().map(|Self { head, words, said }| format!("- {head}: {words}{said}.")).collect()
    }
}

/// The sentence that says so, in parentheses, unless the description has it; or the reason that the configuration gives.
pub(in crate::emit) fn said(evidence: &Evidence, is_override: bool, description: Option<&Prose>) -> String {
    let quoted = quoted(&evidence.text);
    let is_shown = || description.is_some_and(|prose| folded(&prose.text).contains(&folded(&evidence.text)));
    match is_override {
        _ if quoted.is_empty() => String::new(),
        true => format!(" (schemadown.toml: {quoted})"),
        false if is_shown() => String::new(),
        false => format!(" ({quoted})"),
    }
}

/// What a field's documentation says of a constraint, whose check it is given; none for what the type says already.
pub(in crate::emit) fn documented(
    context: &Context<'_>,
    field: &Field,
    constraint: &Constraint,
    check: Option<&Check>,
) -> Option<Told> {
    let of = of_part(constraint.target);
    let said = said(&constraint.evidence, constraint.is_override(), field.description.as_ref());
    if let Some(check) = check {
        return Some(Told { head: "Enforced", words: format!("{of}{}", check.words), said });
    }
    if is_typed(context, &field.ty, constraint) {
        return None;
    }
    let words = match &constraint.kind {
        ConstraintKind::Default(value) => {
            return Some(Told { head: "Default", words: doc::code(&value.to_string()), said });
        }
        ConstraintKind::Format(format) if format.starts_with("unix-timestamp") => {
            let unit = match constraint.kind.unit() {
                Some("ms") => "milliseconds",
                Some("us") => "microseconds",
                Some("ns") => "nanoseconds",
                _ => "seconds",
            };
            return Some(Told { head: "Documented", words: format!("{of}counts {unit} since 1970"), said });
        }
        ConstraintKind::Pattern(pattern) => format!("matches {}", doc::code(pattern)),
        ConstraintKind::Format(format) => format!("has the form {}", doc::code(format)),
        other => doc::code(other.name()),
    };
    Some(Told { head: "Documented, not enforced", words: format!("{of}{words}"), said })
}

/// The line that a field's documentation has about a rule that the configuration drops.
pub(in crate::emit) fn dropped(context: &Context<'_>, ty: &Type, rejected: &Rejected) -> Option<String> {
    let (Reason::Overridden, Some((target, kind)), Some(decided)) =
        (rejected.reason(), &rejected.demand, &rejected.against)
    else {
        return None;
    };
    let (kind, evidence) = (kind.clone(), rejected.evidence.clone());
    let constraint = Constraint { kind, target: *target, rule: rejected.rule, evidence };
    let words = check(context, ty, &constraint).map_or_else(|| doc::code(constraint.kind.name()), |check| check.words);
    let (said, why) = (quoted(&rejected.evidence.text), quoted(&decided.text));
    let of = of_part(constraint.target);
    Some(format!("- Not enforced: {of}{words} ({said}; schemadown.toml: {why})."))
}

fn of_part(target: Target) -> &'static str {
    match target {
        Target::Itself => "",
        Target::Items => "each entry ",
        Target::Keys => "each key ",
        Target::Values => "each value ",
    }
}

/// A sentence in quotation marks; empty where there is none.
fn quoted(sentence: &str) -> String {
    let sentence = doc::line(sentence.trim().trim_end_matches(['.', ';', ',', ':']));
    if sentence.is_empty() { String::new() } else { format!("“{sentence}”") }
}

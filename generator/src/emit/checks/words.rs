//! What the documentation of a field says about its rules.

use super::super::context::Context;
use super::super::doc;
use super::find::{check, is_typed};
use super::parts::Check;
use crate::ir::{Constraint, ConstraintKind, Evidence, Reason, Rejected, Target, Type};

/// The sentence that says so, in parentheses; or the reason that the configuration gives.
pub(in crate::emit) fn said(evidence: &Evidence, is_override: bool) -> String {
    let quoted = quoted(&evidence.text);
    match (quoted.is_empty(), is_override) {
        (true, _) => String::new(),
        (false, true) => format!(" (schemadown.toml: {quoted})"),
        (false, false) => format!(" ({quoted})"),
    }
}

/// The line that a field's documentation has about a constraint, whose check it is given; none for what the type says already.
pub(in crate::emit) fn documented(
    context: &Context<'_>,
    ty: &Type,
    constraint: &Constraint,
    check: Option<&Check>,
) -> Option<String> {
    let of = of_part(constraint.target);
    let said = said(&constraint.evidence, constraint.is_override());
    if let Some(check) = check {
        return Some(format!("- Enforced: {of}{}{said}.", check.words));
    }
    if is_typed(context, ty, constraint) {
        return None;
    }
    let words = match &constraint.kind {
        ConstraintKind::Default(value) => return Some(format!("- Default: {}{said}.", doc::code(&value.to_string()))),
        ConstraintKind::Format(format) if format.starts_with("unix-timestamp") => {
            let unit = match constraint.kind.unit() {
                Some("ms") => "milliseconds",
                Some("us") => "microseconds",
                Some("ns") => "nanoseconds",
                _ => "seconds",
            };
            return Some(format!("- Documented: {of}counts {unit} since 1970{said}."));
        }
        ConstraintKind::Pattern(pattern) => format!("matches {}", doc::code(pattern)),
        ConstraintKind::Format(format) => format!("has the form {}", doc::code(format)),
        other => doc::code(other.name()),
    };
    Some(format!("- Documented, not enforced: {of}{words}{said}."))
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

//! Sentences that read like rules and are not enforced, and rules that cannot all be kept.

use serde_json::Value;

use super::{Finding, fields, finding, settle};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::emit::{self, Unchecked};
use crate::ir::{Constraint, ConstraintKind, Field, Model, ModelKind, Reason, Rejected, Schema, Type};
use crate::mine;

/// What was read and rejected, one finding for each sentence.
pub(super) fn rejected(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for (model, field) in fields(schema) {
        let mut seen = Vec::new();
        for rejected in field.rejected.iter().filter(|rejected| rejected.reason() != Reason::Overridden) {
            let code = code(rejected);
            let place = (code, rejected.evidence.span);
            // Several rules may stumble over one sentence.
            if seen.contains(&place) || is_noise(model, field, rejected) {
                continue;
            }
            seen.push(place);
            // Of two sentences that contradict each other, one finding shows both.
            seen.extend(rejected.against.iter().map(|against| (code, against.span)));
            let diagnostic = match code {
                Code::Refuted => refuted(model, field, rejected),
                Code::Contradiction => contradiction(model, field, rejected),
                _ => unenforced(model, field, rejected),
            };
            let same = format!("{} {}", rejected.why, rejected.evidence.text);
            out.push(finding(model, field, diagnostic, &same));
        }
    }
    out
}

/// Whether nothing is lost with words that were rejected: that no rule reads what another enforces is as it should be.
pub fn is_noise(model: &Model, field: &Field, rejected: &Rejected) -> bool {
    misread(field, rejected) || is_read_across(model, rejected)
}

/// Whether a rule failed at a sentence that others enforce, for it is none of its kind.
fn misread(field: &Field, rejected: &Rejected) -> bool {
    matches!(rejected.reason(), Reason::Unfit | Reason::OtherSubject | Reason::Part | Reason::Description)
        && field.constraints.iter().any(|constraint| constraint.evidence.span == rejected.evidence.span)
}

/// Whether the sentence is enforced as a rule between fields.
fn is_read_across(model: &Model, rejected: &Rejected) -> bool {
    let ModelKind::Struct(object) = &model.kind else { return false };
    object.relations.iter().any(|relation| relation.evidence.span == rejected.evidence.span)
}

/// What the prose of a model says of its fields together and is not enforced, one finding for each sentence.
pub(super) fn rejected_of_models(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for model in &schema.models {
        let ModelKind::Struct(object) = &model.kind else { continue };
        for rejected in object.rejected.iter().filter(|rejected| !is_read_across(model, rejected)) {
            let why = lower(rejected.reason().explanation());
            let message = format!("what reads like a rule between fields of `{}` is not enforced: {why}", model.name);
            let diagnostic = Diagnostic::new(Code::Unenforced, message)
                .severity(Severity::Note)
                .at(rejected.evidence.span, format!("{}: {}", rejected.rule, rejected.why));
            let key = format!("{} {}", rejected.why, rejected.evidence.text);
            out.push(Finding { diagnostic, at: model.id.clone(), of_field: false, key });
        }
    }
    out
}

fn code(rejected: &Rejected) -> Code {
    match rejected.reason() {
        Reason::ContradictsExample => Code::Refuted,
        Reason::ContradictsConstraint => Code::Contradiction,
        Reason::Ambiguous if rejected.against.is_some() => Code::Contradiction,
        _ => Code::Unenforced,
    }
}

fn unenforced(model: &Model, field: &Field, rejected: &Rejected) -> Diagnostic {
    let why = lower(rejected.reason().explanation());
    let message = format!("what reads like a rule of `{}` is not enforced: {why}", field.name);
    let severity = if is_worth_a_look(field, rejected) { Severity::Warning } else { Severity::Note };
    let problem = Diagnostic::new(Code::Unenforced, message)
        .severity(severity)
        .at(rejected.evidence.span, format!("{}: {}", rejected.rule, rejected.why));
    if severity == Severity::Note {
        return match &rejected.demand {
            Some((_, kind)) => problem.help(format!("it would be `{}`", kind.words())),
            None => problem,
        };
    }
    match demanded(model, field, rejected) {
        Some(lines) => problem.help(format!("if every value has to keep it, state it in schemadown.toml:\n{lines}")),
        None if is_relation(rejected.rule) => problem.help(format!(
            "if fields of the object decide it, state it in `[[api.relation]]`:\n[[api.relation]]\nmodel = {}\n{}reason = \"{}\"",
            Value::from(model.id.as_str()),
            if rejected.rule.starts_with("required_if") {
                format!("required_if = {}\nwhen = {{ TO_DECIDE = true }}\n", Value::from(field.wire_name.as_str()))
            } else {
                String::new()
            },
            settle::NO_REASON,
        )),
        None => problem.help("if every value has to keep it, state it in `[[api.constraint]]`"),
    }
}

/// Whether a rule is one between fields.
fn is_relation(rule: &str) -> bool {
    ["required_if.", "exclusive.", "one_of.", "only_with."].iter().any(|family| rule.starts_with(family))
}

/// The lines that state what a sentence would demand; none where that does not fit the field.
fn demanded(model: &Model, field: &Field, rejected: &Rejected) -> Option<String> {
    let (target, kind) = rejected.demand.as_ref().filter(|_| rejected.reason() != Reason::Unfit)?;
    Some(settle::demand(model, field, *target, kind))
}

/// Whether a sentence may demand something after all: a word of demand is in it, and it was not seen through as a
/// description, an example, advice or a tale of the server.
fn is_worth_a_look(field: &Field, rejected: &Rejected) -> bool {
    let seen_through =
        matches!(rejected.reason(), Reason::Description | Reason::Example | Reason::Advice | Reason::Server);
    // No rule is about a boolean, none of ours about an object, and a default demands nothing.
    let is_none = match &field.ty {
        Type::Boolean => true,
        Type::Ref { .. } | Type::Any | Type::Union(_) => rejected.reason() == Reason::Unfit,
        _ => rejected.rule.starts_with("default."),
    };
    if seen_through || is_none {
        return false;
    }
    // That something is required in some case is always said to be kept.
    if rejected.rule.starts_with("required_if.") {
        return true;
    }
    // `At least one` is in many sentences that demand nothing.
    let text = rejected.evidence.text.to_ascii_lowercase().replace("at least one", "").replace("one or more", "");
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let no_more = words.windows(2).any(|pair| matches!(pair, ["no" | "not", more] if COMPARED.contains(more)));
    // So is a length by itself: `2 MB`.
    let is_bare = rejected.rule.split('.').next_back() == Some("exact");
    has(MODALS) || !is_bare && (no_more || has(LIMITS))
}

/// Words that demand.
#[rustfmt::skip] // Words in rows can be read.
const MODALS: &[&str] = &[
    "must", "mustn't", "cannot", "can't", "shall", "should", "shouldn't", "only", "required", "allowed", "valid",
];

/// Words of limits.
#[rustfmt::skip] // Words in rows can be read.
const LIMITS: &[&str] = &[
    "max", "maximum", "min", "minimum", "limit", "limited", "exceed", "exceeds", "range", "most", "least", "longer",
    "shorter", "between",
];

/// Words that bound a value behind `no` and `not`.
const COMPARED: &[&str] = &["more", "less", "fewer", "longer", "shorter", "larger", "greater", "higher", "lower"];

fn refuted(model: &Model, field: &Field, rejected: &Rejected) -> Diagnostic {
    let rule = rejected.demand.as_ref().map_or_else(String::new, |(_, kind)| format!(" `{}`", kind.words()));
    let message = format!("the docs show a value of `{}` that breaks its rule{rule}", field.name);
    let problem = Diagnostic::new(Code::Refuted, message).at(rejected.evidence.span, "the rule");
    let problem = against(problem, rejected, "the value").help("the rule is not enforced; correct one of the two");
    match demanded(model, field, rejected) {
        Some(lines) => problem.help(format!("if the value is wrong, state the rule in schemadown.toml:\n{lines}")),
        None => problem,
    }
}

fn contradiction(model: &Model, field: &Field, rejected: &Rejected) -> Diagnostic {
    let message = format!("two sentences about `{}` cannot both be kept", field.name);
    let rule = rejected.demand.as_ref().map_or_else(|| "this one".to_owned(), |(_, kind)| kind.words());
    let problem = Diagnostic::new(Code::Contradiction, message).at(rejected.evidence.span, rule);
    let problem = against(problem, rejected, "against this one").help("neither is enforced; correct the docs");
    match demanded(model, field, rejected) {
        Some(lines) => problem.help(format!("or state the one that holds in schemadown.toml:\n{lines}")),
        None => problem,
    }
}

fn against(problem: Diagnostic, rejected: &Rejected, label: &str) -> Diagnostic {
    match &rejected.against {
        Some(place) => problem.related(place.span, label),
        None => problem,
    }
}

/// Rules that are enforced and leave no value: one of them is of the configuration.
pub(super) fn contradicting(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for (model, field) in fields(schema) {
        for (at, one) in field.constraints.iter().enumerate() {
            let later = field.constraints.iter().skip(at + 1);
            out.extend(later.filter(|other| mine::contradicts(one, other)).map(|other| {
                let message = format!("no value of `{}` keeps all of its rules", field.name);
                let diagnostic = Diagnostic::new(Code::Contradiction, message)
                    .at(other.evidence.span, other.kind.words())
                    .related(one.evidence.span, one.kind.words())
                    .help(format!(
                        "both are enforced; drop one of the two in schemadown.toml:\n{}",
                        dropped(model, field, one, other)
                    ));
                finding(model, field, diagnostic, &format!("{} {}", one.kind.words(), other.kind.words()))
            }));
        }
    }
    out
}

/// The lines that drop one of two rules: that of the docs, where one is.
fn dropped(model: &Model, field: &Field, one: &Constraint, other: &Constraint) -> String {
    let gone = if one.is_override() { other } else { one };
    settle::drop(model, field, gone.target, &gone.kind)
}

/// Rules that the generated code does not check.
pub(super) fn unchecked(schema: &Schema, options: &emit::Options) -> Vec<Finding> {
    let mut out = Vec::new();
    for Unchecked { model, field, constraint, lack } in emit::unchecked(schema, options) {
        let model = schema.model(model);
        let ModelKind::Struct(object) = &model.kind else { continue };
        let Some(field) = object.fields.get(field) else { continue };
        let Some(Constraint { kind, evidence, rule, .. }) = field.constraints.get(constraint) else { continue };
        let message = format!("`{}` of `{}` is documented and has no check", kind.words(), field.name);
        let diagnostic = Diagnostic::new(Code::NoCheck, message)
            .at(evidence.span, format!("read by {rule}: {}", lack.why))
            .help(lack.help);
        // Whoever wrote an expression meant it to be kept; it can be written so that it is.
        let is_expression = matches!(kind, ConstraintKind::Pattern(_)) && field.ty == Type::String;
        let diagnostic = if is_expression { diagnostic.severity(Severity::Warning) } else { diagnostic };
        out.push(finding(model, field, diagnostic, &format!("{} {}", kind.words(), evidence.text)));
    }
    out
}

/// A sentence as a part of another.
fn lower(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

//! The explanation of a field.

use crate::diagnostic::Label;
use crate::emit;
use crate::ir::{Constraint, Field, Inference, ModelKind, Rejected};
use crate::source::{Sources, Span};

use super::{Part, Subject, unpadded, words};

pub(super) fn explain(subject: &Subject<'_>, at: usize, options: &emit::Options, sources: &Sources) -> Vec<Part> {
    let model = subject.schema.model(subject.model);
    let ModelKind::Struct(object) = &model.kind else { return Vec::new() };
    let Some(field) = object.fields.get(at) else { return Vec::new() };
    let mut parts = vec![Part::Heading(format!("{}.{}", model.id, field.name))];
    parts.extend(row(field.span, sources));
    parts.extend(facts(subject, field));
    let conclusions = field.inferred.iter().map(|inference| concluded(field, inference, sources));
    section("Concluded", conclusions.collect(), &mut parts);
    let across = object.relations.iter().filter(|relation| relation.fields.contains(&at));
    let across = across.map(|relation| super::relation(object, relation));
    section("Rules", field.constraints.iter().map(rule).chain(across).collect(), &mut parts);
    section("Reads like a rule, and is none", field.rejected.iter().map(rejected).collect(), &mut parts);
    parts.push(Part::Heading("Rust".to_owned()));
    match emit::field_excerpt(subject.schema, options, subject.model, at) {
        Ok(excerpt) => {
            parts.push(Part::Lines(excerpt.definition));
            if !excerpt.checks.is_empty() {
                parts.push(Part::Heading("Checks in `validate`".to_owned()));
                parts.push(Part::Lines(excerpt.checks));
            }
        }
        Err(why) => parts.push(Part::Fact("not emitted".to_owned(), why)),
    }
    parts
}

fn section(title: &str, inside: Vec<Part>, parts: &mut Vec<Part>) {
    if !inside.is_empty() {
        parts.push(Part::Heading(title.to_owned()));
        parts.extend(inside);
    }
}

/// The row of the table, without its padding, and where it stands.
fn row(name: Span, sources: &Sources) -> [Part; 2] {
    let file = sources.file(name.file);
    let line = file.text.get(..name.start as usize).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let row = file.text.get(line..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let place = format!("{}:{}", file.display, file.position(name.start));
    [Part::Fact("row".to_owned(), place), Part::Lines(format!("{}\n", unpadded(row)))]
}

fn facts(subject: &Subject<'_>, field: &Field) -> Vec<Part> {
    let fact = |name: &str, value: String| Part::Fact(name.to_owned(), value);
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let inferred = |fact: &str| field.inferred.iter().any(|inference| inference.fact == fact);
    let nullable = if field.hidden_null && !field.nullable {
        "no (its row could not say otherwise: `schemadown --explain SD065`)".to_owned()
    } else {
        yes(field.nullable)
    };
    let wire = if field.wire_name == field.name && !inferred("wire_name") {
        format!("{} (as documented)", field.wire_name)
    } else {
        field.wire_name.clone()
    };
    let required =
        field.condition.as_ref().map_or_else(|| yes(field.required), |said| format!("in a case: “{}”", said.text));
    let mut facts = vec![
        fact("type", words(subject.schema, &field.ty)),
        fact("required", required),
        fact("nullable", nullable),
        fact("in JSON", wire),
        fact("in Rust", field.rust_name.clone()),
    ];
    if field.read_only {
        facts.push(fact("read-only", yes(true)));
    }
    if let Some(deprecation) = &field.deprecated {
        facts.push(fact("deprecated", deprecation.note.clone().unwrap_or_else(|| "yes".to_owned())));
    }
    facts
}

/// What was concluded of a field, in words.
pub fn conclusion(field: &Field, inference: &Inference) -> String {
    match inference.fact {
        "wire_name" => format!("in JSON it is `{}`", field.wire_name),
        "nullable" => format!("it is {}nullable", if field.nullable { "" } else { "not " }),
        "required" => format!("it is {}required", if field.required { "" } else { "not " }),
        "type" => "its type".to_owned(),
        "description" | "example" | "default" => format!("its {}", inference.fact),
        fact => format!("it is {fact}"),
    }
}

fn concluded(field: &Field, inference: &Inference, sources: &Sources) -> Part {
    let what = conclusion(field, inference);
    match inference.span {
        // What stands in a sample is not shown.
        Some(span) if sources.file(span.file).is_hidden() => {
            let (file, position) = (&sources.file(span.file).display, sources.position(span));
            Part::Fact(what, format!("{} ({file}:{position})", inference.rule))
        }
        Some(span) => Part::Place(what, vec![Label { span, text: inference.rule.to_owned() }]),
        None => Part::Fact(what, format!("{} (no single place decided it)", inference.rule)),
    }
}

fn rule(constraint: &Constraint) -> Part {
    let title = format!("{}{}", constraint.kind.words(), constraint.target.of_part());
    let text = if constraint.is_override() {
        format!("set by the configuration: {}", constraint.evidence.text)
    } else {
        constraint.rule.to_owned()
    };
    Part::Place(title, vec![Label { span: constraint.evidence.span, text }])
}

fn rejected(rejected: &Rejected) -> Part {
    let demand = rejected.demand.as_ref();
    let what = demand.map_or_else(|| rejected.rule.to_owned(), |(target, kind)| kind.words() + target.of_part());
    let title = format!("{what}: {} ({})", rejected.why, rejected.reason().name());
    let mut places = vec![Label { span: rejected.evidence.span, text: rejected.rule.to_owned() }];
    places.extend(rejected.against.iter().map(|against| Label { span: against.span, text: "against it".to_owned() }));
    Part::Place(title, places)
}

//! The explanation of a model.

use crate::diagnostic::Label;
use crate::emit;
use crate::ir::{Enum, Field, ModelKind, Schema, Select, Struct, Union};
use crate::source::Sources;

use super::{Part, Subject, words};

pub(super) fn explain(subject: &Subject<'_>, options: &emit::Options, sources: &Sources) -> Vec<Part> {
    let model = subject.schema.model(subject.model);
    let file = sources.file(model.file);
    let fact = |name: &str, value: String| Part::Fact(name.to_owned(), value);
    let mut parts = vec![
        Part::Heading(model.id.clone()),
        fact("page", format!("{}:{}", file.display, file.position(model.place().start))),
        fact("in Rust", model.rust_name.clone()),
        fact("examples", model.examples.len().to_string()),
    ];
    parts.extend(model.examples.iter().filter_map(|example| {
        let why = example.wire.as_ref().err()?.clone();
        Some(Part::Place("an example that is no test".to_owned(), vec![Label { span: example.span, text: why }]))
    }));
    match &model.kind {
        ModelKind::Struct(object) => of_struct(subject.schema, object, &mut parts),
        ModelKind::Enum(values) => of_enum(values, &mut parts),
        ModelKind::Union(union) => of_union(subject.schema, union, &mut parts),
        ModelKind::Alias(ty) => parts.push(fact("another name for", words(subject.schema, ty))),
    }
    parts.push(Part::Heading("Rust".to_owned()));
    match emit::model_text(subject.schema, options, subject.model) {
        Ok(text) => parts.push(Part::Lines(text)),
        Err(why) => parts.push(fact("not emitted", why)),
    }
    parts
}

fn of_struct(schema: &Schema, object: &Struct, parts: &mut Vec<Part>) {
    parts.push(Part::Heading("Fields".to_owned()));
    for field in &object.fields {
        parts.push(Part::Fact(field.name.clone(), summary(schema, field)));
    }
    if let Some(additional) = &object.additional {
        parts.push(Part::Fact("any other".to_owned(), words(schema, &additional.values)));
    }
    if !object.relations.is_empty() {
        parts.push(Part::Heading("Rules between fields".to_owned()));
        parts.extend(object.relations.iter().map(|relation| super::relation(object, relation)));
    }
}

/// A field in a line: its type, what else is known, its rules.
fn summary(schema: &Schema, field: &Field) -> String {
    let mut out = vec![words(schema, &field.ty)];
    if field.required {
        out.push("required".to_owned());
    }
    if field.nullable {
        out.push("nullable".to_owned());
    }
    if field.wire_name != field.name {
        out.push(format!("`{}` in JSON", field.wire_name));
    }
    out.extend(field.constraints.iter().map(|constraint| constraint.kind.words()));
    match field.rejected.len() {
        0 => {}
        1 => out.push("1 sentence not enforced".to_owned()),
        many => out.push(format!("{many} sentences not enforced")),
    }
    out.join(", ")
}

fn of_enum(values: &Enum, parts: &mut Vec<Part>) {
    let open = if values.open { "yes, the docs say so" } else { "as the configuration has it" };
    parts.push(Part::Fact("other values".to_owned(), open.to_owned()));
    if values.flags {
        parts.push(Part::Fact("flags".to_owned(), "yes, each value is a bit".to_owned()));
    }
    parts.push(Part::Heading("Values".to_owned()));
    for value in &values.values {
        parts.push(Part::Fact(value.wire.to_string(), value.rust_name.clone()));
    }
}

/// How a value shows which member of a union it is, in words.
pub fn told_apart(select: &Select) -> String {
    match select {
        Select::Tag(tag) => format!("by the value of `{tag}`"),
        Select::OptionalTag(tag) => format!("by the value of `{tag}`, else by trial, in documented order"),
        Select::Kind => "by the JSON kind of the value".to_owned(),
        Select::Keys(_) => "by the required keys that each has alone".to_owned(),
        Select::Order => "by trial, in documented order".to_owned(),
    }
}

fn of_union(schema: &Schema, union: &Union, parts: &mut Vec<Part>) {
    let select = told_apart(&union.select);
    parts.push(Part::Fact("told apart".to_owned(), select));
    parts.push(Part::Heading("Members".to_owned()));
    for member in &union.members {
        let tag = member.tag_value.as_ref().map_or_else(String::new, |tag| format!(", {tag}"));
        parts.push(Part::Fact(member.rust_name.clone(), format!("{}{tag}", words(schema, &member.ty))));
    }
}

//! What became of a model or a field, and why: its row, what each part was read as, each conclusion and each rule with
//! the words that it was read from, what was rejected, and the Rust.
//!
//! Stands beside `lint`, behind all stages, and concludes nothing itself. An explanation is a list of [`Part`]s; how they
//! are drawn is no business of this module.

mod field;
mod find;
mod model;

pub use field::conclusion;
pub use find::{NotFound, Subject, find};
pub use model::told_apart;

use serde_json::Value;

use crate::diagnostic::Label;
use crate::emit;
use crate::ir::{Relation, Schema, Struct, Type};
use crate::source::Sources;

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the following parts are about.
    Heading(String),
    /// A fact: its name and what it is.
    Fact(String, String),
    /// Words of the documentation or the configuration: what they were read as, and where they stand. The first place is
    /// the one that counts.
    Place(String, Vec<Label>),
    /// Lines of Markdown or Rust.
    Lines(String),
}

/// Explains a model or a field.
pub fn explain(subject: &Subject<'_>, options: &emit::Options, sources: &Sources) -> Vec<Part> {
    match subject.field {
        Some(at) => field::explain(subject, at, options, sources),
        None => model::explain(subject, options, sources),
    }
}

/// A rule between fields of a struct, and the sentence that it was read from.
fn relation(object: &Struct, relation: &Relation) -> Part {
    let title = relation.words(object, |name| format!("`{name}`"), Value::to_string);
    Part::Place(title, vec![Label { span: relation.evidence.span, text: relation.rule.to_owned() }])
}

/// A type in words, as pages have it.
fn words(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Sized(size) => size.format().to_owned(),
        Type::Number => "number".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Date => "date".to_owned(),
        Type::DateTime => "date-time".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Any => "any JSON value".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Array(items) => format!("array of {}", words(schema, items)),
        Type::Map(values) => format!("map of {}", words(schema, values)),
        Type::Ref { model, boxed } => {
            let boxed = if *boxed { " (boxed: it closes a cycle)" } else { "" };
            format!("{}{boxed}", schema.model(*model).id)
        }
        Type::Literal(literal) => format!("only {}", literal.value),
        Type::Union(members) => members.iter().map(|member| words(schema, member)).collect::<Vec<_>>().join(" or "),
    }
}

/// A line without the padding of its table.
fn unpadded(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

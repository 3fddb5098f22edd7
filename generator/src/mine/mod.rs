//! Stage `mine`: English descriptions become [`Constraint`](crate::ir::Constraint)s, each with the words it was read from.
//!
//! Knows English; nothing of Rust and nothing of any documentation dialect.

use crate::ir::{Constraint, Evidence, Prose};

/// What a description describes.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The field's documented name.
    pub field: &'a str,
    /// The shape of its value.
    pub shape: &'a Shape,
    /// The description, as Markdown source.
    pub prose: &'a Prose,
    /// The documented names of all fields of the model, this one included.
    pub siblings: &'a [&'a str],
}

/// The shape of a value, as far as a rule may depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number, whole or not.
    Number,
    /// True or false.
    Boolean,
    /// A date or an instant.
    Date,
    /// Bytes.
    Bytes,
    /// A list.
    Array(Box<Shape>),
    /// An object of string keys.
    Map(Box<Shape>),
    /// One of documented values.
    Enum,
    /// A documented object, a union or anything else.
    Other,
}

/// What was found in a description.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What every acceptable value keeps, in the order of the text.
    pub constraints: Vec<Constraint>,
    /// What reads like a constraint and is none that can be checked.
    pub rejected: Vec<Rejected>,
}

/// Words that read like a constraint, and why they are not enforced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The rule that would have read them.
    pub rule: &'static str,
    /// Why not.
    pub reason: &'static str,
    /// The words.
    pub evidence: Evidence,
}

/// Reads one description.
pub fn mine(_subject: &Subject<'_>) -> Findings {
    Findings::default()
}

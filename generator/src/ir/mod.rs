//! Stage `ir`: all [`RawModel`](crate::dialect::RawModel)s of an API become one [`Schema`]: ids resolved, cycles
//! boxed, names settled, evidence weighed.
//!
//! Knows the neutral model; nothing of Markdown or Rust syntax.

mod admits;
mod build;
mod certainty;
mod clock;
mod constraint;
mod cycles;
mod draft;
mod endless;
mod endless_values;
mod envelope;
mod evidence;
mod examples;
mod flattened;
mod form;
mod identity;
mod inline_types;
mod input;
mod json;
mod letters;
mod lower;
mod merge;
mod mismatch;
mod misshapen;
mod name_cycles;
mod naming;
mod observe;
mod overrides;
mod read;
mod rejected;
mod relation;
mod relation_words;
mod resolve;
mod rust_names;
mod samples;
mod schema;
mod shown;
mod union;
mod values;
mod whole;
mod widths;
mod wire_clashes;
mod wire_examples;

pub use crate::charset::Charset;
pub use crate::dialect::{IntSize, RemarkOf};
pub use build::build;
pub use constraint::{Constraint, ConstraintKind, Decimal, Evidence, LengthUnit, Target};
pub use input::{Docs, Options};
pub use json::json;
pub use read::{Wrong, read};
pub use rejected::{Reason, Rejected, Why};
pub use relation::{Condition, Relation, RelationKind, State};
pub use schema::{
    Additional, Deprecation, Enum, EnumBase, EnumValue, Example, Field, Inference, Literal, Member, Model, ModelId,
    ModelKind, Prose, Remark, Schema, Select, Spelling, Struct, Type, TypeWord, Union, Unproven, WireStyle,
};
pub use shown::{Shown, shown};
pub use whole::{number, whole};
pub use widths::widen_by_rules;

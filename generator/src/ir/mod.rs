//! Stage `ir`: all [`RawModel`](crate::dialect::RawModel)s of an API become one [`Schema`]: ids resolved, cycles
//! boxed, names settled, evidence weighed.
//!
//! Knows the neutral model; nothing of Markdown or Rust syntax.

mod constraint;
mod schema;

pub use constraint::{Charset, Constraint, ConstraintKind, Decimal, Evidence, LengthUnit, Target};
pub use schema::{
    Additional, Deprecation, Enum, EnumBase, EnumValue, Example, Field, Inference, Literal, Member, Model, ModelId,
    ModelKind, Prose, Schema, Select, Struct, Type, Union,
};

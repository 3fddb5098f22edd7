//! How a field's type says that the value may be missing.

use super::context::Context;
use crate::ir::Field;

/// How a field's type is wrapped to say that the value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// It may not: `T`.
    Plain,
    /// It may be absent, or null, or both without a difference: `Option<T>`.
    Option,
    /// It may be absent, and it may be null: `Option<Option<T>>`.
    DoubleOption,
}

impl Wrapping {
    /// The wrapping of a field.
    pub(super) fn of(context: &Context<'_>, field: &Field) -> Self {
        match (field.required, field.nullable) {
            (true, false) => Self::Plain,
            (false, true) if context.tells_null() => Self::DoubleOption,
            _ => Self::Option,
        }
    }
}

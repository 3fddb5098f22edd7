//! What a check consists of.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::context::Context;
use super::super::doc;
use crate::ir::{Charset, Target, Type};
use crate::regex::Form;

/// A check on a value, before it is written out.
pub(in crate::emit) struct Check {
    /// The part of the support module that has the function.
    pub part: &'static str,
    /// The function.
    pub function: &'static str,
    /// What it takes of the value.
    pub takes: Takes,
    /// What the value is compared with.
    pub limit: Limit,
    /// The demand in words, for the documentation: `at most 86 characters`.
    pub words: String,
}

/// What a check takes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Takes {
    /// A reference to it.
    Reference,
    /// A copy of it.
    Copy,
    /// Its number of elements or entries.
    Length,
    /// The text of an enum's value.
    Text,
    /// The number of an enum's value.
    Number,
}

/// What a value is compared with.
pub(in crate::emit) enum Limit {
    /// Nothing.
    None,
    /// An expression.
    Value(TokenStream),
    /// A set of characters, which becomes a constant.
    Charset(Charset),
    /// A regular expression and how it is checked, which becomes a constant.
    Pattern(String, Form),
}

/// The type that a constraint speaks of, where the field's type has such a part.
pub(in crate::emit) fn target<'t>(context: &'t Context<'_>, ty: &'t Type, target: Target) -> Option<&'t Type> {
    let resolved = context.resolve(ty);
    match (target, resolved) {
        (Target::Itself, _) => Some(resolved),
        (Target::Items, Type::Array(inner)) | (Target::Values, Type::Map(inner)) => Some(context.resolve(inner)),
        (Target::Keys, Type::Map(_)) => Some(&Type::String),
        _ => None,
    }
}

/// A limit of lengths and sizes. `u32` so that the code compiles for every target.
pub(super) fn size(limit: u64) -> Option<Limit> {
    let limit = Literal::u32_unsuffixed(u32::try_from(limit).ok()?);
    Some(Limit::Value(quote!(#limit)))
}

pub(super) fn counted(count: u64, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}

pub(super) fn spelled<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> String {
    values.map(|value| doc::code(&value.to_string())).collect::<Vec<_>>().join(", ")
}

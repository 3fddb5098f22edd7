//! Which constraints can be enforced on a Rust type, with which call, and how the documentation says so.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

mod lack;
mod numbers;
mod text;
mod words;

use super::context::Context;
use super::{doc, types};
use crate::ir::{Charset, Constraint, ConstraintKind, EnumBase, ModelId, ModelKind, Target, Type};
use crate::regex::Form;

pub use lack::Lack;
pub(super) use lack::lack;
pub(super) use numbers::{rounded, whole_range};
pub(super) use words::{documented, dropped, said};

/// A check on a value, before it is written out.
pub(super) struct Check {
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
pub(super) enum Takes {
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
pub(super) enum Limit {
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
pub(super) fn target<'t>(context: &'t Context<'_>, ty: &'t Type, target: Target) -> Option<&'t Type> {
    let resolved = context.resolve(ty);
    match (target, resolved) {
        (Target::Itself, _) => Some(resolved),
        (Target::Items, Type::Array(inner)) | (Target::Values, Type::Map(inner)) => Some(context.resolve(inner)),
        (Target::Keys, Type::Map(_)) => Some(&Type::String),
        _ => None,
    }
}

/// The check of a constraint on a field of a type; none where it is documentation only, or does not fit the type.
pub(super) fn check(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> Option<Check> {
    let ty = target(context, ty, constraint.target)?;
    let mapped = types::kind(ty).and_then(|kind| context.mapped(kind));
    match ty {
        Type::String if mapped.is_none() || constraint.target == Target::Keys => text::text(&constraint.kind),
        Type::Integer | Type::Sized(_) => {
            numbers::integer(&constraint.kind, whole_range(context, ty)?, mapped.is_none())
        }
        Type::Number if mapped.is_none() => numbers::number(&constraint.kind),
        Type::Boolean if mapped.is_none() => flags(&constraint.kind),
        Type::Ref { model, .. } if constraint.is_override() => fewer(context, *model, &constraint.kind),
        Type::Array(items) if mapped.is_none() => {
            sizes(&constraint.kind).or_else(|| unique(context, items, &constraint.kind))
        }
        Type::Map(_) if mapped.is_none() => sizes(&constraint.kind),
        _ => None,
    }
}

fn sizes(kind: &ConstraintKind) -> Option<Check> {
    let (function, limit, words) = match kind {
        ConstraintKind::MinItems(limit) => ("min", *limit, "at least"),
        ConstraintKind::MaxItems(limit) => ("max", *limit, "at most"),
        _ => return None,
    };
    let words = format!("{words} {}", counted(limit, "entry"));
    Some(Check { part: "items", function, takes: Takes::Length, limit: size(limit)?, words })
}

fn unique(context: &Context<'_>, items: &Type, kind: &ConstraintKind) -> Option<Check> {
    if *kind != ConstraintKind::UniqueItems {
        return None;
    }
    let items = context.resolve(items);
    let ordered =
        matches!(items, Type::String | Type::Boolean | Type::Date | Type::DateTime | Type::Integer | Type::Sized(_))
            && types::kind(items).is_none_or(|kind| context.mapped(kind).is_none());
    let function = if ordered { "unique" } else { "unique_unordered" };
    let words = "no entry twice".to_owned();
    Some(Check { part: "items", function, takes: Takes::Reference, limit: Limit::None, words })
}

/// The check that a flag has one value only.
fn flags(kind: &ConstraintKind) -> Option<Check> {
    let ConstraintKind::Enum(values) = kind else { return None };
    let flags = values.iter().map(serde_json::Value::as_bool).collect::<Option<Vec<_>>>()?;
    let limit = Limit::Value(quote!(&[#(#flags),*]));
    let words = format!("one of {}", spelled(flags.iter()));
    Some(Check { part: "values", function: "one_of", takes: Takes::Reference, limit, words })
}

/// The check that a field takes fewer values of an enum than the enum has.
fn fewer(context: &Context<'_>, model: ModelId, kind: &ConstraintKind) -> Option<Check> {
    let (ConstraintKind::Enum(values), ModelKind::Enum(shape)) = (kind, &context.model(model)?.kind) else {
        return None;
    };
    if shape.flags || shape.values.iter().all(|value| values.contains(&value.wire)) {
        return None;
    }
    let (function, takes, limit) = match shape.base {
        EnumBase::String => {
            let texts = values.iter().map(serde_json::Value::as_str).collect::<Option<Vec<_>>>()?;
            ("one_of_texts", Takes::Text, quote!(&[#(#texts),*]))
        }
        EnumBase::Integer => {
            let numbers = values.iter().map(serde_json::Value::as_i64).collect::<Option<Vec<_>>>()?;
            let numbers = numbers.into_iter().map(Literal::i64_unsuffixed);
            ("one_of", Takes::Number, quote!(&[#(#numbers),*]))
        }
    };
    let texts = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let words = format!("one of {}", spelled(texts));
    Some(Check { part: "values", function, takes, limit: Limit::Value(limit), words })
}

/// A limit of lengths and sizes. `u32` so that the code compiles for every target.
fn size(limit: u64) -> Option<Limit> {
    let limit = Literal::u32_unsuffixed(u32::try_from(limit).ok()?);
    Some(Limit::Value(quote!(#limit)))
}

fn counted(count: u64, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}

fn spelled<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> String {
    values.map(|value| doc::code(&value.to_string())).collect::<Vec<_>>().join(", ")
}

/// Whether a constraint is a demand that neither a check nor the type alone enforces.
pub(super) fn lacks(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
    let demands = match &constraint.kind {
        ConstraintKind::Default(_) => false,
        // Every number is an instant. Whoever demands it of a text wants it checked.
        ConstraintKind::Format(format) => constraint.is_override() || !format.starts_with("unix-timestamp"),
        _ => true,
    };
    demands && !is_typed(context, ty, constraint) && check(context, ty, constraint).is_none()
}

/// Whether the type says what the constraint does: an instant that it is one, an enum which values it has, a number of
/// some bits how large it can be.
fn is_typed(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
    match (target(context, ty, constraint.target), &constraint.kind) {
        (Some(Type::Date | Type::DateTime | Type::Bytes), ConstraintKind::Format(_)) => true,
        (Some(ty @ (Type::Integer | Type::Sized(_))), kind) => {
            whole_range(context, ty).is_some_and(|range| numbers::is_kept(kind, range))
        }
        (Some(Type::Literal(literal)), ConstraintKind::Enum(values)) if constraint.is_override() => {
            values.contains(&literal.value)
        }
        (Some(Type::Ref { model, .. }), ConstraintKind::Enum(values)) if constraint.is_override() => {
            match context.model(*model).map(|model| &model.kind) {
                Some(ModelKind::Enum(shape)) => shape.values.iter().all(|value| values.contains(&value.wire)),
                _ => false,
            }
        }
        (Some(ty), ConstraintKind::Enum(_)) => {
            !constraint.is_override() && matches!(ty, Type::Ref { .. } | Type::Literal(_) | Type::Union(_))
        }
        _ => false,
    }
}

//! Which check a constraint has on a Rust type.

use proc_macro2::Literal;
use quote::quote;

use super::super::context::Context;
use super::numbers::{self, whole_range};
use super::parts::{Check, Limit, Takes, counted, size, spelled, target};
use super::text;
use crate::ir::{Constraint, ConstraintKind, EnumBase, ModelId, ModelKind, Target, Type};

/// The check of a constraint on a field of a type; none where it is documentation only, or does not fit the type.
pub(in crate::emit) fn check(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> Option<Check> {
    let ty = target(context, ty, constraint.target)?;
    let is_own = !context.maps_type(ty);
    match ty {
        Type::String if is_own || constraint.target == Target::Keys => text::text(&constraint.kind),
        Type::Integer | Type::Sized(_) => numbers::integer(&constraint.kind, whole_range(context, ty)?, is_own),
        Type::Number if is_own => numbers::number(&constraint.kind),
        Type::Boolean if is_own => flags(&constraint.kind),
        Type::Ref { model, .. } if constraint.is_override() => fewer(context, *model, &constraint.kind),
        Type::Array(items) if is_own => sizes(&constraint.kind).or_else(|| unique(context, items, &constraint.kind)),
        Type::Map(_) if is_own => sizes(&constraint.kind),
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
            && !context.maps_type(items);
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

/// Whether a constraint is a demand that neither a check nor the type alone enforces.
pub(in crate::emit) fn lacks(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
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
pub(super) fn is_typed(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
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

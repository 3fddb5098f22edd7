//! Whole numbers that take all 64 bits: one that an example shows, or a bound that prose states, is above what `i64` holds.
//!
//! Nothing else is widened, for `i64` has every number that most APIs ever send, below zero as well.

use crate::dialect::IntSize;
use crate::example::{Node, NodeKind};
use crate::source::Span;

use super::constraint::{ConstraintKind, Decimal, Target};
use super::observe::Slot;
use super::schema::{Field, Inference, Model, ModelKind, Schema, Type};

/// What is made of a whole number above what `i64` holds.
const WIDE: Type = Type::Sized(IntSize { bits: 64, signed: false });

/// What examples show of a field's whole numbers.
#[derive(Clone, Copy, Default)]
struct Shown {
    /// The first that is too large.
    large: Option<Span>,
    below_zero: bool,
}

/// Widens the fields of which an example shows a number that is too large.
pub(super) fn decide(models: &mut [Model], values: &[(Slot, &Node)]) {
    let mut found: Vec<(Slot, Shown)> = Vec::new();
    for (slot, node) in values {
        let Some(field) = field(models, *slot) else { continue };
        let mut shown = Shown::default();
        look(&field.ty, node, &mut shown);
        if shown.large.is_some() || shown.below_zero {
            found.push((*slot, shown));
        }
    }
    let below_zero: Vec<Slot> = found.iter().filter(|(_, shown)| shown.below_zero).map(|(slot, _)| *slot).collect();
    for (slot, shown) in found {
        let Some(large) = shown.large.filter(|_| !below_zero.contains(&slot)) else { continue };
        if let Some(field) = field(models, slot)
            && widen(&mut field.ty)
        {
            field.inferred.push(Inference { fact: "integer", rule: "integer.beyond_i64", span: Some(large) });
        }
    }
}

fn field(models: &mut [Model], slot: Slot) -> Option<&mut Field> {
    match &mut models.get_mut(slot.model.0 as usize)?.kind {
        ModelKind::Struct(object) => object.fields.get_mut(slot.part),
        _ => None,
    }
}

fn look(ty: &Type, node: &Node, shown: &mut Shown) {
    match (ty, &node.kind) {
        (Type::Array(items), NodeKind::Array(elements)) => {
            for element in elements {
                look(items, element, shown);
            }
        }
        (Type::Map(values), NodeKind::Object(entries)) => {
            for (_, value) in entries {
                look(values, value, shown);
            }
        }
        (Type::Integer, NodeKind::Number(text)) => {
            shown.below_zero |= text.starts_with('-');
            if text.parse::<i64>().is_err() && text.parse::<u64>().is_ok() {
                shown.large = shown.large.or(Some(node.span));
            }
        }
        _ => {}
    }
}

/// Widens the fields whose rules admit larger numbers: a maximum that `i64` does not reach says that they are sent.
pub fn widen_by_rules(schema: &mut Schema) {
    for model in &mut schema.models {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for field in &mut object.fields {
            let large = field.constraints.iter().find(|rule| {
                let fits = match rule.target {
                    Target::Itself => field.ty == Type::Integer,
                    Target::Items => matches!(&field.ty, Type::Array(items) if **items == Type::Integer),
                    _ => false,
                };
                fits && is_large(&rule.kind)
            });
            let Some(span) = large.map(|rule| rule.evidence.span) else { continue };
            if !field.constraints.iter().any(|rule| is_below_zero(&rule.kind)) && widen(&mut field.ty) {
                field.inferred.push(Inference { fact: "integer", rule: "integer.beyond_i64", span: Some(span) });
            }
        }
    }
}

fn is_large(kind: &ConstraintKind) -> bool {
    let (ConstraintKind::Maximum(limit) | ConstraintKind::ExclusiveMaximum(limit)) = kind else { return false };
    limit.as_i64().is_none() && limit.as_str().parse::<u64>().is_ok()
}

fn is_below_zero(kind: &ConstraintKind) -> bool {
    let below = |limit: &Decimal| limit.as_str().starts_with('-');
    match kind {
        ConstraintKind::Minimum(limit) | ConstraintKind::ExclusiveMinimum(limit) => below(limit),
        _ => false,
    }
}

fn widen(ty: &mut Type) -> bool {
    match ty {
        Type::Integer => {
            *ty = WIDE;
            true
        }
        Type::Array(inner) | Type::Map(inner) => widen(inner),
        _ => false,
    }
}

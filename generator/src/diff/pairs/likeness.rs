//! How much two models hold the same.

use std::collections::BTreeSet;

use crate::ir::{Model, ModelKind, Schema, Type};

/// What a model holds, as texts to compare.
pub(super) fn features(schema: &Schema, model: &Model) -> BTreeSet<String> {
    match &model.kind {
        ModelKind::Struct(shape) => shape.fields.iter().map(|field| field.wire_name.clone()).collect(),
        ModelKind::Enum(values) => values.values.iter().map(|value| value.wire.to_string()).collect(),
        ModelKind::Union(union) => union.members.iter().map(|member| name(schema, &member.ty)).collect(),
        ModelKind::Alias(ty) => BTreeSet::from([name(schema, ty)]),
    }
}

/// A type by its kind, and a model by its name.
fn name(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::Ref { model, .. } => {
            schema.models.get(model.0 as usize).map(|model| model.name.clone()).unwrap_or_default()
        }
        Type::Array(inner) => format!("{}[]", name(schema, inner)),
        Type::Map(inner) => format!("map of {}", name(schema, inner)),
        Type::Literal(literal) => literal.value.to_string(),
        other => format!("{other:?}"),
    }
}

/// From 0, nothing in common, to 1: all of it.
pub(super) fn likeness(old: (&Schema, &Model), new: (&Schema, &Model)) -> f64 {
    if std::mem::discriminant(&old.1.kind) != std::mem::discriminant(&new.1.kind) {
        return 0.0;
    }
    let (left, right) = (features(old.0, old.1), features(new.0, new.1));
    let names = share(left.intersection(&right).count(), left.union(&right).count());
    match (&old.1.kind, &new.1.kind) {
        // Fields of one name and another type are half as much alike.
        (ModelKind::Struct(before), ModelKind::Struct(after)) => {
            let with_types = |schema: &Schema, fields: &[crate::ir::Field]| -> BTreeSet<String> {
                fields.iter().map(|field| format!("{} {}", field.wire_name, kind(schema, &field.ty))).collect()
            };
            let (left, right) = (with_types(old.0, &before.fields), with_types(new.0, &after.fields));
            let fields = share(left.intersection(&right).count(), left.union(&right).count());
            f64::midpoint(names, fields)
        }
        _ => names,
    }
}

/// The kind of a type. Models may be called otherwise by now.
fn kind(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::Ref { .. } => "a model".to_owned(),
        Type::Array(inner) => format!("{}[]", kind(schema, inner)),
        Type::Map(inner) => format!("map of {}", kind(schema, inner)),
        other => name(schema, other),
    }
}

#[allow(clippy::cast_precision_loss, reason = "no model has so many parts")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How many words two names have in common, of all that they have.
pub(super) fn names(old: &str, new: &str) -> f64 {
    let words = |name: &str| -> BTreeSet<String> {
        heck::ToSnakeCase::to_snake_case(name).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (left, right) = (words(old), words(new));
    share(left.intersection(&right).count(), left.union(&right).count())
}

//! How a value shows which member of a union it is.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schema::{EnumBase, Field, Model, ModelKind, Select, Struct, Type, Union};

/// A tag if there is one, else the JSON kind, else required keys, else the documented order.
pub(super) fn select(models: &[Model], union: &Union) -> (Select, Vec<Option<Value>>) {
    let none = vec![None; union.members.len()];
    if let Some((tag, values)) = tag(models, union) {
        return (Select::Tag(tag), values.into_iter().map(Some).collect());
    }
    if kinds_differ(models, union) {
        return (Select::Kind, none);
    }
    match keys(models, union) {
        Some(keys) => (Select::Keys(keys), none),
        None => (Select::Order, none),
    }
}

/// The struct that a member is.
fn object<'m>(models: &'m [Model], ty: &Type, depth: usize) -> Option<&'m Struct> {
    let Type::Ref { model, .. } = ty else { return None };
    match &models.get(model.0 as usize)?.kind {
        ModelKind::Struct(object) => Some(object),
        ModelKind::Alias(ty) if depth < 8 => object_of_alias(models, ty, depth + 1),
        _ => None,
    }
}

fn object_of_alias<'m>(models: &'m [Model], ty: &Type, depth: usize) -> Option<&'m Struct> {
    object(models, ty, depth)
}

/// The required field that has exactly one value in each member, all of them different. Where there are several such
/// fields, the one that is a literal everywhere goes before one that is an enum somewhere, then the first documented.
fn tag(models: &[Model], union: &Union) -> Option<(String, Vec<Value>)> {
    let objects: Vec<&Struct> =
        union.members.iter().map(|member| object(models, &member.ty, 0)).collect::<Option<_>>()?;
    let first = objects.first()?;
    let candidates = first.fields.iter().filter_map(|field| {
        let same: Vec<&Field> = objects
            .iter()
            .map(|object| object.fields.iter().find(|other| other.wire_name == field.wire_name && other.required))
            .collect::<Option<_>>()?;
        let values: Vec<Value> = same.iter().map(|field| only_value(models, &field.ty)).collect::<Option<_>>()?;
        let distinct: BTreeSet<String> = values.iter().map(Value::to_string).collect();
        let enums = same.iter().filter(|field| !matches!(field.ty, Type::Literal(_))).count();
        (distinct.len() == values.len()).then(|| (enums, field.wire_name.clone(), values))
    });
    candidates.min_by_key(|(enums, ..)| *enums).map(|(_, name, values)| (name, values))
}

/// The one value of a literal or of an enum with one value.
fn only_value(models: &[Model], ty: &Type) -> Option<Value> {
    match ty {
        Type::Literal(literal) => Some(literal.value.clone()),
        Type::Ref { model, .. } => match &models.get(model.0 as usize)?.kind {
            ModelKind::Enum(values) => match values.values.as_slice() {
                [only] => Some(only.wire.clone()),
                _ => None,
            },
            ModelKind::Alias(ty) => match ty {
                Type::Literal(literal) => Some(literal.value.clone()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The kinds of JSON value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

fn kinds_differ(models: &[Model], union: &Union) -> bool {
    let kinds: Option<Vec<Kind>> = union.members.iter().map(|member| kind(models, &member.ty, 0)).collect();
    kinds.is_some_and(|kinds| kinds.iter().collect::<BTreeSet<_>>().len() == kinds.len())
}

/// The one JSON kind that values of a type have; `None` where they may have several.
fn kind(models: &[Model], ty: &Type, depth: usize) -> Option<Kind> {
    Some(match ty {
        Type::String | Type::Date | Type::DateTime | Type::Bytes => Kind::String,
        Type::Integer | Type::Number => Kind::Number,
        Type::Boolean => Kind::Boolean,
        Type::Null => Kind::Null,
        Type::Array(_) => Kind::Array,
        Type::Map(_) => Kind::Object,
        Type::Literal(literal) => match &literal.value {
            Value::String(_) => Kind::String,
            Value::Number(_) => Kind::Number,
            Value::Bool(_) => Kind::Boolean,
            _ => return None,
        },
        Type::Any | Type::Union(_) => return None,
        Type::Ref { model, .. } => match &models.get(model.0 as usize)?.kind {
            ModelKind::Struct(_) => Kind::Object,
            ModelKind::Enum(values) if values.base == EnumBase::String => Kind::String,
            ModelKind::Enum(_) => Kind::Number,
            ModelKind::Alias(ty) if depth < 8 => return kind(models, ty, depth + 1),
            ModelKind::Alias(_) | ModelKind::Union(_) => return None,
        },
    })
}

/// For each member the required keys that no other member has at all. One member may have none: it is what is left.
fn keys(models: &[Model], union: &Union) -> Option<Vec<(usize, Vec<String>)>> {
    let objects: Vec<&Struct> =
        union.members.iter().map(|member| object(models, &member.ty, 0)).collect::<Option<_>>()?;
    if objects.len() < 2 || objects.iter().any(|object| object.additional.is_some()) {
        return None;
    }
    let mut tests = Vec::new();
    let mut rest = None;
    for (at, own) in objects.iter().enumerate() {
        let others = || objects.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, o)| &o.fields);
        let apart: Vec<String> = own
            .fields
            .iter()
            .filter(|field| field.required && !others().any(|other| other.wire_name == field.wire_name))
            .map(|field| field.wire_name.clone())
            .collect();
        if apart.is_empty() {
            if rest.replace(at).is_some() {
                return None;
            }
        } else {
            tests.push((at, apart));
        }
    }
    tests.extend(rest.map(|at| (at, Vec::new())));
    Some(tests)
}

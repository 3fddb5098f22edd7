//! The smallest values that decode, of every type: something to put other values into.

use serde_json::{Map, Value, json};

use crate::ir::{Member, ModelId, ModelKind, Struct, Type, Union};

use super::context::Context;

/// Required fields nest at most so deep; more is a schema that holds no value.
const DEEPEST: usize = 64;

/// A value of a model; none where it holds none.
pub(super) fn of_model(context: &Context<'_>, id: ModelId) -> Option<Value> {
    model(context, id, 0)
}

/// A value of a type; none where it holds none.
pub(super) fn of_type(context: &Context<'_>, ty: &Type) -> Option<Value> {
    value(context, ty, 0)
}

fn value(context: &Context<'_>, ty: &Type, depth: usize) -> Option<Value> {
    Some(match ty {
        Type::String => json!("a"),
        Type::Integer | Type::Sized(_) | Type::Number => json!(1),
        Type::Boolean => json!(true),
        Type::Date => json!("2026-01-31"),
        Type::DateTime => json!("2026-01-31T00:00:00Z"),
        Type::Bytes => json!("YQ=="),
        Type::Any => json!("any"),
        Type::Null => Value::Null,
        Type::Array(_) => json!([]),
        Type::Map(_) => json!({}),
        Type::Literal(literal) => literal.value.clone(),
        Type::Union(members) => members.iter().find_map(|member| value(context, member, depth + 1))?,
        Type::Ref { model, .. } => self::model(context, *model, depth + 1)?,
    })
}

fn model(context: &Context<'_>, id: ModelId, depth: usize) -> Option<Value> {
    if depth > DEEPEST {
        return None;
    }
    match &context.model(id)?.kind {
        ModelKind::Struct(object) => self::object(context, object, depth).map(Value::Object),
        ModelKind::Enum(values) => values.values.first().map(|value| value.wire.clone()),
        ModelKind::Union(union) => union.members.iter().find_map(|member| self::member(context, union, member, depth)),
        ModelKind::Alias(target) => value(context, target, depth + 1),
    }
}

fn object(context: &Context<'_>, object: &Struct, depth: usize) -> Option<Map<String, Value>> {
    let required = object.fields.iter().filter(|field| field.required);
    required.map(|field| Some((field.wire_name.clone(), value(context, &field.ty, depth)?))).collect()
}

fn member(context: &Context<'_>, union: &Union, member: &Member, depth: usize) -> Option<Value> {
    let mut value = value(context, &member.ty, depth)?;
    if let (Some(tag), Some(tag_value), Value::Object(object)) = (union.select.tag(), &member.tag_value, &mut value) {
        object.insert(tag.to_owned(), tag_value.clone());
    }
    Some(value)
}

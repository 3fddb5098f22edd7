//! Rules that a documented example breaks are misread, or the example is wrong: neither is worth a rejected request.

use serde_json::{Map, Value};

use super::Across;
use crate::ir::{Condition, Field, ModelKind, Rejected, Relation, RelationKind, Schema, State, Struct, Type};

/// How deep an example is looked into.
const DEPTH: usize = 32;

/// Takes out, from what was found in each model, the rules that an example of the schema breaks.
pub(super) fn refute(schema: &Schema, found: &mut [Across]) {
    if found.iter().all(|across| across.relations.is_empty()) {
        return;
    }
    for (number, model) in schema.models.iter().enumerate() {
        for example in &model.examples {
            if let Ok(value) = &example.wire {
                of_model(schema, number, value, found, 0);
            }
        }
    }
}

fn of_model(schema: &Schema, number: usize, value: &Value, found: &mut [Across], depth: usize) {
    let Some(model) = schema.models.get(number).filter(|_| depth < DEPTH) else { return };
    match (&model.kind, value) {
        (ModelKind::Struct(object), Value::Object(properties)) => {
            if let Some(across) = found.get_mut(number) {
                of_object(object, properties, across);
            }
            for field in &object.fields {
                if let Some(value) = properties.get(&field.wire_name) {
                    of_type(schema, &field.ty, value, found, depth + 1);
                }
            }
        }
        (ModelKind::Alias(ty), _) => of_type(schema, ty, value, found, depth + 1),
        // Whichever member it is: a rule less is better than one that rejects what is documented.
        (ModelKind::Union(union), _) => {
            for member in &union.members {
                of_type(schema, &member.ty, value, found, depth + 1);
            }
        }
        _ => {}
    }
}

fn of_type(schema: &Schema, ty: &Type, value: &Value, found: &mut [Across], depth: usize) {
    match (ty, value) {
        (Type::Ref { model, .. }, _) => of_model(schema, model.0 as usize, value, found, depth),
        (Type::Array(inner), Value::Array(items)) => {
            for item in items {
                of_type(schema, inner, item, found, depth);
            }
        }
        (Type::Map(inner), Value::Object(entries)) => {
            for entry in entries.values() {
                of_type(schema, inner, entry, found, depth);
            }
        }
        _ => {}
    }
}

fn of_object(object: &Struct, properties: &Map<String, Value>, across: &mut Across) {
    // A member of a union that lacks a required property is another member.
    let lacks = |field: &Field| field.required && !properties.contains_key(&field.wire_name);
    if object.fields.iter().any(lacks) {
        return;
    }
    let (kept, broken): (Vec<_>, Vec<_>) =
        std::mem::take(&mut across.relations).into_iter().partition(|relation| holds(object, properties, relation));
    across.relations = kept;
    let broken =
        broken.into_iter().map(|relation| Rejected::new(relation.rule, "an example breaks it", relation.evidence));
    across.rejected.extend(broken);
}

/// Whether an object keeps a rule.
fn holds(object: &Struct, properties: &Map<String, Value>, relation: &Relation) -> bool {
    let value = |field: &usize| {
        let name = object.fields.get(*field).map(|field| field.wire_name.as_str());
        name.and_then(|name| properties.get(name)).filter(|value| !value.is_null())
    };
    let present = relation.fields.iter().filter_map(value);
    let used = present.clone().filter(|value| **value != Value::Bool(false)).count();
    let met = |Condition { field, state }: &Condition| match state {
        State::Present => value(field).is_some(),
        State::Absent => value(field).is_none(),
        State::Is(values) => value(field).is_some_and(|value| values.contains(value)),
        State::IsNot(values) => value(field).is_some_and(|value| !values.contains(value)),
    };
    let case = relation.when.iter().all(met);
    match relation.kind {
        RelationKind::RequiredIf => !case || present.count() > 0,
        RelationKind::MutuallyExclusive if relation.when.is_empty() => used < 2,
        RelationKind::MutuallyExclusive => !case || used == 0,
        RelationKind::AtLeastOneOf => present.count() > 0,
        RelationKind::ExactlyOneOf => present.count() > 0 && used < 2,
        RelationKind::OnlyWith => {
            let against = |Condition { field, state }: &Condition| match state {
                State::Is(_) | State::IsNot(_) => value(field).is_none(),
                State::Present | State::Absent => false,
            };
            used == 0 || relation.when.iter().all(|condition| met(condition) || against(condition))
        }
    }
}

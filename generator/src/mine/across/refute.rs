//! Rules that a documented example breaks are misread, or the example is wrong: neither is worth a rejected request.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::Across;
use crate::ir::{Condition, Field, ModelKind, Rejected, Relation, RelationKind, Schema, State, Struct, Type, Why};
use crate::parallel;

/// How deep an example is looked into.
const DEPTH: usize = 32;

/// Takes out, from what was found in each model, the rules that an example of the schema breaks.
pub(super) fn refute(schema: &Schema, found: &mut [Across]) {
    if found.iter().all(|across| across.relations.is_empty()) {
        return;
    }
    let models: Vec<usize> = (0..schema.models.len()).collect();
    let broken = parallel::map(&models, |number| {
        let mut walk = Walk { schema, found, broken: HashSet::new(), seen: HashSet::new() };
        let examples = schema.models.get(*number).map(|model| model.examples.as_slice()).unwrap_or_default();
        for value in examples.iter().filter_map(|example| example.wire.as_ref().ok()) {
            walk.of_model(*number, value, 0);
        }
        walk.broken
    });
    let broken: HashSet<(usize, usize)> = broken.into_iter().flatten().collect();
    for (number, across) in found.iter_mut().enumerate() {
        let all = std::mem::take(&mut across.relations).into_iter().enumerate();
        let (broken, kept): (Vec<_>, Vec<_>) = all.partition(|(at, _)| broken.contains(&(number, *at)));
        across.relations = kept.into_iter().map(|(_, relation)| relation).collect();
        let rejected = broken.into_iter().map(|(_, relation)| relation);
        let rejected = rejected.map(|relation| Rejected::new(relation.rule, Why::ExampleBreaks, relation.evidence));
        across.rejected.extend(rejected);
    }
}

/// The examples of one model, and the rules that they break.
struct Walk<'a> {
    schema: &'a Schema,
    found: &'a [Across],
    /// By the numbers of the model and of the relation.
    broken: HashSet<(usize, usize)>,
    /// Which unions and aliases were tried on a value: a union may hold itself.
    seen: HashSet<(usize, *const Value)>,
}

impl Walk<'_> {
    fn of_model(&mut self, number: usize, value: &Value, depth: usize) {
        let schema = self.schema;
        let Some(model) = schema.models.get(number).filter(|_| depth < DEPTH) else { return };
        match (&model.kind, value) {
            (ModelKind::Struct(object), Value::Object(properties)) => {
                self.of_object(number, object, properties);
                for field in &object.fields {
                    if let Some(value) = properties.get(&field.wire_name) {
                        self.of_type(&field.ty, value, depth + 1);
                    }
                }
            }
            (ModelKind::Alias(_) | ModelKind::Union(_), _) if !self.seen.insert((number, value)) => {}
            (ModelKind::Alias(ty), _) => self.of_type(ty, value, depth + 1),
            // Whichever member it is: a rule less is better than one that rejects what is documented.
            (ModelKind::Union(union), _) => {
                for member in &union.members {
                    self.of_type(&member.ty, value, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn of_type(&mut self, ty: &Type, value: &Value, depth: usize) {
        match (ty, value) {
            (Type::Ref { model, .. }, _) => self.of_model(model.0 as usize, value, depth),
            (Type::Array(inner), Value::Array(items)) => {
                for item in items {
                    self.of_type(inner, item, depth);
                }
            }
            (Type::Map(inner), Value::Object(entries)) => {
                for entry in entries.values() {
                    self.of_type(inner, entry, depth);
                }
            }
            _ => {}
        }
    }

    fn of_object(&mut self, number: usize, object: &Struct, properties: &Map<String, Value>) {
        let Some(across) = self.found.get(number).filter(|across| !across.relations.is_empty()) else { return };
        // A member of a union that lacks a required property is another member.
        let lacks = |field: &Field| field.required && !properties.contains_key(&field.wire_name);
        if object.fields.iter().any(lacks) {
            return;
        }
        let all = across.relations.iter().enumerate();
        let broken = all.filter(|(_, relation)| !holds(object, properties, relation));
        self.broken.extend(broken.map(|(at, _)| (number, at)));
    }
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

//! Rules between fields as schemas of the object that has them.

use serde_json::{Value, json};

use crate::ir::{Condition, Field, Relation, RelationKind, State, Struct, Type};

/// The schema of a rule; none where it names fields that are not there.
pub(super) fn schema(object: &Struct, relation: &Relation) -> Option<Value> {
    let field = |place: &usize| object.fields.get(*place);
    let fields = relation.fields.iter().map(field).collect::<Option<Vec<&Field>>>()?;
    let cases = || relation.when.iter().map(|condition| met(object, condition)).collect::<Option<Vec<Value>>>();
    if relation.is_group() {
        return Some(group(relation.kind, &fields));
    }
    let field = fields.first()?;
    // Each is written as what must not be: the same way round as the generated code checks it.
    let mut broken = vec![];
    match relation.kind {
        RelationKind::RequiredIf => {
            broken.extend(cases()?);
            broken.push(not(&present(field)));
        }
        RelationKind::OnlyWith => {
            broken.push(used(field));
            broken.push(met(object, &opposite(relation.when.first()?))?);
        }
        _ => {
            broken.push(used(field));
            broken.extend(cases()?);
        }
    }
    Some(not(&json!({ "allOf": broken })))
}

fn group(kind: RelationKind, fields: &[&Field]) -> Value {
    match kind {
        RelationKind::AtLeastOneOf => json!({ "anyOf": fields.iter().map(|field| present(field)).collect::<Vec<_>>() }),
        RelationKind::ExactlyOneOf => json!({ "oneOf": fields.iter().map(|field| used(field)).collect::<Vec<_>>() }),
        _ => {
            let pairs = fields.iter().enumerate().flat_map(|(at, one)| {
                let others = fields.iter().skip(at + 1);
                others.map(|other| not(&json!({ "allOf": [used(one), used(other)] })))
            });
            json!({ "allOf": pairs.collect::<Vec<_>>() })
        }
    }
}

/// That a field has a value.
fn present(field: &Field) -> Value {
    has(field, &not(&json!({ "type": "null" })))
}

/// That a field has a value. A flag that is off has none to speak of.
fn used(field: &Field) -> Value {
    if field.ty == Type::Boolean { has(field, &json!({ "const": true })) } else { present(field) }
}

fn has(field: &Field, value: &Value) -> Value {
    json!({ "required": [field.wire_name], "properties": { field.wire_name.as_str(): value } })
}

fn met(object: &Struct, condition: &Condition) -> Option<Value> {
    let field = object.fields.get(condition.field)?;
    Some(match &condition.state {
        State::Present => present(field),
        State::Absent => not(&present(field)),
        State::Is(values) => has(field, &json!({ "enum": values })),
        State::IsNot(values) => {
            let mut others = values.clone();
            others.push(Value::Null);
            has(field, &not(&json!({ "enum": others })))
        }
    })
}

/// What a case is where it is certainly not given. A field that is absent may have a default on the server.
fn opposite(condition: &Condition) -> Condition {
    let state = match &condition.state {
        State::Present => State::Absent,
        State::Absent => State::Present,
        State::Is(values) => match values.as_slice() {
            [Value::Bool(value)] => State::Is(vec![(!value).into()]),
            _ => State::IsNot(values.clone()),
        },
        State::IsNot(values) => State::Is(values.clone()),
    };
    Condition { field: condition.field, state }
}

fn not(schema: &Value) -> Value {
    json!({ "not": schema })
}

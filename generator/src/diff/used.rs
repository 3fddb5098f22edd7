//! By whom values of each model are sent: users of the API in requests, the API in responses, or both.
//!
//! Names say so (`CreateOrderRequest`), and what is called after the one model that refers to it (`CreateOrderRequestLine`) is
//! sent with that. What else such a model refers to is sent with it too, but perhaps not only so: a model may be the whole body of
//! a response without any name that tells. So that counts only where the documentation names both sides of all its operations,
//! and every model is reached from one of them. Whatever is not known is taken for both.

use std::collections::BTreeSet;

use super::change::Used;
use crate::ir::{Model, ModelId, ModelKind, Schema, Type};

/// So deep are objects that are called after each other, at most.
const MOST_OWNERS: usize = 32;

const REQUEST: u8 = 1;
const RESPONSE: u8 = 2;

/// What models of requests and of responses are called at the end.
const ENDINGS: [(&str, u8); 7] = [
    ("RequestBody", REQUEST),
    ("RequestParams", REQUEST),
    ("RequestParameters", REQUEST),
    ("ResponseBody", RESPONSE),
    ("Request", REQUEST),
    ("Requests", REQUEST),
    ("Response", RESPONSE),
];

/// What is known of each model, in the order of the schema.
pub(super) fn used(schema: &Schema) -> Vec<Used> {
    let mut own: Vec<u8> = schema.models.iter().map(own).collect();
    with_owners(schema, &mut own);
    let mut reached = own.clone();
    for direction in [REQUEST, RESPONSE] {
        let mut open: Vec<usize> = (0..own.len()).filter(|at| own[*at] & direction != 0).collect();
        while let Some(at) = open.pop() {
            for ty in types(&schema.models[at].kind) {
                references(ty, &mut |ModelId(next)| {
                    if let Some(known) = reached.get_mut(next as usize)
                        && *known & direction == 0
                    {
                        *known |= direction;
                        open.push(next as usize);
                    }
                });
            }
        }
    }
    let is_whole = reached.iter().all(|known| *known != 0);
    let of = |(own, reached): (&u8, &u8)| {
        // What is reached adds to what a name says, and replaces it only where nothing is hidden.
        let known = if *own != 0 || is_whole { *reached } else { 0 };
        match known {
            0 => Used::UNKNOWN,
            known => Used { in_requests: known & REQUEST != 0, in_responses: known & RESPONSE != 0, is_known: true },
        }
    };
    own.iter().zip(&reached).map(of).collect()
}

/// What is called after the only model that refers to it is sent with that one.
fn with_owners(schema: &Schema, own: &mut [u8]) {
    let mut holders: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); schema.models.len()];
    for (at, model) in schema.models.iter().enumerate() {
        for ty in types(&model.kind) {
            references(ty, &mut |ModelId(of)| {
                if let Some(holders) = holders.get_mut(of as usize) {
                    holders.insert(at);
                }
            });
        }
    }
    let owner = |at: usize| {
        let mut of = holders[at].iter().copied();
        let only = of.next().filter(|only| of.next().is_none() && *only != at)?;
        let (model, owner) = (&schema.models[at], &schema.models[only]);
        let is_called_after = model.name.len() > owner.name.len() && model.name.starts_with(owner.name.as_str());
        (is_called_after && model.module == owner.module).then_some(only)
    };
    let mut open: Vec<usize> = (0..own.len()).filter(|at| own[*at] == 0).collect();
    // The owner of an owner comes first, so that a few rounds are enough for any depth that there is.
    for _ in 0..MOST_OWNERS {
        let before = open.len();
        open.retain(|at| {
            own[*at] = owner(*at).map_or(0, |owner| own[owner]);
            own[*at] == 0
        });
        if open.len() == before {
            break;
        }
    }
}

/// What a model's own name says, and the folder of errors, which only servers send.
fn own(model: &Model) -> u8 {
    if model.module.last().is_some_and(|folder| folder == "errors") {
        return RESPONSE;
    }
    let name = heck::ToUpperCamelCase::to_upper_camel_case(model.name.as_str());
    ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map_or(0, |(_, direction)| *direction)
}

/// The types that a model names.
pub(super) fn types(kind: &ModelKind) -> Vec<&Type> {
    match kind {
        ModelKind::Struct(shape) => {
            let additional = shape.additional.iter().map(|additional| &additional.values);
            shape.fields.iter().map(|field| &field.ty).chain(additional).collect()
        }
        ModelKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        ModelKind::Alias(ty) => vec![ty],
        ModelKind::Enum(_) => Vec::new(),
    }
}

/// The models that a type names.
pub(super) fn references(ty: &Type, visit: &mut impl FnMut(ModelId)) {
    match ty {
        Type::Ref { model, .. } => visit(*model),
        Type::Array(inner) | Type::Map(inner) => references(inner, visit),
        Type::Union(members) => members.iter().for_each(|member| references(member, visit)),
        _ => {}
    }
}

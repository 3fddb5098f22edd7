//! What examples show: each documented literal is laid over the type it stands for, and every part of it is noted with
//! the field it is a value of.

use std::collections::HashMap;

use crate::example::{Key, Node, NodeKind};

use super::schema::{EnumBase, Model, ModelId, ModelKind, Spelling, Struct, Type};

/// A place in the schema that has a type: a field, a union's member (by its number), or an alias (0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) model: ModelId,
    pub(super) part: usize,
}

/// What examples show of each slot.
#[derive(Debug, Default)]
pub(super) struct Observations<'a> {
    /// The numbers at or inside a slot, and how the literal they stand in spells its keys.
    pub(super) numbers: HashMap<Slot, Vec<(&'a Node, Spelling)>>,
    /// Where a slot's value is `null`.
    pub(super) nulls: HashMap<Slot, &'a Node>,
    /// The keys that wire literals have for a field.
    pub(super) keys: HashMap<Slot, Vec<&'a Key>>,
    /// The value of each field, where somebody asks for them.
    pub(super) values: Option<Vec<(Slot, &'a Node)>>,
}

/// Lays a literal over a type and notes what it shows.
pub(super) fn observe<'a>(
    models: &[Model],
    ty: &Type,
    node: &'a Node,
    slot: Option<Slot>,
    spelling: Spelling,
    seen: &mut Observations<'a>,
) {
    let mut inner = |ty: &Type, node: &'a Node| observe(models, ty, node, slot, spelling, seen);
    match (ty, &node.kind) {
        (Type::Array(items), NodeKind::Array(elements)) => elements.iter().for_each(|element| inner(items, element)),
        (Type::Map(values), NodeKind::Object(entries)) => entries.iter().for_each(|(_, value)| inner(values, value)),
        (Type::Integer | Type::Sized(_) | Type::Number, NodeKind::Number(_)) => {
            if let Some(slot) = slot {
                seen.numbers.entry(slot).or_default().push((node, spelling));
            }
        }
        (Type::Union(members), _) => {
            if let Some(member) = best(models, members.iter(), node, spelling) {
                inner(&members[member], node);
            }
        }
        (Type::Ref { model, .. }, _) => observe_model(models, *model, node, spelling, seen),
        _ => {}
    }
}

/// Lays a literal over a model.
pub(super) fn observe_model<'a>(
    models: &[Model],
    id: ModelId,
    node: &'a Node,
    spelling: Spelling,
    seen: &mut Observations<'a>,
) {
    let Some(model) = models.get(id.0 as usize) else { return };
    match (&model.kind, &node.kind) {
        (ModelKind::Struct(object), NodeKind::Object(entries)) => {
            for (key, value) in entries {
                let Some(part) = field_of(object, key, spelling) else {
                    if let Some(additional) = &object.additional {
                        observe(models, &additional.values, value, None, spelling, seen);
                    }
                    continue;
                };
                let slot = Slot { model: id, part };
                if spelling == Spelling::Wire {
                    seen.keys.entry(slot).or_default().push(key);
                }
                if let Some(values) = &mut seen.values {
                    values.push((slot, value));
                }
                if value.kind == NodeKind::Null {
                    seen.nulls.entry(slot).or_insert(value);
                }
                observe(models, &object.fields[part].ty, value, Some(slot), spelling, seen);
            }
        }
        (ModelKind::Union(union), _) => {
            if let Some(part) = best(models, union.members.iter().map(|member| &member.ty), node, spelling) {
                let slot = Slot { model: id, part };
                observe(models, &union.members[part].ty, node, Some(slot), spelling, seen);
            }
        }
        (ModelKind::Alias(ty), _) => observe(models, ty, node, Some(Slot { model: id, part: 0 }), spelling, seen),
        _ => {}
    }
}

/// The field that a key stands for.
pub(super) fn field_of(object: &Struct, key: &Key, spelling: Spelling) -> Option<usize> {
    let exact = object.fields.iter().position(|field| match spelling {
        Spelling::Documented => field.name == key.name,
        Spelling::Wire | Spelling::Exact => field.wire_name == key.name,
    });
    if spelling == Spelling::Exact {
        return exact;
    }
    exact.or_else(|| {
        let mut fits = object.fields.iter().enumerate().filter(|(_, field)| folded(&field.name).eq(folded(&key.name)));
        let only = fits.next().map(|(at, _)| at);
        if fits.next().is_none() { only } else { None }
    })
}

/// A name without case and punctuation: what stays the same however an SDK spells it.
pub(super) fn fold(name: &str) -> String {
    folded(name).map(char::from).collect()
}

/// Its letters and digits, one by one.
pub(super) fn folded(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// The type that a literal fits best; the first of several.
pub(super) fn best<'t>(
    models: &[Model],
    types: impl Iterator<Item = &'t Type>,
    node: &Node,
    spelling: Spelling,
) -> Option<usize> {
    let fits = types.enumerate().filter_map(|(at, ty)| Some((at, fit(models, ty, node, spelling, 0)?)));
    fits.fold(None, |best: Option<(usize, i32)>, (at, score)| match best {
        Some((_, highest)) if highest >= score => best,
        _ => Some((at, score)),
    })
    .map(|(at, _)| at)
}

/// Whether a literal can be of a model.
pub(super) fn fits(models: &[Model], model: &Model, node: &Node, spelling: Spelling) -> bool {
    fit_model(models, model, node, spelling, 0).is_some()
}

/// How deep a fit is looked at: enough to tell the members of a union apart, and no way round a cycle.
const FIT_DEPTH: usize = 4;

/// How well a literal fits a type; `None` where it cannot be of it.
fn fit(models: &[Model], ty: &Type, node: &Node, spelling: Spelling, depth: usize) -> Option<i32> {
    if depth > FIT_DEPTH {
        return Some(0);
    }
    let inner = |ty: &Type, node: &Node| fit(models, ty, node, spelling, depth + 1);
    match (ty, &node.kind) {
        (Type::Any, _) | (_, NodeKind::Opaque(_) | NodeKind::Elided) => Some(0),
        (Type::String, NodeKind::String(_) | NodeKind::Path(_))
        | (Type::Number, NodeKind::Number(_))
        | (Type::Boolean, NodeKind::Boolean(_))
        | (Type::Null, NodeKind::Null) => Some(2),
        (Type::Date | Type::DateTime, NodeKind::Date(_)) => Some(3),
        (Type::Date | Type::DateTime | Type::Bytes, NodeKind::String(_)) => Some(1),
        (Type::Integer, NodeKind::Number(_)) => node.is_integer().then_some(3),
        (Type::Sized(size), NodeKind::Number(_)) => size.holds(&node.to_json().ok()?).then_some(3),
        (Type::Array(items), NodeKind::Array(elements)) => {
            let scores = elements.iter().take(4).map(|element| inner(items, element));
            scores.sum::<Option<i32>>().map(|score| 1 + score)
        }
        (Type::Map(values), NodeKind::Object(entries)) => {
            let scores = entries.iter().take(4).map(|(_, value)| inner(values, value));
            scores.sum::<Option<i32>>().map(|_| 0)
        }
        (Type::Literal(literal), _) => (node.to_json().ok()? == literal.value).then_some(6),
        (Type::Union(members), _) => members.iter().filter_map(|member| inner(member, node)).max(),
        (Type::Ref { model, .. }, _) => fit_model(models, models.get(model.0 as usize)?, node, spelling, depth + 1),
        _ => None,
    }
}

fn fit_model(models: &[Model], model: &Model, node: &Node, spelling: Spelling, depth: usize) -> Option<i32> {
    match (&model.kind, &node.kind) {
        (ModelKind::Struct(object), NodeKind::Object(entries)) => {
            let mut score = 0;
            for (key, value) in entries {
                match field_of(object, key, spelling) {
                    Some(at) => {
                        let field = &object.fields[at];
                        let null = value.kind == NodeKind::Null;
                        score += if null { 1 } else { 2 + fit(models, &field.ty, value, spelling, depth)? };
                    }
                    None => score -= if object.additional.is_some() { 0 } else { 4 },
                }
            }
            let missing = object.fields.iter().enumerate().filter(|(at, field)| {
                !node.partial
                    && field.required
                    && !entries.iter().any(|(key, _)| field_of(object, key, spelling) == Some(*at))
            });
            Some(score - 3 * i32::try_from(missing.count()).unwrap_or(i32::MAX / 8))
        }
        (ModelKind::Enum(values), kind) => match (values.base, kind) {
            (_, NodeKind::Path(_)) => Some(2),
            (EnumBase::String, NodeKind::String(text)) => {
                Some(if values.values.iter().any(|value| value.wire == text.as_str()) { 4 } else { 0 })
            }
            (EnumBase::Integer, NodeKind::Number(_)) => node.is_integer().then_some(3),
            (EnumBase::Integer, NodeKind::String(text)) if values.flags => text.parse::<u64>().is_ok().then_some(1),
            _ => None,
        },
        (ModelKind::Union(union), _) => {
            union.members.iter().filter_map(|member| fit(models, &member.ty, node, spelling, depth)).max()
        }
        (ModelKind::Alias(ty), _) => fit(models, ty, node, spelling, depth),
        _ => None,
    }
}

//! How a value shows which member of a union it is.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::schema::{EnumBase, Field, Member, Model, ModelKind, Select, Struct, Type, Union};

/// What the page says itself: a tag, of which the wire name is known by now. `None` where it does not say, or where a
/// member has no such property.
pub(super) fn stated(models: &[Model], union: &Union) -> Option<(Select, Vec<Option<Value>>)> {
    let Select::Tag(documented) = &union.select else { return None };
    let mut wire: Option<&str> = None;
    for member in &union.members {
        for object in leaves(models, &member.ty)? {
            let field =
                object.fields.iter().find(|field| field.name == *documented || field.wire_name == *documented)?;
            if wire.is_some_and(|known| known != field.wire_name) {
                return None;
            }
            wire = Some(&field.wire_name);
        }
    }
    let values = union.members.iter().map(|member| member.tag_value.clone()).collect();
    Some((Select::Tag(wire?.to_owned()), values))
}

/// A tag if there is one, else the JSON kind, else required keys, else the documented order.
pub(super) fn select(models: &[Model], union: &Union, habits: &Habits) -> (Select, Vec<Option<Value>>) {
    let none = vec![None; union.members.len()];
    let tag = candidates(models, union).into_iter().min_by_key(|tag| tag.doubts(habits));
    if let Some(Tag { name, values, required, .. }) = tag {
        let select = if required { Select::Tag } else { Select::OptionalTag };
        return (select(name), values.into_iter().map(Some).collect());
    }
    if kinds_differ(models, union) {
        return (Select::Kind, none);
    }
    match keys(models, union) {
        Some(keys) => (Select::Keys(keys), none),
        None => (Select::Order, none),
    }
}

/// How many of the API's unions can be told apart by a property and by no other.
#[derive(Debug, Default)]
pub(super) struct Habits(HashMap<String, usize>);

/// By which properties this API tells members apart where there is no choice.
pub(super) fn habits(models: &[Model]) -> Habits {
    let mut habits = Habits::default();
    for model in models {
        let ModelKind::Union(union) = &model.kind else { continue };
        if let [only] = candidates(models, union).as_slice() {
            *habits.0.entry(only.name.clone()).or_default() += 1;
        }
    }
    habits
}

/// A property that may be what tells the members of a union apart.
struct Tag {
    name: String,
    /// One value for each member, all different.
    values: Vec<Value>,
    /// Whether all members require it.
    required: bool,
    /// Whether a member documents more values than the one that the others leave it.
    shared: bool,
    /// How many members write it as an enum rather than as a literal.
    enums: usize,
}

impl Tag {
    /// What speaks against it, from the weightiest down. What the API does elsewhere goes before what is required.
    fn doubts(&self, habits: &Habits) -> (bool, Reverse<usize>, bool, usize) {
        let habit = habits.0.get(&self.name).copied().unwrap_or_default();
        (self.shared, Reverse(habit), !self.required, self.enums)
    }
}

/// How deep aliases and unions are followed: enough for any documentation, and no way round a cycle.
const DEPTH: usize = 8;
/// How many structs a member may be: a union of unions has a few, and no more than this are worth comparing.
const LEAVES: usize = 256;

/// The struct that a member is.
fn object<'m>(models: &'m [Model], ty: &Type) -> Option<&'m Struct> {
    match leaves(models, ty)?.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The structs that a member may be: one, or those of the members of a union. `None` where it may be anything else.
fn leaves<'m>(models: &'m [Model], ty: &Type) -> Option<Vec<&'m Struct>> {
    let mut found = Vec::new();
    collect_leaves(models, ty, 0, &mut found)?;
    (!found.is_empty()).then_some(found)
}

fn collect_leaves<'m>(models: &'m [Model], ty: &Type, depth: usize, found: &mut Vec<&'m Struct>) -> Option<()> {
    let Type::Ref { model, .. } = ty else { return None };
    if depth > DEPTH || found.len() >= LEAVES {
        return None;
    }
    match &models.get(model.0 as usize)?.kind {
        ModelKind::Struct(object) => found.push(object),
        ModelKind::Alias(ty) => collect_leaves(models, ty, depth + 1, found)?,
        ModelKind::Union(union) => {
            for member in &union.members {
                collect_leaves(models, &member.ty, depth + 1, found)?;
            }
        }
        ModelKind::Enum(_) => return None,
    }
    Some(())
}

/// The fields that have exactly one value in each member, all of them different; in a member that is itself a union, all of
/// its members have that one value. Where it is required, one member may allow more values, as a type does that others
/// extend: it has what the others leave of them.
fn candidates(models: &[Model], union: &Union) -> Vec<Tag> {
    let leaves = |member: &Member| leaves(models, &member.ty);
    let Some(members) = union.members.iter().map(leaves).collect::<Option<Vec<_>>>() else { return Vec::new() };
    let Some(first) = members.first().and_then(|leaves| leaves.first()) else { return Vec::new() };
    let candidate = |field: &Field| {
        let allowed: Vec<Allowed> =
            members.iter().map(|leaves| Allowed::of(models, leaves, &field.wire_name)).collect::<Option<_>>()?;
        let required = allowed.iter().all(|allowed| allowed.required);
        let shared = allowed.iter().any(|allowed| allowed.values.len() > 1);
        let enums = allowed.iter().filter(|allowed| !allowed.literal).count();
        // Of what may be left out, nothing is left to one member alone.
        let values = settle(&allowed).filter(|_| required || (!shared && members.len() > 1))?;
        Some(Tag { name: field.wire_name.clone(), values, required, shared, enums })
    };
    first.fields.iter().filter_map(candidate).collect()
}

/// The values that a field may have in a member.
struct Allowed {
    values: Vec<Value>,
    /// Whether it is a literal in all of the member's structs.
    literal: bool,
    /// Whether all of them require it.
    required: bool,
}

impl Allowed {
    /// `None` where the field is not there, or may have other values than these.
    fn of(models: &[Model], objects: &[&Struct], name: &str) -> Option<Self> {
        let mut allowed = Self { values: Vec::new(), literal: true, required: true };
        for object in objects {
            let field = object.fields.iter().find(|field| field.wire_name == name)?;
            allowed.required &= field.required;
            allowed.literal &= matches!(field.ty, Type::Literal(_));
            for value in documented_values(models, &field.ty)? {
                if !allowed.values.contains(&value) {
                    allowed.values.push(value);
                }
            }
        }
        Some(allowed)
    }
}

/// One value for each member, all different.
fn settle(allowed: &[Allowed]) -> Option<Vec<Value>> {
    let alone = |allowed: &Allowed| match allowed.values.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut settled = 0;
    for value in allowed.iter().filter_map(alone) {
        taken.insert(value.to_string());
        settled += 1;
    }
    if taken.len() != settled || settled == 0 || settled + 1 < allowed.len() {
        return None;
    }
    let left = |allowed: &Allowed| {
        let mut left = allowed.values.iter().filter(|value| !taken.contains(&value.to_string()));
        let only = left.next()?;
        left.next().is_none().then(|| only.clone())
    };
    allowed.iter().map(|allowed| alone(allowed).or_else(|| left(allowed))).collect()
}

/// The values of a literal or of an enum.
fn documented_values(models: &[Model], ty: &Type) -> Option<Vec<Value>> {
    match ty {
        Type::Literal(literal) => Some(vec![literal.value.clone()]),
        Type::Ref { model, .. } => match &models.get(model.0 as usize)?.kind {
            ModelKind::Enum(values) if !values.flags => {
                Some(values.values.iter().map(|value| value.wire.clone()).collect())
            }
            ModelKind::Alias(Type::Literal(literal)) => Some(vec![literal.value.clone()]),
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
        Type::Integer | Type::Sized(_) | Type::Number => Kind::Number,
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
    let objects: Vec<&Struct> = union.members.iter().map(|member| object(models, &member.ty)).collect::<Option<_>>()?;
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

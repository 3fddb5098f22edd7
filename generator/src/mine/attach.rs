//! Lays what descriptions demand on the fields they describe.

use std::collections::HashMap;

use crate::ir::{Constraint, ConstraintKind, EnumBase, Field, Model, ModelId, ModelKind, Prose, Schema, Type};
use crate::parallel;
use crate::source::Span;

use super::{Findings, Shape, Siblings, Subject, across, mine};

/// Reads the description of every field of the schema and gives the field its constraints, and what
/// reads like some and is none. Then the structs get the rules between their fields.
pub fn attach(schema: &mut Schema) {
    let groups = alike(schema);
    let found: Vec<_> = parallel::map(&groups, |group| read_all(schema, group)).into_iter().flatten().collect();
    for (place, findings) in found {
        let Some(model) = schema.models.get_mut(place.model) else { continue };
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        let Some(field) = object.fields.get_mut(place.field) else { continue };
        // A default that the docs give a place of its own is not read from prose once more.
        let documented = !field.constraints.is_empty();
        let is_told = |constraint: &Constraint| documented && matches!(constraint.kind, ConstraintKind::Default(_));
        field.constraints.extend(findings.constraints.into_iter().filter(|constraint| !is_told(constraint)));
        field.rejected = findings.rejected;
    }
    across::attach(schema);
}

/// A field of the schema.
#[derive(Clone, Copy)]
struct Place {
    model: usize,
    field: usize,
}

/// Fields that are called alike, have values of one shape, and are described in the same words: nine of ten fields of a
/// large API have such a namesake.
struct Alike {
    shape: Shape,
    places: Vec<Place>,
}

fn alike(schema: &Schema) -> Vec<Alike> {
    let mut groups: Vec<Alike> = Vec::new();
    let mut known: HashMap<(&str, &str, Shape), usize> = HashMap::new();
    for (number, model) in schema.models.iter().enumerate() {
        for (at, field, prose) in described(model) {
            let shape = shape(schema, &field.ty, 0);
            let group = *known.entry((&field.name, &prose.text, shape.clone())).or_insert_with(|| {
                groups.push(Alike { shape, places: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(group) {
                group.places.push(Place { model: number, field: at });
            }
        }
    }
    groups
}

/// The described fields of a model, with their places in it.
fn described(model: &Model) -> impl Iterator<Item = (usize, &Field, &Prose)> {
    let fields = if let ModelKind::Struct(object) = &model.kind { object.fields.as_slice() } else { &[] };
    fields.iter().enumerate().filter_map(|(at, field)| Some((at, field, field.description.as_ref()?)))
}

/// Reads the words that a group shares: once, unless they speak of siblings that not all of its fields have.
fn read_all(schema: &Schema, group: &Alike) -> Vec<(Place, Findings)> {
    let models = group.places.iter().filter_map(|place| Some((*place, schema.models.get(place.model)?)));
    let names: Vec<(Place, &Model, Vec<&str>)> = models.map(|(place, model)| (place, model, names(model))).collect();
    let mut read: Vec<(Siblings<'_>, Span, Findings)> = Vec::new();
    let mut out = Vec::with_capacity(names.len());
    for (place, model, names) in &names {
        let Some((_, field, prose)) = described(model).find(|(at, ..)| *at == place.field) else { continue };
        let siblings = Siblings::new(names);
        let known = read.iter().find(|(others, ..)| siblings.answer_like(others));
        let known = known.map(|(_, from, findings)| findings.moved(*from, prose.span));
        let findings = known.unwrap_or_else(|| {
            let found = mine(&Subject { field: &field.name, shape: &group.shape, prose, siblings: &siblings });
            read.push((siblings, prose.span, found.clone()));
            found
        });
        out.push((*place, findings));
    }
    out
}

fn names(model: &Model) -> Vec<&str> {
    let ModelKind::Struct(object) = &model.kind else { return Vec::new() };
    object.fields.iter().map(|field| field.name.as_str()).collect()
}

/// Aliases may name aliases; a few levels of them are all that documentation has.
const MAX_ALIASES: usize = 8;

pub(super) fn shape(schema: &Schema, ty: &Type, aliases: usize) -> Shape {
    match ty {
        Type::String => Shape::String,
        Type::Integer | Type::Sized(_) => Shape::Integer,
        Type::Number => Shape::Number,
        Type::Boolean => Shape::Boolean,
        Type::Date | Type::DateTime => Shape::Date,
        Type::Bytes => Shape::Bytes,
        Type::Array(items) => Shape::Array(Box::new(shape(schema, items, aliases))),
        Type::Map(values) => Shape::Map(Box::new(shape(schema, values, aliases))),
        Type::Literal(_) => Shape::Enum,
        Type::Any | Type::Null | Type::Union(_) => Shape::Other,
        Type::Ref { model, .. } => named(schema, *model, aliases),
    }
}

fn named(schema: &Schema, model: ModelId, aliases: usize) -> Shape {
    match &schema.model(model).kind {
        ModelKind::Enum(values) if values.base == EnumBase::String => Shape::Enum,
        ModelKind::Struct(_) => Shape::Object,
        ModelKind::Alias(ty) if aliases < MAX_ALIASES => shape(schema, ty, aliases + 1),
        _ => Shape::Other,
    }
}

//! Lays what descriptions demand on the fields they describe.

use crate::ir::{Constraint, ConstraintKind, EnumBase, Field, Model, ModelId, ModelKind, Schema, Type};
use crate::parallel;

use super::{Findings, Shape, Subject, across, mine};

/// Reads the description of every field of the schema and gives the field its constraints, and what
/// reads like some and is none. Then the structs get the rules between their fields.
pub fn attach(schema: &mut Schema) {
    let found = parallel::map(&schema.models, |model| findings(schema, model));
    for (model, found) in schema.models.iter_mut().zip(found) {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for (field, found) in object.fields.iter_mut().zip(found) {
            // A default that the docs give a place of its own is not read from prose once more.
            let documented = !field.constraints.is_empty();
            let is_told = |constraint: &Constraint| documented && matches!(constraint.kind, ConstraintKind::Default(_));
            field.constraints.extend(found.constraints.into_iter().filter(|constraint| !is_told(constraint)));
            field.rejected = found.rejected;
        }
    }
    across::attach(schema);
}

/// What the description of each field of a model holds.
fn findings(schema: &Schema, model: &Model) -> Vec<Findings> {
    let ModelKind::Struct(object) = &model.kind else { return Vec::new() };
    let siblings: Vec<&str> = object.fields.iter().map(|field| field.name.as_str()).collect();
    let of_field = |field: &Field| {
        let Some(prose) = &field.description else { return Findings::default() };
        let shape = shape(schema, &field.ty, 0);
        mine(&Subject { field: &field.name, shape: &shape, prose, siblings: &siblings })
    };
    object.fields.iter().map(of_field).collect()
}

/// Aliases may name aliases; a few levels of them are all that documentation has.
const MAX_ALIASES: usize = 8;

pub(super) fn shape(schema: &Schema, ty: &Type, aliases: usize) -> Shape {
    match ty {
        Type::String => Shape::String,
        Type::Integer => Shape::Integer,
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

//! Lays the rules between fields on the models, once the fields have their constraints.

use serde_json::Value;

use super::{Across, Known, Presence, across, may_hold_one, refute};
use crate::ir::{ConstraintKind, Field, Model, ModelKind, Prose, Schema, Target, Type};
use crate::mine::rules::is_unread;
use crate::parallel;
use crate::source::Span;

/// Reads the descriptions of every struct and gives it its relations.
pub(in crate::mine) fn attach(schema: &mut Schema) {
    let mut found = parallel::map(&schema.models, |model| relations(schema, model));
    refute(schema, &mut found);
    for (model, found) in schema.models.iter_mut().zip(found) {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        // What a rule between fields reads is read.
        let of = found.relations.iter().map(|relation| relation.evidence.span);
        let of: Vec<Span> = of.chain(found.rejected.iter().map(|rejected| rejected.evidence.span)).collect();
        let is_read = |span: Span| of.iter().any(|of| of.start < span.end && span.start < of.end);
        for field in &mut object.fields {
            field.rejected.retain(|rejected| !is_unread(rejected) || !is_read(rejected.evidence.span));
        }
        object.relations = found.relations;
        for rejected in found.rejected {
            let holds = |prose: &Prose| {
                prose.span.start <= rejected.evidence.span.start && rejected.evidence.span.end <= prose.span.end
            };
            let field = object
                .fields
                .iter_mut()
                .find(|field| [&field.description, &field.condition].into_iter().flatten().any(holds));
            field.map_or(&mut object.rejected, |field| &mut field.rejected).push(rejected);
        }
    }
}

fn relations(schema: &Schema, model: &Model) -> Across {
    let ModelKind::Struct(object) = &model.kind else { return Across::default() };
    let of_model = model.description.iter().map(|prose| (None, prose));
    let of_fields = object.fields.iter().enumerate();
    let of_fields = of_fields.filter_map(|(at, field)| Some((Some(at), field.description.as_ref()?)));
    let prose: Vec<(Option<usize>, &Prose)> = of_model.chain(of_fields).collect();
    let cases: Vec<(usize, &Prose)> = object.fields.iter().enumerate().filter_map(case_of).collect();
    if cases.is_empty() && !prose.iter().any(|(_, prose)| may_hold_one(&prose.text)) {
        return Across::default();
    }
    let known: Vec<Known> = object.fields.iter().map(|field| known(schema, field)).collect();
    across(&known, prose, &cases)
}

/// The words of a column that say in which case a field is required: they are no part of its description.
fn case_of((at, field): (usize, &Field)) -> Option<(usize, &Prose)> {
    let case = field.condition.as_ref()?;
    let holds = |prose: &Prose| prose.span.start <= case.span.start && case.span.end <= prose.span.end;
    (!field.description.as_ref().is_some_and(holds)).then_some((at, case))
}

/// What is known of a field.
pub(super) fn known(schema: &Schema, field: &Field) -> Known {
    let values = values(schema, &field.ty, 0);
    Known {
        name: field.name.clone(),
        wire_name: field.wire_name.clone(),
        presence: match (field.required, field.nullable) {
            (false, _) => Presence::Optional,
            (true, true) => Presence::Nullable,
            (true, false) => Presence::Always,
        },
        // A default that no rule reads is one all the same.
        has_default: field.description.as_ref().is_some_and(|prose| prose.text.contains("efault")),
        is_object: is_object(schema, &field.ty, 0),
        values: if values.is_empty() { listed(field) } else { values },
    }
}

/// The values that the field's own description lists.
fn listed(field: &Field) -> Vec<Value> {
    let lists = field.constraints.iter().filter(|constraint| constraint.target == Target::Itself);
    let mut lists = lists.filter_map(|constraint| match &constraint.kind {
        ConstraintKind::Enum(values) => Some(values.clone()),
        _ => None,
    });
    lists.next().unwrap_or_default()
}

/// Aliases may name aliases; a few levels of them are all that documentation has.
const MAX_ALIASES: usize = 8;

/// Whether values of a type have fields of their own, or hold values that have.
fn is_object(schema: &Schema, ty: &Type, aliases: usize) -> bool {
    match ty {
        Type::Array(inner) | Type::Map(inner) => is_object(schema, inner, aliases),
        Type::Any | Type::Union(_) => true,
        Type::Ref { model, .. } => match &schema.model(*model).kind {
            ModelKind::Struct(_) | ModelKind::Union(_) => true,
            ModelKind::Alias(ty) => aliases < MAX_ALIASES && is_object(schema, ty, aliases + 1),
            ModelKind::Enum(_) => false,
        },
        _ => false,
    }
}

/// The documented values of a type.
fn values(schema: &Schema, ty: &Type, aliases: usize) -> Vec<Value> {
    match ty {
        Type::Boolean => vec![true.into(), false.into()],
        Type::Literal(literal) => vec![literal.value.clone()],
        Type::Ref { model, .. } => match &schema.model(*model).kind {
            ModelKind::Enum(values) if !values.flags => values.values.iter().map(|value| value.wire.clone()).collect(),
            ModelKind::Alias(ty) if aliases < MAX_ALIASES => values(schema, ty, aliases + 1),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

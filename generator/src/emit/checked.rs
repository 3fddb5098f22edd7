//! In which models `validate()` can find anything.

use super::context::{Context, references};
use super::layout::model_id;
use super::{checks, relations, scope};
use crate::ir::{Field, Model, ModelId, ModelKind};
use crate::parallel;

/// For each model whether it has a check of its own, or leads to one that has.
pub(super) fn models(context: &Context<'_>) -> Vec<bool> {
    let models = &context.schema.models;
    let mut checked = parallel::map(models, |model| has_check(context, model));
    let mut held_by = vec![Vec::new(); models.len()];
    for (index, model) in models.iter().enumerate() {
        // An alias that leads to itself stands for any value.
        let held = if context.is_endless(model_id(index)) { Vec::new() } else { held(model) };
        for held in held {
            if let Some(holders) = held_by.get_mut(held.0 as usize) {
                holders.push(index);
            }
        }
    }
    let mut open: Vec<usize> = (0..models.len()).filter(|index| checked[*index]).collect();
    while let Some(index) = open.pop() {
        for holder in &held_by[index] {
            if !std::mem::replace(&mut checked[*holder], true) {
                open.push(*holder);
            }
        }
    }
    // An alias is the type that it stands for.
    for (index, model) in models.iter().enumerate() {
        checked[index] &= !matches!(model.kind, ModelKind::Alias(_));
    }
    checked
}

fn held(model: &Model) -> Vec<ModelId> {
    let mut found = Vec::new();
    for ty in scope::types(&model.kind) {
        references(ty, &mut found);
    }
    found
}

fn has_check(context: &Context<'_>, model: &Model) -> bool {
    match &model.kind {
        ModelKind::Struct(shape) => {
            let of_field =
                |field: &Field| field.constraints.iter().any(|rule| checks::check(context, &field.ty, rule).is_some());
            shape.fields.iter().any(of_field)
                || shape.relations.iter().any(|rule| relations::is_checked(context, shape, rule))
        }
        ModelKind::Enum(values) => context.is_open(values.open, values.values.len()),
        ModelKind::Union(union) => union.select.tag().is_some(),
        ModelKind::Alias(_) => false,
    }
}

//! Which traits of the standard library the models can have: as far as their fields do.

use super::context::{Context, kind, references};
use super::facts::Traits;
use super::layout::model_id;
use super::scope;
use crate::config::Kind;
use crate::ir::{ModelId, ModelKind, Type};

/// The traits of each model. Those that lead to each other have all that nothing they hold takes away.
pub(super) fn models(context: &Context<'_>) -> Vec<Traits> {
    let models = &context.schema.models;
    let mut traits = Vec::with_capacity(models.len());
    let mut held_by = vec![Vec::new(); models.len()];
    for index in 0..models.len() {
        traits.push(of_itself(context, model_id(index)));
        let mut held = Vec::new();
        for ty in own_types(context, model_id(index)) {
            references(ty, &mut held);
        }
        for held in held {
            if let Some(holders) = held_by.get_mut(held.0 as usize) {
                holders.push(index);
            }
        }
    }
    let mut open: Vec<usize> = (0..models.len()).collect();
    while let Some(index) = open.pop() {
        for holder in &held_by[index] {
            let left = traits[*holder].and(traits[index]);
            if left != traits[*holder] {
                traits[*holder] = left;
                open.push(*holder);
            }
        }
    }
    traits
}

/// The types that a model holds.
fn own_types<'a>(context: &Context<'a>, id: ModelId) -> Vec<&'a Type> {
    match context.model(id) {
        Some(_) if context.is_endless(id) => vec![&Type::Any],
        Some(model) => scope::types(&model.kind),
        None => Vec::new(),
    }
}

/// The traits of a model, but for what the models that it refers to may lack.
pub(super) fn of_itself(context: &Context<'_>, id: ModelId) -> Traits {
    let mut own = own_types(context, id).iter().fold(Traits::ALL, |traits, ty| traits.and(of_own(context, ty)));
    match context.model(id).map(|model| &model.kind) {
        Some(ModelKind::Union(union)) if union.select.tag().is_some() => own = own.and(of_own(context, &Type::Any)),
        Some(ModelKind::Struct(shape)) if shape.additional.is_some() => {
            own = own.and(context.style.types.get(&Kind::Map).map_or(Traits::ALL, |mapped| of_mapped(mapped)));
        }
        _ => {}
    }
    own
}

/// The traits of a type, but for what the models that it names may lack.
fn of_own(context: &Context<'_>, ty: &Type) -> Traits {
    if let Some(mapped) = kind(ty).and_then(|kind| context.style.types.get(&kind)) {
        return of_mapped(mapped);
    }
    match ty {
        Type::Number => Traits::NONE,
        Type::Any | Type::Union(_) => Traits::EQ.or(Traits::HASH),
        Type::Array(inner) | Type::Map(inner) => of_own(context, inner),
        _ => Traits::ALL,
    }
}

/// Of a type of the configuration nothing is known, unless it is one of Rust's own.
fn of_mapped(name: &str) -> Traits {
    let known = ["String", "bool", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"];
    if known.contains(&name) { Traits::ALL } else { Traits::NONE }
}

//! Which traits of the standard library the models can have: as far as their fields do.

use super::context::{Context, kind, references};
use super::facts::Traits;
use super::layout::model_id;
use super::scope;
use crate::config::Kind;
use crate::ir::{ModelKind, Type};

/// The traits of each model. Those that lead to each other have all that nothing they hold takes away.
pub(super) fn models(context: &Context<'_>) -> Vec<Traits> {
    let models = &context.schema.models;
    let mut traits = Vec::with_capacity(models.len());
    let mut held_by = vec![Vec::new(); models.len()];
    for (index, model) in models.iter().enumerate() {
        let is_endless = context.is_endless(model_id(index));
        let types = if is_endless { vec![&Type::Any] } else { scope::types(&model.kind) };
        let mut own = types.iter().fold(Traits::ALL, |traits, ty| traits.and(of_own(context, ty)));
        if matches!(&model.kind, ModelKind::Union(union) if union.select.tag().is_some()) {
            own = own.and(of_own(context, &Type::Any));
        }
        if matches!(&model.kind, ModelKind::Struct(shape) if shape.additional.is_some()) {
            own = own.and(context.style.types.get(&Kind::Map).map_or(Traits::ALL, |mapped| of_mapped(mapped)));
        }
        traits.push(own);
        let mut held = Vec::new();
        for ty in &types {
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

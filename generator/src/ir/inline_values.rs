//! Values that stand in the type of a field, `"sale" or "gift"`: they become an enum, which is called after the field.

use std::collections::HashSet;

use crate::source::Span;

use super::naming;
use super::schema::{Enum, EnumBase, EnumValue, Model, ModelId, ModelKind, Type};

/// Gives each list of texts in a field's type a model of its own.
pub(super) fn name(models: &mut Vec<Model>) {
    let mut taken: HashSet<(Vec<String>, String)> =
        models.iter().map(|model| (model.module.clone(), naming::type_name(&model.name))).collect();
    let mut found: Vec<Model> = Vec::new();
    for number in 0..models.len() {
        let Some(owner) = models.get(number) else { continue };
        let mut replaced = Vec::new();
        let ModelKind::Struct(object) = &owner.kind else { continue };
        for (at, field) in object.fields.iter().enumerate() {
            let Some(texts) = texts(innermost(&field.ty)) else { continue };
            let wanted = naming::type_name(&format!("{} {}", owner.name, field.name));
            let choices = [wanted.clone(), format!("{wanted}Value")];
            let free = |name: &&String| taken.insert((owner.module.clone(), (*name).clone()));
            let Some(name) = choices.iter().find(free) else { continue };
            found.push(model(owner, name.clone(), texts, field.span));
            replaced.push((at, models.len() + found.len() - 1));
        }
        let Some(Model { kind: ModelKind::Struct(object), .. }) = models.get_mut(number) else { continue };
        for (at, id) in replaced {
            let (Some(field), Ok(id)) = (object.fields.get_mut(at), u32::try_from(id)) else { continue };
            *innermost_mut(&mut field.ty) = Type::Ref { model: ModelId(id), boxed: false };
        }
    }
    models.extend(found);
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) => innermost(inner),
        ty => ty,
    }
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) => innermost_mut(inner),
        ty => ty,
    }
}

/// The texts of a union of nothing else.
fn texts(ty: &Type) -> Option<Vec<String>> {
    let Type::Union(members) = ty else { return None };
    let text = |member: &Type| match member {
        Type::Literal(literal) => literal.value.as_str().map(str::to_owned),
        _ => None,
    };
    members.iter().map(text).collect()
}

fn model(owner: &Model, name: String, texts: Vec<String>, span: Span) -> Model {
    let value =
        |text: String| EnumValue { wire: text.into(), name: None, rust_name: String::new(), description: None, span };
    let values = texts.into_iter().map(value).collect();
    let id = owner.module.iter().chain([&name]).cloned().collect::<Vec<_>>().join(".");
    Model {
        id,
        module: owner.module.clone(),
        ends_in_page: owner.ends_in_page,
        rust_name: String::new(),
        file_stem: owner.file_stem.clone(),
        source: owner.source.clone(),
        file: owner.file,
        span,
        at: span,
        kind: ModelKind::Enum(Enum { base: EnumBase::String, values, open: false, flags: false }),
        description: None,
        deprecated: None,
        examples: Vec::new(),
        inferred: Vec::new(),
        name,
    }
}

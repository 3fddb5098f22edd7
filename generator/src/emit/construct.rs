//! How values of a struct are made, so that what is added to the documentation breaks no caller.

use std::collections::BTreeSet;

use super::context::{Context, kind};
use super::ident::legal;
use crate::config::Kind;
use crate::ir::{Field, Model, ModelKind, Struct, Type};

/// So many required fields are told apart by their places.
const AT_ONCE: usize = 3;

/// How a value is made of what is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing is: `Default`.
    Default,
    /// `new` takes it all.
    New,
    /// A builder takes it field by field.
    Builder,
}

/// How values of a struct are made: `new` takes few fields, of which no two that stand side by side can be confused.
pub(super) fn way(context: &Context<'_>, shape: &Struct) -> Way {
    let asked: Vec<_> = shape.fields.iter().filter(|field| is_asked(field)).collect();
    let confused = |pair: &[&Field]| match pair {
        [left, right] => spelled(context, &left.ty) == spelled(context, &right.ty),
        _ => false,
    };
    match asked.len() {
        0 => Way::Default,
        1..=AT_ONCE if !asked.windows(2).any(confused) => Way::New,
        _ => Way::Builder,
    }
}

/// Whether a field has to be given when a value is made: it must be there, and more than one value could be.
pub(super) fn is_asked(field: &Field) -> bool {
    field.required && !is_given(field)
}

/// Whether a field has one value only, which is there.
pub(super) fn is_given(field: &Field) -> bool {
    field.required && !field.nullable && matches!(field.ty, Type::Literal(_))
}

/// A spelling that two types share where an argument of the one compiles in place of the other's.
fn spelled(context: &Context<'_>, ty: &Type) -> String {
    let ty = context.resolve(ty);
    let mapped = kind(ty).and_then(|kind| context.style.types.get(&kind)).map(String::as_str);
    match ty {
        Type::Array(inner) => format!("{} of {}", mapped.unwrap_or("Vec"), spelled(context, inner)),
        Type::Map(inner) => format!("{} to {}", mapped.unwrap_or("BTreeMap"), spelled(context, inner)),
        Type::Ref { model, .. } => format!("model {}", model.0),
        Type::Literal(literal) => format!("literal {}", literal.rust_name),
        _ if mapped.is_some() => mapped.unwrap_or_default().to_owned(),
        Type::String => "String".to_owned(),
        // A literal of the one is a literal of the other.
        Type::Integer | Type::Sized(_) | Type::Number => "a number".to_owned(),
        other => kind(other).map_or("null", Kind::as_str).to_owned(),
    }
}

/// What builders are called, by model; and what stands before the number of a generic parameter, so that it is no model's
/// name. `defined` gives the types that a model defines.
pub(super) fn names(
    context: &Context<'_>,
    defined: impl Fn(&Model) -> BTreeSet<String>,
) -> (Vec<Option<String>>, String) {
    let models = &context.schema.models;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut taken = BTreeSet::new();
    let mut parameter = "T".to_owned();
    for model in models {
        for name in defined(model) {
            while name.strip_prefix(&parameter).is_some_and(is_number) {
                parameter.push('T');
            }
            taken.insert((&model.module, name));
        }
    }
    let names = models.iter().map(|model| {
        let ModelKind::Struct(shape) = &model.kind else { return None };
        let mut name = (way(context, shape) == Way::Builder).then(|| format!("{}Builder", legal(&model.rust_name)))?;
        while !taken.insert((&model.module, name.clone())) {
            name.push('_');
        }
        Some(name)
    });
    (names.collect(), parameter)
}

//! Messages of which the pages document what stands in one field: `envelope = "data"`.
//!
//! Every object that no other has is such a message. It becomes a model of its own name, which has what the page documents in
//! the field, and beside it what the docs say of the fields of all messages: where a table has the field itself, that table.

use std::collections::HashSet;

use crate::source::Span;

use super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind, Spanned};
use super::settings::Settings;
use super::{naming, reader};

/// Puts the objects that stand by themselves into messages.
pub(super) fn wrap(models: Vec<RawModel>, settings: &Settings) -> Vec<RawModel> {
    let Some(set) = &settings.tables.envelope else { return models };
    let field = set.value.as_str();
    let referred = referred(&models);
    let common = models.iter().find_map(|model| common(model, field));
    let mut wrapped = Vec::with_capacity(models.len());
    for model in models {
        let RawBody::Fields(own) = &model.body else {
            wrapped.push(model);
            continue;
        };
        if referred.contains(&model.at) || own.iter().any(|own| own.name.text == field) {
            wrapped.push(model);
            continue;
        }
        settings.used(set.span);
        wrapped.extend(message(model, field, common.as_deref()));
    }
    wrapped
}

fn referred(models: &[RawModel]) -> HashSet<Span> {
    let types = models.iter().flat_map(RawModel::types);
    types.filter_map(|ty| if let RawTypeKind::Ref(reference) = &ty.kind { reference.model } else { None }).collect()
}

/// The fields of all messages, if a model has them.
fn common(model: &RawModel, field: &str) -> Option<Vec<RawField>> {
    let RawBody::Fields(fields) = &model.body else { return None };
    fields.iter().any(|own| own.name.text == field).then(|| fields.clone())
}

/// The message and what stands in it. Examples show the one or the other.
fn message(model: RawModel, field: &str, common: Option<&[RawField]>) -> [RawModel; 2] {
    let inner_name = naming::type_name([model.name.text.as_str(), field]);
    let kind = reader::reference(inner_name.clone(), model.at);
    let ty = RawType { kind, span: model.name.span };
    let own = || {
        let name = Spanned { text: field.to_owned(), span: model.name.span };
        RawField { required: true, nullable: Some(false), ..RawField::new(name, ty.clone()) }
    };
    let fields = match common {
        Some(common) => {
            let replaced = |common: &RawField| {
                let ty = if common.name.text == field { ty.clone() } else { common.ty.clone() };
                RawField { ty, ..common.clone() }
            };
            common.iter().map(replaced).collect()
        }
        None => vec![own()],
    };
    let key = format!("\"{field}\"");
    let (of_message, of_inner) = model.examples.iter().cloned().partition(|example| example.code.text.contains(&key));
    let outer = RawModel {
        at: model.name.span,
        body: RawBody::Fields(fields),
        shares_page: true,
        examples: of_message,
        ..model.clone()
    };
    let name = Spanned { text: inner_name, span: model.name.span };
    let inner = RawModel { name, examples: of_inner, shares_page: true, ..model };
    [outer, inner]
}

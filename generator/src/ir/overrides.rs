//! What the configuration says of single fields, whatever their pages say.

use crate::config::{FieldOverride, Kind};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

use super::schema::{Field, Inference, Model, ModelKind, Type};

/// Applies each override. One that names no field of the documentation is an error: it would have been meant to change
/// something.
pub(super) fn apply(models: &mut [Model], overrides: &[FieldOverride], diagnostics: &mut Diagnostics) {
    for wanted in overrides {
        let Ok(at) = models.binary_search_by(|model| model.id.as_str().cmp(&wanted.model)) else {
            let near = did_you_mean(&wanted.model, models.iter().map(|model| model.id.as_str()));
            diagnostics.push(unused(wanted, format!("no page documents a model `{}`", wanted.model), near));
            continue;
        };
        let ModelKind::Struct(object) = &mut models[at].kind else {
            let message = format!("`{}` has no fields", wanted.model);
            diagnostics.push(unused(wanted, message, Some("only a model with a field table has any".to_owned())));
            continue;
        };
        if let Some(field) = object.fields.iter_mut().find(|field| field.name == wanted.field) {
            change(field, wanted);
        } else {
            let near = did_you_mean(&wanted.field, object.fields.iter().map(|field| field.name.as_str()));
            let message = format!("`{}` has no field `{}`", wanted.model, wanted.field);
            diagnostics.push(unused(wanted, message, near));
        }
    }
}

fn unused(wanted: &FieldOverride, message: String, help: Option<String>) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnusedSetting, message).at(wanted.span, "changes nothing");
    problem.help(
        help.unwrap_or_else(|| {
            "write the model's id and the field's documented name, as `schemadown ir` does".to_owned()
        }),
    )
}

fn change(field: &mut Field, wanted: &FieldOverride) {
    let mut decided = |fact| field.inferred.push(Inference { fact, rule: "config.fields", span: Some(wanted.span) });
    if let Some(name) = &wanted.wire_name {
        field.wire_name.clone_from(name);
        decided("wire_name");
    }
    if let Some(required) = wanted.required {
        field.required = required;
        field.condition = None;
        decided("required");
    }
    if let Some(nullable) = wanted.nullable {
        field.nullable = nullable;
        field.hidden_null = false;
        decided("nullable");
    }
    if let Some(kind) = wanted.ty {
        set_kind(&mut field.ty, kind);
        decided("type");
    }
}

/// Changes the type; inside a list or a map, that of the elements, unless a list or a map is asked for.
fn set_kind(ty: &mut Type, kind: Kind) {
    match (ty, kind) {
        (Type::Array(_), Kind::Array) | (Type::Map(_), Kind::Map) => {}
        (Type::Array(inner) | Type::Map(inner), kind) if !matches!(kind, Kind::Array | Kind::Map | Kind::Any) => {
            set_kind(inner, kind);
        }
        (ty, kind) => {
            *ty = match kind {
                Kind::String => Type::String,
                Kind::Integer => Type::Integer,
                Kind::Number => Type::Number,
                Kind::Boolean => Type::Boolean,
                Kind::Date => Type::Date,
                Kind::DateTime => Type::DateTime,
                Kind::Bytes => Type::Bytes,
                Kind::Any => Type::Any,
                Kind::Array => Type::Array(Box::new(Type::Any)),
                Kind::Map => Type::Map(Box::new(Type::Any)),
            };
        }
    }
}

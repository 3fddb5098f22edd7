//! What is read as any JSON value, so that nothing of it is checked.

use super::{Finding, fields, finding};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{ModelKind, Schema, Type};

/// Fields and models without a type of their own.
pub(super) fn any(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for model in &schema.models {
        let of = match &model.kind {
            ModelKind::Alias(ty) if has_any(ty) => "the type",
            ModelKind::Union(union) if union.members.iter().any(|member| has_any(&member.ty)) => "a member",
            _ => continue,
        };
        let message = format!("{of} of `{}` is any JSON value", model.name);
        let diagnostic = Diagnostic::new(Code::AnyValue, message).at(model.span, "nothing of it is checked");
        out.push(Finding { diagnostic, at: model.id.clone(), of_field: false, key: model.id.clone() });
    }
    for (model, field) in fields(schema).filter(|(_, field)| has_any(&field.ty)) {
        let whole = if field.ty == Type::Any { "" } else { "a part of " };
        let message = format!("{whole}`{}` is any JSON value", field.name);
        let diagnostic = Diagnostic::new(Code::AnyValue, message).at(field.span, "nothing of it is checked");
        out.push(finding(model, field, diagnostic, whole));
    }
    out
}

fn has_any(ty: &Type) -> bool {
    match ty {
        Type::Any => true,
        Type::Array(inner) | Type::Map(inner) => has_any(inner),
        Type::Union(members) => members.iter().any(has_any),
        _ => false,
    }
}

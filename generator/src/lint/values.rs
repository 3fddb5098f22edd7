//! Values that the documentation names and its own rules or `Values` sections do not admit.

use serde_json::Value;

use super::{Finding, fields, finding};
use crate::diagnostic::{Code, Diagnostic};
use crate::example::{Node, NodeKind};
use crate::ir::{Constraint, ConstraintKind, Enum, Field, Model, ModelId, ModelKind, Schema, Target, Type, shown};
use crate::mine;
use crate::source::Span;

/// Defaults that break a rule of their field, or that its enum does not have.
pub(super) fn defaults(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for (model, field) in fields(schema) {
        for constraint in &field.constraints {
            let ConstraintKind::Default(value) = &constraint.kind else { continue };
            let place = constraint.evidence.span;
            let breaks = |rule: &&Constraint| rule.target == Target::Itself && rule.kind.admits(value) == Some(false);
            if let Some(rule) = field.constraints.iter().find(breaks) {
                let message = format!("the default of `{}`, {value}, breaks `{}`", field.name, rule.kind.words());
                let diagnostic = Diagnostic::new(Code::BadDefault, message)
                    .at(place, "the default")
                    .related(rule.evidence.span, "the rule")
                    .help("correct one of the two, or settle it in `[[api.constraint]]`: `default`, or another rule");
                out.push(finding(model, field, diagnostic, &value.to_string()));
            } else if let Some((page, values)) = enum_of(schema, &field.ty)
                && !names(values, value)
            {
                let message = format!("the default of `{}`, {value}, is no value of `{}`", field.name, page.name);
                let diagnostic = Diagnostic::new(Code::BadDefault, message)
                    .at(place, "the default")
                    .related(page.span, "has no such value");
                out.push(finding(model, field, diagnostic, &value.to_string()));
            }
        }
    }
    out
}

/// Values in descriptions, examples and `Example` cells that an enum's page does not have.
pub(super) fn undocumented(schema: &Schema) -> Vec<Finding> {
    let mut out = Vec::new();
    for (model, field) in fields(schema) {
        let Some((page, values)) = enum_of(schema, &field.ty) else { continue };
        for constraint in &field.constraints {
            let ConstraintKind::Enum(named) = &constraint.kind else { continue };
            for value in named.iter().filter(|value| !names(values, value)) {
                out.push(lacking(model, field, page, value, constraint.evidence.span));
            }
        }
    }
    for shown in shown(schema) {
        let model = schema.model(shown.model);
        let ModelKind::Struct(object) = &model.kind else { continue };
        let Some(field) = object.fields.get(shown.field) else { continue };
        let Some((page, values)) = enum_of(schema, &field.ty) else { continue };
        let elements = match &shown.value.kind {
            NodeKind::Array(elements) => elements.as_slice(),
            _ => std::slice::from_ref(shown.value),
        };
        for node in elements {
            if let Some(value) = literal(node).filter(|value| !admits(values, value)) {
                out.push(lacking(model, field, page, &value, node.span));
            }
        }
    }
    out
}

fn lacking(model: &Model, field: &Field, page: &Model, value: &Value, place: Span) -> Finding {
    let message = format!("{value} of `{}` is not in the Values section of `{}`", field.name, page.name);
    let diagnostic = Diagnostic::new(Code::UndocumentedValue, message)
        .at(place, "named here")
        .related(page.span, "has no such value");
    finding(model, field, diagnostic, &format!("{value} {}", page.id))
}

/// A literal that means itself.
fn literal(node: &Node) -> Option<Value> {
    match &node.kind {
        NodeKind::String(text) if !mine::is_placeholder(text) => Some(text.as_str().into()),
        NodeKind::Number(_) => node.to_json().ok(),
        _ => None,
    }
}

/// Whether an enum has a value.
fn admits(values: &Enum, value: &Value) -> bool {
    // Enums of texts may be documented as numbers.
    let spelled = Value::String(value.to_string());
    values.values.iter().any(|known| known.wire == *value || known.wire == spelled)
}

/// Whether an enum has a value that prose names, perhaps by its label: `Failures Only` is `failures_only`.
fn names(values: &Enum, value: &Value) -> bool {
    let label = |value: &Value| value.as_str().map(folded).filter(|label| !label.is_empty());
    let wanted = label(value);
    admits(values, value) || wanted.is_some() && values.values.iter().any(|known| label(&known.wire) == wanted)
}

/// A text without case and punctuation.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The enum that a field's value, or each of its elements, is of.
fn enum_of<'s>(schema: &'s Schema, ty: &Type) -> Option<(&'s Model, &'s Enum)> {
    match ty {
        Type::Array(items) => enum_of(schema, items),
        Type::Ref { model, .. } => named(schema, *model),
        _ => None,
    }
}

fn named(schema: &Schema, model: ModelId) -> Option<(&Model, &Enum)> {
    let page = schema.model(model);
    match &page.kind {
        // A value of flags is any sum of them.
        ModelKind::Enum(values) if !values.flags => Some((page, values)),
        _ => None,
    }
}

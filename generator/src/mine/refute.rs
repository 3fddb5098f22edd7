//! Examples against constraints: what the documentation shows of a field is a value that must be accepted.

use serde_json::Value;

use crate::example::{Node, NodeKind};
use crate::ir::{Constraint, ConstraintKind, Evidence, ModelKind, Rejected, Schema, Target, Why, shown};
use crate::source::Sources;

/// Rejects each constraint that an example breaks. An example is wrong as easily as a sentence, but a check that is not
/// there rejects no good data.
pub fn refute(schema: &mut Schema, sources: &Sources) {
    let mut refuted = Vec::new();
    for shown in shown(schema) {
        let ModelKind::Struct(object) = &schema.model(shown.model).kind else { continue };
        let Some(field) = object.fields.get(shown.field) else { continue };
        for (at, constraint) in field.constraints.iter().enumerate() {
            if let Some(node) = breaking(constraint, shown.value) {
                refuted.push((shown.model, shown.field, at, node.span));
            }
        }
    }
    // From the last constraint of a field to its first, so that places hold.
    refuted.sort_by_key(|(model, field, at, span)| (*model, *field, std::cmp::Reverse(*at), *span));
    refuted.dedup_by_key(|(model, field, at, _)| (*model, *field, *at));
    for (model, field, at, span) in refuted {
        let Some(model) = schema.models.get_mut(model.0 as usize) else { continue };
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        let Some(field) = object.fields.get_mut(field).filter(|field| at < field.constraints.len()) else { continue };
        let constraint = field.constraints.remove(at);
        let against = Evidence { span, text: sources.slice(span).to_owned() };
        field.rejected.push(Rejected::constraint(constraint, Why::ExampleBreaks, Some(against)));
    }
}

/// The part of an example that breaks a constraint.
fn breaking<'n>(constraint: &Constraint, value: &'n Node) -> Option<&'n Node> {
    let breaks = |node: &&Node| breaks(&constraint.kind, node);
    match (constraint.target, &value.kind) {
        (Target::Itself, _) => Some(value).filter(breaks),
        (Target::Items, NodeKind::Array(elements)) => elements.iter().find(breaks),
        (Target::Values, NodeKind::Object(entries)) => entries.iter().map(|(_, value)| value).find(breaks),
        _ => None,
    }
}

/// Whether a documented value breaks a rule. A placeholder breaks none, and neither does what cannot be told.
fn breaks(kind: &ConstraintKind, node: &Node) -> bool {
    let shows_nothing = match &node.kind {
        NodeKind::String(text) => is_placeholder(text),
        NodeKind::Number(text) => is_generated(text),
        NodeKind::Array(elements) => elements.iter().any(is_filler),
        NodeKind::Object(_) => false,
        _ => true,
    };
    let is_open = node.partial && matches!(kind, ConstraintKind::MinItems(_));
    !shows_nothing && !is_open && value(node).is_some_and(|value| kind.admits(&value) == Some(false))
}

/// A documented value as JSON, as far as a rule looks into it.
fn value(node: &Node) -> Option<Value> {
    match &node.kind {
        NodeKind::Array(elements) => Some(
            elements
                .iter()
                .map(|element| value(element).unwrap_or_else(|| format!("{:?}", element.kind).into()))
                .collect(),
        ),
        NodeKind::Object(entries) => {
            Some(Value::Object(entries.iter().enumerate().map(|(at, _)| (at.to_string(), Value::Null)).collect()))
        }
        _ => node.to_json().ok(),
    }
}

/// A text that stands for any: `<value>`, `{id}`, `...`, `string`, `your-key`, or nothing at all.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let marked = |open: char, close: char| text.find(open).is_some_and(|at| text[at..].contains(close));
    let lower = text.to_ascii_lowercase();
    text.is_empty()
        || marked('<', '>')
        || marked('{', '}')
        || text.contains("...")
        || text.contains('…')
        || lower == "string"
        || ["your-", "your_", "my-", "my_", "xxx"].iter().any(|start| lower.starts_with(start))
}

/// A number that a tool made up for want of an example: with two decimals (`3422.54`), or whole and large (`590215`).
fn is_generated(text: &str) -> bool {
    match text.split_once('.') {
        Some((whole, fraction)) => whole.len() > 2 && fraction.len() == 2,
        None => (5..=6).contains(&text.len()) && !text.ends_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

/// Lists are filled with placeholders as far as whoever wrote them liked.
fn is_filler(node: &Node) -> bool {
    match &node.kind {
        NodeKind::String(text) => is_placeholder(text),
        NodeKind::Opaque(_) | NodeKind::Elided => true,
        _ => false,
    }
}

//! Examples against constraints: what the documentation shows of a field is a value that must be accepted.

use crate::example::{Node, NodeKind};
use crate::ir::{Constraint, ConstraintKind, Decimal, Evidence, ModelKind, Rejected, Schema, Target, Why, shown};
use crate::source::Sources;

use super::{form, witness};

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
fn breaks(kind: &ConstraintKind, value: &Node) -> bool {
    match &value.kind {
        NodeKind::String(text) => !is_placeholder(text) && text_breaks(kind, text),
        NodeKind::Number(text) => !is_generated(text) && number_breaks(kind, text),
        NodeKind::Array(elements) if !elements.iter().any(is_filler) => match kind {
            ConstraintKind::MinItems(low) => !value.partial && count(elements.len()) < *low,
            ConstraintKind::MaxItems(high) => count(elements.len()) > *high,
            ConstraintKind::UniqueItems => elements
                .iter()
                .enumerate()
                .any(|(at, one)| elements.iter().take(at).any(|other| one.kind == other.kind)),
            _ => false,
        },
        NodeKind::Object(entries) => match kind {
            ConstraintKind::MaxItems(high) => count(entries.len()) > *high,
            _ => false,
        },
        _ => false,
    }
}

/// Whether a text, a number or `true` and `false` break a rule.
pub(crate) fn value_breaks(kind: &ConstraintKind, value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text_breaks(kind, text),
        serde_json::Value::Number(number) => number_breaks(kind, &number.to_string()),
        _ => false,
    }
}

fn text_breaks(kind: &ConstraintKind, text: &str) -> bool {
    match kind {
        ConstraintKind::Format(format) => form::differs(format, text),
        kind => witness::text_breaks(kind, text),
    }
}

fn number_breaks(kind: &ConstraintKind, text: &str) -> bool {
    let Ok(value) = text.parse::<f64>() else { return false };
    match kind {
        ConstraintKind::Minimum(low) => value < low.as_f64(),
        ConstraintKind::ExclusiveMinimum(low) => value <= low.as_f64(),
        ConstraintKind::Maximum(high) => value > high.as_f64(),
        ConstraintKind::ExclusiveMaximum(high) => value >= high.as_f64(),
        ConstraintKind::MultipleOf(step) => {
            match (Decimal::parse(text).and_then(|text| text.as_i64()), step.as_i64()) {
                (Some(value), Some(step)) => value.checked_rem(step).is_some_and(|rest| rest != 0),
                _ => false,
            }
        }
        ConstraintKind::Enum(values) => !values.iter().any(|known| known.as_f64() == Some(value)),
        _ => false,
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

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

//! Whether a time is a day or an instant, where the dialect has one type for both.
//!
//! A value in the row's `Example` cell decides, then a form that the description gives. What nothing speaks for is an
//! instant, which most are.

use crate::example::{Node, NodeKind};

use super::super::clock::is_day;
use super::super::observe::Slot;
use super::super::schema::{Field, Inference, Model, ModelKind, Type};

/// Decides each of the `open` slots and records why.
pub(in super::super) fn decide(models: &mut [Model], open: &[Slot], cells: &[(Slot, Node)]) {
    for slot in open {
        let Some(ModelKind::Struct(object)) = models.get_mut(slot.model.0 as usize).map(|model| &mut model.kind) else {
            continue;
        };
        let Some(field) = object.fields.get_mut(slot.part) else { continue };
        let shown = cells.iter().find_map(|(of, node)| match &node.kind {
            NodeKind::String(text) if of == slot => Some((is_day(text), node.span)),
            _ => None,
        });
        let (day, rule, span) = match shown {
            Some((day, span)) => (day, "date.example_cell", Some(span)),
            None => (describes_day(field), "date.description", field.description.as_ref().map(|prose| prose.span)),
        };
        if day {
            make_day(&mut field.ty);
            field.inferred.push(Inference { fact: "date", rule, span });
        }
    }
}

/// Whether the description gives the form of a day, with no time behind it.
fn describes_day(field: &Field) -> bool {
    let Some(prose) = &field.description else { return false };
    let text = prose.text.to_ascii_lowercase();
    text.find("yyyy-mm-dd").is_some_and(|at| {
        let behind = text.get(at + "yyyy-mm-dd".len()..).unwrap_or_default().trim_start();
        !behind.starts_with('t') && !behind.starts_with("hh")
    })
}

fn make_day(ty: &mut Type) {
    match ty {
        Type::DateTime => *ty = Type::Date,
        Type::Array(inner) | Type::Map(inner) => make_day(inner),
        _ => {}
    }
}

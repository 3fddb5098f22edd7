//! Whether what a page calls a date or an instant has the form of one, where examples show it.
//!
//! A field of which an example shows another form is a text, for decoding must not reject good data. Where hand-written docs
//! show nothing but other forms of a kind, what they call so is another thing everywhere: all fields of the kind are texts.

use crate::dialect::RawModel;
use crate::example::{Node, NodeKind};
use crate::source::Span;

use super::super::clock::{is_day, is_instant};
use super::super::observe::Slot;
use super::super::schema::{Inference, Model, ModelKind, Type};

/// What examples show of a kind of time.
#[derive(Clone, Copy, Default)]
struct Shown {
    /// Whether one has the form.
    conforms: bool,
    /// The first one that has another.
    other: Option<Span>,
}

/// Looks at the values of every field that is a date or an instant.
pub(in super::super) fn decide(models: &mut [Model], raw: &[RawModel], values: &[(Slot, &Node)]) {
    let (mut days, mut instants) = (Shown::default(), Shown::default());
    for (slot, node) in values {
        let Some(ModelKind::Struct(object)) = models.get_mut(slot.model.0 as usize).map(|model| &mut model.kind) else {
            continue;
        };
        let Some(field) = object.fields.get_mut(slot.part) else { continue };
        let (mut own_days, mut own_instants) = (Shown::default(), Shown::default());
        look(&field.ty, node, &mut own_days, &mut own_instants);
        for (own, all, kind) in [(own_days, &mut days, Type::Date), (own_instants, &mut instants, Type::DateTime)] {
            all.conforms |= own.conforms;
            all.other = all.other.or(own.other);
            if own.other.is_some() && make_text(&mut field.ty, &kind) {
                field.inferred.push(Inference { fact: "string", rule: "date.other_form", span: own.other });
            }
        }
    }
    for (shown, kind) in [(days, Type::Date), (instants, Type::DateTime)] {
        if let Shown { conforms: false, other: Some(span) } = shown {
            everywhere(models, raw, &kind, span);
        }
    }
}

/// Makes all that hand-written docs call so a text.
fn everywhere(models: &mut [Model], raw: &[RawModel], kind: &Type, span: Span) {
    let written = models.iter_mut().zip(raw).filter(|(_, raw)| raw.dialect == "tables");
    for (model, _) in written {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        for field in &mut object.fields {
            if make_text(&mut field.ty, kind) {
                field.inferred.push(Inference { fact: "string", rule: "date.other_form", span: Some(span) });
            }
        }
        if let Some(additional) = &mut object.additional {
            make_text(&mut additional.values, kind);
        }
    }
}

/// Notes what a value shows of the days and instants in a type.
fn look(ty: &Type, node: &Node, days: &mut Shown, instants: &mut Shown) {
    match (ty, &node.kind) {
        (Type::Array(items), NodeKind::Array(elements)) => {
            for element in elements {
                look(items, element, days, instants);
            }
        }
        (Type::Map(values), NodeKind::Object(entries)) => {
            for (_, value) in entries {
                look(values, value, days, instants);
            }
        }
        (Type::Date, NodeKind::String(text)) => days.note(is_day, text, node.span),
        (Type::DateTime, NodeKind::String(text)) => instants.note(is_instant, text, node.span),
        (Type::Date, NodeKind::Date(_)) => days.conforms = true,
        (Type::DateTime, NodeKind::Date(_)) => instants.conforms = true,
        _ => {}
    }
}

impl Shown {
    fn note(&mut self, is: fn(&str) -> bool, text: &str, span: Span) {
        if is(text) {
            self.conforms = true;
        } else if !has_form(is, text) && !stands_in(text) {
            self.other = self.other.or(Some(span));
        }
    }
}

/// Whether a text has the form, but names a day or a time that there is not: `2024-02-30` is a slip and no other form. There is
/// an eleventh of everything.
fn has_form(is: fn(&str) -> bool, text: &str) -> bool {
    is(&text.chars().map(|c| if c.is_ascii_digit() { '1' } else { c }).collect::<String>())
}

/// Whether a text only stands in for a value: `<date>`, `YYYY-MM-DD`, `2024-…`.
fn stands_in(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit()) || text.contains(['<', '…']) || text.contains("...")
}

/// Makes a kind of time in a type a text, if it is there.
fn make_text(ty: &mut Type, kind: &Type) -> bool {
    if ty == kind {
        *ty = Type::String;
        return true;
    }
    match ty {
        Type::Array(inner) | Type::Map(inner) => make_text(inner, kind),
        _ => false,
    }
}

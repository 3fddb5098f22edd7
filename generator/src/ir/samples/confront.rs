//! What recorded bodies show that the documentation denies, or does not have.

use std::collections::BTreeMap;

use crate::example::{Node, NodeKind};
use crate::source::Span;

use super::super::clock::{is_day, is_instant};
use super::super::mismatch::{admits_null, is_base64};
use super::super::observe::{best, field_of};
use super::super::schema::{Enum, EnumBase, Model, ModelId, ModelKind, Spelling, Struct, Type};
use super::matched::Value;

/// Something that bodies show of a model, or of its field at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// A field that must be there is not.
    Missing(usize),
    /// A field is `null` and never may be.
    Null(usize),
    /// A whole number has a fraction.
    Fraction(usize),
    /// A whole number is beyond its size.
    Beyond(usize),
    /// JSON has another name for a field.
    Name(usize),
    /// A value is of another kind than documented; none where it is no field's.
    Kind(Option<usize>, &'static str),
    /// A value is none of an enum's.
    Value,
    /// A property is not documented.
    Undocumented(String),
}

/// Each fact with the first place that shows it and the number of places.
pub(super) type Facts = BTreeMap<(ModelId, Fact), Places>;

/// The first of some places, and how many there are.
pub(super) type Places = (Span, usize);

/// Lays the values over their models.
pub(super) fn facts(models: &[Model], values: &[Value<'_>]) -> Facts {
    let mut facts = Facts::new();
    for value in values {
        let mut walk = Walk { models, spelling: value.spelling, facts: &mut facts };
        walk.model(value.model, value.body, (value.model, None));
    }
    facts
}

/// What a value is of: a field of a model, or the model itself.
type Owner = (ModelId, Option<usize>);

struct Walk<'a> {
    models: &'a [Model],
    spelling: Spelling,
    facts: &'a mut Facts,
}

impl Walk<'_> {
    fn note(&mut self, model: ModelId, fact: Fact, span: Span) {
        self.facts.entry((model, fact)).or_insert((span, 0)).1 += 1;
    }

    fn other(&mut self, (model, part): Owner, node: &Node) {
        self.note(model, Fact::Kind(part, kind(node)), node.span);
    }

    fn ty(&mut self, ty: &Type, node: &Node, owner: Owner) {
        match (ty, &node.kind) {
            _ if self.is_of(ty, node) => {}
            (Type::Integer | Type::Sized(_), NodeKind::Number(_)) => self.number(node, owner),
            (Type::Date | Type::DateTime | Type::Bytes, NodeKind::String(_)) => {
                self.note(owner.0, Fact::Kind(owner.1, "a text of another form"), node.span);
            }
            (Type::Literal(literal), _) if literal.value.is_string() == matches!(node.kind, NodeKind::String(_)) => {
                self.note(owner.0, Fact::Kind(owner.1, "another value"), node.span);
            }
            (Type::Array(items), NodeKind::Array(elements)) => {
                for element in elements {
                    self.ty(items, element, owner);
                }
            }
            (Type::Map(values), NodeKind::Object(entries)) => {
                for (_, value) in entries {
                    self.ty(values, value, owner);
                }
            }
            (Type::Union(members), _) => match best(self.models, members.iter(), node, self.spelling) {
                Some(member) => self.ty(&members[member], node, owner),
                None => self.other(owner, node),
            },
            (Type::Ref { model, .. }, _) => self.model(*model, node, owner),
            _ => self.other(owner, node),
        }
    }

    /// Whether a value is plainly of a type that holds no others.
    fn is_of(&self, ty: &Type, node: &Node) -> bool {
        match (ty, &node.kind) {
            (Type::Any, _)
            | (_, NodeKind::Opaque(_) | NodeKind::Elided)
            | (Type::String, NodeKind::String(_))
            | (Type::Boolean, NodeKind::Boolean(_))
            | (Type::Number, NodeKind::Number(_)) => true,
            (_, NodeKind::Null) => admits_null(self.models, ty),
            (Type::Integer, NodeKind::Number(_)) => node.is_integer(),
            (Type::Sized(size), NodeKind::Number(_)) => node.to_json().is_ok_and(|value| size.holds(&value)),
            (Type::Date, NodeKind::String(text)) => is_day(text),
            (Type::DateTime, NodeKind::String(text)) => is_instant(text),
            (Type::Bytes, NodeKind::String(text)) => is_base64(text),
            (Type::Literal(literal), _) => node.to_json().is_ok_and(|value| value == literal.value),
            _ => false,
        }
    }

    /// A number that a whole one of its size is not.
    fn number(&mut self, node: &Node, (model, part): Owner) {
        match part {
            Some(part) if node.is_integer() => self.note(model, Fact::Beyond(part), node.span),
            Some(part) => self.note(model, Fact::Fraction(part), node.span),
            None => self.other((model, None), node),
        }
    }

    fn model(&mut self, id: ModelId, node: &Node, owner: Owner) {
        let Some(model) = self.models.get(id.0 as usize) else { return };
        match (&model.kind, &node.kind) {
            (ModelKind::Struct(object), NodeKind::Object(_)) => self.object(id, object, node),
            (ModelKind::Enum(values), _) => self.value(id, values, node, owner),
            (ModelKind::Union(union), _) => {
                let types = || union.members.iter().map(|member| &member.ty);
                match best(self.models, types(), node, self.spelling) {
                    Some(member) => self.ty(&union.members[member].ty, node, owner),
                    None => self.other(owner, node),
                }
            }
            (ModelKind::Alias(ty), _) => self.ty(ty, node, owner),
            (ModelKind::Struct(_), _) => self.other(owner, node),
        }
    }

    fn value(&mut self, id: ModelId, values: &Enum, node: &Node, owner: Owner) {
        let is_known = |node: &Node| node.to_json().is_ok_and(|value| values.documents(&value));
        match (values.base, &node.kind) {
            (EnumBase::Integer, NodeKind::String(text)) if values.flags && text.parse::<u64>().is_ok() => {}
            (EnumBase::String, NodeKind::String(_)) | (EnumBase::Integer, NodeKind::Number(_)) => {
                if !values.open && !is_known(node) {
                    self.note(id, Fact::Value, node.span);
                }
            }
            _ => self.other(owner, node),
        }
    }

    fn object(&mut self, id: ModelId, object: &Struct, node: &Node) {
        let NodeKind::Object(entries) = &node.kind else { return };
        let mut is_there = vec![false; object.fields.len()];
        for (key, value) in entries {
            let Some(part) = field_of(object, key, self.spelling) else {
                match &object.additional {
                    Some(additional) => self.ty(&additional.values, value, (id, None)),
                    None => self.note(id, Fact::Undocumented(key.name.clone()), key.span),
                }
                continue;
            };
            is_there[part] = true;
            let field = &object.fields[part];
            if field.wire_name != key.name {
                self.note(id, Fact::Name(part), key.span);
            }
            if value.kind != NodeKind::Null {
                self.ty(&field.ty, value, (id, Some(part)));
            } else if !field.nullable && !admits_null(self.models, &field.ty) {
                self.note(id, Fact::Null(part), value.span);
            }
        }
        let missing = object.fields.iter().zip(is_there).enumerate();
        let missing = missing.filter(|(_, (field, is_there))| field.required && !is_there);
        for (part, _) in missing {
            self.note(id, Fact::Missing(part), node.span.part(0..1));
        }
    }
}

fn kind(node: &Node) -> &'static str {
    match &node.kind {
        NodeKind::Null => "`null`",
        NodeKind::Boolean(_) => "a boolean",
        NodeKind::Number(_) if node.is_integer() => "a whole number",
        NodeKind::Number(_) => "a number with a fraction",
        NodeKind::Array(_) => "a list",
        NodeKind::Object(_) => "an object",
        _ => "a text",
    }
}

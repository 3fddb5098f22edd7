//! The types that two documentations give one value: what one leaves open and the other does not.

use serde_json::Value;

use crate::ir::observe::Slot;
use crate::ir::schema::{Enum, EnumBase, Model, ModelId, ModelKind, Type};

use super::Merger;

/// What became of a type.
#[derive(Default)]
pub(super) struct Changes {
    /// The facts that were taken over, and the rules that did so.
    pub(super) facts: Vec<(&'static str, &'static str)>,
    /// In which the two contradict each other.
    pub(super) conflict: Option<String>,
}

impl Changes {
    fn take(&mut self, fact: &'static str, rule: &'static str) {
        if !self.facts.iter().any(|(known, _)| *known == fact) {
            self.facts.push((fact, rule));
        }
    }

    fn differ(&mut self, own: &str, other: &str) {
        self.conflict.get_or_insert_with(|| format!("it is {own}, and elsewhere {other}"));
    }
}

impl Merger<'_> {
    /// Completes a type. What stands at `at` was read from the slot `twin` of the other documentation as well.
    pub(super) fn merge_type(&mut self, (ty, at): (&mut Type, Slot), (other, twin): (&Type, Slot)) -> Changes {
        let mut changes = Changes::default();
        self.complete((ty, at), (other, twin), &mut changes);
        if changes.facts.iter().any(|(fact, _)| matches!(*fact, "integer" | "number")) {
            self.lead.grounds.open.remove(&at);
        }
        if changes.facts.iter().any(|(fact, _)| *fact == "date") {
            self.lead.grounds.times.remove(&at);
        }
        changes
    }

    fn complete(&mut self, (ty, at): (&mut Type, Slot), (other, twin): (&Type, Slot), changes: &mut Changes) {
        match (&mut *ty, other) {
            (Type::Array(ty), Type::Array(other)) | (Type::Map(ty), Type::Map(other)) => {
                self.complete((ty, at), (other, twin), changes);
            }
            (Type::Union(types), Type::Union(others)) if types.len() == others.len() => {
                for (ty, other) in types.iter_mut().zip(others) {
                    self.complete((ty, at), (other, twin), changes);
                }
            }
            (Type::Sized(_), Type::Integer) => {}
            (own, other) if own.is_number() && other.is_number() => {
                let known = !self.other.grounds.open.contains(&twin);
                let whole = *other != Type::Number;
                let refuted = whole && self.shows_fraction(at);
                let tells_size = *own == Type::Integer && matches!(other, Type::Sized(_));
                if known && !refuted && (self.lead.grounds.open.contains(&at) || tells_size) {
                    changes.take(if whole { "integer" } else { "number" }, "docs.number");
                    *ty = other.clone();
                } else if known && ty != other {
                    changes.differ(word(ty), word(other));
                }
            }
            (Type::Date | Type::DateTime, Type::Date | Type::DateTime) => {
                let known = !self.other.grounds.times.contains(&twin);
                if known && self.lead.grounds.times.contains(&at) {
                    changes.take("date", "docs.date");
                    *ty = other.clone();
                } else if known && ty != other {
                    changes.differ(word(ty), word(other));
                }
            }
            (Type::Any, other) if !self.is_any(other) => {
                *ty = self.adopt(other, at.model);
                changes.take("type", "docs.type");
                self.lead.grounds.copy_numbers(at, &self.other.grounds, twin);
            }
            (Type::String, Type::Date | Type::DateTime) if self.losses.dates => {
                *ty = other.clone();
                changes.take("date", "docs.date");
            }
            (Type::String, Type::Ref { model, .. }) if self.losses.inner_enums && self.is_inner(*model, twin.model) => {
                *ty = self.adopt(other, at.model);
                changes.take("type", "docs.type");
            }
            _ => self.compare(ty, other, changes),
        }
    }

    /// Whether an example of the field shows a fraction.
    fn shows_fraction(&self, at: Slot) -> bool {
        let field = self.lead_object(at.model).and_then(|object| object.fields.get(at.part));
        field
            .into_iter()
            .flat_map(|field| &field.inferred)
            .any(|inference| inference.fact == "number" && inference.rule == "integer.example_literal")
    }

    /// Whether a model is an enum of strings on the page of the model that has it.
    fn is_inner(&self, model: ModelId, owner: ModelId) -> bool {
        let get = |model: ModelId| self.other.models.get(model.0 as usize);
        let (Some(model), Some(owner)) = (get(model), get(owner)) else { return false };
        model.file == owner.file && matches!(&model.kind, ModelKind::Enum(values) if values.base == EnumBase::String)
    }

    fn is_any(&self, ty: &Type) -> bool {
        matches!(shape(&self.other.models, ty, 0), Shape::Any)
    }

    /// Notes whether two types cannot be meant to be the same.
    fn compare(&self, own: &Type, other: &Type, changes: &mut Changes) {
        let own = shape(&self.lead.models, own, 0);
        let other = shape(&self.other.models, other, 0);
        if !own.agrees(&other) {
            changes.differ(own.word(), other.word());
        }
    }

    /// The other documentation's type, as one of the leading one: models that it names are added where they are not there.
    /// `near` is the model that it is for.
    pub(super) fn adopt(&mut self, ty: &Type, near: ModelId) -> Type {
        match ty {
            Type::Array(items) => Type::Array(Box::new(self.adopt(items, near))),
            Type::Map(values) => Type::Map(Box::new(self.adopt(values, near))),
            Type::Union(members) => Type::Union(members.iter().map(|member| self.adopt(member, near)).collect()),
            Type::Ref { model, .. } => Type::Ref { model: self.adopt_model(*model, near), boxed: false },
            plain => plain.clone(),
        }
    }
}

/// What a value looks like, with names followed to what they stand for.
enum Shape<'m> {
    Any,
    Plain(&'m Type),
    Number,
    Values(Option<EnumBase>, Vec<&'m Value>),
    Array,
    Object,
    Union,
}

/// How many names lead to a type.
const DEPTH: usize = 8;

fn shape<'m>(models: &'m [Model], ty: &'m Type, depth: usize) -> Shape<'m> {
    match ty {
        Type::Any => Shape::Any,
        Type::Integer | Type::Sized(_) | Type::Number => Shape::Number,
        Type::Array(_) => Shape::Array,
        Type::Map(_) => Shape::Object,
        Type::Union(_) => Shape::Union,
        Type::Literal(literal) => {
            let base = match literal.value {
                Value::String(_) => Some(EnumBase::String),
                Value::Number(_) => Some(EnumBase::Integer),
                _ => None,
            };
            Shape::Values(base, vec![&literal.value])
        }
        Type::Ref { model, .. } => match models.get(model.0 as usize).map(|model| &model.kind) {
            Some(ModelKind::Alias(ty)) if depth < DEPTH => shape(models, ty, depth + 1),
            Some(ModelKind::Struct(_)) => Shape::Object,
            Some(ModelKind::Union(_)) => Shape::Union,
            Some(ModelKind::Enum(Enum { base, values, .. })) => {
                Shape::Values(Some(*base), values.iter().map(|value| &value.wire).collect())
            }
            _ => Shape::Any,
        },
        plain => Shape::Plain(plain),
    }
}

impl Shape<'_> {
    /// Whether the two may be meant to be the same: one of them may say less.
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, _)
            | (_, Self::Any)
            | (Self::Number, Self::Number)
            | (Self::Array, Self::Array)
            | (Self::Object, Self::Object)
            | (Self::Union, Self::Union)
            | (Self::Values(None, _), Self::Plain(Type::Boolean))
            | (Self::Plain(Type::Boolean), Self::Values(None, _)) => true,
            (Self::Plain(own), Self::Plain(other)) => own == other,
            (Self::Values(_, own), Self::Values(_, other)) => own.iter().any(|value| other.contains(value)),
            _ => false,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::Plain(ty) => word(ty),
            Self::Number => "a number",
            Self::Values(..) => "one of a few values",
            Self::Array => "a list",
            Self::Object => "an object",
            Self::Union => "one of several types",
        }
    }
}

fn word(ty: &Type) -> &'static str {
    match ty {
        Type::String => "text",
        Type::Integer => "a whole number",
        Type::Sized(size) => size.format(),
        Type::Number => "a number",
        Type::Boolean => "true or false",
        Type::Date => "a date",
        Type::DateTime => "an instant",
        Type::Bytes => "bytes",
        Type::Null => "null",
        Type::Any => "any value",
        Type::Array(_) => "a list",
        Type::Map(_) => "an object",
        Type::Ref { .. } | Type::Literal(_) | Type::Union(_) => "a type of its own",
    }
}

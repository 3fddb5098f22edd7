//! Whether values of one type are values of another.

use super::joined::Models;
use crate::ir::{EnumBase, ModelId, ModelKind, Schema, Type};

/// How the values of a type are to those of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// They are the same.
    Same,
    /// They are the same, and Rust spells the type otherwise.
    Boxed,
    /// All that were are, and there are more.
    Wider,
    /// Some that were are none now, and there are no new ones.
    Narrower,
    /// Neither.
    Other,
}

/// So many aliases are followed, since one may lead back to itself.
const MOST_ALIASES: usize = 32;

/// Types of two schemas, whose models are paired.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
    pub(super) old: &'a Schema,
    pub(super) new: &'a Schema,
    pub(super) models: &'a Models,
}

impl Types<'_> {
    /// Compares two types.
    pub(super) fn fit(&self, old: &Type, new: &Type) -> Fit {
        match (old, new) {
            (Type::Ref { model: from, boxed: was }, Type::Ref { model: to, boxed: is })
                if self.models.new_of(*from) == Some(*to) =>
            {
                return if was == is { Fit::Same } else { Fit::Boxed };
            }
            (Type::Array(from), Type::Array(to)) | (Type::Map(from), Type::Map(to)) => return self.fit(from, to),
            // What Rust calls the one value is told with the field that has it.
            (Type::Literal(from), Type::Literal(to)) => {
                return if from.value == to.value { Fit::Same } else { Fit::Other };
            }
            _ => {}
        }
        let (old_target, new_target) = (resolve(self.old, old), resolve(self.new, new));
        if !std::ptr::eq(old_target, old) || !std::ptr::eq(new_target, new) {
            return self.fit(old_target, new_target);
        }
        if old == new && !matches!(old, Type::Ref { .. } | Type::Union(_)) {
            return Fit::Same;
        }
        let is_within = self.within(self.old, self.new, old, new, false);
        let holds = self.within(self.new, self.old, new, old, true);
        match (is_within, holds) {
            (true, true) => Fit::Same,
            (true, false) => Fit::Wider,
            (false, true) => Fit::Narrower,
            (false, false) => Fit::Other,
        }
    }

    /// Whether two types differ in models only that nobody knows of what they were.
    pub(super) fn may_be_one(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Array(from), Type::Array(to)) | (Type::Map(from), Type::Map(to)) => self.may_be_one(from, to),
            (Type::Ref { model: from, .. }, Type::Ref { model: to, .. }) => {
                let kind = |schema: &Schema, id: &ModelId| {
                    schema.models.get(id.0 as usize).map(|model| std::mem::discriminant(&model.kind))
                };
                self.models.new_of(*from).is_none()
                    && self.models.old_of(*to).is_none()
                    && kind(self.old, from) == kind(self.new, to)
            }
            _ => false,
        }
    }

    /// Whether every value of a narrow type is one of a wide one; `is_back` where the narrow one is the new.
    fn within(&self, of_narrow: &Schema, of_wide: &Schema, narrow: &Type, wide: &Type, is_back: bool) -> bool {
        let same = |left: &Type, right: &Type| {
            let fit = if is_back { self.fit(right, left) } else { self.fit(left, right) };
            matches!(fit, Fit::Same | Fit::Boxed)
        };
        match (narrow, wide) {
            (_, Type::Any)
            | (Type::Integer | Type::Sized(_), Type::Number)
            | (Type::Sized(_), Type::Integer)
            | (Type::Date | Type::DateTime | Type::Bytes, Type::String) => true,
            (Type::Sized(narrow), Type::Sized(wide)) => {
                let ((low, high), (least, most)) = (narrow.range(), wide.range());
                least <= low && high <= most
            }
            (Type::Literal(literal), Type::String) => literal.value.is_string(),
            (Type::Literal(literal), Type::Boolean) => literal.value.is_boolean(),
            (Type::Literal(literal), Type::Integer | Type::Number) => literal.value.is_i64() || literal.value.is_u64(),
            (Type::Literal(literal), Type::Ref { model, .. }) if documents(of_wide, *model, &literal.value) => true,
            (Type::Ref { model, .. }, Type::String | Type::Integer | Type::Number)
                if base(of_narrow, *model).is_some() =>
            {
                (base(of_narrow, *model) == Some(EnumBase::String)) == matches!(wide, Type::String)
            }
            (Type::Union(members), Type::Union(all)) => {
                members.iter().all(|member| all.iter().any(|other| same(member, other)))
            }
            (one, Type::Union(members)) => members.iter().any(|member| same(one, member)),
            (one, Type::Ref { model, .. }) => members(of_wide, *model).any(|member| same(one, member)),
            _ => false,
        }
    }
}

/// The values of an enum of this id, unless it is none.
fn base(schema: &Schema, id: ModelId) -> Option<EnumBase> {
    match &schema.models.get(id.0 as usize)?.kind {
        ModelKind::Enum(values) => Some(values.base),
        _ => None,
    }
}

fn documents(schema: &Schema, id: ModelId, value: &serde_json::Value) -> bool {
    match schema.models.get(id.0 as usize).map(|model| &model.kind) {
        Some(ModelKind::Enum(values)) => values.documents(value),
        _ => false,
    }
}

fn members(schema: &Schema, id: ModelId) -> impl Iterator<Item = &Type> {
    let members = match schema.models.get(id.0 as usize).map(|model| &model.kind) {
        Some(ModelKind::Union(union)) => union.members.as_slice(),
        _ => &[],
    };
    members.iter().map(|member| &member.ty)
}

/// What an alias stands for, or the type itself.
fn resolve<'t>(schema: &'t Schema, mut ty: &'t Type) -> &'t Type {
    for _ in 0..MOST_ALIASES {
        let Type::Ref { model, .. } = ty else { break };
        let Some(ModelKind::Alias(target)) = schema.models.get(model.0 as usize).map(|model| &model.kind) else {
            break;
        };
        ty = target;
    }
    ty
}

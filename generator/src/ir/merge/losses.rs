//! What the leading documentation cannot show at all: some templates have no mark for what is deprecated, write dates as
//! text, or leave out the values of a field's own enum. That it never shows such a thing says so.

use std::collections::HashSet;

use crate::ir::schema::{Model, ModelKind, Type};

/// What has to be taken from others, since the leading documentation never shows it.
pub(super) struct Losses {
    /// Notices of deprecation.
    pub(super) notices: bool,
    /// Days and instants, which stand as text.
    pub(super) dates: bool,
    /// Enums on the page of the model whose field has them. They stand as text.
    pub(super) inner_enums: bool,
}

impl Losses {
    pub(super) fn of(models: &[Model]) -> Self {
        let mut files = HashSet::new();
        Self {
            notices: !models.iter().any(has_notice),
            dates: !models.iter().any(|model| types(model).iter().any(|ty| has_date(ty))),
            inner_enums: models.iter().all(|model| files.insert(model.file)),
        }
    }
}

fn has_notice(model: &Model) -> bool {
    let fields = if let ModelKind::Struct(object) = &model.kind { object.fields.as_slice() } else { &[] };
    model.deprecated.is_some() || fields.iter().any(|field| field.deprecated.is_some())
}

fn types(model: &Model) -> Vec<&Type> {
    match &model.kind {
        ModelKind::Struct(object) => object.fields.iter().map(|field| &field.ty).collect(),
        ModelKind::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        ModelKind::Alias(ty) => vec![ty],
        ModelKind::Enum(_) => Vec::new(),
    }
}

fn has_date(ty: &Type) -> bool {
    match ty {
        Type::Date | Type::DateTime => true,
        Type::Array(inner) | Type::Map(inner) => has_date(inner),
        Type::Union(members) => members.iter().any(has_date),
        _ => false,
    }
}

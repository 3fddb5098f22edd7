//! What is known of an API before its models are emitted: styles, paths, and which types hold what.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::{EnumPolicy, Impls, Kind, Nullable, UnknownFields};
use crate::ir::{EnumBase, Literal, Model, ModelId, ModelKind, Schema, Type};

use super::facts::{Facts, Traits};
use super::layout::{ApiLayout, Layout, model_id};
use super::options::{Options, Style};

/// An API, ready to be emitted. Read only: models are emitted from it in parallel.
pub(super) struct Context<'a> {
    pub schema: &'a Schema,
    pub style: &'a Style,
    pub layout: &'a ApiLayout,
    /// The name of the module of runtime helpers.
    pub support: &'a str,
    /// What is found out of all models together.
    pub facts: Facts,
    /// Whether an alias leads back to itself, so that Rust cannot spell it as one, by model.
    endless: Vec<bool>,
}

/// The JSON kinds that a value of a type may have, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    pub(super) const NUMBER: Self = Self(4);
    pub(super) const STRING: Self = Self(8);
    pub(super) const ARRAY: Self = Self(16);
    pub(super) const OBJECT: Self = Self(32);
    const ALL: Self = Self(63);

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl<'a> Context<'a> {
    /// Prepares an API. Fails where the style names a type that is none.
    pub(super) fn new(
        schema: &'a Schema,
        options: &'a Options,
        layout: &'a Layout,
        api: &'a ApiLayout,
    ) -> Result<Self, String> {
        let style = options.style_of(&schema.api);
        for (kind, text) in &style.types {
            let parsed = Options::parse_type(text)?;
            if matches!(kind, Kind::Array | Kind::Map) && has_arguments(&parsed) {
                let kind = kind.as_str();
                return Err(format!("`{text}` for `{kind}` stands without its arguments, which the documentation has"));
            }
        }
        let count = schema.models.len();
        let mut context = Self {
            schema,
            style,
            layout: api,
            support: &layout.support,
            facts: Facts::default(),
            endless: vec![false; count],
        };
        context.endless = (0..count).map(|index| context.leads_back(model_id(index))).collect();
        Ok(context)
    }

    /// A model; none where the id is of another schema.
    pub(super) fn model(&self, id: ModelId) -> Option<&'a Model> {
        self.schema.models.get(id.0 as usize)
    }

    /// Whether serde's impls are written out instead of derived.
    pub(super) fn is_explicit(&self) -> bool {
        self.style.serde == Impls::Explicit
    }

    /// Whether a property that no field is for is a decoding error.
    pub(super) fn denies_unknown(&self) -> bool {
        self.style.unknown_fields == UnknownFields::Deny
    }

    /// Whether a field that is left out is told from one that is `null`.
    pub(super) fn tells_null(&self) -> bool {
        match self.style.nullable {
            Nullable::Infer => self.schema.tells_absent_from_null,
            Nullable::Merge => false,
            Nullable::Distinguish => true,
        }
    }

    /// The Rust type that the style puts in place of a kind's own.
    pub(super) fn mapped(&self, kind: Kind) -> Option<TokenStream> {
        // As text in the style, for tokens cannot be shared between threads; `new` has seen that it parses.
        self.style.types.get(&kind).and_then(|text| text.parse().ok())
    }

    /// Whether the style puts another Rust type in place of a kind's own.
    pub(super) fn maps(&self, kind: Kind) -> bool {
        self.style.types.contains_key(&kind)
    }

    /// Whether the style puts another Rust type in place of a type's own.
    pub(super) fn maps_type(&self, ty: &Type) -> bool {
        kind(ty).is_some_and(|kind| self.maps(kind))
    }

    /// A type with the aliases at its top resolved.
    pub(super) fn resolve<'t>(&self, ty: &'t Type) -> &'t Type
    where
        'a: 't,
    {
        let mut resolved = ty;
        // Endless aliases are none, so this ends; the bound is for schemas that break their own rules.
        for _ in 0..=self.schema.models.len() {
            let Type::Ref { model, .. } = resolved else { break };
            match self.model(*model).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) if !self.is_endless(*model) => resolved = target,
                _ => break,
            }
        }
        resolved
    }

    /// Whether an alias leads back to itself through aliases only: `JsonList = array of JsonList`.
    pub(super) fn is_endless(&self, id: ModelId) -> bool {
        self.endless.get(id.0 as usize).copied().unwrap_or_default()
    }

    fn leads_back(&self, id: ModelId) -> bool {
        if !matches!(self.model(id), Some(Model { kind: ModelKind::Alias(_), .. })) {
            return false;
        }
        let mut seen = vec![false; self.schema.models.len()];
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            let Some(ModelKind::Alias(target)) = self.model(next).map(|model| &model.kind) else { continue };
            let mut found = Vec::new();
            references(target, &mut found);
            for reference in found {
                if reference == id {
                    return true;
                }
                if let Some(seen) = seen.get_mut(reference.0 as usize)
                    && !*seen
                {
                    *seen = true;
                    open.push(reference);
                }
            }
        }
        false
    }

    /// Whether values of a type hold bytes that serde has to spell as base64.
    pub(super) fn has_bytes(&self, ty: &Type) -> bool {
        self.reader(ty) == Some("base64")
    }

    /// The part of the support module that reads values of a type in place of serde: bytes are base64, and a whole number may
    /// be written with a fraction of nothing.
    pub(super) fn reader(&self, ty: &Type) -> Option<&'static str> {
        match self.resolve(ty) {
            Type::Bytes if !self.maps(Kind::Bytes) => Some("base64"),
            Type::Integer if !self.maps(Kind::Integer) => Some("whole"),
            Type::Sized(_) => Some("whole"),
            Type::Array(inner) if !self.maps(Kind::Array) => self.reader(inner),
            Type::Map(inner) if !self.maps(Kind::Map) => self.reader(inner),
            _ => None,
        }
    }

    /// Whether an enum keeps undocumented values.
    pub(super) fn is_open(&self, open: bool, values: usize) -> bool {
        open || values == 0 || self.style.enums == EnumPolicy::Open
    }

    /// Whether `validate()` can find anything in a value of a type.
    pub(super) fn is_checked(&self, ty: &Type) -> bool {
        match self.resolve(ty) {
            Type::Array(inner) | Type::Map(inner) => self.is_checked(inner),
            Type::Ref { model, .. } => self.is_model_checked(*model),
            _ => false,
        }
    }

    /// Whether `validate()` can find anything in a model.
    pub(super) fn is_model_checked(&self, id: ModelId) -> bool {
        self.facts.checked.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// Which traits of the standard library a model can have.
    pub(super) fn traits(&self, id: ModelId) -> Traits {
        self.facts.traits.get(id.0 as usize).copied().unwrap_or(Traits::ALL)
    }

    /// Whether a model is one of several types.
    pub(super) fn is_union(&self, id: ModelId) -> bool {
        matches!(self.model(id), Some(Model { kind: ModelKind::Union(_), .. }))
    }

    /// What a model's builder is called, if it has one.
    pub(super) fn builder(&self, id: ModelId) -> Option<&str> {
        self.facts.builders.get(id.0 as usize)?.as_deref()
    }

    /// `#[non_exhaustive]`, unless additions to the documentation may break whoever uses the models.
    pub(super) fn non_exhaustive(&self) -> Option<TokenStream> {
        (!self.style.exhaustive).then(|| quote!(#[non_exhaustive]))
    }

    /// The JSON kinds that values of a type have.
    pub(super) fn kinds(&self, ty: &Type) -> Kinds {
        self.kinds_within(ty, 0)
    }

    fn kinds_within(&self, ty: &Type, depth: usize) -> Kinds {
        // Unions of unions: deep enough for any that a person documents.
        if depth > 16 {
            return Kinds::ALL;
        }
        match self.resolve(ty) {
            Type::String | Type::Date | Type::DateTime | Type::Bytes => Kinds::STRING,
            Type::Integer | Type::Sized(_) | Type::Number => Kinds::NUMBER,
            Type::Boolean => Kinds::BOOLEAN,
            Type::Null => Kinds::NULL,
            Type::Array(_) => Kinds::ARRAY,
            Type::Map(_) => Kinds::OBJECT,
            Type::Any | Type::Union(_) => Kinds::ALL,
            Type::Literal(Literal { value, .. }) => literal_kind(value),
            Type::Ref { model, .. } => match self.model(*model).map(|model| &model.kind) {
                Some(ModelKind::Struct(_)) => Kinds::OBJECT,
                Some(ModelKind::Enum(values)) => match values.base {
                    EnumBase::String => Kinds::STRING,
                    EnumBase::Integer => Kinds::NUMBER,
                },
                Some(ModelKind::Union(union)) => {
                    let kinds = union.members.iter().map(|member| self.kinds_within(&member.ty, depth + 1));
                    kinds.fold(Kinds::default(), Kinds::with)
                }
                Some(ModelKind::Alias(_)) | None => Kinds::ALL,
            },
        }
    }
}

fn has_arguments(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.iter().any(|segment| !segment.arguments.is_none()))
}

fn literal_kind(value: &serde_json::Value) -> Kinds {
    match value {
        serde_json::Value::Number(_) => Kinds::NUMBER,
        serde_json::Value::Bool(_) => Kinds::BOOLEAN,
        _ => Kinds::STRING,
    }
}

/// The kind under which the configuration can map a type to another one.
pub(super) fn kind(ty: &Type) -> Option<Kind> {
    Some(match ty {
        Type::String => Kind::String,
        Type::Integer => Kind::Integer,
        Type::Number => Kind::Number,
        Type::Boolean => Kind::Boolean,
        Type::Date => Kind::Date,
        Type::DateTime => Kind::DateTime,
        Type::Bytes => Kind::Bytes,
        Type::Any | Type::Union(_) => Kind::Any,
        Type::Array(_) => Kind::Array,
        Type::Map(_) => Kind::Map,
        // A size that is documented is no choice.
        Type::Sized(_) | Type::Null | Type::Ref { .. } | Type::Literal(_) => return None,
    })
}

/// The models that a type names.
pub(super) fn references(ty: &Type, found: &mut Vec<ModelId>) {
    match ty {
        Type::Ref { model, .. } => found.push(*model),
        Type::Array(inner) | Type::Map(inner) => references(inner, found),
        _ => {}
    }
}

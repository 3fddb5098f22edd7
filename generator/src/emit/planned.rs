//! A struct's fields as they will stand in Rust. What is found out of a field is found out here, once, for everything that
//! is written of it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::checks::{self, Check};
use super::construct::{self, Way};
use super::ident::ident;
use super::scope::Scope;
use super::secrets;
use super::types::rust_type;
use super::wrapping::Wrapping;
use crate::ir::{Additional, Field, Struct, Type};

/// A struct, with what is known of its fields.
pub(super) struct Planned<'a> {
    pub shape: &'a Struct,
    /// How values are made.
    pub way: Way,
    pub fields: Vec<PlannedField<'a>>,
    pub additional: Option<PlannedOthers<'a>>,
}

/// A field.
pub(super) struct PlannedField<'a> {
    pub field: &'a Field,
    pub name: Ident,
    pub wrapping: Wrapping,
    /// The Rust type of a value that is there.
    pub ty: TokenStream,
    /// Whether the value holds bytes that serde has to spell as base64.
    pub bytes: bool,
    /// The part of the support module that reads the value in place of serde.
    pub reader: Option<&'static str>,
    /// Whether it is a secret, which `Debug` does not show.
    pub is_secret: bool,
    /// Whether `validate()` can find anything in the value itself.
    pub is_checked: bool,
    /// The check of each constraint that has one.
    pub checks: Vec<Option<Check>>,
}

/// The properties that the documentation does not name.
pub(super) struct PlannedOthers<'a> {
    pub additional: &'a Additional,
    pub name: Ident,
    /// The map of them, as a neutral type.
    pub map: Type,
}

impl<'a> Planned<'a> {
    /// Looks at a struct.
    pub(super) fn new(scope: &Scope<'_>, shape: &'a Struct) -> Self {
        Self {
            shape,
            way: construct::way(scope.context, shape),
            fields: shape.fields.iter().map(|field| PlannedField::new(scope, field)).collect(),
            additional: shape.additional.as_ref().map(|additional| PlannedOthers {
                additional,
                name: ident(&additional.rust_name),
                map: Type::Map(Box::new(additional.values.clone())),
            }),
        }
    }

    /// The types that the struct names.
    pub(super) fn types(&self) -> impl Iterator<Item = &'a Type> {
        let additional = self.shape.additional.iter().map(|additional| &additional.values);
        self.shape.fields.iter().map(|field| &field.ty).chain(additional)
    }
}

impl<'a> PlannedField<'a> {
    /// Looks at a field.
    pub(super) fn new(scope: &Scope<'_>, field: &'a Field) -> Self {
        let context = scope.context;
        Self {
            field,
            name: ident(&field.rust_name),
            wrapping: Wrapping::of(context, field),
            ty: rust_type(scope, &field.ty),
            bytes: context.has_bytes(&field.ty),
            reader: context.reader(&field.ty),
            is_secret: secrets::is_secret(context, field),
            is_checked: context.is_checked(&field.ty),
            checks: field.constraints.iter().map(|rule| checks::check(context, &field.ty, rule)).collect(),
        }
    }

    /// The field's type, wrapped as it may be missing.
    pub(super) fn wrapped(&self, scope: &Scope<'_>) -> TokenStream {
        let (ty, option) = (&self.ty, scope.prelude("Option"));
        match self.wrapping {
            Wrapping::Plain => ty.clone(),
            Wrapping::Option => quote!(#option<#ty>),
            Wrapping::DoubleOption => quote!(#option<#option<#ty>>),
        }
    }

    /// Whether it has to be given when a value is made.
    pub(super) fn is_asked(&self) -> bool {
        construct::is_asked(self.field)
    }

    /// Whether it has one value only, which is there.
    pub(super) fn is_given(&self) -> bool {
        construct::is_given(self.field)
    }
}

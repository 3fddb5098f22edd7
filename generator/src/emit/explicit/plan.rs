//! A struct, as the impls see it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::ident::ident;
use crate::emit::planned::{Planned, PlannedField};
use crate::emit::scope::Scope;
use crate::emit::wrapping::Wrapping;

/// A struct, as its impls see it.
pub(super) struct Plan<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) name: Ident,
    pub(super) fields: Vec<Slot>,
    pub(super) additional: Option<Additional>,
    pub(super) allow: Option<TokenStream>,
}

/// A field.
pub(super) struct Slot {
    pub(super) name: Ident,
    pub(super) wire: Literal,
    /// Another name that is read as well.
    pub(super) alias: Option<Literal>,
    pub(super) wrapping: Wrapping,
    /// What becomes of an absent value.
    pub(super) absent: Absent,
    /// Whether a `None` is written as `null`.
    pub(super) always: bool,
    /// Whether bytes in it are base64.
    pub(super) bytes: bool,
    /// The part of the support module that reads the value in place of serde.
    pub(super) reader: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// It is `None`.
    None,
    /// It is an error.
    Error,
    /// A type of the configuration has its own way.
    Own,
}

/// Other properties.
pub(super) struct Additional {
    pub(super) name: Ident,
    pub(super) bytes: bool,
    pub(super) reader: Option<&'static str>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, planned: &Planned<'_>) -> Self {
        let deprecated =
            scope.model.deprecated.is_some() || planned.fields.iter().any(|planned| planned.field.deprecated.is_some());
        Self {
            scope,
            name: ident(&scope.name),
            fields: planned.fields.iter().map(|field| Slot::new(scope, field)).collect(),
            additional: planned.additional.as_ref().map(|others| Additional {
                name: others.name.clone(),
                bytes: scope.context.has_bytes(&others.additional.values),
                reader: scope.context.reader(&others.additional.values),
            }),
            allow: deprecated.then(|| quote!(#[allow(deprecated)])),
        }
    }

    /// The name of a local variable, which no field has.
    pub(super) fn local(&self, wanted: &str) -> Ident {
        let mut name = format_ident!("{wanted}");
        let taken = |name: &Ident| {
            self.fields.iter().any(|slot| slot.name == *name)
                || self.additional.as_ref().is_some_and(|additional| additional.name == *name)
        };
        while taken(&name) {
            name = format_ident!("{name}_");
        }
        name
    }
}

impl Slot {
    fn new(scope: &Scope<'_>, planned: &PlannedField<'_>) -> Self {
        let (field, wrapping, bytes) = (planned.field, planned.wrapping, planned.bytes);
        let absent = match wrapping {
            Wrapping::Plain if scope.context.maps_type(scope.context.resolve(&field.ty)) => Absent::Own,
            Wrapping::Plain => Absent::Error,
            // As serde's `with` has it, which does not know of options.
            Wrapping::Option if bytes && field.required => Absent::Error,
            Wrapping::Option | Wrapping::DoubleOption => Absent::None,
        };
        Self {
            name: planned.name.clone(),
            wire: Literal::string(&field.wire_name),
            alias: field.alias.as_deref().map(Literal::string),
            wrapping,
            absent,
            always: field.required,
            bytes,
            reader: planned.reader,
        }
    }
}

//! serde's impls written out (`serde = "explicit"`): what the derives would do, in as few lines as it takes.
//!
//! `records.rs` and `writers.rs` of `emit/support` have what all structs share, so that a model only says which value goes
//! where.

mod read;
mod write;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::ir::{Field, Struct, Type, Union};

use super::ident::ident;
use super::scope::Scope;
use super::structs::Wrapping;
use super::types;

/// The impls of a struct.
pub(super) fn of_struct(scope: &Scope<'_>, shape: &Struct) -> Vec<TokenStream> {
    let plan = Plan::new(scope, shape);
    let mut items = read::of_struct(&plan);
    items.push(write::of_struct(&plan));
    items
}

/// How a union is written; how it is read is told apart from no derive.
pub(super) fn of_union(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    write::of_union(scope, shape)
}

/// A struct, as its impls see it.
struct Plan<'a> {
    scope: &'a Scope<'a>,
    name: Ident,
    fields: Vec<Slot>,
    additional: Option<Additional>,
    allow: Option<TokenStream>,
}

/// A field.
struct Slot {
    name: Ident,
    wire: Literal,
    wrapping: Wrapping,
    /// What becomes of an absent value.
    absent: Absent,
    /// Whether a `None` is written as `null`.
    always: bool,
    /// Whether bytes in it are base64.
    bytes: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    /// It is `None`.
    None,
    /// It is an error.
    Error,
    /// A type of the configuration has its own way.
    Own,
}

/// Other properties.
struct Additional {
    name: Ident,
    bytes: bool,
}

impl<'a> Plan<'a> {
    fn new(scope: &'a Scope<'a>, shape: &Struct) -> Self {
        let deprecated =
            scope.model.deprecated.is_some() || shape.fields.iter().any(|field| field.deprecated.is_some());
        Self {
            scope,
            name: ident(&scope.name),
            fields: shape.fields.iter().map(|field| Slot::new(scope, field)).collect(),
            additional: shape.additional.as_ref().map(|additional| Additional {
                name: ident(&additional.rust_name),
                bytes: scope.context.has_bytes(&additional.values),
            }),
            allow: deprecated.then(|| quote!(#[allow(deprecated)])),
        }
    }

    /// The name of a local variable, which no field has.
    fn local(&self, wanted: &str) -> Ident {
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
    fn new(scope: &Scope<'_>, field: &Field) -> Self {
        let wrapping = Wrapping::of(scope.context, field);
        let bytes = scope.context.has_bytes(&field.ty);
        let absent = match wrapping {
            Wrapping::Plain if is_mapped(scope, &field.ty) => Absent::Own,
            Wrapping::Plain => Absent::Error,
            // As serde's `with` has it, which does not know of options.
            Wrapping::Option if bytes && field.required => Absent::Error,
            Wrapping::Option | Wrapping::DoubleOption => Absent::None,
        };
        Self {
            name: ident(&field.rust_name),
            wire: Literal::string(&field.wire_name),
            wrapping,
            absent,
            always: field.required,
            bytes,
        }
    }
}

fn is_mapped(scope: &Scope<'_>, ty: &Type) -> bool {
    types::kind(scope.context.resolve(ty)).is_some_and(|kind| scope.context.mapped(kind).is_some())
}

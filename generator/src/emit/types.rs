//! How a neutral type is spelled in Rust.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{IntSize, Literal, Type};

use super::context::kind;
use super::ident::ident;
use super::scope::Scope;

/// The Rust type of a value.
pub(super) fn rust_type(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    if let Some(mapped) = kind(ty).and_then(|kind| scope.context.mapped(kind)) {
        return match ty {
            Type::Array(items) => {
                let items = rust_type(scope, items);
                quote!(#mapped<#items>)
            }
            Type::Map(values) => {
                let (string, values) = (scope.prelude("String"), rust_type(scope, values));
                quote!(#mapped<#string, #values>)
            }
            _ => quote!(#mapped),
        };
    }
    match ty {
        Type::String => scope.prelude("String"),
        Type::Integer => quote!(i64),
        Type::Sized(size) => sized(*size),
        Type::Number => quote!(f64),
        Type::Boolean => quote!(bool),
        Type::Date => quote!(jiff::civil::Date),
        Type::DateTime => quote!(jiff::Timestamp),
        Type::Bytes => {
            let vec = scope.prelude("Vec");
            quote!(#vec<u8>)
        }
        Type::Null => quote!(()),
        Type::Array(items) => {
            let (vec, items) = (scope.prelude("Vec"), rust_type(scope, items));
            quote!(#vec<#items>)
        }
        Type::Map(values) => {
            let (map, string, values) = (scope.map(), scope.prelude("String"), rust_type(scope, values));
            quote!(#map<#string, #values>)
        }
        Type::Ref { model, boxed } => reference(scope, *model, *boxed),
        Type::Literal(Literal { rust_name, .. }) => {
            let name = ident(rust_name);
            quote!(#name)
        }
        // A union that stands in a field has no name. Those of texts alone are enums by now.
        Type::Any | Type::Union(_) => quote!(serde_json::Value),
    }
}

/// The Rust type of whole numbers of a size.
fn sized(size: IntSize) -> TokenStream {
    match size.format() {
        "uint8" => quote!(u8),
        "int8" => quote!(i8),
        "uint16" => quote!(u16),
        "int16" => quote!(i16),
        "uint32" => quote!(u32),
        "int32" => quote!(i32),
        "uint64" => quote!(u64),
        _ => quote!(i64),
    }
}

fn reference(scope: &Scope<'_>, id: crate::ir::ModelId, boxed: bool) -> TokenStream {
    let Some(model) = scope.context.model(id) else {
        return quote!(serde_json::Value);
    };
    let name = scope.reference(id, model);
    if boxed {
        let boxed = scope.prelude("Box");
        quote!(#boxed<#name>)
    } else {
        name
    }
}

/// Whether a type names a model that is deprecated, so that rustc would warn of the name.
pub(super) fn names_deprecated(scope: &Scope<'_>, ty: &Type) -> bool {
    match ty {
        Type::Array(inner) | Type::Map(inner) => names_deprecated(scope, inner),
        Type::Ref { model, .. } => scope.context.model(*model).is_some_and(|model| model.deprecated.is_some()),
        _ => false,
    }
}

/// `#[allow(deprecated)]` for an item that names these types, where any of them is deprecated; `of_model` where the
/// item also names the model itself, which is no definition of it.
pub(super) fn allow<'t>(
    scope: &Scope<'_>,
    mut types: impl Iterator<Item = &'t Type>,
    of_model: bool,
) -> Option<TokenStream> {
    let touches = of_model && scope.model.deprecated.is_some() || types.any(|ty| names_deprecated(scope, ty));
    touches.then(|| quote!(#[allow(deprecated)]))
}

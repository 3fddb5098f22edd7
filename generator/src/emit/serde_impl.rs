//! serde's traits, implemented by one expression.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident::ident;
use super::scope::Scope;
use super::types;

/// An `impl Serialize` of one expression.
pub(super) fn serialize(
    scope: &Scope<'_>,
    name: &Ident,
    allow: Option<&TokenStream>,
    body: &TokenStream,
) -> TokenStream {
    let (serialize, result) = (scope.serde("Serialize"), scope.prelude("Result"));
    quote! {
        #allow
        impl #serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> #result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// An `impl Deserialize` whose body reads from `deserializer`.
pub(super) fn deserialize(scope: &Scope<'_>, body: &TokenStream) -> TokenStream {
    let (name, deserialize, result) = (ident(&scope.name), scope.serde("Deserialize"), scope.prelude("Result"));
    let allow = types::allow(scope, std::iter::empty(), true);
    quote! {
        #allow
        impl<'de> #deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> #result<Self, D::Error> {
                #body
            }
        }
    }
}

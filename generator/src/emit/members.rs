//! The members of a union, wherever one is written out.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::scope::Scope;
use crate::ir::{Member, Union};

/// The texts of the tags, as they are compared.
pub(super) fn tags(shape: &Union) -> Vec<String> {
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    shape.members.iter().filter_map(|member| member.tag_value.as_ref().map(text)).collect()
}

/// A member read from a deserializer, with the member named in errors.
pub(super) fn decoded(scope: &Scope<'_>, member: &Member, deserializer: &TokenStream) -> TokenStream {
    let (unions, name, variant) = (scope.support("unions"), &member.rust_name, ident(&member.rust_name));
    let reader = scope.context.reader(&member.ty);
    let read = reader.map_or_else(|| scope.serde("Deserialize"), |reader| scope.support(reader));
    quote!(#unions::member(#name, #read::deserialize(#deserializer)).map(Self::#variant))
}

//! Unions whose members have JSON kinds of their own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Union;

use super::context::Kinds;
use super::ident::ident;
use super::members::decoded;
use super::scope::Scope;
use super::serde_impl;
use super::types;

/// Each kind, the words for it, and the method of the support module's trait that reads it.
const METHODS: [(Kinds, &str, &str); 6] = [
    (Kinds::STRING, "a string", "string"),
    (Kinds::NUMBER, "a number", "number"),
    (Kinds::BOOLEAN, "a boolean", "boolean"),
    (Kinds::ARRAY, "a list", "list"),
    (Kinds::OBJECT, "an object", "object"),
    (Kinds::NULL, "null", "null"),
];

/// The impls; none where two members share a kind after all.
pub(super) fn deserialize(scope: &Scope<'_>, shape: &Union) -> Option<Vec<TokenStream>> {
    let kinds: Vec<_> = shape.members.iter().map(|member| scope.context.kinds(&member.ty)).collect();
    let mut seen = Kinds::default();
    for kinds in &kinds {
        if seen.meets(*kinds) {
            return None;
        }
        seen = seen.with(*kinds);
    }
    let (by_kind, result) = (scope.support("kinds"), scope.prelude("Result"));
    let mut methods = Vec::new();
    let mut expected = Vec::new();
    for (kind, words, method) in METHODS {
        if let Some((member, _)) = shape.members.iter().zip(&kinds).find(|(_, kinds)| kinds.meets(kind)) {
            let (method, decoded) = (ident(method), decoded(scope, member, &quote!(value)));
            expected.push(words);
            methods.push(quote! {
                fn #method<D: serde::Deserializer<'de>>(value: D) -> #result<Self, D::Error> {
                    #decoded
                }
            });
        }
    }
    let expected = match expected.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => expected.concat(),
    };
    let name = ident(&scope.name);
    let allow = types::allow(scope, shape.members.iter().map(|member| &member.ty), true);
    Some(vec![
        serde_impl::deserialize(scope, &quote!(#by_kind::deserialize(deserializer))),
        quote! {
            #allow
            impl<'de> #by_kind::ByKind<'de> for #name {
                const EXPECTED: &'static str = #expected;

                #(#methods)*
            }
        },
    ])
}

//! Unions whose members have JSON kinds of their own: a visitor goes straight to the member, with no value tree.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Member, Type, Union};

use super::context::Kinds;
use super::ident::ident;
use super::scope::Scope;
use super::types::names_deprecated;
use super::unions::{allow, impl_deserialize};

/// The impl; none where two members share a kind after all.
pub(super) fn deserialize(scope: &Scope<'_>, shape: &Union) -> Option<TokenStream> {
    let kinds: Vec<_> = shape.members.iter().map(|member| scope.context.kinds(&member.ty)).collect();
    let mut seen = Kinds::default();
    for kinds in &kinds {
        if seen.meets(*kinds) {
            return None;
        }
        seen = seen.with(*kinds);
    }
    let mut methods = Vec::new();
    let mut expected = Vec::new();
    for (kind, words) in Kinds::NAMED {
        let member = shape.members.iter().zip(&kinds).find(|(_, kinds)| kinds.meets(kind));
        if let Some((member, _)) = member {
            expected.push(words);
            methods.extend(visits(scope, member, kind));
        }
    }
    let (name, result) = (ident(&scope.name), scope.prelude("Result"));
    let expected = expected.join(" or ");
    let allow = allow(scope, shape.members.iter().any(|member| names_deprecated(scope, &member.ty)));
    let body = quote! {
        struct Members;

        #allow
        impl<'de> serde::de::Visitor<'de> for Members {
            type Value = #name;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(#expected)
            }

            #(#methods)*
        }

        deserializer.deserialize_any(Members)
    };
    let _ = result;
    Some(impl_deserialize(scope, shape, &body))
}

/// The visitor's methods for a kind.
fn visits(scope: &Scope<'_>, member: &Member, kind: Kinds) -> Vec<TokenStream> {
    let result = scope.prelude("Result");
    let variant = ident(&member.rust_name);
    let name = ident(&scope.name);
    let scalar = |method: TokenStream, ty: TokenStream, deserializer: TokenStream| {
        let decoded = decoded(scope, member, &quote!(serde::de::value::#deserializer::<E>::new(value)));
        quote! {
            fn #method<E: serde::de::Error>(self, value: #ty) -> #result<Self::Value, E> {
                #decoded
            }
        }
    };
    if kind == Kinds::STRING {
        if *scope.context.resolve(&member.ty) == Type::String && scope.context.mapped("string").is_none() {
            let string = scope.prelude("String");
            return vec![
                quote! {
                    fn visit_str<E: serde::de::Error>(self, value: &str) -> #result<Self::Value, E> {
                        Ok(#name::#variant(value.to_owned()))
                    }
                },
                quote! {
                    fn visit_string<E: serde::de::Error>(self, value: #string) -> #result<Self::Value, E> {
                        Ok(#name::#variant(value))
                    }
                },
            ];
        }
        return vec![scalar(quote!(visit_str), quote!(&str), quote!(StrDeserializer))];
    }
    if kind == Kinds::NUMBER {
        return vec![
            scalar(quote!(visit_i64), quote!(i64), quote!(I64Deserializer)),
            scalar(quote!(visit_u64), quote!(u64), quote!(U64Deserializer)),
            scalar(quote!(visit_f64), quote!(f64), quote!(F64Deserializer)),
        ];
    }
    if kind == Kinds::BOOLEAN {
        return vec![scalar(quote!(visit_bool), quote!(bool), quote!(BoolDeserializer))];
    }
    if kind == Kinds::NULL {
        let decoded = decoded(scope, member, &quote!(serde::de::value::UnitDeserializer::<E>::new()));
        return vec![quote! {
            fn visit_unit<E: serde::de::Error>(self) -> #result<Self::Value, E> {
                #decoded
            }
        }];
    }
    let (method, access, generic, deserializer) = if kind == Kinds::ARRAY {
        (quote!(visit_seq), quote!(SeqAccess), quote!(A), quote!(SeqAccessDeserializer))
    } else {
        (quote!(visit_map), quote!(MapAccess), quote!(A), quote!(MapAccessDeserializer))
    };
    let decoded = decoded(scope, member, &quote!(serde::de::value::#deserializer::new(value)));
    vec![quote! {
        fn #method<#generic: serde::de::#access<'de>>(self, value: #generic) -> #result<Self::Value, #generic::Error> {
            #decoded
        }
    }]
}

/// A member read inside the visitor, where `Self` is the visitor.
fn decoded(scope: &Scope<'_>, member: &Member, deserializer: &TokenStream) -> TokenStream {
    let (unions, label) = (scope.support("unions"), &member.rust_name);
    let (name, variant) = (ident(&scope.name), ident(&member.rust_name));
    let read = if scope.context.has_bytes(&member.ty) {
        scope.support("base64")
    } else {
        scope.serde("Deserialize")
    };
    quote!(#unions::member(#label, #read::deserialize(#deserializer)).map(#name::#variant))
}

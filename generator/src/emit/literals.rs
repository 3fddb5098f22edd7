//! Types of one value, in the file of the model that has them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir;

use super::attributes::docs;
use super::derives::Derives;
use super::doc;
use super::ident::ident;
use super::scope::Scope;
use super::serde_impl::serialize;

/// The value's Rust type, its spelling, and the functions of serde and of the support module that carry it.
struct Form {
    ty: TokenStream,
    value: Literal,
    write: TokenStream,
    read: TokenStream,
}

/// The items of a literal type. Fails where the value is no scalar, which `ir` rules out.
pub(super) fn items(scope: &Scope<'_>, literal: &ir::Literal) -> Result<Vec<TokenStream>, String> {
    let name = ident(&literal.rust_name);
    let variant = ident(&literal.variant);
    let (value_type, value, write, read) = match &literal.value {
        Value::Bool(value) => {
            let value = ident_bool(*value);
            (quote!(bool), value, quote!(serialize_bool), quote!(boolean))
        }
        other => {
            let form = form(other).ok_or_else(|| format!("{other} cannot be the one value of a type"))?;
            let value = &form.value;
            (form.ty, quote!(#value), form.write, form.read)
        }
    };
    let shown = literal.value.as_str().map_or_else(|| literal.value.to_string(), str::to_owned);
    let doc = docs(&[format!("Always {}.", doc::code(&shown))]);
    let (deserialize, result, support) =
        (scope.serde("Deserialize"), scope.prelude("Result"), scope.support("literal"));
    let exhaustive = scope.context.non_exhaustive();
    let derives = Derives { copy: true, default: true, hash: true, order: true, ..Derives::default() }.attribute(scope);
    Ok(vec![
        quote! {
            #doc
            #derives
            #exhaustive
            pub enum #name {
                #doc
                #[default]
                #variant,
            }
        },
        quote! {
            impl #name {
                /// The value as JSON carries it.
                pub const VALUE: #value_type = #value;
            }
        },
        serialize(scope, &name, None, &quote!(serializer.#write(Self::VALUE))),
        quote! {
            impl<'de> #deserialize<'de> for #name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> #result<Self, D::Error> {
                    #support::#read(deserializer, Self::VALUE).map(|()| Self::#variant)
                }
            }
        },
    ])
}

fn ident_bool(value: bool) -> TokenStream {
    quote!(#value)
}

fn form(value: &Value) -> Option<Form> {
    let form = |ty, value, write, read| Some(Form { ty, value, write, read });
    match value {
        Value::String(text) => form(quote!(&'static str), Literal::string(text), quote!(serialize_str), quote!(text)),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => form(quote!(i64), Literal::i64_unsuffixed(whole), quote!(serialize_i64), quote!(integer)),
            None => number.as_f64().filter(|value| value.is_finite()).and_then(|value| {
                form(quote!(f64), Literal::f64_unsuffixed(value), quote!(serialize_f64), quote!(number))
            }),
        },
        _ => None,
    }
}

//! Sets of documented values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Enum, EnumBase, EnumValue};

use super::attributes::{deprecated, docs};
use super::doc;
use super::ident::ident;
use super::scope::Scope;
use super::serde_impl;
use super::validate;

/// The items of an enum. Fails where a value is not of the enum's base, which `ir` rules out.
pub(super) fn items(scope: &Scope<'_>, shape: &Enum) -> Result<Vec<TokenStream>, String> {
    let values = shape.values.iter().map(|value| literal(shape.base, value)).collect::<Result<Vec<_>, _>>()?;
    let open = scope.context.is_open(shape.open, shape.values.len());
    let parts = Parts { scope, shape, values, open, allow: allow(scope) };
    let mut items = vec![parts.definition()];
    items.extend(match shape.base {
        EnumBase::String => parts.of_text(),
        EnumBase::Integer => parts.of_integers(),
    });
    items.push(validate::of_enum(scope, shape));
    Ok(items)
}

fn allow(scope: &Scope<'_>) -> Option<TokenStream> {
    scope.model.deprecated.is_some().then(|| quote!(#[allow(deprecated)]))
}

fn literal(base: EnumBase, value: &EnumValue) -> Result<Literal, String> {
    let literal = match base {
        EnumBase::String => value.wire.as_str().map(Literal::string),
        EnumBase::Integer => value.wire.as_i64().map(Literal::i64_unsuffixed),
    };
    literal.ok_or_else(|| format!("the value {} does not belong in an enum of its base", value.wire))
}

struct Parts<'a> {
    scope: &'a Scope<'a>,
    shape: &'a Enum,
    values: Vec<Literal>,
    open: bool,
    allow: Option<TokenStream>,
}

/// A value as its own description.
fn in_words(wire: &str) -> String {
    match wire.trim() {
        "" if wire.is_empty() => "The empty text.".to_owned(),
        "" => "White space only.".to_owned(),
        _ => format!("{}.", doc::code(wire)),
    }
}

impl Parts<'_> {
    fn definition(&self) -> TokenStream {
        let Self { scope, shape, .. } = self;
        let doc = docs(&doc::model(scope.model));
        let deprecation = deprecated(scope.model.deprecated.as_ref());
        let name = ident(&scope.name);
        let variants = shape.values.iter().map(|value| {
            let text = value.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
            let wire = value.wire.as_str().map_or_else(|| value.wire.to_string(), str::to_owned);
            let doc = docs(&if text.is_empty() { vec![in_words(&wire)] } else { text });
            let variant = ident(&value.rust_name);
            quote!(#doc #variant,)
        });
        let base = match shape.base {
            EnumBase::String => scope.prelude("String"),
            EnumBase::Integer => quote!(i64),
        };
        let unknown = self.open.then(|| {
            let doc = docs(&["A value that the documentation does not list.".to_owned()]);
            quote!(#doc Unknown(#base),)
        });
        let copy = (!self.open || shape.base == EnumBase::Integer).then(|| quote!(Copy,));
        quote! {
            #doc
            #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
            #deprecation
            pub enum #name { #(#variants)* #unknown }
        }
    }

    // Associated types are spelled out below: `Self::Err` would be ambiguous beside a variant of that name.

    /// `Self::Red => "red",` for each value, and what stands for the others.
    fn forward(&self, unknown: &TokenStream) -> TokenStream {
        let variants = self.shape.values.iter().map(|value| ident(&value.rust_name));
        let values = &self.values;
        let unknown = self.open.then(|| quote!(Self::Unknown(value) => #unknown,));
        quote!(#(Self::#variants => #values,)* #unknown)
    }

    /// `"red" => Some(Self::Red),` for each value.
    fn backward(&self) -> TokenStream {
        let variants = self.shape.values.iter().map(|value| ident(&value.rust_name));
        let values = &self.values;
        quote!(#(#values => Some(Self::#variants),)* _ => None,)
    }

    fn of_text(&self) -> Vec<TokenStream> {
        let Self { scope, values, allow, .. } = self;
        let name = ident(&scope.name);
        let (forward, backward) = (self.forward(&quote!(value)), self.backward());
        let option = scope.prelude("Option");
        // A closed enum is nothing but its values, whose texts outlive it.
        let text = if self.open { quote!(&str) } else { quote!(&'static str) };
        let mut items = vec![quote! {
            #allow
            impl #name {
                /// The documented values, as JSON carries them.
                pub const VALUES: &'static [&'static str] = &[#(#values),*];

                /// The value as JSON carries it.
                pub fn as_str(&self) -> #text {
                    match self { #forward }
                }

                /// The documented value of this text.
                pub fn documented(value: &str) -> #option<Self> {
                    match value { #backward }
                }
            }
        }];
        items.extend(if self.open { self.open_conversions() } else { self.closed_conversions() });
        items.push(quote! {
            #allow
            impl std::fmt::Display for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        });
        items.push(self.serialize(&quote!(serializer.serialize_str(self.as_str()))));
        let enums = scope.support("enums");
        let function = if self.open { quote!(open_text) } else { quote!(closed_text) };
        items.push(serde_impl::deserialize(self.scope, &quote!(#enums::#function(deserializer))));
        items
    }

    fn open_conversions(&self) -> Vec<TokenStream> {
        let Self { scope, allow, .. } = self;
        let name = ident(&scope.name);
        let [from, string, result] = ["From", "String", "Result"].map(|name| scope.prelude(name));
        vec![
            quote! {
                #allow
                impl #from<&str> for #name {
                    fn from(value: &str) -> Self {
                        Self::documented(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
                    }
                }
            },
            quote! {
                #allow
                impl #from<#string> for #name {
                    fn from(value: #string) -> Self {
                        Self::documented(&value).unwrap_or(Self::Unknown(value))
                    }
                }
            },
            quote! {
                #allow
                impl std::str::FromStr for #name {
                    type Err = std::convert::Infallible;

                    fn from_str(value: &str) -> #result<Self, std::convert::Infallible> {
                        Ok(Self::from(value))
                    }
                }
            },
        ]
    }

    fn closed_conversions(&self) -> Vec<TokenStream> {
        let Self { scope, allow, .. } = self;
        let (name, result, enums) = (ident(&scope.name), scope.prelude("Result"), scope.support("enums"));
        vec![quote! {
            #allow
            impl std::str::FromStr for #name {
                type Err = #enums::UnknownValue;

                fn from_str(value: &str) -> #result<Self, #enums::UnknownValue> {
                    Self::documented(value).ok_or_else(|| #enums::UnknownValue::expected(Self::VALUES))
                }
            }
        }]
    }

    fn of_integers(&self) -> Vec<TokenStream> {
        let Self { scope, values, allow, .. } = self;
        let name = ident(&scope.name);
        let (forward, backward) = (self.forward(&quote!(value)), self.backward());
        let [option, result] = ["Option", "Result"].map(|name| scope.prelude(name));
        let enums = scope.support("enums");
        let conversion = if self.open {
            let from = scope.prelude("From");
            quote! {
                impl #from<i64> for #name {
                    fn from(value: i64) -> Self {
                        Self::documented(value).unwrap_or(Self::Unknown(value))
                    }
                }
            }
        } else {
            let try_from = scope.prelude("TryFrom");
            quote! {
                impl #try_from<i64> for #name {
                    type Error = #enums::UnknownValue;

                    fn try_from(value: i64) -> #result<Self, #enums::UnknownValue> {
                        Self::documented(value).ok_or_else(|| #enums::UnknownValue::expected(Self::VALUES))
                    }
                }
            }
        };
        vec![
            quote! {
                #allow
                impl #name {
                    /// The documented values.
                    pub const VALUES: &'static [i64] = &[#(#values),*];

                    /// The value as JSON carries it.
                    pub fn value(self) -> i64 {
                        match self { #forward }
                    }

                    /// The documented value of this number.
                    pub fn documented(value: i64) -> #option<Self> {
                        match value { #backward }
                    }
                }
            },
            quote!(#allow #conversion),
            quote! {
                #allow
                impl std::fmt::Display for #name {
                    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        self.value().fmt(f)
                    }
                }
            },
            self.serialize(&quote!(serializer.serialize_i64(self.value()))),
            serde_impl::deserialize(self.scope, &quote!(#enums::integer(deserializer))),
        ]
    }

    fn serialize(&self, body: &TokenStream) -> TokenStream {
        serde_impl::serialize(self.scope, &ident(&self.scope.name), self.allow.as_ref(), body)
    }
}

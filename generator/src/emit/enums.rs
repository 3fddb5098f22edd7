//! Sets of documented values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Enum, EnumBase, EnumValue};

use super::attributes::{deprecated, docs};
use super::derives::Derives;
use super::doc;
use super::format::{Item, inline};
use super::ident::ident;
use super::scope::Scope;
use super::serde_impl;
use super::validate;

/// The items of an enum. Fails where a value is not of the enum's base, which `ir` rules out.
pub(super) fn items(scope: &Scope<'_>, shape: &Enum) -> Result<Vec<Item>, String> {
    let values = shape.values.iter().map(|value| literal(shape.base, value)).collect::<Result<Vec<_>, _>>()?;
    let open = scope.context.is_open(shape.open, shape.values.len());
    let parts = Parts { scope, shape, values, open, allow: allow(scope) };
    let mut items = vec![Item::from(parts.definition())];
    items.extend(match shape.base {
        EnumBase::String => parts.of_text(),
        EnumBase::Integer => parts.of_integers().into_iter().map(Item::from).collect(),
    });
    items.push(validate::of_enum(scope, shape).into());
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
        let unknown = self.open.then(|| {
            let doc = docs(&["A value that the documentation does not list.".to_owned()]);
            let unknown = scope.support_item("unknown", "Unknown");
            match shape.base {
                EnumBase::String => quote!(#doc Unknown(#unknown<Self>),),
                EnumBase::Integer => quote!(#doc Unknown(#unknown<Self, i64>),),
            }
        });
        let exhaustive = scope.context.non_exhaustive();
        let copy = !self.open || shape.base == EnumBase::Integer;
        let derives = Derives { copy, hash: true, order: !self.open, ..Derives::default() }.attribute(scope);
        quote! {
            #doc
            #derives
            #deprecation
            #exhaustive
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

    fn of_text(&self) -> Vec<Item> {
        let Self { scope, values, allow, .. } = self;
        let name = ident(&scope.name);
        let (forward, backward) = (self.forward(&quote!(value.as_str())), self.backward());
        let option = scope.prelude("Option");
        // A closed enum is nothing but its values, whose texts outlive it.
        let text = if self.open { quote!(&str) } else { quote!(&'static str) };
        let mut items = vec![Item::from(quote! {
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
        })];
        if self.open {
            items.extend(self.open_conversions());
        } else {
            items.extend(self.closed_conversions().into_iter().map(Item::from));
        }
        items.extend(self.as_text());
        let known = quote!(serializer.serialize_str(self.as_str()));
        items.push(Item::from(self.serialize(&if self.open {
            let serialize = scope.serde("Serialize");
            quote!(match self { Self::Unknown(value) => #serialize::serialize(value, serializer), _ => #known })
        } else {
            known
        })));
        let enums = scope.support("enums");
        let function = if self.open { quote!(open_text) } else { quote!(closed_text) };
        items.push(serde_impl::deserialize(self.scope, &quote!(#enums::#function(deserializer))).into());
        items
    }

    /// An impl for the enum, as text.
    fn implement(&self, of: &str, body: &str) -> Item {
        let allow = self.allow.as_ref().map_or("", |_| "#[allow(deprecated)]\n");
        Item::Text(format!("{allow}impl {of} for {} {{\n{body}}}\n", ident(&self.scope.name)))
    }

    /// What lets the values stand where texts do.
    fn as_text(&self) -> Vec<Item> {
        let [as_ref, eq] = ["AsRef", "PartialEq"].map(|name| inline(&self.scope.prelude(name)));
        vec![
            self.implement(
                "std::fmt::Display",
                "    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        \
                 f.write_str(self.as_str())\n    }\n",
            ),
            self.implement(&format!("{as_ref}<str>"), "    fn as_ref(&self) -> &str {\n        self.as_str()\n    }\n"),
            self.implement(
                &format!("{eq}<str>"),
                "    fn eq(&self, other: &str) -> bool {\n        self.as_str() == other\n    }\n",
            ),
            self.implement(
                &format!("{eq}<&str>"),
                "    fn eq(&self, other: &&str) -> bool {\n        self.as_str() == *other\n    }\n",
            ),
        ]
    }

    fn open_conversions(&self) -> Vec<Item> {
        let scope = self.scope;
        let [from, string, result] = ["From", "String", "Result"].map(|name| inline(&scope.prelude(name)));
        let unknown = inline(&scope.support_item("unknown", "Unknown"));
        vec![
            self.implement(
                &format!("{from}<&str>"),
                &format!(
                    "    fn from(value: &str) -> Self {{\n        Self::documented(value)\n            \
                     .unwrap_or_else(|| Self::Unknown({unknown}::new(value.to_owned())))\n    }}\n"
                ),
            ),
            self.implement(
                &format!("{from}<{string}>"),
                &format!(
                    "    fn from(value: {string}) -> Self {{\n        Self::documented(&value)\n            \
                     .unwrap_or_else(|| Self::Unknown({unknown}::new(value)))\n    }}\n"
                ),
            ),
            self.implement(
                "std::str::FromStr",
                &format!(
                    "    type Err = std::convert::Infallible;\n\n    \
                     fn from_str(value: &str) -> {result}<Self, std::convert::Infallible> {{\n        \
                     Ok(Self::from(value))\n    }}\n"
                ),
            ),
        ]
    }

    fn closed_conversions(&self) -> Vec<TokenStream> {
        let Self { scope, allow, .. } = self;
        let (name, result) = (ident(&scope.name), scope.prelude("Result"));
        let (unknown, try_from) = (scope.support_item("enums", "UnknownValue"), scope.prelude("TryFrom"));
        vec![
            quote! {
                #allow
                impl std::str::FromStr for #name {
                    type Err = #unknown;

                    fn from_str(value: &str) -> #result<Self, #unknown> {
                        Self::documented(value).ok_or_else(|| #unknown::expected(Self::VALUES))
                    }
                }
            },
            quote! {
                #allow
                impl #try_from<&str> for #name {
                    type Error = #unknown;

                    fn try_from(value: &str) -> #result<Self, #unknown> {
                        value.parse()
                    }
                }
            },
        ]
    }

    fn of_integers(&self) -> Vec<TokenStream> {
        let Self { scope, values, allow, .. } = self;
        let name = ident(&scope.name);
        let (forward, backward) = (self.forward(&quote!(value.value())), self.backward());
        let [option, result] = ["Option", "Result"].map(|name| scope.prelude(name));
        let enums = scope.support("enums");
        let conversion = if self.open {
            let (from, unknown) = (scope.prelude("From"), scope.support_item("unknown", "Unknown"));
            quote! {
                impl #from<i64> for #name {
                    fn from(value: i64) -> Self {
                        Self::documented(value).unwrap_or_else(|| Self::Unknown(#unknown::new(value)))
                    }
                }
            }
        } else {
            let (try_from, unknown) = (scope.prelude("TryFrom"), scope.support_item("enums", "UnknownValue"));
            quote! {
                impl #try_from<i64> for #name {
                    type Error = #unknown;

                    fn try_from(value: i64) -> #result<Self, #unknown> {
                        Self::documented(value).ok_or_else(|| #unknown::expected(Self::VALUES))
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

//! Sets of documented bits: a number whose bits have names.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::ir::{Enum, EnumValue};

use super::attributes::{deprecated, docs};
use super::derives::Derives;
use super::doc;
use super::ident::ident;
use super::scope::Scope;
use super::serde_impl::{deserialize, serialize};
use super::validate;

/// The items of a set of bits. Fails where a value is no number of 64 bits, which `ir` rules out.
pub(super) fn items(scope: &Scope<'_>, shape: &Enum) -> Result<Vec<TokenStream>, String> {
    let bits = |value: &EnumValue| {
        let bits = value.wire.as_u64().map(Literal::u64_unsuffixed);
        bits.ok_or_else(|| format!("the value {} is no number of bits", value.wire))
    };
    let bits = shape.values.iter().map(bits).collect::<Result<Vec<_>, _>>()?;
    let parts = Parts { scope, shape, bits, name: ident(&scope.name) };
    let allow = scope.model.deprecated.is_some().then(|| quote!(#[allow(deprecated)]));
    let mut items = vec![parts.definition()];
    let mut rest = vec![parts.constants(), parts.methods(), parts.debug()];
    rest.extend(parts.operators());
    items.extend(rest.iter().map(|item| quote!(#allow #item)));
    items.push(serialize(scope, &parts.name, allow.as_ref(), &quote!(serializer.serialize_u64(self.bits))));
    items.push(parts.deserialize());
    items.push(validate::of_flags(scope, shape));
    Ok(items)
}

struct Parts<'a> {
    scope: &'a Scope<'a>,
    shape: &'a Enum,
    /// The documented values.
    bits: Vec<Literal>,
    name: Ident,
}

impl Parts<'_> {
    fn definition(&self) -> TokenStream {
        let (name, model) = (&self.name, self.scope.model);
        let (doc, deprecation) = (docs(&doc::model(model)), deprecated(model.deprecated.as_ref()));
        let derives =
            Derives { copy: true, debug: false, default: true, hash: true, order: true, ..Derives::default() };
        let derives = derives.attribute(self.scope);
        quote! {
            #doc
            #derives
            #[repr(transparent)]
            #deprecation
            pub struct #name {
                bits: u64,
            }
        }
    }

    fn constants(&self) -> TokenStream {
        let (name, bits) = (&self.name, &self.bits);
        let names: Vec<_> = self.shape.values.iter().map(|value| ident(&value.rust_name)).collect();
        let texts = self.shape.values.iter().map(|value| &value.rust_name);
        let constants = self.shape.values.iter().zip(&names).zip(bits).map(|((value, name), bits)| {
            let text = value.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
            let doc = docs(&if text.is_empty() { vec![in_words(value)] } else { text });
            quote!(#doc pub const #name: Self = Self { bits: #bits };)
        });
        quote! {
            impl #name {
                #(#constants)*

                /// The documented bits by their names.
                pub const VALUES: &'static [(&'static str, u64)] = &[#((#texts, #bits)),*];
            }
        }
    }

    fn methods(&self) -> TokenStream {
        let (name, flags) = (&self.name, self.scope.support("flags"));
        quote! {
            impl #name {
                /// These bits, be they documented or not.
                pub const fn from_bits(bits: u64) -> Self {
                    Self { bits }
                }

                /// The number that JSON carries.
                pub const fn bits(self) -> u64 {
                    self.bits
                }

                /// Whether no bit is set.
                pub const fn is_empty(self) -> bool {
                    self.bits == 0
                }

                /// Whether all bits of the other are set.
                pub const fn contains(self, other: Self) -> bool {
                    self.bits & other.bits == other.bits
                }

                /// Sets the bits of the other.
                pub fn insert(&mut self, other: Self) {
                    self.bits |= other.bits;
                }

                /// Clears the bits of the other.
                pub fn remove(&mut self, other: Self) {
                    self.bits &= !other.bits;
                }

                /// The bits that the documentation does not list.
                pub fn unknown(self) -> Self {
                    Self { bits: #flags::unknown(self.bits, Self::VALUES) }
                }
            }
        }
    }

    /// The names of the bits, as `Debug`.
    fn debug(&self) -> TokenStream {
        let (name, flags) = (&self.name, self.scope.support("flags"));
        let text = format!("{}(", self.scope.name);
        quote! {
            impl std::fmt::Debug for #name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(#text)?;
                    #flags::show(self.bits, Self::VALUES, f)?;
                    f.write_str(")")
                }
            }
        }
    }

    fn operators(&self) -> Vec<TokenStream> {
        let name = &self.name;
        vec![
            quote! {
                impl std::ops::BitOr for #name {
                    type Output = Self;

                    fn bitor(self, other: Self) -> Self {
                        Self { bits: self.bits | other.bits }
                    }
                }
            },
            quote! {
                impl std::ops::BitOrAssign for #name {
                    fn bitor_assign(&mut self, other: Self) {
                        self.insert(other);
                    }
                }
            },
            quote! {
                impl std::ops::BitAnd for #name {
                    type Output = Self;

                    fn bitand(self, other: Self) -> Self {
                        Self { bits: self.bits & other.bits }
                    }
                }
            },
        ]
    }

    fn deserialize(&self) -> TokenStream {
        let flags = self.scope.support("flags");
        let read = if self.scope.context.is_open(self.shape.open, self.bits.len()) {
            quote!(#flags::open(deserializer))
        } else {
            quote!(#flags::closed(deserializer, Self::VALUES))
        };
        deserialize(self.scope, &quote!(#read.map(Self::from_bits)))
    }
}

/// A value as its own description.
fn in_words(value: &EnumValue) -> String {
    match value.wire.as_u64() {
        Some(bits) if bits.is_power_of_two() => format!("`1 << {}`.", bits.trailing_zeros()),
        _ => format!("`{}`.", value.wire),
    }
}

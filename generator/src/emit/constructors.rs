//! `new` or a builder for what is required of a struct, and `with_…` for what is not.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::attributes::deprecated;
use super::construct::Way;
use super::format::{Item, inline};
use super::ident::{ident, legal};
use super::planned::{Planned, PlannedField};
use super::scope::Scope;
use super::types;
use super::wrapping::Wrapping;
use crate::config::Kind;
use crate::ir::Type;

/// So many fields are kept in one tuple by a builder, at most.
const GROUP: usize = 8;

/// Lines are no longer, where they can be broken.
const WIDTH: usize = 89;

/// The items.
pub(super) fn items(scope: &Scope<'_>, planned: &Planned<'_>) -> Vec<Item> {
    let name = ident(&scope.name);
    let allow = allow(scope, planned);
    let mut items = Vec::new();
    match planned.way {
        Way::Default => {}
        Way::New => {
            let new = new(scope, planned);
            items.push(quote!(#allow impl #name { #new }).into());
        }
        Way::Builder => {
            if let Some(builder) = scope.builder() {
                let builder = Builder::new(scope, planned, ident(builder));
                let begin = builder.begin();
                items.push(quote!(#allow impl #name { #begin }).into());
                items.extend(builder.items().into_iter().map(Item::from));
            }
        }
    }
    let mut optional = planned.fields.iter().filter(|field| !field.field.required).peekable();
    if optional.peek().is_some() {
        let setters: Vec<_> = optional.map(|field| setter(scope, field)).collect();
        let allow = if allow.is_some() { "#[allow(deprecated)]\n" } else { "" };
        // In front of the builder, which is another type.
        items.insert(items.len().min(1), Item::Text(format!("{allow}impl {name} {{\n{}}}\n", setters.join("\n"))));
    }
    items
}

fn allow(scope: &Scope<'_>, planned: &Planned<'_>) -> Option<TokenStream> {
    if planned.fields.iter().any(|field| field.field.deprecated.is_some()) {
        return Some(quote!(#[allow(deprecated)]));
    }
    types::allow(scope, planned.types(), true)
}

fn new(scope: &Scope<'_>, planned: &Planned<'_>) -> TokenStream {
    let parameters = planned.fields.iter().filter(|field| field.is_asked()).map(|field| {
        let (name, ty) = (&field.name, parameter(scope, field).ty);
        quote!(#name: #ty)
    });
    let values = planned.fields.iter().filter(|field| field.is_asked()).map(|field| {
        let name = &field.name;
        if parameter(scope, field).converts { quote!(#name: #name.into()) } else { quote!(#name) }
    });
    let rest = rest(scope, planned);
    quote! {
        /// Makes a value of what is required; the rest is absent.
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values,)* #(#rest),* }
        }
    }
}

/// The values of what is not asked for.
fn rest(scope: &Scope<'_>, planned: &Planned<'_>) -> Vec<TokenStream> {
    let fields = planned.fields.iter().filter(|field| !field.is_asked()).map(|field| {
        let (name, ty) = (&field.name, &field.ty);
        if field.is_given() { quote!(#name: #ty::default()) } else { quote!(#name: None) }
    });
    let others = planned.additional.as_ref().map(|others| {
        let name = &others.name;
        if scope.context.maps(Kind::Map) {
            let default = scope.prelude("Default");
            quote!(#name: #default::default())
        } else {
            let map = scope.map();
            quote!(#name: #map::new())
        }
    });
    fields.chain(others).collect()
}

/// Sets a field that need not be there: a method, as text.
fn setter(scope: &Scope<'_>, field: &PlannedField<'_>) -> String {
    let (name, method) = (&field.name, method(field));
    let Parameter { ty, converts } = parameter(scope, field);
    let (ty, value) = (inline(&ty), if converts { "value.into()" } else { "value" });
    let deprecation = field.field.deprecated.as_ref().map(|_| "    #[deprecated]\n").unwrap_or_default();
    let whole = format!("    pub fn {method}(mut self, value: {ty}) -> Self {{");
    let head = if whole.len() <= WIDTH {
        whole
    } else {
        format!("    pub fn {method}(\n        mut self,\n        value: {ty},\n    ) -> Self {{")
    };
    format!("{deprecation}{head}\n        self.{name} = Some({value});\n        self\n    }}\n")
}

fn method(field: &PlannedField<'_>) -> Ident {
    format_ident!("with_{}", legal(&field.field.rust_name))
}

/// What a value is given as.
struct Parameter {
    ty: TokenStream,
    /// Whether the field is made of it by `into()`.
    converts: bool,
}

/// What a field is given as: as it stands behind the `Option` that says whether it is there.
fn parameter(scope: &Scope<'_>, field: &PlannedField<'_>) -> Parameter {
    let ty = &field.ty;
    let nullable = match field.wrapping {
        Wrapping::Plain => false,
        Wrapping::Option => field.field.required,
        Wrapping::DoubleOption => true,
    };
    if nullable {
        let option = scope.prelude("Option");
        return Parameter { ty: quote!(#option<#ty>), converts: false };
    }
    let converts = match scope.context.resolve(&field.field.ty) {
        Type::String => !scope.context.maps(Kind::String),
        // A union is made of its members.
        Type::Ref { model, boxed } => *boxed || scope.context.is_union(*model),
        _ => false,
    };
    if converts {
        let into = scope.prelude("Into");
        Parameter { ty: quote!(impl #into<#ty>), converts }
    } else {
        Parameter { ty: ty.clone(), converts }
    }
}

/// A builder that takes required fields in any order. A type parameter for each group of them says which it has.
struct Builder<'a> {
    scope: &'a Scope<'a>,
    planned: &'a Planned<'a>,
    name: Ident,
    groups: Vec<Group<'a>>,
}

/// Fields in one tuple.
struct Group<'a> {
    fields: Vec<&'a PlannedField<'a>>,
    /// The parameter that stands for the tuple.
    parameter: Ident,
    /// The parameters that stand for its parts, and the variables.
    parts: Vec<(Ident, Ident)>,
}

impl<'a> Builder<'a> {
    fn new(scope: &'a Scope<'a>, planned: &'a Planned<'a>, name: Ident) -> Self {
        let asked: Vec<_> = planned.fields.iter().filter(|field| field.is_asked()).collect();
        let size = asked.len().div_ceil(asked.len().div_ceil(GROUP).max(1)).max(1);
        let prefix = &scope.context.facts.parameter;
        let mut number = 0;
        let mut next = || {
            number += 1;
            number
        };
        let group = |fields: &[&'a PlannedField<'a>]| {
            let parts = fields.iter().map(|_| {
                let number = next();
                (format_ident!("{prefix}{number}"), format_ident!("t{number}"))
            });
            Group { fields: fields.to_vec(), parts: parts.collect(), parameter: format_ident!("{prefix}") }
        };
        let mut groups: Vec<Group<'a>> = asked.chunks(size).map(group).collect();
        for group in &mut groups {
            let number = next();
            group.parameter = format_ident!("{prefix}{number}");
        }
        Self { scope, planned, name, groups }
    }

    /// The method of the struct that gives an empty builder.
    fn begin(&self) -> TokenStream {
        let name = &self.name;
        let builders = self.scope.support("builders");
        let groups = self.groups.iter().map(|group| {
            let unset = format_ident!("UNSET{}", group.fields.len());
            quote!(#builders::#unset)
        });
        quote! {
            /// Makes a value: what is required is given field by field, in any order, then `build` is there.
            pub fn builder() -> #name {
                #name(#(#groups),*)
            }
        }
    }

    fn items(&self) -> Vec<TokenStream> {
        let mut items = vec![self.definition()];
        items.extend((0..self.groups.len()).map(|at| self.setters(at)));
        items.push(self.build());
        items
    }

    fn definition(&self) -> TokenStream {
        let (name, scope) = (&self.name, self.scope);
        let builders = scope.support("builders");
        let parameters: Vec<_> = self.groups.iter().map(|group| &group.parameter).collect();
        let empty = self.groups.iter().map(|group| {
            let unset = format_ident!("Unset{}", group.fields.len());
            quote!(#builders::#unset)
        });
        let doc = format!(" Makes a [`{0}`]: see [`{0}::builder`].", scope.name);
        quote! {
            #[doc = #doc]
            #[must_use]
            pub struct #name<#(#parameters = #empty),*>(#(#parameters),*);
        }
    }

    /// A method for each field of a group.
    fn setters(&self, at: usize) -> TokenStream {
        let (name, scope, group) = (&self.name, self.scope, &self.groups[at]);
        let own = group.parts.iter().map(|(part, _)| part);
        let others =
            self.groups.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, group)| &group.parameter);
        let parameters = own.chain(others);
        let typed = |tuple: TokenStream| {
            let parts = self.groups.iter().enumerate().map(|(other, group)| {
                let parameter = &group.parameter;
                if other == at { tuple.clone() } else { quote!(#parameter) }
            });
            quote!(#name<#(#parts),*>)
        };
        let methods = group.fields.iter().enumerate().map(|(place, field)| {
            let Parameter { ty, converts } = parameter(scope, field);
            let deprecation = deprecated(field.field.deprecated.as_ref());
            let (method, set) = (method(field), self.set(field));
            let part =
                |other: usize, (part, _): &(Ident, Ident)| if other == place { set.clone() } else { quote!(#part) };
            let result = typed(tuple(group.parts.iter().enumerate().map(|(other, parts)| part(other, parts))));
            let kept =
                tuple(group.parts.iter().enumerate().map(
                    |(other, (_, variable))| {
                        if other == place { quote!(_) } else { quote!(#variable) }
                    },
                ));
            let value = if converts { quote!(value.into()) } else { quote!(value) };
            let whole = tuple(
                group.parts.iter().enumerate().map(
                    |(other, (_, variable))| {
                        if other == place { value.clone() } else { quote!(#variable) }
                    },
                ),
            );
            let places = (0..self.groups.len()).map(|other| {
                let place = Literal::usize_unsuffixed(other);
                if other == at { whole.clone() } else { quote!(self.#place) }
            });
            let place = Literal::usize_unsuffixed(at);
            quote! {
                #deprecation
                pub fn #method(self, value: #ty) -> #result {
                    let #kept = self.#place;
                    #name(#(#places),*)
                }
            }
        });
        let of = typed(tuple(group.parts.iter().map(|(part, _)| quote!(#part))));
        let allow = allow(scope, self.planned);
        quote!(#allow impl<#(#parameters),*> #of { #(#methods)* })
    }

    /// The type of a field that was given.
    fn set(&self, field: &PlannedField<'_>) -> TokenStream {
        field.wrapped(self.scope)
    }

    /// The impl that has `build`: that of the builder which has all fields.
    fn build(&self) -> TokenStream {
        let (name, scope) = (&self.name, self.scope);
        let groups = self.groups.iter().map(|group| tuple(group.fields.iter().map(|field| self.set(field))));
        let taken = self.groups.iter().enumerate().map(|(at, group)| {
            let at = Literal::usize_unsuffixed(at);
            let parts = tuple(group.fields.iter().map(|field| {
                let name = &field.name;
                quote!(#name)
            }));
            quote!(let #parts = self.#at;)
        });
        let fields = self.groups.iter().flat_map(|group| &group.fields).map(|field| &field.name);
        let (rest, of) = (rest(scope, self.planned), ident(&scope.name));
        let allow = allow(scope, self.planned);
        quote! {
            #allow
            impl #name<#(#groups),*> {
                /// The value; what is not required is absent.
                pub fn build(self) -> #of {
                    #(#taken)*
                    #of { #(#fields,)* #(#rest),* }
                }
            }
        }
    }
}

fn tuple(parts: impl Iterator<Item = TokenStream>) -> TokenStream {
    // A comma behind a single part, too.
    let parts: Vec<_> = parts.collect();
    if let [part] = parts.as_slice() { quote!((#part,)) } else { quote!((#(#parts),*)) }
}

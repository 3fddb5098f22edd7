//! One of several types: an enum with a variant per member, written as the member is and read by what tells the
//! members apart.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Member, Select, Type, Union};

use super::attributes::{deprecated, docs};
use super::context::Kinds;
use super::derives::Derives;
use super::doc;
use super::ident::{ident, legal};
use super::members::{decoded, tags};
use super::scope::Scope;
use super::types::{self, rust_type};
use super::{explicit, kinds, serde_impl, validate};

/// The items of a union.
pub(super) fn items(scope: &Scope<'_>, shape: &Union) -> Vec<TokenStream> {
    let mut items = vec![definition(scope, shape)];
    items.extend(conversions(scope, shape));
    if scope.context.is_explicit() {
        items.push(explicit::of_union(scope, shape));
    }
    items.extend(match &shape.select {
        Select::Tag(tag) => by_tag(scope, shape, tag),
        Select::OptionalTag(tag) => vec![by_optional_tag(scope, shape, tag)],
        Select::Keys(keys) => vec![by_keys(scope, shape, keys)],
        Select::Kind => kinds::deserialize(scope, shape).unwrap_or_else(|| vec![by_trial(scope, shape)]),
        Select::Order => vec![by_trial(scope, shape)],
    });
    items.push(validate::of_union(scope, shape));
    items
}

fn definition(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    let mut doc = doc::model(scope.model);
    if !doc.is_empty() {
        doc.push(String::new());
    }
    doc.push(selection(&shape.select));
    let doc = docs(&doc);
    let deprecation = deprecated(scope.model.deprecated.as_ref());
    let name = ident(&scope.name);
    let is_explicit = scope.context.is_explicit();
    let members = shape.members.iter().map(|member| {
        let (variant, ty) = (ident(&member.rust_name), rust_type(scope, &member.ty));
        let with = (!is_explicit && scope.context.has_bytes(&member.ty)).then(|| {
            let path = format!("{}::serialize", scope.support_text("base64"));
            quote!(#[serde(serialize_with = #path)])
        });
        // A member is what its model is.
        let of = match scope.context.resolve(&member.ty) {
            Type::Ref { model, .. } => scope.context.model(*model),
            _ => None,
        };
        let doc = docs(&of.map(doc::summary).unwrap_or_default());
        quote!(#doc #with #variant(#ty),)
    });
    let allow = types::allow(scope, shape.members.iter().map(|member| &member.ty), false);
    let unknown = shape.select.tag().is_some().then(|| {
        let doc = docs(&["An object whose tag the documentation does not list.".to_owned()]);
        let unknown = scope.support_item("unknown", "Unknown");
        quote!(#doc Unknown(#unknown<Self, serde_json::Value>),)
    });
    let exhaustive = scope.context.non_exhaustive();
    let traits = scope.context.traits(scope.id);
    let derives = Derives { traits, serialize: !is_explicit, ..Derives::default() }.attribute(scope);
    let untagged = (!is_explicit).then(|| quote!(#[serde(untagged)]));
    quote! {
        #doc
        #derives
        #untagged
        #allow
        #deprecation
        #exhaustive
        pub enum #name { #(#members)* #unknown }
    }
}

/// What tells the members apart, for the documentation.
fn selection(select: &Select) -> String {
    match select {
        Select::Tag(tag) => format!("{} says which it is.", doc::code(tag)),
        Select::OptionalTag(tag) => format!(
            "{} says which it is. Where that is left out, the first that keeps all of the value is taken.",
            doc::code(tag)
        ),
        Select::Kind => "The kind of JSON value says which it is.".to_owned(),
        Select::Keys(_) => "The first whose required properties are there is taken.".to_owned(),
        Select::Order => "The first that keeps all of the value is taken, else the one that loses least.".to_owned(),
    }
}

/// `From` for each member whose Rust type no other member has.
fn conversions(scope: &Scope<'_>, shape: &Union) -> Vec<TokenStream> {
    let own =
        |member: &Member| matches!(scope.context.resolve(&member.ty), Type::Ref { model, .. } if *model == scope.id);
    let spelled: Vec<_> = shape.members.iter().map(|member| distinct(scope, &member.ty)).collect();
    let mut seen = BTreeSet::new();
    let repeated: BTreeSet<_> = spelled.iter().filter(|text| !seen.insert(*text)).collect();
    let name = ident(&scope.name);
    let from = scope.prelude("From");
    let mut conversions = Vec::new();
    for (member, text) in shape.members.iter().zip(&spelled) {
        if repeated.contains(text) || own(member) {
            continue;
        }
        let variant = ident(&member.rust_name);
        let (ty, value) = match &member.ty {
            Type::Ref { model, boxed: true } => {
                let boxed = scope.prelude("Box");
                (rust_type(scope, &Type::Ref { model: *model, boxed: false }), quote!(#boxed::new(value)))
            }
            other => (rust_type(scope, other), quote!(value)),
        };
        let allow = types::allow(scope, std::iter::once(&member.ty), true);
        conversions.push(quote! {
            #allow
            impl #from<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(#value)
                }
            }
        });
    }
    conversions
}

/// A spelling that two members share exactly when Rust takes their types for one.
fn distinct(scope: &Scope<'_>, ty: &Type) -> String {
    match scope.context.resolve(ty) {
        Type::Ref { model, .. } => format!("model {}", model.0),
        Type::Array(inner) => format!("array {}", distinct(scope, inner)),
        Type::Map(inner) => format!("map {}", distinct(scope, inner)),
        Type::Literal(literal) => format!("literal {}", legal(&literal.rust_name)),
        other => rust_type(scope, other).to_string(),
    }
}

fn by_tag(scope: &Scope<'_>, shape: &Union, tag: &str) -> Vec<TokenStream> {
    let (tagged, result, unknown) = (scope.support("tagged"), scope.prelude("Result"), scope.support("unknown"));
    let arms = tag_arms(scope, shape).map(|(tag, decoded)| quote!(#tag => #decoded,));
    let texts_only =
        shape.members.iter().filter_map(|member| member.tag_value.as_ref()).all(serde_json::Value::is_string);
    let texts = (!texts_only).then(|| {
        quote!(
            const TEXTS: bool = false;
        )
    });
    let name = ident(&scope.name);
    let allow = types::allow(scope, shape.members.iter().map(|member| &member.ty), true);
    vec![
        serde_impl::deserialize(scope, &quote!(#tagged::deserialize(deserializer))),
        quote! {
            #allow
            impl<'de> #tagged::ByTag<'de> for #name {
                const TAG: &'static str = #tag;
                #texts

                fn member<D: serde::Deserializer<'de>>(tag: &str, value: D) -> #result<Self, D::Error> {
                    match tag {
                        #(#arms)*
                        _ => #unknown::value(value).map(Self::Unknown),
                    }
                }
            }
        },
    ]
}

/// What each tag's member is decoded by, from `value`.
fn tag_arms<'a>(scope: &'a Scope<'_>, shape: &'a Union) -> impl Iterator<Item = (String, TokenStream)> + 'a {
    let tagged = shape.members.iter().filter(|member| member.tag_value.is_some());
    tags(shape).into_iter().zip(tagged.map(|member| decoded(scope, member, &quote!(value))))
}

/// By the tag where the value has one, else by trial.
fn by_optional_tag(scope: &Scope<'_>, shape: &Union, tag: &str) -> TokenStream {
    let (unions, unknown) = (scope.support("unions"), scope.support("unknown"));
    let arms = tag_arms(scope, shape).map(|(tag, decoded)| quote!(Some(#tag) => #decoded,));
    let trials = trials(scope, shape);
    let deserialize = scope.serde("Deserialize");
    serde_impl::deserialize(
        scope,
        &quote! {
            let value: serde_json::Value = #deserialize::deserialize(deserializer)?;
            let tag = #unions::optional_tag(&value, #tag)?;
            match tag.as_deref() {
                #(#arms)*
                Some(_) => #unknown::value(value).map(Self::Unknown).map_err(serde::de::Error::custom),
                None => {
                    let mut trial = #unions::Trial::of(value);
                    #(#trials)*
                    trial.finish()
                }
            }
        },
    )
}

fn by_keys(scope: &Scope<'_>, shape: &Union, keys: &[(usize, Vec<String>)]) -> TokenStream {
    let unions = scope.support("unions");
    let tests = keys.iter().filter_map(|(index, keys)| {
        let member = shape.members.get(*index)?;
        let decoded = decoded(scope, member, &quote!(value));
        Some(quote!(if #unions::has(&value, &[#(#keys),*]) { return #decoded; }))
    });
    let needs = keys.iter().filter_map(|(index, keys)| {
        let name = &shape.members.get(*index)?.rust_name;
        Some(quote!((#name, &[#(#keys),*])))
    });
    let deserialize = scope.serde("Deserialize");
    serde_impl::deserialize(
        scope,
        &quote! {
            let value: serde_json::Value = #deserialize::deserialize(deserializer)?;
            #(#tests)*
            Err(#unions::no_member(&value, &[#(#needs),*]))
        },
    )
}

fn by_trial(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    let unions = scope.support("unions");
    let trials = trials(scope, shape);
    serde_impl::deserialize(
        scope,
        &quote! {
            let mut trial = #unions::Trial::new(deserializer)?;
            #(#trials)*
            trial.finish()
        },
    )
}

/// One statement for each member that is tried on `trial`.
fn trials<'a>(scope: &'a Scope<'_>, shape: &'a Union) -> impl Iterator<Item = TokenStream> + 'a {
    shape.members.iter().map(|member| {
        let (name, variant) = (&member.rust_name, ident(&member.rust_name));
        if let Some(reader) = scope.context.reader(&member.ty) {
            let reader = scope.support(reader);
            quote!(trial.with(#name, |value| #reader::deserialize(value).map(Self::#variant));)
        } else if scope.context.kinds(&member.ty) == Kinds::OBJECT {
            quote!(trial.object(#name, Self::#variant);)
        } else {
            quote!(trial.member(#name, Self::#variant);)
        }
    })
}

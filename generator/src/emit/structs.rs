//! Objects with documented fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Field, Struct, Type};

use super::attributes::{deprecated, docs};
use super::context::Context;
use super::doc;
use super::ident::{ident, legal};
use super::scope::Scope;
use super::serde_names::{Renaming, renaming};
use super::types::{self, rust_type};
use super::{checks, explicit, relations, remarks, requirement, validate};

/// How a field's type is wrapped to say that the value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// It may not: `T`.
    Plain,
    /// It may be absent, or null, or both without a difference: `Option<T>`.
    Option,
    /// It may be absent, and it may be null: `Option<Option<T>>`.
    DoubleOption,
}

impl Wrapping {
    /// The wrapping of a field.
    pub(super) fn of(context: &Context<'_>, field: &Field) -> Self {
        match (field.required, field.nullable) {
            (true, false) => Self::Plain,
            (false, true) if context.tells_null() => Self::DoubleOption,
            _ => Self::Option,
        }
    }
}

/// The items of a struct: the struct, its constructor, the constants of its validation, its validation.
pub(super) fn items(scope: &Scope<'_>, shape: &Struct) -> Vec<TokenStream> {
    let (constants, validation) = validate::of_struct(scope, shape);
    let mut items = vec![definition(scope, shape)];
    items.extend(constructor(scope, shape));
    if scope.context.is_explicit() {
        items.extend(explicit::of_struct(scope, shape));
    }
    items.extend(constants);
    items.push(validation);
    items
}

fn definition(scope: &Scope<'_>, shape: &Struct) -> TokenStream {
    let model = scope.model;
    let mut doc = doc::model(model);
    let rules = relations::documented(scope.context, shape, None);
    if !rules.is_empty() {
        doc.push(String::new());
        doc.extend(rules);
    }
    let doc = docs(&doc);
    let deprecation = deprecated(model.deprecated.as_ref());
    let name = ident(&scope.name);
    let serde = (!scope.context.is_explicit()).then(|| {
        let (serialize, deserialize) = (scope.serde("Serialize"), scope.serde("Deserialize"));
        quote!(#serialize, #deserialize)
    });
    let default = (!asks(scope, shape)).then(|| quote!(Default,));
    let renaming = renaming_of(scope, shape);
    // On the struct, not its fields: the derives name the fields' types outside of it.
    let allow = types::allow(scope, field_types(shape), false);
    let rename_all = renaming.rename_all.map(|rule| quote!(#[serde(rename_all = #rule)]));
    let fields = shape
        .fields
        .iter()
        .zip(&renaming.explicit)
        .map(|(field, explicit)| self::field(scope, shape, field, *explicit));
    let additional = additional(scope, shape);
    quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq, #serde)]
        #rename_all
        #allow
        #deprecation
        pub struct #name {
            #(#fields,)*
            #additional
        }
    }
}

/// How serde is told the JSON names; impls that are written out know them.
fn renaming_of(scope: &Scope<'_>, shape: &Struct) -> Renaming {
    if scope.context.is_explicit() {
        return Renaming { rename_all: None, explicit: vec![false; shape.fields.len()] };
    }
    let rust_names: Vec<_> = shape.fields.iter().map(|field| legal(&field.rust_name)).collect();
    let names: Vec<_> =
        rust_names.iter().zip(&shape.fields).map(|(rust, field)| (rust.as_str(), field.wire_name.as_str())).collect();
    renaming(&names)
}

/// The field at this place, as it stands in the struct.
pub(super) fn field_of(scope: &Scope<'_>, shape: &Struct, at: usize) -> Option<TokenStream> {
    let renamed = renaming_of(scope, shape).explicit.get(at).copied()?;
    shape.fields.get(at).map(|field| self::field(scope, shape, field, renamed))
}

fn field(scope: &Scope<'_>, shape: &Struct, field: &Field, renamed: bool) -> TokenStream {
    let context = scope.context;
    let doc = docs(&field_docs(context, shape, field));
    let serde = if context.is_explicit() { None } else { serde_attribute(scope, field, renamed) };
    let deprecation = deprecated(field.deprecated.as_ref());
    let (name, ty) = (ident(&field.rust_name), wrapped(scope, field));
    quote!(#doc #serde #deprecation pub #name: #ty)
}

fn serde_attribute(scope: &Scope<'_>, field: &Field, renamed: bool) -> Option<TokenStream> {
    let context = scope.context;
    let wrapping = Wrapping::of(context, field);
    let mut attributes = Vec::new();
    if renamed {
        let wire = Literal::string(&field.wire_name);
        attributes.push(quote!(rename = #wire));
    }
    let with = context.has_bytes(&field.ty).then(|| scope.support_text("base64"));
    // Without `with`, serde reads an absent `Option` as `None` unasked.
    if wrapping != Wrapping::Plain && !field.required && (with.is_some() || wrapping == Wrapping::DoubleOption) {
        attributes.push(quote!(default));
    }
    if wrapping != Wrapping::Plain && !field.required {
        let path = format!("{}::is_none", scope.prelude("Option")).replace(' ', "");
        attributes.push(quote!(skip_serializing_if = #path));
    }
    match (with, wrapping) {
        (Some(base64), Wrapping::DoubleOption) => {
            let (write, read) = (format!("{base64}::serialize"), format!("{base64}::deserialize_double_option"));
            attributes.push(quote!(serialize_with = #write));
            attributes.push(quote!(deserialize_with = #read));
        }
        (Some(base64), _) => attributes.push(quote!(with = #base64)),
        (None, Wrapping::DoubleOption) => {
            let path = format!("{}::deserialize", scope.support_text("double_option"));
            attributes.push(quote!(deserialize_with = #path));
        }
        (None, _) => {}
    }
    (!attributes.is_empty()).then(|| quote!(#[serde(#(#attributes),*)]))
}

fn additional(scope: &Scope<'_>, shape: &Struct) -> Option<TokenStream> {
    let additional = shape.additional.as_ref()?;
    let text = additional.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
    let lines =
        if text.is_empty() { vec!["Properties that the documentation does not name.".to_owned()] } else { text };
    let doc = docs(&lines);
    let values = Type::Map(Box::new(additional.values.clone()));
    let serde = (!scope.context.is_explicit()).then(|| {
        let with = scope.context.has_bytes(&values).then(|| {
            let path = scope.support_text("base64");
            quote!(, with = #path)
        });
        quote!(#[serde(flatten #with)])
    });
    let (name, ty) = (ident(&additional.rust_name), rust_type(scope, &values));
    Some(quote!(#doc #serde pub #name: #ty,))
}

fn wrapped(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let ty = rust_type(scope, &field.ty);
    match Wrapping::of(scope.context, field) {
        Wrapping::Plain => ty,
        Wrapping::Option => {
            let option = scope.prelude("Option");
            quote!(#option<#ty>)
        }
        Wrapping::DoubleOption => {
            let option = scope.prelude("Option");
            quote!(#option<#option<#ty>>)
        }
    }
}

/// The description, then what is enforced and the sentence that says so, then what the configuration dropped.
fn field_docs(context: &Context<'_>, shape: &Struct, field: &Field) -> Vec<String> {
    let mut lines = field.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
    let mut rules: Vec<_> =
        field.read_only.then(|| "- Read-only: the server sets it.".to_owned()).into_iter().collect();
    rules.extend(requirement::line(field));
    rules.extend(remarks::lines(field));
    rules.extend(field.constraints.iter().filter_map(|rule| checks::documented(context, &field.ty, rule)));
    rules.extend(relations::documented(context, shape, Some(field)));
    rules.extend(field.rejected.iter().filter_map(|rejected| checks::dropped(context, &field.ty, rejected)));
    if !rules.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(rules);
    lines
}

/// Whether a field has to be given when a value is made: it must be there, and more than one value could be.
fn asked(scope: &Scope<'_>, field: &Field) -> bool {
    field.required && !(matches!(field.ty, Type::Literal(_)) && Wrapping::of(scope.context, field) == Wrapping::Plain)
}

fn asks(scope: &Scope<'_>, shape: &Struct) -> bool {
    shape.fields.iter().any(|field| asked(scope, field))
}

fn field_types(shape: &Struct) -> impl Iterator<Item = &Type> {
    shape.fields.iter().map(|field| &field.ty).chain(shape.additional.iter().map(|additional| &additional.values))
}

/// `new`, where there is anything to ask for; elsewhere `Default` does.
fn constructor(scope: &Scope<'_>, shape: &Struct) -> Option<TokenStream> {
    if !asks(scope, shape) {
        return None;
    }
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in &shape.fields {
        let name = ident(&field.rust_name);
        if asked(scope, field) {
            let (ty, converts) = parameter(scope, field);
            parameters.push(quote!(#name: #ty));
            values.push(if converts { quote!(#name: #name.into()) } else { quote!(#name) });
        } else if matches!(field.ty, Type::Literal(_)) && field.required {
            let ty = rust_type(scope, &field.ty);
            values.push(quote!(#name: #ty::default()));
        } else {
            values.push(quote!(#name: None));
        }
    }
    if let Some(additional) = &shape.additional {
        let name = ident(&additional.rust_name);
        let empty = if scope.context.mapped("map").is_some() {
            let default = scope.prelude("Default");
            quote!(#default::default())
        } else {
            let map = scope.map();
            quote!(#map::new())
        };
        values.push(quote!(#name: #empty));
    }
    let name = ident(&scope.name);
    let allow = if shape.fields.iter().any(|field| field.deprecated.is_some()) {
        Some(quote!(#[allow(deprecated)]))
    } else {
        types::allow(scope, field_types(shape), true)
    };
    let many = (parameters.len() > 7)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the documentation requires as many")]));
    Some(quote! {
        #allow
        impl #name {
            /// Makes a value of what is required; the rest is absent.
            #many
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

/// A parameter's type, and whether the field is made of it by `into()`.
fn parameter(scope: &Scope<'_>, field: &Field) -> (TokenStream, bool) {
    let ty = wrapped(scope, field);
    let plain = Wrapping::of(scope.context, field) == Wrapping::Plain;
    let converts = match scope.context.resolve(&field.ty) {
        Type::String => plain && scope.context.mapped("string").is_none(),
        Type::Ref { boxed, .. } => plain && *boxed,
        _ => false,
    };
    if converts {
        let into = scope.prelude("Into");
        (quote!(impl #into<#ty>), true)
    } else {
        (ty, false)
    }
}

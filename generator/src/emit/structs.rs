//! Objects with documented fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::config::Kind;
use crate::ir::{Struct, Type};

use super::attributes::{deprecated, docs};
use super::context::Context;
use super::doc;
use super::ident::{ident, legal};
use super::planned::{Planned, PlannedField, PlannedOthers};
use super::scope::Scope;
use super::serde_names::{Renaming, renaming};
use super::types::{self, rust_type};
use super::wrapping::Wrapping;
use super::{checks, explicit, relations, remarks, requirement, validate};

/// The items of a struct: the struct, its constructor, the constants of its validation, its validation.
pub(super) fn items(scope: &Scope<'_>, shape: &Struct) -> Vec<TokenStream> {
    let planned = Planned::new(scope, shape);
    let (constants, validation) = validate::of_struct(scope, &planned);
    let mut items = vec![definition(scope, &planned)];
    items.extend(constructor(scope, &planned));
    if scope.context.is_explicit() {
        items.extend(explicit::of_struct(scope, &planned));
    }
    items.extend(constants);
    items.push(validation);
    items
}

fn definition(scope: &Scope<'_>, planned: &Planned<'_>) -> TokenStream {
    let model = scope.model;
    let mut doc = doc::model(model);
    let rules = relations::documented(scope.context, planned.shape, None);
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
    let default = (!asks(planned)).then(|| quote!(Default,));
    let renaming = renaming_of(scope, planned.shape);
    // On the struct, not its fields: the derives name the fields' types outside of it.
    let allow = types::allow(scope, planned.types(), false);
    let rename_all = renaming.rename_all.map(|rule| quote!(#[serde(rename_all = #rule)]));
    let fields = planned.fields.iter().zip(&renaming.explicit);
    let fields = fields.map(|(field, explicit)| self::field(scope, planned.shape, field, *explicit));
    let additional = planned.additional.as_ref().map(|others| additional(scope, others));
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

/// The field at this place, as it stands in the struct; and what is known of it.
pub(super) fn field_of<'a>(scope: &Scope<'_>, shape: &'a Struct, at: usize) -> Option<(TokenStream, PlannedField<'a>)> {
    let renamed = renaming_of(scope, shape).explicit.get(at).copied()?;
    let planned = PlannedField::new(scope, shape.fields.get(at)?);
    Some((field(scope, shape, &planned, renamed), planned))
}

fn field(scope: &Scope<'_>, shape: &Struct, planned: &PlannedField<'_>, renamed: bool) -> TokenStream {
    let context = scope.context;
    let doc = docs(&field_docs(context, shape, planned));
    let serde = if context.is_explicit() { None } else { serde_attribute(scope, planned, renamed) };
    let deprecation = deprecated(planned.field.deprecated.as_ref());
    let (name, ty) = (&planned.name, planned.wrapped(scope));
    quote!(#doc #serde #deprecation pub #name: #ty)
}

fn serde_attribute(scope: &Scope<'_>, planned: &PlannedField<'_>, renamed: bool) -> Option<TokenStream> {
    let (field, wrapping) = (planned.field, planned.wrapping);
    let mut attributes = Vec::new();
    if renamed {
        let wire = Literal::string(&field.wire_name);
        attributes.push(quote!(rename = #wire));
    }
    let with = planned.bytes.then(|| scope.support_text("base64"));
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

fn additional(scope: &Scope<'_>, others: &PlannedOthers<'_>) -> TokenStream {
    let text = others.additional.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
    let lines =
        if text.is_empty() { vec!["Properties that the documentation does not name.".to_owned()] } else { text };
    let doc = docs(&lines);
    let serde = (!scope.context.is_explicit()).then(|| {
        let with = scope.context.has_bytes(&others.map).then(|| {
            let path = scope.support_text("base64");
            quote!(, with = #path)
        });
        quote!(#[serde(flatten #with)])
    });
    let (name, ty) = (&others.name, rust_type(scope, &others.map));
    quote!(#doc #serde pub #name: #ty,)
}

/// The description, then what is enforced and the sentence that says so, then what the configuration dropped.
fn field_docs(context: &Context<'_>, shape: &Struct, planned: &PlannedField<'_>) -> Vec<String> {
    let field = planned.field;
    let mut lines = field.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
    let mut rules: Vec<_> =
        field.read_only.then(|| "- Read-only: the server sets it.".to_owned()).into_iter().collect();
    rules.extend(requirement::line(field));
    rules.extend(remarks::lines(field));
    let checked = field.constraints.iter().zip(&planned.checks);
    rules.extend(checked.filter_map(|(rule, check)| checks::documented(context, &field.ty, rule, check.as_ref())));
    rules.extend(relations::documented(context, shape, Some(field)));
    rules.extend(field.rejected.iter().filter_map(|rejected| checks::dropped(context, &field.ty, rejected)));
    if !rules.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(rules);
    lines
}

fn asks(planned: &Planned<'_>) -> bool {
    planned.fields.iter().any(PlannedField::is_asked)
}

/// `new`, where there is anything to ask for; elsewhere `Default` does.
fn constructor(scope: &Scope<'_>, planned: &Planned<'_>) -> Option<TokenStream> {
    let shape = planned.shape;
    if !asks(planned) {
        return None;
    }
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in &planned.fields {
        let name = &field.name;
        if field.is_asked() {
            let (ty, converts) = parameter(scope, field);
            parameters.push(quote!(#name: #ty));
            values.push(if converts { quote!(#name: #name.into()) } else { quote!(#name) });
        } else if field.is_given() {
            let ty = &field.ty;
            values.push(quote!(#name: #ty::default()));
        } else {
            values.push(quote!(#name: None));
        }
    }
    if let Some(additional) = &shape.additional {
        let name = ident(&additional.rust_name);
        let empty = if scope.context.maps(Kind::Map) {
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
        types::allow(scope, planned.types(), true)
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
fn parameter(scope: &Scope<'_>, planned: &PlannedField<'_>) -> (TokenStream, bool) {
    let ty = planned.wrapped(scope);
    let plain = planned.wrapping == Wrapping::Plain;
    let converts = match scope.context.resolve(&planned.field.ty) {
        Type::String => plain && !scope.context.maps(Kind::String),
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

//! Objects with documented fields.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Prose, Struct};

use super::attributes::{deprecated, docs};
use super::checks::Told;
use super::construct::Way;
use super::context::Context;
use super::derives::Derives;
use super::doc;
use super::format::Item;
use super::ident::{ident, legal};
use super::planned::{Planned, PlannedField, PlannedOthers};
use super::scope::Scope;
use super::serde_names::{Renaming, renaming};
use super::types::{self, rust_type};
use super::wrapping::Wrapping;
use super::{checks, constructors, debug, explicit, relations, remarks, requirement, unproven, validate};

/// The items of a struct: the struct, its constructors, the constants of its validation, its validation.
pub(super) fn items(scope: &Scope<'_>, shape: &Struct) -> Vec<Item> {
    let planned = Planned::new(scope, shape);
    let (constants, validation) = validate::of_struct(scope, &planned);
    let mut items = vec![Item::from(definition(scope, &planned))];
    items.extend(debug::of_struct(scope, &planned).map(Item::from));
    items.extend(constructors::items(scope, &planned));
    if scope.context.is_explicit() {
        items.extend(explicit::of_struct(scope, &planned).into_iter().map(Item::from));
    }
    items.extend(constants.into_iter().map(Item::from));
    items.push(validation.into());
    items
}

fn definition(scope: &Scope<'_>, planned: &Planned<'_>) -> TokenStream {
    let model = scope.model;
    let mut doc = doc::model(model);
    let rules = relations::documented(scope.context, planned.shape, None, model.description.as_ref());
    if !rules.is_empty() && !doc.is_empty() {
        doc.push(String::new());
    }
    doc.extend(rules);
    let doc = docs(&doc);
    let deprecation = deprecated(model.deprecated.as_ref());
    let name = ident(&scope.name);
    let by_serde = !scope.context.is_explicit();
    let derives = Derives {
        debug: planned.fields.iter().all(|field| !field.is_secret),
        default: planned.way == Way::Default,
        traits: scope.context.traits(scope.id),
        serialize: by_serde,
        deserialize: by_serde,
        ..Derives::default()
    };
    let derives = derives.attribute(scope);
    let deny = (by_serde && planned.additional.is_none() && scope.context.denies_unknown())
        .then(|| quote!(#[serde(deny_unknown_fields)]));
    let renaming = renaming_of(scope, planned.shape);
    // On the struct, not its fields: the derives name the fields' types outside of it.
    let allow = types::allow(scope, planned.types(), false);
    let rename_all = renaming.rename_all.map(|rule| quote!(#[serde(rename_all = #rule)]));
    let fields = planned.fields.iter().zip(&renaming.explicit);
    let fields = fields.map(|(field, explicit)| self::field(scope, planned.shape, field, *explicit));
    let additional = planned.additional.as_ref().map(|others| additional(scope, others));
    let exhaustive = scope.context.non_exhaustive();
    quote! {
        #doc
        #derives
        #rename_all
        #deny
        #allow
        #deprecation
        #exhaustive
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
    attributes.extend(field.alias.as_ref().map(|alias| quote!(alias = #alias)));
    let part = planned.reader.map(|reader| scope.support_text(reader));
    let is_optional = wrapping != Wrapping::Plain;
    // Without a function of its own serde reads an absent `Option` as `None` unasked. One of bytes has to be there.
    let reads_absent = !field.required || planned.reader.is_some() && !planned.bytes;
    if is_optional && reads_absent && (part.is_some() || wrapping == Wrapping::DoubleOption) {
        attributes.push(quote!(default));
    }
    if is_optional && !field.required {
        let path = format!("{}::is_none", scope.prelude("Option")).replace(' ', "");
        attributes.push(quote!(skip_serializing_if = #path));
    }
    let read = match (&part, wrapping) {
        (Some(part), Wrapping::DoubleOption) => Some(format!("{part}::deserialize_double_option")),
        (Some(part), _) => Some(format!("{part}::deserialize")),
        (None, Wrapping::DoubleOption) => Some(format!("{}::deserialize", scope.support_text("double_option"))),
        (None, _) => None,
    };
    match (part, read) {
        (Some(part), _) if planned.bytes && wrapping != Wrapping::DoubleOption => attributes.push(quote!(with = #part)),
        (part, Some(read)) => {
            let write = part.filter(|_| planned.bytes).map(|part| format!("{part}::serialize"));
            attributes.extend(write.map(|write| quote!(serialize_with = #write)));
            attributes.push(quote!(deserialize_with = #read));
        }
        (_, None) => {}
    }
    (!attributes.is_empty()).then(|| quote!(#[serde(#(#attributes),*)]))
}

fn additional(scope: &Scope<'_>, others: &PlannedOthers<'_>) -> TokenStream {
    let text = others.additional.description.as_ref().map(|prose| doc::prose(&prose.text)).unwrap_or_default();
    let lines =
        if text.is_empty() { vec!["Properties that the documentation does not name.".to_owned()] } else { text };
    let doc = docs(&lines);
    let serde = (!scope.context.is_explicit()).then(|| {
        let with = scope.context.reader(&others.map).map(|reader| {
            let part = scope.support_text(reader);
            if reader == "base64" {
                return quote!(, with = #part);
            }
            let read = format!("{part}::deserialize");
            quote!(, deserialize_with = #read)
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
    rules.extend(planned.is_secret.then(|| "- Secret: `Debug` does not show it.".to_owned()));
    let is_rule = |case: &Prose| shape.relations.iter().any(|relation| relation.evidence.span == case.span);
    if !field.condition.as_ref().is_some_and(is_rule) {
        rules.extend(requirement::line(field));
    }
    rules.extend(unproven::lines(field));
    rules.extend(remarks::lines(field));
    let checked = field.constraints.iter().zip(&planned.checks);
    let told = checked.filter_map(|(rule, check)| checks::documented(context, field, rule, check.as_ref()));
    rules.extend(Told::lines(told));
    rules.extend(relations::documented(context, shape, Some(field), field.description.as_ref()));
    rules.extend(field.rejected.iter().filter_map(|rejected| checks::dropped(context, &field.ty, rejected)));
    if !rules.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(rules);
    lines
}

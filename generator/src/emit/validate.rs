//! `impl garde::Validate`: explicit, so that paths carry wire names, and only as long as there is something to check.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::ir::{Enum, Field, Struct, Target, Type, Union};

use super::checks::{self, Check, Limit, Takes};
use super::constants::Constants;
use super::ident::ident;
use super::scope::Scope;
use super::structs::Wrapping;
use super::{relations, types, unions};

/// The impl of a struct, and the constants that it needs.
pub(super) fn of_struct(scope: &Scope<'_>, shape: &Struct) -> (Vec<TokenStream>, TokenStream) {
    let mut constants = Constants::default();
    let mut body: Vec<_> = shape.fields.iter().filter_map(|field| of_field(scope, field, &mut constants)).collect();
    if let Some(additional) = &shape.additional
        && scope.context.is_checked(&additional.values)
    {
        let name = ident(&additional.rust_name);
        let map = Type::Map(Box::new(additional.values.clone()));
        body.push(nested(scope, &quote!(self.#name), &map, &quote!(parent), false));
    }
    body.extend(shape.relations.iter().filter_map(|relation| relations::check(scope, shape, relation)));
    let compared = shape.fields.iter().filter(|_| !shape.relations.is_empty()).map(|field| &field.ty);
    let touches =
        shape.fields.iter().any(|field| field.deprecated.is_some()) || types::allow(scope, compared, false).is_some();
    (constants.items, implement(scope, &quote!(#(#body)*), touches))
}

/// The checks of one field, and the constants that they need.
pub(super) fn of_one(scope: &Scope<'_>, field: &Field) -> (Vec<TokenStream>, TokenStream) {
    let mut constants = Constants::default();
    let body = of_field(scope, field, &mut constants).unwrap_or_default();
    (constants.items, body)
}

/// The impl of an enum: what is not documented is reported.
pub(super) fn of_enum(scope: &Scope<'_>, shape: &Enum) -> TokenStream {
    if !scope.context.is_open(shape.open, shape.values.len()) {
        return implement(scope, &TokenStream::new(), false);
    }
    let enums = scope.support("enums");
    let body = quote! {
        if matches!(self, Self::Unknown(_)) {
            #enums::undocumented(Self::VALUES, parent, report);
        }
    };
    implement(scope, &body, false)
}

/// The impl of a set of bits: those that are not documented are reported.
pub(super) fn of_flags(scope: &Scope<'_>, shape: &Enum) -> TokenStream {
    if !scope.context.is_open(shape.open, shape.values.len()) {
        return implement(scope, &TokenStream::new(), false);
    }
    let flags = scope.support("flags");
    let body = quote! {
        if !self.unknown().is_empty() {
            #flags::undocumented(Self::VALUES, parent, report);
        }
    };
    implement(scope, &body, false)
}

/// The impl of a union: the member is entered, in the union's own place.
pub(super) fn of_union(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    let mut arms = Vec::new();
    for member in &shape.members {
        if scope.context.is_checked(&member.ty) {
            let variant = ident(&member.rust_name);
            let body = nested(scope, &quote!(value), &member.ty, &quote!(parent), true);
            arms.push((quote!(Self::#variant(value)), body));
        }
    }
    if shape.select.tag().is_some() {
        let (unions, tags) = (scope.support("unions"), unions::tags(shape));
        arms.push((quote!(Self::Unknown(_)), quote!(#unions::undocumented(&[#(#tags),*], parent, report);)));
    }
    let all = arms.len() == shape.members.len() + usize::from(shape.select.tag().is_some());
    let body = match arms.as_slice() {
        [] => TokenStream::new(),
        [(pattern, body)] if !all => quote!(if let #pattern = self { #body }),
        _ => {
            let rest = (!all).then(|| quote!(_ => {}));
            let arms = arms.iter().map(|(pattern, body)| quote!(#pattern => { #body }));
            quote!(match self { #(#arms)* #rest })
        }
    };
    implement(scope, &body, false)
}

fn implement(scope: &Scope<'_>, body: &TokenStream, touches_deprecated: bool) -> TokenStream {
    let name = ident(&scope.name);
    let allow = (touches_deprecated || scope.model.deprecated.is_some()).then(|| quote!(#[allow(deprecated)]));
    let used = used(body);
    let [context, parent, report] = std::array::from_fn(|at| {
        let name = PARAMETERS[at];
        if used[at] { format_ident!("{name}") } else { format_ident!("_{name}") }
    });
    quote! {
        #allow
        impl garde::Validate for #name {
            type Context = ();

            fn validate_into(&self, #context: &(), #parent: &mut dyn FnMut() -> garde::Path, #report: &mut garde::Report) {
                #body
            }
        }
    }
}

/// What `validate_into` is called with.
const PARAMETERS: [&str; 3] = ["context", "parent", "report"];

/// Which of the parameters are used. After a dot stands a field.
fn used(tokens: &TokenStream) -> [bool; PARAMETERS.len()] {
    let mut used = [false; PARAMETERS.len()];
    let mut after_dot = false;
    for token in tokens.clone() {
        let is_field = std::mem::replace(&mut after_dot, false);
        let inside = match token {
            TokenTree::Group(group) => self::used(&group.stream()),
            TokenTree::Ident(ident) => PARAMETERS.map(|name| !is_field && ident == name),
            TokenTree::Punct(punct) => {
                after_dot = punct.as_char() == '.';
                continue;
            }
            TokenTree::Literal(_) => continue,
        };
        used.iter_mut().zip(inside).for_each(|(used, inside)| *used |= inside);
    }
    used
}

/// A field's checks, by what they speak of.
#[derive(Default)]
struct Checks {
    own: Vec<Check>,
    keys: Vec<Check>,
    /// Of a list's elements or a map's values.
    inner: Vec<Check>,
}

fn of_field(scope: &Scope<'_>, field: &Field, constants: &mut Constants) -> Option<TokenStream> {
    let context = scope.context;
    let mut found = Checks::default();
    for constraint in &field.constraints {
        if let Some(check) = checks::check(context, &field.ty, constraint) {
            match constraint.target {
                Target::Itself => found.own.push(check),
                Target::Keys => found.keys.push(check),
                Target::Items | Target::Values => found.inner.push(check),
            }
        }
    }
    let name = ident(&field.rust_name);
    let path = {
        let wire = Literal::string(&field.wire_name);
        quote!(|| parent().join(#wire))
    };
    let has_checks = !(found.own.is_empty() && found.keys.is_empty() && found.inner.is_empty());
    let is_checked = context.is_checked(&field.ty);
    if !has_checks && !is_checked {
        return None;
    }
    let wrapping = Wrapping::of(context, field);
    // garde sees to an option, but not to one around a container that is walked here.
    if !has_checks && (wrapping == Wrapping::Plain || !holds_mapped(scope, &field.ty)) {
        return Some(nested(scope, &quote!(self.#name), &field.ty, &quote!(&mut #path), false));
    }
    let value = match wrapping {
        Wrapping::Plain => Place::Owned(quote!(self.#name)),
        Wrapping::Option | Wrapping::DoubleOption => Place::Borrowed(quote!(value)),
    };
    let mut body = calls(scope, &found.own, &value, field, constants);
    body.extend(of_parts(scope, field, &found, &value, constants));
    if is_checked && found.inner.is_empty() {
        body.extend(nested(scope, value.tokens(), &field.ty, &quote!(&mut path), matches!(value, Place::Borrowed(_))));
    }
    let body = quote!(let mut path = #path; #body);
    let some = quote!(Some);
    Some(match wrapping {
        Wrapping::Plain => body,
        Wrapping::Option => quote!(if let #some(value) = &self.#name { #body }),
        Wrapping::DoubleOption => quote!(if let #some(#some(value)) = &self.#name { #body }),
    })
}

/// The checks of a list's elements, or of a map's keys and values.
fn of_parts(scope: &Scope<'_>, field: &Field, found: &Checks, value: &Place, constants: &mut Constants) -> TokenStream {
    if found.keys.is_empty() && found.inner.is_empty() {
        return TokenStream::new();
    }
    let (tokens, reference) = (value.tokens(), value.reference());
    let (inner, header, part) = match scope.context.resolve(&field.ty) {
        Type::Map(inner) if found.inner.is_empty() => (inner, quote!(for key in #tokens.keys()), quote!(key)),
        Type::Map(inner) => (inner, quote!(for (key, entry) in #reference), quote!(key)),
        Type::Array(inner) => (inner, quote!(for (index, entry) in #tokens.iter().enumerate()), quote!(index)),
        _ => return TokenStream::new(),
    };
    let entry = Place::Borrowed(quote!(entry));
    let keys = calls(scope, &found.keys, &Place::Borrowed(quote!(key)), field, constants);
    let mut entries = calls(scope, &found.inner, &entry, field, constants);
    if scope.context.is_checked(inner) && !found.inner.is_empty() {
        entries.extend(nested(scope, &quote!(entry), inner, &quote!(&mut path), true));
    }
    quote!(#header { let mut path = || path().join(#part); #keys #entries })
}

/// An expression that names a value.
enum Place {
    /// The value itself, such as `self.name`.
    Owned(TokenStream),
    /// A reference to it.
    Borrowed(TokenStream),
}

impl Place {
    fn tokens(&self) -> &TokenStream {
        match self {
            Self::Owned(tokens) | Self::Borrowed(tokens) => tokens,
        }
    }

    fn reference(&self) -> TokenStream {
        match self {
            Self::Owned(tokens) => quote!(&#tokens),
            Self::Borrowed(tokens) => tokens.clone(),
        }
    }

    fn copy(&self) -> TokenStream {
        match self {
            Self::Owned(tokens) => tokens.clone(),
            Self::Borrowed(tokens) => quote!(*#tokens),
        }
    }
}

fn calls(scope: &Scope<'_>, found: &[Check], value: &Place, field: &Field, constants: &mut Constants) -> TokenStream {
    let mut calls = TokenStream::new();
    for check in found {
        let (part, function) = (scope.support(check.part), ident(check.function));
        let argument = match check.takes {
            Takes::Reference => value.reference(),
            Takes::Copy => value.copy(),
            Takes::Length => {
                let tokens = value.tokens();
                quote!(#tokens.len())
            }
            Takes::Text => {
                let tokens = value.tokens();
                quote!(#tokens.as_str())
            }
            Takes::Number => {
                let tokens = value.tokens();
                quote!(&#tokens.value())
            }
        };
        calls.extend(match &check.limit {
            Limit::None => quote!(#part::#function(#argument, &mut path, report);),
            Limit::Value(limit) => quote!(#part::#function(#argument, #limit, &mut path, report);),
            Limit::Charset(set) => {
                let name = constants.charset(scope, field, set);
                quote!(#part::#function(#argument, &#name, &mut path, report);)
            }
            Limit::Pattern(pattern, form) => {
                let name = constants.pattern(scope, field, pattern, form);
                quote!(#part::#function(#argument, &#name, &mut path, report);)
            }
        });
    }
    calls
}

/// Enters a value that holds models. garde's own impls see to options, boxes, lists and ordered maps; a mapped
/// container is walked here, for it need not implement `Validate`.
fn nested(scope: &Scope<'_>, value: &TokenStream, ty: &Type, path: &TokenStream, borrowed: bool) -> TokenStream {
    let resolved = scope.context.resolve(ty);
    if !holds_mapped(scope, resolved) {
        return quote!(#value.validate_into(context, #path, report););
    }
    match resolved {
        Type::Array(inner) => {
            let body = nested(scope, &quote!(entry), inner, &quote!(&mut || path().join(index)), true);
            quote!({ let path: &mut dyn FnMut() -> garde::Path = #path; for (index, entry) in #value.iter().enumerate() { #body } })
        }
        Type::Map(inner) => {
            let body = nested(scope, &quote!(entry), inner, &quote!(&mut || path().join(key)), true);
            let value = if borrowed { value.clone() } else { quote!(&#value) };
            quote!({ let path: &mut dyn FnMut() -> garde::Path = #path; for (key, entry) in #value { #body } })
        }
        _ => quote!(#value.validate_into(context, #path, report);),
    }
}

fn holds_mapped(scope: &Scope<'_>, ty: &Type) -> bool {
    match scope.context.resolve(ty) {
        Type::Array(inner) => scope.context.mapped("array").is_some() || holds_mapped(scope, inner),
        Type::Map(inner) => scope.context.mapped("map").is_some() || holds_mapped(scope, inner),
        _ => false,
    }
}

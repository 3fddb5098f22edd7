//! `impl garde::Validate`: explicit, so that paths carry wire names, and only as long as there is something to check.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::config::Kind;
use crate::ir::{Enum, Field, Target, Type, Union};

use super::checks::{Check, Limit, Takes};
use super::constants::Constants;
use super::ident::ident;
use super::planned::{Planned, PlannedField};
use super::scope::Scope;
use super::wrapping::Wrapping;
use super::{members, relations, types};

/// The impl of a struct, and the constants that it needs.
pub(super) fn of_struct(scope: &Scope<'_>, planned: &Planned<'_>) -> (Vec<TokenStream>, TokenStream) {
    let mut constants = Constants::default();
    let mut body = Body::default();
    for field in &planned.fields {
        body.add(of_field(scope, field, &mut constants));
    }
    if let Some(others) = &planned.additional
        && scope.context.is_checked(&others.additional.values)
    {
        let name = &others.name;
        body.add(nested(scope, &quote!(self.#name), &others.map, &quote!(parent), false));
    }
    let shape = planned.shape;
    for relation in &shape.relations {
        body.add(Body::of(relations::check(scope, shape, relation).unwrap_or_default()));
    }
    let compared = shape.fields.iter().filter(|_| !shape.relations.is_empty()).map(|field| &field.ty);
    let touches =
        shape.fields.iter().any(|field| field.deprecated.is_some()) || types::allow(scope, compared, false).is_some();
    (constants.items, implement(scope, &body, touches))
}

/// The checks of one field, and the constants that they need.
pub(super) fn of_one(scope: &Scope<'_>, field: &PlannedField<'_>) -> (Vec<TokenStream>, TokenStream) {
    let mut constants = Constants::default();
    let body = of_field(scope, field, &mut constants);
    (constants.items, body.tokens)
}

/// Statements of `validate_into`.
#[derive(Default)]
struct Body {
    tokens: TokenStream,
    /// Whether any of them enters another value, which takes the context along. All of them report, and say where.
    enters: bool,
}

impl Body {
    /// Statements that enter nothing.
    fn of(tokens: TokenStream) -> Self {
        Self { tokens, enters: false }
    }

    /// Statements that enter a value.
    fn entering(tokens: TokenStream) -> Self {
        Self { tokens, enters: true }
    }

    fn add(&mut self, other: Self) {
        self.tokens.extend(other.tokens);
        self.enters |= other.enters;
    }

    /// The same, with other tokens around.
    fn within(self, around: impl FnOnce(TokenStream) -> TokenStream) -> Self {
        Self { tokens: around(self.tokens), enters: self.enters }
    }
}

/// The impl of an enum: what is not documented is reported.
pub(super) fn of_enum(scope: &Scope<'_>, shape: &Enum) -> TokenStream {
    if !scope.context.is_open(shape.open, shape.values.len()) {
        return implement(scope, &Body::default(), false);
    }
    let enums = scope.support("enums");
    let body = quote! {
        if matches!(self, Self::Unknown(_)) {
            #enums::undocumented(Self::VALUES, parent, report);
        }
    };
    implement(scope, &Body::of(body), false)
}

/// The impl of a set of bits: those that are not documented are reported.
pub(super) fn of_flags(scope: &Scope<'_>, shape: &Enum) -> TokenStream {
    if !scope.context.is_open(shape.open, shape.values.len()) {
        return implement(scope, &Body::default(), false);
    }
    let flags = scope.support("flags");
    let body = quote! {
        if !self.unknown().is_empty() {
            #flags::undocumented(Self::VALUES, parent, report);
        }
    };
    implement(scope, &Body::of(body), false)
}

/// The impl of a union: the member is entered, in the union's own place.
pub(super) fn of_union(scope: &Scope<'_>, shape: &Union) -> TokenStream {
    let (mut arms, mut enters) = (Vec::new(), false);
    for member in &shape.members {
        if scope.context.is_checked(&member.ty) {
            let variant = ident(&member.rust_name);
            let body = nested(scope, &quote!(value), &member.ty, &quote!(parent), true);
            enters |= body.enters;
            arms.push((quote!(Self::#variant(value)), body.tokens));
        }
    }
    if shape.select.tag().is_some() {
        let (unions, tags) = (scope.support("unions"), members::tags(shape));
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
    implement(scope, &Body { tokens: body, enters }, false)
}

fn implement(scope: &Scope<'_>, body: &Body, touches_deprecated: bool) -> TokenStream {
    let name = ident(&scope.name);
    let allow = (touches_deprecated || scope.model.deprecated.is_some()).then(|| quote!(#[allow(deprecated)]));
    let parameter = |name: &str, is_used| if is_used { format_ident!("{name}") } else { format_ident!("_{name}") };
    let reports = !body.tokens.is_empty();
    let context = parameter("context", body.enters);
    let [parent, report] = ["parent", "report"].map(|name| parameter(name, reports));
    let body = &body.tokens;
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

/// A field's checks, by what they speak of.
#[derive(Default)]
struct Checks<'a> {
    own: Vec<&'a Check>,
    keys: Vec<&'a Check>,
    /// Of a list's elements or a map's values.
    inner: Vec<&'a Check>,
}

impl<'a> Checks<'a> {
    fn of(field: &'a PlannedField<'_>) -> Self {
        let mut found = Self::default();
        for (constraint, check) in field.field.constraints.iter().zip(&field.checks) {
            let Some(check) = check else { continue };
            match constraint.target {
                Target::Itself => found.own.push(check),
                Target::Keys => found.keys.push(check),
                Target::Items | Target::Values => found.inner.push(check),
            }
        }
        found
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty() && self.keys.is_empty() && self.inner.is_empty()
    }
}

fn of_field(scope: &Scope<'_>, planned: &PlannedField<'_>, constants: &mut Constants) -> Body {
    let found = Checks::of(planned);
    if found.is_empty() && !planned.is_checked {
        return Body::default();
    }
    let (field, name, wrapping) = (planned.field, &planned.name, planned.wrapping);
    let path = {
        let wire = Literal::string(&field.wire_name);
        quote!(|| parent().join(#wire))
    };
    // garde sees to an option, but not to one around a container that is walked here.
    if found.is_empty() && (wrapping == Wrapping::Plain || !holds_mapped(scope, &field.ty)) {
        return nested(scope, &quote!(self.#name), &field.ty, &quote!(&mut #path), false);
    }
    let value = match wrapping {
        Wrapping::Plain => Place::Owned(quote!(self.#name)),
        Wrapping::Option | Wrapping::DoubleOption => Place::Borrowed(quote!(value)),
    };
    let mut body = Body::of(calls(scope, &found.own, &value, field, constants));
    body.add(of_parts(scope, field, &found, &value, constants));
    if planned.is_checked && found.inner.is_empty() {
        let borrowed = matches!(value, Place::Borrowed(_));
        body.add(nested(scope, value.tokens(), &field.ty, &quote!(&mut path), borrowed));
    }
    let some = quote!(Some);
    body.within(|body| {
        let body = quote!(let mut path = #path; #body);
        match wrapping {
            Wrapping::Plain => body,
            Wrapping::Option => quote!(if let #some(value) = &self.#name { #body }),
            Wrapping::DoubleOption => quote!(if let #some(#some(value)) = &self.#name { #body }),
        }
    })
}

/// The checks of a list's elements, or of a map's keys and values.
fn of_parts(scope: &Scope<'_>, field: &Field, found: &Checks<'_>, value: &Place, constants: &mut Constants) -> Body {
    if found.keys.is_empty() && found.inner.is_empty() {
        return Body::default();
    }
    let (tokens, reference) = (value.tokens(), value.reference());
    let (inner, header, part) = match scope.context.resolve(&field.ty) {
        Type::Map(inner) if found.inner.is_empty() => (inner, quote!(for key in #tokens.keys()), quote!(key)),
        Type::Map(inner) => (inner, quote!(for (key, entry) in #reference), quote!(key)),
        Type::Array(inner) => (inner, quote!(for (index, entry) in #tokens.iter().enumerate()), quote!(index)),
        _ => return Body::default(),
    };
    let entry = Place::Borrowed(quote!(entry));
    let mut body = Body::of(calls(scope, &found.keys, &Place::Borrowed(quote!(key)), field, constants));
    body.add(Body::of(calls(scope, &found.inner, &entry, field, constants)));
    if scope.context.is_checked(inner) && !found.inner.is_empty() {
        body.add(nested(scope, &quote!(entry), inner, &quote!(&mut path), true));
    }
    body.within(|body| quote!(#header { let mut path = || path().join(#part); #body }))
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

fn calls(scope: &Scope<'_>, found: &[&Check], value: &Place, field: &Field, constants: &mut Constants) -> TokenStream {
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
fn nested(scope: &Scope<'_>, value: &TokenStream, ty: &Type, path: &TokenStream, borrowed: bool) -> Body {
    let resolved = scope.context.resolve(ty);
    let entered = || Body::entering(quote!(#value.validate_into(context, #path, report);));
    if !holds_mapped(scope, resolved) {
        return entered();
    }
    match resolved {
        Type::Array(inner) => {
            let body = nested(scope, &quote!(entry), inner, &quote!(&mut || path().join(index)), true);
            body.within(|body| quote!({ let path: &mut dyn FnMut() -> garde::Path = #path; for (index, entry) in #value.iter().enumerate() { #body } }))
        }
        Type::Map(inner) => {
            let body = nested(scope, &quote!(entry), inner, &quote!(&mut || path().join(key)), true);
            let value = if borrowed { value.clone() } else { quote!(&#value) };
            body.within(|body| quote!({ let path: &mut dyn FnMut() -> garde::Path = #path; for (key, entry) in #value { #body } }))
        }
        _ => entered(),
    }
}

fn holds_mapped(scope: &Scope<'_>, ty: &Type) -> bool {
    match scope.context.resolve(ty) {
        Type::Array(inner) => scope.context.maps(Kind::Array) || holds_mapped(scope, inner),
        Type::Map(inner) => scope.context.maps(Kind::Map) || holds_mapped(scope, inner),
        _ => false,
    }
}

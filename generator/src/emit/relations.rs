//! Rules between the fields of an object: how each is checked, and the words for the documentation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::config::Kind;
use crate::ir::{Condition, Enum, Field, ModelId, ModelKind, Prose, Relation, RelationKind, State, Struct, Type};

use super::context::Context;
use super::ident::ident;
use super::scope::Scope;
use super::wrapping::Wrapping;
use super::{checks, doc};

/// Whether a rule can be checked: what it speaks of may be missing, and values can be told apart.
pub(super) fn is_checked(context: &Context<'_>, object: &Struct, relation: &Relation) -> bool {
    let optional =
        |field: &usize| object.fields.get(*field).is_some_and(|field| Wrapping::of(context, field) != Wrapping::Plain);
    let comparable = |Condition { field, state }: &Condition| match state {
        State::Present | State::Absent => optional(field),
        State::Is(values) | State::IsNot(values) => {
            let known = object.fields.get(*field).and_then(|field| Values::of(context, field));
            !values.is_empty() && known.is_some_and(|known| values.iter().all(|value| known.has(value)))
        }
    };
    !relation.fields.is_empty() && relation.fields.iter().all(optional) && relation.when.iter().all(comparable)
}

/// The statement that checks a rule; none where it cannot be checked.
pub(super) fn check(scope: &Scope<'_>, object: &Struct, relation: &Relation) -> Option<TokenStream> {
    if !is_checked(scope.context, object, relation) {
        return None;
    }
    let relations = scope.support("relations");
    let function = ident(relation.kind.name());
    if relation.is_group() {
        let most = relation.kind != RelationKind::AtLeastOneOf;
        let fields = relation.fields.iter().filter_map(|field| object.fields.get(*field)).map(|field| {
            let wire = Literal::string(&field.wire_name);
            let present = if most { used(scope, field) } else { given(field) };
            quote!((#wire, #present))
        });
        return Some(quote!(#relations::#function(&[#(#fields),*], parent, report);));
    }
    let field = object.fields.get(*relation.fields.first()?)?;
    let conditions = relation.when.iter().map(|condition| met(scope, object, condition)).collect::<Option<Vec<_>>>()?;
    let (broken, function) = match relation.kind {
        RelationKind::RequiredIf => {
            let name = ident(&field.rust_name);
            (quote!(#(#conditions &&)* self.#name.is_none()), function)
        }
        RelationKind::MutuallyExclusive => {
            let used = used(scope, field);
            (quote!(#used #(&& #conditions)*), ident("excluded_if"))
        }
        _ => {
            let used = used(scope, field);
            let elsewhere = elsewhere(scope, object, relation.when.first()?)?;
            (quote!(#used && #elsewhere), function)
        }
    };
    let case = relation.case(object, |text| format!("`{text}`"), Value::to_string);
    let wire = Literal::string(&field.wire_name);
    Some(quote! {
        if #broken {
            #relations::#function(#case, &mut || parent().join(#wire), report);
        }
    })
}

/// The lines that the documentation of the object, or of one of its fields, has about the rules beside this description.
pub(super) fn documented(
    context: &Context<'_>,
    object: &Struct,
    of: Option<&Field>,
    description: Option<&Prose>,
) -> Vec<String> {
    let concerns = |relation: &&Relation| match of {
        None => relation.is_group(),
        Some(of) => {
            let first = relation.fields.first().and_then(|field| object.fields.get(*field));
            !relation.is_group() && first.is_some_and(|first| std::ptr::eq(first, of))
        }
    };
    let plain = |value: &Value| doc::code(value.as_str().unwrap_or(&value.to_string()));
    let line = |relation: &Relation| {
        let enforced = if is_checked(context, object, relation) { "Enforced" } else { "Documented, not enforced" };
        format!(
            "- {enforced}: {}{}.",
            relation.words(object, doc::code, plain),
            checks::said(&relation.evidence, relation.is_override(), description)
        )
    };
    object.relations.iter().filter(concerns).map(line).collect()
}

/// Whether something is said of a field, be it `null`.
fn given(field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    quote!(self.#name.is_some())
}

/// Whether a field has a value. A flag that is off has none to speak of.
fn used(scope: &Scope<'_>, field: &Field) -> TokenStream {
    match Values::of(scope.context, field) {
        Some(Values::Boolean) => is(scope, field, &[true.into()]).unwrap_or_else(|| present(scope, field)),
        _ => present(scope, field),
    }
}

fn present(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.rust_name);
    match Wrapping::of(scope.context, field) {
        Wrapping::DoubleOption => quote!(matches!(self.#name, Some(Some(_)))),
        Wrapping::Option | Wrapping::Plain => quote!(self.#name.is_some()),
    }
}

/// Whether a condition is met.
fn met(scope: &Scope<'_>, object: &Struct, condition: &Condition) -> Option<TokenStream> {
    let field = object.fields.get(condition.field)?;
    let name = ident(&field.rust_name);
    Some(match &condition.state {
        State::Present => present(scope, field),
        State::Absent => quote!(self.#name.is_none()),
        State::Is(values) => is(scope, field, values)?,
        State::IsNot(values) => is_not(scope, field, values)?,
    })
}

/// Whether the one case of a rule is certainly not given. A field that is absent may have a default on the server.
fn elsewhere(scope: &Scope<'_>, object: &Struct, condition: &Condition) -> Option<TokenStream> {
    let negated = |state| Condition { field: condition.field, state };
    let opposite = match &condition.state {
        State::Present => negated(State::Absent),
        State::Absent => negated(State::Present),
        State::Is(values) => match values.as_slice() {
            [Value::Bool(value)] => negated(State::Is(vec![(!value).into()])),
            _ => negated(State::IsNot(values.clone())),
        },
        State::IsNot(values) => negated(State::Is(values.clone())),
    };
    met(scope, object, &opposite)
}

/// Whether a field has one of these values.
fn is(scope: &Scope<'_>, field: &Field, values: &[Value]) -> Option<TokenStream> {
    let known = Values::of(scope.context, field)?;
    let pattern = known.pattern(scope, values)?;
    let name = ident(&field.rust_name);
    let wrapping = Wrapping::of(scope.context, field);
    Some(match (&known, wrapping, values) {
        (Values::Boolean, Wrapping::Plain, [Value::Bool(true)]) => quote!(self.#name),
        (Values::Boolean, Wrapping::Plain, [Value::Bool(false)]) => quote!(!self.#name),
        (Values::Boolean, Wrapping::Option, [_]) => quote!(self.#name == Some(#pattern)),
        (Values::Boolean, Wrapping::DoubleOption, [_]) => quote!(self.#name == Some(Some(#pattern))),
        (Values::Text, Wrapping::Plain, _) => quote!(matches!(self.#name.as_str(), #pattern)),
        (Values::Text, Wrapping::Option, _) => quote!(matches!(self.#name.as_deref(), Some(#pattern))),
        (Values::Text, Wrapping::DoubleOption, _) => {
            quote!(self.#name.iter().flatten().any(|value| matches!(value.as_str(), #pattern)))
        }
        (_, Wrapping::Plain, _) => quote!(matches!(self.#name, #pattern)),
        (_, Wrapping::Option, _) => quote!(matches!(self.#name, Some(#pattern))),
        (_, Wrapping::DoubleOption, _) => quote!(matches!(self.#name, Some(Some(#pattern)))),
    })
}

/// Whether a field has a value, and none of these.
fn is_not(scope: &Scope<'_>, field: &Field, values: &[Value]) -> Option<TokenStream> {
    let known = Values::of(scope.context, field)?;
    let pattern = known.pattern(scope, values)?;
    let name = ident(&field.rust_name);
    Some(match (known, Wrapping::of(scope.context, field)) {
        (_, Wrapping::Plain) => {
            let is = is(scope, field, values)?;
            quote!(!#is)
        }
        (Values::Text, Wrapping::Option) => quote!(!matches!(self.#name.as_deref(), None | Some(#pattern))),
        (Values::Text, Wrapping::DoubleOption) => {
            quote!(self.#name.iter().flatten().any(|value| !matches!(value.as_str(), #pattern)))
        }
        (_, Wrapping::Option) => quote!(!matches!(self.#name, None | Some(#pattern))),
        (_, Wrapping::DoubleOption) => quote!(!matches!(self.#name, None | Some(None | Some(#pattern)))),
    })
}

/// Values that Rust can compare with.
enum Values<'a> {
    Boolean,
    Text,
    Enum(ModelId, &'a Enum),
}

impl<'a> Values<'a> {
    fn of(context: &'a Context<'a>, field: &'a Field) -> Option<Self> {
        match context.resolve(&field.ty) {
            Type::Boolean if !context.maps(Kind::Boolean) => Some(Self::Boolean),
            Type::String if !context.maps(Kind::String) => Some(Self::Text),
            Type::Ref { model, boxed: false } => match &context.model(*model)?.kind {
                ModelKind::Enum(values) if !values.flags => Some(Self::Enum(*model, values)),
                _ => None,
            },
            _ => None,
        }
    }

    fn has(&self, value: &Value) -> bool {
        match self {
            Self::Boolean => value.is_boolean(),
            Self::Text => value.is_string(),
            Self::Enum(_, values) => values.values.iter().any(|known| known.wire == *value),
        }
    }

    /// The pattern of some of them.
    fn pattern(&self, scope: &Scope<'_>, values: &[Value]) -> Option<TokenStream> {
        let pattern = |value: &Value| match self {
            Self::Boolean => value.as_bool().map(|value| quote!(#value)),
            Self::Text => value.as_str().map(|value| quote!(#value)),
            Self::Enum(id, known) => {
                let name = scope.reference(*id, scope.context.model(*id)?);
                let variant = ident(&known.values.iter().find(|known| known.wire == *value)?.rust_name);
                Some(quote!(#name::#variant))
            }
        };
        let patterns = values.iter().map(pattern).collect::<Option<Vec<_>>>()?;
        Some(quote!(#(#patterns)|*))
    }
}

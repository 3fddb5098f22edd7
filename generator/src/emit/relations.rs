//! Rules between the fields of an object: how each is checked, and the words for the documentation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir::{Condition, Enum, Field, ModelId, ModelKind, Relation, RelationKind, State, Struct, Type};

use super::context::Context;
use super::ident::ident;
use super::scope::Scope;
use super::structs::Wrapping;
use super::{checks, doc};

/// Whether a rule can be checked: what it speaks of may be missing, and values can be told apart.
pub(super) fn is_checked(context: &Context<'_>, object: &Struct, relation: &Relation) -> bool {
    let optional = |field: &usize| {
        object.fields.get(*field).is_some_and(|field| Wrapping::of(context.style, field) != Wrapping::Plain)
    };
    let comparable = |Condition { field, state }: &Condition| match state {
        State::Present | State::Absent => optional(field),
        State::Is(values) | State::IsNot(values) => {
            let known = object.fields.get(*field).and_then(|field| Values::of(context, field));
            known.is_some_and(|known| values.iter().all(|value| known.has(value)))
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
    if is_group(relation) {
        let most = relation.kind == RelationKind::MutuallyExclusive;
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
    let case = case(object, relation, |text| format!("`{text}`"), Value::to_string);
    let wire = Literal::string(&field.wire_name);
    Some(quote! {
        if #broken {
            #relations::#function(#case, &mut || parent().join(#wire), report);
        }
    })
}

/// Whether a rule speaks of its fields alike, and is reported at the object.
fn is_group(relation: &Relation) -> bool {
    relation.when.is_empty()
}

/// The lines that the documentation of the object, or of one of its fields, has about the rules.
pub(super) fn documented(context: &Context<'_>, object: &Struct, of: Option<&Field>) -> Vec<String> {
    let concerns = |relation: &&Relation| match of {
        None => is_group(relation),
        Some(of) => {
            let first = relation.fields.first().and_then(|field| object.fields.get(*field));
            !is_group(relation) && first.is_some_and(|first| std::ptr::eq(first, of))
        }
    };
    let line = |relation: &Relation| {
        let enforced = if is_checked(context, object, relation) { "Enforced" } else { "Documented, not enforced" };
        format!("- {enforced}: {}{}.", words(object, relation), checks::said(&relation.evidence))
    };
    object.relations.iter().filter(concerns).map(line).collect()
}

/// The demand in words.
fn words(object: &Struct, relation: &Relation) -> String {
    let names = relation.fields.iter().filter_map(|field| object.fields.get(*field));
    let names = names.map(|field| doc::code(&field.wire_name)).collect::<Vec<_>>().join(", ");
    let case = || {
        let plain = |value: &Value| doc::code(value.as_str().unwrap_or(&value.to_string()));
        case(object, relation, doc::code, plain)
    };
    match relation.kind {
        RelationKind::RequiredIf => format!("present where {}", case()),
        RelationKind::OnlyWith => format!("present only where {}", case()),
        RelationKind::MutuallyExclusive if is_group(relation) => format!("at most one of {names}"),
        RelationKind::MutuallyExclusive => format!("absent where {}", case()),
        RelationKind::AtLeastOneOf => format!("at least one of {names}"),
        RelationKind::ExactlyOneOf => format!("exactly one of {names}"),
    }
}

/// The case of a rule in words.
fn case(
    object: &Struct,
    relation: &Relation,
    name: impl Fn(&str) -> String,
    value: impl Fn(&Value) -> String,
) -> String {
    let condition = |Condition { field, state }: &Condition| {
        let name = object.fields.get(*field).map(|field| name(&field.wire_name)).unwrap_or_default();
        let listed = |values: &[Value]| values.iter().map(&value).collect::<Vec<_>>().join(" or ");
        match state {
            State::Present => format!("{name} is present"),
            State::Absent => format!("{name} is absent"),
            State::Is(values) => format!("{name} is {}", listed(values)),
            State::IsNot(values) => format!("{name} is not {}", listed(values)),
        }
    };
    relation.when.iter().map(condition).collect::<Vec<_>>().join(" and ")
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
    match Wrapping::of(scope.context.style, field) {
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
        State::IsNot(values) => {
            let pattern = pattern(scope, field, values)?;
            match Wrapping::of(scope.context.style, field) {
                Wrapping::Plain => quote!(!matches!(self.#name, #pattern)),
                Wrapping::Option => quote!(self.#name.as_ref().is_some_and(|value| !matches!(value, #pattern))),
                Wrapping::DoubleOption => {
                    quote!(self.#name.iter().flatten().any(|value| !matches!(value, #pattern)))
                }
            }
        }
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
    let name = ident(&field.rust_name);
    let pattern = pattern(scope, field, values)?;
    let wrapping = Wrapping::of(scope.context.style, field);
    if let [Value::Bool(value)] = values {
        return Some(match wrapping {
            Wrapping::Plain if *value => quote!(self.#name),
            Wrapping::Plain => quote!(!self.#name),
            Wrapping::Option => quote!(self.#name == Some(#value)),
            Wrapping::DoubleOption => quote!(self.#name == Some(Some(#value))),
        });
    }
    Some(match wrapping {
        Wrapping::Plain => quote!(matches!(self.#name, #pattern)),
        Wrapping::Option => quote!(matches!(self.#name, Some(#pattern))),
        Wrapping::DoubleOption => quote!(matches!(self.#name, Some(Some(#pattern)))),
    })
}

/// The pattern of values.
fn pattern(scope: &Scope<'_>, field: &Field, values: &[Value]) -> Option<TokenStream> {
    let known = Values::of(scope.context, field)?;
    let patterns = values.iter().map(|value| known.pattern(scope, value)).collect::<Option<Vec<_>>>()?;
    Some(quote!(#(#patterns)|*))
}

/// Values that Rust can compare with.
enum Values<'a> {
    Boolean,
    Enum(ModelId, &'a Enum),
}

impl<'a> Values<'a> {
    fn of(context: &'a Context<'a>, field: &'a Field) -> Option<Self> {
        match context.resolve(&field.ty) {
            Type::Boolean if context.mapped("boolean").is_none() => Some(Self::Boolean),
            Type::Ref { model, boxed: false } => match &context.model(*model)?.kind {
                ModelKind::Enum(values) => Some(Self::Enum(*model, values)),
                _ => None,
            },
            _ => None,
        }
    }

    fn has(&self, value: &Value) -> bool {
        match self {
            Self::Boolean => value.is_boolean(),
            Self::Enum(_, values) => values.values.iter().any(|known| known.wire == *value),
        }
    }

    fn pattern(&self, scope: &Scope<'_>, value: &Value) -> Option<TokenStream> {
        match self {
            Self::Boolean => value.as_bool().map(|value| quote!(#value)),
            Self::Enum(id, values) => {
                let name = scope.reference(*id, scope.context.model(*id)?);
                let variant = ident(&values.values.iter().find(|known| known.wire == *value)?.rust_name);
                Some(quote!(#name::#variant))
            }
        }
    }
}

//! Why a rule has no check, and what to do about it.

use super::super::context::{Context, kind};
use super::parts::target;
use super::text;
use crate::diagnostic::suggest::did_you_mean;
use crate::ir::{Constraint, ConstraintKind, Target, Type};
use crate::regex::Regex;

/// Why the emitted code has no check for a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What stands in the way.
    pub why: String,
    /// What to do.
    pub help: String,
}

impl Lack {
    fn new(why: impl Into<String>, help: impl Into<String>) -> Self {
        Self { why: why.into(), help: help.into() }
    }
}

/// Why a constraint on a field of a type, which [`lacks`](super::lacks) a check, has none.
pub(in crate::emit) fn lack(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> Lack {
    let Some(ty) = target(context, ty, constraint.target) else {
        return Lack::new("the field has no such part", "`of` says what part of the value a rule is about");
    };
    let mapped = kind(ty).filter(|_| constraint.target != Target::Keys);
    if let Some(mapped) = mapped.and_then(|kind| context.mapped(kind)) {
        return Lack::new(
            format!(
                "its Rust type is `{}` of `[api.types]`, whose values are not looked into",
                mapped.to_string().replace(' ', "")
            ),
            "check it where values are made of that type, or leave the type out of `[api.types]`",
        );
    }
    match (&constraint.kind, ty) {
        (ConstraintKind::Pattern(pattern), _) => match Regex::new(pattern) {
            Err(problem) => Lack::new(format!("{} cannot be checked", problem.what), problem.help),
            Ok(_) => of_other_type(),
        },
        (ConstraintKind::Format(format), Type::String) => {
            let list = text::forms().collect::<Vec<_>>().join(", ");
            let known = format!("forms that are checked: {list}; a `pattern` says what others look like");
            Lack::new("texts are not checked for this form", did_you_mean(format, text::forms()).unwrap_or(known))
        }
        (ConstraintKind::MultipleOf(_), Type::Integer | Type::Sized(_)) => {
            Lack::new("the field holds whole numbers", "expected a whole number that it is a multiple of")
        }
        (ConstraintKind::Enum(_), Type::Integer | Type::Sized(_)) => {
            Lack::new("the field holds whole numbers of some bits", "expected whole numbers that it can hold")
        }
        (
            ConstraintKind::Minimum(_)
            | ConstraintKind::Maximum(_)
            | ConstraintKind::ExclusiveMinimum(_)
            | ConstraintKind::ExclusiveMaximum(_),
            Type::Integer | Type::Sized(_),
        ) => Lack::new("no number that the field can hold keeps it", "expected a bound that some values keep"),
        (
            ConstraintKind::MaxLength(..)
            | ConstraintKind::MinLength(..)
            | ConstraintKind::MaxItems(_)
            | ConstraintKind::MinItems(_),
            Type::String | Type::Array(_) | Type::Map(_),
        ) => Lack::new("the limit is larger than any length", format!("expected {} at most", u32::MAX)),
        _ => of_other_type(),
    }
}

fn of_other_type() -> Lack {
    Lack::new("values of the field's type are not compared with it", "leave it out, or check it in your own code")
}

//! Checks of numbers.

use proc_macro2::Literal;
use quote::quote;
use serde_json::Value;

use super::super::context::Context;
use super::parts::{Check, Limit, Takes, spelled};
use crate::config::Kind;
use crate::ir::{ConstraintKind, Decimal, Type, whole};

/// The smallest and the largest number that a type of whole numbers holds in Rust; none where the configuration has put a
/// type in its place whose numbers are not known.
pub(in crate::emit) fn whole_range(context: &Context<'_>, ty: &Type) -> Option<(i128, i128)> {
    match (ty, context.mapped(Kind::Integer)) {
        (Type::Sized(size), _) => Some(size.range()),
        (Type::Integer, None) => Some((i64::MIN.into(), i64::MAX.into())),
        (Type::Integer, Some(mapped)) => range(&mapped.to_string()),
        _ => None,
    }
}

/// Whether no number of a range can break a bound.
pub(super) fn is_kept(kind: &ConstraintKind, (least, most): (i128, i128)) -> bool {
    match kind {
        ConstraintKind::Minimum(limit) => rounded(limit, true).is_some_and(|limit| limit <= least),
        ConstraintKind::Maximum(limit) => rounded(limit, false).is_some_and(|limit| most <= limit),
        ConstraintKind::ExclusiveMinimum(limit) => rounded(limit, false).is_some_and(|limit| limit < least),
        ConstraintKind::ExclusiveMaximum(limit) => rounded(limit, true).is_some_and(|limit| most < limit),
        _ => false,
    }
}

/// The check of a whole number, whose type holds so much.
pub(super) fn integer(kind: &ConstraintKind, (least, most): (i128, i128), is_own: bool) -> Option<Check> {
    if is_kept(kind, (least, most)) {
        return None;
    }
    let check = |function, takes, limit: i128, words: &str, shown: &dyn std::fmt::Display| {
        // A bound that the type cannot hold is kept by no value: no check.
        (least..=most).contains(&limit).then(|| {
            let value = Literal::i128_unsuffixed(limit);
            Check {
                part: "number",
                function,
                takes,
                limit: Limit::Value(quote!(#value)),
                words: format!("{words} {shown}"),
            }
        })
    };
    match kind {
        ConstraintKind::Minimum(limit) => {
            let limit = rounded(limit, true)?;
            check("minimum", Takes::Reference, limit, "at least", &limit)
        }
        ConstraintKind::Maximum(limit) => {
            let limit = rounded(limit, false)?;
            check("maximum", Takes::Reference, limit, "at most", &limit)
        }
        // `> 0.5` is `> 0` for integers, and `< 0.5` is `< 1`.
        ConstraintKind::ExclusiveMinimum(limit) => {
            let limit = rounded(limit, false)?;
            check("exclusive_minimum", Takes::Reference, limit, "more than", &limit)
        }
        ConstraintKind::ExclusiveMaximum(limit) => {
            let limit = rounded(limit, true)?;
            check("exclusive_maximum", Takes::Reference, limit, "less than", &limit)
        }
        ConstraintKind::MultipleOf(step) if is_own => {
            let step = step.as_i64().filter(|step| *step > 0)?;
            let value = Literal::i64_unsuffixed(step);
            let (limit, words) = (Limit::Value(quote!(#value)), format!("a multiple of {step}"));
            Some(Check { part: "number", function: "multiple_of_integer", takes: Takes::Copy, limit, words })
        }
        ConstraintKind::Enum(values) if is_own => one_of(values, (least, most)),
        _ => None,
    }
}

/// The check of a set of whole numbers. Those that the type does not hold are no values of the field.
fn one_of(values: &[Value], (least, most): (i128, i128)) -> Option<Check> {
    let mut numbers = values.iter().map(whole).collect::<Option<Vec<_>>>()?;
    numbers.retain(|number| (least..=most).contains(number));
    let words = (!numbers.is_empty()).then(|| format!("one of {}", spelled(numbers.iter())))?;
    let numbers = numbers.iter().map(|number| Literal::i128_unsuffixed(*number));
    let limit = Limit::Value(quote!(&[#(#numbers),*]));
    Some(Check { part: "values", function: "one_of", takes: Takes::Reference, limit, words })
}

/// The check of any number.
pub(super) fn number(kind: &ConstraintKind) -> Option<Check> {
    let (function, takes, limit, words) = match kind {
        ConstraintKind::Enum(values) => return one_of_fractions(values),
        ConstraintKind::Minimum(limit) => ("minimum", Takes::Reference, limit, "at least"),
        ConstraintKind::Maximum(limit) => ("maximum", Takes::Reference, limit, "at most"),
        ConstraintKind::ExclusiveMinimum(limit) => ("exclusive_minimum", Takes::Reference, limit, "more than"),
        ConstraintKind::ExclusiveMaximum(limit) => ("exclusive_maximum", Takes::Reference, limit, "less than"),
        ConstraintKind::MultipleOf(step) if step.as_f64() > 0.0 => ("multiple_of", Takes::Copy, step, "a multiple of"),
        _ => return None,
    };
    let words = format!("{words} {}", limit.as_str());
    let limit = limit.as_f64();
    let value = limit.is_finite().then(|| Literal::f64_unsuffixed(limit))?;
    Some(Check { part: "number", function, takes, limit: Limit::Value(quote!(#value)), words })
}

/// The check of a set of numbers.
fn one_of_fractions(values: &[Value]) -> Option<Check> {
    let words = format!("one of {}", spelled(values.iter()));
    let numbers = values.iter().map(Value::as_f64).collect::<Option<Vec<_>>>()?;
    let numbers = numbers.into_iter().map(Literal::f64_unsuffixed);
    let limit = Limit::Value(quote!(&[#(#numbers),*]));
    Some(Check { part: "values", function: "one_of", takes: Takes::Reference, limit, words })
}

/// The whole number at or above (`up`), or at or below, a decimal.
pub(in crate::emit) fn rounded(decimal: &Decimal, up: bool) -> Option<i128> {
    let text = decimal.as_str();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let truncated: i128 = whole.parse().ok()?;
    let negative = text.starts_with('-');
    Some(match (fraction.is_empty(), negative, up) {
        (false, false, true) => truncated + 1,
        (false, true, false) => truncated - 1,
        _ => truncated,
    })
}

/// The range of a primitive integer type.
fn range(name: &str) -> Option<(i128, i128)> {
    Some(match name {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        "i128" | "u128" => (0, i128::MAX),
        _ => return None,
    })
}

//! Bounds of numbers. What cannot be compared (NaN) keeps no bound.

use std::cmp::Ordering;
use std::fmt::Display;

use super::report::{Path, Report, violation};
use super::violations::Code;

/// Reports a number below `limit`.
#[inline]
pub(crate) fn minimum<N: PartialOrd + Display + Copy>(value: &N, limit: N, path: Path<'_>, report: &mut Report) {
    let order = value.partial_cmp(&limit);
    if !order.is_some_and(Ordering::is_ge) {
        violation(path, report, Code::Minimum.number(limit), format_args!("at least {limit}, found {}", found(order)));
    }
}

/// Reports a number above `limit`.
#[inline]
pub(crate) fn maximum<N: PartialOrd + Display + Copy>(value: &N, limit: N, path: Path<'_>, report: &mut Report) {
    let order = value.partial_cmp(&limit);
    if !order.is_some_and(Ordering::is_le) {
        violation(path, report, Code::Maximum.number(limit), format_args!("at most {limit}, found {}", found(order)));
    }
}

/// Reports a number that is not above `limit`.
#[inline]
pub(crate) fn exclusive_minimum<N: PartialOrd + Display + Copy>(
    value: &N,
    limit: N,
    path: Path<'_>,
    report: &mut Report,
) {
    let order = value.partial_cmp(&limit);
    if !order.is_some_and(Ordering::is_gt) {
        violation(
            path,
            report,
            Code::ExclusiveMinimum.number(limit),
            format_args!("more than {limit}, found {}", found(order)),
        );
    }
}

/// Reports a number that is not below `limit`.
#[inline]
pub(crate) fn exclusive_maximum<N: PartialOrd + Display + Copy>(
    value: &N,
    limit: N,
    path: Path<'_>,
    report: &mut Report,
) {
    let order = value.partial_cmp(&limit);
    if !order.is_some_and(Ordering::is_lt) {
        violation(
            path,
            report,
            Code::ExclusiveMaximum.number(limit),
            format_args!("less than {limit}, found {}", found(order)),
        );
    }
}

/// Reports an integer that `step`, which is not zero, does not divide.
#[inline]
pub(crate) fn multiple_of_integer(value: impl Into<i128>, step: i128, path: Path<'_>, report: &mut Report) {
    if value.into().checked_rem(step).is_some_and(|rest| rest != 0) {
        violation(
            path,
            report,
            Code::MultipleOf.number(step),
            format_args!("a multiple of {step}, found another number"),
        );
    }
}

/// Reports a number that is not `step` times a whole number, as far as doubles can tell.
#[inline]
pub(crate) fn multiple_of(value: f64, step: f64, path: Path<'_>, report: &mut Report) {
    let times = value / step;
    let off = (times - times.round()).abs();
    // 0.3 / 0.1 is not quite 3: allow the rounding of the division, in proportion.
    if off.is_nan() || off > times.abs().max(1.0) * 1e-9 {
        violation(
            path,
            report,
            Code::MultipleOf.number(step),
            format_args!("a multiple of {step}, found another number"),
        );
    }
}

fn found(order: Option<Ordering>) -> &'static str {
    match order {
        Some(Ordering::Less) => "less",
        Some(Ordering::Equal) => "just that",
        Some(Ordering::Greater) => "more",
        None => "no number",
    }
}

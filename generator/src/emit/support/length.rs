//! Lengths and ends of texts.

use super::report::{Path, Report, violation};
use super::violations::Code;

/// Reports a text of more than `limit` characters.
#[inline]
pub(crate) fn max(text: &str, limit: usize, path: Path<'_>, report: &mut Report) {
    // A text never has more characters than bytes, so most need no counting.
    if text.len() > limit {
        let found = text.chars().count();
        if found > limit {
            violation(
                path,
                report,
                Code::MaxLength.limit(limit).found(found),
                format_args!("at most {limit} characters, found {found}"),
            );
        }
    }
}

/// Reports a text of fewer than `limit` characters.
#[inline]
pub(crate) fn min(text: &str, limit: usize, path: Path<'_>, report: &mut Report) {
    // Nor can a character take more than four bytes.
    if text.len() / 4 < limit {
        let found = text.chars().count();
        if found < limit {
            violation(
                path,
                report,
                Code::MinLength.limit(limit).found(found),
                format_args!("at least {limit} characters, found {found}"),
            );
        }
    }
}

/// Reports a text of more than `limit` bytes.
#[inline]
pub(crate) fn max_bytes(text: &str, limit: usize, path: Path<'_>, report: &mut Report) {
    let found = text.len();
    if found > limit {
        violation(
            path,
            report,
            Code::MaxLength.limit(limit).found(found),
            format_args!("at most {limit} bytes, found {found}"),
        );
    }
}

/// Reports a text of fewer than `limit` bytes.
#[inline]
pub(crate) fn min_bytes(text: &str, limit: usize, path: Path<'_>, report: &mut Report) {
    let found = text.len();
    if found < limit {
        violation(
            path,
            report,
            Code::MinLength.limit(limit).found(found),
            format_args!("at least {limit} bytes, found {found}"),
        );
    }
}

/// Reports a text that starts otherwise.
#[inline]
pub(crate) fn prefix(text: &str, start: &str, path: Path<'_>, report: &mut Report) {
    if !text.starts_with(start) {
        violation(
            path,
            report,
            Code::Prefix.limit(start),
            format_args!("a text that starts with {start:?}, found another start"),
        );
    }
}

/// Reports a text that ends otherwise.
#[inline]
pub(crate) fn suffix(text: &str, end: &str, path: Path<'_>, report: &mut Report) {
    if !text.ends_with(end) {
        violation(
            path,
            report,
            Code::Suffix.limit(end),
            format_args!("a text that ends with {end:?}, found another end"),
        );
    }
}

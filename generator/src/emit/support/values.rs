//! Fixed sets of values.

use std::fmt::Debug;

use serde_json::Value;

use super::report::{Path, Report, listed, violation};
use super::violations::Code;

/// Reports a value that is not among `allowed`.
pub(crate) fn one_of<T: PartialEq + Debug + Clone + Into<Value>>(
    value: &T,
    allowed: &[T],
    path: Path<'_>,
    report: &mut Report,
) {
    if !allowed.contains(value) {
        let expected = listed(allowed.iter().map(|value| format!("{value:?}")));
        violation(path, report, Code::Enum.limit(allowed), format_args!("one of {expected}, found another value"));
    }
}

/// Reports a text that is not among `allowed`.
pub(crate) fn one_of_texts(text: &str, allowed: &[&str], path: Path<'_>, report: &mut Report) {
    one_of(&text, allowed, path, report);
}

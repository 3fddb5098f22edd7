//! Texts that hold JSON.

use super::report::{Path, Report, form};

/// Reports a text that is not one JSON value.
pub(crate) fn json(text: &str, path: Path<'_>, report: &mut Report) {
    form(serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(), "JSON", path, report);
}

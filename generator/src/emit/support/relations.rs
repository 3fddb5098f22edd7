//! Rules between the fields of an object. The models decide which is broken, these say so.

use super::report::{Path, Report, listed, violation};

/// Reports a field that is absent in a case that requires it.
pub(crate) fn required_if(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, format_args!("required_if: a value where {case}, found none"));
}

/// Reports a field that is present in a case that allows none.
pub(crate) fn excluded_if(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, format_args!("mutually_exclusive: no value where {case}, found one"));
}

/// Reports a field that is present in another case than the one that allows it.
pub(crate) fn only_with(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, format_args!("only_with: a value only where {case}, found one elsewhere"));
}

/// Reports more than one present field. Each comes with whether it is.
pub(crate) fn mutually_exclusive(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if present(fields).len() > 1 {
        group("mutually_exclusive: at most one", fields, path, report);
    }
}

/// Reports that no field is present. Each comes with whether it is.
pub(crate) fn at_least_one_of(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if present(fields).is_empty() {
        group("at_least_one_of: at least one", fields, path, report);
    }
}

/// Reports more or less than one present field. Each comes with whether it is.
pub(crate) fn exactly_one_of(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if present(fields).len() != 1 {
        group("exactly_one_of: exactly one", fields, path, report);
    }
}

fn group(demand: &str, fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    let expected = listed(fields.iter().map(|(name, _)| format!("{name:?}")));
    let present = present(fields);
    let found = if present.is_empty() { "none".to_owned() } else { listed(present.into_iter()) };
    violation(path, report, format_args!("{demand} of {expected}, found {found}"));
}

fn present(fields: &[(&str, bool)]) -> Vec<String> {
    fields.iter().filter(|(_, present)| *present).map(|(name, _)| format!("{name:?}")).collect()
}

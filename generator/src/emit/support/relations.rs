//! Rules between the fields of an object. The models decide which is broken, these say so.

use super::report::{Path, Report, listed, violation};
use super::violations::Code;

/// Reports a field that is absent in a case that requires it.
pub(crate) fn required_if(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, Code::RequiredIf.limit(case), format_args!("a value where {case}, found none"));
}

/// Reports a field that is present in a case that allows none.
pub(crate) fn excluded_if(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, Code::MutuallyExclusive.limit(case), format_args!("no value where {case}, found one"));
}

/// Reports a field that is present in another case than the one that allows it.
pub(crate) fn only_with(case: &str, path: Path<'_>, report: &mut Report) {
    violation(path, report, Code::OnlyWith.limit(case), format_args!("a value only where {case}, found one elsewhere"));
}

/// Reports more than one present field. Each comes with whether it is.
pub(crate) fn mutually_exclusive(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if count(fields) > 1 {
        group(Code::MutuallyExclusive, "at most one", fields, path, report);
    }
}

/// Reports that no field is present. Each comes with whether it is.
pub(crate) fn at_least_one_of(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if count(fields) == 0 {
        group(Code::AtLeastOneOf, "at least one", fields, path, report);
    }
}

/// Reports more or less than one present field. Each comes with whether it is.
pub(crate) fn exactly_one_of(fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    if count(fields) != 1 {
        group(Code::ExactlyOneOf, "exactly one", fields, path, report);
    }
}

fn group(code: Code, demand: &str, fields: &[(&str, bool)], path: Path<'_>, report: &mut Report) {
    let quoted = |(name, _): &(&str, bool)| format!("{name:?}");
    let expected = listed(fields.iter().map(quoted));
    let present: Vec<_> = fields.iter().filter(|(_, present)| *present).map(quoted).collect();
    let count = present.len();
    let found = if present.is_empty() { "none".to_owned() } else { listed(present.into_iter()) };
    let names = fields.iter().map(|(name, _)| (*name).into()).collect::<Vec<serde_json::Value>>();
    violation(path, report, code.limit(names).found(count), format_args!("{demand} of {expected}, found {found}"));
}

fn count(fields: &[(&str, bool)]) -> usize {
    fields.iter().filter(|(_, present)| *present).count()
}

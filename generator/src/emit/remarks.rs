//! What rows say of a value beside the description, such as a cell of a column of restrictions.

use crate::ir::{Field, Remark, RemarkOf};

use super::doc;
use super::requirement::folded;

/// A line for each remark that nothing else of the field's documentation has. What defines the word of a type is said of
/// the type, and would stand at every field of it.
pub(super) fn lines(field: &Field) -> impl Iterator<Item = String> {
    let of_row = field.remarks.iter().filter(|remark| remark.of == RemarkOf::Field);
    of_row.filter(|remark| !is_shown(field, remark)).map(|remark| format!("- {}", doc::line(remark.prose.text.trim())))
}

fn is_shown(field: &Field, remark: &Remark) -> bool {
    let words = folded(&remark.prose.text);
    let described = field.description.as_ref().is_some_and(|prose| folded(&prose.text).contains(&words));
    let constraints = field.constraints.iter().map(|found| &found.evidence);
    let mut quoted = constraints.chain(field.rejected.iter().map(|found| &found.evidence));
    described || quoted.any(|evidence| folded(&evidence.text) == words)
}

//! What of a field no place of the documentation shows.

use crate::ir::{Field, Unproven};

/// A line for each such fact that was concluded. That a field is never null is what its page seems to say, and would stand
/// at every field.
pub(super) fn lines(field: &Field) -> impl Iterator<Item = String> {
    let line = |fact: &Unproven| match fact {
        Unproven::Name if field.wire_name != field.name => {
            Some("- Not shown by the docs: its name in JSON, which follows the style of others.")
        }
        Unproven::Number => Some("- Not shown by the docs: whether its number is whole, as others are or are not."),
        Unproven::Name | Unproven::Null => None,
    };
    field.unproven.iter().filter_map(line).map(str::to_owned)
}

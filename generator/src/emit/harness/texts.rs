//! These models hold no instants, so texts are the same only where they are equal.

pub(super) fn same(_left: &str, _right: &str) -> bool {
    false
}

//! Two spellings of one instant say the same.

pub(super) fn same(left: &str, right: &str) -> bool {
    let instant = |text: &str| text.parse::<jiff::Timestamp>();
    matches!((instant(left), instant(right)), (Ok(left), Ok(right)) if left == right)
}

//! Sizes of lists and maps.

use std::collections::BTreeSet;

use super::report::{Path, Report, violation};

/// Reports fewer than `limit` elements or entries.
pub(crate) fn min(found: usize, limit: usize, path: Path<'_>, report: &mut Report) {
    if found < limit {
        violation(path, report, format_args!("min_items: at least {limit}, found {found}"));
    }
}

/// Reports more than `limit` elements or entries.
pub(crate) fn max(found: usize, limit: usize, path: Path<'_>, report: &mut Report) {
    if found > limit {
        violation(path, report, format_args!("max_items: at most {limit}, found {found}"));
    }
}

/// Reports an element that stands twice.
pub(crate) fn unique<T: Ord>(items: &[T], path: Path<'_>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    repeated(items.iter().position(|item| !seen.insert(item)), path, report);
}

/// Reports an element that stands twice, for elements that have no order.
pub(crate) fn unique_unordered<T: PartialEq>(items: &[T], path: Path<'_>, report: &mut Report) {
    let twice = |index: &usize| items[..*index].contains(&items[*index]);
    repeated((1..items.len()).find(twice), path, report);
}

fn repeated(index: Option<usize>, path: Path<'_>, report: &mut Report) {
    if let Some(index) = index {
        violation(path, report, format_args!("unique_items: no element twice, found element [{index}] before"));
    }
}

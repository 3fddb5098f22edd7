//! Sizes of lists and maps.

use std::collections::BTreeSet;

use super::report::{Path, Report, violation};
use super::violations::Code;

/// Reports fewer than `limit` elements or entries.
pub(crate) fn min(found: usize, limit: usize, path: Path<'_>, report: &mut Report) {
    if found < limit {
        violation(
            path,
            report,
            Code::MinItems.limit(limit).found(found),
            format_args!("at least {limit}, found {found}"),
        );
    }
}

/// Reports more than `limit` elements or entries.
pub(crate) fn max(found: usize, limit: usize, path: Path<'_>, report: &mut Report) {
    if found > limit {
        violation(
            path,
            report,
            Code::MaxItems.limit(limit).found(found),
            format_args!("at most {limit}, found {found}"),
        );
    }
}

/// So many elements are few.
const FEW: usize = 64;

/// Reports an element that stands twice.
pub(crate) fn unique<T: Ord>(items: &[T], path: Path<'_>, report: &mut Report) {
    // Few are compared with each other, which takes no memory.
    if items.len() <= FEW {
        return unique_unordered(items, path, report);
    }
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
        let fact = Code::UniqueItems.found(index);
        violation(path, report, fact, format_args!("no element twice, found element [{index}] before"));
    }
}

//! What problems of pages come to: of one's own each is as bad as it is; of docs of others, which nobody here can put
//! right, they are warnings, and alike ones are counted.

use crate::config::Unresolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, counted};
use crate::dialect::{self, Dialect, Loose};
use crate::document::Document;
use crate::parallel;
use crate::source::Span;

/// The problems that a dialect has with its pages, and those with lines that no dialect reads.
pub(crate) fn said(
    dialect: &dyn Dialect,
    pages: &[&Document<'_>],
    problems: Diagnostics,
    unresolved: Unresolved,
) -> Diagnostics {
    // Where pages are read together, that includes lines which belong to no table.
    let is_sectioned = !dialect.sections().is_empty();
    let lost = if is_sectioned { lost_rows(pages, &problems) } else { Diagnostics::new() };
    let mut all = Diagnostics::new();
    match unresolved {
        Unresolved::Error => {
            all.append(problems);
            all.append(lost);
        }
        Unresolved::Value if is_sectioned => {
            all.extend(problems.iter().cloned().map(tolerated));
            all.append(counted(lost.iter().cloned().map(tolerated)));
        }
        Unresolved::Value => all.append(counted(problems.iter().cloned().map(tolerated_in_tables))),
    }
    all
}

/// Rows that belong to no table, unless the dialect has told of the block that they stand in.
fn lost_rows(pages: &[&Document<'_>], problems: &Diagnostics) -> Diagnostics {
    let found = parallel::map(pages, |page| dialect::loose_rows(page));
    let mut told: Vec<Span> = problems.iter().filter_map(|problem| Some(problem.primary.as_ref()?.span)).collect();
    told.sort_unstable();
    let is_new = |loose: &Loose| !told_within(&told, loose.block);
    found.into_iter().flatten().filter(is_new).map(|loose| loose.problem).collect()
}

/// Whether one of some places, which are sorted, starts within another.
fn told_within(places: &[Span], place: Span) -> bool {
    let first = places.partition_point(|other| (other.file, other.start) < (place.file, place.start));
    places.get(first).is_some_and(|first| first.file == place.file && first.start < place.end)
}

/// Whoever reads somebody else's docs cannot put them right. What a page leaves unclear is any value or left out.
fn tolerated(problem: Diagnostic) -> Diagnostic {
    let severity = match problem.code {
        Code::TooMuch
        | Code::NoTitle
        | Code::FieldTable
        | Code::RowShape
        | Code::FieldName
        | Code::RequiredCell
        | Code::TypeCell
        | Code::EnumValues
        | Code::UnionMembers
        | Code::DuplicateField
        | Code::MixedSections => problem.severity.max(Severity::Warning),
        Code::Unread => Severity::Note,
        _ => problem.severity,
    };
    problem.severity(severity)
}

/// The same for pages that people write, of which most hold more than models.
fn tolerated_in_tables(problem: Diagnostic) -> Diagnostic {
    let severity = match problem.code {
        Code::Unread | Code::UnreadCell => Severity::Note,
        _ => problem.severity.max(Severity::Warning),
    };
    problem.severity(severity)
}

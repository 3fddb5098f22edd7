//! How a violation is reported: a stable code, what was expected and what was found, never the value itself.

pub(crate) use garde::Report;

use super::violations::{Code, Fact, note};

/// Where a value stands, worked out only when there is something to report.
pub(crate) type Path<'a> = &'a mut dyn FnMut() -> garde::Path;

/// Adds a violation: a sentence, and the same as data.
#[cold]
pub(crate) fn violation(path: Path<'_>, report: &mut Report, fact: Fact, message: std::fmt::Arguments<'_>) {
    let message = format!("{}: {message}", fact.code);
    note(report.iter().count(), fact);
    report.append(path(), garde::Error::new(message));
}

/// Reports a text that has not the form of a standard.
pub(crate) fn form(fits: bool, standard: &str, path: Path<'_>, report: &mut Report) {
    if !fits {
        violation(path, report, Code::Format.limit(standard), format_args!("{standard}, found another form"));
    }
}

/// Values in a row, as JSON spells them, for a message; a long row is cut short.
pub(crate) fn listed(values: impl ExactSizeIterator<Item = String>) -> String {
    const SHOWN: usize = 12;
    let count = values.len();
    let mut list = values.take(SHOWN).collect::<Vec<_>>().join(", ");
    if count > SHOWN {
        list.push_str(" and ");
        list.push_str(&(count - SHOWN).to_string());
        list.push_str(" more");
    }
    list
}

//! For tests: tables of cells, one for each language.

use crate::dialect::{RawRef, RawType, RawTypeKind};
use crate::document::Text;
use crate::source::{Sources, Span};

use super::super::{Language, TypeError};
use super::Cell;

pub(in super::super) use super::MAX_DEPTH;

/// Reads a cell, and shows it in a short notation of the tests' own: `[String]?` is a list that may be left out, `~` marks
/// what may be null, `!` what is the transport's.
pub(in super::super) fn read(language: &Language, cell: &str) -> Result<String, TypeError> {
    let file = Sources::new().add("a.md", "a.md", cell);
    let cell = super::read(language, Text { raw: cell, span: Span::new(file, 0..cell.len()) })?;
    let Cell { ty, optional, nullable, transport } = cell;
    let marks = [(optional, "?"), (nullable, "~"), (transport, "!")];
    let marks: String = marks.into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect();
    Ok(show(&ty) + &marks)
}

fn show(ty: &RawType) -> String {
    let list = |members: &[RawType]| members.iter().map(show).collect::<Vec<_>>().join("|");
    match &ty.kind {
        RawTypeKind::Array(inner) => format!("[{}]", show(inner)),
        RawTypeKind::Map(inner) => format!("{{{}}}", show(inner)),
        RawTypeKind::Union(members) => list(members),
        RawTypeKind::Literal(value) => value.to_string(),
        RawTypeKind::Ref(RawRef { name, target, members, .. }) => {
            let target = target.as_ref().map(|target| format!("@{}", target.text)).unwrap_or_default();
            let members = if members.is_empty() { String::new() } else { format!("({})", list(members)) };
            name.clone() + &target + &members
        }
        kind => format!("{kind:?}"),
    }
}

/// Each cell reads as what stands beside it.
pub(in super::super) fn check(language: &Language, cells: &[(&str, &str)]) {
    for (cell, expected) in cells {
        match read(language, cell) {
            Ok(read) => assert_eq!(read, *expected, "{cell}"),
            Err(error) => panic!("{cell}: expected {} at {}", error.expected, error.at),
        }
    }
}

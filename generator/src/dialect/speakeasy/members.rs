//! `## Supported Types`: one heading of level 3 for each member of a union.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Section, Text};

use super::super::raw::RawType;
use super::fields::unreadable_type;
use super::{Language, MemberError};

/// The sections of the members: those of level 3 up to the next of level 2, the first being the union's own.
pub(super) fn sections<'d, 'a>(from_body: &'d [Section<'a>]) -> impl Iterator<Item = &'d Section<'a>> {
    from_body.iter().skip(1).take_while(|section| section.level > 2).filter(|section| section.level == 3)
}

/// Reads the members from the headings that follow; all that can be read; `None` where there is none.
pub(super) fn read(
    language: &Language,
    section: &Section<'_>,
    following: &[Section<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<RawType>> {
    let before = diagnostics.len();
    let mut members = Vec::new();
    for member in following.iter().take_while(|section| section.level > 2).filter(|section| section.level == 3) {
        match (language.member)(language, member) {
            Ok(ty) => members.push(ty),
            Err(MemberError { text, span, error }) => {
                let text = Text { raw: &text, span };
                diagnostics.push(unreadable_type(language, Code::UnionMembers, text, &error));
            }
        }
    }
    if members.is_empty() && diagnostics.len() == before {
        diagnostics.push(
            Diagnostic::new(Code::UnionMembers, "this union has no members")
                .at(section.heading.span, "expected a heading of level 3 for each type below this")
                .help("write one `### `type`` per member"),
        );
    }
    (!members.is_empty()).then_some(members)
}

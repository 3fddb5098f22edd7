//! What rows are read with: the page they stand on, and what is known of the doc set.

use crate::document::{Inline, Text, inline};
use crate::source::Span;

use super::super::raw::{RawRef, RawTypeKind};
use super::columns::Role;
use super::meaning::Words;
use super::rows::Line;
use super::sheet::{self, Page, Sheet};

/// What is read of the rows of one page.
pub(super) struct Reader<'s, 'd, 'a> {
    pub(super) words: Words<'s, 'd, 'a>,
    pub(super) page: &'s Page<'d, 'a>,
}

impl Reader<'_, '_, '_> {
    pub(super) fn tree(&self, text: Text<'_>) -> Vec<Inline> {
        inline(text, &self.page.document.definitions)
    }

    pub(super) fn text(&self, text: Text<'_>) -> String {
        sheet::text(self.page, text)
    }
}

/// The text that a row has in the first column of a role, unless it says nothing.
pub(super) fn column_text<'a>(sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>, role: Role) -> Option<Text<'a>> {
    let cell = sheet.cell(line.row, sheet.column(role)?);
    (!cell.raw.is_empty() && !sheet::is_mark(cell.raw)).then_some(cell)
}

/// A reference by the place of what it leads to.
pub(super) fn reference(name: String, at: Span) -> RawTypeKind {
    RawTypeKind::Ref(RawRef { model: Some(at), ..RawRef::named(name) })
}

//! What somebody wrote and was not read: each mistake once, with its place and the text to write instead.
//!
//! Everything is reported as the error that it is on one's own pages. Of docs of others it is counted (`pipeline`), since
//! whoever reads them cannot put them right.

mod cells;
mod lists;
mod loose;
mod names;
mod pages;
mod sheets;
mod types;

use std::collections::HashSet;

use crate::diagnostic::Diagnostics;
use crate::document::Text;
use crate::source::Span;

use super::super::raw::RawModel;
use super::sheet::Page;
use super::survey::Survey;

/// What a table in the plain form starts with.
const HEADER: &str = "| Field | Type | Required | Description |\n|---|---|---|---|";

/// A comment that says of the table or the list below it, or of the page that it stands on, that it documents no model.
const NO_MODEL: &str = "<!-- no model -->";

/// Reports what was not read of a doc set.
pub(super) fn find(survey: &Survey<'_, '_>, models: &[RawModel], diagnostics: &mut Diagnostics) {
    let mut slips = Slips { survey, models, found: diagnostics, pages: HashSet::new() };
    loose::find(&mut slips);
    lists::find(&mut slips);
    sheets::find(&mut slips);
    cells::find(&mut slips);
    types::find(&mut slips);
    names::find(&mut slips);
    pages::find(&mut slips);
}

struct Slips<'s, 'd, 'a, 'o> {
    survey: &'s Survey<'d, 'a>,
    models: &'s [RawModel],
    found: &'o mut Diagnostics,
    /// The pages of which something was reported, and the headings: one mistake is not reported twice.
    pages: HashSet<(usize, Option<usize>)>,
}

impl<'d, 'a> Slips<'_, 'd, 'a, '_> {
    fn pages(&self) -> &[Page<'d, 'a>] {
        &self.survey.found.pages
    }

    fn report(&mut self, page: usize, heading: usize, problem: crate::diagnostic::Diagnostic) {
        self.pages.insert((page, None));
        self.pages.insert((page, Some(heading)));
        self.found.push(problem);
    }

    /// Whether a model was read that stands at this place.
    fn is_read(&self, at: Span) -> bool {
        self.models.iter().any(|model| model.at == at)
    }
}

/// Whether a comment right above a place says that what stands there is no model.
fn is_left_out(page: &Page<'_, '_>, at: Span) -> bool {
    let above = page.document.file.text.get(..at.start as usize).unwrap_or_default().trim_end();
    let comment = above.strip_suffix("-->").and_then(|rest| rest.rfind("<!--").and_then(|start| rest.get(start + 4..)));
    comment.is_some_and(|comment| comment.trim().eq_ignore_ascii_case("no model"))
}

/// The text of a row, as it would be written.
fn row<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    cells.into_iter().fold("|".to_owned(), |row, cell| row + if cell.is_empty() { " " } else { " " } + cell + " |")
}

/// The first line of a text.
fn first_line(text: Text<'_>) -> Text<'_> {
    text.part(0..text.raw.find('\n').unwrap_or(text.raw.len())).trim()
}

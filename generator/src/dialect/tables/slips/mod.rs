//! What somebody wrote and was not read: each mistake once, with its place and the text to write instead.
//!
//! Everything is reported as the error that it is on one's own pages. Of docs of others it is counted (`pipeline`), since
//! whoever reads them cannot put them right.

mod cases;
mod cells;
mod columns;
mod defaults;
mod demands;
mod examples;
mod lists;
mod literals;
mod names;
mod pages;
mod parents;
mod rows;
mod sheets;
mod tags;
mod types;
mod unions;
mod values;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

use super::super::lines::{self, first_line};
use super::super::loose::{self, HEADER, row};
use super::super::raw::{RawBody, RawField, RawModel};
use super::sheet::Page;
use super::survey::Survey;

/// A comment that says of the table or the list below it, or of the page that it stands on, that it documents no model.
const NO_MODEL: &str = "<!-- no model -->";

/// So many wrong names are worth a guess.
const GUESSES: usize = 200;

/// Reports what was not read of a doc set. Gives the type cells of which that was said.
pub(super) fn find(survey: &Survey<'_, '_>, models: &[RawModel], diagnostics: &mut Diagnostics) -> HashSet<Span> {
    let read = models.iter().map(|model| model.at).collect();
    let (pages, headless, told) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut slips = Slips { survey, models, read, guesses: GUESSES, found: diagnostics, pages, headless, told };
    loose_rows(&mut slips);
    lists::find(&mut slips);
    sheets::find(&mut slips);
    cells::find(&mut slips);
    columns::find(&mut slips);
    defaults::find(&mut slips);
    demands::find(&mut slips);
    examples::find(&mut slips);
    values::find(&mut slips);
    unions::find(&mut slips);
    tags::find(&mut slips);
    types::find(&mut slips);
    names::find(&mut slips);
    parents::find(&mut slips);
    pages::find(&mut slips);
    slips.told
}

/// Lines with pipes that belong to no table, and those that were meant as headings.
fn loose_rows(slips: &mut Slips<'_, '_, '_, '_>) {
    let mut found = Vec::new();
    for (number, page) in slips.pages().iter().enumerate() {
        // What stands in code on a page for people shows how something is written.
        let shows = |problem: &Diagnostic| problem.code == Code::Unread && pages::is_prose(page);
        let loose = loose::loose_rows(page.document).into_iter().filter(|loose| !shows(&loose.problem));
        found.extend(loose.map(|loose| (number, loose)));
    }
    for (number, loose) in found {
        if loose.heads {
            slips.headless.insert((number, loose.section));
        }
        slips.report(number, loose.section, loose.problem);
    }
}

struct Slips<'s, 'd, 'a, 'o> {
    survey: &'s Survey<'d, 'a>,
    models: &'s [RawModel],
    /// The places of the models.
    read: HashSet<Span>,
    /// How many more wrong names are compared with the right ones: nobody reads as many, and each costs a look at all.
    guesses: usize,
    found: &'o mut Diagnostics,
    /// The pages of which something was reported, and the headings: one mistake is not reported twice.
    pages: HashSet<(usize, Option<usize>)>,
    /// The headings below which a line stands that was meant as another.
    headless: HashSet<(usize, usize)>,
    /// The type cells of which something was reported.
    told: HashSet<Span>,
}

impl<'d, 'a> Slips<'_, 'd, 'a, '_> {
    fn pages(&self) -> &[Page<'d, 'a>] {
        &self.survey.found.pages
    }

    fn report(&mut self, page: usize, heading: usize, problem: Diagnostic) {
        self.pages.insert((page, None));
        self.pages.insert((page, Some(heading)));
        // Pages that the configuration leaves out have no models to be read.
        let survey = self.survey;
        if survey.found.pages.get(page).is_some_and(|page| survey.settings.has_models(page)) {
            self.found.push(problem);
        }
    }

    /// Whether there is still a guess to be had.
    fn may_guess(&mut self) -> bool {
        self.guesses = self.guesses.saturating_sub(1);
        self.guesses > 0
    }

    /// Whether a model was read that stands at this place.
    fn is_read(&self, at: Span) -> bool {
        self.read.contains(&at)
    }
}

/// The fields of all models, by where their names stand.
fn fields(models: &[RawModel]) -> HashMap<Span, &RawField> {
    let bodies = models.iter().filter_map(|model| match &model.body {
        RawBody::Fields(fields) => Some(fields),
        _ => None,
    });
    bodies.flatten().map(|field| (field.name.span, field)).collect()
}

fn is_left_out(page: &Page<'_, '_>, at: Span) -> bool {
    lines::is_left_out(page.document, at)
}

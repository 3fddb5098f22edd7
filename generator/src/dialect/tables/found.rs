//! What is found of a doc set before anything is concluded: its tables with their verdicts, and which of them make one model.

use crate::source::Span;

use super::kinds::Verdict;
use super::name_cell::NameCell;
use super::naming::Aspect;
use super::sheet::{Page, Sheet};

/// The tables of a doc set and what each documents.
pub(super) struct Found<'d, 'a> {
    pub(super) pages: Vec<Page<'d, 'a>>,
    pub(super) sheets: Vec<Sheet<'d, 'a>>,
    pub(super) verdicts: Vec<Verdict>,
    /// What the first cells of a table's rows name.
    pub(super) names: Vec<Vec<NameCell>>,
}

/// A model: one table, or several that complete each other.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) page: usize,
    /// Its tables, by number. The first tells it from others.
    pub(super) sheets: Vec<usize>,
    /// The heading that names it, by its number on the page.
    pub(super) owner: usize,
    pub(super) aspect: Option<Aspect>,
    /// Its name, which no other model of the page has.
    pub(super) name: String,
    /// What it would be called if it were the only one of that name.
    pub(super) called: String,
    /// Where the name stands.
    pub(super) named: Span,
    /// The fields of other tables below the same heading that it is the type of.
    pub(super) fields: Vec<String>,
    /// What an opening row calls it.
    pub(super) opened: bool,
    /// The list that documents it in place of tables.
    pub(super) bullets: Option<Bullets>,
}

/// What a list documents.
#[derive(Clone, Debug)]
pub(super) struct Bullets {
    /// Where it stands.
    pub(super) span: Span,
    /// The heading that it stands below, by its number.
    pub(super) heading: usize,
    /// Whether its items are values; else they are the members of a union.
    pub(super) values: bool,
    /// Whether the page says what it is, so that nothing has to refer to it.
    pub(super) sure: bool,
}

/// A name without case and punctuation.
pub(super) fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

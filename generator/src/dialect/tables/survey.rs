//! The survey of a doc set: what each table documents, what its models are called, which tables make one model together,
//! and what signs and words mean. Reading a page is a function of the page and of this.

use std::collections::{HashMap, HashSet};

use crate::source::Span;

use super::super::raw::RawRef;
use super::convention::Convention;
use super::found::{Found, Group};
use super::glossary::Definition;
use super::kinds::Kind;
use super::links::{Links, Place};
use super::settings::Settings;
use super::sheet::Sheet;

/// What is known of a doc set.
pub(super) struct Survey<'d, 'a> {
    pub(super) settings: &'d Settings,
    pub(super) found: Found<'d, 'a>,
    pub(super) convention: Convention,
    pub(super) groups: Vec<Group>,
    /// The groups that lists document, by page and heading.
    pub(super) lists: HashMap<(usize, usize), usize>,
    /// The group that each table is part of.
    pub(super) group_of: Vec<Option<usize>>,
    pub(super) links: Links,
    pub(super) glossary: HashMap<String, Definition>,
    /// The pages on which descriptions say of some fields that they may be left out.
    pub(super) marks_optional: HashSet<usize>,
    /// Groups by their names without case.
    pub(super) by_name: HashMap<String, Vec<usize>>,
    /// Groups by where they stand.
    pub(super) by_place: HashMap<Span, usize>,
    /// Headings by their names without case.
    pub(super) headings: HashMap<String, (usize, usize)>,
}

impl Survey<'_, '_> {
    /// Where a link on a page leads to.
    pub(super) fn place(&self, page: usize, target: &str) -> Option<Place> {
        self.links.find(&self.found.pages, page, target)
    }

    /// The model that a place stands for: the first table of fields in its section, one right below the heading before
    /// others, else the first table of values.
    pub(super) fn group_at(&self, place: Place) -> Option<usize> {
        let page = self.found.pages.get(place.page)?;
        let heading = place.heading.unwrap_or_default();
        let inside = |sheet: &Sheet<'_, '_>| {
            place.heading.is_none() || page.outline.is_within(sheet.heading, heading) && sheet.span().end > place.at
        };
        let start = self.found.sheets.partition_point(|sheet| sheet.page < place.page);
        let of_page =
            || self.found.sheets.iter().enumerate().skip(start).take_while(|(_, sheet)| sheet.page == place.page);
        // What an anchor within a row stands for is the row.
        let is_row = |sheet: &Sheet<'_, '_>| sheet.span().start < place.at && place.at < sheet.span().end;
        if place.heading.is_some() && of_page().any(|(_, sheet)| is_row(sheet)) {
            return None;
        }
        let sheets: Vec<usize> = of_page().filter(|(_, sheet)| inside(sheet)).map(|(number, _)| number).collect();
        let has = |number: &usize, is: &dyn Fn(Kind) -> bool| {
            self.found.verdicts.get(*number).is_some_and(|verdict| is(verdict.kind))
        };
        let is_fields = |kind: Kind| matches!(kind, Kind::Fields | Kind::Patterns);
        let is_values = |kind: Kind| matches!(kind, Kind::Values { .. });
        let direct = |number: &usize| self.found.sheets.get(*number).is_some_and(|sheet| sheet.heading == heading);
        let plain = |number: &usize| {
            self.group_of
                .get(*number)
                .copied()
                .flatten()
                .and_then(|group| self.groups.get(group))
                .is_some_and(|group| group.aspect.is_none())
        };
        let first = sheets.iter().find(|number| direct(number) && has(number, &is_fields));
        let first = first.or_else(|| {
            sheets.iter().find(|number| direct(number) && has(number, &is_values)).filter(|_| place.heading.is_some())
        });
        if first.is_none()
            && let Some(listed) = self.lists.get(&(place.page, heading)).copied()
        {
            return Some(listed);
        }
        let structures = || sheets.iter().find(|number| has(number, &is_fields) && self.is_called_structure(**number));
        let any = || {
            sheets
                .iter()
                .find(|number| has(number, &is_fields) && plain(number))
                .or_else(|| sheets.iter().find(|number| has(number, &is_fields)))
        };
        let values = || sheets.iter().find(|number| has(number, &is_values));
        let sheet = first.or_else(structures).or_else(any).or_else(values)?;
        self.group_of.get(*sheet).copied().flatten()
    }

    /// Whether the heading of a table says that it is a structure.
    fn is_called_structure(&self, number: usize) -> bool {
        let heading = self
            .found
            .sheets
            .get(number)
            .and_then(|sheet| self.found.pages.get(sheet.page)?.outline.headings.get(sheet.heading));
        heading.is_some_and(|heading| {
            let lower = heading.text.to_lowercase();
            lower.ends_with("structure") || lower.ends_with("object") || lower.ends_with("fields")
        })
    }

    /// Whether a group is of values.
    pub(super) fn is_values(&self, group: usize) -> bool {
        let group = self.groups.get(group);
        if let Some(bullets) = group.and_then(|group| group.bullets.as_ref()) {
            return bullets.values;
        }
        let first = group.and_then(|group| group.sheets.first());
        first
            .and_then(|first| self.found.verdicts.get(*first))
            .is_some_and(|verdict| matches!(verdict.kind, Kind::Values { .. }))
    }

    /// The group that a reference leads to.
    pub(super) fn group_of_reference(&self, reference: &RawRef) -> Option<usize> {
        self.by_place.get(&reference.model?).copied()
    }

    /// Where a group stands, which tells it from others.
    pub(super) fn at(&self, group: usize) -> Option<Span> {
        let group = self.groups.get(group)?;
        if let Some(bullets) = &group.bullets {
            return Some(bullets.span);
        }
        let sheet = group.sheets.first()?;
        self.found.sheets.get(*sheet).map(Sheet::span)
    }
}

//! The survey of a doc set: what each table documents, what its models are called, which tables make one model together,
//! and what signs and words mean. Reading a page is a function of the page and of this.

use std::collections::{HashMap, HashSet};

use crate::source::Span;

use super::bullets::{self, Bullets};
use super::columns::Role;
use super::convention::{self, Convention};
use super::glossary::{self, Definition};
use super::groups;
use super::kinds::{Kind, Verdict};
use super::links::{Links, Place};
use super::name_cell::NameCell;
use super::naming::Aspect;
use super::required::{self, Presence};
use super::settings::Settings;
use super::sheet::{Page, Sheet};
use super::verdicts;

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

/// What is known of a doc set.
pub(super) struct Survey<'d, 'a> {
    pub(super) settings: &'d Settings,
    pub(super) found: Found<'d, 'a>,
    pub(super) convention: Convention,
    pub(super) groups: Vec<Group>,
    /// The groups that lists document, by page and heading.
    lists: HashMap<(usize, usize), usize>,
    /// The group that each table is part of.
    pub(super) group_of: Vec<Option<usize>>,
    pub(super) links: Links,
    pub(super) glossary: HashMap<String, Definition>,
    /// The pages on which descriptions say of some fields that they may be left out.
    pub(super) marks_optional: HashSet<usize>,
    /// Groups by their names without case.
    pub(super) by_name: HashMap<String, Vec<usize>>,
    /// Headings by their names without case.
    pub(super) headings: HashMap<String, (usize, usize)>,
}

/// Surveys a doc set.
pub(super) fn survey<'d, 'a>(pages: Vec<Page<'d, 'a>>, settings: &'d Settings) -> Survey<'d, 'a> {
    settings.consult(&pages);
    let sheets = super::sheet::sheets(&pages, &|header| settings.role(header));
    let found = verdicts::judge(pages, sheets, settings);
    let mut convention = convention::settle(&found);
    settings.settle(&mut convention);
    let mut groups = groups::group(&found, settings);
    let links = Links::new(&found.pages);
    let used = verdicts::used_words(&found);
    bullets::add(&found, settings, &links, &used, &mut groups);
    let lists = bullets::by_heading(&groups);
    let mut group_of = vec![None; found.sheets.len()];
    for (number, group) in groups.iter().enumerate() {
        for sheet in &group.sheets {
            if let Some(slot) = group_of.get_mut(*sheet) {
                *slot = Some(number);
            }
        }
    }
    let glossary = glossary::read(&found.pages, &used);
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        by_name.entry(fold(&group.called)).or_default().push(number);
        if group.called != group.name {
            by_name.entry(fold(&group.name)).or_default().push(number);
        }
    }
    let mut headings = HashMap::new();
    for (page, text) in found.pages.iter().enumerate() {
        for (number, heading) in text.outline.headings.iter().enumerate() {
            headings.entry(fold(&heading.text)).or_insert((page, number));
        }
    }
    let marks_optional = marking_pages(&found);
    Survey { settings, found, convention, groups, lists, group_of, links, glossary, marks_optional, by_name, headings }
}

/// The pages that mark in descriptions what may be left out, where no column does.
fn marking_pages(found: &Found<'_, '_>) -> HashSet<usize> {
    let mut pages = HashSet::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        let described = sheet.column(Role::Description).filter(|_| sheet.column(Role::Required).is_none());
        let (Kind::Fields, Some(column)) = (verdict.kind, described) else { continue };
        let says = |row| {
            let said = required::description(sheet.cell(row, column).raw, false);
            matches!(said, Some((Presence::Optional | Presence::Conditional, _)))
        };
        if sheet.table.rows.iter().any(says) {
            pages.insert(sheet.page);
        }
    }
    pages
}

/// A name without case and punctuation.
pub(super) fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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

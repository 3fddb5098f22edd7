//! Surveys a doc set, step by step: what a step finds is what the next goes by.

use std::collections::{HashMap, HashSet};

use crate::document::{Block, InlineKind, blocks, inline, plain};

use super::columns::Role;
use super::found::{Found, fold};
use super::kinds::Kind;
use super::links::Links;
use super::required::{self, Presence};
use super::settings::Settings;
use super::sheet::Page;
use super::survey::Survey;
use super::types::words;
use super::{bullets, by_cells, convention, glossary, groups, naming, verdicts};

/// Surveys a doc set.
pub(super) fn survey<'d, 'a>(pages: Vec<Page<'d, 'a>>, settings: &'d Settings) -> Survey<'d, 'a> {
    settings.consult(&pages);
    let mut sheets = super::sheet::sheets(&pages, &|header| settings.role(header));
    by_cells::settle(&pages, &mut sheets);
    let mut found = verdicts::judge(pages, sheets, settings);
    let links = Links::new(&found.pages);
    call(&mut found, &links);
    if settings.own {
        call_by_words(&mut found);
    }
    call_neighbours(&mut found, settings);
    let mut convention = convention::settle(&found);
    settings.settle(&mut convention);
    let mut groups = groups::group(&found, settings);
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
    let by_place = HashMap::new();
    let mut survey = Survey {
        settings,
        found,
        convention,
        groups,
        lists,
        group_of,
        links,
        glossary,
        marks_optional,
        by_name,
        by_place,
        headings,
    };
    // Of several in one place the first counts.
    survey.by_place = (0..survey.groups.len()).rev().filter_map(|group| Some((survey.at(group)?, group))).collect();
    survey
}

/// Notes the headings that links of type cells lead to with all of their words: `[Format](#format)`.
fn call(found: &mut Found<'_, '_>, links: &Links) {
    let mut called = Vec::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        let (Kind::Fields | Kind::Patterns, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        let Some(page) = found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            for part in inline(sheet.cell(row, column), &page.document.definitions) {
                let InlineKind::Link { target, label } = &part.kind else { continue };
                let Some(place) = links.find(&found.pages, sheet.page, target) else { continue };
                let heading = found.pages.get(place.page).zip(place.heading);
                let text = heading.and_then(|(page, heading)| page.outline.headings.get(heading));
                if text.is_some_and(|heading| fold(&heading.text) == fold(&plain(label))) {
                    called.extend(place.heading.map(|heading| (place.page, heading)));
                }
            }
        }
    }
    for (page, heading) in called {
        if let Some(page) = found.pages.get_mut(page) {
            page.called.insert(heading);
        }
    }
}

/// Notes the headings with a table of their own that type cells of the page call by all of their words, without a link.
fn call_by_words(found: &mut Found<'_, '_>) {
    let mut named: HashMap<usize, HashSet<String>> = HashMap::new();
    let mut with_table: HashMap<usize, HashSet<usize>> = HashMap::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        if matches!(verdict.kind, Kind::Fields | Kind::Values { .. }) {
            with_table.entry(sheet.page).or_default().insert(sheet.heading);
        }
        let (Kind::Fields | Kind::Patterns, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        let Some(page) = found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            let text = super::sheet::text(page, sheet.cell(row, column));
            // A word of types is a model's name only where it is written as one.
            let is_name = |name: &&String| words::kind(name).is_none();
            let words = bullets::names(&text);
            named.entry(sheet.page).or_default().extend(words.iter().filter(is_name).cloned());
        }
    }
    for (number, names) in named {
        let Some(page) = found.pages.get_mut(number) else { continue };
        let has_table = with_table.remove(&number).unwrap_or_default();
        let outline = &page.outline.headings;
        let is_called = |heading: &usize| {
            outline
                .get(*heading)
                .is_some_and(|heading| heading.parent.is_some() && names.contains(&fold(&heading.text)))
        };
        page.called.extend(has_table.into_iter().filter(is_called).collect::<Vec<_>>());
    }
}

/// Notes the headings that have a table of their own, as those beside them have which are names: below `# Shop` and beside
/// `## Order`, `## Level` names a model, too.
fn call_neighbours(found: &mut Found<'_, '_>, settings: &Settings) {
    let mut with_model: HashMap<usize, Vec<usize>> = HashMap::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        if matches!(verdict.kind, Kind::Fields | Kind::Values { .. }) {
            with_model.entry(sheet.page).or_default().push(sheet.heading);
        }
    }
    for (number, headings) in with_model {
        let Some(page) = found.pages.get_mut(number) else { continue };
        let outline = &page.outline.headings;
        let parent = |heading: usize| outline.get(heading).and_then(|heading| heading.parent);
        let words = |heading: usize| outline.get(heading).map_or("", |heading| heading.text.as_str());
        let may_name = |heading: &usize| {
            naming::is_thing(words(*heading)) || !settings.named(words(*heading), false).words.is_empty()
        };
        // The different names below each heading.
        let mut names: HashMap<Option<usize>, HashSet<&str>> = HashMap::new();
        for heading in headings.iter().filter(|heading| may_name(heading)) {
            names.entry(parent(*heading)).or_default().insert(words(*heading));
        }
        // Lists may be of values, too.
        let lists = (0..outline.len()).filter(|heading| {
            naming::is_thing(words(*heading))
                && blocks(page.document, *heading).iter().any(|block| matches!(block, Block::List(..)))
        });
        // On one's own pages a heading is the name, whatever its words.
        let is_thing = |heading: usize| {
            naming::is_thing(words(heading))
                || settings.own && !naming::is_part(words(heading)) && !words(heading).is_empty()
        };
        let called = headings.iter().copied().chain(lists).filter(|heading| {
            let beside = names.get(&parent(*heading)).map_or(0, HashSet::len);
            let own = usize::from(names.get(&parent(*heading)).is_some_and(|names| names.contains(words(*heading))));
            parent(*heading).is_some() && is_thing(*heading) && beside > own
        });
        page.called.extend(called.collect::<Vec<_>>());
    }
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

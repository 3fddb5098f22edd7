//! The survey of a doc set: what each table documents, what its models are called, which tables make one model together,
//! and what signs and words mean. Reading a page is a function of the page and of this.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::document::{Text, inline, plain};
use crate::source::Span;

use super::bullets::{self, Bullets};
use super::columns::Role;
use super::convention::{self, Convention};
use super::glossary::{self, Definition};
use super::kinds::{self, Kind, Verdict};
use super::links::{Links, Place};
use super::name_cell::{self, NameCell};
use super::naming::{self, Aspect, Named};
use super::required::{self, Presence};
use super::settings::Settings;
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
    let found = judge(pages, sheets, settings);
    let mut convention = convention::settle(&found);
    settings.settle(&mut convention);
    let mut groups = group(&found, settings);
    let links = Links::new(&found.pages);
    let used = used_words(&found);
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

fn judge<'d, 'a>(pages: Vec<Page<'d, 'a>>, mut sheets: Vec<Sheet<'d, 'a>>, settings: &Settings) -> Found<'d, 'a> {
    let mut names = Vec::with_capacity(sheets.len());
    for sheet in &sheets {
        let column = [Role::Name, Role::Parameter, Role::Pattern]
            .iter()
            .find_map(|role| sheet.column(*role))
            .unwrap_or_default();
        let definitions = pages.get(sheet.page).map(|page| &page.document.definitions);
        let typed = sheet.column(Role::Type);
        let read = |row| {
            let definitions = definitions?;
            let mut name = name_cell::read(sheet.cell(row, column), definitions);
            // `maps[map]` names its items where the type is a list; elsewhere the brackets are a part of the name.
            if let Some(column) = typed.filter(|_| name.name.text.ends_with(']'))
                && plain(&inline(sheet.cell(row, column), definitions)).to_lowercase().contains("array")
            {
                name.split_items();
            }
            Some(name)
        };
        names.push(sheet.table.rows.iter().filter_map(read).collect::<Vec<_>>());
    }
    let mut verdicts = Vec::with_capacity(sheets.len());
    for (sheet, names) in sheets.iter_mut().zip(&names) {
        if let Some(page) = pages.get(sheet.page) {
            sheet.only_named = settings.is_only_name(page, sheet);
            let verdict = kinds::judge(page, sheet, names, false);
            verdicts.push(settings.verdict(page, sheet, verdict));
        }
    }
    let mut found = Found { pages, sheets, verdicts, names };
    name_values(&mut found);
    if calls_fields_parameters(&found) {
        for number in 0..found.sheets.len() {
            let (Some(sheet), Some(names)) = (found.sheets.get_mut(number), found.names.get(number)) else { continue };
            let Some(page) = found.pages.get(sheet.page) else { continue };
            let verdict = kinds::judge(page, sheet, names, true);
            let verdict = settings.verdict(page, sheet, verdict);
            if let Some(slot) = found.verdicts.get_mut(number) {
                *slot = verdict;
            }
        }
    }
    found
}

/// Values are sure, too, where a field is called like the heading or the header of their table.
fn name_values(found: &mut Found<'_, '_>) {
    let mut fields = HashSet::new();
    for (verdict, names) in found.verdicts.iter().zip(&found.names) {
        if verdict.kind == Kind::Fields {
            fields.extend(names.iter().map(|name| fold(&name.name.text)));
        }
    }
    let is_name = |text: &str| {
        let folded = fold(text);
        folded.len() > 2
            && (fields.contains(&folded) || folded.strip_suffix('s').is_some_and(|one| fields.contains(one)))
    };
    // `Operating mode description`: the name, and what is said of it.
    let is_field = |text: &str| {
        let shorter = text.rsplit_once(' ').map(|(start, _)| start).filter(|start| start.contains(' '));
        is_name(text) || shorter.is_some_and(is_name)
    };
    for (sheet, verdict) in found.sheets.iter().zip(&mut found.verdicts) {
        let Kind::Values { column, sure: false } = verdict.kind else { continue };
        let heading = found.pages.get(sheet.page).and_then(|page| page.outline.headings.get(sheet.heading));
        let header = sheet.columns.get(column).map(|column| column.header.as_str());
        if heading.is_some_and(|heading| is_field(&heading.text))
            || header.is_some_and(|header| header != "name" && is_field(header))
        {
            *verdict = Verdict { kind: Kind::Values { column, sure: true }, reason: "a field is called like it" };
        }
    }
}

/// Whether the doc set calls the fields of objects parameters: it has nothing else that could be fields, and few headings
/// that speak of parameters.
fn calls_fields_parameters(found: &Found<'_, '_>) -> bool {
    let fields = found.verdicts.iter().filter(|verdict| verdict.kind == Kind::Fields).count();
    let parameters = found.verdicts.iter().filter(|verdict| verdict.reason == kinds::PARAMETERS).count();
    let spoken = found.verdicts.iter().filter(|verdict| verdict.kind == Kind::Parameters).count() - parameters;
    parameters > 0 && fields * 10 < parameters && spoken * 3 < parameters
}

/// The texts of type cells and of their parts: the words that a glossary would define.
fn used_words(found: &Found<'_, '_>) -> HashSet<String> {
    let mut used = HashSet::new();
    for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
        let (Kind::Fields, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        let Some(page) = found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            let text = plain(&inline(sheet.cell(row, column), &page.document.definitions));
            let parts = text.split(['<', '>', '[', ']', '(', ')', '|', ',', ';', '/']);
            used.extend(parts.map(glossary::fold).filter(|part| !part.is_empty()));
        }
    }
    used
}

/// Puts tables together that make one model, and names the models.
fn group(found: &Found<'_, '_>, settings: &Settings) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut merged: HashMap<(usize, String), usize> = HashMap::new();
    let mut taken = Taken::new();
    for (number, (sheet, verdict)) in found.sheets.iter().zip(&found.verdicts).enumerate() {
        let Some(page) = found.pages.get(sheet.page) else { continue };
        match verdict.kind {
            Kind::Fields | Kind::Patterns => {
                let model = settings.merged(page, sheet).map(|model| (sheet.page, model.to_owned()));
                let known = model.as_ref().and_then(|model| merged.get(model).copied());
                let known =
                    if model.is_some() { known } else { completes(found, settings, &groups, number, verdict.kind) };
                if let Some(group) = known.and_then(|known| groups.get_mut(known)) {
                    group.sheets.push(number);
                    continue;
                }
                let Some(mut group) = of_fields(found, settings, number, &groups, &mut taken) else { continue };
                if let Some((page, name)) = model {
                    taken.remove(&(page, group.name.to_lowercase()));
                    group.name = unique(page, &mut taken, std::slice::from_ref(&name));
                    group.called.clone_from(&name);
                    merged.insert((page, name), groups.len());
                }
                groups.push(group);
            }
            Kind::Values { .. } => groups.push(of_values(page, settings, sheet, number, &mut taken)),
            Kind::Parameters | Kind::Other => {}
        }
    }
    groups
}

/// The heading that names what stands below another: itself, or the nearest above it that names something. The title of the
/// page may be set to do so, or not to.
pub(super) fn naming_heading(
    page: &Page<'_, '_>,
    settings: &Settings,
    heading: usize,
) -> (usize, Named, Option<Aspect>) {
    let mut aspect = None;
    let mut at = Some(heading);
    let title = settings.tables.names.page_title;
    while let Some(number) = at {
        let Some(found) = page.outline.headings.get(number) else { break };
        let named = settings.named(&found.text, number != heading);
        aspect = aspect.or(named.aspect.filter(|_| named.words.is_empty()));
        let may_name = title.is_none_or(|title| title == (number == 0));
        if !named.words.is_empty() && may_name {
            return (number, named, aspect);
        }
        at = found.parent;
    }
    (0, Named::default(), aspect)
}

/// The words of a page that none of its headings names.
pub(super) fn page_words(page: &Page<'_, '_>, settings: &Settings) -> Vec<String> {
    let title = page.document.front_title.map(|title| settings.named(title.raw, true).words).unwrap_or_default();
    if !title.is_empty() && settings.tables.names.page_title != Some(false) {
        return title;
    }
    let path = page.document.file.path.as_str();
    let mut parts = path.rsplit('/').map(|part| part.split('.').next().unwrap_or_default());
    let part = parts.find(|part| !matches!(part.to_lowercase().as_str(), "index" | "_index" | "readme" | ""));
    vec![part.unwrap_or("Model").trim_start_matches('_').to_owned()]
}

/// The group that a table completes: its heading says only what part of a model it has, or that its fields may be left out.
/// The part of an exchange that a table is: as its headings say, else as a short line right above it does (`Response:`).
fn aspect_of(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, by_heading: Option<Aspect>) -> Option<Aspect> {
    by_heading.or_else(|| {
        let text = plain(&inline(sheet.last_lead()?, &page.document.definitions));
        let named = naming::named(text.trim(), false);
        let is_short = text.split_whitespace().count() <= 4 && text.trim().ends_with(':');
        named.aspect.filter(|_| is_short)
    })
}

fn completes(found: &Found<'_, '_>, settings: &Settings, groups: &[Group], number: usize, kind: Kind) -> Option<usize> {
    let sheet = found.sheets.get(number)?;
    let page = found.pages.get(sheet.page)?;
    let heading = page.outline.headings.get(sheet.heading)?;
    let own = settings.named(&heading.text, false);
    let (owner, _, aspect) = naming_heading(page, settings, sheet.heading);
    let aspect = settings.aspect(page, sheet).or_else(|| aspect_of(page, sheet, aspect));
    if opening(found, number).is_some() || sheet.item.is_some() {
        return None;
    }
    let same = |group: &&Group| {
        group.page == sheet.page
            && group.owner == owner
            && group.aspect == aspect
            && !group.opened
            && group.fields.is_empty()
    };
    let is_values = |group: &Group| {
        group
            .sheets
            .first()
            .and_then(|first| found.verdicts.get(*first))
            .is_some_and(|verdict| matches!(verdict.kind, Kind::Values { .. }))
    };
    let of_page = groups.iter().enumerate().rev().take_while(|(_, group)| group.page == sheet.page);
    let (known, group) = of_page.into_iter().find(|(_, group)| same(group) && !is_values(group))?;
    let last = found.sheets.get(*group.sheets.last()?)?;
    if settings.is_optional(page, sheet) {
        return Some(known);
    }
    if says_optional(page, sheet) && (last.heading == sheet.heading || own.words.is_empty()) {
        return Some(known);
    }
    // `Fixed Fields` and `Patterned Fields` below one heading.
    let parts = own.words.is_empty()
        && aspect.is_none()
        && sheet.nth == 0
        && last.heading != sheet.heading
        && sheet.heading != owner;
    let shares = || {
        let names = |number: &usize| found.names.get(*number).into_iter().flatten().map(|name| name.name.text.clone());
        let known: HashSet<String> = group.sheets.iter().flat_map(names).collect();
        names(&number).any(|name| known.contains(&name))
    };
    (parts && (kind == Kind::Patterns || !shares())).then_some(known)
}

/// Whether prose right above a table says that its fields may be left out.
fn says_optional(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> bool {
    let heading = page.outline.headings.get(sheet.heading).is_some_and(|heading| {
        let named = naming::named(&heading.text, false);
        named.optional && named.words.is_empty()
    });
    let lead = sheet.last_lead().is_some_and(|lead| {
        let text = plain(&inline(lead, &page.document.definitions));
        required::blanket(&text, &[]).presence == Some(Presence::Optional)
    });
    heading || sheet.nth > 0 && lead
}

/// What the first row calls the object, if it opens one.
pub(super) fn opening<'f>(found: &'f Found<'_, '_>, number: usize) -> Option<&'f NameCell> {
    let names = found.names.get(number)?;
    let first = names.first()?;
    // What is closed before the table ends is a field among others.
    let closed_early = names.iter().take(names.len().saturating_sub(1)).any(|name| name.closes);
    let indented = names.iter().any(|name| name.indent > 0);
    (first.opens && first.is_identifier() && !closed_early && !indented).then_some(first)
}

fn of_fields(
    found: &Found<'_, '_>,
    settings: &Settings,
    number: usize,
    groups: &[Group],
    taken: &mut Taken,
) -> Option<Group> {
    let sheet = found.sheets.get(number)?;
    let page = found.pages.get(sheet.page)?;
    let (owner, named, aspect) = naming_heading(page, settings, sheet.heading);
    let aspect = settings.aspect(page, sheet).or_else(|| aspect_of(page, sheet, aspect));
    let owner_words = if named.words.is_empty() { page_words(page, settings) } else { named.words };
    let owner_words = settings.renamed(page, owner).map_or(owner_words, |name| vec![name]);
    let heading_span =
        page.outline.headings.get(owner).map(|heading| heading.raw.span).filter(|span| span.end > span.start);
    let mut group = Group {
        page: sheet.page,
        sheets: vec![number],
        owner,
        aspect,
        name: String::new(),
        called: String::new(),
        named: heading_span.unwrap_or_else(|| sheet.span()),
        fields: Vec::new(),
        opened: false,
        bullets: None,
    };
    if let Some(first) = opening(found, number) {
        group.opened = true;
        group.named = first.name.span;
        group.called = naming::type_name([first.name.text.as_str()]);
        group.name = unique(sheet.page, taken, &[group.called.clone()]);
        return Some(group);
    }
    // A table within the item of a list is of what the item defines.
    if let Some((word, span)) = sheet.item.and_then(|item| glossary::word(page, item)) {
        group.called = naming::type_name(word.split(' '));
        group.named = span;
        group.name = unique(sheet.page, taken, &[group.called.clone()]);
        return Some(group);
    }
    if sheet.heading != owner
        && let Some(name) = settings.renamed(page, sheet.heading)
    {
        group.name = unique(sheet.page, taken, std::slice::from_ref(&name));
        group.called = name;
        return Some(group);
    }
    let mut base: Vec<&str> = owner_words.iter().map(String::as_str).collect();
    base.extend(
        aspect.map(Aspect::word).filter(|word| base.last().is_none_or(|last| !last.eq_ignore_ascii_case(word))),
    );
    let base = naming::type_name(base);
    let lead = lead(page, sheet);
    let mut of_page = groups.iter().rev().take_while(|other| other.page == sheet.page);
    let is_first = !of_page.any(|other| other.owner == owner && other.aspect == aspect);
    let mut wanted = Vec::new();
    if !is_first || !lead.words.is_empty() && sheet.nth > 0 {
        if let Some(field) = lead.fields.first() {
            wanted.push(naming::type_name([base.as_str(), field.as_str()]));
            group.fields.clone_from(&lead.fields);
        } else if !lead.words.is_empty() {
            wanted.push(naming::type_name(lead.words.iter().map(String::as_str)));
            wanted.push(naming::type_name(std::iter::once(base.as_str()).chain(lead.words.iter().map(String::as_str))));
        }
        if !wanted.is_empty()
            && let Some(text) = sheet.last_lead()
        {
            group.named = text.span;
        }
    }
    wanted.push(base.clone());
    // Of two alike the later is called with all words of its heading, and of the heading above.
    let own = page.outline.headings.get(sheet.heading);
    if let Some(own) = own.filter(|_| sheet.heading != owner) {
        let words: Vec<&str> = own.text.split(|c: char| !c.is_alphanumeric()).collect();
        wanted.push(naming::type_name(owner_words.iter().map(String::as_str).chain(words)));
    }
    if let Some(above) = page.outline.headings.get(owner).and_then(|heading| page.outline.headings.get(heading.parent?))
    {
        let above = naming::named(&above.text, true).words;
        wanted.push(naming::type_name(above.iter().map(String::as_str).chain([base.as_str()])));
    }
    group.called = wanted.first().cloned().unwrap_or_default();
    group.name = unique(sheet.page, taken, &wanted);
    Some(group)
}

/// What the sentence above a table says that it is of.
fn lead(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> naming::Lead {
    let Some(text) = sheet.last_lead() else { return naming::Lead::default() };
    let read: Text<'_> = text;
    naming::lead(&plain(&inline(read, &page.document.definitions)), &glossary::code(page, read))
}

fn of_values(
    page: &Page<'_, '_>,
    settings: &Settings,
    sheet: &Sheet<'_, '_>,
    number: usize,
    taken: &mut Taken,
) -> Group {
    let (owner, named, aspect) = naming_heading(page, settings, sheet.heading);
    let words = if named.words.is_empty() { page_words(page, settings) } else { named.words };
    let heading_span =
        page.outline.headings.get(owner).map(|heading| heading.raw.span).filter(|span| span.end > span.start);
    let set = settings.renamed(page, sheet.heading).or_else(|| settings.renamed(page, owner));
    let name = set.unwrap_or_else(|| naming::values_name(&words));
    let header = sheet.columns.first().map(|column| naming::type_name(column.header.split(' '))).unwrap_or_default();
    let wanted = [name.clone(), format!("{name}Value"), format!("{name}{header}")];
    Group {
        page: sheet.page,
        sheets: vec![number],
        owner,
        aspect,
        name: unique(sheet.page, taken, &wanted),
        called: name,
        named: heading_span.unwrap_or_else(|| sheet.span()),
        fields: Vec::new(),
        opened: false,
        bullets: None,
    }
}

/// The names of models by page, without case, and the number that the next of each name is called with.
pub(super) type Taken = HashMap<(usize, String), usize>;

/// The first of these names that no other model of the page has, else the first with a number.
pub(super) fn unique(page: usize, taken: &mut Taken, wanted: &[String]) -> String {
    let key = |name: &str| (page, name.to_lowercase());
    for name in wanted.iter().filter(|name| !name.is_empty()) {
        if let Entry::Vacant(free) = taken.entry(key(name)) {
            free.insert(2);
            return name.clone();
        }
    }
    let first = wanted.iter().find(|name| !name.is_empty()).map_or("Model", String::as_str);
    let mut number = taken.get(&key(first)).copied().unwrap_or(2);
    let mut name = format!("{first}{number}");
    while taken.contains_key(&key(&name)) {
        number += 1;
        name = format!("{first}{number}");
    }
    taken.insert(key(first), number + 1);
    taken.insert(key(&name), 2);
    name
}

impl<'d, 'a> Survey<'d, 'a> {
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

//! Which tables make one model together, and what the models are called.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::document::{Text, inline, plain};

use super::found::{Found, Group};
use super::glossary;
use super::kinds::Kind;
use super::lead;
use super::name_cell::NameCell;
use super::naming::{self, Aspect, Named};
use super::required::{self, Presence};
use super::settings::Settings;
use super::sheet::{Page, Sheet};

/// The names of models by page, without case, and the number that the next of each name is called with.
pub(super) type Taken = HashMap<(usize, String), usize>;

/// Puts tables together that make one model, and names the models.
pub(super) fn group(found: &Found<'_, '_>, settings: &Settings) -> Vec<Group> {
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
            Kind::Parameters | Kind::Allowed | Kind::Other => {}
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
        let mut named = settings.named(&found.text, number != heading);
        if named.words.is_empty() && number == heading && page.called.contains(&number) {
            let words = found.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            named = Named { words: words.map(str::to_owned).collect(), ..Named::default() };
        }
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
        && naming::is_part(&heading.text)
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
fn lead(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> lead::Lead {
    let Some(text) = sheet.last_lead() else { return lead::Lead::default() };
    let read: Text<'_> = text;
    lead::lead(&plain(&inline(read, &page.document.definitions)), &glossary::code(page, read))
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

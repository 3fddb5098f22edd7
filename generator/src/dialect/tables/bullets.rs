//! Lists below a heading that has no table: values, each in code, or the members of a union, each a link to a model.
//!
//! A list may be anything. It is read only where all of its items have the one form or the other, and where something else
//! says so too: a type that leads to the heading, the heading's own words, or the sentence above the list.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::document::{Block, Inline, InlineKind, Text, blocks, inline, plain};
use crate::source::Span;

use super::super::raw::{RawBody, RawProse, RawTag, RawType, RawTypeKind, RawValue, RawValues, Spanned};
use super::columns::Role;
use super::found::{Bullets, Found, Group, fold};
use super::groups::{self, Taken};
use super::kinds::Kind;
use super::links::Links;
use super::meaning::Words;
use super::settings::Settings;
use super::sheet::{self, Page};
use super::survey::Survey;
use super::types::{self, owned};
use super::{glossary, naming, values};

/// Adds the models that lists document to those of tables, in the order of the text.
pub(super) fn add(
    found: &Found<'_, '_>,
    settings: &Settings,
    links: &Links,
    used: &HashSet<String>,
    groups: &mut Vec<Group>,
) {
    let lists = lists(found);
    if lists.is_empty() {
        return;
    }
    let referred = Referred::new(found, links);
    let mut taken: Taken = groups.iter().map(|group| ((group.page, group.name.to_lowercase()), 2)).collect();
    for (page_number, list) in lists {
        let Some(page) = found.pages.get(page_number) else { continue };
        let Some(bullets) = judge(page, page_number, &list, &referred, links, found, used) else { continue };
        groups.push(group(page, settings, page_number, bullets, &mut taken));
    }
    let start = |group: &Group| {
        let first = group.sheets.first().and_then(|first| found.sheets.get(*first)).map(super::sheet::Sheet::span);
        (group.page, group.bullets.as_ref().map(|bullets| bullets.span).or(first).map(|span| span.start))
    };
    groups.sort_by_key(start);
}

/// A list that is the only one below its heading, where no table stands.
struct List<'d, 'a> {
    heading: usize,
    text: Text<'a>,
    items: &'d [Text<'a>],
    /// The paragraph right above it.
    lead: Option<Text<'a>>,
}

fn lists<'d, 'a>(found: &Found<'d, 'a>) -> Vec<(usize, List<'d, 'a>)> {
    let mut lists = Vec::new();
    for (number, page) in found.pages.iter().enumerate() {
        for heading in 0..page.outline.headings.len() {
            lists.extend(only_list(page, heading).map(|list| (number, list)));
        }
    }
    lists
}

fn only_list<'d, 'a>(page: &Page<'d, 'a>, heading: usize) -> Option<List<'d, 'a>> {
    let mut lead = None;
    let mut only = None;
    for block in blocks(page.document, heading) {
        match block {
            Block::Table(_) => return None,
            Block::List(..) if only.is_some() => return None,
            Block::List(text, items) => only = Some(List { heading, text: *text, items, lead }),
            Block::Paragraph(text) => lead = Some(*text),
            _ => {}
        }
    }
    only
}

/// What the type cells of the doc set lead to and name.
struct Referred {
    places: HashSet<(usize, usize)>,
    words: HashSet<String>,
}

impl Referred {
    fn new(found: &Found<'_, '_>, links: &Links) -> Self {
        let mut referred = Self { places: HashSet::new(), words: HashSet::new() };
        for (sheet, verdict) in found.sheets.iter().zip(&found.verdicts) {
            let (Kind::Fields | Kind::Patterns, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else {
                continue;
            };
            let Some(page) = found.pages.get(sheet.page) else { continue };
            for row in &sheet.table.rows {
                let tree = inline(sheet.cell(row, column), &page.document.definitions);
                let mut targets = Vec::new();
                super::links::targets(&tree, &mut targets);
                let places = targets.iter().filter_map(|target| links.find(&found.pages, sheet.page, target));
                referred.places.extend(places.filter_map(|place| Some((place.page, place.heading?))));
                // Markdown takes `<Soil>` for a tag.
                let raw = sheet.cell(row, column).raw;
                referred.words.extend(names(&plain(&tree)).into_iter().chain(names(raw)));
            }
        }
        referred
    }

    fn has(&self, page: usize, heading: usize, text: &str) -> bool {
        self.places.contains(&(page, heading)) || self.words.contains(&fold(text))
    }
}

/// What a type cell may name: its parts, and what is left of each without the words around a name: `list of Soil`.
pub(super) fn names(cell: &str) -> Vec<String> {
    const AROUND: &[&str] = &[
        "list", "lists", "array", "arrays", "set", "map", "of", "to", "an", "a", "or", "and", "null", "nullable",
        "optional",
    ];
    let mut found = Vec::new();
    for part in cell.split(['<', '>', '[', ']', '(', ')', '|', ',', ';', '/']) {
        found.push(fold(part));
        for name in part.split(" or ") {
            let words = name.split_whitespace().filter(|word| !AROUND.contains(&word.to_lowercase().as_str()));
            found.push(fold(&words.collect::<String>()));
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn judge(
    page: &Page<'_, '_>,
    number: usize,
    list: &List<'_, '_>,
    referred: &Referred,
    links: &Links,
    found: &Found<'_, '_>,
    used: &HashSet<String>,
) -> Option<Bullets> {
    let heading = page.outline.headings.get(list.heading)?;
    let items: Vec<Item<'_>> = list.items.iter().filter_map(|item| Item::new(page, *item)).collect();
    if items.len() < list.items.len() || items.is_empty() {
        return None;
    }
    let is_referred = referred.has(number, list.heading, &heading.text);
    let of_page = |sure| Some(Bullets { span: list.text.span, heading: list.heading, values: false, sure });
    let leads_in = items.iter().all(|item| match &item.link {
        Some(target) => target.starts_with('#') || links.find(&found.pages, number, target).is_some(),
        None => false,
    });
    if leads_in {
        let says_so = list.lead.is_some_and(|lead| says_one_of(&sheet::text(page, lead)));
        return if is_referred || says_so && items.len() > 1 { of_page(says_so) } else { None };
    }
    // A list that says what type words mean is no list of values.
    let defined = items.iter().filter(|item| used.contains(&glossary::fold(&item.head))).count();
    if !items.iter().all(|item| item.is_code && item.link.is_none()) || !is_referred && defined > 1 {
        return None;
    }
    let sure = items.len() > 1 && is_called_values(&heading.text);
    (is_referred || sure).then(|| of_page(sure).map(|bullets| Bullets { values: true, ..bullets })).flatten()
}

/// Whether a sentence says that what follows is a choice.
pub(super) fn says_one_of(text: &str) -> bool {
    let lower = text.to_lowercase().replace("none of", "");
    ["one of", "any of", "either", "told apart by"].iter().any(|words| lower.contains(words))
}

/// Whether a heading says by its last word that values stand below it. Fewer words count than for tables, since a list may be
/// anything.
fn is_called_values(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "type",
        "types",
        "value",
        "values",
        "status",
        "statuses",
        "state",
        "states",
        "kind",
        "kinds",
        "mode",
        "modes",
        "level",
        "levels",
        "enum",
        "enumeration",
        "code",
        "codes",
        "reason",
        "reasons",
        "format",
        "formats",
    ];
    let last = heading.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
    last.is_some_and(|last| WORDS.contains(&last.to_lowercase().as_str()))
}

/// An item: what it is of, and what it says of it.
struct Item<'a> {
    /// The value, or the label of the link.
    head: String,
    /// Where that stands.
    span: Span,
    is_code: bool,
    /// What its link leads to.
    link: Option<String>,
    /// The value of the tag that stands before the link.
    tag: Option<String>,
    said: Option<Text<'a>>,
}

impl<'a> Item<'a> {
    /// Reads `` `value` - meaning ``, `[Model](#model) - meaning` and `` `tag`: [Model](#model) ``; `None` for other items.
    fn new(page: &Page<'_, 'a>, item: Text<'a>) -> Option<Self> {
        let end = item.raw.find("\n\n").unwrap_or(item.raw.len());
        let line = item.part(0..end);
        let tree = inline(line, &page.document.definitions);
        let mut parts = tree.iter().filter(|part| !is_blank(part)).peekable();
        let first = parts.next()?;
        let mut read = Self::head(first)?;
        if read.is_code
            && let Some(next) = parts.peek().filter(|part| separator(part).is_some_and(str::is_empty))
            && let Some(link) = tree.iter().skip_while(|part| part.span.start <= next.span.start).find_map(Self::head)
            && !link.is_code
        {
            parts.next();
            parts.next();
            read = Self { tag: Some(read.head), ..link };
        }
        if let Some(next) = parts.next() {
            separator(next)?;
            let start = (next.span.start - line.span.start) as usize;
            let said = line.part(start..line.raw.len());
            let bare = said.raw.trim_start_matches(is_separator);
            let said = said.part(said.raw.len() - bare.len()..said.raw.len()).trim();
            read.said = (!said.raw.is_empty()).then_some(said);
        }
        Some(read)
    }

    fn head(part: &Inline) -> Option<Self> {
        let of = |head: String, is_code, link| {
            let head = head.trim().to_owned();
            Self { head, span: part.span, is_code, link, tag: None, said: None }
        };
        match &part.kind {
            InlineKind::Code(code) => Some(of(code.clone(), true, None)),
            InlineKind::Link { target, label } if !target.contains("://") => {
                Some(of(plain(label), false, Some(target.clone())))
            }
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
                if let [only] = inner.as_slice() {
                    Self::head(only)
                } else {
                    None
                }
            }
            _ => None,
        }
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':')
}

/// What stands behind the sign that separates a value from its meaning; `None` where there is no such sign.
fn separator(part: &Inline) -> Option<&str> {
    let InlineKind::Text(text) = &part.kind else { return None };
    let text = text.trim_start();
    text.starts_with(['-', '–', '—', ':']).then(|| text.trim_start_matches(is_separator))
}

fn is_blank(part: &Inline) -> bool {
    matches!(&part.kind, InlineKind::Text(text) if text.trim().is_empty())
}

fn group(page: &Page<'_, '_>, settings: &Settings, number: usize, bullets: Bullets, taken: &mut Taken) -> Group {
    let (owner, named, aspect) = groups::naming_heading(page, settings, bullets.heading);
    let words = if named.words.is_empty() { groups::page_words(page, settings) } else { named.words };
    let heading = page.outline.headings.get(owner).map(|heading| heading.raw.span).filter(|span| span.end > span.start);
    let name =
        if bullets.values { naming::values_name(&words) } else { naming::type_name(words.iter().map(String::as_str)) };
    let wanted = [name.clone(), format!("{name}Value")];
    Group {
        page: number,
        sheets: Vec::new(),
        owner,
        aspect,
        name: groups::unique(number, taken, &wanted),
        called: name,
        named: heading.unwrap_or(bullets.span),
        fields: Vec::new(),
        opened: false,
        bullets: Some(bullets),
    }
}

/// The models that lists document, by page and heading.
pub(super) fn by_heading(groups: &[Group]) -> HashMap<(usize, usize), usize> {
    let listed = |(number, group): (usize, &Group)| Some(((group.page, group.bullets.as_ref()?.heading), number));
    groups.iter().enumerate().filter_map(listed).collect()
}

/// The places of the lists that say by themselves what they are.
pub(super) fn sure(survey: &Survey<'_, '_>) -> HashSet<Span> {
    let lists = survey.groups.iter().filter_map(|group| group.bullets.as_ref());
    lists.filter(|bullets| bullets.sure).map(|bullets| bullets.span).collect()
}

/// The sentence above a list.
pub(super) fn lead<'a>(page: &Page<'_, 'a>, bullets: &Bullets) -> Option<Text<'a>> {
    only_list(page, bullets.heading)?.lead
}

/// What a list documents, and the paragraph that describes it.
pub(super) fn read(
    words: &Words<'_, '_, '_>,
    page: &Page<'_, '_>,
    bullets: &Bullets,
) -> Option<(RawBody, Option<RawProse>)> {
    let list = only_list(page, bullets.heading)?;
    let items: Vec<Item<'_>> = list.items.iter().filter_map(|item| Item::new(page, *item)).collect();
    let body = if bullets.values { RawBody::Values(of_values(&items)) } else { of_members(words, page, &list, &items) };
    let mut prose = blocks(page.document, bullets.heading).iter().filter_map(|block| match block {
        Block::Paragraph(text) if text.span.start < bullets.span.start => Some(*text),
        _ => None,
    });
    // A sentence that ends in a colon belongs to the list.
    let described = prose.next().filter(|text| !text.raw.ends_with(':')).map(owned);
    Some((body, described))
}

fn of_values(items: &[Item<'_>]) -> RawValues {
    let number = |item: &Item<'_>| {
        values::number(&item.head).map(Value::from).or_else(|| item.head.parse::<i64>().ok().map(Value::from))
    };
    let whole: Option<Vec<Value>> = items.iter().map(number).collect();
    let flags = whole.is_some() && items.iter().any(|item| item.head.contains("<<"));
    let text = |item: &Item<'_>| Value::from(item.head.trim_matches(['"', '\'']));
    let all = whole.unwrap_or_else(|| items.iter().map(text).collect());
    let read = |(value, item): (Value, &Item<'_>)| RawValue {
        description: item.said.map(owned),
        ..RawValue::new(value, item.span)
    };
    RawValues { values: all.into_iter().zip(items).map(read).collect(), open: false, flags }
}

fn of_members(words: &Words<'_, '_, '_>, page: &Page<'_, '_>, list: &List<'_, '_>, items: &[Item<'_>]) -> RawBody {
    let member = |item: &Item<'_>| {
        let start = (item.span.start - list.text.span.start) as usize;
        let text = list.text.part(start..start + (item.span.end - item.span.start) as usize);
        let read = types::read(text, &inline(text, &page.document.definitions), words).ty;
        match read.kind {
            // What leads to no model is reported where links are looked at, and is any value here.
            RawTypeKind::Word(_) => RawType { kind: RawTypeKind::Any, ..read },
            _ => read,
        }
    };
    let members: Vec<RawType> = items.iter().map(member).collect();
    match tag(page, list, items) {
        Some(tag) => RawBody::Tagged(members, tag),
        None => RawBody::Members(members),
    }
}

/// The property that the sentence above says the members are told apart by, where the items have its values.
fn tag(page: &Page<'_, '_>, list: &List<'_, '_>, items: &[Item<'_>]) -> Option<RawTag> {
    let code = glossary::code(page, list.lead?);
    let [property] = code.as_slice() else { return None };
    let values: HashSet<&str> = items.iter().filter_map(|item| item.tag.as_deref()).collect();
    (values.len() == items.len()).then(|| RawTag {
        property: Spanned { text: property.clone(), span: list.lead.map_or(list.text.span, |lead| lead.span) },
        values: items.iter().map(|item| item.tag.clone().map(Value::from)).collect(),
    })
}

//! Links of type cells that lead nowhere, and words that may be a model or a text.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostic::suggest::nearest_few;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, Inline, InlineKind, Text, blocks, inline, plain};
use crate::source::Span;

use super::super::super::raw::{RawType, RawTypeKind};
use super::super::bullets;
use super::super::columns::Role;
use super::super::found::fold;
use super::super::kinds::Kind;
use super::super::links::Links;
use super::{HEADER, Slips};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let unknown = words(slips);
    links(slips, &unknown);
    cases(slips);
    let files: HashMap<_, _> =
        slips.pages().iter().enumerate().map(|(number, page)| (page.document.file.id, number)).collect();
    // Examples may show what the others mean, so that the next stage says which are unknown.
    for first in unknown.values().filter_map(|places| places.iter().find(|place| !slips.told.contains(place)).copied())
    {
        let Some(page) = files.get(&first.file).copied() else { continue };
        let heading = slips.pages().get(page).map_or(0, |page| page.outline.above(first.start));
        slips.pages.extend([(page, None), (page, Some(heading))]);
    }
}

/// The words that no page defines, and the cells that have them.
fn words(slips: &Slips<'_, '_, '_, '_>) -> BTreeMap<String, BTreeSet<Span>> {
    let mut found: BTreeMap<String, BTreeSet<Span>> = BTreeMap::new();
    for ty in slips.models.iter().flat_map(|model| model.types()) {
        if let RawType { kind: RawTypeKind::Word(word), span } = ty {
            found.entry(word.clone()).or_default().insert(*span);
        }
    }
    found
}

/// Reports code in small letters, `book`, that only a model in capitals is called like: as likely it is a text.
fn cases(slips: &mut Slips<'_, '_, '_, '_>) {
    let mut meant: HashMap<Span, Vec<String>> = HashMap::new();
    for ty in slips.models.iter().flat_map(|model| model.types()) {
        if let RawTypeKind::Ref(reference) = &ty.kind {
            meant.entry(ty.span).or_default().push(reference.name.clone());
        }
    }
    let survey = slips.survey;
    for (sheet, verdict) in survey.found.sheets.iter().zip(&survey.found.verdicts) {
        let (Kind::Fields | Kind::Patterns, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        for row in &sheet.table.rows {
            let text = sheet.cell(row, column);
            let Some(names) = meant.get(&text.span) else { continue };
            for part in inline(text, &page.document.definitions) {
                let InlineKind::Code(word) = &part.kind else { continue };
                let is_small = !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                let meant = names.iter().find(|name| is_small && *name != word && name.eq_ignore_ascii_case(word));
                let Some(name) = meant else { continue };
                let problem =
                    Diagnostic::new(Code::Unresolved, format!("`{word}` may be a text or the model `{name}`"))
                        .at(part.span, format!("`{name}` is written otherwise"))
                        .help(format!("write `{name}` for the model"))
                        .help(format!("or `\"{word}\"` for the text"));
                slips.report(sheet.page, sheet.heading, problem);
            }
        }
    }
}

/// Reports the links of types that lead nowhere. What words alone mean is for examples to show, too, and reported where
/// those have been looked at.
fn links(slips: &mut Slips<'_, '_, '_, '_>, unknown: &BTreeMap<String, BTreeSet<Span>>) {
    let survey = slips.survey;
    let mut found = Vec::new();
    let mut told = HashSet::new();
    for (sheet, verdict) in survey.found.sheets.iter().zip(&survey.found.verdicts) {
        let (Kind::Fields | Kind::Patterns, Some(column)) = (verdict.kind, sheet.column(Role::Type)) else { continue };
        for row in &sheet.table.rows {
            found.push((sheet.page, sheet.heading, sheet.cell(row, column), false));
        }
    }
    for group in &survey.groups {
        let Some(bullets) = group.bullets.as_ref().filter(|bullets| !bullets.values) else { continue };
        let Some(page) = survey.found.pages.get(group.page) else { continue };
        let text = Text { raw: page.document.file.slice(bullets.span), span: bullets.span };
        found.push((group.page, bullets.heading, text, true));
    }
    found.extend(choices(slips));
    for (page, heading, text, is_member) in found {
        let Some(of_page) = survey.found.pages.get(page) else { continue };
        let mut links = Vec::new();
        collect(&inline(text, &of_page.document.definitions), &mut links);
        for (label, target, span) in links {
            let is_unknown = is_member || unknown.get(&label).is_some_and(|places| places.contains(&text.span));
            if is_unknown {
                slips.told.insert(text.span);
            }
            if !told.insert((page, target.clone(), is_unknown)) {
                continue;
            }
            if let Some(problem) = link(slips, page, (&label, &target), span, is_unknown) {
                // The heading that has no table has been told of by the link that leads to it.
                slips.pages.extend(survey.place(page, &target).map(|place| (place.page, place.heading)));
                slips.report(page, heading, problem);
            }
        }
    }
}

/// Lists of links below a sentence that says that they are a choice, which were taken for no union: one of the links leads to no
/// model.
fn choices<'a>(slips: &Slips<'_, '_, 'a, '_>) -> Vec<(usize, usize, Text<'a>, bool)> {
    let mut found = Vec::new();
    for (number, page) in slips.pages().iter().enumerate() {
        for heading in 0..page.outline.headings.len() {
            let mut lead = "";
            for block in blocks(page.document, heading) {
                match block {
                    Block::Paragraph(text) => lead = text.raw,
                    Block::List(text, items) => {
                        let is_link = |item: &Text<'_>| item.raw.trim_start().starts_with('[');
                        let is_read = slips.survey.lists.contains_key(&(number, heading));
                        if bullets::says_one_of(lead) && !is_read && items.len() > 1 && items.iter().all(is_link) {
                            found.push((number, heading, *text, true));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

pub(super) fn collect(tree: &[Inline], out: &mut Vec<(String, String, Span)>) {
    for part in tree {
        match &part.kind {
            InlineKind::Link { target, label } => out.push((plain(label), target.clone(), part.span)),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => collect(inner, out),
            _ => {}
        }
    }
}

/// What is wrong with a link. `is_unknown` where its label does not say what is meant either.
fn link(
    slips: &mut Slips<'_, '_, '_, '_>,
    page: usize,
    (label, target): (&str, &str),
    span: Span,
    is_unknown: bool,
) -> Option<Diagnostic> {
    let survey = slips.survey;
    if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let meant = |right: &str| format!("[{label}]({right})");
    if let Some(place) = survey.place(page, target) {
        if path.is_empty() || survey.links.is_exact(page, path) {
            let heading = survey.found.pages.get(place.page)?.outline.headings.get(place.heading?)?;
            let lists = || {
                blocks(survey.found.pages.get(place.page)?.document, place.heading?)
                    .iter()
                    .any(|block| matches!(block, Block::List(..)))
                    .then_some(())
            };
            let is_named = survey.settings.own && fold(&heading.text) == fold(label) && lists().is_some();
            return ((is_unknown || is_named) && survey.group_at(place).is_none()).then(|| {
                if let Some(problem) =
                    super::lists::without_code(survey.found.pages.get(place.page)?, place.heading?, span)
                {
                    return Some(problem);
                }
                Some(
                    Diagnostic::new(Code::Unresolved, format!("`{}` has no table", heading.text))
                        .at(span, "leads to a heading that documents no model")
                        .related(heading.raw.span, "no table stands below it")
                        .help(format!("write one below the heading:\n{HEADER}")),
                )
            })?;
        }
        let right = Links::written(&survey.found.pages, page, place.page, anchor);
        return Some(
            Diagnostic::new(Code::LinkRepaired, format!("no page stands at `{path}`"))
                .severity(crate::diagnostic::Severity::Error)
                .at(span, "leads nowhere as written")
                .replace_with(meant(&right)),
        );
    }
    let code = if is_unknown { Code::Unresolved } else { Code::LinkRepaired };
    let problem =
        Diagnostic::new(code, format!("`{target}` leads nowhere")).severity(crate::diagnostic::Severity::Error);
    let on_page = if path.is_empty() { Some(page) } else { survey.place(page, path).map(|place| place.page) };
    let mut elsewhere = survey
        .found
        .pages
        .iter()
        .enumerate()
        .filter(|(_, other)| !anchor.is_empty() && other.outline.find(anchor).is_some());
    if let (Some((other, _)), None) = (elsewhere.next(), elsewhere.next()) {
        let right = Links::written(&survey.found.pages, page, other, anchor);
        return Some(
            problem
                .at(span, if other == page { "the heading is on this page" } else { "the heading is on another page" })
                .replace_with(meant(&right)),
        );
    }
    let Some(on_page) = on_page else {
        return Some(problem.at(span, format!("no page stands at `{path}`")).help("correct the path, or add the page"));
    };
    let names =
        survey.found.pages.get(on_page).map(|page| page.outline.names().collect::<Vec<_>>()).unwrap_or_default();
    let near = if slips.may_guess() { nearest_few(anchor, names.iter().copied()) } else { Vec::new() };
    let problem = problem.at(span, format!("no heading is called like `#{anchor}`"));
    Some(match near.first() {
        Some(near) => {
            let right = Links::written(&survey.found.pages, page, on_page, near);
            problem.help(format!("did you mean `#{near}`?")).replace_with(meant(&right))
        }
        None => {
            problem.help(format!("write a heading `## {label}` and the model's table below it, or correct the link"))
        }
    })
}

//! Pages without a model, and headings that look like a model's and have no table.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Block, InlineKind, Text, blocks, inline, plain};

use super::super::found::fold;
use super::super::links::Links;
use super::super::sheet::Page;
use super::super::{bullets, naming};
use super::{HEADER, NO_MODEL, Slips};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let files: HashSet<_> = slips.models.iter().map(|model| model.file).collect();
    for number in 0..slips.pages().len() {
        let Some(page) = slips.pages().get(number) else { continue };
        if !files.contains(&page.document.file.id) {
            if is_prose(page) {
                let problem = Diagnostic::new(Code::Skipped, "passed over: it is there for people");
                slips.found.push(problem.in_file(page.document.file.display.clone()));
            } else if !slips.pages.contains(&(number, None)) {
                let problem = without_model(page);
                slips.report(number, 0, problem);
            }
            continue;
        }
        let bare = headings(slips, number, page);
        for (heading, problem) in bare {
            slips.report(number, heading, problem);
        }
    }
}

/// Whether a page says itself that it is there to be read by people only.
pub(super) fn is_prose(page: &Page<'_, '_>) -> bool {
    let path = page.document.file.path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default();
    matches!(name, "readme" | "index" | "_index" | "changelog" | "contributing")
        || page.document.file.text.contains(NO_MODEL)
}

fn without_model(page: &Page<'_, '_>) -> Diagnostic {
    let problem = Diagnostic::new(Code::Unread, "the page documents no model");
    let problem = match page.document.title {
        Some(title) => problem.at(title.span, "no table of fields and no list of values stands on this page"),
        None => problem.in_file(page.document.file.display.clone()),
    };
    problem
        .help(format!("write a heading for each model, and a table below it:\n## Order\n\n{HEADER}\n| id | string | yes | What it is. |"))
        .help(format!("if it is prose, write `{NO_MODEL}` on it, or move it out of the folder"))
}

/// Headings without a table among headings that have one each.
fn headings(slips: &Slips<'_, '_, '_, '_>, number: usize, page: &Page<'_, '_>) -> Vec<(usize, Diagnostic)> {
    let all = &page.outline.headings;
    let mut has_model = vec![false; all.len()];
    for group in slips.survey.groups.iter().filter(|group| group.page == number) {
        let mut at = Some(group.bullets.as_ref().map_or(group.owner, |bullets| bullets.heading));
        while let Some(heading) = at.filter(|at| has_model.get(*at) == Some(&false)) {
            has_model[heading] = true;
            at = all.get(heading).and_then(|heading| heading.parent);
        }
    }
    // How many headings stand below each, and how many of them have a model.
    let mut below: HashMap<Option<usize>, (usize, usize)> = HashMap::new();
    for (heading, has_model) in all.iter().zip(&has_model).skip(1) {
        let (count, models) = below.entry(heading.parent).or_default();
        *count += 1;
        *models += usize::from(*has_model);
    }
    let mut found = Vec::new();
    for (at, heading) in all.iter().enumerate().skip(1) {
        let is_leaf = all.get(at + 1).is_none_or(|next| next.parent != Some(at));
        if has_model.get(at).copied().unwrap_or(true) || !is_leaf || slips.pages.contains(&(number, Some(at))) {
            continue;
        }
        let (siblings, models) = below.get(&heading.parent).copied().unwrap_or_default();
        let named = naming::named(&heading.text, false);
        let has_table = blocks(page.document, at).iter().any(|block| matches!(block, Block::Table(_)));
        let choice = choice(slips, number, at);
        let shown = form(page, at).filter(|_| slips.survey.settings.own && models > 0);
        let is_likely = models > 1 && models * 2 + 1 >= siblings && !named.words.is_empty();
        if !is_likely && choice.is_none() && shown.is_none() || has_table || is_of_prose(&heading.text) {
            continue;
        }
        let problem = choice.or_else(|| Some(meant(shown?, &heading.text, heading.raw.span))).unwrap_or_else(|| {
            Diagnostic::new(Code::Unread, format!("`{}` has no table", heading.text))
                .severity(Severity::Warning)
                .at(heading.raw.span, "a model? the headings beside it have a table each")
                .help(format!("write its fields below it:\n{HEADER}"))
        });
        let problem = problem.help(format!("if it is prose, write `{NO_MODEL}` on the line above it"));
        if !super::is_left_out(
            page,
            all.get(at).map_or(heading.raw.span, |heading| start_of_line(page, heading.raw.span)),
        ) {
            found.push((at, problem));
        }
    }
    found
}

/// In what form the fields of a model stand below a heading that has no table, where something looks like them.
fn form(page: &Page<'_, '_>, heading: usize) -> Option<&'static str> {
    let below = blocks(page.document, heading);
    if below.is_empty() {
        return Some("nothing");
    }
    below.iter().find_map(|block| match block {
        Block::Paragraph(text) if is_picture(page, *text) => Some("a picture"),
        Block::Paragraph(text) if are_fields(text.raw) => Some("lines of text"),
        Block::Code(code) if are_fields(code.code.raw) => Some("code"),
        Block::Code(code) if code.language == Some("json") && !super::is_left_out(page, code.block.span) => {
            Some("an example alone")
        }
        _ => None,
    })
}

fn is_picture(page: &Page<'_, '_>, text: Text<'_>) -> bool {
    let tree = inline(text, &page.document.definitions);
    matches!(tree.as_slice(), [only] if matches!(only.kind, InlineKind::Image(_)))
}

/// Whether lines are those of a table in another form: columns between commas or spaces, `name: type`.
fn are_fields(text: &str) -> bool {
    let cells = |line: &str| -> Vec<String> {
        let by_signs = line.split([',', ';', '\t']).map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        if by_signs.len() > 1 {
            by_signs
        } else {
            line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
        }
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let is_header = cells(first).iter().filter(|cell| super::lines::is_header_word(cell)).count() > 1;
    let is_field = |line: &str| {
        let bare = line.trim().trim_start_matches(['-', '*', ' ']).trim_end_matches([',', ';']);
        let Some((name, ty)) = bare.split_once(':') else { return false };
        let ty = ty.split([',', '(', '#', '.']).next().unwrap_or_default().trim().trim_matches('"');
        name.split_whitespace().count() == 1
            && !ty.is_empty()
            && super::super::types::words::kind(&ty.to_lowercase()).is_some()
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    is_header || lines().count() > 0 && lines().filter(|line| is_field(line)).count() * 2 > lines().count()
}

fn meant(form: &str, name: &str, span: crate::source::Span) -> Diagnostic {
    let message = match form {
        "nothing" => format!("nothing stands below `{name}`"),
        form => format!("`{name}` has no table, but {form}"),
    };
    Diagnostic::new(Code::Unread, message)
        .at(span, "a model? the headings beside it have a table")
        .help(format!("write its fields below it:\n{HEADER}"))
}

/// A list of models that does not say so as a union does: without the sentence, or without the links.
fn choice(slips: &Slips<'_, '_, '_, '_>, number: usize, heading: usize) -> Option<Diagnostic> {
    let page = slips.pages().get(number)?;
    if let Some(problem) = flattened(slips, number, heading) {
        return Some(problem);
    }
    let mut lead = None;
    let (list, items) = blocks(page.document, heading).iter().find_map(|block| match block {
        Block::List(text, items) => Some((text, items)),
        Block::Paragraph(text) => {
            lead = Some(*text);
            None
        }
        _ => None,
    })?;
    let links: Vec<(&str, Option<String>)> =
        items.iter().map(|item| model_of(slips, number, *item)).collect::<Option<_>>()?;
    let says_so = lead.is_some_and(|lead| bullets::says_one_of(lead.raw));
    let name = &page.outline.headings.get(heading)?.text;
    if says_so && links.iter().any(|(_, link)| link.is_some()) {
        let replaced = links.iter().map(|(item, link)| format!("- {}", link.as_deref().unwrap_or(item)));
        let problem = Diagnostic::new(Code::Unread, format!("the members of `{name}` are no links"))
            .at(list.span, "a member is a link to the heading of its model")
            .help(format!("write\n{}", replaced.collect::<Vec<_>>().join("\n")));
        return Some(problem);
    }
    let is_list_of_links = items.len() > 1 && !says_so && links.iter().all(|(_, link)| link.is_none());
    is_list_of_links.then(|| {
        Diagnostic::new(Code::Unread, format!("`{name}` is a list of models, and nothing says what of them"))
            .at(super::first_line(*list).span, "not read")
            .help("if it is one of them, write a line above the list:\nOne of:")
    })
}

/// Links to models below a sentence that says that they are a choice, on one line or within each other.
fn flattened(slips: &Slips<'_, '_, '_, '_>, number: usize, heading: usize) -> Option<Diagnostic> {
    let survey = slips.survey;
    let page = slips.pages().get(number)?;
    let below = blocks(page.document, heading);
    let says_so = below.iter().any(|block| matches!(block, Block::Paragraph(text) if bullets::says_one_of(text.raw)));
    if !says_so || survey.lists.contains_key(&(number, heading)) {
        return None;
    }
    let is_model = |target: &str| survey.place(number, target).and_then(|place| survey.group_at(place)).is_some();
    let mut found: Option<(Text<'_>, Vec<String>)> = None;
    for block in below {
        let (Block::Paragraph(text) | Block::List(text, _)) = block else { continue };
        let mut links = Vec::new();
        super::types::collect(&inline(*text, &page.document.definitions), &mut links);
        let written: Vec<String> = links
            .iter()
            .filter(|(_, target, _)| is_model(target))
            .map(|(label, target, _)| format!("- [{label}]({target})"))
            .collect();
        let in_one = |line: &str| line.matches("](").count() > 1;
        let is_nested = matches!(block, Block::List(..)) && text.raw.lines().any(|line| line.starts_with([' ', '\t']));
        if written.len() > 1 && written.len() == links.len() && (text.raw.lines().any(in_one) || is_nested) {
            found = Some((*text, written));
        }
    }
    let (text, written) = found?;
    let name = &page.outline.headings.get(heading)?.text;
    Some(
        Diagnostic::new(Code::Unread, format!("the members of `{name}` are no list"))
            .at(super::first_line(text).span, "not read: each member is an item of its own")
            .help(format!("write\n{}", written.join("\n"))),
    )
}

/// An item that is a model: as written where it is a link, and else the link to write.
fn model_of<'a>(slips: &Slips<'_, '_, '_, '_>, number: usize, item: Text<'a>) -> Option<(&'a str, Option<String>)> {
    let survey = slips.survey;
    let page = slips.pages().get(number)?;
    let text = item.trim().raw;
    let tree = inline(item.trim(), &page.document.definitions);
    if let Some(InlineKind::Link { target, .. }) = tree.first().map(|first| &first.kind) {
        return survey.place(number, target).and_then(|place| survey.group_at(place)).map(|_| (text, None));
    }
    let name = plain(&tree);
    let named = survey.by_name.get(&fold(&name))?;
    let group = survey.groups.get(*named.first()?)?;
    let anchor = &slips.pages().get(group.page)?.outline.headings.get(group.owner)?.slug;
    Some((text, Some(format!("[{name}]({})", Links::written(slips.pages(), number, group.page, anchor)))))
}

/// Words that start a section of prose.
fn is_of_prose(heading: &str) -> bool {
    let first = heading.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(
        first.as_str(),
        "about"
            | "introduction"
            | "overview"
            | "notes"
            | "note"
            | "example"
            | "examples"
            | "see"
            | "how"
            | "why"
            | "what"
            | "when"
            | "changes"
            | "history"
            | "changelog"
            | "license"
            | "background"
            | "conventions"
            | "terms"
            | "glossary"
    )
}

/// The place of a heading with its `#`s.
fn start_of_line(page: &Page<'_, '_>, span: crate::source::Span) -> crate::source::Span {
    let before = page.document.file.text.get(..span.start as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    crate::source::Span { start: u32::try_from(start).unwrap_or(span.start), ..span }
}

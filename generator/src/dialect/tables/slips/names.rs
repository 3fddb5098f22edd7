//! Models of one name on a page: two headings that are alike, or two tables below one.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

use super::super::found::{Group, fold};
use super::{Slips, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    let mut firsts: HashMap<(usize, String), usize> = HashMap::new();
    for (number, group) in survey.groups.iter().enumerate() {
        let first = *firsts.entry((group.page, fold(&group.called))).or_insert(number);
        if first == number || group.opened || group.name == group.called || !group.fields.is_empty() {
            continue;
        }
        let first_at = survey.at(first);
        let Some(first) = survey.groups.get(first) else { continue };
        let Some(at) = survey.at(number) else { continue };
        let Some(page) = survey.found.pages.get(group.page) else { continue };
        if is_left_out(page, at) || !slips.is_read(at) {
            continue;
        }
        let heading = page.outline.above(at.start);
        if first.owner == group.owner
            && first_at.is_some_and(|first| page.outline.above(first.start) != heading)
            && let Some(named) = page.outline.headings.get(heading)
        {
            let message = format!("`{}` names no model, and `{}` has a table already", named.text, group.called);
            let problem = Diagnostic::new(Code::DuplicateModel, message)
                .at(named.raw.span, format!("its table is called `{}`", group.name))
                .help(format!("write a heading that names it, such as `{} {}`", group.called, named.text));
            slips.report(group.page, heading, problem);
            continue;
        }
        let problem = if first_at.is_some_and(|first| page.outline.above(first.start) == heading) {
            two_tables(page, group, at, first_at)
        } else {
            Diagnostic::new(Code::DuplicateModel, format!("two headings of the page are called `{}`", group.called))
                .at(group.named, "again here")
                .related(first.named, "the first")
                .help("give each model a name of its own")
        };
        slips.report(group.page, heading, problem);
    }
}

fn two_tables(page: &super::Page<'_, '_>, group: &Group, at: Span, first: Option<Span>) -> Diagnostic {
    let line = |span: Span| {
        let text = page.document.file.slice(span);
        span.part(0..text.find('\n').unwrap_or(text.len()))
    };
    let problem =
        Diagnostic::new(Code::FieldTable, format!("two tables stand below the heading of `{}`", group.called))
            .at(line(at), "which model is this?");
    let problem = first.into_iter().fold(problem, |problem, first| problem.related(line(first), "the first"));
    problem.help("put a heading above it that says what the model is called, or make the two tables one")
}

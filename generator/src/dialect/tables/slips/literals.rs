//! Type cells that are read as something that nobody writes on purpose: a text twice, a link that is none.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Row;

use super::super::columns::Role;
use super::super::found::fold;
use super::super::links::Links;
use super::super::sheet::Sheet;
use super::super::survey::Survey;

pub(super) fn find(survey: &Survey<'_, '_>, sheet: &Sheet<'_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let cell = sheet.cell(row, sheet.column(Role::Type)?);
    let quoted: Vec<&str> = cell.raw.split('"').skip(1).step_by(2).collect();
    let mut seen = HashSet::new();
    if let Some(twice) = quoted.iter().find(|text| !seen.insert(**text))
        && cell.raw.matches('"').count().is_multiple_of(2)
    {
        return Some(
            Diagnostic::new(Code::EnumValues, format!("\"{twice}\" stands twice among the values"))
                .at(cell.span, "a value stands once")
                .help("leave one of the two out, or correct it"),
        );
    }
    let raw = cell.raw;
    if let Some((label, target)) =
        raw.split_once("](").or_else(|| raw.split_once("] (")).filter(|_| raw.starts_with('['))
    {
        let Some((target, "")) = target.split_once(')') else { return None };
        let has_spaces = raw.contains("] (") || target.contains(' ') && !target.contains('"');
        let leads = target.contains('#') || target.contains(".md");
        return (has_spaces && leads).then(|| {
            let target: String = target.split_whitespace().collect();
            Diagnostic::new(Code::TypeCell, format!("`{raw}` is no link"))
                .at(cell.span, "a link has no spaces between `]` and `)`")
                .replace_with(format!("{}]({target})", label.replace('\\', "")))
        });
    }
    // `[Order]` is a list in some languages, and in this one a link that leads nowhere.
    let name = raw.trim_matches(['[', ']']);
    let is_bracketed =
        raw.starts_with('[') && raw.ends_with(']') && !name.is_empty() && !name.contains(['[', ']', ',', '"']);
    let (other, heading) = survey.headings.get(&fold(name)).copied().filter(|_| is_bracketed)?;
    let slug = &survey.found.pages.get(other)?.outline.headings.get(heading)?.slug;
    let target = Links::written(&survey.found.pages, sheet.page, other, slug);
    Some(
        Diagnostic::new(Code::TypeCell, format!("`{raw}` may be a link or a list"))
            .at(cell.span, "a link says where it leads to")
            .help(format!("write `[{name}]({target})` for one `{name}`"))
            .help(format!("or `{name}[]` for a list of them")),
    )
}

//! Fields within a field that no row of the table has: `sise.width` below `size`.

use std::collections::HashSet;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};

use super::super::kinds::Kind;
use super::Slips;

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    if !survey.settings.own || !survey.convention.dots_are_paths() {
        return;
    }
    for group in survey.groups.iter().filter(|group| group.bullets.is_none()) {
        let is_fields =
            |sheet: &&usize| survey.found.verdicts.get(**sheet).is_some_and(|verdict| verdict.kind == Kind::Fields);
        let names =
            || group.sheets.iter().filter(is_fields).filter_map(|sheet| survey.found.names.get(*sheet)).flatten();
        let bare = |name: &str| name.replace("[]", "").replace("[*]", "");
        let known: HashSet<String> = names().map(|name| bare(&name.name.text)).collect();
        let mut told = HashSet::new();
        let mut found = Vec::new();
        for name in names() {
            let text = bare(&name.name.text);
            let Some((parent, _)) =
                text.rsplit_once('.').filter(|(parent, last)| !parent.is_empty() && !last.is_empty())
            else {
                continue;
            };
            if text.contains("..") || text.starts_with('.') || known.contains(parent) || !told.insert(parent.to_owned())
            {
                continue;
            }
            let problem =
                Diagnostic::new(Code::FieldName, format!("no row has the field `{parent}` that this one is in"))
                    .at(name.name.span, "a field within a field stands below the row of that one");
            let roots = known.iter().map(String::as_str).filter(|name| !name.starts_with(&format!("{parent}.")));
            let near = if slips.may_guess() { nearest(parent, roots) } else { None };
            found.push(match near {
                Some(near) => problem.help(format!("did you mean `{}`?", name.name.text.replacen(parent, near, 1))),
                None => problem
                    .help(format!("write a row for it above, whose type is `object`:\n| {parent} | object | yes |  |")),
            });
        }
        for problem in found {
            slips.report(group.page, group.owner, problem);
        }
    }
}

//! Defaults that are no value of their field.

use std::collections::HashMap;

use crate::diagnostic::suggest::{did_you_mean, nearest};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Text;
use crate::source::Span;

use super::super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::super::columns::Role;
use super::super::defaults::{says_none, says_required};
use super::super::kinds::Kind;
use super::super::sheet;
use super::super::sheet::is_mark;
use super::Slips;

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    let bodies = slips.models.iter().map(|model| &model.body);
    let fields: HashMap<Span, &RawField> = bodies.flat_map(of_body).map(|field| (field.name.span, field)).collect();
    let values: HashMap<Span, &RawModel> = slips.models.iter().map(|model| (model.at, model)).collect();
    let sheets = survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate();
    for (number, (sheet, _)) in sheets.filter(|(_, (_, verdict))| verdict.kind == Kind::Fields) {
        let Some(column) = sheet.column(Role::Default) else { continue };
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        for (row, name) in sheet.table.rows.iter().zip(names) {
            let cell = sheet.cell(row, column);
            let text = sheet::text(page, cell);
            let Some(field) = fields
                .get(&name.name.span)
                .filter(|_| !is_mark(cell.raw) && !says_none(&text) && !says_required(&text))
            else {
                continue;
            };
            let found = match &field.default {
                None => no_value(cell, &text, &field.ty),
                Some(default) => not_among(cell, &default.value, &field.ty, &values),
            };
            if let Some(problem) = found {
                slips.report(sheet.page, sheet.heading, problem);
            }
        }
    }
}

fn of_body(body: &RawBody) -> &[RawField] {
    match body {
        RawBody::Fields(fields) => fields,
        _ => &[],
    }
}

/// What has no value of the type, where the type says what values it has.
fn no_value(cell: Text<'_>, text: &str, ty: &RawType) -> Option<Diagnostic> {
    let (expected, example) = expected(&ty.kind)?;
    Some(
        Diagnostic::new(Code::UnreadCell, format!("`{text}` is no {expected}"))
            .at(
                cell.span,
                format!(
                    "a default of the field is {expected_article} {expected}",
                    expected_article = article(expected)
                ),
            )
            .help(format!("write a value as JSON has it, such as `{example}`, or leave the cell empty"))
            .help("what else there is to say of the default belongs into the description"),
    )
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn expected(kind: &RawTypeKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        RawTypeKind::Integer | RawTypeKind::Sized(_) => ("integer", "3"),
        RawTypeKind::Number | RawTypeKind::Numeric => ("number", "2.5"),
        RawTypeKind::Boolean => ("boolean", "true"),
        RawTypeKind::Date => ("date", "2024-01-31"),
        RawTypeKind::DateTime => ("date-time", "2024-01-31T08:00:00Z"),
        RawTypeKind::Array(_) => ("list", "[]"),
        RawTypeKind::String => ("single text", "\"some words\""),
        RawTypeKind::Union(members) if members.iter().all(|member| matches!(member.kind, RawTypeKind::Literal(_))) => {
            ("value of the field", "one of those in its type")
        }
        _ => return None,
    })
}

/// A default that the values of the field do not have.
fn not_among(
    cell: Text<'_>,
    value: &serde_json::Value,
    ty: &RawType,
    models: &HashMap<Span, &RawModel>,
) -> Option<Diagnostic> {
    let RawTypeKind::Ref(reference) = &ty.kind else { return None };
    let model = models.get(&reference.model?)?;
    let RawBody::Values(values) = &model.body else { return None };
    let is_value = values.values.iter().any(|known| known.value == *value || text_of(&known.value) == text_of(value));
    if is_value || values.open || values.flags {
        return None;
    }
    let text = text_of(value);
    let known: Vec<String> = values.values.iter().map(|known| text_of(&known.value)).collect();
    let problem = Diagnostic::new(Code::UnreadCell, format!("`{text}` is no value of `{}`", model.name.text))
        .at(cell.span, "a default is one of the values of its field")
        .related(model.name.span, "has no such value");
    Some(match nearest(&text, known.iter().map(String::as_str)) {
        Some(near) => did_you_mean(&text, [near]).into_iter().fold(problem, Diagnostic::help).replace_with(near),
        None => problem.help("write one of them, or leave the cell empty"),
    })
}

fn text_of(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

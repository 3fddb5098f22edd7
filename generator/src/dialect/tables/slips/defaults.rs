//! Defaults that are no value of their field.

use std::collections::HashMap;

use crate::diagnostic::suggest::{did_you_mean, nearest, nearest_word};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Text;
use crate::source::Span;

use super::super::super::raw::{IntSize, RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::super::columns::Role;
use super::super::defaults::{says_none, says_required};
use super::super::kinds::Kind;
use super::super::sheet;
use super::super::sheet::is_mark;
use super::Slips;

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    let fields: HashMap<Span, &RawField> = super::fields(slips.models);
    let values: HashMap<Span, &RawModel> = slips.models.iter().map(|model| (model.at, model)).collect();
    let sheets = survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate();
    for (number, (sheet, _)) in sheets.filter(|(_, (_, verdict))| verdict.kind == Kind::Fields) {
        let Some(column) = sheet.column(Role::Default) else { continue };
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        for (row, name) in sheet.table.rows.iter().zip(names) {
            let cell = sheet.cell(row, column);
            let text = sheet::text(page, cell);
            let Some(field) = fields.get(&name.name.span).filter(|field| {
                !is_mark(cell.raw) && (!says_none(&text) || is_word(&text, field)) && !says_required(&text)
            }) else {
                continue;
            };
            let found = match &field.default {
                None => no_value(cell, &text, &field.ty, &values),
                Some(default) => not_among(cell, &default.value, &field.ty, &values),
            };
            if let Some(problem) = found {
                slips.report(sheet.page, sheet.heading, problem);
            }
        }
    }
}

/// Whether a word that says that there is no default may be one: `empty`.
fn is_word(text: &str, field: &RawField) -> bool {
    field.ty.kind == RawTypeKind::String && text.eq_ignore_ascii_case("empty")
}

/// What has no value of the type, where the type says what values it has.
fn no_value(cell: Text<'_>, text: &str, ty: &RawType, models: &HashMap<Span, &RawModel>) -> Option<Diagnostic> {
    const MORE: &str = "what else there is to say of the default belongs into the description";
    if let RawTypeKind::Ref(reference) = &ty.kind {
        let model = models.get(&reference.model?)?;
        return matches!(model.body, RawBody::Fields(_)).then(|| {
            Diagnostic::new(Code::UnreadCell, format!("a default of an object, `{text}`, is not read"))
                .at(cell.span, format!("a value of `{}`", model.name.text))
                .help("leave the cell empty, and say in the description what is taken for an object that is left out")
        });
    }
    if let RawTypeKind::Union(members) = &ty.kind
        && let Some(known) = members.iter().map(literal).collect::<Option<Vec<String>>>()
    {
        let listed: Vec<String> = known.iter().map(|value| format!("`{value}`")).collect();
        let problem = Diagnostic::new(Code::UnreadCell, format!("`{text}` is no value of the field"))
            .at(cell.span, "a default is one of the values of its field");
        let near = nearest_word(text, known.iter().map(String::as_str));
        let problem = near.into_iter().fold(problem, Diagnostic::replace_with);
        return Some(problem.help(format!("write one of {}, or leave the cell empty", listed.join(", "))));
    }
    let (expected, example) = expected(&ty.kind)?;
    Some(
        Diagnostic::new(Code::UnreadCell, format!("`{text}` is no {expected}"))
            .at(cell.span, format!("a default of the field is {} {expected}", article(expected)))
            .help(format!("write a value as JSON has it, such as `{example}`, or leave the cell empty"))
            .help(MORE),
    )
}

fn literal(ty: &RawType) -> Option<String> {
    if let RawTypeKind::Literal(value) = &ty.kind { Some(text_of(value)) } else { None }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

fn expected(kind: &RawTypeKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        RawTypeKind::Sized(IntSize { bits, signed }) => {
            let named = match (bits, signed) {
                (8, true) => "int8",
                (16, true) => "int16",
                (32, true) => "int32",
                (_, true) => "int64",
                (8, false) => "uint8",
                (16, false) => "uint16",
                (32, false) => "uint32",
                (_, false) => "uint64",
            };
            (named, "3")
        }
        RawTypeKind::Integer => ("integer", "3"),
        RawTypeKind::Number | RawTypeKind::Numeric => ("number", "2.5"),
        RawTypeKind::Boolean => ("boolean", "true"),
        RawTypeKind::Date => ("date", "2024-01-31"),
        RawTypeKind::DateTime => ("date-time", "2024-01-31T08:00:00Z"),
        RawTypeKind::Array(_) => ("list of its type", "[]"),
        RawTypeKind::Map(_) => ("object of its type", "{}"),
        RawTypeKind::String => ("single text", "\"some words\""),
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

//! Documented values that are there twice, or are not of one kind.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};

use crate::document::Row;

use super::super::super::raw::{RawBody, RawModel, RawValue, RawValues};
use super::super::columns::Role;
use super::super::kinds::Kind;
use super::super::sheet::{Page, Sheet};
use super::super::{sheet, values};
use super::{Slips, is_left_out};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let files: HashMap<_, _> =
        slips.pages().iter().enumerate().map(|(number, page)| (page.document.file.id, number)).collect();
    for model in slips.models {
        let RawBody::Values(values) = &model.body else { continue };
        let Some(number) = files.get(&model.file).copied() else { continue };
        let Some(page) = slips.pages().get(number).filter(|page| !is_left_out(page, model.at)) else { continue };
        let heading = page.outline.above(model.at.start);
        let found = no_bits(slips, model, number)
            .into_iter()
            .chain(no_values(slips, model, number))
            .chain(twice(model, values))
            .chain(named_twice(model, values))
            .chain(mixed(model, values));
        for problem in found.collect::<Vec<_>>() {
            slips.report(number, heading, problem);
        }
    }
}

/// Values of flags that are no bits, so that all of the table is read as texts.
fn no_bits(slips: &Slips<'_, '_, '_, '_>, model: &RawModel, number: usize) -> Vec<Diagnostic> {
    let Some((page, sheet, value)) = table_of(slips, model, number) else { return Vec::new() };
    let Some(flag) = sheet.column(Role::Flag) else { return Vec::new() };
    let own = slips.survey.settings.own;
    let Some(column) = sheet.column(Role::Value) else {
        let is_whole = |at: &usize| *at != flag && values::is_whole(page, sheet, *at);
        let Some(other) = (0..sheet.columns.len()).find(is_whole).filter(|_| own && value == flag) else {
            return Vec::new();
        };
        let Some(cell) = sheet.table.header.get(other) else { return Vec::new() };
        return vec![
            Diagnostic::new(Code::EnumValues, format!("the flags of `{}` have no column `Value`", model.name.text))
                .at(cell.span, "not read")
                .help("call the column `Value`; the bit 3 has the value `1 << 3`, or `8`"),
        ];
    };
    let text = |row: &Row<'_>| sheet::text(page, sheet.cell(row, column));
    let is_bit = |row: &Row<'_>| values::number(&text(row)).is_some();
    let (bits, others): (Vec<&Row<'_>>, Vec<&Row<'_>>) = sheet.table.rows.iter().partition(|row| is_bit(row));
    let is_meant = |row: &&&Row<'_>| text(row).contains('<');
    if bits.len() <= others.len() && !(own && (!bits.is_empty() || others.iter().any(|row| is_meant(&row)))) {
        return Vec::new();
    }
    let problem = |row: &Row<'_>| {
        let cell = sheet.cell(row, column);
        Diagnostic::new(Code::EnumValues, format!("`{}` is no bit", sheet::text(page, cell)))
            .at(cell.span, format!("a flag of `{}` is a number of up to 64 bits", model.name.text))
            .help("write `1 << 0` to `1 << 63`, or the number itself")
    };
    others.into_iter().map(problem).collect()
}

/// The table that a model is read from, and the column of its values.
fn table_of<'s, 'd, 'a>(
    slips: &Slips<'s, 'd, 'a, '_>,
    model: &RawModel,
    number: usize,
) -> Option<(&'s Page<'d, 'a>, &'s Sheet<'d, 'a>, usize)> {
    let found = &slips.survey.found;
    let mut sheets = found.sheets.iter().zip(&found.verdicts);
    let (sheet, verdict) = sheets.find(|(sheet, _)| sheet.page == number && sheet.span() == model.at)?;
    let Kind::Values { column, .. } = verdict.kind else { return None };
    Some((found.pages.get(number)?, sheet, column))
}

/// Rows without a value, and numbers that JSON does not have: `02`.
fn no_values(slips: &Slips<'_, '_, '_, '_>, model: &RawModel, number: usize) -> Vec<Diagnostic> {
    let Some((page, sheet, column)) = table_of(slips, model, number).filter(|_| slips.survey.settings.own) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for row in sheet.table.rows.iter().filter(|row| row.cells.len() == sheet.table.header.len()) {
        let cell = sheet.cell(row, column);
        let text = sheet::text(page, cell);
        if text.is_empty() {
            found.push(
                Diagnostic::new(Code::EnumValues, format!("a row of `{}` has no value", model.name.text))
                    .at(row.text.span, "not read")
                    .help("write the value as JSON has it; the empty text is `\"\"`"),
            );
        } else if text.len() > 1 && text.starts_with('0') && text.chars().all(|c| c.is_ascii_digit()) {
            found.push(
                Diagnostic::new(Code::EnumValues, format!("`{text}` is no number that JSON has"))
                    .at(cell.span, "read without the zero")
                    .help(format!(
                        "write `{}`; or `\"{text}\"` in each row if the values are texts",
                        text.trim_start_matches('0')
                    )),
            );
        }
    }
    found
}

/// Values that stand in two rows.
fn twice(model: &RawModel, values: &RawValues) -> Vec<Diagnostic> {
    let mut firsts: HashMap<String, &RawValue> = HashMap::new();
    let mut found = Vec::new();
    for value in &values.values {
        let key = value.value.to_string();
        let Some(first) = firsts.get(&key) else {
            firsts.insert(key, value);
            continue;
        };
        // Two names for one number are an older name and a newer one, but never two bits.
        let is_synonym = value.value.is_number() && value.name != first.name && !values.flags;
        if !is_synonym && first.span != value.span {
            let message = format!("{key} stands twice among the values of `{}`", model.name.text);
            found.push(
                Diagnostic::new(Code::EnumValues, message)
                    .at(value.span, "again here")
                    .related(first.span, "the first")
                    .help("leave one of the two out, or correct it"),
            );
        }
    }
    found
}

/// Names that stand for two values.
fn named_twice(model: &RawModel, values: &RawValues) -> Vec<Diagnostic> {
    let mut firsts: HashMap<&str, &RawValue> = HashMap::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in values.values.iter().filter_map(|value| value.name.as_deref()) {
        *counts.entry(name).or_default() += 1;
    }
    let mut found = Vec::new();
    for value in values.values.iter().filter(|value| value.value.is_number()) {
        let Some(name) = value.name.as_deref() else { continue };
        // What several rows call the same is what they are of, and no name.
        let is_name = counts.get(name) == Some(&2);
        match firsts.get(name) {
            Some(first) if is_name && first.value != value.value => {
                let message = format!("`{name}` stands for two values of `{}`", model.name.text);
                found.push(
                    Diagnostic::new(Code::EnumValues, message)
                        .at(value.span, format!("{} here", value.value))
                        .related(first.span, format!("{} here", first.value))
                        .help("give each value a name of its own"),
                );
            }
            Some(_) => {}
            None => {
                firsts.insert(name, value);
            }
        }
    }
    found
}

/// A single number among texts, or a text among numbers.
fn mixed(model: &RawModel, values: &RawValues) -> Option<Diagnostic> {
    let is_number = |value: &&RawValue| value.value.as_str().is_some_and(|text| text.parse::<i64>().is_ok());
    let numbers = values.values.iter().filter(is_number).count();
    let texts = values.values.len() - numbers;
    if numbers == 0 || texts == 0 || numbers > 1 && texts > 1 {
        return None;
    }
    let odd = values.values.iter().find(|value| is_number(value) == (numbers == 1))?;
    Some(
        Diagnostic::new(Code::EnumValues, format!("the values of `{}` are texts and numbers", model.name.text))
            .severity(Severity::Warning)
            .at(odd.span, "unlike the others; all are read as texts")
            .help("if the values are numbers, correct this one; if all are texts, all is well"),
    )
}

//! What was found of docs before anything is made of them: every table with its verdict, what signs mean, and the words of
//! types that nothing defines. For people who are about to read somebody's Markdown.
//!
//! Stands beside `lint` and `explain`, behind all stages, and concludes nothing itself: [`text()`] draws it, [`json()`]
//! prints it for tools, and [`starter()`] writes a configuration of it to correct.

mod starter;
mod text;

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::dialect::{ModelFound, Report};
use crate::ir::TypeWord;
use crate::source::{Sources, Span};

pub(crate) use starter::TO_DECIDE;
pub use starter::{create, starter};
pub use text::text;

/// What was found of one documentation.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The API that it is of.
    pub api: String,
    /// The folder, as it was named.
    pub docs: String,
    /// The dialects that its pages are read in, and how many pages of each.
    pub dialects: Vec<(&'static str, usize)>,
    /// What was found of the tables that people write.
    pub report: Report,
    /// The words of their type cells that no page defines.
    pub words: Vec<TypeWord>,
    /// The ids of the models, by where they stand.
    pub ids: HashMap<Span, String>,
}

impl Survey {
    /// The id of the model that a table is part of. One that nothing needs is none: values that no field refers to.
    pub fn id(&self, model: &ModelFound) -> Option<&str> {
        self.ids.get(&model.at).map(String::as_str)
    }
}

/// What was found, for tools:
///
/// ```json
/// {"schemadown_survey": 1, "docs": [
///   {"api": "shop", "docs": "specs/shop",
///    "dialects": [{"dialect": "tables", "pages": 12}],
///    "tables": [{"file": "order.md", "line": 7, "heading": "Order", "rows": 5, "kind": "fields",
///                "reason": "it has names and types", "model": "Order"}],
///    "convention": [{"about": "required", "sign": "name?", "means": "…", "unit": "names",
///                    "count": 757, "of": 2013, "decides": true, "first": {"file": "order.md", "line": 10}}],
///    "unmarked": {"count": 12, "of": 2013, "first": {"file": "user.md", "line": 3}},
///    "columns": [{"header": "since", "role": "-", "tables": 4, "first": {"file": "order.md", "line": 7}}],
///    "types": [{"word": "snowflake", "cells": 294, "first": {"file": "order.md", "line": 9},
///               "shown": {"kind": "string", "first": {"file": "order.md", "line": 20}}}]}]}
/// ```
///
/// `kind` is one of `fields`, `patterns` (of the entries of a map), `parameters`, `values` and `other`; `model` is the id of the
/// model that the table is part of, or null. `about` is one of `required`, `nullable` and `paths`; `decides` says whether the
/// pages are read by the sign. `unmarked` counts the fields of which nothing says whether they are required; it is null
/// where there are none. `shown` is the kind of value that examples show of a word, or null. Paths are those below the docs.
pub fn json(surveys: &[Survey], sources: &Sources) -> Value {
    let docs: Vec<Value> = surveys.iter().map(|survey| one(survey, sources)).collect();
    json!({ "schemadown_survey": 1, "docs": docs })
}

fn one(survey: &Survey, sources: &Sources) -> Value {
    let at = |span: Span| json!({"file": sources.file(span.file).path, "line": sources.position(span).line});
    let report = &survey.report;
    let dialects = survey.dialects.iter().map(|(dialect, pages)| json!({"dialect": dialect, "pages": pages}));
    let tables = report.tables.iter().map(|table| {
        json!({
            "file": sources.file(table.span.file).path,
            "line": sources.position(table.span).line,
            "heading": table.heading,
            "rows": table.rows,
            "kind": table.kind,
            "reason": table.reason,
            "model": table.model.as_ref().and_then(|model| survey.id(model)),
        })
    });
    let convention = report.signs.iter().map(|sign| {
        json!({
            "about": sign.about,
            "sign": sign.sign,
            "means": sign.means,
            "unit": sign.unit,
            "count": sign.count.found,
            "of": sign.count.of,
            "decides": sign.decides,
            "first": sign.count.first.map(at),
        })
    });
    let unmarked = report
        .unmarked
        .map(|unmarked| json!({"count": unmarked.found, "of": unmarked.of, "first": unmarked.first.map(at)}));
    let columns = report.columns.iter().map(|column| {
        json!({"header": column.header, "role": column.role, "tables": column.tables, "first": at(column.first)})
    });
    let types = survey.words.iter().map(|word| {
        let shown = word.shown.map(|(kind, span)| json!({"kind": kind, "first": at(span)}));
        json!({"word": word.word, "cells": word.cells, "first": at(word.first), "shown": shown})
    });
    json!({
        "api": survey.api,
        "docs": survey.docs,
        "dialects": dialects.collect::<Vec<_>>(),
        "tables": tables.collect::<Vec<_>>(),
        "convention": convention.collect::<Vec<_>>(),
        "unmarked": unmarked,
        "columns": columns.collect::<Vec<_>>(),
        "types": types.collect::<Vec<_>>(),
    })
}

/// A place, as `order.md:7`.
fn place(span: Span, sources: &Sources) -> String {
    format!("{}:{}", sources.file(span.file).path, sources.position(span).line)
}

/// A number with its thousands set apart: `2,013`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// So many of something, in words: `1 cell`, `294 cells`.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {one}s", thousands(count)) }
}

/// A count and where the first is: `757 of 2,013 names, first at order.md:10`.
fn tallied(tally: crate::dialect::Tally, unit: &str, sources: &Sources) -> String {
    let first = tally.first.map(|span| format!(", first at {}", place(span, sources))).unwrap_or_default();
    format!("{} of {} {unit}{first}", thousands(tally.found), thousands(tally.of))
}

#[cfg(test)]
mod tests {
    use super::{counted, thousands};

    #[test]
    fn numbers_for_people() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), expected);
        }
        assert_eq!(counted(1, "cell"), "1 cell");
        assert_eq!(counted(2000, "cell"), "2,000 cells");
    }
}

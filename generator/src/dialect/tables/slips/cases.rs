//! Cells that say when a field has to be there, where they say neither yes nor no: what is no case, and cases of fields and values
//! that the table does not have.

use std::collections::HashMap;

use crate::diagnostic::suggest::nearest_word;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Row, Text};
use crate::source::Span;

use super::super::super::raw::{RawBody, RawField, RawModel, RawType, RawTypeKind};
use super::super::columns::Role;
use super::super::glossary;
use super::super::name_cell::NameCell;
use super::super::required::{self, Presence};
use super::super::sheet::{self, Page, Sheet};

/// The table that a row stands in.
pub(super) struct Table<'t, 'd, 'a> {
    pub(super) page: &'t Page<'d, 'a>,
    pub(super) sheet: &'t Sheet<'d, 'a>,
    pub(super) names: &'t [NameCell],
    pub(super) fields: &'t HashMap<Span, &'t RawField>,
    pub(super) models: &'t [RawModel],
}

/// How a cell starts that names a case.
const OPENINGS: &[&str] =
    &["if ", "unless ", "when ", "only if ", "only when ", "required if ", "required when ", "required unless "];

pub(super) fn find(table: &Table<'_, '_, '_>, row: &Row<'_>) -> Option<Diagnostic> {
    let column = table.sheet.column(Role::Required)?;
    let cell = table.sheet.cell(row, column);
    let text = sheet::text(table.page, cell);
    if text.is_empty() {
        return table.blank(column, row);
    }
    if cell.raw.contains("~~") {
        let problem = Diagnostic::new(Code::RequiredCell, "a word is struck out").at(cell.span, "yes or no?");
        return Some(problem.help("write `yes` or `no`"));
    }
    let presence = required::cell(&text, false)?;
    if presence != Presence::Conditional {
        return table.said_otherwise(presence, cell, row);
    }
    let lower = text.to_lowercase();
    if OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
        return table.unknown(cell);
    }
    let problem = Diagnostic::new(Code::RequiredCell, format!("`{text}` says neither yes nor no"))
        .at(cell.span, "must the field be there?");
    let problem = case(cell.raw).into_iter().fold(problem, Diagnostic::replace_with);
    Some(problem.help("write `yes`, `no`, or when it must be, as in: if `state` is `paid`, unless `state` is set"))
}

/// The case that a cell names behind a yes or a no.
fn case(raw: &str) -> Option<String> {
    let lower = raw.to_ascii_lowercase();
    let behind = |word: &str| lower.find(word).map(|at| raw.get(at + word.len()..).unwrap_or_default());
    let bare = |text: &str| text.trim_matches([' ', ')', '.', ',', '(']).to_owned();
    let is_no = lower.starts_with("no");
    let (opening, rest) = match (behind(" if "), behind(" unless ")) {
        (Some(rest), None) if !is_no => ("if", rest),
        (None, Some(rest)) if !is_no => ("unless", rest),
        // What need not be there unless something holds has to be if it does.
        (None, Some(rest)) => ("if", rest),
        (Some(rest), None) => ("unless", rest),
        _ => return lower.strip_prefix("yes (if ").map(|_| format!("if {}", bare(raw.get(8..).unwrap_or_default()))),
    };
    (!rest.trim().is_empty()).then(|| format!("{opening} {}", bare(rest)))
}

impl Table<'_, '_, '_> {
    /// An empty cell among others that say yes as well as no.
    fn blank(&self, column: usize, row: &Row<'_>) -> Option<Diagnostic> {
        let others = || self.sheet.table.rows.iter().map(|row| sheet::text(self.page, self.sheet.cell(row, column)));
        let says = |presence| others().any(|text| required::cell(&text, false) == Some(presence));
        let is_only = self.sheet.table.rows.len() < 2 || !others().any(|text| !text.is_empty());
        (is_only || says(Presence::Optional) || row.cells.len() <= column).then(|| {
            Diagnostic::new(Code::RequiredCell, "a row says neither yes nor no")
                .at(row.text.span, "its column `Required` is empty")
                .help("write `yes`, `no`, or when it must be: `if …`")
        })
    }

    /// A description that starts with the opposite.
    fn said_otherwise(&self, presence: Presence, cell: Text<'_>, row: &Row<'_>) -> Option<Diagnostic> {
        let description = self.sheet.cell(row, self.sheet.column(Role::Description)?);
        let (said, _) = required::description(description.raw, false)?;
        let differs = matches!(
            (presence, said),
            (Presence::Required, Presence::Optional) | (Presence::Optional, Presence::Required)
        );
        differs.then(|| {
            Diagnostic::new(Code::RequiredCell, "the row says that the field is required, and that it is not")
                .at(cell.span, "says the one")
                .related(description.span, "starts with the other")
                .help("leave the word in the description out, or correct the cell")
        })
    }

    /// A name in a case that is that of no field, or a value that the field does not have.
    fn unknown(&self, cell: Text<'_>) -> Option<Diagnostic> {
        let words = glossary::code(self.page, cell);
        let known: Vec<&str> = self.names.iter().map(|name| name.name.text.as_str()).collect();
        let is_field = |word: &str| known.contains(&word);
        let first = words.first()?;
        let problem = |message: String, label: &str| Diagnostic::new(Code::RequiredCell, message).at(cell.span, label);
        let replaced = |problem: Diagnostic, word: &str, near: Option<&str>| {
            near.into_iter().fold(problem, |problem, near| {
                problem.replace_with(cell.raw.replacen(&format!("`{word}`"), &format!("`{near}`"), 1))
            })
        };
        let text = sheet::text(self.page, cell);
        let is_named = || text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).any(is_field);
        if !words.iter().any(|word| is_field(word)) && !is_named() {
            let near = nearest_word(first, known.iter().copied());
            let found = problem(format!("no field of the table is called `{first}`"), "decides nothing");
            return Some(replaced(found, first, near).help("a case names fields of the same table in backticks"));
        }
        let field = self.names.iter().find(|name| name.name.text == *first)?;
        let values = values(&self.fields.get(&field.name.span)?.ty, self.models)?;
        if let [only] = words.as_slice()
            && cell.raw.trim_end().ends_with('`')
        {
            let shown = values.first().map_or("", String::as_str);
            let found = problem(format!("the cell does not say what `{only}` has to be"), "decides nothing");
            return Some(found.help(format!("write: if `{only}` is `{shown}`; or: if `{only}` is set")));
        }
        let strange = words
            .iter()
            .skip(1)
            .find(|word| !is_field(word) && !values.contains(&word.trim_matches('"').to_owned()))?;
        let near = nearest_word(strange, values.iter().map(String::as_str));
        let found = problem(format!("`{strange}` is no value of `{first}`"), "never holds");
        Some(replaced(found, strange, near).help(format!("its values are {}", values.join(", "))))
    }
}

/// The texts that a type has, where it has no others.
fn values(ty: &RawType, models: &[RawModel]) -> Option<Vec<String>> {
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let literal = |ty: &RawType| if let RawTypeKind::Literal(value) = &ty.kind { Some(text(value)) } else { None };
    match &ty.kind {
        RawTypeKind::Union(members) => members.iter().map(literal).collect(),
        RawTypeKind::Ref(reference) => {
            let at = reference.model?;
            let RawBody::Values(values) = &models.iter().find(|model| model.at == at)?.body else { return None };
            Some(values.values.iter().map(|value| text(&value.value)).collect())
        }
        _ => None,
    }
}

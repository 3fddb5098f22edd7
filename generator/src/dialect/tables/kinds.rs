//! What a table documents, by the shape of its columns and rows and the words of its heading.

use std::collections::HashSet;

use crate::document::plain;

use super::columns::Role;
use super::name_cell::NameCell;
use super::sheet::{self, Page, Sheet};
use super::{types, values};

/// What a table documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The fields of an object.
    Fields,
    /// The entries of a map: what keys look like, and what they lead to.
    Patterns,
    /// The parameters of a path, a query or headers.
    Parameters,
    /// Values, which stand in the column of this number. `sure` where nothing has to refer to them to say so.
    Values { column: usize, sure: bool },
    /// Values of fields, each row of the field that its first cell names.
    Allowed,
    /// Nothing that a model is made of.
    Other,
}

/// What a table was found to be, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) reason: &'static str,
}

/// Why a table is one of parameters that could be one of fields, in a doc set that calls fields so.
pub(super) const PARAMETERS: &str = "its first column has parameters";

fn verdict(kind: Kind, reason: &'static str) -> Verdict {
    Verdict { kind, reason }
}

/// What a table documents. `parameters_are_fields` says what the doc set calls fields.
pub(super) fn judge(
    page: &Page<'_, '_>,
    sheet: &mut Sheet<'_, '_>,
    names: &[NameCell],
    parameters_are_fields: bool,
) -> Verdict {
    if sheet.table.rows.is_empty() {
        return verdict(Kind::Other, "it has no rows");
    }
    let written = page.outline.headings.get(sheet.heading).filter(|_| !sheet.only_named);
    let written = written.map(|heading| heading.text.clone()).unwrap_or_default();
    let heading = written.to_lowercase();
    if is_layout(sheet) {
        return verdict(Kind::Other, "it lays out bytes");
    }
    if let Some(found) = values_first(page, sheet, &written) {
        return found;
    }
    value_as_type(page, sheet);
    let typed = sheet.column(Role::Type);
    if sheet.column(Role::Pattern).is_some() && typed.is_some() {
        return verdict(Kind::Patterns, "its first column has patterns");
    }
    let by_name = sheet.column(Role::Name);
    let parameter = sheet.column(Role::Parameter);
    if by_name.is_none() && parameter.is_none() {
        return literal_first(page, sheet, &written);
    }
    let says_more = typed.is_some() || sheet.column(Role::Required).is_some() || types_behind_names(names);
    if !says_more {
        return literal_first(page, sheet, &written);
    }
    fields(page, sheet, names, &heading, parameters_are_fields)
}

fn fields(
    page: &Page<'_, '_>,
    sheet: &Sheet<'_, '_>,
    names: &[NameCell],
    heading: &str,
    parameters_are_fields: bool,
) -> Verdict {
    let lead = sheet
        .last_lead()
        .map(|lead| sheet::text(page, lead).to_lowercase())
        .filter(|lead| lead.split_whitespace().count() <= 4);
    if speaks_of_parameters(heading) || lead.is_some_and(|lead| speaks_of_parameters(lead.trim_end_matches(':'))) {
        return verdict(Kind::Parameters, "its heading speaks of parameters");
    }
    let shown: Vec<&NameCell> = names.iter().filter(|name| !name.name.text.is_empty() && !name.is_rest()).collect();
    let most = |count: usize| count * 2 > shown.len();
    if most(shown.iter().filter(|name| name.name.text.starts_with([':', '{', '<'])).count()) {
        return verdict(Kind::Parameters, "its names are parts of a path");
    }
    if !most(shown.iter().filter(|name| name.is_identifier()).count()) {
        return verdict(Kind::Other, "its names are no identifiers");
    }
    if sheet.column(Role::Name).is_none() && !parameters_are_fields {
        return verdict(Kind::Parameters, PARAMETERS);
    }
    verdict(
        Kind::Fields,
        if sheet.column(Role::Type).is_some() {
            "it has names and types"
        } else {
            "it has names and says which are required"
        },
    )
}

/// Whether most cells with names have a type behind the name: `` `logs` _Log array_ ``.
fn types_behind_names(names: &[NameCell]) -> bool {
    let has_type = |name: &&NameCell| {
        let behind = plain(&name.behind);
        name.code && behind.chars().any(char::is_alphabetic)
            || types::words::is_type_word(behind.trim().trim_end_matches([',', '.']))
    };
    names.iter().filter(has_type).count() * 2 > names.len()
}

/// Whether a heading says that the parameters of a request's path, query or headers stand below it.
pub(super) fn speaks_of_parameters(heading: &str) -> bool {
    let words: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let of_parameters = has(&["param", "params", "parameter", "parameters", "string", "arguments", "variables"]);
    of_parameters
        && has(&["query", "querystring", "path", "url", "uri", "header", "headers", "cookie", "available", "route"])
        || matches!(
            words.as_slice(),
            ["parameters" | "params" | "headers"] | ["request" | "response" | "http", "headers"] | ["query", "string"]
        )
}

/// Columns that only a layout of bytes has.
fn is_layout(sheet: &Sheet<'_, '_>) -> bool {
    let headers = || sheet.columns.iter().map(|column| column.header.as_str());
    headers().any(|header| {
        matches!(
            header,
            "size"
                | "bits"
                | "offset"
                | "bytes"
                | "number of bits"
                | "bit length"
                | "bit size"
                | "byte size"
                | "length (bytes)"
        )
    }) && sheet.column(Role::Required).is_none()
}

/// `Type | Value | Description`, `Flag | Value`, `Value | Name`.
fn values_first(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, heading: &str) -> Option<Verdict> {
    let first = sheet.columns.first()?.role;
    let value = sheet.column(Role::Value);
    let typed = sheet.column(Role::Type);
    let is_literal = |column: usize| values::is_literal(page, sheet, column);
    let is_field_table = first == Role::Name
        && typed.is_some()
        && (sheet.column(Role::Required).is_some()
            || sheet.columns.len() > 2 && !typed.is_some_and(|column| values::is_whole(page, sheet, column)));
    if is_field_table {
        return None;
    }
    if first == Role::Flag {
        let column = value.unwrap_or_default();
        return is_literal(column).then(|| verdict(Kind::Values { column, sure: true }, "it has flags"));
    }
    // `Type | Name | Description` whose first cells are numbers.
    if first == Role::Type && value.is_none() && values::is_whole(page, sheet, 0) {
        return Some(verdict(Kind::Values { column: 0, sure: true }, "its first column has numbers"));
    }
    // `Name | Type | Description` whose types are numbers.
    if first == Role::Name
        && let Some(column) = typed.filter(|column| values::is_whole(page, sheet, *column))
    {
        return Some(verdict(Kind::Values { column, sure: true }, "its types are numbers"));
    }
    if let Some(column) = value
        && sheet.column(Role::Required).is_none()
    {
        // `Property | Value`: the values of fields, one after the other.
        if first == Role::Name
            && sheet.columns.len() == 2
            && (heading_of_values(heading) && names_properties(sheet) || repeats(page, sheet))
        {
            return Some(verdict(Kind::Allowed, "it has the values of fields"));
        }
        let column = best_value(page, sheet, column);
        let all_types = first == Role::Name && values::reads_as_types(page, sheet, column);
        let sure = first != Role::Name || heading_of_values(heading) || values::is_whole(page, sheet, column);
        return (!all_types && is_literal(column)).then(|| verdict(Kind::Values { column, sure }, "it has values"));
    }
    None
}

/// Whether the first column says that it names fields of an object.
fn names_properties(sheet: &Sheet<'_, '_>) -> bool {
    sheet.columns.first().is_some_and(|column| matches!(column.header.as_str(), "property" | "field"))
}

/// Whether a name stands in several rows.
fn repeats(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> bool {
    let mut seen = HashSet::new();
    sheet.table.rows.iter().any(|row| !seen.insert(sheet::text(page, sheet.cell(row, 0))))
}

/// Of several columns with values the one that JSON would have: not a hexadecimal form, and numbers before names.
fn best_value(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, first: usize) -> usize {
    let all = || sheet.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Value).map(|(at, _)| at);
    let decimal = all().find(|at| sheet.columns.get(*at).is_some_and(|column| column.header.contains("decimal")));
    decimal.or_else(|| all().find(|at| values::is_whole(page, sheet, *at))).unwrap_or(first)
}

/// `Field | Value | Description` where values are types.
fn value_as_type(page: &Page<'_, '_>, sheet: &mut Sheet<'_, '_>) {
    if sheet.column(Role::Type).is_some() || sheet.column(Role::Name) != Some(0) {
        return;
    }
    let Some(column) = sheet.column(Role::Value).filter(|column| !sheet.is_set(*column)) else { return };
    if values::reads_as_types(page, sheet, column)
        && let Some(column) = sheet.columns.get_mut(column)
    {
        column.role = Role::Type;
    }
}

/// Values may stand in the first column of any table; what the heading or the header say makes that sure.
fn literal_first(page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, heading: &str) -> Verdict {
    let header = sheet.columns.first().map(|column| column.header.as_str()).unwrap_or_default();
    if sheet.columns.len() > 6 || !values::is_literal(page, sheet, 0) {
        return verdict(Kind::Other, "no column has names of fields");
    }
    let sure = describes(sheet) && (heading_of_values(heading) || heading_of_values(header));
    verdict(
        Kind::Values { column: 0, sure },
        if sure { "its heading speaks of values" } else { "its first column could be values" },
    )
}

/// Whether a table that starts with values says what they mean, and little else.
pub(super) fn describes(sheet: &Sheet<'_, '_>) -> bool {
    sheet.columns.len() < 3 || sheet.columns.len() < 5 && sheet.column(Role::Description).is_some()
}

/// Whether a heading says that values stand below it.
fn heading_of_values(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "types",
        "type",
        "values",
        "value",
        "enum",
        "enumeration",
        "statuses",
        "status",
        "states",
        "state",
        "modes",
        "mode",
        "levels",
        "kinds",
        "kind",
        "flags",
        "features",
        "styles",
        "scopes",
        "roles",
        "options",
        "units",
        "formats",
        "methods",
        "reasons",
        "codes",
        "actions",
        "behaviors",
        "events",
        "commands",
        "locales",
        "intents",
        "tier",
        "tiers",
        "opcodes",
        "directive",
        "directives",
        "sort",
        "sorts",
        "names",
    ];
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // `RankingType` is two words.
    let last_part = |word: &str| {
        let at = word.rfind(|c: char| c.is_uppercase()).unwrap_or_default();
        WORDS.contains(&word.get(at..).unwrap_or(word).to_lowercase().as_str())
    };
    words().next_back().is_some_and(|word| WORDS.contains(&word.to_lowercase().as_str()) || last_part(word))
        || words().any(|word| matches!(word.to_lowercase().as_str(), "enum" | "enumeration" | "values"))
}

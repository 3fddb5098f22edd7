//! What a survey found, for people and tools: every table with its verdict and the reason, and what signs mean, counted.

use std::collections::BTreeMap;

use crate::config::Required;
use crate::source::Span;

use super::columns::Role;
use super::convention::{Convention, Count};
use super::kinds::{self, Kind};
use super::name_cell::NameCell;
use super::required::{self, Presence};
use super::sheet::{self, Sheet};
use super::survey::Survey;

/// What a survey found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every table, in the order of the pages.
    pub tables: Vec<TableFound>,
    /// What signs mean, whether they are used or not.
    pub signs: Vec<Sign>,
    /// The fields of which nothing says whether they must be there.
    pub unmarked: Option<Tally>,
    /// The headers of columns of tables that are of models, the most frequent first.
    pub columns: Vec<ColumnFound>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableFound {
    /// Where it stands.
    pub span: Span,
    /// The heading above it.
    pub heading: String,
    /// The headings above that one, the nearest first.
    pub above: Vec<String>,
    /// How many rows it has.
    pub rows: usize,
    /// What it documents: `fields`, `patterns` (of the entries of a map), `parameters`, `values` or `other`.
    pub kind: &'static str,
    /// Why.
    pub reason: &'static str,
    /// The model that it is part of.
    pub model: Option<ModelFound>,
}

/// The model that a table is part of.
#[derive(Clone, Debug)]
pub struct ModelFound {
    /// Its name.
    pub name: String,
    /// What its headings would call it: another name where that is taken.
    pub called: String,
    /// Where it stands: see [`RawModel::at`](super::super::raw::RawModel::at).
    pub at: Span,
}

/// How often something is so, of how often it could be, and where it is first.
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    /// How often it is so.
    pub found: usize,
    /// Of how many.
    pub of: usize,
    /// The first.
    pub first: Option<Span>,
}

/// A sign and what it means.
#[derive(Clone, Debug)]
pub struct Sign {
    /// What it tells: `required`, `nullable` or `paths`.
    pub about: &'static str,
    /// The sign, as the configuration calls it.
    pub sign: &'static str,
    /// What it means.
    pub means: &'static str,
    /// What is counted: `names`, `rows`, …
    pub unit: &'static str,
    /// How often it is there.
    pub count: Tally,
    /// Whether the pages are read by it.
    pub decides: bool,
}

/// A header.
#[derive(Clone, Debug)]
pub struct ColumnFound {
    /// The header, in lower case.
    pub header: String,
    /// What the columns hold, as the configuration calls it.
    pub role: &'static str,
    /// How many tables have it.
    pub tables: usize,
    /// The first of them.
    pub first: Span,
}

/// Puts together what a survey found.
pub(super) fn report(survey: &Survey<'_, '_>) -> Report {
    let scan = Scan::of(survey);
    Report { tables: tables(survey), signs: signs(survey, &scan), unmarked: unmarked(survey), columns: columns(survey) }
}

fn tables(survey: &Survey<'_, '_>) -> Vec<TableFound> {
    let found = &survey.found;
    let table = |(number, (sheet, verdict)): (usize, (&Sheet<'_, '_>, &kinds::Verdict))| {
        let mut trail = trail(survey, sheet).into_iter();
        let group = survey.group_of.get(number).copied().flatten();
        let model = group.and_then(|group| {
            let at = survey.at(group)?;
            survey.groups.get(group).map(|group| ModelFound {
                name: group.name.clone(),
                called: group.called.clone(),
                at,
            })
        });
        TableFound {
            span: sheet.span(),
            heading: trail.next().unwrap_or_default(),
            above: trail.collect(),
            rows: sheet.table.rows.len(),
            kind: match verdict.kind {
                Kind::Fields => "fields",
                Kind::Patterns => "patterns",
                Kind::Parameters => "parameters",
                Kind::Values { .. } | Kind::Allowed => "values",
                Kind::Other => "other",
            },
            reason: verdict.reason,
            model,
        }
    };
    found.sheets.iter().zip(&found.verdicts).enumerate().map(table).collect()
}

/// The headings that a table stands below, the nearest first.
fn trail(survey: &Survey<'_, '_>, sheet: &Sheet<'_, '_>) -> Vec<String> {
    let Some(page) = survey.found.pages.get(sheet.page) else { return Vec::new() };
    let mut trail = Vec::new();
    let mut at = Some(sheet.heading);
    while let Some(heading) = at.and_then(|number| page.outline.headings.get(number)) {
        trail.push(heading.text.clone());
        at = heading.parent;
    }
    trail
}

/// The first places of signs.
#[derive(Default)]
struct Scan {
    column: Option<Span>,
    questioned: Option<Span>,
    asked: Option<Span>,
    shouted: Option<Span>,
    italic: Option<Span>,
    dotted: Option<Span>,
    nested: Option<Span>,
    before: Tallied,
    behind: Tallied,
    column_of_null: Tallied,
}

/// How often a sign is there, and where first.
#[derive(Clone, Copy, Default)]
struct Tallied {
    found: usize,
    of: usize,
    first: Option<Span>,
}

impl Tallied {
    fn count(&mut self, found: bool, at: Span) {
        self.of += 1;
        if found {
            self.found += 1;
            self.first = self.first.or(Some(at));
        }
    }

    fn tally(self) -> Tally {
        Tally { found: self.found, of: self.of, first: self.first }
    }
}

/// The rows of all tables of fields, with what their first cells name.
fn rows<'s, 'd, 'a>(
    survey: &'s Survey<'d, 'a>,
) -> impl Iterator<Item = (&'s Sheet<'d, 'a>, &'d crate::document::Row<'a>, &'s NameCell)> {
    let found = &survey.found;
    let all = found.sheets.iter().zip(&found.verdicts).zip(&found.names);
    let of_fields = all.filter(|((_, verdict), _)| verdict.kind == Kind::Fields);
    of_fields
        .flat_map(|((sheet, _), names)| sheet.table.rows.iter().zip(names).map(move |(row, name)| (sheet, row, name)))
}

impl Scan {
    fn of(survey: &Survey<'_, '_>) -> Self {
        let mut scan = Self::default();
        for (sheet, row, name) in rows(survey) {
            let at = name.name.span;
            let note = |place: &mut Option<Span>, is: bool| {
                if is && place.is_none() {
                    *place = Some(at);
                }
            };
            let has_column = sheet.column(Role::Required).is_some();
            note(&mut scan.column, has_column);
            note(&mut scan.nested, name.indent > 0 || name.opens || name.closes);
            note(&mut scan.dotted, name.name.text.contains('.'));
            if name.name.text.is_empty() {
                continue;
            }
            if !has_column {
                let starts = row.text.raw.trim_start_matches(['|', ' ', '`', '*', '_']).starts_with('?');
                note(&mut scan.questioned, name.questioned);
                note(&mut scan.asked, name.questioned && starts);
                note(&mut scan.italic, name.italic);
                note(&mut scan.shouted, says_required(sheet, row));
            }
            let page = survey.found.pages.get(sheet.page);
            let typed = sheet.column(Role::Type).zip(page);
            let ty = typed.map(|(column, page)| sheet::text(page, sheet.cell(row, column))).unwrap_or_default();
            scan.before.count(ty.starts_with('?'), at);
            scan.behind.count(ty.ends_with('?'), at);
            scan.column_of_null.count(sheet.column(Role::Nullable).is_some(), at);
        }
        scan
    }
}

fn says_required(sheet: &Sheet<'_, '_>, row: &crate::document::Row<'_>) -> bool {
    let described = sheet.column(Role::Description).filter(|column| *column < row.cells.len());
    let said = described.and_then(|column| required::description(row.cells[column].raw, true));
    matches!(said, Some((Presence::Required | Presence::Conditional, _)))
}

fn signs(survey: &Survey<'_, '_>, scan: &Scan) -> Vec<Sign> {
    let convention = &survey.convention;
    let tally = |count: Count, first| Tally { found: count.found, of: count.of, first };
    let sign = |about, sign, means, unit, count: Tally, decides| Sign { about, sign, means, unit, count, decides };
    let decreed = convention.decreed().is_some();
    let (mark, asked) = match scan.asked {
        Some(asked) => ("?name", Some(asked)),
        None => ("name?", scan.questioned),
    };
    let mut signs = vec![
        sign(
            "required",
            "column",
            "a column says which fields are required",
            "rows",
            tally(convention.column, scan.column),
            convention.column.found > 0 && !decreed,
        ),
        sign(
            "required",
            mark,
            "means optional, and other names are required",
            "names",
            tally(convention.questioned, asked),
            convention.marks_names(),
        ),
        sign(
            "required",
            "bold",
            "**REQUIRED** means required, and other fields are optional",
            "descriptions",
            tally(convention.shouted, scan.shouted),
            convention.shouts(),
        ),
        sign(
            "required",
            "italic",
            "means optional, and other names are required",
            "names",
            tally(convention.italic, scan.italic),
            convention.italics(),
        ),
    ];
    signs.extend(set(convention));
    let nullable = |sign_: &'static str, means, counted: Tallied| {
        sign("nullable", sign_, means, "types", counted.tally(), counted.found > 0)
    };
    signs.extend([
        nullable("?type", "means that the value may be null", scan.before),
        nullable("type?", "means that the value may be null", scan.behind),
        nullable("column", "a column says what may be null", scan.column_of_null),
        sign(
            "paths",
            "dots",
            "lead into objects: the first part is a row of its own, or a list",
            "names with dots",
            tally(convention.paths, scan.dotted),
            convention.paths.of > 0 && convention.dots_are_paths(),
        ),
        sign(
            "paths",
            "levels",
            "indentation or braces lead into objects",
            "rows",
            tally(convention.nested, scan.nested),
            convention.nested.found > 0,
        ),
    ]);
    signs
}

/// What the configuration says of all fields, which no sign shows.
fn set(convention: &Convention) -> Option<Sign> {
    let configured = convention.configured?;
    let means = match configured {
        Required::Always => "every field is required",
        Required::Never => "every field is optional",
        Required::MarkedOptional => "what is not said to be optional is required",
        Required::Column | Required::NameMark | Required::MarkName | Required::Bold | Required::Italic => return None,
    };
    let count = Tally { found: 0, of: 0, first: None };
    Some(Sign { about: "required", sign: configured.as_str(), means, unit: "", count, decides: true })
}

/// The fields of which nothing says whether they must be there: no column, no sign, no word.
fn unmarked(survey: &Survey<'_, '_>) -> Option<Tally> {
    let convention = &survey.convention;
    let mut counted = Tallied::default();
    let settled = convention.marks_names() || convention.shouts() || convention.italics();
    for (sheet, row, name) in rows(survey).filter(|(_, _, name)| !name.name.text.is_empty()) {
        let by_column = sheet.column(Role::Required).is_some() || sheet.column(Role::Cardinality).is_some();
        let described = sheet.column(Role::Description).and_then(|column| row.cells.get(column));
        let said = described.is_some_and(|cell| required::description(cell.raw, false).is_some());
        let is_set = settled || convention.configured.is_some();
        let by_neighbours = survey.marks_optional.contains(&sheet.page);
        counted.count(!is_set && !by_column && !said && !by_neighbours && name.required.is_none(), name.name.span);
    }
    (counted.found > 0).then(|| counted.tally())
}

fn columns(survey: &Survey<'_, '_>) -> Vec<ColumnFound> {
    let mut found: BTreeMap<(&str, &'static str), (usize, Span)> = BTreeMap::new();
    for (sheet, verdict) in survey.found.sheets.iter().zip(&survey.found.verdicts) {
        if matches!(verdict.kind, Kind::Parameters) {
            continue;
        }
        for column in &sheet.columns {
            let entry = found.entry((column.header.as_str(), name(column.role))).or_insert((0, sheet.span()));
            entry.0 += 1;
        }
    }
    let column = |((header, role), (tables, first)): ((&str, &'static str), (usize, Span))| ColumnFound {
        header: header.to_owned(),
        role,
        tables,
        first,
    };
    let mut columns: Vec<ColumnFound> = found.into_iter().map(column).collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.tables));
    columns
}

/// A role as the configuration calls it.
fn name(role: Role) -> &'static str {
    if role == Role::Parameter { "parameter" } else { role.configured().as_str() }
}

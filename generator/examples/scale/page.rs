//! The Markdown of a page, padded as generators pad it.

use std::fmt::Write as _;

use crate::family::{self, Field, Kind, MEMBER, MEMBERS, Type};
use crate::prose::Docs;
use crate::random::Random;
use crate::value;

/// The page of a model, of `count` in all.
pub(crate) fn model(page: usize, count: usize) -> String {
    let (name, folder) = (family::name(page), family::folder(page));
    let mut prose = Docs::seeded(page as u64);
    let mut out = format!("# {name}\n\n");
    if Random::of(page, 5).below(2) == 0 {
        let _ = write!(out, "{}\n\n", prose.plain());
    }
    let kind = family::kind(page);
    if !matches!(kind, Kind::Tagged | Kind::Untagged) {
        let _ =
            write!(out, "## Example Usage\n\n```typescript\nimport {{ {name} }} from \"shop/models/{folder}\";\n\n");
        if folder == "errors" {
            out.push_str("// No examples available for this model\n");
        } else {
            let _ = writeln!(out, "let value: {name} = {};", value::of(page, count, 0));
        }
        if kind == (Kind::Enum { open: true }) {
            out.push_str("\n// Open enum: unrecognized values are captured as Unrecognized<string>\n");
        }
        out.push_str("```\n\n");
    }
    match kind {
        Kind::Struct => rows(&mut out, page, count, &mut prose),
        Kind::Empty => table(&mut out, &[]),
        Kind::Enum { .. } | Kind::Numbers => {
            let _ = write!(out, "## Values\n\n```typescript\n{}\n```", family::values(page).join(" | "));
        }
        Kind::Tagged => members(&mut out, &MEMBERS, page, count),
        Kind::Untagged => {
            members(&mut out, &[MEMBER], page, count);
            out.push_str("### `string`\n\n```typescript\nconst value: string = \"REF-1\";\n```\n\n");
        }
    }
    out
}

/// A page that documents no model.
pub(crate) fn guide(number: usize) -> (String, String) {
    let mut prose = Docs::seeded(number as u64);
    let mut text = format!("# Guide {number}\n\n## Overview\n\n");
    for _ in 0..8 {
        let _ = write!(text, "{}\n\n", prose.plain());
    }
    text.push_str("### Available Operations\n\n* [create](#create) - Creates one\n\n| Status | Error |\n| --- | --- |\n| 4XX | a |\n");
    (format!("sdks/guide{number}/README.md"), text)
}

/// How much of a page only aligns its tables.
pub(crate) fn padding(text: &str) -> usize {
    let run =
        |mark: char, usual: usize| text.split(|c| c != mark).map(|run| run.len().saturating_sub(usual)).sum::<usize>();
    run(' ', 1) + run('-', 3)
}

fn members(out: &mut String, places: &[usize], page: usize, count: usize) {
    let (_, first) = family::place(page);
    out.push_str("\n## Supported Types\n\n");
    for place in places {
        let member = first + place;
        let name = format!("{}.{}", family::folder(member), family::name(member));
        let example = value::of(member, count, 0);
        let _ = write!(out, "### `{name}`\n\n```typescript\nconst value: {name} = {example};\n```\n\n");
    }
}

fn rows(out: &mut String, page: usize, count: usize, prose: &mut Docs) {
    let mut random = Random::of(page, 6);
    let described = 2 + random.below(8);
    let describe = |field: Field| {
        let required = if field.required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
        let text = match random.below(10) {
            roll if roll >= described => "N/A".to_owned(),
            // Of the sentences that rules are found in there are more in a bench than in docs.
            0 | 1 => prose.description(),
            _ => prose.plain(),
        };
        [format!("`{}`", field.name), cell(field.ty), required.to_owned(), text.replace('\n', "<br/>")]
    };
    let rows: Vec<[String; 4]> = family::fields(page, count).into_iter().map(describe).collect();
    table(out, &rows);
}

fn cell(ty: Type) -> String {
    match ty {
        Type::String => "*string*".to_owned(),
        Type::Number => "*number*".to_owned(),
        Type::Boolean => "*boolean*".to_owned(),
        Type::Instant => {
            "[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)".to_owned()
        }
        Type::Any => "*any*".to_owned(),
        Type::Strings => "*string*[]".to_owned(),
        Type::Map => "Record<string, *string*>".to_owned(),
        Type::Tag(value) => format!("*\"{value}\"*"),
        Type::Model(page) => family::link(page),
        Type::Models(page) => format!("{}[]", family::link(page)),
    }
}

/// All columns of a table are as wide as the widest cell of all.
fn table(out: &mut String, rows: &[[String; 4]]) {
    let header = ["Field", "Type", "Required", "Description"].map(str::to_owned);
    out.push_str("## Fields\n\n");
    let all = || std::iter::once(&header).chain(rows);
    let width = all().flatten().map(|cell| cell.chars().count()).max().unwrap_or_default();
    let dashes = [(); 4].map(|()| "-".repeat(width));
    for (number, row) in std::iter::once(&header).chain([&dashes]).chain(rows).enumerate() {
        if number > 0 {
            out.push('\n');
        }
        for cell in row {
            let _ = write!(out, "| {cell:width$} ");
        }
        out.push('|');
    }
}

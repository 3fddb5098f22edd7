//! What templates have for a union. Most write its members' properties into one table, and nothing on the page tells it
//! from an object's; these are the ones that name the members.
//!
//! - Ruby: `` ### `openapi_one_of` `` with a comment in its example that lists them, and the discriminator likewise.
//! - Java: `## Implementing Classes` and a list.
//! - Rust: `## Enum Variants` with the columns `Name` and `Description`.

use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, Document, Section, Table, Text};

use super::super::raw::RawType;
use super::properties::unreadable;
use super::{Language, types};

/// The members that a page of Ruby's or Java's names; `None` where it is no such page.
pub(super) fn read(
    language: &Language,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<RawType>> {
    let texts = listed_in_code(document).or_else(|| implementing(document))?;
    Some(members(language, &texts, diagnostics))
}

/// The members that a table of variants names.
pub(super) fn variants(language: &Language, table: &Table<'_>, diagnostics: &mut Diagnostics) -> Vec<RawType> {
    let names: Vec<Text<'_>> = table.rows.iter().filter_map(|row| row.cells.first().copied()).collect();
    members(language, &names, diagnostics)
}

fn members(language: &Language, texts: &[Text<'_>], diagnostics: &mut Diagnostics) -> Vec<RawType> {
    let mut members = Vec::with_capacity(texts.len());
    for text in texts {
        match types::read(language, *text) {
            Ok(cell) => members.push(cell.ty),
            Err(error) => diagnostics.push(unreadable(Code::UnionMembers, *text, &error)),
        }
    }
    members
}

/// The methods that list the members.
const METHODS: [&str; 2] = ["`openapi_one_of`", "`openapi_any_of`"];

fn listed_in_code<'a>(document: &Document<'a>) -> Option<Vec<Text<'a>>> {
    let at = document.sections.iter().position(|section| METHODS.contains(&section.heading.raw))?;
    let level = document.sections.get(at)?.level;
    let mut own = document.sections.iter().skip(at);
    let method = own.next();
    let parts = own.take_while(|section| section.level > level);
    let code = method.into_iter().chain(parts).flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Code(code) => Some(code.code),
        _ => None,
    })?;
    Some(symbols(code))
}

/// The symbols in a comment: `#   :'Foo',` is `Foo`.
fn symbols(code: Text<'_>) -> Vec<Text<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in code.raw.split_inclusive('\n') {
        let text = code.part(at..at + line.len()).trim();
        at += line.len();
        let symbol = text.strip_prefix("#").map(|rest| rest.trim()).and_then(|rest| rest.strip_prefix(":'"));
        found.extend(symbol.and_then(|symbol| {
            let end = symbol.raw.find('\'')?;
            Some(symbol.part(0..end))
        }));
    }
    found
}

fn implementing<'a>(document: &Document<'a>) -> Option<Vec<Text<'a>>> {
    let is_list = |section: &&Section<'_>| section.heading.raw == "Implementing Classes";
    document.sections.iter().find(is_list)?.blocks.iter().find_map(|block| match block {
        Block::List(_, items) => Some(items.clone()),
        _ => None,
    })
}

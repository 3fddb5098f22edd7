//! What templates have for a union. Most write its members' properties into one table, and nothing on the page tells it
//! from an object's; these are the ones that name the members.
//!
//! - Ruby: `` ### `openapi_one_of` `` with a comment in its example that lists them, and the discriminator likewise.
//! - Java: `## Implementing Classes` and a list.
//! - Rust: `## Enum Variants` with the columns `Name` and `Description`.

use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, Document, Section, Table, Text};

use super::super::raw::{RawBody, RawTag, RawType, RawTypeKind};
use super::properties::unreadable;
use super::{Language, owned, types};

/// The union that a page of Ruby's or Java's documents; `None` where it is no such page.
pub(super) fn read(language: &Language, document: &Document<'_>, diagnostics: &mut Diagnostics) -> Option<RawBody> {
    let listed = METHODS.iter().find_map(|method| code_of(document, method));
    let texts = listed.map(symbols).or_else(|| implementing(document))?;
    let members = members(language, &texts, diagnostics);
    Some(match tag(document, &members) {
        Some(tag) => RawBody::Tagged(members, tag),
        None => RawBody::Members(members),
    })
}

/// The property that tells the members apart, and its values.
fn tag(document: &Document<'_>, members: &[RawType]) -> Option<RawTag> {
    let code = code_of(document, "`openapi_discriminator_name`")?;
    let at = code.raw.find("=> :'")? + "=> :'".len();
    let name = code.part(at..code.raw.len());
    let property = owned(name.part(0..name.raw.find('\'')?));
    let mapping = code_of(document, "`openapi_discriminator_mapping`")?;
    let mapped: Vec<(&str, &str)> = mapping.raw.lines().filter_map(pair).collect();
    let value = |member: &RawType| {
        let RawTypeKind::Ref(reference) = &member.kind else { return None };
        let mut names = mapped.iter().filter(|(_, model)| *model == reference.name).map(|(name, _)| *name);
        let first = names.next()?;
        // Of several the one that is not merely the model's name is the documented one.
        let mut others = std::iter::once(first).chain(names).filter(|name| *name != reference.name);
        match (others.next(), others.next()) {
            (Some(only), None) => Some(only.into()),
            (None, _) => Some(first.into()),
            (Some(_), Some(_)) => None,
        }
    };
    Some(RawTag { property, values: members.iter().map(value).collect() })
}

/// `#   :'cat' => :'Cat',`
fn pair(line: &str) -> Option<(&str, &str)> {
    let (value, model) = line.trim_start_matches(['#', ' ']).split_once(" => ")?;
    Some((symbol(value)?, symbol(model)?))
}

/// `:'Cat',`
fn symbol(text: &str) -> Option<&str> {
    text.trim().strip_prefix(":'")?.trim_end_matches(',').strip_suffix('\'')
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

/// The example of a method.
fn code_of<'a>(document: &Document<'a>, method: &str) -> Option<Text<'a>> {
    let at = document.sections.iter().position(|section| section.heading.raw == method)?;
    let level = document.sections.get(at)?.level;
    let mut own = document.sections.iter().skip(at);
    let first = own.next();
    let parts = own.take_while(|section| section.level > level);
    first.into_iter().chain(parts).flat_map(|section| &section.blocks).find_map(|block| match block {
        Block::Code(code) => Some(code.code),
        _ => None,
    })
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

//! TypeScript: the keys of zod's objects, and the table that renames them. A schema of what comes in has the API's keys and
//! is renamed to the SDK's; one of what goes out the other way round.

use std::collections::HashMap;
use std::ops::Range;

use super::text::{bracketed, identifier, parts, quoted};
use super::{Declared, Found};
use crate::source::Span;

/// What stands between the name of a type and its schema's own, and whether the schema's keys are the API's.
const SCHEMAS: [(&str, bool); 2] = [("$inboundSchema", true), ("$outboundSchema", false)];

pub(super) fn read(text: &str, span: Span) -> Vec<Declared> {
    let mut classes = Vec::new();
    let starts: Vec<usize> = text.match_indices("export ").map(|(at, _)| at).collect();
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(text.len());
        let Some(statement) = text.get(*start..end) else { continue };
        let Some(rest) = statement.strip_prefix("export const ") else { continue };
        let Some((class, rest)) = identifier(rest) else { continue };
        let schema = SCHEMAS.iter().find(|(word, _)| rest.starts_with(word));
        if let Some((_, is_inbound)) = schema {
            classes.extend(object(class, statement, *is_inbound, span.part(*start..end)));
        }
    }
    classes
}

/// The pairs of one schema.
fn object(class: &str, statement: &str, is_inbound: bool, span: Span) -> Option<Declared> {
    // A union's members have schemas of their own.
    let value = statement.find("= ")?;
    let at = value + statement.get(value..)?.find("object({")? + "object(".len();
    if statement.get(value..at).is_some_and(|before| before.contains("union") || before.contains("lazy")) {
        return None;
    }
    let (keys, _) = bracketed(statement.get(at..)?)?;
    let renamed = renamed(statement);
    let mut declared = Declared::new(class);
    for (start, part) in parts(keys) {
        let Some((key, offset)) = key(part) else { continue };
        let start = at + 1 + start + offset;
        let own = (key, span.part(start..start + key.len()));
        let (other, place) = renamed.get(key).map_or(own, |(other, at)| (*other, span.part(at.clone())));
        let (name, wire) = if is_inbound { (other, key) } else { (key, other) };
        declared.declare(name, Found::body(wire), place);
    }
    Some(declared)
}

/// The key of an entry, and where it stands.
fn key(entry: &str) -> Option<(&str, usize)> {
    let mut code = entry.trim_start();
    while code.starts_with("//") || code.starts_with("/*") {
        let end = if code.starts_with("//") { code.find('\n')? + 1 } else { code.find("*/")? + 2 };
        code = code.get(end..)?.trim_start();
    }
    let offset = entry.len() - code.len();
    let ((key, rest), offset) = match quoted(code) {
        Some(found) => (found, offset + 1),
        None => (word(code)?, offset),
    };
    rest.trim_start().starts_with(':').then_some((key, offset))
}

/// An identifier as JavaScript has them.
fn word(code: &str) -> Option<(&str, &str)> {
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(code.len());
    (end > 0).then(|| code.split_at(end))
}

/// The table that renames keys: what becomes of each, and where its entry stands.
fn renamed(statement: &str) -> HashMap<&str, (&str, Range<usize>)> {
    let table = || {
        let at = statement.find("remap$(")?;
        let table = at + statement.get(at..)?.find('{')?;
        Some((bracketed(statement.get(table..)?)?.0, table + 1))
    };
    let Some((table, from)) = table() else { return HashMap::new() };
    let entries = parts(table).into_iter().filter_map(|(start, part)| {
        let (name, _) = key(part)?;
        let (to, _) = quoted(part.split_once(':').map(|(_, to)| to.trim())?)?;
        let at = from + start + part.len() - part.trim_start().len();
        Some((name, (to, at..at + part.trim().len())))
    });
    entries.collect()
}

//! PHP: `#[SerializedName('user_id')] public string $userId;`, and the table of names of OpenAPI Generator.

use std::collections::HashMap;

use super::members::{self, Form, argument, metadata, no_constant, string};
use super::text::{bracketed, named, parts, quoted};
use super::{Declared, Found};
use crate::source::Span;

const FORM: Form = Form { classes: &["class"], opens: "#[", attribute, member, constant: no_constant, unmarked: false };

/// What OpenAPI Generator calls the table of names.
const TABLE: &str = "$attributeMap = [";

pub(super) fn read(text: &str, span: Span) -> Vec<Declared> {
    let Some(at) = text.find(TABLE).map(|at| at + TABLE.len() - 1) else {
        return members::read(&FORM, text, span);
    };
    let class = text.get(..at).and_then(|before| before.lines().rev().find_map(|line| named(line, "class")));
    let (Some(class), Some((table, _))) = (class, text.get(at..).and_then(bracketed)) else { return Vec::new() };
    let mut class = Declared::new(class);
    for (start, part) in parts(table) {
        let pair =
            part.split_once("=>").and_then(|(name, wire)| Some((quoted(name.trim())?.0, quoted(wire.trim())?.0)));
        if let Some((name, wire)) = pair {
            let start = at + 1 + start + part.len() - part.trim_start().len();
            class.declare(name, Found::body(wire), span.part(start..start + part.trim().len()));
        }
    }
    vec![class]
}

fn attribute(text: &str, constants: &HashMap<String, String>) -> Option<Found> {
    let name = || string(argument(text, &["SerializedName"])?, constants);
    metadata(text).or_else(|| name().map(|wire| Found::body(&wire)))
}

fn member(line: &str) -> Option<&str> {
    let declared = line.strip_prefix("public ").filter(|declared| !declared.contains('('))?;
    let name = declared.split('$').nth(1)?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

//! Languages in which an attribute stands above the member that it speaks of: the forms differ, the reading does not.

use std::collections::HashMap;

use super::text::{identifier, lines, named, quoted};
use super::{Declared, Found};
use crate::source::Span;

/// How a language writes attributes and members.
pub(super) struct Form {
    /// The words that a class's name stands behind.
    pub(super) classes: &'static [&'static str],
    /// What an attribute's line begins with.
    pub(super) opens: &'static str,
    /// What an attribute says of a name. Constants stand for strings.
    pub(super) attribute: fn(&str, &HashMap<String, String>) -> Option<Found>,
    /// The member that a line declares.
    pub(super) member: fn(&str) -> Option<&str>,
    /// The name and the text of a constant that a line declares, which may say the name of the member below it.
    pub(super) constant: fn(&str) -> Option<(&str, &str)>,
    /// Whether a member without an attribute has the same name in JSON.
    pub(super) unmarked: bool,
}

/// No constants.
pub(super) fn no_constant(_: &str) -> Option<(&str, &str)> {
    None
}

/// Reads the classes of a file, line by line.
pub(super) fn read(form: &Form, text: &str, span: Span) -> Vec<Declared> {
    let mut classes: Vec<Declared> = Vec::new();
    let mut constants = HashMap::new();
    let mut pending: Option<(Found, Span)> = None;
    for (start, line) in lines(text) {
        let code = line.trim_start();
        let here = span.part(start + line.len() - code.len()..start + line.len());
        if code.is_empty() || code.starts_with("//") || code.starts_with('*') || code.starts_with("/*") {
            continue;
        }
        if let Some((name, value)) = (form.constant)(code) {
            constants.insert(name.to_owned(), value.to_owned());
            pending = Some((Found::body(value), here));
            continue;
        }
        // An attribute may stand before its member, on the same line.
        let (attribute, rest) = match code.strip_prefix(form.opens) {
            Some(inside) => split(inside, form.opens),
            None => ("", code),
        };
        if let Some(found) = (form.attribute)(attribute, &constants) {
            // The place of a constant shows the name itself.
            let at = pending.filter(|(known, _)| *known == found).map_or(here, |(_, at)| at);
            pending = Some((found, at));
        }
        if rest.is_empty() {
            continue;
        }
        if let Some(class) = form.classes.iter().find_map(|word| named(rest, word)) {
            classes.push(Declared::new(class));
            pending = None;
        } else if let Some(name) = (form.member)(rest) {
            let unmarked = || form.unmarked.then(|| (Found::body(name), here));
            if let (Some(class), Some((found, at))) = (classes.last_mut(), pending.take().or_else(unmarked)) {
                class.declare(name, found, at);
            }
        } else {
            pending = None;
        }
    }
    classes
}

/// What an attribute says, and what stands behind it on its line.
fn split<'t>(inside: &'t str, opens: &str) -> (&'t str, &'t str) {
    let bracket = if opens.ends_with('[') { Some(']') } else { None };
    let mut depth = 0_usize;
    let mut in_string = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' | '<' => depth += 1,
            c if Some(c) == bracket && depth == 0 => return (&inside[..at], inside[at + 1..].trim_start()),
            ')' | ']' | '}' | '>' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && bracket.is_none() {
                    return (&inside[..=at], inside[at + 1..].trim_start());
                }
            }
            c if c.is_whitespace() && depth == 0 && bracket.is_none() => {
                return (&inside[..at], inside[at..].trim_start());
            }
            _ => {}
        }
    }
    (inside, "")
}

/// The argument of an attribute of one of these names: `JsonProperty("x")`.
pub(super) fn argument<'t>(attribute: &'t str, names: &[&str]) -> Option<&'t str> {
    let (path, rest) = attribute.split_once('(')?;
    let name = path.trim().rsplit(['.', ':', '\\']).next()?;
    names.contains(&name).then(|| rest.trim_start())
}

/// A string, or what a constant stands for.
pub(super) fn string(text: &str, constants: &HashMap<String, String>) -> Option<String> {
    let known = || constants.get(identifier(text)?.0).cloned();
    quoted(text).map(|(inside, _)| inside.to_owned()).or_else(known)
}

/// `SpeakeasyMetadata("queryParam:style=form,name=x")`.
pub(super) fn metadata(attribute: &str) -> Option<Found> {
    let (inside, _) = quoted(argument(attribute, &["SpeakeasyMetadata"])?)?;
    let (kind, options) = inside.split_once(':')?;
    Found::parameter(kind, options)
}

/// The last identifier of a declaration, before what is assigned: `private Optional<String> name = null;`.
pub(super) fn last_word(declaration: &str) -> Option<&str> {
    let before = declaration.split('=').next()?.trim_end().trim_end_matches(';').trim_end();
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').map_or(0, |at| at + 1);
    before.get(start..).filter(|name| !name.is_empty() && start > 0)
}

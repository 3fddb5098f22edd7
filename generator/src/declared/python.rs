//! Python: `user_id: Annotated[str, pydantic.Field(alias="userId")]`, `Field(default=None, alias="userId")`, and the
//! metadata of older dataclasses. A field without an alias has its name in JSON.

use super::text::{bracketed, identifier, lines, quoted, quoted_behind};
use super::{Declared, Found, Place};
use crate::source::Span;

/// The bases of classes that are no models with aliases.
const OTHERS: [&str; 4] = ["TypedDict", "Enum", "Protocol", "Generic"];

pub(super) fn read(text: &str, span: Span) -> Vec<Declared> {
    let mut classes: Vec<Declared> = Vec::new();
    let mut inside = false;
    for (start, line) in lines(text) {
        if let Some((name, rest)) = line.strip_prefix("class ").and_then(identifier) {
            inside = !OTHERS.iter().any(|base| rest.contains(base));
            if inside {
                classes.push(Declared::new(name));
            }
        } else if !line.is_empty() && !line.starts_with([' ', '#', ')', '@', '"']) {
            inside = false;
        }
        let field = || {
            let code = line.strip_prefix("    ").filter(|_| inside)?;
            let (name, rest) = identifier(code)?;
            rest.starts_with(':').then_some((name, start + line.len() - rest.len() + 1))
        };
        let (Some(class), Some((name, from))) = (classes.last_mut(), field()) else { continue };
        let declaration = declaration(text.get(from..).unwrap_or_default());
        let place = place(declaration);
        let (wire, at) = alias(declaration).map_or((name, start + 4), |(wire, at)| (wire, from + at));
        class.declare(name, Found { wire: wire.to_owned(), place }, span.part(at..at + wire.len()));
    }
    classes
}

/// The type and the value of a field: as many lines as its brackets take.
fn declaration(text: &str) -> &str {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        at += match c {
            '\n' => break,
            '#' => return text.get(..at).unwrap_or_default(),
            '(' | '[' | '{' => bracketed(rest).map_or(1, |(_, end)| end),
            '"' | '\'' => quoted(rest).map_or(1, |(inside, _)| inside.len() + 2),
            _ => c.len_utf8(),
        };
    }
    text.get(..at).unwrap_or_default()
}

/// The name in JSON and where it stands in the declaration.
fn alias(declaration: &str) -> Option<(&str, usize)> {
    ["field_name':", "get_field_name(", "alias="].iter().find_map(|word| {
        let from = declaration.find(word)? + word.len();
        let wire = quoted_behind(declaration, word)?;
        Some((wire, from + declaration.get(from..)?.find(wire)?))
    })
}

fn place(declaration: &str) -> Place {
    let has = |words: [&str; 2]| words.iter().any(|word| declaration.contains(word));
    if has(["QueryParamMetadata", "'query_param'"]) {
        Place::Query
    } else if has(["PathParamMetadata", "'path_param'"]) {
        Place::Path
    } else if has(["HeaderMetadata", "'header'"]) {
        Place::Header
    } else {
        Place::Body
    }
}

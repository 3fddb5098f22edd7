//! Ruby: `field :user_id, ::String, { 'format_json': { 'letter_case': ::Shop::Utils.field_name('userId') } }`, and the table
//! of names of OpenAPI Generator.

use super::text::{bracketed, identifier, lines, named, quoted_behind};
use super::{Declared, Found, Place};
use crate::source::Span;

/// What OpenAPI Generator calls the table of names.
const TABLE: &str = "def self.attribute_map";

pub(super) fn read(text: &str, span: Span) -> Vec<Declared> {
    let mut classes: Vec<Declared> = Vec::new();
    let mut in_table = false;
    for (start, line) in lines(text) {
        let code = line.trim_start();
        let here = span.part(start + line.len() - code.len()..start + line.len());
        if let Some(name) = code.strip_prefix("class ").and_then(|_| named(code, "class")) {
            classes.push(Declared::new(name));
        }
        in_table = code.starts_with(TABLE) || (in_table && code != "end");
        let Some(class) = classes.last_mut() else { continue };
        if in_table {
            if let Some((name, wire)) = code.trim_end_matches(',').split_once(" => ") {
                class.declare(symbol(name).unwrap_or_default(), Found::body(symbol(wire).unwrap_or_default()), here);
            }
        } else if let Some((name, rest)) = code.strip_prefix("field :").and_then(identifier)
            && let Some(found) = found(rest)
        {
            class.declare(name, found, here);
        }
    }
    classes
}

/// `:'user_id'` or `:user_id`.
fn symbol(text: &str) -> Option<&str> {
    text.trim().strip_prefix(':').map(|symbol| symbol.trim_matches(['\'', '"']))
}

fn found(rest: &str) -> Option<Found> {
    let options = rest.get(rest.find('{')?..).and_then(bracketed).map(|(inside, _)| inside)?;
    let places = [("'query_param'", Place::Query), ("'path_param'", Place::Path), ("'header'", Place::Header)];
    let place = places.iter().find(|(word, _)| options.contains(word)).map_or(Place::Body, |(_, place)| *place);
    let name = ["field_name(", "'field_name':"].iter().find_map(|word| quoted_behind(options, word))?;
    Some(Found { wire: name.to_owned(), place })
}

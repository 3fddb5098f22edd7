//! The `Notes` cell: `[optional] [readonly] [default to 3]`, in any order, with or without spaces; or the prose of a
//! Python generator: `[optional] if omitted the server will use the default value of "a", must be one of ["a", "b", ]`.

use crate::document::Text;

use super::super::string_literal;
use super::entities;

/// What a `Notes` cell says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Notes {
    /// Whether the field may be left out.
    pub(super) optional: bool,
    /// Whether only the server sets it.
    pub(super) read_only: bool,
    /// What is taken for a field that is left out.
    pub(super) default: Option<Stated>,
    /// The values that are allowed, as the page writes them.
    pub(super) values: Vec<serde_json::Value>,
}

/// A default, as the notes state it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    /// The words that lead to it.
    pub(super) lead: &'static str,
    /// The value, as the language writes it.
    pub(super) value: String,
}

/// The words that a default stands behind in a bracket.
const DEFAULT: &str = "default to ";

/// The words that a bracket of notes begins with.
const MARKS: [&str; 5] = ["optional", "readonly", "read-only", "writeonly", DEFAULT];

/// How prose in notes begins, which an older template writes.
const PROSE: [&str; 4] =
    ["defaults to ", "if omitted the server will use the default value of ", "must be one of [", "must be unique"];

/// What a cell says if it holds notes and nothing else; an empty one does.
pub(super) fn read(cell: Text<'_>) -> Option<Notes> {
    let text = entities::decode(cell.raw);
    let mut rest = text.trim();
    let mut notes = Notes::default();
    while let Some(inside) = rest.strip_prefix('[') {
        let (mark, after) = bracket(inside)?;
        if !begins(mark, &MARKS) {
            return None;
        }
        notes.optional |= mark == "optional";
        notes.read_only |= matches!(mark, "readonly" | "read-only");
        let default = mark.strip_prefix(DEFAULT).map(|value| Stated { lead: DEFAULT, value: value.to_owned() });
        notes.default = default.or(notes.default);
        rest = after;
    }
    if rest.is_empty() {
        return Some(notes);
    }
    begins(rest, &PROSE).then(|| {
        notes.values = allowed(rest);
        notes.default = notes.default.or_else(|| default_in_prose(rest));
        notes
    })
}

/// What a bracket holds, and what stands behind it. A default may hold brackets itself, so the end is where nothing but
/// more notes follow.
fn bracket(inside: &str) -> Option<(&str, &str)> {
    let ends = inside.match_indices(']').map(|(end, _)| end);
    ends.filter_map(|end| Some((inside.get(..end)?, inside.get(end + 1..)?.trim_start()))).find(|(_, rest)| {
        let more = rest.strip_prefix('[').is_some_and(|rest| begins(rest, &MARKS));
        rest.is_empty() || more || begins(rest, &PROSE)
    })
}

fn begins(text: &str, with: &[&str]) -> bool {
    with.iter().any(|start| text.starts_with(start))
}

/// What prose says of a default, up to what it says next.
fn default_in_prose(text: &str) -> Option<Stated> {
    let (lead, said) = PROSE.iter().take(2).find_map(|lead| Some((*lead, text.strip_prefix(lead)?)))?;
    let value = said.split(", must be one of [").next().unwrap_or(said).trim().to_owned();
    Some(Stated { lead, value })
}

/// The values of `must be one of ["a", 2, ]`.
fn allowed(text: &str) -> Vec<serde_json::Value> {
    let mut values = Vec::new();
    let Some((_, mut rest)) = text.split_once("must be one of [") else { return values };
    loop {
        rest = rest.trim_start_matches([' ', ',']);
        let (value, length) = match string_literal(rest) {
            Some((text, length)) => (text.into(), length),
            None => match whole_number(rest) {
                Some((number, length)) => (number.into(), length),
                None => return values,
            },
        };
        values.push(value);
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The whole number that a text starts with, and how long it is.
fn whole_number(text: &str) -> Option<(i64, usize)> {
    let length = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    Some((text.get(..length)?.parse().ok()?, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn notes(cell: &str) -> Option<Notes> {
        let file = Sources::new().add("a.md", "a.md", cell);
        read(Text { raw: cell, span: Span::new(file, 0..cell.len()) })
    }

    #[test]
    fn marks_come_in_any_order() {
        for (cell, optional, read_only) in [
            ("", false, false),
            ("[optional]", true, false),
            ("[optional][readonly]", true, true),
            ("[readonly] [optional]", true, true),
            ("[default to 3]", false, false),
            ("[optional] [default to [\"a\", \"b\"]]", true, false),
            ("[optional] [default to &quot;]&quot;]", true, false),
            ("[optional] [default to [readonly]]", true, false),
            ("[read-only]", false, true),
            ("[writeonly]", false, false),
        ] {
            let read = notes(cell).map(|notes| (notes.optional, notes.read_only));
            assert_eq!(read, Some((optional, read_only)), "{cell}");
        }
    }

    #[test]
    fn defaults_are_as_written() {
        for (cell, default) in [
            ("[optional] [default to 3]", Some("3")),
            ("[default to &#39;a]&#39;][readonly]", Some("'a]'")),
            ("[default to []] [optional]", Some("[]")),
            ("defaults to 2", Some("2")),
            ("[optional]", None),
        ] {
            assert_eq!(
                notes(cell).and_then(|notes| notes.default).map(|stated| stated.value).as_deref(),
                default,
                "{cell}"
            );
        }
    }

    #[test]
    fn other_text_is_not_notes() {
        for cell in ["[see there]", "optional", "[optional] and more", "[optional", "a [optional]"] {
            assert_eq!(notes(cell), None, "{cell}");
        }
    }

    #[test]
    fn prose_may_list_values() {
        let read =
            notes("[optional] if omitted the server will use the default value of \"a\", must be one of [\"a\", -2, ]");
        let Some(read) = read else { panic!("these are notes") };
        assert!(read.optional);
        let lead = "if omitted the server will use the default value of ";
        assert_eq!(read.default, Some(Stated { lead, value: "\"a\"".to_owned() }));
        assert_eq!(read.values, [serde_json::json!("a"), serde_json::json!(-2)]);
        assert_eq!(notes("must be one of [\"open").map(|notes| notes.values), Some(Vec::new()));
    }
}

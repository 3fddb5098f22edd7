//! Messages, and the parts of them that are taken for values of a model.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::dialect::{Naming, RawBody, RawField, RawModel, RawRef, RawType, RawTypeKind, Spanned};
use crate::example;
use crate::ir::{Docs, Options, build};
use crate::source::{Sources, Span};

/// Models of any type for each field; a name with `!` is required, one with `*` stands for all others.
fn models(documented: &[(&str, &[&str])]) -> Vec<Model> {
    let mut sources = Sources::new();
    let file = sources.add("page.md", "page.md", " ".repeat(1000));
    let mut at = 0;
    let mut spanned = |text: &str| {
        at += 1;
        Spanned { text: text.to_owned(), span: Span::new(file, at..at + 1) }
    };
    let mut model = |(name, fields): &(&str, &[&str])| {
        let mut row = |text: &str| {
            let name = spanned(text.trim_end_matches(['!', '*']));
            let ty = RawType { kind: RawTypeKind::Any, span: name.span };
            RawField { required: text.ends_with('!'), additional: text.ends_with('*'), ..RawField::new(name, ty) }
        };
        let rows = fields.iter().map(|text| row(text)).collect();
        let name = spanned(name);
        let members = |member: &&str| RawType { kind: RawTypeKind::Ref(RawRef::named(*member)), span: name.span };
        let body = match name.text.strip_suffix("Union") {
            Some(_) => RawBody::Members(fields.iter().map(members).collect()),
            None => RawBody::Fields(rows),
        };
        let (description, deprecated, examples, folders) = (None, None, Vec::new(), None);
        let (dialect, naming, shares_page, at) = ("tables", Naming::AsWritten, true, name.span);
        #[rustfmt::skip]
        let model = RawModel {
            file, dialect, naming, name, at, shares_page, tells_null: false, description, deprecated, body, examples, folders,
        };
        model
    };
    let raw = documented.iter().map(&mut model).collect();
    let docs = Docs { models: raw, files: Vec::new(), declared: Vec::new() };
    build(vec![docs], &sources, &Options::default(), &mut Diagnostics::new()).models
}

/// What is taken of a message for the model of this name.
fn taken(models: &[Model], name: &str, message: &str) -> String {
    let file = Sources::new().add("a.md", "a.md", message);
    let messages = example::json(message, Span::new(file, 0..message.len())).expect("JSON");
    let id = models.iter().position(|model| model.name == name).expect("a model of that name");
    let found = values(models, ModelId(u32::try_from(id).expect("few models")), Spelling::Exact, false, messages);
    found.iter().map(|node| &message[node.span.range()]).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_part_that_has_the_names() {
    let models = models(&[
        ("Station", &["station_id!", "name!", "lat!", "lon!", "capacity", "is_virtual"]),
        ("Feed", &["stations!"]),
        ("Point", &["x!", "y!"]),
        ("Tree", &["name!", "size", "kind", "children"]),
    ]);
    let station = r#"{"station_id": "a", "name": "b", "lat": 1.5, "lon": 2.5}"#;
    let other = r#"{"station_id": "c", "name": "d", "lat": 1.5, "lon": 2.5}"#;
    for (name, message, expected) in [
        ("Station", station.to_owned(), station.to_owned()),
        ("Station", format!("[{station}, {other}]"), format!("{station} {other}")),
        ("Station", format!("{station}\n{other}"), format!("{station} {other}")),
        ("Station", format!(r#"{{"station": {station}}}"#), station.to_owned()),
        (
            "Station",
            format!(r#"{{"ttl": 0, "data": {{"stations": [{station}, {other}]}}}}"#),
            format!("{station} {other}"),
        ),
        ("Station", format!(r#"{{"by_id": {{"a": {station}, "c": {other}}}}}"#), format!("{station} {other}")),
        ("Station", format!("[{}]", [station; 9].join(", ")), [station; 4].join(" ")),
        // Too deep to be what the table is about.
        ("Station", format!(r#"{{"a": {{"b": {{"c": {{"d": {{"e": {station}}}}}}}}}}}"#), String::new()),
        ("Feed", r#"{"ttl": 0, "data": {"stations": []}}"#.to_owned(), r#"{"stations": []}"#.to_owned()),
        // What is marked as partial may lack required names.
        (
            "Station",
            r#"{"a": {"name": "b", "capacity": 3, ...}}"#.to_owned(),
            r#"{"name": "b", "capacity": 3, ...}"#.to_owned(),
        ),
        // The message itself has all its keys from the model, however well its parts fit.
        (
            "Tree",
            r#"{"name": "a", "children": [{"name": "b", "size": 1, "kind": "c"}]}"#.to_owned(),
            r#"{"name": "a", "children": [{"name": "b", "size": 1, "kind": "c"}]}"#.to_owned(),
        ),
        ("Point", r#"{"at": {"x": 1, "y": 2}, "id": 3}"#.to_owned(), r#"{"x": 1, "y": 2}"#.to_owned()),
    ] {
        assert_eq!(taken(&models, name, &message), expected, "{name}: {message}");
    }
}

#[test]
fn what_does_not_convince_is_of_something_else() {
    let models = models(&[
        ("Station", &["station_id!", "name!", "lat!", "lon!", "capacity", "is_virtual"]),
        ("Point", &["x!", "y!"]),
        ("Empty", &[]),
    ]);
    for (name, message) in [
        ("Station", r#"{"name": "a"}"#),
        ("Station", r#"{"name": "a", "lat": 1, "kind": 2, "colour": 3}"#),
        ("Station", r#"{"vehicle": {"name": "a", "lat": 1, "kind": 2}}"#),
        // A part that lacks most of what is required.
        ("Station", r#"{"vehicle": {"name": "a", "capacity": 1}}"#),
        ("Station", r#"{"error": "none"}"#),
        ("Station", "[1, 2]"),
        ("Station", "{}"),
        ("Point", r#"{"x": 1, "z": 2}"#),
        ("Empty", r#"{"a": 1}"#),
    ] {
        assert_eq!(taken(&models, name, message), "", "{name}: {message}");
    }
    // The message as a whole needs no more than a majority: what it lacks or has too much is to be reported.
    let whole = r#"{"name": "a", "capacity": 1, "kind": 2}"#;
    assert_eq!(taken(&models, "Station", whole), whole);
}

#[test]
fn unions_and_open_objects() {
    let models = models(&[
        ("Circle", &["kind!", "radius!", "centre!"]),
        ("Square", &["kind!", "side!", "corner!"]),
        ("ShapeUnion", &["Circle", "Square"]),
        ("Labels", &["*"]),
        ("Open", &["id!", "kind!", "size!", "*"]),
    ]);
    let square = r#"{"kind": "square", "side": 1, "corner": [0, 0]}"#;
    let message = format!(r#"{{"shapes": [{square}, {{"kind": "none"}}]}}"#);
    assert_eq!(taken(&models, "ShapeUnion", &message), square);
    assert_eq!(taken(&models, "Labels", r#"{"a": 1}"#), r#"{"a": 1}"#);
    assert_eq!(taken(&models, "Labels", "{}"), "");
    // Names that may be any speak against an object all the same, as long as nothing is known of their values.
    let open = r#"{"id": 1, "kind": "a", "size": 2, "c": 3}"#;
    assert_eq!(taken(&models, "Open", &format!("[{open}]")), open);
    assert_eq!(taken(&models, "Open", r#"{"id": 1, "kind": "a", "b": 2, "c": 3}"#), "");
}

#[test]
fn names_of_another_spelling() {
    let models = models(&[("User", &["userId!", "userName!", "age"])]);
    let message = r#"{"user": {"user_id": "a", "user_name": "b"}}"#;
    assert_eq!(taken(&models, "User", message), "");
    let file = Sources::new().add("a.md", "a.md", message);
    let messages = example::json(message, Span::new(file, 0..message.len())).expect("JSON");
    assert_eq!(values(&models, ModelId(0), Spelling::Wire, false, messages).len(), 1);
}

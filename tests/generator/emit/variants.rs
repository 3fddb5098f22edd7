//! What options change: closed enums, double options, mapped types, several APIs in one crate.

use schemadown::config::{EnumPolicy, Impls, Kind, Nullable, UnknownFields};
use schemadown::emit::{self, File, Options, Style};
use schemadown::ir::{
    Additional, ConstraintKind, Decimal, EnumBase, LengthUnit, Model, ModelKind, RelationKind, Schema, State, Struct,
    Target, Type,
};
use serde_json::json;

use crate::build::*;

pub fn small() -> Schema {
    let mut models = vec![
        model("Color", values(EnumBase::String, &[("Err", json!("err")), ("Red", json!("red"))])),
        model("Level", values(EnumBase::Integer, &[("Error", json!(1)), ("High", json!(7))])),
        model("Item", structure(vec![])),
        model("Ties", structure(vec![])),
        model("Open", structure(vec![])),
    ];
    let item = structure(vec![
        field("size", Type::Integer).rule(ConstraintKind::Minimum(Decimal::parse("-1").unwrap())),
        field("name", Type::String).optional().nullable().rule(ConstraintKind::MaxLength(3, LengthUnit::Characters)),
        field("bytes", Type::Bytes).optional().nullable(),
        field("color", to(&models, "Color")).optional().nullable(),
        field("when", Type::DateTime),
        field("colors", map(array(to(&models, "Level")))).optional(),
        field("limits", map(Type::String))
            .rule_on(Target::Values, ConstraintKind::MaxLength(1, LengthUnit::Characters)),
        field("nested", map(to(&models, "Item"))),
        field("more", map(array(to(&models, "Item")))).optional(),
    ]);
    models[2].kind = item;
    models[3].kind = ties(&models);
    let additional = Additional { rust_name: "more".into(), values: Type::Integer, description: None, span: span() };
    models[4].kind = ModelKind::Struct(Struct { additional: Some(additional), ..Struct::default() });
    schema("small", models)
}

/// Rules between fields that may be absent and may be null.
fn ties(models: &[Model]) -> ModelKind {
    let o = |name: &str, ty: Type| field(name, ty).optional().nullable();
    let fields = vec![
        o("color", to(models, "Color")),
        o("text", Type::String),
        o("flag", Type::Boolean),
        o("a", Type::Any),
        o("b", Type::Any),
        o("c", Type::Any),
        field("count", Type::Integer).optional(),
    ];
    let is = |value: serde_json::Value| State::Is(vec![value]);
    let relations = vec![
        relation(RelationKind::RequiredIf, &[3], vec![(0, is(json!("red")))]),
        relation(RelationKind::RequiredIf, &[4], vec![(1, is(json!("x"))), (2, is(json!(true)))]),
        relation(RelationKind::OnlyWith, &[5], vec![(0, is(json!("red")))]),
        relation(RelationKind::OnlyWith, &[6], vec![(1, is(json!("x")))]),
        relation(RelationKind::MutuallyExclusive, &[2, 3], vec![]),
        relation(RelationKind::AtLeastOneOf, &[0, 1], vec![]),
        relation(RelationKind::MutuallyExclusive, &[6], vec![(5, State::Present), (4, State::Absent)]),
    ];
    related(fields, relations)
}

fn text<'f>(files: &'f [File], path: &str) -> &'f str {
    &files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} in {:?}", paths(files))).text
}

fn paths(files: &[File]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

const BEHAVIOUR: &str = r#"
use garde::Validate;
use serde_json::{from_value, json, to_value};
use variants::small::operations::*;

#[test]
fn closed_enums_list_what_they_expect() {
    let error = from_value::<Color>(json!("blue")).unwrap_err().to_string();
    assert_eq!(error, "unknown value, expected one of \"err\", \"red\"");
    assert_eq!("blue".parse::<Color>().unwrap_err().to_string(), "expected one of \"err\", \"red\"");
    assert_eq!(from_value::<Color>(json!("err")).unwrap(), Color::Err);
    assert_eq!(from_value::<Level>(json!(2)).unwrap_err().to_string(), "unknown value, expected one of 1, 7");
    assert_eq!(from_value::<Level>(json!(1)).unwrap(), Level::Error);
}

#[test]
fn what_is_null_is_given_but_has_no_value() {
    let said = |value: serde_json::Value| {
        let ties: Ties = from_value(value).unwrap();
        let report = ties.validate().err().map(|report| report.to_string());
        let code = |line: &str| line.split_once(" no ").or(line.split_once(" a")).map(|(code, _)| code.to_owned()).unwrap_or_default();
        report.iter().flat_map(|report| report.lines()).map(code).collect::<Vec<String>>()
    };
    assert_eq!(said(json!({"color": null})), [""; 0]);
    assert_eq!(said(json!({})), ["at_least_one_of:"]);
    assert_eq!(said(json!({"color": "red"})), ["a: required_if:"]);
    assert_eq!(said(json!({"color": "red", "a": null, "flag": true})), [""; 0]);
    assert_eq!(said(json!({"color": "red", "a": 1, "flag": true})), ["mutually_exclusive:"]);
    assert_eq!(said(json!({"text": "x", "flag": true})), ["b: required_if:"]);
    assert_eq!(said(json!({"text": "x", "flag": null, "count": 1})), [""; 0]);
    assert_eq!(said(json!({"text": "y", "count": 1})), ["count: only_with:"]);
    assert_eq!(said(json!({"color": "err", "c": 1})), ["c: only_with:"]);
    assert_eq!(said(json!({"color": null, "c": 1, "count": 1})), ["count: mutually_exclusive:"]);
}

#[test]
fn other_properties_are_kept() {
    let open: Open = from_value(json!({"a": 1, "b": 2})).unwrap();
    assert_eq!(open.more.len(), 2);
    assert_eq!(to_value(&open).unwrap(), json!({"a": 1, "b": 2}));
    assert!(from_value::<Open>(json!({"a": "1"})).is_err() && from_value::<Open>(json!([])).is_err());
}

#[test]
fn absent_and_null_differ() {
    let bare = json!({"size": 1, "when": "x", "limits": {}, "nested": {}});
    let item: Item = from_value(bare.clone()).unwrap();
    assert_eq!((&item.name, &item.bytes, &item.color), (&None, &None, &None));
    assert_eq!(to_value(&item).unwrap(), bare);
    let mut nulls = bare.clone();
    for key in ["name", "bytes", "color"] {
        nulls[key] = json!(null);
    }
    let item: Item = from_value(nulls.clone()).unwrap();
    assert_eq!((&item.name, &item.bytes, &item.color), (&Some(None), &Some(None), &Some(None)));
    assert_eq!(to_value(&item).unwrap(), nulls);
    let mut set = bare;
    set["name"] = json!("n");
    set["bytes"] = json!("Zg==");
    set["color"] = json!("red");
    let item: Item = from_value(set.clone()).unwrap();
    assert_eq!(item.bytes, Some(Some(b"f".to_vec())));
    assert_eq!(to_value(&item).unwrap(), set);
}
"#;

#[test]
fn every_option_compiles_and_behaves() {
    for serde in [Impls::Derive, Impls::Explicit] {
        every_option_behaves(serde);
    }
}

fn every_option_behaves(serde: Impls) {
    let style = Style {
        sources: "specs/small/".to_owned(),
        types: [(Kind::Integer, "u32"), (Kind::DateTime, "String"), (Kind::Map, "std::collections::HashMap")]
            .map(|(kind, ty)| (kind, ty.to_owned()))
            .into(),
        enums: EnumPolicy::Closed,
        nullable: Nullable::Distinguish,
        serde,
        unknown_fields: UnknownFields::Deny,
        derives: vec!["Ord".to_owned(), "PartialOrd".to_owned()],
        exhaustive: true,
    };
    let options = Options { base: "src/".to_owned(), apis: [("small".to_owned(), style)].into(), ..Options::default() };
    let mut other = schema("support", vec![model("Top", ModelKind::Alias(Type::Date))]);
    other.models[0].module.clear();
    let files = emit::rust(&[&small(), &other], &options).unwrap();
    assert!(
        text(&files, "src/small/operations/item.rs")
            .starts_with("// @generated by schemadown from specs/small/models/")
    );
    // An API called `support` does not get in the way of the support module.
    assert!(paths(&files).contains(&"src/support_/mod.rs"), "{:?}", paths(&files));
    let folder = crate::folder("variants", serde, &files, Some(BEHAVIOUR));
    crate::cargo(&folder, &["clippy", "--all-targets"]);
    crate::cargo(&folder, &["test"]);
}

#[test]
fn threads_change_nothing() {
    let all = crate::forms::everything();
    let on = |threads| schemadown::parallel::on(threads, || emit::rust(&[&all], &crate::flat(Impls::Derive)).unwrap());
    let once = on(1);
    for threads in [2, 8] {
        assert_eq!(on(threads), once);
    }
    assert!(once.is_sorted_by(|left, right| left.path < right.path));
    assert!(once.iter().all(|file| file.text.lines().next().is_some_and(|line| line.contains(emit::MARKER))));
    assert!(once.iter().all(|file| syn::parse_file(&file.text).is_ok() && file.text.ends_with('\n')));
}

#[test]
fn what_cannot_be_emitted_is_reported_and_nothing_panics() {
    let bad = |kind: Kind, ty: &str| {
        let style = Style { types: [(kind, ty.to_owned())].into(), ..Style::default() };
        emit::rust(&[&small()], &Options { style, ..Options::default() }).unwrap_err()
    };
    assert!(bad(Kind::Integer, "not a type").iter().any(|problem| problem.reason.contains("not a Rust type")));
    assert!(bad(Kind::Integer, "&'static str").iter().any(|problem| problem.reason.contains("expected a path")));
    assert!(bad(Kind::Map, "Foo<A>").iter().any(|problem| problem.reason.contains("without its arguments")));
    let mut schema = small();
    schema.models[0].kind = values(EnumBase::Integer, &[("A", json!("a"))]);
    schema.models[1].kind = structure(vec![field("x", literal("X", json!([1])))]);
    let problems = emit::rust(&[&schema], &Options::default()).unwrap_err();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_eq!(
        problems[0].to_string(),
        "small: operations.Color: the value \"a\" does not belong in an enum of its base"
    );
}

#[test]
fn hostile_names_stay_names() {
    let mut evil = model("X { } fn evil() {", structure(vec![field("a\"]; fn evil() {", Type::String).optional()]));
    evil.file_stem = "../../etc/passwd".to_owned();
    evil.source = "x\n fn evil() {}\u{202e}.md".to_owned();
    evil.module = vec!["..".to_owned(), "mod".to_owned()];
    if let ModelKind::Struct(shape) = &mut evil.kind {
        shape.fields[0].rust_name = "a\"]; fn evil() {".to_owned();
    }
    let files = emit::rust(&[&schema("crate", vec![evil])], &Options::default()).unwrap();
    for file in &files {
        assert!(!file.path.contains("..") && !file.path.starts_with('/'), "{}", file.path);
        let parsed = syn::parse_file(&file.text).unwrap();
        let evil = |item: &syn::Item| matches!(item, syn::Item::Fn(function) if function.sig.ident == "evil");
        assert!(!parsed.items.iter().any(evil), "{}", file.text);
    }
}

//! What each form looks like, one small model each.

use schemadown::config::Impls;
use schemadown::emit;
use schemadown::ir::{
    Additional, Charset, ConstraintKind, EnumBase, LengthUnit, Model, ModelKind, Select, Struct, Type,
};
use serde_json::json;

use crate::build::*;

/// The file of the last model, without its first line.
fn last(models: Vec<Model>) -> String {
    last_as(models, Impls::Derive)
}

fn last_as(models: Vec<Model>, serde: Impls) -> String {
    let stem = models.last().unwrap().file_stem.clone();
    let files = emit::rust(&[&schema("api", models)], &crate::flat(serde)).unwrap();
    let file = files.iter().find(|file| file.path.ends_with(&format!("/{stem}.rs"))).unwrap();
    file.text.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_struct_with_its_rules() {
    let characters = Charset::new([('A', 'Z'), ('a', 'z'), ('0', '9'), ('_', '_'), ('-', '-')]);
    let secret = field("clientSecret", Type::String)
        .describe("The new secret.<br/>Letters, digits,<br/>`-` and `_`; not more than 86 of them.<br/>")
        .rule(ConstraintKind::Charset(characters))
        .rule(ConstraintKind::MaxLength(86, LengthUnit::Characters));
    let old = field("old_one", Type::Integer).optional().deprecated("");
    let page = model("ClientSecretUpdate", structure(vec![secret, old])).describe("Replaces a client's secret.");
    insta::assert_snapshot!(last(vec![page]));
}

#[test]
fn expressions_of_texts() {
    let pattern = |text: &str| ConstraintKind::Pattern(text.to_owned());
    let fields = vec![
        field("code", Type::String).rule(pattern("^[A-Z]{3}-[0-9]{1,4}$")),
        field("label", Type::String).rule(pattern("^[a-z]+(-[a-z]+)*$")),
        field("ahead", Type::String).rule(pattern("^(?!a)")),
    ];
    let text = last(vec![model("Tag", structure(fields))]);
    insta::assert_snapshot!(text.split_once("impl Tag").unwrap().1.split_once("const").unwrap().1);
}

#[test]
fn a_struct_that_holds_others() {
    let item = model("Item", structure(vec![field("name", Type::String).rule(ConstraintKind::Prefix("x".into()))]));
    let mut list = model("List", structure(vec![]));
    let models = [item.clone()];
    list.kind = structure(vec![
        field("kind", literal("ListKind", json!("list"))),
        field("items", array(to(&models, "Item"))).rule(ConstraintKind::MaxItems(3)),
        field("first", boxed(to(&models, "Item"))).optional(),
    ]);
    insta::assert_snapshot!(last(vec![item, list]));
}

/// A struct with a field of each sort that its impls tell apart, and what else it holds.
fn written_out(additional: Option<Type>) -> String {
    let fields = vec![
        field("id", Type::String),
        field("fields", Type::Integer).optional(),
        field("level", Type::Integer).nullable(),
        field("photo", Type::Bytes).optional(),
    ];
    let mut shape = Struct { fields, ..Struct::default() };
    shape.additional =
        additional.map(|values| Additional { values, rust_name: "more".into(), description: None, span: span() });
    last_as(vec![model("Card", ModelKind::Struct(shape))], Impls::Explicit)
}

#[test]
fn a_struct_written_out() {
    insta::assert_snapshot!(written_out(None));
}

#[test]
fn an_open_struct_written_out() {
    insta::assert_snapshot!(written_out(Some(Type::Boolean)));
}

#[test]
fn an_open_enum() {
    insta::assert_snapshot!(last(vec![model("Color", values(EnumBase::String, &[("Red", json!("red"))]))]));
}

#[test]
fn an_integer_enum() {
    insta::assert_snapshot!(last(vec![model("Level", values(EnumBase::Integer, &[("Low", json!(-1))]))]));
}

#[test]
fn a_union_by_tag() {
    let a = model("A", structure(vec![field("type", literal("AType", json!("a")))]));
    let models = [a.clone()];
    let kind = union(Select::Tag("type".into()), vec![("A", to(&models, "A"), Some(json!("a")))]);
    insta::assert_snapshot!(last(vec![a, model("Union", kind)]));
}

#[test]
fn a_union_by_kind() {
    let kind = union(Select::Kind, vec![("Text", Type::String, None), ("Numbers", array(Type::Number), None)]);
    insta::assert_snapshot!(last(vec![model("Union", kind)]));
}

#[test]
fn a_union_by_trial() {
    let kind = union(Select::Order, vec![("When", Type::DateTime, None), ("Text", Type::String, None)]);
    insta::assert_snapshot!(last(vec![model("Union", kind)]));
}

#[test]
fn the_root_and_a_folder() {
    let deprecated = model("Old", structure(vec![])).deprecated();
    let new = model("New", structure(vec![field("k", literal("NewK", json!(1)))]));
    let files = emit::rust(&[&schema("api", vec![new, deprecated])], &emit::Options::default()).unwrap();
    let shown = ["lib.rs", "api/mod.rs", "api/operations/mod.rs"];
    let shown = files.iter().filter(|file| shown.contains(&file.path.as_str()));
    insta::assert_snapshot!(
        shown.map(|file| format!("==> {}\n{}", file.path, file.text)).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_manifest() {
    let feature = |name: &str, needs: &[&str]| emit::Feature {
        name: name.to_owned(),
        needs: needs.iter().map(|&name| name.to_owned()).collect(),
    };
    let features = [feature("components", &[]), feature("operations", &["components"])];
    insta::assert_snapshot!(emit::manifest("my-models", emit::Needs { jiff: true, derive: true }, &features).text);
}

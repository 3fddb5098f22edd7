//! Derived and explicit impls of serde do the same: a crate that has the models of this test program and of the workspace
//! in both forms, in which the tests of the workspace's models run against the explicit one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use schemadown::config::{Impls, Nullable};
use schemadown::emit::{self, File, Options, Style};
use schemadown::ir::{Model, ModelKind, Schema, Select, Type};
use schemadown::project::Project;
use serde_json::{Map, Value, json};

use crate::{forms, variants};

/// The APIs, those of the workspace first.
fn schemas() -> Vec<(Schema, Style)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemadown.toml");
    let documented = Project::open(&file).read().expect("the specs have no errors");
    let mut schemas: Vec<_> = documented.into_iter().map(|schema| (schema, Style::default())).collect();
    schemas.push((forms::everything(), Style::default()));
    schemas.push((variants::small(), Style { nullable: Nullable::Distinguish, ..Style::default() }));
    schemas
}

fn derived(api: &str) -> String {
    format!("{api}_derived")
}

/// A value that fits a type, of all fields to some depth.
fn sample(schema: &Schema, ty: &Type, depth: usize) -> Value {
    match ty {
        Type::String => json!("text"),
        Type::Integer | Type::Sized(_) => json!(3),
        Type::Number => json!(2.5),
        Type::Boolean => json!(true),
        Type::Date => json!("2024-02-29"),
        Type::DateTime => json!("2024-02-29T10:15:30Z"),
        Type::Bytes => json!("Zm9v"),
        Type::Null => Value::Null,
        Type::Any | Type::Union(_) => json!({"any": [1, "thing"]}),
        Type::Literal(literal) => literal.value.clone(),
        Type::Array(_) if depth == 0 => json!([]),
        Type::Array(items) => json!([sample(schema, items, depth - 1), sample(schema, items, depth - 1)]),
        Type::Map(_) if depth == 0 => json!({}),
        Type::Map(values) => json!({"key": sample(schema, values, depth - 1)}),
        Type::Ref { model, .. } => samples(schema, &schema.models[model.0 as usize], depth).swap_remove(0),
    }
}

/// Values that fit a model: one, or one for each member of a union.
fn samples(schema: &Schema, model: &Model, depth: usize) -> Vec<Value> {
    match &model.kind {
        ModelKind::Struct(shape) => {
            let present = shape.fields.iter().filter(|field| field.required || depth > 0);
            let value = |ty| sample(schema, ty, depth.saturating_sub(1));
            let mut object: Map<_, _> = present.map(|field| (field.wire_name.clone(), value(&field.ty))).collect();
            if let Some(additional) = &shape.additional {
                object.insert("another".into(), value(&additional.values));
            }
            vec![Value::Object(object)]
        }
        ModelKind::Enum(shape) => shape.values.iter().take(2).map(|value| value.wire.clone()).collect(),
        ModelKind::Union(union) => {
            let of = |member: &schemadown::ir::Member| {
                let mut value = sample(schema, &member.ty, depth.saturating_sub(1));
                if let (Select::Tag(tag), Some(tagged), Some(object)) =
                    (&union.select, &member.tag_value, value.as_object_mut())
                {
                    object.insert(tag.clone(), tagged.clone());
                }
                value
            };
            union.members.iter().map(of).collect()
        }
        ModelKind::Alias(ty) if depth > 0 => vec![sample(schema, ty, depth - 1)],
        ModelKind::Alias(_) => vec![json!([])],
    }
}

/// Whether a model keeps other properties, or holds one that does.
fn is_open(schema: &Schema, model: &Model, depth: usize) -> bool {
    let below = |ty: &Type| leads_to_open(schema, ty, depth);
    match &model.kind {
        ModelKind::Struct(shape) => shape.additional.is_some() || shape.fields.iter().any(|field| below(&field.ty)),
        ModelKind::Union(union) => union.members.iter().any(|member| below(&member.ty)),
        ModelKind::Alias(ty) => below(ty),
        ModelKind::Enum(_) => false,
    }
}

fn leads_to_open(schema: &Schema, ty: &Type, depth: usize) -> bool {
    match ty {
        Type::Array(inner) | Type::Map(inner) => leads_to_open(schema, inner, depth),
        Type::Ref { model, .. } if depth > 0 => is_open(schema, &schema.models[model.0 as usize], depth - 1),
        _ => false,
    }
}

/// The table that `harness.rs` includes.
fn cases(schemas: &[(Schema, Style)]) -> String {
    let mut text = "#[allow(deprecated)]\nconst CASES: &[Case] = &[\n".to_owned();
    for (schema, _) in schemas {
        for model in schema.models.iter().filter(|model| !matches!(model.kind, ModelKind::Alias(_))) {
            let mut values = samples(schema, model, 5);
            values.extend(model.examples.iter().filter_map(|example| example.wire.clone().ok()));
            let values: Vec<_> = values.iter().map(Value::to_string).collect();
            let path = model.module.iter().chain([&model.rust_name]).map(String::as_str).collect::<Vec<_>>().join("::");
            let (api, derived, open) = (&schema.api, derived(&schema.api), is_open(schema, model, 8));
            _ = writeln!(
                text,
                "    (\"{api}::{path}\", {open}, &{values:?}, both::<models::{derived}::{path}, models::{api}::{path}>),",
            );
        }
    }
    text.push_str("];\n");
    text
}

/// The workspace, and how its tests find it.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const MANIFEST_DIR: &str = "env!(\"CARGO_MANIFEST_DIR\")";

/// What the tests of the workspace's models need is what its manifest says.
fn add_dev_dependencies(folder: &Path) {
    let section =
        include_str!("../../../../Cargo.toml").split("\n\n").find(|text| text.starts_with("[dev-dependencies]"));
    let section = section.unwrap().replace("\"generator\"", &format!("{:?}", env!("CARGO_MANIFEST_DIR")));
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(manifest, format!("{text}\n{section}\n")).unwrap();
}

#[test]
fn derived_and_explicit_impls_agree() {
    let schemas = schemas();
    let mut twice = Vec::new();
    let mut apis = BTreeMap::new();
    for (schema, style) in &schemas {
        apis.insert(schema.api.clone(), Style { serde: Impls::Explicit, ..style.clone() });
        twice.push(schema.clone());
        apis.insert(derived(&schema.api), Style { serde: Impls::Derive, ..style.clone() });
        twice.push(Schema { api: derived(&schema.api), ..schema.clone() });
    }
    let options = Options { base: "src/".to_owned(), apis, ..Options::default() };
    let files = emit::rust(&twice.iter().collect::<Vec<_>>(), &options).unwrap();
    let folder = crate::folder("models", Impls::Explicit, &files, None);
    let tests = [
        ("tests/models.rs", include_str!("../../../models.rs").to_owned()),
        ("tests/tolerant.rs", include_str!("../../../tolerant.rs").to_owned()),
        (
            "tests/json_schema.rs",
            include_str!("../../../json_schema.rs").replace(MANIFEST_DIR, &format!("{WORKSPACE:?}")),
        ),
        ("tests/agreement/main.rs", include_str!("harness.rs").to_owned()),
        ("tests/agreement/cases.rs", cases(&schemas)),
    ];
    crate::write(&tests.map(|(path, text)| File { path: path.to_owned(), text }), &folder);
    add_dev_dependencies(&folder);
    let output = crate::cargo(&folder, &["test"]);
    assert!(output.contains("documented examples decoded and encoded back"), "{output}");
}

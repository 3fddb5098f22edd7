//! A feature per module of a stand-alone crate: each alone compiles, with what it needs and no more.

use schemadown::config::Impls;
use schemadown::emit::{self, Feature, Needs, Options};
use schemadown::ir::{Model, Schema};
use serde_json::json;

use crate::build::*;

/// Two modules that refer to each other, one that leads to them by a model at the crate root, and one that needs none.
fn modules() -> Schema {
    let homes =
        [("Pen", "left"), ("Paper", "right"), ("Desk", ""), ("Room", "house"), ("Lamp", "default"), ("Door", "")];
    let mut models: Vec<Model> = homes
        .map(|(name, home)| {
            let mut model =
                model(name, structure(vec![field("id", schemadown::ir::Type::String)])).example(json!({"id": "1"}));
            model.module = if home.is_empty() { vec![] } else { vec![home.to_owned()] };
            model
        })
        .into();
    let refer = |models: &mut [Model], from: usize, to_name: &str| {
        let target = to(models, to_name);
        models[from].kind =
            structure(vec![field("id", schemadown::ir::Type::String), field("other", array(target)).optional()]);
    };
    refer(&mut models, 0, "Paper");
    refer(&mut models, 1, "Pen");
    refer(&mut models, 2, "Paper");
    refer(&mut models, 3, "Desk");
    schema("api", models)
}

#[test]
fn a_feature_turns_on_what_its_module_needs() {
    let options = Options { features: true, ..crate::flat(Impls::Explicit) };
    let schema = modules();
    let features = emit::features(&[&schema], &options);
    let shown: Vec<_> = features.iter().map(|Feature { name, needs }| format!("{name}: {}", needs.join(" "))).collect();
    assert_eq!(shown, ["default_: ", "house: right", "left: right", "right: left"]);

    let files = emit::rust(&[&schema], &options).unwrap();
    let root = files.iter().find(|file| file.path == "src/lib.rs").unwrap();
    insta::assert_snapshot!(root.text.split_once("\n\n").unwrap().1);
    let folder = crate::folder("features", Impls::Explicit, &files, None);
    crate::write(&[emit::manifest("features", Needs::of(&[&schema], &options), &features)], &folder);
    let output = crate::cargo(&folder, &["test"]);
    assert!(output.contains("6 documented examples decoded"), "{output}");
    for feature in ["", "default_", "house", "left", "right"] {
        crate::cargo(&folder, &["check", "--no-default-features", "--features", feature]);
    }
}

#[test]
fn one_module_alone_and_modules_of_a_larger_crate_have_no_feature() {
    let mut one = modules();
    one.models.truncate(1);
    one.models[0].kind = structure(vec![]);
    let with = Options { features: true, ..crate::flat(Impls::Derive) };
    assert_eq!(emit::features(&[&one], &with), []);
    assert_eq!(emit::features(&[&modules()], &Options { flat: false, ..with }), []);
    assert_eq!(emit::features(&[&modules()], &crate::flat(Impls::Derive)), []);
}

//! What it costs to validate a model of twenty fields, beside what it costs to decode it, and beside other validators.
//!
//! All of them are first held to the same answers, so that no side is fast for checking less. What each is given is made
//! before the clock runs: decoded structs, and for jsonschema a `serde_json::Value` and a compiled schema.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use garde::Validate as _;
use jsonschema::{PatternOptions, Validator};
use models::authserver::components::ClientRegistration;
use peers::registration as payload;
use schemadown::ir::{ModelId, ModelKind, Schema};
use schemadown::project::Project;
use serde_json::{Value, json};
use validator::Validate as _;

/// The root of the workspace, whose models these are.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../..");

/// Values that break one rule each.
fn broken() -> Vec<(&'static str, Value)> {
    vec![
        ("registrationId", json!("a".repeat(15))),
        ("registrationId", json!("a".repeat(41))),
        ("registrationId", json!("reg_01J9ZK7Q4M8TX.")),
        ("displayName", json!("é".repeat(81))),
        ("softwareId", json!("a".repeat(65))),
        ("softwareVersion", json!("1".repeat(25))),
        ("sectorIdentifier", json!("a".repeat(254))),
        ("contact", json!("a".repeat(121))),
        ("pairingCode", json!("K7Q4M")),
        ("pairingCode", json!("k7q4m8tx")),
        ("tokenLifetime", json!(59)),
        ("tokenLifetime", json!(86_401)),
        ("rateShare", json!(0.049)),
        ("rateShare", json!(1.001)),
    ]
}

/// Our own JSON Schema of the model, compiled with the two engines for patterns that jsonschema has.
fn validators() -> [(&'static str, Validator); 2] {
    let mut project = Project::open(&Path::new(ROOT).join("schemadown.toml"));
    let schema = project.read_api("authserver").expect("the specs have no errors");
    let exported = schemadown::emit::json_schema(&schema, Some(registration(&schema)));
    let options = jsonschema::options();
    let linear = options.clone().with_pattern_options(PatternOptions::regex());
    [
        ("jsonschema", options.build(&exported).expect("the schema compiles")),
        ("jsonschema, regex", linear.build(&exported).expect("the schema compiles")),
    ]
}

fn registration(schema: &Schema) -> ModelId {
    let is_it = |model: &schemadown::ir::Model| model.id == "components.ClientRegistration";
    let at = schema.models.iter().position(is_it).expect("the model is documented");
    match &schema.models[at].kind {
        ModelKind::Struct(object) => assert_eq!(object.fields.len(), 20),
        _ => unreachable!("the model is a struct"),
    }
    ModelId(u32::try_from(at).expect("a few models"))
}

/// What each validator says of one JSON value.
fn answers(value: &Value, schemas: &[(&str, Validator)]) -> Vec<bool> {
    let ours: ClientRegistration = serde_json::from_value(value.clone()).expect("the value decodes");
    let garde: peers::garde_derive::ClientRegistration = serde_json::from_value(value.clone()).expect("so here");
    let validator: peers::validator_derive::ClientRegistration =
        serde_json::from_value(value.clone()).expect("and here");
    let mut answers = vec![ours.validate().is_ok(), garde.validate().is_ok(), validator.validate().is_ok()];
    answers.extend(schemas.iter().map(|(_, schema)| schema.is_valid(value)));
    answers
}

fn same_answers(schemas: &[(&str, Validator)]) {
    assert!(answers(&payload(), schemas).iter().all(|good| *good), "{:?}", answers(&payload(), schemas));
    for (field, value) in broken() {
        let mut changed = payload();
        changed[field] = value;
        let answers = answers(&changed, schemas);
        assert!(answers.iter().all(|good| !good), "{field}: {}: {answers:?}", changed[field]);
    }
}

fn compare(criterion: &mut Criterion) {
    let schemas = validators();
    same_answers(&schemas);
    let value = payload();
    let text = value.to_string();
    let mut group = criterion.benchmark_group("20 fields");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("decode, serde_json", |bencher| {
        bencher.iter(|| serde_json::from_str::<ClientRegistration>(black_box(&text)));
    });
    let ours: ClientRegistration = serde_json::from_str(&text).expect("the value decodes");
    group.bench_function("validate, generated", |bencher| bencher.iter(|| black_box(&ours).validate()));
    let garde: peers::garde_derive::ClientRegistration = serde_json::from_str(&text).expect("the value decodes");
    group.bench_function("validate, garde derive", |bencher| bencher.iter(|| black_box(&garde).validate()));
    let validator: peers::validator_derive::ClientRegistration =
        serde_json::from_str(&text).expect("the value decodes");
    group.bench_function("validate, validator derive", |bencher| bencher.iter(|| black_box(&validator).validate()));
    for (name, schema) in &schemas {
        group.bench_function(format!("validate, {name}"), |bencher| {
            bencher.iter(|| schema.is_valid(black_box(&value)));
        });
    }
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);

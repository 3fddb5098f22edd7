//! What it costs to decode the generated models, derived and written out, beside what a hand and other generators write
//! for the same models.
//!
//! Every side reads the same JSON. A side that cannot read it is left out, and said to be: closed enums know no new
//! values, and a generator that has no form for a union has nothing to decode it with.

#[path = "decode/mod.rs"]
mod others;

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use explicit::authserver::components as written;
use models::authserver::components as derived;
use others::{openapi_generator, plain, typify};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// So many values are decoded at once, where one is soon done.
const MANY: usize = 32;

type Group<'c> = BenchmarkGroup<'c, WallTime>;

/// Measures a side on a text.
fn side<T: DeserializeOwned>(group: &mut Group<'_>, name: &str, text: &str) {
    match serde_json::from_str::<T>(text) {
        Ok(_) => _ = group.bench_function(name, |bencher| bencher.iter(|| serde_json::from_str::<T>(black_box(text)))),
        Err(error) => eprintln!("{name} cannot decode this: {error}"),
    }
}

/// Measures all sides of a model on as many values of it.
macro_rules! compare {
    ($criterion:ident, $what:literal, $value:expr, $model:ident in $($side:ident),+) => {{
        let values: Value = (0..MANY).map($value).collect();
        let text = values.to_string();
        let mut group = $criterion.benchmark_group($what);
        group.throughput(Throughput::Elements(MANY as u64));
        $(side::<Vec<$side::$model>>(&mut group, stringify!($side), &text);)+
        group.finish();
    }};
}

fn structs(criterion: &mut Criterion) {
    compare!(criterion, "struct of 20 fields", |_| peers::registration(), ClientRegistration in
        derived, written, plain, typify, openapi_generator);
}

fn unions(criterion: &mut Criterion) {
    compare!(criterion, "union by tag", credential_request, CredentialRequest in
        derived, written, plain, typify, openapi_generator);
    compare!(criterion, "union by kind", attribute_value, AttributeValue in derived, written, plain, typify);
    compare!(criterion, "union by trial", event_data, EventData in derived, written, plain, typify);
}

fn enums(criterion: &mut Criterion) {
    let known = ["authorization_code", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"];
    compare!(criterion, "enum, documented values", |at| json!(known[at % known.len()]), GrantType in
        derived, written, plain, typify, openapi_generator);
    compare!(criterion, "enum, new values", |at| json!(format!("urn:example:grant-type:{at}")), GrantType in
        derived, written, plain);
}

fn credential_request(at: usize) -> Value {
    match at % 2 {
        0 => json!({
            "format": "vc+sd-jwt",
            "deviceBound": false,
            "vct": "https://credentials.harbour.example.org/berth-permit",
            "claims": {"given_name": "Zoë", "age": 41, "address": {"locality": "Malmö"}},
        }),
        _ => json!({
            "format": "mso_mdoc",
            "deviceBound": true,
            "doctype": "org.example.harbour.permit",
            "namespaces": {"org.example.harbour": ["family_name", "birth_date", "berth"]},
        }),
    }
}

fn attribute_value(at: usize) -> Value {
    match at % 4 {
        0 => json!("platinum"),
        1 => json!(-12.5),
        2 => json!(true),
        _ => json!(["eu-west", "eu-north"]),
    }
}

fn event_data(at: usize) -> Value {
    match at % 3 {
        0 => json!({
            "tokenId": "0e3ab5b2-6f0c-4d6e-9d57-0cbd9a1f6c11",
            "clientId": 26_478_243_745_571_i64,
            "scopes": ["openid", "profile"],
        }),
        1 => json!({"clientId": 26_478_243_745_571_i64, "changedFields": ["clientName", "redirectUris"]}),
        _ => json!({"key": "sig-2026-11", "attempts": 3}),
    }
}

criterion_group!(benches, structs, unions, enums);
criterion_main!(benches);

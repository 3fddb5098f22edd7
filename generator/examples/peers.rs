//! Runs other generators beside ours, on the same API.
//!
//! ```text
//! just bench-peers DOCS OPENAPI.json [RUNS]
//! ```
//!
//! Ours reads DOCS, theirs the API's OpenAPI document, as JSON, or its schemas: they can read no documentation, and what is
//! only written in prose they do not know. Of those listed in [`PEERS`] the ones that are installed run; each run is a
//! process of its own with nothing there yet, one after the other with the runs of all others. Medians are printed.

mod measure;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Output, Stdio};
use std::time::{Duration, Instant};

use measure::{Result, median, schemadown};
use serde_json::{Map, Value, json};
use walkdir::WalkDir;

/// How often each runs, if nothing else is asked for.
const RUNS: usize = 5;

/// Another generator.
struct Peer {
    /// What it is called, and what it makes.
    name: &'static str,
    /// The program, and what it is called with: `OPENAPI` and `SCHEMA` stand for its input, `OUT` for its output.
    command: &'static [&'static str],
}

const PEERS: &[Peer] = &[
    Peer { name: "typify (Rust)", command: &["cargo-typify", "typify", "--output", "OUT/types.rs", "SCHEMA"] },
    Peer {
        name: "progenitor (Rust and a client)",
        command: &["cargo-progenitor", "progenitor", "-i", "OPENAPI", "-o", "OUT", "-n", "peer", "-v", "0.0.0"],
    },
    Peer {
        name: "openapi-generator (Rust and a client)",
        command: &[
            "openapi-generator-cli",
            "generate",
            "-g",
            "rust",
            "-i",
            "OPENAPI",
            "-o",
            "OUT",
            "--skip-validate-spec",
        ],
    },
    Peer {
        name: "quicktype (Rust)",
        command: &["quicktype", "-s", "schema", "SCHEMA", "-l", "rust", "-o", "OUT/types.rs"],
    },
    Peer {
        name: "datamodel-code-generator (Python)",
        command: &[
            "datamodel-codegen",
            "--input",
            "OPENAPI",
            "--input-file-type",
            "openapi",
            "--output",
            "OUT/types.py",
        ],
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [docs, openapi] => compare(docs, openapi, RUNS),
        [docs, openapi, runs] => runs.parse().map_err(Into::into).and_then(|runs| compare(docs, openapi, runs)),
        _ => Err("usage: peers DOCS OPENAPI.json [RUNS]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What came of the runs of one generator.
#[derive(Default)]
struct Record {
    times: Vec<Duration>,
    bytes: u64,
    failure: Option<String>,
}

/// Measures everything and prints the table.
fn compare(docs: &str, openapi: &str, runs: usize) -> Result<()> {
    let home = std::env::temp_dir().join(format!("schemadown-peers-{}", std::process::id()));
    fs::create_dir_all(&home)?;
    let schema = home.join("schema.json");
    let document: Value = serde_json::from_str(&fs::read_to_string(openapi)?)?;
    fs::write(&schema, json_schema(&document).to_string())?;
    let schema = schema.to_string_lossy();
    let own = schemadown()?;
    let own = own.to_string_lossy();
    let ours = ["schemadown (Rust)", &own, "generate", docs, "--out", "OUT/peer", "--crate", "peer", "--no-cache"];
    let theirs = PEERS.iter().filter(|peer| is_installed(peer.command[0]));
    let theirs = theirs.map(|peer| [&[peer.name], peer.command].concat());
    let all: Vec<Vec<&str>> = std::iter::once(ours.to_vec()).chain(theirs).collect();
    let mut records: Vec<Record> = all.iter().map(|_| Record::default()).collect();
    for run in 0..runs.max(1) {
        for (number, (command, record)) in all.iter().zip(&mut records).enumerate() {
            let out = home.join(format!("{run}-{number}"));
            fs::create_dir_all(&out)?;
            let out = out.to_string_lossy();
            let fill = |part: &&str| part.replace("OPENAPI", openapi).replace("SCHEMA", &schema).replace("OUT", &out);
            let parts: Vec<String> = command.iter().skip(1).map(fill).collect();
            once(&parts, Path::new(&*out), record)?;
        }
    }
    fs::remove_dir_all(&home)?;
    print(&all, records);
    Ok(())
}

fn once(command: &[String], out: &Path, record: &mut Record) -> Result<()> {
    let (program, args) = command.split_first().ok_or("a peer without a program")?;
    let start = Instant::now();
    let Output { status, stderr, .. } =
        Command::new(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).output()?;
    record.times.push(start.elapsed());
    record.bytes = WalkDir::new(out).into_iter().flatten().flat_map(|entry| entry.metadata()).map(|it| it.len()).sum();
    if !status.success() {
        let stderr = String::from_utf8_lossy(&stderr);
        let line = stderr.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no word why");
        record.failure = Some(line.chars().take(80).collect());
    }
    Ok(())
}

fn print(all: &[Vec<&str>], records: Vec<Record>) {
    println!("{:<40}{:>10}{:>12}{:>12}", "", "median", "ours / it", "output");
    let mut ours = None;
    for (command, record) in all.iter().zip(records) {
        let time = median(record.times);
        let ours = *ours.get_or_insert(time);
        let ratio = ours.as_secs_f64() / time.as_secs_f64();
        let failure = record.failure.map(|line| format!("  fails: {line}")).unwrap_or_default();
        let (time, size) = (time.as_millis(), record.bytes / 1024);
        println!("{:<40}{time:>7} ms{ratio:>12.2}{size:>9} KB{failure}", command[0]);
    }
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The document's schemas as JSON Schema definitions, which is what most read: its components, and what operations take
/// and answer where that has no name of its own.
fn json_schema(document: &Value) -> Value {
    let mut definitions = Map::new();
    let components = document.pointer("/components/schemas").and_then(Value::as_object);
    definitions.extend(components.into_iter().flatten().map(|(name, schema)| (name.clone(), schema.clone())));
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let id = operation.get("operationId").and_then(Value::as_str);
            let id = id.map_or_else(|| format!("{method}{path}"), str::to_owned);
            let id = id.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
            let body = operation.get("requestBody").map(|body| ("request_body".to_owned(), body));
            let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
            let responses = responses.map(|(status, response)| (status.clone(), response));
            for (what, body) in body.into_iter().chain(responses) {
                let content =
                    body.get("content").and_then(Value::as_object).and_then(|content| content.values().next());
                if let Some(schema) = content.and_then(|content| content.get("schema"))
                    && schema.get("$ref").is_none()
                {
                    definitions.insert(format!("{id}_{what}"), schema.clone());
                }
            }
        }
    }
    let refer = |name: &String| (name.clone(), json!({ "$ref": format!("#/definitions/{name}") }));
    let properties: Map<String, Value> = definitions.keys().map(refer).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Everything",
        "type": "object",
        "properties": properties,
        "definitions": renamed(Value::Object(definitions)),
    })
}

fn renamed(value: Value) -> Value {
    match value {
        Value::String(text) => text.replace("#/components/schemas/", "#/definitions/").into(),
        Value::Array(items) => items.into_iter().map(renamed).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, renamed(value))).collect(),
        other => other,
    }
}

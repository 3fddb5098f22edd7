//! Runs real documentation through the whole pipeline: for each SDK below a folder, generates a crate, checks it with
//! warnings denied and runs its documented examples.
//!
//! ```text
//! cargo run --release -p schemadown --example corpus -- FOLDER [NAME…]
//! ```
//!
//! Crates go to `target/corpus`. It fails where docs have errors, where a crate does not compile without a warning, where
//! fewer than 99.5 % of the examples that have JSON decode and encode back, or where a second run writes anything.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::time::{Duration, Instant, SystemTime};

use schemadown::config::{Api, Unresolved};
use schemadown::diagnostic::{Severity, line::line};
use schemadown::ir::{Model, ModelKind, Schema, Unproven};
use schemadown::project::Project;

/// The share of examples that have to decode and encode back.
const SHARE: f64 = 0.995;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next().map(PathBuf::from) else {
        eprintln!("usage: corpus FOLDER [NAME…]");
        return ExitCode::from(2);
    };
    let names: Vec<String> = args.collect();
    match run(&folder, &names) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(folder: &Path, names: &[String]) -> Result<bool> {
    let mut sdks: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::result::Result<_, _>>()?;
    sdks.retain(|path| path.is_dir() && (names.is_empty() || names.iter().any(|name| path.ends_with(name))));
    sdks.sort();
    if sdks.is_empty() {
        return Err(format!("{} holds no folder to read", folder.display()).into());
    }
    let mut good = true;
    for sdk in &sdks {
        good &= sdk_passes(sdk)?;
    }
    Ok(good)
}

fn sdk_passes(sdk: &Path) -> Result<bool> {
    let name = sdk.file_name().map(|name| name.to_string_lossy().replace('-', "_")).unwrap_or_default();
    let out = Path::new("target/corpus").join(&name);
    println!("== {name}");
    let Some(shown) = generate(sdk, &out, &name)? else { return Ok(false) };
    let target = std::path::absolute("target/corpus/target")?;
    let cargo = |args: &[&str]| -> Result<(Output, Duration)> {
        let start = Instant::now();
        let output = Command::new("cargo")
            .args(args)
            .current_dir(&out)
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("CARGO_TARGET_DIR", &target)
            .output()?;
        Ok((output, start.elapsed()))
    };
    let mut good = true;
    for task in [&["check", "--quiet"][..], &["doc", "--no-deps", "--quiet"]] {
        let (output, took) = cargo(task)?;
        println!(
            "  cargo {}: {} in {:.1} s",
            task[0],
            if output.status.success() { "fine" } else { "FAILED" },
            took.as_secs_f64()
        );
        if !output.status.success() {
            println!("{}", indent(&output.stderr, 60));
            good = false;
        }
    }
    let (output, _) = cargo(&["test", "--quiet"])?;
    Ok(good & examples_pass(&output, shown))
}

/// Generates the crate, twice. Gives the number of examples on the pages; `None` where the docs have errors.
fn generate(sdk: &Path, out: &Path, name: &str) -> Result<Option<usize>> {
    let start = Instant::now();
    let mut api = Api::new(name, sdk);
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api.clone(), out, name);
    let plan = project.plan();
    for problem in project.diagnostics().iter().filter(|problem| problem.severity != Severity::Note) {
        println!("  {:?}: {}", problem.severity, line(problem, project.sources()));
    }
    let Some(plan) = plan else { return Ok(None) };
    let written = plan.write(SystemTime::now()).map_err(|problems| format!("{problems:?}"))?;
    let took = start.elapsed();
    let mut again = Project::stand_alone(api, out, name);
    let rewritten = match again.plan() {
        Some(plan) => plan.write(SystemTime::now()).map_err(|problems| format!("{problems:?}"))?.written,
        None => 0,
    };
    println!(
        "  {} files, {} written in {:.2} s; a second run writes {rewritten}",
        plan.files(),
        written.written,
        took.as_secs_f64()
    );
    let schemas = again.read().unwrap_or_default();
    let examples: Vec<_> = schemas.iter().flat_map(|schema| &schema.models).flat_map(|model| &model.examples).collect();
    let constraints: usize = schemas
        .iter()
        .flat_map(|schema| &schema.models)
        .map(|model| match &model.kind {
            ModelKind::Struct(object) => object.fields.iter().map(|field| field.constraints.len()).sum(),
            _ => 0,
        })
        .sum();
    println!("  models whose names come out in two styles without a place that shows them: {}", mixed(&schemas));
    let convertible = examples.iter().filter(|example| example.wire.is_ok()).count();
    println!(
        "  {} models, {constraints} constraints; {} examples, {} of them no tests:",
        schemas.iter().map(|schema| schema.models.len()).sum::<usize>(),
        examples.len(),
        examples.len() - convertible,
    );
    for example in &examples {
        if let Err(why) = &example.wire {
            let file = again.sources().file(example.span.file);
            println!("    {}:{}: {why}", file.path, file.position(example.span.start).line);
        }
    }
    Ok((rewritten == 0).then_some(convertible))
}

/// How many models spell names that no place shows in more than one way.
fn mixed(schemas: &[Schema]) -> usize {
    let style = |name: &str| {
        let name = name.trim_matches('_');
        let capital = |c: char| c.is_ascii_uppercase();
        match name {
            _ if name.contains('_') => Some("snake"),
            _ if name.contains('-') => Some("kebab"),
            _ if name.get(1..).is_some_and(|rest| rest.contains(capital)) => {
                Some(if name.starts_with(capital) { "Pascal" } else { "camel" })
            }
            _ => None,
        }
    };
    let is_mixed = |model: &&Model| {
        let ModelKind::Struct(object) = &model.kind else { return false };
        let unproven = object.fields.iter().filter(|field| field.unproven.contains(&Unproven::Name));
        let styles: BTreeSet<_> = unproven.filter_map(|field| style(&field.wire_name)).collect();
        styles.len() > 1
    };
    schemas.iter().flat_map(|schema| &schema.models).filter(is_mixed).count()
}

/// Reads what the crate's own test of its examples prints.
fn examples_pass(output: &Output, shown: usize) -> bool {
    let text = String::from_utf8_lossy(&output.stdout);
    if shown == 0 && output.status.success() {
        println!("  no page shows an example");
        return true;
    }
    let Some(line) = text.lines().find(|line| line.contains("documented examples decoded")) else {
        println!("  cargo test: FAILED\n{}", indent(&output.stderr, 60));
        return false;
    };
    // Quiet tests print a dot each, and no line break before what others print.
    let line = line.trim_start_matches('.');
    println!("  {line}");
    for failure in text.lines().filter(|line| line.contains(", example ")) {
        println!("    {failure}");
    }
    let passed: usize = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default();
    let share = if shown == 0 { 1.0 } else { to_f64(passed) / to_f64(shown) };
    println!("  examples: {passed} of {shown} = {:.2} %", share * 100.0);
    share >= SHARE
}

fn to_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn indent(text: &[u8], lines: usize) -> String {
    let text = String::from_utf8_lossy(text);
    text.lines().take(lines).flat_map(|line| ["    ", line, "\n"]).collect()
}

//! Measures what it costs to compile the generated crate, beside plain structs of the same fields, in one run.
//!
//! ```text
//! cargo run --release -p schemadown --example compile -- DOCS [RUNS]
//! cargo run --release -p schemadown --example compile -- --size DOCS
//! ```
//!
//! Generates a crate from the docs; strips another to what a hand would write with serde's derives alone, without open
//! enums, unions by tag, constructors and validation (`strip.rs`); and generates one more with serde's impls written out
//! (`serde = "explicit"`). Each is checked by `cargo check`, not incrementally and with its dependencies built, one after
//! the other in each run, so that whatever else the machine does falls on all of them. Medians are printed: wall clock,
//! processor time, and the most memory that one process had.
//!
//! `--size` builds a program instead that reads, validates and writes every model, optimised, with the derives and with
//! written impls: what they cost where all of a crate is used, in the time of one build and in the size of the program.

#[path = "../measure/mod.rs"]
mod measure;
mod program;
mod strip;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::SystemTime;

use measure::{Result, Taken, load};
use schemadown::config::{Api, Impls, Unresolved};
use schemadown::ir::Schema;
use schemadown::project::Project;
use strip::strip;

/// How often each crate is checked, if nothing else is asked for.
const RUNS: usize = 3;

/// A form of the crate.
struct Variant {
    name: &'static str,
    serde: Impls,
    is_stripped: bool,
}

const PLAIN: Variant = Variant { name: "plain structs and enums", serde: Impls::Derive, is_stripped: true };
const DERIVED: Variant = Variant { name: "as generated", serde: Impls::Derive, is_stripped: false };
const EXPLICIT: Variant = Variant { name: "as generated, explicit", serde: Impls::Explicit, is_stripped: false };

/// The variants that are checked: all others are compared with the first.
const CHECKED: [Variant; 3] = [PLAIN, DERIVED, EXPLICIT];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["--size", docs] => compare_programs(Path::new(docs)),
        [docs] => compare(Path::new(docs), RUNS),
        [docs, runs] => runs.parse().map_err(Into::into).and_then(|runs| compare(Path::new(docs), runs)),
        _ => Err("usage: compile [--size] DOCS [RUNS]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn home() -> PathBuf {
    std::env::temp_dir().join(format!("schemadown-compile-{}", std::process::id()))
}

fn compare(docs: &Path, runs: usize) -> Result<()> {
    let home = home();
    let target = home.join("target");
    let mut models = 0;
    let mut crates = Vec::new();
    for (number, variant) in CHECKED.iter().enumerate() {
        let name = format!("crate_{number}");
        let schemas = write_crate(docs, &home.join(&name), &name, variant)?;
        models = schemas.iter().map(|schema| schema.models.len()).sum();
        check_dependencies(&home.join(&name), &target)?;
        crates.push(home.join(&name));
    }
    println!("{models} models, {runs} runs; load {}", load());
    let mut taken: Vec<Vec<Taken>> = crates.iter().map(|_| Vec::new()).collect();
    for _ in 0..runs.max(1) {
        for (dir, taken) in crates.iter().zip(&mut taken) {
            taken.push(check(dir, &target)?);
        }
    }
    fs::remove_dir_all(&home)?;
    let medians: Vec<Taken> = taken.iter().map(|runs| Taken::median(runs)).collect();
    let base = medians.first().ok_or("nothing to compare with")?;
    println!("{:<32}{:>10}{:>8}{:>10}{:>8}{:>10}", "", "wall", "ratio", "cpu", "ratio", "peak");
    for (variant, taken) in CHECKED.iter().zip(&medians) {
        let (wall, cpu, peak) = (taken.wall.as_secs_f64(), taken.processor.as_secs_f64(), taken.peak_kb / 1024);
        let (wall_ratio, cpu_ratio) = (wall / base.wall.as_secs_f64(), cpu / base.processor.as_secs_f64());
        println!("{:<32}{wall:>8.2} s{wall_ratio:>8.2}{cpu:>8.2} s{cpu_ratio:>8.2}{peak:>7} MB", variant.name);
    }
    Ok(())
}

/// Writes the crate of a variant; says what it was made from.
fn write_crate(docs: &Path, dir: &Path, name: &str, variant: &Variant) -> Result<Vec<Schema>> {
    let mut api = Api::new("compile", docs);
    api.unresolved = Unresolved::Value;
    api.serde = variant.serde;
    let mut project = Project::stand_alone(api, dir, name);
    let plan = project.plan().ok_or("the docs have errors")?;
    plan.write(SystemTime::now()).map_err(|problems| format!("{problems:?}"))?;
    if variant.is_stripped {
        strip(&dir.join("src"))?;
    }
    project.read().ok_or_else(|| "the docs have errors".into())
}

/// Checks what a crate depends on, and nothing of its own.
fn check_dependencies(dir: &Path, target: &Path) -> Result<()> {
    let root = dir.join("src/lib.rs");
    let text = fs::read(&root)?;
    fs::write(&root, "")?;
    cargo(&["check"], dir, target)?;
    Ok(fs::write(&root, text)?)
}

/// Checks a crate whose dependencies stand, all of it anew.
fn check(dir: &Path, target: &Path) -> Result<Taken> {
    let root = dir.join("src/lib.rs");
    fs::write(&root, fs::read(&root)?)?;
    cargo(&["check"], dir, target)
}

fn cargo(what: &[&str], dir: &Path, target: &Path) -> Result<Taken> {
    let mut command = Command::new("cargo");
    command.args(what).arg("--quiet").current_dir(dir).stderr(Stdio::inherit());
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_RELEASE_STRIP", "true").env("CARGO_TARGET_DIR", target);
    let taken = measure::run(&mut command);
    taken.map_err(|error| format!("{}: {error}", dir.display()).into())
}

/// Builds a program that uses all of the models, with derived and with written impls.
fn compare_programs(docs: &Path) -> Result<()> {
    let home = home();
    println!("load {}", load());
    println!("{:<32}{:>10}{:>10}{:>10}{:>12}", "", "wall", "cpu", "peak", "program");
    for variant in [DERIVED, EXPLICIT] {
        let (dir, target) = (home.join("everything"), home.join("target"));
        let schemas = write_crate(docs, &dir, "everything", &variant)?;
        // First the dependencies alone, then what is measured.
        program::write(&dir, &[])?;
        cargo(&["build", "--release"], &dir, &target)?;
        program::write(&dir, &schemas)?;
        let taken = cargo(&["build", "--release"], &dir, &target)?;
        let bytes = fs::metadata(target.join("release").join(program::NAME))?.len();
        let (wall, cpu, peak) = (taken.wall.as_secs_f64(), taken.processor.as_secs_f64(), taken.peak_kb / 1024);
        println!("{:<32}{wall:>8.1} s{cpu:>8.1} s{peak:>7} MB{:>9} KB", variant.name, bytes / 1024);
        fs::remove_dir_all(dir)?;
    }
    fs::remove_dir_all(&home)?;
    Ok(())
}

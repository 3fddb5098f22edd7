//! Measures what it costs to compile the generated crate, beside plain structs of the same fields, in one run.
//!
//! ```text
//! cargo run --release -p schemadown --example compile -- DOCS [RUNS]
//! ```
//!
//! Generates a crate from the docs and strips it, step by step, to what a hand would write with serde's derives alone
//! (`strip.rs`). Each is checked by `cargo check`, not incrementally and with its dependencies built, one after the other
//! in each run, so that whatever else the machine does falls on all of them. Medians are printed, as wall clock and as
//! processor time.

mod strip;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant, SystemTime};

use schemadown::config::{Api, Unresolved};
use schemadown::project::Project;

use strip::{Keep, strip};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How often each crate is checked, if nothing else is asked for.
const RUNS: usize = 3;

/// The crates, the plainest first: all others are compared with it.
const CRATES: [(&str, Keep); 4] = [
    ("plain", Keep::NOTHING),
    ("with open enums, unions", Keep { enums: true, ..Keep::NOTHING }),
    ("and with constructors", Keep { enums: true, constructors: true, ..Keep::NOTHING }),
    ("as generated: and validation", Keep::ALL),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [docs] => compare(Path::new(docs), RUNS),
        [docs, runs] => runs.parse().map_err(Into::into).and_then(|runs| compare(Path::new(docs), runs)),
        _ => Err("usage: compile DOCS [RUNS]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(docs: &Path, runs: usize) -> Result<()> {
    let home = std::env::temp_dir().join(format!("schemadown-compile-{}", std::process::id()));
    let (crates, models) = write_crates(docs, &home)?;
    let target = home.join("target");
    for dir in &crates {
        check(dir, &target)?;
    }
    println!("{models} models, {runs} runs; load {}", load());
    let mut taken: Vec<Vec<Taken>> = crates.iter().map(|_| Vec::new()).collect();
    for _ in 0..runs.max(1) {
        for (dir, taken) in crates.iter().zip(&mut taken) {
            taken.push(check(dir, &target)?);
        }
    }
    fs::remove_dir_all(&home)?;
    let medians: Vec<Taken> = taken.into_iter().map(|runs| Taken::median(&runs)).collect();
    let base = medians.first().ok_or("nothing to compare with")?;
    println!("{:<32}{:>9}{:>8}{:>9}{:>8}", "", "wall", "ratio", "cpu", "ratio");
    for ((name, _), taken) in CRATES.iter().zip(&medians) {
        let (wall, cpu) = (taken.wall.as_secs_f64(), taken.processor.as_secs_f64());
        let (wall_ratio, cpu_ratio) = (wall / base.wall.as_secs_f64(), cpu / base.processor.as_secs_f64());
        println!("{name:<32}{wall:>7.2} s{wall_ratio:>8.2}{cpu:>7.2} s{cpu_ratio:>8.2}");
    }
    Ok(())
}

/// Writes each crate to a folder of its own; also says how many models they have.
fn write_crates(docs: &Path, home: &Path) -> Result<(Vec<PathBuf>, usize)> {
    let mut api = Api::new("compile", docs);
    api.unresolved = Unresolved::Value;
    let mut models = 0;
    let mut crates = Vec::new();
    for (number, (_, keep)) in CRATES.iter().enumerate() {
        let name = format!("crate_{number}");
        let dir = home.join(&name);
        let mut project = Project::stand_alone(api.clone(), &dir, &name);
        let plan = project.plan().ok_or("the docs have errors")?;
        plan.write(SystemTime::now()).map_err(|problems| format!("{problems:?}"))?;
        models = project.read().unwrap_or_default().iter().map(|schema| schema.models.len()).sum();
        strip(&dir.join("src"), *keep)?;
        crates.push(dir);
    }
    Ok((crates, models))
}

/// What one check took.
#[derive(Clone, Copy)]
struct Taken {
    wall: Duration,
    processor: Duration,
}

impl Taken {
    fn median(runs: &[Self]) -> Self {
        Self { wall: median(runs.iter().map(|run| run.wall)), processor: median(runs.iter().map(|run| run.processor)) }
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Checks a crate whose dependencies stand, all of it anew.
fn check(dir: &Path, target: &Path) -> Result<Taken> {
    let root = dir.join("src/lib.rs");
    fs::write(&root, fs::read(&root)?)?;
    let mut command = Command::new("cargo");
    command.args(["check", "--quiet"]).current_dir(dir);
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", target).stderr(Stdio::inherit());
    let (start, before) = (Instant::now(), processor_time_of_children()?);
    let status = command.status()?;
    let taken = Taken { wall: start.elapsed(), processor: processor_time_of_children()?.saturating_sub(before) };
    if status.success() { Ok(taken) } else { Err(format!("{} does not compile", dir.display()).into()) }
}

/// The processor time of the processes that this one has waited for, as Linux counts it: in hundredths of a second.
fn processor_time_of_children() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = rest.split_whitespace().skip(13).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

/// How busy the machine is.
fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ")
}

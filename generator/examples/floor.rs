//! Measures the generator against what its work costs at the least, both in one run.
//!
//! ```text
//! cargo run --release -p schemadown --example floor -- DOCS [RUNS]
//! ```
//!
//! The floors are one thread each: `generate` cannot be had for less than reading every page, parsing it as Markdown, and
//! printing as many structs as there are models, each with as many documented fields as the mean; and a run that changes
//! nothing has to read the pages and the files that were generated. Our own runs are processes of their own, one after
//! the other with the floors, so that whatever else the machine does falls on both sides. Medians are printed, as wall
//! clock and as processor time, with the peak memory of each kind of run.
//!
//! Nothing there is also measured in what the file system takes to make thousands of files, and that is many times as much
//! for minutes after thousands of others were removed (ext4 looks at each of their places). `TMPDIR` chooses another.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant, SystemTime};

use proc_macro2::{Ident, Span};
use pulldown_cmark::{Options, Parser};
use quote::quote;
use schemadown::config::{Api, Unresolved};
use schemadown::ir::ModelKind;
use schemadown::project::Project;
use walkdir::WalkDir;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How often each side runs, if nothing else is asked for.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["--run", what, docs, out] => run(what, Path::new(docs), Path::new(out)),
        [docs] => compare(Path::new(docs), RUNS),
        [docs, runs] => runs.parse().map_err(Into::into).and_then(|runs| compare(Path::new(docs), runs)),
        _ => Err("usage: floor DOCS [RUNS]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One run of ours, in a process of its own. Prints its peak memory and its processor time.
fn run(what: &str, docs: &Path, out: &Path) -> Result<()> {
    let start = SystemTime::now();
    let mut project = project(docs, out);
    let plan = project.plan().ok_or("the docs have errors")?;
    match what {
        "generate" => _ = plan.write(start).map_err(|problems| format!("{problems:?}"))?,
        _ if plan.is_fresh() => {}
        _ => return Err("a second run would change something".into()),
    }
    println!("{} {}", status("VmHWM:")?, processor_time()?.as_millis());
    Ok(())
}

fn project(docs: &Path, out: &Path) -> Project {
    let mut api = Api::new("floor", docs);
    api.unresolved = Unresolved::Value;
    Project::stand_alone(api, out, "floor").remember(out.with_extension("memo"))
}

/// Measures everything and prints the table.
fn compare(docs: &Path, runs: usize) -> Result<()> {
    let home = std::env::temp_dir().join(format!("schemadown-floor-{}", std::process::id()));
    let (models, fields) = sizes(docs, &home)?;
    let pages = files(docs, &["md", "mdx"]);
    println!("{} pages, {models} models of {fields} fields, {runs} runs; load {}", pages.len(), load());
    let (mut floors, mut ours) = ([vec![], vec![], vec![]], [vec![], vec![], vec![]]);
    for run in 0..runs.max(1) {
        // A new folder each time: file systems hold on to the places of files that were just removed, and making new
        // files beside those is measured many times slower.
        let out = home.join(run.to_string());
        floors[0].push(timed(|| print_structs(models, fields)) + timed(|| parse_all(&pages)));
        ours[0].push(child("generate", docs, &out)?);
        let generated = files(&out, &["rs", "toml"]);
        for (at, what) in ["generate", "check"].into_iter().enumerate() {
            floors[at + 1].push(timed(|| read_all(&pages) + read_all(&generated)));
            ours[at + 1].push(child(what, docs, &out)?);
        }
    }
    fs::remove_dir_all(&home)?;
    println!("{:<26}{:>9}{:>9}{:>8}{:>12}{:>11}", "", "floor", "ours", "ratio", "cpu ratio", "peak MB");
    let names = ["generate, nothing there", "generate, nothing to do", "check"];
    for (name, (floors, ours)) in names.into_iter().zip(floors.into_iter().zip(ours)) {
        let floor = median(floors);
        let wall = median(ours.iter().map(|run| run.wall).collect());
        let processor = median(ours.iter().map(|run| run.processor).collect());
        let peak = ours.iter().map(|run| run.peak_kb).max().unwrap_or_default() / 1024;
        let ratio = |time: Duration| time.as_secs_f64() / floor.as_secs_f64();
        let (shown_floor, shown) = (floor.as_millis(), wall.as_millis());
        println!("{name:<26}{shown_floor:>6} ms{shown:>6} ms{:>8.2}{:>12.2}{peak:>11}", ratio(wall), ratio(processor));
    }
    Ok(())
}

/// How many models the docs have, and how many fields a struct has on average.
fn sizes(docs: &Path, out: &Path) -> Result<(usize, usize)> {
    let schemas = project(docs, out).read().ok_or("the docs have errors")?;
    let models: Vec<_> = schemas.iter().flat_map(|schema| &schema.models).collect();
    let fields: Vec<usize> = models
        .iter()
        .filter_map(|model| match &model.kind {
            ModelKind::Struct(object) => Some(object.fields.len()),
            _ => None,
        })
        .collect();
    Ok((models.len(), fields.iter().sum::<usize>().div_ceil(fields.len().max(1))))
}

/// The files below a folder that end in one of these.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries =
        WalkDir::new(folder).into_iter().filter_map(std::result::Result::ok).map(walkdir::DirEntry::into_path);
    entries.filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))).collect()
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn read_all(files: &[PathBuf]) -> usize {
    files.iter().filter_map(|file| fs::read(file).ok()).map(|bytes| bytes.len()).sum()
}

fn parse_all(files: &[PathBuf]) -> usize {
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.map(|text| Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter().count()).sum()
}

/// Prints structs the way a generator has to: quoted, parsed, formatted.
fn print_structs(models: usize, fields: usize) -> usize {
    let ident = |name: String| Ident::new(&name, Span::call_site());
    let print = |number: usize| {
        let name = ident(format!("Model{number}"));
        let names = (0..fields).map(|field| ident(format!("field_{field}")));
        let tokens = quote! {
            /// A model of the documentation.
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(rename_all = "camelCase")]
            pub struct #name {
                #(
                    /// A field of the documentation, and what is said of it.
                    #[serde(skip_serializing_if = "Option::is_none")]
                    pub #names: Option<String>,
                )*
            }
        };
        syn::parse2(tokens).map_or(0, |file| prettyplease::unparse(&file).len())
    };
    (0..models).map(print).sum()
}

/// What a run of ours took.
struct Run {
    wall: Duration,
    processor: Duration,
    peak_kb: u64,
}

fn child(what: &str, docs: &Path, out: &Path) -> Result<Run> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("--run").arg(what).arg(docs).arg(out).stderr(Stdio::inherit());
    let start = Instant::now();
    let output = command.output()?;
    let wall = start.elapsed();
    let text = String::from_utf8(output.stdout)?;
    let (peak, processor) = text.trim().split_once(' ').ok_or("a run failed")?;
    Ok(Run { wall, processor: Duration::from_millis(processor.parse()?), peak_kb: peak.parse()? })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A number of kilobytes that Linux knows of this process.
fn status(name: &str) -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("Linux only")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

/// The processor time of this process and its threads, as Linux counts it: in hundredths of a second.
fn processor_time() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = rest.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

/// How busy the machine is.
fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ")
}

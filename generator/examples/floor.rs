//! Measures the generator against what its work costs at the least, both in one run.
//!
//! ```text
//! just floor DOCS [RUNS]
//! ```
//!
//! The floors are one thread each: `generate` cannot be had for less than reading every page, parsing it as Markdown, and
//! printing as many structs as there are models, each with as many documented fields as the mean; and a run that changes
//! nothing has to read the pages and the files that were generated. Our own runs are those of the command, one after
//! the other with the floors, so that whatever else the machine does falls on both sides. Medians are printed, as wall
//! clock and as processor time, with the peak memory of each kind of run.
//!
//! Nothing there is also measured in what the file system takes to make thousands of files, and that is many times as much
//! for minutes after thousands of others were removed (ext4 looks at each of their places). `TMPDIR` chooses another.

mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use measure::{Result, Taken, load, median, schemadown};
use proc_macro2::{Ident, Span};
use pulldown_cmark::{Options, Parser};
use quote::quote;
use schemadown::config::{Api, Unresolved};
use schemadown::ir::ModelKind;
use schemadown::project::Project;
use walkdir::WalkDir;

/// How often each side runs, if nothing else is asked for.
const RUNS: usize = 5;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
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

/// Measures everything and prints the table.
fn compare(docs: &Path, runs: usize) -> Result<()> {
    let home = std::env::temp_dir().join(format!("schemadown-floor-{}", std::process::id()));
    let (models, fields) = sizes(docs)?;
    let pages = files(docs, &["md", "mdx"]);
    println!("{} pages, {models} models of {fields} fields, {runs} runs; load {}", pages.len(), load());
    let (mut floors, mut ours) = ([vec![], vec![], vec![]], [vec![], vec![], vec![]]);
    for run in 0..runs.max(1) {
        // A new folder each time: file systems hold on to the places of files that were just removed, and making new
        // files beside those is measured many times slower.
        let project = project(docs, &home.join(run.to_string()))?;
        floors[0].push(timed(|| print_structs(models, fields)) + timed(|| parse_all(&pages)));
        ours[0].push(schemadown_at("generate", &project, &home)?);
        let generated = files(&project, &["rs", "toml"]);
        for (at, what) in ["generate", "check"].into_iter().enumerate() {
            floors[at + 1].push(timed(|| read_all(&pages) + read_all(&generated)));
            ours[at + 1].push(schemadown_at(what, &project, &home)?);
        }
    }
    fs::remove_dir_all(&home)?;
    println!("{:<26}{:>9}{:>9}{:>8}{:>12}{:>11}", "", "floor", "ours", "ratio", "cpu ratio", "peak MB");
    let names = ["generate, nothing there", "generate, nothing to do", "check"];
    for (name, (floors, ours)) in names.into_iter().zip(floors.into_iter().zip(ours)) {
        let (floor, ours) = (median(floors), Taken::median(&ours));
        let ratio = |time: Duration| time.as_secs_f64() / floor.as_secs_f64();
        let (wall, processor) = (ratio(ours.wall), ratio(ours.processor));
        let (floor, shown, peak) = (floor.as_millis(), ours.wall.as_millis(), ours.peak_kb / 1024);
        println!("{name:<26}{floor:>6} ms{shown:>6} ms{wall:>8.2}{processor:>12.2}{peak:>11}");
    }
    Ok(())
}

/// A project of these docs, in a folder that is made for it.
fn project(docs: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let docs = fs::canonicalize(docs)?;
    let docs = docs.to_str().ok_or("a path that is no text")?;
    let config =
        format!("output = \"generated\"\n\n[[api]]\nname = \"floor\"\ndocs = {docs:?}\nunresolved = \"value\"\n");
    fs::write(folder.join("schemadown.toml"), config)?;
    Ok(folder.to_owned())
}

/// One run of the command, which remembers things in a cache of its own.
fn schemadown_at(what: &str, project: &Path, home: &Path) -> Result<Taken> {
    let mut command = Command::new(schemadown()?);
    command.args([what, "--quiet"]).current_dir(project).env("XDG_CACHE_HOME", home.join("cache"));
    measure::run(command.stdin(Stdio::null()).stdout(Stdio::null()))
}

/// How many models the docs have, and how many fields a struct has on average.
fn sizes(docs: &Path) -> Result<(usize, usize)> {
    let mut api = Api::new("floor", docs);
    api.unresolved = Unresolved::Value;
    let schemas = Project::stand_alone(api, docs, "floor").read().ok_or("the docs have errors")?;
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

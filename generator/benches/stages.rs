//! How fast descriptions are read; what each stage of a run takes, and the run as a whole: with nothing on disk yet, and
//! with nothing to do.
//!
//! `cargo bench -p schemadown --bench stages` measures docs of our own, and `DOCS=folder cargo bench …` any others.
//! `ir`, `mine` and `emit` use every core there is. On one core (`taskset -c 0 cargo bench …`) the stages add up.

mod docs;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use schemadown::config::{Api, Config, Unresolved};
use schemadown::diagnostic::Diagnostics;
use schemadown::dialect::{self, Dialect, Page, RawModel};
use schemadown::document::{self, Document};
use schemadown::ir::{self, Prose, Schema};
use schemadown::output::Plan;
use schemadown::pipeline::{self, Layout};
use schemadown::project::Project;
use schemadown::source::{SourceFile, Sources, Span};
use schemadown::{discover, emit, mine};

use docs::Docs;

/// How many pages there are, where no docs are named.
const PAGES: usize = 1_000;

/// How many descriptions the throughput of mining is measured on.
const DESCRIPTIONS: usize = 2_000;

fn stages(criterion: &mut Criterion) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = std::env::var_os("DOCS").map_or_else(|| write_docs(home.path()), PathBuf::from);
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);

    group.bench_function("source", |bencher| bencher.iter(|| load(&root)));
    let sources = load(&root);
    let files: Vec<&SourceFile> = sources.iter().collect();

    group.bench_function("document", |bencher| bencher.iter(|| documents(black_box(&files))));
    let documents = documents(&files);

    group.bench_function("dialect", |bencher| bencher.iter(|| raw_models(black_box(&documents))));
    let raw = raw_models(&documents);

    let resolve = |models| {
        let docs = vec![ir::Docs { models, files: files.clone(), declared: Vec::new() }];
        ir::build(docs, &sources, &options(), &mut Diagnostics::new())
    };
    group.bench_function("ir", |bencher| bencher.iter_batched(|| raw.clone(), resolve, BatchSize::LargeInput));
    let schema = resolve(raw);

    let read = |mut schema: Schema| {
        mine::attach(&mut schema);
        mine::refute(&mut schema, &sources);
        schema
    };
    group.bench_function("mine", |bencher| bencher.iter_batched(|| schema.clone(), read, BatchSize::LargeInput));
    let schemas = [read(schema)];

    let out = home.path().join("out");
    let layout = Layout::Crate { name: "bench".to_owned() };
    let config = Config {
        dir: PathBuf::new(),
        output: out.clone(),
        apis: vec![api(&root)],
        diff: schemadown::config::Diff::default(),
    };
    let emit = |schemas: &[Schema]| pipeline::emit(schemas, &config, &layout).expect("every model can be emitted");
    group.bench_function("emit", |bencher| bencher.iter(|| emit(black_box(&schemas))));
    let rust = emit(&schemas);

    let plan = |files: Vec<emit::File>| Plan::new(&out, files).expect("a folder of our own");
    group.bench_function("output", |bencher| bencher.iter_batched(|| rust.clone(), plan, BatchSize::LargeInput));

    group.bench_function("run, nothing there", |bencher| bencher.iter(|| run(&root, &out)));
    write(&root, &out);
    group.bench_function("run, nothing to do", |bencher| bencher.iter(|| run(&root, &out)));
    group.finish();
}

/// How many bytes of descriptions are read in a second.
fn throughput(criterion: &mut Criterion) {
    let mut docs = Docs::new();
    let mut sources = Sources::new();
    let prose: Vec<Prose> = (0..DESCRIPTIONS)
        .map(|_| {
            let text = docs.description();
            let file = sources.add("", "", text.as_str());
            Prose { span: Span::new(file, 0..text.len()), text }
        })
        .collect();
    let bytes: usize = prose.iter().map(|prose| prose.text.len()).sum();
    let mut group = criterion.benchmark_group("mine");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20);
    group.bench_function("descriptions", |bencher| {
        bencher.iter(|| {
            for prose in black_box(&prose) {
                let siblings = mine::Siblings::new(&["value"]);
                let subject = mine::Subject { field: "value", shape: &mine::Shape::String, prose, siblings: &siblings };
                black_box(mine::mine(&subject));
            }
        });
    });
    group.finish();
}

/// Our own docs, on disk.
fn write_docs(home: &Path) -> PathBuf {
    let root = home.join("docs");
    for (path, text) in Docs::new().pages(PAGES) {
        let path = root.join(path);
        path.parent().map(fs::create_dir_all).transpose().expect("a temporary folder can be written");
        fs::write(path, text).expect("a temporary folder can be written");
    }
    root
}

fn load(root: &Path) -> Sources {
    let mut sources = Sources::new();
    discover::discover(root, &mut sources, &mut Diagnostics::new());
    sources
}

fn documents<'a>(files: &[&'a SourceFile]) -> Vec<Document<'a>> {
    files.iter().map(|file| document::parse(file)).collect()
}

fn raw_models(documents: &[Document<'_>]) -> Vec<RawModel> {
    let detected = dialect::detect(documents);
    let mut models = Vec::new();
    for document in documents {
        let dialect: &dyn Dialect = detected.dialect(&document.file.path).unwrap_or(dialect::DIALECTS[0]);
        match dialect.read(document.file, document, &mut Diagnostics::new()) {
            Page::Model(model) => models.push(*model),
            Page::Models(more) => models.extend(more),
            Page::Nameless | Page::Transport | Page::Other(_) => {}
        }
    }
    models
}

fn api(root: &Path) -> Api {
    let mut api = Api::new("bench", root);
    api.unresolved = Unresolved::Value;
    api
}

fn options() -> ir::Options {
    ir::Options { api: "bench".to_owned(), unresolved: Unresolved::Value, ..ir::Options::default() }
}

fn project(root: &Path, out: &Path) -> Project {
    Project::stand_alone(api(root), out, "bench").remember(out.with_extension("memo"))
}

/// A run up to the point where files would be written.
fn run(root: &Path, out: &Path) -> usize {
    let mut project = project(root, out);
    project.plan().map_or(0, |plan| plan.files())
}

fn write(root: &Path, out: &Path) {
    let plan = project(root, out).plan().expect("the docs have no errors");
    plan.write(SystemTime::now()).expect("a temporary folder can be written");
}

criterion_group!(benches, throughput, stages);
criterion_main!(benches);

//! Doubles hostile input, and checks that the time it takes about doubles too.
//!
//! ```text
//! cargo run --release -p schemadown --example growth -- [CASE]
//! ```
//!
//! Each case is docs of a size, which go through all stages up to the emitted files, at sizes that double until a run
//! takes long enough to be measured. What is printed is the time at the last two sizes and the exponent between them: 1 is
//! linear, 2 is square. A case whose exponent stays above the limit fails the run.
//!
//! Time is that of the processor for this thread, where the system tells it; so `taskset -c 0`, which leaves no work for
//! other threads, gives figures that other programs hardly disturb.

mod cases;
mod message;
mod tables;

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cases::{CASES, Case, MESSAGE, SECOND};
use schemadown::config::{Api, Config, Unresolved};
use schemadown::diagnostic::{Diagnostics, line};
use schemadown::pipeline::{self, Docs, Layout};
use schemadown::source::Sources;

/// A run that takes this long can be told from one that takes twice as long.
const MEASURABLE: Duration = Duration::from_millis(150);

/// No case is made larger than this, however fast it is.
const MOST_BYTES: u32 = 8 << 20;

/// Above this exponent a case does not grow in proportion. Sorting and the caches of the processor need some room, and so do
/// runs of backticks that each have another length, of which there are as many as the root of the text's.
const LIMIT: f64 = 1.6;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let mut failed = Vec::new();
    for case in CASES.iter().chain(tables::CASES).filter(|case| case.name.contains(&wanted)) {
        let mut exponent = measure(case);
        // What another program has disturbed is tried again.
        if exponent > LIMIT {
            exponent = exponent.min(measure(case));
        }
        if exponent > LIMIT {
            failed.push(case.name);
        }
    }
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("these do not grow in proportion: {}", failed.join(", "));
    ExitCode::FAILURE
}

/// How the time of a case grows: the exponent between the two largest sizes.
fn measure(case: &Case) -> f64 {
    let mut size = case.start;
    let mut last = run(case, size);
    loop {
        let before = last;
        if size * 2 > case.most || before.bytes > MOST_BYTES {
            println!("{:28} {size:>9} {:>8.1?}: too fast to measure", case.name, before.time);
            return 1.0;
        }
        size *= 2;
        last = run(case, size);
        if last.time < MEASURABLE {
            continue;
        }
        let time = last.time.as_secs_f64() / before.time.as_secs_f64().max(1e-6);
        let bytes = f64::from(last.bytes) / f64::from(before.bytes.max(1));
        let exponent = time.log2() / bytes.log2();
        println!(
            "{:28} {size:>9} {:>9} bytes {:>8.1?} -> {:>8.1?}  n^{exponent:.2}",
            case.name, last.bytes, before.time, last.time
        );
        return exponent;
    }
}

#[derive(Clone, Copy)]
struct Run {
    bytes: u32,
    time: Duration,
}

/// The faster of two runs over the docs of a size.
fn run(case: &Case, size: usize) -> Run {
    let pages = (case.pages)(size);
    let bytes: usize = pages.iter().map(|(_, text)| text.len()).sum();
    let time = (0..2).map(|_| time(&pages)).min().unwrap_or_default();
    Run { bytes: u32::try_from(bytes).unwrap_or(u32::MAX), time }
}

fn time(pages: &[(String, String)]) -> Duration {
    let clock = Clock::start();
    let mut sources = Sources::new();
    for (path, text) in pages {
        sources.add(path.as_str(), path.as_str(), text.as_str());
    }
    let mut api = Api::new("api", "docs");
    api.unresolved = Unresolved::Value;
    if pages.iter().all(|(path, _)| path.starts_with(tables::FOLDER)) {
        api.dialect = Some(schemadown::config::Dialect { name: "tables".to_owned(), span: None });
    }
    let mut problems = Diagnostics::new();
    let (messages, pages) = sources.iter().partition::<Vec<_>, _>(|file| file.path == MESSAGE);
    for file in messages {
        std::hint::black_box(message::read(file, &sources, &mut problems));
    }
    let (second, first) = pages.into_iter().partition::<Vec<_>, _>(|file| file.path.starts_with(SECOND));
    let docs = [("", first), (SECOND, second)].map(|(name, files)| Docs {
        root: "docs".into(),
        name: name.to_owned(),
        files: files.iter().map(|file| file.id).collect(),
        code: Vec::new(),
    });
    let docs = if docs[1].files.is_empty() { &docs[..1] } else { &docs };
    let schema = pipeline::read(&api, docs, Vec::new(), &sources, &mut problems);
    problems.sort();
    let drawn: usize = problems.iter().map(|problem| line::line(problem, &sources).len()).sum();
    let config =
        Config { dir: "".into(), output: "out".into(), apis: vec![api], diff: schemadown::config::Diff::default() };
    let emitted = pipeline::emit(&[schema], &config, &Layout::Crate { name: "api".into() });
    std::hint::black_box((drawn, emitted.is_ok()));
    clock.elapsed()
}

struct Clock(Instant, Option<u64>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), nanoseconds())
    }

    fn elapsed(&self) -> Duration {
        match (self.1, nanoseconds()) {
            (Some(start), Some(end)) => Duration::from_nanos(end.saturating_sub(start)),
            _ => self.0.elapsed(),
        }
    }
}

/// How long this thread has run, on Linux.
fn nanoseconds() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}

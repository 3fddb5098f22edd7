//! Runs programs and measures what they take: what the measuring examples share. On Linux, which counts for us.
#![allow(dead_code, reason = "no example needs all of it")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How often the memory of a running program is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What a program took, together with those that it started.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    pub(crate) wall: Duration,
    /// In hundredths of a second.
    pub(crate) processor: Duration,
    /// The most memory that one of the programs had, in kilobytes. What one took in its last five milliseconds is not seen.
    pub(crate) peak_kb: u64,
}

impl Taken {
    /// The median of each.
    pub(crate) fn median(runs: &[Self]) -> Self {
        Self {
            wall: median(runs.iter().map(|run| run.wall)),
            processor: median(runs.iter().map(|run| run.processor)),
            peak_kb: median(runs.iter().map(|run| run.peak_kb)),
        }
    }
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Result<Taken> {
    let (start, before) = (Instant::now(), processor_time_of_children()?);
    let mut child = command.spawn()?;
    let looking = {
        let program = child.id();
        thread::spawn(move || peak_until_gone(program))
    };
    let ended = end(&mut child);
    let wall = start.elapsed();
    let peak_kb = looking.join().map_err(|_| "nobody looked at the memory")?;
    ended?;
    Ok(Taken { wall, processor: processor_time_of_children()?.saturating_sub(before), peak_kb })
}

fn end(child: &mut Child) -> Result<()> {
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(format!("a program ended with {status}").into()) }
}

/// Looks at a program and those below it until it has ended.
fn peak_until_gone(program: u32) -> u64 {
    let mut peak = 0;
    while let Some(now) = peak_of(program) {
        peak = peak.max(now);
        thread::sleep(LOOK);
    }
    peak
}

/// The most memory that a program or one below it had until now; `None` where it has ended.
fn peak_of(program: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{program}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let own: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    let threads = fs::read_dir(format!("/proc/{program}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> =
        children.flat_map(|list| list.split_whitespace().flat_map(str::parse).collect::<Vec<_>>()).collect();
    children.into_iter().filter_map(peak_of).chain([own]).max()
}

/// The processor time of the programs that this one has waited for.
fn processor_time_of_children() -> Result<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = rest.split_whitespace().skip(13).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

/// The one in the middle.
pub(crate) fn median<T: Copy + Default + Ord>(all: impl IntoIterator<Item = T>) -> T {
    let mut all: Vec<T> = all.into_iter().collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// How busy the machine is.
pub(crate) fn load() -> String {
    fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// The `schemadown` command that was built beside this example.
pub(crate) fn schemadown() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let beside = own.parent().and_then(Path::parent).map(|folder| folder.join("schemadown"));
    beside.filter(|path| path.is_file()).ok_or_else(|| "build the command first: `cargo build --release`".into())
}

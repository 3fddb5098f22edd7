//! A fault drill: runs of the command that are killed, that run out of disk, and that run two at a time.
//!
//! ```text
//! cargo build --release -p schemadown
//! cargo run --release -p schemadown --example drill -- target/release/schemadown DOCS [KILLS FULL PAIRS]
//! ```
//!
//! The output folder holds what a part of the docs give, and each run is to bring it to what all of them give. After each
//! fault no file may hold anything but what it held before or what it should hold, whole; the folder must be as it was
//! where the disk is full; and the next run must give the same bytes as a clean one, with nothing left over. Full disks are
//! small file systems in memory, which only root may mount; without them that part is skipped, and the drill says so.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The files of a folder with what they hold.
type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// How many runs are killed, run out of disk, and meet another.
const RUNS: [usize; 3] = [100, 100, 20];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [command, docs, runs @ ..] = args.as_slice() else {
        eprintln!("usage: drill COMMAND DOCS [KILLS FULL PAIRS]");
        return ExitCode::from(2);
    };
    let mut wanted = RUNS;
    for (wanted, given) in wanted.iter_mut().zip(runs) {
        *wanted = given.parse().unwrap_or(*wanted);
    }
    match tempfile::tempdir().map_err(Into::into).and_then(|home| drill(command, docs, home.path(), wanted)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn drill(command: &str, docs: &str, home: &Path, [kills, full, pairs]: [usize; 3]) -> Result<()> {
    let drill = Drill::new(fs::canonicalize(command)?, Path::new(docs), home)?;
    println!("{} files before, {} files after, {:.1?} a run", drill.before.len(), drill.after.len(), drill.time);
    let mut random = 1;
    let (mut unchanged, mut partly, mut done) = (0, 0, 0);
    for _ in 0..kills {
        match drill.killed(&mut random)? {
            State::Before => unchanged += 1,
            State::Between => partly += 1,
            State::After => done += 1,
        }
    }
    println!(
        "killed {kills}: {unchanged} had changed nothing, {partly} a part, {done} everything; none torn, all healed"
    );
    let mut failed = 0;
    for _ in 0..full {
        match drill.full_disk(&mut random)? {
            None => {
                println!("SKIPPED: no file system can be mounted here, so no disk was full");
                break;
            }
            Some(State::After) => {}
            Some(_) => failed += 1,
        }
    }
    println!("disks of {full} sizes: {failed} were full, and nothing had changed; all healed");
    for _ in 0..pairs {
        drill.pair(&mut random)?;
    }
    println!("{pairs} pairs at once: each left what one of its docs give, and nothing else");
    Ok(())
}

/// What a folder was found to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Before,
    Between,
    After,
}

struct Drill {
    command: PathBuf,
    home: PathBuf,
    before: Tree,
    after: Tree,
    /// How long a run takes that nothing disturbs.
    time: Duration,
}

impl Drill {
    /// Copies the docs, twice: as they are, and without every third page.
    fn new(command: PathBuf, docs: &Path, home: &Path) -> Result<Self> {
        for (number, (path, bytes)) in tree(docs)?.into_iter().enumerate() {
            put(&home.join("new").join(&path), &bytes)?;
            if number % 3 > 0 {
                put(&home.join("old").join(&path), &bytes)?;
            }
        }
        let mut drill =
            Self { command, home: home.to_owned(), before: Tree::new(), after: Tree::new(), time: Duration::ZERO };
        let out = home.join("out");
        succeed(drill.start("old", &out)?)?;
        drill.before = tree(&out)?;
        let start = Instant::now();
        succeed(drill.start("new", &out)?)?;
        drill.time = start.elapsed();
        drill.after = tree(&out)?;
        if drill.before == drill.after {
            return Err("the docs are too few".into());
        }
        // A folder that held something else before must hold the same as a clean one.
        fs::remove_dir_all(&out)?;
        succeed(drill.start("new", &out)?)?;
        if tree(&out)? != drill.after {
            return Err("a run over an old folder and a clean one differ".into());
        }
        Ok(drill)
    }

    fn start(&self, docs: &str, out: &Path) -> Result<Child> {
        let mut command = Command::new(&self.command);
        command.args(["generate", "--crate", "drill", "--out"]).arg(out).arg(self.home.join(docs));
        // The memory of earlier runs is put to the test as well.
        command.env("XDG_CACHE_HOME", self.home.join("cache")).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(command.spawn()?)
    }

    fn killed(&self, random: &mut u64) -> Result<State> {
        let out = self.home.join("out");
        self.reset(&out)?;
        let mut child = self.start("new", &out)?;
        let most = u64::try_from(self.time.as_micros())?;
        if below(random, 2) == 0 {
            thread::sleep(Duration::from_micros(below(random, most + most / 8)));
        } else {
            // Most of a run is reading. Half of the runs are killed while they write, which is soon over.
            while child.try_wait()?.is_none() && !writes(&out) {
                thread::sleep(Duration::from_micros(100));
            }
            thread::sleep(Duration::from_micros(below(random, most / 4)));
        }
        // A run that has ended already cannot be killed, and is one of many.
        let _ = child.kill();
        child.wait()?;
        let state = self.state(&out)?;
        self.heal(&out)?;
        Ok(state)
    }

    /// `None` where there can be no small disk.
    fn full_disk(&self, random: &mut u64) -> Result<Option<State>> {
        let disk = self.home.join("disk");
        fs::create_dir_all(&disk)?;
        // Blocks are of 4 KiB: from what the old files take up to what a run needs while both are there.
        let blocks = |tree: &Tree| tree.values().map(|bytes| bytes.len().div_ceil(4096) as u64).sum::<u64>() + 8;
        let is_new = |(path, bytes): &(&PathBuf, &Vec<u8>)| self.before.get(*path) != Some(*bytes);
        let new: Tree = self.after.iter().filter(is_new).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        let (least, most) = (blocks(&self.before), blocks(&self.before) + blocks(&new));
        let size = 4 * (least + below(random, most - least));
        if !mount(&disk, &format!("size={size}k")) {
            return Ok(None);
        }
        let tried = self.on_disk(&disk);
        let unmounted = Command::new("umount").arg(&disk).status()?;
        if !unmounted.success() {
            return Err(format!("{} is still mounted", disk.display()).into());
        }
        tried.map(Some)
    }

    fn on_disk(&self, disk: &Path) -> Result<State> {
        let out = disk.join("out");
        self.reset(&out)?;
        let status = self.start("new", &out)?.wait()?;
        let state = self.state(&out)?;
        match (status.success(), state) {
            (true, State::After) | (false, State::Before) => {}
            other => return Err(format!("a full disk: {other:?}").into()),
        }
        if !mount(disk, "remount,size=1g") {
            return Err("the disk cannot be made larger".into());
        }
        self.heal(&out)?;
        Ok(state)
    }

    /// Two runs of different docs, and a third one to see what is left.
    fn pair(&self, random: &mut u64) -> Result<()> {
        let out = self.home.join("out");
        self.reset(&out)?;
        let mut one = self.start("new", &out)?;
        thread::sleep(Duration::from_micros(below(random, u64::try_from(self.time.as_micros())?)));
        let mut other = self.start(if below(random, 2) == 0 { "old" } else { "new" }, &out)?;
        let (one, other) = (one.wait()?, other.wait()?);
        if !one.success() || !other.success() {
            return Err("one of two runs failed".into());
        }
        if self.state(&out)? == State::Between {
            return Err("two runs left a mixture".into());
        }
        self.heal(&out)
    }

    /// Makes the folder hold what it held before.
    fn reset(&self, out: &Path) -> Result<()> {
        if out.exists() {
            fs::remove_dir_all(out)?;
        }
        self.before.iter().try_for_each(|(path, bytes)| put(&out.join(path), bytes))
    }

    /// What the folder holds. Fails where a file holds neither what it did nor what it should.
    fn state(&self, out: &Path) -> Result<State> {
        let now = tree(out)?;
        for (path, bytes) in now.iter().filter(|(path, _)| !is_temporary(path)) {
            if self.before.get(path) != Some(bytes) && self.after.get(path) != Some(bytes) {
                return Err(format!("{} is torn: {} bytes", path.display(), bytes.len()).into());
            }
        }
        let now: Tree = now.into_iter().filter(|(path, _)| !is_temporary(path)).collect();
        Ok(match now {
            now if now == self.before => State::Before,
            now if now == self.after => State::After,
            _ => State::Between,
        })
    }

    /// The next run gives what a clean one does.
    fn heal(&self, out: &Path) -> Result<()> {
        succeed(self.start("new", out)?)?;
        let now = tree(out)?;
        if now != self.after {
            let differs = |path: &&PathBuf| now.get(*path) != self.after.get(*path);
            let first = now.keys().chain(self.after.keys()).find(differs);
            return Err(format!("the next run did not heal {first:?}").into());
        }
        Ok(())
    }
}

/// Whether a run has begun to write: temporary files stand there.
fn writes(out: &Path) -> bool {
    walkdir::WalkDir::new(out).into_iter().flatten().any(|entry| is_temporary(entry.path()))
}

fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "tmp")
}

fn succeed(mut child: Child) -> Result<()> {
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(format!("a run that nothing disturbs failed: {status}").into()) }
}

fn mount(at: &Path, options: &str) -> bool {
    let mut mounting = Command::new("mount");
    mounting.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).stderr(Stdio::null());
    mounting.status().is_ok_and(|status| status.success())
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    path.parent().map(fs::create_dir_all).transpose()?;
    Ok(fs::write(path, bytes)?)
}

fn tree(root: &Path) -> Result<Tree> {
    let mut files = Tree::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.insert(entry.path().strip_prefix(root)?.to_owned(), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// A number below a limit; the generator is that of Knuth's MMIX.
fn below(state: &mut u64, limit: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 24) % limit.max(1)
}

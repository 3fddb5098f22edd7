//! Carries a plan out, all of it or nothing as far as the file system allows.
//!
//! 0. The folder is locked. If another run has written it since it was compared, it is compared once more.
//! 1. Every changed file is written next to where it goes, under a temporary name. Until here nothing is lost if the
//!    disk is full or the process is killed.
//! 2. Each is renamed into place. Should a rename fail, those before it are undone from what the plan remembers.
//! 3. Orphans go, then the folders that they leave empty.
//! 4. What was written is dated to before the run began: cargo takes files that are newer than the build script's
//!    start for new input, and would run the script once more for nothing.
//!
//! Nothing is synced to the disk: after a loss of power the next run compares the bytes and puts them right.

use std::collections::BTreeSet;
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::scan::{TEMP_PREFIX, TEMP_SUFFIX};
use super::{Change, Plan, written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parallel;

/// How far before the start of the run written files are dated. File systems round times to up to two seconds.
const BACK: Duration = Duration::from_secs(2);

/// How long to wait for another run that writes the same folder.
const PATIENCE: Duration = Duration::from_secs(30);

/// Numbers temporary files: together with the process's own number, no two have the same name.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// What a run changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were created or replaced.
    pub written: usize,
    /// Orphans that were removed.
    pub removed: usize,
}

impl Plan {
    /// Makes the folder hold what it should. `start` is when the run began; a build script's first act is to ask.
    ///
    /// Where anything fails, the folder is as it was before; an orphan that cannot be removed is all that may remain.
    pub fn write(&self, start: SystemTime) -> Result<Written, Diagnostics> {
        if self.changes.is_empty() && self.leftovers.is_empty() {
            return Ok(Written::default());
        }
        // Declared first, and so released last: what a failure leaves is cleared away under the lock.
        let locked;
        let mut staging = Staging { created: Vec::new(), staged: Vec::new() };
        staging.create_dir(self.dir())?;
        locked = lock(self.dir())?;
        let date = start.checked_sub(BACK).unwrap_or(start);
        let Some(folder) = &locked else { return self.carry_out(staging, date) };
        let again = if self.is_as_seen() { None } else { Some(self.again()?) };
        let plan = again.as_ref().unwrap_or(self);
        // From here on others can tell that something has changed, whatever becomes of this run.
        let _ = folder.set_times(FileTimes::new().set_modified(SystemTime::now()));
        // Whoever wrote these no longer runs, or would hold the lock.
        for path in &plan.leftovers {
            let _ = fs::remove_file(path);
        }
        plan.carry_out(staging, date)
    }

    /// Whether no other run has written the folder since it was compared. The files of both would be a mixture.
    fn is_as_seen(&self) -> bool {
        match self.seen {
            Some(_) => written(&self.dir) == self.seen,
            None => fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_none()),
        }
    }

    /// The same files, compared with what is there now.
    fn again(&self) -> Result<Self, Diagnostics> {
        let changed = self.changes.iter().filter_map(|change| match change {
            Change::Stale { file, .. } | Change::Missing { file } => Some(file),
            Change::Orphan { .. } => None,
        });
        Self::new(&self.dir, changed.chain(&self.same).cloned().collect())
    }

    fn carry_out(&self, mut staging: Staging, date: SystemTime) -> Result<Written, Diagnostics> {
        let wanted = self.changes.iter().filter_map(|change| match change {
            Change::Stale { file, .. } | Change::Missing { file } => {
                Some((self.dir.join(&file.path), file.text.as_str()))
            }
            Change::Orphan { .. } => None,
        });
        staging.stage(&wanted.collect::<Vec<_>>(), date)?;
        self.move_into_place(&mut staging)?;
        let removed = self.remove_orphans();
        for folder in self.touched() {
            back_date(&folder, date);
        }
        Ok(Written { written: self.changes.len() - self.orphans().count(), removed: removed? })
    }

    fn orphans(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().filter_map(|change| match change {
            Change::Orphan { path, .. } => Some(path.as_str()),
            Change::Stale { .. } | Change::Missing { .. } => None,
        })
    }

    fn move_into_place(&self, staging: &mut Staging) -> Result<(), Diagnostics> {
        let changes = self.changes.iter().filter(|change| !matches!(change, Change::Orphan { .. }));
        let staged = std::mem::take(&mut staging.staged);
        for (done, (temp, change)) in staged.iter().zip(changes.clone()).enumerate() {
            let path = self.dir.join(change.path());
            if let Err(error) = fs::rename(temp, &path) {
                for change in changes.take(done) {
                    let _ = undo(&self.dir, change);
                }
                staging.staged = staged.iter().skip(done).cloned().collect();
                return Err(failed("cannot be replaced", &path, &error));
            }
        }
        staging.created.clear();
        Ok(())
    }

    fn remove_orphans(&self) -> Result<usize, Diagnostics> {
        let mut removed = 0;
        for path in self.orphans() {
            let path = self.dir.join(path);
            match fs::remove_file(&path) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed("cannot be removed", &path, &error)),
            }
            // Only an empty folder can be removed, so that the first one that is not ends the climb.
            let above = path.ancestors().skip(1).take_while(|folder| *folder != self.dir);
            let _ = above.map(fs::remove_dir).take_while(Result::is_ok).count();
        }
        Ok(removed)
    }

    /// The folders whose times the changes have moved.
    fn touched(&self) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::from([self.dir.clone()]);
        let changed = self.changes.iter().map(|change| self.dir.join(change.path()));
        for path in changed.chain(self.leftovers.iter().cloned()) {
            let above = path.ancestors().skip(1).take_while(|folder| *folder != self.dir);
            folders.extend(above.map(Path::to_owned));
        }
        folders
    }
}

/// Temporary files and new folders; what is still listed when it goes out of scope is removed.
struct Staging {
    created: Vec<PathBuf>,
    staged: Vec<PathBuf>,
}

impl Staging {
    fn create_dir(&mut self, dir: &Path) -> Result<(), Diagnostics> {
        let missing: Vec<_> = dir.ancestors().take_while(|folder| !is_there(folder)).map(Path::to_owned).collect();
        fs::create_dir_all(dir).map_err(|error| failed("cannot be created", dir, &error))?;
        // The innermost is removed first.
        self.created.splice(0..0, missing);
        Ok(())
    }

    /// Writes each text next to where it goes.
    fn stage(&mut self, wanted: &[(PathBuf, &str)], date: SystemTime) -> Result<(), Diagnostics> {
        let folders: BTreeSet<&Path> = wanted.iter().filter_map(|(path, _)| path.parent()).collect();
        for folder in folders {
            self.create_dir(folder)?;
        }
        let done = parallel::map(wanted, |(path, text)| {
            write_beside(path, text.as_bytes(), date).map_err(|error| failed("cannot be written", path, &error))
        });
        let mut problem = None;
        for staged in done {
            match staged {
                Ok(temp) => self.staged.push(temp),
                Err(failed) => problem = problem.or(Some(failed)),
            }
        }
        problem.map_or(Ok(()), Err)
    }
}

/// Puts a text where `path` says, in place of the file that is there: whole, or not at all. What is there and no file, such
/// as a pipe, is written to.
///
/// # Errors
/// What is to be said where that fails.
pub fn replace(path: &Path, text: &str) -> Result<(), Diagnostics> {
    let refused = |error| failed("cannot be written", path, &error);
    // A link stays one.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return fs::write(path, text).map_err(refused);
    }
    let mut staging = Staging { created: Vec::new(), staged: Vec::new() };
    staging.stage(&[(path.clone(), text)], SystemTime::now())?;
    for temp in std::mem::take(&mut staging.staged) {
        fs::rename(&temp, path).inspect_err(|_| _ = fs::remove_file(&temp)).map_err(refused)?;
    }
    staging.created.clear();
    Ok(())
}

/// Writes a text under a temporary name next to `path`, and says where. Nothing is left of it where that fails.
fn write_beside(path: &Path, text: &[u8], date: SystemTime) -> io::Result<PathBuf> {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let temp = path.with_file_name(format!("{TEMP_PREFIX}{}-{number}{TEMP_SUFFIX}", process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&temp)?;
    if let Err(error) = file.write_all(text).and_then(|()| file.flush()) {
        let _ = fs::remove_file(&temp);
        return Err(error);
    }
    // A file system without settable times costs one needless run of the build script, nothing else.
    let _ = file.set_times(FileTimes::new().set_modified(date));
    Ok(temp)
}

impl Drop for Staging {
    fn drop(&mut self) {
        for temp in &self.staged {
            let _ = fs::remove_file(temp);
        }
        for folder in &self.created {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Puts one file back as it was. This runs when a rename has failed: if it fails too, the file is the new one, whole, and
/// the next run heals.
fn undo(dir: &Path, change: &Change) -> io::Result<()> {
    let path = dir.join(change.path());
    match change {
        Change::Stale { found, .. } => {
            let temp = write_beside(&path, found, SystemTime::now())?;
            fs::rename(&temp, &path).inspect_err(|_| _ = fs::remove_file(&temp))
        }
        Change::Missing { .. } => fs::remove_file(&path),
        Change::Orphan { .. } => Ok(()),
    }
}

/// Waits until no other run writes this folder. `None` where the system has no locks for folders: temporary names
/// differ from process to process, so that two runs still leave whole files.
fn lock(dir: &Path) -> Result<Option<File>, Diagnostics> {
    let Ok(folder) = File::open(dir) else { return Ok(None) };
    let give_up = Instant::now() + PATIENCE;
    loop {
        match folder.try_lock() {
            Ok(()) => return Ok(Some(folder)),
            Err(fs::TryLockError::Error(_)) => return Ok(None),
            Err(fs::TryLockError::WouldBlock) if Instant::now() < give_up => thread::sleep(Duration::from_millis(20)),
            Err(fs::TryLockError::WouldBlock) => {
                let shown = dir.to_string_lossy();
                let message = format!("another run has been writing `{shown}` for {} seconds", PATIENCE.as_secs());
                return Err(Diagnostic::new(Code::Write, message).in_file(shown).help("end it, then try again").into());
            }
        }
    }
}

fn is_there(path: &Path) -> bool {
    path.as_os_str().is_empty() || fs::symlink_metadata(path).is_ok()
}

fn back_date(folder: &Path, date: SystemTime) {
    // Opening a folder is something that Unix allows; elsewhere the worst is one needless run.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.set_times(FileTimes::new().set_modified(date));
    }
}

fn failed(what: &str, path: &Path, error: &io::Error) -> Diagnostics {
    let shown = path.to_string_lossy();
    Diagnostic::new(Code::Write, format!("`{shown}` {what}: {error}"))
        .in_file(shown)
        .help("free the disk or the permissions, then run the same command again")
        .into()
}

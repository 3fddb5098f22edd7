//! Stage `output`: files in memory become files on disk, all of them or none.
//!
//! [`Plan::new`] compares what should be there with what is there and touches nothing. The plan says what is
//! [stale](Change::Stale), [missing](Change::Missing) and [orphaned](Change::Orphan), which is all that `check` needs;
//! [`Plan::write`] puts it right.
//!
//! **Ownership.** A file is ours if [`MARKER`] stands in one of its first lines. An unlisted file that is ours is an
//! orphan and is removed; no other file ever is, and no file of another package that lies within the folder. A file
//! that is not ours is never overwritten, with one exception: a placeholder that holds nothing but blank lines and `//`
//! comments, such as the `lib.rs` that cargo wants to see before the first build.

mod check;
#[cfg(feature = "cli")]
mod depfile;
#[cfg(feature = "cli")]
mod diff;
mod scan;
mod write;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
pub use crate::emit::{File, MARKER};
#[cfg(feature = "cli")]
pub use depfile::depfile;
pub use write::{Written, replace};

/// A difference between what should be there and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file is there and holds something else.
    Stale {
        /// The file that should be there.
        file: File,
        /// What it holds now.
        found: Vec<u8>,
    },
    /// The file is not there.
    Missing {
        /// The file that should be there.
        file: File,
    },
    /// The file is ours, and nothing accounts for it any more.
    Orphan {
        /// Where it stands below the output folder.
        path: String,
        /// What it holds now.
        found: Vec<u8>,
    },
}

impl Change {
    /// The file's path below the output folder, with `/` between the parts.
    pub fn path(&self) -> &str {
        match self {
            Self::Stale { file, .. } | Self::Missing { file } => &file.path,
            Self::Orphan { path, .. } => path,
        }
    }
}

/// What must happen for an output folder to hold a set of files.
#[derive(Debug)]
pub struct Plan {
    dir: PathBuf,
    changes: Vec<Change>,
    /// The files that are there as they should be.
    same: Vec<File>,
    files: usize,
    leftovers: Vec<PathBuf>,
    /// When the folder was last written, as far as the comparison knows.
    seen: Option<SystemTime>,
}

impl Plan {
    /// Compares `files` with what `dir` holds. Nothing on disk changes.
    ///
    /// Fails, with every reason, where a path would leave the folder, where something that is not ours stands in the
    /// way, and where the folder cannot be read.
    pub fn new(dir: impl Into<PathBuf>, mut files: Vec<File>) -> Result<Self, Diagnostics> {
        let dir = dir.into();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut problems: Vec<Diagnostic> = check::paths(&dir, &files);
        if !problems.is_empty() {
            return Err(problems.into_iter().collect());
        }
        let count = files.len();
        let seen = written(&dir);
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let found = scan::scan(&dir, &paths, &mut problems);
        let (changes, same) = scan::compare(&dir, files, &found, &mut problems);
        if problems.is_empty() {
            Ok(Self { dir, changes, same, files: count, leftovers: found.leftovers, seen })
        } else {
            Err(problems.into_iter().collect())
        }
    }

    /// The plan that changes nothing, where files with these digests are all that is ours in `dir`.
    pub(crate) fn unchanged(dir: impl Into<PathBuf>, files: &[(&str, Digest)]) -> Option<Self> {
        let dir = dir.into();
        let mut problems = Vec::new();
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        let found = scan::scan(&dir, &paths, &mut problems);
        let same = problems.is_empty() && found.leftovers.is_empty() && scan::holds(&dir, files, &found);
        same.then(|| Self {
            dir,
            changes: Vec::new(),
            same: Vec::new(),
            files: files.len(),
            leftovers: Vec::new(),
            seen: None,
        })
    }

    /// The output folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What differs, in the order of the paths.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The file that stands for all: the root of what is generated.
    #[cfg(feature = "cli")]
    pub fn root(&self) -> PathBuf {
        let is_new = self.changes.iter().any(|change| change.path() == "src/lib.rs");
        let is_crate = is_new || self.dir.join("src/lib.rs").exists();
        self.dir.join(if is_crate { "src/lib.rs" } else { "lib.rs" })
    }

    /// How many files should be there.
    pub fn files(&self) -> usize {
        self.files
    }

    /// Whether the folder holds exactly what it should.
    pub fn is_fresh(&self) -> bool {
        self.changes.is_empty()
    }
}

/// When a folder was last written. Each run that writes dates it, and so leaves a time of its own.
fn written(dir: &Path) -> Option<SystemTime> {
    fs::metadata(dir).and_then(|folder| folder.modified()).ok()
}

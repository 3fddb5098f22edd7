//! What the output folder holds now, and how that differs from what it should hold.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::check::shown;
use super::{Change, File, MARKER};
use crate::diagnostic::{Code, Diagnostic};
use crate::digest::{Digest, digest};
use crate::parallel;

/// How temporary files are called: hidden, so that no tool takes them for sources.
pub(super) const TEMP_PREFIX: &str = ".schemadown-";

/// The ending of temporary files.
pub(super) const TEMP_SUFFIX: &str = ".tmp";

/// How much of an unlisted file is read to see whether it is ours.
const HEAD_BYTES: u64 = 512;

/// In how many of its first lines the marker may stand.
const MARKER_LINES: usize = 3;

/// What stands in the output folder.
#[derive(Default)]
pub(super) struct Found {
    /// What stands where a file should go.
    wanted: BTreeMap<String, Standing>,
    /// Our files that nothing accounts for.
    orphans: Vec<String>,
    /// Temporary files of runs that were killed.
    pub(super) leftovers: Vec<PathBuf>,
}

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    File,
    Folder,
    /// A link, a socket, a device: whatever it is, it is not ours.
    Other,
}

/// Lists what is there. Links are not followed, and what belongs to tools and other packages is left alone.
pub(super) fn scan(dir: &Path, paths: &[&str], problems: &mut Vec<Diagnostic>) -> Found {
    let mut found = Found::default();
    match is_there(dir) {
        Ok(true) => {}
        Ok(false) => return found,
        Err(problem) => {
            problems.push(*problem);
            return found;
        }
    }
    let wanted: HashSet<&str> = paths.iter().copied().collect();
    let folders: HashSet<&str> = paths.iter().flat_map(|path| folders(path)).collect();
    let mut unlisted = Vec::new();
    for (path, standing) in walk(dir, &folders, problems) {
        if wanted.contains(path.as_str()) {
            found.wanted.insert(path, standing);
        } else if standing != Standing::Folder && folders.contains(path.as_str()) {
            problems.push(foreign(dir, &path, "is a file or a link, where a folder should be"));
        } else if standing == Standing::File && is_temporary(&path) {
            found.leftovers.push(dir.join(&path));
        } else if standing == Standing::File {
            unlisted.push(path);
        }
    }
    let ours = parallel::map(&unlisted, |path| is_ours(&dir.join(path)));
    found.orphans.extend(unlisted.into_iter().zip(ours).filter(|(_, ours)| *ours).map(|(path, _)| path));
    found
}

/// Whether there is an output folder, or what stands in its place.
fn is_there(dir: &Path) -> Result<bool, Box<Diagnostic>> {
    match fs::metadata(dir) {
        Ok(folder) if folder.is_dir() => Ok(true),
        Ok(_) => Err(in_the_way(&dir.to_string_lossy(), "is a file, and the output folder should be there").into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(unreadable(dir, Some(&error)).into()),
    }
}

/// Everything below the folder that may be ours, with its path below the folder.
fn walk(dir: &Path, folders: &HashSet<&str>, problems: &mut Vec<Diagnostic>) -> Vec<(String, Standing)> {
    let may_be_ours = |entry: &DirEntry| {
        let is_ours = || below(dir, entry.path()).is_some_and(|path| folders.contains(path.as_str()));
        !entry.file_type().is_dir() || is_nobody_elses(entry) || is_ours()
    };
    let mut all = Vec::new();
    for entry in WalkDir::new(dir).min_depth(1).sort_by_file_name().into_iter().filter_entry(may_be_ours) {
        match entry {
            // A name that is not UTF-8 is none of ours.
            Ok(entry) => all.extend(below(dir, entry.path()).map(|path| (path, standing(&entry)))),
            Err(error) => problems.push(unreadable(error.path().unwrap_or(dir), error.io_error())),
        }
    }
    all
}

fn standing(entry: &DirEntry) -> Standing {
    match entry.file_type() {
        kind if kind.is_file() => Standing::File,
        kind if kind.is_dir() => Standing::Folder,
        _ => Standing::Other,
    }
}

/// Whether all that is ours in the folder is files with these digests.
pub(super) fn holds(dir: &Path, files: &[(&str, Digest)], found: &Found) -> bool {
    let is_same = |(path, wanted): &(&str, Digest)| {
        found.wanted.get(*path) == Some(&Standing::File)
            && fs::read(dir.join(path)).is_ok_and(|bytes| digest(&bytes) == *wanted)
    };
    found.orphans.is_empty() && parallel::map(files, is_same).into_iter().all(|same| same)
}

/// Tells what must change for `files` to be all that is ours in the folder, and which of them are there already.
pub(super) fn compare(
    dir: &Path,
    files: Vec<File>,
    found: &Found,
    problems: &mut Vec<Diagnostic>,
) -> (Vec<Change>, Vec<File>) {
    let outcomes = parallel::map(&files, |file| outcome(dir, file, found.wanted.get(&file.path).copied()));
    let (mut changes, mut same) = (Vec::new(), Vec::new());
    for (file, outcome) in files.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Same => same.push(file),
            Outcome::Missing => changes.push(Change::Missing { file }),
            Outcome::Stale(found) => changes.push(Change::Stale { file, found }),
            Outcome::Problem(problem) => problems.push(*problem),
        }
    }
    for path in &found.orphans {
        match fs::read(dir.join(path)) {
            Ok(found) => changes.push(Change::Orphan { path: path.clone(), found }),
            Err(error) => problems.push(unreadable(&dir.join(path), Some(&error))),
        }
    }
    changes.sort_by(|a, b| a.path().cmp(b.path()));
    (changes, same)
}

enum Outcome {
    Same,
    Missing,
    Stale(Vec<u8>),
    Problem(Box<Diagnostic>),
}

fn outcome(dir: &Path, file: &File, standing: Option<Standing>) -> Outcome {
    let path = dir.join(&file.path);
    match standing {
        None => Outcome::Missing,
        Some(Standing::Folder) => Outcome::Problem(Box::new(foreign(dir, &file.path, "is a folder"))),
        Some(Standing::Other) => Outcome::Problem(Box::new(foreign(dir, &file.path, "is a link or a special file"))),
        Some(Standing::File) => match fs::read(&path) {
            Err(error) => Outcome::Problem(Box::new(unreadable(&path, Some(&error)))),
            Ok(found) if found == file.text.as_bytes() => Outcome::Same,
            Ok(found) if has_marker(&found) || is_placeholder(&found) => Outcome::Stale(found),
            Ok(_) => Outcome::Problem(Box::new(foreign(dir, &file.path, "is a file that Schemadown did not write"))),
        },
    }
}

/// Whether a folder that nothing goes into may hold files of ours: it is no tool's own, and no other package's, where
/// what is generated is that package's.
fn is_nobody_elses(folder: &DirEntry) -> bool {
    let name = folder.file_name().to_string_lossy();
    !name.starts_with('.') && name != "target" && !folder.path().join("Cargo.toml").is_file()
}

fn is_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

/// The folders that a path lies in, the outermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

fn below(dir: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(dir).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn is_ours(path: &Path) -> bool {
    let mut head = Vec::new();
    // A file that cannot be read is not known to be ours, and so stays.
    let read = fs::File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    read.is_ok() && has_marker(&head)
}

fn has_marker(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').take(MARKER_LINES);
    lines.any(|line| line.windows(MARKER.len()).any(|window| window == MARKER.as_bytes()))
}

/// Whether a file holds nothing that its author could miss: blank lines and `//` comments.
fn is_placeholder(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).all(|line| line.is_empty() || line.starts_with(b"//"))
}

fn foreign(dir: &Path, path: &str, what: &str) -> Diagnostic {
    in_the_way(&shown(dir, path), what)
}

fn in_the_way(shown: &str, what: &str) -> Diagnostic {
    Diagnostic::new(Code::Foreign, format!("`{shown}` {what}"))
        .in_file(shown)
        .help("move it away, or choose another output folder")
}

fn unreadable(path: &Path, error: Option<&io::Error>) -> Diagnostic {
    let shown = path.to_string_lossy();
    let why = error.map_or_else(|| "unknown error".to_owned(), ToString::to_string);
    Diagnostic::new(Code::Write, format!("`{shown}` cannot be compared: {why}")).in_file(shown)
}

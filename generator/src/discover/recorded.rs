//! Finds recorded bodies: the files that paths with `*` stand for.
//!
//! They are of help and never needed: one that cannot be read is left out, with a warning. As with pages, what a link leads
//! to outside of the folder that was named is not read, and neither is what is no regular file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{no_text, read_bytes, reason, unreadable};
use crate::config::glob;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits::{MAX_FILE_BYTES, MAX_SAMPLE_BYTES, MAX_SAMPLES};
use crate::parallel;

/// A file of recorded bodies.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its path as the configuration names it, with `/` between the parts.
    pub path: String,
    /// The path to show a person.
    pub display: String,
    /// What it holds.
    pub text: String,
}

/// The endings of what is read of a folder that is named as a whole.
const ENDINGS: [&str; 3] = ["json", "jsonl", "ndjson"];

/// Reads the files that `patterns` stand for, seen from `dir`, each once and in the order of their paths. Gives the patterns
/// that stand for none, too.
pub fn discover_recorded(
    dir: &Path,
    patterns: &[String],
    diagnostics: &mut Diagnostics,
) -> (Vec<Recorded>, Vec<String>) {
    let mut files = BTreeMap::new();
    let mut unused = Vec::new();
    for pattern in patterns {
        let found = find(dir, pattern, diagnostics);
        if found.is_empty() {
            unused.push(pattern.clone());
        }
        files.extend(found);
    }
    if files.len() > MAX_SAMPLES {
        diagnostics.push(too_much(dir, format!("there are more than {MAX_SAMPLES} files of samples")));
        return (Vec::new(), unused);
    }
    let files: Vec<(String, PathBuf)> = files.into_iter().collect();
    let read = parallel::map(&files, |(path, file)| read(path, file));
    let (mut recorded, mut total) = (Vec::with_capacity(files.len()), 0);
    for result in read {
        match result {
            Ok(file) => {
                total += file.text.len() as u64;
                recorded.push(file);
            }
            Err(problem) => diagnostics.push(problem.severity(Severity::Warning)),
        }
        if total > MAX_SAMPLE_BYTES {
            diagnostics.push(too_much(dir, format!("the samples have more than {MAX_SAMPLE_BYTES} bytes together")));
            return (Vec::new(), unused);
        }
    }
    (recorded, unused)
}

/// Where all files lie that a pattern stands for: a folder, or the file that it names.
pub fn recorded_root(dir: &Path, pattern: &str) -> PathBuf {
    dir.join(split(pattern.trim_start_matches("./")).0)
}

/// The part of a pattern that stands for itself, and the rest.
pub(super) fn split(pattern: &str) -> (&str, &str) {
    match pattern.find('*').and_then(|star| pattern.get(..star)) {
        Some(head) => pattern.split_at(head.rfind('/').map_or(0, |at| at + 1)),
        None => (pattern, ""),
    }
}

/// Whether a file is meant by what stands behind the folder of a pattern.
pub(super) fn is_meant(rest: &str, below: &str) -> bool {
    match rest {
        "" => below.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending)),
        rest => glob(rest, below),
    }
}

/// The files that a pattern stands for, by their paths.
fn find(dir: &Path, pattern: &str, diagnostics: &mut Diagnostics) -> BTreeMap<String, PathBuf> {
    let pattern = pattern.trim_start_matches("./");
    let (base, rest) = split(pattern);
    let folder = recorded_root(dir, pattern);
    if rest.is_empty() && folder.is_file() {
        return BTreeMap::from([(pattern.to_owned(), folder)]);
    }
    let base = base.trim_end_matches('/');
    let is_meant = |below: &str| is_meant(rest, below);
    let Ok(home) = fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder }) else {
        return BTreeMap::new();
    };
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let mut found = BTreeMap::new();
    let walk = WalkDir::new(&folder).follow_links(true).sort_by_file_name();
    let mut escaped = Vec::new();
    for entry in walk.into_iter().filter_entry(|entry| is_wanted(entry, &home, &mut escaped)) {
        let Ok(entry) = entry else { continue };
        let below = below(&folder, entry.path());
        let Some(below) = below.filter(|below| entry.file_type().is_file() && is_meant(below)) else { continue };
        let path = if base.is_empty() { below } else { format!("{base}/{below}") };
        found.insert(path, entry.into_path());
        if found.len() > MAX_SAMPLES {
            break;
        }
    }
    let outside = escaped.into_iter().filter(|path| below(&folder, path).is_some_and(|below| is_meant(&below)));
    diagnostics.extend(outside.map(|path| {
        Diagnostic::new(Code::LinkEscapes, "a link that leads out of the folder was not followed")
            .severity(Severity::Warning)
            .in_file(path.to_string_lossy())
    }));
    found
}

fn is_wanted(entry: &DirEntry, home: &Path, escaped: &mut Vec<PathBuf>) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    if entry.file_name().to_string_lossy().starts_with('.') {
        return false;
    }
    let is_within = || fs::canonicalize(entry.path()).is_ok_and(|target| target.starts_with(home));
    if entry.path_is_symlink() && !is_within() {
        escaped.push(entry.path().to_owned());
        return false;
    }
    true
}

/// A path below a folder, with `/` between the parts; none where its name is no text.
fn below(folder: &Path, file: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = file.strip_prefix(folder).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn read(path: &str, file: &Path) -> Result<Recorded, Box<Diagnostic>> {
    let display = file.strip_prefix(".").unwrap_or(file).to_string_lossy().into_owned();
    let bytes = read_bytes(file, MAX_FILE_BYTES)
        .map_err(|error| unreadable(file, &format!("the file cannot be read: {}", reason(&error))))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let message = format!("the sample is larger than {MAX_FILE_BYTES} bytes, and is left out");
        return Err(Diagnostic::new(Code::TooLarge, message).in_file(display).into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Recorded { path: path.to_owned(), display, text }),
        Err(error) => Err(no_text(file, &error).help("the sample is left out; JSON is UTF-8").into()),
    }
}

fn too_much(dir: &Path, message: String) -> Diagnostic {
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    Diagnostic::new(Code::TooMuch, message)
        .severity(Severity::Warning)
        .in_file(dir.to_string_lossy())
        .help("none of them was looked at; a few for each model show as much")
}

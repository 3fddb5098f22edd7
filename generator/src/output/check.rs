//! What can be said of a plan without touching the disk: whether its paths are safe, and what is not fresh.

use std::collections::HashMap;
use std::path::Path;

use super::{Change, File, Plan};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Reports paths that would leave the output folder, or that two files share on some file system.
pub(super) fn paths(dir: &Path, files: &[File]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(files.len());
    for file in files {
        if let Err(why) = safe(&file.path) {
            let message = format!("the output path {:?} is refused: {why}", file.path);
            problems.push(Diagnostic::new(Code::Write, message).in_file(dir.to_string_lossy()));
        }
        if let Some(other) = seen.insert(file.path.to_lowercase(), &file.path) {
            let message =
                format!("two files would be one where letter case does not count: `{other}` and `{}`", file.path);
            problems.push(Diagnostic::new(Code::Write, message).in_file(shown(dir, &file.path)));
        }
    }
    problems
}

/// Whether a path stays below the folder it is joined to, on any system.
fn safe(path: &str) -> Result<(), &'static str> {
    if path.is_empty() {
        return Err("it is empty");
    }
    if path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':')) {
        return Err("it holds a character that no output path needs");
    }
    match path.split('/').find(|part| matches!(*part, "" | "." | "..")) {
        Some(_) => Err("it is absolute or climbs"),
        None => Ok(()),
    }
}

/// A file of the output folder, as a person would name it.
pub(super) fn shown(dir: &Path, path: &str) -> String {
    let dir = dir.to_string_lossy();
    if dir.is_empty() { path.to_owned() } else { format!("{}/{path}", dir.trim_end_matches('/')) }
}

impl Plan {
    /// What is not fresh, one diagnostic per file: stale, missing or orphaned.
    pub fn findings(&self) -> Diagnostics {
        self.changes.iter().map(|change| finding(&self.dir, change)).collect()
    }
}

fn finding(dir: &Path, change: &Change) -> Diagnostic {
    let path = shown(dir, change.path());
    let (code, message) = match change {
        Change::Stale { .. } => (Code::Stale, "the file is not what the documentation gives now"),
        Change::Missing { .. } => (Code::Missing, "the file is not there"),
        Change::Orphan { .. } => (Code::Orphan, "no page accounts for the file any more"),
    };
    Diagnostic::new(code, message).in_file(path)
}

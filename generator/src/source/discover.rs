//! Finds the Markdown files of a folder, by their endings and in the order of their paths.

use std::path::Path;

use super::Sources;
use crate::diagnostic::Diagnostics;

/// The largest page that is read. A page of a thousand fields is below 4 MiB, padding included.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Reads every `.md` and `.mdx` file below `root`.
pub fn discover(root: &Path, sources: &mut Sources, _diagnostics: &mut Diagnostics) {
    for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten() {
        if entry.path().extension().is_some_and(|e| e == "md" || e == "mdx") {
            let rel = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            sources.add(rel, entry.path().display().to_string(), std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

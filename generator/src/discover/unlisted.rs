//! Folders of pages that nobody reads: they lie beside the folders that are read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic};

/// The folder that holds the spec sets of a project, one folder each.
const SPECS: &str = "specs";

/// How many entries of a folder are looked at for a page.
const LOOKS: usize = 1_000;

/// The folders below `specs` that hold Markdown pages and are none of the folders that are read, nor hold one.
pub fn unlisted(dir: &Path, read: &[PathBuf]) -> Vec<Diagnostic> {
    let specs = dir.join(SPECS);
    let read: Vec<PathBuf> = read.iter().filter_map(|folder| std::path::absolute(folder).ok()).collect();
    // Where no folder is read below `specs`, that name means something else here.
    let Ok(root) = std::path::absolute(&specs) else { return Vec::new() };
    if !read.iter().any(|folder| folder.parent() == Some(root.as_path())) {
        return Vec::new();
    }
    let Ok(entries) = std::fs::read_dir(&specs) else { return Vec::new() };
    let folders: BTreeSet<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    let is_read = |folder: &PathBuf| {
        std::path::absolute(folder).is_ok_and(|folder| read.iter().any(|read| read.starts_with(&folder)))
    };
    let is_hidden = |folder: &PathBuf| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let lost = folders.into_iter().filter(|folder| !is_read(folder) && !is_hidden(folder) && has_pages(folder));
    lost.map(|folder| problem(&folder)).collect()
}

fn has_pages(folder: &Path) -> bool {
    let entries = WalkDir::new(folder).into_iter().take(LOOKS).flatten();
    entries.into_iter().any(|entry| {
        let is_page = entry.path().extension().is_some_and(|end| end == "md" || end == "mdx");
        is_page && entry.file_type().is_file()
    })
}

fn problem(folder: &Path) -> Diagnostic {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Diagnostic::new(Code::Unlisted, format!("no `[[api]]` reads the folder `{SPECS}/{name}`"))
        .in_file(folder.to_string_lossy())
        .help(format!("add to schemadown.toml:\n[[api]]\nname = \"{name}\""))
        .help(format!("or move it out of `{SPECS}`"))
}

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
    let of_other_names = read.iter().filter(|folder| folder.starts_with(&root)).flat_map(|folder| misnamed(folder));
    lost.map(|folder| problem(&folder)).chain(of_other_names).collect()
}

/// The pages of a folder whose names end otherwise than those of pages that are read.
fn misnamed(folder: &Path) -> Vec<Diagnostic> {
    let is_other = |path: &Path| {
        path.extension()
            .is_some_and(|end| ["markdown", "mdown", "mkd", "mdwn"].iter().any(|other| end.eq_ignore_ascii_case(other)))
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().take(LOOKS).flatten();
    let pages = entries.filter(|entry| entry.file_type().is_file() && is_other(entry.path()));
    let problem = |entry: walkdir::DirEntry| {
        let name = entry.path().with_extension("md");
        let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Diagnostic::new(Code::Unread, "a page that is not read: its name does not end in `.md`")
            .in_file(entry.path().to_string_lossy())
            .help(format!("call it `{name}`"))
    };
    pages.map(problem).collect()
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

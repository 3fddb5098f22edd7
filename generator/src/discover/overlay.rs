//! Texts that stand for those of the disk: what an editor holds and has not saved.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

/// The files that an editor holds. A page among them is read from here, whatever the disk has of it.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    texts: BTreeMap<PathBuf, String>,
}

impl Overlay {
    /// Takes a text for that of a file, which is named as [`resolved`] has it.
    pub fn set(&mut self, file: PathBuf, text: String) {
        self.texts.insert(file, text);
    }

    /// The text that is held for a file.
    pub fn text(&self, file: &Path) -> Option<&str> {
        let name = file.file_name()?;
        // What a path leads to is asked of the disk, which is slow for thousands of pages.
        if !self.texts.keys().any(|held| held.file_name() == Some(name)) {
            return None;
        }
        self.texts.get(&resolved(file)).map(String::as_str)
    }

    /// The files that are held below a folder, which is named as [`resolved`] has it: their paths below it.
    pub(super) fn below(&self, folder: &Path) -> impl Iterator<Item = &Path> {
        self.texts.keys().filter_map(move |file| file.strip_prefix(folder).ok())
    }
}

/// What a path leads to: links are followed as far as there is anything, and the rest is taken at its word.
pub fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest: Vec<OsString> = Vec::new();
    let mut start = path.as_path();
    loop {
        if let Ok(found) = std::fs::canonicalize(start) {
            return rest.into_iter().rev().fold(found, |mut found, part| {
                if part == ".." {
                    found.pop();
                } else {
                    found.push(part);
                }
                found
            });
        }
        match start.components().next_back() {
            Some(Component::Normal(part)) => rest.push(part.to_owned()),
            Some(Component::ParentDir) => rest.push("..".into()),
            _ => return path,
        }
        let Some(above) = start.parent() else { return path };
        start = above;
    }
}

//! Where the configuration is, if nobody says: in the current folder, or in the nearest folder above that has one.

use std::path::{Path, PathBuf};

use super::FILE_NAME;

/// The nearest `schemadown.toml` from the current folder up to the root, seen from the current folder (`../schemadown.toml`), so
/// that all paths that start at it are seen from there too. Where there is none it is the one that the current folder lacks.
pub fn nearest() -> PathBuf {
    let folders = std::env::current_dir().map_or(1, |folder| folder.ancestors().count());
    (0..folders).map(above).find(|file| file.exists()).unwrap_or_else(|| above(0))
}

fn above(folders: usize) -> PathBuf {
    let up: PathBuf = std::iter::repeat_n(Path::new(".."), folders).collect();
    up.join(FILE_NAME)
}

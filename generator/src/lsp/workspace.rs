//! The workspace: its folders, the configurations that are of it, and what may be read at all.
//!
//! A configuration is looked for in the folder and above it, as cargo does. The folder of the one that is found is part of the
//! workspace, since that is where its paths start. Nothing else is read, wherever a link, a URI or a setting leads.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use lsp_types::Uri;

use crate::config::{self, Api, Config};
use crate::diagnostic::{Code, Diagnostic};
use crate::discover::{recorded_root, resolved};

/// The folders that an editor has open.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    folders: BTreeSet<PathBuf>,
}

impl Workspace {
    pub(super) fn add(&mut self, folder: PathBuf) {
        self.folders.insert(folder);
    }

    pub(super) fn remove(&mut self, folder: &Path) {
        self.folders.remove(folder);
    }

    /// The configurations of the folders, and of the open files.
    pub(super) fn configs<'p>(&self, open: impl Iterator<Item = &'p Path>) -> BTreeSet<PathBuf> {
        let mut configs: BTreeSet<PathBuf> = self.folders.iter().filter_map(|folder| config_above(folder)).collect();
        let nearest = open.filter(|path| self.holds(path)).filter_map(Path::parent).filter_map(config_above);
        let known: BTreeSet<PathBuf> = configs.iter().map(|config| resolved(config)).collect();
        configs.extend(nearest.filter(|config| !known.contains(&resolved(config))));
        configs
    }

    /// Whether a file, named by what its path leads to, is of the workspace.
    pub(super) fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| {
            let above = config_above(folder).and_then(|config| config.parent().map(Path::to_owned));
            path.starts_with(resolved(folder)) || above.is_some_and(|above| path.starts_with(resolved(&above)))
        })
    }

    /// What of an API's paths leads out of the workspace; nothing where it may be read.
    pub(super) fn refusal(&self, config: &Config, api: &Api) -> Option<Diagnostic> {
        let samples = api.samples.iter().map(|pattern| recorded_root(&config.dir, pattern));
        let mut paths = config.docs_dirs(api).into_iter().chain(config.source_dirs(api)).chain(samples);
        let outside = paths.find(|path| !self.holds(&resolved(path)))?;
        let seen = outside.strip_prefix(&config.dir).unwrap_or(&outside);
        let message = format!("`{}` leads out of the workspace, and is not read here", seen.display());
        let problem = Diagnostic::new(Code::Config, message);
        let problem = match api.span {
            Some(span) => problem.at(span, "in this table"),
            None => problem,
        };
        Some(problem.help("open the folder that holds both; `schemadown generate` reads it all the same"))
    }
}

/// The configuration of a folder: in it, or in the nearest folder above it that has one.
fn config_above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(config::FILE_NAME)).find(|file| file.is_file())
}

/// The path that a URI names, where it names a file of this machine.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    if !uri.scheme()?.as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    let host = uri.authority().map_or("", |authority| authority.as_str());
    if !host.is_empty() && host != "localhost" {
        return None;
    }
    let path = decoded(uri.path().as_str())?;
    if path.contains('\0') {
        return None;
    }
    // `/c:/docs` on Windows.
    let is_drive = |path: &str| path.as_bytes().get(2) == Some(&b':') && cfg!(windows);
    let path = PathBuf::from(if is_drive(&path) { path.get(1..)? } else { &path });
    path.is_absolute().then_some(path)
}

/// The URI of a file.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let path = std::path::absolute(path).ok()?;
    let path = path.to_str()?;
    // `C:\docs` on Windows.
    let path = if cfg!(windows) { format!("/{}", path.replace('\\', "/")) } else { path.to_owned() };
    let mut text = "file://".to_owned();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            text.push(char::from(byte));
        } else {
            _ = write!(text, "%{byte:02X}");
        }
    }
    text.parse().ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit(rest.next()?)? << 4 | digit(rest.next()?)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{path, uri};

    #[cfg(unix)]
    #[test]
    fn paths_become_uris_and_come_back() {
        for text in ["/a/b.md", "/with space/\u{e9}\u{1f4e6}.md", "/50%/#1?.md", "/a\\b.md"] {
            let there = uri(Path::new(text)).expect("a URI");
            assert_eq!(path(&there), Some(PathBuf::from(text)), "{}", there.as_str());
        }
    }

    #[test]
    fn what_is_no_file_here_has_no_path() {
        for text in
            ["untitled:a.md", "https://example.com/a.md", "file://other/a.md", "file:///a%00.md", "file:///%ff.md"]
        {
            assert_eq!(text.parse().ok().and_then(|uri| path(&uri)), None, "{text}");
        }
    }
}

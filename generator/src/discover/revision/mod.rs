//! A revision of git: what its files are, and their text.

mod git;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::recorded::{Recorded, is_meant, split};
use super::{Found, is_code, is_markdown};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits::{
    MAX_CODE_BYTES, MAX_CODE_FILES, MAX_FILE_BYTES, MAX_FILES, MAX_SAMPLE_BYTES, MAX_SAMPLES, MAX_TOTAL_BYTES,
};
use crate::source::{FileId, Sources};

/// The files of a revision, as the repository around a folder has them.
#[derive(Clone, Debug)]
pub struct Revision {
    /// What a person called it.
    pub name: String,
    /// The folder that git is asked in.
    folder: PathBuf,
    /// Where that folder is below the top of the repository.
    prefix: String,
    /// The hash of each file, by its path below the top of the repository.
    files: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    hash: String,
    is_link: bool,
}

/// Links lead to links, but not for ever.
const MOST_LINKS: usize = 8;

impl Revision {
    /// Asks the repository around a folder for a revision: `main`, `v1.2`, a hash, `main...` for where this branch left it.
    ///
    /// # Errors
    /// What is to be said where there is no such revision, no repository or no git.
    pub fn find(folder: &Path, name: &str) -> Result<Self, Box<Diagnostic>> {
        let problem =
            |why: String| Box::new(Diagnostic::new(Code::Revision, format!("`{name}` cannot be read: {why}")));
        let commit = commit(folder, name).map_err(|why| {
            Box::new(problem(why).help("name a branch, a tag or a commit; `git fetch` gets those that are elsewhere"))
        })?;
        let prefix = git::ask(folder, &["rev-parse", "--show-prefix"]).map_err(problem)?;
        let prefix = String::from_utf8(prefix).map_err(|_| problem("the folder's name is not UTF-8".to_owned()))?;
        let prefix = prefix.strip_suffix('\n').unwrap_or(&prefix).trim_end_matches('/').to_owned();
        let list = git::ask(folder, &["ls-tree", "-r", "-z", "--full-tree", &commit]).map_err(problem)?;
        Ok(Self { name: name.to_owned(), folder: folder.to_owned(), prefix, files: entries(&list) })
    }

    /// The text of a file, seen from the folder; none where the revision does not have it.
    ///
    /// # Errors
    /// What is to be said where it cannot be read.
    pub fn text(&self, path: &Path) -> Result<Option<String>, Box<Diagnostic>> {
        let shown = self.shown(&path.to_string_lossy());
        let problem = |code, why: &str| Box::new(Diagnostic::new(code, why).in_file(shown.clone()));
        let Some(hash) = self.place(path).and_then(|path| self.hash(&path)) else { return Ok(None) };
        let contents = git::contents(&self.folder, &[hash], MAX_FILE_BYTES);
        let bytes = contents.map_err(|why| problem(Code::Revision, &why))?.pop().unwrap_or_default();
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(problem(Code::TooLarge, "the file is larger than any that is read"));
        }
        String::from_utf8(bytes).map(Some).map_err(|_| problem(Code::NotText, "the file is not UTF-8 text"))
    }

    /// A path as people see it: behind the revision.
    pub fn shown(&self, path: &str) -> String {
        format!("{}:{path}", self.name)
    }

    /// Where a path that is seen from the folder stands below the top of the repository; none where it leads out of it.
    fn place(&self, path: &Path) -> Option<String> {
        let mut parts: Vec<String> =
            self.prefix.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        for part in path.components() {
            match part {
                Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
                Component::CurDir => {}
                Component::ParentDir => _ = parts.pop()?,
                Component::Prefix(_) | Component::RootDir => return None,
            }
        }
        Some(parts.join("/"))
    }

    /// The hash of a file, or of the file that a link leads to.
    fn hash(&self, path: &str) -> Option<&str> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            let entry = self.files.get(&path)?;
            if !entry.is_link {
                return Some(&entry.hash);
            }
            let target = git::contents(&self.folder, &[&entry.hash], 4096).ok()?.pop()?;
            let target = String::from_utf8(target).ok()?;
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            path = joined(folder, &target)?;
        }
        None
    }
}

/// A path that is seen from a folder, below the top of the repository.
fn joined(folder: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The hash of the commit that is meant.
fn commit(folder: &Path, name: &str) -> Result<String, String> {
    let one = |name: &str| {
        let said = format!("{name}^{{commit}}");
        let hash = git::ask(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &said]);
        let hash = hash.map_err(|why| if why.is_empty() { format!("there is no revision `{name}`") } else { why })?;
        let hash = String::from_utf8_lossy(&hash).trim().to_owned();
        let is_hash = hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash { Ok(hash) } else { Err(format!("there is no revision `{name}`")) }
    };
    if name.trim().is_empty() || name.contains('\0') {
        return Err("it names nothing".to_owned());
    }
    let Some(branch) = name.strip_suffix("...") else { return one(name) };
    let hashes = (one(branch)?, one("HEAD")?);
    let base = git::ask(folder, &["merge-base", &hashes.0, &hashes.1]);
    let base = base.map_err(|_| format!("this branch and `{branch}` have nothing in common"))?;
    one(String::from_utf8_lossy(&base).trim())
}

/// The files of a list of `ls-tree -z`; modules of other repositories are none.
fn entries(list: &[u8]) -> BTreeMap<String, Entry> {
    let mut files = BTreeMap::new();
    for line in list.split(|byte| *byte == 0) {
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let Some((head, path)) = line.split_once('\t') else { continue };
        let mut parts = head.split(' ');
        let (Some(mode), Some("blob"), Some(hash)) = (parts.next(), parts.next(), parts.next()) else { continue };
        files.insert(path.to_owned(), Entry { hash: hash.to_owned(), is_link: mode == "120000" });
    }
    files
}

/// Reads the pages and the source code below a folder of a revision, and says which files those were.
pub fn discover_in(
    revision: &Revision,
    root: &Path,
    folder: &str,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Found {
    let shown = revision.shown(&root.to_string_lossy());
    let top = revision.place(root);
    let inside = |path: &str| -> Option<String> {
        let top = top.as_deref()?;
        if top.is_empty() { Some(path.to_owned()) } else { Some(path.strip_prefix(top)?.strip_prefix('/')?.to_owned()) }
    };
    let below: Vec<(String, &String)> =
        revision.files.keys().filter_map(|path| Some((inside(path).filter(|path| is_wanted(path))?, path))).collect();
    if below.is_empty() {
        diagnostics.push(Diagnostic::new(Code::Unreadable, "the revision has no such folder").in_file(shown));
        return Found::default();
    }
    let of = |is_of: fn(&Path) -> bool| below.iter().filter(move |(path, _)| is_of(Path::new(path)));
    let (pages, code): (Vec<_>, Vec<_>) = (of(is_markdown).collect(), of(is_code).collect());
    let mut reader = Reader { revision, root, folder, top: top.as_deref().unwrap_or_default(), sources, diagnostics };
    let too_many = pages.len() > MAX_FILES;
    if too_many {
        reader.too_much(&format!("the folder holds more than {MAX_FILES} pages"), Severity::Error);
    }
    let read = if too_many { Vec::new() } else { reader.read(&pages, MAX_TOTAL_BYTES, true) };
    let code = if code.len() > MAX_CODE_FILES { Vec::new() } else { reader.read(&code, MAX_CODE_BYTES, false) };
    Found { pages: read, code }
}

/// The recorded bodies of a revision that patterns stand for, and the patterns that stand for none. They are of help and
/// never needed: what cannot be read is left out.
pub fn discover_recorded_in(revision: &Revision, patterns: &[String]) -> (Vec<Recorded>, Vec<String>) {
    let (mut found, mut unused) = (BTreeMap::new(), Vec::new());
    for pattern in patterns {
        let trimmed = pattern.trim_start_matches("./");
        let (base, rest) = split(trimmed);
        let top = revision.place(Path::new(base)).unwrap_or_default();
        let meant = revision.files.iter().filter_map(|(path, entry)| {
            let is_file = rest.is_empty() && *path == top;
            let below = if top.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&top)?.strip_prefix('/') };
            let below = below.filter(|below| is_wanted(below) && is_meant(rest, below));
            let below = if is_file { Some("") } else { below }?;
            let gap = if base.is_empty() || base.ends_with('/') || below.is_empty() { "" } else { "/" };
            (!entry.is_link).then(|| (format!("{base}{gap}{below}"), entry.hash.as_str()))
        });
        let meant: Vec<(String, &str)> = meant.take(MAX_SAMPLES).collect();
        if meant.is_empty() {
            unused.push(pattern.clone());
        }
        found.extend(meant);
    }
    let hashes: Vec<&str> = found.values().copied().collect();
    let contents = git::contents(&revision.folder, &hashes, MAX_FILE_BYTES).unwrap_or_default();
    let mut total = 0;
    let text = |bytes: Vec<u8>| {
        total += bytes.len() as u64;
        let is_read = bytes.len() as u64 <= MAX_FILE_BYTES && total <= MAX_SAMPLE_BYTES;
        String::from_utf8(bytes).ok().filter(|_| is_read)
    };
    let texts: Vec<Option<String>> = contents.into_iter().map(text).collect();
    let recorded = found
        .into_keys()
        .zip(texts)
        .filter_map(|(path, text)| Some(Recorded { display: revision.shown(&path), path, text: text? }));
    (recorded.collect(), unused)
}

/// Whether a path has nothing hidden and no folder of tools in it.
fn is_wanted(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_tools = |part: &str| part == "node_modules" || part == "target";
    !name.starts_with('.') && !folders.split('/').any(|part| part.starts_with('.') || is_tools(part))
}

struct Reader<'a> {
    revision: &'a Revision,
    root: &'a Path,
    folder: &'a str,
    /// The folder that is read, below the top of the repository.
    top: &'a str,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Adds files. Those that are needed and cannot be read are reported.
    fn read(&mut self, files: &[&(String, &String)], most: u64, are_needed: bool) -> Vec<FileId> {
        let mut hashes = Vec::with_capacity(files.len());
        for (path, whole) in files {
            // A link that leads out of the folder leads to something that is not this API's documentation.
            let is_link = self.revision.files.get(*whole).is_some_and(|entry| entry.is_link);
            let hash = if is_link && !self.stays_inside(whole) { None } else { self.revision.hash(whole) };
            if hash.is_none() && are_needed {
                let left_out =
                    Diagnostic::new(Code::LinkEscapes, "a link that leads out of the folder was not followed");
                self.diagnostics.push(left_out.severity(Severity::Warning).in_file(self.shown(path)));
            }
            hashes.extend(hash.map(|hash| (path, hash)));
        }
        let wanted: Vec<&str> = hashes.iter().map(|(_, hash)| *hash).collect();
        let contents = match git::contents(&self.revision.folder, &wanted, MAX_FILE_BYTES) {
            Ok(contents) => contents,
            Err(why) => {
                self.diagnostics.push(Diagnostic::new(Code::Revision, why));
                return Vec::new();
            }
        };
        if contents.iter().map(|bytes| bytes.len() as u64).sum::<u64>() > most {
            let severity = if are_needed { Severity::Error } else { Severity::Warning };
            self.too_much(&format!("the files have more than {most} bytes together"), severity);
            return Vec::new();
        }
        let mut added = Vec::with_capacity(contents.len());
        for ((path, _), bytes) in hashes.into_iter().zip(contents) {
            let wrong = if bytes.len() as u64 > MAX_FILE_BYTES { Some(Code::TooLarge) } else { None };
            match (wrong, String::from_utf8(bytes)) {
                (None, Ok(text)) => {
                    let below = if self.folder.is_empty() { path.clone() } else { format!("{}/{path}", self.folder) };
                    added.push(self.sources.add(below, self.shown(path), text));
                }
                (code, _) if are_needed => {
                    let code = code.unwrap_or(Code::NotText);
                    self.diagnostics.push(Diagnostic::new(code, code.title()).in_file(self.shown(path)));
                }
                _ => {}
            }
        }
        added
    }

    fn stays_inside(&self, link: &str) -> bool {
        let entry = self.revision.files.get(link);
        let target = entry.and_then(|entry| git::contents(&self.revision.folder, &[&entry.hash], 4096).ok()?.pop());
        let target = target.and_then(|bytes| String::from_utf8(bytes).ok());
        let folder = link.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = target.and_then(|target| joined(folder, &target));
        path.is_some_and(|path| {
            self.top.is_empty() || path.strip_prefix(self.top).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    fn shown(&self, path: &str) -> String {
        self.revision.shown(&self.root.join(path).to_string_lossy())
    }

    fn too_much(&mut self, message: &str, severity: Severity) {
        let problem = Diagnostic::new(Code::TooMuch, message).severity(severity);
        self.diagnostics.push(problem.in_file(self.revision.shown(&self.root.to_string_lossy())));
    }
}

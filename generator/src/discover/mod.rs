//! Finds the Markdown files of a folder, by their endings and in the order of their paths.
//!
//! What a file is gets settled before it is opened: a FIFO would block whoever opens it, and a link may lead
//! anywhere. Links to files and folders that lie within the folder are followed; what they lead to outside of it
//! is not this API's documentation, and is not read.
//!
//! The files of a revision of git ([`Revision`]) are found by the same endings, without touching the disk.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits::{MAX_CODE_BYTES, MAX_CODE_FILES, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES};
use crate::parallel;
use crate::source::{FileId, Position, Sources};

mod overlay;
mod recorded;
mod revision;
mod unlisted;

pub use overlay::{Overlay, resolved};
pub use recorded::{Recorded, discover_recorded, recorded_root};
pub use revision::{Revision, discover_in, discover_recorded_in};
pub use unlisted::unlisted;

/// Reads every `.md` and `.mdx` file below `root`, and says which files that were.
///
/// Hidden files and folders, `node_modules` and `target` are skipped. What cannot be read is reported and left out.
pub fn discover(root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<FileId> {
    discover_within(root, Limits::default(), sources, diagnostics)
}

/// Does as [`discover`] does, and puts a folder before all paths: what tells one documentation from another. Reads what
/// lies beside the pages, too. What `open` holds of a page is read in place of what the disk has.
pub fn discover_as(
    root: &Path,
    folder: &str,
    open: &Overlay,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Found {
    let (found, code) = discover_all(root, folder, Limits::default(), open, sources, diagnostics);
    Found { pages: found, code: add_code(root, folder, &code, sources, diagnostics) }
}

/// Reads the source code below `root`, and no pages.
pub fn discover_code(root: &Path, folder: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<FileId> {
    let (_, code) = find(root, usize::MAX, &Overlay::default(), diagnostics);
    add_code(root, folder, &code, sources, diagnostics)
}

/// What was found in a folder.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Markdown pages.
    pub pages: Vec<FileId>,
    /// Source code in the languages of SDKs.
    pub code: Vec<FileId>,
}

/// The endings of source code.
const CODE: [&str; 9] = ["cs", "go", "java", "kt", "php", "py", "rb", "rs", "ts"];

/// Adds source code. It is of help and never needed: a file that cannot be read is none, and too much of it is no error.
fn add_code(
    root: &Path,
    folder: &str,
    code: &[Page],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<FileId> {
    let total = AtomicU64::new(0);
    let read = |page: &Page| {
        if code.len() > MAX_CODE_FILES || total.load(Ordering::Relaxed) > MAX_CODE_BYTES {
            return None;
        }
        let text = read(page, MAX_FILE_BYTES).ok()?;
        total.fetch_add(text.len() as u64, Ordering::Relaxed);
        Some(text)
    };
    let texts = parallel::map(code, read);
    if code.len() > MAX_CODE_FILES || total.into_inner() > MAX_CODE_BYTES {
        let message = "there is too much source code beside the pages: none of it was asked for names";
        let problem = Diagnostic::new(Code::TooMuch, message).severity(Severity::Warning);
        let problem = problem.in_file(root.to_string_lossy());
        diagnostics
            .push(problem.help("name the folder of the SDK's models with `sources`, and that of its pages as docs"));
        return Vec::new();
    }
    let mut added = Vec::new();
    for (page, text) in code.iter().zip(texts) {
        let Some(text) = text else { continue };
        let path = if folder.is_empty() { page.path.clone() } else { format!("{folder}/{}", page.path) };
        added.push(sources.add(path, page.file.to_string_lossy(), text));
    }
    added
}

/// How much of a folder is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The size of a page.
    pub file_bytes: u64,
    /// The number of pages.
    pub files: usize,
    /// The size of all pages.
    pub total_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: MAX_FILE_BYTES, files: MAX_FILES, total_bytes: MAX_TOTAL_BYTES }
    }
}

/// Does as [`discover`] does, with other limits.
pub fn discover_within(
    root: &Path,
    limits: Limits,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<FileId> {
    discover_all(root, "", limits, &Overlay::default(), sources, diagnostics).0
}

fn discover_all(
    root: &Path,
    folder: &str,
    limits: Limits,
    open: &Overlay,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> (Vec<FileId>, Vec<Page>) {
    let (pages, code) = find(root, limits.files, open, diagnostics);
    let total = AtomicU64::new(0);
    let texts = parallel::map(&pages, |page| -> Result<String, Box<Diagnostic>> {
        // Beyond the limit nothing more is held, and which pages that were does not matter: nothing comes of them.
        if total.load(Ordering::Relaxed) > limits.total_bytes {
            return Ok(String::new());
        }
        let text = match open.text(&page.file) {
            Some(text) if text.len() as u64 > limits.file_bytes => {
                return Err(too_large(page, limits.file_bytes).into());
            }
            Some(text) => text.to_owned(),
            None => read(page, limits.file_bytes)?,
        };
        total.fetch_add(text.len() as u64, Ordering::Relaxed);
        Ok(text)
    });
    if total.into_inner() > limits.total_bytes {
        let message = format!("the pages have more than {} bytes together", limits.total_bytes);
        diagnostics.push(too_much(root, message));
        return (Vec::new(), Vec::new());
    }
    let mut added = Vec::with_capacity(pages.len());
    for (page, text) in pages.iter().zip(texts) {
        match text {
            Ok(text) => {
                let path = if folder.is_empty() { page.path.clone() } else { format!("{folder}/{}", page.path) };
                added.push(sources.add(path, page.file.to_string_lossy(), text));
            }
            Err(problem) => diagnostics.push(*problem),
        }
    }
    (added, code)
}

/// A file that was found.
struct Page {
    /// Below the root, with `/` between the parts: what order and identity go by.
    path: String,
    /// Where to open it.
    file: PathBuf,
}

/// Lists the pages below `root` and the source code beside them, sorted by path; none, where there are too many pages.
fn find(root: &Path, limit: usize, open: &Overlay, diagnostics: &mut Diagnostics) -> (Vec<Page>, Vec<Page>) {
    let home = match fs::canonicalize(root) {
        Ok(home) if home.is_dir() => home,
        Ok(_) => {
            diagnostics
                .push(unreadable(root, "this is not a folder").help("name the folder that holds the model pages"));
            return (Vec::new(), Vec::new());
        }
        Err(error) => {
            diagnostics.push(unreadable(root, &format!("the folder cannot be read: {}", reason(&error))));
            return (Vec::new(), Vec::new());
        }
    };
    let escaped = RefCell::new(Vec::new());
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name();
    let (mut pages, mut code) = (Vec::new(), Vec::new());
    for entry in walk.into_iter().filter_entry(|entry| is_wanted(entry, &home, &escaped)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_code(entry.path()) => {
                if code.len() <= MAX_CODE_FILES {
                    code.extend(page(root, &entry).ok());
                }
            }
            Ok(entry) if entry.file_type().is_dir() || !is_markdown(entry.path()) => {}
            Ok(_) if pages.len() > limit => break,
            Ok(entry) => match page(root, &entry) {
                Ok(page) => pages.push(page),
                Err(problem) => diagnostics.push(*problem),
            },
            // A link back to a folder that is being walked adds no page, and a broken one matters if it names a page.
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => diagnostics.extend(walk_problem(root, &error)),
        }
    }
    diagnostics.extend(escaped.into_inner());
    pages.extend(unsaved(root, &home, open));
    if pages.len() > limit {
        diagnostics.push(too_much(root, format!("the folder holds more than {limit} pages")));
        return (Vec::new(), Vec::new());
    }
    // The walk sorts folder by folder; paths as a whole sort differently (`a-b` stands before `a/b`).
    for found in [&mut pages, &mut code] {
        found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    }
    (pages, code)
}

/// The pages that only an editor has so far.
fn unsaved(root: &Path, home: &Path, open: &Overlay) -> Vec<Page> {
    let page = |below: &Path| {
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let parts = parts.filter(|parts| parts.iter().all(|part| !part.starts_with('.')))?;
        let is_new = is_markdown(below) && !home.join(below).exists();
        is_new.then(|| Page { path: parts.join("/"), file: root.join(below) })
    };
    open.below(home).filter_map(page).collect()
}

fn is_code(path: &Path) -> bool {
    path.extension().is_some_and(|ending| CODE.iter().any(|code| ending == *code))
}

fn is_wanted(entry: &DirEntry, home: &Path, escaped: &RefCell<Vec<Diagnostic>>) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let is_tools = name == "node_modules" || name == "target";
    if name.starts_with('.') || (is_tools && entry.file_type().is_dir()) {
        return false;
    }
    if !entry.path_is_symlink() || fs::canonicalize(entry.path()).is_ok_and(|target| target.starts_with(home)) {
        return true;
    }
    // A page that is left out may be missed; folders of pictures and the like often lie elsewhere.
    let severity = if is_markdown(entry.path()) { Severity::Warning } else { Severity::Note };
    let left_out = Diagnostic::new(Code::LinkEscapes, "a link that leads out of the folder was not followed");
    escaped.borrow_mut().push(left_out.severity(severity).in_file(entry.path().to_string_lossy()));
    false
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("mdx"))
}

/// What went wrong below `root`, unless it went wrong with something that would not have been read.
fn walk_problem(root: &Path, error: &walkdir::Error) -> Option<Diagnostic> {
    let path = error.path().unwrap_or(root);
    let dangling = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    if dangling && !is_markdown(path) {
        return None;
    }
    let what = if is_markdown(path) { "file" } else { "folder" };
    let why = error.io_error().map_or_else(|| error.to_string(), reason);
    Some(unreadable(path, &format!("the {what} cannot be read: {why}")))
}

fn page(root: &Path, entry: &DirEntry) -> Result<Page, Box<Diagnostic>> {
    let file = entry.path();
    if !entry.file_type().is_file() {
        return Err(unreadable(file, "this is not a regular file")
            .help("rename it, or move it out of the folder")
            .into());
    }
    let below = file.strip_prefix(root).unwrap_or(file);
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let Some(parts) = parts else {
        return Err(Diagnostic::new(Code::NotText, "the file's name is not UTF-8")
            .in_file(file.to_string_lossy())
            .help("rename the file")
            .into());
    };
    Ok(Page { path: parts.join("/"), file: file.to_owned() })
}

fn read(page: &Page, max_bytes: u64) -> Result<String, Box<Diagnostic>> {
    let bytes = read_bytes(&page.file, max_bytes)
        .map_err(|error| Box::new(unreadable(&page.file, &format!("the file cannot be read: {}", reason(&error)))))?;
    if bytes.len() as u64 > max_bytes {
        return Err(too_large(page, max_bytes).into());
    }
    String::from_utf8(bytes).map_err(|error| not_text(page, &error).into())
}

fn too_large(page: &Page, max_bytes: u64) -> Diagnostic {
    let message = format!("the file is larger than {max_bytes} bytes, and no page of documentation is");
    Diagnostic::new(Code::TooLarge, message)
        .in_file(page.file.to_string_lossy())
        .help("move it out of the folder if it is no model page")
}

/// Reads at most one byte more than the limit, whatever the file's size is said to be.
fn read_bytes(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let expected = usize::try_from(file.metadata()?.len().min(max_bytes)).unwrap_or_default();
    let mut bytes = Vec::with_capacity(expected.saturating_add(1));
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn not_text(page: &Page, error: &std::string::FromUtf8Error) -> Diagnostic {
    no_text(&page.file, error).help("save it as UTF-8, or move it out of the folder if it is no page")
}

fn no_text(file: &Path, error: &std::string::FromUtf8Error) -> Diagnostic {
    let good = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let last_line = good.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let position = Position {
        line: good.split(|byte| *byte == b'\n').count(),
        column: String::from_utf8_lossy(last_line).chars().count() + 1,
    };
    let what = if error.as_bytes().contains(&0) { "the file is binary" } else { "the file is not UTF-8 text" };
    Diagnostic::new(Code::NotText, format!("{what}; the first wrong byte stands here"))
        .in_file_at(file.to_string_lossy(), position)
}

fn too_much(root: &Path, message: String) -> Diagnostic {
    Diagnostic::new(Code::TooMuch, message)
        .in_file(root.to_string_lossy())
        .help("name the folder that holds the pages of one API, and no more")
}

fn unreadable(path: &Path, what: &str) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, what).in_file(path.to_string_lossy())
}

/// The system's words for an error, without the number that follows them.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

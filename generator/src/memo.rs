//! What the last run came to, so that a run of the same inputs only has to read and compare.
//!
//! What is generated depends on this program, the configuration and the pages, and on nothing else. A memo holds the
//! digest of all three and what they came to: the digest of each file, and the problems that were reported. Where some
//! pages have changed, the drafts of the files tell which of them must be formatted again.
//!
//! It is a file beside the output, never in it (a build script's is in its `OUT_DIR`, the command's in the user's
//! cache), and it is never needed: where it is missing or damaged, the work is done. What it says of a file is believed
//! only where the file on disk has that digest.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use std::{env, fs, process};

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::digest::{Digest, Digester, digest};
use crate::emit::{Drafts, File};
use crate::parallel;
use crate::source::{SourceFile, Sources};

/// Where the last run is remembered.
#[derive(Clone, Debug)]
pub(crate) struct Memo {
    file: PathBuf,
}

/// What a run came to.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The digest of the program that ran.
    program: Digest,
    /// The digest of all that it depended on.
    inputs: Digest,
    /// The files that should be there, in the order of their paths.
    files: Vec<Remembered>,
    /// What there was to say about the inputs. No error, or there would be no files.
    pub(crate) diagnostics: Diagnostics,
}

/// A file that was generated.
#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    /// Its path below the output folder.
    path: String,
    /// The digest of its text.
    digest: Digest,
    /// The digest of what was formatted to that text.
    draft: Option<Digest>,
}

impl Memo {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self { file }
    }

    /// What the last run of the same program came to; nothing, where nothing is remembered of it.
    pub(crate) fn last(&self, inputs: Inputs, sources: &Sources) -> Outcome {
        let read = || serde_json::from_slice::<Outcome>(&fs::read(&self.file).ok()?).ok();
        let is_of_now = |outcome: &Outcome| outcome.program == inputs.program && is_whole(outcome, sources);
        read().filter(is_of_now).unwrap_or_default()
    }

    /// Remembers what inputs came to. That this fails costs the next run some time, and nothing else.
    pub(crate) fn keep(&self, inputs: Inputs, files: &[File], drafts: &Drafts, diagnostics: &Diagnostics) {
        let remembered = parallel::map(files, |file| Remembered {
            path: file.path.clone(),
            digest: digest(file.text.as_bytes()),
            draft: drafts.get(&file.path).copied(),
        });
        let Inputs { program, all } = inputs;
        let outcome = Outcome { program, inputs: all, files: remembered, diagnostics: diagnostics.clone() };
        let _ = serde_json::to_vec(&outcome).map(|bytes| replace(&self.file, &bytes));
    }
}

impl Outcome {
    /// Whether this is what these inputs come to.
    pub(crate) fn is_of(&self, inputs: Inputs) -> bool {
        self.inputs == inputs.all
    }

    /// The files that should be there, with the digests of their texts.
    pub(crate) fn digests(&self) -> Vec<(&str, Digest)> {
        self.files.iter().map(|file| (file.path.as_str(), file.digest)).collect()
    }

    /// The text of a file that was formatted from this draft, if it still stands below `dir`.
    pub(crate) fn formatted(&self, dir: &Path, path: &str, draft: Digest) -> Option<String> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        let file = self.files.get(at).filter(|file| file.draft == Some(draft))?;
        let text = fs::read_to_string(dir.join(path)).ok()?;
        (digest(text.as_bytes()) == file.digest).then_some(text)
    }
}

/// Whether every place that an outcome speaks of is there.
fn is_whole(outcome: &Outcome, sources: &Sources) -> bool {
    let mut labels = outcome.diagnostics.iter().flat_map(|problem| problem.primary.iter().chain(&problem.related));
    labels.all(|label| sources.holds(label.span))
}

/// Writes a file so that nobody ever reads half of it.
fn replace(file: &Path, bytes: &[u8]) -> Option<()> {
    let folder = file.parent()?;
    fs::create_dir_all(folder).ok()?;
    let temp = folder.join(format!(".{}-{}.tmp", file.file_name()?.to_string_lossy(), process::id()));
    let done = fs::write(&temp, bytes).and_then(|()| fs::rename(&temp, file));
    if done.is_err() {
        let _ = fs::remove_file(&temp);
    }
    done.ok()
}

/// What a run depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inputs {
    program: Digest,
    all: Digest,
}

impl Inputs {
    /// This program, its settings, and every file that was read. `None` where the program cannot tell itself from another
    /// version of itself.
    pub(crate) fn of(settings: &str, sources: &Sources, diagnostics: &Diagnostics) -> Option<Self> {
        let program = digest(program()?.as_bytes());
        let files: Vec<&SourceFile> = sources.iter().collect();
        let texts = parallel::map(&files, |file| file.digest());
        let mut all = Digester::default();
        all.add_digest(program).add(settings).add(format!("{diagnostics:?}"));
        for (file, text) in files.iter().zip(texts) {
            all.add(&file.path).add(&file.display).add_digest(text);
        }
        Some(Self { program, all: all.finish() })
    }
}

/// What tells this program from every other: a new build is a new file.
fn program() -> Option<String> {
    let program = env::current_exe().ok()?;
    let found = fs::metadata(&program).ok()?;
    let written = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {} {written:?}", env!("CARGO_PKG_VERSION"), program.display(), found.len()))
}

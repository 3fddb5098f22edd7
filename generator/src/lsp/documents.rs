//! What the editor holds: the text of each open file, and the edits that it tells of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{TextDocumentContentChangeEvent as Change, Uri};

use super::positions::{Encoding, Lines};
use crate::discover::Overlay;

/// The most bytes that are held of all files together.
const MOST: usize = 512 * 1024 * 1024;

/// A file that is open.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// What the editor calls it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    text: String,
}

/// The open files, by what their paths lead to.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Open>,
}

impl Documents {
    /// Takes a file; `Err` says why not.
    pub(super) fn open(&mut self, path: PathBuf, uri: Uri, version: i32, text: String) -> Result<(), String> {
        self.open.remove(&path);
        self.room(text.len())?;
        self.open.insert(path, Open { uri, version, text });
        Ok(())
    }

    /// Changes a file; `Err` says why not.
    pub(super) fn change(
        &mut self,
        path: &Path,
        version: i32,
        changes: Vec<Change>,
        encoding: Encoding,
    ) -> Result<(), String> {
        let added = changes.iter().map(|change| change.text.len()).sum();
        self.room(added)?;
        let open = self.open.get_mut(path).ok_or("it is not open")?;
        if version < open.version {
            return Err(format!("the edit is of version {version}, and version {} is known", open.version));
        }
        // All or nothing: half of the edits would be a text that nobody has.
        let mut text = open.text.clone();
        for change in changes {
            let Some(range) = change.range else {
                text = change.text;
                continue;
            };
            let lines = Lines::new(&text, encoding);
            let (start, end) = (lines.offset(range.start), lines.offset(range.end));
            if end < start {
                return Err("an edit ends before it starts".to_owned());
            }
            text.replace_range(start..end, &change.text);
        }
        (open.text, open.version) = (text, version);
        Ok(())
    }

    /// Forgets a file; whether there was one.
    pub(super) fn close(&mut self, path: &Path) -> bool {
        self.open.remove(path).is_some()
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Open> {
        self.open.get(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.open.keys().map(PathBuf::as_path)
    }

    /// The texts, to lie over those of the disk.
    pub(super) fn overlay(&self) -> Overlay {
        let mut overlay = Overlay::default();
        for (path, open) in &self.open {
            overlay.set(path.clone(), in_lines(&open.text));
        }
        overlay
    }

    fn room(&self, more: usize) -> Result<(), String> {
        let held: usize = self.open.values().map(|open| open.text.len()).sum();
        if held + more > MOST {
            return Err(format!("more than {MOST} bytes are open"));
        }
        Ok(())
    }
}

/// A text whose lines are those that the editor counts: it takes a CR alone for the end of one, which pages do not.
fn in_lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use lsp_types::{Position, Range, TextDocumentContentChangeEvent as Change};

    use super::{Documents, Encoding};

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> Change {
        let at = |(line, character)| Position { line, character };
        let range = Some(Range { start: at(from), end: at(to) });
        Change { range, range_length: None, text: text.to_owned() }
    }

    fn documents(text: &str) -> Documents {
        let mut documents = Documents::default();
        let uri = "file:///a.md".parse().expect("a URI");
        documents.open(PathBuf::from("/a.md"), uri, 1, text.to_owned()).expect("there is room");
        documents
    }

    fn edited(text: &str, version: i32, changes: Vec<Change>) -> Result<String, String> {
        let mut documents = documents(text);
        documents.change(Path::new("/a.md"), version, changes, Encoding::Utf16)?;
        Ok(documents.open.values().next().map(|open| open.text.clone()).unwrap_or_default())
    }

    #[test]
    fn edits_follow_each_other() {
        let edits = vec![change((0, 1), (0, 3), "X"), change((1, 0), (1, 0), "new\n"), change((9, 9), (9, 9), "!")];
        assert_eq!(edited("a\u{1f4e6}b\nend", 2, edits).as_deref(), Ok("aXb\nnew\nend!"));
    }

    #[test]
    fn what_cannot_be_is_left_out_as_a_whole() {
        let both = vec![change((0, 0), (0, 0), "x"), change((1, 0), (0, 0), "y")];
        assert!(edited("a\nb", 2, both).is_err());
        assert!(edited("a", 0, vec![change((0, 0), (0, 0), "x")]).is_err(), "an older version");
        assert!(documents("a").change(Path::new("/b.md"), 2, Vec::new(), Encoding::Utf16).is_err());
    }
}

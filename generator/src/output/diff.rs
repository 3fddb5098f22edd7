//! Draws what a plan would change, as a unified diff.

use std::borrow::Cow;
use std::fmt::Write as _;

use similar::TextDiff;

use super::check::shown;
use super::{Change, Plan};

impl Plan {
    /// What writing would change, as a unified diff. Paths are those of the files, with `a/` and `b/` before them; no tool takes
    /// a patch that climbs, so that one made below the folder of the configuration is to be applied there.
    pub fn diff(&self) -> String {
        let mut out = String::new();
        for change in &self.changes {
            let path = shown(&self.dir, change.path());
            let path = path.trim_start_matches("../");
            let (old, new): (Cow<'_, str>, &str) = match change {
                Change::Stale { file, found } => (String::from_utf8_lossy(found), &file.text),
                Change::Missing { file } => (Cow::Borrowed(""), &file.text),
                Change::Orphan { found, .. } => (String::from_utf8_lossy(found), ""),
            };
            let from = if matches!(change, Change::Missing { .. }) { "/dev/null" } else { &format!("a/{path}") };
            let to = if matches!(change, Change::Orphan { .. }) { "/dev/null" } else { &format!("b/{path}") };
            let diff = TextDiff::from_lines(old.as_ref(), new);
            let _ = write!(out, "{}", diff.unified_diff().header(from, to));
        }
        out
    }
}

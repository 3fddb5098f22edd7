//! Stage `emit`: a [`Schema`](crate::ir::Schema) becomes files in memory.
//!
//! Knows Rust (quote, prettyplease); nothing of Markdown dialects and nothing of the disk.

/// A file to be, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it goes below the output folder, with `/` between the parts.
    pub path: String,
    /// What it holds, with LF line ends.
    pub text: String,
}

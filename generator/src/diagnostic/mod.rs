//! What Schemadown has to say about its input: every problem of a run, each with a code, a place and what to do.
//!
//! Serves all stages. How a diagnostic is drawn is no business of whoever reports it: [`line`](mod@line) draws one line for
//! cargo, [`json`] one object for tools, [`github`] an annotation, and `render` (feature `cli`) the picture for people.

use serde::{Deserialize, Serialize};

use crate::source::{Position, Span};

#[cfg(feature = "cli")]
pub mod catalogue;
mod code;
mod counted;
#[cfg(feature = "cli")]
pub mod examples;
pub mod github;
pub mod json;
pub mod line;
#[cfg(feature = "cli")]
pub mod render;
pub mod suggest;

pub use code::Code;
pub use counted::{counted, counted_by};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Output is written, and somebody should look.
    Warning,
    /// Said at `-v` only.
    Note,
}

/// A place and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The code, `SD0xx`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The place, where it is in a source file.
    pub primary: Option<Label>,
    /// The file, where there is no place in a source file to show (unreadable, not text, a config file).
    pub path: Option<String>,
    /// The place in that file, where the file is not text that could be quoted.
    pub position: Option<Position>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What was expected and what to do.
    pub help: Vec<String>,
    /// Text that would put it right in place of the primary label's.
    pub replacement: Option<String>,
}

impl Diagnostic {
    /// A problem with the severity that its code has by default.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: None,
            path: None,
            position: None,
            related: Vec::new(),
            help: Vec::new(),
            replacement: None,
        }
    }

    /// Points at the place.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// Names the file, where no place in it can be shown.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Names the file and the place in it, where the file cannot be quoted.
    #[must_use]
    pub fn in_file_at(self, path: impl Into<String>, position: Position) -> Self {
        Self { position: Some(position), ..self.in_file(path) }
    }

    /// Points at another place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Says what to write in place of the primary label's text.
    #[must_use]
    pub fn replace_with(mut self, text: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self
    }

    /// Changes the severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The problems of a run, in the order of files and places once [sorted](Self::sort).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds each of `more`.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(more);
    }

    /// Adds all of another list.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Puts them in the order of files and places; those without a place come first, by path.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.primary.as_ref().map(|label| label.span), d.path.clone(), d.code);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.list.dedup();
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic] }
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self { list: diagnostics.into_iter().collect() }
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

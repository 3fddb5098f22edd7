//! What is said of a change: words of ours, and beside them what the documentation says, never mixed.
//!
//! Documentation is somebody else's text. Whoever writes a sentence down (for a terminal, as Markdown, as XML) has to see
//! which parts are that text, so that they can be escaped as the form needs it.

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our words.
    Said(&'static str),
    /// A name, a value or a rule: shown as code.
    Code(String),
    /// Prose of the documentation.
    Prose(String),
}

/// Either side of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A name, a value or a rule: shown as code.
    Code(String),
    /// Prose of the documentation.
    Prose(String),
}

impl Shown {
    /// The text, however it is shown.
    pub fn text(&self) -> &str {
        match self {
            Self::Code(text) | Self::Prose(text) => text,
        }
    }
}

/// What is said of a change: what it is about goes before, as far as that does not show otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// What happened: `is required now`.
    pub said: Vec<Piece>,
    /// How it was.
    pub from: Option<Shown>,
    /// How it is.
    pub to: Option<Shown>,
    /// What else there is to know.
    pub more: Vec<Piece>,
}

impl Sentence {
    /// The sentence as plain text.
    pub fn text(&self) -> String {
        let mut out = text(&self.said);
        let quoted = |shown: &Shown| match shown {
            Shown::Code(text) => format!("`{text}`"),
            Shown::Prose(text) => format!("“{text}”"),
        };
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => out.extend([": ", &quoted(from), " → ", &quoted(to)]),
            (Some(one), None) | (None, Some(one)) => out.extend([": ", &quoted(one)]),
            (None, None) => {}
        }
        if !self.more.is_empty() {
            out.push_str("; ");
            out.push_str(&text(&self.more));
        }
        out
    }
}

/// Some pieces as plain text.
pub(super) fn text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Said(words) => out.push_str(words),
            Piece::Code(code) => out.extend(["`", code, "`"]),
            Piece::Prose(words) => out.extend(["“", words, "”"]),
        }
    }
    out
}

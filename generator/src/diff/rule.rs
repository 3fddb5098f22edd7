//! What a rule is: one kind of change, whom it breaks, and why.

use std::fmt;

/// How bad a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Words only: nothing that a program sees.
    Docs,
    /// Nobody who did well before does worse now.
    Safe,
    /// Somebody may do worse, and the documentation cannot say whether.
    Dangerous,
    /// Somebody who did well before does not now.
    Breaking,
}

impl Severity {
    /// All of them, the mildest first.
    pub const ALL: [Self; 4] = [Self::Docs, Self::Safe, Self::Dangerous, Self::Breaking];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::Safe => "safe",
            Self::Dangerous => "dangerous",
            Self::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Whom a change may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Rust that uses the generated crate.
    Source,
    /// Whoever sends data that kept to the documentation before.
    WireSend,
    /// Whoever reads data as the documentation had it before.
    WireReceive,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Source, Self::WireSend, Self::WireReceive];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::WireSend => "wire-send",
            Self::WireReceive => "wire-receive",
        }
    }

    /// Who that is.
    pub fn who(self) -> &'static str {
        match self {
            Self::Source => "Rust callers",
            Self::WireSend => "senders",
            Self::WireReceive => "readers",
        }
    }

    pub(super) fn place(self) -> usize {
        match self {
            Self::Source => 0,
            Self::WireSend => 1,
            Self::WireReceive => 2,
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How bad a kind of change is for one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// How bad it mostly is; `None` where it does not concern the category.
    pub usual: Option<Severity>,
    /// How bad it is in a case that the words name.
    pub other: Option<(Severity, &'static str)>,
}

impl Level {
    pub(super) const NONE: Self = Self { usual: None, other: None };
    pub(super) const DOCS: Self = Self::of(Severity::Docs);
    pub(super) const SAFE: Self = Self::of(Severity::Safe);
    pub(super) const DANGEROUS: Self = Self::of(Severity::Dangerous);
    pub(super) const BREAKING: Self = Self::of(Severity::Breaking);
    /// An addition to the Rust.
    pub(super) const ADDITION: Self = Self::SAFE.or(Severity::Breaking, "where `exhaustive = true`");
    /// A property that readers did not know.
    pub(super) const NEW_PROPERTY: Self = Self::SAFE.or(Severity::Breaking, "where `unknown_fields = \"deny\"`");

    const fn of(severity: Severity) -> Self {
        Self { usual: Some(severity), other: None }
    }

    /// The same, and how bad it is in a case.
    pub(super) const fn or(self, severity: Severity, case: &'static str) -> Self {
        Self { other: Some((severity, case)), ..self }
    }

    pub(super) fn severity(self, is_other: bool) -> Option<Severity> {
        self.other.filter(|_| is_other).map(|(severity, _)| severity).or(self.usual)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.usual.map_or("–", Severity::as_str))?;
        self.other.map_or(Ok(()), |(severity, case)| write!(f, "; {severity} {case}"))
    }
}

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable name, by which a change of this kind is allowed.
    pub id: &'static str,
    /// What happened, in a few words.
    pub title: &'static str,
    /// How bad it is for Rust that uses the generated crate.
    pub source: Level,
    /// How bad it is for senders.
    pub send: Level,
    /// How bad it is for readers.
    pub receive: Level,
    /// Why, and what to do.
    pub why: &'static str,
    /// A page before and after.
    pub example: Example,
}

/// Pages before and after a change. A line `=== path.md` starts a page, where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Before.
    pub old: &'static str,
    /// After.
    pub new: &'static str,
    /// What the table of the API in `schemadown.toml` says after, and did not before.
    pub config: &'static str,
}

impl Example {
    pub(super) const fn new(old: &'static str, new: &'static str) -> Self {
        Self { old, new, config: "" }
    }

    /// The pages of a side, with their paths.
    pub fn pages(side: &str) -> Vec<(&str, &str)> {
        let mut pages = Vec::new();
        for part in side.split("=== ").filter(|part| !part.trim().is_empty()) {
            match part.split_once('\n') {
                Some((path, text)) if !path.starts_with('#') => pages.push((path, text)),
                _ => pages.push(("shop.md", part)),
            }
        }
        pages
    }
}

impl Rule {
    /// How bad it is for a category.
    pub fn level(&self, category: Category) -> Level {
        match category {
            Category::Source => self.source,
            Category::WireSend => self.send,
            Category::WireReceive => self.receive,
        }
    }
}

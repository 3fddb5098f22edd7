//! A TOML table that remembers which keys it was asked for: what is left over is unknown, and the nearest of the
//! keys that were asked for is what the writer may have meant.
//!
//! Reading by hand instead of through serde lets one run report every mistake, and gives each key its own place.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

impl<T> Found<T> {
    /// A mistake at this value.
    pub(super) fn problem(&self, message: impl Into<String>, label: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::Config, message).at(self.span, label)
    }
}

/// A setting that is one of a few words.
pub(super) trait Choice: Copy + 'static {
    /// Each word and what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}

/// What a file's tables report to.
pub(super) type Problems = RefCell<Vec<Diagnostic>>;

/// A table that is being read.
pub(super) struct Table<'a> {
    entries: BTreeMap<String, (Range<usize>, &'a Spanned<DeValue<'a>>)>,
    asked: Vec<&'static str>,
    /// Those of them that are there.
    found: Vec<&'static str>,
    /// The table as messages name it.
    name: String,
    file: FileId,
    /// Where the table stands: its header, for want of a better place.
    pub(super) span: Span,
    problems: &'a Problems,
}

impl<'a> Table<'a> {
    /// The whole of a file.
    pub(super) fn root(table: &'a DeTable<'a>, file: FileId, problems: &'a Problems) -> Self {
        Self::new(table, "schemadown.toml".to_owned(), Span::new(file, 0..0), problems)
    }

    fn new(table: &'a DeTable<'a>, name: String, span: Span, problems: &'a Problems) -> Self {
        let entries = table.iter().map(|(key, value)| (key.get_ref().to_string(), (key.span(), value))).collect();
        Self { entries, asked: Vec::new(), found: Vec::new(), name, file: span.file, span, problems }
    }

    /// Reports a mistake.
    pub(super) fn report(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// A string, if the key is there and holds one.
    pub(super) fn string(&mut self, key: &'static str) -> Option<Found<String>> {
        let value = self.take(key)?;
        let span = self.place(value);
        match value.get_ref().as_str() {
            Some(text) => Some(Found { value: text.to_owned(), span }),
            None => self.wrong_kind(key, value, "a string"),
        }
    }

    /// A string or a list of strings, each with its place. A list that is empty or names something twice is a mistake.
    pub(super) fn string_or_strings(&mut self, key: &'static str) -> Vec<Found<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref().as_array() {
            Some(items) => items.iter().collect(),
            None => vec![value],
        };
        let mut found: Vec<Found<String>> = Vec::with_capacity(items.len());
        for item in &items {
            let span = self.place(item);
            let Some(text) = item.get_ref().as_str() else {
                let _: Option<()> = self.wrong_kind(key, item, "a string or a list of strings");
                continue;
            };
            let text = Found { value: text.to_owned(), span };
            match found.iter().find(|first| first.value == text.value) {
                Some(first) => {
                    let twice = text.problem(format!("`{key}` names `{}` twice", text.value), "again here");
                    self.report(twice.related(first.span, "first here"));
                }
                None => found.push(text),
            }
        }
        if items.is_empty() {
            let _: Option<()> = self.wrong_kind(key, value, "a string or a list of strings that is not empty");
        }
        found
    }

    /// `true` or `false`, if the key is there and holds one.
    pub(super) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        value.get_ref().as_bool().or_else(|| self.wrong_kind(key, value, "`true` or `false`"))
    }

    /// One of a few words, if the key is there and holds one.
    pub(super) fn choice<C: Choice>(&mut self, key: &'static str) -> Option<C> {
        let found = self.string(key)?;
        let known = C::WORDS.iter().find(|(word, _)| *word == found.value);
        if known.is_none() {
            let words = C::WORDS.iter().map(|(word, _)| *word);
            let list = words.clone().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let mut problem =
                found.problem(format!("`{key}` cannot be `{}`", found.value), format!("expected one of {list}"));
            if let Some(help) = did_you_mean(&found.value, words) {
                problem = problem.help(help);
            }
            self.report(problem);
        }
        known.map(|(_, choice)| *choice)
    }

    /// A value of any kind, if the key is there.
    pub(super) fn any(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.take(key)
    }

    /// The table as messages name it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether one of these keys was there.
    pub(super) fn asked_for_any(&self, keys: impl IntoIterator<Item = &'static str>) -> bool {
        keys.into_iter().any(|key| self.found.contains(&key))
    }

    /// A table, if the key is there and holds one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Self> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Table(table) => {
                // The name of the file is no part of it.
                let name = match self.name.strip_prefix('[') {
                    Some(_) => format!("[{}.{key}]", self.name.trim_matches(['[', ']'])),
                    None => format!("[{key}]"),
                };
                Some(Self::new(table, name, self.place(value), self.problems))
            }
            _ => self.wrong_kind(key, value, "a table"),
        }
    }

    /// The tables of an array of tables; none where the key is not there.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Self> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            let problem = Diagnostic::new(Code::Config, format!("`{key}` is a list of tables"))
                .at(self.place(value), format!("write `[[{}{key}]]`", self.prefix()));
            self.report(problem);
            return Vec::new();
        };
        let mut tables = Vec::new();
        let name = format!("[[{}{key}]]", self.prefix());
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Self::new(table, name.clone(), self.place(item), self.problems));
                }
                _ => {
                    let _: Option<()> = self.wrong_kind(key, item, "a table");
                }
            }
        }
        tables
    }

    /// What the names of the tables in this one start with. The name of the file is no part of it.
    fn prefix(&self) -> String {
        let outer = self.name.strip_prefix('[');
        outer.map_or_else(String::new, |outer| format!("{}.", outer.trim_matches(['[', ']'])))
    }

    /// Where the value of a key stands.
    pub(super) fn place_of(&self, key: &str) -> Option<Span> {
        self.entries.get(key).map(|(_, value)| self.place(value))
    }

    /// Every key that was not asked for, with its value.
    pub(super) fn rest(&mut self) -> Vec<(Found<String>, &'a Spanned<DeValue<'a>>)> {
        let of_file = |place| Span::new(self.file, place);
        let entries = std::mem::take(&mut self.entries).into_iter();
        entries.map(|(key, (place, value))| (Found { value: key, span: of_file(place) }, value)).collect()
    }

    /// The table that a key of [`rest`](Self::rest) holds, if it holds one.
    pub(super) fn inner(&self, key: &Found<String>, value: &'a Spanned<DeValue<'a>>) -> Option<Self> {
        let DeValue::Table(table) = value.get_ref() else { return None };
        let name = format!("[{}.\"{}\"]", self.name.trim_matches(['[', ']']), key.value);
        Some(Self::new(table, name, key.span, self.problems))
    }

    /// Every key that was not asked for, with its string or its list of strings.
    pub(super) fn lists(&mut self) -> Vec<(Found<String>, Vec<Found<String>>)> {
        const WANTED: &str = "a string or a list of strings";
        let mut found = Vec::new();
        for (key, value) in self.rest() {
            let items: Vec<&Spanned<DeValue<'_>>> =
                value.get_ref().as_array().map_or_else(|| vec![value], |items| items.iter().collect());
            let text = |item: &&Spanned<DeValue<'_>>| match item.get_ref().as_str() {
                Some(text) => Some(Found { value: text.to_owned(), span: self.place(item) }),
                None => self.wrong_kind(&key.value, item, WANTED),
            };
            let texts = items.iter().filter_map(text).collect();
            found.push((key, texts));
        }
        found
    }

    /// Every key that was not asked for, with its string.
    pub(super) fn strings(&mut self) -> Vec<(Found<String>, Found<String>)> {
        let mut found = Vec::new();
        for (key, value) in self.rest() {
            match value.get_ref().as_str() {
                Some(text) => found.push((key, Found { value: text.to_owned(), span: self.place(value) })),
                None => {
                    let _: Option<()> = self.wrong_kind(&key.value, value, "a string");
                }
            }
        }
        found
    }

    /// Every key that was not asked for, with its table.
    pub(super) fn subtables(&mut self) -> Vec<(Found<String>, Self)> {
        let mut found = Vec::new();
        for (key, value) in self.rest() {
            match self.inner(&key, value) {
                Some(table) => found.push((key, table)),
                None => {
                    let _: Option<()> = self.wrong_kind(&key.value, value, "a table");
                }
            }
        }
        found
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for (key, (place, _)) in &self.entries {
            let message = format!("{} has no setting `{key}`", self.name);
            let at = Span::new(self.file, place.clone());
            let mut problem = Diagnostic::new(Code::Config, message).at(at, "not known");
            match did_you_mean(key, self.asked.iter().copied()) {
                Some(help) => problem = problem.help(help),
                None => problem = problem.help(format!("settings here: {}", self.asked.join(", "))),
            }
            self.report(problem);
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        let (_, value) = self.entries.remove(key)?;
        self.found.push(key);
        Some(value)
    }

    /// Where a value stands.
    pub(super) fn place(&self, value: &Spanned<DeValue<'_>>) -> Span {
        Span::new(self.file, value.span())
    }

    /// Reports a value of the wrong kind.
    pub(super) fn wrong_kind<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<T> {
        let found = value.get_ref().type_str();
        let message = format!("`{key}` in {} is {wanted}, not a value of type {found}", self.name);
        self.report(Diagnostic::new(Code::Config, message).at(self.place(value), format!("expected {wanted}")));
        None
    }
}

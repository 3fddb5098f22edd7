//! An example of every code: what gets it, and the same put right.
//!
//! `schemadown --explain` shows them, the page of codes is made of them, and a test runs each of them as it stands.

mod changes;
mod evidence;
mod files;
mod findings;
mod pages;
mod references;
mod settings;
mod steps;
mod unread;

use super::Code;

/// The page that an example is about, where it names none.
const PAGE: &str = "specs/shop/shop.md";

/// The configuration that examples have, where they bring none.
const CONFIG: &str = "[[api]]\nname = \"shop\"\n";

/// The page that steps start from.
const ORDER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
";

/// What gets a code, and what does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// Files, and a command that reports the code of them.
    Pages {
        /// The files that get it. A line `=== path` starts one, where there is another than a page.
        bad: &'static str,
        /// What is replaced by what, so that they do not get it.
        mend: &'static [(&'static str, &'static str)],
        /// What is called, as it stands behind `schemadown`.
        command: &'static str,
    },
    /// What no file shows: lines for a shell, in a folder that has a page of one model.
    Steps {
        /// The lines that end in it.
        bad: &'static str,
        /// The lines to go on with, which end without it.
        good: &'static str,
    },
}

impl Example {
    /// The example of a code. Every code has one.
    pub fn of(code: Code) -> Option<&'static Self> {
        let groups = [
            files::ALL,
            pages::ALL,
            references::ALL,
            evidence::ALL,
            settings::ALL,
            findings::ALL,
            unread::ALL,
            changes::ALL,
            steps::ALL,
        ];
        groups.into_iter().flatten().find(|(of, _)| *of == code).map(|(_, example)| example)
    }

    /// The files that get the code, and a configuration, each with its path; of steps those that they start from.
    pub fn bad(&self) -> Vec<(String, String)> {
        match self {
            Self::Pages { bad, .. } => files(bad),
            Self::Steps { .. } => files(ORDER),
        }
    }

    /// The same files, put right.
    pub fn good(&self) -> Vec<(String, String)> {
        match self {
            Self::Pages { bad, mend, .. } => {
                files(&mend.iter().fold((*bad).to_owned(), |text, (from, to)| text.replacen(from, to, 1)))
            }
            Self::Steps { .. } => files(ORDER),
        }
    }
}

/// The files of a text, in the order of their paths.
fn files(text: &str) -> Vec<(String, String)> {
    let mut found = vec![("schemadown.toml".to_owned(), CONFIG.to_owned())];
    for part in text.split("=== ").filter(|part| !part.trim().is_empty()) {
        match part.split_once('\n') {
            Some((path, text)) if !path.starts_with('#') => {
                found.retain(|(known, _)| known != path);
                found.push((path.to_owned(), format!("{}\n", text.trim_end_matches('\n'))));
            }
            _ => found.push((PAGE.to_owned(), part.to_owned())),
        }
    }
    found.sort();
    found
}

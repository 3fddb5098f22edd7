//! Which dialect each folder of documentation is written in, by what its pages show.
//!
//! Each dialect says of a page what fits it and what it would never write ([`Likeness`]). The counts are added up from the
//! folders to their common parents. A folder is one documentation unless folders below it clearly speak for different
//! dialects, as in a repository that holds the SDKs of several languages; then each of them is decided for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{DIALECTS, Dialect};
use crate::document::{Block, Document};

/// How much of a page fits a dialect, and how much it would never write.
///
/// What counts is a piece of syntax: a type cell, the language of a fence, a section. What several dialects would write
/// alike counts for all of them, so only what differs decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Signs of the dialect.
    pub fits: u32,
    /// Signs of another.
    pub clashes: u32,
}

impl Likeness {
    /// Counts one sign.
    pub fn count(&mut self, fits: bool) {
        *(if fits { &mut self.fits } else { &mut self.clashes }) += 1;
    }

    fn add(&mut self, other: Self) {
        self.fits += other.fits;
        self.clashes += other.clashes;
    }

    fn score(self) -> i64 {
        i64::from(self.fits) - i64::from(self.clashes)
    }
}

/// The dialect of one folder and of all below it that have no verdict of their own.
#[derive(Clone)]
pub struct Verdict {
    /// The folder, relative to what was read.
    pub folder: String,
    /// Its dialect.
    pub dialect: &'static dyn Dialect,
    /// What its pages show of that dialect.
    pub likeness: Likeness,
    /// The next best, and what the pages show of it.
    pub rival: Option<(&'static dyn Dialect, Likeness)>,
}

impl Verdict {
    /// From 0.5 (another dialect fits as well) to 1 (no other fits at all).
    pub fn confidence(&self) -> f64 {
        let own = f64::from(u32::try_from(self.likeness.score().max(0)).unwrap_or(u32::MAX));
        let rival = self.rival.as_ref().map_or(0, |(_, likeness)| likeness.score().max(0));
        let rival = f64::from(u32::try_from(rival).unwrap_or(u32::MAX));
        if own + rival > 0.0 { own / (own + rival) } else { 0.5 }
    }
}

/// The verdicts on what was read.
#[derive(Clone, Default)]
pub struct Detected {
    /// In the order of their folders; none where no page fits any dialect.
    pub verdicts: Vec<Verdict>,
}

impl Detected {
    /// The dialect of the page at this path.
    pub fn dialect(&self, path: &str) -> Option<&'static dyn Dialect> {
        let covers =
            |folder: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|below| below.starts_with('/'));
        let nearest = self.verdicts.iter().filter(|verdict| covers(&verdict.folder));
        nearest.max_by_key(|verdict| verdict.folder.len()).map(|verdict| verdict.dialect)
    }
}

/// How many pages of a folder are looked at: its pages are alike, and each dialect has to look at each of them.
const SAMPLE: usize = 48;

/// Finds the dialects of the pages.
pub fn detect(documents: &[Document<'_>]) -> Detected {
    let mut folders: BTreeMap<&str, Vec<&Document<'_>>> = BTreeMap::new();
    for document in documents {
        let folder = document.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(document);
    }
    let mut tree = Folder::default();
    for (path, pages) in folders {
        tree.insert(path, &counts(&pages));
    }
    let mut detected = Detected::default();
    tree.decide("", &mut detected.verdicts);
    detected.verdicts.sort_by(|a, b| a.folder.cmp(&b.folder));
    detected
}

/// One count for each of [`DIALECTS`].
type Counts = Vec<Likeness>;

fn counts(pages: &[&Document<'_>]) -> Counts {
    let step = pages.len().div_ceil(SAMPLE).max(1);
    let count = |dialect: &&dyn Dialect| {
        let mut sum = Likeness::default();
        pages.iter().step_by(step).for_each(|page| sum.add(dialect.likeness(page)));
        sum
    };
    DIALECTS.iter().map(count).collect()
}

/// A folder with what the pages in it and below it show.
#[derive(Default)]
struct Folder {
    own: Counts,
    all: Counts,
    below: BTreeMap<String, Folder>,
}

impl Folder {
    fn insert(&mut self, path: &str, counts: &Counts) {
        add(&mut self.all, counts);
        match path.split_once('/').unwrap_or((path, "")) {
            ("", _) => add(&mut self.own, counts),
            (first, rest) => self.below.entry(first.to_owned()).or_default().insert(rest, counts),
        }
    }

    fn decide(&self, path: &str, verdicts: &mut Vec<Verdict>) {
        let Some(best) = best(&self.all) else { return };
        let mut speak = BTreeSet::new();
        self.voices(&mut speak);
        if speak.len() < 2 {
            verdicts.push(verdict(path, &self.all, best));
            return;
        }
        let own = self::best(&self.own).map(|own| verdict(path, &self.own, own));
        verdicts.extend(own);
        for (name, folder) in &self.below {
            let below = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            folder.decide(&below, verdicts);
        }
    }

    /// The dialects that this folder and those below it clearly speak for.
    fn voices(&self, speak: &mut BTreeSet<usize>) {
        speak.extend(clear(&self.own));
        self.below.values().for_each(|folder| folder.voices(speak));
    }
}

fn add(to: &mut Counts, counts: &Counts) {
    to.resize(DIALECTS.len(), Likeness::default());
    to.iter_mut().zip(counts).for_each(|(to, more)| to.add(*more));
}

/// The dialect that fits best; of those that fit alike, the first.
fn best(counts: &Counts) -> Option<usize> {
    let fits = counts.iter().enumerate().filter(|(_, likeness)| likeness.fits > 0);
    fits.rev().max_by_key(|(_, likeness)| likeness.score()).map(|(at, _)| at)
}

fn next(counts: &Counts, best: usize) -> Option<usize> {
    let others = counts.iter().enumerate().filter(|(at, likeness)| *at != best && likeness.fits > 0);
    others.rev().max_by_key(|(_, likeness)| likeness.score()).map(|(at, _)| at)
}

/// How many more signs a folder must show of one dialect than of any other to be no part of its neighbours'.
const CLEAR: i64 = 6;

fn clear(counts: &Counts) -> Option<usize> {
    let best = best(counts)?;
    let score = counts.get(best)?.score();
    let rival = next(counts, best).and_then(|next| counts.get(next)).map_or(0, |rival| rival.score().max(0));
    (score - rival >= CLEAR && score >= 2 * rival).then_some(best)
}

fn verdict(folder: &str, counts: &Counts, best: usize) -> Verdict {
    let likeness = |at: usize| counts.get(at).copied().unwrap_or_default();
    Verdict {
        folder: folder.to_owned(),
        dialect: DIALECTS[best],
        likeness: likeness(best),
        rival: next(counts, best).map(|next| (DIALECTS[next], likeness(next))),
    }
}

/// What pages show that no dialect fits: their most frequent sections, table headers and languages of code, each with its
/// count. Empty where there is nothing of the kind.
pub fn seen(documents: &[Document<'_>]) -> String {
    let mut sections = Tally::default();
    let mut tables = Tally::default();
    let mut languages = Tally::default();
    for document in documents {
        let sectioned = document.sections.iter().flat_map(|section| &section.blocks);
        document.sections.iter().for_each(|section| sections.count(section.heading.raw));
        for block in document.intro.iter().chain(sectioned) {
            match block {
                Block::Table(table) => {
                    let header: Vec<&str> = table.header.iter().map(|cell| cell.raw).collect();
                    tables.count(&header.join(" | "));
                }
                Block::Code(code) => languages.count(code.language.unwrap_or_default()),
                _ => {}
            }
        }
    }
    let parts = [sections.say("sections"), tables.say("tables with the columns"), languages.say("code in")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// How often each word was met.
#[derive(Default)]
struct Tally(BTreeMap<String, usize>);

impl Tally {
    fn count(&mut self, word: &str) {
        if !word.is_empty() {
            *self.0.entry(word.to_owned()).or_default() += 1;
        }
    }

    /// The three most frequent.
    fn say(&self, what: &str) -> Option<String> {
        let mut words: Vec<(&String, &usize)> = self.0.iter().collect();
        words.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let shown: Vec<String> = words.iter().take(3).map(|(word, count)| format!("`{word}` ({count})")).collect();
        (!shown.is_empty()).then(|| format!("{what} {}", shown.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::source::Sources;

    /// What is detected in pages with these paths: `folder dialect`, in order.
    fn detected(pages: &[(&str, &str)]) -> Vec<String> {
        let mut sources = Sources::new();
        let files: Vec<_> = pages.iter().map(|(path, text)| sources.add(*path, *path, *text)).collect();
        let documents: Vec<_> = files.iter().map(|file| document::parse(sources.file(*file))).collect();
        let verdicts = detect(&documents).verdicts;
        verdicts.iter().map(|verdict| format!("{}: {}", verdict.folder, verdict.dialect.name())).collect()
    }

    const TYPESCRIPT: &str = "# A\n\n## Example Usage\n\n```typescript\nlet value: A = {};\n```\n\n## Fields\n\n\
        | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
        | `a` | *number* | :heavy_check_mark: | N/A |\n";

    #[test]
    fn a_folder_is_one_documentation() {
        let pages = [("docs/models/a.md", TYPESCRIPT), ("docs/models/x/b.md", TYPESCRIPT), ("docs/README.md", "# Hi")];
        assert_eq!(detected(&pages), [": speakeasy-typescript"]);
    }

    #[test]
    fn what_fits_nothing_is_told() {
        let page = "# A\n\n## Attributes\n\n| Tide | Moon |\n| --- | --- |\n| high | full |\n";
        assert_eq!(detected(&[("a.md", page)]), Vec::<String>::new());
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", page);
        let seen = seen(&[document::parse(sources.file(file))]);
        assert_eq!(seen, "sections `Attributes` (1); tables with the columns `Tide | Moon` (1)");
    }
}

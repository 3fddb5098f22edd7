//! What signs mean in a doc set: settled once, over all its tables, and never guessed row by row.

use super::sheet;
use std::collections::HashSet;

use crate::config::Required;
use crate::document::Block;

use super::columns::Role;
use super::found::Found;
use super::glossary;
use super::kinds::Kind;
use super::name_cell::NameCell;
use super::required::{self, Presence};

/// How often a sign stands where it could.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) found: usize,
    pub(super) of: usize,
}

impl Count {
    fn count(&mut self, found: bool) {
        self.found += usize::from(found);
        self.of += 1;
    }

    fn is_over(self, percent: usize) -> bool {
        self.found > 0 && self.found * 100 > self.of * percent
    }
}

/// What the signs of a doc set mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Convention {
    /// Rows of tables that say in a column which fields are required.
    pub(super) column: Count,
    /// Names that end in `?`, of those in tables without such a column.
    pub(super) questioned: Count,
    /// Names in italics.
    pub(super) italic: Count,
    /// Descriptions that start with `REQUIRED`.
    pub(super) shouted: Count,
    /// Names with dots whose first parts are rows of their own, of all names with dots.
    pub(super) paths: Count,
    /// Rows whose depth is shown by indentation or braces.
    pub(super) nested: Count,
    /// Types with a `?` before or behind them.
    pub(super) nullable: Count,
    /// Names in bold letters, of those in tables without a column for requiredness.
    pub(super) bold: Count,
    /// Names with dots.
    pub(super) dotted: usize,
    /// Names with dots that stand in code as keys: `"server.port": 80`.
    pub(super) keyed: usize,
    /// What the configuration says that the signs are.
    pub(super) configured: Option<Required>,
    /// Whether the configuration says that dots lead into objects.
    pub(super) dots: Option<bool>,
}

impl Convention {
    /// Whether `name?` may be left out, and what has no `?` must be there.
    pub(super) fn marks_names(&self) -> bool {
        match self.configured {
            None => self.questioned.is_over(2),
            Some(set) => matches!(set, Required::NameMark | Required::MarkName),
        }
    }

    /// Whether descriptions say what is required, and what they do not may be left out.
    pub(super) fn shouts(&self) -> bool {
        match self.configured {
            None => !self.marks_names() && self.shouted.is_over(3),
            Some(set) => set == Required::Bold,
        }
    }

    /// Whether *italic* names may be left out, and the others must be there.
    pub(super) fn italics(&self) -> bool {
        if let Some(set) = self.configured {
            return set == Required::Italic;
        }
        !self.marks_names()
            && !self.shouts()
            && self.italic.is_over(10)
            && self.italic.found * 100 < self.italic.of * 90
    }

    /// Whether a name in bold letters must be there: only the configuration can say so.
    pub(super) fn bold_is_required(&self) -> bool {
        self.configured == Some(Required::Bold)
    }

    /// Whether every field must be there, or none need be, whatever its row says.
    pub(super) fn decreed(&self) -> Option<Presence> {
        match self.configured? {
            Required::Always => Some(Presence::Required),
            Required::Never => Some(Presence::Optional),
            _ => None,
        }
    }

    /// Whether what nothing is said of must be there, where the configuration says that.
    pub(super) fn unmarked(&self) -> Option<bool> {
        self.configured.map(|set| set == Required::MarkedOptional)
    }

    /// Whether dots in names lead into objects.
    pub(super) fn dots_are_paths(&self) -> bool {
        if let Some(dots) = self.dots {
            return dots;
        }
        if self.keyed > self.paths.found {
            return false;
        }
        if self.nested.is_over(5) { self.paths.found * 2 > self.paths.of } else { self.paths.of > 0 }
    }

    /// Whether the docs tell a field that is left out from one that is null.
    pub(super) fn tells_null(&self) -> bool {
        self.nullable.found > 0 && self.marks_names()
    }
}

/// Counts the signs of all tables of fields.
pub(super) fn settle(found: &Found<'_, '_>) -> Convention {
    let mut convention = Convention::default();
    for (number, sheet) in found.sheets.iter().enumerate() {
        if found.verdicts.get(number).is_none_or(|verdict| verdict.kind != Kind::Fields) {
            continue;
        }
        let Some(page) = found.pages.get(sheet.page) else { continue };
        let names = found.names.get(number).map_or(&[][..], Vec::as_slice);
        let fold = |name: &str| glossary::fold(name.trim_end_matches("[]"));
        let rows: HashSet<String> = names.iter().map(|name| fold(&name.name.text)).collect();
        let has_column = sheet.column(Role::Required).is_some();
        for (row, name) in sheet.table.rows.iter().zip(names) {
            convention.column.count(has_column);
            convention.nested.count(name.indent > 0 || name.opens || name.closes);
            count_path(&mut convention, name, |first| rows.contains(&fold(first)));
            if name.name.text.is_empty() {
                continue;
            }
            let ty =
                sheet.column(Role::Type).map(|column| sheet::text(page, sheet.cell(row, column))).unwrap_or_default();
            convention.nullable.count(ty.starts_with('?') || ty.ends_with('?'));
            if !has_column {
                convention.questioned.count(name.questioned);
                convention.italic.count(name.italic);
                convention.bold.count(name.bold);
                let text =
                    sheet.column(Role::Description).map(|column| sheet.cell(row, column).raw).unwrap_or_default();
                let said = required::description(text, true);
                let shouts = match said {
                    Some((Presence::Required, _)) => true,
                    // `REQUIRED if …`, and not `only if …`.
                    Some((Presence::Conditional, _)) => text.chars().take(24).collect::<String>().contains("REQUIRED"),
                    _ => false,
                };
                convention.shouted.count(shouts);
            }
        }
    }
    if convention.dotted > 0 {
        convention.keyed = keyed(found);
    }
    convention
}

/// How many names with dots the code of their pages has as keys.
fn keyed(found: &Found<'_, '_>) -> usize {
    let is_dotted = |name: &&str| name.contains('.') && !name.contains(['/', '[']);
    let names: HashSet<&str> =
        found.names.iter().flatten().map(|name| name.name.text.as_str()).filter(is_dotted).collect();
    let sections = found.pages.iter().flat_map(|page| {
        let sections = page.document.sections.iter().map(|section| section.blocks.as_slice());
        sections.chain([page.document.intro.as_slice()])
    });
    let mut keys = HashSet::new();
    for block in sections.flatten() {
        let Block::Code(code) = block else { continue };
        // In code of no known kind, what stands before a sign may be part of a formula.
        let language = code.language.unwrap_or_default().to_lowercase();
        let assigns = ["yaml", "yml", "properties", "ini", "toml", "conf"].contains(&language.as_str());
        keys.extend(code.code.raw.lines().flat_map(|line| keys_of(line, assigns)).filter(|key| names.contains(key)));
    }
    keys.len()
}

/// What may be keys in a line of code: `"a.b": 1`; in files of settings `a.b: 1` and `a.b=1` as well.
fn keys_of(line: &str, assigns: bool) -> impl Iterator<Item = &str> {
    let quoted = line.split('"').zip(line.split('"').skip(1));
    let quoted = quoted.filter(|(_, behind)| behind.trim_start().starts_with(':')).map(|(key, _)| key);
    let bare = line.split_once(['=', ':']).filter(|_| assigns).map(|(key, _)| key.trim());
    quoted.chain(bare)
}

fn count_path(convention: &mut Convention, name: &NameCell, is_row: impl Fn(&str) -> bool) {
    let text = name.name.text.as_str();
    let Some(at) = text.find('.').filter(|at| *at > 0 && at + 1 < text.len()) else { return };
    convention.dotted += 1;
    if text.contains('/') {
        return;
    }
    convention.paths.count(text.contains("[]") || is_row(text.get(..at).unwrap_or_default()));
}

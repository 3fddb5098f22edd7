//! What `[api.tables]` says, as the other files of this folder ask for it. What was never asked for with success matches
//! nothing in the docs, which is an error: somebody meant it to change something.

use std::collections::HashSet;
use std::sync::Mutex;

use crate::config::{ColumnRole, HeadingKind, HeadingSetting, Null, NullMark, Paths, Required, Tables};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

use super::columns::Role;
use super::convention::Convention;
use super::kinds::{Kind, Verdict};
use super::naming::{self, Aspect, Named};
use super::sheet::{Page, Sheet};

/// What the configuration says of tables, and which of it was of use.
#[derive(Debug, Default)]
pub struct Settings {
    pub(super) tables: Tables,
    /// Whether the pages are one's own, so that what they lack can be put right.
    pub(super) own: bool,
    used: Mutex<HashSet<Span>>,
    /// Whether any pages were read by it.
    consulted: Mutex<bool>,
}

impl Settings {
    /// What is set, of one's `own` pages or of docs of others.
    pub fn new(tables: &Tables, own: bool) -> Self {
        Self { tables: tables.clone(), own, ..Self::default() }
    }

    /// Whether anything is set.
    pub fn is_set(&self) -> bool {
        self.tables.is_set()
    }

    /// Notes that a setting matches something.
    pub(super) fn used(&self, span: Span) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(span);
        }
    }

    /// Notes that pages are read by these settings, and which of the patterns of pages match any.
    pub(super) fn consult(&self, pages: &[Page<'_, '_>]) {
        if let Ok(mut consulted) = self.consulted.lock() {
            *consulted = true;
        }
        for glob in &self.tables.pages {
            if pages.iter().any(|page| glob.matches(&page.document.file.path)) {
                self.used(glob.span);
            }
        }
    }

    /// Whether a page may have models.
    pub(super) fn has_models(&self, page: &Page<'_, '_>) -> bool {
        let path = page.document.file.path.as_str();
        let (excluding, including): (Vec<_>, Vec<_>) = self.tables.pages.iter().partition(|glob| glob.excludes);
        let any = |globs: &[&crate::config::Glob]| globs.iter().any(|glob| glob.matches(path));
        (including.is_empty() || any(&including)) && !any(&excluding)
    }

    /// What the columns of a header hold.
    pub(super) fn role(&self, header: &str) -> Option<Role> {
        let bare = header.trim_end_matches(['?', '.', ':', '*']);
        let setting = self.tables.columns.iter().find(|column| column.header == header || column.header == bare)?;
        self.used(setting.span);
        Some(match setting.role {
            ColumnRole::Name => Role::Name,
            ColumnRole::Pattern => Role::Pattern,
            ColumnRole::Type => Role::Type,
            ColumnRole::InnerType => Role::InnerType,
            ColumnRole::Required => Role::Required,
            ColumnRole::Cardinality => Role::Cardinality,
            ColumnRole::Nullable => Role::Nullable,
            ColumnRole::Description => Role::Description,
            ColumnRole::Default => Role::Default,
            ColumnRole::Limits => Role::Limits,
            ColumnRole::Example => Role::Example,
            ColumnRole::Unit => Role::Unit,
            ColumnRole::Value => Role::Value,
            ColumnRole::Applies => Role::Applies,
            ColumnRole::Deprecated => Role::Deprecated,
            ColumnRole::Ignore => Role::Other,
        })
    }

    /// What is said to stand below the heading of a table, or else below the nearest heading above it of which that is said.
    pub(super) fn below(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> Option<HeadingKind> {
        let mut at = Some(sheet.heading);
        while let Some(heading) = at.and_then(|number| page.outline.headings.get(number)) {
            let fits = |setting: &&HeadingSetting| setting.heading.matches(&heading.text);
            if let Some(setting) = self.tables.headings.iter().find(fits) {
                self.used(setting.heading.span);
                return Some(setting.kind);
            }
            at = heading.parent;
        }
        None
    }

    /// What a table documents, where that is set; `found` is what it shows.
    pub(super) fn verdict(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>, found: Verdict) -> Verdict {
        if !self.has_models(page) {
            return Verdict { kind: Kind::Other, reason: "the configuration leaves its page out" };
        }
        let kind = match self.below(page, sheet) {
            None | Some(HeadingKind::NameOnly) => return found,
            _ if sheet.table.rows.is_empty() => return found,
            Some(HeadingKind::Skip) => Kind::Other,
            Some(HeadingKind::Parameters) => Kind::Parameters,
            Some(HeadingKind::Values) => match found.kind {
                Kind::Values { column, .. } => Kind::Values { column, sure: true },
                _ => Kind::Values { column: sheet.column(Role::Value).unwrap_or_default(), sure: true },
            },
            Some(HeadingKind::Fields | HeadingKind::Optional | HeadingKind::Request | HeadingKind::Response) => {
                if found.kind == Kind::Patterns { Kind::Patterns } else { Kind::Fields }
            }
        };
        Verdict { kind, reason: "the configuration says so of its heading" }
    }

    /// Whether the heading of a table says nothing of what the table documents.
    pub(super) fn is_only_name(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> bool {
        self.below(page, sheet) == Some(HeadingKind::NameOnly)
    }

    /// Whether the fields of a table may be left out, as is set for its heading.
    pub(super) fn is_optional(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> bool {
        self.below(page, sheet) == Some(HeadingKind::Optional)
    }

    /// The part of an exchange that a table is, as is set for its heading.
    pub(super) fn aspect(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> Option<Aspect> {
        match self.below(page, sheet)? {
            HeadingKind::Request => Some(Aspect::Request),
            HeadingKind::Response => Some(Aspect::Response),
            _ => None,
        }
    }

    /// Reads a heading as [`naming::named`] does, without the words that are set to be no part of names.
    pub(super) fn named(&self, heading: &str, is_above: bool) -> Named {
        let generic = self.tables.names.generic.iter().find(|generic| generic.matches(heading));
        if let Some(generic) = generic {
            self.used(generic.span);
            return Named { words: Vec::new(), ..naming::named(heading, is_above) };
        }
        naming::named(self.stripped(heading), is_above)
    }

    fn stripped<'h>(&self, heading: &'h str) -> &'h str {
        let mut rest = heading.trim();
        loop {
            let shorter = self.tables.names.strip.iter().find_map(|strip| {
                let shorter = without(rest, &strip.value).filter(|shorter| !shorter.is_empty())?;
                self.used(strip.span);
                Some(shorter)
            });
            let Some(shorter) = shorter else { return rest };
            rest = shorter;
        }
    }

    /// What the model below a heading of a page is called.
    pub(super) fn renamed(&self, page: &Page<'_, '_>, heading: usize) -> Option<String> {
        let text = page.outline.headings.get(heading)?.text.to_lowercase();
        let path = page.document.file.path.as_str();
        let of_page = |wanted: &str| path == wanted || path.strip_suffix(wanted).is_some_and(|at| at.ends_with('/'));
        let fits = |model: &&crate::config::ModelName| {
            model.heading.to_lowercase() == text && model.page.as_deref().is_none_or(of_page)
        };
        // What names the page means it more closely.
        let models = || self.tables.names.models.iter().filter(fits);
        let model = models().find(|model| model.page.is_some()).or_else(|| models().next())?;
        self.used(model.span);
        Some(model.name.clone())
    }

    /// The model that is set to have the table below a heading, among others.
    pub(super) fn merged(&self, page: &Page<'_, '_>, sheet: &Sheet<'_, '_>) -> Option<&str> {
        let text = page.outline.headings.get(sheet.heading)?.text.as_str();
        self.tables.merge.iter().find_map(|merge| {
            let heading = merge.headings.iter().find(|heading| heading.matches(text))?;
            self.used(heading.span);
            Some(merge.model.as_str())
        })
    }

    /// Puts what is set in the place of what was counted.
    pub(super) fn settle(&self, convention: &mut Convention) {
        if let Some(required) = &self.tables.required {
            convention.configured = Some(required.value);
            let found = match required.value {
                Required::Column => convention.column.found > 0,
                Required::NameMark | Required::MarkName => convention.questioned.found > 0,
                Required::Bold => convention.shouted.found + convention.bold.found > 0,
                Required::Italic => convention.italic.found > 0,
                Required::Always | Required::Never | Required::MarkedOptional => true,
            };
            if found {
                self.used(required.span);
            }
        }
        if let Some(paths) = &self.tables.paths {
            convention.dots = Some(paths.value == Paths::Dots);
            if convention.dotted > 0 {
                self.used(paths.span);
            }
        }
    }

    /// Whether a field may be null, by the texts of its type and its description; `found` is what the cells show.
    pub(super) fn nullable(&self, ty: &str, description: &str, found: bool) -> bool {
        let ty = ty.trim().trim_matches(['*', '_', '`']);
        match &self.tables.nullable {
            None => found,
            Some(Null::Mark(mark)) => {
                let marked = match mark.value {
                    NullMark::Before => ty.starts_with('?'),
                    NullMark::Behind => ty.ends_with('?'),
                    NullMark::Never => false,
                };
                if marked || mark.value == NullMark::Never {
                    self.used(mark.span);
                }
                marked
            }
            Some(Null::Words(words)) => {
                let (ty, description) = (ty.to_lowercase(), description.to_lowercase());
                let said = words.iter().find(|word| {
                    let word = word.value.to_lowercase();
                    ty.contains(&word) || description.contains(&word)
                });
                said.inspect(|word| self.used(word.span)).is_some()
            }
        }
    }

    /// The settings that matched nothing, each an error at its place. To be asked once all pages are read.
    pub fn unused(&self, api: &str) -> Vec<Diagnostic> {
        let Some(table) = self.tables.span else { return Vec::new() };
        if !self.consulted.lock().is_ok_and(|consulted| *consulted) {
            let message = format!("no page of `{api}` has tables that people write");
            let help = "`schemadown survey` says how the pages are read; `dialect = \"tables\"` reads all of them so";
            return vec![Diagnostic::new(Code::UnusedSetting, message).at(table, "changes nothing").help(help)];
        }
        let Ok(used) = self.used.lock() else { return Vec::new() };
        let unused = self.places().into_iter().filter(|(span, _)| !used.contains(span));
        let problem = |(span, what): (Span, String)| {
            Diagnostic::new(Code::UnusedSetting, what)
                .at(span, "matches nothing in the docs")
                .help("`schemadown survey` lists the headings, columns, signs and words that there are")
        };
        unused.map(problem).collect()
    }

    /// The place of every setting that may match nothing, and what is to be said if it does.
    fn places(&self) -> Vec<(Span, String)> {
        let tables = &self.tables;
        let mut places: Vec<(Span, String)> = Vec::new();
        places.extend(tables.pages.iter().map(|page| (page.span, format!("no page is `{}`", page.text))));
        let columns = tables.columns.iter();
        places.extend(columns.map(|column| (column.span, format!("no column is called `{}`", column.header))));
        let required = tables.required.iter();
        places.extend(required.map(|set| {
            (set.span, format!("no field shows whether it is required as `{}` has it", set.value.as_str()))
        }));
        match &tables.nullable {
            Some(Null::Mark(set)) => {
                places.push((set.span, format!("no type has the mark `{}`", set.value.as_str())));
            }
            Some(Null::Words(words)) => {
                let say = |set: &crate::config::Setting<String>| {
                    (set.span, format!("no type and no description says `{}`", set.value))
                };
                places.extend(words.iter().map(say));
            }
            None => {}
        }
        let names = &tables.names;
        places.extend(
            names.strip.iter().map(|set| (set.span, format!("no heading starts or ends with `{}`", set.value))),
        );
        let heading = |text: &str| format!("no table stands below a heading `{text}`");
        places.extend(names.generic.iter().map(|set| (set.span, heading(&set.text))));
        places.extend(names.models.iter().map(|set| (set.span, heading(&set.heading))));
        places.extend(tables.headings.iter().map(|set| (set.heading.span, heading(&set.heading.text))));
        let merged = tables.merge.iter().flat_map(|merge| &merge.headings);
        places.extend(merged.map(|set| (set.span, heading(&set.text))));
        places.extend(tables.paths.iter().map(|set| (set.span, "no name of a field has a dot".to_owned())));
        let envelope = tables.envelope.iter();
        places.extend(envelope.map(|set| (set.span, "no object that nothing else has stands in a message".to_owned())));
        places.extend(tables.types.iter().map(|set| (set.span, format!("no type cell says `{}`", set.word))));
        places
    }
}

/// A text without a word, or several, that it starts or ends with.
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let end = text.len().checked_sub(word.len())?;
    let front = text.get(..word.len()).filter(|front| front.eq_ignore_ascii_case(word));
    if front.is_some() && is_edge(text.get(word.len()..)?.chars().next()) {
        return Some(text.get(word.len()..)?.trim_start_matches(|c: char| !c.is_alphanumeric()));
    }
    let back = text.get(end..).filter(|back| back.eq_ignore_ascii_case(word));
    if back.is_some() && is_edge(text.get(..end)?.chars().next_back()) {
        return Some(text.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn words_at_the_ends_of_headings() {
        for (text, word, expected) in [
            ("Order Structure", "structure", Some("Order")),
            ("The Order", "the", Some("Order")),
            ("Theatre", "the", None),
            ("Infrastructure", "structure", None),
            ("Order - Payload", "payload", Some("Order")),
            ("a", "structure", None),
        ] {
            assert_eq!(without(text, word), expected, "{text}");
        }
    }
}

//! What words and links of type cells mean on a page: models, values, and what the glossary defines.

use crate::document::{Block, InlineKind, blocks, inline, plain};

use super::super::raw::{RawRef, RawType, RawTypeKind};
use super::found::fold;
use super::glossary;
use super::links::Place;
use super::survey::Survey;
use super::types::{Meaning, Names, words};

/// What the words of one page mean.
pub(super) struct Words<'s, 'd, 'a> {
    pub(super) survey: &'s Survey<'d, 'a>,
    pub(super) page: usize,
    /// The heading of the model that is read: of two that are called alike, the one below it is meant.
    pub(super) owner: usize,
    /// What the configuration says of words.
    pub(super) configured: &'s (dyn Fn(&str) -> Option<Meaning> + Sync),
}

impl Words<'_, '_, '_> {
    /// The reference to a group of tables.
    pub(super) fn reference(&self, group: usize) -> Option<RawTypeKind> {
        let name = self.survey.groups.get(group)?.name.clone();
        Some(RawTypeKind::Ref(RawRef { model: self.survey.at(group), ..RawRef::named(name) }))
    }

    /// The model of this name: on the page, or the only one of the doc set.
    pub(super) fn model(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let candidates = [
            folded.as_str(),
            folded.strip_suffix('s').unwrap_or_default(),
            folded.strip_suffix("object").unwrap_or_default(),
        ];
        let named = candidates.iter().find_map(|name| self.survey.by_name.get(*name).filter(|_| name.len() > 1))?;
        let is_near = |group: &&usize, within: bool| {
            let group = self.survey.groups.get(**group);
            group.is_some_and(|group| group.page == self.page && (!within || group.owner == self.owner))
        };
        let below = named.iter().find(|group| is_near(group, true));
        let own = below.or_else(|| named.iter().find(|group| is_near(group, false)));
        own.copied().or(if let [only] = named.as_slice() { Some(*only) } else { None })
    }

    /// The model of the page that is called by this word.
    fn on_page(&self, folded: &str) -> Option<RawTypeKind> {
        let named = self.survey.by_name.get(&fold(folded))?;
        let is_here = |group: &&usize| self.survey.groups.get(**group).is_some_and(|group| group.page == self.page);
        named.iter().find(is_here).and_then(|group| self.reference(*group))
    }

    /// What the glossary, or a heading called like a word, says that the word means.
    fn defined(&self, folded: &str) -> Option<Meaning> {
        let defined = self.survey.glossary.get(folded)?;
        let inside = |span: crate::source::Span| {
            span.file == defined.span.file && span.start >= defined.span.start && span.end <= defined.span.end
        };
        let table = (0..self.survey.groups.len()).find(|group| self.survey.at(*group).is_some_and(inside));
        if let Some(kind) = table.and_then(|group| self.reference(group)) {
            return Some(Meaning { kind, said: None, rules: Vec::new() });
        }
        let is_plain = words::is_plain(folded);
        let kind = match defined.kind {
            _ if is_plain => words::kind(folded)?,
            Some(base) => base.kind(defined.span),
            None => words::kind(folded)?,
        };
        Some(Meaning { kind, said: (!is_plain).then(|| defined.prose.clone()), rules: Vec::new() })
    }

    /// What the section says whose heading is called like an unknown word.
    fn headed(&self, folded: &str) -> Option<Meaning> {
        let key = fold(folded);
        let heading = |key: &str| self.survey.headings.get(key).copied();
        let (page, number) = heading(&key).or_else(|| heading(&format!("{key}s")))?;
        self.prose(page, number)
    }
}

impl Words<'_, '_, '_> {
    /// The list or the map that a section without a table of its own is said to be: `A Tags Object is a list of [Tag](…)`.
    fn container(&self, place: Place) -> Option<RawTypeKind> {
        let heading = place.heading?;
        let page = self.survey.found.pages.get(place.page)?;
        let blocks = blocks(page.document, heading);
        if blocks.iter().any(|block| matches!(block, Block::Table(_))) {
            return None;
        }
        let paragraph = |block: &Block<'_>| matches!(block, Block::Paragraph(_));
        let first = blocks.iter().find(|block| paragraph(block))?.text();
        let tree = inline(first, &page.document.definitions);
        let lower = plain(&tree).to_lowercase();
        let is = |leads: &[&str]| leads.iter().any(|lead| lower.contains(lead));
        let is_list = is(&[" is a list of ", " is an array of ", " are lists of "]);
        if !is_list && !is(&[" is a map of ", " is a map from ", " are maps of "]) {
            return None;
        }
        let target = tree.iter().find_map(|part| match &part.kind {
            InlineKind::Link { target, .. } => Some(target),
            _ => None,
        });
        let inner = match target.and_then(|target| self.survey.place(place.page, target)) {
            Some(inner) => self.survey.group_at(inner),
            None => self.survey.group_at(place),
        };
        let items = Box::new(RawType { kind: self.reference(inner?)?, span: first.span });
        Some(if is_list { RawTypeKind::Array(items) } else { RawTypeKind::Map(items) })
    }

    /// What the prose below a heading says of single values. That there is a list of them is said of the section.
    fn prose(&self, page: usize, heading: usize) -> Option<Meaning> {
        let below = glossary::below(self.survey.found.pages.get(page)?, heading)?;
        let base = below.kind.filter(|base| *base != glossary::Base::List)?;
        Some(Meaning { kind: base.kind(below.span), said: None, rules: Vec::new() })
    }
}

impl Names for Words<'_, '_, '_> {
    fn word(&self, folded: &str) -> Option<Meaning> {
        if let Some(meaning) = (self.configured)(folded) {
            return Some(meaning);
        }
        if let Some(meaning) = self.defined(folded) {
            return Some(meaning);
        }
        // On one's own pages a heading with a table is a name, unless types are called so.
        if self.survey.settings.own
            && words::kind(folded).is_none()
            && let Some(kind) = self.on_page(folded)
        {
            return Some(Meaning { kind, said: None, rules: Vec::new() });
        }
        if words::is_known(folded) {
            return None;
        }
        let model = self.model(folded).and_then(|group| self.reference(group));
        model.map(|kind| Meaning { kind, said: None, rules: Vec::new() }).or_else(|| self.headed(folded))
    }

    fn whole(&self, folded: &str) -> Option<Meaning> {
        (self.configured)(folded)
    }

    fn link(&self, label: &str, target: &str) -> Option<Meaning> {
        if let Some(meaning) = (self.configured)(&glossary::fold(label)) {
            return Some(meaning);
        }
        let place = self.survey.place(self.page, target)?;
        if let Some(kind) = self.container(place) {
            return Some(Meaning { kind, said: None, rules: Vec::new() });
        }
        if let Some(group) = self.survey.group_at(place) {
            return Some(Meaning { kind: self.reference(group)?, said: None, rules: Vec::new() });
        }
        // Words that mean one thing everywhere need no definition; `Timestamp` does.
        let folded = glossary::fold(label);
        if words::is_known(&folded) && !words::is_vague(&folded) {
            return None;
        }
        self.prose(place.page, place.heading.unwrap_or_default())
    }
}

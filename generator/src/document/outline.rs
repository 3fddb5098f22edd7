//! The outline of a page: its headings as a tree, and what links lead to which of them.

use std::collections::HashMap;

use super::{Block, Document, Text, anchors, inline, plain, slug};
use crate::source::Span;

/// The headings of a page, the page itself first.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// The headings, in the order of the text. The first stands for the page as a whole.
    pub headings: Vec<Heading<'a>>,
    /// Written-out anchors, and the heading and the place that each leads to.
    anchors: HashMap<String, Target>,
    /// The names that renderers give to headings.
    slugs: HashMap<String, Target>,
}

/// Where a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The heading, by its number.
    pub heading: usize,
    /// The place on the page, at or below the heading.
    pub at: u32,
}

/// A heading of a page.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// The level; 0 for a page that has no title.
    pub level: u8,
    /// The heading as written; the front matter's title, or nothing, for a page without a heading of level 1.
    pub raw: Text<'a>,
    /// Its text, without markup and attributes.
    pub text: String,
    /// The heading that it stands below.
    pub parent: Option<usize>,
    /// The name that renderers give it.
    pub slug: String,
    /// Whether it is a line that stands for a heading.
    pub is_line: bool,
}

impl<'a> Outline<'a> {
    /// The outline of a page.
    pub fn new(document: &Document<'a>) -> Self {
        let mut outline = Self { headings: vec![top(document)], anchors: HashMap::new(), slugs: HashMap::new() };
        for section in &document.sections {
            let own = |heading: &Heading<'_>| heading.level < section.level;
            let parent = outline.headings.iter().rposition(own).or(Some(0));
            let text = heading_text(section.heading, document);
            outline.headings.push(Heading {
                level: section.level,
                raw: section.heading,
                slug: slug(&text),
                text,
                parent,
                is_line: section.is_line,
            });
        }
        outline.name_headings();
        outline.place_anchors(document);
        outline
    }

    /// Of two headings of one name the later is called with a number, as renderers do. Lines that only stand for headings
    /// come last, since renderers do not count them.
    fn name_headings(&mut self) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let (lines, headings): (Vec<_>, Vec<_>) =
            self.headings.iter_mut().enumerate().partition(|(_, heading)| heading.is_line);
        for (number, heading) in headings.into_iter().chain(lines) {
            let count = counts.entry(heading.slug.clone()).or_default();
            if *count > 0 {
                heading.slug = format!("{}-{count}", heading.slug);
            }
            *count += 1;
            let target = Target { heading: number, at: heading.raw.span.start };
            self.slugs.entry(heading.slug.clone()).or_insert(target);
        }
    }

    fn place_anchors(&mut self, document: &Document<'a>) {
        for anchor in anchors(document) {
            let at = anchor.name.span.start;
            let above = self.headings.iter().rposition(|heading| heading.raw.span.start <= at).unwrap_or_default();
            let leads_on = |next: &Heading<'_>| {
                let between = Span { end: next.raw.span.start, ..anchor.name.span };
                only_tags(document.file.slice(between))
            };
            let heading = match self.headings.get(above + 1) {
                Some(next) if leads_on(next) => above + 1,
                _ => above,
            };
            let at = self.headings.get(heading).map_or(at, |heading| heading.raw.span.start.max(at));
            self.anchors.entry(anchor.name.raw.to_owned()).or_insert(Target { heading, at });
        }
    }

    /// What an anchor leads to: one that is written out, a heading, and at last the heading whose name is the longest end of
    /// the anchor, since some renderers put the headings above into the name.
    pub fn find(&self, anchor: &str) -> Option<Target> {
        let exact = |name: &str| self.anchors.get(name).or_else(|| self.slugs.get(name)).copied();
        let lower = anchor.to_lowercase();
        // Renderers differ in how many hyphens become of punctuation between words.
        let loose = || {
            let wanted = words(&lower);
            let mut found = self
                .headings
                .iter()
                .enumerate()
                .filter(|(_, heading)| !wanted.is_empty() && words(&heading.slug) == wanted);
            let (number, heading) = found.next()?;
            Some(Target { heading: number, at: heading.raw.span.start })
        };
        exact(anchor).or_else(|| exact(&lower)).or_else(loose).or_else(|| {
            let parts = lower.match_indices('-').map(|(at, _)| lower.get(at + 1..).unwrap_or_default());
            parts.filter(|part| part.contains('-')).find_map(exact)
        })
    }

    /// All names that links may have for places of the page: written-out anchors and headings. Each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let headings = self.slugs.keys().filter(|name| !self.anchors.contains_key(*name));
        self.anchors.keys().chain(headings).map(String::as_str)
    }

    /// The number of the heading that a place stands below.
    pub fn above(&self, at: u32) -> usize {
        self.headings.iter().rposition(|heading| heading.raw.span.start <= at).unwrap_or_default()
    }

    /// Whether a heading is another one, or stands below it.
    pub fn is_within(&self, heading: usize, other: usize) -> bool {
        let mut now = Some(heading);
        while let Some(at) = now {
            if at == other {
                return true;
            }
            now = self.headings.get(at).and_then(|heading| heading.parent);
        }
        false
    }
}

/// The words of a name that renderers give.
fn words(slug: &str) -> Vec<&str> {
    slug.split(['-', '_']).filter(|word| !word.is_empty()).collect()
}

/// The blocks below a heading, by its number in the outline.
pub fn blocks<'d, 'a>(document: &'d Document<'a>, heading: usize) -> &'d [Block<'a>] {
    match heading.checked_sub(1) {
        None => &document.intro,
        Some(section) => document.sections.get(section).map_or(&[], |section| &section.blocks),
    }
}

fn top<'a>(document: &Document<'a>) -> Heading<'a> {
    let start = Text { raw: "", span: Span::new(document.file.id, 0..0) };
    let raw = document.title.or(document.front_title).unwrap_or(start);
    let text = heading_text(raw, document);
    Heading { level: u8::from(document.title.is_some()), raw, slug: slug(&text), text, parent: None, is_line: false }
}

fn heading_text(raw: Text<'_>, document: &Document<'_>) -> String {
    let bare = raw.raw.trim_end().trim_end_matches('#').trim_end();
    let end = if bare.ends_with('}') { bare.rfind('{').unwrap_or(bare.len()) } else { bare.len() };
    let is_list = bare.get(end..).is_some_and(|list| list.starts_with("{#") || list.starts_with("{:"));
    let end = if is_list { end } else { raw.raw.len() };
    let text = plain(&inline(raw.part(0..end), &document.definitions));
    text.trim().trim_end_matches('#').trim().to_owned()
}

/// Whether nothing stands between an anchor and the heading below it: the rest of its tag, and others.
fn only_tags(text: &str) -> bool {
    let mut inside = true;
    text.len() < 400
        && text.chars().all(|c| match c {
            '<' | '{' => {
                inside = true;
                true
            }
            '>' | '}' => {
                inside = false;
                true
            }
            '#' => true,
            c => inside || c.is_whitespace(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::source::Sources;

    fn heading(page: &str, anchor: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", page);
        let document = parse(sources.file(file));
        let outline = Outline::new(&document);
        outline.find(anchor).map(|target| outline.headings[target.heading].text.clone()).unwrap_or_default()
    }

    #[test]
    fn anchors_lead_to_headings() {
        let page = "# Top\n\ntext\n\n<a name=\"old\"></a>\n## Order Object {#order}\n\n<div id=\"inside\"></div>\n\ntext\n\n\
            ### Fields\n\n## Order Object\n\n### The `Item` _list_ ##\n";
        for (anchor, expected) in [
            ("top", "Top"),
            ("old", "Order Object"),
            ("order", "Order Object"),
            ("inside", "Order Object"),
            ("order-object-1", "Order Object"),
            ("order-object-the-item-list", "The Item list"),
            ("nothing", ""),
        ] {
            assert_eq!(heading(page, anchor), expected, "{anchor}");
        }
    }

    #[test]
    fn headings_are_a_tree() {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", "# A\n## B\n#### C\n### D\n# E\n");
        let document = parse(sources.file(file));
        let outline = Outline::new(&document);
        let parents: Vec<_> = outline.headings.iter().map(|heading| heading.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(1), Some(0)]);
        assert!(outline.is_within(2, 0) && outline.is_within(2, 1) && !outline.is_within(3, 2));
    }
}

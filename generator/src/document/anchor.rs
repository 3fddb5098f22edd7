//! What links lead to on a page: headings, by the names that renderers give them, and anchors that are written out.

use super::{Document, Text, tag};

/// An anchor that is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// Its name and where that stands.
    pub name: Text<'a>,
}

/// The anchors that a page writes out, in the order of the text: `<a name>`, the `id` of any tag or component, and
/// `{#id}` and `{: #id}` behind a heading.
pub fn anchors<'a>(document: &Document<'a>) -> Vec<Anchor<'a>> {
    let page = document.file.text.as_str();
    let whole = Text { raw: page, span: crate::source::Span::new(document.file.id, 0..page.len()) };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = page.get(at..).and_then(|rest| rest.find(['<', '{'])) {
        at += next;
        let rest = page.get(at..).unwrap_or_default();
        let name = if rest.starts_with('{') {
            attribute_list(rest)
        } else {
            tag::html(rest).and_then(|tag| tag::attribute(&tag, "id").or_else(|| tag::attribute(&tag, "name")))
        };
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            let start = at + (name.as_ptr() as usize - rest.as_ptr() as usize);
            found.push(Anchor { name: whole.part(start..start + name.len()) });
        }
        at += 1;
    }
    found
}

/// The name in `{#id}`, `{: #id .class }`.
fn attribute_list(text: &str) -> Option<&str> {
    let end = text.find(['}', '\n']).filter(|end| text[*end..].starts_with('}'))?;
    let inner = text.get(1..end)?.trim_start_matches(':').trim();
    let name = inner.strip_prefix('#')?;
    let name = name.split_whitespace().next()?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    name.chars().all(is_name).then_some(name)
}

/// The name that renderers give to a heading of this text (GitHub's rule): in lower case, spaces as hyphens, punctuation
/// left out.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;
    use crate::source::Sources;

    #[test]
    fn anchors_of_every_kind_are_found() {
        let page = "<a name=\"one\"></a>\n# A {#two}\n<div id='three' data-x>\n\n### B {: #four }\n\n\
            <ManualAnchor id=\"five\"/>\n{ #six\nx {y}\n";
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", page);
        let document = parse(sources.file(file));
        let names: Vec<_> = anchors(&document).iter().map(|anchor| anchor.name.raw).collect();
        assert_eq!(names, ["one", "two", "three", "four", "five"]);
        for anchor in anchors(&document) {
            assert_eq!(&page[anchor.name.span.range()], anchor.name.raw);
        }
    }

    #[test]
    fn slugs() {
        for (heading, expected) in
            [("Guild Object", "guild-object"), ("message TripUpdate", "message-tripupdate"), ("A/B & `c`.d", "ab--cd")]
        {
            assert_eq!(slug(heading), expected, "{heading}");
        }
    }
}

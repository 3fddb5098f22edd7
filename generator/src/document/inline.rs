//! Reads a piece of text, of a heading, a paragraph or a cell, into an inline tree.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser, RefDefs};

use super::builder::{Builder, Manner};
use super::tree::{Inline, InlineKind};
use super::{Text, tag};
use crate::source::Span;

/// The link definitions of a page: `[label]: target`.
#[derive(Clone, Debug, Default)]
pub struct Definitions(HashMap<String, String>);

impl Definitions {
    pub(super) fn new(found: &RefDefs<'_>) -> Self {
        Self(found.iter().map(|(label, link)| (normal(label), link.dest.to_string())).collect())
    }

    /// What a label is defined to lead to.
    pub fn target(&self, label: &str) -> Option<&str> {
        self.0.get(&normal(label)).map(String::as_str)
    }
}

/// Labels are the same in any case and with any white space between their words.
fn normal(label: &str) -> String {
    label.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Reads running text. It is taken for one paragraph, whatever it starts with.
pub fn inline(text: Text<'_>, definitions: &Definitions) -> Vec<Inline> {
    if is_bare(text.raw) {
        return vec![Inline { kind: InlineKind::Text(text.raw.to_owned()), span: text.span }];
    }
    let (prepared, lead) = prepare(text.raw);
    let mut resolve = |broken: BrokenLink<'_>| {
        // Definitions may stand in another file that is put into the page: what is written as a link is one all the same.
        // `map[string][]Order` is a type.
        let before = prepared.get(..broken.span.start).and_then(|before| before.chars().next_back());
        let is_link = matches!(broken.link_type, LinkType::Collapsed | LinkType::Reference)
            && !before.is_some_and(char::is_alphanumeric);
        let target = definitions.target(&broken.reference).or_else(|| is_link.then_some(""))?;
        Some((CowStr::from(target.to_owned()), CowStr::from("")))
    };
    let options = Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_with_broken_link_callback(&prepared, options, Some(&mut resolve));
    let place = |range: Range<usize>| {
        let at = |place: usize| place.saturating_sub(lead).min(text.raw.len());
        text.span.part(at(range.start)..at(range.end))
    };
    let mut builder = Builder::new(&prepared, &place, Manner::Whole, lead);
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish(prepared.len())
}

/// Whether a text has nothing that could be markup, as most cells have: names, words for types, sentences.
fn is_bare(raw: &str) -> bool {
    let may_be_there = |c: u8| c.is_ascii_alphanumeric() || b" -.,;:()?'/+=%$@\"".contains(&c);
    !raw.is_empty() && !raw.starts_with(' ') && !raw.ends_with(' ') && raw.bytes().all(may_be_there)
}

/// Reads prose as running text: it is taken for one paragraph, whatever it starts with.
pub fn phrase(text: Text<'_>) -> Vec<Inline> {
    led(text.raw, &|range| text.span.part(range))
}

/// Reads prose as [`phrase`] does; `place` says where its parts stand.
pub(super) fn led(text: &str, place: &dyn Fn(Range<usize>) -> Span) -> Vec<Inline> {
    let mut led = String::with_capacity(LEAD.len() + text.len());
    led.push_str(LEAD);
    led.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
    let back = |range: Range<usize>| {
        let at = |at: usize| at.saturating_sub(LEAD.len());
        place(at(range.start)..at(range.end))
    };
    let mut builder = Builder::new(&led, &back, Manner::Prose, LEAD.len());
    for (event, range) in Parser::new_ext(&led, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish(led.len())
}

/// Text that opens no block: no list, heading or code, whatever the first characters are.
const LEAD: &str = "x ";

/// The text on one line behind [`LEAD`], without the tags of templates, every byte where it was.
fn prepare(raw: &str) -> (String, usize) {
    let mut prepared = String::with_capacity(LEAD.len() + raw.len());
    prepared.push_str(LEAD);
    let mut rest = raw;
    while let Some(next) = rest.chars().next() {
        let template = if next == '{' { tag::template(rest) } else { None };
        let length = template.map_or(next.len_utf8(), |tag| tag.length);
        if template.is_some() {
            prepared.extend(std::iter::repeat_n(' ', length));
        } else {
            prepared.push(if next == '\n' { ' ' } else { next });
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    (prepared, LEAD.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    /// The tree in short: `*a*` emphasis, `**a**` strong, `` `a` `` code, `[a](b)` a link, `/` a break.
    fn show(tree: &[Inline]) -> String {
        let part = |part: &Inline| match &part.kind {
            InlineKind::Text(text) => text.clone(),
            InlineKind::Code(code) => format!("`{code}`"),
            InlineKind::Emphasis(inner) => format!("*{}*", show(inner)),
            InlineKind::Strong(inner) => format!("**{}**", show(inner)),
            InlineKind::Struck(inner) => format!("~~{}~~", show(inner)),
            InlineKind::Link { target, label } => format!("[{}]({target})", show(label)),
            InlineKind::Image(text) => format!("!{text}"),
            InlineKind::Break => "/".to_owned(),
            InlineKind::Html(tag) => tag.clone(),
        };
        tree.iter().map(part).collect()
    }

    fn read(raw: &str) -> Vec<Inline> {
        let file = Sources::new().add("a.md", "a.md", raw);
        let definitions = Definitions([("ts".to_owned(), "types.md#time".to_owned())].into());
        inline(Text { raw, span: Span::new(file, 0..raw.len()) }, &definitions)
    }

    #[test]
    fn markup_becomes_a_tree() {
        for (raw, expected) in [
            ("- `a \\| b` *c*", "- `a | b` *c*"),
            ("# no heading", "# no heading"),
            ("    no code", "no code"),
            ("1. one", "1. one"),
            ("**a `b`**<br/>c", "**a `b`**/c"),
            ("[x](y#z) [Time][ts] [TS] [none]", "[x](y#z) [Time](types.md#time) [TS](types.md#time) [none]"),
            ("[Mark][] [a][b]", "[Mark]() [a]()"),
            ("map[string][]Mark", "map[string][]Mark"),
            ("Array&lt;Object&gt; \\*", "Array<Object> *"),
            ("<a name=\"i\"></a>title", "<a name=\"i\"></a>title"),
            ("<code>a</code> <b>c", "`a` **c**"),
            ("{% badge href=\"x\" %}new{% /badge %}", "new"),
            ("~~old~~ _it_", "~~old~~ *it*"),
            ("a<ul><li>b</li></ul>", "a//b//"),
        ] {
            assert_eq!(show(&read(raw)).trim(), expected, "{raw}");
        }
    }

    #[test]
    fn spans_are_of_the_page() {
        let raw = "é **a** [b](c) `d`";
        for part in read(raw) {
            let text = &raw[part.span.range()];
            assert!(["é ", "**a**", " ", "[b](c)", "`d`"].contains(&text), "{text}");
        }
    }

    proptest::proptest! {
        /// What has no markup is read in a shorter way, and to the same tree.
        #[test]
        fn bare_text_is_what_it_is_beside_markup(text in "[ -~]{1,24}") {
            let text = text.trim();
            if is_bare(text) {
                let beside = format!("{text} `c`");
                proptest::prop_assert_eq!(show(&read(&beside)), format!("{} `c`", show(&read(text))));
            }
        }
    }
}

//! The inline tree of a piece of text: of a heading, a paragraph or a cell.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, RefDefs, Tag, TagEnd};

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

/// A part of running text, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it stands, markup included.
    pub span: Span,
}

/// What a part of running text is.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Text; escapes and entities stand for what they mean.
    Text(String),
    /// A code span: what stands between its backticks.
    Code(String),
    /// `*emphasis*`
    Emphasis(Vec<Inline>),
    /// `**strong**`
    Strong(Vec<Inline>),
    /// `~~struck~~`
    Struck(Vec<Inline>),
    /// A link.
    Link {
        /// What it leads to, as written.
        target: String,
        /// Its label.
        label: Vec<Inline>,
    },
    /// An image: the text that stands for it.
    Image(String),
    /// The end of a line within the text: `<br>`, or what else starts a new line in HTML.
    Break,
    /// Another tag of HTML, as written.
    Html(String),
}

/// Reads running text. It is taken for one paragraph, whatever it starts with.
pub fn inline(text: Text<'_>, definitions: &Definitions) -> Vec<Inline> {
    let (prepared, lead) = prepare(text.raw);
    let mut resolve = |broken: BrokenLink<'_>| {
        // Definitions may stand in another file that is put into the page: what is written as a link is one all the same.
        let is_link = matches!(broken.link_type, LinkType::Collapsed | LinkType::Reference);
        let target = definitions.target(&broken.reference).or_else(|| is_link.then_some(""))?;
        Some((CowStr::from(target.to_owned()), CowStr::from("")))
    };
    let options = Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_with_broken_link_callback(&prepared, options, Some(&mut resolve));
    let mut builder = Builder { text, lead, stack: vec![(Open::All, 0, Vec::new())] };
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
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

/// The text of a tree: without markup, breaks as spaces.
pub fn plain(tree: &[Inline]) -> String {
    let mut out = String::new();
    write_plain(tree, &mut out);
    out
}

fn write_plain(tree: &[Inline], out: &mut String) {
    for part in tree {
        match &part.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Image(text) => out.push_str(text),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => {
                write_plain(inner, out);
            }
            InlineKind::Link { label, .. } => write_plain(label, out),
            InlineKind::Break => out.push(' '),
            InlineKind::Html(_) => {}
        }
    }
}

/// What is open while a tree is built.
enum Open {
    All,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Image,
    /// An element of HTML that stands for one of the above.
    Element(&'static str, String),
}

struct Builder<'a> {
    text: Text<'a>,
    lead: usize,
    /// What is open, where it started, and what it holds so far.
    stack: Vec<(Open, usize, Vec<Inline>)>,
}

impl Builder<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let at = |place: usize| place.saturating_sub(self.lead).min(self.text.raw.len());
        self.text.span.part(at(range.start)..at(range.end))
    }

    fn push(&mut self, kind: InlineKind, range: Range<usize>) {
        let span = self.span(range);
        let Some((_, _, parts)) = self.stack.last_mut() else { return };
        // The parser splits text at whatever could have been markup.
        if let (InlineKind::Text(more), Some(Inline { kind: InlineKind::Text(text), span: before })) =
            (&kind, parts.last_mut())
        {
            text.push_str(more);
            before.end = span.end;
        } else {
            parts.push(Inline { kind, span });
        }
    }

    fn open(&mut self, open: Open, at: usize) {
        self.stack.push((open, at, Vec::new()));
    }

    fn close(&mut self, end: usize) {
        if self.stack.len() < 2 {
            return;
        }
        let Some((open, start, parts)) = self.stack.pop() else { return };
        let kind = match open {
            Open::All => return,
            Open::Emphasis | Open::Element("em", _) => InlineKind::Emphasis(parts),
            Open::Strong | Open::Element("strong", _) => InlineKind::Strong(parts),
            Open::Struck | Open::Element("del", _) => InlineKind::Struck(parts),
            Open::Link(target) | Open::Element("a", target) => InlineKind::Link { target, label: parts },
            Open::Image => InlineKind::Image(plain(&parts)),
            Open::Element(..) => InlineKind::Code(plain(&parts)),
        };
        self.push(kind, start..end);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(&text, range),
            // A cell escapes its pipes in code, too.
            Event::Code(code) => self.push(InlineKind::Code(code.replace("\\|", "|")), range),
            Event::Start(Tag::Emphasis) => self.open(Open::Emphasis, range.start),
            Event::Start(Tag::Strong) => self.open(Open::Strong, range.start),
            Event::Start(Tag::Strikethrough) => self.open(Open::Struck, range.start),
            Event::Start(Tag::Link { dest_url, .. }) => self.open(Open::Link(dest_url.to_string()), range.start),
            Event::Start(Tag::Image { .. }) => self.open(Open::Image, range.start),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                // Elements of HTML that nobody closed end with what they stand in.
                while matches!(self.stack.last(), Some((Open::Element(..), ..))) {
                    self.close(range.end);
                }
                self.close(range.end);
            }
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, range),
            Event::SoftBreak => self.push(InlineKind::Text(" ".to_owned()), range),
            Event::HardBreak => self.push(InlineKind::Break, range),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let lead = self.lead.saturating_sub(range.start).min(text.len());
        let text = text.get(lead..).unwrap_or_default();
        if !text.is_empty() {
            self.push(InlineKind::Text(text.to_owned()), range.start + lead..range.end);
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        let Some(tag) = tag::html(html) else { return self.push(InlineKind::Html(html.to_owned()), range) };
        let name = tag.name.to_ascii_lowercase();
        if matches!(name.as_str(), "br" | "p" | "li" | "ul" | "ol" | "tr" | "div") {
            return self.push(InlineKind::Break, range);
        }
        let element = match name.as_str() {
            "em" | "i" => "em",
            "strong" | "b" => "strong",
            "del" | "s" | "strike" => "del",
            "code" | "tt" | "kbd" => "code",
            "a" => "a",
            _ => return self.push(InlineKind::Html(html.to_owned()), range),
        };
        match tag.form {
            tag::Form::Open => match tag::attribute(&tag, "href") {
                None if element == "a" => self.push(InlineKind::Html(html.to_owned()), range),
                target => self.open(Open::Element(element, target.unwrap_or_default().to_owned()), range.start),
            },
            tag::Form::Close if matches!(self.stack.last(), Some((Open::Element(open, _), ..)) if *open == element) => {
                self.close(range.end);
            }
            _ => self.push(InlineKind::Html(html.to_owned()), range),
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        let end = self.lead + self.text.raw.len();
        while self.stack.len() > 1 {
            self.close(end);
        }
        self.stack.pop().map(|(_, _, parts)| parts).unwrap_or_default()
    }
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
}

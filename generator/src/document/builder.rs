//! Builds the inline tree from the parser's events.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::tree::{Inline, InlineKind, plain};
use super::{entity, tag, url};
use crate::source::Span;

/// How text is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As one line, with every tag of HTML.
    Whole,
    /// As lines for a reader. URLs are links, tags that only style text are gone, and each piece of text is as long as
    /// its place, or is one entity.
    Prose,
}

/// What is open while a tree is built.
enum Open {
    All,
    Emphasis,
    Strong,
    Struck,
    Link(String),
    Image(String),
    /// An element of HTML that stands for one of the above.
    Element(&'static str, String),
}

/// Markup may be nested so deep: the tree is walked by recursion. What is deeper belongs to what it stands in.
const DEEPEST: usize = 24;

/// What is open, where it started, and what it holds so far.
type Frame = (Open, usize, Vec<Inline>);

pub(super) struct Builder<'a> {
    /// What the parser reads.
    source: &'a str,
    /// Where a part of it stands on the page.
    place: &'a dyn Fn(Range<usize>) -> Span,
    manner: Manner,
    stack: Vec<Frame>,
    /// How much markup was opened that is not kept.
    passed_over: usize,
    /// What the parser finds before this place has been read.
    read: usize,
}

impl<'a> Builder<'a> {
    /// A builder that reads from the place `start`.
    pub(super) fn new(source: &'a str, place: &'a dyn Fn(Range<usize>) -> Span, manner: Manner, start: usize) -> Self {
        Self { source, place, manner, stack: vec![(Open::All, start, Vec::new())], passed_over: 0, read: start }
    }

    fn push(&mut self, kind: InlineKind, range: Range<usize>) {
        let span = (self.place)(range);
        let Some((_, _, parts)) = self.stack.last_mut() else { return };
        // The parser splits text at whatever could have been markup.
        if let (InlineKind::Text(more), Some(Inline { kind: InlineKind::Text(text), span: before })) =
            (&kind, parts.last_mut())
            && (self.manner == Manner::Whole
                || before.end == span.start && is_as_written(text, *before) && is_as_written(more, span))
        {
            text.push_str(more);
            before.end = span.end;
        } else {
            parts.push(Inline { kind, span });
        }
    }

    fn open(&mut self, open: Open, at: usize) {
        if at < self.read || self.passed_over > 0 || self.stack.len() > DEEPEST {
            self.passed_over += 1;
        } else {
            self.stack.push((open, at, Vec::new()));
        }
    }

    fn close(&mut self, end: usize) {
        if self.stack.len() < 2 {
            return;
        }
        let Some((open, start, parts)) = self.stack.pop() else { return };
        if let Some(marks) = self.is_text(&open, start..end) {
            return self.spell_out(marks, parts, start..end);
        }
        let kind = match open {
            Open::All => return,
            Open::Emphasis | Open::Element("em", _) => InlineKind::Emphasis(parts),
            Open::Strong | Open::Element("strong", _) => InlineKind::Strong(parts),
            Open::Struck | Open::Element("del", _) => InlineKind::Struck(parts),
            Open::Link(target) | Open::Element("a", target) => InlineKind::Link { target, label: parts },
            Open::Image(target) => {
                let image = InlineKind::Image(plain(&parts));
                if self.manner == Manner::Whole {
                    image
                } else {
                    let label = vec![Inline { kind: image, span: (self.place)(start..end) }];
                    InlineKind::Link { target, label }
                }
            }
            Open::Element(..) => InlineKind::Code(plain(&parts)),
        };
        self.push(kind, start..end);
    }

    /// How many marks stand at each end of what Markdown takes for emphasis, and prose means as they are: those in
    /// `'*' or '*'`, `pods/*, jobs/*` and `object.__name__`.
    fn is_text(&self, open: &Open, range: Range<usize>) -> Option<usize> {
        let marks = match open {
            _ if self.manner == Manner::Whole => return None,
            Open::Emphasis => 1,
            // A single one says “about”, or is a home folder.
            Open::Struck if !self.source.get(range.start..)?.starts_with("~~") => return Some(1),
            Open::Strong | Open::Struck => 2,
            _ => return None,
        };
        let inner = self.source.get(range.start + marks..range.end.checked_sub(marks)?)?;
        let low_line = self.source.get(range.start..)?.starts_with('_');
        // Within words and beside quotes a low line is a part of a name.
        let belongs = |outer: Option<char>, inner: Option<char>| {
            let joins = !low_line || matches!(outer, Some('*' | '~' | '[' | ']' | '-' | '–' | '—'));
            joins && inner.is_some_and(char::is_alphanumeric)
        };
        let before = self.source.get(..range.start)?.chars().next_back();
        let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '>'));
        let after = self.source.get(range.end..)?.chars().next();
        let closes =
            after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '.' | ',' | ';' | ':' | '!' | '?' | '<'));
        let is_kept =
            (opens || belongs(before, inner.chars().next())) && (closes || belongs(after, inner.chars().next_back()));
        (!is_kept).then_some(marks)
    }

    /// Takes marks for text.
    fn spell_out(&mut self, marks: usize, parts: Vec<Inline>, range: Range<usize>) {
        let written = |at: usize| InlineKind::Text(self.source.get(at..at + marks).unwrap_or_default().to_owned());
        let (first, last) = (written(range.start), written(range.end - marks));
        self.push(first, range.start..range.start + marks);
        if let Some((_, _, outer)) = self.stack.last_mut() {
            outer.extend(parts);
        }
        self.push(last, range.end - marks..range.end);
    }

    /// Ends the elements of HTML that nobody closed: with what they stand in or, in prose, as if they were not there,
    /// for there they are mistakes as often as markup.
    fn close_elements(&mut self, end: usize) {
        while matches!(self.stack.last(), Some((Open::Element(..), ..))) {
            if self.manner == Manner::Whole {
                self.close(end);
            } else if let Some((_, _, parts)) = self.stack.pop()
                && let Some((_, _, outer)) = self.stack.last_mut()
            {
                outer.extend(parts);
            }
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                if self.passed_over > 0 {
                    self.passed_over -= 1;
                } else {
                    self.close_elements(range.end);
                    self.close(range.end);
                }
            }
            Event::Text(text) => self.text(&text, range),
            _ if range.start < self.read => {}
            // A cell escapes its pipes in code, too.
            Event::Code(code) => self.push(InlineKind::Code(code.replace("\\|", "|")), range),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, range),
            Event::SoftBreak if self.manner == Manner::Whole => self.push(InlineKind::Text(" ".to_owned()), range),
            Event::SoftBreak | Event::HardBreak => self.push(InlineKind::Break, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Emphasis => self.open(Open::Emphasis, at),
            Tag::Strong => self.open(Open::Strong, at),
            Tag::Strikethrough => self.open(Open::Struck, at),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.open(Open::Link(format!("mailto:{dest_url}")), at);
            }
            Tag::Link { dest_url, .. } => self.open(Open::Link(dest_url.to_string()), at),
            Tag::Image { dest_url, .. } => self.open(Open::Image(dest_url.to_string()), at),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        let mut text = text;
        loop {
            let read = self.read.saturating_sub(at).min(text.len());
            if at < self.read && text.len() != range.end - at {
                // An entity in what has been read.
                return;
            }
            text = text.get(read..).unwrap_or_default();
            at += read;
            let found = if self.manner == Manner::Prose { url::find(text) } else { None };
            let before = text.get(..found.unwrap_or(text.len())).unwrap_or_default();
            if !before.is_empty() {
                let end = found.map_or(range.end, |found| at + found);
                self.words(before, at..end);
            }
            let Some(found) = found else { return };
            at += found;
            text = text.get(found..).unwrap_or_default();
            self.url(at);
        }
    }

    /// Adds text. Where the page has it in several parts, so has the tree: each stands for itself there.
    fn words(&mut self, text: &str, range: Range<usize>) {
        let is_whole = self.is_in_one_place(text, &range);
        if self.manner == Manner::Whole || is_whole || text.len() != range.len() {
            return self.push(InlineKind::Text(text.to_owned()), range);
        }
        for (at, character) in text.char_indices() {
            let start = range.start + at;
            self.push(InlineKind::Text(character.to_string()), start..start + character.len_utf8());
        }
    }

    /// Whether the page has every character of a text where the one before it ends.
    fn is_in_one_place(&self, text: &str, range: &Range<usize>) -> bool {
        let place = (self.place)(range.clone());
        let follows =
            |at: usize| (self.place)(range.start + at..range.start + at).range().start == place.range().start + at;
        is_as_written(text, place) && (self.manner == Manner::Whole || text.char_indices().all(|(at, _)| follows(at)))
    }

    /// A URL in running text, which starts at this place. What looks like markup in it is a part of it.
    fn url(&mut self, at: usize) {
        let url = url::whole(self.source.get(at..).unwrap_or_default());
        // Something is read in any case, so that whoever asks comes to an end.
        self.read = at + url.len().max(1);
        let target = entity::decoded(url);
        let label = vec![Inline { kind: InlineKind::Text(target.clone()), span: (self.place)(at..self.read) }];
        self.push(InlineKind::Link { target, label }, at..self.read);
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
            _ => return self.tag(&name, html, range),
        };
        match tag.form {
            tag::Form::Open if self.stack.len() > DEEPEST => self.tag(&name, html, range),
            tag::Form::Open => match tag::attribute(&tag, "href") {
                None if element == "a" => self.tag(&name, html, range),
                target => {
                    let target = target.unwrap_or_default().to_owned();
                    self.stack.push((Open::Element(element, target), range.start, Vec::new()));
                }
            },
            tag::Form::Close if matches!(self.stack.last(), Some((Open::Element(open, _), ..)) if *open == element) => {
                self.close(range.end);
            }
            _ => self.tag(&name, html, range),
        }
    }

    /// A tag that stands for nothing in the tree.
    fn tag(&mut self, name: &str, html: &str, range: Range<usize>) {
        if self.manner == Manner::Whole || !(tag::styles(name) || tag::is_block(name)) {
            self.push(InlineKind::Html(html.to_owned()), range);
        }
    }

    /// The tree, which ends at this place.
    pub(super) fn finish(mut self, end: usize) -> Vec<Inline> {
        self.close_elements(end);
        while self.stack.len() > 1 {
            self.close(end);
        }
        self.stack.pop().map(|(_, _, parts)| parts).unwrap_or_default()
    }
}

fn is_as_written(text: &str, span: Span) -> bool {
    text.len() == span.range().len()
}

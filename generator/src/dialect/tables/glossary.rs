//! What the pages say that type words mean: lists that define them, and headings that are called like them.

use std::collections::{HashMap, HashSet};

use crate::document::{Block, InlineKind, Text, blocks, inline, plain};
use crate::source::Span;

use super::super::raw::{RawProse, RawType, RawTypeKind};
use super::sheet::Page;
use super::types::owned;

/// What is said of a word.
#[derive(Clone, Debug)]
pub(super) struct Definition {
    /// What values are, as far as the words say.
    pub(super) kind: Option<Base>,
    /// The words.
    pub(super) prose: RawProse,
    /// The item that says so, whose tables are what it means.
    pub(super) span: Span,
}

/// The lists that define words which `used` type cells have.
pub(super) fn read(pages: &[Page<'_, '_>], used: &HashSet<String>) -> HashMap<String, Definition> {
    let mut found = HashMap::new();
    for page in pages {
        for heading in 0..page.outline.headings.len() {
            for block in blocks(page.document, heading) {
                let Block::List(_, items) = block else { continue };
                let entries: Vec<_> = items.iter().filter_map(|item| entry(page, *item)).collect();
                let known = entries.iter().filter(|(word, _)| used.contains(word)).count();
                // One item that is called like a type may be anything; a list of them is a glossary.
                if known < 2 || known * 3 < items.len() {
                    continue;
                }
                for (word, definition) in entries {
                    found.entry(word).or_insert(definition);
                }
            }
        }
    }
    found
}

/// `Latitude - WGS84 latitude in …`, `**ID**: A string …`
fn entry(page: &Page<'_, '_>, item: Text<'_>) -> Option<(String, Definition)> {
    let line_end = item.raw.find("\n\n").unwrap_or(item.raw.len());
    let text = item.part(0..line_end);
    let tree = inline(text, &page.document.definitions);
    let whole = plain(&tree);
    let (word, rest) = separated(&whole)?;
    let word = fold(word);
    let few = !word.is_empty() && word.split(' ').count() <= 4;
    // The words of the definition, as they stand in the source behind what separates them.
    let start = text.raw.find(rest.get(..12).unwrap_or(rest).trim()).unwrap_or_default();
    let prose = owned(text.part(start..text.raw.len()).trim());
    few.then(|| (word.clone(), Definition { kind: kind(rest), prose, span: item.span }))
}

/// The word and its definition. What stands between them in parentheses or emphasis is a remark.
fn separated(text: &str) -> Option<(&str, &str)> {
    let (at, separator) = [" - ", " – ", " — ", ": ", "- "]
        .iter()
        .filter_map(|separator| Some((text.find(separator)?, *separator)))
        .min()?;
    let word = text.get(..at)?;
    let word = word.find(['(', '*']).map_or(word, |at| word.get(..at).unwrap_or(word));
    let word =
        word.find(" as of ").or_else(|| word.find(" added in ")).map_or(word, |at| word.get(..at).unwrap_or(word));
    Some((word, text.get(at + separator.len()..)?))
}

/// The word that an item defines, and where it stands.
pub(super) fn word(page: &Page<'_, '_>, item: Text<'_>) -> Option<(String, Span)> {
    let (_, definition) = entry(page, item)?;
    let line = item.part(0..item.raw.find('\n').unwrap_or(item.raw.len()));
    let whole = plain(&inline(line, &page.document.definitions));
    let (word, _) = separated(&whole)?;
    Some((word.trim().to_owned(), Span { end: definition.prose.span.start.max(item.span.start + 1), ..item.span }))
}

/// A word as the grammar looks it up.
pub(super) fn fold(word: &str) -> String {
    let bare = word.trim().trim_matches(['*', '_', '`', '"', ':']);
    bare.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The prose right below a heading, as the definition of what it is called.
pub(super) fn below(page: &Page<'_, '_>, heading: usize) -> Option<Definition> {
    let mut paragraphs = blocks(page.document, heading).iter().filter_map(|block| match block {
        Block::Paragraph(text) | Block::List(text, _) | Block::Quote(text) => Some(*text),
        _ => None,
    });
    let first = paragraphs.next()?;
    let say = |text: Text<'_>| kind(&plain(&inline(text, &page.document.definitions)));
    let kind = say(first).or_else(|| paragraphs.take(2).find_map(say));
    Some(Definition { kind, prose: owned(first), span: first.span })
}

/// What kind of value a definition speaks of.
fn kind(text: &str) -> Option<Base> {
    const AS_WHAT: &[&str] = &[
        "returned as ",
        "represented as ",
        "encoded as ",
        "serialized as ",
        "sent as ",
        "formatted as ",
        "expressed as ",
        "stored as ",
        "given as ",
        "passed as ",
        "is a json ",
    ];
    const COUNTED: &[&str] = &[
        "unix epoch",
        "since epoch",
        "since the epoch",
        "posix time",
        "unix timestamp",
        "milliseconds since",
        "seconds since",
    ];
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(COUNTED) && !has(&["as a string", "as strings"]) {
        return Some(Base::Whole);
    }
    let first = |text: &str| {
        let found = KEYWORDS.iter().filter_map(|(word, base)| Some((find_word(text, word)?, *base)));
        found.min_by_key(|(at, _)| *at)
    };
    let stated =
        AS_WHAT.iter().find_map(|lead| lower.find(lead).map(|at| lower.get(at + lead.len()..).unwrap_or_default()));
    let stated =
        stated.map(|rest| ["a ", "an ", "the ", "json "].iter().fold(rest, |rest, lead| rest.trim_start_matches(lead)));
    let (_, base) = stated.and_then(|rest| first(rest).filter(|(at, _)| *at == 0)).or_else(|| first(&lower))?;
    Some(match base {
        Base::Text if has(&["rfc3339", "rfc 3339"]) => Base::Instant,
        Base::Text | Base::Instant if has(&["yyyy-mm-dd"]) && !has(&["hh:mm", "thh"]) => Base::Date,
        base => base,
    })
}

/// What a definition says that values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Text,
    Date,
    Instant,
    Whole,
    Number,
    Truth,
    Object,
    List,
}

impl Base {
    pub(super) fn kind(self, span: Span) -> RawTypeKind {
        let any = || Box::new(RawType { kind: RawTypeKind::Any, span });
        match self {
            Self::Text => RawTypeKind::String,
            Self::Date => RawTypeKind::Date,
            Self::Instant => RawTypeKind::DateTime,
            Self::Whole => RawTypeKind::Integer,
            Self::Number => RawTypeKind::Number,
            Self::Truth => RawTypeKind::Boolean,
            Self::Object => RawTypeKind::Map(any()),
            Self::List => RawTypeKind::Array(any()),
        }
    }
}

/// Words that tell what a value is; the first of them in a definition counts.
const KEYWORDS: &[(&str, Base)] = &[
    ("string", Base::Text),
    ("strings", Base::Text),
    ("text", Base::Text),
    ("characters", Base::Text),
    ("hexadecimal", Base::Text),
    ("hex", Base::Text),
    ("url", Base::Text),
    ("uri", Base::Text),
    ("email address", Base::Text),
    ("code", Base::Text),
    ("phone number", Base::Text),
    ("timezone", Base::Text),
    ("hh:mm:ss", Base::Text),
    ("uuid", Base::Text),
    ("identifier", Base::Text),
    ("base58", Base::Text),
    ("base64", Base::Text),
    ("iso 8601", Base::Instant),
    ("iso8601", Base::Instant),
    ("iso-8601", Base::Instant),
    ("rfc3339", Base::Instant),
    ("rfc 3339", Base::Instant),
    ("integer", Base::Whole),
    ("integers", Base::Whole),
    ("whole number", Base::Whole),
    ("floating", Base::Number),
    ("float", Base::Number),
    ("decimal", Base::Number),
    ("number", Base::Number),
    ("double", Base::Number),
    ("boolean", Base::Truth),
    ("object", Base::Object),
    ("objects", Base::Object),
    ("json element", Base::Object),
    ("key-value", Base::Object),
    ("map of", Base::Object),
    ("array", Base::List),
    ("list of", Base::List),
];

/// Where a word stands in a text as a whole.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        is_edge(text.get(..*at).and_then(|before| before.chars().next_back()))
            && is_edge(text.get(at + word.len()..).and_then(|behind| behind.chars().next()))
    })
}

/// What stands in code within a text.
pub(super) fn code(page: &Page<'_, '_>, text: Text<'_>) -> Vec<String> {
    let tree = inline(text, &page.document.definitions);
    let mut out = Vec::new();
    let mut open: Vec<&[crate::document::Inline]> = vec![&tree];
    while let Some(parts) = open.pop() {
        for part in parts {
            match &part.kind {
                InlineKind::Code(code) => out.push(code.clone()),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Link { label: inner, .. } => {
                    open.push(inner);
                }
                _ => {}
            }
        }
    }
    out
}

//! The values of a list that follows the words which lead to it: bullets, lines, and sentences with a value at the
//! start, each with what the value means.

use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Text, Words};
use crate::mine::value::{self, List, Value};

/// The values of the list that starts at a token, or behind it. `None` where it is no list, or not of values only.
pub(super) fn gathered(reader: &Reader<'_>, from: usize) -> Option<List> {
    let text = reader.text;
    let from = from + usize::from(text.tokens.get(from).is_some_and(|token| token.kind == Kind::Punct));
    let mut list = List { marked: true, alternatives: true, end: from, ..List::default() };
    let (mut bullets, mut marks) = (false, true);
    for at in from..text.tokens.len() {
        let Some(start) = starts(text, at, from) else { continue };
        let value = value::read(text, at, text.tokens.len());
        let marked = value.as_ref().is_some_and(|value| value.marked);
        let item = value.and_then(|value| item(text, &value, start));
        match (start, item) {
            (Start::Bullet, item) => {
                bullets = true;
                list.push(item?);
            }
            // Lines without marks are items where the first of them is.
            (Start::Line | Start::Paragraph, Some(value))
                if !bullets && list.values.is_empty() && !is_word(&value.text) =>
            {
                marks = marked;
                list.push(value);
            }
            (_, Some(value))
                if !bullets && marked == marks && (marked || start == Start::Line) && !is_word(&value.text) =>
            {
                list.push(value);
            }
            // What leads to a list stands right before it.
            (Start::Sentence, None) if list.values.is_empty() => return None,
            // Paragraphs that explain a value go on; what stands before the first may be the heading of a table.
            (Start::Paragraph, None) if bullets || list.values.is_empty() && !is_heading(text, at) => break,
            _ => {}
        }
    }
    (list.values.len() > 1).then_some(list)
}

/// Where something starts that may be an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Bullet,
    Paragraph,
    Line,
    Sentence,
}

fn starts(text: &Text, at: usize, from: usize) -> Option<Start> {
    let token = text.tokens.get(at)?;
    if matches!(token.kind, Kind::Line | Kind::Paragraph | Kind::Bullet) {
        return None;
    }
    if is_bullet(text, at.checked_sub(1)?) {
        return Some(Start::Bullet);
    }
    match text.tokens.get(at.checked_sub(1)?)?.kind {
        Kind::Bullet => Some(Start::Bullet),
        Kind::Paragraph => Some(Start::Paragraph),
        Kind::Line => Some(Start::Line),
        _ if at == from => Some(Start::Sentence),
        _ => text
            .sentences
            .binary_search_by_key(&at, |sentence| sentence.tokens.start)
            .is_ok()
            .then_some(Start::Sentence),
    }
}

/// A dash or a star that stands alone behind the end of something, or before a label: a bullet whose line break was lost.
fn is_bullet(text: &Text, at: usize) -> bool {
    let mark = text.tokens.get(at).is_some_and(|token| !token.glued && (token.is('-') || token.is('*')));
    let apart = text.tokens.get(at + 1).is_some_and(|next| !next.glued);
    let behind = at
        .checked_sub(1)
        .and_then(|at| text.tokens.get(at))
        .is_some_and(|before| [":", ".", ";"].iter().any(|end| before.is_punct(end)) || before.kind == Kind::Line);
    let labels = || {
        let value = value::read(text, at + 1, text.tokens.len());
        value.is_some_and(|value| text.tokens.is_at(value.end, ':'))
    };
    mark && apart && (behind || labels())
}

/// A heading of a table has few tokens.
fn is_heading(text: &Text, at: usize) -> bool {
    let rest = text.tokens.get(at..).unwrap_or_default();
    rest.iter().take(4).any(|token| matches!(token.kind, Kind::Line | Kind::Paragraph))
}

impl List {
    fn push(&mut self, value: Value) {
        self.end = value.end;
        if !self.values.contains(&value.text) {
            self.values.push(value.text);
        }
    }
}

/// The value, where what follows can only say what it means.
fn item(text: &Text, value: &Value, start: Start) -> Option<Value> {
    const MARKS: &[&str] = &[":", "-", "—", "(", ",", "=", ".", ";"];
    let inside = value.text.ends_with(':');
    let marked = text.tokens.get(value.end).is_none_or(|next| match next.kind {
        Kind::Line | Kind::Paragraph | Kind::Bullet => {
            start != Start::Sentence && (value.marked || start == Start::Bullet)
        }
        Kind::Punct if start == Start::Sentence || !value.marked && start != Start::Bullet => {
            [":", "-", "—"].contains(&next.text.as_str())
        }
        Kind::Punct => MARKS.contains(&next.text.as_str()),
        // ``* `a` means this``
        // ``* `a` means this``, `` `"A"` It is a. ``
        Kind::Word => {
            let apart = start == Start::Bullet || matches!(start, Start::Line | Start::Paragraph) && next.capital;
            value.marked && apart && !next.is(["and", "or"])
        }
        _ => false,
    });
    (marked || inside).then(|| Value { text: value.text.trim_end_matches(':').to_owned(), ..*value })
}

/// Whether a value without marks is a word that stands for another thing.
pub(super) fn is_word(value: &str) -> bool {
    // A capital alone is a value.
    value.len() > 1 && Class::StandIn.holds(&value.to_lowercase()) || value == "a"
}

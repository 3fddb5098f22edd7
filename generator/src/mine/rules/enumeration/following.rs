//! The values of a list that follows the words which lead to it: bullets, lines, and sentences with a value at the
//! start, each with what the value means.

use std::cmp::Ordering;

use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Text, Token, Words};
use crate::mine::value::{self, List, Value};

/// The values of the list that starts at a token, or behind it. `None` where it is no list, or not of values only.
pub(super) fn gathered(reader: &Reader<'_>, from: usize) -> Option<List> {
    let text = reader.text;
    let from = from + usize::from(text.tokens.get(from).is_some_and(|token| token.kind == Kind::Punct));
    let mut list = List { marked: true, alternatives: true, end: from, ..List::default() };
    let (mut bullets, mut marks) = (false, true);
    // A bold word between values in code is a heading.
    let mut bare = false;
    let depths = depths(reader);
    let outer = depths.iter().find(|(at, _)| *at >= from.saturating_sub(1)).map_or(0, |(_, depth)| *depth);
    for at in from..text.tokens.len() {
        let Some(start) = starts(text, at, from) else { continue };
        if start == Start::Bullet {
            let depth = depths.iter().rfind(|(bullet, _)| *bullet < at).map_or(outer, |(_, depth)| *depth);
            match compare(depth, outer) {
                // Within an item stands what it means; a list of values within one cannot be told from the list.
                Ordering::Greater if is_marked_item(text, at) => return None,
                Ordering::Greater => continue,
                Ordering::Less => break,
                Ordering::Equal if !bullets && !list.values.is_empty() => break,
                Ordering::Equal => {}
            }
        }
        let value = value::read(text, at, text.tokens.len());
        let is_bare = text.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
        let is_first = list.values.is_empty();
        let value = value.filter(|_| bullets || is_first || bare == is_bare);
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
                if !bullets
                    && marked == marks
                    && (marked || start == Start::Line || is_label(text, &value))
                    && !is_word(&value.text) =>
            {
                list.push(value);
            }
            // `The following types. Flat: carries boxes. Deep: …`
            (Start::Sentence, Some(value)) if at == from && is_label(text, &value) => {
                marks = marked;
                list.push(value);
            }
            // One that cannot be told apart may be one of several.
            (Start::Sentence, None) if !bullets && !marks && is_dashed(text, at) => return None,
            // What leads to a list stands right before it.
            (Start::Sentence, None) if list.values.is_empty() => return None,
            // Paragraphs that explain a value go on; what stands before the first may be the heading of a table.
            (Start::Paragraph, None) if bullets || list.values.is_empty() && !is_heading(text, at) => break,
            _ => {}
        }
        bare = if is_first { is_bare } else { bare };
    }
    (list.values.len() > 1).then_some(list)
}

/// Values with a capital that would be other words without.
const EVERY: &[&str] = &["All", "Any", "Default"];

/// The bullets of a text, each with how far it is set in, by lists around it or by spaces.
pub(super) fn depths(reader: &Reader<'_>) -> Vec<(usize, usize)> {
    let source = &reader.subject.prose.text;
    let (mut lists, mut read) = (0_usize, 0);
    let mut out = Vec::new();
    for (at, _) in reader.text.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Bullet) {
        let span = reader.text.span(&(at..at + 1));
        let passed = source.get(read..span.end).unwrap_or_default();
        let count = |tag: &str| passed.matches(tag).count();
        lists = (lists + count("<ul") + count("<ol")).saturating_sub(count("</ul") + count("</ol"));
        read = span.end.max(read);
        let line = source.get(..span.end).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let spaces = line.chars().take_while(|c| *c == ' ').count();
        out.push((at, lists * SET_IN + spaces));
    }
    out
}

/// A list within a list counts more than any spaces.
const SET_IN: usize = 1000;

/// Whether a bullet stands within an item, beside it, or behind its list. One space more or less is a slip.
pub(super) fn compare(depth: usize, outer: usize) -> Ordering {
    if depth.abs_diff(outer) < 2 { Ordering::Equal } else { depth.cmp(&outer) }
}

/// Whether a value at the start of a sentence is set apart from what it means: `Flat: carries boxes.`
pub(super) fn is_label(text: &Text, value: &Value) -> bool {
    let Some(mark) = text.tokens.get(value.end) else { return false };
    let next = text.tokens.get(value.end + 1).filter(|next| !is_structure(next));
    let colon = mark.is(':') && mark.glued;
    let dash = mark.is('-') && !mark.glued && next.is_some_and(|next| !next.glued);
    next.is_some() && (colon || dash && !holds_dash(text, value.end + 1))
}

/// Whether a marked value that is explained starts at a token.
fn is_marked_item(text: &Text, at: usize) -> bool {
    let value = value::read(text, at, text.tokens.len()).filter(|value| value.marked);
    value.is_some_and(|value| text.tokens.is_at(value.end, [':', '-']))
}

/// Whether a sentence starts with a word and a dash.
fn is_dashed(text: &Text, at: usize) -> bool {
    let value = value::read(text, at, text.tokens.len());
    value.is_some_and(|value| text.tokens.get(value.end).is_some_and(|mark| mark.is('-') && !mark.glued))
}

/// `en - English. es - Spanish, fr - French`: behind one dash stands another, so that sentences part no values.
fn holds_dash(text: &Text, from: usize) -> bool {
    let sentence = text.sentences.partition_point(|sentence| sentence.tokens.end <= from);
    let end = text.sentences.get(sentence).map_or(from, |sentence| sentence.tokens.end);
    let rest = text.tokens.get(from..end).unwrap_or_default();
    rest.windows(2).any(|two| two[0].is('-') && !two[0].glued && !two[1].glued)
}

/// Where something starts that may be an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
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
    let mark = text.tokens.get(..at)?.iter().rev().take_while(|token| is_structure(token));
    // A bullet may hold a paragraph of its own.
    if is_bullet(text, at.checked_sub(1)?) || mark.clone().any(|token| token.kind == Kind::Bullet) {
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

fn is_structure(token: &Token) -> bool {
    matches!(token.kind, Kind::Line | Kind::Paragraph | Kind::Bullet)
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
pub(super) fn item(text: &Text, value: &Value, start: Start) -> Option<Value> {
    const MARKS: &[&str] = &[":", "-", "—", "(", ",", "=", ".", ";"];
    if heads_values(text, value) || leads_on(text, value) {
        return None;
    }
    let inside = value.text.ends_with(':');
    // `` `1` or empty - … ``: what is empty is no value.
    let empty = text.tokens.is_at(value.end, "or") && text.tokens.is_at(value.end + 1, ["empty", "blank", "omitted"]);
    let end = value.end + if empty { 2 } else { 0 };
    let marked = text.tokens.get(end).is_none_or(|next| match next.kind {
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

/// ``Fast: `f1` | `f2` ``, `` `a`, `b`: … ``: the values of an item are others than its first word, or more.
fn heads_values(text: &Text, value: &Value) -> bool {
    let behind = text.tokens.get(value.end + 1).filter(|next| !is_structure(next));
    let is_code =
        value.end.checked_sub(1).and_then(|at| text.tokens.get(at)).is_some_and(|last| last.kind == Kind::Literal);
    let next = |from: usize| behind.and_then(|_| value::read(text, from, text.tokens.len())).filter(|next| next.marked);
    if value.marked && text.tokens.is_at(value.end, ',') {
        return next(value.end + 1).is_some();
    }
    if is_code || !text.tokens.is_at(value.end, [':', '-']) {
        return false;
    }
    next(value.end + 1).is_some_and(|first| {
        text.tokens.get(first.end).is_none_or(|mark| is_structure(mark) || mark.is([',', '|', '/', ';', '.']))
    })
}

/// `Open --> shut`: from one to another, where `open -> it can be used` says what it means.
fn leads_on(text: &Text, value: &Value) -> bool {
    let rest = text.tokens.get(value.end..).unwrap_or_default();
    let shaft = rest.iter().take_while(|token| token.is(['-', '='])).count();
    let arrow = shaft + usize::from(rest.is_at(shaft, ['>', '→', '➔']));
    let to = value::read(text, value.end + arrow, text.tokens.len());
    arrow > shaft && to.is_some_and(|to| text.tokens.get(to.end).is_none_or(is_structure))
}

/// Whether a value without marks is a word that stands for another thing.
pub(super) fn is_word(value: &str) -> bool {
    // A capital alone is a value, and so is what is written as a name.
    if EVERY.contains(&value) {
        return false;
    }
    value.len() > 1 && Class::StandIn.holds(&value.to_lowercase()) || value == "a"
}

//! A list of values right below the words that say what the field is: bullets, or paragraphs, each with what a value means.

use super::Candidate;
use super::category::{are_plain_values, is_category};
use super::following::{Start, compare, depths, is_word, item};
use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::noun;
use crate::mine::text::{Kind, Text};
use crate::mine::value::{self, List, Value};

/// How many sentences may stand between what the field is and the list of its values.
const BETWEEN: usize = 3;

/// The list below the definition, where all of it are values, each with what it means.
pub(super) fn defined<'a>(reader: &'a Reader<'a>) -> Option<Candidate<'a>> {
    let sentence = reader.text.sentences.get(reader.at)?;
    let is_first = reader.clause.parent.is_none() && reader.defines() && reader.at == 0;
    let opens = sentence.clauses.first().is_some_and(|first| first.tokens == reader.clause.tokens);
    // A list that words lead to is read by them.
    if !is_first
        || !opens
        || Class::LanguageField.words().iter().any(|word| noun::names_field(reader.subject.field, word))
    {
        return None;
    }
    let list = bullets(reader).or_else(|| paragraphs(reader))?;
    let site = reader.site(0..reader.words.len());
    (list.values.len() > 1).then_some(Candidate { site, list, constant: false, own: true })
}

/// Bullets, all of them values.
fn bullets(reader: &Reader<'_>) -> Option<List> {
    let tokens = &reader.text.tokens;
    let first = tokens.iter().position(|token| token.kind == Kind::Bullet)?;
    let mut between = reader.text.sentences.iter().skip(1).take_while(|other| other.tokens.start < first);
    let leads_elsewhere = |at: usize| tokens.get(at).is_some_and(|token| token.is(':'));
    if between.clone().count() > BETWEEN || between.any(|other| leads_elsewhere(other.tokens.end.saturating_sub(1))) {
        return None;
    }
    let mut list = List { marked: true, alternatives: true, ..List::default() };
    let depths = depths(reader);
    let outer = depths.first().map_or(0, |(_, depth)| *depth);
    for (at, _) in depths.iter().filter(|(_, depth)| compare(*depth, outer).is_eq()) {
        let start = (at + 1..tokens.len()).find(|at| !is_structure(&tokens[*at].kind))?;
        let value = glossed(reader, start, Start::Bullet)?;
        if list.values.contains(&value.text) {
            return None;
        }
        list.marked &= value.marked;
        list.end = value.end;
        list.values.push(value.text);
    }
    settled(reader, list)
}

/// Paragraphs behind the definition that start with a value in code each: `` `A`: what it means ``.
fn paragraphs(reader: &Reader<'_>) -> Option<List> {
    let text = reader.text;
    let category = is_category(reader);
    let term = |at: usize| {
        let value = value::read(text, at, text.tokens.len()).filter(|value| value.marked && is_term(text, value))?;
        let bold = || category && is_shaped(&value.text) && !value.text.contains(char::is_whitespace);
        (is_code(text, at) || bold()).then_some(value)
    };
    // A text that starts with a value says of no other thing what it is.
    if term(reader.text.sentences.get(reader.at)?.tokens.start).is_some() {
        return None;
    }
    let mut list = List { marked: true, alternatives: true, ..List::default() };
    for at in reader.limit()..text.tokens.len() {
        let starts = at.checked_sub(1).is_some_and(|at| matches!(text.tokens[at].kind, Kind::Paragraph | Kind::Line));
        if !starts || is_structure(&text.tokens[at].kind) {
            continue;
        }
        match term(at) {
            Some(value) => {
                list.end = value.end;
                list.values.push(value.text.trim_end_matches(':').to_owned());
            }
            // The list starts right below the definition, and what stands behind its last value explains.
            None if list.values.is_empty() => return None,
            None => {}
        }
    }
    let count = list.values.len();
    list.values.dedup();
    (count > 1 && count == list.values.len()).then_some(list)
}

/// Whether a mark behind a value, or in it, makes it a term that is explained.
fn is_term(text: &Text, value: &Value) -> bool {
    let next = text.tokens.get(value.end);
    value.text.ends_with(':')
        || next.is_some_and(|next| ["-", "–", "—", ":", "="].iter().any(|mark| next.is_punct(mark)))
}

fn is_structure(kind: &Kind) -> bool {
    matches!(kind, Kind::Line | Kind::Paragraph | Kind::Bullet)
}

/// The value at the start of an item, where what is behind it can only say what it means.
fn glossed(reader: &Reader<'_>, at: usize, start: Start) -> Option<Value> {
    let value = value::read(reader.text, at, reader.text.tokens.len())?;
    let number = matches!(reader.text.tokens.get(at)?.kind, Kind::Number(_));
    let found = item(reader.text, &value, start)?;
    let spaced = found.text.contains(char::is_whitespace) && !is_code(reader.text, at);
    let bare_number = number && !is_term(reader.text, &value);
    (!spaced && !bare_number && (is_code(reader.text, at) || !is_word(&found.text))).then_some(Value {
        marked: value.marked && (is_code(reader.text, at) || is_shaped(&found.text)) || number,
        ..found
    })
}

/// Whether a value stands in code or in quotation marks.
fn is_code(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.kind == Kind::Literal)
}

/// Whether bold text is written as no heading is: `FLAT_RED`, `flatRed`, `flat`.
fn is_shaped(value: &str) -> bool {
    let capital = value.starts_with(char::is_uppercase);
    let inner = value.chars().skip(1).any(|c| c.is_ascii_uppercase() || c == '_' || c == '-' || c.is_ascii_digit());
    inner || !capital
}

/// Values without marks of their own are those of fields that are one of a few.
fn settled(reader: &Reader<'_>, list: List) -> Option<List> {
    let plain = || is_category(reader) && are_plain_values(&list);
    if list.values.len() < 2 || !list.marked && !plain() {
        return None;
    }
    Some(List { marked: true, ..list })
}

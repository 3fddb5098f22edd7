//! The values of a list that follows the sentence which leads to it: bullets, and paragraphs with a value at the start.

use super::Reader;
use crate::mine::text::{Kind, Sentence, Text};
use crate::mine::value::{self, List, Value};

/// The values of the list that the reader's clause introduces. `None` where it is no list, or not of values only.
pub(super) fn gathered(reader: &Reader<'_>) -> Option<List> {
    let text = reader.text;
    let last = reader.clause.tokens.last().copied()?;
    if last + 1 < reader.limit() && !text.tokens.get(last + 1).is_some_and(|token| token.kind == Kind::Punct) {
        return None;
    }
    let mut list = List { marked: true, ..List::default() };
    let mut bullets = false;
    for sentence in text.sentences.iter().skip(reader.at + 1) {
        let bullet = sentence.intro.is_some_and(|intro| intro == reader.at || bullets);
        if bullet && starts_item(text, sentence) {
            bullets = true;
            list.push(item(text, sentence)?);
        } else if let Some(value) = item(text, sentence).filter(|value| value.marked && !bullet && !bullets) {
            list.push(value);
        } else if list.values.is_empty() && sentence.tokens.len() > HEADING || bullets && !bullet {
            break;
        }
    }
    (list.values.len() > 1).then_some(list)
}

/// A heading of a table has no more tokens.
const HEADING: usize = 2;

impl List {
    fn push(&mut self, value: Value) {
        if !self.values.contains(&value.text) {
            self.values.push(value.text);
        }
    }
}

fn starts_item(text: &Text, sentence: &Sentence) -> bool {
    let before = sentence.tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at));
    before.is_some_and(|token| token.kind == Kind::Bullet)
}

/// The value that a sentence starts with, where what follows can only say what it means.
fn item(text: &Text, sentence: &Sentence) -> Option<Value> {
    const MARKS: &[&str] = &[":", "-", "—", "(", ",", "=", "."];
    let value = value::read(text, sentence.tokens.start, sentence.tokens.end)?;
    let next = text.tokens.get(value.end).filter(|_| value.end < sentence.tokens.end);
    let marked = next.is_none_or(|next| next.kind == Kind::Punct && MARKS.contains(&next.text.as_str()));
    let inside = value.text.ends_with(':');
    (marked || inside).then(|| Value { text: value.text.trim_end_matches(':').to_owned(), ..value })
}

/// Whether a value without marks is a word that stands for another thing.
pub(super) fn is_word(value: &str) -> bool {
    const WORDS: &[&str] = &[
        "the",
        "a",
        "an",
        "your",
        "our",
        "them",
        "these",
        "those",
        "any",
        "it",
        "its",
        "this",
        "that",
        "listed",
        "those",
        "as",
        "described",
        "defined",
        "here",
        "from",
        "in",
        "documented",
        "found",
        "based",
        "below",
        "above",
        "limited",
        "case",
        "values",
        "following",
        "two",
        "three",
        "several",
        "many",
        "more",
        "all",
        "some",
        "same",
    ];
    WORDS.contains(&value.to_lowercase().as_str())
}

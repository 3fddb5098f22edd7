//! The words that type cells are made of, and what they mean wherever nothing on the pages says otherwise.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::super::raw::RawTypeKind;
use super::vocabulary::WORDS;
use super::word::Word;

/// The most words of one entry.
pub(super) const MOST: usize = 3;

/// The meanings of each text: type cells are read word by word.
static MEANINGS: LazyLock<HashMap<&str, Vec<Word>>> = LazyLock::new(|| {
    let mut meanings: HashMap<&str, Vec<Word>> = HashMap::new();
    for (word, texts) in WORDS {
        for text in *texts {
            meanings.entry(text).or_default().push(*word);
        }
    }
    meanings
});

/// What a text of one or several words means, each meaning that it may have.
pub(super) fn meanings(text: &str) -> impl Iterator<Item = Word> + use<> {
    MEANINGS.get(text).into_iter().flatten().copied()
}

/// Whether a word, or the singular of it, is in the table.
pub(in super::super) fn is_known(text: &str) -> bool {
    [text, text.strip_suffix('s').unwrap_or(text)].iter().any(|text| meanings(text).next().is_some())
}

/// Whether a word means one plain JSON type, so that a definition has nothing to add.
pub(in super::super) fn is_plain(text: &str) -> bool {
    matches!(
        text,
        "string"
            | "text"
            | "integer"
            | "int"
            | "number"
            | "float"
            | "double"
            | "boolean"
            | "bool"
            | "object"
            | "array"
            | "list"
            | "map"
    )
}

/// Whether APIs differ in what they mean by a word.
pub(in super::super) fn is_vague(text: &str) -> bool {
    matches!(text, "timestamp" | "datetime" | "date" | "time" | "duration" | "date-time" | "code" | "flag")
}

/// The words that mean a type by themselves.
pub(in super::super) fn types() -> impl Iterator<Item = &'static str> {
    let is_type = |word: &Word| matches!(word, Word::Type(_) | Word::List | Word::Map);
    WORDS.iter().filter(move |(word, _)| is_type(word)).flat_map(|(_, words)| words.iter().copied())
}

/// The type that a word means.
pub(in super::super) fn kind(text: &str) -> Option<RawTypeKind> {
    meanings(text).find_map(|word| if let Word::Type(base) = word { Some(base.kind()) } else { None })
}

/// Whether a word means a type, a list or an object by itself.
pub(in super::super) fn is_type(text: &str) -> bool {
    meanings(text).any(|word| matches!(word, Word::Type(_) | Word::List | Word::Map))
}

/// Numbers in words, as far as lists have so many elements.
pub(super) fn count(text: &str) -> Option<u64> {
    const WORDS: &[&str] = &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().position(|word| *word == text).map(|at| at as u64);
    word.or_else(|| text.parse().ok())
}

/// Whether a text starts with a word that means a type.
pub(in super::super) fn is_type_word(text: &str) -> bool {
    let lower = text.to_lowercase();
    let first = lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '|' | ',')).next().unwrap_or_default();
    is_type(first) || is_type(&lower)
}

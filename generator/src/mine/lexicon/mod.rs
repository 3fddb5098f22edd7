//! The lexicon: which words are of which class. A synonym is added here once, and helps whoever asks for the class.

use std::collections::HashMap;
use std::sync::LazyLock;

mod words;

pub(super) use self::words::Class;

/// The classes of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes([u64; 4]);

struct Lexicon {
    /// The words of each class, in the order of the classes.
    words: Vec<Vec<&'static str>>,
    classes: HashMap<&'static str, Classes>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let words: Vec<Vec<_>> = Class::ALL.iter().map(|(_, _, words)| words.split_whitespace().collect()).collect();
    let mut classes: HashMap<_, Classes> = HashMap::new();
    for ((class, ..), words) in Class::ALL.iter().zip(&words) {
        for word in words {
            classes.entry(*word).or_default().add(*class);
        }
    }
    Lexicon { words, classes }
});

/// The classes of a word.
pub(super) fn classes(word: &str) -> Classes {
    LEXICON.classes.get(word).copied().unwrap_or_default()
}

impl Classes {
    fn add(&mut self, class: Class) {
        if let Some(bits) = self.0.get_mut(class as usize / 64) {
            *bits |= 1 << (class as usize % 64);
        }
    }

    /// Whether a class is among them.
    pub(super) fn has(self, class: Class) -> bool {
        self.0.get(class as usize / 64).is_some_and(|bits| bits & (1 << (class as usize % 64)) != 0)
    }
}

impl Class {
    /// The class that phrases know by this name: `max` is [`Class::Max`].
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own, _)| own.eq_ignore_ascii_case(name)).map(|(class, ..)| *class)
    }

    /// Its words.
    pub(super) fn words(self) -> &'static [&'static str] {
        LEXICON.words.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a text is one of its words, whatever marks are around it.
    pub(super) fn holds(self, text: &str) -> bool {
        classes(text).has(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn every_class_has_words_none_of_them_twice() {
        for (class, _, words) in Class::ALL {
            let mut words: Vec<_> = words.split_whitespace().collect();
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert!(count > 0 && words.len() == count, "{class:?}");
            assert!(words.iter().all(|word| *word == word.to_lowercase()), "{class:?}");
        }
    }
}

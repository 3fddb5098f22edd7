//! `misspelling.*`: clauses that would bound the value if one slip of the hand were mended: `at mots 100 characters`.
//!
//! What a writer meant is not guessed. The words are a finding, so that whoever owns the page mends it.

use super::reject;
use crate::diagnostic::suggest::is_slip;
use crate::ir::Why;
use crate::mine::Findings;
use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token};
use crate::source::Span;

/// How many words before its number a bound stands.
const REACH: usize = 4;

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let Some(part) = misspelt(&reader.words) else { return };
    let site = reader.site(part);
    let span = site.evidence().span;
    let overlaps = |other: Span| other.start < span.end && span.start < other.end;
    // Whatever was made of the other words, it misses one: `the maximun length is 12` is no exact length.
    findings.constraints.retain(|found| !overlaps(found.evidence.span));
    findings.rejected.retain(|found| !overlaps(found.evidence.span));
    reject(findings, &site, "misspelling.bound", Why::Misspelt);
}

/// The part of a clause from a bound to what it counts, where one word of it is misspelt.
fn misspelt(words: &[&Token]) -> Option<std::ops::Range<usize>> {
    let numbers = (0..words.len()).filter(|at| matches!(words[*at].kind, Kind::Number(_)));
    for at in numbers {
        let before = at.saturating_sub(REACH)..at;
        let counted = words.get(at + 1).filter(|token| token.kind == Kind::Word);
        let end = at + 1 + usize::from(counted.is_some());
        if let Some(bound) = before.clone().rev().find(|at| is_misspelt(words[*at], Class::BoundWord.words())) {
            return Some(bound..end);
        }
        let bound = before.rev().find(|at| words[*at].is(Class::BoundWord));
        if let Some(bound) = bound.filter(|_| counted.is_some_and(|token| is_misspelt(token, Class::LongUnit.words())))
        {
            return Some(bound..end);
        }
    }
    None
}

/// Whether a word is one of some others but for a slip. Other words are that near, too: a letter more or less at the end
/// is another form (`exceeds`), a comparative with another ending another word (`shorten`), and of short words only a swap
/// of letters makes none (`mots`, and not `must`).
fn is_misspelt(token: &Token, known: &[&str]) -> bool {
    let word = token.text.as_str();
    let is_near = |known: &&&str| {
        let starts_alike = word.chars().next() == known.chars().next();
        let ends_alike = word.chars().last() == known.chars().last() || !known.ends_with("er");
        let is_framed = starts_alike && ends_alike && !word.starts_with(**known) && !known.starts_with(word);
        let is_swap = word.len() == known.len() && sorted(word) == sorted(known);
        let is_long = known.len() > 5 && is_framed;
        is_slip(word, known) && (is_swap || is_long)
    };
    token.kind == Kind::Word && !token.is(known) && known.iter().any(|other| is_near(&other))
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn one_slip_makes_a_finding() {
        check(
            "misspelling",
            &[
                ("string", "The name of the crate. At mots 100 characters.", &["! a word is misspelt"]),
                ("string", "Must be at laest 3 characters long.", &["! a word is misspelt"]),
                ("string", "The maximun length is 12.", &["! a word is misspelt"]),
                ("string", "At most 100 charcters.", &["! a word is misspelt"]),
                ("integer", "Must be betwen 1 and 9.", &["! a word is misspelt"]),
            ],
        );
    }

    #[test]
    fn other_words_are_none() {
        check(
            "misspelling",
            &[
                ("string", "At most 100 characters.", &[]),
                ("string", "It has at least 1 character, or at most 2 character.", &[]),
                ("string", "The host of 3 servers, which must 5 times answer.", &[]),
                ("string", "Used to shorten to 10 characters.", &[]),
                ("string", "The last 4 characters of the card.", &[]),
                ("integer", "The lists of exceeded 3 charters.", &[]),
            ],
        );
    }
}

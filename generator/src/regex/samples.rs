//! Texts at the edges of what an expression matches: for the tests of what is emitted.

use super::Node;
use super::program::Program;
use crate::charset::{after, before};

/// Texts are as long as that at most.
const LONGEST: usize = 1200;

/// So many alternatives are tried of each choice.
const CHOICES: usize = 6;

/// Changes are made at so many places from the start, and as many from the end.
const PLACES: usize = 12;

/// So many texts of each sort are enough.
const KEPT: usize = 8;
const BROKEN: usize = 16;

/// Texts that an expression matches in, and others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Samples {
    /// It matches in these.
    pub(crate) keeps: Vec<String>,
    /// It does not match in these.
    pub(crate) breaks: Vec<String>,
}

pub(super) fn samples(node: &Node, program: &Program) -> Samples {
    let mut whole = Vec::new();
    for choice in 0..CHOICES {
        for most in [false, true] {
            let mut text = String::new();
            if write(node, choice, most, &mut text).is_some() && !whole.contains(&text) {
                whole.push(text);
            }
        }
    }
    let mut out = Samples::default();
    let (keeps, others): (Vec<_>, Vec<_>) = whole.into_iter().partition(|text| program.matches(text));
    // Changes of the shortest and the longest text come first.
    let mut changed: Vec<String> = others;
    changed.extend(["", "a", "é"].map(str::to_owned));
    for text in keeps.iter().take(4) {
        changed.extend(changes(text).filter(|text| !program.matches(text)));
    }
    changed.retain(|text| !program.matches(text));
    let mut seen = std::collections::HashSet::new();
    changed.retain(|text| seen.insert(text.clone()));
    let step = changed.len().div_ceil(BROKEN).max(1);
    out.breaks = changed.into_iter().step_by(step).collect();
    out.keeps = keeps.into_iter().take(KEPT).collect();
    out
}

/// Appends a text of a part: with the first or the last character of each set, the least or the most of each count, and
/// this alternative of each choice. None where it would be too long.
fn write(node: &Node, choice: usize, most: bool, out: &mut String) -> Option<()> {
    match node {
        Node::Set(set) => {
            let (first, last) = (set.ranges().first()?.0, set.ranges().last()?.1);
            // The last of all characters is none that anybody can read.
            let last = if last == char::MAX && set.contains('é') { 'é' } else { last };
            out.push(if most { last } else { first });
        }
        Node::Start | Node::End => {}
        Node::All(parts) => parts.iter().try_for_each(|part| write(part, choice, most, out))?,
        Node::One(alternatives) => write(alternatives.get(choice % alternatives.len().max(1))?, choice, most, out)?,
        Node::Times(part, least, bound) => {
            let count = if most { bound.unwrap_or(least + 2) } else { *least };
            (0..count).try_for_each(|_| write(part, choice, most, out))?;
        }
    }
    (out.len() <= LONGEST).then_some(())
}

/// A text with one character less, more, or another, at each place near its ends.
fn changes(text: &str) -> impl Iterator<Item = String> + '_ {
    let characters: Vec<char> = text.chars().collect();
    let count = characters.len();
    let near = move |at: &usize| *at < PLACES || at + PLACES >= count;
    let with = move |at: usize, put: &[char]| {
        let (head, tail) = (characters.get(..at).unwrap_or_default(), characters.get(at + 1..).unwrap_or_default());
        [head, put, tail].concat().into_iter().collect::<String>()
    };
    let original: Vec<char> = text.chars().collect();
    (0..count).rev().filter(near).flat_map(move |at| {
        let c = original.get(at).copied().unwrap_or_default();
        let other = [before(c), after(c), Some('é'), Some('\n')].into_iter().flatten().map(|other| with(at, &[other]));
        [with(at, &[]), with(at, &[c, c])].into_iter().chain(other).collect::<Vec<_>>()
    })
}

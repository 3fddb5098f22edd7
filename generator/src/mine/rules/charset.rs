//! `charset.*`: which characters a string may be made of.

use crate::mine::lexicon::Class;
use std::ops::Range;
use std::sync::LazyLock;

use super::addition::{self, Addition};
use super::{file, reject};
use crate::ir::{Charset, ConstraintKind, Target, Why};
use crate::mine::characters::{List, read_list};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::Phrases;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::{Findings, Shape};

/// How much a phrase says of the list behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    /// The list is all.
    Closed,
    /// The list is all where it says so itself, or names both letters and others: `may contain letters and digits`.
    Listing,
    /// The list describes the value: `must be alphanumeric`.
    Adjective,
}

const PHRASES: &[(&str, Force, &str)] = &[
    (
        "charset.valid_characters",
        Force::Closed,
        "valid|allowed|supported|permitted|accepted|acceptable|legal|possible characters|symbols are|is|:|include|=",
    ),
    (
        "charset.valid_characters",
        Force::Closed,
        "valid|allowed|supported|permitted|accepted|acceptable|legal|possible characters|symbols for|in|of ~ are|is|:|include|=",
    ),
    (
        "charset.valid_characters",
        Force::Closed,
        "valid|allowed|supported|permitted|accepted|acceptable|legal character set [is|:]",
    ),
    ("charset.valid_characters", Force::Closed, "characters allowed|permitted|supported [are|is] [:]"),
    (
        "charset.only",
        Force::Closed,
        "only contain|include|use|have|contains|includes|uses|accepts|accept|allows|allow|consist|consists|be [of]",
    ),
    (
        "charset.only",
        Force::Closed,
        "contain|contains|include|includes|use|have|has|containing|accepts|accept|allows be|composed|comprised|made|up only|solely|exclusively [of]",
    ),
    (
        "charset.only",
        Force::Closed,
        "contain|contains|include|includes|use|have|has|containing|accepts|accept|allows|supports only|solely|exclusively",
    ),
    (
        "charset.only",
        Force::Closed,
        "consist|consists|consisting|composed|comprised|made|made [up] [only|solely|exclusively|entirely] of [only]",
    ),
    ("charset.only", Force::Closed, "composed only|solely|exclusively of"),
    ("charset.only", Force::Closed, "only"),
    (
        "charset.outside",
        Force::Closed,
        "not contain|include|have|use [any] characters outside|beyond [of] [the] [set|range] [of]",
    ),
    ("charset.outside", Force::Closed, "not contain|include|have|use [any] characters other than"),
    ("charset.listing", Force::Listing, "can|may contain|include|use|have"),
    ("charset.listing", Force::Listing, "must|should contain|use|be"),
    ("charset.is", Force::Adjective, "must|should|can|may be [a|an]"),
];

static COMPILED: LazyLock<Phrases<(&str, Force)>> =
    LazyLock::new(|| Phrases::new(PHRASES.iter().map(|(id, force, source)| ((*id, *force), *source))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let mut at = 0;
    let mut missed: Option<(Range<usize>, &'static str)> = None;
    while at < reader.words.len() {
        match candidate(reader, at) {
            Some(Candidate::Read(rule, part, list)) => {
                at = part.end.max(at + 1);
                let site = reader.site(part);
                let judged = judge(&site, &list).map(|(target, set)| (target, vec![ConstraintKind::Charset(set)]));
                file(findings, &site, rule, judged);
                missed = None;
            }
            Some(Candidate::Unread(rule, part)) => {
                at += 1;
                missed = missed.or(Some((part, rule)));
            }
            None => at += 1,
        }
    }
    if let Some((part, rule)) = missed {
        reject(findings, &reader.site(part), rule, Why::UnreadableList);
    }
}

enum Candidate {
    Read(&'static str, Range<usize>, List),
    /// Something that only leads to a list of characters, and a list that could not be read.
    Unread(&'static str, Range<usize>),
}

fn candidate(reader: &Reader<'_>, at: usize) -> Option<Candidate> {
    let mut unread = None;
    let limit = reader.text.sentences.get(reader.at)?.tokens.end;
    let before = reader.words.get(..at)?;
    let read_list = |first| read_list(reader.text, first, limit, before.has("lowercase"));
    for ((id, force), found) in COMPILED.matches(&reader.words, at) {
        let Some(&first) = reader.clause.tokens.get(found.end) else { continue };
        match read_list(first).filter(|list| closed(*force, list, reader)) {
            Some(list) => return Some(Candidate::Read(id, part(reader, at, list.end), list)),
            None if id == &"charset.valid_characters" => unread = Some(Candidate::Unread(id, at..found.end)),
            None => {}
        }
    }
    // A list that is counted: `3 to 20 letters, digits or hyphens`.
    let counted = at.checked_sub(1).and_then(|at| reader.words.get(at)).is_some_and(|token| token.is_number());
    if counted
        && let Some(list) = read_list(*reader.clause.tokens.get(at)?)
            .filter(|list| list.alphabetic && (list.elements > 1 || is_alphanumeric(reader, at)))
    {
        return Some(Candidate::Read("charset.counted", part(reader, at, list.end), list));
    }
    // A list that starts a segment and says `only` of itself: `a label, letters only`.
    let opens = at == 0 || reader.words.is_at(at - 1, [',', ':']);
    let first = *reader.clause.tokens.get(at)?;
    let only = || reader.text.tokens.get(first..limit).is_some_and(|rest| rest.has("only"));
    let list = if opens && only() { read_list(first) } else { None };
    match list.filter(|list| list.only && list.alphabetic) {
        Some(list) => Some(Candidate::Read("charset.only", part(reader, at, list.end), list)),
        None => unread,
    }
}

/// `2-4 alphanumeric characters`: the word says it of all of them.
fn is_alphanumeric(reader: &Reader<'_>, at: usize) -> bool {
    let said = reader.words.is_at(at, "alphanumeric");
    // `It cannot end with a hyphen`: so it may have one elsewhere.
    said && !reader.text.tokens.has(Class::MarkName)
}

/// The part of the clause from `at` to the end of a list.
fn part(reader: &Reader<'_>, at: usize, end: usize) -> Range<usize> {
    let end = reader.clause.tokens.iter().position(|token| *token >= end).unwrap_or(reader.words.len());
    at..end.max(at + 1)
}

/// Whether a list names all that may occur.
fn closed(force: Force, list: &List, reader: &Reader<'_>) -> bool {
    match force {
        // ``Only `A` and `B` are supported`` are values, not characters.
        Force::Closed => {
            let letters = list.set.ranges().iter().all(|(low, _)| low.is_ascii_alphanumeric());
            let named = reader.words.has(["characters", "character", "symbols"]);
            list.alphabetic || list.elements > 1 && (!letters || named)
        }
        Force::Listing => {
            list.alphabetic && list.only || list.alphabetic && list.elements >= 3 && has_may(&reader.words)
        }
        Force::Adjective => list.alphabetic,
    }
}

fn has_may(words: &[&Token]) -> bool {
    words.has(["can", "may"])
}

fn judge(site: &Site<'_>, list: &List) -> Result<(Target, Charset), Why> {
    if list.set.ranges().is_empty() {
        return Err(Why::UnreadableList);
    }
    force::holds(site)?;
    let number = site.inside().has(["numeric", "numbers", "number", "numerical"])
        && !site.inside().has(["digits", "digit", "characters"]);
    if number && list.elements == 1 && list.set.ranges() == [('0', '9')] {
        // `Must be numeric`: `-1.5` is.
        return Err(Why::NumberNotCharacters);
    }
    let target = subject::target(site)?;
    let fits = match (site.subject.shape, target) {
        (Shape::String, Target::Itself) | (Shape::Map(_), Target::Keys) => true,
        (Shape::Array(items), Target::Items) => **items == Shape::String,
        (Shape::Map(values), Target::Values) => **values == Shape::String,
        _ => false,
    };
    if !fits {
        return Err(Why::ShapeWithoutCharacters);
    }
    if starts_outside(site, list) {
        return Err(Why::ContradictsStart);
    }
    // `alphanumeric characters with dashes`: there is more than the list.
    let joined = site.after().starts(Class::Addendum);
    let measured =
        site.after().iter().take(4).any(|token| token.is_number() || token.is(["length", "maximum", "minimum"]));
    let more = joined && !measured;
    match addition::behind(site) {
        Addition::None if more => Err(Why::UnreadableList),
        Addition::None => Ok((target, list.set.clone())),
        Addition::Marks(marks) => {
            let own = list.set.ranges().iter().copied();
            Ok((target, Charset::new(own.chain(marks.chars().map(|mark| (mark, mark))))))
        }
        Addition::Unread => Err(Why::OpenList),
    }
}

/// `must start with "x:" and contain only letters`: the mark at the start is in no list of letters.
fn starts_outside(site: &Site<'_>, list: &List) -> bool {
    let words = site.words.as_slice();
    let starts = words.place(Class::Edge);
    let behind = starts.and_then(|at| words.get(at..)).unwrap_or_default().iter().take(5);
    behind.filter(|token| token.kind == Kind::Literal).any(|token| token.text.chars().any(|c| !list.set.contains(c)))
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn sets_of_characters_are_read() {
        check(
            "charset",
            &[
                (
                    "string",
                    "A tag. Valid characters for a tag are `a-z`, `0-9`,<br/>`-`, and `_`.",
                    &["charset a-z0-9_-"],
                ),
                ("string", "A tag. Can contain only lowercase letters, digits and hyphens.", &["charset a-z0-9-"]),
                ("string", "A tag. Must consist of printable ASCII characters.", &["charset \\x20-~"]),
                ("string", "A tag. Only letters (a-z, A-Z) and periods (.) are allowed.", &["charset A-Za-z."]),
                ("string", "A tag. Must be alphanumeric.", &["charset A-Za-z0-9"]),
                ("string", "A tag. Use only numbers, spaces, and the character \"#\".", &["charset 0-9\\x20#"]),
                (
                    "string",
                    "A tag. Must not contain characters outside the set `%x30-39 / %x41-46`.",
                    &["charset A-F0-9"],
                ),
                ("string", "A tag. May only contain the characters `[A-Za-z0-9_]`.", &["charset A-Za-z0-9_"]),
                ("string", "A tag. May contain letters, numbers, and dashes.", &["charset A-Za-z0-9-"]),
                ("string", "A tag. Must be 3 to 9 letters, digits or underscores.", &["charset A-Za-z0-9_"]),
                ("string", "A tag: lowercase letters, digits and hyphens only, 3-9 characters", &["charset a-z0-9-"]),
                ("string", "A tag, digits only", &["charset 0-9"]),
                ("string", "A tag. It can consist of any upper or lowercased letter or digit.", &["charset A-Za-z0-9"]),
                (
                    "string",
                    "A tag. It takes a text consisting of lowercase letters with no blanks. It can also include any of \
                     these characters: +_-",
                    &["charset a-z+_-"],
                ),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_set_is_none() {
        check(
            "charset",
            &[
                (
                    "string",
                    "A tag. Valid characters are letters, emoji and digits.",
                    &["! a list that cannot be read whole"],
                ),
                ("string", "A tag. Can contain only letters. It can also include any dash.", &["! an open list"]),
                (
                    "string",
                    "A tag. Can contain only letters. It can also include any of these characters: +_.",
                    &["! an open list"],
                ),
                (
                    "string",
                    "A tag. Can contain only letters. Seals can also contain these characters: +_",
                    &["! an open list"],
                ),
                (
                    "string",
                    "A tag. Can contain only letters. If it is big, it can also include these characters: +_",
                    &["! an open list"],
                ),
                (
                    "string",
                    "A tag. Must start with `t:` and contain only letters.",
                    &["! contradicts how the value starts"],
                ),
                ("string", "A tag. If it is public, it can contain only letters.", &["! conditional"]),
                (
                    "string",
                    "A tag. Must consist of letters and digits, with an optional prefix and a slash.",
                    &["! an open list"],
                ),
                (
                    "string",
                    "A tag. Can contain only letters and digits. For shared tags, enter a formula in quotes.",
                    &["! conditional"],
                ),
                (
                    "string",
                    "A tag: 3-9 letters, parentheses (()), spaces ( ), or dashes(-)",
                    &["charset A-Za-z\\x20()-"],
                ),
                ("string", "A tag. Valid characters are a-z, 0-9, /, +, and =.", &["charset a-z+/-9="]),
                ("string", "A tag. Allowed characters: a-z, -, ?, {, and !.", &["! a list that cannot be read whole"]),
                ("string", "A weight. Must be numeric.", &["! a number, and no list of characters"]),
                (
                    "string",
                    "A tag. Valid characters are letters, digits and -._~!.",
                    &["! a list that cannot be read whole"],
                ),
                ("string", "A tag. Must consist of letters. Hyphens may be used between words.", &["! conditional"]),
                ("string", "A tag. Must consist of letters. Other characters are removed.", &["! conditional"]),
                ("string", "A tag. Only letters. For bundles, only digits.", &["! conditional"]),
                ("string", "A tag. Must contain at least one digit.", &[]),
                ("string", "A tag. Its first mark must be a letter.", &["! about another thing"]),
                ("integer", "A count. Must be alphanumeric.", &["! the shape of the value has no characters"]),
                ("string", "A tag. It is case-sensitive.", &[]),
                ("string", "A tag. Only `A` and `B` are supported.", &[]),
            ],
        );
    }
}

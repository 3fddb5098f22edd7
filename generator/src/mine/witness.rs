//! Values that the prose itself gives: an example, or a value with a meaning of its own. What forbids one is misread.

use crate::mine::lexicon::Class;
use std::ops::Range;

use super::Subject;
use super::text::{Kind, Text, Words};
use crate::ir::{Constraint, ConstraintKind, Target};

/// A value that the prose gives, and its place in the prose.
pub(super) struct Witness {
    pub(super) value: String,
    pub(super) at: Range<usize>,
}

/// Whether a value that the prose gives breaks a constraint.
pub(super) fn breaks(value: &str, constraint: &Constraint) -> bool {
    // A value without marks may end early, which is enough to break its form.
    let is_form = matches!(constraint.kind, ConstraintKind::Format(_));
    constraint.target == Target::Itself && !is_form && constraint.kind.admits(&value.into()) == Some(false)
}

/// The values that a description gives.
pub(super) fn witnesses(subject: &Subject<'_>, text: &Text) -> Vec<Witness> {
    let mut out = examples(&subject.prose.text);
    out.extend(meanings(text));
    out.extend(set_to(text));
    out.extend(in_parentheses(&subject.prose.text));
    out.retain(|Witness { value, .. }| !value.is_empty() && !subject.siblings.has(value) && value != subject.field);
    out
}

/// Words that lead to examples.
const LEADS: &[&str] = &["e.g.", "example:", "examples:", "for example", "the format"];

/// A description has few examples, and the search for each is linear.
const MOST: usize = 8;

/// Code, bold and quoted text behind a word that says it is an example: ``e.g. `a-1` or `a-2` ``.
fn examples(prose: &str) -> Vec<Witness> {
    let lower = prose.to_ascii_lowercase();
    let starts = LEADS.iter().flat_map(|lead| lower.match_indices(lead).map(|(at, lead)| at + lead.len()).take(MOST));
    starts.flat_map(|start| row(prose, start)).collect()
}

/// The marked values that start somewhere in the prose, as long as only commas, dashes, `or` and glosses stand between them.
fn row(prose: &str, start: usize) -> Vec<Witness> {
    let mut out = Vec::new();
    let mut rest = prose.get(start..).unwrap_or_default();
    while out.len() < MOST {
        rest = skip_between(rest);
        let Some((value, behind)) = marked(rest).or_else(|| written(rest)) else { break };
        out.push(Witness { value: value.to_owned(), at: prose.len() - rest.len()..prose.len() - behind.len() });
        rest = behind;
    }
    out
}

/// `(en-US, de-DE)`: two or more that are written as nothing else is.
fn in_parentheses(prose: &str) -> Vec<Witness> {
    let starts = prose.match_indices('(').take(MOST).map(|(at, mark)| at + mark.len());
    let rows = starts.map(|start| (start, row(prose, start)));
    let bare =
        |start: usize, row: &[Witness]| row.first().is_some_and(|first| first.at.start == start) && row.len() > 1;
    let marks = |value: &Witness| prose.get(value.at.clone()) == Some(value.value.as_str());
    rows.filter(|(start, row)| bare(*start, row) && row.iter().all(marks)).flat_map(|(_, row)| row).collect()
}

/// `you must first set it to Compatible`: a word with a capital within a sentence, beside values that are such words.
fn set_to(text: &Text) -> Vec<Witness> {
    let led = |at: usize| {
        let before = |distance: usize, words: &[&str]| text.tokens.is_back(at, distance, words);
        before(1, &["to"]) && before(2, &["it", "this", "value"]) && (1..5).any(|far| before(far, &["set", "change"]))
    };
    let named = |at: &usize| text.tokens[*at].kind == Kind::Word && text.tokens[*at].capital && led(*at);
    let places = (0..text.tokens.len()).filter(named);
    places.map(|at| Witness { value: text.plain(&(at..at + 1)), at: text.span(&(at..at + 1)) }).collect()
}

fn marked(text: &str) -> Option<(&str, &str)> {
    ["**", "`", "\""].into_iter().find_map(|mark| {
        let (value, behind) = text.strip_prefix(mark)?.split_once(mark)?;
        (!value.contains(['\n', '<', '*']) && value.len() <= 120 && !value.contains(' ')).then_some((value, behind))
    })
}

/// Groups of digits or capitals, without any marks around: `12-34`, `XXX-XX`, `en-US`.
fn written(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '+')).unwrap_or(text.len());
    let (value, behind) = text.split_at_checked(end)?;
    let value = value.trim_end_matches(['.', '-']);
    let formal = value.chars().any(|c| c.is_ascii_digit() || c.is_ascii_uppercase()) && value.contains('-');
    formal.then_some((value, behind))
}

fn skip_between(text: &str) -> &str {
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start_matches([' ', ',', '-', '\n', '\r', ':']);
        // A bullet that is a star, and not the start of bold text.
        let trimmed = if trimmed.starts_with("**") { trimmed } else { trimmed.trim_start_matches('*') };
        let trimmed = ["or ", "and "].into_iter().find_map(|word| trimmed.strip_prefix(word)).unwrap_or(trimmed);
        let trimmed =
            trimmed.strip_prefix('(').and_then(|inner| inner.split_once(')')).map_or(trimmed, |(_, rest)| rest);
        if trimmed.len() == rest.len() {
            return rest;
        }
        rest = trimmed;
    }
}

/// ``Specify `*` to allow all``, ``a code or `*` ``, ``Defaults to `none` ``: literals with a meaning of their own.
fn meanings(text: &Text) -> Vec<Witness> {
    let mut out = Vec::new();
    for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Literal) {
        let before = |distance: usize, words: &[&str]| text.tokens.is_back(at, distance, words);
        let purpose = text.tokens.is_at(at + 1, Class::LiteralPurpose);
        let set = (before(1, &["to"]) || before(1, Class::Order.words())) && purpose;
        let default = before(1, &["to", "is"]) && before(2, &["default", "defaults"]);
        let value_of = before(1, &["of"]) && before(2, &["value", "values"]);
        let word = at.checked_sub(2).and_then(|at| text.tokens.get(at)).is_some_and(|token| token.kind == Kind::Word);
        let or = before(1, &["or"]) && word;
        let also = before(1, &["also", "plus"]) || before(1, &["is"]) && before(2, &["it"]);
        // Names of other fields and expressions are no values.
        if (set || default || or || also || value_of) && !token.text.contains(['=', ' ', '_', '{']) {
            out.push(Witness { value: token.text.clone(), at: text.span(&(at..at + 1)) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::{Case, check};

    #[test]
    fn what_forbids_a_documented_value_is_not_enforced() {
        const OUTSIDE: &str = "! a documented value lies outside";
        let cases: &[Case] = &[
            (
                "string",
                "The 2- to 9-digit shelf number. Examples: - **1-2** (short) - **0000-12345** (long)",
                &["min_length 2", OUTSIDE],
            ),
            ("string", "A shelf code. Max 5 characters, e.g. `crate-9`.", &[OUTSIDE]),
            ("string", "The 9-digit ticket number. Specify \"*\" to name any ticket.", &["max_length 9", OUTSIDE]),
            ("string", "A shelf code. Max 5 characters, for example `ab` of `crate-9`.", &["max_length 5"]),
            ("string", "A motto. Max 9 characters. Use `crate_number_long` to sort.", &["max_length 9"]),
        ];
        check("length", cases);
        check("charset", &[("string", "A tag. Must be alphanumeric. Example: `a-1`.", &[OUTSIDE])]);
    }
}

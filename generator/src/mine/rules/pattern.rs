//! `pattern.*`: regular expressions that the prose writes out.

use std::sync::LazyLock;

use super::file;
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::Phrases;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::{Findings, Shape, regex, value};
use crate::regex::Regex;

const PHRASES: &[&str] = &[
    "match|matches|matching|satisfy|satisfies|follow|follows [the|this] [following] [regex|regular|pattern|regexp] [expression|pattern] [is|:]",
    "regex|regexp|pattern [pattern] [is|:|of]",
    "regular expression [pattern] [is|:|of]",
    "conform|conforms|comply|complies|adhere|adheres to|with [the|this] [following] [regex|regular|pattern|regexp] [expression|pattern] [is|:]",
];

static COMPILED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let mut at = 0;
    while at < reader.words.len() {
        let found = COMPILED.matches(&reader.words, at).map(|((), found)| found.end).max();
        let first = found.and_then(|end| reader.clause.tokens.get(end));
        let Some((value, end)) = first.and_then(|first| expression(reader, *first)) else {
            at += 1;
            continue;
        };
        let site = reader.site_to(at, end);
        at = site.part.end.max(at + 1);
        let judged =
            judge(&site).and_then(|target| Ok((target, enforceable(target, &value.ok_or(Why::NotUnderstood)?)?)));
        file(findings, &site, "pattern.regex", judged);
    }
}

fn enforceable(target: Target, text: &str) -> Result<Vec<ConstraintKind>, Why> {
    if !matches!(target, Target::Itself | Target::Items) {
        return Ok(Vec::new());
    }
    let text = regex::unescaped(text).ok_or(Why::Ambiguous)?;
    Ok(regex::kinds(&text))
}

/// The expression that starts at a token, `None` in it where it cannot be read to its end, and the token behind it. Without
/// marks around it goes on to the next space, of which a set of characters is the start: `[0-9a-f]{8}-[0-9a-f]{4}`.
fn expression(reader: &Reader<'_>, first: usize) -> Option<(Option<String>, usize)> {
    let text = reader.text;
    let value = value::read(text, first, reader.limit()).filter(|value| value.marked && regex::is_regex(&value.text));
    let goes_on = |end: usize| {
        let is_break = |next: &Token| matches!(next.kind, Kind::Line | Kind::Paragraph | Kind::Bullet);
        let next = text.tokens.get(end).filter(|next| next.glued && !is_break(next));
        next.is_some_and(|next| {
            next.kind != Kind::Punct || next.is(['{', '*', '+', '?', '(', '-', '[', '$', '|', '\\', '^'])
        })
    };
    let opens = text.tokens.is_at(first, '^');
    match value {
        Some(value) if !goes_on(value.end) => return Some((Some(value.text), value.end)),
        None if !opens => return None,
        _ => {}
    }
    let start = text.span(&(first..first + 1)).start;
    let rest = reader.subject.prose.text.get(start..)?;
    let run = rest.split_whitespace().next()?.trim_end_matches(['.', ',', ';']);
    let end = (first..text.tokens.len()).find(|at| text.span(&(*at..at + 1)).start >= start + run.len());
    // What Markdown has for escapes and what the expression has cannot be told apart.
    let plain = !run.contains(['\\', '`', '<', '&']) && regex::is_regex(run) && Regex::new(run).is_ok();
    Some((plain.then(|| run.to_owned()), end.unwrap_or(text.tokens.len())))
}

fn judge(site: &Site<'_>) -> Result<Target, Why> {
    let target = match site.subject.shape {
        Shape::String => Target::Itself,
        Shape::Array(items) if **items == Shape::String => Target::Items,
        _ => return Err(Why::ShapeWithoutPattern),
    };
    force::holds(site)?;
    if site.before().is_empty() || site.defines() { Ok(target) } else { subject::target(site) }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn expressions_are_read() {
        check(
            "pattern",
            &[
                (
                    "string",
                    "The cart's tag. Must match `^[a-z]{2,4}$`.",
                    &["charset a-z", "min_length 2", "max_length 4"],
                ),
                ("string", "The cart's tag. Pattern: `^[a-z]+-[0-9]+$`", &["pattern ^[a-z]+-[0-9]+$"]),
                // Without marks it goes on to the next space.
                ("string", "The cart's tag. Pattern: [0-9a-f]{8}-[0-9a-f]{4}.", &["pattern [0-9a-f]{8}-[0-9a-f]{4}"]),
                (
                    "string",
                    "The cart's tag. It must conform to the following regular expression: ^[a-z]+-x$",
                    &["pattern ^[a-z]+-x$"],
                ),
                (
                    "string",
                    r"The cart's tag. Must match `^[\\d]{2,4}$`.",
                    &["charset 0-9", "min_length 2", "max_length 4"],
                ),
                (
                    "string[]",
                    "Tags. Each tag must match the regex pattern `^[a-z]+x?$`.",
                    &["pattern@items ^[a-z]+x?$"],
                ),
            ],
        );
    }

    #[test]
    fn what_only_names_an_expression_is_none() {
        check(
            "pattern",
            &[
                ("string", "A tag. If shared, must match `^[a-z]{2,4}$`.", &["! conditional"]),
                ("string", "A tag, e.g. one that matches `^[a-z]+$`", &["! example"]),
                ("string", "A tag. Pattern: [0-9a-f]{8}-([0-9", &["! not understood"]),
                ("string", r"A tag. Must match `^[a-z\\-]+$`.", &["! ambiguous"]),
                ("string", "A regex that carts match. It must match `cart`.", &[]),
                ("integer", "A tag. Must match `^[0-9]+$`.", &["! the shape of the value has no pattern"]),
            ],
        );
    }
}

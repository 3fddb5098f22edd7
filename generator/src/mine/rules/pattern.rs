//! `pattern.*`: regular expressions that the prose writes out.

use std::sync::LazyLock;

use super::file;
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::Phrases;
use crate::mine::{Findings, Shape, regex, value};

const PHRASES: &[&str] = &[
    "match|matches|matching|satisfy|satisfies|follow|follows [the|this] [following] [regex|regular|pattern|regexp] [expression|pattern] [is|:]",
    "regex|regexp|pattern [pattern] [is|:|of]",
    "regular expression [pattern] [is|:|of]",
];

static COMPILED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let mut at = 0;
    while at < reader.words.len() {
        let found = COMPILED.matches(&reader.words, at).map(|((), found)| found.end).max();
        let first = found.and_then(|end| reader.clause.tokens.get(end));
        let value = first.and_then(|first| value::read(reader.text, *first, reader.limit()));
        let Some(value) = value.filter(|value| value.marked && regex::is_regex(&value.text)) else {
            at += 1;
            continue;
        };
        let site = reader.site_to(at, value.end);
        at = site.part.end.max(at + 1);
        file(findings, &site, "pattern.regex", judge(&site).map(|target| (target, enforceable(target, &value.text))));
    }
}

fn enforceable(target: Target, text: &str) -> Vec<ConstraintKind> {
    if matches!(target, Target::Itself | Target::Items) { regex::kinds(text) } else { Vec::new() }
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
                ("string", "A regex that carts match. It must match `cart`.", &[]),
                ("integer", "A tag. Must match `^[0-9]+$`.", &["! the shape of the value has no pattern"]),
            ],
        );
    }
}

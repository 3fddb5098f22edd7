//! `affix.*`: how a text starts, and how it ends.

use crate::mine::lexicon::Class;
use std::sync::LazyLock;

use super::file;
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::Phrases;
use crate::mine::text::{Kind, Words};
use crate::mine::value::{self, Value};
use crate::mine::{Findings, Shape};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Start,
    Finish,
}

const PHRASES: &[(End, &str)] = &[
    (End::Start, "start|starts|starting|begin|begins|beginning with [the] [prefix|string|character|characters]"),
    (End::Start, "prefixed with|by|in [the] [string]"),
    (End::Start, "has|have|having [a|the] prefix [of] [:]"),
    (End::Finish, "end|ends|ending|finish|finishes with|in [the] [suffix|string|character|characters|extension]"),
    (End::Finish, "suffixed with|by [the]"),
];

static COMPILED: LazyLock<Phrases<End>> = LazyLock::new(|| Phrases::new(PHRASES.iter().copied()));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    reader.each(&COMPILED, |at, end, found| {
        let Some(&first) = reader.clause.tokens.get(found.end) else { return };
        let value = value::read(reader.text, first, reader.limit()).filter(is_literal).or_else(|| mark(reader, first));
        let Some(value) = value else { return };
        let site = reader.site_to(at, value.end);
        let rule = match end {
            End::Start => "affix.prefix",
            End::Finish => "affix.suffix",
        };
        // `a path, starting with the hall`: a plain word may be the first of several, or name what stands there.
        let part = reader.words.is_at(at, ["starting", "beginning", "ending"])
            && value.text.len() > 3
            && value.text.chars().all(char::is_alphabetic);
        let judged = judge(&site).and_then(|target| if part { Err(Why::Ambiguous) } else { Ok(target) });
        file(findings, &site, rule, judged.map(|target| (target, vec![kind(*end, value)])));
    });
}

/// `must start with / and …`: a mark that stands alone.
fn mark(reader: &Reader<'_>, at: usize) -> Option<Value> {
    let token =
        reader.text.tokens.get(at).filter(|token| ["/", "#", "@", "+", "$"].iter().any(|mark| token.is_punct(mark)))?;
    let alone =
        !token.glued && reader.text.tokens.get(at + 1).is_none_or(|next| !next.glued || next.kind != Kind::Word);
    alone.then(|| Value { text: token.text.clone(), end: at + 1, marked: true })
}

fn is_literal(value: &Value) -> bool {
    let spaced = value.text.contains(char::is_whitespace);
    let scheme = value.text.ends_with("://");
    (value.marked || scheme) && !spaced && !value.text.contains(['{', '<', '[', '\\', '*', '^'])
}

fn kind(end: End, value: Value) -> ConstraintKind {
    match end {
        // What starts so is a URL, whose scheme may be written in any case.
        End::Start if value.text.eq_ignore_ascii_case("https://") => ConstraintKind::Format("https-uri".to_owned()),
        End::Start => ConstraintKind::Prefix(value.text),
        End::Finish => ConstraintKind::Suffix(value.text),
    }
}

fn judge(site: &Site<'_>) -> Result<Target, Why> {
    let target = match site.subject.shape {
        Shape::String => Target::Itself,
        Shape::Array(items) if **items == Shape::String => Target::Items,
        _ => return Err(Why::ShapeWithoutEnds),
    };
    force::holds(site)?;
    if subject::is_composite(site.text) {
        return Err(Why::Combined);
    }
    if site.before().has(Class::Not) || site.words.has(Class::Taken) {
        return Err(Why::Negated);
    }
    // `cart-1 or an id prefixed with …`, `prefixed with … or a scheme of your own`
    let or = |tokens: &[&crate::mine::text::Token]| tokens.has(["or", "either", "exclude", "exclusion"]);
    if or(site.before()) || or(&site.host) || or(site.after().get(..site.after().len().min(4)).unwrap_or_default()) {
        return Err(Why::Alternatives);
    }
    let before = site.before();
    // `It can be prefixed with …`, `… with a:, b:`
    let permitted = matches!(before, [.., may, be] if may.is(["can", "may"]) && be.is("be"));
    let listed = site.after().starts(',')
        && site.after().get(1).is_some_and(|token| token.kind == Kind::Literal || token.text.contains(':'))
        || site.after().iter().any(|token| token.is('/') && token.glued);
    if permitted || listed {
        return Err(Why::Alternatives);
    }
    let verb = before.ends(Class::AffixVerb) || before.last().is_none_or(|token| token.is(','));
    let that = before.ends(Class::AffixNoun);
    if !verb && !that {
        return Err(Why::NoDemand);
    }
    // `a URL that starts with …`: what is defined here is the field.
    let noun = before.iter().rev().find(|token| token.kind == Kind::Word && !token.is(["that", "which", "always"]));
    let defines =
        that && noun.is_some_and(|noun| subject::names_the_field(site, noun) || noun.is(["url", "uri", "id"]));
    let aside = site.clause.parent.is_none() && before.ends(',');
    if defines && before.len() <= 4 || aside { Ok(target) } else { subject::target(site) }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn starts_and_ends_are_read() {
        check(
            "affix",
            &[
                ("string", "The name of a cart. Must start with `cart-`.", &["prefix cart-"]),
                ("string", "The thing's id, prefixed with `c_`.", &["prefix c_"]),
                ("string", "The name of a cart. It must end with \".cart\".", &["suffix .cart"]),
                ("string", "Where to go. A URL that starts with `https://`.", &["format https-uri"]),
                ("string", "Where to go. A URL that starts with https:// and has no query.", &["format https-uri"]),
                ("string", "The thing's id. Can be read from the label, prefixed with `c_`.", &["prefix c_"]),
                ("string[]", "Names of carts. Each must begin with `c`.", &["prefix@items c"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_start_is_none() {
        check(
            "affix",
            &[
                ("string", "The cart. Use its id or a name prefixed with `n_`.", &["! one of several alternatives"]),
                (
                    "string",
                    "The page, prefixed with `https://` or a scheme of your own",
                    &["! one of several alternatives"],
                ),
                ("string", "The cart's id. It can be prefixed with `c:`, `d:`.", &["! one of several alternatives"]),
                ("string", "The cart. Cannot start with `-`.", &["! negated"]),
                ("string", "The cart. When shared, must start with `s_`.", &["! conditional"]),
                ("string", "Exclude carts (prefix with `-`)", &[]),
                ("string", "The cart. Must start with a letter.", &[]),
                ("integer", "The cart. Must start with `1`.", &["! the shape of the value has no start and end"]),
            ],
        );
    }
}

//! How a clause says that a value has the form of a standard: `A UUID of a cart`, `in ISO 8601 format`, `(UUID)`.

use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::standards::Of;
use crate::mine::text::{Kind, Token, Words};

/// How a clause says that the value has a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It names the form first: `A UUID of a cart`.
    Head,
    /// A word leads to the form: `in ISO 8601 format`, `must be a UUID`. Its place, or that of its participle.
    Said(usize),
    /// In parentheses: `The cart's id (UUID)`.
    Aside,
}

/// How the clause says it of the standard that stands at the site; `None` where it says something else.
pub(super) fn link(site: &Site<'_>, of: Of) -> Option<Link> {
    let before = site.before();
    let start = before.iter().rposition(|token| {
        !(token.is(Class::FormAdjective)
            || of == Of::Instant && token.is(["this", "given"])
            || matches!(token.kind, Kind::Number(_))
            || token.is('+')
            || possessive(site, token))
    });
    let aside = site.clause.parent.is_some();
    // A regular expression that is named anywhere else is what something is checked with.
    if of == Of::Expression && !site.defines() && (aside || start.is_none())
        || of == Of::Expression && aside && !before.is_empty()
    {
        return None;
    }
    let Some((start, lead)) = start.and_then(|at| Some((at, before.get(at)?))) else {
        return ends(site, of).then_some(if aside { Link::Aside } else { Link::Head });
    };
    if aside && before.len() <= 2 && !refers(lead) && ends(site, of) {
        return Some(Link::Aside);
    }
    let participle = start.checked_sub(1).and_then(|at| before.get(at));
    let conforms = participle.is_some_and(|token| token.is(Class::Conform));
    // `a day with YYYY-MM-DD format`
    let timed =
        of == Of::Instant && participle.is_some_and(|token| token.is(["date", "time", "timestamp", "datetime"]));
    let leads = lead.is(Class::FormLead)
        || lead.is(["to", "with", "by"]) && (conforms || timed)
        // `Carts that moved after this time`
        || of == Of::Instant && site.defines() && lead.is(["after", "before", "until", "since"])
        // `Format: …`, `The day, YYYY-MM-DD`
        || [":", ",", "-"].iter().any(|mark| lead.is_punct(mark));
    let formed =
        |token: &&&Token| token.is(Class::Conform) || token.text.ends_with("ed") || token.is(["in", "be", "to"]);
    let participles = before.get(..start).unwrap_or_default().iter().rev().take_while(formed).count();
    if leads && ends(site, of) {
        // `on or after`
        let either = participle.is_some_and(|token| token.is("or")) && lead.is(["after", "before"]);
        let own = participles.max(usize::from(timed)).max(2 * usize::from(either));
        return Some(Link::Said(start.saturating_sub(own)));
    }
    // `The cart identification UUID`, `The first UUID of a cart`: a noun phrase that the sentence starts with.
    let noun = |token: &&Token| token.kind == Kind::Word && !token.is(Class::NoNoun);
    let whole = site.after().is_empty() || of != Of::Coding && before.len() <= 4 && ends(site, of);
    // `Adds the UUID of …`: an article within makes it a sentence.
    let order = before.starts(Class::Order);
    let sentence = !order && before.iter().skip(1).any(|token| token.is(["the", "a", "an"]));
    (site.defines() && whole && !aside && !sentence && before.iter().all(noun)).then_some(Link::Head)
}

/// A word of the field's own name before the form, or an owner's: `the cart UUID`, `the cart's UUID`.
fn possessive(site: &Site<'_>, token: &Token) -> bool {
    token.kind == Kind::Word
        && !token.is(["after", "before", "until", "since"])
        && (subject::field_word(site, &token.text) || token.text.ends_with("'s"))
        && !token.is(Class::FormLead)
}

fn refers(token: &Token) -> bool {
    token.is(Class::Refers)
}

/// Whether nothing behind the form makes it a part of another thing: `UUID generator`.
fn ends(site: &Site<'_>, of: Of) -> bool {
    let Some(next) = site.after().first() else { return true };
    let mark =
        next.kind == Kind::Punct && [",", "(", ")", ";", ":", "-", "—", "[", "\"", "="].contains(&next.text.as_str());
    // `ISO 8601 format YYYY-MM-DD`, `ISO 8601 date the cart was made`
    let dated = of == Of::Instant && (next.is("yyyy") || next.is("the") && !site.inside().is_empty());
    mark || next.kind == Kind::Literal && of != Of::Expression
        || dated
        || next.is(Class::BehindForm)
        || next.is(Class::BehindChoice)
        || of == Of::Coding && !next.is(["or", "and", "options", "option"])
}

//! The rules: each reads one kind of constraint from a description.
//!
//! To add a rule, write a file with a [`Rule`] and its table of sentences, and list it in [`RULES`].

mod addition;
mod affix;
mod apposed;
mod beside;
mod charset;
mod code;
mod day;
mod default;
mod enumeration;
mod following;
mod format;
mod items;
mod length;
mod misspelling;
mod multiple;
mod open;
mod pattern;
mod range;
mod sign;
mod unique;

#[cfg(test)]
pub(super) mod table;

use super::phrase::{Match, Phrases};
use super::quantity::Quantity;
use super::site::Site;
use super::text::{Clause, Text, Token};
use super::{Findings, Rejected, Subject, clause};
use crate::ir::{Constraint, ConstraintKind, Target, Why};

/// A rule reads one clause. The ids of what it finds start with the name of its file.
pub(super) type Rule = fn(&Reader<'_>, &mut Findings);

/// All rules.
pub(super) const RULES: &[Rule] = &[
    length::read,
    charset::read,
    pattern::read,
    affix::read,
    enumeration::read,
    range::read,
    multiple::read,
    items::read,
    unique::read,
    format::read,
    default::read,
    // The last: what another rule reads is spelt well enough.
    misspelling::read,
];

/// A clause, ready to be read by a rule.
pub(super) struct Reader<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) text: &'a Text,
    pub(super) at: usize,
    pub(super) clause: &'a Clause,
    pub(super) words: &'a [&'a Token],
    /// What the clause bounds: most rules want to know, and few clauses bound anything.
    pub(super) quantities: &'a [Quantity],
}

impl<'a> Reader<'a> {
    /// The site of a part of the clause.
    pub(super) fn site(&self, part: std::ops::Range<usize>) -> Site<'a> {
        Site { subject: self.subject, text: self.text, at: self.at, clause: self.clause, words: self.words, part }
    }

    /// Calls `read` at every place where a phrase matches, with the first that does.
    fn each<T>(&self, phrases: &Phrases<T>, mut read: impl FnMut(usize, &T, Match)) {
        for at in 0..self.words.len() {
            if let Some((means, found)) = phrases.matches(self.words, at).next() {
                read(at, means, found);
            }
        }
    }

    /// The site from a word of the clause to before a token of the text.
    pub(super) fn site_to(&self, at: usize, end: usize) -> Site<'a> {
        let end = self.clause.tokens.iter().position(|token| *token >= end).unwrap_or(self.words.len());
        self.site(at..end.max(at + 1))
    }

    /// Whether the sentence says what the field is.
    pub(super) fn defines(&self) -> bool {
        self.at == self.text.definition
    }

    /// The token behind the sentence.
    pub(super) fn limit(&self) -> usize {
        self.text.sentences.get(self.at).map_or(0, |sentence| sentence.tokens.end)
    }
}

/// What a rule makes of a site: what is demanded of what, or why nothing is.
type Judged = Result<(Target, Vec<ConstraintKind>), Why>;

/// Files what a rule makes of a site.
fn file(findings: &mut Findings, site: &Site<'_>, rule: &'static str, judged: Judged) {
    match judged {
        Ok((target, kinds)) => accept(findings, site, rule, target, kinds),
        Err(why) => reject(findings, site, rule, why),
    }
}

/// Files what a rule found, unless the clause around it states nothing.
fn accept(findings: &mut Findings, site: &Site<'_>, rule: &'static str, target: Target, kinds: Vec<ConstraintKind>) {
    if let Some(why) = clause::objection(site) {
        return reject(findings, site, rule, why);
    }
    let evidence = site.evidence();
    findings.constraints.extend(kinds.into_iter().map(|kind| Constraint {
        kind,
        target,
        rule,
        evidence: evidence.clone(),
    }));
}

/// Files what a rule did not enforce.
fn reject(findings: &mut Findings, site: &Site<'_>, rule: &'static str, why: Why) {
    findings.rejected.push(Rejected::new(rule, why, site.evidence()));
}

//! The rules: each reads one kind of constraint from a description.
//!
//! To add a rule, write a file with a [`Rule`] and its table of sentences, and list it in [`RULES`].

mod addition;
mod affix;
mod cap;
mod charset;
mod code;
mod default;
mod demand;
mod enumeration;
mod format;
mod items;
mod length;
mod misspelling;
mod multiple;
mod pattern;
mod range;
mod unique;

#[cfg(test)]
pub(super) mod table;

pub(super) use self::demand::{is_unread, may_demand, read as demand};
use super::clause::{self, Reader, Site};
use super::{Findings, Rejected};
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

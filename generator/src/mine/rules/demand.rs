//! `demand.*`: clauses that demand something of the value which no rule reads: `Must be even.`, `Must not contain spaces.`
//!
//! What is demanded is not known, so that nothing is enforced. The words are a finding, so that nobody takes them for a check.

use super::reject;
use crate::ir::{Rejected, Why};
use crate::mine::Findings;
use crate::mine::clause::{self, Reader, Site, force, subject};
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token, Words};

/// The id of the rule.
const UNREAD: &str = "demand.unread";

/// Whether a finding is of this rule.
pub(in crate::mine) fn is_unread(rejected: &Rejected) -> bool {
    rejected.rule == UNREAD
}

/// Whether a text has one of the words that demand: few have.
pub(in crate::mine) fn may_demand(text: &str) -> bool {
    ["ust", "UST", "hall", "HALL", "annot", "not", "NOT", "an't", "s to ", "ve to ", "eed to "]
        .iter()
        .any(|word| text.contains(word))
}

/// Reads a clause of a sentence that no rule has made anything of.
pub(in crate::mine) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let Some(part) = demand(&reader.words) else { return };
    let site = reader.site(part);
    let is_own = site.clause.parent.is_none() && speaks_of_the_field(&site);
    let span = site.evidence().span;
    let is_read = |other: crate::source::Span| other.start < span.end && span.start < other.end;
    let known = findings.constraints.iter().map(|found| found.evidence.span);
    let mut known = known.chain(findings.rejected.iter().map(|found| found.evidence.span));
    if !is_own || is_of_no_value(&site) || known.any(is_read) {
        return;
    }
    // What is said of a case is a matter between fields, and advice is none.
    if clause::objection(&site).or_else(|| force::objection(&site)).is_none() {
        reject(findings, &site, UNREAD, Why::NotUnderstood);
    }
}

/// The words by which a clause demands something of its subject.
fn demand(words: &[&Token]) -> Option<std::ops::Range<usize>> {
    (0..words.len()).find_map(|at| {
        let next = |test: &str| words.is_at(at + 1, test);
        let length = if words[at].is(["must", "shall", "cannot", "can't", "mustn't"]) {
            1
        } else if words[at].is(["has", "have", "needs", "need"]) && next("to")
            || words[at].is(["may", "can"]) && next("not")
        {
            2
        } else {
            return None;
        };
        Some(at..at + length)
    })
}

/// Whether the words before are of the field: not of who uses it, nor of what it is told apart by (`the one that must …`).
fn speaks_of_the_field(site: &Site<'_>) -> bool {
    let before = site.before();
    let told_apart = before.has(Class::Relative) || before.has(["whether", "you", "we", "who"]);
    !told_apart && subject::may_be_subject(site, before)
}

/// `must be set`, `cannot be changed later`, `must be a text`: that there is a value, what becomes of it, and what its type
/// says.
fn is_of_no_value(site: &Site<'_>) -> bool {
    let after = site.after();
    let verb = after.iter().position(|token| !token.is(["be", "not", "also", "always", "been", "have", "only"]));
    let Some(verb) = verb else { return true };
    let goes_on = after.get(verb + 1).is_some_and(|next| next.is(["to", "as", "in"]) || next.kind != Kind::Word);
    let is_given = after[verb].is(Class::Set) && !goes_on;
    let changes =
        ["changed", "updated", "modified", "edited", "altered", "removed", "deleted", "reused", "undone", "recovered"];
    let types = ["string", "text", "integer", "number", "boolean", "array", "list", "object", "map"];
    let is_type = after[verb].is(Class::Article) && after.is_at(verb + 1, types) && after.len() == verb + 2;
    is_given || is_type || after[verb].is(changes)
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    const FOUND: &[&str] = &["! not understood"];

    #[test]
    fn what_is_demanded_and_not_read_is_a_finding() {
        check(
            "demand",
            &[
                ("integer", "Must be even.", FOUND),
                ("string", "The name of the crate. Must not contain spaces.", FOUND),
                ("string", "Where it is kept. It has to exist.", FOUND),
                ("string", "The colour. The value cannot be that of the lid.", FOUND),
                ("string", "The code of the lid. The code needs to start with a capital.", FOUND),
            ],
        );
    }

    #[test]
    fn what_is_read_or_of_another_thing_is_none() {
        check(
            "demand",
            &[
                ("string", "Must be at most 9 characters long.", &[]),
                ("string", "Must be set.", &[]),
                ("string", "The crate. You must be logged in to see it.", &[]),
                ("string", "The crate. The truck must be empty.", &[]),
                ("string", "The crate. It cannot be changed later.", &[]),
                ("string", "Must be a string.", &[]),
                ("string", "The crate that has to be opened.", &[]),
                ("string", "The crate. Must be sealed if it is wet.", &[]),
                ("boolean", "Whether the lid must be closed.", &[]),
            ],
        );
    }
}

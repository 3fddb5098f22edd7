//! What a clause says: a rule, something that only reads like one, or nothing.

use super::term::Term;
use super::{Draft, View, phrase, starts};
use crate::ir::Why;
use crate::mine::clause::force;
use crate::mine::lexicon::Class;
use crate::mine::text::{Clause, Sentence, Text, Token};

/// Where a clause stands.
pub(super) struct Place<'a> {
    pub(super) text: &'a Text,
    /// The place of the sentence in the text.
    pub(super) at: usize,
    pub(super) sentence: &'a Sentence,
    /// The place of the clause in the sentence.
    pub(super) number: usize,
    pub(super) clause: &'a Clause,
}

impl<'a> Place<'a> {
    /// The words of a clause.
    pub(super) fn words(&self, clause: &Clause) -> Vec<&'a Token> {
        clause.tokens.iter().filter_map(|token| self.text.tokens.get(*token)).collect()
    }
}

/// A rule, and what it read or why it is none.
type Reading = (&'static str, Result<Vec<Draft>, Why>);

/// Reads a clause; `None` where it does not even read like a rule.
pub(super) fn judge(view: &View<'_>, terms: &[Term], place: &Place<'_>) -> Option<Reading> {
    let starts = starts::starts(view, terms, place);
    for strict in [true, false] {
        for start in &starts {
            let Some(rest) = terms.get(start.at..) else { continue };
            for (row, steps) in phrase::ROWS.iter() {
                let Some(caught) = phrase::catch(steps, rest, view, start.subject, strict) else { continue };
                let objection = start.objection.or(caught.fault).or_else(|| objection(place));
                let read = objection.map_or_else(|| (row.build)(&caught), Err);
                return Some((row.rule, read));
            }
        }
    }
    let trace = phrase::TRACES.iter().find(|(_, steps)| phrase::occurs(steps, terms))?;
    Some((trace.0.rule, Err(trace.0.reason)))
}

/// What weakens a clause from around it.
fn objection(place: &Place<'_>) -> Option<Why> {
    if force::is_weak(&place.words(place.clause)) {
        return Some(Why::Recommendation);
    }
    let narrows = |(number, clause): (usize, &Clause)| {
        let words = place.words(clause);
        let behind = number > place.number && words.first().is_some_and(|first| first.is(Class::Narrow));
        number != place.number && (behind || words.iter().any(|word| word.is(Class::Lift)))
    };
    let lifts = |sentence: &Sentence| {
        let tokens = place.text.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        tokens.iter().any(|token| token.is(Class::Lift))
    };
    // An exception stands beside its rule.
    let beside = [place.at.checked_sub(1), place.at.checked_add(1)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| place.text.sentences.get(at));
    (place.sentence.clauses.iter().enumerate().any(narrows) || beside.any(lifts)).then_some(Why::Conditional)
}

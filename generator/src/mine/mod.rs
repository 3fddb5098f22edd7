//! Stage `mine`: English descriptions become [`Constraint`]s, each with the words it was read from.
//!
//! Knows English; nothing of Rust and nothing of any documentation dialect.
//!
//! A description goes through these steps, each a module that knows nothing of the next:
//!
//! 1. `text`: the document's tree → tokens → sentences → clauses, all with their places in the source.
//! 2. `lexicon` and `noun`: the classes of words that all rules share, and names. `quantity`, `characters`, `value`,
//!    `standards` and `epoch`: phrases, declared as data in the language of `phrase`, and tables of names find what could
//!    bound a value: `at most 9`, `from a to z`, `` `on` or `off` ``, `ISO 4217`.
//! 3. `clause`: whether the words around it state it (`force`), of whom (`subject`), and what some values may do in spite of
//!    it (`exception`), and what is let in beside (`concession`). A question, another time, another subject, a case or an exception speak against all that a clause
//!    says. What does not qualify is [`Rejected`] with a [reason](crate::ir::Reason), never dropped.
//! 4. `rules`: one rule for each kind of constraint turns what qualifies into constraints.
//! 5. `settle`: what contradicts itself, an exception to it or a documented value (`witness`) is rejected
//!    too.
//! 6. `refute`: what an example of the documentation breaks is rejected.
//! 7. `overrides`: the configuration has the last word.
//!
//! Rules between the fields of a model are read on their own, by `across`, from the same sentences and clauses.
//!
//! Precision comes first: a constraint that is missed costs a check, one that is wrong rejects good data.

use std::iter;

mod across;
mod attach;
mod characters;
mod clause;
mod epoch;
mod lexicon;
mod noun;
mod overrides;
mod phrase;
mod quantity;
mod refute;
mod regex;
mod rules;
mod settle;
mod shape;
mod siblings;
mod standards;
#[cfg(test)]
mod tests;
mod text;
mod unit;
mod value;
mod witness;

pub use self::across::{Across, Known, Presence, across};
pub use self::attach::attach;
use self::clause::Reader;
pub use self::overrides::decide;
pub(crate) use self::refute::is_placeholder;
pub use self::refute::refute;
use self::rules::RULES;
pub(crate) use self::settle::contradicts;
pub use self::siblings::Siblings;
use self::text::Text;
use crate::ir::{Constraint, Evidence, Prose, Rejected, Why};
use crate::limits::MAX_DESCRIPTION;
use crate::source::Span;

/// What a description describes.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The field's documented name.
    pub field: &'a str,
    /// The shape of its value.
    pub shape: &'a Shape,
    /// The description, as Markdown source.
    pub prose: &'a Prose,
    /// All fields of the model, this one included.
    pub siblings: &'a Siblings<'a>,
}

/// The shape of a value, as far as a rule may depend on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number, whole or not.
    Number,
    /// True or false.
    Boolean,
    /// A date or an instant.
    Date,
    /// Bytes.
    Bytes,
    /// A list.
    Array(Box<Shape>),
    /// An object of string keys.
    Map(Box<Shape>),
    /// One of documented values.
    Enum,
    /// A documented object.
    Object,
    /// A union, or anything that is not known.
    Other,
}

/// What was found in a description.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What every acceptable value keeps, in the order of the text.
    pub constraints: Vec<Constraint>,
    /// What reads like a constraint and is none that can be checked.
    pub rejected: Vec<Rejected>,
}

impl Findings {
    /// The same findings in the same words that stand elsewhere.
    fn moved(&self, from: Span, to: Span) -> Self {
        let mut moved = self.clone();
        let constraints = moved.constraints.iter_mut().map(|constraint| &mut constraint.evidence);
        let rejected = moved.rejected.iter_mut();
        let rejected = rejected.flat_map(|rejected| iter::once(&mut rejected.evidence).chain(&mut rejected.against));
        for evidence in constraints.chain(rejected) {
            evidence.span = evidence.span.moved(from, to);
        }
        moved
    }
}

/// Reads one description.
pub fn mine(subject: &Subject<'_>) -> Findings {
    let mut findings = Findings::default();
    if is_too_long(subject.prose) {
        findings.rejected.push(too_long(subject.prose));
        return findings;
    }
    let text = Text::new(&subject.prose.text);
    each_clause(subject, &text, |reader| {
        for rule in RULES {
            rule(reader, &mut findings);
        }
    });
    // Few descriptions demand anything, and what demands nothing has no exceptions.
    let mut exceptions = Vec::new();
    if !findings.constraints.is_empty() {
        each_clause(subject, &text, |reader| {
            exceptions.extend(clause::exception::exceptions(reader));
            exceptions.extend(clause::concession::concessions(reader));
        });
    }
    settle::settle(&mut findings, subject, &text, &exceptions);
    if rules::may_demand(&subject.prose.text) {
        each_clause(subject, &text, |reader| rules::demand(reader, &mut findings));
    }
    findings
}

/// Whether a description is longer than is read. What stands at its end may lift what it demands at its start, so that it
/// is read as a whole or not at all.
fn is_too_long(prose: &Prose) -> bool {
    prose.text.len() > MAX_DESCRIPTION
}

fn too_long(prose: &Prose) -> Rejected {
    let first: String = prose.text.split_whitespace().next().unwrap_or_default().chars().take(80).collect();
    let start = prose.text.find(&first).unwrap_or_default();
    let evidence = Evidence { span: prose.span.part(start..start + first.len()), text: first };
    Rejected::new("description.length", Why::TooLong, evidence)
}

/// Calls `read` on every clause, in the order of the text.
fn each_clause(subject: &Subject<'_>, text: &Text, mut read: impl FnMut(&Reader<'_>)) {
    for (at, sentence) in text.sentences.iter().enumerate() {
        for clause in &sentence.clauses {
            read(&Reader::new(subject, text, at, clause));
        }
    }
}

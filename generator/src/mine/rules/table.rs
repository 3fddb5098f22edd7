//! How a rule's table of sentences is run: a type, a description, and what the rule should find in it.
//!
//! `max_length 12` and `max_length@items 12` are constraints; `! conditional` is a rejection with that reason.

use crate::ir::Prose;
use crate::mine::{Shape, Siblings, Subject, mine};
use crate::source::{Sources, Span};

pub(crate) type Case = (&'static str, &'static str, &'static [&'static str]);

/// Runs a table. Only what rules of this family found counts.
pub(crate) fn check(family: &str, cases: &[Case]) {
    for (shape, prose, wanted) in cases {
        assert_eq!(found(family, shape, prose), *wanted, "{prose}");
    }
}

/// What rules of a family find in a description.
pub(crate) fn found(family: &str, shape: &str, prose: &str) -> Vec<String> {
    let file = Sources::new().add("table", "table", prose);
    let prose = Prose { text: prose.to_owned(), span: Span::new(file, 0..prose.len()) };
    let shape = Shape::parse(shape);
    let findings = mine(&Subject { field: "thing", shape: &shape, prose: &prose, siblings: &Siblings::new(&[]) });
    let own = |rule: &str| rule.split('.').next() == Some(family);
    let constraints = findings.constraints.iter().filter(|constraint| own(constraint.rule)).map(|constraint| {
        let value = constraint.kind.value();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let unit = constraint.kind.unit().filter(|unit| *unit != "bytes").map(|unit| format!(" {unit}"));
        let value = value + &unit.unwrap_or_default();
        match constraint.target.name() {
            "self" => format!("{} {value}", constraint.kind.name()),
            target => format!("{}@{target} {value}", constraint.kind.name()),
        }
    });
    let mut rejected: Vec<_> = findings
        .rejected
        .iter()
        .filter(|rejected| own(rejected.rule))
        .map(|rejected| format!("! {}", rejected.why))
        .collect();
    rejected.dedup();
    constraints.chain(rejected).collect()
}

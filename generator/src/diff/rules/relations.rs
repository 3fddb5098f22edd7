//! Rules between fields.

use super::constraints::BECAME_PROSE;
use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::pairs::Fields;
use crate::diff::spell;
use crate::diff::words;
use crate::ir::{Condition, Rejected, Relation, RelationKind, State, Struct};

macro_rules! customs {
    ($case:literal) => {
        concat!(
            "# Customs\n\n## Customs Declaration\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n",
            "| reason | \"sale\" or \"gift\" or \"return\" | yes | Why it is sent. |\n",
            "| invoice | string | no | The number of the invoice.",
            $case,
            " |\n"
        )
    };
}

const FREE: &str = customs!("");
const OF_SALES: &str = customs!(" Required when `reason` is `sale`.");
const OF_RETURNS: &str = customs!(" Required when `reason` is `return`.");

/// A rule that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "relation-added",
    title: "a rule between fields was added",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Objects that were right are refused, by the server and by `validate()`.",
    example: Example::new(FREE, OF_SALES),
};

/// A rule that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "relation-removed",
    title: "a rule between fields was removed",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::SAFE,
    why: "All that was right is right. `validate()` of before may report what readers meet from now on.",
    example: Example::new(OF_SALES, FREE),
};

/// A rule that is another.
pub(super) const CHANGED: Rule = Rule {
    id: "relation-changed",
    title: "a rule between fields is another",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::DANGEROUS,
    why: "It holds in another case, or of other fields: some objects that were right are refused, and some are right that \
          were not.",
    example: Example::new(OF_SALES, OF_RETURNS),
};

/// What became of the rules between the fields of an object.
pub(super) fn find(subject: &Subject<'_>, old: &Struct, new: &Struct, pairs: &Fields) -> Vec<Change> {
    let mut lonely: Vec<&Relation> = new.relations.iter().collect();
    let mut gone: Vec<&Relation> = Vec::new();
    for relation in &old.relations {
        let now = moved(relation, pairs);
        match lonely.iter().position(|other| now.as_ref().is_some_and(|now| is_same(now, other))) {
            Some(at) => _ = lonely.remove(at),
            None => gone.push(relation),
        }
    }
    let mut changes = Vec::new();
    for relation in gone {
        let is_of_it = |other: &&Relation| {
            let is_shared = |at: &usize| pairs.new_of(*at).is_some_and(|at| other.fields.contains(&at));
            // Of the same fields another kind of rule is another rule of the same sentence.
            let is_of_them = relation.fields.len() == other.fields.len() && relation.fields.iter().all(is_shared);
            is_of_them || (other.kind == relation.kind && relation.fields.iter().any(is_shared))
        };
        let found = lonely.iter().position(is_of_it).map(|at| lonely.remove(at));
        let lost = relation.fields.iter().find(|at| pairs.new_of(**at).is_none());
        let because = lost.and_then(|at| old.fields.get(*at)).map(|field| {
            let model = subject.new.or(subject.old).map(|model| model.id.as_str()).unwrap_or_default();
            format!("{model}.{}", field.name)
        });
        let rejected = rejected(relation, new);
        let rule = match (found, rejected) {
            (Some(_), _) => &CHANGED,
            (None, Some(_)) if lost.is_none() => &BECAME_PROSE,
            (None, _) => &REMOVED,
        };
        let draft = subject.part(rule, &name(relation, old), Some(relation.evidence.span), None);
        let draft = match found {
            Some(now) => {
                let part = name(now, new);
                let draft = subject.part(rule, &part, Some(relation.evidence.span), Some(now.evidence.span));
                draft.says("is bound by another rule").changes(said(relation, old), said(now, new))
            }
            None if rule == &BECAME_PROSE => {
                draft.says("is not held to it any more, though the words are there").from(said(relation, old))
            }
            None => draft.says("is bound by a rule no more").from(said(relation, old)),
        };
        changes.push(draft.because(because).done());
    }
    for relation in lonely {
        let draft = subject.part(&ADDED, &name(relation, new), None, Some(relation.evidence.span));
        changes.push(draft.says("is bound by a new rule").to(said(relation, new)).done());
    }
    changes
}

/// What reads like a rule and is not enforced any more.
fn rejected<'a>(relation: &Relation, new: &'a Struct) -> Option<&'a Rejected> {
    let fields = new.fields.iter().flat_map(|field| &field.rejected);
    let text = &relation.evidence.text;
    new.rejected.iter().chain(fields).find(|rejected| words::are_alike(text, &rejected.evidence.text))
}

/// A relation with the places that its fields have now. None where one is gone.
fn moved(relation: &Relation, pairs: &Fields) -> Option<Relation> {
    let fields = relation.fields.iter().map(|at| pairs.new_of(*at)).collect::<Option<Vec<_>>>()?;
    let when = relation
        .when
        .iter()
        .map(|condition| Some(Condition { field: pairs.new_of(condition.field)?, state: condition.state.clone() }));
    Some(Relation { fields, when: when.collect::<Option<Vec<_>>>()?, ..relation.clone() })
}

fn is_same(one: &Relation, other: &Relation) -> bool {
    let sorted = |fields: &[usize]| {
        let mut fields = fields.to_vec();
        fields.sort_unstable();
        fields
    };
    let is_in = |conditions: &[Condition], condition: &Condition| conditions.contains(condition);
    one.kind == other.kind
        && sorted(&one.fields) == sorted(&other.fields)
        && one.when.len() == other.when.len()
        && one.when.iter().all(|condition| is_in(&other.when, condition))
}

/// The field that a relation is listed under.
fn name(relation: &Relation, shape: &Struct) -> String {
    let first = relation.fields.first().and_then(|at| shape.fields.get(*at));
    first.map(|field| field.name.clone()).unwrap_or_default()
}

/// A relation in a few words.
fn said(relation: &Relation, shape: &Struct) -> String {
    let wire = |at: &usize| shape.fields.get(*at).map_or("?", |field| field.wire_name.as_str());
    let fields = relation.fields.iter().map(wire).collect::<Vec<_>>().join(", ");
    let values = |values: &[serde_json::Value]| values.iter().map(spell::value).collect::<Vec<_>>().join(" or ");
    let condition = |condition: &Condition| {
        let name = wire(&condition.field);
        match &condition.state {
            State::Present => format!("{name} is there"),
            State::Absent => format!("{name} is not there"),
            State::Is(known) => format!("{name} is {}", values(known)),
            State::IsNot(known) => format!("{name} is not {}", values(known)),
        }
    };
    let when = relation.when.iter().map(condition).collect::<Vec<_>>().join(" and ");
    match (relation.kind, when.is_empty()) {
        (RelationKind::RequiredIf, _) => format!("{fields} is required if {when}"),
        (RelationKind::OnlyWith, _) => format!("{fields} is there only if {when}"),
        (RelationKind::MutuallyExclusive, true) => format!("at most one of {fields}"),
        (RelationKind::MutuallyExclusive, false) => format!("{fields} is not there if {when}"),
        (RelationKind::AtLeastOneOf, _) => format!("at least one of {fields}"),
        (RelationKind::ExactlyOneOf, _) => format!("exactly one of {fields}"),
    }
}

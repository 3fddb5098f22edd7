//! Rules made consistent with the columns of the page and with each other: what always holds is no rule, what can
//! never hold is misread, and what two fields say of each other is said once.

use serde_json::Value;

use super::{Across, Known, Presence};
use crate::ir::{Condition, Rejected, Relation, RelationKind, State, Why};

/// Settles what was found.
pub(super) fn settle(found: &mut Across, fields: &[Known]) {
    let mut kept: Vec<Relation> = Vec::with_capacity(found.relations.len());
    for mut relation in std::mem::take(&mut found.relations).into_iter().flat_map(|relation| apart(relation, fields)) {
        flags(&mut relation, fields);
        if let Some(reason) = objection(&relation, fields) {
            found.rejected.push(Rejected::new(relation.rule, reason, relation.evidence));
        } else if !kept.iter().any(|other| implies(other, &relation)) {
            kept.retain(|other| !implies(&relation, other));
            kept.push(relation);
        }
    }
    found.relations = kept;
}

/// Exactly one of some fields is at least one and at most one of them. Where one is a flag these are two rules: one
/// that is off is given, and leaves room for another.
fn apart(relation: Relation, fields: &[Known]) -> Vec<Relation> {
    let flag = |field: &usize| fields.get(*field).is_some_and(Known::is_boolean);
    if relation.kind != RelationKind::ExactlyOneOf || !relation.fields.iter().any(flag) {
        return vec![relation];
    }
    let kinds = [RelationKind::AtLeastOneOf, RelationKind::MutuallyExclusive];
    kinds.map(|kind| Relation { kind, ..relation.clone() }).into()
}

/// To require a flag is to require that it is on, and a flag that is not on is off.
fn flags(relation: &mut Relation, fields: &[Known]) {
    for condition in &mut relation.when {
        if !fields.get(condition.field).is_some_and(Known::is_boolean) {
            continue;
        }
        condition.state = match &condition.state {
            State::Present => State::Is(vec![true.into()]),
            State::IsNot(values) => {
                State::Is([true, false].map(Value::from).into_iter().filter(|value| !values.contains(value)).collect())
            }
            other => other.clone(),
        };
    }
}

/// Whether what keeps one rule keeps the other, too.
fn implies(one: &Relation, other: &Relation) -> bool {
    let exactly = one.kind == RelationKind::ExactlyOneOf
        && matches!(other.kind, RelationKind::AtLeastOneOf | RelationKind::MutuallyExclusive);
    (one.kind == other.kind || exactly) && one.fields == other.fields && one.when == other.when
}

fn objection(relation: &Relation, fields: &[Known]) -> Option<Why> {
    let known = |field: &usize| fields.get(*field);
    let always = |field: &usize| known(field).is_some_and(|field| field.presence == Presence::Always);
    let default = |field: &usize| known(field).is_some_and(|field| field.has_default);
    let of = relation.fields.iter();
    if relation.when.iter().any(|condition| relation.fields.contains(&condition.field)) {
        return Some(Why::NotUnderstood);
    }
    match relation.kind {
        RelationKind::RequiredIf => {
            if of.clone().any(|field| known(field).is_some_and(|field| field.presence != Presence::Optional)) {
                return Some(Why::AlwaysHolds);
            }
            relation.when.iter().find_map(|Condition { field, state }| match state {
                State::Present if always(field) => Some(Why::ContradictsColumn),
                State::Absent if always(field) => Some(Why::AlwaysHolds),
                State::Absent if default(field) => Some(Why::AbsentHasDefault),
                _ => None,
            })
        }
        RelationKind::MutuallyExclusive => of.clone().any(always).then_some(Why::ContradictsColumn),
        RelationKind::AtLeastOneOf if of.clone().any(always) => Some(Why::AlwaysHolds),
        RelationKind::ExactlyOneOf if of.clone().any(always) => Some(Why::ContradictsColumn),
        RelationKind::AtLeastOneOf | RelationKind::ExactlyOneOf => {
            of.clone().any(default).then_some(Why::AbsentHasDefault)
        }
        RelationKind::OnlyWith => {
            let other = relation.when.first().filter(|condition| condition.state == State::Present);
            let other = other.map(|condition| condition.field);
            if other.as_ref().is_some_and(always) {
                Some(Why::AlwaysHolds)
            } else if of.clone().any(always) {
                Some(Why::ContradictsColumn)
            } else {
                other.as_ref().is_some_and(default).then_some(Why::AbsentHasDefault)
            }
        }
    }
}

//! Every kind of change: one file per kind of thing, each rule as data beside the code that finds it.
//!
//! A rule says how bad a change is for callers, senders and readers, why, and shows a page before and after; the page of
//! rules is made of that, and a test reads each example and finds the rule.

mod apis;
mod constraints;
mod fields;
mod members;
mod models;
mod names;
mod presence;
mod prose;
mod relations;
mod types;
mod values;

use super::change::{Change, Subject};
use super::context::Context;
use super::demands;
use super::fit::Fit;
use super::pairs::{self, Fields};
use super::rule::{Example, Level, Rule};
use crate::ir::{Field, ModelId, ModelKind, Struct};

pub(super) use apis::one_sided;

/// Every rule, in the order of the page that documents them.
pub(super) const ALL: &[&Rule] = &[
    &models::ADDED,
    &models::REMOVED,
    &models::RENAMED,
    &models::MOVED_RULE,
    &models::KIND,
    &fields::ADDED_REQUIRED,
    &fields::ADDED_CONSTANT,
    &fields::ADDED_OPTIONAL,
    &fields::REMOVED_REQUIRED,
    &fields::REMOVED_OPTIONAL,
    &fields::RENAMED,
    &fields::JSON_NAME,
    &fields::MADE_READ_ONLY,
    &fields::MADE_WRITABLE,
    &presence::MADE_REQUIRED,
    &presence::MADE_OPTIONAL,
    &presence::MADE_NULLABLE,
    &presence::MADE_NEVER_NULL,
    &presence::CONDITION_ADDED,
    &presence::CONDITION_REMOVED,
    &presence::CONDITION_CHANGED,
    &types::CHANGED,
    &types::WIDENED,
    &types::NARROWED,
    &types::RUST_TYPE,
    &types::OPENED,
    &types::SHUT,
    &values::ADDED,
    &values::REMOVED,
    &values::OPENED,
    &values::SHUT,
    &members::ADDED,
    &members::REMOVED,
    &members::TAG,
    &members::TAG_VALUE,
    &members::ORDER,
    &constraints::ADDED,
    &constraints::REMOVED,
    &constraints::TIGHTENED,
    &constraints::LOOSENED,
    &constraints::CHANGED,
    &constraints::BECAME_PROSE,
    &constraints::BECAME_RULE,
    &constraints::DEFAULT_ADDED,
    &constraints::DEFAULT_REMOVED,
    &constraints::DEFAULT_CHANGED,
    &relations::ADDED,
    &relations::REMOVED,
    &relations::CHANGED,
    &names::RUST_NAME,
    &names::CONSTRUCTOR,
    &names::TRAIT,
    &prose::DEPRECATED_RULE,
    &prose::UNDEPRECATED,
    &prose::NOTE,
    &prose::WORDS,
    &apis::ADDED,
    &apis::REMOVED,
    &apis::SETTING,
];

/// All changes of an API.
pub(super) fn find(context: &Context<'_>) -> Vec<Change> {
    let mut changes = apis::settings(context);
    changes.extend(models::find(context));
    for (old, new) in context.types.models.pairs() {
        changes.extend(model(context, old, new));
    }
    members::attribute(context, &mut changes);
    let traits = names::traits(context, &changes);
    changes.extend(traits);
    changes
}

/// The changes of a model that was and is.
fn model(context: &Context<'_>, old: ModelId, new: ModelId) -> Vec<Change> {
    let subject = context.both(old, new);
    let (was, is) = (context.old(old), context.new_model(new));
    let mut changes: Vec<Change> = names::model(&subject, was, is).into_iter().collect();
    let mut explained: Vec<&str> = Vec::new();
    match (&was.kind, &is.kind) {
        (before, after) if models::is_other_kind(before, after) => {}
        (ModelKind::Struct(before), ModelKind::Struct(after)) => {
            let pairs = pairs::fields(&context.types, before, after);
            changes.extend(object(context, &subject, before, after, &pairs));
            changes.extend(names::constructor(context, (old, new), &subject, (before, after), &pairs));
            let relations = before.relations.iter().chain(&after.relations);
            explained.extend(relations.map(|relation| relation.evidence.text.as_str()));
        }
        (ModelKind::Enum(before), ModelKind::Enum(after)) => {
            changes.extend(values::find(context, (old, new), &subject, before, after));
        }
        (ModelKind::Union(before), ModelKind::Union(after)) => {
            changes.extend(members::find(context, &subject, before, after));
        }
        (ModelKind::Alias(before), ModelKind::Alias(after)) => {
            changes.extend(types::alias(context, &subject, before, after));
        }
        _ => {}
    }
    changes.extend(prose::model(&subject, was, is, &explained));
    changes
}

fn object(context: &Context<'_>, subject: &Subject<'_>, old: &Struct, new: &Struct, pairs: &Fields) -> Vec<Change> {
    let mut changes = fields::find(context, subject, old, new, pairs);
    let relations = old.relations.iter().chain(&new.relations);
    let relations: Vec<&str> = relations.map(|relation| relation.evidence.text.as_str()).collect();
    for (was, is) in pairs.pairs() {
        if let (Some(was), Some(is)) = (old.fields.get(was), new.fields.get(is)) {
            changes.extend(field(context, subject, was, is, &relations));
        }
    }
    changes.extend(types::additional(context, subject, old, new));
    changes.extend(relations::find(subject, old, new, pairs));
    changes
}

fn field(context: &Context<'_>, subject: &Subject<'_>, was: &Field, is: &Field, relations: &[&str]) -> Vec<Change> {
    let mut changes = fields::named(subject, was, is);
    changes.extend(names::field(subject, was, is));
    changes.extend(presence::find(context, subject, was, is));
    let retyped = types::field(context, subject, was, is);
    // Of a value that is another, other things are demanded.
    let is_other = context.types.fit(&was.ty, &is.ty) == Fit::Other;
    let because = retyped.as_ref().filter(|_| is_other).map(Change::path);
    changes.extend(retyped);
    let demands = demands::compare(&was.constraints, &is.constraints);
    changes.extend(constraints::find(subject, was, is, &demands, because.as_deref()));
    changes.extend(prose::field(subject, was, is, &demands, relations));
    changes
}

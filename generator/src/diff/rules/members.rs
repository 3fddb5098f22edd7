//! The members of unions, and what tells them apart.

use std::collections::BTreeSet;

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::context::Context;
use crate::diff::fit::Fit;
use crate::diff::rule::{Category, Severity};
use crate::diff::sentence::Shown;
use crate::diff::spell;
use crate::diff::used::references;
use crate::ir::{Member, Model, ModelKind, Schema, Select, Union};

macro_rules! payment {
    ($members:literal, $field:literal, $card:literal) => {
        concat!(
            "# Shop\n\n## Payment\n\nOne of:\n\n",
            $members,
            "\n## Card\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| ",
            $field,
            " | \"",
            $card,
            "\" | yes | |\n| digits | string | yes | The last four. |\n\n",
            "## Cash\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| ",
            $field,
            " | \"cash\" | yes | |\n\n",
            "## Voucher\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| ",
            $field,
            " | \"voucher\" | yes | |\n| code | string | yes | What is printed on it. |\n",
        )
    };
}

const TWO: &str = payment!("- [Card](#card)\n- [Cash](#cash)\n", "type", "card");
const THREE: &str = payment!("- [Card](#card)\n- [Cash](#cash)\n- [Voucher](#voucher)\n", "type", "card");
const OTHER_TAG: &str = payment!("- [Card](#card)\n- [Cash](#cash)\n", "kind", "card");
const OTHER_VALUE: &str = payment!("- [Card](#card)\n- [Cash](#cash)\n", "type", "credit_card");

const TRIED: &str = "\
# Shop

## Payment

One of:

- [Card](#card)
- [Cash](#cash)

## Card

| Field | Type | Required | Description |
|---|---|---|---|
| digits | string | no | The last four. |

## Cash

| Field | Type | Required | Description |
|---|---|---|---|
| change | integer | no | What is to be given back. |
";

const TRIED_OTHERWISE: &str = "\
# Shop

## Payment

One of:

- [Cash](#cash)
- [Card](#card)

## Card

| Field | Type | Required | Description |
|---|---|---|---|
| digits | string | no | The last four. |

## Cash

| Field | Type | Required | Description |
|---|---|---|---|
| change | integer | no | What is to be given back. |
";

/// A member that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "union-member-added",
    title: "a member was added to a union",
    source: Level::ADDITION,
    send: Level::SAFE,
    receive: Level::DANGEROUS.or(Severity::Breaking, "where no tag tells members apart"),
    why: "Readers of before do not know it. With a tag they keep it as `Unknown`; without one decoding fails, or takes it for \
          another member.",
    example: Example::new(TWO, THREE),
};

/// A member that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "union-member-removed",
    title: "a member was removed from a union",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Whoever sends it is refused from now on, and Rust that names the variant does not compile.",
    example: Example::new(THREE, TWO),
};

/// What tells members apart.
pub(super) const TAG: Rule = Rule {
    id: "union-tag-changed",
    title: "another field tells the members of a union apart",
    source: Level::NONE.or(Severity::Breaking, "where there is no tag any more, and so no `Unknown`"),
    send: Level::BREAKING,
    receive: Level::BREAKING,
    why: "Whoever looks at the tag of before cannot tell what a value is.",
    example: Example::new(TWO, OTHER_TAG),
};

/// What a member is told by.
pub(super) const TAG_VALUE: Rule = Rule {
    id: "union-tag-value-changed",
    title: "a member of a union is told by another value",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::DANGEROUS.or(Severity::Breaking, "where the tag may be left out"),
    why: "Values with the tag of before are nobody's, and readers of before take the new ones for a member that they do not \
          know.",
    example: Example::new(TWO, OTHER_VALUE),
};

/// The order in which members are tried.
pub(super) const ORDER: Rule = Rule {
    id: "union-order-changed",
    title: "the members of a union are tried in another order",
    source: Level::NONE,
    send: Level::NONE,
    receive: Level::DANGEROUS,
    why: "Nothing tells the members apart, so the first that fits is taken: a value may come to another one now.",
    example: Example::new(TRIED, TRIED_OTHERWISE),
};

/// What became of the members.
pub(super) fn find(context: &Context<'_>, subject: &Subject<'_>, old: &Union, new: &Union) -> Vec<Change> {
    let mut changes = Vec::new();
    let pairs = pairs(context, old, new);
    let place = |model: Option<&Model>| model.map(Model::place);
    let both = (place(subject.old), place(subject.new));
    for (at, member) in old.members.iter().enumerate() {
        if !pairs.iter().any(|(was, _)| *was == at) {
            let draft = subject.part(&REMOVED, &name(context.types.old, member), both.0, both.1);
            changes.push(draft.says("is a member no more").done());
        }
    }
    for (at, member) in new.members.iter().enumerate() {
        let name = name(context.types.new, member);
        let Some((was, _)) = pairs.iter().find(|(_, is)| *is == at) else {
            let draft = subject.part(&ADDED, &name, both.0, both.1).says("is a new member");
            let draft = draft.where_(Category::Source, context.old_style.exhaustive);
            changes.push(draft.where_(Category::WireReceive, old.select.tag().is_none()).done());
            continue;
        };
        changes.extend(member_changes(context, subject, (&old.members[*was], member), &name, old));
    }
    changes.extend(selection(subject, old, new));
    let order: Vec<usize> = pairs.iter().map(|(_, is)| *is).collect();
    if old.select == Select::Order && new.select == Select::Order && !order.is_sorted() {
        let names = |schema: &Schema, union: &Union| {
            union.members.iter().map(|member| name(schema, member)).collect::<Vec<_>>().join(", ")
        };
        let draft = subject.change(&ORDER).says("is tried in another order");
        changes.push(draft.changes(names(context.types.old, old), names(context.types.new, new)).done());
    }
    changes
}

/// Members that are the same, in the order of the old ones: by type, then by the value of their tag, then by name.
fn pairs(context: &Context<'_>, old: &Union, new: &Union) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let by_type = |was: &Member, is: &Member| matches!(context.types.fit(&was.ty, &is.ty), Fit::Same | Fit::Boxed);
    let by_tag = |was: &Member, is: &Member| was.tag_value.is_some() && was.tag_value == is.tag_value;
    let by_name = |was: &Member, is: &Member| was.rust_name == is.rust_name;
    for way in 0..3 {
        let same = |was: &Member, is: &Member| match way {
            0 => by_type(was, is),
            1 => by_tag(was, is),
            _ => by_name(was, is),
        };
        for (at, was) in old.members.iter().enumerate() {
            if pairs.iter().any(|(known, _)| *known == at) {
                continue;
            }
            let is_free = |place: &usize| !pairs.iter().any(|(_, known)| known == place);
            let found = new.members.iter().enumerate().find(|(place, is)| is_free(place) && same(was, is));
            if let Some((place, _)) = found {
                pairs.push((at, place));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

fn member_changes(
    context: &Context<'_>,
    subject: &Subject<'_>,
    (was, is): (&Member, &Member),
    name: &str,
    old: &Union,
) -> Vec<Change> {
    let place = |model: Option<&Model>| model.map(Model::place);
    let draft = |rule: &'static Rule| subject.part(rule, name, place(subject.old), place(subject.new));
    let mut changes: Vec<Change> = super::types::compare(context, &was.ty, &is.ty, draft).into_iter().collect();
    if let (Some(before), Some(after)) = (&was.tag_value, &is.tag_value)
        && before != after
    {
        let is_optional = matches!(old.select, Select::OptionalTag(_));
        let draft = draft(&TAG_VALUE).says("is told by another value").changes(before.to_string(), after.to_string());
        changes.push(draft.where_(Category::WireReceive, is_optional).done());
    }
    let is_renamed = was.rust_name != is.rust_name && self::name(context.types.old, was) == name;
    if is_renamed {
        let draft = draft(&super::names::RUST_NAME).says("has another name in Rust");
        changes.push(draft.changes(&*was.rust_name, &*is.rust_name).done());
    }
    changes
}

fn selection(subject: &Subject<'_>, old: &Union, new: &Union) -> Option<Change> {
    let (before, after) = (old.select.tag(), new.select.tag());
    // A tag that comes tells more apart than there was; what of JSON changes shows in the members' fields.
    let was = before.filter(|_| before != after)?;
    let draft = subject.change(&TAG).says("is told by another field").where_(Category::Source, after.is_none());
    Some(match after {
        Some(is) => draft.changes(was, is).done(),
        None => draft.from(was).done(),
    })
}

/// Says of which change of a member's field it comes that members are told apart otherwise.
pub(super) fn attribute(context: &Context<'_>, changes: &mut [Change]) {
    let mut causes: Vec<(usize, String)> = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        if change.rule != &TAG && change.rule != &TAG_VALUE {
            continue;
        }
        let is_it = |model: &&Model| model.id == change.model;
        let Some(ModelKind::Union(union)) = context.types.new.models.iter().find(is_it).map(|model| &model.kind) else {
            continue;
        };
        let mut members = BTreeSet::new();
        for member in &union.members {
            references(&member.ty, &mut |id| _ = members.insert(context.new_model(id).id.as_str()));
        }
        let tags = [union.select.tag(), change.sentence.from.as_ref().map(Shown::text)];
        let is_cause = |other: &&Change| {
            let is_tag =
                || other.part.as_deref().is_some_and(|part| tags.contains(&Some(part)) || change.rule == &TAG_VALUE);
            members.contains(other.model.as_str()) && is_tag()
        };
        causes.extend(changes.iter().find(is_cause).map(|cause| (at, cause.path())));
    }
    for (at, cause) in causes {
        if let Some(change) = changes.get_mut(at) {
            change.because = Some(cause);
        }
    }
}

/// A member as paths name it: its type.
fn name(schema: &Schema, member: &Member) -> String {
    spell::ty(schema, &member.ty)
}

//! Models that come, go, are called otherwise, move, or are another kind of thing.

use heck::ToUpperCamelCase as _;

use super::{Example, Level, Rule};
use crate::diff::change::Change;
use crate::diff::context::Context;
use crate::diff::rule::{Category, Severity};
use crate::diff::spell;
use crate::ir::{ModelId, ModelKind, Schema};

const ORDER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | number | yes | What it costs. |
| note | string | no | What the customer wants to say. |
";

const ORDER_AND_LINE: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | number | yes | What it costs. |
| note | string | no | What the customer wants to say. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
";

const PURCHASE: &str = "\
# Shop

## Purchase

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | number | yes | What it costs. |
| note | string | no | What the customer wants to say. |
";

const ORDER_OF_LINES: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
| order | [Order](#order) | yes | What it is a part of. |
";

const ORDER_AS_VALUES: &str = "\
# Shop

## Order

- `small` - Fits through the letter box.
- `large` - Does not.

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
| order | [Order](#order) | yes | What it is a part of. |
";

const IN_SHOP: &str = "\
=== orders.md
# Orders

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

=== people.md
# People

## Address

| Field | Type | Required | Description |
|---|---|---|---|
| city | string | yes | Where it goes. |

## Customer

| Field | Type | Required | Description |
|---|---|---|---|
| name | string | yes | What they are called. |
";

const IN_PEOPLE: &str = "\
=== orders.md
# Orders

## Customer

| Field | Type | Required | Description |
|---|---|---|---|
| name | string | yes | What they are called. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

=== people.md
# People

## Address

| Field | Type | Required | Description |
|---|---|---|---|
| city | string | yes | Where it goes. |
";

/// A model that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "model-added",
    title: "a model was added",
    source: Level::SAFE,
    send: Level::NONE,
    receive: Level::NONE,
    why: "A type is there that was not; nothing that was there is another.",
    example: Example::new(ORDER, ORDER_AND_LINE),
};

/// A model that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "model-removed",
    title: "a model was removed",
    source: Level::BREAKING,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "Rust that names the type does not compile any more. Whether values of it are still sent, the documentation \
          no longer says. Keep the page until its last user is gone, and say there that it is deprecated.",
    example: Example::new(ORDER_AND_LINE, ORDER),
};

/// A model of another name.
pub(super) const RENAMED: Rule = Rule {
    id: "model-renamed",
    title: "a model was renamed",
    source: Level::BREAKING,
    send: Level::NONE,
    receive: Level::NONE,
    why: "JSON has no names of models, so nobody on the wire notices; Rust that names the type does not compile. It is \
          taken for the same model because it holds the same, or because the same field leads to it.",
    example: Example::new(ORDER, PURCHASE),
};

/// A model in another place.
pub(super) const MOVED_RULE: Rule = Rule {
    id: "model-moved",
    title: "a model was moved",
    source: Level::SAFE.or(Severity::Breaking, "where its path in Rust is another"),
    send: Level::NONE,
    receive: Level::NONE,
    why: "The page or the folder that documents a model is its module in Rust: paths that lead to it change.",
    example: Example::new(IN_SHOP, IN_PEOPLE),
};

/// A model that is something else.
pub(super) const KIND: Rule = Rule {
    id: "model-kind-changed",
    title: "a model is another kind of thing",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::BREAKING,
    why: "What was an object is a list of values now, or the like: neither data nor Rust of before fits. A new model \
          beside the old one breaks nobody.",
    example: Example::new(ORDER_OF_LINES, ORDER_AS_VALUES),
};

/// What became of the models themselves.
pub(super) fn find(context: &Context<'_>) -> Vec<Change> {
    let models = context.types.models;
    let mut changes = Vec::new();
    for old in models.lonely_old() {
        let model = context.old(old);
        let draft = context.gone(old).change(&REMOVED).says("is gone");
        let owner = derived(context.types.old, old, context.old_holders(old));
        changes.push(
            draft.because(owner.map(|(model, field)| format!("{model}.{field}"))).from(spell::kind(&model.kind)).done(),
        );
    }
    for new in models.lonely_new() {
        let model = context.new_model(new);
        let draft = context.fresh(new).change(&ADDED).says("is new");
        let owner = derived(context.types.new, new, context.new_holders(new));
        changes.push(
            draft.because(owner.map(|(model, field)| format!("{model}.{field}"))).to(spell::kind(&model.kind)).done(),
        );
    }
    for (old, new) in models.pairs() {
        changes.extend(named(context, old, new));
        let (was, is) = (&context.old(old).kind, &context.new_model(new).kind);
        if is_other_kind(was, is) {
            let draft = context.both(old, new).change(&KIND).says("is another kind of thing");
            changes.push(draft.changes(spell::kind(was), spell::kind(is)).done());
        }
    }
    changes
}

/// Whether two models cannot be compared part by part.
pub(super) fn is_other_kind(was: &ModelKind, is: &ModelKind) -> bool {
    let is_flags = |kind: &ModelKind| matches!(kind, ModelKind::Enum(values) if values.flags);
    let base = |kind: &ModelKind| if let ModelKind::Enum(values) = kind { Some(values.base) } else { None };
    std::mem::discriminant(was) != std::mem::discriminant(is) || is_flags(was) != is_flags(is) || base(was) != base(is)
}

/// A name or a place that is another.
fn named(context: &Context<'_>, old: ModelId, new: ModelId) -> Option<Change> {
    let (was, is) = (context.old(old), context.new_model(new));
    if was.id == is.id {
        return None;
    }
    let subject = context.both(old, new);
    let because = || follows(context, old, new);
    if was.name != is.name {
        let draft = subject.change(&RENAMED).says("is called otherwise").changes(&*was.name, &*is.name);
        return Some(draft.because(because()).done());
    }
    let draft = subject.change(&MOVED_RULE).says("has moved").changes(&*was.id, &*is.id);
    let paths = context.surfaces(old, new);
    let is_elsewhere = paths.is_none_or(|(before, after)| before.path != after.path);
    Some(draft.where_(Category::Source, is_elsewhere).because(because()).done())
}

/// The field that a model is called after, where nothing else refers to it: `OrderSize` of `Order.size`. `holders` are the
/// models that do.
fn derived(schema: &Schema, id: ModelId, holders: &[ModelId]) -> Option<(String, String)> {
    let [owner] = holders else { return None };
    let (model, owner) = (schema.model(id), schema.model(*owner));
    let rest = model.name.strip_prefix(owner.name.as_str()).filter(|rest| !rest.is_empty())?;
    let ModelKind::Struct(shape) = &owner.kind else { return None };
    let field = shape.fields.iter().find(|field| {
        let name = field.name.as_str().to_upper_camel_case();
        rest == name || rest.trim_end_matches(|c: char| c.is_ascii_digit()) == name
    })?;
    Some((owner.id.clone(), field.name.clone()))
}

/// The change that a derived name comes of: that of the model, or of the field, that it is called after.
fn follows(context: &Context<'_>, old: ModelId, new: ModelId) -> Option<String> {
    let was = derived(context.types.old, old, context.old_holders(old))?;
    let is = derived(context.types.new, new, context.new_holders(new))?;
    match (was == is, was.0 == is.0) {
        (true, _) => None,
        (false, true) => Some(format!("{}.{}", is.0, is.1)),
        (false, false) => Some(is.0),
    }
}

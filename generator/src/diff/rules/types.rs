//! Types of fields, of other names for types, and of properties that no row names.

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Draft, Subject};
use crate::diff::context::Context;
use crate::diff::fit::Fit;
use crate::diff::rule::Category;
use crate::diff::spell;
use crate::ir::{Additional, Field, Model, Struct, Type};

const INTEGER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | integer | yes | What it costs. |
";

const NUMBER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | number | yes | What it costs. |
";

const BOOLEAN: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | boolean | yes | What it costs. |
";

const FLAT: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| part | [Line](#line) | no | What is ordered. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What it is. |
";

const ROUND: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| part | [Line](#line) | no | What is ordered. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What it is. |
| of | [Order](#order) | no | What it is a part of. |
";

const CLOSED: &str = "\
# Order

## Example Usage

```typescript
let value: Order = {};
```

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | *string* | :heavy_check_mark: | Which order it is. |
";

const OPEN: &str = "\
# Order

## Example Usage

```typescript
let value: Order = {};
```

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | *string* | :heavy_check_mark: | Which order it is. |
| `additionalProperties` | Record<string, *string*> | :heavy_minus_sign: | N/A |
";

/// A type that has nothing to do with the one before.
pub(super) const CHANGED: Rule = Rule {
    id: "type-changed",
    title: "a type is another",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::BREAKING,
    why: "Values of before are none of the new type, and the other way round. A field of another name beside the old one \
          breaks nobody.",
    example: Example::new(NUMBER, BOOLEAN),
};

/// A type that has all values of the one before, and more.
pub(super) const WIDENED: Rule = Rule {
    id: "type-widened",
    title: "a type has more values",
    source: Level::BREAKING,
    send: Level::SAFE,
    receive: Level::BREAKING,
    why: "All that was sent may still be sent. Readers meet values that their type cannot hold.",
    example: Example::new(INTEGER, NUMBER),
};

/// A type that has some of the values of the one before.
pub(super) const NARROWED: Rule = Rule {
    id: "type-narrowed",
    title: "a type has fewer values",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Some of what was sent is refused from now on. Readers can hold all that comes.",
    example: Example::new(NUMBER, INTEGER),
};

/// A type that Rust spells otherwise.
pub(super) const RUST_TYPE: Rule = Rule {
    id: "rust-type-changed",
    title: "a type is spelled otherwise in Rust",
    source: Level::BREAKING,
    send: Level::NONE,
    receive: Level::NONE,
    why: "In JSON nothing changes. A reference that closes a circle of models stands in a `Box`, and circles come and go with \
          fields elsewhere.",
    example: Example::new(FLAT, ROUND),
};

/// Properties that no row names.
pub(super) const OPENED: Rule = Rule {
    id: "other-properties-added",
    title: "an object may have properties that are not documented",
    source: Level::ADDITION,
    send: Level::SAFE,
    receive: Level::NEW_PROPERTY,
    why: "The Rust keeps them in a map of their own. Readers of before pass over them.",
    example: Example::new(CLOSED, OPEN),
};

/// No more properties that no row names.
pub(super) const SHUT: Rule = Rule {
    id: "other-properties-removed",
    title: "an object has documented properties only",
    source: Level::BREAKING,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "The map that kept them is gone. Whoever sends others may be refused or passed over.",
    example: Example::new(OPEN, CLOSED),
};

/// Whether two types hold the same, and if not, what is said of it.
pub(super) fn compare(
    context: &Context<'_>,
    old: &Type,
    new: &Type,
    draft: impl FnOnce(&'static Rule) -> Draft,
) -> Option<Change> {
    let (rule, words) = match context.types.fit(old, new) {
        Fit::Same => return None,
        Fit::Boxed => (&RUST_TYPE, "is spelled otherwise in Rust"),
        Fit::Wider => (&WIDENED, "has more values"),
        Fit::Narrower => (&NARROWED, "has fewer values"),
        Fit::Other => (&CHANGED, "has another type"),
    };
    let (from, to) = (spell::ty(context.types.old, old), spell::ty(context.types.new, new));
    let draft = draft(rule).says(words);
    Some(if from == to { draft.to(to).done() } else { draft.changes(from, to).done() })
}

/// The type of a field.
pub(super) fn field(context: &Context<'_>, subject: &Subject<'_>, was: &Field, is: &Field) -> Option<Change> {
    compare(context, &was.ty, &is.ty, |rule| subject.part(rule, &is.name, Some(was.span), Some(is.span)))
}

/// The type of an alias.
pub(super) fn alias(context: &Context<'_>, subject: &Subject<'_>, was: &Type, is: &Type) -> Option<Change> {
    compare(context, was, is, |rule| subject.change(rule))
}

/// The properties that no row names.
pub(super) fn additional(context: &Context<'_>, subject: &Subject<'_>, old: &Struct, new: &Struct) -> Option<Change> {
    const NAME: &str = "*";
    let place = |model: Option<&Model>| model.map(Model::place);
    let ty = |schema, additional: &Additional| spell::ty(schema, &additional.values);
    match (&old.additional, &new.additional) {
        (None, None) => None,
        (None, Some(is)) => {
            let draft = subject.part(&OPENED, NAME, place(subject.old), Some(is.span));
            let draft = draft.says("may be there: properties that are not documented").to(ty(context.types.new, is));
            Some(draft.where_(Category::Source, context.old_style.exhaustive).done())
        }
        (Some(was), None) => {
            let draft = subject.part(&SHUT, NAME, Some(was.span), place(subject.new));
            Some(
                draft
                    .says("are there no more: properties that are not documented")
                    .from(ty(context.types.old, was))
                    .done(),
            )
        }
        (Some(was), Some(is)) => {
            compare(context, &was.values, &is.values, |rule| subject.part(rule, NAME, Some(was.span), Some(is.span)))
        }
    }
}

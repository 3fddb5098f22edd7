//! The values of enums, and whether there may be others.

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::context::Context;
use crate::diff::rule::{Category, Severity};
use crate::diff::spell;
use crate::ir::{Enum, EnumValue, Model, ModelId};

const TWO: &str = "\
# Shop

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
| size | [Size](#size) | yes | How large it is. |

## Size

- `small` - Fits through the letter box.
- `large` - Does not.
";

const THREE: &str = "\
# Shop

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
| size | [Size](#size) | yes | How large it is. |

## Size

- `small` - Fits through the letter box.
- `large` - Does not.
- `huge` - Needs two people.
";

const CLOSED: &str = "\
# Size

## Example Usage

```typescript
let value: Size = \"small\";
```

## Values

```typescript
\"small\" | \"large\"
```
";

const OPEN: &str = "\
# Size

## Example Usage

```typescript
let value: Size = \"small\";
```

## Values

This is an open enum. Unrecognized values will be captured as the `Unrecognized<string>` branded type.

```typescript
\"small\" | \"large\" | Unrecognized<string>
```
";

/// A value that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "enum-value-added",
    title: "a value was added to an enum",
    source: Level::ADDITION,
    send: Level::SAFE,
    receive: Level::DANGEROUS.or(Severity::Breaking, "where `enums = \"closed\"`"),
    why: "Readers of before do not know it. An open enum keeps it as `Unknown`, and `validate()` reports it; to a closed one it \
          is an error.",
    example: Example::new(TWO, THREE),
};

/// A value that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "enum-value-removed",
    title: "a value was removed from an enum",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Whoever sends it is refused from now on, and Rust that names the variant does not compile.",
    example: Example::new(THREE, TWO),
};

/// There may be other values.
pub(super) const OPENED: Rule = Rule {
    id: "enum-opened",
    title: "an enum may have values that are not documented",
    source: Level::NONE.or(Severity::Breaking, "where `enums = \"closed\"`"),
    send: Level::SAFE,
    receive: Level::DANGEROUS.or(Severity::Breaking, "where `enums = \"closed\"`"),
    why: "Readers have to expect any value.",
    example: Example::new(CLOSED, OPEN),
};

/// There are documented values only.
pub(super) const SHUT: Rule = Rule {
    id: "enum-closed",
    title: "an enum has documented values only",
    source: Level::NONE.or(Severity::Breaking, "where `enums = \"closed\"`"),
    send: Level::DANGEROUS,
    receive: Level::SAFE,
    why: "Whoever sends another value may be refused from now on.",
    example: Example::new(OPEN, CLOSED),
};

/// What became of the values.
pub(super) fn find(
    context: &Context<'_>,
    ids: (ModelId, ModelId),
    subject: &Subject<'_>,
    old: &Enum,
    new: &Enum,
) -> Vec<Change> {
    let surfaces = context.surfaces(ids.0, ids.1);
    let was_closed = surfaces.is_some_and(|(before, _)| !before.is_open) && !old.flags;
    let is_other = surfaces.is_some_and(|(before, after)| before.is_open != after.is_open) && !old.flags;
    let mut changes = Vec::new();
    let of = |values: &Enum, wire: &serde_json::Value| values.values.iter().any(|value| value.wire == *wire);
    for value in old.values.iter().filter(|value| !of(new, &value.wire)) {
        let draft = subject.part(&REMOVED, &name(value), Some(value.span), subject.new.map(Model::place));
        changes.push(draft.says("is a value no more").done());
    }
    for value in new.values.iter().filter(|value| !of(old, &value.wire)) {
        let draft = subject.part(&ADDED, &name(value), subject.old.map(Model::place), Some(value.span));
        let draft = draft.where_(Category::Source, context.old_style.exhaustive && !old.flags);
        changes.push(draft.where_(Category::WireReceive, was_closed).says("is a new value").done());
    }
    for is in &new.values {
        let Some(was) = old.values.iter().find(|value| value.wire == is.wire) else { continue };
        if was.rust_name != is.rust_name {
            let draft = subject.part(&super::names::RUST_NAME, &name(is), Some(was.span), Some(is.span));
            let draft = draft.says("has another name in Rust").changes(&*was.rust_name, &*is.rust_name);
            changes.push(draft.done());
        }
    }
    if old.open != new.open {
        let (rule, words): (&'static Rule, _) =
            if new.open { (&OPENED, "may have other values") } else { (&SHUT, "has no other values any more") };
        let draft = subject.change(rule).says(words).where_(Category::Source, is_other);
        changes.push(draft.where_(Category::WireReceive, was_closed).done());
    }
    changes
}

/// A value as paths name it.
pub(super) fn name(value: &EnumValue) -> String {
    spell::value(&value.wire)
}

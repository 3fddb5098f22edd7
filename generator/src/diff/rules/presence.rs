//! Fields that must be there, may be left out, or may be null.

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::context::Context;
use crate::diff::rule::{Category, Severity};
use crate::diff::words::plain;
use crate::emit::is_asked;
use crate::ir::Field;

const OPTIONAL: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | What the customer wants to say. |
";

const REQUIRED: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | yes | What the customer wants to say. |
";

const NULLABLE: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string \\| null | yes | What the customer wants to say. |
";

const CONDITIONAL: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | if the order is a present | What the customer wants to say. |
";

const OTHER_CONDITION: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | if the order goes abroad | What the customer wants to say. |
";

const OTHER_TYPE: &str = "where its type in Rust, or what a value is made of, is another";

/// An optional field that must be there.
pub(super) const MADE_REQUIRED: Rule = Rule {
    id: "field-made-required",
    title: "an optional field is required now",
    source: Level::SAFE.or(Severity::Breaking, OTHER_TYPE),
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Whoever left it out is refused from now on. In Rust an `Option` goes, and constructors ask for one more value. A \
          default on the server keeps it optional.",
    example: Example::new(OPTIONAL, REQUIRED),
};

/// A required field that may be left out.
pub(super) const MADE_OPTIONAL: Rule = Rule {
    id: "field-made-optional",
    title: "a required field is optional now",
    source: Level::SAFE.or(Severity::Breaking, OTHER_TYPE),
    send: Level::SAFE,
    receive: Level::BREAKING,
    why: "Whoever reads it relies on its being there: decoding fails without it. In Rust an `Option` comes.",
    example: Example::new(REQUIRED, OPTIONAL),
};

/// A field that may be null.
pub(super) const MADE_NULLABLE: Rule = Rule {
    id: "field-made-nullable",
    title: "a field may be null now",
    source: Level::SAFE.or(Severity::Breaking, OTHER_TYPE),
    send: Level::SAFE,
    receive: Level::BREAKING.or(Severity::Safe, "where it might be left out, and so is an `Option` already"),
    why: "Readers of before fail at a `null`. In Rust an `Option` comes, unless there was one for a field that may be left \
          out.",
    example: Example::new(REQUIRED, NULLABLE),
};

/// A field that is never null.
pub(super) const MADE_NEVER_NULL: Rule = Rule {
    id: "field-made-never-null",
    title: "a field may be null no longer",
    source: Level::SAFE.or(Severity::Breaking, OTHER_TYPE),
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Whoever sent a `null` is refused from now on. In Rust an `Option` goes, unless the field may be left out.",
    example: Example::new(NULLABLE, REQUIRED),
};

/// A condition that was not there.
pub(super) const CONDITION_ADDED: Rule = Rule {
    id: "condition-added",
    title: "an optional field is required in some case now",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::SAFE,
    why: "Whoever leaves it out in that case is refused. Where the case can be read of the fields, a rule between fields \
          says so too, and is enforced.",
    example: Example::new(OPTIONAL, CONDITIONAL),
};

/// A condition that is gone.
pub(super) const CONDITION_REMOVED: Rule = Rule {
    id: "condition-removed",
    title: "an optional field is required in no case any more",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::DANGEROUS,
    why: "It may be left out in a case in which it was there before.",
    example: Example::new(CONDITIONAL, OPTIONAL),
};

/// A condition that is another.
pub(super) const CONDITION_CHANGED: Rule = Rule {
    id: "condition-changed",
    title: "the case in which a field is required is said otherwise",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "The words for the case are others. Whether the case is, they cannot show.",
    example: Example::new(CONDITIONAL, OTHER_CONDITION),
};

/// How a field's `Option`s are: one for both, one for each, none.
fn options(field: &Field, tells_null: bool) -> u8 {
    match (field.required, field.nullable) {
        (true, false) => 0,
        (false, true) if tells_null => 2,
        _ => 1,
    }
}

/// What became of a field's presence.
pub(super) fn find(context: &Context<'_>, subject: &Subject<'_>, was: &Field, is: &Field) -> Vec<Change> {
    let (before, after) = context.tells_null();
    let is_other_type = options(was, before) != options(is, after) || is_asked(was) != is_asked(is);
    let change = |rule: &'static Rule, words: &'static str| {
        let draft = subject.part(rule, &is.name, Some(was.span), Some(is.span)).says(words);
        draft.where_(Category::Source, is_other_type)
    };
    let mut changes = Vec::new();
    match (was.required, is.required) {
        (false, true) => changes.push(change(&MADE_REQUIRED, "is required now").done()),
        (true, false) => changes.push(change(&MADE_OPTIONAL, "may be left out now").done()),
        _ => changes.extend(conditions(was, is).map(|(rule, words)| {
            let text = |field: &Field| field.condition.as_ref().map(|prose| plain(&prose.text)).unwrap_or_default();
            change(rule, words).words(text(was), text(is)).done()
        })),
    }
    match (was.nullable, is.nullable) {
        (false, true) => {
            let draft = change(&MADE_NULLABLE, "may be null now");
            changes.push(draft.where_(Category::WireReceive, !was.required).done());
        }
        (true, false) => changes.push(change(&MADE_NEVER_NULL, "may be null no longer").done()),
        _ => {}
    }
    changes
}

fn conditions(was: &Field, is: &Field) -> Option<(&'static Rule, &'static str)> {
    let words = |field: &Field| field.condition.as_ref().map(|prose| plain(&prose.text).to_lowercase());
    match (words(was), words(is)) {
        (None, Some(_)) => Some((&CONDITION_ADDED, "is required in some case now")),
        (Some(_), None) => Some((&CONDITION_REMOVED, "is required in no case any more")),
        (Some(before), Some(after)) if before != after => {
            Some((&CONDITION_CHANGED, "is required in a case that is said otherwise"))
        }
        _ => None,
    }
}

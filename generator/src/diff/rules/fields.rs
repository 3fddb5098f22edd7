//! Fields that come, go, or are called otherwise.

use super::{Example, Level, Rule};
use crate::config::UnknownFields;
use crate::diff::change::{Change, Subject};
use crate::diff::context::Context;
use crate::diff::pairs::Fields;
use crate::diff::rule::{Category, Severity};
use crate::diff::spell;
use crate::emit::is_asked;
use crate::ir::{Field, Struct};

const ONE: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
";

const AND_REQUIRED: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | integer | yes | What it costs, in cents. |
";

const AND_OPTIONAL: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | integer | no | What it costs, in cents. |
";

const RENAMED_FIELD: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| amount | integer | yes | What it costs, in cents. |
";

const AND_CONSTANT: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| kind | \"order\" | yes | |
";

const READ_ONLY: &str = "\
# Order

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**Id** | **string** | Which order it is. |
**Total** | **int** | What it costs, in cents. | [readonly]
";

const WRITABLE: &str = "\
# Order

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**Id** | **string** | Which order it is. |
**Total** | **int** | What it costs, in cents. |
";

/// A field that must be there and was not.
pub(super) const ADDED_REQUIRED: Rule = Rule {
    id: "required-field-added",
    title: "a required field was added",
    source: Level::BREAKING,
    send: Level::BREAKING,
    receive: Level::NEW_PROPERTY,
    why: "Whoever does not send it is refused, and constructors in Rust ask for one more value. An optional field with a \
          default breaks nobody.",
    example: Example::new(ONE, AND_REQUIRED),
};

/// A field that has one value only.
pub(super) const ADDED_CONSTANT: Rule = Rule {
    id: "constant-field-added",
    title: "a required field of one value was added",
    source: Level::ADDITION,
    send: Level::BREAKING,
    receive: Level::NEW_PROPERTY,
    why: "Whoever does not send it is refused. Rust fills it in: constructors ask for nothing.",
    example: Example::new(ONE, AND_CONSTANT),
};

/// A field that may be there and was not.
pub(super) const ADDED_OPTIONAL: Rule = Rule {
    id: "optional-field-added",
    title: "an optional field was added",
    source: Level::ADDITION,
    send: Level::SAFE,
    receive: Level::NEW_PROPERTY,
    why: "Nobody has to send it, and readers pass over what they do not know.",
    example: Example::new(ONE, AND_OPTIONAL),
};

/// A field that was there and is not.
pub(super) const REMOVED_REQUIRED: Rule = Rule {
    id: "required-field-removed",
    title: "a required field was removed",
    source: Level::BREAKING,
    send: Level::DANGEROUS,
    receive: Level::BREAKING,
    why: "Readers rely on its being there: decoding fails without it. Whoever sends it may be refused or passed over. Say \
          that it is deprecated, and remove it once nobody reads it.",
    example: Example::new(AND_REQUIRED, ONE),
};

/// A field that might be there and never is.
pub(super) const REMOVED_OPTIONAL: Rule = Rule {
    id: "optional-field-removed",
    title: "an optional field was removed",
    source: Level::BREAKING,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "Rust that names it does not compile. Whoever sends it may be refused or passed over, and whoever reads it finds \
          nothing any more.",
    example: Example::new(AND_OPTIONAL, ONE),
};

/// A field of another name.
pub(super) const RENAMED: Rule = Rule {
    id: "field-renamed",
    title: "a field was renamed",
    source: Level::SAFE.or(Severity::Breaking, "where its name in Rust is another"),
    send: Level::NONE.or(Severity::Breaking, "where its name in JSON is another"),
    receive: Level::NONE.or(Severity::Breaking, "where its name in JSON is another"),
    why: "To whoever sends or reads JSON a field of another name is another field. It is taken for the same because it has \
          the type and the words, or the place, of one that is gone.",
    example: Example::new(AND_REQUIRED, RENAMED_FIELD),
};

/// A field whose name in JSON is another.
pub(super) const JSON_NAME: Rule = Rule {
    id: "json-name-changed",
    title: "a field has another name in JSON",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::BREAKING.or(Severity::Safe, "where readers of before know that name too"),
    why: "The documentation calls it as before, and what it shows of JSON is another name: nobody finds it under the old \
          one.",
    example: Example {
        old: AND_REQUIRED,
        new: AND_REQUIRED,
        config: "[api.fields.\"Order.total\"]\nwire_name = \"totalCents\"\n",
    },
};

/// A field that only the server sets.
pub(super) const MADE_READ_ONLY: Rule = Rule {
    id: "field-made-read-only",
    title: "only the server sets a field now",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::NONE,
    why: "Whoever sends it may be refused, or is not heeded.",
    example: Example::new(WRITABLE, READ_ONLY),
};

/// A field that anybody sets.
pub(super) const MADE_WRITABLE: Rule = Rule {
    id: "field-made-writable",
    title: "not only the server sets a field now",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::NONE,
    why: "It may be sent, and need not be.",
    example: Example::new(READ_ONLY, WRITABLE),
};

/// Fields that came and went.
pub(super) fn find(
    context: &Context<'_>,
    subject: &Subject<'_>,
    old: &Struct,
    new: &Struct,
    pairs: &Fields,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in pairs.gone().filter_map(|at| old.fields.get(at)) {
        let rule = if field.required { &REMOVED_REQUIRED } else { &REMOVED_OPTIONAL };
        let draft = subject.part(rule, &field.name, Some(field.span), subject.new.map(crate::ir::Model::place));
        changes.push(draft.says("is gone").from(spell::ty(context.types.old, &field.ty)).done());
    }
    for field in pairs.fresh().filter_map(|at| new.fields.get(at)) {
        let (rule, words): (&'static Rule, _) = match (field.required, is_asked(field)) {
            (true, true) => (&ADDED_REQUIRED, "is new and required"),
            (true, false) => (&ADDED_CONSTANT, "is new and required"),
            (false, _) => (&ADDED_OPTIONAL, "is new"),
        };
        let draft = subject.part(rule, &field.name, subject.old.map(crate::ir::Model::place), Some(field.span));
        let denies = context.old_style.unknown_fields == UnknownFields::Deny && old.additional.is_none();
        let draft = draft.where_(Category::Source, context.old_style.exhaustive).where_(Category::WireReceive, denies);
        changes.push(draft.says(words).to(spell::ty(context.types.new, &field.ty)).done());
    }
    changes
}

/// What a field is called.
pub(super) fn named(subject: &Subject<'_>, was: &Field, is: &Field) -> Vec<Change> {
    let mut changes = Vec::new();
    let is_other_wire = was.wire_name != is.wire_name;
    let draft = |rule: &'static Rule| subject.part(rule, &is.name, Some(was.span), Some(is.span));
    if was.name != is.name && (is_other_wire || was.rust_name != is.rust_name) {
        let draft = draft(&RENAMED).says("is called otherwise").changes(&*was.name, &*is.name);
        let draft = draft.where_(Category::Source, was.rust_name != is.rust_name);
        let draft = draft.where_(Category::WireSend, is_other_wire).where_(Category::WireReceive, is_other_wire);
        changes.push(draft.done());
    } else if is_other_wire {
        let is_known = was.alias.as_deref() == Some(is.wire_name.as_str());
        let draft = draft(&JSON_NAME).says("has another name in JSON").changes(&*was.wire_name, &*is.wire_name);
        changes.push(draft.where_(Category::WireReceive, is_known).done());
    }
    match (was.read_only, is.read_only) {
        (false, true) => changes.push(draft(&MADE_READ_ONLY).says("is set by the server only now").done()),
        (true, false) => changes.push(draft(&MADE_WRITABLE).says("is not set by the server only any more").done()),
        _ => {}
    }
    changes
}

//! Whole APIs, and what the configuration says of their Rust.

use super::{Example, Level, Rule};
use crate::config::{EnumPolicy, Impls, Nullable, UnknownFields};
use crate::diff::change::{Change, Subject, Used};
use crate::diff::context::Context;
use crate::diff::rule::{Category, Severity};
use crate::emit::Style;

const PAGE: &str = "\
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

/// An API that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "api-added",
    title: "an API was added",
    source: Level::SAFE,
    send: Level::NONE,
    receive: Level::NONE,
    why: "A module is there that was not.",
    example: Example { old: "", new: "", config: "[[api]]\nname = \"market\"\n" },
};

/// An API that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "api-removed",
    title: "an API was removed",
    source: Level::BREAKING,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "All of its types are gone from the Rust. Whether its data is still sent, the documentation no longer says.",
    example: Example { old: "", new: "", config: "" },
};

/// A setting that is another.
pub(super) const SETTING: Rule = Rule {
    id: "setting-changed",
    title: "the configuration says something else of the Rust",
    source: Level::SAFE.or(Severity::Breaking, "where it may make the types others that callers see"),
    send: Level::NONE,
    receive: Level::NONE,
    why: "The documentation is as before, and `schemadown.toml` makes other Rust of it: open enums or closed ones, `Option`s \
          that tell absent from null, other types for dates.",
    example: Example { old: PAGE, new: PAGE, config: "enums = \"closed\"\n" },
};

/// An API of one side only.
pub(in crate::diff) fn one_sided(api: &str, is_new: bool) -> Change {
    let subject = Subject { old: None, new: None, used: Used::UNKNOWN };
    let draft = if is_new { subject.change(&ADDED).says("is new") } else { subject.change(&REMOVED).says("is gone") };
    let mut change = draft.done();
    api.clone_into(&mut change.api);
    change
}

/// What is set otherwise.
pub(super) fn settings(context: &Context<'_>) -> Vec<Change> {
    let (old, new) = (context.old_style, context.new_style);
    let subject = Subject { old: None, new: None, used: Used::UNKNOWN };
    let mut changes = Vec::new();
    let mut compare = |key: &str, was: String, is: String, breaks: bool| {
        if was != is {
            let draft = subject.part(&SETTING, key, None, None).says("is set otherwise").changes(was, is);
            changes.push(draft.where_(Category::Source, breaks).done());
        }
    };
    let enums = |style: &Style| EnumPolicy::as_str(style.enums).to_owned();
    compare("enums", enums(old), enums(new), true);
    let nullable = |style: &Style| Nullable::as_str(style.nullable).to_owned();
    let (before, after) = context.tells_null();
    compare("nullable", nullable(old), nullable(new), before != after);
    let unknown = |style: &Style| UnknownFields::as_str(style.unknown_fields).to_owned();
    compare("unknown_fields", unknown(old), unknown(new), false);
    compare("exhaustive", old.exhaustive.to_string(), new.exhaustive.to_string(), old.exhaustive);
    let serde = |style: &Style| Impls::as_str(style.serde).to_owned();
    compare("serde", serde(old), serde(new), false);
    let types = |style: &Style| {
        style.types.iter().map(|(kind, rust)| format!("{} = {rust}", kind.as_str())).collect::<Vec<_>>().join(", ")
    };
    compare("types", types(old), types(new), true);
    let lost = old.derives.iter().any(|name| !new.derives.contains(name));
    compare("derives", old.derives.join(", "), new.derives.join(", "), lost);
    if nullable(old) == nullable(new) && before != after {
        let draft = subject.part(&SETTING, "nullable", None, None).says("tells absent from null");
        let draft = draft.changes(before.to_string(), after.to_string());
        changes.push(draft.where_(Category::Source, true).done());
    }
    changes
}

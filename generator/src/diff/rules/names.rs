//! Names in Rust, what values are made by, and traits: what callers of the generated crate see and JSON does not.

use std::collections::BTreeSet;

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::context::Context;
use crate::diff::pairs::Fields;
use crate::diff::rule::{Category, Severity};
use crate::diff::sentence::Piece;
use crate::emit::{Made, Surface, is_asked};
use crate::ir::{Field, Model, ModelId, ModelKind, Struct};

const CLASH: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total_cents | integer | yes | What it costs. |
";

const NO_CLASH: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| totalCents | integer | no | What it costs, as older clients say it. |
| id | string | yes | Which order it is. |
| total_cents | integer | yes | What it costs. |
";

const IN_ORDER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| total | integer | yes | What it costs. |
";

const OTHER_ORDER: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| total | integer | yes | What it costs. |
| id | string | yes | Which order it is. |
";

const EQUAL: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
";

const NOT_EQUAL: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| weight | number | no | What it weighs. |
";

/// A name in Rust.
pub(super) const RUST_NAME: Rule = Rule {
    id: "rust-name-changed",
    title: "something has another name in Rust",
    source: Level::BREAKING,
    send: Level::NONE,
    receive: Level::NONE,
    why: "In JSON nothing changes. The documentation spells the name otherwise, or another name comes to the same in Rust and \
          stands before it: the later of two gets a number.",
    example: Example::new(CLASH, NO_CLASH),
};

/// What a value is made of.
pub(super) const CONSTRUCTOR: Rule = Rule {
    id: "constructor-changed",
    title: "`new` takes its arguments in another order",
    source: Level::BREAKING,
    send: Level::NONE,
    receive: Level::NONE,
    why: "`new` takes what is required in the order of the page. Rows that change places change its arguments, or make a \
          builder of it.",
    example: Example::new(IN_ORDER, OTHER_ORDER),
};

/// A trait that is gone.
pub(super) const TRAIT: Rule = Rule {
    id: "trait-lost",
    title: "a type lost a trait",
    source: Level::BREAKING,
    send: Level::NONE,
    receive: Level::NONE,
    why: "Types have `Eq`, `Hash` and `Copy` where all that they hold does: a number with a fraction has no `Eq`, and takes \
          it from all that holds it. `Default` goes with the first field that is required.",
    example: Example::new(EQUAL, NOT_EQUAL),
};

/// The names of a model's parts, and of itself.
pub(super) fn model(subject: &Subject<'_>, was: &Model, is: &Model) -> Option<Change> {
    let is_known = was.name != is.name || was.rust_name == is.rust_name;
    let draft = subject.change(&RUST_NAME).says("has another name in Rust");
    (!is_known).then(|| draft.changes(&*was.rust_name, &*is.rust_name).done())
}

/// The name of a field.
pub(super) fn field(subject: &Subject<'_>, was: &Field, is: &Field) -> Option<Change> {
    // Where the documented name is another too, that says it all.
    let is_known = was.rust_name == is.rust_name || was.name != is.name;
    let draft = subject.part(&RUST_NAME, &is.name, Some(was.span), Some(is.span)).says("has another name in Rust");
    (!is_known).then(|| draft.changes(&*was.rust_name, &*is.rust_name).done())
}

/// The arguments of `new`: those that both have, where none came or went.
pub(super) fn constructor(
    context: &Context<'_>,
    ids: (ModelId, ModelId),
    subject: &Subject<'_>,
    shapes: (&Struct, &Struct),
    pairs: &Fields,
) -> Option<Change> {
    let (before, after) = context.surfaces(ids.0, ids.1)?;
    if before.made != Made::New || after.made == Made::Otherwise {
        return None;
    }
    let asked = |shape: &Struct| -> Vec<usize> {
        shape.fields.iter().enumerate().filter(|(_, field)| is_asked(field)).map(|(at, _)| at).collect()
    };
    let (old, new) = (asked(shapes.0), asked(shapes.1));
    let now: Vec<Option<usize>> = old.iter().map(|at| pairs.new_of(*at)).collect();
    let same: Vec<usize> = now.iter().flatten().copied().filter(|at| new.contains(at)).collect();
    let is_whole = same.len() == old.len() && same.len() == new.len();
    if !is_whole || (same == new && before.made == after.made) {
        return None;
    }
    let spelled = |shape: &Struct, of: &[usize]| {
        let names = of.iter().filter_map(|at| shape.fields.get(*at)).map(|field| field.rust_name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let made = |surface: &Surface, names: String| match surface.made {
        Made::Builder => "builder()".to_owned(),
        _ => format!("new({names})"),
    };
    let draft = subject.change(&CONSTRUCTOR).says("is made otherwise");
    Some(draft.changes(made(before, spelled(shapes.0, &old)), made(after, spelled(shapes.1, &new))).done())
}

/// A model that lost traits.
struct Lost {
    old: ModelId,
    new: ModelId,
    traits: Vec<&'static str>,
    /// Whether something of its own took them, and not a model that it holds.
    is_own: bool,
}

/// The traits that models lost by what they hold themselves; what only holds such a model is told with it.
pub(super) fn traits(context: &Context<'_>, found: &[Change]) -> Vec<Change> {
    let pairs = context.types.models.pairs();
    let lost: Vec<Lost> = pairs.filter_map(|(old, new)| self::lost(context, old, new)).collect();
    let mut changes = Vec::new();
    for Lost { old, new, traits, .. } in lost.iter().filter(|lost| lost.is_own) {
        let model = context.new_model(*new);
        let is_of_it = |change: &&Change| change.model == model.id && change.effects.of(Category::Source).is_some();
        let cause = found.iter().filter(is_of_it).max_by_key(|change| change.effects.of(Category::Source));
        // Whoever asks for a value that was not asked for takes `Default` with it, and has been told of.
        let is_told = cause.is_some_and(|change| change.effects.of(Category::Source) == Some(Severity::Breaking));
        if is_told && traits.as_slice() == ["Default"] {
            continue;
        }
        let holders = holders(context, *new);
        let with = lost.iter().filter(|other| !other.is_own && holders.contains(&other.new));
        let with: Vec<&str> = with.map(|other| context.new_model(other.new).name.as_str()).collect();
        let draft = context.both(*old, *new).change(&TRAIT).says("has no more ").code(traits.join(", "));
        let more =
            (!with.is_empty()).then(|| [Piece::Said("nor have these that hold it: "), Piece::Code(with.join(", "))]);
        changes.push(draft.because(cause.map(Change::path)).more(more.into_iter().flatten()).done());
    }
    changes
}

fn lost(context: &Context<'_>, old: ModelId, new: ModelId) -> Option<Lost> {
    let (before, after) = context.surfaces(old, new)?;
    let is_same_kind = !super::models::is_other_kind(&context.old(old).kind, &context.new_model(new).kind);
    let is_alias = matches!(context.new_model(new).kind, ModelKind::Alias(_));
    let gone = before.traits.iter().copied().filter(|name| !after.traits.contains(name));
    let traits: Vec<_> = gone.filter(|_| is_same_kind && !is_alias).collect();
    let is_own = traits.iter().any(|name| matches!(*name, "Copy" | "Default") || !after.alone.contains(name));
    (!traits.is_empty()).then_some(Lost { old, new, traits, is_own })
}

/// All models that a model is held by, directly or not.
fn holders(context: &Context<'_>, of: ModelId) -> BTreeSet<ModelId> {
    let mut found = BTreeSet::new();
    let mut open = vec![of];
    while let Some(next) = open.pop() {
        open.extend(context.new_holders(next).iter().filter(|id| found.insert(**id)));
    }
    found
}

//! How a rule's table of sentences is run: the field described, a description, and what should be found in it.
//!
//! `required_if weight | size=large` names the fields before the bar and the case behind it; `! conditional` is a
//! rejection with that reason. The fields are those of [`crate_fields`].

use proptest::prelude::*;

use super::{Across, Known, Presence, across};
use crate::ir::{Condition, Prose, State};
use crate::source::{Sources, Span};

/// The described field (`""` for the model), a description, and what rules of the family find in it.
pub(super) type Case = (&'static str, &'static str, &'static [&'static str]);

/// A crate: its `name` is required, its `limit` has a default, its `handle` fields of its own.
fn crate_fields() -> Vec<Known> {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).into()).collect();
    let field = |name: &str| Known { name: name.into(), wire_name: name.into(), ..Known::default() };
    vec![
        Known { presence: Presence::Always, ..field("name") },
        field("lid"),
        field("rope"),
        field("weight"),
        Known { values: texts(&["small", "large", "huge"]), ..field("size") },
        Known { values: vec![true.into(), false.into()], ..field("isSealed") },
        Known { has_default: true, ..field("limit") },
        Known { is_object: true, ..field("handle") },
    ]
}

pub(super) fn check(family: &str, cases: &[Case]) {
    let wrong = cases.iter().filter_map(|(field, prose, wanted)| {
        let found = found(family, field, prose);
        (found != *wanted).then(|| format!("{field}: {prose}\n  found {found:?}\n  wanted {wanted:?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn found(family: &str, field: &str, text: &str) -> Vec<String> {
    let fields = crate_fields();
    let file = Sources::new().add("table", "table", text);
    let prose = Prose { text: text.to_owned(), span: Span::new(file, 0..text.len()) };
    let this = fields.iter().position(|known| known.name == field);
    let Across { relations, rejected } = across(&fields, [(this, &prose)], &[]);
    let own = |rule: &str| rule.split('.').next() == Some(family);
    let name = |field: &usize| fields[*field].name.clone();
    let relations = relations.iter().filter(|relation| own(relation.rule)).map(|relation| {
        let names: Vec<_> = relation.fields.iter().map(name).collect();
        let case: Vec<_> = relation.when.iter().map(|condition| spelled(condition, &name)).collect();
        let bar = if case.is_empty() { "" } else { " | " };
        format!("{} {}{bar}{}", relation.kind.name(), names.join(" "), case.join(" "))
    });
    let rejected = rejected.iter().filter(|rejected| own(rejected.rule)).map(|rejected| format!("! {}", rejected.why));
    relations.chain(rejected).collect()
}

fn spelled(Condition { field, state }: &Condition, name: &impl Fn(&usize) -> String) -> String {
    let name = name(field);
    let list = |values: &[serde_json::Value]| {
        values.iter().map(|value| value.to_string().replace('"', "")).collect::<Vec<_>>().join("/")
    };
    match state {
        State::Present => name,
        State::Absent => format!("!{name}"),
        State::Is(values) => format!("{name}={}", list(values)),
        State::IsNot(values) => format!("{name}!={}", list(values)),
    }
}

/// Parts of descriptions, and what may stand between them.
#[rustfmt::skip] // Parts in rows can be read.
const PARTS: &[&str] = &[
    "required if ", "`lid`", "`rope`", "isSealed", "`true`", "size=large", "\"large\"", " is ", " is set", " or ", " and ", ", ",
    ". ", " (", ") ", "unless ", "mutually exclusive with ", "exactly one of ", "must be set", "either ", "cannot be used ",
    "together with ", "only valid when ", "neither ", " nor ", "requires ", "this field ", "`", ":", "é", "\n- ", "<br/>", "if ",
    "but not both",
];

proptest! {
    #[test]
    fn any_text_is_read_and_says_something_of_known_fields(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
        let fields = crate_fields();
        let text = parts.concat();
        let file = Sources::new().add("table", "table", text.as_str());
        let prose = Prose { text: text.clone(), span: Span::new(file, 0..text.len()) };
        for this in [None, Some(1), Some(5)] {
            let found = across(&fields, [(this, &prose)], &[]);
            for relation in &found.relations {
                prop_assert!(text.get(relation.evidence.span.range()).is_some_and(|covered| !covered.is_empty()));
                let others = relation.when.iter().map(|condition| &condition.field);
                let mut all: Vec<_> = relation.fields.iter().chain(others).collect();
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                prop_assert!(count > 1 && all.len() > 1 && all.iter().all(|field| **field < fields.len()), "{text}");
            }
        }
    }
}

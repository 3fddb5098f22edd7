//! How a rule's table of sentences is run: the field described, a description, and what should be found in it.
//!
//! `required_if weight | size=large` names the fields before the bar and the case behind it; `! conditional` is a
//! rejection with that reason. The fields are those of [`crate_fields`].

use super::{Across, Known, across};
use crate::ir::{Condition, Prose, State};
use crate::source::{Sources, Span};

/// The described field (`""` for the model), a description, and what rules of the family find in it.
pub(super) type Case = (&'static str, &'static str, &'static [&'static str]);

/// A crate: its `name` is required, its `limit` has a default.
fn crate_fields() -> Vec<Known> {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).into()).collect();
    let field = |name: &str| Known { name: name.into(), wire_name: name.into(), ..Known::default() };
    vec![
        Known { required: true, always: true, ..field("name") },
        field("lid"),
        field("rope"),
        field("weight"),
        Known { values: texts(&["small", "large", "huge"]), ..field("size") },
        Known { values: vec![true.into(), false.into()], ..field("isSealed") },
        Known { has_default: true, ..field("limit") },
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
    let Across { relations, rejected } = across(&fields, [(this, &prose)]);
    let own = |rule: &str| rule.split('.').next() == Some(family);
    let name = |field: &usize| fields[*field].name.clone();
    let relations = relations.iter().filter(|relation| own(relation.rule)).map(|relation| {
        let names: Vec<_> = relation.fields.iter().map(name).collect();
        let case: Vec<_> = relation.when.iter().map(|condition| spelled(condition, &name)).collect();
        let bar = if case.is_empty() { "" } else { " | " };
        format!("{} {}{bar}{}", relation.kind.name(), names.join(" "), case.join(" "))
    });
    let rejected =
        rejected.iter().filter(|rejected| own(rejected.rule)).map(|rejected| format!("! {}", rejected.reason));
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

//! Where in a clause a rule may begin, and of whom it speaks there if it names nobody.

use super::unit::{Unit, What};
use super::{Place, View};
use crate::ir::Why;
use crate::mine::text::{Kind, Token};

/// A place in a clause where a rule may begin.
pub(super) struct Start {
    pub(super) at: usize,
    /// The field that the rule is about unless it says otherwise.
    pub(super) subject: Option<usize>,
    /// Why nothing that begins here can be enforced.
    pub(super) objection: Option<Why>,
}

/// Words that make what follows them, or what they introduce, hold in some case only.
#[rustfmt::skip] // Words in rows can be read.
const CASES: &[&str] = &[
    "if", "when", "whenever", "unless", "while", "until", "for", "in", "on", "during", "under", "with", "without", "where",
    "using", "depending", "example", "e.g", "except", "to", "by",
];

/// Labels that announce a rule and say nothing of whom.
const NOTES: &[&str] =
    &["note", "notes", "important", "conditional", "warning", "caution", "required", "restriction", "constraint"];

/// The places in a clause where a rule may begin.
pub(super) fn starts(view: &View<'_>, units: &[Unit], place: &Place<'_>) -> Vec<Start> {
    let opening =
        units.iter().take_while(|unit| unit.is_any(&[",", ":", "note", "importantly", "furthermore"])).count();
    let mut out = vec![Start { at: opening, ..first(view, place) }];
    for (at, unit) in units.iter().enumerate() {
        let before = units.get(..at).unwrap_or_default();
        if unit.is_any(&[":"]) && at > opening {
            out.push(behind_label(view, before, at + 1));
        } else if unit.is_any(&[",", "and", "but"]) && at > opening {
            out.push(behind_words(view, before, at + 1, &out));
        }
    }
    out
}

/// The start of the clause. In parentheses, behind a dash or in a list it may be about what stands before it.
fn first(view: &View<'_>, place: &Place<'_>) -> Start {
    let none = |objection| Start { at: 0, subject: view.this, objection };
    let intro = place.sentence.intro.and_then(|at| place.text.sentences.get(at));
    let intro = intro.and_then(|intro| place.text.tokens.get(intro.tokens.clone())).unwrap_or_default();
    if intro.iter().any(|token| token.is_any(CASES)) {
        return none(Some(Why::Conditional));
    }
    if let Some(parent) = place.clause.parent {
        return match place.text.tokens.get(parent) {
            Some(host) if host.kind == Kind::Literal => match view.names.resolve(&host.text) {
                Some(field) => Start { at: 0, subject: Some(field), objection: None },
                None => none(Some(Why::AnotherThing)),
            },
            _ if hosts(place).iter().any(|token| token.is_any(&CASES[..6])) => none(Some(Why::Conditional)),
            _ => none(None),
        };
    }
    let before = place.number.checked_sub(1).and_then(|at| place.sentence.clauses.get(at));
    let label = before.filter(|clause| clause.parent.is_none()).map(|clause| place.words(clause));
    match label.as_deref() {
        Some([only]) if only.kind == Kind::Literal => match view.names.resolve(&only.text) {
            Some(field) => Start { at: 0, subject: Some(field), objection: None },
            None => none(Some(Why::AnotherThing)),
        },
        Some([first, .., last]) if first.is_any(CASES) || last.is_any(&["or"]) => none(Some(Why::Conditional)),
        Some(words) if words.len() < 3 && !words.iter().any(|word| word.is_any(NOTES)) => none(Some(Why::AnotherThing)),
        _ => none(None),
    }
}

/// The words of the sentence before what stands in parentheses.
fn hosts<'a>(place: &Place<'a>) -> Vec<&'a Token> {
    let parent = place.clause.parent.unwrap_or_default();
    let start = place.sentence.tokens.start;
    place.text.tokens.get(start..=parent).unwrap_or_default().iter().collect()
}

/// Behind a colon: `lid: required if …`, `Note: …`.
fn behind_label(view: &View<'_>, before: &[Unit], at: usize) -> Start {
    match before {
        [name] if name.field.is_some() => Start { at, subject: name.field, objection: None },
        [word] if word.is_any(NOTES) => Start { at, subject: view.this, objection: None },
        _ => Start { at, subject: view.this, objection: Some(Why::AnotherThing) },
    }
}

/// Behind a comma or an `and`: what stands before may set a case, or speak of something else.
fn behind_words(view: &View<'_>, before: &[Unit], at: usize, earlier: &[Start]) -> Start {
    let case = before.iter().enumerate().any(|(at, unit)| {
        let leads = at == 0 || before.get(at - 1).is_some_and(|last| last.is_any(&[",", ":"]));
        unit.is_any(CASES) && (leads || unit.is_any(&CASES[..6]))
    });
    let others = before.iter().any(|unit| {
        let named = unit.what == What::Literal || unit.field.is_some() && unit.sure;
        named && unit.field != view.this
    });
    let inherited = earlier.iter().find_map(|start| start.objection);
    let objection = if case {
        Some(Why::Conditional)
    } else if others {
        Some(Why::AnotherThing)
    } else {
        inherited
    };
    Start { at, subject: view.this, objection }
}

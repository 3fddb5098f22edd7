//! Where in a clause a rule may begin, and of whom it speaks there if it names nobody.

use super::term::Term;
use super::{Place, View};
use crate::ir::Why;
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Token};

/// A place in a clause where a rule may begin.
pub(super) struct Start {
    pub(super) at: usize,
    /// The field that the rule is about unless it says otherwise.
    pub(super) subject: Option<usize>,
    /// Why nothing that begins here can be enforced.
    pub(super) objection: Option<Why>,
}

/// The places in a clause where a rule may begin.
pub(super) fn starts(view: &View<'_>, terms: &[Term], place: &Place<'_>) -> Vec<Start> {
    let opening = terms.iter().take_while(|term| term.is((["note", "importantly", "furthermore"], [',', ':']))).count();
    let mut out = vec![Start { at: opening, ..first(view, place) }];
    for (at, term) in terms.iter().enumerate() {
        let before = terms.get(..at).unwrap_or_default();
        if term.is(':') && at > opening {
            out.push(behind_label(view, before, at + 1));
        } else if term.is((["and", "but"], ',')) && at > opening {
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
    if intro.iter().any(|token| token.is(Class::CaseStart)) {
        return none(Some(Why::Conditional));
    }
    if let Some(parent) = place.clause.parent {
        return match place.text.tokens.get(parent) {
            Some(host) if host.kind == Kind::Literal => match view.names.resolve(&host.text) {
                Some(field) => Start { at: 0, subject: Some(field), objection: None },
                None => none(Some(Why::AnotherThing)),
            },
            _ if hosts(place).iter().any(|token| token.is(Class::CaseLead)) => none(Some(Why::Conditional)),
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
        Some([first, .., last]) if first.is(Class::CaseStart) || last.is("or") => none(Some(Why::Conditional)),
        Some(words) if words.len() < 3 && !words.iter().any(|word| word.is(Class::Label)) => {
            none(Some(Why::AnotherThing))
        }
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
fn behind_label(view: &View<'_>, before: &[Term], at: usize) -> Start {
    match before {
        [name] if name.field.is_some() => Start { at, subject: name.field, objection: None },
        [word] if word.is(Class::Label) => Start { at, subject: view.this, objection: None },
        _ => Start { at, subject: view.this, objection: Some(Why::AnotherThing) },
    }
}

/// Behind a comma or an `and`: what stands before may set a case, or speak of something else.
fn behind_words(view: &View<'_>, before: &[Term], at: usize, earlier: &[Start]) -> Start {
    let case = before.iter().enumerate().any(|(at, term)| {
        let leads = at == 0 || before.get(at - 1).is_some_and(|last| last.is([',', ':']));
        term.is(Class::CaseStart) && (leads || term.is(Class::CaseLead))
    });
    let others = before.iter().any(|term| {
        let named = term.is_literal() || term.field.is_some() && term.sure;
        named && term.field != view.this
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

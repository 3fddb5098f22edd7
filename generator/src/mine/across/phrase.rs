//! Rows of rules between fields against the terms of a clause: how the slots for fields and cases are filled.

use crate::ir::Why;
use crate::mine::lexicon::Class;
use crate::mine::phrase::{Slot, Source, Step, follow, is_one_of, steps};
use crate::mine::text::{Kind, Token, Words};
use std::sync::LazyLock;

use super::case::{self, Case};
use super::term::Term;
use super::{Row, Trace, View, exclusive, one_of, only_with, required_if};

/// All rows, compiled.
pub(super) static ROWS: LazyLock<Vec<(&Row, Vec<Step>)>> = LazyLock::new(|| {
    let rules = [one_of::ROWS, exclusive::ROWS, only_with::ROWS, required_if::ROWS];
    rules.into_iter().flatten().map(|row| (row, steps(row.phrase))).collect()
});

/// All traces, compiled.
pub(super) static TRACES: LazyLock<Vec<(&Trace, Vec<Step>)>> = LazyLock::new(|| {
    let rules = [one_of::TRACES, exclusive::TRACES, only_with::TRACES, required_if::TRACES];
    rules.into_iter().flatten().map(|trace| (trace, steps(trace.words))).collect()
});

/// What a row caught.
#[derive(Clone, Debug, Default)]
pub(super) struct Caught {
    /// The field that the rule is about.
    pub(super) subject: Option<usize>,
    /// The fields of `<names>` or `<others>`, in the order of the text.
    pub(super) names: Vec<usize>,
    /// Whether these are joined by `or`.
    pub(super) or: bool,
    /// The case of `<if>`.
    pub(super) case: Option<Case>,
    /// Why it cannot be enforced, where something was not understood.
    pub(super) fault: Option<Why>,
}

/// Matches a row against all of the terms. Unless `strict`, what is not understood is a fault and no obstacle.
pub(super) fn catch(
    steps: &[Step],
    terms: &[Term],
    view: &View<'_>,
    subject: Option<usize>,
    strict: bool,
) -> Option<Caught> {
    let matcher = Matcher { terms, view, strict };
    let mut caught = follow(steps, &matcher, 0, Caught { subject, ..Caught::default() })?;
    if caught.subject.is_none() && steps.contains(&Step::Slot(Slot::This)) {
        caught.fault = caught.fault.or(Some(Why::Stranger));
    }
    Some(caught)
}

/// Whether words stand anywhere among the terms.
pub(super) fn occurs(steps: &[Step], terms: &[Term]) -> bool {
    let fits = |step: &Step, term: &Term| matches!(step, Step::Words { any, .. } if is_one_of(&term.token, any));
    terms.windows(steps.len().max(1)).any(|window| steps.iter().zip(window).all(|(step, term)| fits(step, term)))
}

struct Matcher<'a> {
    terms: &'a [Term],
    view: &'a View<'a>,
    strict: bool,
}

impl Matcher<'_> {
    fn rest(&self, at: usize) -> &[Term] {
        self.terms.get(at..).unwrap_or_default()
    }

    /// A field by its name, or `this field`; and the place behind it.
    fn named(&self, at: usize) -> Option<(Option<usize>, Option<Why>, usize)> {
        let at = self.nouns(at);
        let term = self.terms.get(at)?;
        let end = self.nouns(at + 1);
        match term.token.kind {
            _ if term.is_this => Some((self.view.this, None, end)),
            Kind::Punct => None,
            _ => {
                let own = self.view.this.is_some() && term.field == self.view.this;
                let sure = term.sure || end > at + 1 || own;
                match term.field {
                    Some(field) if sure => Some((Some(field), None, end)),
                    _ if !self.strict && term.sure => Some((None, Some(Why::Stranger), end)),
                    _ => None,
                }
            }
        }
    }

    fn nouns(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|term| term.is(Class::Noun)).count()
    }

    /// Names in a row: `a, b and c`.
    fn list(&self, at: usize) -> Option<List> {
        let introduced = self.rest(at).iter().take_while(|term| term.is((["following", "of", "these", "two"], ':')));
        let mut at = at + introduced.count();
        at = self.nouns(at);
        at += usize::from(self.terms.get(at).is_some_and(|term| term.is(':')));
        let mut list = List { fields: Vec::new(), or: false, fault: None, end: at };
        let mut next = at;
        while let Some((field, fault, end)) = self.named(next) {
            list.fields.extend(field);
            list.fault = list.fault.or(fault);
            list.end = end;
            let joins = |term: &&Term| term.is((["and", "or", "nor"], [',', '/']));
            let joined = self.rest(end).iter().take(3).take_while(joins);
            list.or |= joined.clone().any(|term| term.is("or")) && self.named(end + joined.clone().count()).is_some();
            if joined.clone().count() == 0 {
                break;
            }
            next = end + joined.count();
        }
        (!list.fields.is_empty() || list.fault.is_some()).then_some(list)
    }

    /// A case goes up to the end, or to a comma.
    fn case(
        &self,
        at: usize,
        caught: &Caught,
        go_on: &mut dyn FnMut(usize, Caught) -> Option<Caught>,
    ) -> Option<Caught> {
        self.terms.get(at).filter(|term| term.is(Class::Conjunction))?;
        let commas = (at..self.terms.len()).filter(|at| self.terms.is_at(*at, ','));
        std::iter::once(self.terms.len()).chain(commas).find_map(|end| {
            let caught = match case::read(self.terms.get(at..end)?, self.view, caught.subject) {
                Ok(case) => Caught { case: Some(case), ..caught.clone() },
                Err(_) if self.strict => return None,
                Err(reason) => Caught { fault: caught.fault.or(Some(reason)), ..caught.clone() },
            };
            go_on(end, caught)
        })
    }
}

impl Source for Matcher<'_> {
    type Caught = Caught;

    fn token(&self, at: usize) -> Option<&Token> {
        self.terms.get(at).map(|term| &term.token)
    }

    fn fill(
        &self,
        slot: Slot,
        at: usize,
        caught: &Caught,
        go_on: &mut dyn FnMut(usize, Caught) -> Option<Caught>,
    ) -> Option<Caught> {
        match slot {
            Slot::This | Slot::One => {
                let named = self.named(at).and_then(|(field, fault, end)| {
                    let (subject, fault) = (field.or(caught.subject), caught.fault.or(fault));
                    go_on(end, Caught { subject, fault, ..caught.clone() })
                });
                named.or_else(|| if slot == Slot::This { go_on(at, caught.clone()) } else { None })
            }
            Slot::Names | Slot::Others => {
                let List { mut fields, or, fault, end } = self.list(at)?;
                let itself = self.view.this.or(caught.subject);
                let own = || fields.iter().any(|field| Some(*field) == itself);
                let unclear = if slot == Slot::Others { own() } else { fields.len() < 2 };
                let fault = fault.or_else(|| unclear.then_some(Why::NotUnderstood));
                if self.strict && fault.is_some() {
                    return None;
                }
                fields.dedup();
                go_on(end, Caught { names: fields, or, fault: caught.fault.or(fault), ..caught.clone() })
            }
            Slot::If => self.case(at, caught, go_on),
            Slot::Low | Slot::High | Slot::Gap => None,
        }
    }

    /// A row has to take a clause to its end.
    fn end(&self, at: usize, caught: Caught) -> Option<Caught> {
        says_no_more(self.rest(at)).then_some(caught)
    }
}

/// Names in a row.
struct List {
    fields: Vec<usize>,
    or: bool,
    fault: Option<Why>,
    end: usize,
}

/// Whether what stands behind a rule adds nothing to it: `…, ignored otherwise`.
fn says_no_more(terms: &[Term]) -> bool {
    let this = |term: &Term| term.is_this;
    let otherwise = terms.iter().any(|term| term.is("otherwise"));
    terms.is_empty()
        || otherwise
            && terms
                .iter()
                .all(|term| term.is((["and", "is", "otherwise", "ignored", "optional"], [',', ':'])) || this(term))
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Step, TRACES};

    #[test]
    fn every_class_that_a_row_names_exists() {
        let steps = ROWS.iter().map(|(_, steps)| steps).chain(TRACES.iter().map(|(_, steps)| steps));
        for step in steps.flatten() {
            assert!(!matches!(step, Step::Words { any, .. } if any.is_empty()), "{step:?}");
        }
    }
}

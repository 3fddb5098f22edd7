//! The language that rows are declared in. A row has to take a clause to its end.
//!
//! | step | takes |
//! |---|---|
//! | `set\|used` | one of these words or marks |
//! | `[only]` | the same, or nothing |
//! | `@set` | one of the words that [`CLASSES`] lists under this name |
//! | `<this>` | the field that the rule is about, or nothing where the place says which that is |
//! | `<one>` | a field |
//! | `<names>` | two fields or more in a row; `this field` may be one |
//! | `<others>` | one field or more, none of them the one that the prose describes |
//! | `<if>` | a case, up to a comma or the end |

use crate::ir::Why;
use std::sync::LazyLock;

use super::case::{self, Case};
use super::unit::{NOUNS, Unit, What};
use super::{Row, Trace, View, exclusive, one_of, only_with, required_if};

/// Named sets of words, for use as `@name`.
#[rustfmt::skip] // Words in rows can be read.
pub(super) const CLASSES: &[(&str, &[&str])] = &[
    ("set", &[
        "set", "specified", "provided", "given", "present", "supplied", "included", "defined", "passed", "used", "sent",
        "configured", "populated", "filled", "selected", "submitted", "added", "declared",
    ]),
    ("give", &["set", "specify", "provide", "give", "supply", "include", "define", "pass", "use", "send", "select", "add"]),
    ("required", &["required", "mandatory"]),
    ("allowed", &["allowed", "permitted", "accepted", "valid"]),
    ("noun", NOUNS),
];

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

/// One step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Words { any: Vec<&'static str>, optional: bool },
    This,
    One,
    Names,
    Others,
    If,
}

fn steps(source: &'static str) -> Vec<Step> {
    let step = |source: &'static str| match source {
        "<this>" => Step::This,
        "<one>" => Step::One,
        "<names>" => Step::Names,
        "<others>" => Step::Others,
        "<if>" => Step::If,
        _ => {
            let inner = source.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
            let any = inner.unwrap_or(source).split('|').flat_map(alternatives).collect();
            Step::Words { any, optional: inner.is_some() }
        }
    };
    source.split(' ').map(step).collect()
}

fn alternatives(word: &'static str) -> Vec<&'static str> {
    match word.strip_prefix('@') {
        Some(name) => {
            CLASSES.iter().find(|(class, _)| *class == name).map(|(_, words)| words.to_vec()).unwrap_or_default()
        }
        None => vec![word],
    }
}

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

/// Matches a row against all of the units. Unless `strict`, what is not understood is a fault and no obstacle.
pub(super) fn catch(
    steps: &[Step],
    units: &[Unit],
    view: &View<'_>,
    subject: Option<usize>,
    strict: bool,
) -> Option<Caught> {
    let matcher = Matcher { units, view, strict };
    let mut caught = matcher.follow(steps, 0, Caught { subject, ..Caught::default() })?;
    if caught.subject.is_none() && steps.contains(&Step::This) {
        caught.fault = caught.fault.or(Some(Why::Stranger));
    }
    Some(caught)
}

/// Whether words stand anywhere among the units.
pub(super) fn occurs(steps: &[Step], units: &[Unit]) -> bool {
    let fits = |step: &Step, unit: &Unit| matches!(step, Step::Words { any, .. } if unit.is_any(any));
    units.windows(steps.len().max(1)).any(|window| steps.iter().zip(window).all(|(step, unit)| fits(step, unit)))
}

struct Matcher<'a> {
    units: &'a [Unit],
    view: &'a View<'a>,
    strict: bool,
}

impl Matcher<'_> {
    fn rest(&self, at: usize) -> &[Unit] {
        self.units.get(at..).unwrap_or_default()
    }

    fn follow(&self, steps: &[Step], at: usize, caught: Caught) -> Option<Caught> {
        let Some((step, more)) = steps.split_first() else {
            return says_no_more(self.rest(at)).then_some(caught);
        };
        match step {
            Step::Words { any, optional } => {
                let fits = self.units.get(at).is_some_and(|unit| unit.is_any(any));
                let taken = if fits { self.follow(more, at + 1, caught.clone()) } else { None };
                taken.or_else(|| if *optional { self.follow(more, at, caught) } else { None })
            }
            Step::This | Step::One => {
                let named = self.named(at).and_then(|(field, fault, end)| {
                    let fault = caught.fault.or(fault);
                    self.follow(more, end, Caught { subject: field.or(caught.subject), fault, ..caught.clone() })
                });
                named.or_else(|| if *step == Step::This { self.follow(more, at, caught) } else { None })
            }
            Step::Names | Step::Others => {
                let List { mut fields, or, fault, end } = self.list(at)?;
                let itself = self.view.this.or(caught.subject);
                let fault = if *step == Step::Others {
                    let own = fields.iter().any(|field| Some(*field) == itself);
                    fault.or_else(|| own.then_some(Why::NotUnderstood))
                } else {
                    fault.or_else(|| (fields.len() < 2).then_some(Why::NotUnderstood))
                };
                if self.strict && fault.is_some() {
                    return None;
                }
                fields.dedup();
                self.follow(more, end, Caught { names: fields, or, fault: caught.fault.or(fault), ..caught })
            }
            Step::If => self.case(more, at, &caught),
        }
    }

    /// A field by its name, or `this field`; and the place behind it.
    fn named(&self, at: usize) -> Option<(Option<usize>, Option<Why>, usize)> {
        let at = self.nouns(at);
        let unit = self.units.get(at)?;
        let end = self.nouns(at + 1);
        match unit.what {
            What::This => Some((self.view.this, None, end)),
            What::Mark => None,
            What::Literal | What::Word => {
                let own = self.view.this.is_some() && unit.field == self.view.this;
                let sure = unit.sure || end > at + 1 || own;
                match unit.field {
                    Some(field) if sure => Some((Some(field), None, end)),
                    _ if !self.strict && unit.sure => Some((None, Some(Why::Stranger), end)),
                    _ => None,
                }
            }
        }
    }

    fn nouns(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|unit| unit.is_any(NOUNS)).count()
    }

    /// Names in a row: `a, b and c`.
    fn list(&self, at: usize) -> Option<List> {
        let introduced = self.rest(at).iter().take_while(|unit| unit.is_any(&["following", "of", "these", "two", ":"]));
        let mut at = at + introduced.count();
        at = self.nouns(at);
        at += usize::from(self.units.get(at).is_some_and(|unit| unit.is_any(&[":"])));
        let mut list = List { fields: Vec::new(), or: false, fault: None, end: at };
        let mut next = at;
        while let Some((field, fault, end)) = self.named(next) {
            list.fields.extend(field);
            list.fault = list.fault.or(fault);
            list.end = end;
            let joins = |unit: &&Unit| unit.is_any(&[",", "and", "or", "/", "nor"]);
            let joined = self.rest(end).iter().take(3).take_while(joins);
            list.or |=
                joined.clone().any(|unit| unit.is_any(&["or"])) && self.named(end + joined.clone().count()).is_some();
            if joined.clone().count() == 0 {
                break;
            }
            next = end + joined.count();
        }
        (!list.fields.is_empty() || list.fault.is_some()).then_some(list)
    }

    /// A case goes up to a comma at which the rest fits, or to the end.
    fn case(&self, more: &[Step], at: usize, caught: &Caught) -> Option<Caught> {
        self.units.get(at).filter(|unit| unit.is_any(case::CONJUNCTIONS))?;
        let commas = (at..self.units.len()).filter(|at| self.units.get(*at).is_some_and(|unit| unit.is_any(&[","])));
        let ends: Vec<usize> =
            if more.is_empty() { std::iter::once(self.units.len()).chain(commas).collect() } else { commas.collect() };
        ends.into_iter().find_map(|end| {
            let units = self.units.get(at..end)?;
            let caught = match case::read(units, self.view, caught.subject) {
                Ok(case) => Caught { case: Some(case), ..caught.clone() },
                Err(_) if self.strict => return None,
                Err(reason) => Caught { fault: caught.fault.or(Some(reason)), ..caught.clone() },
            };
            self.follow(more, end, caught)
        })
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
fn says_no_more(units: &[Unit]) -> bool {
    const TAIL: &[&str] = &[",", "and", "is", "otherwise", "ignored", "optional", ":"];
    let this = |unit: &Unit| unit.what == What::This;
    let otherwise = units.iter().any(|unit| unit.is_any(&["otherwise"]));
    units.is_empty() || otherwise && units.iter().all(|unit| unit.is_any(TAIL) || this(unit))
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, ROWS, Step, TRACES};

    #[test]
    fn every_class_that_a_row_names_exists() {
        for (at, (name, _)) in CLASSES.iter().enumerate() {
            assert!(CLASSES[..at].iter().all(|(other, _)| other != name), "{name}");
        }
        let steps = ROWS.iter().map(|(_, steps)| steps).chain(TRACES.iter().map(|(_, steps)| steps));
        for step in steps.flatten() {
            assert!(!matches!(step, Step::Words { any, .. } if any.is_empty()), "{step:?}");
        }
    }
}

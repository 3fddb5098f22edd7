//! Cases: `if … is set`, `when … is "large" or "huge"`, `unless … is given`, `with size=large`.

use serde_json::Value;

use super::View;
use super::term::Term;
use crate::ir::{Condition, State, Why};
use crate::mine::lexicon::Class;
use crate::mine::text::{Kind, Test, Words};

/// In which cases a rule holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    /// Whether it holds in all cases but these.
    pub(super) unless: bool,
    /// The cases; each is described by conditions that hold together.
    pub(super) any: Vec<Vec<Condition>>,
}

impl Case {
    /// The cases in which the rule holds, where `unless` can be turned round.
    pub(super) fn resolved(&self) -> Result<Vec<Vec<Condition>>, Why> {
        if !self.unless {
            return Ok(self.any.clone());
        }
        let mut all = Vec::new();
        for case in &self.any {
            let [only] = case.as_slice() else { return Err(Why::NotUnderstood) };
            all.push(Condition { field: only.field, state: negated(&only.state) });
        }
        Ok(vec![all])
    }
}

fn negated(state: &State) -> State {
    match state {
        State::Present => State::Absent,
        State::Absent => State::Present,
        State::Is(values) => State::IsNot(values.clone()),
        State::IsNot(values) => State::Is(values.clone()),
    }
}

/// Reads a case from all of these terms. The first is the conjunction; `subject` is what an `it` that is left out
/// stands for.
pub(super) fn read(terms: &[Term], view: &View<'_>, subject: Option<usize>) -> Result<Case, Why> {
    let (conjunction, rest) = terms.split_first().ok_or(Why::NotUnderstood)?;
    let reader = Reader { terms: rest, view, subject };
    let (mut any, mut end) = reader.state(0)?;
    let mut joined: Option<bool> = None;
    while end < rest.len() {
        let (or, start) = reader.joint(end).ok_or(Why::MoreThanFields)?;
        let (found, next) = reader.state(start)?;
        any = match (any.as_slice(), found.as_slice()) {
            _ if joined.is_some_and(|joined| joined != or) => return Err(Why::Alternatives),
            _ if or => [any, found].concat(),
            ([one], [other]) => vec![[one.as_slice(), other].concat()],
            _ => return Err(Why::Alternatives),
        };
        (joined, end) = (Some(or), next);
    }
    Ok(Case { unless: conjunction.is("unless"), any })
}

struct Reader<'a> {
    terms: &'a [Term],
    view: &'a View<'a>,
    subject: Option<usize>,
}

/// Cases, each of conditions that hold together, and the place behind them.
type Found = Result<(Vec<Vec<Condition>>, usize), Why>;

/// Fields that a condition is about.
struct Subjects {
    fields: Vec<usize>,
    or: bool,
    /// Whether the words can only be names.
    sure: bool,
    end: usize,
}

impl Reader<'_> {
    fn is(&self, at: usize, test: impl Test) -> bool {
        self.terms.is_at(at, test)
    }

    fn nouns(&self, at: usize) -> usize {
        at + self.terms.get(at..).unwrap_or_default().iter().take_while(|term| term.is(Class::Noun)).count()
    }

    /// Whether an `or` stands at a place, as opposed to an `and`, and the place behind it.
    fn joint(&self, at: usize) -> Option<(bool, usize)> {
        let at = at + usize::from(self.is(at, ',') && self.is(at + 1, ["and", "or"]));
        self.is(at, ["and", "or"]).then(|| (self.is(at, "or"), at + 1))
    }

    fn state(&self, at: usize) -> Found {
        let at = at + usize::from(self.is(at, "you"));
        if self.is(at, Class::Giving) && self.name(self.nouns(at + 1)).is_some() {
            return self.giving(at);
        }
        if self.is(at, ["neither", "no"]) {
            let subjects = self.subjects(at + 1)?;
            let verb = subjects.end + usize::from(self.is(subjects.end, "is"));
            if !self.is(verb, Class::Set) {
                return Err(Why::MoreThanFields);
            }
            return self.all(&subjects, &State::Absent, false, verb + 1);
        }
        let at = at + usize::from(self.is(at, ["both", "either"]));
        let subjects = match self.subjects(at) {
            Ok(subjects) => subjects,
            Err(reason) => match self.subject.filter(|field| self.is_said_of(*field, at)) {
                Some(field) => Subjects { fields: vec![field], or: false, sure: true, end: at },
                None => return Err(reason),
            },
        };
        self.verb(&subjects)
    }

    /// Whether a place holds what can only be said of something, such as `is` or one of its values.
    fn is_said_of(&self, field: usize, at: usize) -> bool {
        let known = self.view.fields.get(field);
        let is_value = |term: &Term| known.is_some_and(|known| documented(&known.values, term).is_some());
        self.is(at, ["is", "isnt"]) || self.is_set(at) || self.terms.get(at).is_some_and(is_value)
    }

    fn is_set(&self, at: usize) -> bool {
        self.is(at, Class::Set) || self.is(at, ["enabled", "disabled", "omitted"])
    }

    /// What is said of the subjects.
    fn verb(&self, subjects: &Subjects) -> Found {
        let (or, mut at) = (subjects.or, subjects.end);
        let not = self.is(at, "isnt");
        let linked = not || self.is(at, (["is", "equals"], ['=', ':']));
        at += usize::from(linked);
        if self.is(at, "not") && self.is_set(at + 1) {
            return self.all(subjects, &State::Absent, or, at + 2);
        }
        let set_to = self.is(at, ["set", "configured"]) && self.is(at + 1, ["to", "as"]);
        if !set_to && self.is(at, Class::Set) {
            let state = if not { State::Absent } else { State::Present };
            return self.all(subjects, &state, or, at + 1);
        }
        if !not && self.is(at, ["omitted", "missing", "absent", "unset", "null"]) {
            return self.all(subjects, &State::Absent, or, at + 1);
        }
        at += if set_to { 2 } else { usize::from(self.is(at, "equals")) };
        if !linked && !set_to && subjects.end != at && !self.is(at, ["true", "false"]) {
            return Err(Why::MoreThanFields);
        }
        at += usize::from(self.is(at, ["either", "one"]));
        at += usize::from(self.is(at, "of"));
        self.values(subjects, not, at)
    }

    /// `using …`, `you set … to …`.
    fn giving(&self, at: usize) -> Found {
        let subjects = self.subjects(at + 1)?;
        if self.is(subjects.end, ("to", '=')) {
            let end = subjects.end + 1;
            return self.values(&subjects, false, end);
        }
        let (or, end) = (subjects.or, subjects.end);
        self.all(&subjects, &State::Present, or, end)
    }

    fn all(&self, subjects: &Subjects, state: &State, or: bool, end: usize) -> Found {
        if !subjects.sure {
            return Err(Why::UnsureName);
        }
        let of = |field: &usize| {
            let boolean = self.view.fields.get(*field).is_some_and(super::Known::is_boolean);
            // A flag that is off may well count as one that is not set.
            let state = if boolean && *state == State::Present { State::Is(vec![true.into()]) } else { state.clone() };
            Condition { field: *field, state }
        };
        let conditions = subjects.fields.iter().map(of);
        let any = if or { conditions.map(|condition| vec![condition]).collect() } else { vec![conditions.collect()] };
        Ok((any, end))
    }

    /// Values in a row: `"a", "b" or "c"`.
    fn values(&self, subjects: &Subjects, not: bool, at: usize) -> Found {
        let [field] = subjects.fields.as_slice() else { return Err(Why::Alternatives) };
        let known = self.view.fields.get(*field).ok_or(Why::Stranger)?;
        let mut values = Vec::new();
        let (mut next, mut end) = (at, at);
        while let Some(value) = self.terms.get(next).and_then(|term| documented(&known.values, term)) {
            if !values.contains(&value) {
                values.push(value);
            }
            end = next + 1;
            let joins = |term: &&Term| term.is(("or", ','));
            let joined = self.terms.get(end..).unwrap_or_default().iter().take(2).take_while(joins).count();
            if joined == 0 {
                break;
            }
            next = end + joined;
        }
        if values.is_empty() {
            return Err(Why::UndocumentedValue);
        }
        let state = match (not, known.is_boolean(), values.as_slice()) {
            (true, true, [Value::Bool(value)]) => State::Is(vec![(!value).into()]),
            (true, ..) => State::IsNot(values),
            (false, ..) => State::Is(values),
        };
        Ok((vec![vec![Condition { field: *field, state }]], end))
    }

    /// The fields at a place: names in a row, or one of several bare words.
    fn subjects(&self, at: usize) -> Result<Subjects, Why> {
        let mut out = Subjects { fields: Vec::new(), or: false, sure: true, end: at };
        let mut next = self.nouns(at);
        // `the value of a`
        next += usize::from(next > at && self.is(next, "of"));
        while let Some((field, sure, end)) = self.name(next) {
            out.fields.push(field);
            out.sure &= sure;
            out.end = end;
            let joins = |term: &&Term| term.is((["and", "or", "nor"], ','));
            let joined = self.terms.get(end..).unwrap_or_default().iter().take(2).take_while(joins);
            // `a is set or b is set` are two conditions.
            let count = joined.clone().count();
            if count == 0 || self.name(end + count).is_none() {
                break;
            }
            out.or |= joined.clone().any(|term| term.is("or"));
            next = end + count;
        }
        if out.fields.is_empty() {
            let stranger = self.terms.get(next).is_some_and(|term| term.sure || term.is_literal());
            return Err(if stranger { Why::Stranger } else { Why::MoreThanFields });
        }
        Ok(out)
    }

    /// A field, whether the words can only be its name, and the place behind it.
    fn name(&self, at: usize) -> Option<(usize, bool, usize)> {
        let term = self.terms.get(at)?;
        if term.is_this {
            return Some((self.view.this?, true, at + 1));
        }
        if let Some(field) = term.field {
            let end = self.nouns(at + 1);
            return Some((field, term.sure || end > at + 1 || Some(field) == self.view.this, end));
        }
        // `scan mode` is `scanMode`.
        (2..=3).find_map(|length| {
            let words = self.terms.get(at..at + length)?;
            let joined: String = words.iter().map(|term| term.token.text.as_str()).collect();
            let all_words = words.iter().all(|term| term.token.kind == Kind::Word);
            let field = self.view.names.resolve(&joined).filter(|_| all_words)?;
            Some((field, false, self.nouns(at + length)))
        })
    }
}

/// The documented value that a term spells.
fn documented(values: &[Value], term: &Term) -> Option<Value> {
    if values.iter().any(Value::is_boolean) {
        let word = |words: &[&str]| words.contains(&term.token.text.trim_matches('"').to_ascii_lowercase().as_str());
        return match term.token.kind {
            Kind::Punct => None,
            _ if term.is_this => None,
            _ if word(&["true", "enabled"]) => Some(true.into()),
            _ if word(&["false", "disabled"]) => Some(false.into()),
            _ => None,
        };
    }
    if term.token.kind == Kind::Punct || term.is_this {
        return None;
    }
    let text = term.token.text.trim_matches('"');
    let spelled = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let exact = values.iter().find(|value| spelled(value) == text);
    let mut alike = values.iter().filter(|value| spelled(value).eq_ignore_ascii_case(text));
    let only = alike.next().filter(|_| alike.next().is_none());
    exact.or(only).cloned()
}

//! A change: its rule, what it is about, whom it breaks, and where it stands in both documentations.

use super::rule::{Category, Rule, Severity};
use super::sentence::{Piece, Sentence, Shown};
use crate::ir::{Constraint, Model};
use crate::source::Span;

/// By whom values of a model are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// In requests: users of the API send it.
    pub in_requests: bool,
    /// In responses: users of the API read it.
    pub in_responses: bool,
    /// Whether the documentation shows it. What it does not show is taken for both.
    pub is_known: bool,
}

impl Used {
    /// What nothing is known of.
    pub const UNKNOWN: Self = Self { in_requests: true, in_responses: true, is_known: false };

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match (self.in_requests, self.in_responses) {
            _ if !self.is_known => "unknown",
            (true, false) => "request",
            (false, true) => "response",
            _ => "both",
        }
    }
}

/// How bad a change is for each category; `None` where it does not concern it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects([Option<Severity>; 3]);

impl Effects {
    /// How bad it is for one.
    pub fn of(self, category: Category) -> Option<Severity> {
        self.0.get(category.place()).copied().flatten()
    }

    /// How bad it is for the worst of some.
    pub fn worst(self, categories: &[Category]) -> Option<Severity> {
        categories.iter().filter_map(|category| self.of(*category)).max()
    }
}

/// A change.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind it is.
    pub rule: &'static Rule,
    /// The API.
    pub api: String,
    /// The id of the model, as it is now; of one that is gone, as it was. Empty where the whole API is concerned.
    pub model: String,
    /// The field, the value or the member, where it is about one.
    pub part: Option<String>,
    /// By whom values of the model are sent.
    pub used: Used,
    /// Whom it breaks.
    pub effects: Effects,
    /// What is said of it.
    pub sentence: Sentence,
    /// Where it stands in the old documentation.
    pub old: Option<Span>,
    /// Where it stands in the new one.
    pub new: Option<Span>,
    /// The path of the change that it comes of, where there is one.
    pub because: Option<String>,
}

impl Change {
    /// How bad it is for the worst of some categories; words only, where it concerns none of them.
    pub fn severity_for(&self, categories: &[Category]) -> Severity {
        self.effects.worst(categories).unwrap_or(Severity::Docs)
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity_for(&Category::ALL)
    }

    /// What it is about: the model's id and, behind a dot, the part. An allowance names it so.
    pub fn path(&self) -> String {
        match (&self.part, self.model.is_empty()) {
            (Some(part), false) => format!("{}.{part}", self.model),
            (Some(part), true) => part.clone(),
            (None, false) => self.model.clone(),
            (None, true) => self.api.clone(),
        }
    }

    /// The name of the model without its modules.
    pub fn model_name(&self) -> &str {
        self.model.rsplit('.').next().unwrap_or(&self.model)
    }
}

/// What a change is about, while it is put together.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) old: Option<&'a Model>,
    pub(super) new: Option<&'a Model>,
    pub(super) used: Used,
}

/// A change that is put together.
pub(super) struct Draft {
    change: Change,
    is_other: [bool; 3],
}

impl Subject<'_> {
    /// A change of the model.
    pub(super) fn change(&self, rule: &'static Rule) -> Draft {
        let model = self.new.or(self.old);
        let change = Change {
            rule,
            api: String::new(),
            model: model.map(|model| model.id.clone()).unwrap_or_default(),
            part: None,
            used: self.used,
            effects: Effects::default(),
            sentence: Sentence::default(),
            old: self.old.map(Model::place),
            new: self.new.map(Model::place),
            because: None,
        };
        Draft { change, is_other: [false; 3] }
    }

    /// A change of a part of it.
    pub(super) fn part(&self, rule: &'static Rule, part: &str, old: Option<Span>, new: Option<Span>) -> Draft {
        let mut draft = self.change(rule);
        draft.change.part = Some(part.to_owned());
        draft.change.old = old;
        draft.change.new = new;
        draft
    }
}

impl Draft {
    /// What happened.
    pub(super) fn says(mut self, words: &'static str) -> Self {
        self.change.sentence.said.push(Piece::Said(words));
        self
    }

    pub(super) fn code(mut self, code: impl Into<String>) -> Self {
        self.change.sentence.said.push(Piece::Code(code.into()));
        self
    }

    /// How it was and how it is.
    pub(super) fn changes(mut self, from: impl Into<String>, to: impl Into<String>) -> Self {
        self.change.sentence.from = Some(Shown::Code(from.into()));
        self.change.sentence.to = Some(Shown::Code(to.into()));
        self
    }

    /// What there is now.
    pub(super) fn to(mut self, to: impl Into<String>) -> Self {
        self.change.sentence.to = Some(Shown::Code(to.into()));
        self
    }

    /// What there was.
    pub(super) fn from(mut self, from: impl Into<String>) -> Self {
        self.change.sentence.from = Some(Shown::Code(from.into()));
        self
    }

    /// The words before and after.
    pub(super) fn words(mut self, from: String, to: String) -> Self {
        self.change.sentence.from = Some(Shown::Prose(from)).filter(|shown| !shown.text().is_empty());
        self.change.sentence.to = Some(Shown::Prose(to)).filter(|shown| !shown.text().is_empty());
        self
    }

    /// What else there is to know.
    pub(super) fn more(mut self, pieces: impl IntoIterator<Item = Piece>) -> Self {
        self.change.sentence.more.extend(pieces);
        self
    }

    /// Where it stands, as the sentences of constraints say.
    pub(super) fn at_rules(mut self, old: Option<&Constraint>, new: Option<&Constraint>) -> Self {
        let span = |rule: &Constraint| (!rule.is_override()).then_some(rule.evidence.span);
        self.change.old = old.and_then(span).or(self.change.old);
        self.change.new = new.and_then(span).or(self.change.new);
        self
    }

    /// That the other case of the rule's level holds.
    pub(super) fn where_(mut self, category: Category, holds: bool) -> Self {
        if let Some(is_other) = self.is_other.get_mut(category.place()) {
            *is_other |= holds;
        }
        self
    }

    /// The path of the change that this one comes of.
    pub(super) fn because(mut self, path: Option<String>) -> Self {
        self.change.because = path;
        self
    }

    /// The change.
    pub(super) fn done(mut self) -> Change {
        let used = self.change.used;
        let effect = |category: Category| {
            let concerns = match category {
                Category::Source => true,
                Category::WireSend => used.in_requests,
                Category::WireReceive => used.in_responses,
            };
            let is_other = self.is_other.get(category.place()).copied().unwrap_or_default();
            self.change.rule.level(category).severity(is_other).filter(|_| concerns)
        };
        self.change.effects = Effects(Category::ALL.map(effect));
        self.change
    }
}

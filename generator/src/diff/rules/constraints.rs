//! What the documentation demands of values.

use super::{Example, Level, Rule};
use crate::diff::change::{Change, Subject};
use crate::diff::demands::{Demand, Family, How, family};
use crate::diff::sentence::Piece;
use crate::diff::spell;
use crate::diff::words;
use crate::ir::{Constraint, Field, Reason, Rejected, Target};

macro_rules! note {
    ($words:literal) => {
        concat!(
            "# Shop\n\n## Order\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n",
            "| id | string | yes | Which order it is. |\n| note | string | no | What the customer wants to say. ",
            $words,
            " |\n"
        )
    };
}

const FREE: &str = note!("");
const TWENTY: &str = note!("At most 20 characters.");
const FORTY: &str = note!("At most 40 characters.");
const ADVICE: &str = note!("We recommend at most 20 characters.");
const STARTS_A: &str = note!("Must start with `re:`.");
const STARTS_B: &str = note!("Must start with `fw:`.");
const ELSE_A: &str = note!("Default is `none`.");
const ELSE_B: &str = note!("Default is `-`.");

/// A rule that was not there.
pub(super) const ADDED: Rule = Rule {
    id: "constraint-added",
    title: "a rule was added",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Values that were right are refused, by the server and by `validate()`.",
    example: Example::new(FREE, TWENTY),
};

/// A rule that is gone.
pub(super) const REMOVED: Rule = Rule {
    id: "constraint-removed",
    title: "a rule was removed",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::SAFE,
    why: "All that was right is right, and more. `validate()` of before may report what readers meet from now on.",
    example: Example::new(TWENTY, FREE),
};

/// A rule that allows less.
pub(super) const TIGHTENED: Rule = Rule {
    id: "constraint-tightened",
    title: "a rule allows less",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "Values that were right are refused, by the server and by `validate()`.",
    example: Example::new(FORTY, TWENTY),
};

/// A rule that allows more.
pub(super) const LOOSENED: Rule = Rule {
    id: "constraint-loosened",
    title: "a rule allows more",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::SAFE,
    why: "All that was right is right. `validate()` of before may report what readers meet from now on.",
    example: Example::new(TWENTY, FORTY),
};

/// A rule that allows something else.
pub(super) const CHANGED: Rule = Rule {
    id: "constraint-changed",
    title: "a rule allows something else",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::DANGEROUS,
    why: "Some values that were right are refused, and some are right that were not. Of two regular expressions it is not \
          known which allows more.",
    example: Example::new(STARTS_A, STARTS_B),
};

/// A rule that is prose now.
pub(super) const BECAME_PROSE: Rule = Rule {
    id: "constraint-became-prose",
    title: "a rule is not enforced any more, and its words are there",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::DANGEROUS,
    why: "The sentence still reads like the rule, and `validate()` does not check it: it holds in some case only, advises, or \
          cannot be read. `schemadown lint` says why. Where the rule holds as before, say so in a sentence of its own, or with \
          `[[api.constraint]]`.",
    example: Example::new(TWENTY, ADVICE),
};

/// Prose that is a rule now.
pub(super) const BECAME_RULE: Rule = Rule {
    id: "prose-became-constraint",
    title: "what was prose is enforced now",
    source: Level::NONE,
    send: Level::BREAKING,
    receive: Level::SAFE,
    why: "The words were there before, and `validate()` checks them from now on.",
    example: Example::new(ADVICE, TWENTY),
};

/// What an absent value stands for.
pub(super) const DEFAULT_ADDED: Rule = Rule {
    id: "default-added",
    title: "a default was documented",
    source: Level::NONE,
    send: Level::SAFE,
    receive: Level::NONE,
    why: "Whoever leaves the value out knows now what it stands for.",
    example: Example::new(FREE, ELSE_A),
};

/// What an absent value stood for.
pub(super) const DEFAULT_REMOVED: Rule = Rule {
    id: "default-removed",
    title: "a default is not documented any more",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::NONE,
    why: "Whoever leaves the value out does not know any more what it stands for.",
    example: Example::new(ELSE_A, FREE),
};

/// What an absent value stands for instead.
pub(super) const DEFAULT_CHANGED: Rule = Rule {
    id: "default-changed",
    title: "a default is another",
    source: Level::NONE,
    send: Level::DANGEROUS,
    receive: Level::NONE,
    why: "Whoever leaves the value out means something else from now on, without having changed anything.",
    example: Example::new(ELSE_A, ELSE_B),
};

/// What became of a field's rules.
pub(super) fn find(
    subject: &Subject<'_>,
    was: &Field,
    is: &Field,
    demands: &[Demand<'_>],
    because: Option<&str>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for demand in demands {
        let (old, new) = (demand.old.first().copied(), demand.new.first().copied());
        let (rule, words, more): (&'static Rule, _, Vec<Piece>) = match (demand.family, demand.how) {
            (Family::Default, How::Added) => (&DEFAULT_ADDED, "has a default", Vec::new()),
            (Family::Default, How::Removed) => (&DEFAULT_REMOVED, "has no default any more", Vec::new()),
            (Family::Default, _) => (&DEFAULT_CHANGED, "has another default", Vec::new()),
            (_, How::Added) => match said(&demand.new, &was.rejected) {
                Some(_) => (&BECAME_RULE, "is held to what was prose before", Vec::new()),
                None => (&ADDED, "is held to a new rule", Vec::new()),
            },
            (_, How::Removed) => match said(&demand.old, &is.rejected) {
                Some(rejected) => {
                    (&BECAME_PROSE, "is not held to it any more, though the words are there", why(rejected))
                }
                None => (&REMOVED, "is not held to a rule any more", Vec::new()),
            },
            (_, How::Tightened) => (&TIGHTENED, "allows less", Vec::new()),
            (_, How::Loosened) => (&LOOSENED, "allows more", Vec::new()),
            (_, How::Changed) => (&CHANGED, "allows something else", Vec::new()),
        };
        let draft = subject.part(rule, &is.name, Some(was.span), Some(is.span)).at_rules(old, new).says(words);
        let (from, to) = (spell::rules(&demand.old), spell::rules(&demand.new));
        let draft = match (from.is_empty(), to.is_empty()) {
            (false, false) => draft.changes(from, to),
            (true, _) => draft.to(to),
            (false, true) => draft.from(from),
        };
        changes.push(draft.more(more).because(because.map(str::to_owned)).done());
    }
    changes
}

fn why(rejected: &Rejected) -> Vec<Piece> {
    vec![Piece::Said("now "), Piece::Said(explained(rejected.reason()))]
}

fn explained(reason: Reason) -> &'static str {
    match reason {
        Reason::Conditional => "it holds in some case only",
        Reason::Advice => "it is advice",
        Reason::Example => "it is an example",
        Reason::Description => "it describes, and demands nothing",
        Reason::Ambiguous => "it can be read in more than one way",
        Reason::ContradictsExample => "an example breaks it",
        Reason::ContradictsConstraint => "it contradicts another rule",
        Reason::Overridden => "the configuration drops it",
        Reason::Misspelt => "a word of it is misspelt",
        _ => "it is not understood as a rule of this field",
    }
}

/// What says the same as some rules and is not enforced: the same kind of demand, or the same words.
fn said<'r>(rules: &[&Constraint], rejected: &'r [Rejected]) -> Option<&'r Rejected> {
    rejected.iter().find(|rejected| {
        rules.iter().any(|rule| {
            let demand = rejected.demand.as_ref().map(|(target, kind)| (*target, family(kind)));
            let is_same: Option<(Target, Family)> = Some((rule.target, family(&rule.kind)));
            (demand.is_some() && demand == is_same) || words::are_alike(&rule.evidence.text, &rejected.evidence.text)
        })
    })
}

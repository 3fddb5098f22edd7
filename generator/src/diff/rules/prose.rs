//! Words: deprecations, and what is told otherwise while nothing else is.

use super::values;
use super::{Example, Level, Rule};
use crate::diff::change::{Change, Draft, Subject};
use crate::diff::demands::Demand;
use crate::diff::words::{holds, sentences};
use crate::ir::{Deprecation, Enum, Field, Model, ModelKind, Prose};

macro_rules! code {
    ($words:literal) => {
        concat!(
            "# Shop\n\n## Order\n\nWhat a customer asked for.\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n",
            "| id | string | yes | Which order it is. |\n| code | string | no | ",
            $words,
            " |\n"
        )
    };
}

const CURRENT: &str = code!("What was printed on the voucher.");
const DEPRECATED: &str = code!("Deprecated: use `id`. What was printed on the voucher.");

macro_rules! notice {
    ($words:literal) => {
        concat!(
            "# Order\n\n## Example Usage\n\n```typescript\nlet value: Order = {};\n```\n\n## Fields\n\n",
            "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n",
            "| `id` | *string* | :heavy_check_mark: | Which order it is. |\n",
            "| ~~`code`~~ | *string* | :heavy_minus_sign: | : warning: ** DEPRECATED **: ",
            $words,
            "<br/><br/>What was printed on the voucher. |\n"
        )
    };
}

const NOTICE: &str = notice!("Use `id`.");
const OTHER_NOTICE: &str = notice!("Say nothing.");
const RETOLD: &str = code!("What stands on the back of the voucher.");

/// A notice that was not there.
pub(super) const DEPRECATED_RULE: Rule = Rule {
    id: "deprecated",
    title: "something is deprecated",
    source: Level::SAFE,
    send: Level::NONE,
    receive: Level::NONE,
    why: "It works as before and will not for ever. Rust that uses it gets a warning.",
    example: Example::new(CURRENT, DEPRECATED),
};

/// A notice that is gone.
pub(super) const UNDEPRECATED: Rule = Rule {
    id: "undeprecated",
    title: "something is deprecated no longer",
    source: Level::SAFE,
    send: Level::NONE,
    receive: Level::NONE,
    why: "It is there to stay.",
    example: Example::new(DEPRECATED, CURRENT),
};

/// A notice of other words.
pub(super) const NOTE: Rule = Rule {
    id: "deprecation-note-changed",
    title: "a deprecation is explained otherwise",
    source: Level::DOCS,
    send: Level::NONE,
    receive: Level::NONE,
    why: "What to do instead is said in other words.",
    example: Example::new(NOTICE, OTHER_NOTICE),
};

/// Words only.
pub(super) const WORDS: Rule = Rule {
    id: "words-changed",
    title: "a description has other words",
    source: Level::DOCS,
    send: Level::NONE,
    receive: Level::NONE,
    why: "Nothing that a program sees is another: the documentation of the Rust follows. Look whether the words demand \
          something that is not read as a rule; `schemadown lint` lists such sentences.",
    example: Example::new(CURRENT, RETOLD),
};

fn deprecation(
    was: Option<&Deprecation>,
    is: Option<&Deprecation>,
    draft: impl Fn(&'static Rule) -> Draft,
) -> Option<Change> {
    let note = |deprecation: &Deprecation| deprecation.note.clone().unwrap_or_default();
    match (was, is) {
        (None, Some(is)) => {
            Some(draft(&DEPRECATED_RULE).says("is deprecated now").words(String::new(), note(is)).done())
        }
        (Some(was), None) => {
            Some(draft(&UNDEPRECATED).says("is deprecated no longer").words(note(was), String::new()).done())
        }
        (Some(was), Some(is)) if was.note != is.note => {
            Some(draft(&NOTE).says("is deprecated in other words").words(note(was), note(is)).done())
        }
        _ => None,
    }
}

/// The words of a model.
pub(super) fn model(subject: &Subject<'_>, was: &Model, is: &Model, explained: &[&str]) -> Vec<Change> {
    let draft = |rule| subject.change(rule);
    let mut changes: Vec<Change> =
        deprecation(was.deprecated.as_ref(), is.deprecated.as_ref(), draft).into_iter().collect();
    let known = Known { evidence: explained, is_deprecation: was.deprecated != is.deprecated, words: &[] };
    changes.extend(words(was.description.as_ref(), is.description.as_ref(), &known, || draft(&WORDS)));
    if let (ModelKind::Enum(old), ModelKind::Enum(new)) = (&was.kind, &is.kind) {
        changes.extend(of_values(subject, old, new));
    }
    changes
}

fn of_values(subject: &Subject<'_>, old: &Enum, new: &Enum) -> Vec<Change> {
    let known = Known { evidence: &[], is_deprecation: false, words: &[] };
    let change = |is: &crate::ir::EnumValue| {
        let was = old.values.iter().find(|value| value.wire == is.wire)?;
        let draft = || subject.part(&WORDS, &values::name(is), Some(was.span), Some(is.span));
        words(was.description.as_ref(), is.description.as_ref(), &known, draft)
    };
    new.values.iter().filter_map(change).collect()
}

/// The words of a field, but for the sentences that other changes speak of.
pub(super) fn field(
    subject: &Subject<'_>,
    was: &Field,
    is: &Field,
    demands: &[Demand<'_>],
    relations: &[&str],
) -> Vec<Change> {
    let draft = |rule| subject.part(rule, &is.name, Some(was.span), Some(is.span));
    let mut changes: Vec<Change> =
        deprecation(was.deprecated.as_ref(), is.deprecated.as_ref(), draft).into_iter().collect();
    let rules = demands.iter().flat_map(|demand| demand.old.iter().chain(&demand.new));
    let mut evidence: Vec<&str> = rules.map(|rule| rule.evidence.text.as_str()).collect();
    evidence.extend(relations);
    if !demands.is_empty() {
        evidence.extend(was.rejected.iter().chain(&is.rejected).map(|rejected| rejected.evidence.text.as_str()));
    }
    evidence.extend(
        [was, is]
            .into_iter()
            .filter(|_| !has_one_condition(was, is))
            .filter_map(|field| field.condition.as_ref().map(|prose| prose.text.as_str())),
    );
    let mut said: Vec<&str> = Vec::new();
    if was.required != is.required {
        said.extend(["required", "optional", "optionally", "mandatory", "must", "be", "present"]);
    }
    if was.nullable != is.nullable {
        said.extend(["null", "nullable", "may", "be", "or", "can", "is"]);
    }
    let known = Known { evidence: &evidence, is_deprecation: was.deprecated != is.deprecated, words: &said };
    changes.extend(words(was.description.as_ref(), is.description.as_ref(), &known, || draft(&WORDS)));
    changes
}

fn has_one_condition(was: &Field, is: &Field) -> bool {
    let text = |field: &Field| field.condition.as_ref().map(|prose| prose.text.clone());
    text(was) == text(is)
}

/// What other changes have told already.
struct Known<'a> {
    /// The words of rules that changed.
    evidence: &'a [&'a str],
    /// Whether a deprecation did.
    is_deprecation: bool,
    /// Single words of facts that did.
    words: &'a [&'a str],
}

impl Known<'_> {
    /// The sentences that nothing has told of.
    fn rest(&self, prose: Option<&Prose>) -> Vec<Vec<String>> {
        let mut rest = sentences(prose.map_or("", |prose| &prose.text));
        let is_told = |sentence: &[String]| {
            self.evidence.iter().any(|evidence| holds(sentence, evidence))
                || (self.is_deprecation && sentence.iter().any(|word| word.to_lowercase().contains("deprecat")))
        };
        rest.retain(|sentence| !is_told(sentence));
        for sentence in &mut rest {
            // Signs alone say nothing else, nor do single words that tell a fact that changed.
            let bare = |word: &String| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let is_said = |word: &String| word.is_empty() || self.words.contains(&word.to_lowercase().as_str());
            *sentence = sentence.iter().map(bare).filter(|word| !is_said(word)).collect();
        }
        rest.retain(|sentence| !sentence.is_empty());
        rest
    }
}

fn words(was: Option<&Prose>, is: Option<&Prose>, known: &Known<'_>, draft: impl Fn() -> Draft) -> Option<Change> {
    if was.map(|prose| &prose.text) == is.map(|prose| &prose.text) || known.rest(was) == known.rest(is) {
        return None;
    }
    let plain = |prose: Option<&Prose>| sentences(prose.map_or("", |prose| &prose.text)).concat().join(" ");
    Some(draft().says("has other words").words(plain(was), plain(is)).done())
}

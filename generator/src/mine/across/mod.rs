//! Rules between fields: descriptions become [`Relation`]s, each with the sentence it was read from.
//!
//! A clause is read in these steps:
//!
//! 1. `term`: its tokens become terms, in which phrases of one meaning are one word and the names of sibling fields
//!    (`names`) are those fields.
//! 2. `starts`: where in the clause a rule may begin, and of whom it speaks there if it names nobody.
//! 3. `judge`: whether a row of a rule takes the clause to its end (`phrase`), and what around it speaks against it. A
//!    case (`if …`) is read by `case`.
//! 4. the rules, one file per kind, turn what was caught into relations.
//! 5. `settle` rejects what cannot hold or always does, `refute` what an example contradicts.
//!
//! A clause in which one word was not understood is no rule. It is [`Rejected`] where it reads like one.

mod attach;
mod case;
mod exclusive;
mod judge;
mod names;
mod one_of;
mod only_with;
mod overrides;
mod phrase;
mod refute;
mod required_if;
mod settle;
mod starts;
#[cfg(test)]
mod table;
mod term;

use self::judge::{Place, judge};
use self::names::Names;
use self::phrase::Caught;
use super::is_too_long;
use super::text::{Text, Token};
use crate::ir::{Condition, Evidence, Prose, Rejected, Relation, RelationKind, Why};

pub(super) use self::attach::attach;
pub(super) use self::overrides::decide;
use self::refute::refute;
use self::settle::settle;

/// What a rule between fields has to know of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// The documented name.
    pub name: String,
    /// The name in JSON.
    pub wire_name: String,
    /// Whether there must be a value.
    pub presence: Presence,
    /// Whether it has a documented default, so that an absent one has a value all the same.
    pub has_default: bool,
    /// Whether its value has fields of its own, or values that have.
    pub is_object: bool,
    /// Its values, where they are documented; `true` and `false` of a boolean.
    pub values: Vec<serde_json::Value>,
}

/// Whether a property must be there, by the columns of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// It may be absent.
    #[default]
    Optional,
    /// It must be there, and may be `null`.
    Nullable,
    /// It must be there and have a value.
    Always,
}

impl Known {
    fn is_boolean(&self) -> bool {
        self.values.first().is_some_and(serde_json::Value::is_boolean)
    }
}

/// The rules that a model's prose states of its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Across {
    /// What every acceptable object keeps, in the order of the page.
    pub relations: Vec<Relation>,
    /// What reads like such a rule and is none that can be checked.
    pub rejected: Vec<Rejected>,
}

/// Reads the descriptions of a model and of its fields: each prose comes with the place of the field it describes, or
/// with none where it describes the model. `cases` are the words of columns that say when a field is required.
pub fn across<'p>(
    fields: &[Known],
    prose: impl IntoIterator<Item = (Option<usize>, &'p Prose)>,
    cases: &[(usize, &Prose)],
) -> Across {
    let mut found = Across::default();
    let names = Names::new(fields);
    for (this, prose) in prose {
        if fields.len() > 1 && !is_too_long(prose) && may_hold_one(&prose.text) {
            let view = View { fields, names: &names, this };
            read(&view, prose, &mut found);
        }
    }
    for (this, case) in cases.iter().filter(|(_, case)| fields.len() > 1 && !is_too_long(case)) {
        let view = View { fields, names: &names, this: Some(*this) };
        read_case(&view, case, &mut found);
    }
    settle(&mut found, fields);
    found
}

/// Reads a case of its own as the sentence that it stands for: `if `state` is `paid`` is `Required if `state` is `paid``.
fn read_case(view: &View<'_>, case: &Prose, found: &mut Across) {
    let text = case.text.trim();
    let starts = |words: &[&str]| {
        words.iter().any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
    };
    let text = if starts(&["if ", "when ", "unless ", "only if ", "only when "]) {
        format!("Required {text}")
    } else if starts(&["required ", "mandatory "]) {
        text.to_owned()
    } else {
        return;
    };
    let mut read_of = Across::default();
    read(view, &Prose { text, span: case.span }, &mut read_of);
    // The words that were put before it stand nowhere.
    let words: Vec<&str> = case.text.split_whitespace().collect();
    let said = Evidence { span: case.span, text: words.join(" ") };
    let relations = read_of.relations.into_iter();
    found.relations.extend(relations.map(|relation| Relation { evidence: said.clone(), ..relation }));
    let rejected = read_of.rejected.into_iter();
    found.rejected.extend(rejected.map(|rejected| Rejected { evidence: said.clone(), ..rejected }));
}

/// Whether a rule may be about the fields of the described value: these may be called as siblings are.
fn of_the_value(view: &View<'_>, draft: &Draft) -> bool {
    let Some(this) = view.this.filter(|this| view.fields.get(*this).is_some_and(|known| known.is_object)) else {
        return false;
    };
    !draft.fields.contains(&this) && !draft.when.iter().any(|condition| condition.field == this)
}

/// What a clause is read against.
struct View<'a> {
    fields: &'a [Known],
    names: &'a Names,
    /// The field that the prose describes.
    this: Option<usize>,
}

/// A rule of a clause, before it is known to hold.
#[derive(Clone)]
struct Draft {
    kind: RelationKind,
    fields: Vec<usize>,
    when: Vec<Condition>,
}

/// A way to say a rule: a phrase in the language of `phrase`, and what it means.
struct Row {
    /// The id of the rule.
    rule: &'static str,
    phrase: &'static str,
    build: Build,
}

/// Turns what a phrase caught into rules, or says why it is none.
type Build = fn(&Caught) -> Result<Vec<Draft>, Why>;

/// Words that a rule is made of, looked for only where no phrase took the clause.
struct Trace {
    rule: &'static str,
    words: &'static str,
    reason: Why,
}

/// Most sentences are about one field alone, and need not be taken apart once more.
fn may_hold_one(prose: &str) -> bool {
    // Without the letters that may be capitals.
    #[rustfmt::skip] // Words in rows can be read.
    const STEMS: &[&str] = &[
        "equire", "EQUIRE", "andatory", "ANDATORY", "xclusive", "ne of ", "ither ", "nly ", "ncompatible", "onflict", "ust ",
        "UST ", "annot ", "n't ", "ot ", "gnored ", "as to ", "ave to ", "no effect",
    ];
    STEMS.iter().any(|stem| prose.contains(stem))
}

fn read(view: &View<'_>, prose: &Prose, found: &mut Across) {
    let text = Text::new(&prose.text);
    let says_so = |tokens| prose.text.get(text.span(tokens)).is_some_and(may_hold_one);
    for (at, sentence) in text.sentences.iter().enumerate().filter(|(_, sentence)| says_so(&sentence.tokens)) {
        for (number, clause) in sentence.clauses.iter().enumerate() {
            let tokens: Vec<(&Token, &str)> = clause
                .tokens
                .iter()
                .filter_map(|token| {
                    let raw = prose.text.get(text.span(&(*token..token + 1))).unwrap_or_default();
                    Some((text.tokens.get(*token)?, raw))
                })
                .collect();
            let terms = term::terms(view, &tokens);
            let Some((rule, read)) = judge(view, &terms, &Place { text: &text, at, sentence, number, clause }) else {
                continue;
            };
            let evidence =
                Evidence { span: prose.span.part(text.span(&sentence.tokens)), text: text.plain(&sentence.tokens) };
            match read {
                Ok(drafts) if drafts.iter().any(|draft| of_the_value(view, draft)) => {
                    found.rejected.push(Rejected::new(rule, Why::FieldsOfTheValue, evidence));
                }
                Ok(drafts) => found.relations.extend(drafts.into_iter().map(|Draft { kind, fields, when }| Relation {
                    kind,
                    fields,
                    when,
                    rule,
                    evidence: evidence.clone(),
                })),
                Err(why) => found.rejected.push(Rejected::new(rule, why, evidence)),
            }
        }
    }
}

//! The words of type cells that `[api.tables.types]` defines: kinds of values, models, and whatever a type cell may say.

use std::collections::HashMap;

use crate::config::{Kind, Rule, RuleKind, RuleValue, TypeWord};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Inline, InlineKind, Text};
use crate::source::Span;

use super::super::raw::{RawRule, RawRuleKind, RawType, RawTypeKind, Spanned};
use super::meaning::Words;
use super::settings::Settings;
use super::survey::Survey;
use super::types::{self, Meaning};

/// What the configuration says that words mean, and where it says so.
#[derive(Default)]
pub(super) struct Configured {
    words: HashMap<String, (Meaning, Span)>,
}

impl Configured {
    /// What a word means, if it is set.
    pub(super) fn word(&self, settings: &Settings, folded: &str) -> Option<Meaning> {
        let (meaning, span) = self.words.get(folded)?;
        settings.used(*span);
        Some(meaning.clone())
    }
}

/// Resolves the types that are set. One may name another, so that they are read until nothing new is learnt.
pub(super) fn resolve(survey: &Survey<'_, '_>, diagnostics: &mut Diagnostics) -> Configured {
    let mut known = Configured::default();
    let mut open: Vec<&TypeWord> = survey.settings.tables.types.iter().collect();
    loop {
        let before = open.len();
        let mut unknown = Vec::new();
        for word in open {
            match read(survey, &known, word) {
                Some(meaning) => {
                    known.words.insert(word.word.clone(), (meaning, word.span));
                }
                None => unknown.push(word),
            }
        }
        open = unknown;
        if open.is_empty() || open.len() == before {
            break;
        }
    }
    for word in open {
        diagnostics.push(no_type(survey, word));
        survey.settings.used(word.span);
    }
    known
}

/// What a setting means; `None` where it has a word that nothing defines.
fn read(survey: &Survey<'_, '_>, known: &Configured, word: &TypeWord) -> Option<Meaning> {
    let TypeWord { ty, rules, .. } = word;
    let span = ty.span;
    let own = Kind::from_word(&ty.value).map(|kind| of_kind(kind, span));
    let (kind, demanded) = if let Some(kind) = own {
        (kind, Vec::new())
    } else {
        let configured = |folded: &str| known.words.get(folded).map(|(meaning, _)| meaning.clone());
        // No page has this number: a name that several pages have names nothing here.
        let words = Words { survey, page: usize::MAX, owner: usize::MAX, configured: &configured };
        let text = Text { raw: ty.value.as_str(), span };
        let tree = [Inline { kind: InlineKind::Text(ty.value.clone()), span }];
        let cell = types::read(text, &tree, &words);
        (cell.ty.kind, cell.rules)
    };
    if has_word(&RawType { kind: kind.clone(), span }) {
        return None;
    }
    let mut all = demanded;
    all.extend(rules.iter().filter_map(rule));
    Some(Meaning { kind, said: None, rules: all })
}

fn has_word(ty: &RawType) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| found |= matches!(ty.kind, RawTypeKind::Word(_)));
    found
}

fn of_kind(kind: Kind, span: Span) -> RawTypeKind {
    let any = || Box::new(RawType { kind: RawTypeKind::Any, span });
    match kind {
        Kind::String => RawTypeKind::String,
        Kind::Integer => RawTypeKind::Integer,
        Kind::Number => RawTypeKind::Number,
        Kind::Boolean => RawTypeKind::Boolean,
        Kind::Date => RawTypeKind::Date,
        Kind::DateTime => RawTypeKind::DateTime,
        Kind::Bytes => RawTypeKind::Bytes,
        Kind::Any => RawTypeKind::Any,
        Kind::Array => RawTypeKind::Array(any()),
        Kind::Map => RawTypeKind::Map(any()),
    }
}

/// A rule that is set, as one that a row states.
fn rule(set: &Rule) -> Option<RawRule> {
    let (kind, shown) = match (&set.value, set.kind) {
        (RuleValue::Count(count), kind) => (counted(kind, *count)?, count.to_string()),
        (RuleValue::Number(number), kind) => (bounded(kind, number.clone())?, number.clone()),
        (RuleValue::Text(text), RuleKind::Pattern) => (RawRuleKind::Pattern(text.clone()), format!("\"{text}\"")),
        (RuleValue::Text(text), RuleKind::Format) => (RawRuleKind::Format(text.clone()), format!("\"{text}\"")),
        (RuleValue::Flag, RuleKind::UniqueItems) => (RawRuleKind::UniqueItems, "true".to_owned()),
        _ => return None,
    };
    let said = Spanned { text: format!("{} = {shown}", set.kind.as_str()), span: set.span };
    Some(RawRule { kind, of_items: false, rule: "config.types", said })
}

fn counted(kind: RuleKind, count: u64) -> Option<RawRuleKind> {
    match kind {
        RuleKind::MinLength => Some(RawRuleKind::MinLength(count)),
        RuleKind::MaxLength => Some(RawRuleKind::MaxLength(count)),
        RuleKind::MinItems => Some(RawRuleKind::MinItems(count)),
        RuleKind::MaxItems => Some(RawRuleKind::MaxItems(count)),
        _ => None,
    }
}

fn bounded(kind: RuleKind, number: String) -> Option<RawRuleKind> {
    match kind {
        RuleKind::Minimum => Some(RawRuleKind::Minimum(number)),
        RuleKind::Maximum => Some(RawRuleKind::Maximum(number)),
        RuleKind::ExclusiveMinimum => Some(RawRuleKind::ExclusiveMinimum(number)),
        RuleKind::ExclusiveMaximum => Some(RawRuleKind::ExclusiveMaximum(number)),
        RuleKind::MultipleOf => Some(RawRuleKind::MultipleOf(number)),
        _ => None,
    }
}

fn no_type(survey: &Survey<'_, '_>, word: &TypeWord) -> Diagnostic {
    let wanted = word.ty.value.as_str();
    let mut known: Vec<&str> = Kind::words().collect();
    known.extend(survey.groups.iter().map(|group| group.called.as_str()));
    let problem = Diagnostic::new(Code::Config, format!("`{wanted}` is no type"))
        .at(word.ty.span, "expected a kind of value, a model of the docs, or what a type cell may say");
    match did_you_mean(wanted, known) {
        Some(help) => problem.help(help),
        None => problem.help(format!("kinds of values: {}", Kind::words().collect::<Vec<_>>().join(", "))),
    }
}

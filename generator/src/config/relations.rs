//! What somebody decided about rules between the fields of an object: `[[api.relation]]`, each with a reason.

use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use super::decisions::{Dropped, dropped, reason, scalar};
use super::pattern::Pattern;
use super::table::{Choice as _, Found, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// `[[api.relation]]`: rules that objects get or lose, whatever their pages say.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationOverride {
    /// The models.
    pub models: Pattern,
    /// The rule that they get.
    pub set: Option<RelationRule>,
    /// The rules that they lose.
    pub drop: Vec<Dropped<RelationWord>>,
    /// Only rules that speak of one of these fields are lost; all of the kind where there is none.
    pub of: Vec<FieldName>,
    /// Why; it stands in the documentation of the object or the field.
    pub reason: String,
}

/// A rule between fields.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationRule {
    /// Its kind.
    pub kind: RelationWord,
    /// The fields it must hold of.
    pub fields: Vec<FieldName>,
    /// In which case it must hold; all of it together is the case.
    pub when: Vec<Case>,
    /// Where it stands.
    pub span: Span,
}

/// What a case demands of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The field.
    pub field: FieldName,
    /// The values of which it has one; where there are none, it has any value.
    pub values: Vec<Value>,
}

/// A field of the model, as its page or JSON calls it, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl From<Found<String>> for FieldName {
    fn from(found: Found<String>) -> Self {
        Self { text: found.value, span: found.span }
    }
}

words! {
    /// A kind of rule between fields, by its name in the neutral model.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    RelationWord {
        /// There in a case.
        RequiredIf = "required_if",
        /// There in no other case.
        OnlyWith = "only_with",
        /// At most one is there.
        MutuallyExclusive = "mutually_exclusive",
        /// One at least is there.
        AtLeastOneOf = "at_least_one_of",
        /// Just one is there.
        ExactlyOneOf = "exactly_one_of",
    }
}

impl RelationWord {
    /// Whether a rule of this kind is about one field, in a case that others make.
    pub fn has_case(self) -> bool {
        matches!(self, Self::RequiredIf | Self::OnlyWith)
    }
}

/// Reads one `[[api.relation]]`.
pub(super) fn read_relation(mut table: Table<'_>) -> Option<RelationOverride> {
    let models = table.string("model");
    let mut set = Vec::new();
    for (word, kind) in RelationWord::WORDS {
        let fields: Vec<FieldName> = table.string_or_strings(word).into_iter().map(FieldName::from).collect();
        if let (Some(first), Some(last)) = (fields.first(), fields.last()) {
            let span = Span::new(first.span.file, first.span.range().start..last.span.range().end);
            set.push(RelationRule { kind: *kind, fields, when: Vec::new(), span });
        }
    }
    let when = table.any("when").map(|value| (table.place(value), cases(&table, value)));
    let drop = table.any("drop").map(|value| dropped(&table, value)).unwrap_or_default();
    let of = table.string_or_strings("of").into_iter().map(FieldName::from).collect();
    let reason = reason(&mut table, "it stands in the documentation, beside the rule");
    let set = one_rule(&table, set, when);
    if !table.asked_for_any(RelationWord::WORDS.iter().map(|(word, _)| *word).chain(["drop"])) {
        let problem = Diagnostic::new(Code::Config, "`[[api.relation]]` changes nothing")
            .at(table.span, "no rule to set and none to drop");
        table.report(problem.help("as in `exactly_one_of = [\"card\", \"iban\"]` or `drop = \"required_if\"`"));
    }
    if models.is_none() {
        let missing = Diagnostic::new(Code::Config, "`[[api.relation]]` has no `model`").at(table.span, "");
        table.report(missing.help("a model's id, in which `*` stands for any text: `model = \"operations.Order\"`"));
    }
    table.finish();
    let models = models?;
    Some(RelationOverride { models: Pattern { text: models.value, span: models.span }, set, drop, of, reason: reason? })
}

/// The rule that is set, if it is one and whole.
fn one_rule(table: &Table<'_>, mut set: Vec<RelationRule>, when: Option<(Span, Vec<Case>)>) -> Option<RelationRule> {
    if let [first, second, ..] = set.as_slice() {
        let problem =
            Diagnostic::new(Code::Config, "`[[api.relation]]` sets several rules").at(second.span, "a second one");
        table.report(problem.related(first.span, "the first").help("write a table for each"));
        return None;
    }
    let mut rule = set.pop();
    match (&mut rule, when) {
        (Some(rule), when) if rule.kind.has_case() => match (when, rule.fields.len()) {
            (Some((_, when)), 1) => rule.when = when,
            (Some(_), _) => {
                let message = format!("`{}` is about one field", rule.kind.as_str());
                table.report(Diagnostic::new(Code::Config, message).at(rule.span, "write a table for each"));
                return None;
            }
            (None, _) => {
                let message = format!("`{}` has no `when`", rule.kind.as_str());
                let help = "the case, as in `when = \"account\"` or `when = { kind = \"bank\" }`";
                table.report(Diagnostic::new(Code::Config, message).at(rule.span, "in which case?").help(help));
                return None;
            }
        },
        (Some(rule), None) if rule.fields.len() < 2 => {
            let message = format!("`{}` is about several fields", rule.kind.as_str());
            table.report(Diagnostic::new(Code::Config, message).at(rule.span, "expected a list of two names or more"));
            return None;
        }
        (_, Some((span, _))) => {
            let problem = Diagnostic::new(Code::Config, "`when` belongs to `required_if` and `only_with`");
            table.report(problem.at(span, "there is none here"));
            return None;
        }
        (_, None) => {}
    }
    rule
}

/// `"account"`, `["account", "kind"]` or `{ kind = ["bank", "post"], account = … }`.
fn cases(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Case> {
    const WANTED: &str = "a field, a list of fields, or a table of fields and values";
    let name = |value: &Spanned<DeValue<'_>>| {
        let text = value.get_ref().as_str().map(str::to_owned);
        let text = text.or_else(|| table.wrong_kind("when", value, WANTED))?;
        Some(Case { field: FieldName { text, span: table.place(value) }, values: Vec::new() })
    };
    if let Some(fields) = value.get_ref().as_table() {
        let case = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
            let key: &Spanned<std::borrow::Cow<'_, str>> = key;
            let values = match value.get_ref().as_array() {
                Some(list) => list.iter().map(|value| scalar(value.get_ref())).collect(),
                None => scalar(value.get_ref()).map(|value| vec![value]),
            };
            let values: Option<Vec<Value>> = values.filter(|values: &Vec<Value>| !values.is_empty());
            let values = values.or_else(|| table.wrong_kind("when", value, "a value, or a list of values"))?;
            let span = Span::new(table.span.file, key.span());
            Some(Case { field: FieldName { text: key.get_ref().to_string(), span }, values })
        };
        return fields.iter().filter_map(case).collect();
    }
    match value.get_ref().as_array() {
        Some(list) => list.iter().filter_map(name).collect(),
        None => name(value).into_iter().collect(),
    }
}

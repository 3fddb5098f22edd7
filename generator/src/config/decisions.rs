//! What somebody decided about constraints and findings: `[[api.constraint]]` and `[[api.silence]]`, each with a reason.

use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use super::pattern::Pattern;
use super::table::{Choice, Found, Table};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::regex::Regex;
use crate::source::Span;

/// `[[api.constraint]]`: rules that fields get or lose, whatever their descriptions say.
#[derive(Clone, Debug, PartialEq)]
pub struct ConstraintOverride {
    /// The fields, as `model.field`.
    pub fields: Pattern,
    /// What part of the value it is about.
    pub of: Part,
    /// The rules that the fields get. One takes the place of a rule of its kind.
    pub set: Vec<Rule>,
    /// The rules that the fields lose.
    pub drop: Vec<Dropped>,
    /// Why; it stands in the documentation of the field.
    pub reason: String,
}

/// A rule that a field gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its kind.
    pub kind: RuleKind,
    /// With what the value is compared.
    pub value: RuleValue,
    /// What a length counts.
    pub unit: Unit,
    /// Where the value stands.
    pub span: Span,
}

/// With what a value is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleValue {
    /// A length or a number of items.
    Count(u64),
    /// A number, with its digits as written.
    Number(String),
    /// A text.
    Text(String),
    /// Some values.
    Values(Vec<Value>),
    /// Nothing: the rule holds.
    Flag,
}

/// A kind of rule that a field or an object loses, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped<K = RuleKind> {
    /// The kind; `None` for all.
    pub kind: Option<K>,
    /// Where it stands.
    pub span: Span,
}

/// `[[api.silence]]`: findings of `schemadown lint` that were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The finding.
    pub code: Code,
    /// The fields, as `model.field`, or the models.
    pub at: Pattern,
    /// Why.
    pub reason: String,
    /// Where the code stands: a silence that silences nothing is reported there.
    pub span: Span,
}

words! {
    /// What part of a value a rule is about.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Part {
        /// The value itself.
        #[default]
        Itself = "self",
        /// Each element of a list.
        Items = "items",
        /// Each key of a map.
        Keys = "keys",
        /// Each value of a map.
        Values = "values",
    }
}

words! {
    /// A kind of rule, by its name in the neutral model.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    RuleKind {
        /// At most so many characters.
        MaxLength = "max_length",
        /// At least so many characters.
        MinLength = "min_length",
        /// Only these characters.
        Charset = "charset",
        /// A regular expression.
        Pattern = "pattern",
        /// How a text starts.
        Prefix = "prefix",
        /// How a text ends.
        Suffix = "suffix",
        /// One of these values.
        Enum = "enum",
        /// Not below.
        Minimum = "minimum",
        /// Not above.
        Maximum = "maximum",
        /// Above.
        ExclusiveMinimum = "exclusive_minimum",
        /// Below.
        ExclusiveMaximum = "exclusive_maximum",
        /// A multiple.
        MultipleOf = "multiple_of",
        /// At least so many items.
        MinItems = "min_items",
        /// At most so many items.
        MaxItems = "max_items",
        /// No item twice.
        UniqueItems = "unique_items",
        /// A standard's form.
        Format = "format",
        /// What stands in for an absent value.
        Default = "default",
    }
}

words! {
    /// What a length counts.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    Unit {
        /// Unicode scalar values.
        #[default]
        Characters = "characters",
        /// Bytes of UTF-8.
        Bytes = "bytes",
    }
}

/// Reads one `[[api.constraint]]`.
pub(super) fn read_constraint(mut table: Table<'_>) -> Option<ConstraintOverride> {
    let fields = table.string("field");
    let of = table.choice("of").unwrap_or_default();
    let unit = table.choice("unit").unwrap_or_default();
    let mut set = Vec::new();
    for (word, kind) in RuleKind::WORDS {
        if let Some(value) = table.any(word) {
            set.extend(rule(&table, *kind, value, unit));
        }
    }
    let drop = table.any("drop").map(|value| dropped(&table, value)).unwrap_or_default();
    let reason = reason(&mut table, "it stands in the documentation of the field, beside the rule");
    let Some(fields) = fields else {
        let missing = Diagnostic::new(Code::Config, "`[[api.constraint]]` has no `field`").at(table.span, "");
        table.report(missing.help("a model's id, a dot and a field's name, as in `field = \"operations.*.limit\"`"));
        table.finish();
        return None;
    };
    if !table.asked_for_any(RuleKind::WORDS.iter().map(|(word, _)| *word).chain(["drop"])) {
        let problem = fields.problem("`[[api.constraint]]` changes nothing", "no rule to set and none to drop");
        table.report(problem.help("as in `max_length = 40` or `drop = \"max_length\"`"));
    }
    table.finish();
    let fields = Pattern { text: fields.value, span: fields.span };
    Some(ConstraintOverride { fields, of, set, drop, reason: reason? })
}

/// Reads one `[[api.silence]]`.
pub(super) fn read_silence(mut table: Table<'_>) -> Option<Silence> {
    let code = table.string("code");
    let (field, model) = (table.string("field"), table.string("model"));
    let reason = reason(&mut table, "whoever reads it next wants to know");
    let at = match (field, model) {
        (Some(at), None) | (None, Some(at)) => Some(Pattern { text: at.value, span: at.span }),
        (Some(field), Some(_)) => {
            table.report(field.problem("a silence is about a `field` or a `model`", "not both"));
            None
        }
        (None, None) => {
            let missing = Diagnostic::new(Code::Config, "`[[api.silence]]` has no `field`").at(table.span, "");
            table.report(missing.help("`field = \"operations.Order.note\"` or `model = \"operations.Order\"`"));
            None
        }
    };
    let known = code.as_ref().and_then(|found| finding_code(&table, found));
    if code.is_none() {
        let missing = Diagnostic::new(Code::Config, "`[[api.silence]]` has no `code`").at(table.span, "");
        table.report(missing.help("the code of the finding, as in `code = \"SD060\"`"));
    }
    table.finish();
    Some(Silence { code: known?, at: at?, reason: reason?, span: code?.span })
}

fn finding_code(table: &Table<'_>, found: &Found<String>) -> Option<Code> {
    let codes = || Code::ALL.iter().filter(|code| code.is_finding());
    let known = codes().find(|code| code.as_str() == found.value);
    if known.is_none() {
        let words = codes().map(|code| code.as_str());
        let list = words.clone().collect::<Vec<_>>().join(", ");
        let problem = found.problem(
            format!("`{}` is no finding of `schemadown lint`", found.value),
            format!("expected one of {list}"),
        );
        table.report(did_you_mean(&found.value, words).into_iter().fold(problem, Diagnostic::help));
    }
    known.copied()
}

/// Reads the reason, which there has to be. `why` says what for.
pub(super) fn reason(table: &mut Table<'_>, why: &str) -> Option<String> {
    let reason = table.string("reason");
    match reason {
        Some(reason) if !reason.value.trim().is_empty() => Some(reason.value),
        Some(reason) => {
            table.report(reason.problem("`reason` is empty", "say why").help(why));
            None
        }
        None => {
            table.report(
                Diagnostic::new(Code::Config, format!("{} has no `reason`", table.name())).at(table.span, "").help(why),
            );
            None
        }
    }
}

/// Reads a kind of rule, a list of kinds, or `*`.
pub(super) fn dropped<K: Choice>(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Dropped<K>> {
    let one = |value: &Spanned<DeValue<'_>>| {
        let span = table.place(value);
        let Some(word) = value.get_ref().as_str() else {
            return table.wrong_kind("drop", value, "the name of a rule, or a list of names");
        };
        let kind = K::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
        if kind.is_none() && word != "*" {
            let words = K::WORDS.iter().map(|(word, _)| *word);
            let list = words.clone().collect::<Vec<_>>().join(", ");
            let problem = Diagnostic::new(Code::Config, format!("`{word}` is not a kind of rule"))
                .at(span, format!("expected one of {list}, or `*` for all"));
            table.report(did_you_mean(word, words).into_iter().fold(problem, Diagnostic::help));
            return None;
        }
        Some(Dropped { kind, span })
    };
    match value.get_ref().as_array() {
        Some(list) => list.iter().filter_map(one).collect(),
        None => one(value).into_iter().collect(),
    }
}

pub(super) fn rule(table: &Table<'_>, kind: RuleKind, value: &Spanned<DeValue<'_>>, unit: Unit) -> Option<Rule> {
    use RuleKind::{
        Charset, Default, Enum, ExclusiveMaximum, ExclusiveMinimum, Format, MaxItems, MaxLength, Maximum, MinItems,
        MinLength, Minimum, MultipleOf, Pattern, Prefix, Suffix, UniqueItems,
    };
    let (read, wanted) = match kind {
        MaxLength | MinLength | MaxItems | MinItems => (
            whole(value.get_ref()).and_then(|text| text.parse().ok()).map(RuleValue::Count),
            "a whole number in digits, not below 0",
        ),
        Minimum | Maximum | ExclusiveMinimum | ExclusiveMaximum | MultipleOf => {
            (number(value.get_ref()).map(RuleValue::Number), "a number in digits")
        }
        Charset | Pattern | Prefix | Suffix | Format => {
            (value.get_ref().as_str().map(|text| RuleValue::Text(text.to_owned())), "a string")
        }
        UniqueItems => (
            (value.get_ref().as_bool() == Some(true)).then_some(RuleValue::Flag),
            "`true`, and `drop` where it does not hold",
        ),
        Enum => {
            let list = value.get_ref().as_array().filter(|list| !list.is_empty());
            let values = list.and_then(|list| list.iter().map(|value| scalar(value.get_ref())).collect());
            (values.map(RuleValue::Values), "a list of strings and numbers, one at least")
        }
        Default => (
            scalar(value.get_ref()).map(|value| RuleValue::Values(vec![value])),
            "a string, a number, `true` or `false`",
        ),
    };
    if read.is_none() {
        let message = format!("`{}` in {} takes {wanted}", kind.as_str(), table.name());
        table.report(Diagnostic::new(Code::Config, message).at(table.place(value), "cannot be this"));
    }
    let read = read.filter(|read| kind != Pattern || is_regex(table, value, read))?;
    Some(Rule { kind, value: read, unit, span: table.place(value) })
}

/// Whether a value is a regular expression that can be checked. What of it cannot is reported.
fn is_regex(table: &Table<'_>, value: &Spanned<DeValue<'_>>, read: &RuleValue) -> bool {
    let RuleValue::Text(text) = read else { return false };
    let Err(problem) = Regex::new(text) else { return true };
    let whole = table.place(value);
    // Without escapes the text stands in the file as it is, between one or three quotes on either side.
    let length = value.span().len();
    let span = match length.saturating_sub(text.len()) {
        marks @ (2 | 6) => whole.part(marks / 2 + problem.at.start..marks / 2 + problem.at.end),
        _ => whole,
    };
    let message = format!("`pattern` in {} cannot be checked: {}", table.name(), problem.what);
    let expected = "expected literals, classes, counts, groups, alternatives and anchors";
    table.report(Diagnostic::new(Code::Config, message).at(span, expected).help(problem.help));
    false
}

/// The digits of a whole number that is written with digits only.
fn whole(value: &DeValue<'_>) -> Option<String> {
    let integer = value.as_integer().filter(|integer| integer.radix() == 10)?;
    Some(integer.as_str().trim_start_matches('+').replace('_', ""))
}

fn number(value: &DeValue<'_>) -> Option<String> {
    let float = || value.as_float().map(|float| float.as_str().trim_start_matches('+').replace('_', ""));
    let text = whole(value).or_else(float)?;
    // No exponents, `inf` or `nan`: nobody writes a bound like that.
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.')).then_some(text)
}

/// A string, a number or a boolean.
pub(super) fn scalar(value: &DeValue<'_>) -> Option<Value> {
    if let Some(text) = value.as_str() {
        return Some(text.into());
    }
    if let Some(flag) = value.as_bool() {
        return Some(flag.into());
    }
    let text = number(value)?;
    text.parse::<i64>().map(Value::from).ok().or_else(|| text.parse::<f64>().map(Value::from).ok())
}

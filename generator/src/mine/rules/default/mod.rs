//! `default.*`: the value that stands in for an absent one. Documentation, never a check.

mod mark;

use crate::mine::lexicon::Class;
use std::sync::LazyLock;

use serde_json::Value as Json;

use super::{file, range};
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::{Match, Phrases};
use crate::mine::text::{Kind, Token, Words, read_number};
use crate::mine::unit::{Unit, read_unit};
use crate::mine::value::{self, Value};
use crate::mine::{Findings, Shape, noun};

/// Phrases that a default stands behind.
const LEADING: &[&str] = &[
    "default|defaults|defaulting|defaulted to",
    "default|defaults [value] [is|are|of|:|=] [also] [set] [to]",
    "default|defaults [value] if|when [not] omitted|unspecified|unset|specified|provided|given is|:|=",
    "the|a default ~ is|:|= [set] [to]",
    "default [value] of",
    "default value|values|is|will be|is",
    "default ~ is|:|= [set] [to]",
    "default value|values for|of|on|in ~ is|:|=",
    "default value|values [for|of|on] [omission] is|:|=",
    "falls|fall back to",
    "by default [,] [it|this] [is|are|be] [set] [to]",
    "by default [,] the|this ~ is|are|equals [set] [to]",
];

/// Phrases that a default stands before.
const TRAILING: &[&str] = &[
    "by default",
    "is|are|be|will used|set|assumed|taken|applied as [the|a|its] default",
    "is [used] [the|a] default",
    "being [used] [as] the|a|its default",
    "unless specified|set|given|provided|stated|told|configured otherwise",
    "unless otherwise specified|set|given|provided|stated|configured",
    "if|when [it|this] [is] not specified|set|given|provided|present|supplied",
    "if|when unset|unspecified|omitted|absent|missing",
];

/// Phrases that a default stands behind, where the words before or behind it say that the value is absent.
const GIVEN: &[&str] = &[
    "is|are|be assumed|presumed|taken|considered|set [to] [be|as]",
    "is|are|be treated|interpreted|handled|regarded as [if] [it] [were]",
    "is|are|be|becomes|equals",
];

/// Phrases that a default stands before, where the words before it say that the value is absent.
const ASSUMED: &[&str] = &["is|are used|assumed|applied|taken", "will be used|assumed|applied|taken"];

static LEADS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(LEADING.iter().map(|phrase| ((), *phrase))));
static TRAILS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(TRAILING.iter().map(|phrase| ((), *phrase))));
static GIVES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(GIVEN.iter().map(|phrase| ((), *phrase))));
static ASSUMES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(ASSUMED.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    mark::read(reader, findings);
    let (mut at, mut read) = (0, 0);
    while at < reader.words.len() {
        // What stands behind a value that has been read says no more of it.
        let Some((rule, found)) = candidate(reader, at).filter(|(_, found)| found.start >= read) else {
            at += 1;
            continue;
        };
        let found = Candidate { listed: mark::is_listed(findings, &found.value), ..found };
        file(findings, &found.site, rule, judge(&found).map(default));
        at = found.site.part.end.max(at + 1);
        read = at;
    }
}

fn candidate<'a>(reader: &'a Reader<'a>, at: usize) -> Option<(&'static str, Candidate<'a>)> {
    let led = LEADS.matches(&reader.words, at).map(|((), found)| found);
    // ``the default `left` is used``: what stands behind such a verb is no value.
    let led = led.filter(|found| !reader.words.is_at(found.end, Class::Assumed)).reduce(farther);
    let led = led.and_then(|found| behind(reader, at, &found)).map(|found| ("default.value", found));
    let given = || given(reader, at).map(|found| ("default.used", found));
    led.or_else(given).or_else(|| {
        // `is used to sort carts` says what for, and not that it is used in place of another.
        let ends = |end: usize| {
            let next = reader.words.get(end);
            next.is_none_or(|next| next.kind == Kind::Punct || next.is(["as", "instead", "and"]))
        };
        let assumed = || ASSUMES.matches(&reader.words, at).map(|((), found)| found).find(|found| ends(found.end));
        let absent = || assumed().filter(|_| is_absent(&reader.words, at));
        let found = TRAILS.matches(&reader.words, at).next().map(|((), found)| found).or_else(absent)?;
        before(reader, at, found.end).map(|found| ("default.used", found))
    })
}

/// `If omitted, it is assumed to be true`, `This is set to 5 if you leave it out`.
fn given<'a>(reader: &'a Reader<'a>, at: usize) -> Option<Candidate<'a>> {
    let found = GIVES.matches(&reader.words, at).map(|((), found)| found).reduce(farther)?;
    let start = found.end;
    let first = *reader.clause.tokens.get(start)?;
    let value = value::read(reader.text, first, reader.limit())?;
    let number = reader.words.get(start).is_some_and(|token| token.is_number());
    if !value.marked && !number && !reader.words.is_at(start, ["true", "false"]) {
        return None;
    }
    let site = reader.site_to(at, value.end);
    let comma = site.before().iter().rposition(|token| token.is(',')).map_or(0, |comma| comma + 1);
    let (lead, subject) = site.before().split_at(comma);
    let absent = [lead, site.after()].into_iter().any(|case| {
        let says = case.has((Class::Set, Class::Give)) || case.iter().any(|token| is_plain_absence(token));
        says && force::presumes_absence(case) && !case.starts("otherwise")
    });
    let demands = subject.has((Class::Condition, ["must", "should", "cannot", "or"]));
    let assigns = site.after().starts('=');
    (absent && !demands && !assigns).then_some(Candidate { site, value, start, gap: &[], listed: false })
}

/// `omitted`, where a mere `not` may be said of anything.
fn is_plain_absence(token: &Token) -> bool {
    token.is(Class::Absent) && !token.is((Class::Negation, ["don't", "doesn't", "isn't", "any", "nothing"]))
}

/// ``If omitted, `left` is assumed``, ``By default, `left` is used``: whether the words before the value say that there is none.
fn is_absent(words: &[&Token], at: usize) -> bool {
    let lead = at.checked_sub(1).and_then(|value| words.get(..value)).unwrap_or_default();
    // `Otherwise, …` is the other side of a condition.
    let other = lead.starts("otherwise");
    !other && lead.ends(',') && force::presumes_absence(lead)
}

fn farther(one: Match, two: Match) -> Match {
    if two.end > one.end { two } else { one }
}

/// What reads like a default.
pub(super) struct Candidate<'a> {
    /// The phrase with its value.
    pub(super) site: Site<'a>,
    pub(super) value: Value,
    /// Where the value starts, in words of the clause.
    pub(super) start: usize,
    /// The noun phrase within: `retry count` in `the default retry count is 3`.
    pub(super) gap: &'a [&'a Token],
    /// Whether it is one of the values that the field may have.
    pub(super) listed: bool,
}

/// A value behind a phrase.
fn behind<'a>(reader: &'a Reader<'a>, at: usize, found: &Match) -> Option<Candidate<'a>> {
    let start = found.end + called(&reader.words, found.end);
    let first = *reader.clause.tokens.get(start)?;
    let value = value::read(reader.text, first, reader.limit())?;
    if reader.text.is_linked(&(first..value.end)) {
        return None;
    }
    // ``A default value of 1 will be used``, ``the default `left` is assumed``
    let end = reader.clause.tokens.partition_point(|at| *at < value.end);
    let used = applied(reader.words.get(end..).unwrap_or_default());
    // ``By default `rows=5` ``
    let own = |(name, of): &(&str, &str)| noun::normal(name) == noun::normal(reader.subject.field) && !of.is_empty();
    let assigned = value.text.split_once('=').filter(own).map(|(_, of)| of.to_owned());
    let is_assigned = value.marked && assigned.is_some();
    let value = Value { text: assigned.filter(|_| value.marked).unwrap_or(value.text), ..value };
    // `the default domain`: nothing leads from the word to the next.
    let led = reader.words.get(found.end.checked_sub(1)?)?;
    let linked = led.is(Class::DefaultLink) || led.is(':') || led.is('=');
    // `(default 5)`, ``Default `left` ``
    let aside = at == 0 && found.end == 1 && (reader.clause.parent.is_some() || value.marked);
    // `Rows, default 5, at most 9`
    let number = reader.words.get(start).is_some_and(|token| matches!(token.kind, Kind::Number(_)));
    let starts = at.checked_sub(1).and_then(|at| reader.words.get(at)).is_none_or(|token| token.is(','));
    let ends = reader.words.get(start + 1).is_none_or(|token| token.is(','));
    // `(row_limit, default 5)` is the default of another thing.
    let bounded = reader.clause.parent.is_none() || reader.words.iter().take(at).any(|token| token.is_number());
    let apposed = starts && ends && found.end == at + 1 && (number || value.marked) && bounded;
    let plain = value.marked || number || reader.words.is_at(start, ["true", "false"]);
    // `By default 5`
    let by = starts && ends && reader.words.is_at(at, "by") && (reader.clause.parent.is_none() || reader.defines());
    if !linked && !aside && !apposed && !is_assigned && !((used > 0 || by) && plain) {
        return None;
    }
    let gap = found.gap.clone().and_then(|gap| reader.words.get(gap)).unwrap_or_default();
    // `the default if it is omitted`
    if gap.has(["if", "when", "unless", "where", "is", "are"]) {
        return None;
    }
    let site = reader.site_to(at, value.end);
    let site = site.resized(at..site.part.end + used);
    Some(Candidate { site, value, start, gap, listed: false })
}

/// How many words say that a value is used: `value is used`, `will be assumed`.
fn applied(words: &[&Token]) -> usize {
    let noun = usize::from(words.starts(Class::NamedValue));
    let verb = noun + usize::from(words.is_at(noun, ["will", "would"]));
    let passive = words.is_at(verb, Class::Passive) && words.is_at(verb + 1, Class::Assumed);
    // `is used to sort carts` says what for.
    let behind = words.get(verb + 2);
    let ends = behind.is_none_or(|next| {
        next.kind == Kind::Punct || next.is((Class::Condition, ["as", "instead", "and", "for", "by", "unless"]))
    });
    if passive && ends { verb + 2 } else { 0 }
}

/// How many words say what the value behind them is: `the string` in ``the string `left` ``.
fn called(words: &[&Token], at: usize) -> usize {
    let the = usize::from(words.is_at(at, "the"));
    let nouns = words.iter().skip(at + the).take(2).take_while(|token| token.is(Class::NamedValue)).count();
    let marked = words.get(at + the + nouns).is_some_and(|token| token.kind == Kind::Literal || token.is('"'));
    if nouns > 0 && marked { the + nouns } else { 0 }
}

/// A value before a phrase: marked, or a number behind a verb.
fn before<'a>(reader: &'a Reader<'a>, at: usize, end: usize) -> Option<Candidate<'a>> {
    let start = at.checked_sub(1)?;
    let token = *reader.clause.tokens.get(start)?;
    let value = value::read(reader.text, token, token + 1)?;
    let led = start.checked_sub(1).and_then(|at| reader.words.get(at));
    let led = led.is_none_or(|token| token.is(["to", "is", "are", "be", "with"]) || token.kind == Kind::Punct);
    let number = reader.words.get(start).is_some_and(|token| token.is_number() && token.kind != Kind::Literal);
    let boolean = reader.words.is_at(start, ["true", "false"]);
    let fits = value.marked || led && (number || boolean);
    fits.then(|| Candidate { site: reader.site(start..end), value, start, gap: &[], listed: false })
}

/// A default is of the field itself.
pub(super) fn default(value: Json) -> (Target, Vec<ConstraintKind>) {
    (Target::Itself, vec![ConstraintKind::Default(value)])
}

/// `INV-YYYY-NNN`: letters that stand for others.
fn is_template(text: &str) -> bool {
    let run = |at: usize| {
        let same =
            |c: char| text.get(at..).is_some_and(|rest| rest.chars().take_while(|other| *other == c).count() >= 3);
        ['X', 'N', 'Y', '#', 'x', 'n'].into_iter().any(same)
    };
    (0..text.len()).any(run) || text.contains(['<', '{', '…']) || text.contains("${")
}

fn judge(found: &Candidate<'_>) -> Result<Json, Why> {
    let site = &found.site;
    if is_template(&found.value.text) && !found.value.text.starts_with('{') {
        return Err(Why::NoLiteral);
    }
    force::objection_to_default(site).map_or(Ok(()), Err)?;
    if of_another_case(site) {
        return Err(Why::Conditional);
    }
    about_the_field(found)?;
    if matches!(site.subject.shape, Shape::Integer | Shape::Number) {
        return number(found);
    }
    let text = literal(found)?;
    value::typed(site.subject.shape, &text).ok_or(Why::NoLiteral)
}

/// ``If `hall` is not given, defaults to 4``: it is another field that is absent.
fn of_another_case(site: &Site<'_>) -> bool {
    let cases = [site.before(), site.after()].into_iter().filter(|words| words.has(Class::Condition));
    let mut names = cases.flatten().filter(|token| token.kind == Kind::Literal && token.text.len() > 2);
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let own = |text: &str| {
        let (field, name) = (noun::normal(site.subject.field), noun::normal(text));
        field.ends_with(&name) || name.ends_with(&field) || ["null", "none", "true", "false"].contains(&name.as_str())
    };
    names.any(|token| is_name(&token.text) && !own(&token.text))
}

/// A number with a unit that the field has too.
fn number(found: &Candidate<'_>) -> Result<Json, Why> {
    let words = found.site.words.get(found.start..).unwrap_or_default();
    let Some(reading) = read_number(words) else {
        // `-1` in code, or no number at all.
        return value::typed(found.site.subject.shape, &found.value.text).ok_or(Why::NoLiteral);
    };
    let behind = words.get(reading.length..).unwrap_or_default();
    // `5 times the size`, `half of it`: so many of something else.
    let share = behind.iter().take_while(|next| next.kind != Kind::Punct && !next.is(Class::GoesOn)).count();
    if behind.first_of(share.min(3)).has(["the", "of", "x", "your"]) {
        return Err(Why::NoLiteral);
    }
    // `0644` is octal.
    if found.value.text.starts_with('0') && found.value.text.len() > 1 && reading.value.as_i64() != Some(0) {
        let fraction = found.value.text.starts_with("0.");
        return if fraction { Ok(reading.value.to_json()) } else { Err(Why::NoLiteral) };
    }
    match read_unit(behind).0 {
        Unit::Noun(_) => {}
        Unit::Time(names) if !counted_in(&found.site, names) => return Err(Why::AnotherUnit),
        unit => range::fits_unit(&found.site, &unit)?,
    }
    Ok(reading.value.to_json())
}

/// Whether the field is counted in a unit of time: its name says so, or the first unit of its definition.
fn counted_in(site: &Site<'_>, names: &[&str]) -> bool {
    let own = |names: &[&str]| names.iter().any(|name| name.len() > 1 && subject::field_word(site, name));
    let sentence = site.text.sentences.get(site.text.definition);
    let definition = sentence.and_then(|sentence| site.text.tokens.get(sentence.tokens.clone())).unwrap_or_default();
    let said = definition.iter().find(|token| token.is(Class::TimeUnit)).is_some_and(|unit| unit.is(names));
    own(names) || !own(Class::TimeUnit.words()) && said
}

/// The text of a value that is written out.
pub(super) fn literal(found: &Candidate<'_>) -> Result<String, Why> {
    let (site, text) = (&found.site, found.value.text.trim());
    let next = site.after().first();
    if next.is_some_and(|token| token.is(Class::NamedThing)) {
        return Err(Why::ValueOfAnother);
    }
    if found.listed {
        return Ok(text.to_owned());
    }
    if text.contains(['{', '<', '…']) || text.contains("...") {
        let whole = serde_json::from_str::<Json>(text).is_ok();
        return if whole { Ok(text.to_owned()) } else { Err(Why::NoLiteral) };
    }
    if ["null", "none", "undefined", "nil"].contains(&text.to_ascii_lowercase().as_str()) {
        return if text == "none" && found.value.marked { Ok(text.to_owned()) } else { Err(Why::NoValue) };
    }
    // `config["START"]`, `now()`: what is evaluated; `on=off`: the value of another name than the field's.
    if text.contains("[\"") || text.contains("['") || text.ends_with("()") {
        return Err(Why::NoLiteral);
    }
    if text.split_once('=').is_some_and(|(name, of)| is_name(name) && !of.is_empty() && !of.starts_with('=')) {
        return Err(Why::ValueOfAnother);
    }
    // `"Shut by HALL", where HALL is …`
    if site.after().windows(2).any(|two| two[0].is("where") && text.to_lowercase().contains(&two[1].text)) {
        return Err(Why::NoLiteral);
    }
    if found.value.marked {
        let sibling = text != site.subject.field && text.len() > 2 && site.subject.siblings.has(text);
        return if sibling { Err(Why::ValueOfAnother) } else { Ok(text.to_owned()) };
    }
    let word = text.to_lowercase();
    let boolean = *site.subject.shape == Shape::Boolean && ["no", "yes", "true", "false"].contains(&word.as_str());
    // `a newline character`, `the current user`: words that describe.
    let ends = next.is_none_or(|token| {
        token.kind == Kind::Punct && !matches!(token.text.as_str(), "'" | "’" | "/") || token.is(Class::BehindLiteral)
    });
    // `false to save space`
    let ends = ends || boolean && next.is_some_and(|next| next.is("to"));
    // `true for backward compatibility`
    let ends = ends || site.after().starts("for") && site.after().is_at(1, Class::PurposeTail);
    let participle = word == text && word.ends_with("ed") && !text.contains(['_', '-']);
    // `ALL` is no word of a sentence.
    let shouted = text.len() > 2 && text.chars().all(|c| c.is_ascii_uppercase()) && !Class::NoValueAtAll.holds(&word);
    let describes = (Class::NoLiteral.holds(&word) && !shouted || participle) && !boolean;
    if describes || !ends { Err(Why::NoLiteral) } else { Ok(text.to_owned()) }
}

/// A name that stands before its value in a query.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '.'))
}

/// Whether it is this field that has the default: `Unknown shelves default to 4` speaks of shelves.
fn about_the_field(found: &Candidate<'_>) -> Result<(), Why> {
    let site = &found.site;
    let noun = found.gap.iter().rfind(|token| !token.is(Class::DefaultFiller));
    // `The default format is …` says how a default is built.
    let built = |noun: &Token| noun.is(Class::Build) && !subject::field_word(site, &noun.text);
    if let Some(noun) = noun
        && (built(noun) || !subject::names_the_field(site, noun))
    {
        return Err(Why::AnotherThing);
    }
    // ``The value of `other`, which defaults to 4``
    if site.before().ends("which") && site.before().has(["default", "defaults"]) {
        return Err(Why::ValueOfAnother);
    }
    // `…, defaults to 4`: what stands before the comma says what the field is.
    let led = site.before().last().is_none_or(|token| token.kind == Kind::Punct || token.is(Class::DefaultLead));
    // `If not specified, the default is 4`: an article names nothing.
    let article = usize::from(site.before().ends(["a", "the", "its"]));
    let words = site.before().get(..site.before().len() - article).unwrap_or_default();
    let bare = words.is_empty() || words.ends(',') || force::presumes_absence(words);
    if led && site.before().len() < 2 || bare {
        return Ok(());
    }
    subject::target(site).map(|_| ())
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn defaults_are_read_as_the_field_is_typed() {
        check(
            "default",
            &[
                ("boolean", "Whether to weigh crates. Defaults to `false` if not provided.", &["default false"]),
                ("boolean", "Whether to weigh crates. Defaults to Yes.", &["default true"]),
                ("integer", "Crates in a row, defaults to 1,200.", &["default 1200"]),
                ("integer", "Crates in a row. The default value is 4. At most 9.", &["default 4"]),
                ("integer", "Crates in a row (default: 4)", &["default 4"]),
                ("string", "The kind: flat (default) or deep", &["default flat"]),
                ("string", "The order. If not specified default is \"weight\"", &["default weight"]),
                ("integer", "Crates in a row, default 4, max 9.", &["default 4"]),
                ("integer", "Crates in a row; default 4", &["default 4"]),
                ("string", "The order. By default, `weight` is used.", &["default weight"]),
                ("string", "The order. If omitted, `weight` is assumed.", &["default weight"]),
                ("integer", "Hours to wait. Defaults to 12h.", &["default 12"]),
                ("integer", "How often to try. Default is 3 times, which is plenty.", &["default 3"]),
                ("string", "Where crates go. Defaults to \"left hall\".", &["default left hall"]),
                ("string", "Where crates go. The default is `left`.", &["default left"]),
                ("string", "Where crates go (default is NORTH)", &["default NORTH"]),
                ("string", "The order. If omitted, defaults to -weight.", &["default -weight"]),
                (
                    "string",
                    "The order. When this field is omitted, `weight` is used as the default value.",
                    &["default weight"],
                ),
                ("string", "The type. Defaults to application/x-crate. Crates vary.", &["default application/x-crate"]),
                ("string[]", "Halls to search. Defaults to `[]`.", &["default []"]),
                ("boolean", "Default `true`", &["default true"]),
                ("string", "The hall: `left` (default) or `right`.", &["default left"]),
                ("integer", "The size. The default size is 40.", &["default 40"]),
                ("enum", "Where crates go. By default, this is set to **left**.", &["default left"]),
                ("number", "The thing's share. It is 0.5 by default.", &["default 0.5"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_default_is_none() {
        const NO_LITERAL: &[&str] = &["! the default is no literal"];
        check(
            "default",
            &[
                ("string", "Where crates go. Defaults to the left hall.", NO_LITERAL),
                ("string", "Where crates go. Defaults to current hall.", NO_LITERAL),
                ("string", "Where crates go. Defaults to `{hall}/left`.", NO_LITERAL),
                ("string", "Where crates go. Defaults to None.", &["! the default is no value"]),
                ("string", "Where crates go. Defaults to the `hall` parameter.", NO_LITERAL),
                ("string", "Where crates go. Defaults to `hall` of the cart.", &["! the value of something else"]),
                ("boolean", "Weighed? Defaults to false, unless it is the first crate.", &["! conditional"]),
                ("boolean", "Weighed? Defaults to true for large carts.", &["! conditional"]),
                ("boolean", "Weighed? If the cart is large, defaults to true.", &["! conditional"]),
                ("integer", "Milliseconds to wait. Defaults to 2 minutes.", &["! in another unit"]),
                ("integer", "The wait in seconds, at most 24 hours. Defaults to 1 hour.", &["! in another unit"]),
                ("integer", "The mode of crates. Defaults to 0644.", NO_LITERAL),
                ("string", "The lock. If unset, the default lock is applied.", &[]),
                ("integer", "Rows. The default crate weight is 40.", &["! about another thing"]),
                ("integer", "Rows. Unknown shelves default to 4.", &["! about another thing"]),
                ("integer", "Rows. Defaults to 4. Defaults to 5.", &["! ambiguous"]),
                ("boolean", "Weighed? Defaults to true for heavy carts.", &["! conditional"]),
                ("string", "The order. If the cart is large, `weight` is used.", &[]),
                ("integer", "How often it was tried (see tries_allowed, default 4)", &[]),
                ("string", "The order. Otherwise, `weight` is used.", &[]),
                ("string", "The order. By default, `weight` is used to sort carts.", &[]),
                ("string", "The order. `weight` is used to sort carts.", &[]),
                ("boolean", "Weighed? Defaults to slow.", NO_LITERAL),
                ("string", "The default value for halls without a name", &[]),
                ("string", "Id of the default hall. It is used last.", &[]),
                ("string", "Whether this is a system (default) or another crate", &[]),
            ],
        );
    }
}

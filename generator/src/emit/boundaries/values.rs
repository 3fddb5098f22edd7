//! Values at the limit of a constraint, and the first ones beyond it.

use std::fmt;

use proc_macro2::Literal;
use serde_json::{Value, json};

use crate::ir::{self, Charset, ConstraintKind, Decimal, LengthUnit, ModelKind, Type};
use crate::regex::Regex;

use super::super::context::Context;
use super::super::{checks, samples};

/// Longer texts and lists are not made: a limit that large is not what a test should spend its time on.
const LONGEST: u64 = 100_000;

/// A value, as the call of the harness that makes it.
#[derive(Clone, Debug)]
pub(super) enum Boundary {
    /// A value as JSON spells it.
    Json(Value),
    /// A text of so many times the same character.
    Text(char, u64),
    /// A list of so many times the same element.
    List(Value, u64),
    /// An object of so many entries with the same value.
    Entries(Value, u64),
}

impl fmt::Display for Boundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = |value: &Value| Literal::string(&value.to_string());
        match self {
            Self::Json(value) => write!(f, "given::json({})", json(value)),
            Self::Text(c, count) => write!(f, "given::text({}, {count})", Literal::character(*c)),
            Self::List(element, count) => write!(f, "given::list({}, {count})", json(element)),
            Self::Entries(value, count) => write!(f, "given::entries({}, {count})", json(value)),
        }
    }
}

/// What keeps a constraint and what breaks it.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) keeps: Vec<Boundary>,
    pub(super) breaks: Vec<Boundary>,
}

impl Values {
    fn new(keeps: impl IntoIterator<Item = Boundary>, breaks: impl IntoIterator<Item = Boundary>) -> Self {
        Self { keeps: keeps.into_iter().collect(), breaks: breaks.into_iter().collect() }
    }

    fn json(keeps: impl IntoIterator<Item = Value>, breaks: impl IntoIterator<Item = Value>) -> Self {
        Self::new(keeps.into_iter().map(Boundary::Json), breaks.into_iter().map(Boundary::Json))
    }
}

/// The values for a constraint on a value of this type.
pub(super) fn of(context: &Context<'_>, ty: &Type, kind: &ConstraintKind) -> Values {
    match kind {
        ConstraintKind::MaxLength(limit, unit) => longest(*limit, *unit),
        ConstraintKind::MinLength(limit, unit) => shortest(*limit, *unit),
        ConstraintKind::Charset(set) => characters(set),
        ConstraintKind::Prefix(start) => {
            Values::json([json!(start), json!(format!("{start}a"))], [broken_start(start)])
        }
        ConstraintKind::Suffix(end) => Values::json([json!(end), json!(format!("a{end}"))], [broken_end(end)]),
        ConstraintKind::Pattern(pattern) => matching(pattern),
        ConstraintKind::Enum(values) => listed(context, ty, values),
        ConstraintKind::MinItems(limit) => {
            Values::new(sized(context, ty, *limit), limit.checked_sub(1).and_then(|fewer| sized(context, ty, fewer)))
        }
        ConstraintKind::MaxItems(limit) => Values::new(sized(context, ty, *limit), sized(context, ty, limit + 1)),
        ConstraintKind::UniqueItems => Values::new(sized(context, ty, 1), sized(context, ty, 2)),
        ConstraintKind::Format(format) => form(format),
        _ if matches!(ty, Type::Integer | Type::Sized(_)) => {
            checks::whole_range(context, ty).and_then(|range| whole(kind, range)).unwrap_or_default()
        }
        _ => fractional(kind).unwrap_or_default(),
    }
}

fn longest(limit: u64, unit: LengthUnit) -> Values {
    if limit > LONGEST {
        return Values::default();
    }
    match unit {
        LengthUnit::Characters => {
            Values::new([Boundary::Text('é', limit)], ['a', 'é'].map(|c| Boundary::Text(c, limit + 1)))
        }
        LengthUnit::Bytes => Values::new(
            [Boundary::Text('a', limit)],
            [Boundary::Text('a', limit + 1), Boundary::Text('é', limit / 2 + 1)],
        ),
    }
}

fn shortest(limit: u64, unit: LengthUnit) -> Values {
    if limit > LONGEST {
        return Values::default();
    }
    let c = if unit == LengthUnit::Characters { 'é' } else { 'a' };
    Values::new([Boundary::Text(c, limit)], limit.checked_sub(1).map(|fewer| Boundary::Text(c, fewer)))
}

/// The ends of each range, together; and what stands next to them, one by one.
fn characters(set: &Charset) -> Values {
    let inside: String = set.ranges().iter().flat_map(|(low, high)| [*low, *high]).collect();
    let next = |c: char, up: bool| {
        let code = u32::from(c);
        char::from_u32(if up { code.checked_add(1)? } else { code.checked_sub(1)? })
    };
    let beside = set.ranges().iter().flat_map(|(low, high)| [next(*low, false), next(*high, true)]);
    let mut outside: Vec<char> = beside.flatten().chain(['é']).filter(|c| !set.contains(*c)).collect();
    outside.sort_unstable();
    outside.dedup();
    Values::json([json!(""), json!(inside)], outside.into_iter().map(|c| json!(c)))
}

fn broken_start(start: &str) -> Value {
    let mut shorter = start.to_owned();
    shorter.pop();
    json!(shorter)
}

fn broken_end(end: &str) -> Value {
    let mut rest = end.chars();
    rest.next();
    json!(rest.as_str())
}

/// Texts that an expression matches in, and texts that are nearly such.
fn matching(pattern: &str) -> Values {
    let samples = Regex::new(pattern).map(|regex| regex.samples()).unwrap_or_default();
    let json = |texts: Vec<String>| texts.into_iter().map(Value::from).collect::<Vec<_>>();
    Values::json(json(samples.keeps), json(samples.breaks))
}

/// The ends of a list of values, and another value of the type.
fn listed(context: &Context<'_>, ty: &Type, values: &[Value]) -> Values {
    let others = match ty {
        Type::Boolean => vec![json!(true), json!(false)],
        Type::Number => {
            let most = values.iter().filter_map(Value::as_f64).fold(0.0, f64::max);
            vec![json!(most + 1.0)]
        }
        Type::Ref { model, .. } => match context.model(*model).map(|model| &model.kind) {
            Some(ModelKind::Enum(shape)) => shape.values.iter().map(|value| value.wire.clone()).collect(),
            _ => Vec::new(),
        },
        _ => match checks::whole_range(context, ty) {
            Some(range) => return numbers(values, range),
            None => vec![other(values)],
        },
    };
    Values::json(ends(values.iter()), others.into_iter().filter(|other| !values.contains(other)).take(1))
}

fn ends<'v>(values: impl DoubleEndedIterator<Item = &'v Value> + Clone) -> Vec<Value> {
    let mut out: Vec<Value> = values.clone().next().into_iter().chain(values.last()).cloned().collect();
    out.dedup();
    out
}

/// Of some numbers those that the type holds, and another that it holds too.
fn numbers(values: &[Value], (least, most): (i128, i128)) -> Values {
    let holds = |value: &&Value| ir::whole(value).is_some_and(|number| (least..=most).contains(&number));
    let known: Vec<i128> = values.iter().filter(holds).filter_map(ir::whole).collect();
    let next = known.iter().max().map_or(least, |known| known + 1);
    let other = [next].into_iter().chain(0..=most).find(|number| *number <= most && !known.contains(number));
    Values::json(ends(values.iter().filter(holds)), other.and_then(ir::number))
}

/// A text that is not among these.
fn other(values: &[Value]) -> Value {
    let longest = values.iter().filter_map(Value::as_str).max_by_key(|text| text.len());
    json!(format!("{}_", longest.unwrap_or_default()))
}

fn sized(context: &Context<'_>, ty: &Type, count: u64) -> Option<Boundary> {
    let make = |inner: &Type, made: fn(Value, u64) -> Boundary| Some(made(samples::of_type(context, inner)?, count));
    match ty {
        _ if count > LONGEST => None,
        Type::Array(items) => make(items, Boundary::List),
        Type::Map(values) => make(values, Boundary::Entries),
        _ => None,
    }
}

/// For integers, bounds are those of whole numbers: above 0.5 is from 1 on. What the type does not hold is no value.
fn whole(kind: &ConstraintKind, (least, most): (i128, i128)) -> Option<Values> {
    let held = |value: i128| ir::number(value).filter(|_| (least..=most).contains(&value));
    let whole = |keeps: i128, breaks: i128| Values::json(held(keeps), held(breaks));
    Some(match kind {
        ConstraintKind::Minimum(limit) => {
            let limit = checks::rounded(limit, true)?;
            whole(limit, limit - 1)
        }
        ConstraintKind::Maximum(limit) => {
            let limit = checks::rounded(limit, false)?;
            whole(limit, limit + 1)
        }
        ConstraintKind::ExclusiveMinimum(limit) => {
            let limit = checks::rounded(limit, false)?;
            whole(limit + 1, limit)
        }
        ConstraintKind::ExclusiveMaximum(limit) => {
            let limit = checks::rounded(limit, true)?;
            whole(limit - 1, limit)
        }
        ConstraintKind::MultipleOf(step) => {
            let step = i128::from(step.as_i64()?);
            let times = if step * 3 < most { step * 3 } else { step };
            let mut values = whole(times, times + 1);
            if step == 1 {
                values.breaks.clear();
            }
            values
        }
        _ => return None,
    })
}

/// For other numbers, a little beyond is in proportion to the bound.
fn fractional(kind: &ConstraintKind) -> Option<Values> {
    let little = |limit: f64| (limit.abs() * 1e-6).max(1e-6);
    let (below, at, above) = match kind {
        ConstraintKind::Minimum(limit)
        | ConstraintKind::Maximum(limit)
        | ConstraintKind::ExclusiveMinimum(limit)
        | ConstraintKind::ExclusiveMaximum(limit) => {
            let number = limit.as_f64();
            (json!(number - little(number)), limit.to_json(), json!(number + little(number)))
        }
        ConstraintKind::MultipleOf(step) => return Some(steps(step)),
        _ => return None,
    };
    Some(match kind {
        ConstraintKind::Minimum(_) => Values::json([at, above], [below]),
        ConstraintKind::Maximum(_) => Values::json([below, at], [above]),
        ConstraintKind::ExclusiveMinimum(_) => Values::json([above], [at, below]),
        _ => Values::json([below], [at, above]),
    })
}

fn steps(step: &Decimal) -> Values {
    let step = step.as_f64();
    Values::json([json!(0), json!(step), json!(step * 3.0)], [json!(step * 1.5)])
}

/// A text of a standard's form, and one that has it not.
fn form(format: &str) -> Values {
    let (good, bad) = match format {
        "date-time" => ("2024-02-29T23:59:59Z", "2023-02-29T00:00:00Z"),
        "date" => ("2024-02-29", "2023-02-29"),
        "uuid" => ("0190b6c8-7d2e-7c3a-9f41-5b7d8e2a6c10", "0190b6c8-7d2e-7c3a-9f41-5b7d8e2a6c1"),
        "iso4217" => ("EUR", "EURO"),
        "iso3166-1-alpha2" => ("NL", "NLD"),
        "iso3166-1" => ("NL", "N"),
        "bcp47" => ("de-CH-1996", "de--CH"),
        "e164" => ("+31201234567", "0201234567"),
        "semver" => ("1.0.0-rc.1+build", "1.0"),
        "base64" => ("YQ==", "Y*=="),
        "base64url" => ("_-8", "_+8"),
        "hex" => ("00ffAB", "00fg"),
        "json" => ("{\"a\":[1]}", "{\"a\":[1}"),
        "uri" => ("https://example.com/a?b#c", "example.com/a b"),
        "https-uri" => ("https://example.com", "http://example.com"),
        "email" => ("a.b+c@example.com", "a.b.example.com"),
        "ipv4" => ("192.0.2.255", "192.0.2.256"),
        "ipv6" => ("2001:db8::1", "2001:db8::g"),
        "cidr" => ("192.0.2.0/24", "192.0.2.0/33"),
        "fqdn" => ("www.example.com", "www..example.com"),
        _ => return Values::default(),
    };
    Values::json([json!(good)], [json!(bad)])
}

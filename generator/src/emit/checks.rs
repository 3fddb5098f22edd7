//! Which constraints can be enforced on a Rust type, with which call, and how the documentation says so.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{
    Charset, Constraint, ConstraintKind, Decimal, Evidence, LengthUnit, Reason, Rejected, Target, Type, whole,
};

use super::context::Context;
use super::doc;
use super::types;

/// A check on a value, before it is written out.
pub(super) struct Check {
    /// The part of the support module that has the function.
    pub part: &'static str,
    /// The function.
    pub function: &'static str,
    /// What it takes of the value.
    pub takes: Takes,
    /// What the value is compared with.
    pub limit: Limit,
    /// The demand in words, for the documentation: `at most 86 characters`.
    pub words: String,
}

/// What a check takes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A reference to it.
    Reference,
    /// A copy of it.
    Copy,
    /// Its number of elements or entries.
    Length,
}

/// What a value is compared with.
pub(super) enum Limit {
    /// Nothing.
    None,
    /// An expression.
    Value(TokenStream),
    /// A set of characters, which becomes a constant.
    Charset(Charset),
}

/// The type that a constraint speaks of, where the field's type has such a part.
pub(super) fn target<'t>(context: &'t Context<'_>, ty: &'t Type, target: Target) -> Option<&'t Type> {
    let resolved = context.resolve(ty);
    match (target, resolved) {
        (Target::Itself, _) => Some(resolved),
        (Target::Items, Type::Array(inner)) | (Target::Values, Type::Map(inner)) => Some(context.resolve(inner)),
        (Target::Keys, Type::Map(_)) => Some(&Type::String),
        _ => None,
    }
}

/// The check of a constraint on a field of a type; none where it is documentation only, or does not fit the type.
pub(super) fn check(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> Option<Check> {
    let ty = target(context, ty, constraint.target)?;
    let mapped = types::kind(ty).and_then(|kind| context.mapped(kind));
    match ty {
        Type::String if mapped.is_none() || constraint.target == Target::Keys => text(&constraint.kind),
        Type::Integer | Type::Sized(_) => integer(&constraint.kind, whole_range(context, ty)?, mapped.is_none()),
        Type::Number if mapped.is_none() => number(&constraint.kind),
        Type::Array(items) if mapped.is_none() => {
            sizes(&constraint.kind).or_else(|| unique(context, items, &constraint.kind))
        }
        Type::Map(_) if mapped.is_none() => sizes(&constraint.kind),
        _ => None,
    }
}

fn text(kind: &ConstraintKind) -> Option<Check> {
    let check = |part, function, limit, words| Some(Check { part, function, takes: Takes::Reference, limit, words });
    match kind {
        ConstraintKind::MaxLength(limit, LengthUnit::Characters) => {
            check("length", "max", size(*limit)?, format!("at most {}", counted(*limit, "character")))
        }
        ConstraintKind::MinLength(limit, LengthUnit::Characters) => {
            check("length", "min", size(*limit)?, format!("at least {}", counted(*limit, "character")))
        }
        ConstraintKind::MaxLength(limit, LengthUnit::Bytes) => {
            check("length", "max_bytes", size(*limit)?, format!("at most {}", counted(*limit, "byte")))
        }
        ConstraintKind::MinLength(limit, LengthUnit::Bytes) => {
            check("length", "min_bytes", size(*limit)?, format!("at least {}", counted(*limit, "byte")))
        }
        ConstraintKind::Charset(set) => {
            let words = format!("only characters of {}", doc::code(&format!("[{}]", set.to_class())));
            check("charset", "only", Limit::Charset(set.clone()), words)
        }
        ConstraintKind::Prefix(start) => {
            check("length", "prefix", Limit::Value(quote!(#start)), format!("starts with {}", doc::code(start)))
        }
        ConstraintKind::Suffix(end) => {
            check("length", "suffix", Limit::Value(quote!(#end)), format!("ends with {}", doc::code(end)))
        }
        ConstraintKind::Enum(values) => {
            let texts = values.iter().map(serde_json::Value::as_str).collect::<Option<Vec<_>>>()?;
            let words = format!("one of {}", spelled(texts.iter()));
            check("values", "one_of_texts", Limit::Value(quote!(&[#(#texts),*])), words)
        }
        ConstraintKind::Format(format) => {
            let (part, function, words) = form(format)?;
            check(part, function, Limit::None, words.to_owned())
        }
        _ => None,
    }
}

/// The check of a standard's form on a text; none where an exact one would be heavy (`regex`), or where data that is
/// meant often has another form (`iso3166-2`, of which many leave out the country).
fn form(format: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match format {
        "date-time" => ("dates", "date_time", "a date and time of ISO 8601"),
        "date" => ("dates", "date", "a date such as `2024-02-29`"),
        "uuid" => ("codes", "uuid", "a UUID"),
        "iso4217" => ("codes", "iso4217", "a currency code of ISO 4217"),
        "iso3166-1-alpha2" => ("codes", "iso3166_alpha2", "a two-letter country code of ISO 3166-1"),
        "iso3166-1" => ("codes", "iso3166", "a country code of ISO 3166-1"),
        "bcp47" => ("codes", "bcp47", "a language tag of BCP 47"),
        "e164" => ("codes", "e164", "a telephone number of E.164"),
        "semver" => ("codes", "semver", "a semantic version"),
        "base64" => ("codings", "base64", "base64"),
        "base64url" => ("codings", "base64url", "base64url"),
        "hex" => ("codings", "hex", "hexadecimal digits"),
        "json" => ("json", "json", "JSON"),
        "uri" => ("network", "uri", "an absolute URI"),
        "https-uri" => ("network", "https_uri", "a URL that starts with `https://`"),
        "email" => ("network", "email", "an email address"),
        "ipv4" => ("network", "ipv4", "an IPv4 address"),
        "ipv6" => ("network", "ipv6", "an IPv6 address"),
        "cidr" => ("network", "cidr", "a block of addresses in CIDR notation"),
        "fqdn" => ("network", "fqdn", "a domain name"),
        _ => return None,
    })
}

/// The smallest and the largest number that a type of whole numbers holds in Rust; none where the configuration has put a
/// type in its place whose numbers are not known.
pub(super) fn whole_range(context: &Context<'_>, ty: &Type) -> Option<(i128, i128)> {
    match (ty, context.mapped("integer")) {
        (Type::Sized(size), _) => Some(size.range()),
        (Type::Integer, None) => Some((i64::MIN.into(), i64::MAX.into())),
        (Type::Integer, Some(mapped)) => range(&mapped.to_string()),
        _ => None,
    }
}

/// Whether no number of a range can break a bound.
fn is_kept(kind: &ConstraintKind, (least, most): (i128, i128)) -> bool {
    match kind {
        ConstraintKind::Minimum(limit) => rounded(limit, true).is_some_and(|limit| limit <= least),
        ConstraintKind::Maximum(limit) => rounded(limit, false).is_some_and(|limit| most <= limit),
        ConstraintKind::ExclusiveMinimum(limit) => rounded(limit, false).is_some_and(|limit| limit < least),
        ConstraintKind::ExclusiveMaximum(limit) => rounded(limit, true).is_some_and(|limit| most < limit),
        _ => false,
    }
}

fn integer(kind: &ConstraintKind, (least, most): (i128, i128), is_own: bool) -> Option<Check> {
    if is_kept(kind, (least, most)) {
        return None;
    }
    let check = |function, takes, limit: i128, words: &str, shown: &dyn std::fmt::Display| {
        // A bound that the type cannot hold is kept by no value: no check.
        (least..=most).contains(&limit).then(|| {
            let value = Literal::i128_unsuffixed(limit);
            Check {
                part: "number",
                function,
                takes,
                limit: Limit::Value(quote!(#value)),
                words: format!("{words} {shown}"),
            }
        })
    };
    match kind {
        ConstraintKind::Minimum(limit) => {
            let limit = rounded(limit, true)?;
            check("minimum", Takes::Reference, limit, "at least", &limit)
        }
        ConstraintKind::Maximum(limit) => {
            let limit = rounded(limit, false)?;
            check("maximum", Takes::Reference, limit, "at most", &limit)
        }
        // `> 0.5` is `> 0` for integers, and `< 0.5` is `< 1`.
        ConstraintKind::ExclusiveMinimum(limit) => {
            let limit = rounded(limit, false)?;
            check("exclusive_minimum", Takes::Reference, limit, "more than", &limit)
        }
        ConstraintKind::ExclusiveMaximum(limit) => {
            let limit = rounded(limit, true)?;
            check("exclusive_maximum", Takes::Reference, limit, "less than", &limit)
        }
        ConstraintKind::MultipleOf(step) if is_own => {
            let step = step.as_i64().filter(|step| *step > 0)?;
            let value = Literal::i64_unsuffixed(step);
            let (limit, words) = (Limit::Value(quote!(#value)), format!("a multiple of {step}"));
            Some(Check { part: "number", function: "multiple_of_integer", takes: Takes::Copy, limit, words })
        }
        ConstraintKind::Enum(values) if is_own => {
            let mut numbers = values.iter().map(whole).collect::<Option<Vec<_>>>()?;
            numbers.retain(|number| (least..=most).contains(number));
            let words = (!numbers.is_empty()).then(|| format!("one of {}", spelled(numbers.iter())))?;
            let numbers = numbers.iter().map(|number| Literal::i128_unsuffixed(*number));
            let limit = Limit::Value(quote!(&[#(#numbers),*]));
            Some(Check { part: "values", function: "one_of", takes: Takes::Reference, limit, words })
        }
        _ => None,
    }
}

fn number(kind: &ConstraintKind) -> Option<Check> {
    let (function, takes, limit, words) = match kind {
        ConstraintKind::Minimum(limit) => ("minimum", Takes::Reference, limit, "at least"),
        ConstraintKind::Maximum(limit) => ("maximum", Takes::Reference, limit, "at most"),
        ConstraintKind::ExclusiveMinimum(limit) => ("exclusive_minimum", Takes::Reference, limit, "more than"),
        ConstraintKind::ExclusiveMaximum(limit) => ("exclusive_maximum", Takes::Reference, limit, "less than"),
        ConstraintKind::MultipleOf(step) if step.as_f64() > 0.0 => ("multiple_of", Takes::Copy, step, "a multiple of"),
        _ => return None,
    };
    let words = format!("{words} {}", limit.as_str());
    let limit = limit.as_f64();
    let value = limit.is_finite().then(|| Literal::f64_unsuffixed(limit))?;
    Some(Check { part: "number", function, takes, limit: Limit::Value(quote!(#value)), words })
}

fn sizes(kind: &ConstraintKind) -> Option<Check> {
    let (function, limit, words) = match kind {
        ConstraintKind::MinItems(limit) => ("min", *limit, "at least"),
        ConstraintKind::MaxItems(limit) => ("max", *limit, "at most"),
        _ => return None,
    };
    let words = format!("{words} {}", counted(limit, "entry"));
    Some(Check { part: "items", function, takes: Takes::Length, limit: size(limit)?, words })
}

fn unique(context: &Context<'_>, items: &Type, kind: &ConstraintKind) -> Option<Check> {
    if *kind != ConstraintKind::UniqueItems {
        return None;
    }
    let items = context.resolve(items);
    let ordered =
        matches!(items, Type::String | Type::Boolean | Type::Date | Type::DateTime | Type::Integer | Type::Sized(_))
            && types::kind(items).is_none_or(|kind| context.mapped(kind).is_none());
    let function = if ordered { "unique" } else { "unique_unordered" };
    let words = "no entry twice".to_owned();
    Some(Check { part: "items", function, takes: Takes::Reference, limit: Limit::None, words })
}

/// A limit of lengths and sizes. `u32` so that the code compiles for every target.
fn size(limit: u64) -> Option<Limit> {
    let limit = Literal::u32_unsuffixed(u32::try_from(limit).ok()?);
    Some(Limit::Value(quote!(#limit)))
}

fn counted(count: u64, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}

fn spelled<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> String {
    values.map(|value| doc::code(&value.to_string())).collect::<Vec<_>>().join(", ")
}

/// The whole number at or above (`up`), or at or below, a decimal.
pub(super) fn rounded(decimal: &Decimal, up: bool) -> Option<i128> {
    let text = decimal.as_str();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let truncated: i128 = whole.parse().ok()?;
    let negative = text.starts_with('-');
    Some(match (fraction.is_empty(), negative, up) {
        (false, false, true) => truncated + 1,
        (false, true, false) => truncated - 1,
        _ => truncated,
    })
}

/// The range of a primitive integer type.
fn range(name: &str) -> Option<(i128, i128)> {
    Some(match name {
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        "i64" => (i64::MIN.into(), i64::MAX.into()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        "i128" | "u128" => (0, i128::MAX),
        _ => return None,
    })
}

/// The sentence that says so, in parentheses; or the reason that the configuration gives.
pub(super) fn said(evidence: &Evidence, is_override: bool) -> String {
    let quoted = quoted(&evidence.text);
    match (quoted.is_empty(), is_override) {
        (true, _) => String::new(),
        (false, true) => format!(" (schemadown.toml: {quoted})"),
        (false, false) => format!(" ({quoted})"),
    }
}

/// Whether a constraint is a demand that neither a check nor the type alone enforces.
pub(super) fn lacks(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
    let demands = match &constraint.kind {
        ConstraintKind::Default(_) => false,
        // Every number is an instant.
        ConstraintKind::Format(format) => !format.starts_with("unix-timestamp"),
        _ => true,
    };
    demands && !is_typed(context, ty, constraint) && check(context, ty, constraint).is_none()
}

/// Whether the type says what the constraint does: an instant that it is one, an enum which values it has, a number of
/// some bits how large it can be.
fn is_typed(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> bool {
    match (target(context, ty, constraint.target), &constraint.kind) {
        (Some(Type::Date | Type::DateTime | Type::Bytes), ConstraintKind::Format(_)) => true,
        (Some(ty @ (Type::Integer | Type::Sized(_))), kind) => {
            whole_range(context, ty).is_some_and(|range| is_kept(kind, range))
        }
        (Some(ty), ConstraintKind::Enum(_)) => matches!(ty, Type::Ref { .. } | Type::Literal(_) | Type::Union(_)),
        _ => false,
    }
}

/// The line that a field's documentation has about a constraint; none for what the type says already.
pub(super) fn documented(context: &Context<'_>, ty: &Type, constraint: &Constraint) -> Option<String> {
    let of = of_part(constraint.target);
    let said = said(&constraint.evidence, constraint.is_override());
    if let Some(check) = check(context, ty, constraint) {
        return Some(format!("- Enforced: {of}{}{said}.", check.words));
    }
    if is_typed(context, ty, constraint) {
        return None;
    }
    let words = match &constraint.kind {
        ConstraintKind::Default(value) => return Some(format!("- Default: {}{said}.", doc::code(&value.to_string()))),
        ConstraintKind::Format(format) if format.starts_with("unix-timestamp") => {
            let unit = match constraint.kind.unit() {
                Some("ms") => "milliseconds",
                Some("us") => "microseconds",
                Some("ns") => "nanoseconds",
                _ => "seconds",
            };
            return Some(format!("- Documented: {of}counts {unit} since 1970{said}."));
        }
        ConstraintKind::Pattern(pattern) => format!("matches {}", doc::code(pattern)),
        ConstraintKind::Format(format) => format!("has the form {}", doc::code(format)),
        other => doc::code(other.name()),
    };
    Some(format!("- Documented, not enforced: {of}{words}{said}."))
}

/// The line that a field's documentation has about a rule that the configuration drops.
pub(super) fn dropped(context: &Context<'_>, ty: &Type, rejected: &Rejected) -> Option<String> {
    let (Reason::Overridden, Some((target, kind)), Some(decided)) =
        (rejected.reason, &rejected.demand, &rejected.against)
    else {
        return None;
    };
    let (kind, evidence) = (kind.clone(), rejected.evidence.clone());
    let constraint = Constraint { kind, target: *target, rule: rejected.rule, evidence };
    let words = check(context, ty, &constraint).map_or_else(|| doc::code(constraint.kind.name()), |check| check.words);
    let (said, why) = (quoted(&rejected.evidence.text), quoted(&decided.text));
    let of = of_part(constraint.target);
    Some(format!("- Not enforced: {of}{words} ({said}; schemadown.toml: {why})."))
}

fn of_part(target: Target) -> &'static str {
    match target {
        Target::Itself => "",
        Target::Items => "each entry ",
        Target::Keys => "each key ",
        Target::Values => "each value ",
    }
}

/// A sentence in quotation marks; empty where there is none.
fn quoted(sentence: &str) -> String {
    let sentence = doc::line(sentence.trim().trim_end_matches(['.', ';', ',', ':']));
    if sentence.is_empty() { String::new() } else { format!("“{sentence}”") }
}

//! Cells of columns that state what values must keep, of which something is not read: bounds, patterns, forms, lists of values.

use std::collections::HashMap;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inline, InlineKind, Text, inline, plain};
use crate::source::Span;

use super::super::super::raw::{IntSize, RawField, RawRuleKind, RawType, RawTypeKind};
use super::super::columns::{Column, Role};
use super::super::facts;
use super::super::kinds::Kind;
use super::super::limits::{self, Shape};
use super::super::sheet::is_mark;
use super::super::types;
use super::{Slips, fields};

pub(super) fn find(slips: &mut Slips<'_, '_, '_, '_>) {
    let survey = slips.survey;
    // Whoever reads docs of others learns of prose that is not enforced where rules are looked at.
    if !survey.settings.own {
        return;
    }
    let fields: HashMap<Span, &RawField> = fields(slips.models);
    let sheets = survey.found.sheets.iter().zip(&survey.found.verdicts).enumerate();
    for (number, (sheet, _)) in sheets.filter(|(_, (_, verdict))| verdict.kind == Kind::Fields) {
        let Some(page) = survey.found.pages.get(sheet.page) else { continue };
        let names = survey.found.names.get(number).map_or(&[][..], Vec::as_slice);
        let stating = |column: &Column| column.role == Role::Limits || facts::has_formats(column);
        for (at, column) in sheet.columns.iter().enumerate().filter(|(_, column)| stating(column)) {
            for (row, name) in sheet.table.rows.iter().zip(names) {
                let cell = sheet.cell(row, at);
                let Some(field) = fields.get(&name.name.span).filter(|_| !is_mark(cell.raw)) else { continue };
                let tree = inline(cell, &page.document.definitions);
                if let Some(problem) = of_cell(column, cell, &tree, &field.ty) {
                    slips.report(sheet.page, sheet.heading, problem);
                }
            }
        }
    }
}

fn unread(cell: Text<'_>, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::new(Code::UnreadCell, message).at(cell.span, label)
}

fn of_cell(column: &Column, cell: Text<'_>, tree: &[Inline], ty: &RawType) -> Option<Diagnostic> {
    let text = plain(tree).trim().to_owned();
    if facts::lists_values(column) {
        values(column, cell, tree, &text, ty)
    } else if facts::has_patterns(column) {
        pattern(cell, tree, &text, ty)
    } else if facts::has_formats(column) {
        format(cell, &text, ty)
    } else {
        bounds(column, cell, tree, ty)
    }
}

/// What an expression has that is more than a text.
const SIGNS: &[char] = &['^', '$', '[', ']', '\\', '.', '*', '+', '?', '(', ')', '{', '}'];

fn pattern(cell: Text<'_>, tree: &[Inline], text: &str, ty: &RawType) -> Option<Diagnostic> {
    if ty.kind != RawTypeKind::String {
        let found = unread(cell, "a pattern of what is no text", "not read: a pattern is of a `string`");
        return Some(found.help("say in the description what else the value must keep"));
    }
    match facts::pattern(tree) {
        Some(pattern) if pattern.contains(SIGNS) => None,
        _ => {
            let parts = tree.iter().filter(|part| matches!(part.kind, InlineKind::Code(_))).count();
            let found = unread(cell, format!("`{text}` is no pattern"), "not read: a cell is one regular expression");
            Some(match parts {
                0 => found.help("write the expression in backticks, such as `^[A-Z]{2}-[0-9]+$`"),
                1 => found.help("what else there is to say belongs into the description; a text that is matched as it is starts with `^` and ends in `$`"),
                _ => found.help("one expression can have several forms: `^(a+\\|b+)$`"),
            })
        }
    }
}

fn format(cell: Text<'_>, text: &str, ty: &RawType) -> Option<Diagnostic> {
    let lower = text.to_lowercase();
    let of_type = types::words::kind(&lower);
    let is_whole = |kind: &RawTypeKind| matches!(kind, RawTypeKind::Integer | RawTypeKind::Sized(_));
    let is_number = |kind: &RawTypeKind| is_whole(kind) || matches!(kind, RawTypeKind::Number | RawTypeKind::Numeric);
    // Many words mean a text, and say nothing of its form.
    let of_type = of_type.filter(|kind| *kind != RawTypeKind::String);
    let same = of_type.as_ref().is_some_and(|kind| *kind == ty.kind || is_number(kind) && is_number(&ty.kind));
    // Each by its own name, and as it is listed first.
    let known = || {
        let all = facts::FORMATS.iter().map(|(_, format)| *format).filter(|format| *format != "hostname");
        all.fold(Vec::new(), |mut known, format| {
            if !known.contains(&format) {
                known.push(format);
            }
            known
        })
    };
    let is_known = facts::format(text).is_some() && lower != "hostname";
    if same || is_known && matches!(ty.kind, RawTypeKind::String | RawTypeKind::Literal(_) | RawTypeKind::Union(_)) {
        return None;
    }
    if is_known {
        let found = unread(cell, format!("a form of texts, `{text}`, of what is none"), "not read");
        return Some(found.help("a form is of a `string`"));
    }
    let found = unread(cell, format!("no check is known for the form `{text}`"), "not read");
    let near = nearest(&lower, known()).filter(|_| lower.len() > 3);
    let found = near.into_iter().fold(found, Diagnostic::replace_with);
    let all: Vec<String> = known().iter().map(|name| format!("`{name}`")).collect();
    Some(found.help(format!("there is {}", all.join(", "))).help("or write a pattern, or say it in the description"))
}

fn values(column: &Column, cell: Text<'_>, tree: &[Inline], text: &str, ty: &RawType) -> Option<Diagnostic> {
    let is_literal = |ty: &RawType| matches!(ty.kind, RawTypeKind::Literal(_));
    let is_read = match &ty.kind {
        RawTypeKind::Union(members) => members.iter().all(is_literal),
        _ => is_literal(ty),
    };
    let (rules, rest) = facts::bounds(column, tree, types::shape(&ty.kind));
    if is_read || !rules.is_empty() && rest.is_empty() {
        return None;
    }
    let found = unread(cell, format!("`{text}` is no list of values"), "not read: each value stands in backticks");
    if let Some(link) = tree.iter().find(|part| matches!(part.kind, InlineKind::Link { .. })) {
        let start = (link.span.start - cell.span.start) as usize;
        let link = cell.part(start..start + (link.span.end - link.span.start) as usize);
        return Some(found.help(format!("write {} as the type of the field", link.raw)));
    }
    let is_whole = matches!(ty.kind, RawTypeKind::Integer | RawTypeKind::Sized(_));
    let words: Vec<&str> =
        text.split([',', ';', '\n']).map(|word| word.trim_matches(['"', '\'', '`', ' ', '“', '”'])).collect();
    let fits = |word: &&str| if is_whole { word.parse::<i64>().is_ok() } else { ty.kind == RawTypeKind::String };
    let single = |word: &&str| {
        !word.is_empty() && word.split_whitespace().count() == 1 && fits(word) && !word.contains(['.', '…', '`'])
    };
    let mut sorted = words.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() < words.len() {
        return Some(found.help("a value stands there twice; leave one out, or correct it"));
    }
    if words.len() > 1 && words.iter().all(single) && plain_words(tree) {
        let listed: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        return Some(found.replace_with(listed.join(", ")));
    }
    Some(match ty.kind {
        RawTypeKind::String | RawTypeKind::Integer | RawTypeKind::Sized(_) => {
            let shown = if is_whole { "`1`, `2`" } else { "`small`, `large`" };
            found.help(format!(
                "write all of them, as in {shown}; what else there is to say belongs into the description"
            ))
        }
        _ => found.help("a `string` or an `integer` has values that can be listed"),
    })
}

/// Whether nothing but words and code stand in a cell.
fn plain_words(tree: &[Inline]) -> bool {
    tree.iter().all(|part| matches!(part.kind, InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Break))
}

/// What databases say beside bounds, and is read elsewhere or says nothing of the value.
const BESIDE: &[&str] = &[
    "nullable",
    "null",
    "not null",
    "required",
    "mandatory",
    "optional",
    "primary key",
    "pk",
    "unlimited",
    "no limit",
    "any",
];

fn bounds(column: &Column, cell: Text<'_>, tree: &[Inline], ty: &RawType) -> Option<Diagnostic> {
    let shape = types::shape(&ty.kind);
    let (rules, lines) = facts::bounds(column, tree, shape);
    let is_beside = |line: &String| {
        line.to_lowercase()
            .split([',', ';'])
            .map(str::trim)
            .all(|part| BESIDE.contains(&part) || part.starts_with("default") || part.is_empty())
    };
    let lines: Vec<String> = lines.into_iter().filter(|line| !is_beside(line)).collect();
    let text = limits::usual(&plain(tree));
    if let Some(pair) = limits::reversed(&format!("({text})")) {
        return Some(unread(cell, format!("no value lies between the bounds `{pair}`"), "the lower one comes first"));
    }
    if lines.is_empty() {
        return none_keeps(cell, &rules, ty).or_else(|| ambiguous(cell, &text, shape));
    }
    // A sentence is read as prose is, and what of it is not is reported there.
    let is_sentence = |line: &String| line.ends_with('.') || line.split_whitespace().count() > 5;
    if lines.iter().all(is_sentence) {
        return None;
    }
    let found = unread(cell, format!("`{text}` is no bound that is known"), "not read");
    if shape == Shape::Other {
        return Some(
            found.help("numbers, texts and lists have bounds; say in the description what else the value must keep"),
        );
    }
    let found = meant(&text, shape).into_iter().fold(found, Diagnostic::replace_with);
    let unit = match shape {
        Shape::Text => "of a text its length: ",
        Shape::List => "of a list how many entries it has: ",
        _ => "",
    };
    Some(found.help(format!(
        "write {unit}`1..5`, `min 1` or `max 5`; a rule of another kind as a sentence into the description"
    )))
}

/// What is known of the bounds' form but for a slip.
fn meant(text: &str, shape: Shape) -> Option<String> {
    let sign = [("<=", "max"), ("≤", "max"), (">=", "min"), ("≥", "min")];
    if shape != Shape::Number
        && let Some((rest, word)) = sign.iter().find_map(|(sign, word)| Some((text.strip_prefix(sign)?.trim(), word)))
        && rest.parse::<u64>().is_ok()
    {
        return Some(format!("{word} {rest}"));
    }
    let bare = text.trim_matches(['(', ')', '[', ']', ' ']);
    if let Some((low, high)) = bare.split_once([',', '-', '–'])
        && let (Some(low), Some(high)) = (limits::number(low.trim()), limits::number(high.trim()))
        && low.parse::<f64>().ok()? <= high.parse::<f64>().ok()?
        && !text.contains(['(', '['])
    {
        return Some(format!("{low}..{high}"));
    }
    let (word, rest) = text.split_once(' ')?;
    let near = nearest(&word.to_lowercase(), ["max", "min", "maximum", "minimum", "exactly"])?;
    (limits::number(rest.trim()).is_some() && near != word).then(|| format!("{near} {}", rest.trim()))
}

/// Bounds that mean one thing here and another there.
fn ambiguous(cell: Text<'_>, text: &str, shape: Shape) -> Option<Diagnostic> {
    let ranges = || text.split([',', ';']).filter_map(|part| part.trim().split_once(".."));
    let is_open = |(low, high): (&str, &str)| {
        let is_number = |end: &&str| {
            matches!(end.trim(), "" | "∞" | "*")
                || limits::number(end.trim_matches(['(', ')', '[', ']', ' ', '.'])).is_some()
        };
        ![low, high].iter().all(is_number)
    };
    if ranges().any(is_open) {
        let found = unread(cell, format!("`{text}` has an end that is no number"), "read in part only");
        return Some(found.help("write a number, or leave the end out: `1..`"));
    }
    let (count, unit) = text.split_once(' ')?;
    (matches!(shape, Shape::Text | Shape::List) && count.parse::<u64>().is_ok()).then(|| {
        unread(cell, format!("`{text}` does not say whether there may be fewer"), "at most, or exactly?")
            .help(format!("write `max {count} {unit}` or `exactly {count} {unit}`"))
    })
}

/// Bounds that the type or each other leave no room for.
fn none_keeps(cell: Text<'_>, rules: &[RawRuleKind], ty: &RawType) -> Option<Diagnostic> {
    let number = |text: &String| text.parse::<f64>().ok();
    let ends = |rule: &RawRuleKind| match rule {
        RawRuleKind::Minimum(limit) | RawRuleKind::ExclusiveMinimum(limit) => (number(limit), None),
        RawRuleKind::Maximum(limit) | RawRuleKind::ExclusiveMaximum(limit) => (None, number(limit)),
        _ => (None, None),
    };
    let found: Vec<(Option<f64>, Option<f64>)> = rules.iter().map(ends).collect();
    let low = found.iter().filter_map(|(low, _)| *low).reduce(f64::max);
    let high = found.iter().filter_map(|(_, high)| *high).reduce(f64::min);
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        return Some(unread(cell, "no value keeps both of the bounds", "the lower one is above the other"));
    }
    let is_whole = matches!(ty.kind, RawTypeKind::Integer | RawTypeKind::Sized(_));
    if is_whole && low.into_iter().chain(high).any(|end| end.fract() != 0.0) {
        return Some(unread(cell, "a bound of a whole number has a fraction", "not read").help("write a whole number"));
    }
    let RawTypeKind::Sized(IntSize { bits, signed }) = ty.kind else { return None };
    let most = 2_f64.powi(i32::from(bits) - i32::from(signed)) - 1.0;
    let least = if signed { -most - 1.0 } else { 0.0 };
    let beyond = low.filter(|low| *low < least).or(high.filter(|high| *high > most))?;
    let word = format!("{}int{bits}", if signed { "" } else { "u" });
    let end = if beyond > most { format!("above {most}") } else { format!("below {least}") };
    Some(
        unread(cell, format!("no `{word}` is {end}"), "a bound beyond the field's type")
            .help("correct the bound, or write a wider type"),
    )
}

//! Bounds in notation: what columns of restrictions and the parentheses behind types hold where they hold no prose.
//!
//! The grammar is strict: a part that is not understood is no bound, and the whole is left to whoever reads prose.

use super::super::raw::RawRuleKind;

/// What bounds are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Number,
    Text,
    List,
    Other,
}

/// The bounds that a text states; none where any part of it is something else. `bare` is for texts in brackets behind a
/// type, where `39` alone is a length.
pub(super) fn notation(text: &str, shape: Shape, bare: bool) -> Vec<RawRuleKind> {
    let text = &usual(text);
    let text = text.strip_prefix("Range:").or_else(|| text.strip_prefix("range:")).unwrap_or(text).trim();
    if let Some(range) = range(text, shape, bare) {
        return range;
    }
    // A pattern may hold whatever separates other bounds.
    if let Some(pattern) = keyword(text, shape).filter(|rule| matches!(rule, RawRuleKind::Pattern(_))) {
        return vec![pattern];
    }
    let mut rules = Vec::new();
    let parts =
        text.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim).filter(|part| !part.is_empty());
    for part in parts {
        let read = bound(part, shape)
            .or_else(|| keyword(part, shape))
            .or_else(|| in_a_word(part, shape))
            .or_else(|| length(part, shape, bare))
            .map(|rule| vec![rule])
            .or_else(|| in_words(part, shape))
            .or_else(|| if parts_are_several(text) { range(part, shape, bare) } else { None });
        match read {
            Some(read) => rules.extend(read),
            None => return Vec::new(),
        }
    }
    rules
}

/// Bounds as most people write them: `between 1 and 5`, `1..5 (inclusive)`, `20 max`, `max: 20`, `min 1 max 5`.
pub(super) fn usual(text: &str) -> String {
    // The sign that word processors make of a minus.
    let text = text.replace('\u{2212}', "-");
    let bare = text.trim();
    let lower = bare.to_ascii_lowercase();
    let bare = ["(inclusive)", "inclusive", "(both included)"]
        .iter()
        .find_map(|end| lower.strip_suffix(end))
        .unwrap_or(bare)
        .trim();
    if let Some((low, high)) = lower.strip_prefix("between ").and_then(|rest| rest.split_once(" and "))
        && let (Some(low), Some(high)) = (number(low.trim()), number(high.trim()))
    {
        return format!("{low}..{high}");
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    match words.as_slice() {
        [count, word] if number(count).is_some() && matches!(*word, "max" | "min" | "maximum" | "minimum") => {
            format!("{word} {count}")
        }
        [first, low, last, high] if *first == "min" && *last == "max" => format!("min {low}, max {high}"),
        [key, count]
            if number(count).is_some()
                && matches!(key.to_ascii_lowercase().as_str(), "maxlength" | "minlength" | "maxitems" | "minitems") =>
        {
            format!("{key}: {count}")
        }
        _ => match bare.split_once(':') {
            Some((word @ ("max" | "min"), count)) => format!("{word} {}", count.trim()),
            _ => bare.to_owned(),
        },
    }
}

/// Whether bounds stand beside each other: `1..5, unique`.
fn parts_are_several(text: &str) -> bool {
    text.contains([',', ';']) && text.contains("..")
}

/// `[0.0 ... 1.0]`, `1..5`, `[1-5]`, `(0 to 14)`, `1 - 5`. A bound that is no number is none: `[0 ... max]`.
fn range(text: &str, shape: Shape, bare: bool) -> Option<Vec<RawRuleKind>> {
    let inner = text.strip_prefix(['[', '(']).and_then(|rest| rest.strip_suffix([']', ')'])).unwrap_or(text).trim();
    let bracketed = inner.len() < text.len() || bare;
    let separators: &[&str] = &["...", "…", "..", " to ", " – ", " - ", "–", "~", "～", "〜", "-", ","];
    let (low, high) = separators.iter().find_map(|separator| {
        let weak = matches!(*separator, "-" | "," | "–" | " - " | " – " | " to " | "~" | "～" | "〜");
        // `decimal(10,2)` says how many digits there are.
        if *separator == "," && !text.starts_with('[') {
            return None;
        }
        let skip = usize::from(inner.starts_with('-'));
        let at = inner.get(skip..)?.find(separator)? + skip;
        let (low, high) = (inner.get(..at)?.trim(), inner.get(at + separator.len()..)?.trim());
        (!weak || bracketed && number(low).is_some() && number(high).is_some()).then_some((low, high))
    })?;
    let limits = (number(low), number(high));
    if let Some(one) = open(text, limits, (low, high), shape) {
        return Some(vec![one]);
    }
    if limits == (None, None) || !is_limit(low) || !is_limit(high) {
        return None;
    }
    let mut rules = Vec::new();
    let count = |limit: &str| limit.parse::<u64>().ok();
    match shape {
        Shape::Number => {
            rules.extend(limits.0.map(|low| RawRuleKind::Minimum(low.to_owned())));
            rules.extend(limits.1.map(|high| RawRuleKind::Maximum(high.to_owned())));
        }
        Shape::Text => {
            rules.push(RawRuleKind::MinLength(count(limits.0?)?));
            rules.push(RawRuleKind::MaxLength(count(limits.1?)?));
        }
        Shape::List => {
            rules.push(RawRuleKind::MinItems(count(limits.0?)?));
            rules.push(RawRuleKind::MaxItems(count(limits.1?)?));
        }
        Shape::Other => return None,
    }
    let ordered = match limits {
        (Some(low), Some(high)) => low.parse::<f64>().ok()? <= high.parse::<f64>().ok()?,
        _ => true,
    };
    ordered.then_some(rules)
}

/// `0..`, `..5`: a range with one end.
fn open(text: &str, limits: (Option<&str>, Option<&str>), ends: (&str, &str), shape: Shape) -> Option<RawRuleKind> {
    let count = |limit: &str| limit.parse::<u64>().ok();
    text.contains("..").then_some(())?;
    match (limits, ends) {
        ((Some(low), None), (_, "")) => Some(match shape {
            Shape::Number => RawRuleKind::Minimum(low.to_owned()),
            Shape::Text => RawRuleKind::MinLength(count(low)?),
            Shape::List => RawRuleKind::MinItems(count(low)?),
            Shape::Other => return None,
        }),
        ((None, Some(high)), ("", _)) => Some(match shape {
            Shape::Number => RawRuleKind::Maximum(high.to_owned()),
            Shape::Text => RawRuleKind::MaxLength(count(high)?),
            Shape::List => RawRuleKind::MaxItems(count(high)?),
            Shape::Other => return None,
        }),
        _ => None,
    }
}

/// `max 5`, `min. 3 characters`, `1–256 chars`, `≥ 1 char`, `5 characters`, `=5`: counts of characters or elements.
fn in_words(part: &str, shape: Shape) -> Option<Vec<RawRuleKind>> {
    const UNITS: &[&str] =
        &["characters", "character", "chars", "char", "items", "item", "elements", "element", "entries"];
    let lower = part.to_lowercase();
    let unit = UNITS.iter().find(|unit| lower.ends_with(*unit));
    let bare = unit.map_or(lower.as_str(), |unit| lower.strip_suffix(*unit).unwrap_or(&lower)).trim();
    let fits = match (shape, unit) {
        (Shape::Text, Some(unit)) => unit.starts_with("char"),
        (Shape::List, Some(unit)) => !unit.starts_with("char"),
        (Shape::Number, None) => return number_in_words(bare).map(|rule| vec![rule]),
        (Shape::Text | Shape::List, None) => true,
        _ => false,
    };
    fits.then_some(())?;
    let of_text = shape == Shape::Text;
    let least = |count| if of_text { RawRuleKind::MinLength(count) } else { RawRuleKind::MinItems(count) };
    let most = |count| if of_text { RawRuleKind::MaxLength(count) } else { RawRuleKind::MaxItems(count) };
    let behind = |signs: &[&str]| signs.iter().find_map(|sign| bare.strip_prefix(sign)?.trim().parse::<u64>().ok());
    // A sign alone may compare the text itself.
    let signed = |signs: &[&str]| unit.and_then(|_| behind(signs));
    let words = ["maximum", "max.", "max", "up to", "at most", "no more than"];
    if let Some(count) = behind(&words).or_else(|| signed(&["<=", "≤"])) {
        return Some(vec![most(count)]);
    }
    if let Some(count) = behind(&["minimum", "min.", "min", "at least"]).or_else(|| signed(&[">=", "≥"])) {
        return Some(vec![least(count)]);
    }
    if let Some(count) = behind(&["exactly", "="]) {
        return Some(vec![least(count), most(count)]);
    }
    unit?;
    if let Ok(count) = bare.parse::<u64>() {
        return Some(vec![least(count), most(count)]);
    }
    let (low, high) = ["–", "-", "..", " to "].iter().find_map(|sign| bare.split_once(sign))?;
    let (low, high) = (low.trim().parse::<u64>().ok()?, high.trim().parse::<u64>().ok()?);
    (low <= high).then(|| vec![least(low), most(high)])
}

/// `unique`, `multiple of 5`, `not empty`: what has no bound beside it, or one that is no end.
fn in_a_word(part: &str, shape: Shape) -> Option<RawRuleKind> {
    let lower = part.to_lowercase();
    match (shape, lower.as_str()) {
        (Shape::List, "unique" | "unique entries" | "unique items" | "no duplicates") => Some(RawRuleKind::UniqueItems),
        (Shape::List, "not empty" | "non-empty") => Some(RawRuleKind::MinItems(1)),
        (Shape::Text, "not empty" | "non-empty") => Some(RawRuleKind::MinLength(1)),
        (Shape::Number, _) => {
            let step = lower.strip_prefix("multiple of ").or_else(|| lower.strip_prefix("multiples of "))?;
            number(step.trim()).map(|step| RawRuleKind::MultipleOf(step.to_owned()))
        }
        _ => None,
    }
}

/// `max 5`, `min -1`
fn number_in_words(bare: &str) -> Option<RawRuleKind> {
    let behind =
        |signs: &[&str]| signs.iter().find_map(|sign| number(bare.strip_prefix(sign)?.trim()).map(str::to_owned));
    behind(&["maximum", "max.", "max", "at most", "up to"])
        .map(RawRuleKind::Maximum)
        .or_else(|| behind(&["minimum", "min.", "min", "at least"]).map(RawRuleKind::Minimum))
}

/// A pair of bounds in brackets of which the first is above the second, as somebody wrote it: `(9..1)`, `[3-1]`.
pub(super) fn reversed(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let inner = rest.get(open + 1..)?;
        let end = inner.find([')', ']', '(', '[']).unwrap_or(inner.len());
        let pair = inner.get(..end)?;
        let numbers = ["...", "…", "..", " to ", "–", "-"].iter().find_map(|sign| {
            let (low, high) = pair.get(1..)?.split_once(sign)?;
            let low = pair.get(..1 + low.len())?;
            // A part of a date has its zeros.
            let is_date = high.trim().len() > 1 && high.trim().starts_with('0');
            (!is_date).then_some(())?;
            Some((number(low.trim())?.parse::<f64>().ok()?, number(high.trim())?.parse::<f64>().ok()?))
        });
        if numbers.is_some_and(|(low, high)| low > high) {
            return Some(pair);
        }
        rest = inner.get(end..)?;
    }
    None
}

/// A number, or a name for one that is not known here.
fn is_limit(text: &str) -> bool {
    number(text).is_some()
        || !text.is_empty()
            && text.len() < 24
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '∞' | '*'))
}

pub(super) fn number(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let plain =
        digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.starts_with(|c: char| c.is_ascii_digit());
    (plain && text.parse::<f64>().is_ok()).then_some(text)
}

/// `>= 1`, `< 5`, `≤ 10`
fn bound(part: &str, shape: Shape) -> Option<RawRuleKind> {
    if shape != Shape::Number {
        return None;
    }
    let signs = ["> =", ">=", "=>", "≥", "< =", "<=", "=<", "≤", ">", "<"];
    let sign = signs.iter().find(|sign| part.starts_with(*sign))?;
    let limit = number(part.get(sign.len()..)?.trim())?.to_owned();
    Some(match *sign {
        "> =" | ">=" | "=>" | "≥" => RawRuleKind::Minimum(limit),
        "< =" | "<=" | "=<" | "≤" => RawRuleKind::Maximum(limit),
        ">" => RawRuleKind::ExclusiveMinimum(limit),
        _ => RawRuleKind::ExclusiveMaximum(limit),
    })
}

/// `MaxLength: 253`, `Minimum: 0`, `maxItems=5`: keywords of JSON Schema.
fn keyword(part: &str, shape: Shape) -> Option<RawRuleKind> {
    let (key, value) = part.split_once([':', '='])?;
    let value = value.trim().trim_matches('`');
    let key: String = key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let count = || value.parse::<u64>().ok();
    let limit = || number(value).map(str::to_owned);
    let of_number = shape == Shape::Number;
    Some(match key.as_str() {
        "maxlength" => RawRuleKind::MaxLength(count()?),
        "minlength" => RawRuleKind::MinLength(count()?),
        "maxitems" => RawRuleKind::MaxItems(count()?),
        "minitems" => RawRuleKind::MinItems(count()?),
        "maximum" | "max" if of_number => RawRuleKind::Maximum(limit()?),
        "minimum" | "min" if of_number => RawRuleKind::Minimum(limit()?),
        "exclusivemaximum" if of_number => RawRuleKind::ExclusiveMaximum(limit()?),
        "exclusiveminimum" if of_number => RawRuleKind::ExclusiveMinimum(limit()?),
        "multipleof" if of_number => RawRuleKind::MultipleOf(limit()?),
        "uniqueitems" if value.eq_ignore_ascii_case("true") => RawRuleKind::UniqueItems,
        "pattern" if !value.is_empty() => RawRuleKind::Pattern(value.to_owned()),
        _ => return None,
    })
}

/// `39` in the parentheses behind a text: its greatest length.
fn length(part: &str, shape: Shape, bare: bool) -> Option<RawRuleKind> {
    let count = part.parse::<u64>().ok().filter(|count| *count > 0)?;
    (bare && shape == Shape::Text).then_some(RawRuleKind::MaxLength(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, shape: Shape, bare: bool) -> String {
        notation(text, shape, bare).iter().map(|rule| format!("{rule:?}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers() {
        for (text, expected) in [
            (">= 1, <= 4096", "Minimum(\"1\") Maximum(\"4096\")"),
            ("> 0", "ExclusiveMinimum(\"0\")"),
            ("1..5", "Minimum(\"1\") Maximum(\"5\")"),
            ("[0.0 ... 1.0]", "Minimum(\"0.0\") Maximum(\"1.0\")"),
            ("Range: [0.0 ... Pi]", "Minimum(\"0.0\")"),
            ("[-1 ... 1]", "Minimum(\"-1\") Maximum(\"1\")"),
            ("[1-5]", "Minimum(\"1\") Maximum(\"5\")"),
            ("(0 to 14)", "Minimum(\"0\") Maximum(\"14\")"),
            ("Minimum: 0; Maximum: 9", "Minimum(\"0\") Maximum(\"9\")"),
            ("−5..5", "Minimum(\"-5\") Maximum(\"5\")"),
            ("0..", "Minimum(\"0\")"),
            ("..5", "Maximum(\"5\")"),
            ("between 1 and 5", "Minimum(\"1\") Maximum(\"5\")"),
            ("1..5 (inclusive)", "Minimum(\"1\") Maximum(\"5\")"),
            ("min 1 max 5", "Minimum(\"1\") Maximum(\"5\")"),
            ("multiple of 5", "MultipleOf(\"5\")"),
            ("1-5", ""),
            ("5..1", ""),
            (">= 1, must be even", ""),
            ("about 5", ""),
        ] {
            assert_eq!(show(text, Shape::Number, false), expected, "{text}");
        }
    }

    #[test]
    fn the_wrong_way_round() {
        assert_eq!(reversed("integer (9..1)"), Some("9..1"));
        assert_eq!(reversed("Order[3-1]"), Some("3-1"));
        for text in [
            "integer (1..9)",
            "Order[1-3]",
            "number (-5 to -1)",
            "decimal(10,2)",
            "string(12)",
            "a(b-c)",
            "[]",
            "(",
            "",
        ] {
            assert_eq!(reversed(text), None, "{text}");
        }
    }

    #[test]
    fn texts_and_lists() {
        assert_eq!(show("39", Shape::Text, true), "MaxLength(39)");
        assert_eq!(show("39", Shape::Text, false), "");
        assert_eq!(show("1..5", Shape::Text, false), "MinLength(1) MaxLength(5)");
        assert_eq!(show("MaxLength: 253, MinLength: 1", Shape::Text, false), "MaxLength(253) MinLength(1)");
        assert_eq!(show("MaxItems: 3", Shape::List, false), "MaxItems(3)");
        assert_eq!(show("Pattern: `^[a-z]+$`", Shape::Text, false), "Pattern(\"^[a-z]+$\")");
        assert_eq!(show("max 512 characters", Shape::Text, false), "MaxLength(512)");
        assert_eq!(show("min 3, max 5", Shape::Text, true), "MinLength(3) MaxLength(5)");
        assert_eq!(show("1–256 chars", Shape::Text, true), "MinLength(1) MaxLength(256)");
        assert_eq!(show("≥ 1 char", Shape::Text, true), "MinLength(1)");
        assert_eq!(show("5 characters", Shape::Text, true), "MinLength(5) MaxLength(5)");
        assert_eq!(show("max 5 items", Shape::List, true), "MaxItems(5)");
        assert_eq!(show("max 5 kB", Shape::Text, true), "");
        assert_eq!(show("max 5 characters", Shape::List, true), "");
        assert_eq!(show(">= 1", Shape::Text, false), "");
        assert_eq!(show("20 max", Shape::Text, false), "MaxLength(20)");
        assert_eq!(show("max: 20", Shape::Text, false), "MaxLength(20)");
        assert_eq!(show("maxlength 20", Shape::Text, false), "MaxLength(20)");
        assert_eq!(show("3..", Shape::Text, false), "MinLength(3)");
        assert_eq!(show("..3", Shape::List, false), "MaxItems(3)");
        assert_eq!(show("1..5, unique", Shape::List, false), "MinItems(1) MaxItems(5) UniqueItems");
    }
}

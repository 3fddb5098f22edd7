//! Code that shows the form of a value, and is no value: `` Must be `YYYY-MM-DD` ``, `` `name@version` ``, `` `> 0` ``.

use crate::mine::clause::Site;
use crate::mine::lexicon::Class;
use crate::mine::noun;
use crate::mine::text::Words;
use crate::mine::value::List;

/// Whether what is listed shows forms. A field that holds a form has forms as its values.
pub(super) fn shows(site: &Site<'_>, list: &List) -> bool {
    let values = list.values.as_slice();
    let names = |word: &str| noun::names_field(site.subject.field, word);
    let assigns = |value: &String| value.split_once('=').is_some_and(|(name, of)| !name.is_empty() && !of.is_empty());
    if values.len() > 1 && values.iter().all(assigns) || values.iter().any(|value| value.contains(" | ")) {
        return true;
    }
    if values.iter().any(|value| is_placeholder(value) || is_comparison(value)) || is_characters(values) {
        return true;
    }
    if Class::FormField.words().iter().any(|word| names(word)) {
        return false;
    }
    // `` must be `my-name` style ``: the code is an example of what the noun names.
    let called = site.text.tokens.is_at(list.end, Class::NounOfForm);
    let style = |value: &String| Class::FormName.holds(&value.to_lowercase());
    called
        || values.iter().any(|value| is_dated(value) || is_colour(value))
        || values.iter().all(|value| is_composed(value) || is_masked(value))
        || values.iter().all(style) && (values.len() == 1 || is_demanded(site))
}

/// `must be`: it says how a value is written where `one of` lists what it may be.
fn is_demanded(site: &Site<'_>) -> bool {
    site.inside().starts(["must", "should"]) && !site.inside().has("one")
}

/// `<id>`, `{id}`, `http://...`, `^[a-z]+`, `your-name`.
fn is_placeholder(value: &str) -> bool {
    let lower = value.to_lowercase();
    value.contains(['{', '<', '*', '^', '\n', '…'])
        || value.contains("...") && !value.contains(' ')
        || value.contains("[a-z")
        || value.contains("\\d")
        || value.starts_with(':')
        || lower.starts_with("your-")
        || lower.starts_with("your_")
        || value.len() > LONGEST_VALUE
}

/// What is longer is a text.
const LONGEST_VALUE: usize = 80;

/// `> 0`, `>= 1`, `≤ 5`.
fn is_comparison(value: &str) -> bool {
    let number = value.trim_start_matches(['>', '<', '=', '≥', '≤', '!']);
    number.len() < value.len() && number.trim().starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// `a-z`, `0-9`, `_`: ranges of letters, and marks beside them. `z-a` beside `a-z` makes orders of them.
fn is_characters(values: &[String]) -> bool {
    let range = |value: &String| {
        let mut chars = value.chars();
        match (chars.next(), chars.next(), chars.next(), chars.next()) {
            (Some(low), Some('-' | '–'), Some(high), None) => Some((low, high)),
            _ => None,
        }
    };
    let ranges: Vec<_> = values.iter().filter_map(range).collect();
    let rises = |(low, high): &(char, char)| low < high && (low.is_ascii_alphabetic() || (*low, *high) == ('0', '9'));
    let others = values.iter().filter(|value| range(value).is_none());
    !ranges.is_empty() && ranges.iter().all(rises) && others.into_iter().all(|value| value.chars().count() == 1)
}

/// `YYYY-MM`, `HH:MM:SS`: letters for the digits of a date or a time.
fn is_dated(value: &str) -> bool {
    let runs = value.split(|c: char| !c.is_ascii_alphabetic()).filter(|run| !run.is_empty());
    let runs: Vec<String> = runs.flat_map(|run| run.split('T')).map(str::to_lowercase).collect();
    let is_part = |run: &String| Class::DatePart.holds(run);
    let long = runs.iter().any(|run| run.len() > 1);
    let several = runs.iter().filter(|run| !run.is_empty()).count() > 1;
    long && (several || value.eq_ignore_ascii_case("yyyy"))
        && runs.iter().all(|run| run.is_empty() || is_part(run))
        && !value.contains(char::is_numeric)
}

/// `#rrggbb`, `#RGB`.
fn is_colour(value: &str) -> bool {
    let Some(digits) = value.strip_prefix('#').map(str::to_lowercase) else { return false };
    digits.len() >= 3
        && (digits.starts_with('r') || digits.starts_with("xxx") || digits.starts_with("hhh"))
        && digits.chars().all(|c| "rgbaxh".contains(c))
}

/// `XXXX-XXXX`, `nnn-nn`: letters that stand for any.
fn is_masked(value: &str) -> bool {
    let letters: Vec<char> = value.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    letters.len() >= 4 && letters.iter().all(|c| "xn#9".contains(*c)) && letters.iter().any(|c| "xn".contains(*c))
}

/// `name@version`, `host:port`: nouns for the parts of a value, with marks between them.
fn is_composed(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['@', ':', '/', '=', '.', '#', ',']).collect();
    parts.len() > 1 && parts.iter().all(|part| Class::FormPart.holds(&part.to_lowercase()))
}

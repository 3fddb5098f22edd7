//! Codes and names of international standards: their shape, not whether they are assigned.

use super::report::{Path, Report, form};

/// Reports a text that is not a UUID: in groups, as 32 digits or as a URN.
pub(crate) fn uuid(text: &str, path: Path<'_>, report: &mut Report) {
    let urn = text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("urn:uuid:"));
    let digits = if urn { text.get(9..).unwrap_or_default() } else { text };
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let groups = || digits.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && digits.split('-').all(hex);
    form(digits.len() == 32 && hex(digits) || groups(), "a UUID", path, report);
}

/// Reports a text that is not a currency of ISO 4217: three letters of any case, or its number.
pub(crate) fn iso4217(text: &str, path: Path<'_>, report: &mut Report) {
    form(letters(text, 3) || digits(text, 3), "a currency code of ISO 4217", path, report);
}

/// Reports a text that is not two letters of any case, as countries have in ISO 3166-1.
pub(crate) fn iso3166_alpha2(text: &str, path: Path<'_>, report: &mut Report) {
    form(letters(text, 2), "a two-letter country code of ISO 3166-1", path, report);
}

/// Reports a text that is none of the three codes that countries have in ISO 3166-1.
pub(crate) fn iso3166(text: &str, path: Path<'_>, report: &mut Report) {
    form(letters(text, 2) || letters(text, 3) || digits(text, 3), "a country code of ISO 3166-1", path, report);
}

/// Reports a text that is not a language tag. Underscores for dashes are as common as they are wrong, and accepted.
pub(crate) fn bcp47(text: &str, path: Path<'_>, report: &mut Report) {
    let mut parts = text.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    let language = (1..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    form(language && parts.all(subtag), "a language tag of BCP 47", path, report);
}

/// Reports a text that is not a telephone number of E.164: up to 15 digits, with or without a plus.
pub(crate) fn e164(text: &str, path: Path<'_>, report: &mut Report) {
    let number = text.strip_prefix('+').unwrap_or(text);
    let fits = (1..=15).contains(&number.len()) && digits(number, number.len()) && !number.starts_with('0');
    form(fits, "a telephone number of E.164", path, report);
}

/// Reports a text that is not a version of Semantic Versioning; a `v` before it is accepted.
pub(crate) fn semver(text: &str, path: Path<'_>, report: &mut Report) {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let (rest, build) = text.split_once('+').map_or((text, None), |(rest, build)| (rest, Some(build)));
    let (core, pre) = rest.split_once('-').map_or((rest, None), |(core, pre)| (core, Some(pre)));
    let number = |part: &str| !part.is_empty() && digits(part, part.len()) && (part == "0" || !part.starts_with('0'));
    let name = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let release = |part: &str| name(part) && (number(part) || !digits(part, part.len()));
    let fits = core.split('.').count() == 3
        && core.split('.').all(number)
        && pre.is_none_or(|pre| pre.split('.').all(release))
        && build.is_none_or(|build| build.split('.').all(name));
    form(fits, "a semantic version", path, report);
}

fn letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

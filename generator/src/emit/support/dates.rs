//! Dates and instants as text. Every form of ISO 8601 is accepted, since documentation names the standard and no form.

use super::report::{Path, Report, form};

/// Reports a text that is not a day such as `2024-02-29`.
pub(crate) fn date(text: &str, path: Path<'_>, report: &mut Report) {
    let fits = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') && is_day(text);
    form(fits, "a date such as 2024-02-29", path, report);
}

/// Reports a text that is neither a date nor an instant of ISO 8601 or RFC 3339.
pub(crate) fn date_time(text: &str, path: Path<'_>, report: &mut Report) {
    let (day, time) = match text.split_once(['T', 't', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let fits = (is_day(day) || is_part(day)) && time.is_none_or(is_time);
    form(fits, "a date and time of ISO 8601", path, report);
}

/// `2024-02-29`, `20240229`, `2024-060`, `2024-W09-4`, with or without dashes, with a sign for years of more digits.
fn is_day(text: &str) -> bool {
    let (year, rest) = year(text);
    let Some(year) = year else { return false };
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    if let Some(week) = rest.strip_prefix('W') {
        let parts = week.split_once('-').or_else(|| (week.len() == 3 && week.is_ascii()).then(|| week.split_at(2)));
        let Some((week, day)) = parts else { return false };
        return within(week, 2, 1, 53) && within(day, 1, 1, 7);
    }
    if rest.len() == 3 {
        return within(rest, 3, 1, if is_leap(year) { 366 } else { 365 });
    }
    let (month, day) = match rest.split_once('-') {
        Some(parts) => parts,
        None if rest.len() == 4 && rest.is_ascii() => rest.split_at(2),
        None => return false,
    };
    let Some(month) = number(month, 2) else { return false };
    within(day, 2, 1, days(year, month))
}

/// `2024`, `2024-02`, `2024-W09`: a date of less precision.
fn is_part(text: &str) -> bool {
    let (year, rest) = year(text);
    let month = || rest.strip_prefix('-').is_some_and(|month| within(month, 2, 1, 12));
    let week = || {
        let week = rest.strip_prefix('-').unwrap_or(rest).strip_prefix('W');
        week.is_some_and(|week| within(week, 2, 1, 53))
    };
    year.is_some() && (rest.is_empty() || month() || week())
}

/// The year, and what follows it.
fn year(text: &str) -> (Option<u32>, &str) {
    let (digits, signed) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let length = if signed { digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()).min(6) } else { 4 };
    match digits.split_at_checked(length) {
        Some((year, rest)) if year.len() >= 4 => (number(year, year.len()), rest),
        _ => (None, ""),
    }
}

/// `10:15:30.5`, `101530`, `10:15`, `10`, each with or without `Z` or an offset.
fn is_time(text: &str) -> bool {
    let (time, offset) = match text.find(['Z', 'z', '+', '-', '\u{2212}']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    // RFC 9557 puts the name of a time zone behind the offset.
    let offset = offset.split_once('[').map_or(offset, |(offset, _)| offset);
    let zone = match offset.strip_prefix(['+', '-', '\u{2212}']) {
        Some(shift) => is_clock(shift, 2),
        None => matches!(offset, "" | "Z" | "z"),
    };
    let (clock, fraction) = match time.split_once(['.', ',']) {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (time, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    zone && fraction.is_none_or(digits) && is_clock(clock.trim_end_matches(' '), 3)
}

/// Up to so many groups of two digits, all with colons between them or all without. A minute may have a leap second.
fn is_clock(text: &str, most: usize) -> bool {
    let mut limits = [24, 59, 60].into_iter().take(most);
    let mut fits = |part: &str| limits.next().is_some_and(|limit| within(part, 2, 0, limit));
    if text.contains(':') {
        return text.split(':').all(fits);
    }
    !text.is_empty()
        && text.is_ascii()
        && (0..text.len()).step_by(2).filter_map(|at| text.get(at..(at + 2).min(text.len()))).all(&mut fits)
}

fn within(text: &str, length: usize, low: u32, high: u32) -> bool {
    number(text, length).is_some_and(|number| (low..=high).contains(&number))
}

fn number(text: &str, length: usize) -> Option<u32> {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

//! The forms of days and instants in JSON.

/// `2026-03-02` and nothing behind it, if there is such a day.
pub(super) fn is_day(text: &str) -> bool {
    let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    match (number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)) {
        (Some(year), Some(month), Some(day)) => {
            text.len() == 10 && dash(4) && dash(7) && (1..=days(year, month)).contains(&day)
        }
        _ => false,
    }
}

/// An instant of RFC 3339, with or without seconds: `2026-03-02T10:00:00.5+01:00`.
pub(super) fn is_instant(text: &str) -> bool {
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else { return false };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (time, offset) = time.split_at(at);
    is_day(day) && is_time(time) && is_offset(offset)
}

/// `10:00`, `10:00:00` or `10:00:00.123456789`.
fn is_time(text: &str) -> bool {
    let (time, fraction) = text.split_once('.').map_or((text, None), |(time, fraction)| (time, Some(fraction)));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let minutes = |at: usize| number(time, at, 2).is_some_and(|minute| minute < 60);
    let colons = |at: usize| time.as_bytes().get(at) == Some(&b':');
    let hour = number(time, 0, 2).is_some_and(|hour| hour < 24) && colons(2) && minutes(3);
    match fraction {
        _ if !hour => false,
        None if time.len() == 5 => true,
        None => time.len() == 8 && colons(5) && minutes(6),
        Some(part) => time.len() == 8 && colons(5) && minutes(6) && digits(part) && (1..=9).contains(&part.len()),
    }
}

/// `Z`, `+01:00` or `+0100`.
fn is_offset(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['+', '-']) else { return text.eq_ignore_ascii_case("z") };
    let minutes = match digits.len() {
        5 if digits.as_bytes().get(2) == Some(&b':') => number(digits, 3, 2),
        4 => number(digits, 2, 2),
        _ => None,
    };
    number(digits, 0, 2).is_some_and(|hour| hour < 24) && minutes.is_some_and(|minute| minute < 60)
}

/// The number that so many digits from a place on are.
fn number(text: &str, at: usize, count: usize) -> Option<u32> {
    let digits = text.get(at..at + count)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_day, is_instant};

    #[test]
    fn days() {
        for day in ["2024-02-29", "2026-12-31", "0001-01-01"] {
            assert!(is_day(day), "{day}");
        }
        for other in ["2023-02-29", "2024-13-01", "2024-04-31", "2024-4-3", "20240403", "2024-04-03T", "2024-04-0é", ""]
        {
            assert!(!is_day(other), "{other}");
        }
    }

    #[test]
    fn instants() {
        for instant in [
            "2024-02-29T10:00:00Z",
            "2024-02-29t10:00:00.123456789z",
            "2024-02-29 10:00+01:00",
            "2024-02-29T23:59:59-0930",
        ] {
            assert!(is_instant(instant), "{instant}");
        }
        for other in [
            "2024-02-29",
            "2024-02-29T10:00:00",
            "2024-02-30T10:00:00Z",
            "2024-02-29T24:00:00Z",
            "2024-02-29T10:00:00.Z",
            "2024-02-29T10:00:60Z",
            "2024-02-29T10Z",
            "2024-02-29T10:00:00+1",
            "10:00:00Z",
            "1709200800",
        ] {
            assert!(!is_instant(other), "{other}");
        }
    }
}

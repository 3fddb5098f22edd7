//! Dates and instants that are written otherwise than JSON has them, as their own rows say.

use crate::document::Text;

use super::super::raw::{RawType, RawTypeKind};
use super::columns::Role;
use super::reader::{Reader, column_text};
use super::rows::Line;
use super::sheet::Sheet;

impl<'a> Reader<'_, '_, 'a> {
    /// A timestamp that counts seconds is a whole number, and a date of which the row shows another form is a text.
    pub(super) fn settle_time(
        &self,
        ty: &mut RawType,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        description: Option<Text<'a>>,
    ) {
        let (RawTypeKind::Date | RawTypeKind::DateTime) = ty.kind else { return };
        let cells = [column_text(sheet, line, Role::Type), description, column_text(sheet, line, Role::Unit)];
        let said: Vec<String> = cells.into_iter().flatten().map(|cell| self.text(cell)).collect();
        if ty.kind == RawTypeKind::DateTime && said.iter().any(|text| counts_seconds(text)) {
            ty.kind = RawTypeKind::Integer;
        } else if said.iter().any(|text| shows_other_form(text, &ty.kind)) {
            ty.kind = RawTypeKind::String;
        } else if ty.kind == RawTypeKind::Date {
            ty.kind = day_or_instant(&said, &line.name.name.text);
        }
    }
}

/// What is meant by a date that may be an instant: many languages have a type `Date` for both. Where the row speaks of the time
/// as well it is one, and a text where that is not sure.
fn day_or_instant(said: &[String], name: &str) -> RawTypeKind {
    const INSTANTS: &[&str] =
        &["timestamp", "date and time", "date-time", "datetime", "date/time", "rfc 3339", "rfc3339", "iso 8601 time"];
    let is_capital = said.first().is_some_and(|cell| cell == "Date");
    let has = |wanted: &str| said.iter().skip(1).any(|text| text.to_lowercase().contains(wanted));
    let of_time = ["At", "_at", "Time", "_time", "Timestamp", "_timestamp"].iter().any(|end| name.ends_with(end));
    let is_instant = INSTANTS.iter().any(|words| has(words));
    let words = |text: &String| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == "time");
    match (is_instant || of_time && is_capital, is_capital) {
        (true, true) => RawTypeKind::DateTime,
        (true, false) => RawTypeKind::String,
        (false, true) if said.iter().skip(1).any(words) => RawTypeKind::String,
        _ => RawTypeKind::Date,
    }
}

/// Whether words say that an instant is the number of seconds, or of parts of one, since the start of an epoch.
fn counts_seconds(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    has(&["unix", "epoch", "posix"]) && !has(&["rfc3339", "3339", "8601", "iso8601", "iso"])
}

/// Whether a text has a template of another form than JSON's: `DD/MM/YYYY`, `YYYY-MM-DD HH:mm`, `YYYYMMDD`.
fn shows_other_form(text: &str, kind: &RawTypeKind) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | ':' | '.' | '[' | ']' | '+' | '\'');
    let words: Vec<&str> = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', ':', '\''])).collect();
    words.iter().enumerate().any(|(at, word)| {
        let Some(order) = template(word) else { return false };
        let next = words.get(at + 1).copied().unwrap_or_default();
        let is_iso_day = order == "YMD" && word.matches('-').count() >= 2;
        match kind {
            RawTypeKind::Date => !is_iso_day,
            // A day with the time behind a space, or nothing behind it.
            _ => !is_iso_day || word.len() == 10 && (next.is_empty() || template_of_time(next)),
        }
    })
}

/// The order in which a template has year, month and day; `None` for what is none.
fn template(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let is_template = letters.len() >= 6
        && letters.chars().all(|c| "yYmMdDhHsSTZzaA".contains(c))
        && letters.to_lowercase().contains("yy")
        && letters.to_lowercase().contains("dd")
        && letters.to_lowercase().contains("mm");
    if !is_template || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut order = String::new();
    for c in letters.chars().map(|c| c.to_ascii_uppercase()) {
        if matches!(c, 'Y' | 'M' | 'D') && !order.contains(c) && order.len() < 3 {
            order.push(c);
        }
    }
    Some(order)
}

/// `HH:mm:ss`
fn template_of_time(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.starts_with("hh") && lower.contains("mm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_days_and_instants() {
        for (text, date, instant) in [
            ("DD/MM/YYYY", true, true),
            ("The day (YYYYMMDD).", true, true),
            ("In the form YYYY-MM-DD.", false, true),
            ("YYYY-MM-DD HH:mm:ss", false, true),
            ("YYYY-MM-DDTHH:mm:ssZ", false, false),
            ("yyyy-MM-dd'T'HH:mm:ss.SSSZ", false, false),
            ("MM-DD-YYYY", true, true),
            ("When it was added.", false, false),
            ("2024-01-02", false, false),
        ] {
            assert_eq!(shows_other_form(text, &RawTypeKind::Date), date, "{text}");
            assert_eq!(shows_other_form(text, &RawTypeKind::DateTime), instant, "{text}");
        }
        let kind = |ty: &str, text: &str, name: &str| day_or_instant(&[ty.to_owned(), text.to_owned()], name);
        assert_eq!(kind("Date", "When it was added.", "createdAt"), RawTypeKind::DateTime);
        assert_eq!(kind("Date", "The last time it was seen.", "seen"), RawTypeKind::String);
        assert_eq!(kind("date", "ISO 8601 timestamp", "seen"), RawTypeKind::String);
        assert_eq!(kind("Date", "The day of birth.", "birthday"), RawTypeKind::Date);
        assert_eq!(kind("date", "When it was taken.", "taken_at"), RawTypeKind::Date);
        assert!(counts_seconds("Unix timestamp in seconds") && counts_seconds("epoch ms"));
        assert!(!counts_seconds("ISO 8601, not Unix time") && !counts_seconds("When."));
    }
}

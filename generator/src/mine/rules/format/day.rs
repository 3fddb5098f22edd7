//! Whether a standard that has forms for days, instants and spans of time stands for a day, or for no instant.

use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::standards;
use crate::mine::text::{Kind, Token, Words};

/// Whether a form such as `YYYY-MM-DD` stands beside the standard, and nothing of a time.
pub(super) fn says_day(site: &Site<'_>) -> bool {
    let words: Vec<&Token> = site.text.tokens.iter().collect();
    let day = (0..words.len()).any(|at| standards::named(&words, at).is_some_and(|(found, _)| found.format == "date"));
    let time =
        words.iter().any(|token| token.is(["time", "datetime", "hh", "timestamp"]) || token.text.contains("hh:"));
    day && !time
}

/// `an ISO 8601 date`, of a field that is not named for an instant, where nothing speaks of a time: the standard has a form
/// for both.
pub(super) fn is_day(site: &Site<'_>) -> bool {
    let inside = site.inside();
    let number = inside.iter().position(|token| token.text.contains("8601")).unwrap_or(inside.len());
    let date = inside
        .get(number + 1..)
        .is_some_and(|behind| behind.starts(["date", "dates"]) && !behind.iter().any(|it| says_time(it)));
    let instant = ["at", "time", "timestamp"].iter().any(|word| subject::field_word(site, word));
    date && (!instant || subject::field_word(site, "date")) && !site.text.tokens.iter().any(says_time)
}

/// Whether the description shows days, and no instant: `for example, 2020-02-24`.
pub(super) fn shows_days(site: &Site<'_>) -> bool {
    let is_day = |text: &str| {
        let digits = |range: std::ops::Range<usize>| {
            text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        text.len() == 10
            && digits(0..4)
            && digits(5..7)
            && digits(8..10)
            && text.get(4..5) == Some("-")
            && text.get(7..8) == Some("-")
    };
    let shown = |token: &&Token| is_day(token.text.trim_matches(['"', '\'', '“', '”']));
    let instants = site
        .text
        .tokens
        .iter()
        .any(|token| token.kind == Kind::Literal && token.text.contains(':') && token.text.len() > 10);
    site.text.tokens.iter().any(|token| token.kind == Kind::Literal && shown(&token)) && !instants
}

/// `PT15M`, `+hh:mm`, `for durations`: the standard has forms for spans of time and for offsets too.
pub(super) fn shows_no_instant(site: &Site<'_>) -> bool {
    let digit = |c: char| c.is_ascii_digit() || c == 'n';
    let span = |text: &str| {
        let rest = text.strip_prefix(['P', 'p']).map(|rest| rest.trim_start_matches(['T', 't']));
        rest.is_some_and(|rest| rest.starts_with(digit) && rest.ends_with(|c: char| "SMHDWYsmhdwy".contains(c)))
    };
    let offset = |text: &str| text.starts_with(['+', '-', '±']) && text.len() <= "+hh:mm".len() && text.contains("hh");
    let shown = |at: usize, token: &Token| {
        let written = || site.text.plain(&(at..at + 1));
        match token.kind {
            Kind::Literal => span(&token.text) || offset(&token.text),
            Kind::Word => token.capital && span(&written()),
            _ => false,
        }
    };
    let tail = site.after().starts("for") && site.after().is_at(1, Class::Period);
    tail || site.text.tokens.iter().enumerate().any(|(at, token)| shown(at, token))
}

/// Whether a token speaks of a time: the word, a form such as `hh:mm` or `00:00`, a zone.
fn says_time(token: &Token) -> bool {
    let form = token.kind != Kind::Word || token.text.starts_with(|c: char| c.is_ascii_digit());
    token.is(Class::TimeWord) || form && token.text.len() > 4 && token.text.contains(':')
}

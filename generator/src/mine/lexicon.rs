//! Word classes that several rules share: a synonym is added here once.

use super::text::Token;

/// Verbs by which a page orders its reader to give a value: `supply at most 5 tags`.
#[rustfmt::skip] // Words in rows can be read.
const ORDERS: &[&str] = &[
    "add", "assign", "associate", "attach", "choose", "configure", "declare", "define", "enter", "give", "include", "insert", "pass",
    "pick", "provide", "put", "request", "retrieve", "select", "send", "set", "specify", "submit", "supply", "upload", "use", "write",
];

/// Verbs by which a value is said to lie between bounds: `must lie between 1 and 5`.
const LIES: &[&str] =
    &["lie", "lies", "fall", "falls", "stay", "stays", "remain", "remains", "range", "ranges", "ranging"];

/// Finite verbs that say what something is or does, where they stand behind their subject.
#[rustfmt::skip] // Words in rows can be read.
const PREDICATES: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "makes", "make", "gives", "works", "work", "seems", "seem", "tends", "suffices",
    "suffice", "costs", "cost", "means", "mean", "leads", "lead", "causes", "cause", "does", "do", "will", "would", "looks", "look",
];

/// Participles by which such a verb demands its subject or permits nothing else: `At least one is required`.
#[rustfmt::skip] // Words in rows can be read.
const DEMANDED: &[&str] = &[
    "required", "allowed", "accepted", "permitted", "supported", "mandatory", "needed", "necessary", "valid", "enforced", "obligatory",
    "compulsory", "expected", "imposed", "acceptable", "possible",
];

/// Verbs that demand or permit, behind the subject of which they do.
#[rustfmt::skip] // Words in rows can be read.
const MODALS: &[&str] = &[
    "must", "should", "can", "may", "cannot", "can't", "mustn't", "shouldn't", "needs", "need", "will", "defaults",
];

/// Participles of what is refused.
#[rustfmt::skip] // Words in rows can be read.
const REFUSED: &[&str] = &[
    "rejected", "refused", "declined", "denied", "invalid", "disallowed", "forbidden", "prohibited", "illegal", "turned",
];

/// Participles of what is let in.
const ADMITTED: &[&str] =
    &["accepted", "allowed", "permitted", "supported", "valid", "possible", "acceptable", "admissible", "legal"];

/// Verbs that stand before a participle, and what negates them.
const AUXILIARIES: &[&str] = &["is", "are", "be", "will", "get", "gets", "not", "never", "cannot", "as", "being"];

/// Nouns of time: what is said behind them with `when` is which time it is, and no condition.
#[rustfmt::skip] // Words in rows can be read.
const TIMES: &[&str] = &[
    "time", "date", "datetime", "day", "moment", "point", "timestamp", "instant", "hour", "second", "period", "year", "month", "of",
    "indicating", "indicates", "denoting", "denotes", "representing", "represents", "specifies", "specifying", "describes", "for",
];

pub(super) fn is_order(token: &Token) -> bool {
    token.is(ORDERS)
}

pub(super) fn lies(token: &Token) -> bool {
    token.is(LIES)
}

pub(super) fn is_predicate(token: &Token) -> bool {
    token.is(PREDICATES)
}

pub(super) fn is_demanded(token: &Token) -> bool {
    token.is(DEMANDED)
}

pub(super) fn is_refused(token: &Token) -> bool {
    token.is(REFUSED)
}

pub(super) fn is_admitted(token: &Token) -> bool {
    token.is(ADMITTED)
}

pub(super) fn is_auxiliary(token: &Token) -> bool {
    token.is(AUXILIARIES)
}

pub(super) fn is_modal(token: &Token) -> bool {
    token.is(MODALS)
}

/// Whether `when` behind this word says which time is meant.
pub(super) fn leads_to_time(token: &Token) -> bool {
    token.is(TIMES)
}

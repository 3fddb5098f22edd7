//! What marks are called, and the words that stand in and behind lists of characters.

/// Marks by their names, in the singular.
#[rustfmt::skip] // Names in rows can be read.
pub(super) const NAMES: &[(&str, &str)] = &[
    ("dash", "-"), ("hyphen", "-"), ("minus", "-"), ("underscore", "_"), ("period", "."), ("dot", "."),
    ("space", " "), ("comma", ","), ("colon", ":"), ("semicolon", ";"), ("slash", "/"), ("forward slash", "/"),
    ("backslash", "\\"), ("back slash", "\\"), ("plus", "+"), ("equal", "="), ("at", "@"), ("asterisk", "*"),
    ("star", "*"), ("tilde", "~"), ("apostrophe", "'"), ("single quote", "'"), ("double quote", "\""),
    ("quotation mark", "\""), ("parenthesis", "()"), ("parenthese", "()"), ("square bracket", "[]"),
    ("curly bracket", "{}"), ("curly brace", "{}"), ("brace", "{}"), ("angle bracket", "<>"), ("hash", "#"),
    ("pound", "#"), ("number sign", "#"), ("dollar", "$"), ("dollar sign", "$"), ("percent", "%"),
    ("ampersand", "&"), ("exclamation", "!"), ("exclamation mark", "!"), ("exclamation point", "!"),
    ("question mark", "?"), ("pipe", "|"), ("vertical bar", "|"), ("caret", "^"), ("backtick", "`"),
    ("full stop", "."), ("blank space", " "), ("white space", ""),
];

/// Words of a list that name no character.
#[rustfmt::skip] // Words in rows can be read.
pub(super) const FILLERS: &[&str] = &[
    "the", "a", "an", "any", "following", "special", "only", "english", "latin", "roman", "basic", "standard",
    "us", "single", "byte", "case", "sensitive", "insensitive", "character", "characters", "symbol", "symbols",
    "both", "either", "unaccented", "also", "these", "plain", "literal", "all", "of", "as", "well",
];

/// Words that may stand behind a list.
#[rustfmt::skip] // Words in rows can be read.
pub(super) const TAILS: &[&str] = &[
    "must", "can", "cannot", "can't", "may", "should", "is", "are", "be", "it", "that", "with", "start", "starts",
    "begin", "begins", "end", "ends", "up", "no", "without", "has", "have", "which", "at", "max", "maximum",
    "minimum", "length", "between", "allowed", "permitted", "accepted", "supported", "valid", "in", "this",
    "will", "cannot", "they", "from", "its", "limited", "for",
];

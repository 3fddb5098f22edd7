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

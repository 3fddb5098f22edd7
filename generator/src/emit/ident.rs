//! Identifiers: whatever a name holds, what comes out is one legal Rust identifier.

use std::fmt::Write as _;

use proc_macro2::{Ident, Span};

/// Keywords of every edition, reserved ones included, in order.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that may not even be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// The legal identifier for a name, without `r#`.
///
/// `ir` settles names, so this changes none of them; it is here because an identifier is the one way in which a
/// document's text could become code.
pub(super) fn legal(name: &str) -> String {
    let mut legal = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '_' => legal.push(character),
            ' '..='~' => legal.push('_'),
            // ASCII only: other letters look alike, and compilers warn about them.
            _ => _ = write!(legal, "u{:04x}", u32::from(character)),
        }
    }
    if legal.is_empty() || legal.starts_with(|first: char| first.is_ascii_digit()) {
        legal.insert(0, '_');
    }
    if NEVER_RAW.contains(&legal.as_str()) {
        legal.push('_');
    }
    legal
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// The identifier for a name, raw where it is a keyword.
pub(super) fn ident(name: &str) -> Ident {
    let legal = legal(name);
    if is_keyword(&legal) { Ident::new_raw(&legal, Span::call_site()) } else { Ident::new(&legal, Span::call_site()) }
}

/// The same as text: `r#type`.
pub(super) fn ident_text(name: &str) -> String {
    ident(name).to_string()
}

/// A file and module name: never a keyword, so that `mod` items and paths need no `r#`.
pub(super) fn module(name: &str) -> String {
    let mut legal = legal(name);
    if is_keyword(&legal) {
        legal.push('_');
    }
    legal
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, ident_text, module};

    #[test]
    fn whatever_comes_in_one_identifier_comes_out() {
        let cases = [
            ("client_secret", "client_secret"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("Self", "Self_"),
            ("_", "__"),
            ("", "__"),
            ("2fa", "_2fa"),
            ("a-b", "a_b"),
            ("x } fn evil() {", "x___fn_evil____"),
            ("größe", "gru00f6u00dfe"),
            ("a\u{202e}b", "au202eb"),
        ];
        for (name, expected) in cases {
            assert_eq!(ident_text(name), expected, "{name:?}");
            assert!(syn::parse_str::<syn::Ident>(expected).is_ok(), "{expected}");
        }
        assert_eq!(module("mod"), "mod_");
        assert!(KEYWORDS.is_sorted(), "they are searched in order");
    }
}

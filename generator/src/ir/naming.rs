//! The naming pass: Rust names for modules, files, types, fields and variants, once all of them are known.
//!
//! Names follow what is documented, in documented order, so that adding a page or a row renames nothing that stood there
//! before it. Of two that would become one, the later gets a number, and that is reported.

use std::collections::{HashMap, HashSet};

use heck::{ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _};

use super::letters;

/// Names that are taken, within one namespace.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// Per name, the lowest number that may still be free.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// With these taken from the start.
    pub(super) fn reserving(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| (*name).to_owned()).collect(), numbers: HashMap::new() }
    }

    /// Takes a name if it is free.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Whether nobody has taken a name.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name)
    }

    /// Takes `wanted`, or else `wanted` with the lowest number (from 2) that is free. The flag says whether it had to.
    pub(super) fn take(&mut self, wanted: &str, separator: &str) -> (String, bool) {
        if self.taken.insert(wanted.to_owned()) {
            return (wanted.to_owned(), false);
        }
        // The underscore that keeps `self_` and `Self_` from being keywords has no use before a number.
        let stem = wanted.trim_end_matches('_');
        let number = self.numbers.entry(wanted.to_owned()).or_insert(2);
        loop {
            let name = format!("{stem}{separator}{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return (name, true);
            }
        }
    }
}

/// A type's name: as documented where that is a good Rust name, else in upper camel case.
pub(super) fn type_name(documented: &str) -> String {
    let mut chars = documented.chars();
    let as_is = chars.next().is_some_and(|c| c.is_ascii_uppercase()) && chars.all(|c| c.is_ascii_alphanumeric());
    let name = if as_is { documented.to_owned() } else { words(documented).to_upper_camel_case() };
    let name = legal(name, "Model", "Model");
    if name == "Self" { "Self_".to_owned() } else { name }
}

/// A field's name.
pub(super) fn field_name(documented: &str) -> String {
    legal(snake(documented), "field", "field_")
}

/// File systems take names of up to 255 bytes: room for an ending, a number and the name of a file being written.
const MAX_FILE_STEM: usize = 200;

/// A module's name, for a folder or a file. Never a keyword: a file of that name would need an attribute.
pub(super) fn module_name(documented: &str) -> String {
    let mut name = legal(snake(documented), "module", "module_");
    name.truncate(MAX_FILE_STEM);
    if is_keyword(&name) || name == "mod" { format!("{name}_") } else { name }
}

/// A variant's name, from a value or a type.
pub(super) fn variant_name(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let (sign, rest) = signed(value);
    let name = format!("{}{}", spelled_out(sign), words(rest).to_upper_camel_case());
    let name = if name.is_empty() { spelled_out(value) } else { name };
    let name = legal(name, "Value", "Value");
    match name.as_str() {
        "Self" => "Self_".to_owned(),
        // `Unknown` is the variant for values that are not documented.
        "Unknown" => "UnknownValue".to_owned(),
        _ => name,
    }
}

/// The signs before a number, without which it would be another value; a minus before a word, too.
fn signed(value: &str) -> (&str, &str) {
    let rest = value.trim_start_matches(['+', '-', '<', '>', '=', '~']);
    let (sign, rest) = value.split_at(value.len() - rest.len());
    let tells = if sign == "-" { char::is_alphanumeric } else { char::is_numeric };
    if rest.starts_with(|c: char| c.is_ascii() && tells(c)) { (sign, rest) } else { ("", value) }
}

/// A constant's name: as documented where that is a good one.
pub(super) fn constant_name(documented: &str) -> String {
    let is_legal = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if documented.starts_with(|c: char| c.is_ascii_uppercase()) && documented.chars().all(is_legal) {
        return documented.to_owned();
    }
    legal(words(documented).to_shouty_snake_case(), "BIT", "BIT_")
}

/// The name of a constant of bits that have none: `BIT_3`.
pub(super) fn bits_name(bits: &serde_json::Value) -> String {
    match bits.as_u64() {
        Some(bits) if bits.is_power_of_two() => format!("BIT_{}", bits.trailing_zeros()),
        _ => format!("BITS_{bits}"),
    }
}

/// Lower case with underscores.
fn snake(documented: &str) -> String {
    words(documented).to_snake_case()
}

/// Names that heck would take apart.
const ONE_WORD: &[(&str, &str)] = &[("OAuth", "Oauth"), ("IPv", "Ipv"), ("iOS", "Ios"), ("macOS", "Macos")];

/// What heck should see: ASCII letters and digits only (it takes those of any script for words, Rust does not), and each
/// name of mixed case and plural of an initialism (`URLs`) as one word.
fn words(text: &str) -> String {
    let mut text = letters::latin(text);
    for (name, word) in ONE_WORD {
        if text.contains(name) {
            text = text.replace(name, word);
        }
    }
    lower_plurals(&text)
}

/// `accessTokenURLs` → `accessTokenUrls`: heck would see `UR` and `Ls`.
fn lower_plurals(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = text.to_owned().into_bytes();
    for at in 2..bytes.len() {
        let ends = bytes.get(at + 1).is_none_or(|next| !next.is_ascii_lowercase());
        if bytes[at] != b's' || !ends || !bytes[at - 1].is_ascii_uppercase() || !bytes[at - 2].is_ascii_uppercase() {
            continue;
        }
        let start = bytes[..at].iter().rposition(|byte| !byte.is_ascii_uppercase()).map_or(0, |before| before + 1);
        out[start + 1..at].make_ascii_lowercase();
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// A name for a value that has neither letters nor digits.
fn spelled_out(value: &str) -> String {
    let word = |c| match c {
        '*' => "Asterisk",
        '+' => "Plus",
        '-' => "Minus",
        '=' => "Equal",
        '<' => "Less",
        '>' => "Greater",
        '!' => "Not",
        '/' => "Slash",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '_' => "Underscore",
        ' ' => "Space",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        '~' => "Tilde",
        '#' => "Hash",
        '@' => "At",
        '$' => "Dollar",
        '?' => "Question",
        '^' => "Caret",
        '(' | ')' | '[' | ']' | '{' | '}' => "Bracket",
        '\'' | '"' | '`' => "Quote",
        '\\' => "Backslash",
        _ => "",
    };
    value.chars().map(word).collect()
}

/// `name`, made to start like an identifier; `empty` where nothing is left of it.
fn legal(name: String, empty: &str, prefix: &str) -> String {
    match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{prefix}{name}"),
        Some(_) => name,
    }
}

/// Whether a word is reserved in Rust, in any edition.
pub(super) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
        "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct",
        "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
        "yield",
    ];
    KEYWORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types() {
        for (documented, expected) in [
            ("ClientSecretUpdateApiRequestBody", "ClientSecretUpdateApiRequestBody"),
            ("HTTPMetadata", "HTTPMetadata"),
            ("foo_bar", "FooBar"),
            ("2faRequest", "Model2faRequest"),
            ("漢字", "Model"),
            ("", "Model"),
        ] {
            assert_eq!(type_name(documented), expected, "{documented}");
        }
    }

    #[test]
    fn fields() {
        for (documented, expected) in [
            ("clientSecret", "client_secret"),
            ("URL", "url"),
            ("accessTokenURLs", "access_token_urls"),
            ("OAuthTokenIDs", "oauth_token_ids"),
            ("status", "status"),
            ("@id", "id"),
            ("5xx", "field_5xx"),
            ("$", "field"),
            ("type", "type"),
        ] {
            assert_eq!(field_name(documented), expected, "{documented}");
        }
    }

    #[test]
    fn variants() {
        for (value, expected) in [
            ("CREATE", "Create"),
            ("client_secret_post", "ClientSecretPost"),
            ("", "Empty"),
            ("-1", "Minus1"),
            ("+1", "Plus1"),
            ("<=10", "LessEqual10"),
            ("- 1", "Value1"),
            ("@2x", "Value2x"),
            ("Größe", "Groesse"),
            ("élevé", "Eleve"),
            ("Łódź", "Lodz"),
            ("-created", "MinusCreated"),
            ("UNKNOWN", "UnknownValue"),
            ("1h", "Value1h"),
            ("*", "Asterisk"),
            (">=", "GreaterEqual"),
            ("self", "Self_"),
            ("漢字", "Value"),
        ] {
            assert_eq!(variant_name(value), expected, "{value}");
        }
    }

    #[test]
    fn the_later_of_two_gets_a_number() {
        let mut names = Names::reserving(&["Unknown"]);
        assert_eq!(names.take("Red", ""), ("Red".to_owned(), false));
        assert_eq!(names.take("Red", ""), ("Red2".to_owned(), true));
        assert_eq!(names.take("Red", ""), ("Red3".to_owned(), true));
        assert_eq!(names.take("Unknown", ""), ("Unknown2".to_owned(), true));
        for expected in ["Self_", "Self2", "Self3"] {
            assert_eq!(names.take("Self_", "").0, expected);
        }
        for expected in ["try_", "try_2"] {
            assert_eq!(names.take("try_", "_").0, expected);
        }
    }
}

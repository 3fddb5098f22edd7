//! What type cells read as.

use super::super::super::raw::{RawRef, RawRuleKind, RawType, RawTypeKind};
use super::{Meaning, Names, read};
use crate::document::{Definitions, Text, inline};
use crate::source::{Sources, Span};

/// A doc set whose models are called after letters, with one word of its own.
struct Known;

impl Names for Known {
    fn word(&self, folded: &str) -> Option<Meaning> {
        let kind = match folded {
            "latitude" => RawTypeKind::Number,
            "localized string" => RawTypeKind::Ref(RawRef::named("LocalizedString")),
            _ => return None,
        };
        Some(Meaning { kind, said: None, rules: Vec::new() })
    }

    fn link(&self, label: &str, target: &str) -> Option<Meaning> {
        target.starts_with('#').then(|| Meaning {
            kind: RawTypeKind::Ref(RawRef::named(label)),
            said: None,
            rules: Vec::new(),
        })
    }
}

/// A type in short: `[T]` a list, `{T}` a map, `A|B` a union, `?word` what is not known.
fn show(ty: &RawType) -> String {
    match &ty.kind {
        RawTypeKind::Array(inner) => format!("[{}]", show(inner)),
        RawTypeKind::Map(inner) => format!("{{{}}}", show(inner)),
        RawTypeKind::Union(members) => members.iter().map(show).collect::<Vec<_>>().join("|"),
        RawTypeKind::Literal(value) => value.to_string(),
        RawTypeKind::Ref(reference) => format!("#{}", reference.name),
        RawTypeKind::Word(word) => format!("?{word}"),
        RawTypeKind::Sized(size) => format!("{}{}", if size.signed { "i" } else { "u" }, size.bits),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

fn cell(raw: &str) -> String {
    let file = Sources::new().add("a.md", "a.md", raw);
    let text = Text { raw, span: Span::new(file, 0..raw.len()) };
    let cell = read(text, &inline(text, &Definitions::default()), &Known);
    let mut shown = show(&cell.ty);
    if cell.nullable {
        shown.push_str(" null");
    }
    match cell.required {
        Some(true) => shown.push_str(" required"),
        Some(false) => shown.push_str(" optional"),
        None => {}
    }
    for rule in &cell.rules {
        let rule = match &rule.kind {
            RawRuleKind::Minimum(limit) => format!(" >={limit}"),
            RawRuleKind::Maximum(limit) => format!(" <={limit}"),
            RawRuleKind::ExclusiveMinimum(limit) => format!(" >{limit}"),
            RawRuleKind::MaxLength(count) => format!(" length<={count}"),
            RawRuleKind::MinItems(count) => format!(" items>={count}"),
            RawRuleKind::MaxItems(count) => format!(" items<={count}"),
            RawRuleKind::Format(format) => format!(" {format}"),
            other => format!(" {other:?}"),
        };
        shown.push_str(&rule);
    }
    shown
}

fn check(cells: &[(&str, &str)]) {
    for (raw, expected) in cells {
        assert_eq!(cell(raw), *expected, "{raw}");
    }
}

#[test]
fn words() {
    check(&[
        ("string", "string"),
        ("`String`", "string"),
        ("*integer*", "integer"),
        ("UUID", "string uuid"),
        ("uint8", "u8"),
        ("float 64", "number"),
        ("ISO8601 timestamp", "datetime"),
        ("date-time", "datetime"),
        ("Non-negative integer", "integer >=0"),
        ("Positive Integer", "integer >0"),
        ("Unsigned Integer", "integer >=0"),
        ("JSON object", "{any}"),
        ("a string", "string"),
        ("base64 string", "string"),
        ("Latitude", "number"),
        ("Localized String", "#LocalizedString"),
        ("snowflake", "?snowflake"),
        ("", "any"),
        ("object", "{any}"),
        ("enum", "string"),
        ("enum | null", "string null"),
        ("Enum[on, off]", "\"on\"|\"off\""),
        ("enum `full` \\| `short`", "\"full\"|\"short\""),
        ("enum(1, 2)", "1|2"),
        ("Literal[\"a\", \"b\"]", "\"a\"|\"b\""),
        ("enum: on, off, null", "\"on\"|\"off\" null"),
        ("enum string", "string"),
        ("string (array)", "[string]"),
        ("{ id: string, age: number }", "{any}"),
        ("{key: number}", "{number}"),
    ]);
}

#[test]
fn lists_and_maps() {
    check(&[
        ("array of strings", "[string]"),
        ("string[]", "[string]"),
        ("[`string`]", "[string]"),
        ("Array&lt;Object&gt;", "[{any}]"),
        ("Array&lt;Localized String&gt;", "[#LocalizedString]"),
        ("array", "[any]"),
        ("string array", "[string]"),
        ("[string][]", "string"),
        ("[Marker][]", "?Marker"),
        ("number[3]", "[number] items>=3 items<=3"),
        ("array of two integers (shard_id, num_shards)", "[integer] items>=2 items<=2"),
        ("array of up to 10 strings", "[string] items<=10"),
        ("Array; \\[[Lane](#lane)\\]", "[#Lane]"),
        ("Array; [Lane](#lane)", "[#Lane]"),
        ("[array](/arrays) of snowflakes", "[?snowflakes]"),
        ("dict\\<string, string\\>", "{string}"),
        ("Map[`string`, [A](#a) \\| [B](#b)]", "{#A|#B}"),
        ("map of strings", "{string}"),
        ("Map of Snowflakes to [x](#x) objects", "{#x}"),
        ("dictionary with keys in [locale](#l)", "{any}"),
        ("{vehicle_type: number}", "{number}"),
        ("{ a, b }", "{any}"),
        ("array (string)", "[string]"),
        ("array (see below)", "[any]"),
    ]);
}

#[test]
fn links_and_unions() {
    check(&[
        ("[user](#user) object", "#user"),
        ("array of [user](#user) objects", "[#user]"),
        ("?[user](#user)", "#user null"),
        ("[User](#user)[]?", "[#User] null"),
        ("[User](#user) collection", "[#User]"),
        ("[string](https://a.b)", "string"),
        ("[Thing](https://a.b)", "?Thing"),
        ("array of [role](#role) object ids", "[?id]"),
        ("a [poll](#poll) request object", "#poll"),
        ("array of [feature](#feature) strings", "[#feature]"),
        ("array of thread-specific [channel](#channel) objects", "[#channel]"),
        ("integer or string", "integer|string"),
        ("string, integer, or double \\*", "string|integer|number"),
        ("string\\|null", "string null"),
        ("`string`<br>[`x`](#x)", "string|#x"),
        ("\"send\" &#124; \"receive\"", "\"send\"|\"receive\""),
        ("One of: [A](#a), [B](#b)", "#A|#B"),
        ("integer for INTEGER options, double for NUMBER options", "integer|number"),
        ("String - [Address][]", "string"),
        ("String - Hexadecimal", "string"),
        ("string/integer", "string|integer"),
        ("map[string]string", "{string}"),
        ("map[string]integer", "{integer}"),
        ("map[string][]integer", "{[integer]}"),
        ("map[string]map[string]number", "{{number}}"),
        ("map[string]*[X](#x)", "{#X}"),
        ("map[string][]", "[{string}]"),
        ("string[5..]", "[string] items>=5"),
        ("string[..5]", "[string] items>=0 items<=5"),
        ("string[5+]", "[string] items>=5"),
        ("string[1..5]", "[string] items>=1 items<=5"),
        ("[`map[string, task]`](#task)", "{#map[string, task]}"),
    ]);
}

#[test]
fn bounds_and_remarks() {
    check(&[
        ("string(39)", "string length<=39"),
        ("Number (>= 0)", "number >=0"),
        ("number >= 0", "number >=0"),
        ("integer (1-5)", "integer >=1 <=5"),
        ("string; required", "string required"),
        ("integer; default 0", "integer"),
        ("string (optional)", "string optional"),
        ("string(date-time)", "datetime"),
        ("integer (int64)", "i64"),
        ("string for names", "string"),
        ("String (Integer)", "string"),
        ("decimal(2,10)", "number"),
        ("int(11)", "integer"),
        ("timestamp (ms)", "integer"),
        ("Unix timestamp", "integer"),
        ("[]string", "[string]"),
        ("one of `asc`, `desc`", "\"asc\"|\"desc\""),
        ("one of: string, integer", "string|integer"),
    ]);
}

//! The words that type cells are made of, and what they mean wherever nothing on the pages says otherwise.

use super::super::super::raw::{IntSize, RawTypeKind};

/// What a word, or several, mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A type.
    Type(Base),
    /// A list of what follows.
    List,
    /// An object of string keys.
    Map,
    /// Something that is said of the word behind it, and of nothing else.
    Adjective(Adjective),
    /// A word without meaning for the type: `a`, `object` behind a name.
    Filler,
    /// What follows is a remark: `string for …`.
    Remark,
    /// One of what follows.
    OneOf,
}

/// A plain type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    String,
    Uuid,
    Integer,
    Sized(u8, bool),
    Numeric,
    Number,
    Boolean,
    Date,
    DateTime,
    Any,
    Null,
}

/// What an adjective says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adjective {
    Positive,
    NonNegative,
    Negative,
    Nullable,
    Optional,
    Required,
    Unique,
    NotEmpty,
    /// Nothing that matters for the type.
    Mere,
}

impl Base {
    pub(super) fn kind(self) -> RawTypeKind {
        match self {
            Self::String | Self::Uuid => RawTypeKind::String,
            Self::Integer => RawTypeKind::Integer,
            Self::Sized(bits, signed) => RawTypeKind::Sized(IntSize { bits, signed }),
            Self::Numeric => RawTypeKind::Numeric,
            Self::Number => RawTypeKind::Number,
            Self::Boolean => RawTypeKind::Boolean,
            Self::Date => RawTypeKind::Date,
            Self::DateTime => RawTypeKind::DateTime,
            Self::Any => RawTypeKind::Any,
            Self::Null => RawTypeKind::Null,
        }
    }
}

/// The words, in lower case. Several words are one entry; the longest that fits counts.
const WORDS: &[(Word, &[&str])] = &[
    (
        Word::Type(Base::String),
        &[
            "string",
            "str",
            "text",
            "varchar",
            "char",
            "character",
            "uri",
            "url",
            "uri-reference",
            "email",
            "e-mail",
            "email address",
            "hostname",
            "hex",
            "hexadecimal",
            "base64",
            "base64 string",
            "hex string",
            "hexstring",
            "byte string",
            "json string",
            "html",
            "markdown",
            "regex",
            "regular expression",
            "phone number",
            "password",
            "字符串",
            "chaîne",
            "cadena",
            "ipv4",
            "ipv6",
            "ip",
            "ip address",
            "iri",
            "duration",
            "iso 8601 duration",
            "iso8601 duration",
            "uri-template",
            "uri template",
            "url template",
            "runtime-expression",
            "time",
            "uuid string",
            "data uri",
            "json-pointer",
            "semver",
            "bytes",
            "byte array",
            "binary",
            "blob",
            "file contents",
            "alphanumeric",
            "ascii",
            "unicode",
            "utf-8",
            "utf8",
        ],
    ),
    (Word::Type(Base::Uuid), &["uuid", "guid", "uuid4", "uuidv4", "uuid v4"]),
    (
        Word::Type(Base::Integer),
        &[
            "integer",
            "int",
            "bigint",
            "long",
            "short",
            "whole number",
            "int/long",
            "整数",
            "entier",
            "entero",
            "num int",
            "unix timestamp",
            "unix time",
            "epoch",
            "epoch milliseconds",
            "epoch seconds",
            "milliseconds",
            "bitfield",
            "bit field",
            "bitmask",
            "integer bitfield",
            "integer bitmask",
        ],
    ),
    (Word::Type(Base::Sized(8, true)), &["int8", "sint8", "i8"]),
    (Word::Type(Base::Sized(16, true)), &["int16", "sint16", "i16"]),
    (Word::Type(Base::Sized(32, true)), &["int32", "sint32", "i32", "sfixed32"]),
    (Word::Type(Base::Sized(64, true)), &["int64", "sint64", "i64", "sfixed64"]),
    (Word::Type(Base::Sized(8, false)), &["uint8", "u8", "ubyte", "unsigned byte"]),
    (Word::Type(Base::Sized(16, false)), &["uint16", "u16", "ushort"]),
    (Word::Type(Base::Sized(32, false)), &["uint32", "u32", "fixed32"]),
    (Word::Type(Base::Sized(64, false)), &["uint64", "u64", "fixed64", "ulong"]),
    (Word::Type(Base::Numeric), &["num", "数字", "数值", "numeric value"]),
    (
        Word::Type(Base::Number),
        &[
            "number",
            "float",
            "double",
            "decimal",
            "float32",
            "float64",
            "numeric",
            "real",
            "floating point number",
            "floating-point number",
            "bigdecimal",
            "f32",
            "f64",
            "float 64",
            "float 32",
            "double precision",
            "percentage",
        ],
    ),
    (Word::Type(Base::Boolean), &["boolean", "bool", "true/false", "布尔", "布尔值", "booleano", "booléen", "flag"]),
    (
        Word::Type(Base::Date),
        &["date", "full-date", "iso8601 date", "iso 8601 date", "local date", "calendar date", "localdate"],
    ),
    (
        Word::Type(Base::DateTime),
        &[
            "date-time",
            "datetime",
            "date time",
            "timestamp",
            "date/time",
            "date and time",
            "iso8601 timestamp",
            "iso 8601 timestamp",
            "iso8601 datetime",
            "iso 8601 datetime",
            "iso8601 date-time",
            "iso-8601 timestamp",
            "rfc3339 timestamp",
            "rfc 3339 timestamp",
            "rfc3339",
            "rfc 3339",
            "iso8601",
            "iso 8601",
            "iso-8601",
            "iso8601 string",
            "iso 8601 string",
            "timestamptz",
            "datetimeoffset",
            "offsetdatetime",
            "zoneddatetime",
            "instant",
            "utc timestamp",
            "utc datetime",
            "is08601 timestamp",
            "datetime string",
            "timestamp string",
        ],
    ),
    (
        Word::Type(Base::Any),
        &[
            "any",
            "mixed",
            "json",
            "anything",
            "any type",
            "any value",
            "json value",
            "variant",
            "various",
            "varies",
            "unknown",
            "*",
        ],
    ),
    (Word::Type(Base::Null), &["null", "nil", "none", "void"]),
    (
        Word::List,
        &[
            "array",
            "arrays",
            "list",
            "lists",
            "set",
            "collection",
            "sequence",
            "vector",
            "tuple",
            "json array",
            "数组",
            "列表",
            "repeated",
            "slice",
        ],
    ),
    (
        Word::Map,
        &[
            "map",
            "maps",
            "dict",
            "dictionary",
            "hashmap",
            "object",
            "objects",
            "json object",
            "json objects",
            "record",
            "mapping",
            "struct",
            "structure",
            "json-object",
            "json",
            "key-value",
            "key/value",
            "key-value pairs",
            "对象",
            "objet",
            "objeto",
            "associative array",
            "obj",
            "nested object",
            "complex object",
            "rawextension",
        ],
    ),
    (Word::Adjective(Adjective::Positive), &["positive", "strictly positive", "non-zero positive"]),
    (Word::Adjective(Adjective::NonNegative), &["non-negative", "nonnegative", "non negative", "unsigned", "natural"]),
    (Word::Adjective(Adjective::Negative), &["negative"]),
    (Word::Adjective(Adjective::Nullable), &["nullable"]),
    (Word::Adjective(Adjective::Optional), &["optional"]),
    (Word::Adjective(Adjective::Required), &["required", "mandatory"]),
    (Word::Adjective(Adjective::Unique), &["unique", "distinct"]),
    (Word::Adjective(Adjective::NotEmpty), &["non-empty", "nonempty", "not empty"]),
    (
        Word::Adjective(Adjective::Mere),
        &[
            "partial",
            "full",
            "signed",
            "plain",
            "json",
            "simple",
            "single",
            "valid",
            "raw",
            "encoded",
            "base64-encoded",
            "base64",
            "hex-encoded",
            "hex",
            "hexadecimal",
            "url-encoded",
            "stringified",
            "serialized",
            "formatted",
            "32-bit",
            "64-bit",
            "16-bit",
            "8-bit",
            "16 bit",
            "32 bit",
            "64 bit",
            "8 bit",
            "comma-separated",
            "comma separated",
            "comma-delimited",
            "ordered",
            "sorted",
            "nested",
            "inner",
            "large",
            "big",
            "utf-8",
            "lowercase",
            "uppercase",
            "short",
            "long",
            "numeric",
            "integer-valued",
            "iso8601",
            "iso 8601",
            "rfc3339",
            "rfc 3339",
            "unix",
            "utc",
            "strict",
            "bare",
            "read-only",
            "readonly",
            "write-only",
            "immutable",
            "deprecated",
            "ascii",
            "unicode",
            "html",
            "of",
            "two-letter",
            "three-letter",
            "foreign",
            "primary",
            "floating point",
            "double precision",
        ],
    ),
    (
        Word::Filler,
        &[
            "a",
            "an",
            "the",
            "object",
            "objects",
            "structure",
            "structures",
            "value",
            "values",
            "type",
            "data",
            "instance",
            "instances",
            "each",
            "elements",
            "items",
            "item",
            "element",
            "only",
            "some",
            "array's",
            "enum",
            "enums",
            "entry",
            "entries",
            "resource",
            "resources",
            "schema",
            "specification",
            "request",
            "response",
            "payload",
        ],
    ),
    (
        Word::Remark,
        &[
            "for",
            "in",
            "with",
            "from",
            "representing",
            "that",
            "containing",
            "encoded",
            "as",
            "if",
            "when",
            "where",
            "formatted",
            "referencing",
            "refers",
            "which",
            "to",
            "using",
            "on",
            "e.g",
            "e.g.",
            "i.e.",
            "i.e",
            "such",
            "including",
            "see",
            "named",
            "matching",
            "between",
            "up",
            "max",
            "min",
            "at",
            "default",
            "defaults",
            "by",
            "like",
            "plus",
            "without",
        ],
    ),
    (Word::OneOf, &["one of", "any of", "either", "oneof", "anyof"]),
];

/// The most words of one entry.
pub(super) const MOST: usize = 3;

/// What a text of one or several words means, each meaning that it may have.
pub(super) fn meanings(text: &str) -> impl Iterator<Item = Word> + '_ {
    WORDS.iter().filter(move |(_, words)| words.contains(&text)).map(|(word, _)| *word)
}

/// Whether a word, or the singular of it, is in the table.
pub(in super::super) fn is_known(text: &str) -> bool {
    [text, text.strip_suffix('s').unwrap_or(text)].iter().any(|text| meanings(text).next().is_some())
}

/// Whether a word means one plain JSON type, so that a definition has nothing to add.
pub(in super::super) fn is_plain(text: &str) -> bool {
    matches!(
        text,
        "string"
            | "text"
            | "integer"
            | "int"
            | "number"
            | "float"
            | "double"
            | "boolean"
            | "bool"
            | "object"
            | "array"
            | "list"
            | "map"
    )
}

/// Whether APIs differ in what they mean by a word.
pub(in super::super) fn is_vague(text: &str) -> bool {
    matches!(text, "timestamp" | "datetime" | "date" | "time" | "duration" | "date-time" | "code" | "flag")
}

/// The words that mean a type by themselves.
pub(in super::super) fn types() -> impl Iterator<Item = &'static str> {
    let is_type = |word: &Word| matches!(word, Word::Type(_) | Word::List | Word::Map);
    WORDS.iter().filter(move |(word, _)| is_type(word)).flat_map(|(_, words)| words.iter().copied())
}

/// The type that a word means.
pub(in super::super) fn kind(text: &str) -> Option<RawTypeKind> {
    meanings(text).find_map(|word| if let Word::Type(base) = word { Some(base.kind()) } else { None })
}

/// Whether a word means a type, a list or an object by itself.
pub(in super::super) fn is_type(text: &str) -> bool {
    meanings(text).any(|word| matches!(word, Word::Type(_) | Word::List | Word::Map))
}

/// Numbers in words, as far as lists have so many elements.
pub(super) fn count(text: &str) -> Option<u64> {
    const WORDS: &[&str] = &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().position(|word| *word == text).map(|at| at as u64);
    word.or_else(|| text.parse().ok())
}

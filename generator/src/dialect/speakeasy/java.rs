//! Java SDKs: `*Optional\<String>*`, `List\<[Foo](../Foo.md)>`, `Map\<String, List\\<*String*>>`.
//!
//! The page of a union ends below its description, and nothing anywhere names the members.

use super::super::raw::{Naming, RawTypeKind, Syntax};
use super::grammar::Word;
use super::{Language, heading_type, no_folders};

/// The dialect of Java SDKs.
pub(in super::super) const JAVA: Language = Language {
    name: "speakeasy-java",
    naming: Naming::Camel,
    fences: &["java"],
    examples: Some(Syntax::Constant),
    separators: &["."],
    words: &[
        ("String", Word::Is(RawTypeKind::String)),
        ("int", Word::Is(RawTypeKind::Integer)),
        ("Integer", Word::Is(RawTypeKind::Integer)),
        ("long", Word::Is(RawTypeKind::Integer)),
        ("Long", Word::Is(RawTypeKind::Integer)),
        ("BigInteger", Word::Is(RawTypeKind::Integer)),
        ("float", Word::Is(RawTypeKind::Number)),
        ("Float", Word::Is(RawTypeKind::Number)),
        ("double", Word::Is(RawTypeKind::Number)),
        ("Double", Word::Is(RawTypeKind::Number)),
        ("BigDecimal", Word::Is(RawTypeKind::Number)),
        ("boolean", Word::Is(RawTypeKind::Boolean)),
        ("Boolean", Word::Is(RawTypeKind::Boolean)),
        ("Object", Word::Is(RawTypeKind::Any)),
        ("JsonNode", Word::Is(RawTypeKind::Any)),
        ("byte", Word::Byte),
        ("Blob", Word::Is(RawTypeKind::Bytes)),
        ("InputStream", Word::Is(RawTypeKind::Bytes)),
        ("List", Word::List),
        ("Map", Word::Map),
        ("Optional", Word::Optional),
        ("JsonNullable", Word::Nullable),
        ("EventStream", Word::Inner),
        ("HttpResponse", Word::Transport),
    ],
    external: &[
        ("OffsetDateTime", Word::Is(RawTypeKind::DateTime)),
        ("Instant", Word::Is(RawTypeKind::DateTime)),
        ("LocalDate", Word::Is(RawTypeKind::Date)),
    ],
    forms: "`*String*`, `*Optional\\<Long>*`, `List\\<*String*>` or a link to a model\'s page",
    optional_mark: None,
    slices: false,
    shows_null: true,
    bare_unions: true,
    member: heading_type,
    import_folders: no_folders,
    additional: &["additionalProperties"],
};

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &JAVA,
            &[
                ("*String*", "String"),
                ("*Optional\\<String>*", "String?"),
                ("*JsonNullable\\<Boolean>*", "Boolean~"),
                ("List\\<*String*>", "[String]"),
                ("Map\\<String, *Object*>", "{Any}"),
                ("Map\\<String, List\\\\<*String*>>", "{[String]}"),
                ("byte[]", "Bytes"),
                ("List\\<[Foo](../Foo.md)>", "[Foo@../Foo.md]"),
                ("[Optional\\<Foo>](../Foo.md)", "Foo@../Foo.md?"),
                ("[JsonNullable\\<Foo>](../Foo.md)", "Foo@../Foo.md~"),
                ("[Optional\\<? extends Foo>](../Foo.md)", "Foo@../Foo.md?"),
                ("[OffsetDateTime](https://docs.oracle.com/x.html)", "DateTime"),
                ("[LocalDate](https://docs.oracle.com/x.html)", "Date"),
                ("[Object](../Object.md)", "Object@../Object.md"),
                ("[Optional\\<Object>](../Object.md)", "Object@../Object.md?"),
                ("[HttpResponse\\<InputStream>](https://docs.oracle.com/x.html)", "Any!"),
                ("[HttpResponse\\<?>](https://docs.oracle.com/x.html)", "Any!"),
            ],
        );
    }
}

//! Java: `**List&lt;String&gt;**`, `[**Foo**](Foo.md)`, `[**StateEnum**](#StateEnum)`.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const JAVA: Language = Language {
    name: "openapi-generator-java",
    naming: Naming::Camel,
    signs: Signs { title: Title::Plain, outer_pipes: true, fence: None },
    words: &[
        ("String", Word::Is(Is::String)),
        ("UUID", Word::Is(Is::String)),
        ("URI", Word::Is(Is::String)),
        ("URL", Word::Is(Is::String)),
        ("Integer", Word::Is(Is::Integer)),
        ("Long", Word::Is(Is::Integer)),
        ("Short", Word::Is(Is::Integer)),
        ("BigInteger", Word::Is(Is::Integer)),
        ("Float", Word::Is(Is::Number)),
        ("Double", Word::Is(Is::Number)),
        ("BigDecimal", Word::Is(Is::Number)),
        ("Boolean", Word::Is(Is::Boolean)),
        ("LocalDate", Word::Is(Is::Date)),
        ("OffsetDateTime", Word::Is(Is::DateTime)),
        ("ZonedDateTime", Word::Is(Is::DateTime)),
        ("LocalDateTime", Word::Is(Is::DateTime)),
        ("Instant", Word::Is(Is::DateTime)),
        ("DateTime", Word::Is(Is::DateTime)),
        ("Date", Word::Is(Is::DateTime)),
        ("byte", Word::Is(Is::Integer)),
        ("byte[]", Word::Is(Is::Bytes)),
        ("File", Word::Is(Is::Bytes)),
        ("InputStream", Word::Is(Is::Bytes)),
        ("Object", Word::Is(Is::Any)),
        ("JsonNode", Word::Is(Is::Any)),
        ("oas_any_type_not_mapped", Word::Is(Is::Any)),
        ("List", Word::List),
        ("Set", Word::Set),
        ("Collection", Word::List),
        ("Map", Word::Map),
        ("JsonNullable", Word::Nullable),
        ("Optional", Word::Inner),
    ],
    null_prefix: None,
    null: Null::Marked,
};

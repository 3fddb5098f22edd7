//! Kotlin: `**kotlin.String**`, `[**kotlin.collections.List&lt;Foo&gt;**](Foo.md)`, `[**inline**](#State)`.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const KOTLIN: Language = Language {
    name: "openapi-generator-kotlin",
    naming: Naming::Camel,
    signs: Signs { title: Title::Plain, outer_pipes: true, fence: None },
    words: &[
        ("kotlin.String", Word::Is(Is::String)),
        ("java.util.UUID", Word::Is(Is::String)),
        ("java.net.URI", Word::Is(Is::String)),
        ("kotlin.Int", Word::Is(Is::Integer)),
        ("kotlin.Long", Word::Is(Is::Integer)),
        ("kotlin.Float", Word::Is(Is::Number)),
        ("kotlin.Double", Word::Is(Is::Number)),
        ("java.math.BigDecimal", Word::Is(Is::Number)),
        ("kotlin.Boolean", Word::Is(Is::Boolean)),
        ("java.time.LocalDate", Word::Is(Is::Date)),
        ("kotlinx.datetime.LocalDate", Word::Is(Is::Date)),
        ("java.time.OffsetDateTime", Word::Is(Is::DateTime)),
        ("java.time.LocalDateTime", Word::Is(Is::DateTime)),
        ("kotlin.time.Instant", Word::Is(Is::DateTime)),
        ("kotlinx.datetime.Instant", Word::Is(Is::DateTime)),
        ("kotlin.ByteArray", Word::Is(Is::Bytes)),
        ("java.io.File", Word::Is(Is::Bytes)),
        ("kotlin.Any", Word::Is(Is::Any)),
        ("kotlin.Array", Word::List),
        ("kotlin.collections.List", Word::List),
        ("kotlin.collections.MutableList", Word::List),
        ("kotlin.collections.Set", Word::Set),
        ("kotlin.collections.Map", Word::Map),
        ("kotlin.collections.MutableMap", Word::Map),
    ],
    null_prefix: None,
    null: Null::Marked,
};

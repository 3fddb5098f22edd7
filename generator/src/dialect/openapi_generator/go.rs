//! Go: `Pointer to **string**`, `[**[]Foo**](Foo.md)`, `**map[string]interface{}**`, `**NullableString**`.
//!
//! A pointer is an optional field. Lists, maps and `interface{}` have no `Nullable…`, for they can be nil as they are.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const GO: Language = Language {
    name: "openapi-generator-go",
    naming: Naming::Pascal,
    signs: Signs { title: Title::Plain, outer_pipes: false, fence: Some("golang") },
    words: &[
        ("string", Word::Is(Is::String)),
        ("int", Word::Is(Is::Integer)),
        ("int8", Word::Is(Is::Integer)),
        ("int16", Word::Is(Is::Integer)),
        ("int32", Word::Is(Is::Integer)),
        ("int64", Word::Is(Is::Integer)),
        ("uint", Word::Is(Is::Integer)),
        ("uint8", Word::Is(Is::Integer)),
        ("uint16", Word::Is(Is::Integer)),
        ("uint32", Word::Is(Is::Integer)),
        ("uint64", Word::Is(Is::Integer)),
        ("byte", Word::Is(Is::Integer)),
        ("float32", Word::Is(Is::Number)),
        ("float64", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("time.Time", Word::Is(Is::DateTime)),
        ("os.File", Word::Is(Is::Bytes)),
        ("io.Reader", Word::Is(Is::Bytes)),
        ("[]byte", Word::Is(Is::Bytes)),
        ("interface{}", Word::Is(Is::Any)),
        ("any", Word::Is(Is::Any)),
        ("map", Word::Map),
        // What a type that may be `null` is called without the package of the type.
        ("Time", Word::Is(Is::DateTime)),
        ("Int", Word::Is(Is::Integer)),
        ("Int32", Word::Is(Is::Integer)),
        ("Int64", Word::Is(Is::Integer)),
        ("Float32", Word::Is(Is::Number)),
        ("Float64", Word::Is(Is::Number)),
        ("Bool", Word::Is(Is::Boolean)),
        ("String", Word::Is(Is::String)),
    ],
    null_prefix: Some("Nullable"),
    null: Null::Scalars,
};

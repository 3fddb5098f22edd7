//! Dart: `**List&lt;String&gt;**`, `[**BuiltList&lt;Foo&gt;**](Foo.md)`, `**num**`.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const DART: Language = Language {
    name: "openapi-generator-dart",
    naming: Naming::Camel,
    signs: Signs { title: Title::Dotted, outer_pipes: false, fence: Some("dart") },
    words: &[
        ("String", Word::Is(Is::String)),
        ("int", Word::Is(Is::Integer)),
        ("double", Word::Is(Is::Number)),
        ("num", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("Date", Word::Is(Is::Date)),
        ("DateTime", Word::Is(Is::DateTime)),
        ("MultipartFile", Word::Is(Is::Bytes)),
        ("Uint8List", Word::Is(Is::Bytes)),
        ("Object", Word::Is(Is::Any)),
        ("JsonObject", Word::Is(Is::Any)),
        ("AnyType", Word::Is(Is::Any)),
        ("dynamic", Word::Is(Is::Any)),
        ("List", Word::List),
        ("Set", Word::Set),
        ("BuiltList", Word::List),
        ("BuiltSet", Word::Set),
        ("Map", Word::Map),
        ("BuiltMap", Word::Map),
    ],
    null_prefix: None,
    null: Null::Marked,
};

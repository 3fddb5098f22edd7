//! Python, of all three generators there have been: `**List[str]**`, `[**Foo**](Foo.md)`; `**dict(str, Foo)**` of the
//! oldest; `**{str: (Foo,)}**` and `**bool, date, str, none_type**` of the one in between.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const PYTHON: Language = Language {
    name: "openapi-generator-python",
    naming: Naming::Snake,
    signs: Signs { title: Title::Plain, outer_pipes: false, fence: Some("python") },
    words: &[
        ("str", Word::Is(Is::String)),
        ("UUID", Word::Is(Is::String)),
        ("StrictStr", Word::Is(Is::String)),
        ("int", Word::Is(Is::Integer)),
        ("StrictInt", Word::Is(Is::Integer)),
        ("float", Word::Is(Is::Number)),
        ("StrictFloat", Word::Is(Is::Number)),
        ("decimal.Decimal", Word::Is(Is::Number)),
        ("Decimal", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("StrictBool", Word::Is(Is::Boolean)),
        ("date", Word::Is(Is::Date)),
        ("datetime", Word::Is(Is::DateTime)),
        ("bytes", Word::Is(Is::Bytes)),
        ("bytearray", Word::Is(Is::Bytes)),
        ("StrictBytes", Word::Is(Is::Bytes)),
        ("file", Word::Is(Is::Bytes)),
        ("file_type", Word::Is(Is::Bytes)),
        ("object", Word::Is(Is::Any)),
        ("Any", Word::Is(Is::Any)),
        ("any", Word::Is(Is::Any)),
        ("None", Word::Is(Is::Null)),
        ("none_type", Word::Is(Is::Null)),
        ("list", Word::List),
        ("List", Word::List),
        ("set", Word::Set),
        ("Set", Word::Set),
        ("dict", Word::Map),
        ("Dict", Word::Map),
        ("Optional", Word::Nullable),
        ("Union", Word::Union),
    ],
    null_prefix: None,
    null: Null::Marked,
};

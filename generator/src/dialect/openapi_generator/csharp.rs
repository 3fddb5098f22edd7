//! C#: `**List&lt;string&gt;**`, `**Dictionary&lt;string, Foo&gt;**`, `**int?**`.
//!
//! Types with a mark for `null` have it wherever a field is optional, too.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const CSHARP: Language = Language {
    name: "openapi-generator-csharp",
    naming: Naming::Pascal,
    signs: Signs { title: Title::Dotted, outer_pipes: false, fence: None },
    words: &[
        ("string", Word::Is(Is::String)),
        ("String", Word::Is(Is::String)),
        ("Guid", Word::Is(Is::String)),
        ("Uri", Word::Is(Is::String)),
        ("int", Word::Is(Is::Integer)),
        ("uint", Word::Is(Is::Integer)),
        ("long", Word::Is(Is::Integer)),
        ("ulong", Word::Is(Is::Integer)),
        ("short", Word::Is(Is::Integer)),
        ("byte", Word::Is(Is::Integer)),
        ("float", Word::Is(Is::Number)),
        ("double", Word::Is(Is::Number)),
        ("decimal", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("DateOnly", Word::Is(Is::Date)),
        ("LocalDate", Word::Is(Is::Date)),
        ("DateTime", Word::Is(Is::DateTime)),
        ("DateTimeOffset", Word::Is(Is::DateTime)),
        ("System.IO.Stream", Word::Is(Is::Bytes)),
        ("byte[]", Word::Is(Is::Bytes)),
        ("FileParameter", Word::Is(Is::Bytes)),
        ("Object", Word::Is(Is::Any)),
        ("AnyType", Word::Is(Is::Any)),
        ("object", Word::Is(Is::Any)),
        ("List", Word::List),
        ("Collection", Word::List),
        ("ICollection", Word::List),
        ("IEnumerable", Word::List),
        ("HashSet", Word::Set),
        ("Dictionary", Word::Map),
        ("IDictionary", Word::Map),
        ("Option", Word::Inner),
    ],
    null_prefix: None,
    null: Null::Required(None),
};

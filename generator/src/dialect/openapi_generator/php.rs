//! PHP: `**string[]**`, `[**\Shop\Model\Foo**](Foo.md)`, `**array<string,string>**`.
//!
//! Dates and instants are both `\DateTime`; an instant is the rule.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const PHP: Language = Language {
    name: "openapi-generator-php",
    naming: Naming::Snake,
    signs: Signs { title: Title::Hash, outer_pipes: false, fence: None },
    words: &[
        ("string", Word::Is(Is::String)),
        ("int", Word::Is(Is::Integer)),
        ("float", Word::Is(Is::Number)),
        ("double", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("\\DateTime", Word::Is(Is::DateTime)),
        ("DateTime", Word::Is(Is::DateTime)),
        ("\\SplFileObject", Word::Is(Is::Bytes)),
        ("SplFileObject", Word::Is(Is::Bytes)),
        ("byte", Word::Is(Is::Integer)),
        ("byte[]", Word::Is(Is::Bytes)),
        ("object", Word::Is(Is::Any)),
        ("AnyType", Word::Is(Is::Any)),
        ("mixed", Word::Is(Is::Any)),
        ("array", Word::List),
        ("map", Word::Map),
    ],
    null_prefix: None,
    null: Null::Marked,
};

//! Ruby: `**Array&lt;String&gt;**`, `**Hash&lt;String, Foo&gt;**`, `**Time**`. Unions have pages of their own kind.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const RUBY: Language = Language {
    name: "openapi-generator-ruby",
    naming: Naming::Snake,
    signs: Signs { title: Title::Colons, outer_pipes: true, fence: Some("ruby") },
    words: &[
        ("String", Word::Is(Is::String)),
        ("Integer", Word::Is(Is::Integer)),
        ("Float", Word::Is(Is::Number)),
        ("Decimal", Word::Is(Is::Number)),
        ("BigDecimal", Word::Is(Is::Number)),
        ("Boolean", Word::Is(Is::Boolean)),
        ("BOOLEAN", Word::Is(Is::Boolean)),
        ("Date", Word::Is(Is::Date)),
        ("Time", Word::Is(Is::DateTime)),
        ("DateTime", Word::Is(Is::DateTime)),
        ("File", Word::Is(Is::Bytes)),
        ("ByteArray", Word::Is(Is::Bytes)),
        ("Object", Word::Is(Is::Any)),
        ("AnyType", Word::Is(Is::Any)),
        ("Array", Word::List),
        ("Set", Word::Set),
        ("Hash", Word::Map),
    ],
    null_prefix: None,
    null: Null::Marked,
};

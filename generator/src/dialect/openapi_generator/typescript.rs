//! TypeScript, fetch and axios: `` `name` | [Array&lt;Foo&gt;](Foo.md) `` without marks or notes, `**Array<string>**` with.
//!
//! `number` does not tell whole numbers from others. A table of names and types only does not say what is required.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const TYPESCRIPT: Language = Language {
    name: "openapi-generator-typescript",
    naming: Naming::Camel,
    signs: Signs { title: Title::Plain, outer_pipes: false, fence: Some("typescript") },
    words: &[
        ("string", Word::Is(Is::String)),
        ("number", Word::Is(Is::Numeric)),
        ("bigint", Word::Is(Is::Integer)),
        ("boolean", Word::Is(Is::Boolean)),
        ("Date", Word::Is(Is::DateTime)),
        ("Blob", Word::Is(Is::Bytes)),
        ("File", Word::Is(Is::Bytes)),
        ("any", Word::Is(Is::Any)),
        ("unknown", Word::Is(Is::Any)),
        ("object", Word::Is(Is::Any)),
        ("null", Word::Is(Is::Null)),
        ("undefined", Word::Is(Is::Null)),
        ("Array", Word::List),
        ("ReadonlyArray", Word::List),
        ("Set", Word::Set),
        ("Map", Word::Map),
        ("Record", Word::Map),
    ],
    null_prefix: None,
    null: Null::Marked,
};

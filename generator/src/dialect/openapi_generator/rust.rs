//! Rust: `**String**`, `Option<[**models::Foo**](Foo.md)>`, `**std::collections::HashMap<String, i64>**`.
//!
//! An optional field and a nullable one are both an `Option`; one that is required is nullable.

use super::super::raw::{Naming, RawTypeKind as Is};
use super::likeness::{Signs, Title};
use super::{Language, Null, Word};

pub(in super::super) const RUST: Language = Language {
    name: "openapi-generator-rust",
    naming: Naming::Snake,
    signs: Signs { title: Title::Plain, outer_pipes: false, fence: None },
    words: &[
        ("String", Word::Is(Is::String)),
        ("str", Word::Is(Is::String)),
        ("char", Word::Is(Is::String)),
        ("uuid::Uuid", Word::Is(Is::String)),
        ("url::Url", Word::Is(Is::String)),
        ("i8", Word::Is(Is::Integer)),
        ("i16", Word::Is(Is::Integer)),
        ("i32", Word::Is(Is::Integer)),
        ("i64", Word::Is(Is::Integer)),
        ("i128", Word::Is(Is::Integer)),
        ("isize", Word::Is(Is::Integer)),
        ("u8", Word::Is(Is::Integer)),
        ("u16", Word::Is(Is::Integer)),
        ("u32", Word::Is(Is::Integer)),
        ("u64", Word::Is(Is::Integer)),
        ("u128", Word::Is(Is::Integer)),
        ("usize", Word::Is(Is::Integer)),
        ("f32", Word::Is(Is::Number)),
        ("f64", Word::Is(Is::Number)),
        ("rust_decimal::Decimal", Word::Is(Is::Number)),
        ("bool", Word::Is(Is::Boolean)),
        ("chrono::DateTime", Word::Is(Is::DateTime)),
        ("chrono::NaiveDateTime", Word::Is(Is::DateTime)),
        ("chrono::NaiveDate", Word::Is(Is::Date)),
        ("std::path::PathBuf", Word::Is(Is::Bytes)),
        ("swagger::ByteArray", Word::Is(Is::Bytes)),
        ("Vec<u8>", Word::Is(Is::Bytes)),
        ("serde_json::Value", Word::Is(Is::Any)),
        ("Vec", Word::List),
        ("HashSet", Word::Set),
        ("std::collections::HashSet", Word::Set),
        ("HashMap", Word::Map),
        ("std::collections::HashMap", Word::Map),
        ("std::collections::BTreeMap", Word::Map),
        ("Option", Word::Nullable),
        ("Box", Word::Inner),
    ],
    null_prefix: None,
    null: Null::Required(Some(false)),
};

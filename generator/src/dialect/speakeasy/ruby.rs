//! Ruby SDKs: `*T.nilable(::String)*` or `*Crystalline::Nilable.new(::String)*`, `T::Array<[Models::Foo](../foo.md)>`.
//!
//! The labels of dates are swapped, as in Python: `[Date]` is an instant. The page of a union ends below its description;
//! its members are in the labels of links to it: `[T.any(::String, T::Array[::String])](../x.md)`.

use super::super::raw::{Naming, RawTypeKind, Syntax};
use super::grammar::Word;
use super::{Language, heading_type, no_folders};

/// The dialect of Ruby SDKs.
pub(in super::super) const RUBY: Language = Language {
    name: "speakeasy-ruby",
    naming: Naming::Snake,
    fences: &["ruby", "rb"],
    examples: Some(Syntax::Constant),
    separators: &["::", "."],
    words: &[
        ("String", Word::Is(RawTypeKind::String)),
        ("Integer", Word::Is(RawTypeKind::Integer)),
        ("Float", Word::Is(RawTypeKind::Number)),
        ("BigDecimal", Word::Is(RawTypeKind::Number)),
        ("T.Boolean", Word::Is(RawTypeKind::Boolean)),
        ("Crystalline.Boolean.new", Word::Is(RawTypeKind::Boolean)),
        ("Crystalline.Boolean", Word::Is(RawTypeKind::Boolean)),
        ("Object", Word::Is(RawTypeKind::Any)),
        ("T.untyped", Word::Is(RawTypeKind::Any)),
        ("NilClass", Word::Is(RawTypeKind::Null)),
        ("Symbol", Word::Is(RawTypeKind::String)),
        ("Date", Word::Is(RawTypeKind::DateTime)),
        ("DateTime", Word::Is(RawTypeKind::Date)),
        ("File", Word::Is(RawTypeKind::Bytes)),
        ("T.Array", Word::List),
        ("Crystalline.Array", Word::List),
        ("Crystalline.Array.new", Word::List),
        ("T.Hash", Word::Map),
        ("Crystalline.Hash", Word::Map),
        ("Crystalline.Hash.new", Word::Map),
        ("T.nilable", Word::Optional),
        ("Crystalline.Nilable.new", Word::Optional),
        ("T.any", Word::Union),
        ("Crystalline.Union.new", Word::Union),
        ("Faraday.Response", Word::Transport),
    ],
    external: &[],
    forms: "`*::String*`, `*T.nilable(::Integer)*`, `T::Array<*::String*>` or a link to a model's page",
    optional_mark: None,
    slices: false,
    shows_null: true,
    bare_unions: true,
    member: heading_type,
    import_folders: no_folders,
    additional: &["additional_properties"],
};

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &RUBY,
            &[
                ("*::String*", "String"),
                ("*T.nilable(::String)*", "String?"),
                ("*Crystalline::Nilable.new(::Integer)*", "Integer?"),
                ("*Crystalline::Boolean.new*", "Boolean"),
                ("*Crystalline::Nilable.new(Crystalline::Boolean.new)*", "Boolean?"),
                ("T::Array<*::String*>", "[String]"),
                ("Crystalline::Array<[Models::Foo](../foo.md)>", "[Models.Foo@../foo.md]"),
                ("T::Hash[Symbol, *::Object*]", "{Any}"),
                ("[T.nilable(Models::Foo)](../foo.md)", "Models.Foo@../foo.md?"),
                ("[T.nilable(T.any(::String, T::Array[::String]))](../x.md)", "x@../x.md(String|[String])?"),
                (
                    "[Crystalline::Nilable.new(Crystalline::Union.new(Models::A, Models::B))](../x.md)",
                    "x@../x.md(Models.A|Models.B)?",
                ),
                ("T::Array<[T.any(Models::A, Models::B)](../x.md)>", "[x@../x.md(Models.A|Models.B)]"),
                ("[Date](https://ruby-doc.org/x)", "DateTime"),
                ("[DateTime](https://ruby-doc.org/x)", "Date"),
                ("[Faraday::Response](https://www.rubydoc.info/x)", "Any!"),
            ],
        );
    }
}

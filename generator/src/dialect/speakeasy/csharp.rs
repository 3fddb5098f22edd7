//! C# SDKs: `*string*`, `List<[Foo](../Foo.md)>`, `Dictionary<String, *object*>`; neither optional nor nullable fields are
//! marked in the type.
//!
//! A union's members are headings that name a class, or a plain type in a word of their own: `Str`, `ArrayOfStr`.

use crate::document::Section;

use super::super::raw::{Naming, RawRef, RawType, RawTypeKind, Syntax};
use super::grammar::Word;
use super::{Language, MemberError, no_folders};

/// The dialect of C# SDKs.
pub(in super::super) const CSHARP: Language = Language {
    name: "speakeasy-csharp",
    naming: Naming::Pascal,
    fences: &["csharp", "c#", "cs"],
    examples: Some(Syntax::Constant),
    separators: &["."],
    words: &[
        ("string", Word::Is(RawTypeKind::String)),
        ("String", Word::Is(RawTypeKind::String)),
        ("int", Word::Is(RawTypeKind::Integer)),
        ("long", Word::Is(RawTypeKind::Integer)),
        ("BigInteger", Word::Is(RawTypeKind::Integer)),
        ("float", Word::Is(RawTypeKind::Number)),
        ("double", Word::Is(RawTypeKind::Number)),
        ("decimal", Word::Is(RawTypeKind::Number)),
        ("bool", Word::Is(RawTypeKind::Boolean)),
        ("object", Word::Is(RawTypeKind::Any)),
        ("byte", Word::Byte),
        ("Stream", Word::Is(RawTypeKind::Bytes)),
        ("List", Word::List),
        ("Dictionary", Word::Map),
        ("EventStream", Word::Inner),
        ("HttpRequestMessage", Word::Transport),
        ("HttpResponseMessage", Word::Transport),
    ],
    external: &[
        ("DateTime", Word::Is(RawTypeKind::DateTime)),
        ("DateTimeOffset", Word::Is(RawTypeKind::DateTime)),
        ("LocalDate", Word::Is(RawTypeKind::Date)),
        ("DateOnly", Word::Is(RawTypeKind::Date)),
    ],
    forms: "`*string*`, `List<*long*>`, `Dictionary<String, *object*>` or a link to a model's page",
    optional_mark: None,
    slices: false,
    shows_null: false,
    bare_unions: false,
    member,
    import_folders: no_folders,
    additional: &["AdditionalProperties"],
};

/// What the members of plain types are called.
const PLAIN: [(&str, RawTypeKind); 9] = [
    ("Str", RawTypeKind::String),
    ("Integer", RawTypeKind::Integer),
    ("Bigint", RawTypeKind::Integer),
    ("Number", RawTypeKind::Number),
    ("Boolean", RawTypeKind::Boolean),
    ("Date", RawTypeKind::Date),
    ("DateTime", RawTypeKind::DateTime),
    ("Bytes", RawTypeKind::Bytes),
    ("Any", RawTypeKind::Any),
];

#[allow(clippy::unnecessary_wraps, reason = "every language has such a function, and others can fail")]
fn member(_: &Language, section: &Section<'_>) -> Result<RawType, MemberError> {
    let heading = section.heading.unwrap_in("`", "`").unwrap_or(section.heading);
    let of = |kind| RawType { kind, span: heading.span };
    let mut containers = Vec::new();
    let mut word = heading.raw;
    while let Some((container, rest)) = container(word) {
        containers.push(container);
        word = rest;
    }
    let plain = PLAIN.iter().find(|(name, _)| *name == word).map(|(_, kind)| kind.clone());
    let class = || RawTypeKind::Ref(RawRef::named(word.to_owned()));
    let leaf = plain.unwrap_or_else(class);
    let wrap = |inner, container: Container| container(Box::new(of(inner)));
    Ok(of(containers.into_iter().rev().fold(leaf, wrap)))
}

/// What makes a list or a map of a type.
type Container = fn(Box<RawType>) -> RawTypeKind;

/// `ArrayOfStr` is a list of `Str`.
fn container(word: &str) -> Option<(Container, &str)> {
    let array = word.strip_prefix("ArrayOf").map(|rest| (RawTypeKind::Array as Container, rest));
    array.or_else(|| Some((RawTypeKind::Map as Container, word.strip_prefix("MapOf")?)))
}

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &CSHARP,
            &[
                ("*string*", "String"),
                ("*long*", "Integer"),
                ("*double*", "Number"),
                ("*byte[]*", "Bytes"),
                ("List<*string*>", "[String]"),
                ("Dictionary<String, *object*>", "{Any}"),
                ("Dictionary<String, List<*string*>>", "{[String]}"),
                ("List<[Foo](../Foo.md)>", "[Foo@../Foo.md]"),
                ("Dictionary<String, Dictionary<String, [A.B.Foo](../Foo.md)>>", "{{A.B.Foo@../Foo.md}}"),
                ("[DateTime](https://learn.microsoft.com/x)", "DateTime"),
                ("[LocalDate](https://nodatime.org/x)", "Date"),
                ("[DateTime](../DateTime.md)", "DateTime@../DateTime.md"),
                ("[HttpResponseMessage](https://learn.microsoft.com/x)", "Any!"),
            ],
        );
    }
}

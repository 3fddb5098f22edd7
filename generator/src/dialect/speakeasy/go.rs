//! Go SDKs: `` `*string` `` or, older, `**string*`, an italic pointer; `[]*string*`, `` map[string]`any` ``,
//! `[*shared.Foo](../foo.md)`.
//!
//! A pointer is how Go leaves a field out, and of a required field, how it has a null. The heading of a union's member is a
//! name, and none for a plain type; the type is what the member is made of: `CreateFooStr(string{…})`.

use crate::document::{Block, Section, Text};

use super::super::raw::{Naming, RawType, RawTypeKind, Syntax};
use super::grammar::Word;
use super::{Language, MemberError, heading_type, member_type, no_folders};

/// The dialect of Go SDKs.
pub(in super::super) const GO: Language = Language {
    name: "speakeasy-go",
    naming: Naming::Initialisms,
    fences: &["go"],
    examples: Some(Syntax::Constant),
    separators: &["."],
    words: &[
        ("string", Word::Is(RawTypeKind::String)),
        ("int", Word::Is(RawTypeKind::Integer)),
        ("int32", Word::Is(RawTypeKind::Integer)),
        ("int64", Word::Is(RawTypeKind::Integer)),
        ("big.Int", Word::Is(RawTypeKind::Integer)),
        ("float32", Word::Is(RawTypeKind::Number)),
        ("float64", Word::Is(RawTypeKind::Number)),
        ("decimal.Big", Word::Is(RawTypeKind::Number)),
        ("bool", Word::Is(RawTypeKind::Boolean)),
        ("byte", Word::Byte),
        ("any", Word::Is(RawTypeKind::Any)),
        ("time.Time", Word::Is(RawTypeKind::DateTime)),
        ("types.Date", Word::Is(RawTypeKind::Date)),
        ("io.Reader", Word::Is(RawTypeKind::Bytes)),
        ("io.ReadCloser", Word::Is(RawTypeKind::Bytes)),
        ("map", Word::Keyed),
        ("optionalnullable.OptionalNullable", Word::Nullable),
        ("stream.EventStream", Word::Inner),
        ("stream.JsonLStream", Word::Inner),
        ("http.Request", Word::Transport),
        ("http.Response", Word::Transport),
    ],
    external: &[],
    forms: "`*string*`, `**int64*` (a pointer), `[]*string*`, `map[string]*any*` or a link to a model's page",
    optional_mark: Some('*'),
    slices: true,
    shows_null: true,
    bare_unions: false,
    member,
    import_folders: no_folders,
    additional: &["AdditionalProperties"],
};

fn member(language: &Language, section: &Section<'_>) -> Result<RawType, MemberError> {
    match section.blocks.iter().find_map(argument) {
        Some(argument) => member_type(language, argument),
        None => heading_type(language, section),
    }
}

/// The type of the argument in `foo := components.CreateFooStr(string{/* values here */})`.
fn argument<'a>(block: &Block<'a>) -> Option<Text<'a>> {
    let Block::Code(code) = block else { return None };
    let code = code.code;
    let call = code.raw.find("Create")?;
    let start = call + code.raw.get(call..)?.find('(')? + 1;
    let length = code.raw.get(start..)?.find("{/*")?;
    Some(code.part(start..start + length).trim())
}

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &GO,
            &[
                ("*string*", "String"),
                ("**string*", "String?"),
                ("`*string`", "String?"),
                ("`int64`", "Integer"),
                ("[]*string*", "[String]"),
                ("[]`string`", "[String]"),
                ("`[]string`", "[String]"),
                ("map[string]`any`", "{Any}"),
                ("map[string]*interface{}*", "{Any}"),
                ("*interface\\{\\}*", "Any"),
                ("[]map[string]*interface{}*", "[{Any}]"),
                ("*[]byte*", "Bytes"),
                ("[shared.Foo](../../models/shared/foo.md)", "shared.Foo@../../models/shared/foo.md"),
                ("[*shared.Foo](../foo.md)", "shared.Foo@../foo.md?"),
                ("[][shared.Foo](../foo.md)", "[shared.Foo@../foo.md]"),
                ("map[string][shared.Foo](../foo.md)", "{shared.Foo@../foo.md}"),
                ("optionalnullable.OptionalNullable[`string`]", "String~"),
                ("optionalnullable.OptionalNullable[[]`int64`]", "[Integer]~"),
                ("optionalnullable.OptionalNullable[[shared.Foo](../foo.md)]", "shared.Foo@../foo.md~"),
                ("[*time.Time](https://pkg.go.dev/time#Time)", "DateTime?"),
                ("[types.Date](../../types/date.md)", "Date"),
                ("[*http.Response](https://pkg.go.dev/net/http#Response)", "Any?!"),
                ("*stream.EventStream[shared.Foo]", "shared.Foo?"),
            ],
        );
    }
}

//! Python SDKs: `*Optional[str]*`, `List[[models.Foo](../foo.md)]`, `*Literal["card"]*`.
//!
//! The labels of dates are swapped: `[date]` links to what Python calls a date and stands for an instant. In headings,
//! which are annotations of Python, the words mean what they say.

use super::super::raw::{Naming, RawTypeKind, Syntax};
use super::grammar::Word;
use super::{Language, heading_type, no_folders};

/// The dialect of Python SDKs.
pub(in super::super) const PYTHON: Language = Language {
    name: "speakeasy-python",
    naming: Naming::Snake,
    fences: &["python", "py"],
    examples: Some(Syntax::Constant),
    separators: &["."],
    words: &[
        ("str", Word::Is(RawTypeKind::String)),
        ("int", Word::Is(RawTypeKind::Integer)),
        ("float", Word::Is(RawTypeKind::Number)),
        ("Decimal", Word::Is(RawTypeKind::Number)),
        ("bool", Word::Is(RawTypeKind::Boolean)),
        ("date", Word::Is(RawTypeKind::Date)),
        ("datetime", Word::Is(RawTypeKind::DateTime)),
        ("bytes", Word::Is(RawTypeKind::Bytes)),
        ("io.IOBase", Word::Is(RawTypeKind::Bytes)),
        ("io.BufferedReader", Word::Is(RawTypeKind::Bytes)),
        ("IO", Word::Is(RawTypeKind::Bytes)),
        ("Any", Word::Is(RawTypeKind::Any)),
        ("object", Word::Is(RawTypeKind::Any)),
        ("dict", Word::Is(RawTypeKind::Any)),
        ("None", Word::Is(RawTypeKind::Null)),
        ("UnrecognizedStr", Word::Is(RawTypeKind::String)),
        ("UnrecognizedInt", Word::Is(RawTypeKind::Integer)),
        ("List", Word::List),
        ("Dict", Word::Map),
        ("Optional", Word::Optional),
        ("Nullable", Word::Nullable),
        ("OptionalNullable", Word::Nullable),
        ("Union", Word::Union),
        ("Literal", Word::Literal),
        ("eventstreaming.EventStream", Word::Inner),
        ("eventstreaming.EventStreamAsync", Word::Inner),
        ("httpx.Request", Word::Transport),
        ("httpx.Response", Word::Transport),
    ],
    external: &[("date", Word::Is(RawTypeKind::DateTime)), ("datetime", Word::Is(RawTypeKind::Date))],
    forms: "`*str*`, `*Optional[int]*`, `List[*str*]`, `Dict[str, *Any*]` or a link to a model's page",
    optional_mark: None,
    slices: false,
    shows_null: true,
    bare_unions: false,
    member: heading_type,
    import_folders: no_folders,
    additional: &["additional_properties", "__pydantic_extra__"],
};

#[cfg(test)]
mod tests {
    use super::super::grammar::table;
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &PYTHON,
            &[
                ("*str*", "String"),
                ("*Optional[str]*", "String?"),
                ("*OptionalNullable[str]*", "String~"),
                ("*Nullable[int]*", "Integer~"),
                ("List[*str*]", "[String]"),
                ("Dict[str, *Any*]", "{Any}"),
                ("Dict[str, Any]", "{Any}"),
                ("List[Dict[str, *float*]]", "[{Number}]"),
                ("[models.Foo](../models/foo.md)", "models.Foo@../models/foo.md"),
                ("[Optional[models.Foo]](../models/foo.md)", "models.Foo@../models/foo.md?"),
                ("[OptionalNullable[models.Foo]](../models/foo.md)", "models.Foo@../models/foo.md~"),
                ("Dict[str, [Nullable[models.Foo]](../models/foo.md)]", "{models.Foo@../models/foo.md|Null}"),
                ("*Literal[\"card\"]*", "\"card\""),
                ("*Optional[Literal[\"a\", 1, True]]*", "\"a\"|1|true?"),
                ("[date](https://docs.python.org/3/library/datetime.html#date-objects)", "DateTime"),
                ("[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)", "Date"),
                ("`datetime`", "DateTime"),
                ("[httpx.Response](https://www.python-httpx.org/api/#response)", "Any!"),
                ("*Union[str, List[str]]*", "String|[String]"),
                ("*bytes* \\| *io.IOBase*", "Bytes"),
            ],
        );
    }
}

//! The grammar of type cells, as a table per language.

use crate::document::Text;
use crate::source::{Sources, Span};

use super::super::raw::{RawRef, RawType, RawTypeKind};
use super::types::{TypeCell, TypeError, read};
use super::{CSHARP, DART, GO, JAVA, KOTLIN, Language, PHP, PYTHON, RUBY, RUST, TYPESCRIPT};

fn read_in(language: &Language, cell: &str) -> Result<TypeCell, TypeError> {
    let file = Sources::new().add("a.md", "a.md", cell);
    read(language, Text { raw: cell, span: Span::new(file, 0..cell.len()) })
}

/// A type in a short notation of the tests' own.
fn show(ty: &RawType) -> String {
    match &ty.kind {
        RawTypeKind::Array(inner) => format!("[{}]", show(inner)),
        RawTypeKind::Map(inner) => format!("{{{}}}", show(inner)),
        RawTypeKind::Union(members) => members.iter().map(show).collect::<Vec<_>>().join("|"),
        RawTypeKind::Literal(value) => value.to_string(),
        RawTypeKind::Ref(RawRef { name, target: Some(target), .. }) => format!("{name}@{}", target.text),
        RawTypeKind::Ref(RawRef { name, target: None, .. }) => name.clone(),
        kind => format!("{kind:?}"),
    }
}

/// A `?` before the type where it may be `null`.
fn check(language: &Language, cases: &[(&str, &str)]) {
    for (cell, expected) in cases {
        let cell_type = read_in(language, cell).unwrap_or_else(|error| panic!("{cell}: {error:?}"));
        let null = if cell_type.null { "?" } else { "" };
        assert_eq!(format!("{null}{}", show(&cell_type.ty)), *expected, "{cell}");
    }
}

#[test]
fn rust() {
    check(
        &RUST,
        &[
            ("**String**", "String"),
            ("Option<**Vec<String>**>", "?[String]"),
            ("Option<[**models::Cup**](Cup.md)>", "?Cup@Cup.md"),
            ("[**models::Cup**](cup.md)", "Cup"),
            ("[**serde_json::Value**](.md)", "Any"),
            ("**std::collections::HashMap<String, Vec<f64>>**", "{[Number]}"),
            ("Option<[**Vec<models::Cup>**](models::Cup.md)>", "?[Cup@models::Cup.md]"),
            ("**chrono::DateTime<chrono::FixedOffset>**", "DateTime"),
            ("Option<Option<**i32**>>", "?Integer"),
            ("**Vec<u8>**", "Bytes"),
            ("**::std::collections::HashMap<String, crate::models::Cup>**", "{Cup}"),
        ],
    );
}

#[test]
fn go() {
    check(
        &GO,
        &[
            ("Pointer to **string**", "String"),
            ("**NullableString**", "?String"),
            ("Pointer to **NullableTime**", "?DateTime"),
            ("[**NullableCup**](Cup.md)", "?Cup@Cup.md"),
            ("[**map[string][]Cup**](Cup.md)", "{[Cup@Cup.md]}"),
            ("**map[string]map[string]interface{}**", "{{Any}}"),
            ("**[][]int32**", "[[Integer]]"),
            ("***os.File**", "Bytes"),
            ("**[]byte**", "Bytes"),
            ("**time.Time**", "DateTime"),
            ("[**OneOfCupstring**](oneOf<Cup,string>.md)", "Cup|String"),
        ],
    );
}

#[test]
fn python_of_three_generators() {
    check(
        &PYTHON,
        &[
            ("**List[Dict[str, Optional[float]]]**", "[{Number|Null}]"),
            ("[**List[Cup]**](Cup.md)", "[Cup@Cup.md]"),
            ("**Union[str, int, None]**", "?String|Integer"),
            ("**Union[float, int]**", "Number"),
            ("[**dict(str, Cup)**](Cup.md)", "{Cup@Cup.md}"),
            ("**dict(str, list[int])**", "{[Integer]}"),
            ("**[str]**", "[String]"),
            ("**[str], none_type**", "?[String]"),
            ("[**{str: (Cup,)}**](Cup.md)", "{Cup@Cup.md}"),
            ("**{str: ([int],)}**", "{[Integer]}"),
            ("**{str: (bool, date, datetime, dict, float, int, list, str, none_type)}**", "{Any}"),
            ("**[bool, date, datetime, dict, float, int, list, str, none_type]**", "[Any]"),
            ("[**[Cup], none_type**](Cup.md)", "?[Cup@Cup.md]"),
            ("**Union[str, Any]**", "Any"),
            ("**bool, date, datetime, dict, float, int, list, str, none_type**", "Any"),
        ],
    );
}

#[test]
fn brackets_as_entities() {
    check(
        &JAVA,
        &[
            ("[**Map&lt;String, List&lt;Cup&gt;&gt;**](List.md)", "{[Cup]}"),
            ("**List&lt;byte[]&gt;**", "[Bytes]"),
            ("[**OffsetDateTime**](OffsetDateTime.md)", "DateTime"),
            ("[**StateEnum**](#StateEnum)", "StateEnum@#StateEnum"),
            ("[**List&lt;StateEnum&gt;**](#List&lt;StateEnum&gt;)", "[StateEnum@#List&lt;StateEnum&gt;]"),
        ],
    );
    check(
        &CSHARP,
        &[
            ("**Dictionary&lt;string, int?&gt;**", "{Integer|Null}"),
            ("**DateTimeOffset?**", "?DateTime"),
            ("[**List&lt;Cup&gt;**](Cup.md)", "[Cup@Cup.md]"),
        ],
    );
    check(&RUBY, &[("[**Hash&lt;String, Array&lt;Cup&gt;&gt;**](Array.md)", "{[Cup]}"), ("**Time**", "DateTime")]);
    check(&DART, &[("[**BuiltList&lt;Cup&gt;**](Cup.md)", "[Cup@Cup.md]"), ("**num**", "Number")]);
    check(&KOTLIN, &[("[**kotlin.collections.List&lt;Cup&gt;**](Cup.md)", "[Cup@Cup.md]")]);
}

#[test]
fn php_and_typescript() {
    check(
        &PHP,
        &[
            ("[**\\Shop\\Model\\Cup[]**](Cup.md)", "[Cup@Cup.md]"),
            ("[**array<string,\\Shop\\Model\\Cup>**](Cup.md)", "{Cup@Cup.md}"),
            ("**map[string,string]**", "{String}"),
            ("**\\DateTime**", "DateTime"),
        ],
    );
    check(
        &TYPESCRIPT,
        &[
            ("[Array&lt;Cup&gt;](Cup.md)", "[Cup@Cup.md]"),
            ("string | null", "?String"),
            ("**&#39;hot&#39; | &#39;cold&#39;**", "\"hot\"|\"cold\""),
            ("{ [key: string]: number; }", "{Numeric}"),
            ("{ [key: string]: Array<string>; }", "{[String]}"),
        ],
    );
}

#[test]
fn what_is_no_type_says_where() {
    for (cell, at) in [("", 0), ("**String", 8), ("[**Cup**]", 9), ("**Cup<String>**", 13), ("a b", 2), ("Vec<", 4)] {
        match read_in(&RUST, cell) {
            Ok(cell_type) => assert_eq!(cell, "[**Cup**]", "read as {}", show(&cell_type.ty)),
            Err(error) => assert_eq!(error.at, at, "{cell}: {}", error.expected),
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for (open, language) in [("(", &PYTHON), ("[", &GO), ("Vec<", &RUST), ("*", &GO), ("?", &CSHARP), ("[]", &GO)] {
        assert!(read_in(language, &open.repeat(100_000)).is_err(), "{open}");
    }
    assert!(read_in(&PHP, &format!("string{}", "[]".repeat(100_000))).is_err());
}

#[test]
fn a_set_is_a_list_without_repetition() {
    for (language, cell, is_set) in [
        (&JAVA, "**Set&lt;String&gt;**", true),
        (&JAVA, "[**Set&lt;Cup&gt;**](Cup.md)", true),
        (&JAVA, "**List&lt;Set&lt;String&gt;&gt;**", false),
        (&JAVA, "[**Settings**](Settings.md)", false),
        (&RUST, "Option<**std::collections::HashSet<String>**>", true),
        (&KOTLIN, "**kotlin.collections.Set&lt;kotlin.String&gt;**", true),
        (&KOTLIN, "**kotlin.collections.List&lt;kotlin.String&gt;**", false),
        (&TYPESCRIPT, "`Set&lt;string&gt;`", true),
        (&TYPESCRIPT, "**Array&lt;string&gt;**", false),
    ] {
        let read = read_in(language, cell).unwrap_or_else(|error| panic!("{cell}: {error:?}"));
        assert_eq!(read.set.is_some(), is_set, "{cell}");
    }
}

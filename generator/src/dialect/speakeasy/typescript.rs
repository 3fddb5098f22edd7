//! TypeScript SDKs: `*string*`, `[components.Foo](../foo.md)[]`, `Record<string, *any*>`, `*"literal"*`.
//!
//! `number` does not tell whole numbers from others, and nothing shows that a value may be null.

use super::super::raw::{Naming, RawTypeKind, Syntax};
use super::super::string_literal;
use super::grammar::Word;
use super::{Language, heading_type};

/// The dialect of TypeScript SDKs.
pub(in super::super) const TYPESCRIPT: Language = Language {
    name: "speakeasy-typescript",
    naming: Naming::Camel,
    fences: &["typescript", "ts"],
    examples: Some(Syntax::JavaScript),
    separators: &["."],
    words: &[
        ("string", Word::Is(RawTypeKind::String)),
        ("number", Word::Is(RawTypeKind::Numeric)),
        ("bigint", Word::Is(RawTypeKind::Integer)),
        ("boolean", Word::Is(RawTypeKind::Boolean)),
        ("any", Word::Is(RawTypeKind::Any)),
        ("unknown", Word::Is(RawTypeKind::Any)),
        ("object", Word::Is(RawTypeKind::Any)),
        ("null", Word::Is(RawTypeKind::Null)),
        ("undefined", Word::Is(RawTypeKind::Null)),
        ("void", Word::Is(RawTypeKind::Null)),
        ("Date", Word::Is(RawTypeKind::DateTime)),
        ("RFCDate", Word::Is(RawTypeKind::Date)),
        ("Uint8Array", Word::Is(RawTypeKind::Bytes)),
        ("ArrayBuffer", Word::Is(RawTypeKind::Bytes)),
        ("Buffer", Word::Is(RawTypeKind::Bytes)),
        ("File", Word::Is(RawTypeKind::Bytes)),
        ("Blob", Word::Is(RawTypeKind::Bytes)),
        ("ReadableStream", Word::Is(RawTypeKind::Bytes)),
        ("Array", Word::List),
        ("ReadonlyArray", Word::List),
        ("Set", Word::List),
        ("Record", Word::Map),
        ("Map", Word::Map),
        // A stream of events is read one event at a time.
        ("EventStream", Word::Inner),
        ("JsonLStream", Word::Inner),
        ("Promise", Word::Inner),
        ("Partial", Word::Inner),
        ("Readonly", Word::Inner),
        ("true", Word::Yes),
        ("false", Word::No),
    ],
    external: &[],
    forms: "`*string*`, `*number*[]`, `Record<string, *any*>`, `*\"literal\"*` or a link to a model's page",
    optional_mark: None,
    slices: false,
    shows_null: false,
    bare_unions: false,
    member: heading_type,
    import_folders,
    additional: &["additionalProperties"],
};

/// `import { T } from "sdk/models/operations"` names the folder `operations`: the SDK's own tree has its models below
/// `models`, whatever the root of their documentation is called.
fn import_folders(code: &str) -> Option<Vec<String>> {
    let at = code.find(" from ")? + " from ".len();
    let (module, _) = string_literal(&code[at..])?;
    let (_, below) = module.rsplit_once("/models")?;
    below.is_empty().then(Vec::new).or_else(|| Some(below.strip_prefix('/')?.split('/').map(str::to_owned).collect()))
}

#[cfg(test)]
mod tests {
    use super::super::grammar::table::{self, MAX_DEPTH};
    use super::*;

    #[test]
    fn cells() {
        table::check(
            &TYPESCRIPT,
            &[
                ("*string*", "String"),
                ("*number*[]", "[Numeric]"),
                ("*string*[][]", "[[String]]"),
                ("*\"a*|b\"*", "\"a*|b\""),
                ("*true*", "true"),
                ("*-1*", "-1"),
                ("`string[]`", "[String]"),
                ("*any*", "Any"),
                ("Record<string, *any*>", "{Any}"),
                ("Record\\<string, *any*>", "{Any}"),
                ("Record<string, Record<string, *string*[]>>[]", "[{{[String]}}]"),
                ("{ [k: string]: any }", "{Any}"),
                ("[components.Foo](../../models/components/foo.md)", "components.Foo@../../models/components/foo.md"),
                ("[components.Foo](../foo.md)[]", "[components.Foo@../foo.md]"),
                ("Record<string, [Foo](./foo.md)>", "{Foo@./foo.md}"),
                ("[models.Foo[]](../models/.md)", "[models.Foo@../models/.md]"),
                ("*components.Either*", "components.Either"),
                ("[Date](https://example.org/Date)", "DateTime"),
                ("[RFCDate](../../types/rfcdate.md)", "Date"),
                ("*ReadableStream<Uint8Array>*", "Bytes"),
                (
                    "[File](https://example.org/File) \\| [Blob](https://example.org/Blob) \\| [c.FileT](../filet.md)",
                    "Bytes",
                ),
                ("(string | number)[]", "[String|Numeric]"),
            ],
        );
    }

    #[test]
    fn what_is_no_type_says_where() {
        for (cell, at) in
            [("", 0), ("*string", 7), ("Record<string>", 14), ("string string", 7), ("[Foo]", 5), ("\"open", 0)]
        {
            match table::read(&TYPESCRIPT, cell) {
                Ok(ty) => panic!("{cell} was read as {ty}"),
                Err(error) => assert_eq!(error.at, at, "{cell}: {}", error.expected),
            }
        }
    }

    #[test]
    fn imports_name_folders() {
        let folders = |module: &str| import_folders(&format!("import {{ T }} from \"{module}\";"));
        assert_eq!(folders("sdk/models"), Some(vec![]));
        assert_eq!(folders("@scope/sdk/models/operations"), Some(vec!["operations".to_owned()]));
        assert_eq!(folders("sdk/modelsx"), None);
        assert_eq!(folders("sdk"), None);
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(table::read(&TYPESCRIPT, &"(".repeat(100_000)).is_err());
        assert!(table::read(&TYPESCRIPT, &"Record<string, ".repeat(100_000)).is_err());
        assert!(table::read(&TYPESCRIPT, &format!("string{}", "[]".repeat(100_000))).is_err());
        assert!(table::read(&TYPESCRIPT, &format!("string{}", "[]".repeat(MAX_DEPTH))).is_ok());
    }
}

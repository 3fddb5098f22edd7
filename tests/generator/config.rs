//! `schemadown.toml`: what it may say, and what is said about what it may not.

mod support;

use std::path::PathBuf;

use schemadown::config::{self, Config, EnumPolicy, HiddenNull, Kind, Nullable, Unresolved, WireCase};
use schemadown::diagnostic::Diagnostics;
use schemadown::source::Sources;
use support::Sandbox;

fn parse(text: &str) -> (Option<Config>, String) {
    let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
    let config = config::parse(text, "schemadown.toml", PathBuf::new(), &mut sources, &mut problems);
    problems.sort();
    (config, Sandbox::new().lines(&problems, &sources))
}

fn problems(text: &str) -> String {
    parse(text).1
}

#[test]
fn a_name_is_enough() {
    let (config, problems) = parse("[[api]]\nname = \"shop\"\n");
    let config = config.expect("a configuration");
    assert_eq!(problems, "");
    assert_eq!(config.output_dir(), PathBuf::from("generated"));
    let api = config.api("shop").expect("the api");
    assert_eq!(config.docs_dir(api), PathBuf::from("specs/shop"));
    assert_eq!((api.wire_case, api.unresolved), (WireCase::Infer, Unresolved::Error));
    assert_eq!((api.hidden_null, api.nullable, api.enums), (HiddenNull::Strict, Nullable::Merge, EnumPolicy::Open));
}

#[test]
fn every_setting_is_read() {
    let (config, problems) = parse(
        r#"
        output = "out"
        [[api]]
        name = "first"
        [[api]]
        name = "shop_v2"
        docs = "../docs"
        root = "models"
        dialect = "typescript"
        wire_case = "kebab-case"
        unresolved = "value"
        hidden_null = "option"
        nullable = "distinguish"
        enums = "closed"
        [api.types]
        date = "chrono::NaiveDate"
        map = "indexmap::IndexMap"
        [api.fields."operations.Order.total"]
        wire_name = "total-amount"
        type = "integer"
        nullable = true
        required = false
        "#,
    );
    assert_eq!(problems, "");
    let config = config.expect("a configuration");
    assert_eq!(config.apis.len(), 2);
    let api = config.api("shop_v2").expect("the api");
    assert_eq!(config.docs_dir(api), PathBuf::from("../docs"));
    assert_eq!(api.root.as_deref(), Some("models"));
    assert_eq!(api.dialect.as_ref().map(|dialect| dialect.name.as_str()), Some("typescript"));
    assert_eq!((api.wire_case, api.unresolved), (WireCase::Kebab, Unresolved::Value));
    assert_eq!(
        (api.hidden_null, api.nullable, api.enums),
        (HiddenNull::Option, Nullable::Distinguish, EnumPolicy::Closed)
    );
    assert_eq!(api.rust_type(Kind::Date), Some("chrono::NaiveDate"));
    assert_eq!(api.rust_type(Kind::String), None);
    let field = api.fields.first().expect("an override");
    assert_eq!((field.model.as_str(), field.field.as_str()), ("operations.Order", "total"));
    assert_eq!((field.wire_name.as_deref(), field.ty), (Some("total-amount"), Some(Kind::Integer)));
    assert_eq!((field.nullable, field.required), (Some(true), Some(false)));
}

#[test]
fn every_mistake_is_reported_in_one_run() {
    insta::assert_snapshot!(problems(
        r#"outptu = "x"
[[api]]
nmae = "shop"
[[api]]
name = "shop"
wire_case = "camelcase"
enums = true
colour = "red"
[api.types]
dat = "String"
date = "Vec<"
[api.fields.order]
type = "int"
[api.fields."Order.id"]
nulable = true
required = "yes"
"#
    ), @r#"
    schemadown.toml:1:1: SD040 schemadown.toml has no setting `outptu` (not known; did you mean `output`?)
    schemadown.toml:2:1: SD040 `[[api]]` has no `name` (`name` is the Rust module of the models, and their folder in the output)
    schemadown.toml:3:1: SD040 [[api]] has no setting `nmae` (not known; did you mean `name`?)
    schemadown.toml:6:13: SD040 `wire_case` cannot be `camelcase` (expected one of `infer`, `camelCase`, `snake_case`, `PascalCase`, `kebab-case`, `as-written`; did you mean `camelCase`?)
    schemadown.toml:7:9: SD040 `enums` in [[api]] is a string, not a value of type boolean (expected a string)
    schemadown.toml:8:1: SD040 [[api]] has no setting `colour` (not known; settings here: name, docs, root, dialect, wire_case, unresolved, hidden_null, nullable, enums, types, fields, constraint, silence)
    schemadown.toml:10:1: SD040 `dat` is not a kind of value (expected one of string, integer, number, boolean, date, date-time, bytes, any, array, map; did you mean `date`?)
    schemadown.toml:11:8: SD040 `Vec<` is not a Rust type (expected a type such as `String` or `chrono::NaiveDate`)
    schemadown.toml:12:13: SD040 `order` names no field (expected a model's id, a dot and a field's name; as in `[api.fields."operations.Order.total"]`, with the quotes)
    schemadown.toml:13:8: SD040 `int` is not a kind of value (expected one of string, integer, number, boolean, date, date-time, bytes, any, array, map; did you mean `integer`?)
    schemadown.toml:15:1: SD040 [api.fields."Order.id"] has no setting `nulable` (not known; did you mean `nullable`?)
    schemadown.toml:16:12: SD040 `required` in [api.fields."Order.id"] is `true` or `false`, not a value of type string (expected `true` or `false`)
    "#);
}

#[test]
fn names_are_those_of_modules() {
    for name in ["", "Shop", "my-shop", "1shop", "type", "self", "crate", "_", "lib", "shöp", "a/b", "..", "shop "] {
        let found = problems(&format!("[[api]]\nname = {name:?}\n"));
        assert!(found.starts_with("schemadown.toml:2:8: SD040"), "{name}: {found}");
    }
    insta::assert_snapshot!(problems("[[api]]\nname = \"a\"\n[[api]]\nname = \"a\"\n"), @"schemadown.toml:4:8: SD040 two APIs are called `a` (the second)");
}

#[test]
fn what_is_not_toml_is_reported_with_its_place() {
    insta::assert_snapshot!(problems("[[api]]\nname = \"shop\n"), @r#"schemadown.toml:2:13: SD040 not TOML: invalid basic string, expected `"`"#);
    insta::assert_snapshot!(problems("[[api]]\nname = \"a\"\nname = \"b\"\n"), @"schemadown.toml:3:1: SD040 not TOML: duplicate key");
    insta::assert_snapshot!(problems("[api]\nname = \"a\"\n"), @"schemadown.toml:1:1: SD040 `api` is a list of tables (write `[[api]]`)");
    insta::assert_snapshot!(problems("# nothing\n"), @r#"schemadown.toml: SD040 no `[[api]]` table (add one table per spec set: [[api]] name = "shop"  # reads specs/shop)"#);
    insta::assert_snapshot!(problems("output = \".\"\n[[api]]\nname = \"a\"\ndocs = \"\"\n"), @r"
    schemadown.toml:1:10: SD040 `output` names no folder of its own (expected a folder below this one; `generated` is the default)
    schemadown.toml:4:8: SD040 `docs` names no folder (expected the path of a folder)
    ");
}

#[test]
fn places_do_not_depend_on_line_ends() {
    let text = "# ä\n[[api]]\nname = \"Shop\"\n";
    assert_eq!(problems(text), problems(&text.replace('\n', "\r\n")));
    assert_eq!(problems(text), problems(&format!("\u{feff}{text}")));
}

proptest::proptest! {
    #[test]
    fn no_text_is_a_panic(text in "(\\PC|[\\[\\]={}\"'.,#\\n]|api|name|docs|output|types|fields|true|1){0,40}") {
        let _ = problems(&text);
        let _ = problems(&format!("[[api]]\nname = \"a\"\n{text}"));
    }

    #[test]
    fn no_value_is_a_panic(key in "[a-z_]{1,12}", value in "\\PC{0,20}") {
        for table in ["", "[[api]]\n", "[[api]]\nname='a'\n[api.types]\n", "[[api]]\nname='a'\n[api.fields]\n"] {
            let _ = problems(&format!("{table}{key} = {value}\n"));
            let _ = problems(&format!("{table}{key} = {value:?}\n"));
        }
    }
}

#[test]
fn a_file_that_is_not_there_or_not_text_is_reported() {
    let sandbox = Sandbox::new();
    let load = || {
        let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
        assert!(config::load(&sandbox.join("schemadown.toml"), &mut sources, &mut problems).is_none());
        sandbox.lines(&problems, &sources)
    };
    assert!(load().contains("SD040 the file cannot be read"), "{}", load());
    sandbox.file("schemadown.toml", b"\xff");
    assert!(load().contains("UTF-8"), "{}", load());
}

//! `schemadown.toml`: what it may say, and what is said about what it may not.

mod support;

use std::path::PathBuf;

use schemadown::config::{
    self, Config, EnumPolicy, HiddenNull, Impls, Kind, Nullable, Part, RuleKind, RuleValue, Unit, Unresolved, WireCase,
};
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
    assert_eq!(config.docs_dirs(api), [PathBuf::from("specs/shop")]);
    assert_eq!((api.wire_case, api.unresolved), (WireCase::Infer, Unresolved::Error));
    assert_eq!((api.hidden_null, api.nullable, api.enums), (HiddenNull::Strict, Nullable::Infer, EnumPolicy::Open));
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
        serde = "explicit"
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
    assert_eq!(config.docs_dirs(api), [PathBuf::from("../docs")]);
    assert_eq!(api.root.as_deref(), Some("models"));
    assert_eq!(api.dialect.as_ref().map(|dialect| dialect.name.as_str()), Some("typescript"));
    assert_eq!((api.wire_case, api.unresolved), (WireCase::Kebab, Unresolved::Value));
    assert_eq!(
        (api.hidden_null, api.nullable, api.enums),
        (HiddenNull::Option, Nullable::Distinguish, EnumPolicy::Closed)
    );
    assert_eq!(api.serde, Impls::Explicit);
    assert_eq!(api.rust_type(Kind::Date), Some("chrono::NaiveDate"));
    assert_eq!(api.rust_type(Kind::String), None);
    let field = api.fields.first().expect("an override");
    assert_eq!((field.model.as_str(), field.field.as_str()), ("operations.Order", "total"));
    assert_eq!((field.wire_name.as_deref(), field.ty), (Some("total-amount"), Some(Kind::Integer)));
    assert_eq!((field.nullable, field.required), (Some(true), Some(false)));
}

#[test]
fn decisions_are_read() {
    let (config, problems) = parse(
        r#"
        [[api]]
        name = "shop"
        [[api.constraint]]
        field = "operations.*.limit"
        minimum = -1.50
        maximum = 1_000
        reason = "as the server has it"
        [[api.constraint]]
        field = "Order.tags"
        of = "items"
        max_length = 20
        unit = "bytes"
        enum = ["a", 1, 2.5, true]
        drop = ["min_length", "*"]
        reason = "settled"
        [[api.silence]]
        code = "SD060"
        model = "operations.*"
        reason = "looked at"
        "#,
    );
    assert_eq!(problems, "");
    let config = config.expect("a configuration");
    let api = config.api("shop").expect("the api");
    let [limit, tags] = api.constraints.as_slice() else { panic!("two overrides: {:?}", api.constraints) };
    assert_eq!(
        (limit.fields.text.as_str(), limit.of, limit.reason.as_str()),
        ("operations.*.limit", Part::Itself, "as the server has it")
    );
    let rules: Vec<_> = limit.set.iter().map(|rule| (rule.kind, rule.value.clone())).collect();
    let number = |text: &str| RuleValue::Number(text.to_owned());
    assert_eq!(rules, [(RuleKind::Minimum, number("-1.50")), (RuleKind::Maximum, number("1000"))]);
    let rules: Vec<_> = tags.set.iter().map(|rule| (rule.kind, rule.value.clone(), rule.unit)).collect();
    let values = vec!["a".into(), 1.into(), 2.5.into(), true.into()];
    assert_eq!(tags.of, Part::Items);
    assert_eq!(
        rules,
        [
            (RuleKind::MaxLength, RuleValue::Count(20), Unit::Bytes),
            (RuleKind::Enum, RuleValue::Values(values), Unit::Bytes),
        ]
    );
    assert_eq!(tags.drop.iter().map(|dropped| dropped.kind).collect::<Vec<_>>(), [Some(RuleKind::MinLength), None]);
    let silence = api.silences.first().expect("a silence");
    assert_eq!(
        (silence.code.as_str(), silence.at.text.as_str(), silence.reason.as_str()),
        ("SD060", "operations.*", "looked at")
    );
}

#[test]
fn decisions_without_a_reason_or_a_meaning_are_mistakes() {
    insta::assert_snapshot!(problems(
        r#"[[api]]
name = "shop"
[[api.constraint]]
field = "Order.a"
max_length = 3
[[api.constraint]]
field = "Order.a"
max_length = -3
minimum = 1e3
unique_items = false
enum = []
charset = 4
default = []
drop = "max_lenght"
reason = " "
[[api.constraint]]
field = "Order.a"
reason = "r"
[[api.constraint]]
max_length = 3
reason = "r"
maxlength = 4
of = "item"
[[api.silence]]
code = "SD060"
field = "Order.a"
[[api.silence]]
code = "SD061"
reason = "r"
[[api.silence]]
code = "SD015"
field = "Order.a"
model = "Order"
reason = "r"
[[api.silence]]
field = "Order.a"
reason = "r"
"#
    ), @r#"
    schemadown.toml:3:1: SD040 [[api.constraint]] has no `reason` (it stands in the documentation of the field, beside the rule)
    schemadown.toml:8:14: SD040 `max_length` in [[api.constraint]] takes a whole number in digits, not below 0 (cannot be this)
    schemadown.toml:9:11: SD040 `minimum` in [[api.constraint]] takes a number in digits (cannot be this)
    schemadown.toml:10:16: SD040 `unique_items` in [[api.constraint]] takes `true`, and `drop` where it does not hold (cannot be this)
    schemadown.toml:11:8: SD040 `enum` in [[api.constraint]] takes a list of strings and numbers, one at least (cannot be this)
    schemadown.toml:12:11: SD040 `charset` in [[api.constraint]] takes a string (cannot be this)
    schemadown.toml:13:11: SD040 `default` in [[api.constraint]] takes a string, a number, `true` or `false` (cannot be this)
    schemadown.toml:14:8: SD040 `max_lenght` is not a kind of rule (expected one of max_length, min_length, charset, pattern, prefix, suffix, enum, minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of, min_items, max_items, unique_items, format, default, or `*` for all; did you mean `max_length`?)
    schemadown.toml:15:10: SD040 `reason` is empty (say why; it stands in the documentation of the field, beside the rule)
    schemadown.toml:17:9: SD040 `[[api.constraint]]` changes nothing (no rule to set and none to drop; as in `max_length = 40` or `drop = "max_length"`)
    schemadown.toml:19:1: SD040 `[[api.constraint]]` has no `field` (a model's id, a dot and a field's name, as in `field = "operations.*.limit"`)
    schemadown.toml:22:1: SD040 [[api.constraint]] has no setting `maxlength` (not known; did you mean `max_length`?)
    schemadown.toml:23:6: SD040 `of` cannot be `item` (expected one of `self`, `items`, `keys`, `values`; did you mean `items`?)
    schemadown.toml:24:1: SD040 [[api.silence]] has no `reason` (whoever reads it next wants to know)
    schemadown.toml:27:1: SD040 `[[api.silence]]` has no `field` (`field = "operations.Order.note"` or `model = "operations.Order"`)
    schemadown.toml:31:8: SD040 `SD015` is no finding of `schemadown lint` (expected one of SD030, SD031, SD035, SD038, SD060, SD061, SD062, SD063, SD064, SD065, SD066, SD067, SD068; did you mean `SD035`?)
    schemadown.toml:32:9: SD040 a silence is about a `field` or a `model` (not both)
    schemadown.toml:35:1: SD040 `[[api.silence]]` has no `code` (the code of the finding, as in `code = "SD060"`)
    "#);
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
    schemadown.toml:8:1: SD040 [[api]] has no setting `colour` (not known; settings here: name, docs, sources, samples, root, dialect, wire_case, names, unresolved, hidden_null, nullable, enums, serde, unknown_fields, derives, exhaustive, types, fields, constraint, relation, tables, silence)
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
    insta::assert_snapshot!(problems("# nothing\n"), @"schemadown.toml: SD040 no `[[api]]` table (add one table per spec set)");
    insta::assert_snapshot!(problems("output = \".\"\n[[api]]\nname = \"a\"\ndocs = \"\"\n"), @r"
    schemadown.toml:1:10: SD040 `output` names no folder of its own (expected a folder below this one; `generated` is the default)
    schemadown.toml:4:8: SD040 `docs` names no folder (expected the path of a folder)
    ");
}

#[test]
fn output_is_a_folder_of_its_own() {
    for output in ["..", "../..", "/", "a/..", " ./ ", "a\\u0007"] {
        let problems = problems(&format!("output = \"{output}\"\n[[api]]\nname = \"a\"\n"));
        assert!(problems.contains("SD040 `output` names no folder of its own"), "{output}: {problems}");
    }
    for output in ["out", "../models/generated", "/tmp/out/", "./out", "..."] {
        assert_eq!(problems(&format!("output = \"{output}\"\n[[api]]\nname = \"a\"\n")), "", "{output}");
    }
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
        for table in ["", "[[api]]\n", "[[api]]\nname='a'\n[api.types]\n", "[[api]]\nname='a'\n[api.fields]\n", "[[api]]\nname='a'\n[[api.constraint]]\n", "[[api]]\nname='a'\n[[api.silence]]\n"] {
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

/// The problems with what `[api.tables]` says, without the name of the file.
fn of_tables(text: &str) -> String {
    problems(&format!("[[api]]\nname = \"shop\"\n[api.tables]\n{text}")).replace("schemadown.toml:", "")
}

#[test]
fn every_setting_of_tables_is_read() {
    let (config, problems) = parse(
        r#"
        [[api]]
        name = "shop"
        [api.tables]
        pages = ["guides/**", "!**/drafts/*"]
        columns = { "Opens.  In" = "-", "value" = "name" }
        required = "?name"
        nullable = ["or null"]
        paths = "keys"
        envelope = "data"
        headings = [["Query *", "skip"], ["Body", "name only"]]
        [api.tables.names]
        strip = "Structure"
        generic = ["Payload"]
        page_title = true
        models = { "order.md#Body" = "OrderBody", Line = "OrderLine" }
        [api.tables.merge]
        Parameter = "Fields for *"
        [api.tables.types]
        snowflake = "string"
        "Language  Code" = { type = "string", format = "bcp47", max_length = 35 }
        "#,
    );
    assert_eq!(problems, "");
    let config = config.expect("a configuration");
    let tables = &config.api("shop").expect("the api").tables;
    assert!(tables.is_set());
    assert_eq!(tables.pages.iter().map(|page| page.excludes).collect::<Vec<_>>(), [false, true]);
    assert_eq!(tables.columns.iter().map(|column| column.header.as_str()).collect::<Vec<_>>(), ["opens. in", "value"]);
    assert_eq!(tables.headings.iter().map(|set| set.kind.as_str()).collect::<Vec<_>>(), ["skip", "name only"]);
    let models = tables.names.models.iter().map(|model| (model.page.as_deref(), model.heading.as_str()));
    assert_eq!(models.collect::<Vec<_>>(), [(None, "Line"), (Some("order.md"), "Body")]);
    let types = tables.types.iter().map(|word| (word.word.as_str(), word.rules.len()));
    assert_eq!(types.collect::<Vec<_>>(), [("language code", 2), ("snowflake", 0)]);
    assert!(!parse("[[api]]\nname = \"shop\"\n").0.expect("a configuration").apis[0].tables.is_set());
}

#[test]
fn mistakes_in_settings_of_tables() {
    let required = "`column`, `name?`, `?name`, `bold`, `italic`, `always`, `never`, `marked-optional`";
    for (text, expected) in [
        (
            "colums = {}",
            "4:1: SD040 [api.tables] has no setting `colums` (not known; did you mean `columns`?)".to_owned(),
        ),
        (
            "required = \"marked\"",
            format!(
                "4:12: SD040 `required` cannot be `marked` (expected one of {required}; did you mean `marked-optional`?)"
            ),
        ),
        (
            "columns = { id = \"nmae\" }",
            "4:18: SD040 `nmae` is not what a column holds (expected one of `name`, `pattern`, `type`, `inner_type`, \
             `required`, `cardinality`, `nullable`, `description`, `default`, `limits`, `example`, `unit`, `value`, \
             `applies`, `deprecated`, `-`; did you mean `name`?)"
                .to_owned(),
        ),
        (
            "nullable = \"type\"",
            "4:12: SD040 `type` is not a mark of null (expected one of `?type`, `type?`, `never`; did you mean `?type`?)"
                .to_owned(),
        ),
        (
            "nullable = []",
            "4:12: SD040 `nullable` in [api.tables] is `?type`, `type?`, `never` or a list of words, not a value of type \
             array (expected `?type`, `type?`, `never` or a list of words)"
                .to_owned(),
        ),
        (
            "headings = [[\"Query\", \"skipp\"]]",
            "4:23: SD040 `skipp` is not what stands below a heading (expected one of `skip`, `fields`, `parameters`, \
             `values`, `optional`, `request`, `response`, `name only`; did you mean `skip`?)"
                .to_owned(),
        ),
        (
            "headings = [\"Query\"]",
            "4:13: SD040 `headings` in [api.tables] is a list of pairs, each a heading and what stands below it: \
             `[\"Query *\", \"skip\"]`, not a value of type string (expected a list of pairs, each a heading and what \
             stands below it: `[\"Query *\", \"skip\"]`)"
                .to_owned(),
        ),
        (
            "names = { strip = [1] }",
            "4:20: SD040 `strip` in [api.tables.names] is a string or a list of strings, not a value of type integer \
             (expected a string or a list of strings)"
                .to_owned(),
        ),
        (
            "names = { models = { Order = \"an order\" } }",
            "4:30: SD040 `an order` cannot name a model (expected letters and digits, a letter first, as in `OrderItem`)"
                .to_owned(),
        ),
        (
            "merge = { Order = [\"a\", 2] }",
            "4:25: SD040 `Order` in [api.tables.merge] is a string or a list of strings, not a value of type integer \
             (expected a string or a list of strings)"
                .to_owned(),
        ),
        (
            "envelope = \" \"",
            "4:12: SD040 an empty text in [api.tables] (expected a word)".to_owned(),
        ),
        (
            "types = { id = { format = \"uuid\" } }",
            "4:11: SD040 [api.tables.types.\"id\"] has no `type` (as in `{ type = \"string\", format = \"bcp47\" }`)"
                .to_owned(),
        ),
        (
            "types = { id = { type = \"string\", max_lenth = 3 } }",
            "4:35: SD040 [api.tables.types.\"id\"] has no setting `max_lenth` (not known; did you mean `max_length`?)"
                .to_owned(),
        ),
        (
            "types = { id = 3 }",
            "4:16: SD040 `id` in [api.tables.types] is a type, or a table with a `type`, not a value of type integer \
             (expected a type, or a table with a `type`)"
                .to_owned(),
        ),
    ] {
        assert_eq!(of_tables(text).trim_end(), expected, "{text}");
    }
}

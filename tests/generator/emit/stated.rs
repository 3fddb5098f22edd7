//! What a page may state beyond types and prose, from raw models to the IR and to Rust.

use schemadown::config::{Impls, Nullable};
use schemadown::dialect::{IntSize, RawBody, RawField, RawRule, RawRuleKind, RawTypeKind, RawValues};
use schemadown::emit::{self, Options, Style};
use schemadown::ir::{self, Schema};
use serde_json::{Value, json};

use crate::raw::{Docs, list, maybe, nowhere, row, to};

const GUILD: &str = "# Guild

| field | required | what |
|---|---|---|
| id | yes | The id. |
| icon | if `id` is even | The icon. |
| banner | Conditionally | Required if there is an icon. |
| theme | Conditionally REQUIRED | The theme. |

# Level

| value | name |
|---|---|
| 0 | NONE |
| 1 | SOME |
";

fn guild() -> Docs {
    let mut docs = Docs::default();
    let page = docs.page("guild.md", GUILD);
    let words = |words: &str| Some(docs.words(page, words));
    let mut fields: Vec<_> =
        ["id", "icon", "banner", "theme"].map(|name| docs.field(page, name, RawTypeKind::String)).into();
    let said = [
        (None, "The id."),
        (Some("if `id` is even"), "The icon."),
        (Some("Required if there is an icon"), "Required if there is an icon."),
        (Some("Conditionally REQUIRED"), "The theme."),
    ];
    for (field, (condition, description)) in fields.iter_mut().zip(said) {
        field.condition = condition.and_then(words);
        field.description = words(description);
    }
    fields.push(docs.field(page, "what", to("Level")));
    let mut values = vec![docs.value(page, "NONE", json!(0)), docs.value(page, "SOME", json!(1))];
    values[1].description = words("SOME");
    docs.model(page, "Guild", RawBody::Fields(fields));
    docs.model(page, "Level", RawBody::Values(RawValues { values, ..RawValues::default() }));
    docs
}

#[test]
fn the_ir_says_where_parts_stand_and_when_they_are_required() {
    let docs = guild();
    let schema = docs.schema("api");
    let ir = ir::json(&[&schema], &docs.sources);
    let models = ir["models"].as_array().unwrap();
    let line = |part: &Value| (part["line"].as_u64().unwrap(), part["source"].as_str().map(str::to_owned));
    assert_eq!(models.iter().map(line).collect::<Vec<_>>(), [1, 10].map(|at| (at, Some("guild.md".to_owned()))));
    let parts =
        |model: usize, parts: &str| models[model][parts].as_array().unwrap().iter().map(line).collect::<Vec<_>>();
    assert_eq!(parts(0, "fields"), [5, 6, 7, 8, 3].map(|at| (at, None)));
    assert_eq!(parts(1, "values"), [14, 15].map(|at| (at, None)));
    assert_eq!(models[0]["fields"][1]["required"], false);
    assert_eq!(models[0]["fields"][1]["condition"], json!({"text": "if `id` is even", "line": 6}));
    assert_eq!(models[1]["values"][1]["description"], "SOME");
    let icon = &emit::json_schema(&schema, None)["$defs"]["Guild"]["properties"]["icon"];
    assert_eq!(icon["$comment"], "required: “if `id` is even”");
}

#[test]
fn a_size_stays_with_its_number() {
    let mut docs = Docs::default();
    let of = |bits, signed| RawTypeKind::Sized(IntSize { bits, signed });
    let rule = |kind| RawRule { kind, of_items: false, rule: "range.notation", said: nowhere("0 to 9") };
    let mut count = row("count", of(8, false));
    count.rules = vec![rule(RawRuleKind::Minimum("0".into())), rule(RawRuleKind::Maximum("9".into()))];
    docs.page_of("page.md", [("Sizes", RawBody::Fields(vec![count, row("large", list(of(64, true)))]))]);
    let schema = docs.schema("api");
    let ir = ir::json(&[&schema], &docs.sources);
    let fields = &ir["models"][0]["fields"];
    assert_eq!(fields[0]["type"], json!({"kind": "integer", "format": "uint8"}));
    assert_eq!(fields[1]["type"], json!({"kind": "array", "items": {"kind": "integer", "format": "int64"}}));
    let properties = &emit::json_schema(&schema, None)["$defs"]["Sizes"]["properties"];
    assert_eq!(properties["count"]["minimum"], 0);
    assert_eq!(properties["count"]["maximum"], 9);
    assert_eq!(properties["large"]["items"]["minimum"], i64::MIN);
    insta::assert_snapshot!(definition(&schema, "Sizes"));
    assert!(emit::unchecked(&schema, &crate::flat(Impls::Derive)).is_empty(), "what the type says needs no check");
}

#[test]
fn another_documentation_tells_the_size() {
    let mut docs = Docs::default();
    let sized = RawTypeKind::Sized(IntSize { bits: 16, signed: false });
    let whole = || RawTypeKind::Integer;
    docs.page_of("one/a.md", [("A", RawBody::Fields(vec![row("left", whole()), row("right", sized.clone())]))]);
    docs.page_of("two/a.md", [("A", RawBody::Fields(vec![row("left", sized), row("right", whole())]))]);
    let schema = docs.schema_of("api", 1);
    let ir = ir::json(&[&schema], &docs.sources);
    for field in ir["models"][0]["fields"].as_array().unwrap() {
        assert_eq!(field["type"]["format"], "uint16", "{field}");
    }
}

#[test]
fn docs_that_tell_absent_from_null_are_believed() {
    let note = |tells_null, nullable| {
        let mut docs = Docs::default();
        docs.tells_null = tells_null;
        let note = RawField { nullable: Some(true), ..maybe("note", RawTypeKind::String) };
        docs.page_of("a.md", [("A", RawBody::Fields(vec![note]))]);
        let style = Style { nullable, ..Style::default() };
        let text = definition_as(&docs.schema("api"), "A", &Options { style, ..crate::flat(Impls::Derive) });
        text.contains("pub note: Option<Option<String>>,")
    };
    assert!(note(true, Nullable::Infer) && !note(false, Nullable::Infer));
    assert!(!note(true, Nullable::Merge) && note(false, Nullable::Distinguish));
}

#[test]
fn a_field_says_when_it_is_required_unless_its_description_does() {
    insta::assert_snapshot!(definition(&guild().schema("api"), "Guild"));
}

/// What stands between the braces of a struct.
fn definition(schema: &Schema, name: &str) -> String {
    definition_as(schema, name, &crate::flat(Impls::Derive))
}

fn definition_as(schema: &Schema, name: &str, options: &Options) -> String {
    let files = emit::rust(&[schema], options).unwrap();
    let start = format!("pub struct {name} ");
    let text = files.iter().map(|file| file.text.as_str()).find(|text| text.contains(&start)).unwrap();
    text.split_once(&start).unwrap().1.split_once("\n}").unwrap().0.to_owned()
}

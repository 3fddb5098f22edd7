//! What a page may state beyond types and prose, from raw models to the IR and to Rust.

use schemadown::dialect::{RawBody, RawTypeKind, RawValues};
use schemadown::emit;
use schemadown::ir;
use serde_json::{Value, json};

use crate::raw::{Docs, to};

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
}

#[test]
fn a_field_says_when_it_is_required_unless_its_description_does() {
    let docs = guild();
    let files = emit::rust(&[&docs.schema("api")], &crate::flat(schemadown::config::Impls::Derive)).unwrap();
    let text = files.iter().map(|file| file.text.as_str()).find(|text| text.contains("struct Guild")).unwrap();
    let definition = text.split_once("pub struct Guild").unwrap().1.split_once("\n}").unwrap().0;
    insta::assert_snapshot!(definition);
}

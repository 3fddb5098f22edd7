//! Every form of page, from its text to the JSON of the IR: one small snapshot each.

mod support;

use schemadown::config::{Api, Unresolved};
use schemadown::project::Project;
use serde_json::Value;
use support::{Sandbox, field_table, page, page_in};

/// What was read from the pages, as `schemadown ir` prints it, and the problems.
fn read(pages: &[(&str, String)]) -> (Value, String) {
    let sandbox = Sandbox::new();
    for (path, text) in pages {
        sandbox.file(&format!("docs/{path}"), text);
    }
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    let schema = project.read_api("api");
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    let ir = schema.map(|schema| schemadown::ir::json(&[&schema], project.sources())).unwrap_or_default();
    (ir["models"].clone(), problems)
}

/// The one model's parts that a test is about.
fn show(models: &Value, id: &str, keys: &[&str]) -> String {
    let model = models.as_array().and_then(|models| models.iter().find(|model| model["id"] == id)).expect("the model");
    let parts: Vec<String> = keys.iter().map(|key| format!("{key}: {}", model[*key])).collect();
    parts.join("\n")
}

/// `name type required? nullable?` for each field, and what was inferred.
fn fields(models: &Value, id: &str) -> String {
    let model = models.as_array().and_then(|models| models.iter().find(|model| model["id"] == id)).expect("the model");
    let line = |field: &Value| {
        let inferred: Vec<&str> =
            field["inferred"].as_array().into_iter().flatten().filter_map(|fact| fact["rule"].as_str()).collect();
        let flag = |name: &str| if field[name] == true { format!(" {name}") } else { String::new() };
        format!(
            "{} = {} {}{}{}{} {}",
            field["rust_name"].as_str().unwrap_or_default(),
            field["wire_name"],
            kind(&field["type"]),
            flag("required"),
            flag("nullable"),
            flag("deprecated"),
            inferred.join(" "),
        )
    };
    model["fields"].as_array().into_iter().flatten().map(|field| line(field).trim_end().to_owned() + "\n").collect()
}

fn kind(ty: &Value) -> String {
    match ty["kind"].as_str() {
        Some("array") => format!("[{}]", kind(&ty["items"])),
        Some("map") => format!("{{{}}}", kind(&ty["values"])),
        Some("ref") => {
            format!("@{}{}", ty["id"].as_str().unwrap_or_default(), if ty["boxed"] == true { " boxed" } else { "" })
        }
        Some("literal") => ty["value"].to_string(),
        kind => kind.unwrap_or_default().to_owned(),
    }
}

#[test]
fn the_model_that_started_it_all() {
    let prose = "The secret that replaces the old one. Valid characters for a secret are `A-Z`, `a-z`, `0-9`,<br/>\
                 `-`, and `_`. The maximum length of a secret is 86.<br/>";
    let table = field_table(&[("clientSecret", "*string*", true, prose)]);
    let (models, problems) =
        read(&[("models/operations/secret.md", page_in("models/operations", "Secret", "", &table))]);
    assert_eq!(problems, "");
    assert_eq!(models[0]["fields"][0]["constraints"].as_array().map(Vec::len), Some(2));
    insta::assert_json_snapshot!(models[0]["fields"][0]["constraints"]);
}

#[test]
fn type_cells() {
    let rows = [
        ("text", "*string*", true, "N/A"),
        ("flag", "*boolean*", false, "N/A"),
        ("list", "*string*[]", true, "N/A"),
        ("lists", "*boolean*[][]", true, "N/A"),
        ("map", "Record<string, *any*>", true, "N/A"),
        ("fixed", "*\"card\"*", true, "N/A"),
        (
            "when",
            "[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)",
            true,
            "N/A",
        ),
        ("day", "[RFCDate](../../types/rfcdate.md)", true, "N/A"),
        ("raw", "*ReadableStream<Uint8Array>*", true, "N/A"),
        (
            "file",
            "[File](https://e.org/File) \\| [Blob](https://e.org/Blob) \\| [shared.Upload](../../models/shared/upload.md)",
            true,
            "N/A",
        ),
        ("self", "[shared.Upload](../../models/shared/upload.md)", false, "N/A"),
        ("type", "*shared.either*", true, "N/A"),
    ];
    let either = "# Either\n\n\n## Supported Types\n\n### `string`\n\n### `boolean`\n\n";
    let (models, problems) = read(&[
        ("models/operations/all.md", page_in("models/operations", "All", "", &field_table(&rows))),
        (
            "models/shared/upload.md",
            page_in("models/shared", "Upload", "", &field_table(&[("name", "*string*", true, "N/A")])),
        ),
        ("models/shared/either.md", either.to_owned()),
    ]);
    assert_eq!(problems, "");
    insta::assert_snapshot!(fields(&models, "operations.All"));
}

#[test]
fn enums() {
    let values = |fence: &str| format!("# Color\n\n## Values\n\n```typescript\n{fence}\n```");
    let table = "# Level\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `Low` | 1 |\n| `High` | 2 |\n| - | `Unrecognized<number>` |\n\nThis is an open enum. Others may come.\n";
    for (name, text) in [
        ("closed", values("\"red\" | \"dark red\" | \"\" | \"1st\" | \"self\" | \"Unknown\"")),
        ("open", values("\"red\" | \"blue\" | Unrecognized<string>")),
        ("integers", values("-1 | 0 | 10 | Unrecognized<number>")),
        ("lines", values("  | \"a\"\n  | \"b\"")),
        ("table", table.to_owned()),
    ] {
        let (models, problems) = read(&[("models/color.md", text)]);
        assert_eq!(problems, "", "{name}");
        let id = models[0]["id"].as_str().unwrap_or_default().to_owned();
        insta::assert_snapshot!(format!("enum_{name}"), show(&models, &id, &["base", "open", "values"]));
    }
}

#[test]
fn unions_say_how_their_members_are_told_apart() {
    let member = |name: &str, rows: &[(&str, &str, bool, &str)]| {
        (format!("models/{}.md", name.to_lowercase()), page(name, "", &field_table(rows)))
    };
    let union = |members: &[&str]| {
        let heads: Vec<String> = members.iter().map(|member| format!("### `{member}`\n\n")).collect();
        ("models/either.md".to_owned(), format!("# Either\n\n\n## Supported Types\n\n{}", heads.concat()))
    };
    let card = member("Card", &[("type", "*\"card\"*", true, "N/A"), ("number", "*string*", true, "N/A")]);
    let cash = member("Cash", &[("type", "*\"cash\"*", true, "N/A")]);
    let by_id = member("ById", &[("id", "*string*", true, "N/A")]);
    let by_name = member("ByName", &[("name", "*string*", true, "N/A"), ("note", "*string*", false, "N/A")]);
    let loose = member("Loose", &[("note", "*string*", false, "N/A")]);
    let bare = member("Bare", &[("note", "*boolean*", false, "N/A")]);
    for (name, members) in [
        ("tag", vec!["models.Card", "models.Cash"]),
        ("kind", vec!["string", "number[]", "models.Card", "{ [k: string]: any }"][..3].to_vec()),
        ("keys", vec!["models.ById", "models.ByName", "models.Loose"]),
        ("order", vec!["models.Loose", "models.Bare"]),
        ("one", vec!["models.Card"]),
    ] {
        let pages: Vec<(String, String)> =
            [&card, &cash, &by_id, &by_name, &loose, &bare].into_iter().cloned().collect();
        let mut pages: Vec<(&str, String)> = pages.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
        let either = union(&members);
        pages.push((&either.0, either.1.clone()));
        let (models, problems) = read(&pages);
        assert_eq!(problems, "", "{name}");
        insta::assert_snapshot!(
            format!("union_{name}"),
            show(&models, "Either", &["kind", "select", "tag", "members"])
        );
    }
}

#[test]
fn a_union_of_one_plain_type_is_another_name_for_it() {
    let (models, _) = read(&[("models/names.md", "# Names\n\n## Supported Types\n\n### `string[]`\n".to_owned())]);
    assert_eq!(
        show(&models, "Names", &["kind", "type"]),
        "kind: \"alias\"\ntype: {\"items\":{\"kind\":\"string\"},\"kind\":\"array\"}"
    );
}

#[test]
fn two_numbers_of_a_union_are_a_whole_one_and_another() {
    let union = |first: &str, second: &str| {
        let shown = |code: &str| format!("### `number`\n\n```typescript\nconst value: number = {code};\n```\n\n");
        read(&[("models/either.md", format!("# Either\n\n## Supported Types\n\n{}{}", shown(first), shown(second)))]).0
    };
    let kinds = |models: &Value| {
        let members = models[0]["members"].as_array().cloned().unwrap_or_default();
        members.iter().map(|member| kind(&member["type"])).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&union("3", "0.5")), ["integer", "number"]);
    assert_eq!(kinds(&union("3", "4")), ["integer", "number"]);
    assert_eq!(kinds(&union("2.5", "0.5")), ["integer", "number"]);
}

#[test]
fn deprecation_is_taken_out_of_the_prose() {
    let note = ": warning: ** DEPRECATED **: Use the new one.<br/><br/>The old one.";
    let stock = ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as possible.";
    let text = format!(
        "# ~~Old~~\n\nWhat it was.\n\n> :warning: **DEPRECATED**: Nobody uses it.\n\n## Fields\n\n\
         | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
         | ~~`a`~~ | *string* | :heavy_check_mark: | {note} |\n| ~~`b`~~ | *string* | :heavy_minus_sign: | {stock} |"
    );
    let (models, problems) = read(&[("models/old.md", text)]);
    assert_eq!(problems, "");
    let parts = show(&models, "Old", &["description", "deprecated", "deprecation_note"]);
    let first = &models[0]["fields"][0];
    let second = &models[0]["fields"][1];
    insta::assert_snapshot!(format!(
        "{parts}\na: {} {}\nb: {} {}",
        first["deprecation_note"], first["description"], second["deprecation_note"], second["description"]
    ));
}

#[test]
fn open_objects_and_properties_that_are_only_called_so() {
    let open = field_table(&[("additionalProperties", "Record<string, *boolean*>", false, "N/A")]);
    let named = field_table(&[("additionalProperties", "*string*", false, "N/A")]);
    let (models, _) =
        read(&[("models/open.md", page("Open", "", &open)), ("models/named.md", page("Named", "", &named))]);
    assert_eq!(show(&models, "Open", &["additional", "fields"]), "additional: {\"kind\":\"boolean\"}\nfields: []");
    assert_eq!(fields(&models, "Named"), "additional_properties = \"additionalProperties\" string\n");
}

#[test]
fn numbers_are_what_the_api_shows() {
    let rows = [
        ("count", "*number*", true, "N/A"),
        ("ratio", "*number*", true, "N/A"),
        ("nothing", "*number*", false, "N/A"),
        ("delay", "*number*", false, "How long it takes, in seconds."),
    ];
    let shown = "let value: T = {\n  count: 3,\n  ratio: 0.25,\n};";
    let whole = "let value: T = {\n  count: 3,\n  ratio: 1,\n};";
    let (mixed, _) = read(&[("models/t.md", page("T", shown, &field_table(&rows)))]);
    let (habit, _) = read(&[("models/t.md", page("T", whole, &field_table(&rows)))]);
    insta::assert_snapshot!(format!("mixed\n{}\nwhole only\n{}", fields(&mixed, "T"), fields(&habit, "T")));
}

#[test]
fn a_null_in_an_example_shows_a_nullable_field() {
    let rows = [("a", "*string*", true, "N/A"), ("b", "*string*", true, "N/A")];
    let code = "let value: T = {\n  a: null,\n  b: \"x\",\n};";
    let (models, _) = read(&[("models/t.md", page("T", code, &field_table(&rows)))]);
    assert_eq!(
        fields(&models, "T"),
        "a = \"a\" string required nullable nullable.example_null\nb = \"b\" string required\n"
    );
}

#[test]
fn example_cells_show_wire_names() {
    let inner = page("Inner", "", &field_table(&[("clientId", "*string*", true, "N/A")]));
    let outer = "# Outer\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
                 | `inner` | [models.Inner](../models/inner.md) | :heavy_check_mark: | N/A | {<br/>\"client_id\": \"a\"<br/>} |";
    let (models, problems) = read(&[("models/inner.md", inner), ("models/outer.md", outer.to_owned())]);
    assert_eq!(problems, "");
    assert_eq!(fields(&models, "Inner"), "client_id = \"client_id\" string required wire_name.example_cell\n");
}

#[test]
fn cycles_are_boxed_where_they_close() {
    let link = |name: &str| format!("[models.{name}](../models/{}.md)", name.to_lowercase());
    let (a, b) = (link("A"), link("B"));
    let (models, _) = read(&[
        ("models/a.md", page("A", "", &field_table(&[("b", &b, true, "N/A"), ("own", &a, false, "N/A")]))),
        (
            "models/b.md",
            page("B", "", &field_table(&[("a", &a, false, "N/A"), ("many", &format!("{a}[]"), false, "N/A")])),
        ),
    ]);
    insta::assert_snapshot!(format!("{}\n{}", fields(&models, "A"), fields(&models, "B")));
}

#[test]
fn links_are_followed_in_any_case_and_into_wrong_folders() {
    let target = page_in("models/shared", "Target", "", &field_table(&[("x", "*string*", true, "N/A")]));
    for cell in [
        "[shared.Target](../../models/shared/target.md)",
        "[shared.Target](../../models/Shared/Target.md)",
        "[other.Target](../../models/other/target.md)",
        "[shared.Target](../../../../models/shared/target.md)",
        "*shared.Target*",
        "*Target*",
    ] {
        let (models, problems) = read(&[
            (
                "models/operations/t.md",
                page_in("models/operations", "T", "", &field_table(&[("x", cell, true, "N/A")])),
            ),
            ("models/shared/target.md", target.clone()),
        ]);
        assert_eq!(fields(&models, "operations.T"), "x = \"x\" @shared.Target required\n", "{cell}");
        assert!(!problems.contains("SD020"), "{cell}: {problems}");
    }
}

#[test]
fn the_root_is_found_whatever_it_is_called() {
    let table = field_table(&[("x", "*string*", true, "N/A")]);
    let page = page("T", "", &table);
    let linked =
        format!("# T\n\n{}", field_table(&[("x", "[operations.T](../../schemas/operations/t.md)", true, "N/A")]));
    for (path, text, id) in [
        ("models/operations/t.md", &page_in("models/operations", "T", "", &table), "operations.T"),
        ("docs/sdk/models/operations/t.md", &page_in("models/operations", "T", "", &table), "operations.T"),
        ("anything/t.md", &page, "T"),
        ("schemas/operations/t.md", &linked, "operations.T"),
    ] {
        let (models, _) = read(&[(path, text.clone())]);
        assert_eq!(models[0]["id"], id, "{path}");
    }
}

#[test]
fn mdx_pages_have_their_name_in_the_front_matter() {
    let text = "---\ntitle: \"Rule\"\n---\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n\
                | --- | --- | --- | --- | --- |\n| `map` | Record\\<string, *string*> | :heavy_check_mark: | N/A | \\{<br/>\"a\": \"b\"<br/>} |";
    let (models, problems) = read(&[("models/rule.mdx", text.to_owned())]);
    assert_eq!((fields(&models, "Rule").as_str(), problems.as_str()), ("map = \"map\" {string} required\n", ""));
}

#[test]
fn what_is_no_model_is_passed_over_and_named() {
    let retry = "# RetryConfig\n\n## Fields\n\n| Name | Type | Description | Example |\n| --- | --- | --- | --- |\n| `strategy` | `\"a\" | \"b\"` | x | y |\n";
    let (_, problems) = read(&[
        ("models/t.md", page("T", "", &field_table(&[("x", "*string*", true, "N/A")]))),
        ("lib/utils/retryconfig.md", retry.to_owned()),
        ("types/rfcdate.md", "# RFCDate\n\nA date.\n\n## Usage\n\nSo.\n".to_owned()),
        ("sdks/shop/README.md", "# Shop\n\n## Overview\n\n### Parameters\n".to_owned()),
    ]);
    insta::assert_snapshot!(problems);
}

#[test]
fn the_share_of_names_that_the_docs_show_is_reported() {
    let sandbox = Sandbox::new();
    let inner = page(
        "Inner",
        "",
        &field_table(&[("clientId", "*string*", true, "N/A"), ("userName", "*string*", true, "N/A")]),
    );
    let outer = "# Outer\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
                 | `inner` | [models.Inner](../models/inner.md) | :heavy_check_mark: | N/A | {<br/>\"clientId\": \"a\"<br/>} |";
    sandbox.file("docs/models/inner.md", inner).file("docs/models/outer.md", outer);
    let mut project = Project::stand_alone(Api::new("api", sandbox.join("docs")), sandbox.join("out"), "api");
    let schema = project.read_api("api").expect("good docs");
    let ir = schemadown::ir::json(&[&schema], project.sources());
    assert_eq!(ir["names"].to_string(), r#"[{"api":"api","evidence":1,"of":2,"wire_case":"as-written"}]"#);
}

#[test]
fn fields_keep_rules_together() {
    let rows = [
        ("lid", "*string*", false, "A lid. Mutually exclusive with `rope`."),
        ("rope", "*string*", false, "A rope. Mutually exclusive with `lid`."),
        ("cord", "*string*", false, "Mutually exclusive with `lid`. The example has both."),
        ("knot", "*string*", false, "Only allowed when `isSealed` is `true`."),
        ("isSealed", "*boolean*", false, "N/A"),
        ("weight", "*number*", false, "Required if `size` is `large` or `huge`, and `lid` is set."),
        ("size", "[Size](./size.md)", true, "Required if `weight` is set."),
    ];
    let example = "let value: Crate = {\n  lid: \"flat\",\n  cord: \"thick\",\n  size: \"small\",\n};";
    let page = page("Crate", example, &field_table(&rows));
    let page = page.replace("# Crate\n", "# Crate\n\nA crate. At least one of `lid` and `rope` must be set.\n");
    let size = "# Size\n\n## Values\n\n```typescript\n\"small\" | \"large\" | \"huge\"\n```";
    let (models, problems) = read(&[("models/crate.md", page), ("models/size.md", size.to_owned())]);
    assert_eq!(problems, "");
    let rules = models[0]["constraints"].as_array().into_iter().flatten();
    insta::assert_snapshot!(rules.map(|rule| rule.to_string() + "\n").collect::<String>());
}

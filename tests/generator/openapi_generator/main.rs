//! The pages of OpenAPI Generator: for each language the same few models, as its template writes them, and what is read.
//!
//! Each folder is a documentation of its own. Nothing says what it is written in: that has to be found out.

#[path = "../support.rs"]
mod support;

use std::fs;
use std::path::Path;

use schemadown::config::{Api, Unresolved};
use schemadown::project::Project;
use serde_json::Value;
use support::Sandbox;

/// What is read from the folder of a language, in short, and the problems.
fn read(language: &str, dialect: &str) -> String {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/generator/openapi_generator").join(language);
    copy(&sandbox, &folder, "docs");
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    let found = show(&sandbox, api.clone());
    api.dialect = Some(schemadown::config::Dialect { name: dialect.to_owned(), span: None });
    assert_eq!(found, show(&sandbox, api), "another dialect than {dialect} was found");
    found
}

fn copy(sandbox: &Sandbox, from: &Path, to: &str) {
    for entry in fs::read_dir(from).expect("a fixture").flatten() {
        let name = format!("{to}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            copy(sandbox, &entry.path(), &name);
        } else {
            sandbox.file(&name, fs::read(entry.path()).expect("a page"));
        }
    }
}

fn show(sandbox: &Sandbox, api: Api) -> String {
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    let schema = project.read_api("api");
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    assert!(!problems.contains("SD006"), "it is not clear which dialect this is: {problems}");
    let ir = schema.map(|schema| schemadown::ir::json(&[&schema], project.sources())).unwrap_or_default();
    let models: Vec<String> = ir["models"].as_array().into_iter().flatten().map(model).collect();
    models.join("") + &problems
}

fn model(model: &Value) -> String {
    let description = model["description"].as_str().map(|text| format!(" // {text}")).unwrap_or_default();
    let head = format!("{} {}{description}\n", text(&model["kind"]), text(&model["id"]));
    let lines: Vec<String> = match text(&model["kind"]) {
        "struct" => {
            let rest = &model["additional"];
            let rest = (!rest.is_null()).then(|| format!("..{}", kind(rest)));
            model["fields"].as_array().into_iter().flatten().map(field).chain(rest).collect()
        }
        "enum" => {
            let open = (model["open"] == true).then(|| "..".to_owned());
            model["values"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|value| value["wire"].to_string())
                .chain(open)
                .collect()
        }
        "union" => {
            let tag = model["tag"].as_str().map(|tag| format!("by {tag}"));
            let member = |member: &Value| format!("{} {}", kind(&member["type"]), member["tag_value"]);
            model["members"].as_array().into_iter().flatten().map(member).chain(tag).collect()
        }
        _ => vec![kind(&model["type"])],
    };
    lines.iter().fold(head, |text, line| text + "    " + line.trim_end() + "\n")
}

fn field(field: &Value) -> String {
    let flag = |name: &str| if field[name] == true { format!(" {name}") } else { String::new() };
    let description = field["description"].as_str().map(|text| format!(" // {text}")).unwrap_or_default();
    let flags = ["required", "nullable", "read_only"].map(flag).concat();
    let rules = field["constraints"].as_array().into_iter().flatten();
    let rules = rules.map(|rule| format!(" {}={}", text(&rule["kind"]), rule["value"])).collect::<Vec<_>>().concat();
    format!("{}: {}{flags}{rules}{description}", text(&field["wire_name"]), kind(&field["type"]))
}

fn kind(ty: &Value) -> String {
    match text(&ty["kind"]) {
        "array" => format!("[{}]", kind(&ty["items"])),
        "map" => format!("{{{}}}", kind(&ty["values"])),
        "ref" => format!("@{}", text(&ty["id"])),
        "literal" => ty["value"].to_string(),
        "union" => ty["members"].as_array().into_iter().flatten().map(kind).collect::<Vec<_>>().join(" | "),
        kind => kind.to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn models_whose_names_differ_in_case_only() {
    let sandbox = Sandbox::new();
    let table = "| Name | Type | Description | Notes |\n|---- | ---- | ---- | ----|\n";
    sandbox.file("docs/A.md", format!("# CODE\n\n## Properties\n\n{table}|**a** | **String** |  |  |\n"));
    sandbox.file("docs/B.md", format!("# Code\n\n## Properties\n\n{table}|**b** | **Long** |  |  |\n"));
    let rows = "|**one** | **Code** |  |  |\n|**other** | **CODE** |  |  |\n|**linked** | [**Code**](B.md) |  |  |\n";
    sandbox.file("docs/C.md", format!("# Both\n\n## Properties\n\n{table}{rows}"));
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    insta::assert_snapshot!(show(&sandbox, api));
}

/// Which of these pages are reported as unions; each is a name and the names of its required properties.
fn unions(pages: &[(&str, &[&str])], operation: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    for (name, properties) in pages {
        let row = |name: &&str| format!("**{name}** | **str** | The {name}. | \n");
        let rows = properties.iter().map(row).collect::<Vec<_>>().concat();
        let table = "Name | Type | Description | Notes\n---- | ---- | ---- | ----\n";
        sandbox.file(&format!("docs/{name}.md"), format!("# {name}\n\n## Properties\n\n{table}{rows}"));
    }
    sandbox.file("docs/OrdersApi.md", format!("# OrdersApi\n\n### Return type\n\n{operation}\n"));
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    let problems = show(&sandbox, api);
    let found = problems.lines().filter(|line| line.contains("SD028"));
    found.filter_map(|line| line.split('`').nth(1)).map(str::to_owned).collect()
}

#[test]
fn a_table_of_several_models_properties_is_no_object() {
    let tea = ("Tea", &["kind", "leaf"][..]);
    let coffee = ("Coffee", &["kind", "roast"][..]);
    let drink = ("Drink", &["kind", "leaf", "roast"][..]);
    assert_eq!(unions(&[tea, coffee, drink], "[**Drink**](Drink.md)"), ["Drink"]);
    // An operation has one of them by itself: it is a part of the other, or both are views of one thing.
    assert_eq!(unions(&[tea, coffee, drink], "[**Tea**](Tea.md)"), Vec::<String>::new());
    // Parts that an object is put together from share nothing.
    let parts = [("Base", &["kind"][..]), ("Details", &["leaf", "roast"][..]), drink];
    assert_eq!(unions(&parts, "[**Drink**](Drink.md)"), Vec::<String>::new());
    // A property that none of them has is the object's own.
    let own = ("Drink", &["kind", "leaf", "roast", "price"][..]);
    assert_eq!(unions(&[tea, coffee, own], "[**Drink**](Drink.md)"), Vec::<String>::new());
}

/// What is read of pages in a dialect, each a name and its rows: `name ; type ; note`.
fn read_in(dialect: &str, pages: &[(&str, &[&str])]) -> String {
    let sandbox = Sandbox::new();
    for (name, rows) in pages {
        let row = |row: &&str| {
            let [field, ty, note] = row.splitn(3, " ; ").collect::<Vec<_>>()[..] else { panic!("three cells: {row}") };
            format!("**{field}** | {ty} | The {field}. | {note}\n")
        };
        let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
        let table = "Name | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n";
        let back = "[[Back to Model list]](../README.md#documentation-for-models)\n";
        sandbox.file(&format!("docs/{name}.md"), format!("# {name}\n\n## Properties\n\n{table}{rows}\n{back}"));
    }
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    api.dialect = Some(schemadown::config::Dialect { name: dialect.to_owned(), span: None });
    show(&sandbox, api)
}

#[test]
fn a_sign_that_no_page_has_means_nothing_and_the_types_tell() {
    let tea = ("Tea", &["leaf ; **String** ; ", "origin ; Option<**String**> ; "][..]);
    let pot = ("Pot", &["tea ; Option<[**Tea**](Tea.md)> ; ", "size ; Option<**i32**> ; "][..]);
    let rust = |pages: &[(&str, &[&str])]| read_in("openapi-generator-rust", pages);
    insta::assert_snapshot!(rust(&[tea, pot]), @"
    struct Pot
        tea: @Tea // The tea.
        size: integer // The size.
    struct Tea
        leaf: string required // The leaf.
        origin: string // The origin.
    docs/Pot.md:7:11: SD037 no page marks a field as `[optional]`, so 3 of 4 fields are, by their types (taken for optional; `[api.fields]` says of a field what its page does not)
    ");
    // Where one page has the sign, it means what it says on all of them.
    let marked = ("Pot", &["tea ; Option<[**Tea**](Tea.md)> ; [optional]", "size ; Option<**i32**> ; "][..]);
    insta::assert_snapshot!(rust(&[tea, marked]), @"
    struct Pot
        tea: @Tea // The tea.
        size: integer required nullable // The size.
    struct Tea
        leaf: string required // The leaf.
        origin: string required nullable // The origin.
    ");
}

#[test]
fn where_no_sign_and_no_type_tells_nothing_of_many_fields_is_demanded() {
    let rows: Vec<String> = (0..50).map(|number| format!("f{number} ; **str** ; ")).collect();
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let python = |pages: &[(&str, &[&str])]| read_in("openapi-generator-python", pages);
    let few = python(&[("A", &rows), ("B", &rows[..49])]);
    assert!(!few.contains("SD037") && few.contains("f1: string required"), "{few}");
    let many = python(&[("A", &rows), ("B", &rows)]);
    assert!(many.contains("SD037 no page marks a field as `[optional]`, so none of 100 fields is taken"), "{many}");
    assert!(!many.contains("string required"), "{many}");
    rows[7] = "f7 ; **str** ; [optional] ";
    let marked = python(&[("A", &rows), ("B", &rows)]);
    assert!(!marked.contains("SD037") && marked.contains("f1: string required"), "{marked}");
}

macro_rules! languages {
    ($($name:ident = $dialect:literal;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(read(stringify!($name), $dialect));
        })*
    };
}

languages! {
    csharp = "openapi-generator-csharp";
    dart = "openapi-generator-dart";
    go = "openapi-generator-go";
    java = "openapi-generator-java";
    kotlin = "openapi-generator-kotlin";
    php = "openapi-generator-php";
    python = "openapi-generator-python";
    python_old = "openapi-generator-python";
    ruby = "openapi-generator-ruby";
    rust = "openapi-generator-rust";
    typescript = "openapi-generator-typescript";
    typescript_axios = "openapi-generator-typescript";
}

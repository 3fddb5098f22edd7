//! Names of models and of fields.

use super::{POT, all, problems, rows, table};

#[test]
fn names_of_fields() {
    let page =
        |name: &str| rows(&format!("| {name} | string | yes | What it is called. |\n| b | string | no | Another. |"));
    let names = [
        "na\u{200b}me",
        "na\u{ad}me",
        "n\u{430}me",
        "name.",
        ".name",
        "a..b",
        "name\u{b9}",
        "name?",
        "name<br>alias",
        "etc.",
        "first name",
        "`first name`",
    ];
    insta::assert_snapshot!(all(names.map(|name| (name, page(name)))));
}

#[test]
fn fields_within_fields() {
    let within =
        |name: &str| rows(&format!("| size | object | yes | How big. |\n| {name} | uint16 | yes | In centimetres. |"));
    insta::assert_snapshot!(all([
        ("the parent is there", within("size.width")),
        ("the parent is misspelt", within("sise.width")),
        ("the parent is missing", rows("| size.width | uint16 | yes | In centimetres. |")),
        ("one between is missing", within("size.a.b")),
    ]));
}

/// A heading with a table is the name of a model, whatever its words are.
#[test]
fn names_of_models() {
    for name in [
        "Item",
        "Value",
        "Data",
        "Result",
        "Response",
        "Request",
        "Body",
        "Type",
        "Input",
        "Output",
        "Schema",
        "Some",
        "Example",
        "Reference",
        "Object",
    ] {
        let page = format!(
            "# Greenhouse\n\n## Plant\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| a | {} | yes | What it has. |\n\n\
             ## {name}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| b | string | yes | What. |\n",
            // `object` is a type.
            if name == "Object" { "[Object](#object)" } else { name },
        );
        let (found, _) = problems(&page);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let alone = page.replace(&format!("| a | {name} |"), "| a | string |").replace("[Object](#object)", "string");
        assert!(super::models(&alone).contains(&name.to_owned()), "{name}: {:?}", super::models(&alone));
    }
}

#[test]
fn columns_of_one_name() {
    insta::assert_snapshot!(all([
        ("two types", table("Field | Type | Type | Required | Description", "| a | string | integer | yes | What. |")),
        (
            "two types of two names",
            table("Field | Type | Data type | Required | Description", "| a | string | integer | yes | What. |")
        ),
        ("two names", table("Field | Type | Required | Name | Description", "| a | string | yes | b | What. |")),
        (
            "twice required",
            table("Field | Type | Required | Optional? | Description", "| a | string | yes | no | What. |")
        ),
        ("no name", table("Field | Type | Required | | Description", "| a | string | yes | b | What. |")),
        ("misspelt", table("Field | Type | Required | Aplies to | Description", "| a | string | yes | all | What. |")),
        ("values", table("Field | Type | Required | Values | Description", "| a | string | yes | x, y | What. |")),
    ]));
    assert!(POT.contains("Pot"));
}

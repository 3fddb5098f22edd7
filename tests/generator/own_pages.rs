//! A team's own pages: the plain form, and what each likely slip in it gets: one message, with its place and the text to
//! write instead. Each slip has a snapshot of its own.

mod support;

use std::fmt::Write as _;

use schemadown::diagnostic::render::Painter;
use schemadown::ir;
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

/// A model that other pages and headings may lead to.
const ORDER: &str = "\
## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | The order. |
";

/// The pages below `specs/shop` with their configuration, and everything that is said of them.
fn said_of(pages: &[(&str, &str)]) -> String {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\ndialect = \"tables\"\n");
    for (path, text) in pages {
        sandbox.file(&format!("specs/{path}"), text);
    }
    shown(&sandbox)
}

/// What a single page gets in a folder whose dialect nobody names.
fn bare(text: &str) -> String {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/orders.md", text);
    shown(&sandbox)
}

fn shown(sandbox: &Sandbox) -> String {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let _ = project.plan();
    let painter = Painter::new(false, 120);
    let shown = project.diagnostics().iter().map(|problem| painter.paint(problem, project.sources()));
    shown.collect::<String>().replace(&format!("{}/", sandbox.path().display()), "")
}

/// What a slip gets on a page of one good model.
fn slip(text: &str) -> String {
    said_of(&[("shop/orders.md", &format!("# Orders\n\n{ORDER}\n{text}"))])
}

/// What a row gets.
fn row(row: &str) -> String {
    slip(&format!(
        "## Line\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| sku | string | yes | |\n{row}\n"
    ))
}

macro_rules! slips {
    ($($name:ident => $said:expr;)*) => {
        $(#[test]
        fn $name() {
            let said = $said;
            assert_eq!(said.matches("error[SD").count() + said.matches("warning[SD").count(), 1, "once per mistake:\n{said}");
            insta::assert_snapshot!(said);
        })*
    };
}

/// A union of two, of which one has this row.
fn payment(row: &str) -> String {
    let table = |name: &str, row: &str| {
        format!(
            "## {name}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n{row}\n| id | string | yes | |\n\n"
        )
    };
    let card = table("Card", "| type | \"card\" | yes | |");
    format!(
        "## Payment\n\nOne of, told apart by `type`:\n\n- [Card](#card)\n- [Cash](#cash)\n\n{card}{}",
        table("Cash", row)
    )
}

/// What a page of an SDK gets that is a team's own: a good page, and one with this text below its title.
fn sdk(text: &str) -> String {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n");
    let rows = field_table(&[("id", "*string*", true, "The order.")]);
    sandbox.file("specs/shop/models/order.md", page("Order", "", &rows));
    sandbox.file("specs/shop/models/line.md", format!("# Line\n\n{text}"));
    shown(&sandbox)
}

slips! {
    a_section_of_another_name => sdk(&field_table(&[("sku", "*string*", true, "")]).replace("## Fields", "## Attributes"));
    a_section_that_is_misspelt => sdk(&field_table(&[("sku", "*string*", true, "")]).replace("## Fields", "## Feilds"));
    a_section_too_deep => sdk(&field_table(&[("sku", "*string*", true, "")]).replace("## Fields", "### Fields"));
    a_section_that_is_missing => sdk(&field_table(&[("sku", "*string*", true, "")]).replace("## Fields", ""));
    a_blank_line_in_a_section => sdk(&(field_table(&[("sku", "*string*", true, "")]) + "\n\n| `count` | *number* | :heavy_check_mark: | How many. |\n"));
    a_page_that_is_there_and_no_model => sdk("Text.\n\n## Fields\n\nNothing.\n");
    pages_that_are_like_nothing => bare("# Order\n\n- `id` (string, required): The order.\n- `sum` (number): What it costs.\n");
    a_type_that_is_misspelt => row("| count | intger | yes | |");
    a_type_that_nobody_knows => row("| count | flurb | yes | |");
    a_type_that_cannot_be_read => row("| count | map of <string | yes | |");
    a_type_that_several_cells_have => row("| a | snowflake | yes | |\n| b | snowflake[] | no | |");
    a_type_that_is_missing => row("| count | | yes | |");
    a_required_cell_that_is_misspelt => row("| count | integer | yess | |");
    a_required_cell_that_says_nothing => row("| count | integer | 12 items | |");
    a_type_that_may_be_a_text => row("| kind | `order` | yes | |");
    texts_without_quotes => row("| size | `small` or `large` | yes | |");
    a_model_that_never_ends => row("| line | Line | yes | |");
    a_text_that_is_read_as_a_model => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| kind | Order | yes |\n\n```json\n{\"kind\": \"order\"}\n```\n");
    members_that_nothing_introduces => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| sku | string | yes |\n\n## Item\n\n- [Line](#line)\n- [Order](#order)\n");
    members_without_links => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| sku | string | yes |\n\n## Item\n\nOne of:\n\n- Line\n- Order\n");
    a_link_to_no_heading => row("| order | [Order](#odrer) | yes | |");
    a_link_to_a_heading_that_is_not_there => row("| tax | [Tax](#tax) | yes | |");
    a_link_to_a_heading_without_a_table => row("| tax | [Tax](#tax) | yes | |\n\n## Tax\n\nWhat the state gets.");
    a_name_with_spaces => row("| unit price | number | yes | |");
    a_name_that_is_missing => row("| | number | yes | |");
    a_field_that_stands_twice => row("| sku | integer | yes | |");
    a_pipe_that_is_not_escaped => row("| colour | \"red\" | \"green\" | yes | |");
    a_pipe_in_a_description => row("| colour | string | yes | Red | green. |");
    a_cell_that_is_missing => row("| colour | string |");
    a_blank_line_in_a_table => row("\n| colour | string | yes | |\n| size | string | yes | |");
    a_table_without_its_line => slip("## Line\n\n| Field | Type | Required | Description |\n| sku | string | yes | |\n");
    a_table_whose_line_is_short => slip("## Line\n\n| Field | Type | Required | Description |\n|---|---|---|\n| sku | string | yes | |\n");
    a_table_that_is_indented => slip("## Line\n\n\t| Field | Type | Required |\n\t|---|---|---|\n\t| sku | string | yes |\n");
    a_table_of_tabs => slip("## Line\n\nField\tType\tRequired\nsku\tstring\tyes\n");
    a_table_without_rows => slip("## Line\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n");
    a_table_without_types => slip("## Line\n\n| Field | Required | Description |\n|---|---|---|\n| sku | yes | |\n");
    a_table_that_does_not_say_what_is_required => slip("## Line\n\n| Field | Type | Description |\n|---|---|---|\n| sku | string | What. |\n");
    a_column_that_is_misspelt => slip("## Line\n\n| Field | Type | Requierd | Description |\n|---|---|---|---|\n| sku | string | yes | |\n");
    a_first_column_that_is_misspelt => slip("## Line\n\n| Feild | Type | Required |\n|---|---|---|\n| sku | string | yes |\n");
    a_column_that_nobody_knows => slip("## Line\n\n| Field | Type | Required | Since | Description |\n|---|---|---|---|---|\n| sku | string | yes | 1.2 | |\n");
    a_column_of_another_name => slip("## Line\n\n| Field | Type | Needed | Description |\n|---|---|---|---|\n| sku | string | yes | |\n");
    a_null_that_says_nothing => slip("## Line\n\n| Field | Type | Required | Nullable |\n|---|---|---|---|\n| sku | string | yes | maybe |\n");
    a_default_of_another_type => slip("## Line\n\n| Field | Type | Required | Default |\n|---|---|---|---|\n| count | integer | no | many |\n");
    a_default_that_is_no_value => slip("## State\n\n- `open`\n- `paid`\n\n## Line\n\n| Field | Type | Required | Default |\n|---|---|---|---|\n| state | [State](#state) | no | opne |\n");
    bounds_of_a_list_the_wrong_way_round => row("| sizes | uint8[9-1] | yes | |");
    bounds_of_a_number_the_wrong_way_round => row("| count | integer (9..1) | yes | |");
    bounds_that_exclude_each_other => row("| code | string | yes | At least 9 characters. At most 3 characters. |");
    values_without_backticks => slip("## State\n\n- open - Nobody has paid.\n- paid: It may be packed.\n\n## Line\n\n| Field | Type | Required |\n|---|---|---|\n| state | [State](#state) | yes |\n");
    a_value_that_stands_twice => slip("## State\n\n| Value | Description |\n|---|---|\n| open | Not paid. |\n| open | Paid. |\n");
    a_bit_that_stands_twice => slip("## Line Flags\n\n| Flag | Value | Description |\n|---|---|---|\n| FRAGILE | 1 << 0 | |\n| DRY | 1 << 0 | |\n");
    a_name_of_two_values => slip("## Colour\n\n| Value | Name | Description |\n|---|---|---|\n| 1 | Red | |\n| 2 | Red | |\n| 3 | Blue | |\n");
    a_number_among_texts => slip("## State\n\n| Value | Description |\n|---|---|\n| open | Not paid. |\n| paid | Paid. |\n| 3 | What? |\n");
    a_tag_that_may_be_left_out => slip(&payment("| type | \"cash\" | no | |"));
    a_tag_that_a_member_lacks => slip(&payment("| sum | integer | yes | |"));
    a_tag_that_two_members_share => slip(&payment("| type | \"card\" | yes | |"));
    an_example_of_another_form => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| day | date | yes |\n\n```json\n{\"day\": \"31.12.2024\"}\n```\n");
    a_type_that_is_misspelt_and_shown => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| weight | nubmer | yes |\n\n```json\n{\"weight\": 1}\n```\n\n```json\n{\"weight\": 2}\n```\n");
    fields_of_what_is_no_object => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| parts | string[] | yes |\n| parts.name | string | yes |\n");
    a_cell_that_is_missing_in_the_middle => slip("## Line\n\n| Field | Type | Required | Nullable | Deprecated | Description |\n|---|---|---|---|---|---|\n| sku | string | yes | no | no | What. |\n| code | string | yes | no | At most 5 characters. |\n");
    a_flag_that_is_no_bit => slip("## Line Flags\n\n| Flag | Value | Description |\n|---|---|---|\n| FRAGILE | 1 << 0 | |\n| DRY | 1 << 1 | |\n| COLD | 1 < 2 | |\n");
    a_member_whose_heading_is_none => slip("## Payment\n\nOne of, told apart by `type`:\n\n- [Card](#card)\n- [Order](#order)\n\n**Card**\n\n| Field | Type | Required |\n|---|---|---|\n| type | \"card\" | yes |\n");
    an_example_of_something_else => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| sku | string | yes |\n| note | string | no |\n\n```json\n{\"sku\": \"a\", \"nota\": \"b\"}\n```\n");
    an_example_of_which_one_element_is_wrong => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| sku | string | yes |\n| note | string | no |\n\n```json\n[{\"sku\": \"a\"}, {\"note\": \"b\"}]\n```\n");
    an_example_of_a_value_that_is_not_listed => slip("## State\n\n- `open`\n- `paid`\n\n## Line\n\n| Field | Type | Required |\n|---|---|---|\n| state | [State](#state) | yes |\n\n```json\n{\"state\": \"shut\"}\n```\n");
    an_example_cell_of_another_type => slip("## Line\n\n| Field | Type | Required | Example |\n|---|---|---|---|\n| count | uint8 | yes | 300 |\n");
    an_example_that_breaks_its_rule => slip("## Line\n\n| Field | Type | Required | Example | Description |\n|---|---|---|---|---|\n| code | string | yes | abcd | At most 3 characters. |\n");
    a_table_of_something_else => slip("## Prices\n\n| Country of destination | Up to 2 kg | Up to 5 kg |\n|---|---|---|\n| The whole of France | 4 | 9 |\n");
    a_table_of_parameters => slip("## Query Parameters\n\n| Parameter | Type | Required |\n|---|---|---|\n| limit | integer | no |\n");
    fields_as_a_list => slip("## Line\n\n- `sku` (string, required): What is sold.\n- `count` (integer): How often.\n");
    fields_as_a_list_of_words => slip("## Line\n\n- sku: string - What is sold.\n- count: integer, required\n");
    two_tables_below_one_heading => slip(&format!("{}\n\nAnd:\n\n| Field | Type | Required |\n|---|---|---|\n| b | string | no |\n", ORDER.replace("Order", "Line")));
    two_headings_of_one_name => slip(ORDER);
    a_heading_without_its_table => slip("## Line\n\n| Field | Type | Required |\n|---|---|---|\n| sku | string | yes |\n\n## Invoice\n\nWhat is to be paid.\n");
    values_that_nobody_refers_to => slip("## Colour\n\n| Name | Meaning |\n|---|---|\n| red | warm |\n| blue | cold |\n");
    a_member_that_leads_nowhere => slip("## Payment\n\nOne of:\n\n- [Card](#card)\n- [Order](#order)\n");
    a_page_without_a_model => said_of(&[("shop/orders.md", ORDER), ("shop/prices.md", "# Prices\n\nThey are fair.\n")]);
    a_link_to_the_wrong_file => said_of(&[("shop/orders.md", ORDER), ("shop/lines.md", "## Line\n\n| Field | Type | Required |\n|---|---|---|\n| order | [Order](order.md#order) | yes |\n")]);
    a_link_to_the_wrong_folder => said_of(&[("shop/a/orders.md", ORDER), ("shop/lines.md", "## Line\n\n| Field | Type | Required |\n|---|---|---|\n| order | [Order](orders.md#order) | yes |\n")]);
    a_folder_that_no_api_lists => said_of(&[("shop/orders.md", ORDER), ("stock/items.md", ORDER)]);
}

#[test]
fn what_is_clear_is_taken_without_a_word() {
    let words = "| a | *integer* | ✅ | |\n| b | *bool* | no | |\n| c | date | Y | |\n| d | `string` | **required** | |\n\
        | e | int | n | |\n| f | \"a\" or \"b\" | ✓ | |\n| g | Order[] | ❌ | |\n| h | list of strings | optional | |\n\
        | i | map of [Order](#order) | true | |\n| j | text | false | |\n| k | float | if `a` is there | |";
    assert_eq!(row(words), "");
    assert_eq!(
        slip("## Notes\n\nText.\n\n<!-- no model -->\n\n| Country | Price of 2 kg |\n|---|---|\n| a b | c d |\n"),
        ""
    );
    // A table needs no blank line above it, nor outer pipes.
    assert_eq!(slip("## Line\nWhat is sold.\nField | Type | Required\n---|---|---\nsku | string | yes\n"), "");
    let said = said_of(&[("shop/orders.md", ORDER), ("shop/README.md", "# About\n\nText.\n")]);
    assert_eq!(said, "note[SD005]: passed over: it is there for people\n--> specs/shop/README.md\n\n");
}

/// What stands with one model is held against no other, and a comment takes a block out.
#[test]
fn an_example_is_of_the_model_that_it_stands_with() {
    let line = "## Line\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| id | string | yes | At most 1 character. |\n\
        | name | string | yes | |\n| note | string | no | |\n\n<!-- no model -->\n```json\n{\"error\": \"none\"}\n```\n\n";
    let item = "## Item\n\n| Field | Type | Required |\n|---|---|---|\n| id | string | yes |\n| name | string | yes |\n| size | integer | yes |\n\n\
        ```json\n{\"id\": \"abc\", \"name\": \"b\", \"size\": 3}\n```\n";
    assert_eq!(slip(&format!("{line}{item}")), "");
    assert_eq!(slip(&format!("{item}{line}")), "");
}

#[test]
fn docs_of_others_are_read_as_far_as_they_go() {
    let sandbox = Sandbox::new();
    let rows = "| Field | Type | Required |\n|---|---|---|\n| a | string | yess |\n| b | string | nope! |\n\n| c | string | no |\n";
    sandbox.file("docs/a.md", format!("## Line\n\n{rows}"));
    let mut api = schemadown::config::Api::new("api", sandbox.join("docs"));
    api.unresolved = schemadown::config::Unresolved::Value;
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    assert!(project.read().is_some());
    insta::assert_snapshot!(sandbox.lines(project.diagnostics(), project.sources()));
}

/// The plain form, end to end.
const PLAIN: &str = "\
# Orders

## Order

What a customer wants.

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | The order. |
| lines | Line[] | yes | Between 1 and 9 lines. |
| state | [State](#state) | yes | |
| colours | [Colour](#colour)[] | no | |
| notes | map of string | no | |
| pay | [Payment](#payment) | if `state` is `paid` | |
| due | date or null | no | |
| size | \"S\", \"M\" | no | |
| rank | 1 or 2 | no | |
| part | Line or Card | no | |
| parts | (Line or Card)[] | no | |
| limit | \"none\" or number or integer | no | |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string(8) | yes | |
| count | uint8 | yes | |

## State

- `open`: Not paid.
- `paid` - All is well.

## Colour

| Value | Description |
|---|---|
| 1 | Red. |
| 2 | Blue. |

## Payment

One of these, told apart by `type`:

- `card`: [Card](#card)
- `cash`: [Cash](#cash) - In the shop.

## Card

| Field | Type | Required | Description |
|---|---|---|---|
| type | string | yes | |
| digits | string | yes | |

## Cash

| Field | Type | Required | Description |
|---|---|---|---|
| type | string | yes | |
";

#[test]
fn the_plain_form_is_read() {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/orders.md", PLAIN);
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schemas = project.read().unwrap_or_default();
    assert_eq!(sandbox.lines(project.diagnostics(), project.sources()), "");
    let schema = schemas.first().expect("a schema");
    let models = ir::json(&[schema], project.sources());
    let mut out = String::new();
    for model in models["models"].as_array().into_iter().flatten() {
        _ = write!(out, "{} {}", model["id"], model["kind"]);
        for part in ["fields", "values", "members"] {
            for entry in model[part].as_array().into_iter().flatten() {
                _ = write!(out, "\n  {}", short(entry));
            }
        }
        out.push('\n');
    }
    insta::assert_snapshot!(out);
}

/// What an entry says, without places.
fn short(entry: &serde_json::Value) -> String {
    let mut parts = Vec::new();
    for key in ["name", "wire", "tag_value", "type", "required", "nullable"] {
        if let Some(value) = entry.get(key) {
            parts.push(format!("{key}={value}"));
        }
    }
    for rule in entry["constraints"].as_array().into_iter().flatten() {
        parts.push(format!("{}={}", rule["kind"].as_str().unwrap_or_default(), rule["value"]));
    }
    parts.join(" ")
}

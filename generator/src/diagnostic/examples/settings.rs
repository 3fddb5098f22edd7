//! What `schemadown.toml` says.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::Config,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
enums = "shut"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[("shut", "closed")],
            command: "generate",
        },
    ),
    (
        Code::UnusedSetting,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[api.fields."Order.idd"]
type = "integer"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[("Order.idd", "Order.id")],
            command: "generate",
        },
    ),
    (
        Code::NotEnforced,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[[api.constraint]]
field = "Order.id"
format = "isbn"
reason = "the server answers 422 else"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[(r#"format = "isbn""#, r#"pattern = "^[0-9]{13}$""#)],
            command: "generate",
        },
    ),
    (
        Code::Emit,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[api.types]
map = "std::collections::HashMap<String, String>"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| extra | map of string | no | What else a shop sends. |
"#,
            mend: &[("HashMap<String, String>", "HashMap")],
            command: "generate",
        },
    ),
];

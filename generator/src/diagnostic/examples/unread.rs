//! What would be lost in silence.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::Unread,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

## Prices

| Country of destination | Up to 2 kg | Up to 5 kg |
|---|---|---|
| The whole of France | 4 | 9 |
",
            mend: &[(
                "\
## Prices

",
                "\
## Prices

<!-- no model -->
",
            )],
            command: "generate",
        },
    ),
    (
        Code::Unlisted,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

=== specs/stock/items.md
# Stock

## Item

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What it is. |
"#,
            mend: &[(
                r#"name = "shop"
"#,
                r#"name = "shop"

[[api]]
name = "stock"
"#,
            )],
            command: "generate",
        },
    ),
    (
        Code::UnreadCell,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Default |
|---|---|---|---|
| count | integer | no | many |
",
            mend: &[("many", "1")],
            command: "generate",
        },
    ),
];

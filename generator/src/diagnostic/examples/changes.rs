//! What is said of changes.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::StaleAllowance,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[[diff.allow]]
rule = "optional-field-removed"
path = "Order.nota"
reason = "nobody has sent it since May"

=== old/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | What else there is to say. |

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[("Order.nota", "Order.note")],
            command: "diff old --api shop --fail-on never",
        },
    ),
    (
        Code::ExpiredAllowance,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[[diff.allow]]
rule = "optional-field-removed"
path = "Order.note"
reason = "nobody has sent it since May"
until = 2024-01-31

=== old/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | What else there is to say. |

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[("2024-01-31", "2999-01-31")],
            command: "diff old --api shop --fail-on never",
        },
    ),
];

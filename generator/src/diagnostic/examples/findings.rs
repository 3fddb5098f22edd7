//! What `schemadown lint` finds.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::Unenforced,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | At most 40 characters, if it is printed. |
",
            mend: &[("At most 40 characters, if it is printed.", "At most 40 characters.")],
            command: "lint",
        },
    ),
    (
        Code::Refuted,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Example | Description |
|---|---|---|---|---|
| code | string | yes | abcd | At most 3 characters. |
",
            mend: &[("abcd", "abc")],
            command: "lint",
        },
    ),
    (
        Code::Contradiction,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| code | string | yes | At least 9 characters. At most 3 characters. |
",
            mend: &[("At least 9", "At least 1")],
            command: "lint",
        },
    ),
    (
        Code::BadDefault,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| state | [State](#state) | no | How far it is. Default is `new`. |

## State

- `open` - Nobody has paid.
- `paid` - It may be packed.
",
            mend: &[("`new`", "`open`")],
            command: "lint",
        },
    ),
    (
        Code::UndocumentedValue,
        Example::Pages {
            bad: r#"# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| state | [State](#state) | yes | How far it is. |

```json
{"id": "ord_1", "state": "shut"}
```

## State

- `open` - Nobody has paid.
- `paid` - It may be packed.
"#,
            mend: &[(
                "\
- `paid` - It may be packed.
",
                "\
- `paid` - It may be packed.
- `shut` - It has arrived.
",
            )],
            command: "lint",
        },
    ),
    (
        Code::HiddenNull,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

=== specs/shop/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | *string* | :heavy_check_mark: | Which order it is. |
"#,
            mend: &[(
                r#"name = "shop"
"#,
                r#"name = "shop"
hidden_null = "option"
"#,
            )],
            command: "lint",
        },
    ),
    (
        Code::AnyValue,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| extra | any | no | What else a shop sends. |
",
            mend: &[("| any |", "| map of string |")],
            command: "lint",
        },
    ),
    (
        Code::NoCheck,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| code | string | yes | Must match `^(?!x)[a-z]+$`. |
",
            mend: &[("^(?!x)[a-z]+$", "^[a-wyz][a-z]*$")],
            command: "lint",
        },
    ),
    (
        Code::AssumedName,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

=== specs/shop/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `OrderID` | *string* | :heavy_check_mark: | Which order it is. |
| `PlacedAt` | *int64* | :heavy_check_mark: | When. |
"#,
            mend: &[(
                r#"name = "shop"
"#,
                r#"name = "shop"
wire_case = "camelCase"
"#,
            )],
            command: "lint",
        },
    ),
    (
        Code::StaleSilence,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"

[[api.silence]]
code = "SD060"
field = "Order.id"
reason = "the server checks the condition"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[(
                r#"
[[api.silence]]
code = "SD060"
field = "Order.id"
reason = "the server checks the condition"
"#,
                "",
            )],
            command: "lint",
        },
    ),
];

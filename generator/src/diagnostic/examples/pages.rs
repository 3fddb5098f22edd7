//! What cannot be read of a page.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::NoTitle,
        Example::Pages {
            bad: "\
=== specs/shop/models/line.md
# Line

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `sku` | *string* | :heavy_check_mark: | What is sold. |

=== specs/shop/models/order.md
## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | *string* | :heavy_check_mark: | Which order it is. |
",
            mend: &[(
                "\
=== specs/shop/models/order.md
",
                "\
=== specs/shop/models/order.md
# Order

",
            )],
            command: "generate",
        },
    ),
    (
        Code::FieldTable,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Requierd | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
",
            mend: &[("Requierd", "Required")],
            command: "generate",
        },
    ),
    (
        Code::RowShape,
        Example::Pages {
            bad: r#"# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| colour | "red" | "green" | no | What it is painted with. |
"#,
            mend: &[(r#""red" | "green""#, r#""red" \| "green""#)],
            command: "generate",
        },
    ),
    (
        Code::FieldName,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| unit price | number | yes | What one costs. |
",
            mend: &[("unit price", "unit_price")],
            command: "generate",
        },
    ),
    (
        Code::RequiredCell,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | yess | What else there is to say. |
",
            mend: &[("yess", "yes")],
            command: "generate",
        },
    ),
    (
        Code::TypeCell,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| prices | map of <number | yes | By currency. |
",
            mend: &[("map of <number", "map of number")],
            command: "generate",
        },
    ),
    (
        Code::EnumValues,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| state | [State](#state) | yes | How far it is. |

## State

- open - Nobody has paid.
- paid - It may be packed.
",
            mend: &[("- open", "- `open`"), ("- paid", "- `paid`")],
            command: "generate",
        },
    ),
    (
        Code::UnionMembers,
        Example::Pages {
            bad: r#"# Shop

## Payment

One of these, told apart by `type`:

- [Card](#card)
- [Cash](#cash)

## Card

| Field | Type | Required | Description |
|---|---|---|---|
| type | "card" | yes | |

## Cash

| Field | Type | Required | Description |
|---|---|---|---|
| type | "cash" | no | |
"#,
            mend: &[(r#""cash" | no"#, r#""cash" | yes"#)],
            command: "generate",
        },
    ),
    (
        Code::DuplicateField,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| id | integer | yes | Its number. |
",
            mend: &[("| id | integer", "| number | integer")],
            command: "generate",
        },
    ),
    (
        Code::MixedSections,
        Example::Pages {
            bad: r#"=== specs/shop/models/line.md
# Line

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `sku` | *string* | :heavy_check_mark: | What is sold. |

=== specs/shop/models/state.md
# State

## Values

```typescript
"open" | "paid"
```

## Supported Types

### `string`
"#,
            mend: &[(
                r"
## Supported Types

### `string`
",
                "",
            )],
            command: "generate",
        },
    ),
];

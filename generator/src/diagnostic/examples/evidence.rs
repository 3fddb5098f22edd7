//! What examples, samples and other documentations show.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::ExampleSyntax,
        Example::Pages {
            bad: r#"# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

```json
{"id" "ord_1"}
```
"#,
            mend: &[(r#""id" "ord_1""#, r#""id": "ord_1""#)],
            command: "generate",
        },
    ),
    (
        Code::ExampleMismatch,
        Example::Pages {
            bad: r#"# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

```json
{"id": 4711}
```
"#,
            mend: &[("4711", r#""4711""#)],
            command: "generate",
        },
    ),
    (
        Code::Unproven,
        Example::Pages {
            bad: "\
=== specs/shop/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `id` | *string* | :heavy_check_mark: | Which order it is. |
",
            mend: &[(
                "=== specs",
                r#"=== schemadown.toml
[[api]]
name = "shop"
hidden_null = "option"

=== specs"#,
            )],
            command: "generate",
        },
    ),
    (
        Code::DocsDisagree,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
docs = ["specs/go", "specs/python"]
wire_case = "camelCase"

=== specs/go/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `Weight` | *int64* | :heavy_check_mark: | N/A |

=== specs/python/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `weight` | *float* | :heavy_check_mark: | N/A |
"#,
            mend: &[("*float*", "*int*")],
            command: "generate",
        },
    ),
    (
        Code::OnlyElsewhere,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
docs = ["specs/go", "specs/python"]
wire_case = "camelCase"

=== specs/go/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `Weight` | *int64* | :heavy_check_mark: | N/A |

=== specs/python/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `weight` | *int* | :heavy_check_mark: | N/A |

=== specs/python/models/invoice.md
# Invoice

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `total` | *int* | :heavy_check_mark: | N/A |
"#,
            mend: &[(
                "\
=== specs/go/models/order.md
",
                "\
=== specs/go/models/invoice.md
# Invoice

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `Total` | *int64* | :heavy_check_mark: | N/A |

=== specs/go/models/order.md
",
            )],
            command: "generate",
        },
    ),
    (
        Code::NoSuchSign,
        Example::Pages {
            bad: "\
=== specs/shop/docs/Order.md
# Order

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**id** | **String** | Which order it is. | 
**note** | Option<**String**> | What else there is to say. | 

[[Back to Model list]](../README.md#documentation-for-models)

=== specs/shop/docs/Line.md
# Line

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**sku** | **String** | What is sold. | 
**count** | Option<**i32**> | How many. | 

[[Back to Model list]](../README.md#documentation-for-models)
",
            mend: &[("What else there is to say. | ", "What else there is to say. | [optional]")],
            command: "generate",
        },
    ),
    (
        Code::SampleDiffers,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
samples = ["recorded/*.json"]

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | yes | What else there is to say. |

=== recorded/order.json
{"id": "ord_1"}
"#,
            mend: &[("| note | string | yes |", "| note | string | no |")],
            command: "generate",
        },
    ),
    (
        Code::SampleUnread,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
samples = ["recorded/*.json"]

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | What else there is to say. |

=== recorded/first.json
{"weather": "fine"}
"#,
            mend: &[(
                r#"=== recorded/first.json
{"weather": "fine"}"#,
                r#"=== recorded/order.json
{"id": "ord_1"}"#,
            )],
            command: "generate",
        },
    ),
];

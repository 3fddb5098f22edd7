//! Names and links, and what models are made of.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::Unresolved,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| tax | [Tax](#tax) | yes | What the state gets. |
",
            mend: &[(
                "\
| tax | [Tax](#tax) | yes | What the state gets. |
",
                "\
| tax | [Tax](#tax) | yes | What the state gets. |

## Tax

| Field | Type | Required | Description |
|---|---|---|---|
| rate | number | yes | In percent. |
",
            )],
            command: "generate",
        },
    ),
    (
        Code::LinkEscapes,
        Example::Pages {
            bad: "\
=== specs/shop/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `tax` | [Tax](../../../../etc/tax.md) | :heavy_check_mark: | What the state gets. |

=== specs/shop/models/tax.md
# Tax

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `rate` | *number* | :heavy_check_mark: | In percent. |
",
            mend: &[("../../../../etc/tax.md", "../models/tax.md")],
            command: "generate",
        },
    ),
    (
        Code::DuplicateModel,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| number | integer | yes | Its number. |
",
            mend: &[(
                r"
## Order

| Field | Type | Required | Description |
|---|---|---|---|
| number",
                r"
## Order Number

| Field | Type | Required | Description |
|---|---|---|---|
| number",
            )],
            command: "generate",
        },
    ),
    (
        Code::NameClash,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| net-price | number | yes | Without taxes. |
| net_price | number | no | The same, as it was called before. |
",
            mend: &[(
                "| net_price | number | no | The same, as it was called before. |",
                "| old_price | number | no | The same, as it was called before. |",
            )],
            command: "generate",
        },
    ),
    (
        Code::LinkRepaired,
        Example::Pages {
            bad: "\
=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| tax | [Tax](taxes.md#tax) | yes | What the state gets. |

=== specs/shop/tax.md
# Tax

## Tax

| Field | Type | Required | Description |
|---|---|---|---|
| rate | number | yes | In percent. |
",
            mend: &[("taxes.md", "tax.md")],
            command: "generate",
        },
    ),
    (
        Code::AliasCycle,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| parent | Order | yes | What it was split off from. |
",
            mend: &[("| Order | yes |", "| Order | no |")],
            command: "generate",
        },
    ),
    (
        Code::BareUnion,
        Example::Pages {
            bad: r"=== specs/shop/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `payment` | [Payment](../models/payment.md) | :heavy_check_mark: | N/A |
| `notes` | List\<*String*> | :heavy_check_mark: | N/A |

=== specs/shop/models/payment.md
# Payment

How it is paid.
",
            mend: &[(
                "\
How it is paid.
",
                "\
How it is paid.

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `iban` | *String* | :heavy_check_mark: | Whose account. |
",
            )],
            command: "generate",
        },
    ),
    (
        Code::Lost,
        Example::Pages {
            bad: "\
=== specs/shop/docs/Order.md
# Order

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**id** | **String** | Which order it is. | 
**state** | [**State**](State.md) | How far it is. | 

[[Back to Model list]](../README.md#documentation-for-models)

=== specs/shop/docs/State.md
# State

## Enum

| Name | Value |
|---- | -----|

[[Back to Model list]](../README.md#documentation-for-models)
",
            mend: &[(
                "\
|---- | -----|
",
                "\
|---- | -----|
| Open | open |
| Paid | paid |
",
            )],
            command: "generate",
        },
    ),
    (
        Code::Flattened,
        Example::Pages {
            bad: "\
=== specs/shop/docs/Tea.md
# Tea

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**kind** | **str** | The kind. | 
**leaf** | **str** | The leaf. | 

=== specs/shop/docs/Coffee.md
# Coffee

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**kind** | **str** | The kind. | 
**roast** | **str** | The roast. | 

=== specs/shop/docs/Drink.md
# Drink

## Properties

Name | Type | Description | Notes
------------ | ------------- | ------------- | -------------
**kind** | **str** | The kind. | 
**leaf** | **str** | The leaf. | 
**roast** | **str** | The roast. | 

=== specs/shop/docs/OrdersApi.md
# OrdersApi

### Return type

[**Drink**](Drink.md)
",
            mend: &[(
                "\
**kind** | **str** | The kind. | 
**leaf** | **str** | The leaf. | 
**roast**",
                "\
**kind** | **str** | The kind. | 
**price** | **str** | The price. | 
**leaf** | **str** | The leaf. | 
**roast**",
            )],
            command: "generate",
        },
    ),
    (
        Code::UnknownWord,
        Example::Pages {
            bad: "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| count | unit16 | yes | How many of it. |
",
            mend: &[("unit16", "uint16")],
            command: "generate",
        },
    ),
];

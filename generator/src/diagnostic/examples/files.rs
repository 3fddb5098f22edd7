//! What is read at all, and how.

use super::{Code, Example};

pub(super) const ALL: &[(Code, Example)] = &[
    (
        Code::Unreadable,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
docs = "specs/shpo"

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
"#,
            mend: &[("shpo", "shop")],
            command: "generate",
        },
    ),
    (
        Code::NoModels,
        Example::Pages {
            bad: "\
=== specs/shop/README.md
# Shop

What our shop sends and takes.
",
            mend: &[
                (
                    "\
=== specs/shop/README.md
",
                    "\
=== specs/shop/shop.md
",
                ),
                (
                    "\
What our shop sends and takes.
",
                    "\
What our shop sends and takes.

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
",
                ),
            ],
            command: "generate",
        },
    ),
    (
        Code::Skipped,
        Example::Pages {
            bad: "\
=== specs/shop/README.md
# About

Who writes these pages.

=== specs/shop/shop.md
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
",
            mend: &[(
                "\
=== specs/shop/README.md
# About

Who writes these pages.

",
                "",
            )],
            command: "generate",
        },
    ),
    (
        Code::Dialect,
        Example::Pages {
            bad: r#"=== schemadown.toml
[[api]]
name = "shop"
docs = "specs/shop"

=== specs/shop/ruby/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `lines` | *T.nilable(::String)* | :heavy_check_mark: | N/A |
| `notes` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |
| `more` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |

=== specs/shop/ruby/models/line.md
# Line

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `skus` | *T.nilable(::String)* | :heavy_check_mark: | N/A |
| `marks` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |
| `more` | *T.nilable(::String)* | :heavy_minus_sign: | N/A |

=== specs/shop/python/models/order.md
# Order

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `lines` | *Optional[str]* | :heavy_check_mark: | N/A |
| `notes` | *Optional[str]* | :heavy_minus_sign: | N/A |
| `more` | *Optional[str]* | :heavy_minus_sign: | N/A |

=== specs/shop/python/models/line.md
# Line

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `skus` | *Optional[str]* | :heavy_check_mark: | N/A |
| `marks` | *Optional[str]* | :heavy_minus_sign: | N/A |
| `more` | *Optional[str]* | :heavy_minus_sign: | N/A |
"#,
            mend: &[(r#"docs = "specs/shop""#, r#"docs = ["specs/shop/ruby", "specs/shop/python"]"#)],
            command: "generate",
        },
    ),
    (
        Code::Transport,
        Example::Pages {
            bad: "\
=== specs/shop/models/errors/shoperror.md
# ShopError

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `message` | *str* | :heavy_check_mark: | What went wrong. |
| `http_meta` | [components.HTTPMetadata](../../models/components/httpmetadata.md) | :heavy_check_mark: | N/A |

=== specs/shop/models/components/httpmetadata.md
# HTTPMetadata

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `response` | [httpx.Response](https://www.python-httpx.org/api/#response) | :heavy_check_mark: | N/A |
| `request` | [httpx.Request](https://www.python-httpx.org/api/#request) | :heavy_check_mark: | N/A |
",
            mend: &[
                (
                    "\
| `http_meta` | [components.HTTPMetadata](../../models/components/httpmetadata.md) | :heavy_check_mark: | N/A |
",
                    "",
                ),
                (
                    r"
=== specs/shop/models/components/httpmetadata.md
# HTTPMetadata

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `response` | [httpx.Response](https://www.python-httpx.org/api/#response) | :heavy_check_mark: | N/A |
| `request` | [httpx.Request](https://www.python-httpx.org/api/#request) | :heavy_check_mark: | N/A |
",
                    "",
                ),
            ],
            command: "generate",
        },
    ),
];

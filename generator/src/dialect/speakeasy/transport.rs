//! What an SDK adds of its own transport to the models of responses: status code, content type, the raw response.
//!
//! None of it is in any JSON. A row of one of the transport's types gives it away; the others go by name, and only beside
//! such a row, since an API may well have a `status_code` of its own. A model that has all of them is no model of the API's
//! but what a call returns: one field for each body that the response may have. Then it stands for those bodies.

use super::super::raw::{RawField, RawType, RawTypeKind};

/// A row, and whether its type is the transport's.
pub(super) struct Row {
    pub(super) field: RawField,
    pub(super) transport: bool,
}

/// What a field table is without the transport.
pub(super) enum Table {
    /// A model's fields.
    Model(Vec<RawField>),
    /// What a call returns: the bodies that the response may have.
    Response(Vec<RawType>),
}

/// The table without the transport's rows, and how many there were. An error is never what stands for a body: its fields are
/// the body's.
pub(super) fn strip(mut rows: Vec<Row>, is_error: bool) -> (Table, usize) {
    let before = rows.len();
    let any = |is: fn(&RawField) -> bool| rows.iter().any(|row| is(&row.field));
    let raw = rows.iter().any(|row| row.transport);
    let returned = !is_error && (any(is_metadata) || (raw && any(is_status) && any(is_content_type)));
    // Request and response in one are the transport's own.
    let metadata = raw && rows.iter().all(|row| row.transport);
    rows.retain(|row| !row.transport && !is_metadata(&row.field));
    if !returned && !metadata {
        let left_out = before - rows.len();
        return (Table::Model(rows.into_iter().map(|row| row.field).collect()), left_out);
    }
    let fields = rows.into_iter().map(|row| row.field);
    let bodies = fields.filter(|field| !is_status(field) && !is_content_type(field) && !is_headers(field));
    let mut types: Vec<RawType> = Vec::new();
    for field in bodies {
        if !types.iter().any(|ty| ty.kind == field.ty.kind) {
            types.push(field.ty);
        }
    }
    let left_out = before - types.len();
    (Table::Response(types), left_out)
}

/// `HttpMeta`, of the type `HTTPMetadata`: request and response in one.
fn is_metadata(field: &RawField) -> bool {
    matches!(&field.ty.kind, RawTypeKind::Ref(reference)
        if folded(&field.name.text) == "httpmeta" && folded(&reference.name).ends_with("httpmetadata"))
}

fn is_status(field: &RawField) -> bool {
    folded(&field.name.text) == "statuscode" && field.ty.kind == RawTypeKind::Integer
}

fn is_content_type(field: &RawField) -> bool {
    folded(&field.name.text) == "contenttype" && field.ty.kind == RawTypeKind::String
}

fn is_headers(field: &RawField) -> bool {
    folded(&field.name.text) == "headers" && matches!(field.ty.kind, RawTypeKind::Map(_))
}

fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

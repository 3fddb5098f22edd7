//! Required fields that may be null although nothing shows it.

use super::{Finding, fields};
use crate::config::Api;
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Schema;

/// How many required fields are exposed: one finding for the whole API, since no single row is to blame.
pub(super) fn hidden(schema: &Schema, api: &Api) -> Option<Finding> {
    let required = fields(schema).filter(|(_, field)| field.required).count();
    let exposed = fields(schema).filter(|(_, field)| field.hidden_null && !field.nullable).count();
    if exposed == 0 {
        return None;
    }
    let message = format!(
        "{exposed} of {required} required fields of `{}` may be null for all that these docs can show",
        schema.api
    );
    let problem = Diagnostic::new(Code::HiddenNull, message)
        .help("the docs of an SDK of the same API in another language may show which: those of Go, Python or Java do")
        .help("`hidden_null = \"option\"` reads all of them as `Option`, `[api.fields]` single ones");
    let diagnostic = match api.span {
        Some(span) => problem.at(span, ""),
        None => match api.docs.first() {
            Some(docs) => problem.in_file(docs.to_string_lossy()),
            None => problem,
        },
    };
    Some(Finding { diagnostic, at: String::new(), of_field: false, key: schema.api.clone() })
}

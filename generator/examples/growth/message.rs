//! Messages in JSON below a table, which no dialect has to find first.

use schemadown::diagnostic::Diagnostics;
use schemadown::dialect::{Naming, RawBody, RawExample, RawField, RawModel, RawType, RawTypeKind, Spanned, Syntax};
use schemadown::ir::{self, Docs, Options, Schema};
use schemadown::source::{SourceFile, Sources, Span};

/// The fields of the model that every message is shown for.
const FIELDS: &[(&str, RawTypeKind)] =
    &[("id", RawTypeKind::Numeric), ("name", RawTypeKind::String), ("parts", RawTypeKind::Any)];

/// Reads a file as an example of a model, and everything that it shows.
pub(crate) fn read(file: &SourceFile, sources: &Sources, problems: &mut Diagnostics) -> Schema {
    let span = Span::new(file.id, 0..file.text.len());
    // Each row has a place of its own: the place of a name is what tells rows apart.
    let mut at = 0;
    let mut spanned = |text: &str| {
        at += 1;
        Spanned { text: text.to_owned(), span: span.part(at - 1..at) }
    };
    let name = spanned("T");
    let field = |(name, kind): &(&str, RawTypeKind)| {
        let name = spanned(name);
        let ty = RawType { kind: kind.clone(), span: name.span };
        RawField { required: true, nullable: Some(false), ..RawField::new(name, ty) }
    };
    let model = RawModel {
        file: file.id,
        dialect: "tables",
        naming: Naming::AsWritten,
        at: name.span,
        name,
        shares_page: false,
        tells_null: false,
        description: None,
        deprecated: None,
        body: RawBody::Fields(FIELDS.iter().map(field).collect()),
        examples: vec![RawExample {
            syntax: Syntax::Json,
            member: None,
            near: true,
            stated: false,
            code: Spanned { text: file.text.clone(), span },
        }],
        folders: None,
    };
    let docs = Docs { models: vec![model], files: Vec::new(), declared: Vec::new() };
    ir::build(vec![docs], sources, &Options::default(), problems)
}

//! Stage `report`: what was read and what came of it becomes plain data, and that one page for a browser.
//!
//! Stands behind all stages and concludes nothing itself. [`Report`] says of every model what its rows are, what was read
//! in which of their words, what is not enforced, and the Rust. [`page()`] puts it into a file that needs nothing else.
//!
//! **Documentation is somebody else's text.** It goes into the page as JSON in which no character can end an element, and
//! the page's scripts set it as text and nothing else. What they could be tricked into is forbidden by the page's own policy:
//! no script runs but the ones that were in the file when it was written, and nothing is loaded.

mod api;
mod changes;
mod data;
mod excerpt;
mod figures;
mod model;
mod page;
mod reading;
mod row;
mod rust;
mod types;

use crate::comparison::Comparison;
use crate::emit;
use crate::ir::Schema;
use crate::lint::Finding;
use crate::source::Sources;

pub use data::{
    Change, Changes, Count, Evidence, Excerpt, Figures, Head, Kind, Listed, Model, Part, Piece, Place, Reading, Remark,
    Report, Row, Rust, Status, Tag, Word,
};
pub use page::page;

use excerpt::Files;

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The APIs.
    pub schemas: &'a [Schema],
    /// What is to be said of each: see [`Project::each_finding`](crate::project::Project::each_finding).
    pub findings: &'a [Vec<Finding>],
    /// What the configuration says of the Rust.
    pub options: &'a emit::Options,
    /// The files that all places are in, those of the comparison too.
    pub sources: &'a Sources,
    /// What changed, where there is an earlier documentation.
    pub before: Option<Before<'a>>,
}

/// An earlier documentation, beside which a report shows the one that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// Its APIs.
    pub schemas: &'a [Schema],
    /// What its configuration says of the Rust.
    pub options: &'a emit::Options,
    /// What changed since.
    pub comparison: &'a Comparison,
}

/// Makes the report.
pub fn report(subject: &Subject<'_>) -> Report {
    let mut files = Files::new(subject.sources);
    let rust: Vec<_> = subject.schemas.iter().map(|schema| rust::of_api(schema, subject.options)).collect();
    let mut models = Vec::new();
    for ((schema, findings), rust) in subject.schemas.iter().zip(subject.findings).zip(&rust) {
        let api = api::Api::new(schema, models.len(), findings, rust, subject.options);
        models.extend((0..schema.models.len()).map(|at| model::model(&api, at, &mut files)));
    }
    let changes = subject.before.map(|before| changes::changes(subject, &before, &rust, &mut models, &mut files));
    let apis: Vec<String> = subject.schemas.iter().map(|schema| schema.api.clone()).collect();
    let head = Head {
        schemadown_report: 1,
        title: excerpt::clean(subject.title),
        figures: figures::figures(subject, &models, &mut files),
        models: models.iter().map(|model| model::listed(model, &apis)).collect(),
        apis,
        changes,
        files: files.into_names(),
    };
    Report { head, models }
}

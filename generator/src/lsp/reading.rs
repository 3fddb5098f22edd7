//! What was found of one configuration and its pages, and what stands where on them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::discover::{Overlay, resolved};
use crate::explain::Subject;
use crate::ir::{Field, Model, ModelId, ModelKind, Schema};
use crate::project::Project;
use crate::source::{FileId, SourceFile, Sources, Span};

use super::workspace::Workspace;

/// One configuration and its pages, as they were when they were last read.
pub(super) struct Reading {
    /// The configuration's file.
    pub(super) config: PathBuf,
    /// What came of the pages, one of each API.
    pub(super) schemas: Vec<Schema>,
    /// What is wrong, and what `lint` finds.
    pub(super) problems: Vec<Diagnostic>,
    project: Project,
}

/// What a line of a page documents.
#[derive(Clone, Copy)]
pub(super) struct Place<'r> {
    pub(super) schema: &'r Schema,
    pub(super) id: ModelId,
    pub(super) part: Part,
}

/// What of a model it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its heading.
    Whole,
    /// The row of a field.
    Field(usize),
    /// The row of a value.
    Value(usize),
}

impl Reading {
    /// Reads everything that the configuration names and the workspace has.
    pub(super) fn new(config: PathBuf, workspace: &Workspace, open: &Overlay) -> Self {
        if !workspace.holds(&resolved(&config)) {
            let problem = Diagnostic::new(Code::Config, "the configuration is a link out of the workspace");
            let project = Project::stand_alone(config::Api::new("api", ""), "", "api");
            return Self { config, schemas: Vec::new(), problems: vec![problem], project };
        }
        let mut project = Project::open_over(&config, open.clone());
        let settings = project.config();
        let apis = settings.map(|config| config.apis.as_slice()).unwrap_or_default();
        let refusals: Vec<Diagnostic> = apis.iter().filter_map(|api| workspace.refusal(settings?, api)).collect();
        project.retain_apis(|config, api| workspace.refusal(config, api).is_none());
        let look = project.look();
        let mut problems: Vec<Diagnostic> = project.diagnostics().iter().cloned().chain(refusals).collect();
        let place = |problem: &Diagnostic| problem.primary.as_ref().map(|label| label.span);
        let known: HashSet<(Code, Option<Span>)> = problems.iter().map(|known| (known.code, place(known))).collect();
        // Where a page has errors, what is found of the rest of it may come of them.
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        let broken: HashSet<FileId> =
            problems.iter().filter(is_error).filter_map(place).map(|span| span.file).collect();
        let is_new = |finding: &&Diagnostic| {
            !known.contains(&(finding.code, place(finding)))
                && place(finding).is_some_and(|span| !broken.contains(&span.file))
        };
        problems.extend(look.findings.iter().filter(is_new).cloned());
        Self { config, schemas: look.schemas, problems, project }
    }

    pub(super) fn sources(&self) -> &Sources {
        self.project.sources()
    }

    pub(super) fn project(&self) -> &Project {
        &self.project
    }

    /// The file that a path leads to, where it was read.
    pub(super) fn file(&self, path: &Path) -> Option<&SourceFile> {
        let is_it = |file: &&SourceFile| {
            let shown = Path::new(&file.display);
            shown.file_name() == path.file_name() && !file.is_hidden() && resolved(shown) == path
        };
        self.sources().iter().find(is_it)
    }

    /// What the line of a byte documents.
    pub(super) fn at(&self, file: &SourceFile, offset: usize) -> Option<Place<'_>> {
        let line = line(file, offset);
        let is_here = |span: Span| span.file == file.id && line.contains(&(span.start as usize));
        let found = |place: Place<'_>| is_here(place.span());
        let mut models = self.models(file.id);
        // A row may document a model of its own, too: the field is what somebody looks for.
        models.clone().flat_map(Place::parts).find(|place| found(*place)).or_else(|| models.find(|place| found(*place)))
    }

    /// The models of a page.
    pub(super) fn models(&self, file: FileId) -> impl Iterator<Item = Place<'_>> + Clone {
        self.schemas.iter().flat_map(move |schema| {
            let numbered = schema.models.iter().enumerate().filter(move |(_, model)| model.file == file);
            numbered.map(move |(number, _)| Place::model(schema, number))
        })
    }

    /// The API that a page is of, as far as it can be told.
    pub(super) fn schema(&self, file: FileId) -> Option<&Schema> {
        let own = self.schemas.iter().find(|schema| schema.models.iter().any(|model| model.file == file));
        own.or(if let [only] = self.schemas.as_slice() { Some(only) } else { None })
    }
}

impl<'r> Place<'r> {
    pub(super) fn model(schema: &'r Schema, number: usize) -> Self {
        Self { schema, id: ModelId(u32::try_from(number).unwrap_or(u32::MAX)), part: Part::Whole }
    }

    pub(super) fn get(self) -> &'r Model {
        self.schema.model(self.id)
    }

    pub(super) fn field(self) -> Option<&'r Field> {
        match (&self.get().kind, self.part) {
            (ModelKind::Struct(object), Part::Field(at)) => object.fields.get(at),
            _ => None,
        }
    }

    pub(super) fn subject(self) -> Subject<'r> {
        let field = if let Part::Field(at) = self.part { Some(at) } else { None };
        Subject { schema: self.schema, model: self.id, field }
    }

    /// The rows of a model.
    pub(super) fn parts(self) -> impl Iterator<Item = Self> {
        let (count, part): (usize, fn(usize) -> Part) = match &self.get().kind {
            ModelKind::Struct(object) => (object.fields.len(), Part::Field),
            ModelKind::Enum(values) => (values.values.len(), Part::Value),
            ModelKind::Union(_) | ModelKind::Alias(_) => (0, Part::Value),
        };
        (0..count).map(move |at| Self { part: part(at), ..self })
    }

    /// Where its name stands.
    pub(super) fn span(self) -> Span {
        let model = self.get();
        match (&model.kind, self.part) {
            (ModelKind::Struct(object), Part::Field(at)) => object.fields.get(at).map(|field| field.span),
            (ModelKind::Enum(values), Part::Value(at)) => values.values.get(at).map(|value| value.span),
            _ => None,
        }
        .unwrap_or_else(|| model.place())
    }
}

/// The bytes of the line that a byte stands in, its end included.
pub(super) fn line(file: &SourceFile, offset: usize) -> std::ops::Range<usize> {
    let before = file.text.get(..offset).unwrap_or(&file.text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = file.text.get(start..).unwrap_or_default();
    start..start + rest.find('\n').map_or(rest.len(), |end| end) + 1
}

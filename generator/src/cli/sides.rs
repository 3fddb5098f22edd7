//! The two sides of a comparison, as somebody names them: folders, files of `schemadown ir`, revisions.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Context;
use crate::comparison::Side;
use crate::config::{Api, Date, Dialect, Unresolved};
use crate::diagnostic::{Diagnostics, suggest};
use crate::project::Project;
use crate::source::Sources;

/// What the sides of a comparison are read as.
#[derive(Clone, Copy, Default)]
pub(super) struct Sides<'a> {
    /// Which API of the configuration, where not all.
    pub(super) api: Option<&'a str>,
    /// How folders are written, where that is said.
    pub(super) dialect: Option<&'a str>,
}

impl Sides<'_> {
    /// A folder of docs, or a file of the IR.
    pub(super) fn named(self, path: &Path, context: &mut Context<'_>) -> Option<Side> {
        let mut api = Api::new("api", path);
        api.unresolved = Unresolved::Value;
        api.dialect = self.dialect.map(|name| Dialect { name: name.to_owned(), span: None });
        if !path.is_file() {
            let project = match self.api {
                Some(name) => Project::open(&context.config).of_docs(name, path),
                None => Project::beside(&context.config, api),
            };
            return self.read(project, context, true);
        }
        let beside = Project::beside(&context.config, api);
        if beside.diagnostics().has_errors() {
            context.reporter.problems(beside.diagnostics(), beside.sources());
            return None;
        }
        match Side::from_ir(path, beside) {
            Ok(side) => Some(side),
            Err(problem) => {
                context.reporter.problems(&Diagnostics::from(*problem), &Sources::new());
                None
            }
        }
    }

    /// The docs of the configuration as they were at a revision.
    pub(super) fn at_revision(self, revision: &str, context: &mut Context<'_>) -> Option<Side> {
        let progress = context.progress("asking git");
        let project = Project::open_at(&context.config, revision);
        drop(progress);
        self.read(project, context, false)
    }

    /// Reads a project, and says what is wrong with it. An API that a revision does not have is new.
    pub(super) fn read(self, mut project: Project, context: &mut Context<'_>, has_to_be: bool) -> Option<Side> {
        if let (Some(name), Some(config)) = (self.api, project.config())
            && has_to_be
            && config.api(name).is_none()
        {
            let names = config.apis.iter().map(|api| api.name.as_str());
            let help = suggest::did_you_mean(name, names).unwrap_or_default();
            context.reporter.usage(&format!("no API is called `{name}`"), &help);
            return None;
        }
        let progress = context.progress("reading docs");
        let schemas = project.read_where(self.api);
        drop(progress);
        let shown = if has_to_be { None } else { schemas.as_ref() };
        // What a revision was warned of is no news.
        if shown.is_none() {
            context.reporter.problems(project.diagnostics(), project.sources());
        }
        Some(Side::new(project, schemas?))
    }
}

/// Today, by the clock of the machine.
pub(super) fn today() -> Option<Date> {
    const DAY: u64 = 24 * 60 * 60;
    Date::from_days(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs() / DAY)
}

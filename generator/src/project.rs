//! The engine behind every front: a configuration becomes schemas, files and a plan for the disk.
//!
//! ```no_run
//! use std::{path::Path, time::SystemTime};
//! use schemadown::project::Project;
//!
//! let start = SystemTime::now();
//! let mut project = Project::open(Path::new("schemadown.toml"));
//! if let Some(plan) = project.plan() {
//!     plan.write(start).map_err(|problems| format!("{problems:?}"))?;
//! }
//! for problem in project.diagnostics() {
//!     eprintln!("{}", schemadown::diagnostic::line::line(problem, project.sources()));
//! }
//! # Ok::<(), String>(())
//! ```

use std::path::{Path, PathBuf};

use crate::config::{self, Api, Config};
use crate::diagnostic::Diagnostics;
use crate::emit;
use crate::ir::Schema;
use crate::lint;
use crate::output::Plan;
use crate::pipeline::{self, Layout};
use crate::source::Sources;

/// One run over one configuration: what was read, and what is wrong with it.
#[derive(Debug)]
pub struct Project {
    config: Option<Config>,
    layout: Layout,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Project {
    /// A project with a `schemadown.toml`. That it cannot be read is among the [diagnostics](Self::diagnostics).
    pub fn open(file: &Path) -> Self {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let config = config::load(file, &mut sources, &mut diagnostics);
        diagnostics.sort();
        Self { config, layout: Layout::Modules, sources, diagnostics }
    }

    /// A folder of docs without a configuration file, whose files go to `out` as a crate of this name.
    pub fn stand_alone(api: Api, out: impl Into<PathBuf>, crate_name: impl Into<String>) -> Self {
        let config = Config { dir: PathBuf::new(), output: out.into(), apis: vec![api] };
        Self {
            config: Some(config),
            layout: Layout::Crate { name: crate_name.into() },
            sources: Sources::new(),
            diagnostics: Diagnostics::new(),
        }
    }

    /// The configuration, where it could be read.
    pub fn config(&self) -> Option<&Config> {
        self.config.as_ref()
    }

    /// What is wrong, in the order of files and places.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The files that the diagnostics' places are in.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Adds problems to those of the run.
    pub fn report(&mut self, problems: Diagnostics) {
        self.diagnostics.append(problems);
    }

    /// Reads the docs of every API. `None` where there are errors.
    pub fn read(&mut self) -> Option<Vec<Schema>> {
        self.read_where(None)
    }

    /// Reads the docs of one API.
    pub fn read_api(&mut self, name: &str) -> Option<Schema> {
        self.read_where(Some(name))?.pop()
    }

    /// Reads the docs of every API and compares what they give with what is in the output folder.
    ///
    /// `None` where there are errors: then nothing must be written.
    pub fn plan(&mut self) -> Option<Plan> {
        let schemas = self.read()?;
        let config = self.config.as_ref()?;
        let files = pipeline::emit(&schemas, config, &self.layout);
        match files.and_then(|files| Plan::new(config.output_dir(), files)) {
            Ok(plan) => Some(plan),
            Err(problems) => {
                self.diagnostics.append(problems);
                self.diagnostics.sort();
                None
            }
        }
    }

    /// What is to be said about the docs of every API, or of one: see [`lint`](crate::lint). `None` where there are
    /// errors.
    pub fn lint(&mut self, api: Option<&str>) -> Option<Diagnostics> {
        let schemas = self.read_where(api)?;
        let config = self.config.as_ref()?;
        let options = self.options();
        let mut findings = Diagnostics::new();
        for schema in &schemas {
            if let Some(api) = config.api(&schema.api) {
                findings.append(lint::lint(schema, api, &options, &mut self.diagnostics));
            }
        }
        findings.sort();
        Some(findings)
    }

    /// What the configuration says of the Rust.
    pub fn options(&self) -> emit::Options {
        self.config.as_ref().map(|config| pipeline::options(config, &self.layout)).unwrap_or_default()
    }

    /// Reads the docs of the API of this name, or of all.
    pub fn read_where(&mut self, name: Option<&str>) -> Option<Vec<Schema>> {
        let wanted = |api: &Api| name.is_none_or(|name| api.name == name);
        if self.diagnostics.has_errors() {
            return None;
        }
        let config = self.config.as_ref()?;
        let mut schemas = Vec::new();
        for api in config.apis.iter().filter(|api| wanted(api)) {
            let docs = config.docs_dir(api);
            schemas.push(pipeline::read(api, &docs, &mut self.sources, &mut self.diagnostics));
        }
        self.diagnostics.sort();
        (!self.diagnostics.has_errors()).then_some(schemas)
    }
}

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

use std::path::{Component, Path, PathBuf};

use crate::config::{self, Api, Config};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::digest::digest;
use crate::discover::{self, Overlay, Revision};
use crate::emit;
use crate::ir::Schema;
use crate::lint;
use crate::memo::{Inputs, Memo, Outcome};
use crate::output::Plan;
use crate::pipeline::{self, Layout};
use crate::sample::{self, Sample};
use crate::source::Sources;
use crate::survey::{self, Survey};
use crate::unenforced::unenforced;

/// One run over one configuration: what was read, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Project {
    config: Option<Config>,
    layout: Layout,
    sources: Sources,
    diagnostics: Diagnostics,
    memo: Option<Memo>,
    unproven: Vec<Diagnostic>,
    /// Where its files are, where that is not the disk.
    revision: Option<Revision>,
    /// What an editor holds of its files.
    open: Overlay,
}

impl Project {
    /// A project with a `schemadown.toml`. That it cannot be read is among the [diagnostics](Self::diagnostics).
    pub fn open(file: &Path) -> Self {
        Self::open_over(file, Overlay::default())
    }

    /// The same, where an editor holds some of its pages, or the `schemadown.toml` itself.
    pub fn open_over(file: &Path, open: Overlay) -> Self {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let config = match open.text(file) {
            Some(text) => {
                let dir = file.parent().map(Path::to_owned).unwrap_or_default();
                config::parse(text, &file.to_string_lossy(), dir, &mut sources, &mut diagnostics)
            }
            None => config::load(file, &mut sources, &mut diagnostics),
        };
        diagnostics.sort();
        Self { config, sources, diagnostics, open, ..Self::empty() }
    }

    fn empty() -> Self {
        Self {
            config: None,
            layout: Layout::Modules,
            sources: Sources::new(),
            diagnostics: Diagnostics::new(),
            memo: None,
            unproven: Vec::new(),
            revision: None,
            open: Overlay::default(),
        }
    }

    /// A folder of docs without a configuration file, whose files go to `out` as a crate of this name.
    pub fn stand_alone(api: Api, out: impl Into<PathBuf>, crate_name: impl Into<String>) -> Self {
        let config = Config { dir: PathBuf::new(), output: out.into(), apis: vec![api], diff: config::Diff::default() };
        Self { config: Some(config), layout: Layout::Crate { name: crate_name.into() }, ..Self::empty() }
    }

    /// The project as it was at a revision of the repository that its configuration lies in, which has to have one then.
    pub fn open_at(file: &Path, revision: &str) -> Self {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let dir = file.parent().map(Path::to_owned).unwrap_or_default();
        // Paths of the configuration start at its folder, and so does what git is asked.
        let (mut config, mut found) = (None, None);
        match Revision::find(&dir, revision) {
            Ok(revision) => {
                let name = file.file_name().map(PathBuf::from).unwrap_or_default();
                let shown = revision.shown(&file.to_string_lossy());
                match revision.text(&name) {
                    Ok(Some(text)) => {
                        config = config::parse(&text, &shown, PathBuf::new(), &mut sources, &mut diagnostics);
                    }
                    Ok(None) => {
                        let problem = Diagnostic::new(Code::Revision, "the revision has no such file").in_file(shown);
                        diagnostics.push(problem.help("compare folders instead: `schemadown diff OLD NEW`"));
                    }
                    Err(problem) => diagnostics.push(*problem),
                }
                found = Some(revision);
            }
            Err(problem) => diagnostics.push(*problem),
        }
        diagnostics.sort();
        Self { config, sources, diagnostics, revision: found, ..Self::empty() }
    }

    /// A folder of docs that is read as it would be without a configuration, beside one that says what is to be said of
    /// changes, where there is such a file.
    pub fn beside(file: &Path, api: Api) -> Self {
        let mut project = Self::stand_alone(api, "", "api");
        if file.exists() {
            let opened = Self::open(file);
            let diff = opened.config.map(|config| config.diff).unwrap_or_default();
            (project.sources, project.diagnostics) = (opened.sources, opened.diagnostics);
            if let Some(config) = &mut project.config {
                config.diff = diff;
            }
        }
        project
    }

    /// Remembers in `file` what this run comes to, so that a [`plan`](Self::plan) for the same docs, by the same program,
    /// has only to read and to compare. The file is this program's own; it may be deleted at any time.
    pub fn remember(mut self, file: impl Into<PathBuf>) -> Self {
        self.memo = Some(Memo::new(file.into()));
        self
    }

    /// A name for a file to [remember](Self::remember) this project in, which no other project on this machine has: it
    /// stands for the output folder. `None` where there is no such folder to be.
    pub fn memo_name(&self) -> Option<String> {
        let folder = std::path::absolute(self.config.as_ref()?.output_dir()).ok()?;
        Some(format!("{:032x}.json", digest(folder.as_os_str().as_encoded_bytes())))
    }

    /// The configuration, where it could be read.
    pub fn config(&self) -> Option<&Config> {
        self.config.as_ref()
    }

    /// What is wrong, in the order of files and places.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// What no place of the docs shows, as far as they were read: of each API how much there is. What a run remembers of the
    /// last one is not read again.
    pub fn unproven(&self) -> &[Diagnostic] {
        &self.unproven
    }

    /// The files that the diagnostics' places are in.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Everything that was read, seen from where the program runs: files, and the folders that they stand in, since what is
    /// added to one is read as well.
    #[cfg(feature = "cli")]
    pub fn inputs_read(&self) -> std::collections::BTreeSet<String> {
        let files = self.sources.iter().map(|file| file.display.clone());
        let folders = self.config.iter().flat_map(|config| {
            let apis = config.apis.iter();
            apis.flat_map(|api| config.docs_dirs(api).into_iter().chain(config.source_dirs(api)))
        });
        let roots: Vec<PathBuf> = folders.collect();
        let between = self.sources.iter().flat_map(|file| {
            let above = Path::new(&file.display).ancestors().skip(1);
            above.take_while(|folder| roots.iter().any(|root| folder.starts_with(root))).map(Path::to_owned)
        });
        let folders = between.chain(roots.iter().cloned()).map(|folder| folder.to_string_lossy().into_owned());
        files.chain(folders).filter(|path| !path.is_empty()).collect()
    }

    /// Adds problems to those of the run.
    pub fn report(&mut self, problems: Diagnostics) {
        self.diagnostics.append(problems);
    }

    /// The same settings for other docs: of one API, in a folder that is seen from where the program runs. There is none where
    /// there is no such API.
    pub fn of_docs(mut self, name: &str, docs: &Path) -> Self {
        if let Some(config) = &mut self.config {
            config.apis.retain(|api| api.name == name);
            // Paths of the configuration start at its folder.
            let is_here = config.dir.as_os_str().is_empty();
            let docs =
                if is_here { docs.to_owned() } else { std::path::absolute(docs).unwrap_or_else(|_| docs.to_owned()) };
            config.apis.iter_mut().for_each(|api| api.docs = vec![docs.clone()]);
        }
        self.layout = Layout::Crate { name: "api".to_owned() };
        self
    }

    /// Leaves out the APIs that are not to be read.
    pub fn retain_apis(&mut self, wanted: impl Fn(&Config, &Api) -> bool) {
        if let Some(config) = &mut self.config {
            let apis = std::mem::take(&mut config.apis);
            config.apis = apis.into_iter().filter(|api| wanted(config, api)).collect();
        }
    }

    /// The files that were read, and what the configuration says.
    pub fn into_parts(self) -> (Option<Config>, Sources) {
        (self.config, self.sources)
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
        let found = self.find(|_| true)?;
        let inputs = self.memo.as_ref().and_then(|_| self.inputs());
        let last =
            self.memo.as_ref().zip(inputs).map(|(memo, inputs)| memo.last(inputs, &self.sources)).unwrap_or_default();
        if inputs.is_some_and(|inputs| last.is_of(inputs))
            && let Some(plan) = Plan::unchanged(self.config.as_ref()?.output_dir(), &last.digests())
        {
            self.diagnostics = last.diagnostics;
            return Some(plan);
        }
        self.planned_of(found, inputs, &last).map(|(plan, _)| plan)
    }

    /// Does as [`plan`](Self::plan) does, and gives what was read as well, which takes reading it.
    #[cfg(feature = "cli")]
    pub fn planned(&mut self) -> Option<(Plan, Vec<Schema>)> {
        let found = self.find(|_| true)?;
        let inputs = self.memo.as_ref().and_then(|_| self.inputs());
        let last =
            self.memo.as_ref().zip(inputs).map(|(memo, inputs)| memo.last(inputs, &self.sources)).unwrap_or_default();
        self.planned_of(found, inputs, &last)
    }

    fn planned_of(&mut self, found: Vec<Found>, inputs: Option<Inputs>, last: &Outcome) -> Option<(Plan, Vec<Schema>)> {
        let schemas = self.read_found(found)?;
        let config = self.config.as_ref()?;
        let of_api = |schema: &Schema| Some(lint::lost(schema, config.api(&schema.api)?));
        for rules in schemas.iter().filter_map(of_api).collect::<Vec<_>>() {
            self.diagnostics.append(rules);
        }
        self.diagnostics.sort();
        if self.diagnostics.has_errors() {
            return None;
        }
        match self.plan_for(&schemas, inputs, last) {
            Ok(plan) => plan.map(|plan| (plan, schemas)),
            Err(problems) => {
                self.diagnostics.append(problems);
                self.diagnostics.sort();
                None
            }
        }
    }

    fn plan_for(
        &self,
        schemas: &[Schema],
        inputs: Option<Inputs>,
        last: &Outcome,
    ) -> Result<Option<Plan>, Diagnostics> {
        let Some(config) = &self.config else { return Ok(None) };
        let dir = config.output_dir();
        let formatted = |path: &str, draft| last.formatted(&dir, path, draft);
        let (files, drafts) = pipeline::emit_again(schemas, config, &self.layout, &formatted)?;
        if let (Some(memo), Some(inputs)) = (&self.memo, inputs) {
            memo.keep(inputs, &files, &drafts, &self.diagnostics);
        }
        Plan::new(dir, files).map(Some)
    }

    fn inputs(&self) -> Option<Inputs> {
        Inputs::of(&format!("{:?} {:?}", self.config, self.layout), &self.sources, &self.diagnostics)
    }

    /// What is to be said about the docs of every API, or of one: see [`lint`](mod@crate::lint). `None` where there are
    /// errors.
    pub fn lint(&mut self, api: Option<&str>) -> Option<Diagnostics> {
        self.findings(api).map(|found| found.findings)
    }

    /// Does as [`lint`](Self::lint) does, and says what would silence each finding.
    pub fn findings(&mut self, api: Option<&str>) -> Option<lint::Found> {
        let schemas = self.read_where(api)?;
        let config = self.config.as_ref()?;
        let options = self.options();
        let mut found = lint::Found::default();
        for schema in &schemas {
            if let Some(api) = config.api(&schema.api) {
                let of_api = lint::lint(schema, api, &options, &mut self.diagnostics);
                found.findings.append(of_api.findings);
                found.silencings.extend(of_api.silencings);
            }
        }
        found.findings.sort();
        Some(found)
    }

    /// Each finding about APIs that were read, in the order of these. Of many fields alike each has its own.
    pub fn each_finding(&mut self, schemas: &[Schema]) -> Vec<Vec<lint::Finding>> {
        let (options, mut stale) = (self.options(), Diagnostics::new());
        let mut found = Vec::with_capacity(schemas.len());
        for schema in schemas {
            let api = self.config.as_ref().and_then(|config| config.api(&schema.api));
            let of_api = |api| lint::each(schema, api, &options, &mut self.diagnostics, &mut stale);
            found.push(api.map(of_api).unwrap_or_default());
        }
        self.report(stale);
        found
    }

    /// What the docs of every API, or of one, leave to habit, as settings that keep it: see [`lint::pins`]. `None` where
    /// there are errors.
    pub fn pins(&mut self, api: Option<&str>) -> Option<Vec<(String, Vec<config::Pin>)>> {
        let schemas = self.read_where(api)?;
        Some(schemas.iter().map(|schema| (schema.api.clone(), lint::pins(schema))).collect())
    }

    /// What the docs of every API, or of one, are found to be: see [`survey`](mod@survey). Of several documentations of
    /// an API each is surveyed by itself. `None` where there are none that could be.
    pub fn survey(&mut self, api: Option<&str>) -> Option<Vec<Survey>> {
        let found = self.find(|other| api.is_none_or(|name| other.name == name))?;
        let mut surveys = Vec::new();
        for Found { api, docs, .. } in found {
            surveys.extend(pipeline::survey(&api, &docs, &self.sources, &mut self.diagnostics));
        }
        self.diagnostics.sort();
        Some(surveys)
    }

    /// Writes a configuration for a folder of docs: see [`survey::starter`]. Gives the number of things in it that are to be
    /// decided; `None` where the docs cannot be read, or where there is such a file already.
    pub fn start(&mut self, docs: &Path, file: &Path) -> Option<usize> {
        let surveys = self.survey(None).filter(|_| !self.diagnostics.has_errors())?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let text = survey::starter(surveys.first()?, &api_name(docs), &seen_from(docs, folder), &self.sources);
        match survey::create(file, &text) {
            Ok(()) => Some(text.matches(survey::TO_DECIDE).count()),
            Err(problems) => {
                self.diagnostics.append(problems);
                None
            }
        }
    }

    /// What the configuration says of the Rust.
    pub fn options(&self) -> emit::Options {
        self.config.as_ref().map(|config| pipeline::options(config, &self.layout)).unwrap_or_default()
    }

    /// Reads the docs of the API of this name, or of all.
    pub fn read_where(&mut self, name: Option<&str>) -> Option<Vec<Schema>> {
        let found = self.find(|api| name.is_none_or(|name| api.name == name))?;
        self.read_found(found)
    }

    /// Finds and loads the pages of the APIs that are wanted. Problems with single pages are for later to stop at, together
    /// with those in them.
    fn find(&mut self, wanted: impl Fn(&Api) -> bool) -> Option<Vec<Found>> {
        if self.diagnostics.has_errors() {
            return None;
        }
        let config = self.config.as_ref()?;
        let mut found = Vec::new();
        for api in config.apis.iter().filter(|api| wanted(api)) {
            let roots = config.docs_dirs(api);
            let several = roots.len() > 1;
            let mut declared = Vec::new();
            for (folder, name) in config.source_dirs(api).iter().zip(&api.sources) {
                let code = match &self.revision {
                    None => discover::discover_code(folder, &named(name), &mut self.sources, &mut self.diagnostics),
                    Some(revision) => {
                        let (sources, diagnostics) = (&mut self.sources, &mut self.diagnostics);
                        discover::discover_in(revision, folder, &named(name), sources, diagnostics).code
                    }
                };
                if code.is_empty() && !self.diagnostics.has_errors() {
                    self.diagnostics.push(no_code(api, folder));
                }
                declared.extend(code);
            }
            let mut docs = Vec::with_capacity(roots.len());
            for (root, name) in roots.into_iter().zip(&api.docs) {
                // The paths of several documentations are told apart by the folders that the configuration names.
                let name = if several { named(name) } else { String::new() };
                let (sources, diagnostics) = (&mut self.sources, &mut self.diagnostics);
                let discover::Found { pages, mut code } = match &self.revision {
                    None => discover::discover_as(&root, &name, &self.open, sources, diagnostics),
                    Some(revision) => discover::discover_in(revision, &root, &name, sources, diagnostics),
                };
                code.extend(&declared);
                docs.push(pipeline::Docs { root, name, files: pages, code });
            }
            let (recorded, unused) = match &self.revision {
                None => discover::discover_recorded(&config.dir, &api.samples, &mut self.diagnostics),
                Some(revision) => discover::discover_recorded_in(revision, &api.samples),
            };
            self.diagnostics.extend(unused.iter().map(|pattern| no_samples(api, pattern)));
            let samples = sample::read(recorded, &mut self.sources, &mut self.diagnostics);
            found.push(Found { api: api.clone(), docs, samples });
        }
        let is_on_disk = matches!(self.layout, Layout::Modules) && self.revision.is_none();
        if is_on_disk && found.len() == config.apis.len() {
            let read: Vec<PathBuf> = config.apis.iter().flat_map(|api| config.docs_dirs(api)).collect();
            self.diagnostics.extend(discover::unlisted(&config.dir, &read));
        }
        Some(found)
    }

    /// Reads as much as can be read, whatever is wrong with the rest: for whoever looks at pages while they are written. The
    /// problems are those that [`plan`](Self::plan) has, but for what is on disk. Nothing is to be generated from it.
    pub fn look(&mut self) -> Look {
        let Some(found) = self.find(|_| true) else { return Look::default() };
        let mut look = Look { schemas: self.read_all(found), findings: Diagnostics::new() };
        let options = self.options();
        let Some(config) = &self.config else { return look };
        for schema in &look.schemas {
            let Some(api) = config.api(&schema.api) else { continue };
            look.findings.append(lint::lint(schema, api, &options, &mut self.diagnostics.clone()).findings);
            self.diagnostics.append(lint::lost(schema, api));
        }
        self.diagnostics.sort();
        look.findings.sort();
        look
    }

    fn read_found(&mut self, found: Vec<Found>) -> Option<Vec<Schema>> {
        let schemas = self.read_all(found);
        (!self.diagnostics.has_errors()).then_some(schemas)
    }

    fn read_all(&mut self, found: Vec<Found>) -> Vec<Schema> {
        let read = |Found { api, docs, samples }: Found| {
            pipeline::read(&api, &docs, samples, &self.sources, &mut self.diagnostics)
        };
        let schemas: Vec<Schema> = found.into_iter().map(read).collect();
        let options = self.options();
        self.diagnostics.extend(schemas.iter().flat_map(|schema| unenforced(schema, &options)));
        if let Some(config) = &self.config {
            let said = schemas.iter().filter_map(|schema| lint::unproven(schema, config.api(&schema.api)?));
            self.unproven = said.collect();
        }
        self.diagnostics.sort();
        schemas
    }
}

/// What is seen of docs that may have errors.
#[derive(Debug, Default)]
pub struct Look {
    /// What came of the pages, one of each API.
    pub schemas: Vec<Schema>,
    /// What [`lint`](mod@crate::lint) has to say of them.
    pub findings: Diagnostics,
}

/// The name of the crate that a folder holds, if it holds one.
pub fn crate_in(folder: &Path) -> Option<String> {
    let manifest: toml::Table = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?;
    config::module_name(&name.replace('-', "_")).is_ok().then(|| name.to_owned())
}

/// The name of the API whose docs lie in a folder: the last part of the path that says more than that there are docs.
fn api_name(docs: &Path) -> String {
    let full = std::path::absolute(docs).unwrap_or_else(|_| docs.to_owned());
    let mut parts: Vec<String> = named(&full).split('/').map(module_like).collect();
    parts.retain(|part| {
        config::module_name(part).is_ok()
            && !matches!(part.as_str(), "docs" | "doc" | "documentation" | "specs" | "src")
    });
    parts.pop().unwrap_or_else(|| "api".to_owned())
}

fn module_like(part: &str) -> String {
    let fold = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    part.chars().map(fold).collect::<String>().trim_matches('_').to_owned()
}

/// A folder as it is seen from another, with `/` between the parts.
fn seen_from(docs: &Path, folder: &Path) -> String {
    let clean = |path: &Path| std::fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path });
    let (Ok(docs_at), Ok(folder_at)) = (clean(docs), clean(folder)) else {
        return docs.to_string_lossy().into_owned();
    };
    let (to, from): (Vec<_>, Vec<_>) = (docs_at.components().collect(), folder_at.components().collect());
    let shared = to.iter().zip(&from).take_while(|(to, from)| to == from).count();
    if shared == 0 {
        return docs_at.to_string_lossy().into_owned();
    }
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// A setting that leads to nothing is a mistake.
fn no_code(api: &Api, folder: &Path) -> Diagnostic {
    let message = format!("`{}` holds no source code of an SDK", folder.display());
    let problem = Diagnostic::new(Code::UnusedSetting, message);
    let problem = match api.span {
        Some(span) => problem.at(span, "in the `sources` of this table"),
        None => problem,
    };
    problem.help("name the folder that holds the SDK's models, or leave `sources` out")
}

fn no_samples(api: &Api, pattern: &str) -> Diagnostic {
    let problem = Diagnostic::new(Code::UnusedSetting, format!("no file of samples is called `{pattern}`"));
    let problem = match api.span {
        Some(span) => problem.at(span, "in the `samples` of this table"),
        None => problem,
    };
    problem.help("name files, folders, or paths with `*` and `**`, seen from the configuration; or leave it out")
}

/// A path as the paths of pages are: with `/` between the parts, and nothing else.
fn named(docs: &Path) -> String {
    let part = |part: Component<'_>| match part {
        Component::Normal(_) | Component::ParentDir => Some(part.as_os_str().to_string_lossy().into_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    };
    docs.components().filter_map(part).collect::<Vec<_>>().join("/")
}

/// The pages of an API.
struct Found {
    api: Api,
    docs: Vec<pipeline::Docs>,
    samples: Vec<Sample>,
}

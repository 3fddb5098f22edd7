//! The stages in their order: docs to a schema, schemas to files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::config::{self, Api, Config, Unresolved};
use crate::declared;
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::dialect::{self, Dialect, Likeness, Page, RawBody, RawModel, TableSettings, Verdict};
use crate::document::{self, Document};
use crate::emit::{self, Drafts, File, Formatted};
use crate::ir::{self, Schema};
use crate::limits::{MAX_CELLS, MAX_FIELDS, MAX_MEMBERS, MAX_VALUES};
use crate::mine;
use crate::parallel;
use crate::sample::Sample;
use crate::source::{FileId, Sources};
use crate::survey::Survey;
use crate::tolerance;

/// What the emitted files are to be part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Modules of a crate that has its own manifest: `lib.rs` and a folder per API.
    Modules,
    /// A crate of its own: `Cargo.toml` and `src/`.
    Crate {
        /// The crate's name.
        name: String,
    },
}

/// A folder of docs, and the pages that were found in it.
#[derive(Clone, Debug)]
pub struct Docs {
    /// The folder.
    pub root: PathBuf,
    /// What the paths of its pages start with; empty where there is no other folder of the API.
    pub name: String,
    /// Its pages, in the order of their paths.
    pub files: Vec<FileId>,
    /// The source code of its SDK, as far as there is any.
    pub code: Vec<FileId>,
}

/// Reads the pages of all documentations into the API's schema; the first leads. Whether it may be used is for `diagnostics`
/// to say.
pub fn read(
    api: &Api,
    docs: &[Docs],
    samples: Vec<Sample>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Schema {
    let options = ir::Options { samples, ..ir_options(api) };
    let settings = TableSettings::new(&api.tables, api.unresolved == Unresolved::Error);
    let files = |files: &[FileId]| files.iter().map(|file| sources.file(*file)).collect::<Vec<_>>();
    let read = |docs: &Docs| ir::Docs {
        models: read_pages(api, docs, &settings, sources, diagnostics),
        files: files(&docs.files),
        declared: declared::read(&files(&docs.code)),
    };
    let read = docs.iter().map(read).collect();
    diagnostics.extend(unused_root(api, docs, sources));
    diagnostics.extend(settings.unused(&api.name));
    let mut schema = ir::build(read, sources, &options, diagnostics);
    mine::attach(&mut schema);
    mine::refute(&mut schema, sources);
    mine::decide(&mut schema, api, diagnostics);
    ir::widen_by_rules(&mut schema);
    schema
}

fn ir_options(api: &Api) -> ir::Options {
    ir::Options {
        api: api.name.clone(),
        root: api.root.clone(),
        wire_case: api.wire_case,
        unresolved: api.unresolved,
        hidden_null: api.hidden_null == config::HiddenNull::Option,
        tolerant_names: api.names == config::NamePolicy::Tolerant,
        fields: api.fields.clone(),
        samples: Vec::new(),
    }
}

/// Surveys each documentation of an API. What is wrong with what it says is for [`read`] to report; here it is the settings
/// that match nothing.
pub fn survey(api: &Api, docs: &[Docs], sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Survey> {
    let settings = TableSettings::new(&api.tables, api.unresolved == Unresolved::Error);
    let surveys = docs.iter().map(|docs| survey_one(api, docs, &settings, sources, diagnostics)).collect();
    diagnostics.extend(settings.unused(&api.name));
    surveys
}

fn survey_one(
    api: &Api,
    docs: &Docs,
    settings: &TableSettings,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Survey {
    let documents = parallel::map(&docs.files, |file| document::parse(sources.file(*file)));
    // Where no dialect is to be seen, somebody wants to know why.
    let fallback = dialect::named("tables").unwrap_or(dialect::DIALECTS[0]);
    let together = together(&documents, &choose(api, docs, &documents, fallback, diagnostics));
    let mut survey = Survey {
        api: api.name.clone(),
        docs: docs.root.to_string_lossy().into_owned(),
        dialects: together.iter().map(|(name, (_, pages))| (*name, pages.len())).collect(),
        ..Survey::default()
    };
    let Some((_, pages)) = together.get("tables") else { return survey };
    let mut problems = Diagnostics::new();
    let (models, report) = dialect::survey(pages, settings, &mut problems);
    diagnostics.extend(problems.iter().filter(|problem| problem.code == Code::Config).cloned());
    let mut unsaid = Diagnostics::new();
    let models = models.into_iter().map(|model| within_limits(model, &mut unsaid)).collect();
    let files = docs.files.iter().map(|file| sources.file(*file)).collect();
    let schema =
        ir::build(vec![ir::Docs { models, files, declared: Vec::new() }], sources, &ir_options(api), &mut unsaid);
    survey.ids = schema.models.into_iter().map(|model| (model.at, model.id)).collect();
    survey.words = schema.words;
    survey.report = report;
    survey
}

/// The pages of each dialect.
fn together<'d, 'a>(
    documents: &'d [Document<'a>],
    dialects: &[&'static dyn Dialect],
) -> BTreeMap<&'static str, (&'static dyn Dialect, Vec<&'d Document<'a>>)> {
    let mut together: BTreeMap<&str, (&dyn Dialect, Vec<&Document<'_>>)> = BTreeMap::new();
    for (document, dialect) in documents.iter().zip(dialects) {
        together.entry(dialect.name()).or_insert((*dialect, Vec::new())).1.push(document);
    }
    together
}

/// A root that no page lies in: it would change nothing, and somebody meant it to.
fn unused_root(api: &Api, docs: &[Docs], sources: &Sources) -> Option<Diagnostic> {
    let root = api.root.as_deref()?.trim_matches('/');
    let is_below = |path: &str| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
    let is_used = |docs: &Docs| {
        let within =
            |path: &str| path.strip_prefix(&docs.name).is_some_and(|path| is_below(path.trim_start_matches('/')));
        let mut paths = docs.files.iter().map(|file| sources.file(*file).path.as_str());
        docs.files.is_empty() || paths.any(|path| is_below(path) || within(path))
    };
    if root.is_empty() || docs.iter().any(is_used) {
        return None;
    }
    let problem = Diagnostic::new(Code::UnusedSetting, format!("no page of `{}` lies in the root `{root}`", api.name));
    let problem = match (api.span, docs.first()) {
        (Some(span), _) => problem.at(span, "in this table"),
        (None, Some(docs)) => problem.in_file(docs.root.to_string_lossy()),
        (None, None) => problem,
    };
    Some(problem.help("name the folder below the docs that model ids start at, or leave `root` out"))
}

/// Reads every page in its dialect, in the order of the files.
fn read_pages(
    api: &Api,
    docs: &Docs,
    settings: &TableSettings,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<RawModel> {
    let documents = parallel::map(&docs.files, |file| document::parse(sources.file(*file)));
    let together = together(&documents, &choose(api, docs, &documents, dialect::DIALECTS[0], diagnostics));
    let (mut models, mut left_out) = (Vec::with_capacity(documents.len()), 0);
    for (dialect, pages) in together.into_values() {
        let mut problems = Diagnostics::new();
        let (mut read, transport) = read_set(dialect, &pages, settings, &mut problems);
        dialect.settle(&mut read, &mut problems);
        left_out += dialect::without_transport(&mut read, &transport, sources);
        models.extend(read);
        diagnostics.append(tolerance::said(dialect, &pages, problems, api.unresolved));
    }
    if left_out > 0 {
        let message = format!("fields that lead to the SDK's transport and were left out: {left_out}");
        diagnostics.push(Diagnostic::new(Code::Transport, message).in_file(docs.root.to_string_lossy()));
    }
    // What was read dialect by dialect, in the order of the files.
    models.sort_by_key(|model: &RawModel| model.file);
    if models.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(no_models(&docs.root, &documents));
    }
    models
}

/// From which confidence on a dialect goes without saying.
const CONFIDENT: f64 = 0.55;

/// So few signs say little of any dialect, and that little is not worth a word.
const FEW: u32 = 12;

/// The dialect of each page: the one that is named, or the one that its folder is found to be written in, or else the
/// `fallback`.
fn choose(
    api: &Api,
    docs: &Docs,
    documents: &[Document<'_>],
    fallback: &'static dyn Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<&'static dyn Dialect> {
    if let Some(wanted) = &api.dialect {
        let named = dialect::named(&wanted.name).unwrap_or_else(|| {
            diagnostics.push(no_such_dialect(wanted));
            fallback
        });
        return vec![named; documents.len()];
    }
    let detected = dialect::detect(documents);
    // Whoever says how tables are read means pages that have no other form; a team's own that are like none are tables that
    // nobody could read yet.
    let is_own = api.unresolved == Unresolved::Error && detected.verdicts.is_empty();
    let tables = dialect::named("tables").filter(|_| api.tables.is_set() || is_own);
    let fallback = tables.unwrap_or(fallback);
    let mixed = detected.verdicts.len() > 1;
    let doubtful = |verdict: &&Verdict| mixed || (verdict.confidence() < CONFIDENT && verdict.likeness.fits > FEW);
    diagnostics.extend(detected.verdicts.iter().filter(doubtful).map(|verdict| say(verdict, docs)));
    documents.iter().map(|document| detected.dialect(&document.file.path).unwrap_or(fallback)).collect()
}

fn no_such_dialect(wanted: &config::Dialect) -> Diagnostic {
    let names = dialect::DIALECTS.iter().map(|dialect| dialect.name());
    let problem = Diagnostic::new(Code::Config, format!("no dialect is called `{}`", wanted.name));
    let problem = match wanted.span {
        Some(span) => problem.at(span, "unknown dialect"),
        None => problem,
    };
    let problem = problem.help(format!("there is: {}", names.clone().collect::<Vec<_>>().join(", ")));
    did_you_mean(&wanted.name, names).into_iter().fold(problem, Diagnostic::help)
}

/// What was found out of a folder. That two dialects fit alike is worth a warning: they may read it differently.
fn say(verdict: &Verdict, docs: &Docs) -> Diagnostic {
    let below = verdict.folder.strip_prefix(docs.name.as_str()).unwrap_or(&verdict.folder);
    let folder = docs.root.join(below.trim_start_matches('/'));
    let Likeness { fits, clashes } = verdict.likeness;
    let message = format!("read as {}: {fits} of {} signs fit", verdict.dialect.name(), fits + clashes);
    let problem = Diagnostic::new(Code::Dialect, message).in_file(folder.to_string_lossy());
    match &verdict.rival {
        None => problem,
        Some((rival, likeness)) if *likeness == verdict.likeness => problem
            .severity(Severity::Warning)
            .help(format!("{} fits as well: name the right one with `dialect = \"…\"` or `--dialect`", rival.name())),
        Some((rival, Likeness { fits, clashes })) => {
            problem.help(format!("the next is {} with {fits} of {}", rival.name(), fits + clashes))
        }
    }
}

fn no_models(root: &Path, documents: &[Document<'_>]) -> Diagnostic {
    let message = format!("none of {} Markdown pages documents a model", documents.len());
    let names = dialect::DIALECTS.iter().map(|dialect| dialect.name()).collect::<Vec<_>>().join(", ");
    let problem = Diagnostic::new(Code::NoModels, message).in_file(root.to_string_lossy());
    let seen = dialect::seen(documents);
    let problem = if seen.is_empty() { problem } else { problem.help(format!("seen: {seen}")) };
    problem
        .help(format!("a model's page has a title and a section that one of these dialects knows: {names}"))
        .help("`--verbose` says why each page was passed over")
}

/// Reads the pages of one dialect, all together or one by one. Gives the pages of its transport, too.
fn read_set(
    dialect: &dyn Dialect,
    pages: &[&Document<'_>],
    settings: &TableSettings,
    diagnostics: &mut Diagnostics,
) -> (Vec<RawModel>, BTreeSet<String>) {
    let whole: Vec<&Document<'_>> = pages.iter().copied().filter(|page| !page.is_cut).collect();
    if let Some(models) = dialect.read_all(&whole, settings, diagnostics) {
        diagnostics.extend(pages.iter().filter(|page| page.is_cut).map(|page| too_many_cells(page)));
        let models = models.into_iter().map(|model| within_limits(model, diagnostics)).collect();
        return (models, BTreeSet::new());
    }
    let (mut models, mut transport) = (Vec::with_capacity(pages.len()), BTreeSet::new());
    for (page, (read, problems)) in pages.iter().zip(parallel::map(pages, |document| read_page(document, dialect))) {
        match read {
            Some(read) => models.extend(read),
            None => _ = transport.insert(page.file.path.clone()),
        }
        diagnostics.append(problems);
    }
    (models, transport)
}

fn too_many_cells(document: &Document<'_>) -> Diagnostic {
    let message = format!("the tables of the page have more than {MAX_CELLS} cells");
    Diagnostic::new(Code::TooMuch, message).in_file(document.file.display.clone()).help(NO_DOCUMENTATION)
}

/// The models of a page; `None` of one that documents the SDK's transport.
fn read_page(document: &Document<'_>, dialect: &dyn Dialect) -> (Option<Vec<RawModel>>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let file = document.file;
    if document.is_cut {
        diagnostics.push(too_many_cells(document));
        return (Some(Vec::new()), diagnostics);
    }
    let skipped =
        |why: &str| Diagnostic::new(Code::Skipped, format!("passed over: {why}")).in_file(file.display.clone());
    let models = match dialect.read(file, document, &mut diagnostics) {
        Page::Model(model) => vec![*model],
        Page::Models(models) => models,
        Page::Nameless => Vec::new(),
        Page::Transport => {
            diagnostics.push(skipped("it documents a response of the SDK without any JSON"));
            return (None, diagnostics);
        }
        Page::Other(why) => {
            let names = dialect.sections();
            let overlooked = if names.is_empty() { None } else { dialect::overlooked(document, names) };
            diagnostics.push(overlooked.unwrap_or_else(|| skipped(why)));
            Vec::new()
        }
    };
    let models = models.into_iter().map(|model| within_limits(model, &mut diagnostics)).collect();
    (Some(models), diagnostics)
}

/// Most of the work for a model grows with its parts, and some with their square.
fn within_limits(model: RawModel, diagnostics: &mut Diagnostics) -> RawModel {
    let (count, limit, what) = match &model.body {
        RawBody::Fields(fields) => (fields.len(), MAX_FIELDS, "fields"),
        RawBody::Values(values) => (values.values.len(), MAX_VALUES, "values"),
        RawBody::Members(members) | RawBody::Tagged(members, _) => (members.len(), MAX_MEMBERS, "members"),
        RawBody::Alias(_) | RawBody::Bare | RawBody::Unreadable => return model,
    };
    if count <= limit {
        return model;
    }
    let message = format!("`{}` has {count} {what}", model.name.text);
    let problem = Diagnostic::new(Code::TooMuch, message).at(model.name.span, format!("at most {limit} are read"));
    diagnostics.push(problem.help(NO_DOCUMENTATION));
    RawModel { body: RawBody::Unreadable, ..model }
}

const NO_DOCUMENTATION: &str = "move the page out of the folder if it is no model's";

/// Emits all APIs: Rust, and for a crate of its own its manifest.
///
/// # Errors
/// What cannot be emitted, each with its model.
pub fn emit(schemas: &[Schema], config: &Config, layout: &Layout) -> Result<Vec<File>, Diagnostics> {
    emit_again(schemas, config, layout, &|_, _| None).map(|(files, _)| files)
}

/// Does as [`emit`] does, and formats only what was not formatted before.
pub(crate) fn emit_again(
    schemas: &[Schema],
    config: &Config,
    layout: &Layout,
    formatted: Formatted<'_>,
) -> Result<(Vec<File>, Drafts), Diagnostics> {
    let options = options(config, layout);
    let borrowed: Vec<&Schema> = schemas.iter().collect();
    let (mut files, drafts) = emit::rust_again(&borrowed, &options, formatted).map_err(|problems| {
        let problems = problems.iter().map(|problem| Diagnostic::new(Code::Emit, problem.to_string()));
        let mut diagnostics = Diagnostics::new();
        diagnostics.extend(problems);
        diagnostics
    })?;
    if let Layout::Crate { name } = layout {
        let needs = emit::Needs::of(&borrowed, &options);
        files.push(emit::manifest(name, needs, &emit::features(&borrowed, &options)));
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok((files, drafts))
}

/// What the configuration says of the Rust.
pub fn options(config: &Config, layout: &Layout) -> emit::Options {
    let mut options = emit::Options::default();
    for api in &config.apis {
        options.apis.insert(api.name.clone(), style(api, layout));
    }
    if let Layout::Crate { name } = layout {
        options.name = Some(name.replace('-', "_"));
        "src/".clone_into(&mut options.base);
        options.flat = true;
        options.features = true;
    }
    options
}

fn style(api: &Api, layout: &Layout) -> emit::Style {
    // A path of the command line is different on every machine; one of the configuration is not.
    let sources = match (layout, api.docs.as_slice()) {
        (Layout::Modules, [docs]) => {
            docs.to_str().map(|docs| format!("{}/", docs.trim_end_matches('/'))).unwrap_or_default()
        }
        // Of several documentations the paths are seen from the configuration already.
        _ => String::new(),
    };
    emit::Style {
        sources,
        types: api.types.iter().map(|entry| (entry.kind, entry.rust.clone())).collect(),
        enums: api.enums,
        nullable: api.nullable,
        serde: api.serde,
        unknown_fields: api.unknown_fields,
        derives: api.derives.clone(),
        exhaustive: api.exhaustive,
    }
}

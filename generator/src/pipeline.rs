//! The stages in their order: docs to a schema, schemas to files.

use std::path::Path;

use crate::config::{self, Api, Config};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::{self, Dialect, Page, RawModel};
use crate::document;
use crate::emit::{self, Drafts, File, Formatted};
use crate::ir::{self, Schema};
use crate::mine;
use crate::parallel;
use crate::source::{FileId, SourceFile, Sources};

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

/// Reads the pages that were found below `root` into the API's schema. Whether it may be used is for `diagnostics` to
/// say.
pub fn read(api: &Api, root: &Path, files: &[FileId], sources: &Sources, diagnostics: &mut Diagnostics) -> Schema {
    let raw = read_pages(files, sources, dialect_of(api, diagnostics), diagnostics);
    if raw.is_empty() && !diagnostics.has_errors() {
        let message = format!("none of {} Markdown pages documents a model", files.len());
        let help = "a model's page has a title and a section `Fields`, `Values` or `Supported Types`; \
                    `--verbose` says why each page was passed over";
        diagnostics.push(Diagnostic::new(Code::NoModels, message).in_file(root.to_string_lossy()).help(help));
    }
    let options = ir::Options {
        api: api.name.clone(),
        root: api.root.clone(),
        wire_case: api.wire_case,
        unresolved: api.unresolved,
        hidden_null: api.hidden_null == config::HiddenNull::Option,
        fields: api.fields.clone(),
    };
    let files: Vec<&SourceFile> = files.iter().map(|file| sources.file(*file)).collect();
    let mut schema = ir::build(raw, &files, sources, &options, diagnostics);
    mine::attach(&mut schema);
    mine::refute(&mut schema, sources);
    mine::decide(&mut schema, &api.constraints, diagnostics);
    schema
}

/// The dialect that the configuration names, or the only one there is.
fn dialect_of(api: &Api, diagnostics: &mut Diagnostics) -> &'static dyn Dialect {
    let only = dialect::DIALECTS[0];
    let Some(wanted) = &api.dialect else { return only };
    dialect::named(&wanted.name).unwrap_or_else(|| {
        let names: Vec<&str> = dialect::DIALECTS.iter().map(|dialect| dialect.name()).collect();
        let problem = Diagnostic::new(Code::Config, format!("no dialect is called `{}`", wanted.name))
            .at(wanted.span, "unknown dialect")
            .help(format!("there is: {}", names.join(", ")));
        let near = did_you_mean(&wanted.name, names.iter().copied());
        diagnostics.push(near.into_iter().fold(problem, Diagnostic::help));
        only
    })
}

/// Reads every page, in the order of the files.
fn read_pages(
    files: &[FileId],
    sources: &Sources,
    dialect: &dyn Dialect,
    diagnostics: &mut Diagnostics,
) -> Vec<RawModel> {
    let mut models = Vec::with_capacity(files.len());
    for (model, problems) in parallel::map(files, |file| read_page(sources.file(*file), dialect)) {
        models.extend(model);
        diagnostics.append(problems);
    }
    models
}

fn read_page(file: &SourceFile, dialect: &dyn Dialect) -> (Option<RawModel>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let document = document::parse(file);
    let model = match dialect.read(file, &document, &mut diagnostics) {
        Page::Model(model) => Some(*model),
        Page::Nameless => None,
        Page::Other(why) => {
            let message = format!("passed over: {why}");
            diagnostics.push(Diagnostic::new(Code::Skipped, message).in_file(file.display.clone()));
            None
        }
    };
    (model, diagnostics)
}

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
        let needs = emit::Needs::of(&files);
        files.push(emit::manifest(name, needs));
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
    if let Layout::Crate { .. } = layout {
        "src/".clone_into(&mut options.base);
        options.flat = true;
    }
    options
}

fn style(api: &Api, layout: &Layout) -> emit::Style {
    // A path of the command line is different on every machine; one of the configuration is not.
    let sources = match (layout, api.docs.to_str()) {
        (Layout::Modules, Some(docs)) => format!("{}/", docs.trim_end_matches('/')),
        _ => String::new(),
    };
    emit::Style {
        sources,
        types: api.types.iter().map(|entry| (entry.kind.as_str().to_owned(), entry.rust.clone())).collect(),
        enums: api.enums,
        nullable: api.nullable,
    }
}

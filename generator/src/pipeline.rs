//! From a folder of documentation to a schema with its constraints: the reading half of the pipeline.

use std::path::Path;
use std::thread;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::{self, Dialect, Page, RawModel};
use crate::ir::{self, Schema};
use crate::source::{self, SourceFile, Sources};

/// Reads the documentation below `root` into a schema. Whether it may be used is for `diagnostics` to say.
pub fn read(root: &Path, options: &ir::Options, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Schema {
    let before = sources.len();
    source::discover(root, sources, diagnostics);
    let files: Vec<&SourceFile> = sources.iter().skip(before).collect();
    let raw = read_pages(&files, dialect::DIALECTS[0], diagnostics);
    if raw.is_empty() && !diagnostics.has_errors() {
        let pages = files.len();
        diagnostics.push(
            Diagnostic::new(Code::NoModels, format!("none of {pages} Markdown pages documents a model"))
                .in_file(root.display().to_string())
                .help("a model's page has a title and a section `Fields`, `Values` or `Supported Types`; -v says what was passed over"),
        );
    }
    ir::build(raw, &files, sources, options, diagnostics)
}

/// Reads every page, on as many threads as there are cores. The order is that of the files.
fn read_pages(files: &[&SourceFile], dialect: &dyn Dialect, diagnostics: &mut Diagnostics) -> Vec<RawModel> {
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let chunk = files.len().div_ceil(threads).max(1);
    let read = |files: &[&SourceFile]| {
        let mut diagnostics = Diagnostics::new();
        let models: Vec<RawModel> =
            files.iter().filter_map(|file| read_page(file, dialect, &mut diagnostics)).collect();
        (models, diagnostics)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = files.chunks(chunk).map(|files| scope.spawn(move || read(files))).collect();
        let mut models = Vec::with_capacity(files.len());
        for worker in workers {
            match worker.join() {
                Ok((mut read, problems)) => {
                    models.append(&mut read);
                    diagnostics.append(problems);
                }
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        models
    })
}

fn read_page(file: &SourceFile, dialect: &dyn Dialect, diagnostics: &mut Diagnostics) -> Option<RawModel> {
    let document = crate::document::parse(file);
    match dialect.read(file, &document, diagnostics) {
        Page::Model(model) => Some(*model),
        Page::Broken => None,
        Page::Other(why) => {
            diagnostics
                .push(Diagnostic::new(Code::Skipped, format!("passed over: {why}")).in_file(file.display.clone()));
            None
        }
    }
}

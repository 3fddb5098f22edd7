//! Where each page's file and module stand. Settled for all APIs before the first model is emitted.
//!
//! A page is a file, and its models are reached by the module of its folder. A page of several models that is a module of
//! its own is that module's file, unless the module holds more than the page: then it is a folder like any other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ir::{Model, ModelId, Schema};

use super::ident;
use super::options::Options;

/// The module tree of a crate.
pub(super) struct Layout {
    /// The module that holds the runtime helpers; `support` unless a folder of models has that name.
    pub support: String,
    /// The module that holds the tests of examples; `examples` unless a folder of models has that name.
    pub examples: String,
    /// The module that holds the tests of constraints; `boundaries` unless a folder of models has that name.
    pub boundaries: String,
    /// Each API's models, in the order of the schemas.
    pub apis: Vec<ApiLayout>,
}

/// The module tree of an API.
pub(super) struct ApiLayout {
    /// The files, in the order of their first models.
    pub files: Vec<PageFile>,
    /// Each model's file, by model.
    file_of: Vec<usize>,
    /// The API's module below the crate root; none where its models are the crate's.
    pub root: Option<String>,
}

/// The file of a page.
pub(super) struct PageFile {
    /// The module that its models are reached by, as names below the crate root.
    pub module: Vec<String>,
    /// Its own module in there, whose names that one exports; none where it is that module itself.
    pub stem: Option<String>,
    /// Its models, in the order of the page.
    pub models: Vec<ModelId>,
}

impl Layout {
    /// Lays out all APIs.
    pub(super) fn new(schemas: &[&Schema], options: &Options) -> Self {
        let flat = options.flat && schemas.len() == 1;
        let apis: Vec<_> = schemas.iter().map(|schema| ApiLayout::new(schema, flat)).collect();
        let mut taken: BTreeSet<String> = apis.iter().flat_map(ApiLayout::root_names).collect();
        let mut own_name = |wanted: &str| {
            let mut name = wanted.to_owned();
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            name
        };
        let (support, examples, boundaries) = (own_name("support"), own_name("examples"), own_name("boundaries"));
        Self { support, examples, boundaries, apis }
    }
}

impl ApiLayout {
    fn new(schema: &Schema, flat: bool) -> Self {
        let root = (!flat).then(|| at_root(ident::module(&schema.api)));
        let module_of = |model: &Model| -> Vec<String> {
            let mut parts = model.module.iter().map(|part| ident::module(part));
            let first = parts.next().map(|first| if flat { at_root(first) } else { first });
            root.iter().cloned().chain(first).chain(parts).collect()
        };
        let modules: Vec<_> = schema.models.iter().map(module_of).collect();
        let (mut files, mut file_of) = (Vec::<PageFile>::new(), Vec::with_capacity(modules.len()));
        let mut known = HashMap::new();
        for (index, (model, module)) in schema.models.iter().zip(&modules).enumerate() {
            let file = *known.entry((module, &model.source)).or_insert(files.len());
            if file == files.len() {
                files.push(PageFile { module: module.clone(), stem: None, models: Vec::new() });
            }
            files[file].models.push(model_id(index));
            file_of.push(file);
        }
        for file in &mut files {
            file.models.sort_by_key(|id| schema.models.get(id.0 as usize).map(|model| (model.at.start, *id)));
        }
        name(&mut files, schema);
        Self { files, file_of, root }
    }

    fn root_names(&self) -> Vec<String> {
        let first = |file: &PageFile| file.module.first().or(file.stem.as_ref()).cloned();
        self.files.iter().filter_map(first).chain(self.root.clone()).collect()
    }

    /// The file of a model; none where the id is of another schema.
    pub(super) fn file(&self, model: ModelId) -> Option<&PageFile> {
        self.file_of.get(model.0 as usize).and_then(|file| self.files.get(*file))
    }

    /// The module that a model is reached by, below the crate root.
    pub(super) fn module(&self, model: ModelId) -> &[String] {
        self.file(model).map_or(&[], |file| file.module.as_slice())
    }

    /// The models of a model's file, in the order of the page.
    pub(super) fn page(&self, model: ModelId) -> &[ModelId] {
        self.file(model).map_or(&[], |file| file.models.as_slice())
    }

    /// Whether the crate's root has a module or a model of this name.
    pub(super) fn has_at_root(&self, name: &str) -> bool {
        self.root_names().iter().any(|known| known == name)
    }

    /// What each folder holds that models lie in, and all folders above them.
    pub(super) fn tree(&self) -> BTreeMap<Vec<String>, Folder<'_>> {
        let mut tree: BTreeMap<Vec<String>, Folder<'_>> = BTreeMap::new();
        tree.entry(self.root.iter().cloned().collect()).or_default();
        for file in &self.files {
            for length in self.root.iter().len()..file.module.len() {
                tree.entry(file.module[..length].to_vec()).or_default();
            }
            if file.stem.is_some() {
                tree.entry(file.module.clone()).or_default().files.push(file);
            }
        }
        let folders: Vec<Vec<String>> = tree.keys().cloned().collect();
        let pages = self.files.iter().filter(|file| file.stem.is_none()).map(|file| &file.module);
        for path in folders.iter().chain(pages) {
            if let Some((name, above)) = path.split_last()
                && let Some(folder) = tree.get_mut(above)
            {
                folder.modules.insert(name.clone());
            }
        }
        tree
    }
}

impl PageFile {
    /// Where the file goes, below the crate root.
    pub(super) fn path(&self) -> String {
        let parts: Vec<_> = self.module.iter().chain(&self.stem).map(String::as_str).collect();
        format!("{}.rs", parts.join("/"))
    }
}

/// What a folder holds.
#[derive(Default)]
pub(super) struct Folder<'a> {
    /// The names of its public modules, sorted: folders, and pages that are modules.
    pub(super) modules: BTreeSet<String>,
    /// The files whose names it exports.
    pub(super) files: Vec<&'a PageFile>,
}

/// Gives each file that is not a module itself its own module, whose name nothing else in the folder has.
fn name(files: &mut [PageFile], schema: &Schema) {
    let first = |file: &PageFile| file.models.first().and_then(|id| schema.models.get(id.0 as usize));
    // `a/b.rs` and `a/b/mod.rs` are one module to the compiler, and `a/mod.rs` is the folder's own.
    let mut taken: BTreeSet<Vec<String>> =
        files.iter().flat_map(|file| (1..=file.module.len()).map(|length| file.module[..length].to_vec())).collect();
    let mut held: HashMap<&[String], usize> = HashMap::new();
    for file in files.iter() {
        *held.entry(&file.module).or_default() += 1;
    }
    let holds_more = |module: &[String]| {
        let below = taken.range(module.to_vec()..).nth(1);
        held.get(module) != Some(&1) || below.is_some_and(|below| below.starts_with(module))
    };
    let ends_in_page = |id: &ModelId| {
        schema.models.get(id.0 as usize).is_some_and(|model| model.ends_in_page && !model.module.is_empty())
    };
    let is_module = |file: &PageFile| file.models.iter().all(ends_in_page) && !holds_more(&file.module);
    let are_modules: Vec<bool> = files.iter().map(is_module).collect();
    for (file, is_module) in files.iter_mut().zip(are_modules) {
        if is_module {
            continue;
        }
        let mut stem = ident::module(first(file).map_or("", |model| &model.file_stem));
        if file.module.is_empty() {
            stem = at_root(stem);
        }
        while !taken.insert(file.module.iter().chain([&stem]).cloned().collect()) {
            stem.push('_');
        }
        file.stem = Some(stem);
    }
}

/// A module at the root of a crate, where these files are the crate's own.
fn at_root(mut name: String) -> String {
    if matches!(name.as_str(), "lib" | "main") {
        name.push('_');
    }
    name
}

/// The id of the model at a place of [`Schema::models`].
pub(super) fn model_id(index: usize) -> ModelId {
    ModelId(u32::try_from(index).unwrap_or(u32::MAX))
}

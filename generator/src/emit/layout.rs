//! Where each model's file and module stand. Settled for all APIs before the first model is emitted.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{ModelId, Schema};

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
    /// Each model's folder, as module names below the crate root, by model.
    folders: Vec<Vec<String>>,
    /// Each model's own module name, by model.
    stems: Vec<String>,
    /// The API's module below the crate root; none where its models are the crate's.
    pub root: Option<String>,
}

impl Layout {
    /// Lays out all APIs.
    pub(super) fn new(schemas: &[&Schema], options: &Options) -> Self {
        let flat = options.flat && schemas.len() == 1;
        let mut apis: Vec<_> = schemas.iter().map(|schema| ApiLayout::new(schema, flat)).collect();
        // At the root of a crate, these files are the crate's own.
        for api in &mut apis {
            let at_root = api.folders.iter().zip(&mut api.stems).filter(|(folder, _)| folder.is_empty());
            for (_, stem) in at_root.filter(|(_, stem)| matches!(stem.as_str(), "lib" | "main")) {
                stem.push('_');
            }
        }
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
        let root = (!flat).then(|| ident::module(&schema.api));
        let folder_of = |module: &[String]| -> Vec<String> {
            root.iter().cloned().chain(module.iter().map(|part| ident::module(part))).collect()
        };
        let folders: Vec<_> = schema.models.iter().map(|model| folder_of(&model.module)).collect();
        // `a/b.rs` and `a/b/mod.rs` are one module to the compiler, and `a/mod.rs` is the folder's own.
        let mut taken: BTreeSet<Vec<String>> =
            folders.iter().flat_map(|folder| (1..=folder.len()).map(|length| folder[..length].to_vec())).collect();
        let mut stems = Vec::with_capacity(schema.models.len());
        for (model, folder) in schema.models.iter().zip(&folders) {
            let mut stem = ident::module(&model.file_stem);
            while !taken.insert(folder.iter().chain([&stem]).cloned().collect()) {
                stem.push('_');
            }
            stems.push(stem);
        }
        Self { folders, stems, root }
    }

    fn root_names(&self) -> Vec<String> {
        let first = |(folder, stem): (&Vec<String>, &String)| folder.first().unwrap_or(stem).clone();
        self.folders.iter().zip(&self.stems).map(first).chain(self.root.clone()).collect()
    }

    /// The module path of a model's folder, below the crate root.
    pub(super) fn folder(&self, model: ModelId) -> &[String] {
        self.folders.get(model.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The name of a model's own module.
    pub(super) fn stem(&self, model: ModelId) -> &str {
        self.stems.get(model.0 as usize).map_or("", String::as_str)
    }

    /// Where a model's file goes, below the crate root.
    pub(super) fn path(&self, model: ModelId) -> String {
        let parts: Vec<_> = self.folder(model).iter().map(String::as_str).chain([self.stem(model)]).collect();
        format!("{}.rs", parts.join("/"))
    }

    /// What each folder holds that models lie in, and all folders above them.
    pub(super) fn tree(&self) -> BTreeMap<Vec<String>, Folder> {
        let mut tree: BTreeMap<Vec<String>, Folder> = BTreeMap::new();
        tree.entry(self.root.iter().cloned().collect()).or_default();
        for (index, folder) in self.folders.iter().enumerate() {
            for length in self.root.iter().len()..folder.len() {
                tree.entry(folder[..length].to_vec()).or_default();
            }
            tree.entry(folder.clone()).or_default().models.push(model_id(index));
        }
        let paths: Vec<Vec<String>> = tree.keys().cloned().collect();
        for path in paths {
            if let Some((name, above)) = path.split_last()
                && let Some(folder) = tree.get_mut(above)
            {
                folder.folders.push(name.clone());
            }
        }
        tree
    }
}

/// What a folder holds.
#[derive(Default)]
pub(super) struct Folder {
    /// The names of its folders, sorted.
    pub(super) folders: Vec<String>,
    /// Its models.
    pub(super) models: Vec<ModelId>,
}

/// The id of the model at a place of [`Schema::models`].
pub(super) fn model_id(index: usize) -> ModelId {
    ModelId(u32::try_from(index).unwrap_or(u32::MAX))
}

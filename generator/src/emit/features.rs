//! Cargo features of a stand-alone crate: one for each module at its root, so that a user compiles what is used.
//!
//! A feature turns on those of the modules that its own refers to. Models at the crate root have none: such a model is
//! there when all modules are that it leads to.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{ModelId, Schema};

use super::context::references;
use super::layout::{ApiLayout, Layout, model_id};
use super::options::Options;
use super::scope;

/// A feature of the emitted crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name: that of its module, if cargo takes it.
    pub name: String,
    /// The features that it turns on.
    pub needs: Vec<String>,
}

/// The features of the crate that [`rust`](super::rust) makes of these schemas; none where the options do not ask for
/// any, or where there is no choice.
pub fn features(schemas: &[&Schema], options: &Options) -> Vec<Feature> {
    let layout = Layout::new(schemas, options);
    let (Some(schema), Some(api)) = (schemas.first(), layout.apis.first()) else { return Vec::new() };
    let gates = Gates::new(schema, api, options);
    let of_module = |module: &String| Feature {
        name: feature(module),
        needs: gates.needs(module).map(|needed| feature(needed)).collect(),
    };
    gates.modules.iter().map(of_module).collect()
}

/// What stands behind which features.
#[derive(Default)]
pub(super) struct Gates {
    /// The modules at the crate root; empty where nothing is behind a feature.
    modules: BTreeSet<String>,
    /// The modules that models of a module refer to.
    needs: BTreeMap<String, BTreeSet<String>>,
    /// The modules that a model at the crate root leads to.
    at_root: BTreeMap<ModelId, BTreeSet<String>>,
}

impl Gates {
    /// Looks where the models of a crate lead.
    pub(super) fn new(schema: &Schema, api: &ApiLayout, options: &Options) -> Self {
        let module = |id: ModelId| api.module(id).first();
        let ids = || (0..schema.models.len()).map(model_id);
        let modules: BTreeSet<String> = ids().filter_map(module).cloned().collect();
        if !options.features || api.root.is_some() || modules.len() < 2 {
            return Self::default();
        }
        let mut gates = Self { modules, ..Self::default() };
        for id in ids().filter(|id| module(*id).is_none()) {
            let led = leads(schema, api, id, &module);
            gates.at_root.insert(id, led);
        }
        for (id, own) in ids().filter_map(|id| module(id).map(|own| (id, own))) {
            let mut needed: BTreeSet<String> = BTreeSet::new();
            for target in targets(schema, id) {
                match module(target) {
                    Some(other) => _ = needed.insert(other.clone()),
                    None => needed.extend(gates.at_root.get(&target).into_iter().flatten().cloned()),
                }
            }
            needed.remove(own);
            gates.needs.entry(own.clone()).or_default().extend(needed);
        }
        gates
    }

    fn needs(&self, module: &str) -> impl Iterator<Item = &String> {
        self.needs.get(module).into_iter().flatten()
    }

    /// The attribute of a module at the crate root.
    pub(super) fn of_module(&self, module: &str) -> String {
        if self.modules.contains(module) { format!("#[cfg({})]\n", condition(module)) } else { String::new() }
    }

    /// The attribute of a model at the crate root.
    pub(super) fn of_model(&self, id: ModelId) -> String {
        let conditions: Vec<_> = self.at_root.get(&id).into_iter().flatten().map(|module| condition(module)).collect();
        match conditions.as_slice() {
            [] => String::new(),
            [one] => format!("#[cfg({one})]\n"),
            all => format!("#[cfg(all({}))]\n", all.join(", ")),
        }
    }

    /// The attribute of a module of tests, which speak of all models.
    pub(super) fn of_tests(&self) -> String {
        if self.modules.is_empty() {
            return "#[cfg(test)]\n".to_owned();
        }
        let features: Vec<_> = self.modules.iter().map(|module| condition(module)).collect();
        format!("#[cfg(all(test, {}))]\n", features.join(", "))
    }
}

fn condition(module: &str) -> String {
    format!("feature = \"{}\"", feature(module))
}

/// The modules that a model at the crate root leads to, itself or through others there. Those in its file come with it.
fn leads<'l>(
    schema: &Schema,
    api: &ApiLayout,
    id: ModelId,
    module: &impl Fn(ModelId) -> Option<&'l String>,
) -> BTreeSet<String> {
    let (mut found, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
    while let Some(next) = open.pop() {
        for mate in api.page(next) {
            if !seen.insert(*mate) {
                continue;
            }
            for target in targets(schema, *mate) {
                match module(target) {
                    Some(module) => _ = found.insert(module.clone()),
                    None => open.push(target),
                }
            }
        }
    }
    found
}

fn targets(schema: &Schema, id: ModelId) -> Vec<ModelId> {
    let mut found = Vec::new();
    if let Some(model) = schema.models.get(id.0 as usize) {
        for ty in scope::types(&model.kind) {
            references(ty, &mut found);
        }
    }
    found
}

/// A module's name as a feature's. `default` is cargo's own.
fn feature(module: &str) -> String {
    let name = module.trim_start_matches("r#");
    if name == "default" { "default_".to_owned() } else { name.to_owned() }
}

//! Turns what pages write into references: a link by path (exact, then in any case), a name by its folder and title, and
//! at last any page of that file name or title, if there is only one.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::config::Unresolved;
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::dialect::{RawModel, RawRef, RawType, RawTypeKind};
use crate::source::{SourceFile, Sources, Span};

use super::identity::{self, Place, stem};
use super::schema::{Literal, ModelId, Type};

/// Where every model is found, by each of the ways that pages name one.
pub(super) struct Index {
    unresolved: Unresolved,
    roots: Vec<String>,
    folders: Vec<String>,
    /// By what tells them apart: see [`RawModel::at`].
    places: HashMap<Span, ModelId>,
    paths: HashMap<String, ModelId>,
    lower_paths: HashMap<(String, String), ModelId>,
    /// By root, folder and title, both in lower case.
    names: HashMap<(String, String, String), ModelId>,
    /// The same with the title as it is: two may differ in letter case only.
    exact: HashMap<(String, String, String), ModelId>,
    stems: HashMap<(String, String), Option<ModelId>>,
    titles: Vec<String>,
    /// The paths of all pages, those without a model included.
    pages: HashSet<String>,
    /// How many more unknown names are compared with the known ones.
    guesses: Cell<usize>,
}

/// For so many unknown names the nearest known one is looked for: nobody reads as many, and each costs a look at all.
const GUESSES: usize = 200;

impl Index {
    pub(super) fn new(
        models: &[RawModel],
        places: &[Place],
        files: &[&SourceFile],
        sources: &Sources,
        unresolved: Unresolved,
    ) -> Self {
        let mut index = Self {
            unresolved,
            roots: places.iter().map(|place| place.root.clone()).collect(),
            folders: Vec::new(),
            places: HashMap::new(),
            paths: HashMap::new(),
            lower_paths: HashMap::new(),
            names: HashMap::new(),
            exact: HashMap::new(),
            stems: HashMap::new(),
            titles: models.iter().map(|model| model.name.text.clone()).collect(),
            pages: files.iter().map(|file| file.path.clone()).collect(),
            guesses: Cell::new(GUESSES),
        };
        for (number, (model, place)) in models.iter().zip(places).enumerate() {
            let id = ModelId(u32::try_from(number).unwrap_or(u32::MAX));
            let path = sources.file(model.file).path.as_str();
            let root = place.root.as_str();
            index.places.insert(model.at, id);
            index.folders.push(identity::folder(path).to_owned());
            // A page may document more models than its own, which is the first of them.
            let own = *index.paths.entry(path.to_owned()).or_insert(id) == id;
            index.lower_paths.entry((root.to_owned(), path.to_lowercase())).or_insert(id);
            let folder = identity::folder(path);
            let folder = if folder == root { "" } else { folder.rsplit('/').next().unwrap_or_default() };
            let name = (root.to_owned(), folder.to_lowercase(), model.name.text.to_lowercase());
            index.exact.entry((name.0.clone(), name.1.clone(), model.name.text.clone())).or_insert(id);
            index.names.entry(name).or_insert(id);
            let stems = own.then(|| stem(path).to_lowercase()).into_iter().chain([model.name.text.to_lowercase()]);
            for stem in stems {
                let entry = index.stems.entry((root.to_owned(), stem)).or_insert(Some(id));
                // More than one page of that name: the name alone does not tell.
                *entry = entry.filter(|first| *first == id);
            }
        }
        index
    }

    /// The neutral type, and whether a number in it may be whole or not.
    pub(super) fn resolve(&self, page: ModelId, raw: &RawType, diagnostics: &mut Diagnostics) -> (Type, bool) {
        let mut numeric = false;
        let ty = self.convert(page, raw, &mut numeric, diagnostics);
        (ty, numeric)
    }

    fn convert(&self, page: ModelId, raw: &RawType, numeric: &mut bool, diagnostics: &mut Diagnostics) -> Type {
        let mut inner = |raw: &RawType| Box::new(self.convert(page, raw, numeric, diagnostics));
        match &raw.kind {
            RawTypeKind::String => Type::String,
            RawTypeKind::Numeric => {
                *numeric = true;
                Type::Number
            }
            RawTypeKind::Integer => Type::Integer,
            RawTypeKind::Sized(size) => Type::Sized(*size),
            RawTypeKind::Number => Type::Number,
            RawTypeKind::Boolean => Type::Boolean,
            RawTypeKind::Date => Type::Date,
            RawTypeKind::DateTime | RawTypeKind::Time => Type::DateTime,
            RawTypeKind::Bytes => Type::Bytes,
            RawTypeKind::Any | RawTypeKind::Word(_) => Type::Any,
            RawTypeKind::Null => Type::Null,
            RawTypeKind::Array(items) => Type::Array(inner(items)),
            RawTypeKind::Map(values) => Type::Map(inner(values)),
            RawTypeKind::Literal(value) => {
                let unnamed = String::new();
                Type::Literal(Literal { value: value.clone(), rust_name: unnamed.clone(), variant: unnamed })
            }
            RawTypeKind::Union(members) => Type::Union(members.iter().map(|member| *inner(member)).collect()),
            RawTypeKind::Ref(reference) => match self.find(page, reference, raw.span, diagnostics) {
                Some(model) => Type::Ref { model, boxed: false },
                None => Type::Any,
            },
        }
    }

    fn root(&self, page: ModelId) -> &str {
        self.roots.get(page.0 as usize).map_or("", String::as_str)
    }

    /// The model that a page names.
    pub(super) fn find(
        &self,
        page: ModelId,
        reference: &RawRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<ModelId> {
        if let Some(known) = reference.model.and_then(|at| self.places.get(&at)) {
            return Some(*known);
        }
        if let Some(target) = &reference.target {
            let folder = self.folders.get(page.0 as usize).map_or("", String::as_str);
            let Some(path) = identity::join(folder, &target.text) else {
                // Whoever reads somebody else's docs may have named a folder below the one that links start at.
                if self.unresolved == Unresolved::Value
                    && let Some(id) = self.by_path(page, &target.text, target.span, diagnostics)
                {
                    return Some(id);
                }
                let message = format!("`{}` leads out of the folder that is read", target.text);
                let problem = self.problem(Code::LinkEscapes, message).at(target.span, "leaves the folder");
                diagnostics.push(problem.help("a page may link to pages below the same folder only"));
                return None;
            };
            if let Some(id) = self.by_path(page, &path, target.span, diagnostics) {
                return Some(id);
            }
        }
        let found = self.by_name(page, &reference.name);
        if found.is_none() {
            diagnostics.push(self.unresolved(page, reference, span));
        }
        found
    }

    fn by_path(&self, page: ModelId, path: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<ModelId> {
        if let Some(id) = self.paths.get(path) {
            return Some(*id);
        }
        let root = self.root(page).to_owned();
        let any_case = self.lower_paths.get(&(root.clone(), path.to_lowercase())).copied();
        let stem = stem(path).to_lowercase();
        let found = any_case.or_else(|| self.stems.get(&(root, stem)).copied().flatten())?;
        let title = self.titles.get(found.0 as usize).map_or("", String::as_str);
        diagnostics.push(
            Diagnostic::new(Code::LinkRepaired, format!("no page stands at `{path}`; `{title}` was taken instead"))
                .at(span, "leads nowhere as written"),
        );
        Some(found)
    }

    /// `operations.Foo`: first in the folder of the namespace, then in the page's own and at the root, then anywhere.
    fn by_name(&self, page: ModelId, name: &str) -> Option<ModelId> {
        let title = name.rsplit('.').next().unwrap_or_default();
        let lower = name.to_lowercase();
        let (namespace, last) = lower.rsplit_once('.').unwrap_or(("", &lower));
        let namespace = namespace.rsplit('.').next().unwrap_or_default();
        let root = self.root(page);
        let own = self.folders.get(page.0 as usize).map_or("", |folder| folder.rsplit('/').next().unwrap_or_default());
        let own = own.to_lowercase();
        // At the root the page's folder is the root's own name, which no model has in its module.
        let folders = [namespace, own.as_str(), ""];
        let found = folders.iter().find_map(|folder| {
            let key = |title: &str| (root.to_owned(), (*folder).to_owned(), title.to_owned());
            self.exact.get(&key(title)).or_else(|| self.names.get(&key(last))).copied()
        });
        found.or_else(|| self.stems.get(&(root.to_owned(), last.to_owned())).copied().flatten())
    }

    fn problem(&self, code: Code, message: String) -> Diagnostic {
        let severity = match self.unresolved {
            Unresolved::Error => Severity::Error,
            Unresolved::Value => Severity::Warning,
        };
        Diagnostic::new(code, message).severity(severity)
    }

    /// The page that a link leads to, where one stands there and documents no model.
    fn without_model(&self, page: ModelId, reference: &RawRef) -> Option<String> {
        let folder = self.folders.get(page.0 as usize).map_or("", String::as_str);
        let target = reference.target.as_ref()?.text.split('#').next()?;
        identity::join(folder, target).filter(|path| self.pages.contains(path))
    }

    fn unresolved(&self, page: ModelId, reference: &RawRef, span: Span) -> Diagnostic {
        if let Some(path) = self.without_model(page, reference) {
            let message = format!("the page of `{}` documents no model", reference.name);
            return self
                .problem(Code::Unresolved, message)
                .at(span, format!("leads to `{path}`, where none could be read"))
                .help("write its title, and a section as the pages of other models have it");
        }
        let last = reference.name.rsplit('.').next().unwrap_or_default();
        let root = self.root(page);
        let titles = self.titles.iter().zip(&self.roots).filter(|(_, of)| *of == root).map(|(title, _)| title.as_str());
        let guesses = self.guesses.get();
        self.guesses.set(guesses.saturating_sub(1));
        let near = if guesses > 0 { did_you_mean(last, titles) } else { None };
        let diagnostic = self
            .problem(Code::Unresolved, format!("no page documents `{}`", reference.name))
            .at(span, "names a model that is not there");
        let diagnostic = match self.unresolved {
            Unresolved::Error => diagnostic,
            Unresolved::Value => diagnostic.help("it is read as any JSON value"),
        };
        match near {
            Some(near) => diagnostic.help(near),
            None => diagnostic.help(format!("add a page whose title is `{last}`, or correct the name")),
        }
    }
}

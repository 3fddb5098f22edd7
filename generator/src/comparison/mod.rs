//! One comparison: two documentations, what changed from one to the other, whom it breaks, and what of it is allowed.
//!
//! ```no_run
//! use std::path::Path;
//! use schemadown::comparison::{Comparison, Side};
//! use schemadown::project::Project;
//!
//! // The configured APIs of the working tree, and as the main branch had them when this one left it.
//! let config = Path::new("schemadown.toml");
//! let mut projects = [Project::open_at(config, "main..."), Project::open(config)];
//! let [old, new] = projects.each_mut().map(|project| project.read());
//! let [before, after] = projects;
//! if let (Some(old), Some(new)) = (old, new) {
//!     let comparison = Comparison::of(Side::new(before, old), Side::new(after, new), None);
//!     println!("{}", schemadown::review::markdown(&comparison, &schemadown::review::Show::default()));
//! }
//! ```

mod allow;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use crate::config::{Allow, Date, Diff};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::diff::{self, Category, Change, Severity};
use crate::emit::Options;
use crate::ir::{self, Schema};
use crate::limits::MAX_TOTAL_BYTES;
use crate::project::Project;
use crate::source::{Moved, Sources};

/// One of two documentations.
#[derive(Clone, Debug)]
pub struct Side {
    schemas: Vec<Schema>,
    sources: Sources,
    /// What the configuration says of the Rust; nothing of what was read from the IR as JSON.
    options: Option<Options>,
    settings: Diff,
}

impl Side {
    /// What a project read of its docs.
    pub fn new(project: Project, schemas: Vec<Schema>) -> Self {
        let options = Some(project.options());
        let (config, sources) = project.into_parts();
        Self { schemas, sources, options, settings: config.map(|config| config.diff).unwrap_or_default() }
    }

    /// What `schemadown ir` printed, beside a project that says what is to be said of changes.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn from_ir(file: &Path, beside: Project) -> Result<Self, Box<Diagnostic>> {
        let problem = |code, why: String| Box::new(Diagnostic::new(code, why).in_file(file.to_string_lossy()));
        let unreadable =
            |why: &dyn std::fmt::Display| problem(Code::Unreadable, format!("the file cannot be read: {why}"));
        let found = std::fs::metadata(file).map_err(|error| unreadable(&error))?;
        if !found.is_file() || found.len() > MAX_TOTAL_BYTES {
            return Err(unreadable(&"it is not a regular file, or too large"));
        }
        let text = std::fs::read(file).map_err(|error| unreadable(&error))?;
        let json = serde_json::from_slice(&text).map_err(|error| problem(Code::NotIr, format!("not JSON: {error}")))?;
        let (config, mut sources) = beside.into_parts();
        let schema = ir::read(&json, &mut sources).map_err(|wrong| {
            Box::new(problem(Code::NotIr, wrong.to_string()).help("print it with `schemadown ir > FILE`"))
        })?;
        let settings = config.map(|config| config.diff).unwrap_or_default();
        Ok(Self { schemas: vec![schema], sources, options: None, settings })
    }

    /// What was read.
    pub fn schemas(&self) -> &[Schema] {
        &self.schemas
    }

    /// What the configuration says of the Rust, where there is one.
    pub fn options(&self) -> Option<&Options> {
        self.options.as_ref()
    }

    /// What is said of changes, if anything is.
    pub fn settings(&self) -> &Diff {
        &self.settings
    }
}

/// What the next version of a crate with these models has to be, as cargo understands versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// The same: nothing changed.
    Same,
    /// Only words did.
    Patch,
    /// All that compiled compiles; there is more, or values are held to other rules.
    Minor,
    /// Something that compiled does not.
    Major,
}

impl Version {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// A change, and what somebody said of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The change. Its places are in [`Comparison::sources`].
    pub change: Change,
    /// What allows it.
    pub allowed: Option<Allow>,
}

/// What changed from one documentation to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes: API by API, model by model.
    pub findings: Vec<Finding>,
    /// The files of both sides.
    pub sources: Sources,
    /// Where places of the old side are among these files.
    pub moved: Moved,
    /// What the next version of a crate has to be, allowed or not.
    pub version: Version,
    /// What is to be said of the allowances themselves.
    pub diagnostics: Diagnostics,
}

impl Comparison {
    /// Compares two documentations. `today` is the day that allowances end before; all hold where it is not known.
    pub fn of(old: Side, new: Side, today: Option<Date>) -> Self {
        let (mut old_schemas, mut new_schemas) = (old.schemas, new.schemas);
        // One API on either side is one API, whatever it is called.
        if let ([before], [after]) = (old_schemas.as_mut_slice(), new_schemas.as_mut_slice()) {
            before.api.clone_from(&after.api);
        }
        let default = Options::default();
        let (was, is) = (old.options.as_ref(), new.options.as_ref());
        let old_options = was.or(is).unwrap_or(&default);
        let new_options = is.or(was).unwrap_or(&default);
        let mut changes = Vec::new();
        let mut before: BTreeMap<&str, &Schema> =
            old_schemas.iter().map(|schema| (schema.api.as_str(), schema)).collect();
        for schema in &new_schemas {
            match before.remove(schema.api.as_str()) {
                Some(earlier) => changes.extend(diff::diff(
                    &diff::Side { schema: earlier, options: old_options },
                    &diff::Side { schema, options: new_options },
                )),
                None => changes.push(diff::one_sided(&schema.api, true)),
            }
        }
        changes.extend(before.into_keys().map(|api| diff::one_sided(api, false)));
        let mut sources = new.sources;
        let moved = sources.absorb(old.sources);
        for change in &mut changes {
            change.old = change.old.map(|span| moved.span(span));
        }
        let version = version(&changes);
        let (findings, diagnostics) = allow::allow(changes, new.settings.allow, today);
        Self { findings, sources, moved, version, diagnostics }
    }

    /// The changes that nobody allowed and that are as bad as this for some of these categories.
    pub fn objections<'c>(
        &'c self,
        severity: Severity,
        categories: &'c [Category],
    ) -> impl Iterator<Item = &'c Change> + 'c {
        let findings = self.findings.iter().filter(|finding| finding.allowed.is_none());
        findings.map(|finding| &finding.change).filter(move |change| {
            change.severity_for(categories) >= severity && (severity > Severity::Docs || concerns(change, categories))
        })
    }
}

/// Whether a change concerns one of some categories. Words are for everybody.
pub fn concerns(change: &Change, categories: &[Category]) -> bool {
    change.effects.worst(categories).is_some() || change.severity() == Severity::Docs
}

fn version(changes: &[Change]) -> Version {
    let of = |change: &Change| match (change.effects.of(Category::Source), change.severity()) {
        (Some(Severity::Breaking), _) => Version::Major,
        (_, Severity::Docs) => Version::Patch,
        _ => Version::Minor,
    };
    changes.iter().map(of).max().unwrap_or(Version::Same)
}

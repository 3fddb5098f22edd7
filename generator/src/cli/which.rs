//! Which docs a subcommand is about: a folder, or an API of the configuration.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::{Api, Dialect, Unresolved};
use crate::diagnostic::suggest;
use crate::project::Project;

#[derive(Args, Debug)]
pub(super) struct Which {
    /// A folder of docs that has no schemadown.toml; several where one API is documented in several languages
    #[arg(conflicts_with = "api")]
    docs: Vec<PathBuf>,

    /// How the docs are written, in all of these folders [default: found out from the pages]
    #[arg(long, value_name = "NAME", requires = "docs", value_parser = super::dialect_name())]
    dialect: Option<String>,

    /// Recorded bodies, which show what the docs do not: a file, a folder, or a path with `*` and `**` in quotes
    #[arg(long, value_name = "GLOB", requires = "docs")]
    samples: Vec<String>,

    /// Which [[api]] of schemadown.toml
    #[arg(long, value_name = "NAME")]
    pub(super) api: Option<String>,
}

/// A mistake in what was asked for, and what to do.
pub(super) type Mistake = (String, String);

impl Which {
    /// The folder of docs where one is named, else what the configuration file says.
    pub(super) fn project(&self, config: &Path) -> Project {
        let Some(first) = self.docs.first() else { return Project::open(config) };
        let mut api = Api::new("api", first);
        api.docs.clone_from(&self.docs);
        api.samples.clone_from(&self.samples);
        api.unresolved = Unresolved::Value;
        api.dialect = self.dialect.clone().map(|name| Dialect { name, span: None });
        Project::stand_alone(api, "", "api")
    }

    /// How the docs are written, where that is said.
    pub(super) fn dialect(&self) -> Option<&str> {
        self.dialect.as_deref()
    }

    /// The names of the folders of docs, where some are named.
    pub(super) fn name(&self) -> Option<String> {
        let names = self.docs.iter().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
        Some(names.collect::<Vec<_>>().join(", ")).filter(|names| !names.is_empty())
    }

    /// Says so where the API that is asked for is none. Without a configuration any name does.
    pub(super) fn known(&self, project: &Project) -> Result<(), Mistake> {
        let apis = project.config().map(|config| config.apis.as_slice()).unwrap_or_default();
        let names = || apis.iter().map(|api| api.name.as_str());
        match &self.api {
            Some(name) if !apis.is_empty() && names().all(|known| known != name) => {
                let list = || format!("there is: {}", names().collect::<Vec<_>>().join(", "));
                Err((format!("no API is called `{name}`"), suggest::did_you_mean(name, names()).unwrap_or_else(list)))
            }
            _ => Ok(()),
        }
    }

    /// The one API that is meant, or what is wrong with the question.
    pub(super) fn one_api(&self, project: &Project) -> Result<String, Mistake> {
        self.known(project)?;
        let apis = project.config().map(|config| config.apis.as_slice()).unwrap_or_default();
        match (&self.api, apis) {
            (Some(name), _) => Ok(name.clone()),
            (None, []) => Ok(String::new()),
            (None, [api]) => Ok(api.name.clone()),
            (None, _) => {
                let list = apis.iter().map(|api| api.name.as_str()).collect::<Vec<_>>().join(", ");
                Err(("there is more than one API".to_owned(), format!("choose with `--api`: {list}")))
            }
        }
    }
}

//! The front for build scripts.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config::{self, Config};
use crate::diagnostic::line::{line, printable};
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover;
use crate::output::Plan;
use crate::project::Project;

/// The variable that chooses the mode: `write`, `check` or `off`.
const MODE: &str = "SCHEMADOWN";

/// Variables that the default of the mode depends on.
const MODE_DEFAULTS: [&str; 2] = ["CI", "DOCS_RS"];

/// Where the last run is remembered, in the folder that cargo gives a build script.
const MEMO: &str = "schemadown-memo.json";

/// Files that cargo leaves in a package that is not somebody's work tree: from a registry, in a package, vendored.
const NOT_A_WORK_TREE: [&str; 3] = [".cargo-ok", ".cargo_vcs_info.json", ".cargo-checksum.json"];

/// What a build script does about its output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Bring the output folder up to date.
    Write,
    /// Fail the build where the output folder is not up to date, and change nothing.
    Check,
    /// Do nothing: what is there is what is compiled.
    Off,
}

/// Generates models from a build script.
///
/// ```no_run
/// // build.rs
/// schemadown::Build::new().run();
/// ```
///
/// It reads `schemadown.toml` beside the package's `Cargo.toml` and brings the output folder up to date. What happens
/// is chosen by the variable `SCHEMADOWN`:
///
/// - `write`: files are written, and only those that differ. The default in a work tree.
/// - `check`: nothing is written, and a file that is not up to date fails the build. The default where `CI` is set,
///   so that no CI run repairs, and thereby hides, what a commit forgot.
/// - `off`: nothing happens. The default where there are no docs, on docs.rs, and in a package that came from a
///   registry or a vendor folder.
///
/// Problems in the docs fail the build with one line each, and the last good files stay as they are.
#[derive(Clone, Debug)]
#[must_use = "a `Build` does nothing until it is run"]
pub struct Build {
    config: PathBuf,
    mode: Option<Mode>,
}

impl Default for Build {
    fn default() -> Self {
        Self::new()
    }
}

impl Build {
    /// Reads `schemadown.toml` beside `Cargo.toml`.
    pub fn new() -> Self {
        Self { config: PathBuf::from(config::FILE_NAME), mode: None }
    }

    /// Reads another configuration file, seen from the folder of `Cargo.toml`.
    ///
    /// ```no_run
    /// schemadown::Build::new().config("models/schemadown.toml").run();
    /// ```
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.config = path.into();
        self
    }

    /// Fixes the mode, whatever the environment says.
    ///
    /// ```no_run
    /// schemadown::Build::new().mode(schemadown::Mode::Check).run();
    /// ```
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Does it. To be called from `main` of a build script, before anything that takes time.
    ///
    /// Instructions to cargo go to the standard output, problems among them: cargo fails the build for those that are
    /// errors, and shows them better than it shows a script that fails.
    pub fn run(self) {
        let start = SystemTime::now();
        // A build script runs in the folder of its package; relative paths read better than absolute ones.
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
        let at_home = env::current_dir().is_ok_and(|dir| dir == package);
        let base = if at_home { PathBuf::new() } else { package };
        print!("{}", self.instructions(&base, |name| env::var_os(name), start));
    }

    /// Does it, and returns what cargo is to be told.
    fn instructions(&self, base: &Path, var: impl Fn(&str) -> Option<OsString>, start: SystemTime) -> String {
        let mut out = String::new();
        for name in [MODE].iter().chain(&MODE_DEFAULTS) {
            let _ = writeln!(out, "cargo::rerun-if-env-changed={name}");
        }
        let file = base.join(&self.config);
        rerun_if_changed(&mut out, &file);
        let mode = match self.mode.map_or_else(|| chosen_mode(base, &var), |mode| Ok(Some(mode))) {
            Ok(Some(Mode::Off)) => return out,
            Ok(mode) => mode,
            Err(message) => {
                let _ = writeln!(out, "cargo::error={}", printable(&message));
                return out;
            }
        };
        let mut project = Project::open(&file);
        if let Some(folder) = var("OUT_DIR") {
            project = project.remember(Path::new(&folder).join(MEMO));
        }
        if let Some(config) = project.config() {
            watch(&mut out, config);
            if mode.is_none() && no_docs(config) {
                return out;
            }
        }
        let mode = mode.unwrap_or_else(|| if is_set(var("CI")) { Mode::Check } else { Mode::Write });
        if let Some(plan) = project.plan() {
            carry_out(&plan, mode, start, &mut project);
        }
        tell(&mut out, &project, &self.config);
        out
    }
}

/// The mode that the environment asks for, or `Off` where nothing may be written. `None` leaves it to the docs.
fn chosen_mode(base: &Path, var: impl Fn(&str) -> Option<OsString>) -> Result<Option<Mode>, String> {
    match var(MODE).as_deref().map(|mode| mode.to_str()) {
        Some(Some("write")) => Ok(Some(Mode::Write)),
        Some(Some("check")) => Ok(Some(Mode::Check)),
        Some(Some("off")) => Ok(Some(Mode::Off)),
        None | Some(Some("")) => {
            let packaged = NOT_A_WORK_TREE.iter().any(|name| base.join(name).exists());
            Ok((packaged || is_set(var("DOCS_RS"))).then_some(Mode::Off))
        }
        Some(other) => Err(format!("{MODE} is `write`, `check` or `off`, not `{}`", other.unwrap_or("?"))),
    }
}

/// Whether a variable that means yes or no means yes.
fn is_set(value: Option<OsString>) -> bool {
    value.is_some_and(|value| !["", "0", "false"].iter().any(|no| value.eq_ignore_ascii_case(no)))
}

fn no_docs(config: &Config) -> bool {
    !config.apis.is_empty() && config.apis.iter().flat_map(|api| config.docs_dirs(api)).all(|docs| !docs.exists())
}

/// Asks to be run again when docs change, or when somebody changes or removes what was generated.
fn watch(out: &mut String, config: &Config) {
    for api in &config.apis {
        for folder in config.docs_dirs(api).iter().chain(&config.source_dirs(api)) {
            rerun_if_changed(out, folder);
        }
        // Of what is not there cargo would run the script again and again, and it is an error anyway.
        let samples = api.samples.iter().map(|pattern| discover::recorded_root(&config.dir, pattern));
        samples.filter(|root| root.exists()).for_each(|root| rerun_if_changed(out, &root));
    }
    rerun_if_changed(out, &config.output_dir());
}

fn rerun_if_changed(out: &mut String, path: &Path) {
    let _ = writeln!(out, "cargo::rerun-if-changed={}", path.display());
}

fn carry_out(plan: &Plan, mode: Mode, start: SystemTime, project: &mut Project) {
    match mode {
        Mode::Off => {}
        Mode::Check => project.report(plan.findings()),
        Mode::Write => {
            if let Err(problems) = plan.write(start) {
                project.report(problems);
            }
        }
    }
}

/// Passes the problems on, and with them the command that shows more of each.
fn tell(out: &mut String, project: &Project, config: &Path) {
    let mut worst = None;
    for problem in project.diagnostics() {
        let Some(channel) = channel(problem) else { continue };
        let _ = writeln!(out, "cargo::{channel}={}", line(problem, project.sources()));
        worst = worst.max(Some(problem.severity == Severity::Error));
    }
    let Some(failed) = worst else { return };
    let is_default = config == Path::new(config::FILE_NAME);
    let option = if is_default { String::new() } else { format!(" --config {}", config.display()) };
    let channel = if failed { "error" } else { "warning" };
    let stale = project.diagnostics().iter().all(is_staleness);
    let hint = if stale {
        format!("`schemadown generate{option}`, or a build with {MODE}=write, brings the files up to date")
    } else {
        format!("`schemadown check{option}` shows each of these in its place")
    };
    let _ = writeln!(out, "cargo::{channel}={}", printable(&hint));
}

fn is_staleness(problem: &Diagnostic) -> bool {
    use crate::diagnostic::Code::{Missing, Orphan, Stale};
    matches!(problem.code, Stale | Missing | Orphan)
}

fn channel(problem: &Diagnostic) -> Option<&'static str> {
    match problem.severity {
        Severity::Error => Some("error"),
        Severity::Warning => Some("warning"),
        Severity::Note => None,
    }
}

#[cfg(test)]
mod tests;

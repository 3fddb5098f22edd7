//! The `schemadown` command: arguments in, one stage called, results and problems out. One file per subcommand.
//!
//! No logic lives here: what the command can do, a program can do through [`Project`].

mod check;
mod code;
mod completions;
mod diff;
mod explain;
mod export;
mod fmt;
mod generate;
mod init;
mod ir;
mod lint;
#[cfg(feature = "lsp")]
mod lsp;
mod mine;
mod new;
mod pin;
mod progress;
mod report;
mod reporter;
mod sides;
mod survey;
mod target;
mod watch;
mod which;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use etcetera::BaseStrategy as _;
use terminal_size::terminal_size_of;

use crate::config;
use crate::diagnostic::Severity;
use crate::diagnostic::render::DEFAULT_WIDTH;
use crate::dialect;
use crate::project::Project;
use progress::Progress;
use reporter::Reporter;

/// What became of a command; the exit code is all that a script sees of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Outcome {
    /// Done, and nothing to object.
    Done = 0,
    /// Done, and there is something to object: output that is not up to date, docs that contradict
    /// themselves.
    Findings = 1,
    /// Not done: the docs, the configuration or the arguments are wrong, or the disk refused.
    Failed = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Turns published model docs (Markdown field tables) into typed, validated Rust.
#[derive(Debug, Parser)]
#[command(name = "schemadown", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  schemadown generate                                 what schemadown.toml asks for
  schemadown generate sdk/docs --out shop --crate shop   any SDK's docs to a crate of their own
  schemadown survey docs                              what tables in somebody's docs are found to be, and why
  schemadown init docs                                a schemadown.toml to start from
  schemadown check                                    in CI: is what is checked in up to date?
  schemadown diff --git main...                       what this branch changes in the docs, and whom it breaks
  schemadown new Order --field id:string:required     a page to start from
  schemadown fmt                                      aligns the tables of your own pages
  schemadown watch                                    generates whenever a page changes
  schemadown lint                                     what the docs say and the Rust does not enforce
  schemadown explain Order.total                      what became of a row, and why
  schemadown report                                   all of it, as a page to look around in
  schemadown --explain SD015                          what a code means

Exit codes: 0 fine, 1 findings (output not up to date, docs to be looked at), 2 bad input or usage.")]
struct Command {
    /// Explain a code such as SD015 with an example, or all codes, and end
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", exclusive = true)]
    explain: Option<String>,

    #[command(subcommand)]
    task: Option<Task>,

    #[command(flatten, next_help_heading = "Options of every subcommand")]
    global: Global,
}

/// The names of the dialects, as the values of `--dialect`.
fn dialect_name() -> PossibleValuesParser {
    PossibleValuesParser::new(dialect::DIALECTS.iter().map(|dialect| dialect.name()))
}

#[derive(Args, Debug)]
struct Global {
    /// The configuration file [default: schemadown.toml of this folder, or of the nearest above]
    #[arg(long, visible_alias = "manifest-path", global = true, value_name = "FILE")]
    config: Option<PathBuf>,

    /// How problems are written to the standard error, and findings of `lint` to the standard output: pictures for
    /// people, one JSON object per line, or annotations of a pull request on GitHub
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    message_format: MessageFormat,

    /// Show notes too, such as pages that were passed over
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,

    /// Show errors only
    #[arg(short, long, global = true)]
    quiet: bool,

    /// Do all the work again, whatever is remembered of the last run in the user's cache folder
    #[arg(long, global = true)]
    no_cache: bool,

    /// When to use colours; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

impl Global {
    /// The mildest problems that are asked for.
    fn shown(&self) -> Severity {
        match (self.verbose, self.quiet) {
            (true, _) => Severity::Note,
            (_, true) => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    Text,
    Json,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Task {
    Generate(generate::Generate),
    Check(check::Check),
    Completions(completions::Completions),
    Diff(diff::Diff),
    Lint(lint::Lint),
    #[cfg(feature = "lsp")]
    Lsp(lsp::Lsp),
    Explain(explain::Explain),
    Export(export::Export),
    Fmt(fmt::Fmt),
    Init(init::Init),
    Ir(ir::Ir),
    Man(completions::Man),
    Mine(mine::Mine),
    New(new::New),
    Pin(pin::Pin),
    Report(report::Report),
    Survey(survey::Survey),
    Watch(watch::WatchTask),
}

/// What every subcommand is given to work with.
struct Context<'a> {
    out: &'a mut dyn Write,
    reporter: Reporter<'a>,
    config: PathBuf,
    use_cache: bool,
    is_terminal: bool,
    show_progress: bool,
}

impl Context<'_> {
    /// What the configuration file says, remembered.
    fn project(&self) -> Project {
        self.remembering(Project::open(&self.config))
    }

    /// The same project, which will remember this run in the user's cache folder, if there is one.
    fn remembering(&self, project: Project) -> Project {
        let cache = etcetera::choose_base_strategy().ok().filter(|_| self.use_cache);
        match (cache, project.memo_name()) {
            (Some(cache), Some(name)) => project.remember(cache.cache_dir().join("schemadown").join(name)),
            _ => project,
        }
    }

    /// A line on the terminal that says what takes so long, if it does.
    fn progress(&self, doing: &'static str) -> Progress {
        Progress::start(self.show_progress, doing)
    }
}

/// The command as a process: its own arguments, its own standard streams.
pub fn main() -> ExitCode {
    let is_terminal = io::stderr().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    run(std::env::args_os(), &mut out, &mut io::stderr(), is_terminal).into()
}

/// The command as a function. `args` starts with the program's name.
pub fn run(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    is_terminal: bool,
) -> Outcome {
    let command = match Command::try_parse_from(args) {
        Ok(command) => command,
        Err(error) => return usage(&error, out, err, is_terminal),
    };
    let global = command.global;
    let colour = |is_terminal| match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let colours = [colour(is_terminal), colour(is_terminal && io::stdout().is_terminal())];
    let format = global.message_format;
    let mut context = Context {
        out,
        reporter: Reporter::new(err, format, colours, global.shown()),
        config: global.config.unwrap_or_else(config::nearest),
        use_cache: !global.no_cache,
        is_terminal,
        show_progress: is_terminal && format == MessageFormat::Text && !global.quiet,
    };
    let done = match (command.explain, command.task) {
        (Some(code), _) => code::run(&code, &mut context),
        (None, Some(Task::Generate(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Check(task))) => task.run(&mut context),
        (None, Some(Task::Completions(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Diff(task))) => task.run(&mut context),
        (None, Some(Task::Lint(task))) => task.run(&mut context),
        #[cfg(feature = "lsp")]
        (None, Some(Task::Lsp(task))) => task.run(),
        (None, Some(Task::Explain(task))) => task.run(&mut context),
        (None, Some(Task::Export(task))) => task.run(&mut context),
        (None, Some(Task::Fmt(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Init(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Ir(task))) => task.run(&mut context),
        (None, Some(Task::Man(task))) => task.run(&mut context),
        (None, Some(Task::New(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Mine(task))) => task.run(&mut context),
        (None, Some(Task::Pin(task))) => Ok(task.run(&mut context)),
        (None, Some(Task::Report(task))) => task.run(&mut context),
        (None, Some(Task::Survey(task))) => task.run(&mut context),
        (None, Some(Task::Watch(task))) => task.run(&mut context),
        (None, None) => Ok(context.reporter.usage("no subcommand", "`schemadown --help` lists them")),
    };
    match done.and_then(|outcome| context.out.flush().map(|()| outcome)) {
        Ok(outcome) => outcome,
        // Whoever reads the output has seen enough of it: `schemadown ir | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => context.reporter.usage(&format!("cannot write the output: {error}"), ""),
    }
}

/// How wide text for people may be: as wide as the terminal, or as `COLUMNS` says.
fn width() -> usize {
    let terminal = terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(said).unwrap_or(DEFAULT_WIDTH)
}

/// Shows help where it was asked for and the mistake where there is one.
fn usage<'a>(error: &clap::Error, out: &'a mut dyn Write, err: &'a mut dyn Write, is_terminal: bool) -> Outcome {
    let text = error.render();
    let text = if is_terminal && error.use_stderr() { text.ansi().to_string() } else { text.to_string() };
    let (stream, outcome) = if error.use_stderr() { (err, Outcome::Failed) } else { (out, Outcome::Done) };
    // There is nobody left to tell if this fails.
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    outcome
}

//! `schemadown completions SHELL` and `schemadown man`: what a shell and `man` know of the command.

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Command, Context, Outcome};

/// Print what a shell needs to complete subcommands, options and their values
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown completions bash > ~/.local/share/bash-completion/completions/schemadown
  schemadown completions zsh > ~/.zfunc/_schemadown
  schemadown completions fish > ~/.config/fish/completions/schemadown.fish")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, context: &mut Context<'_>) -> Outcome {
        // The script is made in memory: the library ends the program where it cannot be written.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Command::command(), "schemadown", &mut script);
        match context.out.write_all(&script) {
            Ok(()) => Outcome::Done,
            Err(error) => context.reporter.usage(&format!("cannot write the output: {error}"), ""),
        }
    }
}

/// Print the manual page, or write one of every subcommand into a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown man | man -l -
  schemadown man --out ~/.local/share/man/man1")]
pub(super) struct Man {
    /// The folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(&self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let mut command = Command::command();
        command.build();
        let Some(folder) = &self.out else {
            clap_mangen::Man::new(command).render(&mut *context.out)?;
            return Ok(Outcome::Done);
        };
        let tasks = command.get_subcommands().filter(|task| task.get_name() != "help");
        let pages: Vec<clap::Command> = std::iter::once(&command).chain(tasks).cloned().collect();
        let written = fs::create_dir_all(folder).and_then(|()| {
            let mut count = 0;
            for page in pages {
                let name = page.get_display_name().unwrap_or_else(|| page.get_name());
                let file = folder.join(format!("{name}.1"));
                let mut text = Vec::new();
                clap_mangen::Man::new(page).render(&mut text)?;
                fs::write(file, text)?;
                count += 1;
            }
            Ok(count)
        });
        match written {
            Ok(count) => context.reporter.say(&format!("{}: {count} pages written", folder.display())),
            Err(error) => {
                return Ok(context.reporter.usage(&format!("cannot write into `{}`: {error}", folder.display()), ""));
            }
        }
        Ok(Outcome::Done)
    }
}

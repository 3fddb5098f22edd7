//! The command as a process, and what a run of it left behind.
#![allow(dead_code, reason = "every test program uses its own part")]

use std::process::{Command, Output, Stdio};

use crate::support::Sandbox;

/// What a run of the command left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words) || self.out.contains(words), "{words:?} in\n{}\n{}", self.out, self.err);
        self
    }
}

pub(crate) fn command(sandbox: &Sandbox, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    command.args(args).current_dir(sandbox.path()).stdin(Stdio::null()).env_remove("COLUMNS");
    // What the command remembers of a run must not outlive the test.
    command.env("XDG_CACHE_HOME", sandbox.join(".cache"));
    command
}

pub(crate) fn run(sandbox: &Sandbox, args: &[&str]) -> Ran {
    ran(&command(sandbox, args).output().expect("the command runs"))
}

pub(crate) fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

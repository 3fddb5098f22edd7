//! `schemadown lsp`: the language server.

use std::io::{self, BufReader};

use clap::Args;

use super::Outcome;
use crate::lsp::{self, Ended};

/// Serve an editor: problems, hover, definitions, completion and quick fixes, while pages are being written
///
/// Speaks the Language Server Protocol over the standard streams. Editors start it themselves: generator/docs/editor.md has the
/// settings of some.
#[derive(Args, Debug)]
pub(super) struct Lsp {
    /// What editors often pass: there is no other way to speak
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    pub(super) fn run(self) -> io::Result<Outcome> {
        let Self { stdio: _ } = self;
        match lsp::serve(BufReader::new(io::stdin()), io::stdout().lock())? {
            Ended::Orderly => Ok(Outcome::Done),
            Ended::Abrupt => Ok(Outcome::Findings),
        }
    }
}

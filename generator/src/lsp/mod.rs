//! The language server: what the stages know of a page, while it is being written.
//!
//! A front like `cli`, with no logic of the pipeline's own. An editor sends the pages that it holds; these lie over the files
//! of the disk ([`Overlay`](crate::discover::Overlay)), and every pause in typing is a run of
//! [`Project::look`](crate::project::Project::look). What it found is a `Reading`, which answers all questions until the next.
//!
//! | file | is about |
//! |---|---|
//! | `transport` | frames: messages of a stream, and what is none |
//! | `server` | the protocol: who may ask what when, and when pages are read again |
//! | `workspace` | folders and configurations: what may be read at all |
//! | `documents` | what the editor holds |
//! | `positions` | lines and characters as the editor counts them |
//! | `reading`, `question` | what was found, and where in it a position is |
//! | `table` | the cell that is being written |
//! | `requests`, `client`, `markdown` | what is asked, and how answers are given |
//! | `diagnostics`, `hover`, `definition`, `completion`, `actions`, `symbols` | one kind of answer each |
//!
//! Nothing that a client sends ends the server but `exit` and the end of the stream. Nothing outside of the workspace is read.

mod actions;
mod client;
mod completion;
mod definition;
mod diagnostics;
mod documents;
mod hover;
mod markdown;
mod positions;
mod question;
mod reading;
mod requests;
mod server;
mod symbols;
mod table;
mod transport;
mod workspace;

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use server::{Flow, Server};

/// How many messages may wait. Whoever sends more has to wait too.
const WAITING: usize = 64;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As the protocol has it: `shutdown`, then `exit`.
    Orderly,
    /// By an `exit` that nobody announced, or with the stream.
    Abrupt,
}

/// Serves one client until it ends the session.
///
/// # Errors
/// Where the client cannot be written to.
pub fn serve(mut input: impl BufRead + Send + 'static, output: impl Write) -> io::Result<Ended> {
    let (sender, messages) = mpsc::sync_channel(WAITING);
    // It ends with the stream, or with whoever takes its messages.
    thread::spawn(move || {
        while let Ok(Some(incoming)) = transport::read(&mut input) {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    let mut server = Server::new(output);
    loop {
        let incoming = match server.patience() {
            None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(patience) => messages.recv_timeout(patience),
        };
        match incoming {
            Ok(incoming) => {
                if let Flow::End(ended) = server.take(incoming)? {
                    return Ok(ended);
                }
            }
            Err(RecvTimeoutError::Timeout) => server.refresh()?,
            Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Abrupt),
        }
    }
}

//! A line on the terminal that says what is being done, once that takes more than half a second.

use std::io::Write as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// The line; it disappears with this value.
pub(super) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    pub(super) fn start(shown: bool, doing: &'static str) -> Self {
        let running = shown.then(|| {
            let (end, ended) = mpsc::channel();
            let line = thread::spawn(move || {
                if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let mut err = std::io::stderr();
                let _ = write!(err, "schemadown: {doing} …").and_then(|()| err.flush());
                let _ = ended.recv();
                // Back to the start of the line, and clear it.
                let _ = write!(err, "\r\x1b[K").and_then(|()| err.flush());
            });
            (end, line)
        });
        Self { running }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, line)) = self.running.take() {
            drop(end);
            let _ = line.join();
        }
    }
}

//! A line on the terminal that says what is being done, once that takes more than half a second.

use std::io::{self, Write};
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
        Self::start_on(io::stderr(), PATIENCE, shown, doing)
    }

    fn start_on(mut out: impl Write + Send + 'static, patience: Duration, shown: bool, doing: &'static str) -> Self {
        let running = shown.then(|| {
            let (end, ended) = mpsc::channel();
            let line = thread::spawn(move || {
                if ended.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let _ = write!(out, "schemadown: {doing} …").and_then(|()| out.flush());
                let _ = ended.recv();
                // Back to the start of the line, and clear it.
                let _ = write!(out, "\r\x1b[K").and_then(|()| out.flush());
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

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex, mpsc};
    use std::time::Duration;

    use super::Progress;

    /// A terminal that says when something is written to it.
    #[derive(Clone)]
    struct Terminal(Arc<Mutex<Vec<u8>>>, mpsc::Sender<()>);

    impl Write for Terminal {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().map_err(|_| io::Error::other("poisoned"))?.extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.1.send(()).map_err(io::Error::other)
        }
    }

    fn shown(patience: Duration, is_terminal: bool, wait: bool) -> String {
        let (told, heard) = mpsc::channel();
        let terminal = Terminal(Arc::default(), told);
        let progress = Progress::start_on(terminal.clone(), patience, is_terminal, "counting");
        if wait {
            heard.recv().expect("a line");
        }
        drop(progress);
        String::from_utf8_lossy(&terminal.0.lock().expect("text")).into_owned()
    }

    #[test]
    fn a_line_comes_once_it_takes_long_and_goes_at_the_end() {
        assert_eq!(shown(Duration::ZERO, true, true), "schemadown: counting …\r\u{1b}[K");
        assert_eq!(shown(Duration::from_secs(3600), true, false), "");
        assert_eq!(shown(Duration::ZERO, false, false), "");
    }
}

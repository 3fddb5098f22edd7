//! Asks git: the only file that starts another program.
//!
//! What a person names as a revision is never an option: it stands behind `--end-of-options`, and everything after that is
//! asked with the hash that git answered. No path is ever given to git.

use std::ffi::OsStr;
use std::io::{BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What git says to a question, or why it says nothing.
pub(super) fn ask(folder: &Path, words: &[&str]) -> Result<Vec<u8>, String> {
    let output = command(folder, words).stdin(Stdio::null()).output().map_err(|error| not_started(&error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default();
    Err(said.strip_prefix("fatal: ").unwrap_or(said).to_owned())
}

/// The bytes of objects, in the order of their hashes. An object of more than so many bytes gives one more than that.
pub(super) fn contents(folder: &Path, hashes: &[&str], most: u64) -> Result<Vec<Vec<u8>>, String> {
    let mut child = command(folder, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let (Some(mut questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("git cannot be asked".to_owned());
    };
    let read = thread::scope(|scope| {
        // Git answers while it is asked: whoever only asked would wait for it, and it for them.
        scope.spawn(move || {
            let all = hashes.iter().flat_map(|hash| [hash, "\n"]).collect::<String>();
            // Where git has ended, its silence says so.
            let _ = questions.write_all(all.as_bytes());
        });
        let mut answers = BufReader::new(answers);
        hashes.iter().map(|hash| content(&mut answers, hash, most)).collect::<Result<Vec<_>, String>>()
    });
    if read.is_err() {
        let _ = child.kill();
    }
    let _ = child.wait();
    read
}

fn content(answers: &mut impl std::io::BufRead, hash: &str, most: u64) -> Result<Vec<u8>, String> {
    let broken = |what: &str| format!("git does not give the object {hash}: {what}");
    let mut head = String::new();
    answers.read_line(&mut head).map_err(|error| broken(&error.to_string()))?;
    let size = head.strip_prefix(hash).and_then(|rest| rest.trim().strip_prefix("blob "));
    let size: u64 = size.and_then(|size| size.parse().ok()).ok_or_else(|| broken(head.trim()))?;
    let mut bytes = Vec::new();
    answers
        .take(size.min(most.saturating_add(1)))
        .read_to_end(&mut bytes)
        .map_err(|error| broken(&error.to_string()))?;
    let mut left = size.saturating_sub(bytes.len() as u64).saturating_add(1);
    while left > 0 {
        let there = answers.fill_buf().map_err(|error| broken(&error.to_string()))?.len() as u64;
        if there == 0 {
            return Err(broken("it ends early"));
        }
        let part = usize::try_from(there.min(left)).unwrap_or(usize::MAX);
        answers.consume(part);
        left -= part as u64;
    }
    Ok(bytes)
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    if !folder.as_os_str().is_empty() {
        command.arg("-C").arg(folder.as_os_str());
    }
    command.args(words.iter().map(OsStr::new));
    // Nothing is fetched, asked for at the terminal, or written; messages are those that are looked for.
    command
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C");
    command
}

fn not_started(error: &std::io::Error) -> String {
    format!("git cannot be started: {error}")
}

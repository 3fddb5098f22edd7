//! Frames: the messages of a stream, each behind a header that says how long it is.
//!
//! What is no message is told from what is, and reading goes on behind it.

use std::io::{self, BufRead, Read as _};

use lsp_server::Message;

use crate::limits::MAX_FILE_BYTES;

/// The longest message that is read: a page of the largest size, each byte of it escaped.
const MOST: u64 = 6 * MAX_FILE_BYTES + 64 * 1024;

/// The longest message that is read past. A length beyond it is no length.
const MOST_SKIPPED: u64 = 16 * MOST;

/// The longest line of a header.
const LINE: u64 = 4 * 1024;

const LENGTH: &str = "content-length:";

/// What came from the client.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else: why it is none.
    Malformed(String),
}

/// Reads up to the end of the next message. `None` at the end of the stream.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = header(input)? else { return Ok(None) };
    if length > MOST {
        if length <= MOST_SKIPPED {
            io::copy(&mut input.take(length), &mut io::sink())?;
        }
        return Ok(Some(Incoming::Malformed(format!(
            "a message of {length} bytes is too long: at most {MOST} are read"
        ))));
    }
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&bytes) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed(format!("not a message: {error}")),
    }))
}

/// The length that the next header says. Lines that say none are passed over, and so is what a message leaves behind that is
/// longer than it said.
fn header(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some(at) = line.rfind(LENGTH) {
            length = line.get(at + LENGTH.len()..).and_then(|rest| rest.trim().parse().ok());
        } else if line.trim().is_empty()
            && let Some(length) = length
        {
            return Ok(Some(length));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Incoming, MOST, read};

    fn all(stream: &str) -> Vec<String> {
        let mut input = stream.as_bytes();
        let mut found = Vec::new();
        while let Some(incoming) = read(&mut input).expect("bytes can be read") {
            found.push(match incoming {
                Incoming::Message(lsp_server::Message::Notification(notification)) => notification.method,
                Incoming::Message(other) => format!("{other:?}"),
                Incoming::Malformed(why) => format!("! {}", why.split(':').next().unwrap_or_default()),
            });
        }
        found
    }

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"good"}"#;

    #[test]
    fn what_follows_a_broken_message_is_read() {
        let good = frame(GOOD);
        let broken = [
            (frame("{"), "! not a message"),
            (frame("[]"), "! not a message"),
            (frame("{\"id\": 1}"), "! not a message"),
            (frame(&"[".repeat(100_000)), "! not a message"),
            (format!("Content-Length: {}\r\n\r\n", u64::MAX), "! a message of 18446744073709551615 bytes is too long"),
        ];
        for (broken, why) in broken {
            assert_eq!(all(&format!("{broken}{good}")), [why, "good"], "{broken:.60}");
        }
        let length = MOST + 1;
        let long = format!("Content-Length: {length}\r\n\r\n{}", " ".repeat(usize::try_from(length).expect("fits")));
        assert_eq!(all(&format!("{long}{good}")).last().map(String::as_str), Some("good"));
    }

    #[test]
    fn lines_that_are_no_header_are_passed_over() {
        let good = frame(GOOD);
        for noise in
            ["hello\r\n", "\r\n\r\n", "Content-Length: many\r\n\r\n", "Content-Type: a\r\n", "left over", "\u{fffd}\n"]
        {
            assert_eq!(all(&format!("{noise}{good}{good}")), ["good", "good"], "{noise}");
        }
        assert_eq!(all(&frame(GOOD).replace("\r\n", "\n")), ["good"]);
        assert_eq!(all("Content-Length: 400\r\n\r\n{}"), [""; 0], "the stream ends within a message");
    }
}

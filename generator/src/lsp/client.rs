//! What goes to the client.

use std::io::{self, Write};

use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use lsp_types::notification::{LogMessage, Notification as _};
use lsp_types::{LogMessageParams, MessageType};
use serde::Serialize;
use serde_json::{Value, json};

use crate::diagnostic::line::printable_lines;

/// The stream to the client.
pub(super) struct Client<W> {
    out: W,
    asked: i32,
}

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    code: i32,
    message: String,
}

impl Refusal {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code as i32, message: message.into() }
    }
}

impl<W: Write> Client<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, asked: 0 }
    }

    pub(super) fn answer(&mut self, id: RequestId, result: Result<Value, Refusal>) -> io::Result<()> {
        let response = match result {
            Ok(value) => Response::new_ok(id, value),
            Err(Refusal { code, message }) => Response::new_err(id, code, message),
        };
        self.send(&response.into())
    }

    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        let params = serde_json::to_value(params).unwrap_or_default();
        self.send(&Notification { method: method.to_owned(), params }.into())
    }

    /// Asks the client for something. What it answers does not matter.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        self.asked = self.asked.wrapping_add(1);
        let params = serde_json::to_value(params).unwrap_or_default();
        let id = RequestId::from(format!("schemadown/{}", self.asked));
        self.send(&lsp_server::Request { id, method: method.to_owned(), params }.into())
    }

    /// Tells the person behind the client something that is no diagnostic.
    pub(super) fn log(&mut self, typ: MessageType, message: &str) -> io::Result<()> {
        self.notify(LogMessage::METHOD, LogMessageParams { typ, message: printable_lines(message) })
    }

    /// Says that what came was no message. There is no id to answer to.
    pub(super) fn malformed(&mut self, why: &str) -> io::Result<()> {
        let code = ErrorCode::ParseError as i32;
        let text = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code, "message": why}}).to_string();
        write!(self.out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        self.out.flush()
    }

    fn send(&mut self, message: &Message) -> io::Result<()> {
        message.write(&mut self.out)
    }
}

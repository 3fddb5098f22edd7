//! A small client: it starts the server and speaks the protocol with it over the standard streams, as an editor does.
#![allow(clippy::needless_pass_by_value, reason = "what `json!` makes is handed over where it is made")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::Sandbox;

/// How long an answer may take before the test gives up: nothing is measured here.
const GIVE_UP: Duration = Duration::from_secs(120);

pub(crate) struct Client<'s> {
    sandbox: &'s Sandbox,
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    asked: i64,
    /// What was said last of each file.
    said: BTreeMap<String, Value>,
    /// What was logged.
    pub(crate) log: Vec<String>,
    /// What the server asked for.
    pub(crate) requests: Vec<Value>,
    /// Errors without an id.
    pub(crate) nameless: usize,
}

impl<'s> Client<'s> {
    /// Starts a server, and says nothing to it yet.
    pub(crate) fn start(sandbox: &'s Sandbox) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_schemadown"))
            .arg("lsp")
            .current_dir(sandbox.path())
            .env("XDG_CACHE_HOME", sandbox.join(".cache"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the server starts");
        let output = child.stdout.take().expect("an output");
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        let (said, log, requests) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { sandbox, child, input, messages, asked: 0, said, log, requests, nameless: 0 }
    }

    /// Starts a server on a folder of the sandbox.
    pub(crate) fn open(sandbox: &'s Sandbox, folder: &str) -> Self {
        let mut client = Self::start(sandbox);
        client.initialize(folder, json!({}));
        client
    }

    pub(crate) fn initialize(&mut self, folder: &str, more: Value) -> Value {
        let mut capabilities = json!({
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}},
        });
        for (key, value) in more.as_object().expect("an object") {
            capabilities[key] = value.clone();
        }
        let uri = self.uri(folder);
        let params = json!({"processId": null, "rootUri": uri, "capabilities": capabilities,
            "workspaceFolders": [{"uri": uri, "name": "w"}]});
        let result = self.ask("initialize", params);
        self.tell("initialized", json!({}));
        result
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        let path = if path.is_empty() { self.sandbox.path().to_owned() } else { self.sandbox.join(path) };
        uri(&path)
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the stream is open");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server reads");
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.bytes(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks and waits: gives the result.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.try_ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Asks and waits: gives the result, or the message of the error.
    pub(crate) fn try_ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.next();
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error["message"].as_str().unwrap_or_default().to_owned()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    fn next(&mut self) -> Value {
        let message = self.messages.recv_timeout(GIVE_UP).expect("the server says something");
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = message["params"]["uri"].as_str().expect("a URI").to_owned();
                self.said.insert(uri, message["params"].clone());
            }
            Some("window/logMessage") => {
                self.log.push(message["params"]["message"].as_str().unwrap_or_default().to_owned());
            }
            Some(_) => self.requests.push(message.clone()),
            None if message["id"].is_null() => self.nameless += 1,
            None => {}
        }
        message
    }

    /// What is said of a file once everything that was told so far is read.
    pub(crate) fn diagnostics(&mut self, path: &str) -> Vec<Value> {
        // A question is answered after all that was told before it is read.
        let document = json!({"textDocument": {"uri": self.uri("")}});
        let _ = self.try_ask("textDocument/documentSymbol", document);
        let uri = self.uri(path);
        let said = self.said.get(&uri).map(|said| said["diagnostics"].clone());
        said.and_then(|list| list.as_array().cloned()).unwrap_or_default()
    }

    /// The same, a line each: place, code and the first line of the message.
    pub(crate) fn lines(&mut self, path: &str) -> Vec<String> {
        let line = |diagnostic: &Value| {
            let (start, end) = (&diagnostic["range"]["start"], &diagnostic["range"]["end"]);
            let message = diagnostic["message"].as_str().and_then(|text| text.lines().next()).unwrap_or_default();
            let code = diagnostic["code"].as_str().unwrap_or_default();
            format!("{}:{}-{} {code} {message}", start["line"], start["character"], end["character"])
        };
        self.diagnostics(path).iter().map(line).collect()
    }

    /// The files of which something is said.
    pub(crate) fn told_of(&mut self) -> Vec<String> {
        self.diagnostics("");
        let here = self.uri("");
        let is_said =
            |(_, said): &(&String, &Value)| said["diagnostics"].as_array().is_some_and(|list| !list.is_empty());
        self.said.iter().filter(is_said).map(|(uri, _)| uri.replace(&here, "")).collect()
    }

    pub(crate) fn did_open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// An edit of one place: `from` and `to` are a line and a character.
    pub(crate) fn did_change(&mut self, path: &str, version: i32, from: (u32, u32), to: (u32, u32), text: &str) {
        let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
        let change = json!({"range": {"start": at(from), "end": at(to)}, "text": text});
        let document = json!({"uri": self.uri(path), "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// Takes a whole text for that of a file.
    pub(crate) fn replace(&mut self, path: &str, version: i32, text: &str) {
        let document = json!({"uri": self.uri(path), "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
    }

    /// Asks about the place where some words stand in a text, `into` characters behind their start.
    #[track_caller]
    pub(crate) fn at(&mut self, method: &str, path: &str, text: &str, words: &str, into: usize) -> Value {
        let start = text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
        let line = text[..start].matches('\n').count();
        let before = text[..start].rsplit('\n').next().unwrap_or_default();
        let character = before.encode_utf16().count() + into;
        let position = json!({"line": line, "character": character});
        let uri = self.uri(path);
        self.ask(method, json!({"textDocument": {"uri": uri}, "position": position}))
    }

    /// Ends the session as the protocol has it; gives the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.wait()
    }

    /// The exit code, once the server has ended.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().expect("the server ends").code()
    }
}

impl Drop for Client<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The URI of a file, as editors write it.
pub(crate) fn uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    for byte in path.to_str().expect("UTF-8").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(said) => length = said.parse().expect("a number"),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

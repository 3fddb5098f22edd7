//! The protocol: what may be said when, and when pages are read again.
//!
//! Pages are read when nothing has come for a moment, so that a burst of edits is one reading; and before any question that
//! comes sooner, so that its answer is of the text that it was asked about.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Notification, Request};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Initialized, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{Initialize, RegisterCapability, Request as _, Shutdown};
use lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CompletionOptions, DidChangeTextDocumentParams,
    DidChangeWatchedFilesRegistrationOptions, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, InitializeParams, InitializeResult, MarkupKind,
    MessageType, OneOf, PublishDiagnosticsParams, Registration, RegistrationParams, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, Uri, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};
use serde_json::Value;

use super::client::{Client, Refusal};
use super::documents::Documents;
use super::positions::Encoding;
use super::reading::Reading;
use super::requests::{State, answer, file, read};
use super::transport::Incoming;
use super::workspace::{self, Workspace};
use super::{Ended, diagnostics};
use crate::config;

/// How long nothing has to come before pages are read again.
const QUIET: Duration = Duration::from_millis(15);

/// How long reading is put off at most, however much comes.
const PATIENCE: Duration = Duration::from_millis(150);

/// Whether the session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    On,
    End(Ended),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    New,
    Running,
    ShutDown,
}

/// When something changed that is not read yet.
#[derive(Clone, Copy, Debug)]
struct Unread {
    since: Instant,
    last: Instant,
}

/// One session.
pub(super) struct Server<W> {
    client: Client<W>,
    stage: Stage,
    encoding: Encoding,
    is_markdown: bool,
    can_watch: bool,
    workspace: Workspace,
    documents: Documents,
    readings: Vec<Reading>,
    /// What was said of each file that something was said of.
    said: BTreeMap<String, PublishDiagnosticsParams>,
    unread: Option<Unread>,
}

impl<W: Write> Server<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            client: Client::new(out),
            stage: Stage::New,
            encoding: Encoding::default(),
            is_markdown: false,
            can_watch: false,
            workspace: Workspace::default(),
            documents: Documents::default(),
            readings: Vec::new(),
            said: BTreeMap::new(),
            unread: None,
        }
    }

    /// How long to wait for more before pages are read again; for ever, where nothing has changed.
    pub(super) fn patience(&self) -> Option<Duration> {
        let Unread { since, last } = self.unread?;
        let due = (last + QUIET).min(since + PATIENCE);
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Takes what came from the client.
    pub(super) fn take(&mut self, incoming: Incoming) -> io::Result<Flow> {
        match incoming {
            Incoming::Malformed(why) => self.client.malformed(&why)?,
            Incoming::Message(Message::Request(request)) => self.request(request)?,
            Incoming::Message(Message::Notification(notification)) => return self.notification(notification),
            // Nothing that is asked of the client needs an answer.
            Incoming::Message(Message::Response(_)) => {}
        }
        Ok(Flow::On)
    }

    fn request(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        let result = match (self.stage, method.as_str()) {
            (Stage::New, Initialize::METHOD) => self.initialize(params),
            (Stage::New, _) => Err(Refusal::new(ErrorCode::ServerNotInitialized, "`initialize` comes first")),
            (Stage::ShutDown, _) => Err(Refusal::new(ErrorCode::InvalidRequest, "the server is shut down")),
            (Stage::Running, Initialize::METHOD) => {
                Err(Refusal::new(ErrorCode::InvalidRequest, "the server is initialised already"))
            }
            (Stage::Running, Shutdown::METHOD) => {
                self.stage = Stage::ShutDown;
                self.unread = None;
                Ok(Value::Null)
            }
            (Stage::Running, _) => {
                self.refresh()?;
                self.answer(&method, params)?
            }
        };
        self.client.answer(id, result)
    }

    fn answer(&mut self, method: &str, params: Value) -> io::Result<Result<Value, Refusal>> {
        let state = State {
            readings: &self.readings,
            documents: &self.documents,
            workspace: &self.workspace,
            encoding: self.encoding,
            is_markdown: self.is_markdown,
        };
        let answered = guarded(|| answer(&state, method, params));
        let answered =
            answered.unwrap_or_else(|| Err(Refusal::new(ErrorCode::InternalError, "this is a fault of ours")));
        Ok(match answered {
            Ok((value, more)) => {
                if let Some(more) = more {
                    self.client.log(MessageType::INFO, &more)?;
                }
                Ok(value)
            }
            Err(refusal) => Err(refusal),
        })
    }

    fn initialize(&mut self, params: Value) -> Result<Value, Refusal> {
        let folders = folders(&params);
        let InitializeParams { capabilities, .. } = read(params)?;
        for folder in folders {
            self.workspace.add(folder);
        }
        self.negotiate(&capabilities);
        self.stage = Stage::Running;
        self.changed();
        let result = InitializeResult {
            capabilities: abilities(self.encoding),
            server_info: Some(ServerInfo {
                name: "schemadown".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        Ok(serde_json::to_value(result).unwrap_or_default())
    }

    fn negotiate(&mut self, client: &ClientCapabilities) {
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        self.encoding = Encoding::negotiated(offered.unwrap_or_default());
        let hover = client.text_document.as_ref().and_then(|document| document.hover.as_ref());
        let formats = hover.and_then(|hover| hover.content_format.as_deref()).unwrap_or_default();
        self.is_markdown = formats.contains(&MarkupKind::Markdown);
        let watched = client.workspace.as_ref().and_then(|workspace| workspace.did_change_watched_files.as_ref());
        self.can_watch = watched.is_some_and(|watched| watched.dynamic_registration == Some(true));
    }

    fn notification(&mut self, notification: Notification) -> io::Result<Flow> {
        let Notification { method, params } = notification;
        if method == Exit::METHOD {
            let is_orderly = self.stage == Stage::ShutDown;
            return Ok(Flow::End(if is_orderly { Ended::Orderly } else { Ended::Abrupt }));
        }
        if self.stage != Stage::Running {
            return Ok(Flow::On);
        }
        match self.told(&method, params) {
            Ok(()) => {}
            Err(why) => self.client.log(MessageType::WARNING, &format!("{method}: {why}"))?,
        }
        if method == Initialized::METHOD && self.can_watch {
            self.client.ask(RegisterCapability::METHOD, watching())?;
        }
        Ok(Flow::On)
    }

    /// Takes in what the client tells. `Err` says why that is left out.
    fn told(&mut self, method: &str, params: Value) -> Result<(), String> {
        fn of<P: serde::de::DeserializeOwned>(params: Value) -> Result<P, String> {
            serde_json::from_value(params).map_err(|error| error.to_string())
        }
        match method {
            DidOpenTextDocument::METHOD => {
                let DidOpenTextDocumentParams { text_document: document } = of(params)?;
                let path = file(&document.uri, &self.workspace)?;
                self.documents.open(path, document.uri, document.version, document.text)?;
            }
            DidChangeTextDocument::METHOD => {
                let DidChangeTextDocumentParams { text_document, content_changes } = of(params)?;
                let path = file(&text_document.uri, &self.workspace)?;
                self.documents.change(&path, text_document.version, content_changes, self.encoding)?;
            }
            DidCloseTextDocument::METHOD => {
                let DidCloseTextDocumentParams { text_document } = of(params)?;
                let path = file(&text_document.uri, &self.workspace)?;
                if !self.documents.close(&path) {
                    return Err("it is not open".to_owned());
                }
            }
            DidChangeWorkspaceFolders::METHOD => {
                let DidChangeWorkspaceFoldersParams { event } = of(params)?;
                for folder in event.removed.iter().filter_map(|folder| workspace::path(&folder.uri)) {
                    self.workspace.remove(&folder);
                }
                for folder in event.added.iter().filter_map(|folder| workspace::path(&folder.uri)) {
                    self.workspace.add(folder);
                }
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => {}
            // Whatever else is told changes no page.
            _ => return Ok(()),
        }
        self.changed();
        Ok(())
    }

    fn changed(&mut self) {
        let last = Instant::now();
        self.unread = Some(Unread { since: self.unread.map_or(last, |unread| unread.since), last });
    }

    /// Reads everything again, if anything has changed, and says what is new of it.
    pub(super) fn refresh(&mut self) -> io::Result<()> {
        if self.unread.take().is_none() {
            return Ok(());
        }
        let configs = self.workspace.configs(self.documents.paths());
        let open = self.documents.overlay();
        let read = |config: PathBuf| Reading::new(config, &self.workspace, &open);
        let Some(readings) = guarded(|| configs.into_iter().map(read).collect()) else {
            return self.client.log(MessageType::ERROR, "the pages could not be read: this is a fault of ours");
        };
        self.readings = readings;
        self.publish()
    }

    /// Says what is new: the client keeps what was said of a file until something else is.
    fn publish(&mut self) -> io::Result<()> {
        let all = diagnostics::all(self.readings.iter(), &self.documents, self.encoding);
        for (uri, gone) in std::mem::take(&mut self.said) {
            if all.contains_key(&uri) {
                self.said.insert(uri, gone);
            } else {
                let params = PublishDiagnosticsParams { diagnostics: Vec::new(), ..gone };
                self.client.notify(PublishDiagnostics::METHOD, self.versioned(params))?;
            }
        }
        for (uri, params) in &all {
            let params = self.versioned(params.clone());
            if self.said.get(uri) != Some(&params) {
                self.client.notify(PublishDiagnostics::METHOD, &params)?;
            }
            self.said.insert(uri.clone(), params);
        }
        Ok(())
    }

    fn versioned(&self, params: PublishDiagnosticsParams) -> PublishDiagnosticsParams {
        let path = file(&params.uri, &self.workspace).ok();
        let version = path.and_then(|path| self.documents.get(&path)).map(|open| open.version);
        PublishDiagnosticsParams { version, ..params }
    }
}

/// A fault of ours must not end somebody's session: what was being done is left, and nothing that it was to change has.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The folders that the client has open, in the words of old clients, too.
fn folders(params: &Value) -> Vec<PathBuf> {
    let path = |uri: &Value| uri.as_str()?.parse::<Uri>().ok().and_then(|uri| workspace::path(&uri));
    let several = params.get("workspaceFolders").and_then(Value::as_array);
    let several: Vec<PathBuf> = several.into_iter().flatten().filter_map(|folder| path(folder.get("uri")?)).collect();
    if !several.is_empty() {
        return several;
    }
    let root = params.get("rootUri").and_then(path);
    let old = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from).filter(|path| path.is_absolute());
    root.or_else(old).into_iter().collect()
}

fn abilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(true.into()),
        definition_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec!["|".to_owned(), "[".to_owned()]),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(
            CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
                ..CodeActionOptions::default()
            }
            .into(),
        ),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

/// The files whose changes on disk the client is to tell of.
fn watching() -> RegistrationParams {
    let globs = [format!("**/{}", config::FILE_NAME), "**/*.{md,mdx,json,jsonl,ndjson}".to_owned()];
    let watcher = |glob: String| FileSystemWatcher { glob_pattern: GlobPattern::String(glob), kind: None };
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: globs.into_iter().map(watcher).collect() };
    RegistrationParams {
        registrations: vec![Registration {
            id: "schemadown/files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        }],
    }
}

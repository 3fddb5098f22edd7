//! What is asked of a page: parameters to an answer.

use std::path::PathBuf;

use lsp_server::ErrorCode;
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, GotoDefinition, HoverRequest, Request as _,
};
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentSymbolParams, GotoDefinitionParams, Hover, HoverContents, HoverParams,
    Position, TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::discover::resolved;

use super::client::Refusal;
use super::completion::completion;
use super::definition::definition;
use super::documents::Documents;
use super::positions::{Encoding, Lines};
use super::question::Question;
use super::reading::{Reading, line};
use super::workspace::{self, Workspace};
use super::{actions, hover, symbols};

/// What answers are made from.
pub(super) struct State<'s> {
    pub(super) readings: &'s [Reading],
    pub(super) documents: &'s Documents,
    pub(super) workspace: &'s Workspace,
    pub(super) encoding: Encoding,
    /// Whether the client draws Markdown.
    pub(super) is_markdown: bool,
}

/// The answer to a request about a page, and what to tell the person beside it.
pub(super) fn answer(state: &State<'_>, method: &str, params: Value) -> Result<(Value, Option<String>), Refusal> {
    let silent = |value: Value| (value, None);
    match method {
        HoverRequest::METHOD => {
            let HoverParams { text_document_position_params: at, .. } = read(params)?;
            state.at(&at, |question| hovered(question, state.is_markdown)).map(silent)
        }
        GotoDefinition::METHOD => {
            let GotoDefinitionParams { text_document_position_params: at, .. } = read(params)?;
            let mut missing = None;
            let found = state.at(&at, |question| {
                definition(question, state.workspace).unwrap_or_else(|why| {
                    missing = Some(why);
                    Vec::new()
                })
            })?;
            Ok((found, missing))
        }
        Completion::METHOD => {
            let CompletionParams { text_document_position: at, .. } = read(params)?;
            state.at(&at, completion).map(silent)
        }
        CodeActionRequest::METHOD => {
            let CodeActionParams { text_document, range, .. } = read(params)?;
            let at = TextDocumentPositionParams { text_document, position: range.start };
            state.at(&at, |question| actions::actions(question, range)).map(silent)
        }
        DocumentSymbolRequest::METHOD => {
            let DocumentSymbolParams { text_document, .. } = read(params)?;
            let at = TextDocumentPositionParams { text_document, position: Position::default() };
            state.at(&at, symbols::symbols).map(silent)
        }
        _ => Err(Refusal::new(ErrorCode::MethodNotFound, format!("`{method}` is not answered here"))),
    }
}

impl State<'_> {
    /// Asks about a position; nothing is known of a page that no API reads.
    fn at<T: Serialize>(
        &self,
        at: &TextDocumentPositionParams,
        ask: impl FnOnce(&Question<'_>) -> T,
    ) -> Result<Value, Refusal> {
        let path =
            file(&at.text_document.uri, self.workspace).map_err(|why| Refusal::new(ErrorCode::InvalidParams, why))?;
        let found = self.readings.iter().find_map(|reading| Some((reading, reading.file(&path)?)));
        let Some((reading, file)) = found else { return Ok(Value::Null) };
        let offset = Lines::new(&file.text, self.encoding).offset(at.position);
        let question = Question { reading, file, offset, documents: self.documents, encoding: self.encoding };
        Ok(serde_json::to_value(ask(&question)).unwrap_or_default())
    }
}

/// The file that a URI names, as far as it is one of the workspace; `Err` says why not.
pub(super) fn file(uri: &Uri, workspace: &Workspace) -> Result<PathBuf, String> {
    let path = workspace::path(uri).ok_or_else(|| format!("`{}` names no file", uri.as_str()))?;
    let path = resolved(&path);
    if workspace.holds(&path) { Ok(path) } else { Err(format!("`{}` lies out of the workspace", uri.as_str())) }
}

/// Parameters as the protocol has them.
pub(super) fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::new(ErrorCode::InvalidParams, error.to_string()))
}

fn hovered(question: &Question<'_>, is_markdown: bool) -> Option<Hover> {
    let Question { reading, file, offset, .. } = question;
    let place = reading.at(file, *offset)?;
    let line = line(file, *offset);
    let range = Lines::new(&file.text, question.encoding).range(line.start..line.end - 1);
    Some(Hover { contents: HoverContents::Markup(hover::hover(reading, place, is_markdown)), range: Some(range) })
}

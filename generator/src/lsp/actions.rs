//! Quick fixes: what a problem says would put it right.

use std::collections::HashMap;

use lsp_types::{CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::line::printable;
use crate::diagnostic::suggest::{nearest, suggested};
use crate::source::Span;

use super::diagnostics::{Places, bytes, drawn, uri};
use super::positions::Lines;
use super::question::Question;

/// The longest text that a title shows.
const LONGEST: usize = 60;

/// The fixes of the problems that a range touches.
pub(super) fn actions(question: &Question<'_>, range: Range) -> Vec<CodeAction> {
    let asked = bytes(question.file, range, question.encoding);
    let touched = |problem: &&Diagnostic| {
        let span = problem.primary.as_ref().map(|label| label.span).filter(|span| span.file == question.file.id);
        span.is_some_and(|span| (span.start as usize) <= asked.end && asked.start <= span.end as usize)
    };
    let mut places = Places::new(question.reading, question.documents, question.encoding);
    let problems = question.reading.problems.iter().filter(touched);
    problems.filter_map(|problem| action(question, problem, &mut places)).collect()
}

fn action(question: &Question<'_>, problem: &Diagnostic, places: &mut Places<'_>) -> Option<CodeAction> {
    let (span, text) = fix(question, problem)?;
    let lines = Lines::new(&question.file.text, question.encoding);
    let edit = TextEdit { range: lines.range(span.range()), new_text: text };
    let mut short: String = printable(&edit.new_text).chars().take(LONGEST).collect();
    if short.len() < edit.new_text.len() {
        short.push('…');
    }
    let (_, drawn) = drawn(problem, places)?;
    let uri = uri(question.file.display.as_ref(), question.documents)?;
    Some(CodeAction {
        title: format!("Write `{short}`"),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![drawn]),
        edit: Some(WorkspaceEdit { changes: Some(HashMap::from([(uri, vec![edit])])), ..WorkspaceEdit::default() }),
        is_preferred: Some(true),
        ..CodeAction::default()
    })
}

/// What to write, and in place of what.
fn fix(question: &Question<'_>, problem: &Diagnostic) -> Option<(Span, String)> {
    let span = problem.primary.as_ref()?.span;
    if let Some(text) = &problem.replacement {
        return Some((span, text.clone()));
    }
    // A name that is nearly right stands in the place that is shown, perhaps in quotes.
    let name = problem.help.iter().find_map(|help| suggested(help))?;
    let shown = question.file.slice(span);
    let written = shown.trim_matches(['"', '\'', '`', '*', '_', ' ']);
    let is_name = nearest(written, [name]) == Some(name) && !written.contains(['|', '\n']);
    let start = shown.find(written).filter(|_| is_name)?;
    Some((span.part(start..start + written.len()), name.to_owned()))
}

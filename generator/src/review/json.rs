//! The comparison for tools.

use serde_json::{Map, Value, json};

use super::Show;
use crate::comparison::{Comparison, Finding};
use crate::diff::{Category, Severity, Shown};
use crate::source::{Sources, Span};

/// The JSON Schema of [`json()`]'s form. The form's version, `schemadown_diff`, changes if the meaning of what is there does.
pub const SCHEMA: &str = include_str!("../../docs/diff.schema.json");

/// The comparison as JSON: all changes that are shown, in the order of severity.
pub fn json(comparison: &Comparison, show: &Show) -> Value {
    let shown = show.shown(comparison);
    let count =
        |severity: Severity| shown.iter().filter(|(of, finding)| *of == severity && finding.allowed.is_none()).count();
    let mut counts: Map<String, Value> =
        Severity::ALL.iter().rev().map(|severity| (severity.as_str().to_owned(), count(*severity).into())).collect();
    counts.insert("allowed".to_owned(), shown.iter().filter(|(_, f)| f.allowed.is_some()).count().into());
    json!({
        "schemadown_diff": 1,
        "version": comparison.version.as_str(),
        "counts": counts,
        "changes": shown.iter().map(|(severity, finding)| change(*severity, finding, comparison, show)).collect::<Vec<_>>(),
    })
}

fn change(severity: Severity, finding: &Finding, comparison: &Comparison, show: &Show) -> Value {
    let change = &finding.change;
    let effects: Map<String, Value> = Category::ALL
        .iter()
        .map(|category| (category.as_str().to_owned(), change.effects.of(*category).map(Severity::as_str).into()))
        .collect();
    let sources = &comparison.sources;
    let mut out = json!({
        "rule": change.rule.id,
        "severity": severity.as_str(),
        "fails": show.objects(finding),
        "effects": effects,
        "api": change.api,
        "path": change.path(),
        "model": Some(&change.model).filter(|model| !model.is_empty()),
        "part": change.part,
        "used": change.used.as_str(),
        "message": change.sentence.text(),
        "from": side(change.sentence.from.as_ref()),
        "to": side(change.sentence.to.as_ref()),
        "old": change.old.map(|span| place(sources, span)),
        "new": change.new.map(|span| place(sources, span)),
    });
    if let Value::Object(out) = &mut out {
        out.extend(change.because.clone().map(|because| ("because".to_owned(), because.into())));
        out.extend(finding.allowed.as_ref().map(|allowed| {
            let until = allowed.until.map(|until| until.to_string());
            ("allowed".to_owned(), json!({"reason": allowed.reason, "until": until}))
        }));
    }
    out
}

fn side(shown: Option<&Shown>) -> Option<Value> {
    shown.map(|shown| match shown {
        Shown::Code(text) => json!({"kind": "code", "text": text}),
        Shown::Prose(text) => json!({"kind": "prose", "text": text}),
    })
}

fn place(sources: &Sources, span: Span) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "file": file.display,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

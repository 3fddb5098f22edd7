//! `schemadown mine`: constraints from descriptions, one JSON object per line in and out.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Context, Outcome};
use crate::ir::{Constraint, Prose};
use crate::mine::{self, Shape, Subject};
use crate::source::{Sources, Span};

/// Read descriptions and print the constraints that they state
///
/// Each input line is a JSON object with `id`, `field`, `type` (a type cell of any dialect, or a neutral type such as
/// `array<string>`) and `description`; other keys are ignored. Each output line is
/// {"id","constraints":[{"kind","value","target","rule","evidence"}],"rejected":[{"rule","reason","why","evidence"}]}: what is
/// enforced, and what only reads like it. A length in bytes also has "unit":"bytes".
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  schemadown mine fields.jsonl
  echo '{\"id\":1,\"field\":\"pin\",\"type\":\"string\",\"description\":\"At most 4 characters.\"}' | schemadown mine")]
pub(super) struct Mine {
    /// The file to read; the standard input by default
    file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Line {
    id: Value,
    #[serde(default)]
    field: String,
    #[serde(default, rename = "type")]
    ty: String,
    #[serde(default)]
    description: String,
}

impl Mine {
    pub(super) fn run(self, context: &mut Context<'_>) -> io::Result<Outcome> {
        let input: Box<dyn BufRead> = match &self.file {
            None => Box::new(io::stdin().lock()),
            Some(path) => match File::open(path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(error) => {
                    return Ok(context.reporter.usage(&format!("cannot read `{}`: {error}", path.display()), ""));
                }
            },
        };
        let name = self.file.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string());
        for (number, text) in input.lines().enumerate() {
            let line = match text.map_err(|error| error.to_string()).and_then(|text| read(&text)) {
                Ok(Some(line)) => line,
                Ok(None) => continue,
                Err(why) => return Ok(context.reporter.usage(&format!("{name}:{}: {why}", number + 1), FORM)),
            };
            writeln!(context.out, "{}", answer(&line))?;
        }
        Ok(Outcome::Done)
    }
}

/// What an input line looks like.
const FORM: &str = r#"a line is {"id": …, "field": "name", "type": "string", "description": "…"}"#;

fn read(text: &str) -> Result<Option<Line>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    serde_json::from_str(text).map(Some).map_err(|error| error.to_string())
}

fn answer(line: &Line) -> Value {
    let mut sources = Sources::new();
    let file = sources.add("", "", line.description.as_str());
    let text = sources.file(file).text.clone();
    let prose = Prose { span: Span::new(file, 0..text.len()), text };
    let names = [line.field.as_str()];
    let siblings = mine::Siblings::new(&names);
    let shape = Shape::parse(&line.ty);
    let subject = Subject { field: &line.field, shape: &shape, prose: &prose, siblings: &siblings };
    let findings = mine::mine(&subject);
    let constraints: Vec<Value> = findings.constraints.iter().map(constraint).collect();
    let rejected = findings.rejected.iter().map(
        |rejected| json!({ "rule": rejected.rule, "reason": rejected.reason().name(), "why": rejected.why.to_string(), "evidence": rejected.evidence.text }),
    );
    json!({ "id": line.id, "constraints": constraints, "rejected": rejected.collect::<Vec<Value>>() })
}

fn constraint(found: &Constraint) -> Value {
    let mut out = json!({
        "kind": found.kind.name(),
        "value": found.kind.value(),
        "target": found.target.name(),
        "rule": found.rule,
        "evidence": found.evidence.text,
    });
    if let Some(unit) = found.kind.unit() {
        out["unit"] = unit.into();
    }
    out
}

//! Reads fields as JSON lines (`id`, `field`, `type`, `description`) and prints what the miner finds in each.
//!
//! With `--rejected` it also prints what it did not enforce, and why.

use std::io::{self, BufRead as _};

use schemadown::ir::Prose;
use schemadown::mine::{Shape, Subject, mine};
use schemadown::source::{Sources, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rejected = std::env::args().any(|argument| argument == "--rejected");
    for line in io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        println!("{}", read(&record, rejected));
    }
    Ok(())
}

fn read(record: &Value, with_rejected: bool) -> Value {
    let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default();
    let description = text("description").to_owned();
    let file = Sources::new().add("stdin", "stdin", "");
    let span = Span::new(file, 0..description.len());
    let prose = Prose { text: description, span };
    let shape = Shape::parse(text("type"));
    let found = mine(&Subject { field: text("field"), shape: &shape, prose: &prose, siblings: &[] });
    let constraints: Vec<Value> = found
        .constraints
        .iter()
        .map(|constraint| {
            json!({
                "kind": constraint.kind.name(),
                "value": constraint.kind.value(),
                "target": constraint.target.name(),
                "rule": constraint.rule,
                "evidence": constraint.evidence.text,
            })
        })
        .collect();
    let mut out = json!({"id": text("id"), "constraints": constraints});
    if with_rejected {
        let rejected = found.rejected.iter().map(|r| json!([r.rule, r.reason, r.evidence.text])).collect::<Vec<_>>();
        out["rejected"] = rejected.into();
    }
    out
}

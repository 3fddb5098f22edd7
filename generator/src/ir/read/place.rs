//! What names lead to, and pages of which nothing is known but how many lines they have.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::parts::{Read, Wrong, maybe, number, object, text};
use crate::ir::constraint::Evidence;
use crate::ir::schema::ModelId;
use crate::source::{FileId, Sources, Span};

/// No page of documentation has more lines.
const MOST_LINES: u64 = 4_000_000;

/// The pages that a document names.
pub(super) struct Files {
    ids: HashMap<String, FileId>,
}

impl Files {
    pub(super) fn id(&self, path: &str) -> Option<FileId> {
        self.ids.get(path).copied()
    }

    /// The start of a line: it has nothing on it but its end.
    #[allow(clippy::unused_self, reason = "only these files have lines of no width")]
    pub(super) fn span(&self, file: FileId, line: u64) -> Span {
        let at = usize::try_from(line.saturating_sub(1)).unwrap_or_default();
        Span::new(file, at..at)
    }
}

/// Adds every page that is named, with as many lines as something stands on.
pub(super) fn files(json: &Value, sources: &mut Sources) -> Result<Files, Wrong> {
    let mut lines: HashMap<&str, u64> = HashMap::new();
    let models = json.get("models").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for model in models {
        count(model, "", &mut lines);
    }
    let mut paths: Vec<(&str, u64)> = lines.into_iter().collect();
    paths.sort_unstable();
    let mut ids = HashMap::with_capacity(paths.len());
    let mut total = 0_u64;
    for (path, last) in paths {
        total = total.saturating_add(last);
        if total > MOST_LINES {
            return Err(Wrong::new(format!("`{path}` would have more lines than any documentation")).within("line"));
        }
        let text = "\n".repeat(usize::try_from(last).unwrap_or_default());
        ids.insert(path.to_owned(), sources.add(path, path, text));
    }
    Ok(Files { ids })
}

fn count<'v>(json: &'v Value, page: &'v str, lines: &mut HashMap<&'v str, u64>) {
    match json {
        Value::Object(parts) => {
            let named = ["file", "source"].iter().find_map(|key| parts.get(*key)?.as_str());
            let page = named.unwrap_or(page);
            let line = parts.get("line").and_then(Value::as_u64).unwrap_or(1);
            if named.is_some() || parts.contains_key("line") {
                let last = lines.entry(page).or_default();
                *last = line.max(*last);
            }
            parts.values().for_each(|part| count(part, page, lines));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| count(entry, page, lines)),
        _ => {}
    }
}

/// What names lead to.
pub(super) struct Refs<'r> {
    pub(super) ids: &'r HashMap<&'r str, ModelId>,
    pub(super) files: &'r Files,
}

impl Refs<'_> {
    pub(super) fn model(&self, id: &str) -> Read<ModelId> {
        self.ids.get(id).copied().ok_or_else(|| Wrong::new(format!("no model is called `{id}`")).within("id"))
    }

    /// The page of a model.
    pub(super) fn page(&self, json: &Map<String, Value>) -> Read<Place<'_>> {
        self.named(text(json, "source")?)
    }

    /// The sentence or the words that something was read from.
    pub(super) fn evidence(&self, json: &Value) -> Read<Evidence> {
        let of = |wrong: Wrong| wrong.within("evidence");
        let json = object(json).map_err(of)?;
        let place = self.named(text(json, "file").map_err(of)?)?;
        Ok(Evidence { span: place.span(json).map_err(of)?, text: text(json, "text").map_err(of)?.to_owned() })
    }

    fn named(&self, path: &str) -> Read<Place<'_>> {
        let file = self.files.id(path).ok_or_else(|| Wrong::new(format!("`{path}` is no page")))?;
        Ok(Place { file, files: self.files })
    }
}

/// A page, in which things stand on lines.
pub(super) struct Place<'r> {
    pub(super) file: FileId,
    files: &'r Files,
}

impl Place<'_> {
    /// The line that an object says it stands on; the first of the page where it does not say.
    pub(super) fn span(&self, json: &Map<String, Value>) -> Read<Span> {
        let line = if json.contains_key("line") { number(json, "line")? } else { 1 };
        Ok(self.files.span(self.file, line))
    }

    /// The page of a part, which may be another than the model's.
    pub(super) fn part<'r>(&'r self, json: &Map<String, Value>, refs: &'r Refs<'_>) -> Read<Place<'r>> {
        match maybe(json, "source")? {
            Some(path) => refs.named(path),
            None => Ok(Place { file: self.file, files: self.files }),
        }
    }
}

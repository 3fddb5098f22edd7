//! Where things lead: from a type cell to the model on its page, from a heading or the name of a field to its Rust.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use lsp_types::Location;

use crate::config::Config;
use crate::diagnostic::Label;
use crate::discover::resolved;
use crate::document::slug;
use crate::emit;
use crate::ir::{Model, ModelId, ModelKind, Schema, Type};
use crate::limits::MAX_FILE_BYTES;
use crate::source::SourceFile;

use super::diagnostics::{Places, uri};
use super::positions::Lines;
use super::question::Question;
use super::reading::{Place, line};
use super::workspace::Workspace;

/// Where what stands at a position leads. `Err` says what is missing.
pub(super) fn definition(question: &Question<'_>, workspace: &Workspace) -> Result<Vec<Location>, String> {
    let models = models(question);
    if !models.is_empty() {
        let mut places = Places::new(question.reading, question.documents, question.encoding);
        let label = |model: &Model| Label { span: model.place(), text: String::new() };
        return Ok(models.into_iter().filter_map(|model| places.location(&label(model))).collect());
    }
    let Some(place) = question.reading.at(question.file, question.offset) else { return Ok(Vec::new()) };
    // In a row only the name leads to Rust.
    let span = place.span().range();
    let is_name = place.field().is_none() || (span.start..=span.end).contains(&question.offset);
    if is_name { rust(question, place, workspace).map(|location| vec![location]) } else { Ok(Vec::new()) }
}

/// The models that the cell or the entry of a list at the position speaks of.
fn models<'r>(question: &Question<'r>) -> Vec<&'r Model> {
    let Question { reading, file, offset, .. } = question;
    let text = cell(file, *offset);
    let folded = folded(&text);
    let spoken = |model: &Model| {
        let names = [self::folded(&model.name), self::folded(&model.rust_name)];
        names.contains(&folded)
            || text.contains(&format!("#{})", slug(&model.name)))
            || names.iter().any(|name| !name.is_empty() && has_word(&text, name))
    };
    if let Some(place) = reading.at(file, *offset) {
        let Some(field) = place.field().filter(|field| !field.span.range().contains(offset)) else { return Vec::new() };
        let referred = referred(place.schema, &field.ty);
        return referred.into_iter().map(|id| place.schema.model(id)).filter(|model| spoken(model)).collect();
    }
    // An entry of a list of members.
    let unions = reading.models(file.id).filter_map(|place| match &place.get().kind {
        ModelKind::Union(union) => Some((place.schema, union)),
        _ => None,
    });
    let members = unions.flat_map(|(schema, union)| union.members.iter().map(move |member| (schema, &member.ty)));
    let is_entry = text.trim_start().starts_with(['-', '*', '+']);
    let known: BTreeSet<(usize, ModelId)> = members
        .filter(|_| is_entry)
        .flat_map(|(schema, ty)| {
            referred(schema, ty).into_iter().map(move |id| (std::ptr::from_ref(schema) as usize, id))
        })
        .collect();
    let of = |schema: &'r Schema| {
        let known = known.clone();
        known
            .into_iter()
            .filter(move |(at, _)| *at == std::ptr::from_ref(schema) as usize)
            .map(|(_, id)| schema.model(id))
    };
    reading.schemas.iter().flat_map(of).filter(|model| spoken(model)).collect()
}

/// The models that a type leads to.
fn referred(schema: &Schema, ty: &Type) -> BTreeSet<ModelId> {
    let mut found = BTreeSet::new();
    let mut left = vec![ty];
    while let Some(ty) = left.pop() {
        match ty {
            Type::Array(inner) | Type::Map(inner) => left.push(inner),
            Type::Union(members) => left.extend(members),
            Type::Ref { model, .. } => {
                // A union that stands in the cell is a model of its own, and its members are what is meant.
                if found.insert(*model)
                    && let ModelKind::Union(union) = &schema.model(*model).kind
                {
                    left.extend(union.members.iter().map(|member| &member.ty));
                }
            }
            _ => {}
        }
    }
    found
}

/// The cell of the row around a position; the whole line where it is no row.
fn cell(file: &SourceFile, offset: usize) -> String {
    let line = line(file, offset);
    let text = file.text.get(line.start..line.end.min(file.text.len())).unwrap_or_default();
    let at = offset.saturating_sub(line.start).min(text.len());
    let is_pipe = |found: &usize| !text.get(..*found).is_some_and(|before| before.ends_with('\\'));
    let pipes: Vec<usize> = text.match_indices('|').map(|(found, _)| found).filter(is_pipe).collect();
    let start = pipes.iter().rev().find(|pipe| **pipe < at).map_or(0, |pipe| pipe + 1);
    let end = pipes.iter().find(|pipe| **pipe >= at).copied().unwrap_or(text.len());
    text.get(start..end.max(start)).unwrap_or_default().trim_end().to_owned()
}

/// Letters and digits, in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether one of the words of a text, or the text of one of its links, is a name.
fn has_word(text: &str, name: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
    let links = text.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    words.chain(links).any(|word| folded(word) == *name)
}

/// The place in the generated file.
fn rust(question: &Question<'_>, place: Place<'_>, workspace: &Workspace) -> Result<Location, String> {
    let project = question.reading.project();
    let schemas: Vec<&Schema> = question.reading.schemas.iter().collect();
    let number = schemas.iter().position(|schema| std::ptr::eq(*schema, place.schema)).unwrap_or_default();
    let mut paths = emit::paths(&schemas, &project.options());
    let paths = if number < paths.len() { paths.swap_remove(number) } else { Vec::new() };
    let below = paths.get(place.id.0 as usize).cloned().unwrap_or_default();
    let file = project.config().map(Config::output_dir).unwrap_or_default().join(below);
    if !workspace.holds(&resolved(&file)) {
        return Err(format!("`{}` lies out of the workspace", file.display()));
    }
    let text = read(&file).ok_or_else(|| {
        format!("`{}` is not there yet: `schemadown generate` or `cargo build` writes it", file.display())
    })?;
    let uri = uri(&file, question.documents).ok_or_else(|| format!("`{}` has no URI", file.display()))?;
    let lines = Lines::new(&text, question.encoding);
    let range = find(&text, place).map(|range| lines.range(range)).unwrap_or_default();
    Ok(Location { uri, range })
}

fn read(file: &Path) -> Option<String> {
    if !file.is_file() {
        return None;
    }
    let mut text = String::new();
    File::open(PathBuf::from(file)).ok()?.take(MAX_FILE_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Where a model, or its field, is declared.
fn find(text: &str, place: Place<'_>) -> Option<std::ops::Range<usize>> {
    let name = &place.get().rust_name;
    let declared =
        ["struct", "enum", "type"].iter().find_map(|word| declared(text, 0, &format!("pub {word} "), name))?;
    let Some(field) = place.field() else { return Some(declared) };
    let name = &field.rust_name;
    let inside = ["    pub ", "    pub r#"].iter().find_map(|start| self::declared(text, declared.end, start, name));
    inside.or(Some(declared))
}

/// Where a name stands behind some words, from an offset on.
fn declared(text: &str, from: usize, words: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let start = format!("{words}{name}");
    let rest = text.get(from..)?;
    let is_end = |at: &usize| {
        let next = rest.get(at + start.len()..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    };
    let at = rest.match_indices(&start).map(|(at, _)| at).find(is_end)? + from + words.len();
    Some(at..at + name.len())
}

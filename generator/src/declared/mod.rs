//! Stage `declared`: the source of an SDK, as far as it lies beside the docs, tells what JSON calls the names of its models.
//!
//! An SDK has to know both names of a field, and it declares them next to each other: in a tag, an attribute or a table.
//! Only these pairs are taken, with the class they stand in and, for a parameter of an operation, where it goes. They are
//! read word by word, without a parser of the language: what looks unlike the forms that generators write is left alone.
//! One file per language; nothing of models.

mod csharp;
mod go;
mod java;
mod kotlin;
mod members;
mod php;
mod python;
mod ruby;
mod rust;
mod text;
mod typescript;

use crate::parallel;
use crate::source::{SourceFile, Span};

/// What a class declares of its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Declared {
    /// The class, as the source names it.
    pub class: String,
    /// The folder that the source lies in; empty where there is none.
    pub folder: String,
    /// Its fields.
    pub fields: Vec<Pair>,
}

/// Both names of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The SDK's name for it.
    pub name: String,
    /// The API's.
    pub wire: String,
    /// Where a request has it.
    pub place: Place,
    /// Where the source says so.
    pub span: Span,
}

/// Where a request has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In its body, or in that of a response.
    Body,
    /// In the query of its address.
    Query,
    /// In the path of its address.
    Path,
    /// In a header.
    Header,
}

/// What the sources declare, in the order of the files.
pub fn read(files: &[&SourceFile]) -> Vec<Declared> {
    let read = |file: &&SourceFile| {
        let (folders, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let folder = folders.rsplit('/').next().unwrap_or_default();
        let span = Span::new(file.id, 0..file.text.len());
        let mut classes = classes(name.rsplit('.').next().unwrap_or_default(), &file.text, span);
        classes.retain(|class| !class.fields.is_empty());
        for class in &mut classes {
            folder.clone_into(&mut class.folder);
        }
        classes
    };
    parallel::map(files, read).into_iter().flatten().collect()
}

fn classes(ending: &str, text: &str, span: Span) -> Vec<Declared> {
    match ending {
        "cs" => members::read(&csharp::FORM, text, span),
        "go" => go::read(text, span),
        "java" => members::read(&java::FORM, text, span),
        "kt" => members::read(&kotlin::FORM, text, span),
        "php" => php::read(text, span),
        "py" => python::read(text, span),
        "rb" => ruby::read(text, span),
        "rs" => members::read(&rust::FORM, text, span),
        "ts" => typescript::read(text, span),
        _ => Vec::new(),
    }
}

impl Declared {
    fn new(class: &str) -> Self {
        Self { class: class.to_owned(), folder: String::new(), fields: Vec::new() }
    }

    fn declare(&mut self, name: &str, found: Found, span: Span) {
        if !name.is_empty() && !found.wire.is_empty() && found.wire != "-" {
            self.fields.push(Pair { name: name.to_owned(), wire: found.wire, place: found.place, span });
        }
    }
}

/// The API's name for a field, as one attribute has it.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    wire: String,
    place: Place,
}

impl Found {
    fn body(wire: &str) -> Self {
        Self { wire: wire.to_owned(), place: Place::Body }
    }

    /// `queryParam:style=form,explode=true,name=page_size`, as Speakeasy annotates parameters.
    fn parameter(kind: &str, options: &str) -> Option<Self> {
        let place = match kind.trim() {
            "queryParam" => Place::Query,
            "pathParam" => Place::Path,
            "header" => Place::Header,
            _ => return None,
        };
        let wire = options.split(',').find_map(|option| option.trim().strip_prefix("name="))?;
        Some(Self { wire: wire.to_owned(), place })
    }
}

#[cfg(test)]
mod tests;

//! A page as a whole: which kind of model it documents, its name, prose and examples.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Section, Text};
use crate::source::SourceFile;

use super::super::raw::{RawBody, RawExample, RawModel, RawProse, RawRef, RawType, RawTypeKind, Spanned};
use super::super::{Likeness, Page};
use super::{Language, fields, members, notice, values};

/// The sections of which a model's page has exactly one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fields,
    Values,
    Members,
}

impl Kind {
    fn of(section: &Section<'_>) -> Option<Self> {
        match section.heading.raw {
            "Fields" if section.level == 2 => Some(Self::Fields),
            "Values" if section.level == 2 => Some(Self::Values),
            "Supported Types" if section.level == 2 => Some(Self::Members),
            _ => None,
        }
    }
}

/// How much a page of a model is like this language: its fences and its type cells.
pub(super) fn likeness(language: &Language, document: &Document<'_>) -> Likeness {
    let mut likeness = Likeness::default();
    let Some((_, body)) = document.sections.iter().find_map(|section| Some((Kind::of(section)?, section))) else {
        return likeness;
    };
    // The section is what all languages share.
    likeness.count(true);
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Code(code) = block
            && let Some(fence) = code.language
        {
            (0..FENCE).for_each(|_| likeness.count(language.fences.contains(&fence)));
        }
    }
    for cell in fields::type_cells(body) {
        likeness.count((language.type_cell)(cell).is_ok_and(|ty| !names_nothing(&ty)));
    }
    likeness
}

/// How many type cells a fence counts as much as.
const FENCE: usize = 4;

/// Whether a word was taken for the name of a model that no model has: `str`, `int64`.
fn names_nothing(ty: &RawType) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        if let RawTypeKind::Ref(RawRef { name, target: None }) = &ty.kind {
            found |= !name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'.');
        }
    });
    found
}

/// Reads a page of the dialect.
pub(super) fn read(
    language: &Language,
    file: &SourceFile,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) -> Page {
    let found: Vec<_> =
        document.sections.iter().enumerate().filter_map(|(at, s)| Kind::of(s).map(|kind| (at, kind))).collect();
    let Some(&(at, kind)) = found.first() else {
        return Page::Other("it has no section `Fields`, `Values` or `Supported Types`");
    };
    let section = &document.sections[at];
    if kind == Kind::Fields && fields::is_utility(section) {
        return Page::Other("it documents a utility of the SDK");
    }
    let Some((name, struck)) = title(document) else {
        diagnostics.push(
            Diagnostic::new(Code::NoTitle, "a model's page needs a title that names the model")
                .at(section.heading.span, "this section is a model's")
                .help("put `# ModelName` at the top of the page (or `title:` into its front matter)"),
        );
        return Page::Nameless;
    };
    let body = match found.get(1) {
        None => body(language, document, at, kind, diagnostics),
        Some((second, _)) => {
            diagnostics.push(
                Diagnostic::new(Code::MixedSections, format!("`{}` is documented as two kinds of model", name.text))
                    .at(document.sections[*second].heading.span, "a second kind")
                    .related(section.heading.span, "the first is here")
                    .help("a page documents one model: split it, one page each"),
            );
            None
        }
    };
    let body = body.unwrap_or(RawBody::Unreadable);
    let intro = notice::of_type(document);
    let deprecated = intro.deprecated.or_else(|| struck.then(notice::stock));
    let examples = examples(language, document, at);
    let folders = examples.iter().find_map(|example| (language.import_folders)(&example.code.text));
    let description = intro.description.map(owned);
    let model = RawModel {
        file: file.id,
        dialect: language.name,
        naming: language.naming,
        name,
        description,
        deprecated,
        body,
        examples,
        folders,
    };
    Page::Model(Box::new(model))
}

/// What the section `at` documents; `None` where it cannot be read.
fn body(
    language: &Language,
    document: &Document<'_>,
    at: usize,
    kind: Kind,
    diagnostics: &mut Diagnostics,
) -> Option<RawBody> {
    let section = &document.sections[at];
    let following = &document.sections[at + 1..];
    Some(match kind {
        Kind::Fields => RawBody::Fields(fields::read(language, section, diagnostics)?),
        Kind::Values => RawBody::Values(values::read(language, section, diagnostics)?),
        Kind::Members => RawBody::Members(members::read(language, section, following, diagnostics)?),
    })
}

/// A text of its own.
pub(super) fn owned(text: Text<'_>) -> RawProse {
    Spanned { text: text.raw.to_owned(), span: text.span }
}

/// The model's name, and whether it is struck out.
fn title(document: &Document<'_>) -> Option<(Spanned, bool)> {
    let title = document.title.or(document.front_title)?;
    let (bare, struck) = title.unwrap_in("~~", "~~").map_or((title, false), |inner| (inner.trim(), true));
    let bare = bare.unwrap_in("`", "`").unwrap_or(bare);
    (!bare.raw.is_empty()).then(|| (owned(bare), struck))
}

/// The code blocks that show a value: those of `Example Usage`, and for a union those below its members.
fn examples(language: &Language, document: &Document<'_>, body: usize) -> Vec<RawExample> {
    let usage = document.sections.iter().filter(|section| section.heading.raw == "Example Usage");
    let members = members::sections(&document.sections[body..]).enumerate();
    let sections = usage.map(|section| (None, section)).chain(members.map(|(at, section)| (Some(at), section)));
    let mut examples = Vec::new();
    for (member, section) in sections {
        for block in &section.blocks {
            if let Block::Code(code) = block
                && code.language.is_some_and(|fence| language.fences.contains(&fence))
            {
                examples.push(RawExample { member, code: owned(code.code) });
            }
        }
    }
    examples
}

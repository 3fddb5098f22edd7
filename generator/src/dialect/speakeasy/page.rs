//! A page as a whole: which kind of model it documents, its name, prose and examples.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Code as CodeBlock, Document, Section};
use crate::source::SourceFile;

use super::super::raw::{Naming, RawBody, RawExample, RawModel, RawRef, RawType, RawTypeKind, Spanned};
use super::super::{Likeness, Page};
use super::transport::Table;
use super::{LANGUAGES, Language, bare, fields, grammar, members, notice, owned, transport, values};

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

/// How much a page of a model is like this language: its fences, its names, its type cells.
pub(super) fn likeness(language: &Language, document: &Document<'_>) -> Likeness {
    let mut likeness = Likeness::default();
    let Some((kind, body)) = document.sections.iter().find_map(|section| Some((Kind::of(section)?, section))) else {
        return likeness;
    };
    // The section is what all languages share, and what the column of names is called.
    let is_theirs = kind != Kind::Fields || fields::names_fields(body);
    likeness.count(is_theirs);
    if !is_theirs {
        return likeness;
    }
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Code(code) = block
            && let Some(fence) = code.language
        {
            (0..FENCE).for_each(|_| likeness.count(language.fences.contains(&fence)));
        }
    }
    for name in fields::column(body, "Field") {
        likeness.count(could_be(language.naming, name.raw.trim_matches(['~', '`'])));
    }
    for cell in fields::column(body, "Type") {
        likeness.count(grammar::read(language, cell).is_ok_and(|cell| !names_nothing(&cell.ty)));
    }
    likeness
}

/// How many type cells a fence counts as much as.
const FENCE: usize = 4;

/// Whether an SDK with this habit gives such a name.
fn could_be(naming: Naming, name: &str) -> bool {
    match naming {
        Naming::AsWritten => true,
        Naming::Camel => name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains('_'),
        Naming::Snake => !name.contains(|c: char| c.is_ascii_uppercase()),
        Naming::Pascal | Naming::Initialisms => name.starts_with(|c: char| c.is_ascii_uppercase()),
    }
}

/// Whether a word of another language was taken for the name of a model: `str`, `int64`, `String`.
fn names_nothing(ty: &RawType) -> bool {
    let mut found = false;
    ty.walk(&mut |ty| {
        if let RawTypeKind::Ref(RawRef { name, target: None, .. }) = &ty.kind {
            let lower = !name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'.');
            found |= lower || LANGUAGES.iter().any(|language| language.word(name, false).is_some());
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
        return bare_page(language, file, document);
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
            Err(NoBody::Reported)
        }
    };
    let body = match body {
        Ok(body) => body,
        Err(NoBody::Reported) => RawBody::Unreadable,
        Err(NoBody::Transport) => return Page::Transport,
    };
    let intro = notice::of_type(document);
    let deprecated = intro.deprecated.or_else(|| struck.then(notice::stock));
    let examples = examples(language, document, at);
    let folders = usages(document).find_map(|code| (language.import_folders)(code.code.raw));
    let description = intro.description.map(owned);
    let model = RawModel {
        file: file.id,
        dialect: language.name,
        naming: language.naming,
        at: name.span,
        shares_page: false,
        tells_null: false,
        name,
        description,
        deprecated,
        body,
        examples,
        folders,
    };
    Page::Model(Box::new(model))
}

/// A page without a section of a model.
fn bare_page(language: &Language, file: &SourceFile, document: &Document<'_>) -> Page {
    match title(document) {
        Some((name, struck)) if language.bare_unions && bare::is_bare(document, &name) => {
            let intro = notice::of_type(document);
            Page::Model(Box::new(RawModel {
                file: file.id,
                dialect: language.name,
                naming: language.naming,
                at: name.span,
                shares_page: false,
                tells_null: false,
                name,
                description: intro.description.map(owned),
                deprecated: intro.deprecated.or_else(|| struck.then(notice::stock)),
                body: RawBody::Bare,
                examples: Vec::new(),
                folders: None,
            }))
        }
        _ => Page::Other("it has no section `Fields`, `Values` or `Supported Types`"),
    }
}

/// Why a page has no body.
enum NoBody {
    /// It cannot be read, which has been reported.
    Reported,
    /// All of it is the transport's.
    Transport,
}

/// What the section `at` documents.
fn body(
    language: &Language,
    document: &Document<'_>,
    at: usize,
    kind: Kind,
    diagnostics: &mut Diagnostics,
) -> Result<RawBody, NoBody> {
    let section = &document.sections[at];
    let following = &document.sections[at + 1..];
    match kind {
        Kind::Fields => fields_body(language, section, is_error(document), diagnostics),
        Kind::Values => {
            let mut values = values::read(section, diagnostics).ok_or(NoBody::Reported)?;
            values.open |= usages(document).any(|code| values::shows_open(code.code.raw));
            Ok(RawBody::Values(values))
        }
        Kind::Members => {
            let members = members::read(language, section, following, diagnostics);
            members.map(RawBody::Members).ok_or(NoBody::Reported)
        }
    }
}

/// The fields of a model, or the bodies of what a call returns.
fn fields_body(
    language: &Language,
    section: &Section<'_>,
    is_error: bool,
    diagnostics: &mut Diagnostics,
) -> Result<RawBody, NoBody> {
    let rows = fields::read(language, section, diagnostics).ok_or(NoBody::Reported)?;
    let (table, left_out) = transport::strip(rows, is_error);
    if left_out > 0 {
        let message = format!("fields of the SDK's transport that were left out: {left_out}");
        diagnostics.push(Diagnostic::new(Code::Transport, message).at(section.heading.span, ""));
    }
    match table {
        Table::Model(fields) => Ok(RawBody::Fields(fields)),
        Table::Response(mut types) => match types.pop() {
            None => Err(NoBody::Transport),
            Some(only) if types.is_empty() => Ok(RawBody::Alias(only)),
            Some(last) => {
                types.push(last);
                Ok(RawBody::Members(types))
            }
        },
    }
}

/// Whether a page documents what a call fails with: that has the fields of its body beside those of the transport.
fn is_error(document: &Document<'_>) -> bool {
    let folder = document.file.path.rsplit('/').nth(1).unwrap_or_default();
    folder.to_ascii_lowercase().ends_with("errors")
}

/// The model's name, and whether it is struck out.
fn title(document: &Document<'_>) -> Option<(Spanned, bool)> {
    let title = document.title.or(document.front_title)?;
    let (bare, struck) = title.unwrap_in("~~", "~~").map_or((title, false), |inner| (inner.trim(), true));
    let bare = bare.unwrap_in("`", "`").unwrap_or(bare);
    (!bare.raw.is_empty()).then(|| (owned(bare), struck))
}

/// The code blocks of `Example Usage`.
fn usages<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d CodeBlock<'a>> {
    let sections = document.sections.iter().filter(|section| section.heading.raw == "Example Usage");
    sections.flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Code(code) => Some(code),
        _ => None,
    })
}

/// The code blocks that show a value: those of `Example Usage`, and for a union those below its members.
fn examples(language: &Language, document: &Document<'_>, body: usize) -> Vec<RawExample> {
    let usage = document.sections.iter().filter(|section| section.heading.raw == "Example Usage");
    let members = members::sections(&document.sections[body..]).enumerate();
    let sections = usage.map(|section| (None, section)).chain(members.map(|(at, section)| (Some(at), section)));
    let mut examples = Vec::new();
    let Some(syntax) = language.examples else { return examples };
    for (member, section) in sections {
        for block in &section.blocks {
            if let Block::Code(code) = block
                && code.language.is_some_and(|fence| language.fences.contains(&fence))
            {
                examples.push(RawExample { syntax, member, near: true, stated: false, code: owned(code.code) });
            }
        }
    }
    examples
}

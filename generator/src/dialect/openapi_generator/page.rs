//! A page as a whole.
//!
//! Many templates lose what an enum or a union is and leave an empty table of properties. Whatever the model is, it is
//! not known to be an object without any: it is any value, and that is reported.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Section, Table};
use crate::source::SourceFile;

use super::super::Page;
use super::super::raw::{Naming, RawBody, RawModel, RawProse, RawType, RawValues, Spanned};
use super::{Language, enums, inner, owned, properties, unions};

/// What the section of a model holds.
pub(super) enum Kind<'d, 'a> {
    Properties(&'d Section<'a>, &'d Table<'a>),
    Enum(&'d Section<'a>),
    /// Rust's variants of a union.
    Variants(&'d Section<'a>, &'d Table<'a>),
}

/// Reads a page of the dialect.
pub(super) fn read(
    language: &Language,
    file: &SourceFile,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) -> Page {
    let kind = document.sections.iter().find_map(kind);
    let named = if kind.is_none() { unions::read(language, document, diagnostics) } else { None };
    if kind.is_none() && named.is_none() {
        return Page::Other("it has no section `Properties` or `Enum`");
    }
    let Some(name) = title(document) else {
        diagnostics.push(
            Diagnostic::new(Code::NoTitle, "a model's page needs a title that names the model")
                .in_file(file.display.clone())
                .help("put `# ModelName` at the top of the page"),
        );
        return Page::Nameless;
    };
    let mut inner: Vec<(Spanned, RawValues)> = Vec::new();
    let body = match (kind, named) {
        (Some(Kind::Properties(section, table)), _) => {
            if table.rows.is_empty() {
                diagnostics.push(lost(&name, section));
                RawBody::Unreadable
            } else {
                let properties = properties::read(language, document, table, diagnostics);
                let body;
                (body, inner) = inner::place(&name, properties, document, diagnostics);
                body
            }
        }
        (Some(Kind::Enum(section)), _) => values(section, diagnostics),
        (Some(Kind::Variants(section, table)), _) => {
            union(&name, section, unions::variants(language, table, diagnostics), diagnostics)
        }
        (None, union) => union.unwrap_or(RawBody::Unreadable),
    };
    let naming = naming(language, &body);
    let model = |name: Spanned, body: RawBody, description: Option<RawProse>| RawModel {
        file: file.id,
        dialect: language.name,
        naming,
        at: name.span,
        shares_page: false,
        tells_null: false,
        name,
        description,
        deprecated: None,
        body,
        examples: Vec::new(),
        folders: None,
    };
    let mut models = vec![model(name, body, description(document))];
    models.extend(inner.into_iter().map(|(name, values)| model(name, RawBody::Values(values), None)));
    Page::Models(models)
}

pub(super) fn kind<'d, 'a>(section: &'d Section<'a>) -> Option<Kind<'d, 'a>> {
    let header =
        |table: &Table<'_>, at: usize| table.header.get(at).map_or(String::new(), |cell| cell.raw.to_lowercase());
    match section.heading.raw {
        "Properties" => properties::table(section).map(|table| Kind::Properties(section, table)),
        "Enum" | "Enum Variants" if section.level == 2 => Some(match table(section) {
            Some(table) if header(table, 1) != "value" || table.rows.is_empty() => Kind::Variants(section, table),
            _ => Kind::Enum(section),
        }),
        _ => None,
    }
}

fn table<'d, 'a>(section: &'d Section<'a>) -> Option<&'d Table<'a>> {
    section.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn values(section: &Section<'_>, diagnostics: &mut Diagnostics) -> RawBody {
    match enums::read(section) {
        Some(Ok(values)) if !values.values.is_empty() || values.open => RawBody::Values(values),
        Some(Err(problem)) => {
            diagnostics.push(enums::unread(problem));
            RawBody::Unreadable
        }
        _ => {
            diagnostics.push(enums::unread((section.heading.span, "expected values in a list or a table below this")));
            RawBody::Unreadable
        }
    }
}

fn union(name: &Spanned, section: &Section<'_>, members: Vec<RawType>, diagnostics: &mut Diagnostics) -> RawBody {
    if members.is_empty() {
        diagnostics.push(lost(name, section));
        return RawBody::Unreadable;
    }
    RawBody::Members(members)
}

/// How the names of a page are spelled. A generator may be told to spell them otherwise than its language does.
fn naming(language: &Language, body: &RawBody) -> Naming {
    let RawBody::Fields(fields) = body else { return language.naming };
    let any = |fits: fn(&str) -> bool| fields.iter().any(|field| fits(&field.name.text));
    let underscored = any(|name| name.trim_matches('_').contains('_'));
    let humped = any(|name| {
        let mut pairs = name.as_bytes().windows(2);
        pairs.any(|two| matches!(two, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
    });
    match (language.naming, underscored, humped) {
        (Naming::Snake, true, true) | (Naming::Camel, true, _) => Naming::AsWritten,
        (Naming::Snake, false, true) => Naming::Camel,
        (usual, ..) => usual,
    }
}

/// The page is there and what it would have to say is not.
fn lost(name: &Spanned, section: &Section<'_>) -> Diagnostic {
    Diagnostic::new(Code::Lost, format!("the page of `{}` does not show what it is", name.text))
        .at(section.heading.span, "nothing is listed here")
        .help("an enum's values or a union's members may be lost; it is read as any JSON value")
        .help("the documentation of another language may show them")
}

/// The model's name: the last part of a title that names its package, too.
fn title(document: &Document<'_>) -> Option<Spanned> {
    let title = document.title?;
    // PHP's template doubles the mark; Java's says so where the model is an interface.
    let title = title.strip_prefix("# ").unwrap_or(title).trim();
    let title = title.strip_prefix("Interface ").unwrap_or(title).trim();
    let title = title.unwrap_in("`", "`").unwrap_or(title);
    let start = title.raw.rfind([':', '.', '\\']).filter(|at| title.raw.get(at + 1..at + 2) != Some("_"));
    let last = title.part(start.map_or(0, |at| at + 1)..title.raw.len()).trim();
    let text = last.raw.replace("\\_", "_");
    (!text.is_empty()).then_some(Spanned { text, span: last.span })
}

/// The prose below the title, without anchors.
fn description(document: &Document<'_>) -> Option<RawProse> {
    let mut blocks = document.intro.iter().filter(|block| matches!(block, Block::Paragraph(_) | Block::List(..)));
    let first = blocks.next()?.text();
    let whole = blocks.fold(first, |whole, block| document.between(whole, block.text()));
    (!whole.raw.is_empty()).then(|| owned(whole))
}

//! The outline of a page: its models, their fields and values.

use lsp_types::{DocumentSymbol, SymbolKind};

use crate::diagnostic::line::printable;
use crate::ir::ModelKind;

use super::positions::Lines;
use super::question::Question;
use super::reading::{Part, Place, line};

pub(super) fn symbols(question: &Question<'_>) -> Vec<DocumentSymbol> {
    let Question { reading, file, .. } = question;
    let lines = Lines::new(&file.text, question.encoding);
    let mut models: Vec<Place<'_>> = reading.models(file.id).collect();
    models.sort_by_key(|place| place.span().start);
    let ends: Vec<usize> = models.iter().skip(1).map(|next| line(file, next.span().start as usize).start).collect();
    let ends = ends.into_iter().chain([file.text.len()]);
    let symbol = |place: Place<'_>, end: usize, children| {
        let span = place.span().range();
        let start = line(file, span.start).start;
        let (name, kind) = named(place);
        #[expect(deprecated, reason = "the field has no default, and what takes its place is `tags`")]
        DocumentSymbol {
            name,
            detail: None,
            kind,
            tags: None,
            deprecated: None,
            range: lines.range(start..end.max(span.end)),
            selection_range: lines.range(span),
            children,
        }
    };
    let parts = |place: Place<'_>| {
        let own = place.parts().filter(|part| part.span().file == file.id);
        own.map(|part| symbol(part, line(file, part.span().start as usize).end - 1, None)).collect()
    };
    models.iter().zip(ends).map(|(place, end)| symbol(*place, end, Some(parts(*place)))).collect()
}

/// A symbol has to have a name.
fn named(place: Place<'_>) -> (String, SymbolKind) {
    let model = place.get();
    let (name, kind) = match (&model.kind, place.part) {
        (ModelKind::Struct(_), Part::Field(_)) => (place.field().map(|field| field.name.clone()), SymbolKind::FIELD),
        (ModelKind::Enum(values), Part::Value(at)) => {
            let value = values.values.get(at);
            (value.map(|value| value.wire.to_string().trim_matches('"').to_owned()), SymbolKind::ENUM_MEMBER)
        }
        (ModelKind::Struct(_), _) => (None, SymbolKind::STRUCT),
        (ModelKind::Enum(_), _) => (None, SymbolKind::ENUM),
        _ => (None, SymbolKind::CLASS),
    };
    let name = printable(&name.unwrap_or_else(|| model.name.clone()));
    (if name.is_empty() { model.rust_name.clone() } else { name }, kind)
}

//! A row becomes a field: its type, whether it must be there, what it demands.

use crate::document::{Inline, InlineKind, Text};

use super::super::raw::{RawField, RawRemark, RawType, RawTypeKind, RemarkOf, Spanned};
use super::columns::Role;
use super::facts;
use super::kinds;
use super::links;
use super::presence::Above;
use super::reader::{Reader, column_text};
use super::required::{self, Presence};
use super::rows::{Line, Node};
use super::sheet::{Sheet, is_mark};
use super::types::{self, owned};

/// The most words that a model is called by in prose.
const MOST_WORDS: usize = 4;

impl<'a> Reader<'_, '_, 'a> {
    /// Reads the field of a node, what stands inside it left out.
    pub(super) fn field(&self, node: &Node<'_, 'a>, above: &Above) -> RawField {
        let Some(line) = node.row else { return shown_by_path(node) };
        let name = Spanned { text: node.name.clone(), span: node.span };
        let Some(sheet) = self.words.survey.found.sheets.get(line.sheet) else {
            return RawField::new(name, unknown(node));
        };
        let mut cell = self.type_cell(sheet, line);
        self.tell_apart(&mut cell.ty, sheet, line);
        for _ in 0..node.lists {
            cell.listed();
        }
        let (description, stated) = self.description(sheet, line);
        if let Some(text) = description {
            self.refer(&mut cell.ty, text);
        }
        if let Some(items) = &line.name.items {
            self.items(&mut cell.ty, items);
        }
        let (presence, condition, is_list) = self.presence(sheet, line, &cell, stated, description, above);
        if is_list {
            cell.listed();
        }
        self.settle_time(&mut cell.ty, sheet, line, description);
        if let Some(values) = self.entries(&cell.ty) {
            cell.ty = RawType { span: cell.ty.span, kind: RawTypeKind::Map(Box::new(values)) };
        }
        if let Some(values) = self.allowed_values(sheet, line, &cell.ty.kind) {
            let literal = |value| RawType { kind: RawTypeKind::Literal(value), span: cell.ty.span };
            let mut literals: Vec<RawType> = values.into_iter().map(literal).collect();
            cell.ty.kind = match literals.len() {
                1 => literals.remove(0).kind,
                _ => RawTypeKind::Union(literals),
            };
        }
        let (mut rules, mut remarks) = (cell.rules, cell.remarks);
        self.limits(sheet, line, &cell.ty.kind, &mut rules, &mut remarks);
        // What columns of prose behind the description say.
        let more = prose(sheet, line).skip(1);
        remarks.extend(more.map(|text| RawRemark { prose: owned(text), of: RemarkOf::Field }));
        let nullable = cell.nullable
            || self.nullable_column(sheet, line)
            || description.is_some_and(|text| self.says_null(text))
            || above.blanket.nullable && !above.blanket.except.contains(&node.name);
        let nullable = self.nullable_as_set(sheet, line, description, nullable);
        RawField {
            required: presence == Presence::Required,
            condition,
            nullable: Some(nullable),
            deprecated: facts::deprecated(
                line,
                description,
                cell.deprecated,
                column_text(sheet, line, Role::Deprecated).map(|cell| self.text(cell)).as_deref(),
            ),
            read_only: description.is_some_and(|text| self.says_read_only(text)),
            description: description.map(owned),
            default: self.default(sheet, line, &cell.ty),
            example: column_text(sheet, line, Role::Example).map(|cell| owned(self.shown(cell))),
            rules,
            remarks,
            ..RawField::new(name, cell.ty)
        }
    }

    /// ``| type | `rest` |`` below the heading `rest`: what the object is called tells it apart, and is no object within it.
    fn tell_apart(&self, ty: &mut RawType, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) {
        const TAGS: &[&str] = &["type", "kind", "op", "event", "action", "method", "command", "object", "name", "tag"];
        let RawTypeKind::Ref(reference) = &ty.kind else { return };
        let survey = self.words.survey;
        let own = survey.group_of.get(line.sheet).copied().flatten();
        if own.is_none() || survey.group_of_reference(reference) != own {
            return;
        }
        let name = line.name.name.text.to_lowercase();
        let is_tag =
            TAGS.iter().any(|tag| name.trim_start_matches(['@', '_']) == *tag || name.ends_with(&format!("_{tag}")));
        let tree = sheet.column(Role::Type).map(|column| self.tree(sheet.cell(line.row, column))).unwrap_or_default();
        if let ([Inline { kind: InlineKind::Code(code), .. }], true) = (tree.as_slice(), is_tag) {
            ty.kind = RawTypeKind::Literal(code.trim().into());
        }
    }

    /// The values of a map that is written as a list of its entries: objects of nothing but a key and a value, which are
    /// called entries.
    fn entries(&self, ty: &RawType) -> Option<RawType> {
        let RawTypeKind::Array(items) = &ty.kind else { return None };
        let RawTypeKind::Ref(reference) = &items.kind else { return None };
        let survey = self.words.survey;
        let group = survey.group_of_reference(reference)?;
        let number = *survey.groups.get(group).filter(|group| group.called.ends_with("Entry"))?.sheets.first()?;
        let (sheet, names) = (survey.found.sheets.get(number)?, survey.found.names.get(number)?);
        let [key, value] = names.as_slice() else { return None };
        if key.name.text != "key" || value.name.text != "value" {
            return None;
        }
        let line = Line { sheet: number, row: sheet.table.rows.get(1)?, name: value };
        Some(self.type_cell(sheet, line).ty)
    }

    fn type_cell(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> types::Cell {
        let column = sheet.column(Role::Type);
        let text = column.map(|column| sheet.cell(line.row, column));
        let mut cell = if let Some(text) = text {
            types::read(text, &self.tree(text), &self.words)
        } else {
            // The type stands behind the name, unless other names do.
            let behind = if line.name.more.is_empty() { line.name.behind.as_slice() } else { &[] };
            let name = Text { raw: "", span: line.name.name.span };
            types::read(name, behind, &self.words)
        };
        if text.is_none() && cell.ty.kind == RawTypeKind::Any {
            cell = self.type_beside(sheet, line).unwrap_or(cell);
        }
        if let Some(inner) = column_text(sheet, line, Role::InnerType) {
            let inner = types::read(inner, &self.tree(inner), &self.words);
            let refines = matches!(
                (&cell.ty.kind, &inner.ty.kind),
                (
                    RawTypeKind::Number | RawTypeKind::Numeric | RawTypeKind::Integer,
                    RawTypeKind::Integer | RawTypeKind::Sized(_)
                )
            );
            if refines {
                cell.ty = inner.ty;
            }
        }
        cell
    }

    /// What other columns say of a type that has none of its own: `Possible values | Integer`, `Default | true`.
    fn type_beside(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> Option<types::Cell> {
        let read = |text| types::read(text, &self.tree(text), &self.words);
        let is_plain = |cell: &types::Cell| {
            use RawTypeKind::{Boolean, Integer, Number, Sized, String};
            matches!(cell.ty.kind, Boolean | Integer | Number | Sized(_) | String)
        };
        // A word in code may be the value itself: `float`.
        let is_in_code = |text: &Text<'a>| text.raw.contains('`') && !text.raw.contains("true");
        let limits = column_text(sheet, line, Role::Limits).filter(|text| !is_in_code(text)).map(read).filter(is_plain);
        let default = || {
            let cell = column_text(sheet, line, Role::Default)?;
            let is_flag = matches!(self.text(cell).trim_matches('"'), "true" | "false");
            is_flag.then(|| types::Cell::new(RawType { kind: RawTypeKind::Boolean, span: cell.span }))
        };
        limits.or_else(default)
    }

    /// The description, without what it says of presence at its start, and that.
    fn description(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> (Option<Text<'a>>, Option<Presence>) {
        let Some(text) = prose(sheet, line).next() else { return (None, None) };
        let shouts = self.words.survey.convention.shouts();
        match required::description(text.raw, shouts) {
            Some((presence, taken)) => {
                let rest = text.part(taken..text.raw.len()).trim();
                ((!rest.raw.is_empty()).then_some(rest), Some(presence))
            }
            None if self.has_label(text, &["mandatory", "required"]) => (Some(text), Some(Presence::Required)),
            None => (Some(text), None),
        }
    }

    /// Where a type leaves open what the description has a link to: the fields of an object, the values of a number.
    fn refer(&self, ty: &mut RawType, description: Text<'_>) {
        let mut targets = Vec::new();
        links::targets(&self.tree(description), &mut targets);
        let groups: Vec<usize> = targets
            .iter()
            .filter_map(|target| self.words.survey.place(self.words.page, target))
            .filter(|place| place.heading.is_some())
            .filter_map(|place| self.words.survey.group_at(place))
            .collect();
        let groups = if groups.is_empty() { self.named_object(description).into_iter().collect() } else { groups };
        let only = |values: bool| {
            let mut found: Vec<usize> =
                groups.iter().copied().filter(|group| self.words.survey.is_values(*group) == values).collect();
            found.dedup();
            if let [only] = found.as_slice() { Some(*only) } else { None }
        };
        let open = open_object(ty);
        if let Some(open) = open {
            if let Some(kind) = only(false).and_then(|group| self.words.reference(group)) {
                open.kind = kind;
            }
        } else if matches!(ty.kind, RawTypeKind::Integer | RawTypeKind::Sized(_))
            && let Some(group) = only(true).filter(|group| self.has_numbers(*group))
            && let Some(kind) = self.words.reference(group)
        {
            ty.kind = kind;
        }
    }

    /// The model that the first sentence calls an object: `A Cup object.`, `List of Cup objects`.
    fn named_object(&self, description: Text<'_>) -> Option<usize> {
        let text = self.text(description);
        let sentence = text.split(['.', ';', ',', '(', ':']).next()?;
        let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_matches(['`', '*', '"'])).collect();
        let mut objects = words.iter().enumerate().filter(|(_, word)| matches!(**word, "object" | "objects"));
        let (Some((at, _)), None) = (objects.next(), objects.next()) else { return None };
        (1..=at.min(MOST_WORDS)).rev().find_map(|count| {
            let name = words.get(at - count..at)?;
            let before = words.get(..at - count)?.last().map(|word| word.to_lowercase());
            let introduced = before.is_none_or(|word| {
                matches!(word.as_str(), "a" | "an" | "the" | "of" | "one" | "each" | "containing" | "more" | "this")
            });
            let is_name = name.first()?.starts_with(|c: char| c.is_uppercase());
            self.words.model(&name.concat()).filter(|_| introduced && is_name)
        })
    }

    /// The value of an example that stands in code, without its marks; of several the first.
    fn shown(&self, cell: Text<'a>) -> Text<'a> {
        let tree = self.tree(cell);
        let is_separator = |part: &Inline| match &part.kind {
            InlineKind::Code(_) | InlineKind::Break => true,
            InlineKind::Text(text) => text.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '/')),
            _ => false,
        };
        let first = tree.iter().find(|part| matches!(part.kind, InlineKind::Code(_)));
        let Some(first) = first.filter(|_| tree.iter().all(is_separator)) else { return cell };
        let start = usize::try_from(first.span.start - cell.span.start).unwrap_or_default();
        let end = usize::try_from(first.span.end - cell.span.start).unwrap_or_default();
        let code = cell.part(start..end);
        let marks = code.raw.len() - code.raw.trim_start_matches('`').len();
        let inner = marks..code.raw.len().saturating_sub(marks).max(marks);
        code.part(inner).trim()
    }

    /// Whether a group's values are whole numbers.
    fn has_numbers(&self, group: usize) -> bool {
        let survey = self.words.survey;
        let Some(number) = survey.groups.get(group).and_then(|group| group.sheets.first()) else { return false };
        let (Some(sheet), Some(verdict)) = (survey.found.sheets.get(*number), survey.found.verdicts.get(*number))
        else {
            return false;
        };
        let Some(page) = survey.found.pages.get(sheet.page) else { return false };
        matches!(verdict.kind, kinds::Kind::Values { column, .. } if super::values::is_whole(page, sheet, column))
    }

    /// `nodes [node]`: what the items are.
    fn items(&self, ty: &mut RawType, items: &str) {
        let named = self.words.model(items).and_then(|group| self.words.reference(group));
        let kind = named.or_else(|| types::words::kind(&items.to_lowercase()));
        let Some(kind) = kind else { return };
        let is_open = matches!(&ty.kind, RawTypeKind::Array(inner) if open_leaf(&inner.kind)) || open_leaf(&ty.kind);
        if is_open {
            ty.kind = RawTypeKind::Array(Box::new(RawType { kind, span: ty.span }));
        }
    }
}

/// The cells of a row that hold prose, those that say nothing left out.
fn prose<'a>(sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> impl Iterator<Item = Text<'a>> {
    let columns = sheet.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Description);
    let cells = columns.map(|(at, _)| sheet.cell(line.row, at));
    cells.filter(|cell| !cell.raw.is_empty() && !is_mark(cell.raw))
}

/// A field that only the paths of others show.
fn shown_by_path(node: &Node<'_, '_>) -> RawField {
    let name = Spanned { text: node.name.clone(), span: node.span };
    RawField { nullable: Some(false), ..RawField::new(name, unknown(node)) }
}

fn unknown(node: &Node<'_, '_>) -> RawType {
    let mut ty = RawType { kind: RawTypeKind::Any, span: node.span };
    for _ in 0..node.lists {
        ty = RawType { kind: RawTypeKind::Array(Box::new(ty)), span: node.span };
    }
    ty
}

/// The type where it leaves an object open: itself, or the items of a list.
fn open_object(ty: &mut RawType) -> Option<&mut RawType> {
    if open_leaf(&ty.kind) {
        return Some(ty);
    }
    if let RawTypeKind::Array(inner) = &mut ty.kind { open_object(inner) } else { None }
}

/// Whether a type is a list of whose items no more is said.
pub(super) fn is_open_list(ty: &RawType) -> bool {
    matches!(ty.kind, RawTypeKind::Array(_)) && is_open(ty)
}

/// Whether a type leaves an object open: itself, or the items of a list.
pub(super) fn is_open(ty: &RawType) -> bool {
    open_leaf(&ty.kind) || matches!(&ty.kind, RawTypeKind::Array(inner) if is_open(inner))
}

/// Whether a type says no more than that there is an object, or nothing.
pub(super) fn open_leaf(kind: &RawTypeKind) -> bool {
    match kind {
        RawTypeKind::Any => true,
        RawTypeKind::Map(values) => values.kind == RawTypeKind::Any,
        _ => false,
    }
}

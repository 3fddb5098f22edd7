//! A row becomes a field: its type, whether it must be there, what it demands.

use crate::document::{Inline, InlineKind, Text, inline, plain};

use super::super::raw::{
    RawDefault, RawDeprecation, RawField, RawProse, RawRef, RawRule, RawType, RawTypeKind, Spanned,
};
use super::columns::Role;
use super::meaning::Words;
use super::required::{self, Blanket, Presence};
use super::rows::{Line, Node};
use super::sheet::{Page, Sheet};
use super::types::{self, owned};
use super::{glossary, kinds, limits, naming};

/// What is read of the rows of one page.
pub(super) struct Reader<'s, 'd, 'a> {
    pub(super) words: Words<'s, 'd, 'a>,
    pub(super) page: &'s Page<'d, 'a>,
}

/// What is said of all fields of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Above {
    pub(super) blanket: Blanket,
    /// Whether some descriptions on the page say that a field may be left out, so that the others must be there.
    pub(super) marks_optional: bool,
}

impl<'a> Reader<'_, '_, 'a> {
    fn tree(&self, text: Text<'_>) -> Vec<Inline> {
        inline(text, &self.page.document.definitions)
    }

    fn text(&self, text: Text<'_>) -> String {
        kinds::text(self.page, text)
    }

    /// What stands above a table that is said of all its fields.
    pub(super) fn above(&self, sheet: &Sheet<'_, 'a>) -> Above {
        let mut above = Above::default();
        let outline = &self.page.outline;
        let heading = outline.headings.get(sheet.heading);
        let settings = self.words.survey.settings;
        let generic = heading.is_some_and(|heading| settings.named(&heading.text, false).words.is_empty());
        if heading.is_some_and(|heading| generic && naming::named(&heading.text, false).optional)
            || settings.is_optional(self.page, sheet)
        {
            above.blanket.presence = Some(Presence::Optional);
        }
        // What is said of a request below a heading that only says so stands above that heading, too.
        let outer = heading.and_then(|heading| heading.parent).filter(|_| generic);
        let outer = outer.map(|parent| crate::document::blocks(self.page.document, parent)).unwrap_or_default();
        let outer = outer.iter().filter_map(|block| match block {
            crate::document::Block::Paragraph(text) | crate::document::Block::Quote(text) => Some(*text),
            crate::document::Block::Other(text) => Some(*text),
            _ => None,
        });
        for text in sheet.lead.iter().copied().chain(outer) {
            let found = required::blanket(&self.text(text), &glossary::code(self.page, text));
            if above.blanket.presence.is_none() && found.presence.is_some() {
                above.blanket = found;
            }
        }
        above.marks_optional = self.words.survey.marks_optional.contains(&self.words.page);
        above
    }

    /// Reads the field of a node, what stands inside it left out.
    pub(super) fn field(&self, node: &Node<'_, 'a>, above: &Above) -> RawField {
        let Some(line) = node.row else { return self.shown_by_path(node) };
        let name = Spanned { text: node.name.clone(), span: node.span };
        let Some(sheet) = self.words.survey.found.sheets.get(line.sheet) else {
            return RawField::new(name, self.unknown(node));
        };
        let mut cell = self.type_cell(sheet, line);
        for _ in 0..node.lists {
            if !matches!(cell.ty.kind, RawTypeKind::Array(_)) {
                cell.ty = RawType { span: cell.ty.span, kind: RawTypeKind::Array(Box::new(cell.ty)) };
            }
        }
        let (description, stated) = self.description(sheet, line);
        if let Some(text) = description {
            self.refer(&mut cell.ty, text);
        }
        if let Some(items) = &line.name.items {
            self.items(&mut cell.ty, items);
        }
        let (presence, condition, is_list) = self.presence(sheet, line, &cell, stated, description, above);
        if is_list && !matches!(cell.ty.kind, RawTypeKind::Array(_)) {
            cell.ty = RawType { span: cell.ty.span, kind: RawTypeKind::Array(Box::new(cell.ty)) };
        }
        if let Some(values) = self.entries(&cell.ty) {
            cell.ty = RawType { span: cell.ty.span, kind: RawTypeKind::Map(Box::new(values)) };
        }
        let mut said = cell.said;
        let mut rules = cell.rules;
        self.limits(sheet, line, &cell.ty.kind, &mut rules, &mut said);
        let nullable = cell.nullable
            || self.nullable_column(sheet, line)
            || above.blanket.nullable && !above.blanket.except.contains(&node.name);
        let nullable = self.nullable_as_set(sheet, line, description, nullable);
        RawField {
            required: presence == Presence::Required,
            condition,
            nullable: Some(nullable),
            deprecated: self.deprecated(line, description, cell.deprecated),
            read_only: description.is_some_and(|text| self.says_read_only(text)),
            description: description.map(owned),
            default: self.default(sheet, line, &cell.ty.kind),
            example: self.column_text(sheet, line, Role::Example).map(owned),
            rules,
            said,
            ..RawField::new(name, cell.ty)
        }
    }

    /// A field that only the paths of others show.
    fn shown_by_path(&self, node: &Node<'_, '_>) -> RawField {
        let name = Spanned { text: node.name.clone(), span: node.span };
        RawField { nullable: Some(false), ..RawField::new(name, self.unknown(node)) }
    }

    fn unknown(&self, node: &Node<'_, '_>) -> RawType {
        let mut ty = RawType { kind: RawTypeKind::Any, span: node.span };
        for _ in 0..node.lists {
            ty = RawType { kind: RawTypeKind::Array(Box::new(ty)), span: node.span };
        }
        ty
    }

    /// The values of a map that is written as a list of its entries: objects of nothing but a key and a value, which are
    /// called entries.
    fn entries(&self, ty: &RawType) -> Option<RawType> {
        let RawTypeKind::Array(items) = &ty.kind else { return None };
        let RawTypeKind::Ref(RawRef { model: Some(at), .. }) = &items.kind else { return None };
        let survey = self.words.survey;
        let group = (0..survey.groups.len()).find(|group| survey.at(*group) == Some(*at))?;
        let number = *survey.groups.get(group).filter(|group| group.called.ends_with("Entry"))?.sheets.first()?;
        let (sheet, names) = (survey.found.sheets.get(number)?, survey.found.names.get(number)?);
        let [key, value] = names.as_slice() else { return None };
        if key.name.text != "key" || value.name.text != "value" {
            return None;
        }
        let line = Line { sheet: number, row: sheet.table.rows.get(1)?, name: value };
        Some(self.type_cell(sheet, line).ty)
    }

    fn column_text(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>, role: Role) -> Option<Text<'a>> {
        let cell = sheet.cell(line.row, sheet.column(role)?);
        (!cell.raw.is_empty() && !is_mark(cell.raw)).then_some(cell)
    }

    fn type_cell(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> types::Cell {
        let column = sheet.column(Role::Type);
        let text = column.map(|column| sheet.cell(line.row, column));
        let mut cell = match text {
            Some(text) => types::read(text, &self.tree(text), &self.words),
            // The type stands behind the name.
            None => {
                let name = Text { raw: "", span: line.name.name.span };
                types::read(name, &line.name.behind, &self.words)
            }
        };
        if let Some(inner) = self.column_text(sheet, line, Role::InnerType) {
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
        self.enumerated(&mut cell.ty);
        cell
    }

    /// `enum` says that the values are said elsewhere: texts, unless they turn out to be something else.
    fn enumerated(&self, ty: &mut RawType) {
        match &mut ty.kind {
            RawTypeKind::Word(word)
                if matches!(
                    word.to_lowercase().as_str(),
                    "enum" | "enumeration" | "enumerated" | "enum string" | "string enum"
                ) =>
            {
                ty.kind = RawTypeKind::String;
            }
            RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => self.enumerated(inner),
            _ => {}
        }
    }

    /// The description, without what it says of presence at its start, and that.
    fn description(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> (Option<Text<'a>>, Option<Presence>) {
        let columns = sheet.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Description);
        let cells = columns.map(|(at, _)| sheet.cell(line.row, at));
        let Some(text) = cells.into_iter().find(|cell| !cell.raw.is_empty() && !is_mark(cell.raw)) else {
            return (None, None);
        };
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
        links(&self.tree(description), &mut targets);
        let groups: Vec<usize> = targets
            .iter()
            .filter_map(|target| self.words.survey.place(self.words.page, target))
            .filter(|place| place.heading.is_some())
            .filter_map(|place| self.words.survey.group_at(place))
            .collect();
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

    fn presence(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        cell: &types::Cell,
        stated: Option<Presence>,
        description: Option<Text<'a>>,
        above: &Above,
    ) -> (Presence, Option<RawProse>, bool) {
        let mut list = false;
        let mut from_cardinality = None;
        if let Some(column) = sheet.column(Role::Cardinality) {
            let (presence, is_list) = required::cardinality(&self.text(sheet.cell(line.row, column)));
            from_cardinality = presence;
            list = is_list.unwrap_or(false);
        }
        if let Some(presence) = self.words.survey.convention.decreed() {
            return (presence, None, list);
        }
        let column = sheet.column(Role::Required).map(|column| {
            let inverted =
                sheet.columns.get(column).is_some_and(|column| column.header.trim_end_matches('?') == "optional");
            let cell = sheet.cell(line.row, column);
            (cell, required::cell(&self.text(cell), inverted))
        });
        let applies = self.column_text(sheet, line, Role::Applies).filter(|cell| !says_all(&self.text(*cell)));
        let presence = match column {
            Some((_, Some(presence))) => presence,
            Some((_, None)) => stated.or(from_cardinality).unwrap_or(Presence::Optional),
            None => self.marked(line, cell, stated.or(from_cardinality), above),
        };
        let presence =
            if applies.is_some() && presence == Presence::Required { Presence::Conditional } else { presence };
        let condition = (presence == Presence::Conditional).then(|| {
            let cell = column.map(|(cell, _)| cell).filter(|cell| self.text(*cell).split_whitespace().count() > 2);
            let sentence = description.and_then(condition_in);
            cell.or(sentence).or(applies).or(column.map(|(cell, _)| cell)).or(description).map(owned)
        });
        (presence, condition.flatten(), list)
    }

    /// What the doc set's signs say where there is no column for it.
    fn marked(&self, line: Line<'_, 'a>, cell: &types::Cell, stated: Option<Presence>, above: &Above) -> Presence {
        let convention = &self.words.survey.convention;
        let flag = |required: bool| if required { Presence::Required } else { Presence::Optional };
        if let Some(presence) = stated {
            return presence;
        }
        if let Some(required) = line.name.required.or(cell.required) {
            return flag(required);
        }
        if convention.marks_names() && line.name.questioned {
            return Presence::Optional;
        }
        if let Some(presence) = above.blanket.presence {
            return if above.blanket.except.contains(&line.name.name.text) { Presence::Required } else { presence };
        }
        if convention.marks_names() {
            return Presence::Required;
        }
        if convention.shouts() {
            return flag(convention.bold_is_required() && line.name.bold);
        }
        if convention.italics() {
            return flag(!line.name.italic);
        }
        // Nothing says that it must be there, unless its neighbours say that they need not.
        flag(convention.unmarked().unwrap_or(above.marks_optional))
    }

    fn limits(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        kind: &RawTypeKind,
        rules: &mut Vec<RawRule>,
        said: &mut Vec<RawProse>,
    ) {
        let columns = sheet.columns.iter().enumerate().filter(|(_, column)| column.role == Role::Limits);
        for (at, _) in columns {
            let cell = sheet.cell(line.row, at);
            if cell.raw.is_empty() || is_mark(cell.raw) {
                continue;
            }
            let tree = self.tree(cell);
            let parts = tree.split(|part| part.kind == InlineKind::Break).map(|part| plain(part).trim().to_owned());
            let mut all = true;
            let mut found = Vec::new();
            for part in parts.filter(|part| !part.is_empty()) {
                let read = limits::notation(&part, types::shape(kind), false);
                all &= !read.is_empty();
                found.extend(read);
            }
            let rule = |kind| RawRule { kind, of_items: false, rule: "limits.notation", said: owned(cell) };
            rules.extend(found.into_iter().map(rule));
            if !all {
                said.push(owned(cell));
            }
        }
    }

    /// Whether the field may be null, where the configuration says what shows it.
    fn nullable_as_set(
        &self,
        sheet: &Sheet<'_, 'a>,
        line: Line<'_, 'a>,
        description: Option<Text<'a>>,
        found: bool,
    ) -> bool {
        let ty = sheet.column(Role::Type).map(|column| self.text(sheet.cell(line.row, column)));
        let description = description.map(|text| self.text(text));
        let settings = self.words.survey.settings;
        settings.nullable(&ty.unwrap_or_default(), &description.unwrap_or_default(), found)
    }

    fn nullable_column(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>) -> bool {
        self.column_text(sheet, line, Role::Nullable).is_some_and(|cell| {
            let text = self.text(cell).to_lowercase();
            !text.contains("cannot")
                && !text.contains("not ")
                && (text.contains("can be null") || required::cell(&text, false) == Some(Presence::Required))
        })
    }

    fn default(&self, sheet: &Sheet<'_, 'a>, line: Line<'_, 'a>, kind: &RawTypeKind) -> Option<RawDefault> {
        let cell = self.column_text(sheet, line, Role::Default)?;
        let text = self.text(cell);
        let text = text.trim_matches(['`', ' ']);
        let value = match kind {
            RawTypeKind::String => {
                let quoted = text.trim_matches(['"', '\'']);
                let is_word = text != quoted
                    || self.tree(cell).iter().all(|part| matches!(part.kind, InlineKind::Code(_)))
                    || !quoted.contains(char::is_whitespace);
                (is_word && !quoted.is_empty()).then(|| quoted.into())
            }
            RawTypeKind::Boolean => text.to_lowercase().parse::<bool>().ok().map(Into::into),
            RawTypeKind::Integer | RawTypeKind::Sized(_) => text.parse::<i64>().ok().map(Into::into),
            RawTypeKind::Number | RawTypeKind::Numeric => {
                serde_json::from_str(text).ok().filter(serde_json::Value::is_number)
            }
            _ => None,
        }?;
        let is_none = value.as_str().is_some_and(|text| {
            matches!(text.to_lowercase().as_str(), "none" | "null" | "n/a" | "nil" | "undefined" | "unset" | "empty")
        });
        (!is_none).then(|| RawDefault { value, said: owned(cell) })
    }

    fn deprecated(&self, line: Line<'_, 'a>, description: Option<Text<'a>>, stated: bool) -> Option<RawDeprecation> {
        let says = description.is_some_and(|text| {
            let bare = text.raw.trim_start_matches(['*', '_', '(', '[', '~', '`', ' ', '<', '⚠', '️']).to_lowercase();
            bare.strip_prefix("deprecated").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        (says || stated || line.name.struck).then_some(RawDeprecation { note: None })
    }

    /// Whether a description wears a label of one of these words.
    fn has_label(&self, description: Text<'_>, words: &[&str]) -> bool {
        self.tree(description).iter().any(|part| match &part.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                words.contains(&plain(inner).trim().to_lowercase().as_str())
            }
            _ => false,
        })
    }

    /// A label that says so, not a sentence about something else.
    fn says_read_only(&self, description: Text<'_>) -> bool {
        let is_label = |text: &str| {
            matches!(
                text.trim().to_lowercase().replace('_', "-").trim_matches(['(', ')', '.', '[', ']']),
                "read-only" | "readonly" | "read only"
            )
        };
        self.tree(description).iter().any(|part| match &part.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => is_label(&plain(inner)),
            InlineKind::Code(code) => is_label(code),
            InlineKind::Text(text) => {
                text.to_lowercase().contains("(read-only)") || text.trim().to_lowercase().starts_with("read-only.")
            }
            _ => false,
        })
    }
}

/// A cell that holds a sign for nothing.
fn is_mark(raw: &str) -> bool {
    matches!(
        raw.trim_matches(['|', ' ', '`', '*', '_']),
        "" | "-" | "--" | "—" | "–" | "N/A" | "n/a" | "none" | "None" | "&nbsp;" | "\\-"
    )
}

fn says_all(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    matches!(first, "" | "all" | "any" | "every" | "both")
}

/// The type where it leaves an object open: itself, or the items of a list.
fn open_object(ty: &mut RawType) -> Option<&mut RawType> {
    if open_leaf(&ty.kind) {
        return Some(ty);
    }
    if let RawTypeKind::Array(inner) = &mut ty.kind { open_object(inner) } else { None }
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

pub(super) fn links(tree: &[Inline], out: &mut Vec<String>) {
    for part in tree {
        match &part.kind {
            InlineKind::Link { target, .. } => out.push(target.clone()),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => links(inner, out),
            _ => {}
        }
    }
}

/// The sentence of a description that says when a field is required.
fn condition_in(text: Text<'_>) -> Option<Text<'_>> {
    let lower = text.raw.to_ascii_lowercase();
    let starts = [
        "required if",
        "required when",
        "required for",
        "required unless",
        "must be present if",
        "conditionally required",
        "required** if",
        "required** when",
    ];
    let at = starts.iter().filter_map(|start| lower.find(start)).min()?;
    let end = text
        .raw
        .get(at..)?
        .find(". ")
        .or_else(|| text.raw.get(at..)?.find("<br"))
        .map_or(text.raw.len(), |end| at + end);
    Some(text.part(at..end).trim())
}

/// A reference by the place of what it leads to.
pub(super) fn reference(name: String, at: crate::source::Span) -> RawTypeKind {
    RawTypeKind::Ref(RawRef { model: Some(at), ..RawRef::named(name) })
}

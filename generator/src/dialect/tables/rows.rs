//! The rows of a model's tables as a tree: paths, indentation and braces lead into objects.

use crate::document::Row;
use crate::limits::{MAX_NESTED, MAX_TYPE_DEPTH};
use crate::source::Span;

use super::columns::Role;
use super::groups::opening;
use super::kinds::Kind;
use super::name_cell::NameCell;
use super::sheet::{self, Sheet, is_mark};
use super::survey::Survey;

/// A field and those inside it.
pub(super) struct Node<'f, 'a> {
    /// The name in JSON.
    pub(super) name: String,
    pub(super) span: Span,
    /// How many lists the name says that it is in: `a[]`.
    pub(super) lists: usize,
    /// Whether what is inside it is of every key that it has: `parts.*.id`.
    pub(super) any_key: bool,
    /// The row that documents it; none for what only the path of another field shows.
    pub(super) row: Option<Line<'f, 'a>>,
    /// The row of its items, where they have one of their own: `keys[]` below `keys`.
    pub(super) items: Option<Line<'f, 'a>>,
    pub(super) inner: Vec<Node<'f, 'a>>,
}

/// A row and the table it stands in.
#[derive(Clone, Copy)]
pub(super) struct Line<'f, 'a> {
    pub(super) sheet: usize,
    pub(super) row: &'f Row<'a>,
    pub(super) name: &'f NameCell,
}

/// What the rows of a group of tables say, in their order.
pub(super) struct Tree<'f, 'a> {
    pub(super) fields: Vec<Node<'f, 'a>>,
    /// The rows of entries of a map.
    pub(super) patterns: Vec<Line<'f, 'a>>,
    /// Whether a row says that there may be other fields.
    pub(super) rest: Option<Line<'f, 'a>>,
    /// The rows whose fields stand in a row above already.
    pub(super) again: Vec<Line<'f, 'a>>,
}

/// Reads the rows of the tables.
pub(super) fn tree<'f, 'a>(survey: &'f Survey<'_, 'a>, sheets: &[usize]) -> Tree<'f, 'a> {
    let mut tree = Tree { fields: Vec::new(), patterns: Vec::new(), rest: None, again: Vec::new() };
    for number in sheets {
        let (Some(sheet), Some(names)) = (survey.found.sheets.get(*number), survey.found.names.get(*number)) else {
            continue;
        };
        let is_patterns = survey.found.verdicts.get(*number).is_some_and(|verdict| verdict.kind == Kind::Patterns);
        let skip = usize::from(opening(&survey.found, *number).is_some());
        let typed = sheet.column(Role::Type);
        let page = survey.found.pages.get(sheet.page);
        let mut levels = Levels::default();
        for (row, name) in sheet.table.rows.iter().zip(names).skip(skip) {
            let line = Line { sheet: *number, row, name };
            if is_patterns {
                tree.patterns.push(line);
                continue;
            }
            if name.is_rest() {
                tree.rest = Some(line);
                continue;
            }
            if name.name.text.is_empty()
                || !is_field(name)
                || is_heading(sheet, row, name, names)
                || says_none(sheet, row, name)
            {
                levels.braces(name);
                continue;
            }
            let opens_object =
                typed.zip(page).is_none_or(|(column, page)| opens(&sheet::text(page, sheet.cell(row, column))));
            for field in std::iter::once(&name.name).chain(&name.more) {
                let steps = steps(&field.text, survey.convention.dots_are_paths() || name.is_path);
                if !insert(levels.place(&mut tree.fields, name), &steps, field.span, line) {
                    tree.again.push(line);
                }
            }
            levels.row(name, opens_object);
        }
    }
    tree
}

/// A name that stands out, in a row that has nothing else, is a heading within the table.
fn is_heading(sheet: &Sheet<'_, '_>, row: &Row<'_>, name: &NameCell, names: &[NameCell]) -> bool {
    let stands_out = |name: &NameCell| name.bold || name.italic;
    let is_alone = row.cells.iter().filter(|cell| !cell.raw.is_empty()).count() < 2;
    stands_out(name)
        && is_alone
        && !name.opens
        && sheet.columns.len() > 1
        && names.iter().filter(|name| stands_out(name)).count() * 2 < names.len()
}

/// A row that says that there are no fields: `| None | - | - | No body. |`
fn says_none(sheet: &Sheet<'_, '_>, row: &Row<'_>, name: &NameCell) -> bool {
    const NONE: &[&str] = &[
        "none",
        "n/a",
        "nothing",
        "-",
        "—",
        "null",
        "nil",
        "empty",
        "无",
        "無",
        "なし",
        "없음",
        "无参数",
        "keine",
        "aucun",
        "ninguno",
        "nessuno",
        "nenhum",
        "нет",
        "немає",
        "brak",
        "žádné",
        "yok",
        "ingen",
        "geen",
    ];
    let is_none = NONE.contains(&name.name.text.to_lowercase().as_str());
    is_none && sheet.column(Role::Type).is_some_and(|column| is_mark(sheet.cell(row, column).raw))
}

/// A name in several words is a heading within the table, or prose.
fn is_field(name: &NameCell) -> bool {
    name.code || name.name.text.split_whitespace().count() <= 3
}

/// Whether a type cell is that of an object or a list of them.
fn opens(ty: &str) -> bool {
    let lower = ty.to_lowercase();
    lower.is_empty() || ["object", "array", "list", "map", "struct", "[", "{"].iter().any(|word| lower.contains(word))
}

/// How deep the next row stands.
#[derive(Default)]
struct Levels {
    /// The indentation of the rows that the current one stands in.
    indents: Vec<usize>,
    /// How many braces are open.
    open: usize,
    /// Whether the last row was of an object, so that deeper rows stand in it.
    last_opens: bool,
    last_indent: usize,
}

impl Levels {
    /// A row that has nothing but braces.
    fn braces(&mut self, name: &NameCell) {
        if name.opens {
            self.open += 1;
            self.indents.push(self.last_indent);
        }
        if name.closes {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.open > 0 {
            self.open -= 1;
            self.indents.pop();
        }
    }

    /// The fields that the next row stands among.
    fn place<'n, 'f, 'a>(&mut self, fields: &'n mut Vec<Node<'f, 'a>>, name: &NameCell) -> &'n mut Vec<Node<'f, 'a>> {
        if self.open == 0 {
            if name.indent > self.last_indent && self.last_opens {
                self.indents.push(self.last_indent);
            }
            while self.indents.last().is_some_and(|outer| name.indent <= *outer) {
                self.indents.pop();
            }
        }
        let mut now = fields;
        for _ in 0..self.indents.len().min(MAX_NESTED) {
            if now.is_empty() {
                break;
            }
            // The borrow of the last node cannot be tried and given up, so that its being there is asked before.
            let last = now.len() - 1;
            now = &mut now[last].inner;
        }
        now
    }

    fn row(&mut self, name: &NameCell, opens_object: bool) {
        self.last_indent = name.indent;
        self.last_opens = opens_object;
        if name.opens {
            self.open += 1;
            self.indents.push(name.indent);
        }
        if name.closes {
            self.close();
        }
    }
}

/// A part of a path: a name, and how many lists it is in.
struct Step {
    name: String,
    lists: usize,
    /// Where it ends in the path.
    end: usize,
}

/// The parts of a name. Dots lead into objects only where the doc set uses them so.
fn steps(name: &str, dots: bool) -> Vec<Step> {
    let is_path = dots && !name.contains('/') && !name.starts_with('.') && !name.ends_with('.');
    let parts: Vec<&str> = if is_path { name.split('.').collect() } else { vec![name] };
    let is_path = parts.len() <= MAX_NESTED && !parts.iter().any(|part| part.is_empty());
    let parts = if is_path { parts } else { vec![name] };
    let mut end = 0;
    let step = |part: &&str| {
        let mut bare = *part;
        end += part.len() + usize::from(end > 0);
        let mut lists = 0;
        while lists < MAX_TYPE_DEPTH
            && let Some((rest, inner)) = bare.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        {
            let is_index =
                inner.is_empty() || matches!(inner, "*" | "n" | "i") || inner.chars().all(|c| c.is_ascii_digit());
            if !is_index || rest.is_empty() || parts.len() < 2 && !inner.is_empty() {
                break;
            }
            bare = rest;
            lists += 1;
        }
        Step { name: bare.to_owned(), lists, end }
    };
    parts.iter().map(step).filter(|step| !step.name.is_empty()).collect()
}

/// Puts a row where its path leads to. Of two rows of one field the first counts.
fn insert<'f, 'a>(fields: &mut Vec<Node<'f, 'a>>, steps: &[Step], span: Span, line: Line<'f, 'a>) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let at = fields.iter().position(|node| node.name == step.name).unwrap_or_else(|| {
        // What only a path shows stands where its part of the path does: an object of another place than those inside it.
        let end = u32::try_from(step.end).map_or(span.end, |end| span.end.min(span.start.saturating_add(end)));
        let span = if rest.is_empty() { span } else { Span { end, ..span } };
        let name = step.name.clone();
        fields.push(Node { name, span, lists: 0, any_key: false, row: None, items: None, inner: Vec::new() });
        fields.len() - 1
    });
    let Some(node) = fields.get_mut(at) else { return true };
    if rest.is_empty() && node.row.is_some() {
        let is_of_items = step.lists > 0 && node.lists == 0 && node.items.is_none();
        if is_of_items {
            node.items = Some(line);
        }
        return is_of_items;
    }
    node.lists = node.lists.max(step.lists);
    if rest.is_empty() {
        node.row = Some(line);
        node.span = span;
        return true;
    }
    match rest {
        [key, rest @ ..] if key.name == "*" && !rest.is_empty() => {
            node.any_key = true;
            insert(&mut node.inner, rest, span, line)
        }
        _ => insert(&mut node.inner, rest, span, line),
    }
}

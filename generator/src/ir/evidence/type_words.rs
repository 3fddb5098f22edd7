//! What a type word means that no page defines, by the values that examples show of the fields that have it.
//!
//! One word has one meaning in a doc set: all values that are shown of it, and at least two, must be of one kind of JSON. A
//! word that stays open is any JSON value, and that is reported once for each word, not for each cell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::config::{Unresolved, toml_key};
use crate::diagnostic::suggest::{is_slip, nearest};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::dialect::{RawBody, RawField, RawModel, RawType, RawTypeKind, type_words};
use crate::example::{Node, NodeKind};
use crate::source::{Sources, Span};

use super::super::observe::Slot;
use super::super::schema::{Inference, Model, ModelKind, Type, TypeWord};
use super::numbers::id;

/// So many values of a word have to be shown: one may be a slip.
const ENOUGH: usize = 2;

/// For so many words the nearest known one is looked for: nobody reads more.
const GUESSES: usize = 200;

/// A kind of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    String,
    Integer,
    Number,
    Boolean,
    Object,
    List,
}

impl Shape {
    /// The kind of value as the configuration calls it.
    fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "map",
            Self::List => "array",
        }
    }
}

/// The values that are shown of each word: where each stands, and its kind.
type Evidence = BTreeMap<String, BTreeMap<Span, Shape>>;

/// Gives each word the meaning that examples show, reports the others, and lists them all.
pub(in super::super) fn decide(
    models: &mut [Model],
    raw: &[RawModel],
    values: &[(Slot, &Node)],
    sources: &Sources,
    unresolved: Unresolved,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeWord> {
    if !raw.iter().flat_map(RawModel::types).any(is_word) {
        return Vec::new();
    }
    let rows = rows(raw);
    let mut evidence = Evidence::new();
    for (slot, node) in values {
        if let Some(row) = rows.get(slot) {
            note(&row.ty, node, &mut evidence);
        }
    }
    let known: BTreeMap<String, (Shape, Span)> =
        evidence.into_iter().filter_map(|(word, shown)| Some((word, settle(&shown)?))).collect();
    for (number, raw) in raw.iter().enumerate() {
        let (RawBody::Fields(fields), Some(model)) = (&raw.body, models.get_mut(number)) else { continue };
        apply(model, fields, &known);
    }
    let words = list(raw);
    diagnostics.extend(report(&words, &known, models, sources, unresolved));
    let found = |(word, cells): (String, Written<'_>)| {
        let first = *cells.cells.first()?;
        let shown = known.get(&word).map(|(shape, span)| (shape.name(), *span));
        Some(TypeWord { word, cells: cells.cells.len(), first, shown })
    };
    words.into_iter().filter_map(found).collect()
}

fn is_word(ty: &RawType) -> bool {
    matches!(ty.kind, RawTypeKind::Word(_))
}

/// A word as words are compared: in lower case.
fn fold(word: &str) -> String {
    word.to_lowercase()
}

/// The rows whose types have words.
fn rows(raw: &[RawModel]) -> HashMap<Slot, &RawField> {
    let mut rows = HashMap::new();
    for (number, raw) in raw.iter().enumerate() {
        let RawBody::Fields(fields) = &raw.body else { continue };
        for (part, row) in numbered(fields) {
            let mut has_word = false;
            row.ty.walk(&mut |ty| has_word |= is_word(ty));
            if let Some(part) = part.filter(|_| has_word) {
                rows.insert(Slot { model: id(number), part }, row);
            }
        }
    }
    rows
}

/// The rows of a model with the numbers of the fields that they became: the first row of undocumented properties is none.
fn numbered(fields: &[RawField]) -> impl Iterator<Item = (Option<usize>, &RawField)> {
    let additional = fields.iter().position(|row| row.additional);
    fields.iter().enumerate().map(move |(at, row)| match additional {
        Some(none) if at == none => (None, row),
        Some(none) if at > none => (Some(at - 1), row),
        _ => (Some(at), row),
    })
}

/// Notes what a value shows of the words in a type.
fn note(ty: &RawType, node: &Node, evidence: &mut Evidence) {
    match (&ty.kind, &node.kind) {
        (RawTypeKind::Array(items), NodeKind::Array(elements)) => {
            for element in elements {
                note(items, element, evidence);
            }
        }
        (RawTypeKind::Map(values), NodeKind::Object(entries)) => {
            for (_, value) in entries {
                note(values, value, evidence);
            }
        }
        // Of several types the value is of the word if it is of no other.
        (RawTypeKind::Union(members), _) => {
            let (words, others): (Vec<&RawType>, Vec<&RawType>) = members.iter().partition(|member| is_word(member));
            if let ([word], Some(shape)) = (words.as_slice(), shape(node))
                && !others.iter().any(|other| may_be(other, shape))
            {
                note(word, node, evidence);
            }
        }
        (RawTypeKind::Word(word), _) => {
            if let Some(shape) = shape(node) {
                evidence.entry(fold(word)).or_default().insert(node.span, shape);
            }
        }
        _ => {}
    }
}

fn shape(node: &Node) -> Option<Shape> {
    match &node.kind {
        NodeKind::Boolean(_) => Some(Shape::Boolean),
        NodeKind::Number(_) if node.is_integer() => Some(Shape::Integer),
        NodeKind::Number(_) => Some(Shape::Number),
        NodeKind::String(_) => Some(Shape::String),
        NodeKind::Array(_) => Some(Shape::List),
        NodeKind::Object(_) => Some(Shape::Object),
        NodeKind::Null | NodeKind::Date(_) | NodeKind::Path(_) | NodeKind::Opaque(_) | NodeKind::Elided => None,
    }
}

/// Whether a value of this kind may be of a type.
fn may_be(ty: &RawType, shape: Shape) -> bool {
    match &ty.kind {
        RawTypeKind::String | RawTypeKind::Date | RawTypeKind::DateTime | RawTypeKind::Time | RawTypeKind::Bytes => {
            shape == Shape::String
        }
        RawTypeKind::Numeric | RawTypeKind::Number => matches!(shape, Shape::Integer | Shape::Number),
        RawTypeKind::Integer | RawTypeKind::Sized(_) => shape == Shape::Integer,
        RawTypeKind::Boolean => shape == Shape::Boolean,
        RawTypeKind::Null => false,
        RawTypeKind::Array(_) => shape == Shape::List,
        RawTypeKind::Map(_) => shape == Shape::Object,
        RawTypeKind::Literal(value) => value.is_string() == (shape == Shape::String),
        RawTypeKind::Any | RawTypeKind::Word(_) | RawTypeKind::Ref(_) | RawTypeKind::Union(_) => true,
    }
}

/// The kind that all values of a word have, and the first of them.
fn settle(shown: &BTreeMap<Span, Shape>) -> Option<(Shape, Span)> {
    let (first, _) = shown.first_key_value()?;
    let shapes: BTreeSet<Shape> = shown.values().copied().collect();
    let shapes: Vec<Shape> = shapes.into_iter().collect();
    let shape = match shapes.as_slice() {
        [only] => *only,
        [Shape::Integer, Shape::Number] => Shape::Number,
        _ => return None,
    };
    (shown.len() >= ENOUGH).then_some((shape, *first))
}

/// Puts what words mean into the types of a model.
fn apply(model: &mut Model, rows: &[RawField], known: &BTreeMap<String, (Shape, Span)>) {
    let ModelKind::Struct(object) = &mut model.kind else { return };
    for (part, row) in numbered(rows) {
        match (part, &row.ty.kind) {
            (Some(part), _) => {
                let Some(field) = object.fields.get_mut(part) else { continue };
                if let Some(span) = replace(&mut field.ty, &row.ty, known) {
                    let rule = "type.word_example";
                    field.inferred.push(Inference { fact: "type", rule, span: Some(span) });
                }
            }
            (None, RawTypeKind::Map(values)) => {
                if let Some(additional) = &mut object.additional {
                    replace(&mut additional.values, values, known);
                }
            }
            (None, _) => {}
        }
    }
}

/// Replaces what stands for words within a type, and says where that is shown.
fn replace(ty: &mut Type, raw: &RawType, known: &BTreeMap<String, (Shape, Span)>) -> Option<Span> {
    match (&mut *ty, &raw.kind) {
        (Type::Any, RawTypeKind::Word(word)) => {
            let (shape, span) = known.get(&fold(word))?;
            *ty = meaning(*shape);
            Some(*span)
        }
        (Type::Array(inner), RawTypeKind::Array(raw)) | (Type::Map(inner), RawTypeKind::Map(raw)) => {
            replace(inner, raw, known)
        }
        (Type::Union(members), RawTypeKind::Union(raw)) => {
            let mut shown = None;
            for (member, raw) in members.iter_mut().zip(raw) {
                shown = replace(member, raw, known).or(shown);
            }
            without_doubles(ty);
            shown
        }
        _ => None,
    }
}

/// Members that turned out to be the same are one.
fn without_doubles(ty: &mut Type) {
    let Type::Union(members) = ty else { return };
    let mut kept: Vec<Type> = Vec::with_capacity(members.len());
    for member in members.drain(..) {
        if !kept.contains(&member) {
            kept.push(member);
        }
    }
    *ty = match kept.len() {
        1 => kept.remove(0),
        _ => Type::Union(kept),
    };
}

fn meaning(shape: Shape) -> Type {
    match shape {
        Shape::String => Type::String,
        Shape::Integer => Type::Integer,
        Shape::Number => Type::Number,
        Shape::Boolean => Type::Boolean,
        Shape::Object => Type::Map(Box::new(Type::Any)),
        Shape::List => Type::Array(Box::new(Type::Any)),
    }
}

/// A word as it is first written, and the cells that have it.
struct Written<'a> {
    word: &'a str,
    cells: BTreeSet<Span>,
}

/// All words, by how they are compared.
fn list(raw: &[RawModel]) -> BTreeMap<String, Written<'_>> {
    let mut words: BTreeMap<String, Written<'_>> = BTreeMap::new();
    for ty in raw.iter().flat_map(RawModel::types) {
        if let RawTypeKind::Word(word) = &ty.kind {
            let entry = words.entry(fold(word)).or_insert_with(|| Written { word, cells: BTreeSet::new() });
            entry.cells.insert(ty.span);
        }
    }
    words
}

/// Says of each word once that nothing explains it; on one's own page, of those of one cell together.
fn report(
    words: &BTreeMap<String, Written<'_>>,
    known: &BTreeMap<String, (Shape, Span)>,
    models: &[Model],
    sources: &Sources,
    unresolved: Unresolved,
) -> Vec<Diagnostic> {
    let own = unresolved == Unresolved::Error;
    let mut problems = Vec::new();
    let mut texts: BTreeMap<Span, Vec<&str>> = BTreeMap::new();
    let is_known = |folded: &String| known.contains_key(folded);
    for (number, (folded, written)) in words.iter().filter(|(folded, _)| own || !is_known(folded)).enumerate() {
        let near = if number < GUESSES { nearest_type(folded, models) } else { None };
        // What a word only starts like is seldom what it means.
        let is_start = |near: &&str| near.to_lowercase().starts_with(folded.as_str()) && !PLAIN.contains(near);
        let near = near.filter(|near| !(own && is_start(near)));
        // On one's own page a word that is nearly right is a slip, whatever examples show.
        if is_known(folded) && near.is_none() {
            continue;
        }
        let Some(first) = written.cells.first().copied() else { continue };
        let may_be_text = || !names_model(written.word, models) && !is_nothing(folded);
        let is_text = || is_one_of_several(sources.slice(first), written.word) && may_be_text();
        if own && near.is_none() && written.cells.len() == 1 && is_text() {
            texts.entry(first).or_default().push(written.word);
            continue;
        }
        let problem = unexplained(folded, written, first, near, sources, unresolved);
        let pages = || pages_of(written.word, models, sources);
        problems.push(match pages().as_slice() {
            several @ [_, _, ..] if own => problem.help(format!(
                "models of {} are called so; write a link to the one that is meant",
                several.join(" and ")
            )),
            _ => problem,
        });
    }
    for (cell, mut words) in texts {
        let text = sources.slice(cell);
        words.sort_by_key(|word| text.find(word));
        problems.push(unquoted(cell, &words, text));
    }
    problems
}

fn unexplained(
    folded: &str,
    Written { word, cells }: &Written<'_>,
    first: Span,
    near: Option<&str>,
    sources: &Sources,
    unresolved: Unresolved,
) -> Diagnostic {
    let own = unresolved == Unresolved::Error;
    if own && PLAIN.contains(&folded) {
        let cell = sources.slice(first);
        return Diagnostic::new(Code::TypeCell, format!("`{cell}` cannot be read as a type"))
            .at(first, format!("`{word}` stands alone, or with its bounds in parentheses"))
            .help(FORMS);
    }
    let problem = unknown_word(word, folded, first, cells.len(), unresolved);
    let cell = sources.slice(first);
    let closed = closed(cell).filter(|_| own);
    let problem = match near {
        _ if closed.is_some() => problem.help("a bracket is open or closed too often"),
        None if own && is_nothing(folded) => problem.help("write `null` for a value that may be null"),
        Some(near) => {
            let problem = problem.help(format!("did you mean `{near}`?"));
            if own && cell.matches(*word).count() == 1 && is_sure(folded, near) {
                return problem.replace_with(cell.replacen(*word, near, 1));
            }
            if own { problem.help(FORMS) } else { problem }
        }
        None if own => problem.help(FORMS),
        None => problem,
    };
    if let Some(closed) = closed {
        return problem.replace_with(closed);
    }
    let line = format!("[api.tables.types]\n{} = \"string\"", toml_key(folded));
    problem.help(format!("{}say what it means in schemadown.toml, as in\n{line}", if own { "or " } else { "" }))
}

/// Whether a word that is near another can be no other than that: a slip of the hand in letters, and no number that is another.
fn is_sure(word: &str, near: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(word) == digits(near) && word.len() > 4 && (is_slip(word, &near.to_lowercase()) || fold(word) == fold(near))
}

/// Whether a word says that there is nothing.
fn is_nothing(word: &str) -> bool {
    matches!(word, "none" | "nil" | "nothing" | "n/a" | "empty")
}

/// Whether a model is called so.
fn names_model(word: &str, models: &[Model]) -> bool {
    models.iter().any(|model| fold(&model.name) == fold(word))
}

/// The pages that have a model of this name.
fn pages_of(word: &str, models: &[Model], sources: &Sources) -> Vec<String> {
    let named = models.iter().filter(|model| fold(&model.name) == fold(word));
    let mut pages: Vec<String> = named.map(|model| format!("`{}`", sources.file(model.span.file).path)).collect();
    pages.dedup();
    pages
}

/// A cell with its last bracket closed, or without one that closes nothing.
fn closed(cell: &str) -> Option<String> {
    // Bounds have signs that are no brackets.
    if cell.contains(['=', '≤', '≥']) || cell.contains("< ") || cell.contains("> ") {
        return None;
    }
    let mut open = Vec::new();
    for c in cell.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            '<' => open.push('>'),
            ')' | ']' | '}' | '>' => match open.pop() {
                Some(wanted) if wanted == c => {}
                Some(_) => return None,
                None => return cell.ends_with(c).then(|| cell.strip_suffix(c).unwrap_or(cell).to_owned()),
            },
            _ => {}
        }
    }
    let [last] = open.as_slice() else { return None };
    (!cell.contains(['"', '`'])).then(|| format!("{cell}{last}"))
}

/// Whether a cell offers a word beside others, `fiction` or `crime`: most likely they are the texts themselves.
fn is_one_of_several(cell: &str, word: &str) -> bool {
    // A number beside it is a value as well, of another kind.
    let has_number = cell.split(|c: char| !c.is_alphanumeric()).any(|part| part.parse::<i64>().is_ok());
    let is_single = !word.contains(char::is_whitespace) && !word.contains('/') && !has_number;
    is_single && cell.matches(word).count() == 1 && (cell.contains(['|', ',', '/']) || cell.contains(" or "))
}

/// The words of one cell that nothing explains, which are texts without their quotes or else types.
fn unquoted(cell: Span, words: &[&str], written: &str) -> Diagnostic {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let message = match quoted.as_slice() {
        [only] => format!("nothing says what the type {only} means"),
        several => format!("nothing says what the types {} mean", several.join(", ")),
    };
    let quote = |text: String, word: &&str| text.replacen(*word, &format!("\"{word}\""), 1);
    let text = words.iter().fold(written.to_owned(), quote);
    Diagnostic::new(Code::UnknownWord, message)
        .at(cell, "in this cell only")
        .help("a text that is a value itself stands in quotes")
        .help(format!("or {FORMS}"))
        .replace_with(text)
}

/// How types are written.
const FORMS: &str = "write `string`, `integer`, `number`, `boolean`, `date`, `date-time`, `object` or `any`, with `[]` \
                     behind it for a list; or a link to the heading of a model";

/// The type words of the plain form, which a slip most likely means.
const PLAIN: &[&str] = &[
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "date-time",
    "object",
    "array",
    "map of string",
    "any",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "int8",
    "int16",
    "int32",
    "int64",
    "uuid",
    "null",
];

/// The type word, or else the model, or else the word of any doc set that a word may be a slip of.
fn nearest_type<'m>(folded: &str, models: &'m [Model]) -> Option<&'m str> {
    let is_word = folded.split_whitespace().count() < 4;
    let plain = || nearest(folded, PLAIN.iter().copied());
    // A model of this very name is one of several, and none of them is meant more than the others.
    let others = models.iter().map(|model| model.name.as_str()).filter(|name| !name.eq_ignore_ascii_case(folded));
    let model = || nearest(folded, others);
    let words = || type_words().filter(|word| word.chars().any(char::is_alphabetic));
    plain().or_else(model).or_else(|| nearest(folded, words())).filter(|_| is_word)
}

fn unknown_word(word: &str, folded: &str, first: Span, cells: usize, unresolved: Unresolved) -> Diagnostic {
    let is_word = folded.split_whitespace().count() < 4 && !folded.contains(['|', '<', '(', '[', '{', ',']);
    let (severity, read) = match unresolved {
        Unresolved::Error => (Severity::Error, ""),
        Unresolved::Value => (Severity::Warning, "; it is read as any JSON value"),
    };
    let (code, message) = if is_word {
        (Code::UnknownWord, format!("nothing says what the type `{word}` means{read}"))
    } else {
        (Code::TypeCell, format!("`{word}` cannot be read as a type{read}"))
    };
    let label = match cells {
        1 => "in this cell only".to_owned(),
        count => format!("the first of {count} cells"),
    };
    Diagnostic::new(code, message).severity(severity).at(first, label)
}

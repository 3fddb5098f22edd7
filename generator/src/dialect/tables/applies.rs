//! A column that says for which values of a tag a field is there: each value has an object of its own, and the model is one
//! of these.
//!
//! It is read so only where every cell of the column is understood, and where one required field above all others has the
//! values that they name. Else the fields stay together, and what the cell says is the condition of its field.

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inline, InlineKind, inline, plain};
use crate::source::Span;

use super::super::raw::{RawBody, RawField, RawModel, RawProse, RawTag, RawType, RawTypeKind, Spanned};
use super::columns::Role;

use super::glossary;
use super::kinds::Kind;
use super::naming;
use super::reader::{self, Reader, column_text};
use super::rows::Node;
use super::values;

/// A tag of more values than these is told by no table.
const MOST_VALUES: usize = 64;

/// For which values of the tag a field is there.
pub(super) enum Reach {
    All,
    Only(Vec<String>),
    AllBut(Vec<String>),
}

/// What a cell says of a field.
struct Applies {
    reach: Reach,
    /// Whether it names a condition beyond the values: `http` (`"bearer"`).
    narrowed: bool,
    span: Option<Span>,
}

impl Applies {
    const TO_ALL: Self = Self { reach: Reach::All, narrowed: false, span: None };

    fn names(&self) -> &[String] {
        match &self.reach {
            Reach::All => &[],
            Reach::Only(names) | Reach::AllBut(names) => names,
        }
    }

    fn to(&self, name: &str) -> bool {
        let named = self.names().iter().any(|other| glossary::fold(other) == glossary::fold(name));
        match self.reach {
            Reach::All => true,
            Reach::Only(_) => named,
            Reach::AllBut(_) => !named,
        }
    }
}

/// A value of the tag.
struct Value {
    /// What cells call it.
    name: String,
    wire: serde_json::Value,
    description: Option<RawProse>,
}

impl Value {
    fn is(&self, name: &str) -> bool {
        glossary::fold(&self.name) == glossary::fold(name)
    }
}

/// The tag of a model, and for which of its values each field is there.
pub(super) struct Split {
    /// The number of the field that is the tag.
    tag: usize,
    values: Vec<Value>,
    /// As many as there are fields.
    applies: Vec<Applies>,
}

/// Whether the fields of a model are told apart by a tag, and how.
pub(super) fn split(reader: &Reader<'_, '_, '_>, nodes: &[Node<'_, '_>], fields: &[RawField]) -> Option<Split> {
    let applies: Vec<Applies> = nodes.iter().map(|node| of_node(reader, node)).collect::<Option<_>>()?;
    let named: Vec<&String> = applies.iter().flat_map(Applies::names).collect();
    if named.is_empty() {
        return None;
    }
    let mut found: Vec<(usize, Vec<Value>)> = tags(reader, nodes, fields, &applies)
        .filter(|(_, values)| named.iter().all(|name| values.iter().any(|value| value.is(name))))
        .collect();
    let (tag, values) = found.pop().filter(|_| found.is_empty())?;
    Some(Split { tag, values, applies })
}

/// The fields that may be the tag, by number, with their values.
fn tags<'r>(
    reader: &'r Reader<'_, '_, '_>,
    nodes: &'r [Node<'_, '_>],
    fields: &'r [RawField],
    applies: &'r [Applies],
) -> impl Iterator<Item = (usize, Vec<Value>)> + 'r {
    nodes.iter().zip(fields).zip(applies).enumerate().filter_map(|(number, ((node, field), cell))| {
        let may_be = field.required && node.inner.is_empty() && matches!(cell.reach, Reach::All);
        Some((number, may_be.then(|| values_of(reader, node, field)).flatten()?))
    })
}

/// What keeps fields together that a tag would tell apart: a name that is no value of the field whose values the others are.
pub(super) fn stray(reader: &Reader<'_, '_, '_>, nodes: &[Node<'_, '_>], fields: &[RawField]) -> Option<Diagnostic> {
    let applies: Vec<Applies> = nodes.iter().map(|node| of_node(reader, node)).collect::<Option<_>>()?;
    let mut found = tags(reader, nodes, fields, &applies).filter_map(|(number, values)| {
        let is_value = |name: &String| values.iter().any(|value| value.is(name));
        let mut names = applies.iter().flat_map(|cell| cell.names().iter().map(move |name| (name, cell.span)));
        let known = names.clone().filter(|(name, _)| is_value(name)).count();
        let (name, span) = names.find(|(name, _)| !is_value(name))?;
        (known > 0).then(|| (number, name.clone(), span, values))
    });
    let (number, name, span, values) = found.next().filter(|_| found.next().is_none())?;
    let tag = &fields.get(number)?.name.text;
    let values: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
    let problem = Diagnostic::new(Code::Unread, format!("`{name}` is no value of `{tag}`"))
        .at(span?, "so this column does not tell for which of them a field is there");
    let problem = did_you_mean(&name, values.iter().copied()).into_iter().fold(problem, Diagnostic::help);
    Some(problem.help(format!("its values are {}; write some of them, `all`, or `all but` some", values.join(", "))))
}

/// `None` where the cell is not understood.
fn of_node(reader: &Reader<'_, '_, '_>, node: &Node<'_, '_>) -> Option<Applies> {
    let Some(line) = node.row else { return Some(Applies::TO_ALL) };
    let sheet = reader.words.survey.found.sheets.get(line.sheet)?;
    let Some(text) = column_text(sheet, line, Role::Applies) else { return Some(Applies::TO_ALL) };
    let (text_without, narrowed) = without_parentheses(&plain(&reader.tree(text)))?;
    Some(Applies { reach: reach(&text_without)?, narrowed, span: Some(text.span) })
}

/// Whether a cell says that its field is there whatever the tag is.
pub(super) fn to_all(cell: &str) -> bool {
    matches!(reach(cell), Some(Reach::All))
}

/// The text without what stands in parentheses, and whether there was any.
fn without_parentheses(text: &str) -> Option<(String, bool)> {
    let mut depth = 0_usize;
    let mut narrowed = false;
    let mut rest = String::new();
    for c in text.chars() {
        match c {
            '(' => {
                depth += 1;
                narrowed = true;
            }
            ')' => depth = depth.checked_sub(1)?,
            c if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    (depth == 0).then_some((rest, narrowed))
}

/// `all`, `A, B and C`, `all but A`. Each name is one word, so that no sentence is taken for names.
pub(super) fn reach(text: &str) -> Option<Reach> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '/' | ';'))
        .map(|word| word.trim_matches(['"', '\'', '“', '”', '`', '.']))
        .filter(|word| !word.is_empty() && !matches!(word.to_lowercase().as_str(), "and" | "or" | "&"))
        .collect();
    let is_word = |word: &&str, of: &[&str]| of.contains(&word.to_lowercase().as_str());
    let opens = words.first().is_some_and(|word| is_word(word, &["all", "any", "every", "both"]));
    let names = |words: &[&str]| -> Option<Vec<String>> {
        let is_name = |word: &&str| word.chars().any(char::is_alphanumeric);
        words.iter().all(is_name).then(|| words.iter().map(|word| (*word).to_owned()).collect())
    };
    if !opens {
        return names(&words).filter(|names| !names.is_empty()).map(Reach::Only);
    }
    let rest: &[&str] = words.get(1..).unwrap_or_default();
    let rest = match rest.split_first() {
        Some((word, rest)) if is_word(word, &["type", "types", "value", "values", "kind", "kinds"]) => rest,
        _ => rest,
    };
    match rest.split_first() {
        None => Some(Reach::All),
        Some((word, [first, rest @ ..])) if is_word(word, &["but", "except", "excluding"]) => {
            let excepted = if is_word(first, &["for"]) { names(rest)? } else { names(&[&[*first], rest].concat())? };
            (!excepted.is_empty()).then_some(Reach::AllBut(excepted))
        }
        Some(_) => None,
    }
}

/// The values of a field that may be a tag: those of the table that its type leads to, or those that its row lists.
fn values_of(reader: &Reader<'_, '_, '_>, node: &Node<'_, '_>, field: &RawField) -> Option<Vec<Value>> {
    let found = linked(reader, field).or_else(|| listed(reader, node, field))?;
    ((2..=MOST_VALUES).contains(&found.len())).then_some(found)
}

/// The values of the table that a type leads to.
fn linked(reader: &Reader<'_, '_, '_>, field: &RawField) -> Option<Vec<Value>> {
    let RawTypeKind::Ref(reference) = &field.ty.kind else { return None };
    let survey = reader.words.survey;
    let group = survey.group_of_reference(reference)?;
    let sheet_number = *survey.groups.get(group)?.sheets.first()?;
    let sheet = survey.found.sheets.get(sheet_number)?;
    let Kind::Values { column, .. } = survey.found.verdicts.get(sheet_number)?.kind else { return None };
    let found = values::read(survey.found.pages.get(sheet.page)?, sheet, column, "");
    let value = |raw: super::super::raw::RawValue| {
        let text = raw.value.as_str().map(str::to_owned);
        Some(Value { name: raw.name.or(text)?, wire: raw.value, description: raw.description })
    };
    if found.flags || found.open { None } else { found.values.into_iter().map(value).collect() }
}

/// The texts that a row lists, in its type or in its description.
fn listed(reader: &Reader<'_, '_, '_>, node: &Node<'_, '_>, field: &RawField) -> Option<Vec<Value>> {
    let value = |text: &str| Value { name: text.to_owned(), wire: text.into(), description: None };
    if let RawTypeKind::Union(members) = &field.ty.kind {
        let text = |member: &RawType| match &member.kind {
            RawTypeKind::Literal(literal) => literal.as_str().map(value),
            _ => None,
        };
        return members.iter().map(text).collect();
    }
    if field.ty.kind != RawTypeKind::String {
        return None;
    }
    let line = node.row?;
    let sheet = reader.words.survey.found.sheets.get(line.sheet)?;
    let text = column_text(sheet, line, Role::Description)?;
    let mut longest: Vec<String> = Vec::new();
    for run in runs(&inline(text, &reader.page.document.definitions)) {
        if run.len() > longest.len() {
            longest = run;
        }
    }
    Some(longest.iter().map(|text| value(text)).collect())
}

/// The lists of code words that nothing but commas and conjunctions stands between.
fn runs(tree: &[Inline]) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = vec![Vec::new()];
    for part in tree {
        match &part.kind {
            InlineKind::Code(code) => {
                let word = code.trim().trim_matches(['"', '\'']).to_owned();
                if let Some(run) = runs.last_mut().filter(|run| !run.contains(&word)) {
                    run.push(word);
                }
            }
            InlineKind::Text(text) => {
                let mut words = text.split([' ', ',', '|', '/']).filter(|word| !word.is_empty());
                if !words.all(|word| matches!(word, "or" | "and")) {
                    runs.push(Vec::new());
                }
            }
            _ => runs.push(Vec::new()),
        }
    }
    runs
}

impl Split {
    /// Makes an object of each value, and of the model one of these.
    pub(super) fn models(self, whole: RawModel) -> Vec<RawModel> {
        let RawBody::Fields(fields) = &whole.body else { return vec![whole] };
        let mut members = Vec::new();
        for (number, value) in self.values.iter().enumerate() {
            let name = naming::type_name([whole.name.text.as_str(), quiet(&value.name).as_str()]);
            members.push(RawModel {
                name: Spanned { text: name, span: whole.name.span },
                at: place(whole.at, number),
                body: RawBody::Fields(self.fields_for(value, fields)),
                description: value.description.clone(),
                deprecated: None,
                examples: Vec::new(),
                ..whole.clone()
            });
        }
        let Some(tag) = fields.get(self.tag) else { return vec![whole] };
        let tag = RawTag {
            property: tag.name.clone(),
            values: self.values.into_iter().map(|value| Some(value.wire)).collect(),
        };
        let reference = |member: &RawModel| RawType {
            kind: reader::reference(member.name.text.clone(), member.at),
            span: member.name.span,
        };
        let types = members.iter().map(reference).collect();
        let union = RawModel { body: RawBody::Tagged(types, tag), ..whole };
        std::iter::once(union).chain(members).collect()
    }

    fn fields_for(&self, value: &Value, fields: &[RawField]) -> Vec<RawField> {
        let mut own = Vec::new();
        for (number, field) in fields.iter().enumerate() {
            let Some(applies) = self.applies.get(number) else {
                own.push(field.clone());
                continue;
            };
            if !applies.to(&value.name) {
                continue;
            }
            let mut field = field.clone();
            if number == self.tag {
                field.ty.kind = RawTypeKind::Literal(value.wire.clone());
                field.rules.clear();
            } else if !applies.narrowed
                && field.condition.as_ref().is_some_and(|words| applies.span == Some(words.span))
            {
                // It was no more than this that stood against its being required.
                field.required = true;
                field.condition = None;
            }
            own.push(field);
        }
        own
    }
}

/// `SUB_COMMAND` → `sub_command`: a word that shouts is no different word.
fn quiet(name: &str) -> String {
    if name.chars().any(char::is_lowercase) { name.to_owned() } else { name.to_lowercase() }
}

/// What tells a member from every other model: a place within the table, behind that of the whole.
fn place(whole: Span, number: usize) -> Span {
    let shift = u32::try_from(number + 1).unwrap_or(u32::MAX);
    Span { start: whole.start.saturating_add(shift).min(whole.end), ..whole }
}

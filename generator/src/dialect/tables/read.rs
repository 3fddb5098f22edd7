//! Reads the models of a surveyed doc set.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Inline, InlineKind, Text, blocks, inline};
use crate::parallel;
use crate::source::Span;

use super::super::lines;
use super::super::raw::{
    Naming, RawBody, RawExample, RawField, RawModel, RawProse, RawType, RawTypeKind, RawValues, Spanned, Syntax,
};
use super::allowed;
use super::applies;
use super::bullets;
use super::configured::Configured;
use super::fields;
use super::found::{Bullets, Group};
use super::kinds::Kind;
use super::meaning::Words;
use super::naming;
use super::presence::Above;
use super::reader::{self, Reader};
use super::rows::{self, Node};
use super::sheet::Page;
use super::survey::Survey;
use super::types::{Meaning, owned};
use super::values;

/// Reads all models: those that tables document, and the objects inside them.
pub(super) fn models(survey: &Survey<'_, '_>, configured: &Configured, diagnostics: &mut Diagnostics) -> Vec<RawModel> {
    let configured = |word: &str| configured.word(survey.settings, word);
    let numbers: Vec<usize> = (0..survey.groups.len()).collect();
    let mut models = Vec::new();
    for (found, said) in parallel::map(&numbers, |number| of_group(survey, *number, &configured)) {
        models.extend(found);
        diagnostics.append(said);
    }
    let sure = bullets::sure(survey);
    let wanted = referred(&models);
    models.retain(|model| {
        let is_doubtful = matches!(&model.body, RawBody::Values(_) | RawBody::Members(_) | RawBody::Tagged(..));
        !is_doubtful || wanted.contains(&model.at) || is_sure(survey, model.at) || sure.contains(&model.at)
    });
    share_pages(&mut models);
    models
}

/// The models of a group, and what is to be said of them.
fn of_group(
    survey: &Survey<'_, '_>,
    number: usize,
    configured: &(dyn Fn(&str) -> Option<Meaning> + Sync),
) -> (Vec<RawModel>, Diagnostics) {
    let (mut models, mut diagnostics) = (Vec::new(), Diagnostics::new());
    let group = survey.groups.get(number);
    let Some((group, page)) = group.and_then(|group| Some((group, survey.found.pages.get(group.page)?))) else {
        return (models, diagnostics);
    };
    let reader = Reader { words: Words { survey, page: group.page, owner: group.owner, configured }, page };
    if let Some(bullets) = &group.bullets {
        models.extend(of_list(survey, &reader, group, bullets));
    } else if survey.is_values(number) {
        models.extend(of_values(survey, &reader, number, group));
    } else {
        of_fields(survey, &reader, number, group, &mut models, &mut diagnostics);
    }
    (models, diagnostics)
}

/// The places of the models that others refer to.
fn referred(models: &[RawModel]) -> HashSet<Span> {
    let mut places = HashSet::new();
    for ty in models.iter().flat_map(RawModel::types) {
        if let RawTypeKind::Ref(reference) = &ty.kind {
            places.extend(reference.model);
        }
    }
    places
}

/// Whether a table says by itself what it has: fields, or values.
fn is_sure(survey: &Survey<'_, '_>, at: Span) -> bool {
    let mut of_table = survey.found.sheets.iter().zip(&survey.found.verdicts).filter(|(sheet, _)| sheet.span() == at);
    of_table.any(|(_, verdict)| matches!(verdict.kind, Kind::Fields | Kind::Values { sure: true, .. }))
}

/// A page of several models is a module; so is one whose only model is called like that of another page beside it.
fn share_pages(models: &mut [RawModel]) {
    let mut counts = std::collections::HashMap::new();
    for model in models.iter() {
        *counts.entry(model.file).or_insert(0_usize) += 1;
    }
    let mut names = std::collections::HashMap::new();
    for model in models.iter() {
        *names.entry(model.name.text.to_lowercase()).or_insert(0_usize) += 1;
    }
    for model in models.iter_mut() {
        let several = counts.get(&model.file).is_some_and(|count| *count > 1);
        let twice = names.get(&model.name.text.to_lowercase()).is_some_and(|count| *count > 1);
        model.shares_page = several || twice;
    }
}

fn model(
    survey: &Survey<'_, '_>,
    group: &Group,
    at: Span,
    body: RawBody,
    description: Option<RawProse>,
) -> Option<RawModel> {
    let page = survey.found.pages.get(group.page)?;
    Some(RawModel {
        file: page.document.file.id,
        dialect: "tables",
        naming: Naming::AsWritten,
        tells_null: survey.convention.tells_null(),
        name: Spanned { text: group.name.clone(), span: group.named },
        at,
        shares_page: false,
        description,
        deprecated: None,
        body,
        examples: Vec::new(),
        folders: None,
    })
}

fn of_values(survey: &Survey<'_, '_>, reader: &Reader<'_, '_, '_>, number: usize, group: &Group) -> Option<RawModel> {
    let sheet_number = *group.sheets.first()?;
    let sheet = survey.found.sheets.get(sheet_number)?;
    let Kind::Values { column, .. } = survey.found.verdicts.get(sheet_number)?.kind else { return None };
    let heading = reader.page.outline.headings.get(sheet.heading).map_or("", |heading| heading.text.as_str());
    let values: RawValues = values::read(reader.page, sheet, column, heading);
    if values.values.is_empty() {
        return None;
    }
    let description = first_prose(survey, group);
    model(survey, group, survey.at(number)?, RawBody::Values(values), description)
}

/// A model that a list documents.
fn of_list(survey: &Survey<'_, '_>, reader: &Reader<'_, '_, '_>, group: &Group, bullets: &Bullets) -> Option<RawModel> {
    let (body, description) = bullets::read(&reader.words, reader.page, bullets)?;
    let mut own = model(survey, group, bullets.span, body, description)?;
    if !bullets.values {
        own.examples = examples(survey, reader.page, group);
    }
    Some(own)
}

/// Whether a paragraph says something: badges and pictures do not.
fn is_prose(page: &Page<'_, '_>, text: Text<'_>) -> bool {
    let tree = inline(text, &page.document.definitions);
    let says = |part: &Inline| match &part.kind {
        InlineKind::Text(text) => text.chars().filter(|c| c.is_alphabetic()).count() > 3,
        InlineKind::Emphasis(_) | InlineKind::Strong(_) => true,
        _ => false,
    };
    tree.iter().any(says)
}

/// The paragraph right below the heading that names a model.
fn first_prose(survey: &Survey<'_, '_>, group: &Group) -> Option<RawProse> {
    let page = survey.found.pages.get(group.page)?;
    let sheet = survey.found.sheets.get(*group.sheets.first()?)?;
    let of_owner = blocks(page.document, group.owner).iter().find_map(|block| match block {
        Block::Paragraph(text) if is_prose(page, *text) => Some(*text),
        _ => None,
    });
    let of_table = sheet.lead.iter().copied().find(|text| is_prose(page, *text));
    let is_own = |text: &Text<'_>| text.span.start < sheet.span().start;
    of_owner.filter(is_own).or(of_table).filter(|_| !group.opened && group.fields.is_empty()).map(owned)
}

fn of_fields(
    survey: &Survey<'_, '_>,
    reader: &Reader<'_, '_, '_>,
    number: usize,
    group: &Group,
    models: &mut Vec<RawModel>,
    diagnostics: &mut Diagnostics,
) {
    let Some(at) = survey.at(number) else { return };
    let tree = rows::tree(survey, &group.sheets);
    diagnostics.extend(tree.again.iter().map(|line| again(&group.name, line)));
    let above: Vec<(usize, Above)> = group
        .sheets
        .iter()
        .filter_map(|number| Some((*number, reader.above(survey.found.sheets.get(*number)?))))
        .collect();
    let (mut inner, mut clashes) = (Vec::new(), Diagnostics::new());
    let mut object = Object { survey, reader, above: &above, group, inner: &mut inner, clashes: &mut clashes };
    let mut fields = object.fields(&tree.fields, &group.name);
    for line in &tree.again {
        let again = object.line(line);
        if let Some(field) = fields.iter_mut().find(|field| field.name.text == again.name.text) {
            widen(field, again);
        }
    }
    fields.extend(object.additional(&tree));
    diagnostics.append(clashes);
    if fields.is_empty() {
        return;
    }
    allowed::attach(reader, group, &mut fields, &mut inner);
    let split = applies::split(reader, &tree.fields, &fields);
    // Of one's own pages every reason is told where slips are looked for.
    if split.is_none() && !survey.settings.own {
        diagnostics.extend(applies::stray(reader, &tree.fields, &fields));
    }
    let description = first_prose(survey, group);
    if let Some(mut own) = model(survey, group, at, RawBody::Fields(fields), description) {
        own.examples = examples(survey, reader.page, group);
        match split {
            Some(split) => models.extend(split.models(own)),
            None => models.push(own),
        }
    }
    models.append(&mut inner);
}

fn again(model: &str, line: &rows::Line<'_, '_>) -> Diagnostic {
    let name = &line.name.name;
    Diagnostic::new(Code::DuplicateField, format!("`{}` stands in two rows of `{model}`", name.text))
        .at(name.span, "again here; of two types either is taken")
        .help("leave one of the two out, or give each case a table of its own below a heading of its own")
}

/// The code blocks that may show a value of the model: those around its tables, and below headings that say so.
fn examples(survey: &Survey<'_, '_>, page: &Page<'_, '_>, group: &Group) -> Vec<RawExample> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut headings: Vec<usize> = group.bullets.iter().map(|bullets| bullets.heading).collect();
    for sheet in group.sheets.iter().filter_map(|number| survey.found.sheets.get(*number)) {
        headings.push(sheet.heading);
        headings.push(group.owner);
        let below = (sheet.heading + 1..page.outline.headings.len()).take_while(|number| {
            let heading = page.outline.headings.get(*number);
            heading.is_some_and(|heading| heading.text.to_lowercase().contains("example"))
        });
        headings.extend(below);
    }
    headings.retain(|heading| seen.insert(*heading));
    found.extend(code_below(page, &headings, true));
    // The messages of an object are often shown with what is done to it, in the section around it or further down the page.
    let mut around = Some(group.owner);
    while let Some(outer) = around.filter(|_| found.is_empty()) {
        let all = page.outline.headings.get(outer + 1..).unwrap_or_default();
        let level = page.outline.headings.get(outer).map_or(0, |heading| heading.level);
        let within = all.iter().take_while(|heading| outer == 0 || heading.level > level).count();
        found.extend(code_below(page, &(outer..=outer + within).collect::<Vec<_>>(), false));
        around = page.outline.headings.get(outer).and_then(|heading| heading.parent);
    }
    found.truncate(MOST_EXAMPLES);
    found
}

/// The code below some headings that may be JSON.
fn code_below<'p>(page: &'p Page<'_, '_>, headings: &'p [usize], near: bool) -> impl Iterator<Item = RawExample> + 'p {
    headings.iter().flat_map(|heading| blocks(page.document, *heading)).filter_map(move |block| {
        let Block::Code(code) = block else { return None };
        let is_json = match code.language.map(str::to_lowercase).as_deref() {
            None => true,
            Some(language) => matches!(
                language.trim_matches(['{', '}', '.']),
                "json" | "jsonc" | "json5" | "yaml" | "yml" | "js" | "javascript" | "http" | "text"
            ),
        };
        let is_example = is_json && !lines::is_left_out(page.document, code.block.span);
        let stated = code.language.is_some_and(|language| language.to_lowercase().starts_with("json"));
        is_example.then(|| RawExample { syntax: Syntax::Json, member: None, near, stated, code: owned(code.code) })
    })
}

/// So many examples tell what there is to tell of a model.
const MOST_EXAMPLES: usize = 24;

/// The object that is being read, and those inside it.
struct Object<'o, 's, 'd, 'a> {
    survey: &'o Survey<'d, 'a>,
    reader: &'o Reader<'s, 'd, 'a>,
    above: &'o [(usize, Above)],
    group: &'o Group,
    inner: &'o mut Vec<RawModel>,
    /// Fields with rows of their own below them, whose types have no room for these.
    clashes: &'o mut Diagnostics,
}

impl<'a> Object<'_, '_, '_, 'a> {
    fn fields(&mut self, nodes: &[Node<'_, 'a>], owner: &str) -> Vec<RawField> {
        let mut fields: Vec<RawField> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let default = Above::default();
            let above = node.row.and_then(|line| self.above.iter().find(|(number, _)| *number == line.sheet));
            let mut field = self.reader.field(node, above.map_or(&default, |(_, above)| above));
            if let Some(items) = &node.items
                && fields::is_open_list(&field.ty)
            {
                put(&mut field.ty, self.line(items).ty.kind);
            }
            if node.inner.is_empty() {
                self.lead_to(&mut field);
            } else {
                self.object(node, owner, &mut field);
            }
            fields.push(field);
        }
        fields
    }

    /// An object inside of the object: a model of its own, called by where it stands.
    fn object(&mut self, node: &Node<'_, 'a>, owner: &str, field: &mut RawField) {
        let name = naming::type_name([owner, node.name.as_str()]);
        let fields = self.fields(&node.inner, &name);
        let kind = reader::reference(name.clone(), node.span);
        if node.row.is_some() && !may_have_fields(&field.ty) {
            self.clashes.push(clash(field, &node.inner));
        }
        // `parts.*.id`: an object below each key, unless the type says that there is a list.
        let is_map = node.any_key && fields::open_leaf(&field.ty.kind);
        let kind = if is_map { RawTypeKind::Map(Box::new(RawType { kind, span: node.span })) } else { kind };
        put(&mut field.ty, kind);
        let group = Group { name, named: node.span, ..self.group.clone() };
        self.inner.extend(model(self.survey, &group, node.span, RawBody::Fields(fields), None));
    }

    /// A field that a table below is said to be of, or that is called like an object of the page.
    fn lead_to(&self, field: &mut RawField) {
        if !fields::is_open(&field.ty) {
            return;
        }
        let name = field.name.text.as_str();
        let near = |group: &&Group| group.page == self.group.page && !std::ptr::eq(*group, self.group);
        let groups = || self.survey.groups.iter().enumerate().filter(|(_, group)| near(group));
        let said = groups()
            .find(|(_, group)| group.owner == self.group.owner && group.fields.iter().any(|field| field == name));
        let singular = name.strip_suffix('s').unwrap_or(name);
        let is_called =
            |group: &Group| group.called.eq_ignore_ascii_case(name) || group.called.eq_ignore_ascii_case(singular);
        let opened = || {
            let here = groups().find(|(_, group)| group.opened && group.owner == self.group.owner && is_called(group));
            here.or_else(|| groups().find(|(_, group)| group.opened && is_called(group)))
        };
        // `#### physicalParameters` below the table that has the field.
        let below = || {
            groups().find(|(_, group)| {
                let heading = self.reader.page.outline.headings.get(group.owner);
                heading.is_some_and(|heading| heading.text == name) && group.aspect.is_none()
            })
        };
        // What is said to be an object or a list is none of some values.
        let is_object = field.ty.kind != RawTypeKind::Any;
        let found = said.or_else(opened).or_else(below).map(|(number, _)| number);
        let found = found.filter(|group| !(is_object && self.survey.is_values(*group)));
        if let Some(kind) = found.and_then(|group| self.reader.words.reference(group)) {
            put(&mut field.ty, kind);
        }
    }

    /// The field of a row, by itself.
    fn line(&self, line: &rows::Line<'_, 'a>) -> RawField {
        let name = &line.name.name;
        let node = Node {
            name: name.text.clone(),
            span: name.span,
            lists: 0,
            any_key: false,
            row: Some(*line),
            items: None,
            inner: Vec::new(),
        };
        self.reader.field(&node, &Above::default())
    }

    /// The entries of a map beside the fields.
    fn additional(&self, tree: &rows::Tree<'_, 'a>) -> Option<RawField> {
        let read = |line: &rows::Line<'_, 'a>| self.line(line);
        let mut entries: Vec<RawField> = tree.patterns.iter().map(read).collect();
        // Extensions are said to be there in every object; what an object is a map of is the other pattern.
        if entries.len() > 1 {
            entries.retain(|field| !field.name.text.contains("x-"));
        }
        let from_rest = tree.rest.as_ref().map(read);
        let mut entry = entries.first().cloned().or(from_rest)?;
        let same = entries.iter().all(|other| other.ty.kind == entry.ty.kind);
        let values = if same { entry.ty.clone() } else { RawType { kind: RawTypeKind::Any, span: entry.ty.span } };
        entry.additional = true;
        entry.required = false;
        "additionalProperties".clone_into(&mut entry.name.text);
        entry.ty = RawType { span: values.span, kind: RawTypeKind::Map(Box::new(values)) };
        Some(entry)
    }
}

/// Whether a type leaves room for fields: an object of which no more is said, perhaps in lists and maps, or one of several.
fn may_have_fields(ty: &RawType) -> bool {
    match &ty.kind {
        RawTypeKind::Any | RawTypeKind::Word(_) => true,
        RawTypeKind::Array(inner) => may_have_fields(inner),
        RawTypeKind::Map(inner) => inner.kind == RawTypeKind::Any || may_have_fields(inner),
        RawTypeKind::Union(members) => members.iter().any(may_have_fields),
        _ => false,
    }
}

fn clash(field: &RawField, inner: &[Node<'_, '_>]) -> Diagnostic {
    let name = &field.name.text;
    let problem = Diagnostic::new(Code::TypeCell, format!("`{name}` has fields of its own, and its type has none"))
        .at(field.ty.span, "no object of which more is to be said")
        .help(format!(
            "write `object` as the type of `{name}`, `object[]` or `map of object`; or leave out the rows of its fields"
        ));
    inner.first().map_or(problem.clone(), |first| problem.related(first.span, "a field of it"))
}

/// A field that stands in a second row with another type may have a value of either; what is demanded of one alone is not.
fn widen(field: &mut RawField, again: RawField) {
    field.required &= again.required;
    field.nullable = field.nullable.zip(again.nullable).map(|(one, other)| one || other).or(field.nullable);
    if field.ty.kind == again.ty.kind {
        return;
    }
    let mut members = match std::mem::replace(&mut field.ty.kind, RawTypeKind::Any) {
        RawTypeKind::Union(members) => members,
        kind => vec![RawType { kind, span: field.ty.span }],
    };
    if !members.iter().any(|member| member.kind == again.ty.kind) {
        members.push(again.ty);
    }
    field.ty.kind = RawTypeKind::Union(members);
    field.rules.clear();
    field.remarks.clear();
    field.default = None;
}

/// Puts what is known of an object where a type leaves it open, within the lists that it says.
fn put(ty: &mut RawType, kind: RawTypeKind) {
    match &mut ty.kind {
        RawTypeKind::Array(inner) => put(inner, kind),
        // `map of object`: each of its values is known.
        RawTypeKind::Map(inner) if inner.kind != RawTypeKind::Any => put(inner, kind),
        // `Object or String`: the object is what is known.
        RawTypeKind::Union(members) => {
            let open = members.iter_mut().find(|member| fields::is_open(member));
            if let Some(member) = open {
                put(member, kind);
            }
        }
        _ => ty.kind = kind,
    }
}

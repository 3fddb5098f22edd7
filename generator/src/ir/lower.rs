//! From raw models to models: identities checked, types resolved, everything else carried over.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::config::Unresolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, counted_by};
use crate::dialect::{
    Naming, RawBody, RawDefault, RawDeprecation, RawField, RawModel, RawProse, RawRule, RawRuleKind, RawTag, RawType,
    RawTypeKind,
};
use crate::source::{Sources, Span};

use super::constraint::{Constraint, ConstraintKind, Decimal, Evidence, LengthUnit, Target};
use super::evidence::numbers::id;
use super::identity::{self, Place};
use super::naming;
use super::observe::Slot;
use super::resolve::Index;
use super::schema::{
    Additional, Deprecation, Field, Member, Model, ModelId, ModelKind, Prose, Remark, Select, Struct, Type, Union,
};
use super::values;

/// Models without evidence weighed, and the places whose numbers the dialect leaves open.
pub(super) struct Lowered {
    pub(super) models: Vec<Model>,
    pub(super) open: Vec<Slot>,
    /// The fields of which the dialect does not say whether they are days or instants.
    pub(super) times: Vec<Slot>,
    /// For each model that is a union, which of its members each documented one became: types that a dialect does not
    /// tell apart are one member.
    pub(super) members: Vec<Vec<usize>>,
    /// What rows say of `null`, where they can.
    pub(super) nulls: HashMap<Slot, bool>,
    /// Where the types of fields stand.
    pub(super) types: HashMap<Slot, Span>,
}

/// Sorts the models by identity. Of two with one identity the first page is kept, and that is reported.
pub(super) fn in_order(
    raw: Vec<RawModel>,
    places: Vec<Place>,
    sources: &Sources,
    unresolved: Unresolved,
    diagnostics: &mut Diagnostics,
) -> (Vec<RawModel>, Vec<Place>) {
    let mut all: Vec<(String, RawModel, Place)> =
        raw.into_iter().zip(places).map(|(raw, place)| (id_of(&place, &raw), raw, place)).collect();
    all.sort_by(|a, b| (&a.0, a.1.file).cmp(&(&b.0, b.1.file)));
    let mut kept: Vec<(String, RawModel, Place)> = Vec::with_capacity(all.len());
    for (identity, raw, place) in all {
        match kept.last() {
            Some((last, first, _)) if *last == identity => {
                let severity = if unresolved == Unresolved::Error { Severity::Error } else { Severity::Warning };
                let twice = if raw.file == first.file { "twice on its page" } else { "by two pages" };
                diagnostics.push(
                    Diagnostic::new(Code::DuplicateModel, format!("`{identity}` is documented {twice}"))
                        .severity(severity)
                        .at(raw.name.span, "again here")
                        .related(first.name.span, "first here")
                        .help(format!("`{}` is the one that counts", sources.file(first.file).path)),
                );
            }
            _ => kept.push((identity, raw, place)),
        }
    }
    kept.into_iter().map(|(_, raw, place)| (raw, place)).unzip()
}

/// Folders and title, joined by dots.
fn id_of(place: &Place, raw: &RawModel) -> String {
    let mut parts = modules(place);
    parts.push(raw.name.text.clone());
    parts.join(".")
}

fn modules(place: &Place) -> Vec<String> {
    place.folders.iter().map(|folder| naming::module_name(folder)).collect()
}

/// Turns each raw model into a model.
pub(super) fn lower(
    raw: &[RawModel],
    places: &[Place],
    index: &Index,
    sources: &Sources,
    hidden_null: bool,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let labels = union_labels(raw, index);
    let members = vec![Vec::new(); raw.len()];
    let (nulls, types) = (HashMap::new(), HashMap::new());
    let read = Lowered { models: Vec::new(), open: Vec::new(), times: Vec::new(), members, nulls, types };
    let mut found = Diagnostics::new();
    let mut lowering = Lowering { index, hidden_null, labels, read, diagnostics: &mut found };
    for (number, (raw, place)) in raw.iter().zip(places).enumerate() {
        let model = lowering.model(id(number), raw, place, sources);
        lowering.read.models.push(model);
    }
    let read = lowering.read;
    // A name that no page of somebody's docs has may stand in a hundred cells.
    let unknown = |problem: &Diagnostic| problem.code == Code::Unresolved && problem.severity == Severity::Warning;
    let key = |problem: &Diagnostic| unknown(problem).then(|| problem.message.clone());
    diagnostics.append(counted_by(found.iter().cloned(), key));
    read
}

/// What links say of pages that do not say themselves what they are unions of: the page of the link, and the members.
type UnionLabels<'a> = HashMap<ModelId, (ModelId, &'a [RawType])>;

fn union_labels<'a>(raw: &'a [RawModel], index: &Index) -> UnionLabels<'a> {
    let mut labels = UnionLabels::new();
    if !raw.iter().any(|raw| matches!(raw.body, RawBody::Bare)) {
        return labels;
    }
    for (number, page) in raw.iter().enumerate() {
        for ty in page.types() {
            let RawTypeKind::Ref(reference) = &ty.kind else { continue };
            // Whoever resolves the type as such reports what is wrong with it.
            let target = index.find(id(number), reference, ty.span, &mut Diagnostics::new());
            if let Some(target) = target.filter(|_| !reference.members.is_empty()) {
                labels.entry(target).or_insert((id(number), &reference.members));
            }
        }
    }
    labels
}

struct Lowering<'a> {
    index: &'a Index,
    /// What a required field's being nullable is where its row cannot say.
    hidden_null: bool,
    labels: UnionLabels<'a>,
    read: Lowered,
    diagnostics: &'a mut Diagnostics,
}

impl Lowering<'_> {
    fn model(&mut self, page: ModelId, raw: &RawModel, place: &Place, sources: &Sources) -> Model {
        let path = &sources.file(raw.file).path;
        Model {
            id: id_of(place, raw),
            module: modules(place),
            ends_in_page: place.ends_in_page,
            as_written: raw.naming == Naming::AsWritten,
            name: raw.name.text.clone(),
            rust_name: String::new(),
            file_stem: if raw.shares_page { naming::module_name(identity::stem(path)) } else { String::new() },
            source: path.clone(),
            file: raw.file,
            span: raw.name.span,
            at: raw.at,
            kind: self.kind(page, raw),
            description: raw.description.as_ref().map(prose),
            deprecated: raw.deprecated.as_ref().map(deprecation),
            examples: Vec::new(),
            inferred: Vec::new(),
        }
    }

    fn kind(&mut self, page: ModelId, raw: &RawModel) -> ModelKind {
        match &raw.body {
            RawBody::Fields(rows) => ModelKind::Struct(self.object(page, rows)),
            RawBody::Values(found) => values::kind(found),
            RawBody::Unreadable => ModelKind::Alias(Type::Any),
            RawBody::Tagged(members, tag) => {
                let mut union = self.union(page, page, members);
                self.state_tag(page, &mut union, tag);
                ModelKind::Union(union)
            }
            RawBody::Alias(ty) => ModelKind::Alias(self.ty(page, 0, ty)),
            RawBody::Members(members) => self.one_of(page, page, members),
            RawBody::Bare => {
                if let Some((from, members)) = self.labels.get(&page).copied() {
                    return self.one_of(page, from, members);
                }
                self.diagnostics.push(without_members(raw));
                ModelKind::Alias(Type::Any)
            }
        }
    }

    /// The kind of a union's page. What its members are called is to be read from the page `from`.
    fn one_of(&mut self, page: ModelId, from: ModelId, members: &[RawType]) -> ModelKind {
        match members {
            // A union of one plain type is that type; one of one model may get more members, and stays a union.
            [only] if !matches!(only.kind, RawTypeKind::Ref(_)) => ModelKind::Alias(self.ty(page, 0, only)),
            members => ModelKind::Union(self.union(page, from, members)),
        }
    }

    fn ty(&mut self, page: ModelId, part: usize, raw: &RawType) -> Type {
        let (ty, numeric) = self.index.resolve(page, raw, self.diagnostics);
        if numeric {
            self.read.open.push(Slot { model: page, part });
        }
        ty
    }

    fn object(&mut self, page: ModelId, rows: &[RawField]) -> Struct {
        let mut object = Struct::default();
        for row in rows {
            if row.additional && object.additional.is_none() {
                object.additional = Some(self.additional(page, row));
            } else {
                let part = object.fields.len();
                let ty = self.ty(page, part, &row.ty);
                row.ty.walk(&mut |ty| {
                    if ty.kind == RawTypeKind::Time {
                        self.read.times.push(Slot { model: page, part });
                    }
                });
                self.read.types.insert(Slot { model: page, part }, row.ty.span);
                if let Some(nullable) = row.nullable {
                    self.read.nulls.insert(Slot { model: page, part }, nullable);
                }
                object.fields.push(self.field(row, ty));
            }
        }
        object
    }

    fn field(&self, row: &RawField, ty: Type) -> Field {
        Field {
            name: row.name.text.clone(),
            wire_name: row.name.text.clone(),
            rust_name: String::new(),
            ty,
            required: row.required && row.condition.is_none(),
            condition: row.condition.as_ref().map(prose),
            nullable: row.nullable.unwrap_or(self.hidden_null && row.required),
            read_only: row.read_only,
            deprecated: row.deprecated.as_ref().map(deprecation),
            description: row.description.as_ref().map(prose),
            remarks: row.remarks.iter().map(|raw| Remark { prose: prose(&raw.prose), of: raw.of }).collect(),
            constraints: row.default.iter().map(default).chain(row.rules.iter().filter_map(rule)).collect(),
            rejected: Vec::new(),
            unproven: Vec::new(),
            alias: None,
            hidden_null: row.nullable.is_none() && row.required && !self.hidden_null,
            example: None,
            inferred: Vec::new(),
            span: row.name.span,
        }
    }

    fn additional(&mut self, page: ModelId, row: &RawField) -> Additional {
        let values = match &row.ty.kind {
            RawTypeKind::Map(values) => self.index.resolve(page, values, self.diagnostics).0,
            _ => Type::Any,
        };
        let description = row.description.as_ref().map(prose);
        Additional { rust_name: naming::field_name(&row.name.text), values, description, span: row.name.span }
    }

    /// Notes what the page says of the tag, if that tells every member from the others. The tag has its documented name yet.
    fn state_tag(&self, page: ModelId, union: &mut Union, tag: &RawTag) {
        let became = self.read.members.get(page.0 as usize).map_or(&[][..], Vec::as_slice);
        let mut values: Vec<Option<&Value>> = vec![None; union.members.len()];
        for (value, at) in tag.values.iter().zip(became) {
            let Some(known) = values.get_mut(*at) else { return };
            if known.is_some_and(|known| Some(known) != value.as_ref()) {
                return;
            }
            *known = value.as_ref();
        }
        let distinct: HashSet<String> = values.iter().flatten().map(ToString::to_string).collect();
        if distinct.is_empty() || distinct.len() < values.len() {
            return;
        }
        union.select = Select::Tag(tag.property.text.clone());
        for (member, value) in union.members.iter_mut().zip(values) {
            member.tag_value = value.cloned();
        }
    }

    fn union(&mut self, page: ModelId, from: ModelId, members: &[RawType]) -> Union {
        let mut union = Union { members: Vec::new(), select: Select::Order };
        for raw in members {
            let (ty, numeric) = self.index.resolve(from, raw, self.diagnostics);
            // Two numbers may turn out to be a whole one and another.
            let known = union.members.iter().position(|member| member.ty == ty && !numeric);
            let at = known.unwrap_or(union.members.len());
            if known.is_none() {
                union.members.push(Member { ty, rust_name: String::new(), tag_value: None });
                if numeric {
                    self.read.open.push(Slot { model: page, part: at });
                }
            }
            if let Some(members) = self.read.members.get_mut(page.0 as usize) {
                members.push(at);
            }
        }
        union
    }
}

fn without_members(raw: &RawModel) -> Diagnostic {
    Diagnostic::new(Code::BareUnion, format!("nothing says what `{}` is a union of", raw.name.text))
        .at(raw.name.span, "the page ends below its description")
        .help("it is read as any JSON value; the documentation of the same API in another language has the members")
}

fn default(raw: &RawDefault) -> Constraint {
    Constraint {
        kind: ConstraintKind::Default(raw.value.clone()),
        target: Target::Itself,
        rule: "default.documented",
        evidence: Evidence { span: raw.said.span, text: raw.said.text.clone() },
    }
}

/// A demand of a row's type or of one of its columns; none where its number is none.
fn rule(raw: &RawRule) -> Option<Constraint> {
    let characters = LengthUnit::Characters;
    let kind = match &raw.kind {
        RawRuleKind::Minimum(limit) => ConstraintKind::Minimum(Decimal::parse(limit)?),
        RawRuleKind::Maximum(limit) => ConstraintKind::Maximum(Decimal::parse(limit)?),
        RawRuleKind::ExclusiveMinimum(limit) => ConstraintKind::ExclusiveMinimum(Decimal::parse(limit)?),
        RawRuleKind::ExclusiveMaximum(limit) => ConstraintKind::ExclusiveMaximum(Decimal::parse(limit)?),
        RawRuleKind::MultipleOf(step) => ConstraintKind::MultipleOf(Decimal::parse(step)?),
        // Nothing has fewer than none.
        RawRuleKind::MinLength(0) | RawRuleKind::MinItems(0) => return None,
        RawRuleKind::MinLength(count) => ConstraintKind::MinLength(*count, characters),
        RawRuleKind::MaxLength(count) => ConstraintKind::MaxLength(*count, characters),
        RawRuleKind::MinItems(count) => ConstraintKind::MinItems(*count),
        RawRuleKind::MaxItems(count) => ConstraintKind::MaxItems(*count),
        RawRuleKind::UniqueItems => ConstraintKind::UniqueItems,
        RawRuleKind::Pattern(pattern) => ConstraintKind::Pattern(pattern.clone()),
        RawRuleKind::Format(format) => ConstraintKind::Format(format.clone()),
    };
    let target = if raw.of_items { Target::Items } else { Target::Itself };
    let evidence = Evidence { span: raw.said.span, text: raw.said.text.clone() };
    Some(Constraint { kind, target, rule: raw.rule, evidence })
}

fn prose(raw: &RawProse) -> Prose {
    Prose { text: raw.text.clone(), span: raw.span }
}

fn deprecation(raw: &RawDeprecation) -> Deprecation {
    Deprecation { note: raw.note.clone() }
}

//! Types that are written in place: texts, `"sale" or "gift"`, become an enum, and what may be one of several types becomes
//! a union. Both get models of their own.

use std::collections::HashMap;

use serde_json::Value;

use crate::source::{FileId, Span};

use super::naming;
use super::schema::{Enum, EnumBase, EnumValue, Member, Model, ModelId, ModelKind, Select, Struct, Type, Union};

/// A name that joins more members than these says less than the field's.
const MOST_JOINED: usize = 3;

/// Gives each list of values, and each choice of types, that is written in place a model of its own.
pub(super) fn name(models: &mut Vec<Model>) {
    let mut namer = Namer::new(models);
    for number in 0..models.len() {
        let Some(model) = models.get_mut(number).filter(|model| has_choice(&model.kind)) else { continue };
        let mut kind = std::mem::replace(&mut model.kind, ModelKind::Alias(Type::Any));
        let owner = model.clone();
        match &mut kind {
            ModelKind::Struct(object) => namer.fields(&owner, object),
            ModelKind::Union(union) => union.members.iter_mut().for_each(|member| {
                namer.replace(&mut member.ty, &Place { owner: &owner, field: "Member", span: owner.span });
            }),
            ModelKind::Alias(ty) => {
                let place = Place { owner: &owner, field: "Value", span: owner.span };
                match shape(ty) {
                    // The alias has a name already.
                    Some(shape) => kind = namer.inner(shape, &place),
                    None => namer.replace(ty, &place),
                }
            }
            ModelKind::Enum(_) => {}
        }
        if let Some(model) = models.get_mut(number) {
            model.kind = kind;
        }
    }
    models.extend(namer.found);
}

fn has_choice(kind: &ModelKind) -> bool {
    fn walk(ty: &Type) -> bool {
        match ty {
            Type::Array(inner) | Type::Map(inner) => walk(inner),
            Type::Union(_) => true,
            _ => false,
        }
    }
    match kind {
        ModelKind::Struct(object) => {
            object.fields.iter().any(|field| walk(&field.ty))
                || object.additional.as_ref().is_some_and(|additional| walk(&additional.values))
        }
        ModelKind::Union(union) => union.members.iter().any(|member| walk(&member.ty)),
        ModelKind::Alias(ty) => walk(ty),
        ModelKind::Enum(_) => false,
    }
}

/// What a type that is written in place is.
enum Shape {
    Values(EnumBase, Vec<Value>),
    Choice(Vec<Type>),
}

/// `None` where the type is none of a choice, or where a member may be anything: the choice says nothing then.
fn shape(ty: &Type) -> Option<Shape> {
    let Type::Union(members) = ty else { return None };
    if let Some(shape) = values(members) {
        return Some(shape);
    }
    let mut flat = Vec::new();
    flatten(members, &mut flat)?;
    (flat.len() > 1).then(|| Shape::Choice(widest_last(flat)))
}

/// The values of a union of nothing else, texts or whole numbers.
fn values(members: &[Type]) -> Option<Shape> {
    let value = |member: &Type| match member {
        Type::Literal(literal) => Some(literal.value.clone()),
        _ => None,
    };
    let values: Vec<Value> = members.iter().map(value).collect::<Option<_>>()?;
    if values.iter().all(Value::is_string) {
        return Some(Shape::Values(EnumBase::String, values));
    }
    values.iter().all(Value::is_i64).then_some(Shape::Values(EnumBase::Integer, values))
}

fn flatten(members: &[Type], flat: &mut Vec<Type>) -> Option<()> {
    for member in members {
        match member {
            Type::Union(inner) => flatten(inner, flat)?,
            Type::Any | Type::Null => return None,
            member if flat.contains(member) => {}
            member => flat.push(member.clone()),
        }
    }
    Some(())
}

/// Members are tried in their order, and any text is a text: what takes the values of others comes behind them.
fn widest_last(mut members: Vec<Type>) -> Vec<Type> {
    let has_whole = members.iter().any(|member| matches!(member, Type::Integer | Type::Sized(_)));
    members.sort_by_key(|member| match member {
        Type::String => 2,
        Type::Number if has_whole => 1,
        _ => 0,
    });
    members
}

/// Where a type stands.
struct Place<'m> {
    owner: &'m Model,
    field: &'m str,
    span: Span,
}

struct Namer {
    /// The models' names, in their order.
    names: Vec<String>,
    /// How many models each page has.
    pages: HashMap<FileId, usize>,
    /// The models of each name of a module.
    taken: HashMap<(Vec<String>, String), Option<ModelId>>,
    /// What was found, behind all models that were there.
    found: Vec<Model>,
}

impl Namer {
    fn new(models: &[Model]) -> Self {
        let mut pages = HashMap::new();
        for model in models {
            *pages.entry(model.file).or_default() += 1;
        }
        let key = |model: &Model| ((model.module.clone(), naming::type_name(&model.name)), None);
        Self {
            names: models.iter().map(|model| model.name.clone()).collect(),
            pages,
            taken: models.iter().map(key).collect(),
            found: Vec::new(),
        }
    }

    fn fields(&mut self, owner: &Model, object: &mut Struct) {
        for field in &mut object.fields {
            self.replace(&mut field.ty, &Place { owner, field: &field.name, span: field.span });
        }
        if let Some(additional) = &mut object.additional {
            self.replace(&mut additional.values, &Place { owner, field: "Value", span: additional.span });
        }
    }

    /// Puts a model in the place of each type that is written in place.
    fn replace(&mut self, ty: &mut Type, place: &Place<'_>) {
        match ty {
            Type::Array(inner) | Type::Map(inner) => self.replace(inner, place),
            Type::Union(_) => {
                let Some(shape) = shape(ty) else { return };
                let joined = self.joined(&shape, place.owner);
                let kind = self.inner(shape, place);
                if let Some(model) = self.model(joined, kind, place) {
                    *ty = Type::Ref { model, boxed: false };
                }
            }
            _ => {}
        }
    }

    fn inner(&mut self, shape: Shape, place: &Place<'_>) -> ModelKind {
        match shape {
            Shape::Values(base, values) => {
                let span = place.span;
                let value = |wire| EnumValue { wire, name: None, rust_name: String::new(), description: None, span };
                let values = values.into_iter().map(value).collect();
                ModelKind::Enum(Enum { base, values, open: false, flags: false })
            }
            Shape::Choice(mut types) => {
                for ty in &mut types {
                    self.replace(ty, place);
                }
                let member = |ty| Member { ty, rust_name: String::new(), tag_value: None };
                let members = types.into_iter().map(member).collect();
                ModelKind::Union(Union { members, select: Select::Order })
            }
        }
    }

    /// `BookOrFilm`: what several fields of a page may have alike. Where each page has one model, its fields give the name,
    /// so that no page changes the names of another.
    fn joined(&self, shape: &Shape, owner: &Model) -> Option<String> {
        let Shape::Choice(types) = shape else { return None };
        if self.pages.get(&owner.file).is_none_or(|count| *count < 2) || types.len() > MOST_JOINED {
            return None;
        }
        let labels: Vec<String> = types.iter().map(|ty| self.label(ty)).collect::<Option<_>>()?;
        Some(labels.join("Or"))
    }

    fn label(&self, ty: &Type) -> Option<String> {
        Some(match ty {
            Type::String => "String".to_owned(),
            Type::Integer | Type::Sized(_) => "Integer".to_owned(),
            Type::Number => "Number".to_owned(),
            Type::Boolean => "Boolean".to_owned(),
            Type::Date => "Date".to_owned(),
            Type::DateTime => "DateTime".to_owned(),
            Type::Bytes => "Bytes".to_owned(),
            Type::Array(inner) => format!("{}List", self.label(inner)?),
            Type::Map(inner) => format!("{}Map", self.label(inner)?),
            Type::Ref { model, .. } => naming::type_name(self.names.get(model.0 as usize)?),
            Type::Any | Type::Null | Type::Literal(_) | Type::Union(_) => return None,
        })
    }

    /// The model of a type in place, under the first name that is free; one that is there already where it is the same.
    fn model(&mut self, joined: Option<String>, kind: ModelKind, place: &Place<'_>) -> Option<ModelId> {
        let owner = place.owner;
        let wanted = naming::type_name(&format!("{} {}", owner.name, place.field));
        let second = format!("{wanted}Value");
        let shared = joined.is_some();
        for name in joined.into_iter().chain([wanted, second]) {
            let key = (owner.module.clone(), name);
            match self.taken.get(&key) {
                None => {
                    let id = ModelId(u32::try_from(self.names.len()).ok()?);
                    self.names.push(key.1.clone());
                    self.found.push(model(owner, key.1.clone(), kind, place.span));
                    self.taken.insert(key, Some(id));
                    return Some(id);
                }
                Some(Some(id)) if shared && self.is_same(*id, &kind) => return Some(*id),
                Some(_) => {}
            }
        }
        None
    }

    fn is_same(&self, id: ModelId, kind: &ModelKind) -> bool {
        let first = self.names.len() - self.found.len();
        let model = (id.0 as usize).checked_sub(first).and_then(|at| self.found.get(at));
        let (Some(Model { kind: ModelKind::Union(known), .. }), ModelKind::Union(union)) = (model, kind) else {
            return false;
        };
        known.members.iter().map(|member| &member.ty).eq(union.members.iter().map(|member| &member.ty))
    }
}

fn model(owner: &Model, name: String, kind: ModelKind, span: Span) -> Model {
    let id = owner.module.iter().chain([&name]).cloned().collect::<Vec<_>>().join(".");
    Model {
        id,
        module: owner.module.clone(),
        ends_in_page: owner.ends_in_page,
        as_written: owner.as_written,
        rust_name: String::new(),
        file_stem: owner.file_stem.clone(),
        source: owner.source.clone(),
        file: owner.file,
        span,
        at: span,
        kind,
        description: None,
        deprecated: None,
        examples: Vec::new(),
        inferred: Vec::new(),
        name,
    }
}

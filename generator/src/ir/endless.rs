//! Types that lead back to themselves through names only: a union that is its own member says nothing by it, and an alias
//! for a list of itself is no type in Rust.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

use super::schema::{Member, Model, ModelId, ModelKind, Select, Type, Union};

/// Takes such members out of their unions, and makes unions of one out of such aliases.
pub(super) fn resolve(models: &mut [Model], diagnostics: &mut Diagnostics) {
    for number in 0..models.len() {
        match models[number].kind {
            ModelKind::Alias(_) if reaches(models, number, number, alias_targets) => name_alias(&mut models[number]),
            _ => {}
        }
    }
    for number in 0..models.len() {
        if !matches!(models[number].kind, ModelKind::Union(_)) {
            continue;
        }
        let own: Vec<bool> = member_targets(&models[number])
            .iter()
            .map(|target| {
                target.is_some_and(|target| target == number || reaches(models, target, number, union_targets))
            })
            .collect();
        if own.contains(&true) {
            drop_members(&mut models[number], &own, diagnostics);
        }
    }
}

/// Whether `to` is found from `from` over `targets`. A walk without recursion: names may be chained at any length.
fn reaches(models: &[Model], from: usize, to: usize, targets: impl Fn(&Model) -> Vec<usize>) -> bool {
    let mut seen = vec![false; models.len()];
    let mut open = targets(&models[from]);
    while let Some(next) = open.pop() {
        if next == to {
            return true;
        }
        if let (Some(seen), Some(model)) = (seen.get_mut(next), models.get(next))
            && !std::mem::replace(seen, true)
        {
            open.extend(targets(model));
        }
    }
    false
}

fn index(id: ModelId) -> usize {
    id.0 as usize
}

/// The models that an alias names at any depth: all of them have to exist before it does.
fn alias_targets(model: &Model) -> Vec<usize> {
    fn walk(ty: &Type, out: &mut Vec<usize>) {
        match ty {
            Type::Ref { model, .. } => out.push(index(*model)),
            Type::Array(inner) | Type::Map(inner) => walk(inner, out),
            Type::Union(members) => members.iter().for_each(|member| walk(member, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    if let ModelKind::Alias(ty) = &model.kind {
        walk(ty, &mut out);
    }
    out
}

/// The models that a value of this one may be instead: those of a union's members and an alias's own.
fn union_targets(model: &Model) -> Vec<usize> {
    member_targets(model).into_iter().flatten().collect()
}

fn member_targets(model: &Model) -> Vec<Option<usize>> {
    let target = |ty: &Type| match ty {
        Type::Ref { model, .. } => Some(index(*model)),
        _ => None,
    };
    match &model.kind {
        ModelKind::Union(union) => union.members.iter().map(|member| target(&member.ty)).collect(),
        ModelKind::Alias(ty) => vec![target(ty)],
        ModelKind::Struct(_) | ModelKind::Enum(_) => Vec::new(),
    }
}

fn name_alias(model: &mut Model) {
    if let ModelKind::Alias(ty) = &mut model.kind {
        let ty = std::mem::replace(ty, Type::Any);
        let members = vec![Member { ty, rust_name: String::new(), tag_value: None }];
        model.kind = ModelKind::Union(Union { members, select: Select::Order });
    }
}

fn drop_members(model: &mut Model, own: &[bool], diagnostics: &mut Diagnostics) {
    diagnostics.push(
        Diagnostic::new(Code::AliasCycle, format!("`{}` is a member of itself", model.name))
            .severity(Severity::Warning)
            .at(model.span, "leads back here through unions only")
            .help("the member was left out: it adds no value that the others do not have"),
    );
    let ModelKind::Union(union) = &mut model.kind else { return };
    let mut own = own.iter();
    union.members.retain(|_| !own.next().copied().unwrap_or_default());
    if union.members.is_empty() {
        model.kind = ModelKind::Alias(Type::Any);
    }
}

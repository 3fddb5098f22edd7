//! Types that lead back to themselves through names only: a union that is its own member says nothing by it, and an alias
//! for a list of itself is no type in Rust.

use crate::config::Unresolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

use super::name_cycles::NameCycles;
use super::schema::{Member, Model, ModelId, ModelKind, Select, Type, Union};

/// Takes such members out of their unions, and makes unions of one out of such aliases.
pub(super) fn resolve(models: &mut [Model], unresolved: Unresolved, diagnostics: &mut Diagnostics) {
    let mut aliases = NameCycles::new(models.iter().map(alias_targets).collect());
    for (number, model) in models.iter_mut().enumerate() {
        if aliases.returns(number) {
            name_alias(model);
            aliases.cut(number, |_| true);
        }
    }
    let mut unions = NameCycles::new(models.iter().map(union_targets).collect());
    for (number, model) in models.iter_mut().enumerate() {
        if !matches!(model.kind, ModelKind::Union(_)) {
            continue;
        }
        let returns = |target: Option<usize>| target.filter(|target| unions.reaches(*target, number));
        let own: Vec<Option<usize>> = member_targets(model).into_iter().map(returns).collect();
        if own.iter().any(Option::is_some) {
            drop_members(model, &own, unresolved, diagnostics);
            unions.cut(number, |target| own.contains(&Some(target)));
        }
    }
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

fn drop_members(model: &mut Model, own: &[Option<usize>], unresolved: Unresolved, diagnostics: &mut Diagnostics) {
    let (severity, help) = match unresolved {
        Unresolved::Error => (Severity::Error, "take it out of the list: it adds no value that the others do not have"),
        Unresolved::Value => {
            (Severity::Warning, "the member was left out: it adds no value that the others do not have")
        }
    };
    diagnostics.push(
        Diagnostic::new(Code::AliasCycle, format!("`{}` is a member of itself", model.name))
            .severity(severity)
            .at(model.span, "leads back here through unions only")
            .help(help),
    );
    let ModelKind::Union(union) = &mut model.kind else { return };
    let mut own = own.iter();
    union.members.retain(|_| own.next().copied().flatten().is_none());
    if union.members.is_empty() {
        model.kind = ModelKind::Alias(Type::Any);
    }
}

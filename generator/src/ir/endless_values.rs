//! Objects that no value can be: each has to hold another of its kind, which has to hold another.

use crate::config::Unresolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

use super::name_cycles::NameCycles;
use super::schema::{Field, Model, ModelKind, Type};

/// Makes the fields optional that close such a cycle, and reports each. On one's own pages it is an error.
pub(super) fn resolve(models: &mut [Model], unresolved: Unresolved, diagnostics: &mut Diagnostics) {
    let mut cycles = NameCycles::new(models.iter().map(held).collect());
    for (number, model) in models.iter_mut().enumerate() {
        let ModelKind::Struct(object) = &mut model.kind else { continue };
        let returns = |field: &&mut Field| held_by(field).is_some_and(|target| cycles.reaches(target, number));
        let mut cut = Vec::new();
        for field in object.fields.iter_mut().filter(returns) {
            diagnostics.push(problem(&model.name, field, unresolved));
            cut.extend(held_by(field));
            field.required = false;
        }
        cycles.cut(number, |target| cut.contains(&target));
    }
}

/// The models that each value of a model has to hold. Of several members any may be the one that ends.
fn held(model: &Model) -> Vec<usize> {
    match &model.kind {
        ModelKind::Struct(object) => object.fields.iter().filter_map(held_by).collect(),
        ModelKind::Alias(ty) => index(ty).into_iter().collect(),
        ModelKind::Union(_) | ModelKind::Enum(_) => Vec::new(),
    }
}

fn held_by(field: &Field) -> Option<usize> {
    index(&field.ty).filter(|_| field.required && !field.nullable)
}

fn index(ty: &Type) -> Option<usize> {
    if let Type::Ref { model, .. } = ty { Some(model.0 as usize) } else { None }
}

fn problem(owner: &str, field: &Field, unresolved: Unresolved) -> Diagnostic {
    let message = format!("no `{owner}` could ever end: each has to hold another, in `{}`", field.name);
    let problem = Diagnostic::new(Code::AliasCycle, message);
    match unresolved {
        Unresolved::Error => problem
            .severity(Severity::Error)
            .at(field.span, "is required")
            .help("say that the field is not required, or that it is a list, or give another type"),
        Unresolved::Value => {
            problem.severity(Severity::Warning).at(field.span, "is required").help("it is read as optional")
        }
    }
}

//! Finds where types hold themselves by value, and boxes the reference that closes each such cycle.

use super::schema::{Model, ModelId, ModelKind, Type};

/// Boxes one reference of each cycle: the one that leads back to a model that a walk in the order of ids and fields is
/// still inside of. A list or a map holds its elements elsewhere and closes no cycle.
pub(super) fn box_cycles(models: &mut [Model]) {
    let edges: Vec<Vec<ModelId>> = models.iter().map(held).collect();
    let mut state = vec![State::New; models.len()];
    let mut closing: Vec<Vec<ModelId>> = vec![Vec::new(); models.len()];
    for start in 0..models.len() {
        if state[start] == State::New {
            walk(start, &edges, &mut state, &mut closing);
        }
    }
    for (model, targets) in models.iter_mut().zip(&closing) {
        for_each_held(&mut model.kind, &mut |id, boxed| *boxed |= targets.contains(id));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Inside,
    Done,
}

/// Walks depth first, without recursion: documentation may chain thousands of models.
fn walk(start: usize, edges: &[Vec<ModelId>], state: &mut [State], closing: &mut [Vec<ModelId>]) {
    let mut stack = vec![(start, 0_usize)];
    state[start] = State::Inside;
    while let Some((at, next)) = stack.pop() {
        let Some(target) = edges[at].get(next) else {
            state[at] = State::Done;
            continue;
        };
        stack.push((at, next + 1));
        let to = target.0 as usize;
        match state[to] {
            State::Inside => closing[at].push(*target),
            State::New => {
                state[to] = State::Inside;
                stack.push((to, 0));
            }
            State::Done => {}
        }
    }
}

fn held(model: &Model) -> Vec<ModelId> {
    let mut held = Vec::new();
    match &model.kind {
        ModelKind::Struct(object) => object.fields.iter().for_each(|field| held_by(&field.ty, &mut held)),
        ModelKind::Union(union) => union.members.iter().for_each(|member| held_by(&member.ty, &mut held)),
        ModelKind::Alias(ty) => held_by(ty, &mut held),
        ModelKind::Enum(_) => {}
    }
    held
}

fn held_by(ty: &Type, held: &mut Vec<ModelId>) {
    match ty {
        Type::Ref { model, .. } => held.push(*model),
        Type::Union(members) => members.iter().for_each(|member| held_by(member, held)),
        _ => {}
    }
}

/// Calls `visit` for each reference that the model holds by value.
fn for_each_held(kind: &mut ModelKind, visit: &mut impl FnMut(&ModelId, &mut bool)) {
    match kind {
        ModelKind::Struct(object) => object.fields.iter_mut().for_each(|field| in_type(&mut field.ty, visit)),
        ModelKind::Union(union) => union.members.iter_mut().for_each(|member| in_type(&mut member.ty, visit)),
        ModelKind::Alias(ty) => in_type(ty, visit),
        ModelKind::Enum(_) => {}
    }
}

fn in_type(ty: &mut Type, visit: &mut impl FnMut(&ModelId, &mut bool)) {
    match ty {
        Type::Ref { model, boxed } => visit(model, boxed),
        Type::Union(members) => members.iter_mut().for_each(|member| in_type(member, visit)),
        _ => {}
    }
}

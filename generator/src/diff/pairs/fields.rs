//! Which fields of two models are the same: by their names, and what is left over by type, words and place.

use std::collections::HashMap;

use super::likeness::names;
use crate::diff::fit::{Fit, Types};
use crate::ir::{Field, Struct, Type};

/// Fields of two models by their places.
#[derive(Clone, Debug, Default)]
pub(in crate::diff) struct Fields {
    new_of: Vec<Option<usize>>,
    old_of: Vec<Option<usize>>,
}

impl Fields {
    /// Each pair, in the order of the new fields.
    pub(in crate::diff) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.old_of.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new)))
    }

    /// The fields that are gone.
    pub(in crate::diff) fn gone(&self) -> impl Iterator<Item = usize> + '_ {
        lonely(&self.new_of)
    }

    /// The fields that are new.
    pub(in crate::diff) fn fresh(&self) -> impl Iterator<Item = usize> + '_ {
        lonely(&self.old_of)
    }

    /// What a field is now.
    pub(in crate::diff) fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(now @ None), Some(was @ None)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*now, *was) = (Some(new), Some(old));
        }
    }
}

fn lonely(of: &[Option<usize>]) -> impl Iterator<Item = usize> + '_ {
    of.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at)
}

/// Pairs the fields of two models.
pub(in crate::diff) fn fields(types: &Types<'_>, old: &Struct, new: &Struct) -> Fields {
    let mut pairs = Fields { new_of: vec![None; old.fields.len()], old_of: vec![None; new.fields.len()] };
    for by in [|field: &Field| field.name.clone(), |field: &Field| field.wire_name.clone()] {
        let places: HashMap<String, usize> = pairs.fresh().map(|at| (by(&new.fields[at]), at)).collect();
        for at in pairs.gone().collect::<Vec<_>>() {
            if let Some(after) = places.get(&by(&old.fields[at])) {
                pairs.join(at, *after);
            }
        }
    }
    renamed(types, old, new, &mut pairs);
    pairs
}

/// From which score on a field that is gone and one that is new are one.
const ENOUGH: u32 = 4;

/// Pairs what is left over: one field is called otherwise where it has the type of one that is gone, and its words, or its
/// place and a part of its name.
fn renamed(types: &Types<'_>, old: &Struct, new: &Struct, pairs: &mut Fields) {
    let gone: Vec<usize> = pairs.gone().collect();
    let fresh: Vec<usize> = pairs.fresh().collect();
    // Of a model that is another now, nothing can be told by places.
    if gone.is_empty() || fresh.is_empty() || gone.len() * fresh.len() > 2_500 {
        return;
    }
    let mut found = Vec::new();
    for was in &gone {
        for is in &fresh {
            let score = score(types, (old, *was), (new, *is), pairs);
            if score >= ENOUGH {
                found.push((score, *was, *is));
            }
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    for (score, was, is) in &found {
        let is_rival = |(other, old, new): &&(u32, usize, usize)| other == score && (old == was) != (new == is);
        if !found.iter().any(|other| is_rival(&other)) {
            pairs.join(*was, *is);
        }
    }
}

fn score(types: &Types<'_>, old: (&Struct, usize), new: (&Struct, usize), pairs: &Fields) -> u32 {
    let (was, is) = (&old.0.fields[old.1], &new.0.fields[new.1]);
    if !is_one_type(types, was, is) {
        return 0;
    }
    let mut score = 0;
    match (words(was), words(is)) {
        (Some(before), Some(after)) if before == after => score += 4,
        (Some(before), Some(after)) => {
            let common = after.iter().filter(|word| before.contains(word)).count();
            score += if common * 3 >= before.len().max(after.len()) * 2 { 2 } else { 0 };
        }
        _ => {}
    }
    let before = |fields: &Struct, at: usize, of: &dyn Fn(usize) -> Option<usize>| {
        (0..at.min(fields.fields.len())).rev().find_map(of)
    };
    let slot = before(old.0, old.1, &|at| pairs.new_of(at));
    let is_same_slot = slot == before(new.0, new.1, &|at| pairs.old_of.get(at).copied().flatten().map(|_| at));
    score += if is_same_slot { 2 } else { 0 };
    score += if names(&was.name, &is.name) >= 0.5 { 2 } else { 0 };
    // No other field of a model has this one value.
    score += if matches!(was.ty, Type::Literal(_)) { 2 } else { 0 };
    score + u32::from(was.required == is.required)
}

/// What is said of a field, if that is more than a word.
fn words(field: &Field) -> Option<Vec<&str>> {
    let text = field.description.as_ref().map(|prose| prose.text.split_whitespace().collect::<Vec<_>>());
    text.filter(|words| words.len() > 1)
}

/// Whether two fields have one type, as far as can be told while models are not all paired.
fn is_one_type(types: &Types<'_>, was: &Field, is: &Field) -> bool {
    matches!(types.fit(&was.ty, &is.ty), Fit::Same | Fit::Boxed) || types.may_be_one(&was.ty, &is.ty)
}

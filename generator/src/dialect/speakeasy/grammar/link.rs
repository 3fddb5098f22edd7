//! Links in types: where they lead, and what the label says of it.

use crate::dialect::{RawRef, RawType, RawTypeKind, Spanned};

/// The target of the link that a text starts with.
pub(super) fn target(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let target = text.get(at + 1..)?.strip_prefix('(')?;
            return target.get(..target.find(')')?);
        }
    }
    None
}

/// Whether a link leads out of the documentation, or to the page of a type that the SDK brings with it.
pub(super) fn leads_out(target: &str) -> bool {
    target.contains("://") || target.rsplit('/').nth(1) == Some("types")
}

/// Gives the link's target to the name that the label holds. What a label lists besides names is what the page that it
/// leads to is a union of; what reads like a plain type there is the page's name.
pub(super) fn attach(ty: &mut RawType, target: &Spanned) {
    match &mut ty.kind {
        RawTypeKind::Ref(reference) => reference.target = Some(target.clone()),
        RawTypeKind::Array(inner) | RawTypeKind::Map(inner) => attach(inner, target),
        // A model or `null`, within a list or a map.
        RawTypeKind::Union(members) if matches!(members.as_slice(), [_, null] if null.kind == RawTypeKind::Null) => {
            members.iter_mut().take(1).for_each(|model| attach(model, target));
        }
        kind => {
            let members = match std::mem::replace(kind, RawTypeKind::Any) {
                RawTypeKind::Union(members) => members,
                _ => Vec::new(),
            };
            *kind =
                RawTypeKind::Ref(RawRef { target: Some(target.clone()), members, ..RawRef::named(stem(&target.text)) });
        }
    }
}

/// The name of the file that a link leads to.
fn stem(target: &str) -> String {
    let file = target.rsplit('/').next().unwrap_or_default();
    file.split('.').next().unwrap_or_default().to_owned()
}

//! Several types as one: what may be `null`, and what may be one of many.

use super::super::raw::{RawType, RawTypeKind};

/// How many types a union of Python's names that stands for any type has at least: all of them but a few.
const ANYTHING: usize = 6;

/// A type whose values may be `null` as well.
pub(super) fn or_null(ty: RawType) -> RawTypeKind {
    let null = RawType { kind: RawTypeKind::Null, span: ty.span };
    one_of(vec![ty, null])
}

/// Several types as one. Any type is all of them, as are nearly all that a language has; a whole number is a number.
pub(super) fn one_of(members: Vec<RawType>) -> RawTypeKind {
    let mut kept: Vec<RawType> = Vec::with_capacity(members.len());
    for member in members {
        let inner = match member.kind {
            RawTypeKind::Union(inner) => inner,
            _ => vec![member],
        };
        for member in inner {
            if !kept.iter().any(|other| other.kind == member.kind) {
                kept.push(member);
            }
        }
    }
    let is_model = |member: &RawType| matches!(member.kind, RawTypeKind::Ref(_) | RawTypeKind::Literal(_));
    let nearly_all = kept.len() >= ANYTHING && !kept.iter().any(is_model);
    if nearly_all || kept.iter().any(|member| member.kind == RawTypeKind::Any) {
        return RawTypeKind::Any;
    }
    if kept.iter().any(|member| member.kind == RawTypeKind::Number) {
        kept.retain(|member| member.kind != RawTypeKind::Integer);
    }
    match kept.pop() {
        Some(only) if kept.is_empty() => only.kind,
        Some(last) => {
            kept.push(last);
            RawTypeKind::Union(kept)
        }
        None => RawTypeKind::Any,
    }
}

/// Takes `null` out of the types that a value may be of, and says whether it was there.
pub(super) fn take_null(ty: &mut RawType) -> bool {
    let RawTypeKind::Union(members) = &mut ty.kind else { return false };
    let before = members.len();
    members.retain(|member| member.kind != RawTypeKind::Null);
    let null = members.len() < before;
    if null {
        ty.kind = one_of(std::mem::take(members));
    }
    null
}

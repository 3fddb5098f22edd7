//! What says that a field is optional, in a doc set whose pages never say `[optional]`.
//!
//! Some templates leave the note out. Then all fields look as if they were required, which no API's are: that the note is
//! missing says nothing. Where the types have a mark of their own that an optional field wears, such as `Option`, it
//! tells. Where they have none, nothing does, and nothing is demanded.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

use super::super::raw::{RawBody, RawField, RawModel};
use super::{Language, Null};

/// So many fields are never all required.
const MANY: usize = 100;

/// Takes another sign for the note, where no page has the note.
pub(super) fn settle(language: &Language, models: &mut [RawModel], diagnostics: &mut Diagnostics) {
    let marks = matches!(language.null, Null::Required(Some(_)));
    let all = models.iter().filter_map(fields).flatten().filter(|field| !field.additional);
    let (mut count, mut marked) = (0, 0);
    let mut first: Option<Span> = None;
    for field in all {
        if !field.required {
            return;
        }
        count += 1;
        if field.nullable == Some(true) {
            marked += 1;
            first = first.or(Some(field.ty.span));
        } else if !marks {
            first = first.or(Some(field.ty.span));
        }
    }
    let told = marks && marked > 0;
    let (Some(first), true) = (first, told || count >= MANY) else { return };
    let (what, label) = if told {
        (format!("so {marked} of {count} fields are, by their types"), "taken for optional")
    } else {
        (format!("so none of {count} fields is taken for required"), "not known to be required")
    };
    let message = format!("no page marks a field as `[optional]`, {what}");
    let problem = Diagnostic::new(Code::NoSuchSign, message).at(first, label);
    diagnostics.push(problem.help("`[api.fields]` says of a field what its page does not"));
    for field in models.iter_mut().filter_map(fields_mut).flatten() {
        if !told {
            field.required = false;
        } else if field.nullable == Some(true) {
            // An optional field and one that may be null have the same mark.
            (field.required, field.nullable) = (false, None);
        }
    }
}

fn fields(model: &RawModel) -> Option<&Vec<RawField>> {
    match &model.body {
        RawBody::Fields(fields) => Some(fields),
        _ => None,
    }
}

fn fields_mut(model: &mut RawModel) -> Option<&mut Vec<RawField>> {
    match &mut model.body {
        RawBody::Fields(fields) => Some(fields),
        _ => None,
    }
}

//! `default.mark`: the value of a list that is marked as the default.

use super::{Candidate, default, literal};
use crate::ir::{ConstraintKind, Why};
use crate::mine::Findings;
use crate::mine::clause::Reader;
use crate::mine::lexicon::Class;
use crate::mine::rules::file;
use crate::mine::text::{Kind, Token, Words};
use crate::mine::value::{self, Value};

/// `` `a` (default) ``, `**a** (the default)`.
pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    let Some(parent) = reader.clause.parent else { return };
    let says = |token: &&Token| token.is(Class::DefaultMark);
    let mark = reader.words.iter().all(says) && reader.words.has("default");
    if !mark {
        return;
    }
    let site = reader.site(0..reader.words.len());
    let Some(value) = value::read(reader.text, parent, parent + 1) else { return };
    let number = reader.text.tokens.get(parent).is_some_and(|token| matches!(token.kind, Kind::Number(_)));
    // `open (default) / shut`
    let listed = is_listed(findings, &value);
    if !value.marked && !number && !listed {
        return;
    }
    let found = Candidate { site, value, start: reader.words.len(), gap: &[], listed };
    let value = literal(&found).and_then(|text| value::typed(reader.subject.shape, &text).ok_or(Why::NoLiteral));
    file(findings, &found.site, "default.mark", value.map(default));
}

/// Whether a list of the field's values holds this one.
pub(super) fn is_listed(findings: &Findings, value: &Value) -> bool {
    findings.constraints.iter().any(|found| match &found.kind {
        ConstraintKind::Enum(values) => values.iter().any(|known| known.as_str() == Some(value.text.as_str())),
        _ => false,
    })
}

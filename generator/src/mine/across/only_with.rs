//! `only_with.*`: a field that must not be present without another, or in any other case.

use super::{Build, Draft, Row, Trace};
use crate::ir::{Condition, RelationKind, State, Why};

const fn with(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        let field = caught.subject.ok_or(Why::NotUnderstood)?;
        if caught.or && caught.names.len() > 1 {
            return Err(Why::Alternatives);
        }
        let when = caught.names.iter().map(|other| Condition { field: *other, state: State::Present }).collect();
        in_case(field, &[when])
    };
    Row { rule: "only_with.fields", phrase, build: BUILD }
}

const fn case(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        let field = caught.subject.ok_or(Why::NotUnderstood)?;
        let case = caught.case.as_ref().ok_or(Why::NotUnderstood)?;
        if case.unless { Err(Why::NotUnderstood) } else { in_case(field, &case.any) }
    };
    Row { rule: "only_with.case", phrase, build: BUILD }
}

/// All of the fields are present, or none is.
const fn together(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        if caught.or {
            return Err(Why::Alternatives);
        }
        let others = |field: usize| caught.names.iter().copied().filter(move |other| *other != field);
        let present = |field| Condition { field, state: State::Present };
        let of = |field: &usize| in_case(*field, &[others(*field).map(present).collect()]);
        Ok(caught.names.iter().map(of).collect::<Result<Vec<_>, _>>()?.concat())
    };
    Row { rule: "only_with.fields", phrase, build: BUILD }
}

/// A field that is present in this case only. Each condition is a rule of its own.
pub(super) fn in_case(field: usize, any: &[Vec<Condition>]) -> Result<Vec<Draft>, Why> {
    let [all] = any else { return Err(Why::Alternatives) };
    let draft = |condition: &Condition| Draft {
        kind: RelationKind::OnlyWith,
        fields: vec![field],
        when: vec![condition.clone()],
    };
    Ok(all.iter().map(draft).collect())
}

pub(super) const ROWS: &[Row] = &[
    with("<this> must [only] be @set jointly <others>"),
    with("<this> must [only] be used|combined with <others>"),
    with("<this> requires <others>"),
    with("<this> requires <others> to be @set"),
    with("<this> [is] only @allowed with|jointly <others>"),
    with("<this> can|may only be @set with|jointly <others>"),
    with("<this> can|may be @set only with|jointly <others>"),
    with("<this> cannot be @set without <others>"),
    with("<this> isnt|not @allowed without <others>"),
    with("<this> [is] @allowed only with|jointly <others>"),
    together("<names> must [both|all] be @set together"),
    case("<this> [is] only @allowed <if>"),
    case("<this> [is] @allowed only <if>"),
    case("<this> can|may|must only be @set <if>"),
    case("<this> can|may|must be @set only <if>"),
];

const fn trace(words: &'static str, reason: Why) -> Trace {
    Trace { rule: "only_with.case", words, reason }
}

pub(super) const TRACES: &[Trace] = &[
    trace(
        "only used|applies|apply|applicable|relevant|effective|considered|supported|available|meaningful if|when|with|for|to",
        Why::WithoutEffect,
    ),
    trace("ignored if|when|unless|whenever", Why::WithoutEffect),
    trace("has no effect", Why::WithoutEffect),
    trace("only @allowed if|when|with|for|jointly", Why::MoreThanFields),
    trace("only be @set if|when|with|for|jointly", Why::MoreThanFields),
    trace("must be @set jointly", Why::NotUnderstood),
    trace("cannot be @set without", Why::NotUnderstood),
];

#[cfg(test)]
mod tests {
    use crate::mine::across::table::check;

    #[test]
    fn a_field_that_needs_another_is_read() {
        check(
            "only_with",
            &[
                ("lid", "Must be used together with `rope`.", &["only_with lid | rope"]),
                ("lid", "Must be used in combination with the `rope` parameter.", &["only_with lid | rope"]),
                ("lid", "Requires `rope` to be set.", &["only_with lid | rope"]),
                (
                    "lid",
                    "This parameter requires `rope` and `weight`.",
                    &["only_with lid | rope", "only_with lid | weight"],
                ),
                ("", "`lid` and `rope` must be used together.", &["only_with lid | rope", "only_with rope | lid"]),
                ("lid", "Cannot be set without `rope`.", &["only_with lid | rope"]),
                ("lid", "Only valid with `size=large`.", &["only_with lid | size=large"]),
                ("lid", "A lid (only allowed when `size` is `large` or `huge`).", &["only_with lid | size=large/huge"]),
                ("lid", "Can only be specified if `is_sealed` is `true`.", &["only_with lid | isSealed=true"]),
                ("lid", "Requires `isSealed` to be set.", &["only_with lid | isSealed=true"]),
                ("lid", "May be set only if `rope` is present.", &["only_with lid | rope"]),
            ],
        );
        check("exclusive", &[("lid", "Cannot be set unless `rope` is set.", &["only_with lid | rope"])]);
    }

    #[test]
    fn what_only_reads_like_it_is_none() {
        check(
            "only_with",
            &[
                ("lid", "Only used when `size` is `large`.", &["! without effect elsewhere, but no error"]),
                ("lid", "Ignored if `size` is `large`.", &["! without effect elsewhere, but no error"]),
                ("lid", "Has no effect when `isSealed` is `false`.", &["! without effect elsewhere, but no error"]),
                ("lid", "Only allowed on ships.", &[]),
                ("lid", "Only allowed if the crate is new.", &["! depends on more than the fields"]),
                ("lid", "Can be used together with `rope`.", &[]),
                ("lid", "Requires `cart:write`.", &["! names no field of this model"]),
                ("lid", "Requires a login.", &[]),
                ("lid", "Requires `rope` or `weight`.", &["! one of several alternatives"]),
                ("lid", "Must be used together with `limit`.", &["! an absent value has a default"]),
                ("lid", "Only valid when `name` is set.", &["! always holds"]),
                ("name", "Only valid when `lid` is set.", &["! contradicts the column of required fields"]),
            ],
        );
    }
}

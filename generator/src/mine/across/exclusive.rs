//! `exclusive.*`: fields that must not be present together.

use super::case::Case;
use super::{Build, Draft, Row, Trace, only_with};
use crate::ir::{Condition, RelationKind, State, Why};

/// The subject and each of the others are a pair.
const fn pairs(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        let field = caught.subject.ok_or(Why::NotUnderstood)?;
        let others = caught.names.iter().filter(|other| **other != field);
        Ok(others.map(|other| group(vec![field, *other])).collect())
    };
    Row { rule: "exclusive.with", phrase, build: BUILD }
}

/// The names are a group.
const fn names(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| Ok(vec![group(caught.names.clone())]);
    Row { rule: "exclusive.names", phrase, build: BUILD }
}

fn group(mut fields: Vec<usize>) -> Draft {
    fields.sort_unstable();
    Draft { kind: RelationKind::MutuallyExclusive, fields, when: Vec::new() }
}

/// The subject is absent in each case; or, `unless`, present in no other.
const fn never(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        let field = caught.subject.ok_or(Why::NotUnderstood)?;
        let Case { unless, any } = caught.case.as_ref().ok_or(Why::NotUnderstood)?;
        if *unless {
            return only_with::in_case(field, any);
        }
        // What excludes the absence of another field needs that field.
        if let [case] = any.as_slice()
            && let [Condition { field: other, state: State::Absent }] = case.as_slice()
        {
            let present = Condition { field: *other, state: State::Present };
            return only_with::in_case(field, &[vec![present]]);
        }
        let draft = |when| Draft { kind: RelationKind::MutuallyExclusive, fields: vec![field], when };
        Ok(any.iter().cloned().map(draft).collect())
    };
    Row { rule: "exclusive.case", phrase, build: BUILD }
}

pub(super) const ROWS: &[Row] = &[
    pairs("<this> [is] mutually exclusive [@noun] with|to <others>"),
    pairs("<this> [is] incompatible with <others>"),
    pairs("<this> isnt|not compatible with <others>"),
    pairs("<this> conflicts with <others>"),
    pairs("<this> cannot be @set|combined jointly|with <others>"),
    pairs("<this> isnt|not @allowed with|jointly <others>"),
    pairs("dont @give|combine <this> with|jointly <others>"),
    names("<names> [is] mutually exclusive [@noun]"),
    names("<names> cannot [both] be @set|combined together"),
    names("<names> cannot both|all be @set"),
    names("at-most-one <names> can|may|must be @set"),
    names("[you] [can|may|must] [only] @give at-most-one <names>"),
    names("at-most-one following [@noun] can|may|must be @set : <names>"),
    names("[you] cannot @give both|all <names> [together]"),
    names("[you] cannot @give <names> together"),
    names("either <names> can|may be @set [,] not-both"),
    never("<this> cannot be @set|combined <if>"),
    never("<this> isnt|not @allowed <if>"),
    never("<if> , <this> cannot be @set"),
    never("<if> , [you] cannot @give <one>"),
    never("<this> must be omitted|absent|unset|null <if>"),
    never("<if> , <this> must be omitted|absent|unset|null"),
];

const fn trace(words: &'static str, reason: Why) -> Trace {
    Trace { rule: "exclusive.names", words, reason }
}

pub(super) const TRACES: &[Trace] = &[
    trace("mutually exclusive", Why::NotUnderstood),
    trace("should be @set|combined jointly|with", Why::Recommendation),
    trace("cannot be @set|combined with|jointly|together", Why::NotUnderstood),
    trace("cannot be @set if|when|whenever|unless", Why::MoreThanFields),
    trace("not-both", Why::NotUnderstood),
];

#[cfg(test)]
mod tests {
    use crate::mine::across::table::check;

    #[test]
    fn fields_that_exclude_each_other_are_read() {
        check(
            "exclusive",
            &[
                ("lid", "Mutually exclusive with `rope`.", &["mutually_exclusive lid rope"]),
                (
                    "lid",
                    "A lid, mutually exclusive with `rope` and `isSealed`.",
                    &["mutually_exclusive lid rope", "mutually_exclusive lid isSealed"],
                ),
                ("lid", "Cannot be combined with is_sealed.", &["mutually_exclusive lid isSealed"]),
                ("lid", "This field can't be used together with the rope parameter.", &["mutually_exclusive lid rope"]),
                ("lid", "Cannot be used at the same time as `rope`.", &["mutually_exclusive lid rope"]),
                ("lid", "`lid` and `rope` are mutually exclusive.", &["mutually_exclusive lid rope"]),
                ("lid", "It conflicts with `rope`.", &["mutually_exclusive lid rope"]),
                ("lid", "Not compatible with `rope`.", &["mutually_exclusive lid rope"]),
                ("", "`lid` and `rope` must not both be set.", &["mutually_exclusive lid rope"]),
                (
                    "",
                    "Only one of `lid`, `rope`, or `weight` may be specified.",
                    &["mutually_exclusive lid rope weight"],
                ),
                ("", "You can specify only one of `lid` and `rope`.", &["mutually_exclusive lid rope"]),
                ("lid", "Either this field or `rope` may be set, but not both.", &["mutually_exclusive lid rope"]),
                ("lid", "Must not be set if `size` is `small`.", &["mutually_exclusive lid | size=small"]),
                ("lid", "Cannot be combined with `size: small`.", &["mutually_exclusive lid | size=small"]),
                ("lid", "If `rope` is set, this parameter cannot be used.", &["mutually_exclusive lid | rope"]),
                ("lid", "Do not use together with `rope`.", &["mutually_exclusive lid rope"]),
                ("lid", "You cannot specify both this parameter and `rope`.", &["mutually_exclusive lid rope"]),
                ("", "`lid` and `rope` are mutually exclusive; set only one.", &["mutually_exclusive lid rope"]),
                ("", "Only one of the following fields may be set: `lid`, `rope`.", &["mutually_exclusive lid rope"]),
                ("lid", "If `rope` is set, you must not provide `lid`.", &["mutually_exclusive lid | rope"]),
                ("lid", "Must be omitted if `size` is `small`.", &["mutually_exclusive lid | size=small"]),
                ("lid", "Also, note that lid cannot be set when `rope` isn't set.", &["only_with lid | rope"]),
                ("lid", "Not allowed when `is_sealed` is `false`.", &["mutually_exclusive lid | isSealed=false"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_it_is_none() {
        check(
            "exclusive",
            &[
                ("lid", "Mutually exclusive with `cover`.", &["! names no field of this model"]),
                ("lid", "Round and square lids are mutually exclusive.", &["! not understood"]),
                ("lid", "We recommend altering this or `rope` but not both.", &["! not understood"]),
                ("lid", "Should not be used together with `rope`.", &["! recommendation"]),
                ("lid", "Takes precedence over `rope`.", &[]),
                ("lid", "Compatible with `rope`.", &[]),
                ("lid", "Mutually exclusive with `rope` for ships.", &["! not understood"]),
                ("lid", "On ships, mutually exclusive with `rope`.", &["! conditional"]),
                ("lid", "Cannot be used with small crates.", &["! depends on more than the fields"]),
                (
                    "lid",
                    "Lids or covers (mutually exclusive with `rope`) of a `cart`.",
                    &["mutually_exclusive lid rope"],
                ),
                ("lid", "Use `cart` (mutually exclusive with `rope`).", &["! about another thing"]),
                ("lid", "May not be present if `rope` is set.", &[]),
                ("lid", "Mutually exclusive with `name`.", &["! contradicts the column of required fields"]),
                ("lid", "Mutually exclusive with `lid`.", &["! not understood"]),
            ],
        );
    }
}

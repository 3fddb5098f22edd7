//! `required_if.*`: a field that must be present in some case.

use super::{Build, Draft, Row, Trace};
use crate::ir::{RelationKind, Why};

const fn row(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| {
        let field = caught.subject.ok_or(Why::NotUnderstood)?;
        let cases = caught.case.as_ref().ok_or(Why::NotUnderstood)?.resolved()?;
        let drafts = cases.into_iter().map(|when| Draft { kind: RelationKind::RequiredIf, fields: vec![field], when });
        Ok(drafts.collect())
    };
    Row { rule: "required_if.case", phrase, build: BUILD }
}

pub(super) const ROWS: &[Row] = &[
    row("<this> [is|becomes] [only] @required [only] <if>"),
    row("<this> must be @set <if>"),
    row("[you] must @give <one> <if>"),
    row("<if> , <this> [is|becomes] @required"),
    row("<if> , <this> must be @set"),
    row("<if> , [you] must @give <one>"),
];

const fn trace(words: &'static str) -> Trace {
    Trace { rule: "required_if.case", words, reason: Why::MoreThanFields }
}

pub(super) const TRACES: &[Trace] =
    &[trace("@required if|when|whenever|unless|only|for"), trace("must be @set if|when|whenever|unless|for")];

#[cfg(test)]
mod tests {
    use crate::mine::across::table::check;

    #[test]
    fn a_field_that_some_case_requires_is_read() {
        check(
            "required_if",
            &[
                ("weight", "Required if `size` is `large`.", &["required_if weight | size=large"]),
                ("weight", "Its weight (required when size is \"huge\").", &["required_if weight | size=huge"]),
                ("weight", "Required when the value of `size` is `large`.", &["required_if weight | size=large"]),
                ("weight", "Required when `size=large`.", &["required_if weight | size=large"]),
                (
                    "weight",
                    "The weight. This field is required only when `size` is set to either `large` or `huge`.",
                    &["required_if weight | size=large/huge"],
                ),
                ("weight", "Must be set if and only if size is Large.", &["required_if weight | size=large"]),
                ("weight", "REQUIRED if isSealed is true, ignored otherwise.", &["required_if weight | isSealed=true"]),
                (
                    "weight",
                    "If `is_sealed` is disabled, weight is mandatory.",
                    &["required_if weight | isSealed=false"],
                ),
                ("weight", "Required if `lid` is provided.", &["required_if weight | lid"]),
                ("weight", "You must provide this parameter when using `lid`.", &["required_if weight | lid"]),
                ("weight", "Required if neither `lid` nor `rope` is provided.", &["required_if weight | !lid !rope"]),
                ("weight", "Required unless `lid` or `rope` is given.", &["required_if weight | !lid !rope"]),
                ("weight", "Required unless `size` is `small`.", &["required_if weight | size!=small"]),
                (
                    "weight",
                    "Required if `lid` or `rope` is set.",
                    &["required_if weight | lid", "required_if weight | rope"],
                ),
                (
                    "weight",
                    "Required if `lid` is set and `size` is not `small`.",
                    &["required_if weight | lid size!=small"],
                ),
                ("lid", "A lid. If set, `rope` must also be provided.", &["required_if rope | lid"]),
                (
                    "isSealed",
                    "Whether it is sealed. When `true`, a `rope` is required.",
                    &["required_if rope | isSealed=true"],
                ),
                ("", "A crate. The `rope` field is required if `lid` is set.", &["required_if rope | lid"]),
                ("", "- `weight` - required if `size` is `large`", &["required_if weight | size=large"]),
                (
                    "weight",
                    "How heavy it is, required if the `isSealed` flag is set.",
                    &["required_if weight | isSealed=true"],
                ),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_it_is_none() {
        check(
            "required_if",
            &[
                ("weight", "Required.", &[]),
                ("weight", "Required if the crate is new.", &["! depends on more than the fields"]),
                ("weight", "Required for large crates.", &["! depends on more than the fields"]),
                ("weight", "Required if `cart` is set.", &["! names no field of this model"]),
                ("weight", "Required if `size` is `vast`.", &["! not a documented value"]),
                ("weight", "Required if `lid` is `open`.", &["! not a documented value"]),
                ("weight", "Not required if `size` is `large`.", &["! depends on more than the fields"]),
                ("weight", "Required if lid is set.", &["! may name something else than the field"]),
                ("weight", "Should be set if `size` is `large`.", &[]),
                ("weight", "May be required if `size` is `large`.", &["! depends on more than the fields"]),
                ("weight", "For ships, required if `size` is `large`.", &["! conditional"]),
                ("weight", "Required if `size` is `large`. Does not apply to ships, however.", &["! conditional"]),
                ("weight", "Required if `size` is `large` (optional for ships).", &["! conditional"]),
                (
                    "weight",
                    "Required if `size` is `large` and the cart is full.",
                    &["! depends on more than the fields"],
                ),
                (
                    "weight",
                    "Required if `lid` or `rope` is set and `size` is `large`.",
                    &["! one of several alternatives"],
                ),
                ("weight", "Required when `size` is larger than the cart.", &["! not a documented value"]),
                ("weight", "- `cart`: required if `size` is `large`", &["! about another thing"]),
                ("name", "Required if `size` is `large`.", &["! always holds"]),
                ("weight", "Required if `name` is set.", &["! contradicts the column of required fields"]),
            ],
        );
    }
}

//! `one_of.*`: fields of which at least one, or exactly one, must be present.

use super::{Build, Draft, Row, Trace};
use crate::ir::{RelationKind, Why};

const fn at_least(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| Ok(vec![draft(RelationKind::AtLeastOneOf, &caught.names)]);
    Row { rule: "one_of.at_least", phrase, build: BUILD }
}

const fn exactly(phrase: &'static str) -> Row {
    const BUILD: Build = |caught| Ok(vec![draft(RelationKind::ExactlyOneOf, &caught.names)]);
    Row { rule: "one_of.exactly", phrase, build: BUILD }
}

fn draft(kind: RelationKind, names: &[usize]) -> Draft {
    let mut fields = names.to_vec();
    fields.sort_unstable();
    Draft { kind, fields, when: Vec::new() }
}

pub(super) const ROWS: &[Row] = &[
    exactly("exactly-one <names> must be @set"),
    exactly("exactly-one <names> is @required"),
    exactly("[you] [must] @give exactly-one <names>"),
    exactly("exactly-one following [@noun] must be @set : <names>"),
    exactly("exactly-one following [@noun] is @required : <names>"),
    exactly("either <names> must be @set [,] not-both"),
    exactly("either <names> is @required [,] not-both"),
    exactly("[you] must @give either <names> [,] not-both"),
    at_least("at-least-one|one-or-more <names> must be @set"),
    at_least("at-least-one|one-or-more <names> is @required"),
    at_least("[you] [must] @give at-least-one <names>"),
    at_least("at-least-one|one-or-more following [@noun] must be @set : <names>"),
    at_least("at-least-one|one-or-more following [@noun] is @required : <names>"),
    // `Use one or more of` may leave it at none.
    at_least("[you] must @give one-or-more <names>"),
    // That more than one is an error is not said.
    at_least("either <names> must be @set"),
    at_least("either <names> is @required"),
    at_least("[you] must @give either <names>"),
    at_least("one of <names> must be @set"),
    at_least("one of <names> is @required"),
    at_least("[you] must @give one of <names>"),
];

const fn trace(words: &'static str) -> Trace {
    Trace { rule: "one_of.at_least", words, reason: Why::NotUnderstood }
}

pub(super) const TRACES: &[Trace] =
    &[trace("must @give at-least-one|one-or-more|exactly-one|either"), trace("at-least-one|exactly-one following")];

#[cfg(test)]
mod tests {
    use crate::mine::across::table::check;

    #[test]
    fn fields_of_which_one_is_needed_are_read() {
        check(
            "one_of",
            &[
                ("", "At least one of `lid`, `rope` or `weight` is required.", &["at_least_one_of lid rope weight"]),
                (
                    "",
                    "You must provide at least one of the following fields: `lid`, `rope`.",
                    &["at_least_one_of lid rope"],
                ),
                ("", "Exactly one of `lid` and `rope` must be set.", &["exactly_one_of lid rope"]),
                ("", "At least one of the following is required: `lid`, `rope`.", &["at_least_one_of lid rope"]),
                ("", "Specify exactly one of `lid` or `rope`.", &["exactly_one_of lid rope"]),
                ("", "You must specify either `lid` or `rope`, but not both.", &["exactly_one_of lid rope"]),
                ("", "Either `lid` or `rope` is required.", &["at_least_one_of lid rope"]),
                ("", "One of `lid` or is_sealed has to be provided.", &["at_least_one_of lid isSealed"]),
                (
                    "",
                    "Exactly one of `lid` or `isSealed` must be set.",
                    &["at_least_one_of lid isSealed", "mutually_exclusive lid isSealed"],
                ),
                ("lid", "Either this or `rope` must be set.", &["at_least_one_of lid rope"]),
                ("lid", "A lid. Either `lid` or `rope` must be set, but not both.", &["exactly_one_of lid rope"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_it_is_none() {
        check(
            "one_of",
            &[
                ("", "At least one of `lid` and `cover` must be set.", &["! names no field of this model"]),
                ("size", "Must be one of `small` or `large`.", &[]),
                ("size", "Either `small` or `large`.", &[]),
                ("", "Use one or more of `lid` and `rope`.", &[]),
                ("", "To close it, use at least one of `lid` and `rope`.", &["! conditional"]),
                ("handle", "Exactly one of `lid` and `rope` must be set.", &["! about the fields of the value"]),
                ("", "If the crate is new, at least one of `lid` or `rope` is required.", &["! conditional"]),
                ("", "At least one of `lid` or `rope` should be set.", &[]),
                ("", "At least one of `name` or `lid` is required.", &["! always holds"]),
                ("", "You must provide either a lid or a rope.", &["! not understood"]),
                ("", "Exactly one of `name` or `lid` must be set.", &["! contradicts the column of required fields"]),
            ],
        );
    }
}

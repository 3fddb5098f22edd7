//! `unique.*`: lists that hold nothing twice. `Must be unique in the hall` is about what is stored, and no such rule.

use crate::mine::lexicon::Class;
use std::sync::LazyLock;

use super::file;
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::force;
use crate::mine::phrase::Phrases;
use crate::mine::text::Words;
use crate::mine::{Findings, Shape};

const PHRASES: &[&str] = &[
    "not|cannot|never contain|contains|include|have [any] duplicate|duplicates|repeated",
    "no duplicates",
    "no duplicate|repeated items|values|entries|elements",
    "without duplicates",
    "duplicates|duplicate [items|values|entries|elements] are not|never allowed|permitted|accepted",
    "items|elements|entries must be unique|distinct",
];

static COMPILED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    if !matches!(reader.subject.shape, Shape::Array(_)) {
        return;
    }
    reader.each(&COMPILED, |at, (), found| {
        let site = reader.site(at..found.end);
        let judged = judge(&site).map(|()| (Target::Itself, vec![ConstraintKind::UniqueItems]));
        file(findings, &site, "unique.items", judged);
    });
}

fn judge(site: &Site<'_>) -> Result<(), Why> {
    force::holds(site)?;
    // `… across the hall`, `no duplicate names`: not of the list's own elements, or of a part of them.
    let next = site.after().iter().find(|token| !token.is(Class::AllowedTail));
    let whole = next.is_none_or(|token| token.kind != crate::mine::text::Kind::Word || token.is(Class::ElementAnd));
    let list = site.after().has(["list", "array", "items", "values"]);
    if whole || list { Ok(()) } else { Err(Why::AnotherThing) }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn lists_without_repetitions_are_read() {
        check(
            "unique",
            &[
                ("string[]", "Crates to load. Must not contain duplicates.", &["unique_items true"]),
                ("string[]", "Crates to load. Duplicate values are not allowed.", &["unique_items true"]),
                ("string[]", "Crates to load. All items must be unique.", &["unique_items true"]),
            ],
        );
    }

    #[test]
    fn uniqueness_elsewhere_is_none() {
        check(
            "unique",
            &[
                ("string[]", "Names of crates. Must be unique across the hall.", &[]),
                ("string[]", "Crates. Items must be unique within the hall.", &["! about another thing"]),
                ("string[]", "Crates. If strict, must not contain duplicates.", &["! conditional"]),
                ("string", "A crate. Must not contain duplicates.", &[]),
            ],
        );
    }
}

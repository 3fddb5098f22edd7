//! A text that must not be empty.

use std::sync::LazyLock;

use super::{accept, items, reject};
use crate::ir::{ConstraintKind, LengthUnit, Target, Why};
use crate::mine::phrase::Phrases;
use crate::mine::rules::Reader;
use crate::mine::{Findings, Shape, force, who};

/// `must not be empty`: as good as `at least one character`.
static NOT_EMPTY: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = [
        "must|should|may|can|shall not be [an|a] empty|blank [string]",
        "cannot|can't|mustn't be [an|a] empty|blank [string]",
        "must|should|shall be non|not empty|blank [string]",
        "non empty|blank string|value|text|list|array|map|set|object",
        "nonempty string|value|text|list|array",
    ];
    Phrases::new(phrases.map(|phrase| ((), phrase)))
});

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for at in 0..reader.words.len() {
        let Some(((), found)) = NOT_EMPTY.matches(reader.words, at).next() else { continue };
        let site = reader.site(at..found.end);
        if items::is_list(reader.subject.shape) {
            items::read_emptiness(&site, findings);
            continue;
        }
        let target = match (force::objection(&site), who::target(&site)) {
            (Some(reason), _) | (None, Err(reason)) => Err(reason),
            (None, Ok(target)) if *site.subject.shape != Shape::String || target != Target::Itself => {
                Err(Why::ShapeWithoutLength)
            }
            (None, Ok(target)) => Ok(target),
        };
        match target {
            Ok(target) => {
                accept(
                    findings,
                    &site,
                    "length.not_empty",
                    target,
                    [ConstraintKind::MinLength(1, LengthUnit::Characters)],
                );
            }
            Err(reason) => reject(findings, &site, "length.not_empty", reason),
        }
    }
}

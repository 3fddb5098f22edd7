//! A text that must not be empty.

use std::sync::LazyLock;

use super::{file, items};
use crate::ir::{ConstraintKind, LengthUnit, Target, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::phrase::Phrases;
use crate::mine::rules::Judged;
use crate::mine::text::{Kind, Words};
use crate::mine::{Findings, Shape};

/// `must not be empty`: as good as `at least one character`.
static NOT_EMPTY: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let phrases = [
        "must|should|may|can|shall not be [an|a] empty|blank [or] [null|blank|whitespace] [only] [string]",
        "cannot|can't|mustn't be [an|a] empty|blank [or] [null|blank|whitespace] [only] [string]",
        "must|should|shall be non|not empty|blank [string]",
        "non empty|blank string|value|text|list|array|map|set|object",
        "nonempty string|value|text|list|array",
        // Where nothing follows that it could be said of.
        "nonempty",
        "non empty|blank",
    ];
    Phrases::new(phrases.map(|phrase| ((), phrase)))
});

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    reader.each(&NOT_EMPTY, |at, (), found| {
        let site = reader.site(at..found.end);
        if site.inside().ends(["nonempty", "empty", "blank"])
            && site.inside().starts(["non", "nonempty"])
            && !is_apart(&site)
        {
            return;
        }
        if items::is_list(reader.subject.shape) {
            file(findings, &site, "items.not_empty", items::judge_emptiness(&site));
        } else {
            file(findings, &site, "length.not_empty", judge(&site));
        }
    });
}

/// `A motto, non-empty.`
fn is_apart(site: &Site<'_>) -> bool {
    let before = site.before().last().is_none_or(|token| token.kind == Kind::Punct);
    before && site.after().first().is_none_or(|token| token.kind == Kind::Punct)
}

fn judge(site: &Site<'_>) -> Judged {
    let target = subject::demanded(site)?;
    if *site.subject.shape != Shape::String || target != Target::Itself {
        return Err(Why::ShapeWithoutLength);
    }
    Ok((target, vec![ConstraintKind::MinLength(1, LengthUnit::Characters)]))
}

//! `range.sign`: positive, negative, zero.

use super::{file, fits, leads};
use crate::ir::{ConstraintKind, Decimal, Target, Why};
use crate::mine::Findings;
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::subject;
use crate::mine::lexicon::Class;
use crate::mine::text::{Token, Words};

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for (part, kind) in signs(&reader.words) {
        let site = reader.site(part);
        file(findings, &site, "range.sign", judge(&site).map(|target| (target, vec![kind])));
    }
}

/// `a positive integer`, `must not be negative`, `non-negative`.
fn signs(words: &[&Token]) -> Vec<(std::ops::Range<usize>, ConstraintKind)> {
    let Some(zero) = Decimal::parse("0") else { return Vec::new() };
    let word = |at: usize, any: &[&str]| words.is_at(at, any);
    let mut out = Vec::new();
    for at in 0..words.len() {
        let whole = usize::from(word(at + 1, &["whole", "non-zero", "decimal"]));
        if word(at, &["non", "nonnegative"]) && (word(at + 1, &["negative"]) || word(at, &["nonnegative"])) {
            let end = at + 2 - usize::from(word(at, &["nonnegative"]));
            // `non-negative, non-zero`
            let nonzero = (end..end + 3)
                .find(|at| word(*at, &["nonzero", "non-zero"]) || word(*at, &["non"]) && word(at + 1, &["zero"]));
            let kind = if nonzero.is_some() { ConstraintKind::ExclusiveMinimum } else { ConstraintKind::Minimum };
            out.push((at..end, kind(zero.clone())));
        } else if word(at, &["not", "cannot", "can't", "never"]) {
            let be = usize::from(word(at + 1, &["be"]));
            let article = usize::from(word(at + 1 + be, &["a", "an"]));
            if word(at + 1 + be + article, &["negative"]) {
                out.push((at..at + 2 + be + article, ConstraintKind::Minimum(zero.clone())));
            }
        } else if word(at, &["positive"]) && words.is_at(at + 1 + whole, Class::NumberNoun) {
            out.push((at..at + 2 + whole, ConstraintKind::ExclusiveMinimum(zero.clone())));
        } else if word(at, &["positive"]) && at > 0 && word(at - 1, &["be"]) {
            out.push((at..at + 1, ConstraintKind::ExclusiveMinimum(zero.clone())));
        }
    }
    out
}

fn judge(site: &Site<'_>) -> Result<Target, Why> {
    let target = subject::demanded(site)?;
    if !fits(site.subject.shape, target) {
        return Err(Why::ShapeWithoutRange);
    }
    let near = site.near();
    let led = near.iter().all(|token| leads(site, token));
    let plural = site.inside().ends(["values", "numbers", "integers"]);
    let subject = site.after().starts(Class::SignSubject);
    if !led || subject || plural && !near.has(["only", "must", "should"]) {
        return Err(Why::NoDemand);
    }
    if site.after().starts(Class::SignGoesOn) {
        return Err(Why::Alternatives);
    }
    Ok(target)
}

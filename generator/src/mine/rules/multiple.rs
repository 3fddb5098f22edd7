//! `multiple.*`: numbers that are so many times another.

use crate::mine::text::Words;
use std::sync::LazyLock;

use super::{Reader, accept, range, reject};
use crate::ir::{ConstraintKind, Target, Why};
use crate::mine::phrase::Phrases;
use crate::mine::site::Site;
use crate::mine::{Findings, Shape, force, who};

const PHRASES: &[&str] =
    &["multiple|multiples of #high", "evenly divisible by #high", "divisible by #high", "in increments|steps of #high"];

static COMPILED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    for at in 0..reader.words.len() {
        let Some(((), found)) = COMPILED.matches(reader.words, at).next() else { continue };
        let Some(step) = found.high else { continue };
        let site = reader.site(at..found.end);
        let judged = judge(&site).and_then(|target| match range::unit_objection(&site, &step.unit) {
            Some(reason) => Err(reason),
            None if step.value.as_f64() <= 0.0 => Err(Why::NoStep),
            None => Ok(target),
        });
        match judged {
            Ok(target) => accept(findings, &site, "multiple.of", target, [ConstraintKind::MultipleOf(step.value)]),
            Err(reason) => reject(findings, &site, "multiple.of", reason),
        }
    }
}

fn judge(site: &Site<'_>) -> Result<Target, Why> {
    let numeric = |shape: &Shape| matches!(shape, Shape::Integer | Shape::Number);
    let fits = match site.subject.shape {
        Shape::Array(items) => numeric(items),
        shape => numeric(shape),
    };
    if !fits {
        return Err(Why::ShapeWithoutMultiples);
    }
    if let Some(reason) = force::objection(site) {
        return Err(reason);
    }
    let demand = site.before().has(["must", "should", "be", "is", "only", "accepts", "allowed", "needs", "has"]);
    if demand { who::target(site) } else { Err(Why::NoDemand) }
}

#[cfg(test)]
mod tests {
    use crate::mine::rules::table::check;

    #[test]
    fn steps_are_read() {
        check(
            "multiple",
            &[
                ("integer", "Crates to ship. Must be a multiple of 12.", &["multiple_of 12"]),
                ("number", "The weight. It must be divisible by 0.5.", &["multiple_of 0.5"]),
                ("integer", "Crates to ship. Must be between 4 and 64, in increments of 4.", &["multiple_of 4"]),
            ],
        );
    }

    #[test]
    fn what_only_reads_like_a_step_is_none() {
        check(
            "multiple",
            &[
                ("integer", "Crates. If they are small, must be a multiple of 12.", &["! conditional"]),
                ("integer", "The weight is shown in multiples of 12", &["! server behaviour"]),
                ("string", "The weight. Must be a multiple of 12.", &["! the shape of the value has no multiples"]),
                ("integer", "Seconds to wait. Must be a multiple of 2 minutes.", &["! in another unit"]),
            ],
        );
    }
}

//! `multiple.*`: numbers that are so many times another.

use crate::mine::lexicon::Class;
use crate::mine::text::Words;
use std::sync::LazyLock;

use super::{Judged, file, range};
use crate::ir::{ConstraintKind, Why};
use crate::mine::clause::Reader;
use crate::mine::clause::Site;
use crate::mine::clause::{force, subject};
use crate::mine::phrase::{Amount, Phrases};
use crate::mine::{Findings, Shape};

const PHRASES: &[&str] =
    &["multiple|multiples of #high", "evenly divisible by #high", "divisible by #high", "in increments|steps of #high"];

static COMPILED: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|phrase| ((), *phrase))));

pub(super) fn read(reader: &Reader<'_>, findings: &mut Findings) {
    reader.each(&COMPILED, |at, (), found| {
        let Some(step) = found.high else { return };
        let site = reader.site(at..found.end);
        file(findings, &site, "multiple.of", judge(&site, step));
    });
}

fn judge(site: &Site<'_>, step: Amount) -> Judged {
    let numeric = |shape: &Shape| matches!(shape, Shape::Integer | Shape::Number);
    let fits = match site.subject.shape {
        Shape::Array(items) => numeric(items),
        shape => numeric(shape),
    };
    if !fits {
        return Err(Why::ShapeWithoutMultiples);
    }
    force::holds(site)?;
    if !site.before().has(Class::MultipleLead) {
        return Err(Why::NoDemand);
    }
    let target = subject::target(site)?;
    range::fits_unit(site, &step.unit)?;
    if step.value.as_f64() <= 0.0 {
        return Err(Why::NoStep);
    }
    Ok((target, vec![ConstraintKind::MultipleOf(step.value)]))
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

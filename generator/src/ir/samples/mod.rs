//! What recorded bodies show of the models: names, whole numbers and others, nulls, what is missing.
//!
//! Each body is laid over the model that its file is called after, or that its keys tell ([`matched`]). What it shows is weighed
//! with all else that is known of a name or a number ([`look`]), and weighs more. What contradicts the documentation is settled
//! by it and reported, once all documentations are one ([`confront`]). Models and fields are never added, and no value of a body
//! is repeated anywhere.

mod confront;
mod matched;
mod said;

use crate::diagnostic::Diagnostics;
use crate::dialect::Naming;
use crate::sample::Sample;
use crate::source::Sources;

use super::input::Options;
use super::observe::{Observations, observe_model};
use super::schema::Model;

/// What the bodies show of names and numbers.
pub(super) fn look<'s>(models: &[Model], namings: &[Naming], samples: &'s [Sample]) -> Observations<'s> {
    let mut seen = Observations::default();
    for value in matched::find(models, namings, samples).values {
        observe_model(models, value.model, value.body, value.spelling, &mut seen);
    }
    seen
}

/// Settles what the bodies contradict, and reports it, with the bodies that are of no model.
pub(super) fn confront(
    models: &mut [Model],
    namings: &[Naming],
    options: &Options,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    if options.samples.is_empty() {
        return;
    }
    let found = matched::find(models, namings, &options.samples);
    let facts = confront::facts(models, &found.values);
    diagnostics.extend(said::unmatched(models, &found.others, sources));
    diagnostics.extend(said::settle(models, facts, &options.fields, sources));
}

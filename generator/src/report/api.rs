//! An API, and what is to be known of it before its first model is looked at.

use std::collections::{HashMap, HashSet};

use super::data::Remark;
use super::excerpt::clean;
use crate::emit::{self, ModelExcerpt, Options};
use crate::ir::Schema;
use crate::lint::Finding;

/// An API, and what is known of all its models.
pub(super) struct Api<'a> {
    pub(super) schema: &'a Schema,
    /// The number of its first model.
    pub(super) base: usize,
    pub(super) rust: &'a [ModelExcerpt],
    /// Model, field and constraint of the rules that have no check.
    pub(super) unchecked: HashSet<(usize, usize, usize)>,
    findings: HashMap<&'a str, Vec<&'a Finding>>,
}

impl<'a> Api<'a> {
    pub(super) fn new(
        schema: &'a Schema,
        base: usize,
        findings: &'a [Finding],
        rust: &'a [ModelExcerpt],
        options: &Options,
    ) -> Self {
        let mut by_place: HashMap<&str, Vec<&Finding>> = HashMap::new();
        for finding in findings {
            by_place.entry(&finding.at).or_default().push(finding);
        }
        let unchecked = emit::unchecked(schema, options);
        let unchecked = unchecked.iter().map(|rule| (rule.model.0 as usize, rule.field, rule.constraint)).collect();
        Self { schema, base, rust, unchecked, findings: by_place }
    }

    /// The findings about a field or a model.
    pub(super) fn findings_at(&self, at: &str, of_field: bool) -> Vec<&'a Finding> {
        let found = self.findings.get(at).map(Vec::as_slice).unwrap_or_default();
        found.iter().copied().filter(|finding| finding.of_field == of_field).collect()
    }
}

/// Findings, as they are shown.
pub(super) fn remarks(findings: &[&Finding]) -> Vec<Remark> {
    let remark = |finding: &&Finding| {
        let problem = &finding.diagnostic;
        Remark {
            code: problem.code.to_string(),
            severity: if finding.is_warning() { "warning" } else { "note" },
            message: clean(&problem.message),
            help: problem.help.iter().map(|help| clean(help)).collect(),
        }
    };
    findings.iter().map(remark).collect()
}

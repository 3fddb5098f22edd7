//! `[[api.silence]]`: findings that somebody looked at and has a reason to leave.

use super::Finding;
use crate::config::Silence;
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The findings that no silence is about. A silence that is about none is a finding itself.
pub(super) fn silence(findings: Vec<Finding>, silences: &[Silence], out: &mut Diagnostics) -> Vec<Finding> {
    let mut used = vec![false; silences.len()];
    let mut kept = Vec::new();
    let places: Vec<(Code, String)> =
        findings.iter().map(|finding| (finding.diagnostic.code, finding.at.clone())).collect();
    for finding in findings {
        let mut is_silenced = false;
        for (silence, used) in silences.iter().zip(&mut used) {
            if covers(silence, &finding) {
                *used = true;
                is_silenced = true;
            }
        }
        if !is_silenced {
            kept.push(finding);
        }
    }
    for (silence, _) in silences.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("`{}` has no finding {}", silence.at.text, silence.code);
        let of_code = places.iter().filter(|(code, _)| *code == silence.code);
        let near = did_you_mean(&silence.at.text, of_code.map(|(_, at)| at.as_str()));
        let problem = Diagnostic::new(Code::StaleSilence, message).at(silence.span, "silences nothing");
        out.push(
            near.into_iter()
                .fold(problem, Diagnostic::help)
                .help("remove the silence, or correct its name: a model's id, a dot and a field's documented name"),
        );
    }
    kept
}

/// A silence of a model is one of its fields too.
fn covers(silence: &Silence, finding: &Finding) -> bool {
    let model = || finding.at.rsplit_once('.').map(|(model, _)| model);
    silence.code == finding.diagnostic.code
        && (silence.at.matches(&finding.at) || model().is_some_and(|model| silence.at.matches(model)))
}

//! `[[diff.allow]]`: changes that somebody looked at, and what is to be said of what they wrote.

use super::Finding;
use crate::config::{Allow, Date};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::diff::{self, Change};

/// Gives each change what allows it, and reports allowances that allow nothing.
pub(super) fn allow(changes: Vec<Change>, allowances: Vec<Allow>, today: Option<Date>) -> (Vec<Finding>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let (mut valid, mut used) = (Vec::new(), Vec::new());
    for allowance in allowances {
        diagnostics.extend(unknown(&allowance));
        let is_over = today.zip(allowance.until).is_some_and(|(today, until)| today > until);
        valid.push((allowance, is_over));
        used.push(false);
    }
    let mut findings = Vec::with_capacity(changes.len());
    for change in changes {
        let mut allowed = None;
        for ((allowance, is_over), used) in valid.iter().zip(&mut used) {
            if covers(allowance, &change) {
                *used = true;
                if !is_over && allowed.is_none() {
                    allowed = Some(allowance.clone());
                }
            }
        }
        findings.push(Finding { change, allowed });
    }
    for ((allowance, is_over), is_used) in valid.iter().zip(used) {
        diagnostics.extend(said(allowance, *is_over, is_used));
    }
    diagnostics.sort();
    (findings, diagnostics)
}

fn covers(allowance: &Allow, change: &Change) -> bool {
    let is_rule = allowance.rules.is_empty() || allowance.rules.iter().any(|rule| rule.value == change.rule.id);
    let is_api = allowance.api.as_ref().is_none_or(|api| *api == change.api);
    is_rule && is_api && allowance.path.matches(&change.path())
}

fn said(allowance: &Allow, is_over: bool, is_used: bool) -> Option<Diagnostic> {
    let path = &allowance.path;
    if !is_used {
        let message = format!("nothing that changed is `{}` by a rule of this allowance", path.text);
        let problem = Diagnostic::new(Code::StaleAllowance, message).at(path.span, "allows nothing");
        return Some(
            problem.help("remove it, or correct its rule or its path: a model's id, a dot and a field's name"),
        );
    }
    let until = allowance.until.filter(|_| is_over)?;
    let message = format!("`{}` was allowed until {until}", path.text);
    let problem = Diagnostic::new(Code::ExpiredAllowance, message).at(path.span, "allows nothing any more");
    Some(problem.help("look at the change again, and set another day or remove this"))
}

/// Rules that there are not.
fn unknown(allowance: &Allow) -> Vec<Diagnostic> {
    let names = || diff::rules().iter().map(|rule| rule.id);
    let unknown = allowance.rules.iter().filter(|rule| diff::rule(&rule.value).is_none());
    let problem = |rule: &crate::config::Setting<String>| {
        let message = format!("no rule is called `{}`", rule.value);
        let problem = Diagnostic::new(Code::Config, message).at(rule.span, "not known");
        let problem = did_you_mean(&rule.value, names()).into_iter().fold(problem, Diagnostic::help);
        problem.help("`schemadown diff --rules` lists them")
    };
    unknown.map(problem).collect()
}

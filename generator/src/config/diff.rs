//! `[diff]`: what changes between two documentations fail a run, and which were looked at.

use toml::de::DeValue;

use super::Setting;
use super::date::Date;
use super::decisions::reason;
use super::pattern::Pattern;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// `[diff]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// What fails a run, where the command line does not say.
    pub fail_on: Option<FailOn>,
    /// The changes that were looked at.
    pub allow: Vec<Allow>,
}

words! {
    /// The mildest changes that fail a run.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    FailOn {
        /// Those that break somebody.
        #[default]
        Breaking = "breaking",
        /// Those that may break somebody.
        Dangerous = "dangerous",
        /// Any, words among them.
        Any = "any",
        /// None.
        Never = "never",
    }
}

/// `[[diff.allow]]`: changes that somebody looked at and has a reason to allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rules that find them; none for all.
    pub rules: Vec<Setting<String>>,
    /// What they are about: a model's id and, behind a dot, the field, the value or the member.
    pub path: Pattern,
    /// The API, where it is not any.
    pub api: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which they are allowed.
    pub until: Option<Date>,
    /// Where it stands.
    pub span: Span,
}

/// Reads the table.
pub(super) fn read(mut table: Table<'_>) -> Diff {
    let fail_on = table.choice("fail_on");
    let allow = table.tables("allow").into_iter().filter_map(read_allow).collect();
    table.finish();
    Diff { fail_on, allow }
}

fn read_allow(mut table: Table<'_>) -> Option<Allow> {
    let has_rule = table.place_of("rule").is_some();
    let rules: Vec<Setting<String>> = table.string_or_strings("rule").into_iter().map(Setting::from).collect();
    let path = table.string("path");
    let api = table.string("api").map(|api| api.value);
    let reason = reason(&mut table, "whoever reads it next wants to know");
    let until = read_until(&mut table);
    if !has_rule {
        let missing = Diagnostic::new(Code::Config, "`[[diff.allow]]` has no `rule`").at(table.span, "");
        table.report(
            missing
                .help("the rule that finds the change, as in `rule = \"optional-field-removed\"`, or `rule = \"*\"`"),
        );
    }
    if path.is_none() && table.place_of("path").is_none() {
        let missing = Diagnostic::new(Code::Config, "`[[diff.allow]]` has no `path`").at(table.span, "");
        table.report(
            missing.help("what the change is about, as in `path = \"operations.Order.note\"`; `*` stands for any text"),
        );
    }
    let span = table.span;
    table.finish();
    let path = path?;
    let rules = if rules.iter().any(|rule| rule.value == "*") { Vec::new() } else { rules };
    let path = Pattern { text: path.value, span: path.span };
    has_rule.then_some(Allow { rules, path, api, reason: reason?, until: until.ok()?, span })
}

/// A date of TOML, or a text that is one.
fn read_until(table: &mut Table<'_>) -> Result<Option<Date>, ()> {
    let Some(value) = table.any("until") else { return Ok(None) };
    let text = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let date = Date::parse(&text);
    if date.is_none() {
        let problem = Diagnostic::new(Code::Config, "`until` in `[[diff.allow]]` is no day");
        table.report(problem.at(table.place(value), "expected a day such as `2027-01-31`"));
    }
    date.map(Some).ok_or(())
}

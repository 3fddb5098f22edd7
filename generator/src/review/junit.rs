//! A report as test runners write it: what is objected to has failed, what is allowed was skipped.

use std::fmt::Write as _;

use super::Show;
use super::escape::xml;
use super::whom;
use crate::comparison::{Comparison, Finding};
use crate::diff::Severity;
use crate::source::Span;

/// The comparison as a report in the form of `JUnit`.
pub fn junit(comparison: &Comparison, show: &Show) -> String {
    let shown = show.shown(comparison);
    let failed = shown.iter().filter(|(_, finding)| show.objects(finding)).count();
    let skipped = shown.iter().filter(|(_, finding)| finding.allowed.is_some()).count();
    let counts = format!("tests=\"{}\" failures=\"{failed}\" errors=\"0\" skipped=\"{skipped}\"", shown.len().max(1));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"schemadown diff\" {counts}>");
    let _ = writeln!(out, "  <testsuite name=\"schemadown diff\" {counts}>");
    if shown.is_empty() {
        out.push_str("    <testcase classname=\"schemadown\" name=\"no changes\"/>\n");
    }
    for (severity, finding) in shown {
        case(&mut out, severity, finding, comparison, show);
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(out: &mut String, severity: Severity, finding: &Finding, comparison: &Comparison, show: &Show) {
    let change = &finding.change;
    let class = if change.model.is_empty() { &change.api } else { &change.model };
    let _ = write!(
        out,
        "    <testcase classname=\"{}\" name=\"{} {}\"",
        xml(class),
        xml(change.rule.id),
        xml(&change.path())
    );
    let text = format!("{} {}", change.path(), change.sentence.text());
    if let Some(allowed) = &finding.allowed {
        let _ = writeln!(out, ">\n      <skipped message=\"{}\"/>\n    </testcase>", xml(&allowed.reason));
        return;
    }
    if !show.objects(finding) {
        out.push_str("/>\n");
        return;
    }
    let place = |name: &str, span: Span| {
        let file = comparison.sources.file(span.file);
        format!("{name}: {}:{}", file.display, comparison.sources.position(span))
    };
    let mut lines = vec![text.clone()];
    lines.extend(whom(change, &show.categories));
    lines.extend(change.old.map(|span| place("before", span)));
    lines.extend(change.new.map(|span| place("now", span)));
    let _ = writeln!(
        out,
        ">\n      <failure type=\"{severity}\" message=\"{}\">{}</failure>\n    </testcase>",
        xml(&text),
        xml(&lines.join("\n"))
    );
}

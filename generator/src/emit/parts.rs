//! The support module of the emitted crate: what the models have in common, as far as they call it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::file::{File, header};
use super::layout::Layout;

const DOC: &str = "\
//! What the models have in common: the checks behind `validate()`, and the decoding that derives cannot express.
";

/// A part of the module: a file.
struct Part {
    name: &'static str,
    /// The parts that it refers to.
    needs: &'static [&'static str],
    /// What users of the models see of it.
    public: &'static [&'static str],
    source: &'static str,
}

const fn part(name: &'static str, needs: &'static [&'static str], source: &'static str) -> Part {
    Part { name, needs, public: &[], source }
}

const fn public(part: &Part, public: &'static [&'static str]) -> Part {
    Part { name: part.name, needs: part.needs, public, source: part.source }
}

const PARTS: &[Part] = &[
    part("base64", &[], include_str!("support/base64.rs")),
    public(&part("builders", &[], include_str!("support/builders.rs")), &["Unset"]),
    part("charset", &["report", "violations"], include_str!("support/charset.rs")),
    part("codes", &["report"], include_str!("support/codes.rs")),
    part("codings", &["report"], include_str!("support/codings.rs")),
    part("dates", &["report"], include_str!("support/dates.rs")),
    public(
        &part("decode", &["messages"], include_str!("support/decode.rs")),
        &["DecodeError", "from_slice", "from_str"],
    ),
    part("double_option", &[], include_str!("support/double_option.rs")),
    public(&part("enums", &["report", "violations", "whole"], include_str!("support/enums.rs")), &["UnknownValue"]),
    part("flags", &["report", "violations", "whole"], include_str!("support/flags.rs")),
    part("items", &["report", "violations"], include_str!("support/items.rs")),
    part("json", &["report"], include_str!("support/json.rs")),
    part("kinds", &[], include_str!("support/kinds.rs")),
    part("length", &["report", "violations"], include_str!("support/length.rs")),
    part("literal", &["whole"], include_str!("support/literal.rs")),
    part("loss", &["unknown"], include_str!("support/loss.rs")),
    part("messages", &[], include_str!("support/messages.rs")),
    part("network", &["report"], include_str!("support/network.rs")),
    part("number", &["report", "violations"], include_str!("support/number.rs")),
    part("pattern", &["report", "violations"], include_str!("support/pattern.rs")),
    part("records", &[], include_str!("support/records.rs")),
    part("relations", &["report", "violations"], include_str!("support/relations.rs")),
    part("report", &["violations"], include_str!("support/report.rs")),
    part("secrets", &[], include_str!("support/secrets.rs")),
    part("tagged", &["unions"], include_str!("support/tagged.rs")),
    public(
        &part("tolerant", &["decode", "messages"], include_str!("support/tolerant.rs")),
        &["Decoded", "Problem", "Remedy"],
    ),
    part("unions", &["loss", "messages", "report", "violations"], include_str!("support/unions.rs")),
    public(&part("unknown", &[], include_str!("support/unknown.rs")), &["Unknown"]),
    part("values", &["report", "violations"], include_str!("support/values.rs")),
    public(&part("violations", &[], include_str!("support/violations.rs")), &["Code", "Violation", "violations"]),
    part("whole", &[], include_str!("support/whole.rs")),
    part("writers", &[], include_str!("support/writers.rs")),
];

/// What every crate has.
const ALWAYS: [&str; 3] = ["decode", "report", "tolerant"];

/// The support module, as far as the models call it.
///
/// `derives` are those that the configuration adds to every type, which types of the module that stand in models need too.
pub(super) fn support(layout: &Layout, used: &BTreeSet<&'static str>, derives: &BTreeSet<String>) -> Vec<File> {
    let name = &layout.support;
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = used.iter().copied().chain(ALWAYS).collect();
    while let Some(next) = open.pop() {
        if wanted.insert(next) {
            open.extend(PARTS.iter().filter(|part| part.name == next).flat_map(|part| part.needs));
        }
    }
    let parts: Vec<_> = PARTS.iter().filter(|part| wanted.contains(part.name)).collect();
    let mut text = format!("{}\n{DOC}", header(None));
    text.push_str("#![allow(dead_code, reason = \"parts come as a whole\")]\n\n");
    for part in &parts {
        _ = writeln!(text, "pub(crate) mod {};", part.name);
    }
    let mut exports = String::new();
    for part in &parts {
        for item in part.public {
            _ = writeln!(exports, "pub use {}::{item};", part.name);
        }
    }
    if !exports.is_empty() {
        _ = write!(text, "\n{exports}");
    }
    let root = File { path: format!("{name}/mod.rs"), text };
    let files = parts.iter().map(|part| File {
        path: format!("{name}/{}.rs", part.name),
        text: format!("{}\n{}", header(None), derived(part, derives)),
    });
    std::iter::once(root).chain(files).collect()
}

/// The text of a part, with more derives where it has a type that stands in models.
fn derived(part: &Part, derives: &BTreeSet<String>) -> String {
    if part.name != "unknown" || derives.is_empty() {
        return part.source.to_owned();
    }
    let list: Vec<&str> = derives.iter().map(String::as_str).collect();
    part.source.replacen("Ord, Hash)]", &format!("Ord, Hash, {})]", list.join(", ")), 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::PARTS;

    #[test]
    fn a_part_needs_what_it_refers_to() {
        for part in PARTS {
            let word = |text: &'static str| text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next();
            let named: BTreeSet<_> = part.source.split("super::").skip(1).filter_map(word).collect();
            assert_eq!(part.needs.iter().copied().collect::<BTreeSet<_>>(), named, "{}", part.name);
        }
    }
}

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
    source: &'static str,
}

const fn part(name: &'static str, needs: &'static [&'static str], source: &'static str) -> Part {
    Part { name, needs, source }
}

const PARTS: &[Part] = &[
    part("base64", &[], include_str!("support/base64.rs")),
    part("charset", &["report"], include_str!("support/charset.rs")),
    part("codes", &["report"], include_str!("support/codes.rs")),
    part("codings", &["report"], include_str!("support/codings.rs")),
    part("dates", &["report"], include_str!("support/dates.rs")),
    part("double_option", &[], include_str!("support/double_option.rs")),
    part("enums", &["report"], include_str!("support/enums.rs")),
    part("flags", &["report"], include_str!("support/flags.rs")),
    part("items", &["report"], include_str!("support/items.rs")),
    part("json", &["report"], include_str!("support/json.rs")),
    part("kinds", &[], include_str!("support/kinds.rs")),
    part("length", &["report"], include_str!("support/length.rs")),
    part("literal", &[], include_str!("support/literal.rs")),
    part("loss", &[], include_str!("support/loss.rs")),
    part("network", &["report"], include_str!("support/network.rs")),
    part("number", &["report"], include_str!("support/number.rs")),
    part("pattern", &["report"], include_str!("support/pattern.rs")),
    part("records", &[], include_str!("support/records.rs")),
    part("relations", &["report"], include_str!("support/relations.rs")),
    part("report", &[], include_str!("support/report.rs")),
    part("tagged", &["unions"], include_str!("support/tagged.rs")),
    part("unions", &["loss", "report"], include_str!("support/unions.rs")),
    part("values", &["report"], include_str!("support/values.rs")),
    part("writers", &[], include_str!("support/writers.rs")),
];

/// What every crate has.
const ALWAYS: [&str; 1] = ["report"];

/// The support module, as far as the models call it.
pub(super) fn support(layout: &Layout, used: &BTreeSet<&'static str>) -> Vec<File> {
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
    let root = File { path: format!("{name}/mod.rs"), text };
    let files = parts.iter().map(|part| File {
        path: format!("{name}/{}.rs", part.name),
        text: format!("{}\n{}", header(None), part.source),
    });
    std::iter::once(root).chain(files).collect()
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

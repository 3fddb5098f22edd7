//! The page: one file with its style, its scripts and its data, which loads nothing.
//!
//! The data is lines of JSON in an element that no browser runs: the head, then each model, so that a model is read when it
//! is shown. The policy lets the page's own style and script work, which it knows by their digests, and nothing else.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::data::Report;

const TEMPLATE: &str = include_str!("page/page.html");

const STYLES: &[&str] = &[include_str!("page/base.css"), include_str!("page/parts.css")];

/// In the order in which they stand in the page: what is used at once stands before.
const SCRIPTS: &[&str] = &[
    include_str!("page/dom.js"),
    include_str!("page/data.js"),
    include_str!("page/words.js"),
    include_str!("page/route.js"),
    include_str!("page/search.js"),
    include_str!("page/list.js"),
    include_str!("page/excerpt.js"),
    include_str!("page/rust.js"),
    include_str!("page/row.js"),
    include_str!("page/graph.js"),
    include_str!("page/model.js"),
    include_str!("page/figures.js"),
    include_str!("page/changes.js"),
    include_str!("page/main.js"),
];

/// The page.
pub fn page(report: &Report) -> String {
    let style = STYLES.concat();
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat());
    let mut data = line(&report.head);
    for model in &report.models {
        data.push('\n');
        data.push_str(&line(model));
    }
    let mut page = String::with_capacity(data.len() + style.len() + script.len() + TEMPLATE.len());
    // What is put in is never looked into again.
    let mut rest = TEMPLATE;
    while let Some((before, after)) = rest.split_once("{{") {
        page.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        match name {
            "policy" => page.push_str(&policy(&style, &script)),
            "title" => page.push_str(&escaped(&report.head.title)),
            "style" => page.push_str(&style),
            "data" => page.push_str(&data),
            "script" => page.push_str(&script),
            _ => {}
        }
        rest = after;
    }
    page.push_str(rest);
    page
}

fn policy(style: &str, script: &str) -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        digest(script),
        digest(style),
    )
}

/// A value as JSON on one line, in which nothing ends or opens an element.
fn line(value: &impl Serialize) -> String {
    // What is plain data can be written.
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // These stand in strings only.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => _ = write!(out, "\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

/// Text as it may stand in an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{SCRIPTS, STYLES, line};

    #[test]
    fn nothing_of_ours_ends_its_element() {
        for text in STYLES.iter().chain(SCRIPTS) {
            let text = text.to_ascii_lowercase();
            for end in ["</style", "</script", "<script", "<!--", "innerhtml", "eval("] {
                assert!(!text.contains(end), "{end}");
            }
            assert!(text.ends_with('\n') && !text.contains('\r'));
        }
    }

    #[test]
    fn json_holds_no_markup() {
        assert_eq!(
            line(&"</script><!--&\u{2028}\u{2029}\n\""),
            r#""\u003c/script\u003e\u003c!--\u0026\u2028\u2029\n\"""#
        );
    }
}

//! Descriptions as the Markdown parser of rustdoc reads them.

use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};
use schemadown::config::Impls;
use schemadown::emit;

use crate::build::*;

/// The documentation that a model of this description gets, as Markdown.
fn documentation(description: &str) -> String {
    let schema = schema("prose", vec![model("M", structure(vec![])).describe(description)]);
    let files = emit::rust(&[&schema], &crate::flat(Impls::Derive)).unwrap();
    let file = files.iter().find(|file| file.path.ends_with("operations/m.rs")).unwrap();
    let lines = file.text.lines().filter_map(|line| line.strip_prefix("///"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// What rustdoc would compile, resolve or warn of.
fn complaint(markdown: &str) -> Option<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    // As rustdoc does, take every `[x]` for a link to an item.
    let mut resolve = |link: pulldown_cmark::BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    let mut complaint = None;
    for event in Parser::new_with_broken_link_callback(markdown, options, Some(&mut resolve)) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "text" => {}
            Event::Start(Tag::CodeBlock(kind)) => complaint = Some(format!("code: {kind:?}")),
            Event::Html(html) | Event::InlineHtml(html) => complaint = Some(format!("HTML: {html}")),
            Event::Start(Tag::FootnoteDefinition(name)) => complaint = Some(format!("footnote: {name}")),
            Event::Start(Tag::Link {
                link_type: LinkType::Inline | LinkType::Autolink | LinkType::Email,
                dest_url,
                ..
            }) => {
                let web =
                    ["http://", "https://", "mailto:"].iter().any(|scheme| dest_url.to_lowercase().starts_with(scheme));
                if !web && !dest_url.contains('@') {
                    complaint = Some(format!("link to {dest_url}"));
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                complaint = Some(format!("{link_type:?} to {dest_url}"));
            }
            Event::Start(Tag::Image { dest_url, .. }) => complaint = Some(format!("image of {dest_url}")),
            _ => {}
        }
    }
    complaint
}

fn fragment() -> impl Strategy<Value = String> {
    let pieces = [
        "```",
        "`",
        "~~~",
        "    ",
        "\t",
        "<br/>",
        "\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "[",
        "]",
        "](",
        ")",
        "<",
        ">",
        "</a>",
        "<code>",
        "</code>",
        "\\",
        "&lt;",
        "&#96;",
        "&#x5b;",
        "&#10;",
        "|",
        "\n| --- |\n",
        "| a |",
        "http://a.b/",
        "*/",
        "rust",
        "<b>",
        "<a href=\"",
        "\">",
        "\r",
        "!",
        "[^1]",
        ": ",
        "javascript:x",
        "../x.md",
        "<x>",
        "<!--",
        "-->",
        "<li>",
        "<p>",
        "===",
        "---",
        "\n- - ",
        "**",
        "_",
    ];
    prop_oneof![4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "[ -~]{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]
    #[test]
    fn rustdoc_finds_neither_code_nor_html_nor_items(pieces in proptest::collection::vec(fragment(), 1..20)) {
        let documentation = documentation(&pieces.concat());
        prop_assert_eq!(complaint(&documentation), None, "{:?} became\n{}", pieces.concat(), documentation);
    }
}

#[test]
fn the_checker_finds_what_it_looks_for() {
    for wrong in [
        "```\nx\n```",
        "```rust\nx\n```",
        "a\n\n    x",
        "[foo]",
        "a <b>x</b>",
        "[x](../x.md)",
        "- a\n\n      x",
        "![i](https://a.b)",
    ] {
        assert!(complaint(wrong).is_some(), "{wrong:?}");
    }
    assert_eq!(complaint("a `[x]` \\[x\\] <https://a.b> [t](https://a.b)\n\n```text\n<b>\n```"), None);
}

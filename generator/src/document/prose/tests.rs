//! Descriptions and their trees.

use proptest::prelude::*;

use super::{ProseBlock, ProseKind, prose};
use crate::document::{Inline, InlineKind, Text};

/// A tree in short: blocks in order, `{}` around what is in one; `-` and `1.` items, `#` a heading, `/` the end of a line.
fn show(blocks: &[ProseBlock]) -> String {
    let block = |block: &ProseBlock| match &block.kind {
        ProseKind::Paragraph(text) => format!("{{{}}}", inline(text)),
        ProseKind::Heading(text) => format!("#{{{}}}", inline(text)),
        ProseKind::List(first, items) => {
            let marker = first.map_or("-".to_owned(), |first| format!("{first}."));
            items.iter().map(|item| format!("{marker}{{{}}}", show(item))).collect::<Vec<_>>().concat()
        }
        ProseKind::Quote(blocks) => format!(">{{{}}}", show(blocks)),
        ProseKind::Code(code) => format!("code{{{code}}}"),
        ProseKind::Table(rows) => {
            let row = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join("|");
            format!("table{{{}}}", rows.iter().map(row).collect::<Vec<_>>().join("/"))
        }
        ProseKind::Rule => "---".to_owned(),
    };
    blocks.iter().map(block).collect()
}

fn inline(tree: &[Inline]) -> String {
    let part = |part: &Inline| match &part.kind {
        InlineKind::Text(text) | InlineKind::Image(text) | InlineKind::Html(text) => text.clone(),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Emphasis(inner) => format!("_{}_", inline(inner)),
        InlineKind::Strong(inner) => format!("**{}**", inline(inner)),
        InlineKind::Struck(inner) => format!("~~{}~~", inline(inner)),
        InlineKind::Link { target, label } => format!("[{}]({target})", inline(label)),
        InlineKind::Break => "/".to_owned(),
    };
    tree.iter().map(part).collect()
}

fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(show(&prose(Text::alone(markdown))), *expected, "{markdown:?}");
    }
}

#[test]
fn lines_belong_where_their_authors_put_them() {
    check(&[
        ("a<br/>b<br/><br/>c", "{a/b}{c}"),
        ("One of:<br/>  - a<br/>  - b", "{One of:}-{{a}}-{{b}}"),
        ("- a<br/>  - b<br/>    - c<br/>- d", "-{{a}-{{b}-{{c}}}}-{{d}}"),
        ("1. a<br/>  - b<br/>2. c", "1.{{a}-{{b}}}1.{{c}}"),
        ("- a<br/><br/>  b<br/><br/>c", "-{{a}{b}}{c}"),
        ("• a<br/>• b", "-{{a}}-{{b}}"),
        ("as of<br/>2. May", "{as of/2. May}"),
        ("- 1 - 2<br/>- - 3", "-{{1 - 2}}-{{- 3}}"),
        ("a<br/><br/>        b", "{a}{b}"),
        ("a<br/>-<br/>b", "{a/-/b}"),
        ("[deprecated]: yes", "{[deprecated]: yes}"),
        ("[a][1]<br/><br/>[1]: https://a.example", "{[a](https://a.example)}"),
    ]);
}

#[test]
fn blocks_end_where_they_are_seen_to_end() {
    check(&[
        ("- a<br/>  ```<br/>x<br/>  ```<br/>- b", "-{{a}code{x\n}}-{{b}}"),
        ("- a<br/>```<br/>x<br/>```<br/>b", "-{{a}}code{x\n}{b}"),
        ("~~~json<br/>  {}<br/>    x", "code{{}\n  x\n}"),
        ("a<br/>\\| b \\| c \\|<br/>\\|---\\|---\\|<br/>\\| `d` \\| e \\|<br/>f", "{a}table{b|c/`d`|e}{f}"),
        ("# a<br/>b", "#{a}{b}"),
        ("a<br/>---<br/>b<br/>c<br/>---", "#{a}{b/c}---"),
        ("> a<br/>>> b<br/><br/>c", ">{{a/b}}{c}"),
        ("<p>a</p><ul><li><p>b</p></li><li>c</li></ul>", "{a}-{{b}}-{{c}}"),
        ("<worker><br/>a", "{<worker> a}"),
    ]);
}

#[test]
fn marks_mean_what_they_are_meant_to() {
    check(&[
        ("_a_ **b** <em>c</em> <b>d</b> <b>e", "{_a_ **b** _c_ **d** e}"),
        ("'*' or '*', pods/*, jobs/*", "{'*' or '*', pods/*, jobs/*}"),
        ("a.__name__ is '__b__' or '~' or '~'", "{a.__name__ is '__b__' or '~' or '~'}"),
        ("_\"a\"_: (_b_), **c**d", "{_\"a\"_: (_b_), **c**d}"),
        ("<code>a_b &lt; *c*</code> <sub>d</sub> <x>", "{`a_b < *c*` d <x>}"),
        ("`<br>` `a \\| b` <!-- c -->`<li>`", "{` ` `a | b` `<li>`}"),
        ("https://a.example/_x_/?y&amp;z, *b*", "{[https://a.example/_x_/?y&z](https://a.example/_x_/?y&z), _b_}"),
        ("![a](b.png) <me@a.example>", "{[a](b.png) [me@a.example](mailto:me@a.example)}"),
    ]);
}

#[test]
fn trees_are_not_deep() {
    for (open, close) in [("*(", ")*"), ("<b>", "</b>"), ("[", "](a)"), ("- ", ""), ("> ", ""), ("<i><b>", "")] {
        let text = format!("{}a{}", open.repeat(20_000), close.repeat(20_000));
        assert!(!prose(Text::alone(&text)).is_empty());
    }
    let lists = (0..300).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect::<Vec<_>>().concat();
    assert!(show(&prose(Text::alone(&lists))).len() > 300);
}

fn fragment() -> impl Strategy<Value = String> {
    #[rustfmt::skip] // Pieces in rows can be read.
    let pieces = [
        "a", "é ", " b ", "`", "```", "*", "**", "_", "~~", "[", "](c)", "<br/>", "\n", "\n\n", "- ", "1. ", "> ", "# ", "    ",
        "\\|", "\\", "&amp;", "&lt;", "<b>", "</b>", "<code>", "</code>", "<p>", "<li>", "<!--", "-->", "http://a.b/_c_",
        "| d |\n", "| - |\n", "---", "\r", "<a href=x>", "</a>",
    ];
    proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned)
}

proptest! {
    /// What is as long as its place is what stands there.
    #[test]
    fn places_lead_back_to_the_description(pieces in proptest::collection::vec(fragment(), 0..24)) {
        fn leaves<'a>(tree: &'a [Inline], out: &mut Vec<&'a Inline>) {
            for part in tree {
                match &part.kind {
                    InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner)
                    | InlineKind::Link { label: inner, .. } => leaves(inner, out),
                    _ => out.push(part),
                }
            }
        }
        let text = pieces.concat();
        for block in prose(Text::alone(&text)) {
            prop_assert!(text.get(block.span.range()).is_some(), "{:?} has no {:?}", text, block);
            let ProseKind::Paragraph(tree) = &block.kind else { continue };
            let mut found = Vec::new();
            leaves(tree, &mut found);
            for leaf in found {
                let there = text.get(leaf.span.range());
                prop_assert!(there.is_some(), "{:?} has no {:?}", text, leaf);
                // A paragraph that starts with a tag has its lines in one, those that tags end, too.
                let is_line = |there: &&str| !there.contains(['\n', '\r']) && !["<br/>", "<p>", "<li>"].iter().any(|tag| there.contains(tag));
                if let InlineKind::Text(written) = &leaf.kind
                    && let Some(there) = there.filter(is_line)
                {
                    let other = written.chars().count() == 1 || there.len() != written.len();
                    prop_assert!(other || there == written, "{:?} has {:?} for {:?}", text, there, written);
                }
            }
        }
    }
}

//! What prose becomes, and what it never becomes.

use proptest::prelude::*;

use super::doc::{code, line, prose};

fn check(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(prose(markdown).join("\n"), *expected, "{markdown:?}");
        assert_eq!(violation(&prose(markdown)), None, "{markdown:?}");
    }
}

#[test]
fn words_lists_and_code_stay() {
    check(&[
        ("", ""),
        ("One line.", "One line."),
        ("One<br/>two<br>three</br>four<BR />five", "One\ntwo\nthree\nfour\nfive"),
        ("One.<br/><br/><br/>Two.", "One.\n\nTwo."),
        ("Either:<br/>- a<br/>- b<br/><br/>After.", "Either:\n\n- a\n- b\n\nAfter."),
        ("- a<br/>    - deep<br/>        - deeper<br/>- b", "- a\n  - deep\n  - deeper\n- b"),
        ("- a<br/>  goes on<br/>- b", "- a goes on\n- b"),
        ("1. a<br/>1. b<br/>7) c", "1. a\n2. b\n3. c"),
        ("Use `a_b` or <code>x &lt; y</code>.", "Use `a_b` or `x < y`."),
        ("``a ` b``", "``a ` b``"),
        ("# Title<br/>text", "**Title**\n\ntext"),
        ("> quoted<br/>> more<br/><br/>after", "> quoted\n> more\n\nafter"),
        ("<p>One</p><ul><li>a</li><li>b</li></ul>", "One\n\n- a\n- b"),
        ("a<!-- hidden -->b", "ab"),
        ("Title<br/>=====<br/>text<br/>---<br/>more", "**Title**\n\n**text**\n\nmore"),
        (
            "\\| A \\| B \\|<br/>\\| --- \\| --- \\|<br/>\\| `x` \\| [y] \\|",
            "| A | B |\n| --- | --- |\n| `x` | \\[y\\] |",
        ),
    ]);
}

#[test]
fn links_stay_where_they_lead_to_the_web() {
    check(&[
        ("See [the guide](https://a.example/x).", "See [the guide](https://a.example/x)."),
        ("[long<br/>text](https://a.example/x_(y))", "[long text](https://a.example/x_%28y%29)"),
        ("[mail](mailto:a@b.example)", "[mail](mailto:a@b.example)"),
        ("[model](./foo.md) and [up](../../etc/passwd)", "model and up"),
        ("[`code`](../x.md)", "`code`"),
        ("[run](javascript:alert(1))", "run"),
        ("![image](https://a.example/i.png)", "[image](https://a.example/i.png)"),
        ("<a href=\"https://a.example\">text</a> <a name=x>plain</a>", "[text](https://a.example) plain"),
        ("At https://a.example/x, or (http://b.example).", "At <https://a.example/x>, or (<http://b.example>)."),
        ("<https://a.example>", "<https://a.example>"),
        ("`https://a.example`", "`https://a.example`"),
        ("https://{env}.example/x", "`https://{env}.example/x`"),
        ("[https://a.example](https://a.example)", "<https://a.example>"),
        ("[foo] and [RFC][1] and [x]: y", "\\[foo\\] and \\[RFC\\]\\[1\\] and \\[x\\]: y"),
    ]);
}

#[test]
fn nothing_becomes_code_or_html() {
    check(&[
        ("```rust<br/>fn main() { panic!() }<br/>```", "```text\nfn main() { panic!() }\n```"),
        ("a<br/>```<br/>    # hidden<br/>  x", "a\n\n```text\n  # hidden\nx\n```"),
        ("~~~<br/>x```y<br/>~~~<br/>after", "````text\nx```y\n````\n\nafter"),
        ("- item<br/>- ```json<br/>{}<br/>```", "- item\n\n  ```text\n  {}\n  ```"),
        ("a<br/><br/>        let x = 1;<br/>\tlet y = 2;", "a\n\nlet x = 1;\nlet y = 2;"),
        ("-     five spaces", "- five spaces"),
        ("inline ``` fence", "inline \\`\\`\\` fence"),
        ("/<worker-id>/<b>x</b>", "/\\<worker-id>/**x**"),
        ("*/ {{}} }} //", "*/ {{}} }} //"),
        ("a\u{202e}b\u{0}c\u{2066}", "a\\u{202E}b\\u{0000}c\\u{2066}"),
        ("&lt;script&gt; &amp;lt; A&B", "\\<script> &amp;lt; A&B"),
        ("#[derive(X)]<br/>#no heading", "\\#\\[derive(X)\\]\n\\#no heading"),
        ("a<br/>-<br/>b<br/>1.", "a\n\\-\nb\n1\\."),
        ("ends in \\", "ends in \\\\"),
        ("goes on \\<br/>here", "goes on\nhere"),
    ]);
}

#[test]
fn code_spans_cannot_be_left() {
    assert_eq!(code("a"), "`a`");
    assert_eq!(code("``"), "``` `` ```");
    assert_eq!(code("a\n`b"), "``a `b``");
    assert_eq!(code(""), "");
    assert_eq!(line("Max. `86` <b>\nor [x]"), "Max. `86`  or \\[x\\]");
}

/// What rustdoc would take for code, or a compiler for the end of the comment.
fn violation(lines: &[String]) -> Option<String> {
    let mut fence: Option<String> = None;
    for line in lines {
        if line.contains(['\n', '\r']) || line.chars().any(char::is_control) {
            return Some(format!("a line end or control character in {line:?}"));
        }
        let line = line.trim_start_matches("> ");
        let ticks: String = line.trim_start().chars().take_while(|character| *character == '`').collect();
        match &fence {
            Some(open) => fence = (line.trim_start() != open).then(|| open.clone()),
            None if line.trim_start().starts_with("~~~") => return Some(format!("a fence: {line:?}")),
            None if ticks.len() >= 3 && !line.trim_start()[ticks.len()..].contains('`') => {
                if line.trim_start().strip_prefix(&ticks) != Some("text") {
                    return Some(format!("a fence without a language: {line:?}"));
                }
                fence = Some(ticks);
            }
            None if line.starts_with("    ") || line.starts_with('\t') => return Some(format!("indented: {line:?}")),
            None if line.trim_start().starts_with(['-', '>']) && line.trim_start()[1..].starts_with("     ") => {
                return Some(format!("indented code in a list: {line:?}"));
            }
            None => {}
        }
    }
    fence.map(|open| format!("an open fence {open}"))
}

#[test]
fn long_hostile_prose_costs_no_square() {
    let started = std::time::Instant::now();
    for piece in [
        "<", "[", "`", "](", "<code>", "<a href=", "&", "http://a", "<!--", "- ", "|\n", "\\", "(", "![", "` `` ",
        "*(", "_a", "<b>", "<sub>```", "> ", ">\n", "1. ", "a\n---\n", "~", "```\n", "<x>\n", "[a]: b\n", ").", "''*",
    ] {
        let lines = prose(&piece.repeat(50_000 / piece.len()));
        assert_eq!(violation(&lines), None);
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
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
        "&#x202e;",
        "|",
        "| --- |",
        "http://a.b/",
        "*/",
        "rust",
        "fn main() {}",
        "\u{202e}",
        "\r",
        "\u{b}",
        "\u{2028}",
        "é",
        "<!--",
        "-->",
        "<li>",
        "<p>",
        "===",
        "---",
        "=",
        "!",
    ];
    prop_oneof![proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), any::<String>()]
}

proptest! {
    #[test]
    fn hostile_prose_stays_prose(pieces in proptest::collection::vec(fragment(), 0..24)) {
        let markdown = pieces.concat();
        let lines = prose(&markdown);
        prop_assert_eq!(violation(&lines), None, "{:?} became {:#?}", markdown, lines);
        let tokens = super::attributes::docs(&lines);
        prop_assert!(syn::parse2::<syn::ItemStruct>(quote::quote!(#tokens struct X;)).is_ok());
    }

    #[test]
    fn one_line_stays_one_line(text in any::<String>()) {
        prop_assert!(!line(&text).chars().any(char::is_control));
        prop_assert!(!code(&text).chars().any(char::is_control));
    }
}

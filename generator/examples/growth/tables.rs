//! Hostile pages of tables that people write, HTML tables, anchors and front matter.

use super::cases::{Case, case, numbered, one_at, up_to};

type Pages = Vec<(String, String)>;

/// What the paths of pages begin with that are read as such tables, whatever they look like.
pub(crate) const FOLDER: &str = "tables/";

const HEAD: &str = "| Field | Type | Required | Description |\n|---|---|---|---|\n";

/// Every case of tables.
pub(crate) const CASES: &[Case] = &[
    // Markdown and HTML.
    case("html rows", |n| html(&"<tr><td>a</td><td>string</td></tr>\n".repeat(n))),
    case("html cells that stay open", |n| html(&"<td>".repeat(n))),
    case("html tables", |n| page("<table><tr><th>Field<th>Type<tr><td>a<td>string</table>\n\n".repeat(n))),
    case("html tables that stay open", |n| page("<table>\n".repeat(n))),
    case("html tags in a cell", |n| row("string", &"<b><i>x</i></b>".repeat(n))),
    case("components", |n| page(format!("{}\n{HEAD}| a | string | yes | x |\n", "<Tab>\n".repeat(n)))),
    case("components that close", |n| page(format!("{}{}", "<Tab>\n".repeat(n), "</Tab>\n".repeat(n)))),
    case("templates", |n| page(format!("{}\n{HEAD}| a | string | yes | x |\n", "{% a %}\n".repeat(n)))),
    case("anchors", |n| page(numbered(n, "<a name=\"a", "\"></a>\n\n"))),
    case("anchors of one name", |n| page("<a name=\"a\"></a>\n\n".repeat(n))),
    case("open anchors", |n| page("<a name=\"a".repeat(n))),
    case("front matter", |n| {
        page(format!("---\n{}---\n\n{HEAD}| a | string | yes | x |\n", numbered(n, "key", ": x\n")))
    }),
    case("front matter that stays open", |n| page(format!("---\n{}", "title: x\n".repeat(n)))),
    // Tables.
    case("rows of no table", |n| {
        page(format!("{HEAD}| a | string | yes | x |\n\n{}", "| b | string | no | x |\n\n".repeat(n)))
    }),
    case("rows without a line of dashes", |n| page("| a | b | c |\n".repeat(n))),
    case("tables of no kind", |n| page("| x y | z |\n|---|---|\n| a b c | d e |\n\n".repeat(n))),
    case("columns of no kind", |n| page(format!("{}|\n{}|\n", "| a b ".repeat(n), "|---".repeat(n)))),
    up_to(4096, "rows that stand twice", |n| page(format!("{HEAD}{}", "| a | string | yes | x |\n".repeat(n)))),
    up_to(4096, "names with dots", |n| page(format!("{HEAD}{}", numbered(n, "| a.b.c", " | string | yes | x |\n")))),
    case("dots of a name", |n| page(format!("{HEAD}| {}a | string | yes | x |\n", "a.".repeat(n)))),
    case("brackets of a name", |n| page(format!("{HEAD}| a{} | string | yes | x |\n", "[]".repeat(n)))),
    up_to(4096, "braces", |n| page(format!("{HEAD}{}", numbered(n, "| **a", "** { | object | yes | x |\n")))),
    up_to(4096, "levels", |n| page(format!("{HEAD}{}", levels(n)))),
    case("names of a cell", |n| page(format!("{HEAD}| {} | string | yes | x |\n", numbered(n.min(4000), "`a", "`, ")))),
    // Types.
    case("words of a type", |n| row(&"word ".repeat(n), "")),
    case("unions of words", |n| row(&numbered(n, "word", " or "), "")),
    case("lists of a type", |n| row(&"array of ".repeat(n), "")),
    case("brackets of a type", |n| row(&format!("string{}", "[]".repeat(n)), "")),
    case("open brackets of a type", |n| row(&"map<".repeat(n), "")),
    case("links of a type", |n| row(&numbered(n, "[a](#a", ") "), "")),
    up_to(4096, "unknown words", |n| page(format!("{HEAD}{}", numbered_twice(n)))),
    // Headings and links.
    up_to(1 << 13, "models of a page", |n| page(models(n, |at| at))),
    up_to(1 << 13, "models of a page of one name", |n| page(models(n, |_| 0))),
    up_to(1 << 13, "models that link", |n| page(models(n, |at| at).replace("string", "[H0](#h0)"))),
    up_to(1 << 13, "headings without tables", |n| page(models(n, |at| at) + &numbered(n, "## Bare", "\n\nText.\n\n"))),
    up_to(4096, "links to no heading", |n| page(format!("{HEAD}{}", numbered(n, "| a | [X](#x", ") | yes | x |\n")))),
    up_to(4096, "links to no page", |n| page(format!("{HEAD}{}", numbered(n, "| a | [X](x", ".md) | yes | x |\n")))),
    up_to(1 << 12, "pages of tables", pages),
    // Lists.
    case("values of a list", |n| page(format!("## Color Values\n\n{}", numbered(n, "- `v", "` - x\n")))),
    up_to(1 << 12, "members of a list", |n| {
        page(format!("{}## U\n\nOne of:\n\n{}", models(n, |at| at), numbered(n, "- [H](#h", ")\n")))
    }),
    case("fields of a list", |n| page(format!("## A\n\n{}", numbered(n, "- `f", "` (string, required): x\n")))),
    case("glossary", |n| {
        page(format!("{HEAD}| a | word1 | yes | x |\n\n## Types\n\n{}", numbered(n, "- word", " - A string.\n")))
    }),
];

fn page(text: String) -> Pages {
    one_at(format!("{FOLDER}t.md"), text)
}

fn html(rows: &str) -> Pages {
    page(format!("<table>\n<tr><th>Field</th><th>Type</th></tr>\n{rows}</table>\n"))
}

fn row(ty: &str, described: &str) -> Pages {
    page(format!("{HEAD}| a | {ty} | yes | {described} |\n"))
}

fn levels(n: usize) -> String {
    (0..n).map(|at| format!("| {}a{at} | object | yes | x |\n", "» ".repeat(at.min(40)))).collect::<Vec<_>>().concat()
}

fn numbered_twice(n: usize) -> String {
    (0..n).map(|at| format!("| a{at} | word{at} | yes | x |\n")).collect::<Vec<_>>().concat()
}

fn models(n: usize, name: impl Fn(usize) -> usize) -> String {
    (0..n).map(|at| format!("## H{}\n\n{HEAD}| a | string | yes | x |\n\n", name(at))).collect::<Vec<_>>().concat()
}

fn pages(n: usize) -> Pages {
    let next = |at: usize| (at + 1) % n.max(1);
    let text = |at: usize| format!("# H{at}\n\n{HEAD}| a | [H](h{}.md#h{}) | yes | x |\n", next(at), next(at));
    (0..n).map(|at| (format!("{FOLDER}h{at}.md"), text(at))).collect()
}

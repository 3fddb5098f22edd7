//! The hostile docs, each of any size.

use std::fmt::Write as _;

/// Docs of a size.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    /// The smallest size.
    pub(crate) start: usize,
    /// The largest: a limit of ours, or what there cannot be more of.
    pub(crate) most: usize,
    pub(crate) pages: fn(usize) -> Vec<(String, String)>,
}

type Pages = Vec<(String, String)>;

pub(crate) const fn case(name: &'static str, pages: fn(usize) -> Pages) -> Case {
    Case { name, start: 1 << 10, most: 1 << 23, pages }
}

/// One that is limited to so many of something.
pub(crate) const fn up_to(most: usize, name: &'static str, pages: fn(usize) -> Pages) -> Case {
    Case { name, start: 64, most, pages }
}

/// Every case there is.
pub(crate) const CASES: &[Case] = &[
    // Markdown.
    case("pipes", |n| described(&"\\|".repeat(n))),
    case("pipes of a row", |n| one(format!("{HEAD}{}\n", "|".repeat(n)))),
    case("columns", |n| one(format!("# T\n\n## Fields\n\n{}|\n{}|\n", "| a ".repeat(n), "|---".repeat(n)))),
    case("rows that do not fit", |n| one(format!("{HEAD}{}", "| `a` | b |\n".repeat(n)))),
    case("unclosed brackets", |n| one(format!("# T\n\n{}\n{FIELDS}", "[".repeat(n)))),
    case("images", |n| one(format!("# T\n\n{}\n{FIELDS}", "![".repeat(n)))),
    case("links in links", |n| one(format!("# T\n\n{}{}\n{FIELDS}", "[".repeat(n), "](x)".repeat(n)))),
    case("backticks of all lengths", |n| one(format!("# T\n\n{}\n{FIELDS}", ticks(n)))),
    case("emphasis", |n| one(format!("# T\n\n{}\n{FIELDS}", "*a_ ".repeat(n)))),
    case("emphasis that closes", |n| one(format!("# T\n\n{}{}\n{FIELDS}", "*a ".repeat(n), "b* ".repeat(n)))),
    case("quotes in quotes", |n| one(format!("# T\n\n{} x\n{FIELDS}", ">".repeat(n)))),
    case("lists in lists", |n| one(format!("# T\n\n{}x\n{FIELDS}", "- ".repeat(n)))),
    case("list", |n| one(format!("# T\n\n{}\n{FIELDS}", "- a\n".repeat(n)))),
    case("entities", |n| one(format!("# T\n\n{}\n{FIELDS}", "&amp;".repeat(n)))),
    case("angle brackets", |n| one(format!("# T\n\n{}\n{FIELDS}", "<a ".repeat(n)))),
    case("comments", |n| one(format!("# T\n\n{}\n{FIELDS}", "<!-- ".repeat(n)))),
    case("headings", |n| one(format!("# T\n\n{}{FIELDS}", "## A\n\n".repeat(n)))),
    case("link definitions", |n| one(format!("# T\n\n{}\n{}\n{FIELDS}", numbered(n, "[", "]: x\n"), "[1] ".repeat(n)))),
    case("fences", |n| one(format!("# T\n\n{}\n{FIELDS}", "```typescript\nx\n```\n".repeat(n)))),
    // Types.
    case("lists of lists", |n| typed(&format!("*string*{}", "[]".repeat(n)))),
    case("open arrays", |n| typed(&"Array<".repeat(n))),
    case("open maps", |n| typed(&"Record<string, ".repeat(n))),
    case("parentheses", |n| typed(&format!("{}*string*{}", "(".repeat(n), ")".repeat(n)))),
    case("union in a cell", |n| typed(&numbered(n, "*\"a", "\"* \\| "))),
    case("union of links", |n| typed(&numbered(n, "[models.T](../models/t", ".md) \\| "))),
    case("stars", |n| typed(&"*".repeat(n))),
    // Literals.
    case("open lists of an example", |n| example(&"[".repeat(n))),
    case("open objects of an example", |n| example(&"{a:".repeat(n))),
    case("list of an example", |n| example(&format!("{{ a: [{}] }}", "1, ".repeat(n)))),
    case("object of an example", |n| example(&format!("{{{}}}", numbered(n, "a", ": 1,\n")))),
    case("text of an example", |n| example(&format!("{{ a: \"{}\" }}", "\\n".repeat(n)))),
    case("comments of an example", |n| example(&format!("{{ {} a: \"x\" }}", "// x\n/* y */".repeat(n)))),
    case("example cell", |n| cell(&format!("{{\"a\": [{}1]}}", "{\"b\": 1},<br/>".repeat(n)))),
    // JSON below a table.
    case("open lists of JSON", |n| message("[".repeat(n))),
    case("open objects of JSON", |n| message("{a:".repeat(n))),
    case("list of JSON", |n| message(format!("[{}]", "{\"id\": 1, \"name\": \"x\"}, ".repeat(n)))),
    case("object of JSON", |n| message(format!("{{{}}}", numbered(n, "\"a", "\": {\"id\": 1, \"name\": null},\n")))),
    case("values of JSON", |n| message("{\"id\": 1}\n".repeat(n))),
    case("levels of JSON", |n| message(format!("[{}]", format!("{}{},", "[".repeat(90), "]".repeat(90)).repeat(n)))),
    case("ellipses of JSON", |n| message(format!("[{}]", "... (more, ".repeat(n)))),
    case("ellipses with parentheses", |n| message(format!("[... {}]", "() ".repeat(n)))),
    case("comments of JSON", |n| message(format!("{{{}}}", "// ...\n/* x */ # y\n".repeat(n)))),
    case("open comments of JSON", |n| message(format!("[{}", "1, /* ".repeat(n)))),
    case("words of JSON", |n| message(format!("[{}]", "<word> and // more\n".repeat(n)))),
    case("heads of JSON", |n| message("GET / HTTP/1.1\nHost: a\n\n{\"id\": 1}\n".repeat(n))),
    case("head without JSON", |n| message("Host: a\n".repeat(n))),
    case("members of JSON", |n| message(numbered(n, "\"a", "\": 1,\n"))),
    case("mistakes of JSON", |n| message(format!("[{}]", "{\"id\": \"x\", \"name\": 1, \"other\": 2}, ".repeat(n)))),
    // Prose.
    case("clauses", |n| described(&"at most 5 characters, ".repeat(n))),
    case("sentences", |n| described(&"Must be at most 5 characters. ".repeat(n))),
    case("different limits", |n| described(&numbered(n, "The maximum length is ", ". "))),
    case("words", |n| described(&"word ".repeat(n))),
    case("letters", |n| described(&"w".repeat(n))),
    case("values in prose", |n| described(&format!("Must be one of {}.", numbered(n, "`v", "`, ")))),
    case("characters in prose", |n| described(&format!("May only contain {}.", "letters, digits, `-`, ".repeat(n)))),
    case("open parentheses in prose", |n| described(&format!("Must be {} at most 5", "(".repeat(n)))),
    case("parentheses in prose", |n| described(&"Must be (at most 5) characters ".repeat(n))),
    case("cases", |n| described(&"if `f1` is set, it is required when `f2` is ".repeat(n))),
    case("names of siblings", |n| described(&"`f1` and `f2` and ".repeat(n))),
    case("exclusive siblings", |n| described(&format!("Cannot be used with {}.", "`f1`, `f2`, ".repeat(n)))),
    case("numbers", |n| described(&"between 1 and 2 ".repeat(n))),
    case("line breaks", |n| described(&"<br/>".repeat(n))),
    case("bullets", |n| described(&"One of:<br/> - `a`<br/> - `b` ".repeat(n))),
    case("quotes in prose", |n| described(&"\"a ".repeat(n))),
    case("code in prose", |n| described(&"``a`".repeat(n))),
    case("emphasis in prose", |n| described(&"**a _b ".repeat(n))),
    case("links in prose", |n| described(&"[a](b ".repeat(n))),
    case("abbreviations", |n| described(&"e.g. i.e. etc. ".repeat(n))),
    // Names.
    up_to(4096, "fields", |n| {
        one(format!("{HEAD}{}", numbered(n, "| `f", "` | *string* | :heavy_check_mark: | x |\n")))
    }),
    up_to(4096, "fields that clash", |n| {
        one(format!("{HEAD}{}", clashing(n, "| `", "` | *string* | :heavy_check_mark: | x |\n")))
    }),
    up_to(4096, "fields in two cases", |n| one(format!("{HEAD}{}", cased(n)))),
    up_to(4096, "fields with rules", |n| {
        one(format!(
            "{HEAD}{}",
            numbered(
                n,
                "| `f",
                "` | *string* | :heavy_minus_sign: | Required when `f1` is set. At most 5 characters. |\n"
            )
        ))
    }),
    up_to(16_384, "enum", |n| {
        one(format!("# T\n\n## Values\n\n```typescript\n{}\"z\"\n```\n", numbered(n, "\"v", "\" | ")))
    }),
    up_to(16_384, "enum that clashes", |n| {
        one(format!("# T\n\n## Values\n\n```typescript\n{}\"z\"\n```\n", clashing(n, "\"", "\" | ")))
    }),
    up_to(1 << 20, "values that are none", |n| {
        one(format!("# T\n\n## Values\n\n```typescript\n{}\n```\n", "red | ".repeat(n)))
    }),
    // Models.
    up_to(1 << 15, "models of one name", |n| models(n, |_| ("t".to_owned(), FIELDS.to_owned()), "T")),
    up_to(1 << 15, "names that are unknown", |n| {
        models(n, |at| (format!("t{at}"), fields(&[&format!("*models.Unknown{at}*")])), "")
    }),
    up_to(1 << 15, "links that lead nowhere", |n| {
        models(n, |at| (format!("t{at}"), fields(&[&format!("[models.U{at}](../m0/u{at}.md)")])), "")
    }),
    up_to(1 << 13, "chain of links", |n| chain(n, false)),
    up_to(1 << 13, "cycle", |n| chain(n, true)),
    up_to(1 << 13, "chain of aliases", |n| aliases(n, false)),
    up_to(1 << 13, "cycle of aliases", |n| aliases(n, true)),
    up_to(1 << 11, "members without a tag", |n| union(n, false)),
    up_to(1 << 11, "members with a tag", |n| union(n, true)),
    up_to(1 << 13, "one model that all name", |n| {
        models(n, |at| (format!("t{at}"), fields(&["[models.T0](../m0/t0.md)"; 4])), "")
    }),
    // Two documentations of one API.
    up_to(1 << 12, "two docs", |n| twice(chain(n, true), chain(n, true))),
    up_to(1 << 12, "two docs that contradict", |n| twice(chain(n, true), contradicting(chain(n, true)))),
    up_to(1 << 12, "two docs, nothing in common", |n| twice(chain(n, true), renamed(chain(n, true)))),
    up_to(1 << 12, "two docs, models of one name", |n| {
        let same = |n| models(n, |_| ("t".to_owned(), FIELDS.to_owned()), "T");
        twice(same(n), same(n))
    }),
    up_to(4096, "two docs, fields", |n| {
        let rows = |before| one(format!("{HEAD}{}", numbered(n, before, "` | *string* | :heavy_check_mark: | x |\n")));
        twice(rows("| `aField"), rows("| `a_field_"))
    }),
    up_to(1 << 14, "two docs, enum", |n| {
        let values = |quoted: &str| one(format!("# T\n\n## Values\n\n```typescript\n{quoted}\"z\"\n```\n"));
        twice(values(&numbered(n, "\"v", "\" | ")), values(&numbered(n, "\"w", "\" | ")))
    }),
    up_to(1 << 10, "two docs, members", |n| twice(union(n, true), union(n, false))),
    up_to(1 << 13, "deep folders", |n| one_at(format!("{}t.md", "m/".repeat(n)), format!("# T\n\n{FIELDS}"))),
];

/// Where the pages of a second documentation lie.
pub(crate) const SECOND: &str = "second";

fn twice(mut first: Pages, second: Pages) -> Pages {
    first.extend(second.into_iter().map(|(path, text)| (format!("{SECOND}/{path}"), text)));
    first
}

/// The same models, which say of every field that it may be absent.
fn contradicting(pages: Pages) -> Pages {
    pages.into_iter().map(|(path, text)| (path, text.replace("check_mark", "minus_sign"))).collect()
}

/// The same models under other names.
fn renamed(pages: Pages) -> Pages {
    let other = |text: &str| text.replace("/t", "/u").replace(".T", ".U").replace("# T", "# U");
    pages.into_iter().map(|(path, text)| (other(&path), other(&text))).collect()
}

const HEAD: &str = "# T\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n";
const FIELDS: &str = "\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| `a` | *string* | :heavy_minus_sign: | x |\n";

fn one(text: String) -> Pages {
    one_at("models/t.md".to_owned(), text)
}

/// The only file that is no page: JSON, which is read as an example of a model.
pub(crate) const MESSAGE: &str = "message.json";

fn message(text: String) -> Pages {
    one_at(MESSAGE.to_owned(), text)
}

pub(crate) fn one_at(path: String, text: String) -> Pages {
    vec![(path, text)]
}

fn fields(types: &[&str]) -> String {
    let mut out = HEAD.trim_start_matches("# T\n\n").to_owned();
    for (at, ty) in types.iter().enumerate() {
        let _ = writeln!(out, "| `f{at}` | {ty} | :heavy_minus_sign: | x |");
    }
    out
}

fn described(text: &str) -> Pages {
    one(format!(
        "{HEAD}| `f0` | *string* | :heavy_minus_sign: | {text} |\n| `f1` | *string* | :heavy_minus_sign: | x |\n| `f2` | *string* | :heavy_minus_sign: | x |\n"
    ))
}

fn typed(cell: &str) -> Pages {
    one(format!("{HEAD}| `a` | {cell} | :heavy_minus_sign: | x |\n"))
}

fn cell(text: &str) -> Pages {
    one(format!(
        "# T\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n| `a` | *any* | :heavy_minus_sign: | x | {text} |\n"
    ))
}

fn example(literal: &str) -> Pages {
    let rows = fields(&["*any*"]).replace("`f0`", "`a`");
    one(format!("# T\n\n## Example Usage\n\n```typescript\nlet value: T = {literal};\n```\n\n{rows}"))
}

pub(crate) fn numbered(n: usize, before: &str, after: &str) -> String {
    let mut out = String::new();
    for at in 0..n {
        let _ = write!(out, "{before}{at}{after}");
    }
    out
}

/// Names that are different, and one in Rust.
fn clashing(n: usize, before: &str, after: &str) -> String {
    let mut out = String::new();
    for at in 0..n {
        let name: String = (0..16).map(|bit| if at >> bit & 1 == 1 { '-' } else { '.' }).collect();
        let _ = write!(out, "{before}a{name}b{after}");
    }
    out
}

fn cased(n: usize) -> String {
    let mut out = String::new();
    for at in 0..n {
        let name: String = (0..14).map(|bit| if at >> bit & 1 == 1 { 'A' } else { 'a' }).collect();
        let _ = writeln!(out, "| `x{name}` | *string* | :heavy_check_mark: | x |");
    }
    out
}

fn ticks(n: usize) -> String {
    let mut out = String::new();
    let mut length = 1;
    while out.len() < n {
        out.push_str(&"`".repeat(length));
        out.push('a');
        length += 1;
    }
    out
}

/// Pages in a folder each; an empty name stands for the name of the file.
fn models(n: usize, page: impl Fn(usize) -> (String, String), name: &str) -> Pages {
    (0..n)
        .map(|at| {
            let (file, rest) = page(at);
            let name = if name.is_empty() { file.to_uppercase() } else { name.to_owned() };
            (format!("models/m{at}/{file}.md"), format!("# {name}\n\n{rest}"))
        })
        .collect()
}

/// Each model requires the next; the last one the first, or nothing.
fn chain(n: usize, closed: bool) -> Pages {
    let rows = |at: usize| {
        let next = if at + 1 < n { at + 1 } else { 0 };
        let ty =
            if closed || at + 1 < n { format!("[models.T{next}](../models/t{next}.md)") } else { "*string*".into() };
        fields(&[&ty]).replace("minus_sign", "check_mark")
    };
    (0..n).map(|at| (format!("models/t{at}.md"), format!("# T{at}\n\n{}", rows(at)))).collect()
}

/// Unions of one member are other names for it.
fn aliases(n: usize, closed: bool) -> Pages {
    let member = |at: usize| match at + 1 < n {
        true => format!("models.T{}", at + 1),
        false if closed => "models.T0".to_owned(),
        false => "string".to_owned(),
    };
    (0..n)
        .map(|at| (format!("models/t{at}.md"), format!("# T{at}\n\n## Supported Types\n\n### `{}`\n\n", member(at))))
        .collect()
}

fn union(n: usize, tagged: bool) -> Pages {
    let members = numbered(n, "### `models.T", "`\n\n");
    let mut pages = one_at("models/u.md".to_owned(), format!("# U\n\n## Supported Types\n\n{members}"));
    pages.extend((0..n).map(|at| {
        let ty = if tagged { format!("*\"k{at}\"*") } else { "*string*".to_owned() };
        let rows = fields(&[&ty, "*string*"]).replace("minus_sign", "check_mark");
        (format!("models/t{at}.md"), format!("# T{at}\n\n{rows}"))
    }));
    pages
}

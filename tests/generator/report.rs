//! `schemadown report`: what the page is given, that nobody's text is more than text in it, and how the command ends.

mod support;

use std::process::{Command, Output};

use schemadown::comparison::{Comparison, Side};
use schemadown::config::{Api, Dialect, Unresolved};
use schemadown::parallel;
use schemadown::project::Project;
use schemadown::report::{Before, Evidence, Model, Part, Report, Row, Rust, Subject, Tag, page, report};
use serde_json::{Value, json};
use support::Sandbox;

const SHOP: &str = "\
# Shop

## Order

What somebody asked for. Exactly one of `email` or `phone` must be given.

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Starts with `ord_`. At most 20 characters. |
| email | string | no | Where we write to. At most 80 characters, if it is our own. |
| phone | string | no | **Deprecated**: write instead. |
| size | [Size](#size) | yes | How large it is. |
| extra | gizmo | no | Whatever else there is. |

## Size

- `small` - Fits through the letter box.
- `large` - Does not.
";

/// The report on a page, of a folder without a configuration.
fn read(sandbox: &Sandbox, folder: &str, text: &str) -> Report {
    read_as(sandbox, "Shop", folder, text)
}

fn read_as(sandbox: &Sandbox, title: &str, folder: &str, text: &str) -> Report {
    sandbox.file(&format!("{folder}/shop.md"), text);
    let mut project = project(sandbox, folder);
    let schemas = project.read();
    let lines = sandbox.lines(project.diagnostics(), project.sources());
    let schemas = schemas.unwrap_or_else(|| panic!("{lines}"));
    let findings = project.each_finding(&schemas);
    report(&Subject {
        title,
        schemas: &schemas,
        findings: &findings,
        options: &project.options(),
        sources: project.sources(),
        before: None,
    })
}

fn project(sandbox: &Sandbox, folder: &str) -> Project {
    let mut api = Api::new("api", sandbox.join(folder));
    api.unresolved = Unresolved::Value;
    api.dialect = Some(Dialect { name: "tables".to_owned(), span: None });
    Project::stand_alone(api, "", "api")
}

fn row<'m>(models: &'m [Model], name: &str) -> &'m Row {
    models.iter().flat_map(|model| &model.rows).find(|row| row.name == name).expect("the row")
}

/// The lines of the data in a page.
fn data(page: &str) -> Vec<Value> {
    let (_, rest) = page.split_once("id=\"data\">").expect("data");
    let (data, _) = rest.split_once("</script>").expect("its end");
    data.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// A line for each figure, model and row: what is added to one changes no other.
fn lines(report: &Report) -> String {
    let mut out = Vec::new();
    let mut say = |value: Value| out.push(value.to_string());
    for (name, figure) in serde_json::to_value(&report.head.figures).expect("JSON").as_object().expect("figures") {
        say(json!({ name: figure }));
    }
    report.head.models.iter().for_each(|listed| say(serde_json::to_value(listed).expect("JSON")));
    for model in &report.models {
        say(serde_json::to_value(Model { rows: Vec::new(), ..model.clone() }).expect("JSON"));
        model.rows.iter().for_each(|row| say(serde_json::to_value(row).expect("JSON")));
    }
    out.join("\n")
}

#[test]
fn a_small_documentation() {
    let sandbox = Sandbox::new();
    let report = read(&sandbox, "docs", SHOP);
    insta::assert_snapshot!(lines(&report));
}

#[test]
fn the_words_that_were_read_are_marked() {
    let sandbox = Sandbox::new();
    let report = read(&sandbox, "docs", SHOP);
    let id = row(&report.models, "id");
    let marked: Vec<(String, Vec<&str>)> = id.source[0]
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Read(words, numbers) => {
                let kinds = numbers.iter().map(|number| id.readings[*number].kind).collect();
                Some((words.clone(), kinds))
            }
            Part::Plain(_) => None,
        })
        .collect();
    assert_eq!(
        marked,
        [("Starts with `ord_`".to_owned(), vec!["prefix"]), ("At most 20 characters".to_owned(), vec!["max_length"])]
    );
    assert!(id.checks.contains("length::max(&self.id, 20"), "{}", id.checks);
    let email = row(&report.models, "email");
    let rejected: Vec<_> = email.readings.iter().filter(|reading| reading.as_what == Evidence::Rejected).collect();
    assert_eq!(rejected[0].why.as_deref(), Some("conditional"));
}

#[test]
fn a_field_has_its_lines_in_the_rust_of_its_model() {
    let sandbox = Sandbox::new();
    let report = read(&sandbox, "docs", SHOP);
    let order = report.models.iter().find(|model| model.id == "Order").expect("the model");
    for row in &order.rows {
        let Rust::Lines(first, count) = &row.rust else { panic!("{}: {:?}", row.name, row.rust) };
        let lines: Vec<&str> = order.rust.lines().skip(*first).take(*count).collect();
        assert!(lines.last().is_some_and(|line| line.contains(&format!("pub {}:", row.rust_name))), "{lines:?}");
        assert!(lines.iter().all(|line| line.starts_with("    ")), "{lines:?}");
    }
    assert!(!order.rust.contains("\nimpl Order"), "{}", order.rust);
    assert!(order.rust.contains("\nimpl garde::Validate for Order"), "{}", order.rust);
}

/// What would run if it were more than text.
const HARM: &str =
    "</script><script>x()</script></style><!--<script>]]><img src=x onerror=x()>&amp;{{script}}\u{2028}\u{202e}\u{0}";

#[test]
fn text_of_the_documentation_is_no_markup() {
    let sandbox = Sandbox::new();
    let text = format!(
        "# Shop\n\n## Order\n\nWords: {HARM}\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n\
         | id | string | yes | At most 20 characters. {HARM} |\n| <b>__proto__</b> | string | no | {} |\n",
        "long ".repeat(50_000)
    );
    let report = read_as(&sandbox, &format!("Shop {HARM}"), "docs", &text);
    let page = page(&report);
    // Ours: the data, the script, and what a page without the hostile text has.
    for (element, count) in [("<script", 2), ("</script", 2), ("<style", 1), ("</style", 1), ("<img", 0), ("<!--", 0)] {
        assert_eq!(page.matches(element).count(), count, "{element}");
    }
    assert!(!page.contains(['\u{2028}', '\u{202e}', '\u{0}']));
    let data = data(&page);
    assert_eq!(data[0]["title"], json!(report.head.title));
    let order = data.iter().find(|model| model["id"] == "Order").expect("the model");
    let shown = order["rows"][0]["source"][0].to_string();
    assert!(shown.contains("</script><script>x()") && shown.contains(r"\\u{202e}\\u{0}"), "{shown}");
    // What is too long to look at is cut; the Rust is what it is.
    let long = order["rows"][1]["source"].to_string();
    assert!(long.contains("__proto__") && long.len() < 10_000, "{}", long.len());
}

#[test]
fn the_policy_names_the_pages_own_parts_and_nothing_else() {
    let sandbox = Sandbox::new();
    let page = page(&read(&sandbox, "docs", SHOP));
    let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").expect("a policy");
    let (policy, _) = rest.split_once("\">").expect("its end");
    let parts: Vec<(&str, &str)> = policy.split("; ").filter_map(|part| part.split_once(' ')).collect();
    let names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let wanted = [
        "default-src",
        "script-src",
        "style-src",
        "base-uri",
        "form-action",
        "require-trusted-types-for",
        "trusted-types",
    ];
    assert_eq!(names, wanted);
    for (name, value) in parts {
        let is_digest = value.len() == "'sha256-'".len() + 44 && value.starts_with("'sha256-");
        assert!(is_digest || matches!(value, "'none'" | "'script'"), "{name} {value}");
    }
    for loading in [" src=", "href=\"http", "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket"] {
        assert!(!page.contains(loading), "{loading}");
    }
}

#[test]
fn the_same_docs_give_the_same_bytes() {
    let sandbox = Sandbox::new();
    let more = |number: usize| {
        format!(
            "\n## Item{number}\n\n| Field | Type | Description |\n|---|---|---|\n\
             | a | [Order](#order) | At most {number} characters. |\n"
        )
    };
    let many = (0..40).map(more).collect::<Vec<_>>().concat();
    let text = format!("{SHOP}{many}");
    let one = parallel::on(1, || page(&read(&sandbox, "docs", &text)));
    let several = parallel::on(4, || page(&read(&sandbox, "elsewhere", &text)));
    let crlf = page(&read(&sandbox, "crlf", &text.replace('\n', "\r\n")));
    assert!(one == several && one == crlf, "the bytes differ");
}

#[test]
fn old_and_new_stand_side_by_side() {
    let sandbox = Sandbox::new();
    let new = SHOP
        .replace("At most 20", "At most 12")
        .replace("| size |", "| weight | number | yes | In grams. |\n| size |")
        .replace("| phone | string | no | **Deprecated**: write instead. |\n", "")
        .replace(" Exactly one of `email` or `phone` must be given.", "");
    sandbox.file("old/shop.md", SHOP).file("new/shop.md", &new);
    let [mut old, mut new] = ["old", "new"].map(|folder| project(&sandbox, folder));
    let (before, after) = (old.read().expect("no errors"), new.read().expect("no errors"));
    let findings = new.each_finding(&after);
    let options = new.options();
    let comparison = Comparison::of(Side::new(old, before.clone()), Side::new(new, after.clone()), None);
    let report = report(&Subject {
        title: "Shop",
        schemas: &after,
        findings: &findings,
        options: &options,
        sources: &comparison.sources,
        before: Some(Before { schemas: &before, options: &options, comparison: &comparison }),
    });
    let changes = report.head.changes.expect("changes");
    assert_eq!(changes.version, "major");
    let of = |part: &str| changes.list.iter().find(|change| change.part.as_deref() == Some(part)).expect("the change");
    insta::assert_snapshot!(serde_json::to_string_pretty(&[of("id"), of("weight"), of("phone")]).expect("JSON"),);
    let tags = |name: &str| row(&report.models, name).tags.contains(&Tag::Changed);
    assert!(tags("id") && tags("weight") && !tags("size"));
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    command.current_dir(sandbox.path()).arg("--no-cache").arg("report").args(arguments);
    command.output().expect("the command")
}

#[test]
fn the_command_writes_a_file_or_nothing() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/shop.md", SHOP).file("empty/note.md", "# Nothing\n").file("report.html", "an older one");
    let done = run(&sandbox, &["docs", "--dialect", "tables"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&done.stderr).contains("report.html: 2 models; open it in a browser"));
    let page = sandbox.read("report.html");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.contains("<title>docs · Schemadown report</title>"));
    let out = run(&sandbox, &["docs", "--dialect", "tables", "--out", "-"]);
    assert_eq!(String::from_utf8_lossy(&out.stdout), page);
    assert!(run(&sandbox, &["docs", "--dialect", "tables", "--out", "deep/er/x.html"]).status.success());
    assert_eq!(sandbox.read("deep/er/x.html"), page);
    for arguments in [
        &["empty", "--out", "none.html"] as &[&str],
        &["missing", "--out", "none.html"],
        &["docs", "--out", "none.html", "--diff", "missing"],
        &["--api", "nobody", "--out", "none.html"],
        &["docs", "--diff", "docs", "--git", "main", "--out", "none.html"],
        &["docs", "--dialect", "tables", "--out", "docs"],
    ] {
        let failed = run(&sandbox, arguments);
        assert_eq!(failed.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&failed.stderr));
        assert!(!failed.stderr.is_empty());
    }
    assert_eq!(sandbox.names("."), ["deep/er/x.html", "docs/shop.md", "empty/note.md", "report.html"]);
}

#[test]
fn the_command_compares_with_a_folder_and_with_the_ir() {
    let sandbox = Sandbox::new();
    sandbox.file("old/shop.md", SHOP).file("new/shop.md", SHOP.replace("At most 20", "At most 12"));
    let ir = Command::new(env!("CARGO_BIN_EXE_schemadown"))
        .current_dir(sandbox.path())
        .args(["ir", "old", "--dialect", "tables"])
        .output()
        .expect("the command");
    sandbox.file("old.json", ir.stdout);
    for old in ["old", "old.json"] {
        let done = run(&sandbox, &["new", "--dialect", "tables", "--diff", old, "--out", "-"]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        let data = data(&String::from_utf8_lossy(&done.stdout));
        assert_eq!(data[0]["changes"]["list"][0]["rule"], "constraint-tightened", "{old}");
    }
}

//! What bad input gets: a diagnostic with a place and what to do, for every problem of a run; nothing half-written; and
//! never text of a page that becomes code.

mod support;

use std::time::SystemTime;

use schemadown::config::{Api, Unresolved, WireCase};
use schemadown::limits::{MAX_CELLS, MAX_FIELDS, MAX_MEMBERS, MAX_VALUES};
use schemadown::project::Project;
use support::{Sandbox, field_table, page, page_in};

/// Generates a crate and gives the problems, one line each.
fn generate(sandbox: &Sandbox) -> String {
    generate_as(sandbox, Api::new("api", sandbox.join("docs")))
}

fn generate_as(sandbox: &Sandbox, api: Api) -> String {
    let mut project = Project::stand_alone(api, sandbox.join("out"), "api");
    if let Some(plan) = project.plan()
        && let Err(problems) = plan.write(SystemTime::now())
    {
        project.report(problems);
    }
    sandbox.lines(project.diagnostics(), project.sources())
}

/// The problems of docs that must be refused: nothing is written.
#[track_caller]
fn refused(pages: &[(&str, &str)]) -> String {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/good.md", page("Good", "", &field_table(&[("x", "*string*", true, "N/A")])));
    for (path, text) in pages {
        sandbox.file(&format!("docs/{path}"), text);
    }
    let problems = generate(&sandbox);
    assert!(problems.contains(": SD0"), "{problems}");
    assert_eq!(sandbox.names("out"), Vec::<String>::new(), "nothing is written");
    problems
}

/// A page whose table has this header and these rows.
fn table(header: &str, rows: &str) -> String {
    let dashes = "| --- ".repeat(header.matches('|').count() - 1);
    format!("# T\n\n## Fields\n\n{header}\n{dashes}|\n{rows}\n")
}

const HEADER: &str = "| Field | Type | Required | Description |";

#[test]
fn every_problem_of_a_run_is_reported_at_its_place() {
    let rows = "| `a` | *strin* g | :heavy_check_mark: | x |\n\
                | b | *string* | :heavy_check_mark: | x |\n\
                | `c` | *string* | yes | x |\n\
                | `d` | *string* | :heavy_check_mark: |\n\
                | `e` | *string* | :heavy_check_mark: | x |\n\
                | `e` | *string* | :heavy_check_mark: | x |";
    insta::assert_snapshot!(refused(&[
        ("models/rows.md", &table(HEADER, rows)),
        ("models/columns.md", &table("| Field | Type | Description |", "| `a` | *string* | x |")),
        ("models/nothing.md", "# Nothing\n\n## Fields\n\nNo table.\n"),
        (
            "models/dashes.md",
            "# Dashes\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- |\n| `a` | b | c | d |\n"
        ),
        ("models/untitled.md", &table(HEADER, "| `a` | *string* | :heavy_check_mark: | x |").replace("# T\n", "")),
        ("models/both.md", "# Both\n\n## Values\n\n```typescript\n\"a\"\n```\n\n## Supported Types\n\n### `string`\n"),
        ("models/values.md", "# Values\n\n## Values\n\n```typescript\n\"a\" | red\n```\n"),
        ("models/members.md", "# Members\n\n## Supported Types\n\n### `List[`\n\n### `string`\n"),
    ]));
}

#[test]
fn names_that_lead_nowhere_are_reported_with_the_nearest() {
    let rows = "| `a` | [models.Goood](../models/goood.md) | :heavy_check_mark: | x |\n\
                | `b` | *models.Nowhere*[] | :heavy_check_mark: | x |\n\
                | `c` | [models.Good](../../../../etc/good.md) | :heavy_check_mark: | x |";
    insta::assert_snapshot!(refused(&[("models/t.md", &table(HEADER, rows))]));
}

#[test]
fn a_page_with_errors_is_still_one_that_others_may_name() {
    let rows = "| `a` | [models.Bad](../models/bad.md) | :heavy_check_mark: | x |\n| `b` | *models.Nope* | yes | x |";
    let problems = refused(&[
        ("models/t.md", &table(HEADER, rows)),
        ("models/bad.md", "# Bad\n\n## Values\n\n```typescript\nred\n```\n"),
    ]);
    let codes: Vec<&str> = problems.split(' ').filter(|word| word.starts_with("SD0")).collect();
    assert_eq!(codes, ["SD016", "SD020", "SD014"], "what is wrong, and nothing that follows from it\n{problems}");
}

#[test]
fn one_identity_has_one_page() {
    let text = table(HEADER, "| `a` | *string* | :heavy_check_mark: | x |");
    insta::assert_snapshot!(refused(&[("models/t.md", &text), ("models/t2.md", &text)]));
}

#[test]
fn files_that_are_no_text_are_refused() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/good.md", page("Good", "", &field_table(&[("x", "*string*", true, "N/A")])));
    sandbox.file("docs/models/binary.md", b"# A\n\0\x01\x02\xff");
    sandbox.file("docs/models/latin.md", b"# Caf\xe9\n");
    let big = std::fs::File::create(sandbox.join("docs/models/big.md")).expect("a file");
    big.set_len(100 << 20).expect("a hundred megabytes of nothing");
    let problems = generate(&sandbox);
    insta::assert_snapshot!(problems);
    assert_eq!(sandbox.names("out"), Vec::<String>::new());
}

/// As much as is read, and one more.
#[test]
fn what_no_documentation_holds_is_refused() {
    let rows = |count: usize| {
        let row = |at: usize| format!("| `f{at}` | *string* | :heavy_check_mark: | x |");
        table(HEADER, &(0..count).map(row).collect::<Vec<_>>().join("\n"))
    };
    let cells =
        |count: usize| format!("# C\n\n{}\n{}\n{}\n", "|a".repeat(500), "|-".repeat(500), "|a".repeat(count - 500));
    let values = |count: usize| {
        let values = (0..count).map(|at| format!("\"v{at}\"")).collect::<Vec<_>>().join(" | ");
        format!("# V\n\n## Values\n\n```typescript\n{values}\n```\n")
    };
    let members = |count: usize| {
        let members = (0..count).map(|at| format!("### `models.M{at}`\n\n")).collect::<Vec<_>>().concat();
        format!("# U\n\n## Supported Types\n\n{members}")
    };
    for (limit, page) in
        [(MAX_FIELDS, rows as fn(usize) -> String), (MAX_CELLS, cells), (MAX_VALUES, values), (MAX_MEMBERS, members)]
    {
        let read = |count| {
            let sandbox = Sandbox::new();
            sandbox.file("docs/models/t.md", page(count));
            let mut project = Project::stand_alone(Api::new("api", sandbox.join("docs")), sandbox.join("out"), "api");
            let _ = project.read();
            sandbox.lines(project.diagnostics(), project.sources())
        };
        let (at, beyond) = (read(limit), read(limit + 1));
        assert!(!at.contains("SD008"), "{limit}: {at}");
        assert!(beyond.contains("SD008") && beyond.contains(&limit.to_string()), "{limit}: {beyond}");
    }
}

#[test]
fn a_root_that_holds_no_page_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/t.md", page("T", "", &field_table(&[("x", "*string*", true, "N/A")])));
    let mut api = Api::new("api", sandbox.join("docs"));
    api.root = Some("model".to_owned());
    let problems = generate_as(&sandbox, api.clone());
    insta::assert_snapshot!(problems, @"docs: SD041 no page of `api` lies in the root `model` (name the folder below the docs that model ids start at, or leave `root` out)");
    api.root = Some("models".to_owned());
    assert_eq!(generate_as(&sandbox, api), "");
}

/// What is written among the pages is no page, and is never taken for one.
#[test]
fn the_output_may_lie_in_the_docs() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/t.md", page("T", "", &field_table(&[("x", "*string*", true, "N/A")])));
    let run = |out: &str| {
        let api = Api::new("api", sandbox.join("docs"));
        let mut project = Project::stand_alone(api, sandbox.join(out), "api");
        let plan = project.plan().expect("no errors");
        plan.write(SystemTime::now()).expect("written");
        plan.changes().len()
    };
    for out in ["docs/out", "docs"] {
        assert!(run(out) > 0);
        assert_eq!(run(out), 0, "{out}: a second run has nothing to do");
    }
    assert!(sandbox.join("docs/models/t.md").exists());
}

#[test]
fn a_folder_without_models_says_so() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/readme.md", "# Read me\n\nNothing here.\n");
    insta::assert_snapshot!(generate(&sandbox));
}

#[test]
fn an_example_that_cannot_be_read_is_left_out() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("x", "*string*", true, "N/A")]);
    sandbox.file("docs/models/t.md", page("T", "let value: T = {\n  x: \"a\" \"b\",\n};", &rows));
    insta::assert_snapshot!(generate(&sandbox));
    assert!(sandbox.join("out/src/t.rs").exists(), "a warning stops nothing");
}

#[test]
fn an_example_that_contradicts_its_model_is_reported() {
    let sandbox = Sandbox::new();
    let rows = [("x", "*string*", true, "N/A"), ("n", "*number*[]", true, "N/A"), ("k", "*\"card\"*", true, "N/A")];
    let code = "let value: T = {\n  x: 1,\n  n: [1, \"two\"],\n  k: \"cash\",\n  y: true,\n};";
    sandbox.file("docs/models/t.md", page("T", code, &field_table(&rows)));
    sandbox.file("docs/models/u.md", page("U", "let value: U = {};", &field_table(&rows)));
    insta::assert_snapshot!(generate(&sandbox));
    assert!(sandbox.join("out/src/t.rs").exists(), "a warning stops nothing");
}

/// Every name that could break Rust, and prose that would like to be code. The emitted files are parsed; that they
/// compile is proved with the other forms.
#[test]
fn hostile_names_and_prose_become_legal_rust() {
    let sandbox = Sandbox::new();
    let names = [
        "type", "self", "Self", "crate", "_", "fn", "async", "gen", "a-b", "a_b", "1st", "é", "漢", "$ref", "a b",
        "r#x",
    ];
    let prose = [
        "```rust<br/>panic!()<br/>```",
        "x<br/><br/>    indented();",
        "*/ fn evil() {} /*",
        "a \u{202e}rtl\u{2066} b",
        "{{}} {} {0} %s",
        "<script>alert(1)</script>",
        "[link](../../../../etc/passwd)",
        "\"quoted\" \\\" \\n",
        "#[doc = include_str!(\"/etc/passwd\")]",
        "[broken]: intra [doc](link",
    ];
    let rows: Vec<(&str, &str, bool, &str)> =
        names.iter().zip(prose.iter().cycle()).map(|(name, prose)| (*name, "*string*", true, *prose)).collect();
    sandbox.file("docs/models/self.md", page("Self", "", &field_table(&rows)));
    sandbox.file("docs/models/option.md", page("Option", "", &field_table(&[("x", "*string*", false, "N/A")])));
    let values = "# Value\n\n## Values\n\n```typescript\n\"a-b\" | \"a_b\" | \"a b\" | \"\" | \"*/\" | \"\\\"\" | \"Unknown\" | \"Self\"\n```\n";
    sandbox.file("docs/models/value.md", values);
    let problems = generate(&sandbox);
    assert!(!problems.contains("error"), "{problems}");
    let files = sandbox.files("out");
    assert!(files.contains_key("out/src/option.rs"), "{:?} {problems}", files.keys());
    for (path, bytes) in
        files.iter().filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "rs"))
    {
        let text = String::from_utf8_lossy(bytes);
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let functions: Vec<String> = parsed
            .items
            .iter()
            .filter_map(|item| if let syn::Item::Fn(item) = item { Some(item.sig.ident.to_string()) } else { None })
            .collect();
        assert!(!functions.contains(&"evil".to_owned()), "{path}");
        assert!(!text.contains('\u{202e}'), "{path} holds a bidirectional control");
    }
}

#[test]
fn models_of_one_name_in_two_folders_are_two_models() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("x", "*string*", true, "N/A")]);
    for folder in ["operations", "components"] {
        let at = format!("models/{folder}");
        sandbox.file(&format!("docs/{at}/t.md"), page_in(&at, "T", "", &rows));
    }
    assert_eq!(generate(&sandbox), "");
    assert!(sandbox.join("out/src/operations/t.rs").exists() && sandbox.join("out/src/components/t.rs").exists());
}

/// The text of one generated file.
#[track_caller]
fn emitted(sandbox: &Sandbox, path: &str) -> String {
    let problems = generate(sandbox);
    assert!(!problems.contains("error"), "{problems}");
    std::fs::read_to_string(sandbox.join(path)).unwrap_or_else(|error| panic!("{path}: {error}\n{problems}"))
}

/// A number does not stand behind the underscore that keeps a name from being a keyword: rustc would warn.
#[test]
fn names_that_clash_beside_keywords_keep_the_case_of_rust() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("kind", "*\"a\"*", true, "N/A")]);
    sandbox.file("docs/models/self.md", page("Self", "", &rows));
    sandbox.file("docs/models/type.md", page("Type", "", &rows));
    sandbox.file("docs/models/type/a.md", page_in("models/type", "A", "", &rows));
    sandbox.file("docs/models/word.md", "# Word\n\n## Values\n\n```typescript\n\"self\" | \"Self\"\n```\n");
    let text = emitted(&sandbox, "out/src/word.rs");
    assert!(text.contains(" Self_,") && text.contains(" Self2,"), "{text}");
    let files = sandbox.names("out");
    assert!(files.iter().any(|path| path.ends_with("/type_2.rs")), "{files:?}");
    let text = emitted(&sandbox, "out/src/self_.rs");
    assert!(text.contains("SelfKind") && !text.contains("Self_Kind"), "{text}");
}

/// `self.context` is no use of the variable `context`, which must then be called `_context`.
#[test]
fn a_field_may_be_called_like_a_parameter_of_the_validation() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("context", "*string*", true, "The maximum length is 5.")]);
    sandbox.file("docs/models/t.md", page("T", "", &rows));
    let text = emitted(&sandbox, "out/src/t.rs");
    assert!(text.contains("self.context") && text.contains("_context: &()"), "{text}");
}

#[test]
fn types_of_endless_depth_are_refused() {
    let cell = format!("*string*{}", "[]".repeat(60_000));
    let problems = refused(&[("models/t.md", &page("T", "", &field_table(&[("x", &cell, true, "N/A")])))]);
    assert!(problems.contains("SD015"), "{problems}");
}

/// In a table, the bar is escaped even within code; the backslash belongs to neither name nor value.
#[test]
fn an_escaped_bar_in_a_name_or_a_value_is_a_bar() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/models/t.md", page("T", "", &field_table(&[(r"a\|b", "*string*", true, "N/A")])));
    let values = "# V\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `X` | c\\|d |\n";
    sandbox.file("docs/models/v.md", values);
    let text = emitted(&sandbox, "out/src/t.rs");
    assert!(text.contains(r#"rename = "a|b""#), "{text}");
    let text = emitted(&sandbox, "out/src/v.rs");
    assert!(text.contains(r#""c|d""#), "{text}");
}

/// A file system takes names of up to 255 bytes, of which ours writes some more while it is at it.
#[test]
fn the_file_of_a_long_name_has_a_short_one() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("x", "*string*", true, "N/A")]);
    for (at, ending) in ["A", "B"].into_iter().enumerate() {
        sandbox.file(&format!("docs/models/{at}.md"), page(&format!("{}{ending}", "LongName".repeat(40)), "", &rows));
    }
    assert_eq!(generate(&sandbox), "");
    let files = sandbox.names("out/src");
    assert_eq!(files.iter().filter(|path| path.contains("long_name")).count(), 2, "{files:?}");
}

/// Serde would take the first of two properties of one name and lose the second.
#[test]
fn no_two_fields_of_a_model_have_one_name_in_json() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("a", "*string*", true, "N/A"), ("A", "*string*", true, "N/A")]);
    sandbox.file("docs/models/t.md", page("T", "", &rows));
    let mut api = Api::new("api", sandbox.join("docs"));
    api.wire_case = WireCase::Snake;
    generate_as(&sandbox, api);
    let text = std::fs::read_to_string(sandbox.join("out/src/t.rs")).expect("a model");
    assert!(text.contains(r#"#[serde(rename = "A")]"#), "{text}");
}

#[test]
fn a_configured_name_that_another_field_has_is_refused() {
    let sandbox = Sandbox::new();
    let rows = field_table(&[("a", "*string*", true, "N/A"), ("b", "*string*", true, "N/A")]);
    sandbox.file("specs/shop/models/t.md", page("T", "", &rows));
    let config = "[[api]]\nname = \"shop\"\n[api.fields.\"T.b\"]\nwire_name = \"a\"\n";
    sandbox.file("schemadown.toml", config);
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    assert!(project.plan().is_none());
    let problems = sandbox.lines(project.diagnostics(), project.sources());
    assert!(problems.contains("SD018") && problems.contains("are both `a` in JSON"), "{problems}");
}

#[test]
fn a_second_table_of_fields_is_not_passed_over() {
    let rows = |name| field_table(&[(name, "*string*", true, "N/A")]);
    let more = rows("b").replace("## Fields", "");
    let problems = refused(&[("models/t.md", &page("T", "", &format!("{}\n{more}", rows("a"))))]);
    assert!(problems.contains("SD011"), "{problems}");
}

#[test]
fn docs_of_others_are_read_as_far_as_they_can_be() {
    let sandbox = Sandbox::new();
    let rows = "| `a` | *strin* g | :heavy_check_mark: | x |\n| b | *string* | :heavy_check_mark: | x |";
    sandbox.file("docs/models/rows.md", table(HEADER, rows));
    let mut api = Api::new("api", sandbox.join("docs"));
    api.unresolved = Unresolved::Value;
    insta::assert_snapshot!(generate_as(&sandbox, api));
    assert!(sandbox.names("out").contains(&"out/src/t.rs".to_owned()), "{:?}", sandbox.names("out"));
}

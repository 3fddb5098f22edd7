//! The command: what it compares, how it ends, what it allows, and that nobody's text is more than text.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::Sandbox;

const OLD: &str = "\
# Shop

## Order

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Which order it is. |
| note | string | no | At most 40 characters. |
| size | [Size](#size) | yes | How large it is. |

## Size

- `small` - Fits through the letter box.
- `large` - Does not.
";

/// What breaks senders, what breaks nobody, and words.
fn new() -> String {
    OLD.replace("At most 40", "At most 20")
        .replace("Which order", "What order")
        .replace("Does not.\n", "Does not.\n- `huge` - Needs two.\n")
}

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words) || self.out.contains(words), "{words:?} in\n{}\n{}", self.out, self.err);
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("JSON")
    }

    fn rules(&self) -> Vec<String> {
        let changes = self.json()["changes"].as_array().cloned().unwrap_or_default();
        changes.iter().map(|change| change["rule"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

fn run(sandbox: &Sandbox, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    command.arg("diff").args(args).current_dir(sandbox.path()).stdin(Stdio::null()).env_remove("COLUMNS");
    let Output { status, stdout, stderr } = command.output().expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn git(sandbox: &Sandbox, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]).args(args);
    let done = command.current_dir(sandbox.path()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(done.expect("git is there").success(), "{args:?}");
}

/// Two folders of docs.
fn folders() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("old/shop.md", OLD).file("new/shop.md", new());
    sandbox
}

/// A repository with one commit, and a change of its docs that is not committed.
fn repository() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("api/schemadown.toml", "[[api]]\nname = \"shop\"\n").file("api/specs/shop/shop.md", OLD);
    git(&sandbox, &["init", "-q", "-b", "main"]);
    git(&sandbox, &["add", "."]);
    git(&sandbox, &["commit", "-q", "-m", "first"]);
    sandbox.file("api/specs/shop/shop.md", new());
    sandbox
}

#[test]
fn the_exit_code_is_for_the_severity_that_is_asked_for() {
    let sandbox = folders();
    run(&sandbox, &["old", "old"]).ends_with(0).says("no changes");
    run(&sandbox, &["old", "new"]).ends_with(1).says("1 breaking, 1 dangerous, 1 in words only").says("minor");
    run(&sandbox, &["old", "new", "--fail-on", "never"]).ends_with(0);
    run(&sandbox, &["new", "old", "--fail-on", "dangerous"]).ends_with(1);
    run(&sandbox, &["old", "new", "--category", "source"]).ends_with(0).says("1 safe");
    run(&sandbox, &["old", "new", "--category", "wire-receive", "--fail-on", "dangerous"]).ends_with(1);
    run(&sandbox, &["old", "missing"]).ends_with(2).says("SD001");
    run(&sandbox, &[]).ends_with(2).says("<OLD>");
    let said = run(&sandbox, &["old", "new"]);
    assert!(said.out.contains("old/shop.md:8:") && said.out.contains("new/shop.md:8:"), "{}", said.out);
}

#[test]
fn what_was_printed_once_is_a_side_too() {
    let sandbox = folders();
    let printed =
        Command::new(env!("CARGO_BIN_EXE_schemadown")).args(["ir", "old"]).current_dir(sandbox.path()).output();
    sandbox.file("old.json", printed.expect("the command runs").stdout);
    let of_file = run(&sandbox, &["old.json", "new", "--format", "json"]).ends_with(1);
    assert_eq!(of_file.rules(), run(&sandbox, &["old", "new", "--format", "json"]).rules());
    assert_eq!(of_file.json()["changes"][0]["old"]["line"], 8);
    run(&sandbox, &["old.json", "old"]).ends_with(0);
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\ndocs = \"new\"\n");
    assert_eq!(run(&sandbox, &["old.json", "--format", "json"]).ends_with(1).rules(), of_file.rules());
    for (text, words) in [
        ("{", "not JSON"),
        ("{}", "schemadown_ir"),
        ("{\"schemadown_ir\": 2}", "version 2"),
        (
            "{\"schemadown_ir\": 1, \"names\": [{\"api\": \"a\", \"evidence\": 0, \"of\": 0}], \"models\": [{\"id\": 1}]}",
            "models[0]",
        ),
    ] {
        sandbox.file("bad.json", text);
        run(&sandbox, &["bad.json", "new"]).ends_with(2).says("SD083").says(words);
    }
}

#[test]
fn a_revision_is_a_side() {
    let sandbox = repository();
    let config = ["--config", "api/schemadown.toml"];
    let with = |args: &[&'static str]| [args, &config].concat();
    let found = run(&sandbox, &with(&["--git", "main", "--format", "json"])).ends_with(1);
    assert_eq!(found.rules(), ["constraint-tightened", "enum-value-added", "words-changed"]);
    let file = &found.json()["changes"][0]["old"]["file"];
    assert_eq!(file, "main:specs/shop/shop.md");
    git(&sandbox, &["commit", "-q", "-am", "second"]);
    run(&sandbox, &with(&["--git", "HEAD"])).ends_with(0);
    run(&sandbox, &with(&["--git", "HEAD~1"])).ends_with(1);
    // From the folder of the configuration it is the same.
    let mut inside = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    inside.args(["diff", "--git", "HEAD~1"]).current_dir(sandbox.join("api"));
    assert_eq!(inside.output().expect("the command runs").status.code(), Some(1));
    // Where this branch left main, whatever became of main.
    git(&sandbox, &["checkout", "-q", "-b", "side", "HEAD~1"]);
    run(&sandbox, &with(&["--git", "main..."])).ends_with(0);
    run(&sandbox, &with(&["--git", "main"])).ends_with(1);
}

#[test]
fn a_revision_is_never_an_option() {
    let sandbox = repository();
    for name in
        ["--help", "--output=stolen", "-h", "--all", "", " ", "HEAD:api", "nothing", "--exec=touch x...", "HEAD\n--all"]
    {
        let given = format!("--git={name}");
        run(&sandbox, &[&given, "--config", "api/schemadown.toml"]).ends_with(2);
    }
    assert_eq!(sandbox.names("").iter().filter(|name| name.contains("stolen") || *name == "x").count(), 0);
    let alone = folders();
    alone.file("schemadown.toml", "[[api]]\nname = \"shop\"\ndocs = \"new\"\n");
    run(&alone, &["--git", "HEAD"]).ends_with(2).says("SD082");
}

#[test]
fn a_revision_has_no_links_that_lead_out() {
    let sandbox = repository();
    #[cfg(unix)]
    {
        let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, sandbox.join(at)).expect("a link");
        link("../../../../etc/passwd", "api/specs/shop/out.md");
        link("/etc/passwd", "api/specs/shop/top.md");
        link("loop.md", "api/specs/shop/loop.md");
        git(&sandbox, &["add", "."]);
        git(&sandbox, &["commit", "-q", "-m", "links"]);
        // On disk two of them are problems of their own.
        sandbox.remove("api/specs/shop/out.md").remove("api/specs/shop/loop.md");
        run(&sandbox, &["--git", "HEAD", "--config", "api/schemadown.toml"]).ends_with(0);
    }
}

#[test]
fn an_api_of_one_side_is_told_of() {
    let sandbox = repository();
    let both = "[[api]]\nname = \"shop\"\n[[api]]\nname = \"market\"\ndocs = \"specs/shop\"\n";
    sandbox.file("api/schemadown.toml", both);
    let args = ["--git", "HEAD", "--config", "api/schemadown.toml", "--format", "json"];
    assert!(run(&sandbox, &args).rules().contains(&"api-added".to_owned()));
    git(&sandbox, &["commit", "-q", "-am", "both"]);
    sandbox.file("api/schemadown.toml", "[[api]]\nname = \"shop\"\n");
    let gone = run(&sandbox, &args).ends_with(1);
    assert_eq!(gone.rules(), ["api-removed"]);
    assert_eq!(gone.json()["version"], "major");
}

#[test]
fn what_is_meant_is_allowed_until_a_day() {
    let sandbox = repository();
    let args = ["--git", "HEAD", "--config", "api/schemadown.toml"];
    let allow = |more: &str| {
        let table = format!("[[api]]\nname = \"shop\"\n\n[[diff.allow]]\nreason = \"agreed with @all\"\n{more}\n");
        sandbox.file("api/schemadown.toml", table);
    };
    allow("rule = \"constraint-tightened\"\npath = \"Order.note\"\n");
    run(&sandbox, &args).ends_with(0).says("1 allowed").says("agreed with");
    for (more, code, words) in [
        ("rule = \"*\"\npath = \"*.note\"\nuntil = 9999-12-31\n", 0, "1 allowed"),
        (
            "rule = [\"words-changed\", \"constraint-tightened\"]\npath = \"Order*\"\nuntil = \"9999-12-31\"\n",
            0,
            "2 allowed",
        ),
        ("rule = \"*\"\npath = \"*\"\napi = \"shop\"\n", 0, "3 allowed"),
        ("rule = \"*\"\npath = \"*.note\"\nuntil = 2020-02-29\n", 1, "SD081"),
        ("rule = \"*\"\npath = \"Order.nota\"\n", 1, "SD080"),
        ("rule = \"constraint-removed\"\npath = \"Order.note\"\n", 1, "SD080"),
        ("rule = \"*\"\npath = \"*\"\napi = \"market\"\n", 1, "SD080"),
        ("rule = \"constraint-tightend\"\npath = \"*\"\n", 2, "did you mean `constraint-tightened`"),
        ("rule = \"*\"\npath = \"*\"\nuntil = \"tomorrow\"\n", 2, "is no day"),
        ("path = \"*\"\n", 2, "has no `rule`"),
        ("rule = \"*\"\n", 2, "has no `path`"),
    ] {
        allow(more);
        run(&sandbox, &args).ends_with(code).says(words);
    }
    sandbox.file(
        "api/schemadown.toml",
        "[diff]\nfail_on = \"never\"\n[[api]]\nname = \"shop\"\n[[diff.allow]]\nrule = \"*\"\npath = \"*\"\n",
    );
    run(&sandbox, &args).ends_with(2).says("has no `reason`");
    sandbox.file("api/schemadown.toml", "[diff]\nfail_on = \"never\"\n[[api]]\nname = \"shop\"\n");
    run(&sandbox, &args).ends_with(0).says("1 breaking");
    run(&sandbox, &[&args[..], &["--fail-on", "breaking"]].concat()).ends_with(1);
}

#[test]
fn every_form_has_every_change() {
    let sandbox = folders();
    for format in ["text", "json", "markdown", "github", "junit"] {
        let said = run(&sandbox, &["old", "new", "--format", format]).ends_with(1);
        for rule in ["constraint-tightened", "enum-value-added", "words-changed"] {
            let title = schemadown::diff::rule(rule).expect("a rule").title;
            assert!(said.out.contains(rule) || said.out.contains(title), "{rule} in {format}:\n{}", said.out);
        }
    }
    let entry = run(&sandbox, &["old", "new", "--format", "changelog"]).out;
    assert!(entry.starts_with("### Added\n\n- `Size.huge`") && entry.contains("**Breaking:** `Order.note`"), "{entry}");
    insta::assert_snapshot!(run(&sandbox, &["old", "new", "--format", "markdown"]).out);
    run(&sandbox, &["--rules", "enum-value-added"]).ends_with(0).says("rule = \"enum-value-added\"");
    run(&sandbox, &["--rules", "enum-value-aded"]).ends_with(2).says("enum-value-added");
    run(&sandbox, &["--schema"]).ends_with(0).says("json-schema.org");
}

/// Text that would do something where it is not taken for text.
const HOSTILE: [&str; 9] = [
    "ping @octocat and @org/team, fixes #12, closes owner/repo#3 and GH-14",
    "<script>alert(1)</script><img src=x onerror=y>",
    "[x](javascript:alert(1)) ![y](https://evil.example/z.png) https://evil.example www.evil.example",
    "`code` **bold** ~~gone~~ </details></summary> <!-- ",
    "%0A::error file=x::owned ::set-output name=x::y",
    "\u{202e}drawkcab \u{200f} \u{1b}[31mred\u{1b}[0m",
    "]]><x/> &amp; \" ' <![CDATA[",
    "$x$ $$y$$ \\(z\\)",
    "at 0123456789abcdef0123456789abcdef01234567 :tada:",
];

#[test]
fn nobodys_text_is_more_than_text() {
    let sandbox = Sandbox::new();
    let page = |words: &str| {
        let rows = HOSTILE
            .iter()
            .enumerate()
            .map(|(at, text)| format!("| f{at} | string | no | {words} {} |\n", text.replace('|', "\\|")));
        format!(
            "# Shop\n\n## Order\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n{}",
            rows.collect::<String>()
        )
    };
    sandbox.file("old/shop.md", page("Once")).file("new/shop.md", page("Twice"));
    let of = |format: &str| run(&sandbox, &["old", "new", "--format", format, "--fail-on", "any"]).ends_with(1).out;
    let markdown = of("markdown");
    for sign in [
        "@octocat",
        "@org",
        "#12,",
        "repo#3",
        "GH-14",
        "<script",
        "<img",
        "](",
        "://",
        "www.e",
        "**bold",
        "~~",
        "</details></",
        "<!--",
        "\u{202e}",
        "\u{1b}",
        "$x",
        "0123456",
    ] {
        assert!(!markdown.contains(sign), "{sign} in {markdown}");
    }
    let tags = markdown.matches('<').count();
    let ours = [
        "<del>",
        "</del>",
        "<b>",
        "</b>",
        "<sub>",
        "</sub>",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "<code>",
        "</code>",
    ];
    assert_eq!(tags, ours.iter().map(|tag| markdown.matches(tag).count()).sum::<usize>(), "{markdown}");
    let github = of("github");
    assert!(github.lines().all(|line| line.starts_with("::error file=")), "{github}");
    assert_eq!(github.lines().count(), HOSTILE.len());
    let junit = of("junit");
    assert!(!junit.contains("<x/>") && !junit.contains("<script") && !junit.contains('\u{1b}'), "{junit}");
    assert_eq!(junit.matches("<testcase").count(), HOSTILE.len());
    let text = of("text");
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    let json: Value = serde_json::from_str(&of("json")).expect("JSON");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(HOSTILE.len()));
}

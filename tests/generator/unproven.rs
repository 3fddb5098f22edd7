//! What no place of the docs shows: it is said, read in both ways, and pinned where somebody reviews it.

mod support;

use std::process::{Command, Stdio};

use schemadown::ir::{Field, ModelKind, Unproven};
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

/// What a run of the command said, all of it.
#[track_caller]
fn run(sandbox: &Sandbox, args: &[&str], code: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    command.args(args).current_dir(sandbox.path()).stdin(Stdio::null()).env_remove("COLUMNS");
    let output = command.arg("--no-cache").output().expect("the command runs");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

/// A kiln's docs: two names are shown in a cell, one follows their style, and one number is whole as the others are.
fn kiln(settings: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let row = |text: &str| format!("| {text} |");
    let head = "| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |";
    let table = [
        "`firing` | [Firing](./firing.md) | :heavy_minus_sign: | N/A | {\"kiln_id\":\"k\",\"cone_count\":2}",
        "`shelfA` | *number* | :heavy_check_mark: | N/A | ",
        "`shelfB` | *number* | :heavy_check_mark: | N/A | ",
        "`shelfC` | *number* | :heavy_check_mark: | N/A | ",
        "`shelfD` | *number* | :heavy_check_mark: | N/A | ",
    ];
    let rows: Vec<String> = table.into_iter().map(row).collect();
    let code = "let value: Batch = { shelfA: 1, shelfB: 2, shelfC: 3, shelfD: 4 };";
    let firing = [
        ("kilnId", "*string*", true, "N/A"),
        ("coneCount", "*number*", true, "N/A"),
        ("glazeKind", "*string*", true, "N/A"),
        ("pots", "*number*[]", false, "N/A"),
        ("mark", "*string* \\| *number*", false, "N/A"),
    ];
    sandbox
        .file("schemadown.toml", format!("# Ours.\n[[api]]\nname = \"kiln\" # here\n{settings}"))
        .file("specs/kiln/batch.md", page("Batch", code, &format!("## Fields\n\n{head}\n{}", rows.join("\n"))))
        .file("specs/kiln/firing.md", page("Firing", "", &field_table(&firing)));
    sandbox
}

fn field(sandbox: &Sandbox, model: &str, name: &str) -> Field {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schema = project.read_api("kiln");
    assert!(schema.is_some(), "{}", sandbox.lines(project.diagnostics(), project.sources()));
    let models = schema.into_iter().flat_map(|schema| schema.models);
    let fields = models.filter(|other| other.id == model).flat_map(|model| match model.kind {
        ModelKind::Struct(object) => object.fields,
        _ => Vec::new(),
    });
    fields.into_iter().find(|field| field.name == name).expect("the field")
}

#[test]
fn generate_ends_with_what_is_not_shown() {
    let sandbox = kiln("");
    let told = run(&sandbox, &["generate"], 0);
    let line = told.lines().find(|line| line.starts_with("not proven")).unwrap_or_default();
    assert_eq!(
        line,
        "not proven by the docs of `kiln`: 7 required fields may be null unseen, 2 numbers are whole by habit, \
         5 names in JSON follow a style"
    );
    assert_eq!(field(&sandbox, "Firing", "glazeKind").unproven, [Unproven::Name, Unproven::Null]);
    assert_eq!(field(&sandbox, "Firing", "kilnId").unproven, [Unproven::Null], "a cell shows the name");
    assert_eq!(field(&sandbox, "Firing", "mark").unproven, [Unproven::Number], "one of a text and a number");
    let rust = sandbox.read("generated/kiln/firing.rs");
    assert!(
        rust.contains("/// - Not shown by the docs: its name in JSON, which follows the style of others."),
        "{rust}"
    );
}

#[test]
fn pin_writes_what_rests_on_habit_and_touches_nothing_else() {
    let sandbox =
        kiln("\n[api.types] # none yet\n\n# The other one.\n[[api]]\nname = \"oven\"\ndocs = \"specs/kiln\"\n");
    let before = sandbox.read("schemadown.toml");
    assert!(run(&sandbox, &["pin", "--api", "kiln"], 0).contains("schemadown.toml: 6 fields pinned"));
    let after = sandbox.read("schemadown.toml");
    let (head, tail) = before.split_once("\n# The other one.").expect("two APIs");
    let added = after.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)).expect("nothing else changed");
    insta::assert_snapshot!(added, @r#"

    [api.fields."Batch.shelfA"]
    wire_name = "shelf_a"

    [api.fields."Batch.shelfB"]
    wire_name = "shelf_b"

    [api.fields."Batch.shelfC"]
    wire_name = "shelf_c"

    [api.fields."Batch.shelfD"]
    wire_name = "shelf_d"

    [api.fields."Firing.glazeKind"]
    wire_name = "glaze_kind"

    [api.fields."Firing.pots"]
    type = "integer"

    # The other one.
    "#);
    let generated = |name: &str| {
        run(&sandbox, &["generate"], 0);
        let text = sandbox.read(name);
        text.lines().filter(|line| line.contains("pub ")).map(str::to_owned).collect::<Vec<_>>()
    };
    let pinned = generated("generated/kiln/firing.rs");
    assert!(run(&sandbox, &["pin", "--api", "kiln"], 0).contains("schemadown.toml: 0 fields pinned"));
    assert_eq!(sandbox.read("schemadown.toml"), after, "what is written down is not written again");
    sandbox.file("schemadown.toml", before);
    assert_eq!(generated("generated/kiln/firing.rs"), pinned, "what is pinned is what was read");
    run(&sandbox, &["pin", "--api", "klin"], 2);
}

#[test]
fn pin_completes_the_table_that_a_field_has() {
    let table = "\n[api.fields.\"Firing.glazeKind\"] # may be\nnullable = true\n";
    let sandbox = kiln(table);
    run(&sandbox, &["pin"], 0);
    let after = sandbox.read("schemadown.toml");
    assert!(
        after.contains("[api.fields.\"Firing.glazeKind\"] # may be\nwire_name = \"glaze_kind\"\nnullable = true\n"),
        "{after}"
    );
    assert_eq!(field(&sandbox, "Firing", "glazeKind").unproven, []);
    let inline = kiln("\n[api.fields]\n\"Firing.glazeKind\" = { nullable = true }\n");
    let before = inline.read("schemadown.toml");
    assert!(run(&inline, &["pin"], 2).contains("add them by hand"));
    assert_eq!(inline.read("schemadown.toml"), before);
}

#[test]
fn what_the_configuration_says_is_not_pinned() {
    let sandbox = kiln("[api.fields.\"Firing.glazeKind\"]\nwire_name = \"glaze\"\n");
    run(&sandbox, &["pin"], 0);
    let after = sandbox.read("schemadown.toml");
    assert_eq!(after.matches("glazeKind").count(), 1, "{after}");
    assert_eq!(after.matches("wire_name = \"glaze\"").count(), 1, "{after}");
}

#[test]
fn hidden_nulls_are_options_where_asked_for() {
    let sandbox = kiln("");
    let rust = |args: &[&str]| {
        let all = [&["generate", "specs/kiln", "--out", "out", "--crate", "kiln"], args].concat();
        let told = run(&sandbox, &all, 0);
        (sandbox.read("out/src/firing.rs"), told)
    };
    let (text, told) = rust(&[]);
    assert!(text.contains("pub kiln_id: String,"), "{text}");
    assert!(told.contains("7 required fields may be null unseen"), "{told}");
    let (text, told) = rust(&["--hidden-null", "option"]);
    assert!(text.contains("pub kiln_id: Option<String>,"), "{text}");
    assert!(!told.contains("null unseen"), "{told}");
    let (strict, _) = rust(&["--hidden-null", "strict"]);
    assert!(strict.contains("pub kiln_id: String,"), "{strict}");
    run(&sandbox, &["generate", "--hidden-null", "option"], 2);
}

#[test]
fn names_that_follow_a_style_have_the_documented_one_as_an_alias() {
    for serde in ["derive", "explicit"] {
        let settings = format!("serde = \"{serde}\"\n");
        let tolerant = kiln(&settings);
        let alias = |name| field(&tolerant, "Firing", name).alias;
        assert_eq!(alias("glazeKind").as_deref(), Some("glazeKind"));
        assert_eq!((alias("kilnId"), alias("pots")), (None, None), "shown, and of one word");
        run(&tolerant, &["generate"], 0);
        let text = tolerant.read("generated/kiln/firing.rs");
        assert!(text.contains("\"glazeKind\"") && !text.contains("\"kilnId\""), "{text}");

        let strict = kiln(&format!("{settings}names = \"strict\"\n"));
        assert_eq!(field(&strict, "Firing", "glazeKind").alias, None);
        assert_eq!(field(&strict, "Firing", "glazeKind").wire_name, "glaze_kind");
        run(&strict, &["generate"], 0);
        let text = strict.read("generated/kiln/firing.rs");
        assert!(!text.contains("\"glazeKind\""), "{text}");
        assert!(run(&strict, &["lint", "--verbose"], 0).contains("SD068"), "it is no less of a guess");
    }
}

#[test]
fn an_alias_is_never_the_name_of_another_field() {
    let sandbox = kiln("");
    let rows = [
        ("kilnId", "*string*", true, "N/A"),
        ("coneCount", "*number*", true, "N/A"),
        ("glazeKind", "*string*", true, "N/A"),
        ("other", "*string*", true, "N/A"),
    ];
    sandbox.file("specs/kiln/firing.md", page("Firing", "", &field_table(&rows)));
    let toml = sandbox.read("schemadown.toml") + "[api.fields.\"Firing.other\"]\nwire_name = \"glazeKind\"\n";
    sandbox.file("schemadown.toml", toml);
    assert_eq!(field(&sandbox, "Firing", "glazeKind").alias, None);
}

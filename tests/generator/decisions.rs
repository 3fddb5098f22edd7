//! What `[[api.constraint]]` demands is checked by the generated code, or an error with its place and what to do.

mod support;

use std::time::SystemTime;

use schemadown::ir::{Constraint, ModelKind};
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

const ROWS: &[(&str, &str, bool, &str)] = &[
    ("text", "*string*", true, "A text."),
    ("count", "*bigint*", false, "A count."),
    ("ratio", "*number*", false, "A ratio, such as 0.5."),
    ("flag", "*boolean*", false, "A flag."),
    ("day", "[RFCDate](https://example.com/date)", false, "A day."),
    ("list", "*string*[]", false, "A list."),
    ("table", "Record<string, *string*>", false, "A map."),
    ("mode", "[Mode](./mode.md)", false, "A mode."),
    ("part", "[Part](./part.md)", false, "Another object."),
    ("any", "*any*", false, "Anything."),
];

const MODE: &str = "# Mode\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `Ping` | ping |\n| `Poll` | poll |\n";

/// A project whose configuration ends in these settings.
fn shop(settings: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .file(
            "schemadown.toml",
            format!("[[api]]\nname = \"shop\"\n[api.fields.\"A.ratio\"]\ntype = \"number\"\n{settings}"),
        )
        .file("specs/shop/a.md", page("A", "", &field_table(ROWS)))
        .file("specs/shop/mode.md", MODE)
        .file("specs/shop/part.md", page("Part", "", &field_table(&[("id", "*string*", true, "")])));
    sandbox
}

fn decided(rule: &str) -> Sandbox {
    shop(&format!("[[api.constraint]]\nreason = \"r\"\n{rule}\n"))
}

/// What the documentation of the model's fields says is enforced, or the problems.
fn outcome(sandbox: &Sandbox) -> String {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let Some(plan) = project.plan() else {
        return sandbox.lines(project.diagnostics(), project.sources()).trim_end().to_owned();
    };
    plan.write(SystemTime::now()).expect("a folder to write to");
    let text = sandbox.read("generated/shop/a.rs");
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("/// - "));
    lines.map(|line| line.replace(" (schemadown.toml: “r”).", "")).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_fits_is_enforced() {
    for (rule, wanted) in [
        ("field = 'A.text'\npattern = '^[A-Z]{3}-[0-9]{1,4}$'", "Enforced: matches `^[A-Z]{3}-[0-9]{1,4}$`"),
        ("field = 'A.text'\npattern = '[0-9]+'", "Enforced: has a part that matches `[0-9]+`"),
        ("field = 'A.text'\npattern = \"^\\\\d+(\\\\.\\\\d+)?$\"", r"Enforced: matches `^\d+(\.\d+)?$`"),
        ("field = 'A.list'\nof = 'items'\npattern = '^a|b$'", "Enforced: each entry has a part that matches `^a|b$`"),
        ("field = 'A.table'\nof = 'keys'\npattern = '^a$'", "Enforced: each key matches `^a$`"),
        ("field = 'A.table'\nof = 'values'\nformat = 'uuid'", "Enforced: each value a UUID"),
        ("field = 'A.count'\nenum = [1, 2]", "Enforced: one of `1`, `2`"),
        ("field = 'A.ratio'\nenum = [0.5, 2]", "Enforced: one of `0.5`, `2`"),
        ("field = 'A.flag'\nenum = [true]", "Enforced: one of `true`"),
        ("field = 'A.mode'\nenum = ['ping']", "Enforced: one of `ping`"),
        ("field = 'A.mode'\nenum = ['ping', 'poll']", ""),
        ("field = 'A.list'\nunique_items = true", "Enforced: no entry twice"),
        ("field = 'A.table'\nmax_items = 3", "Enforced: at most 3 entries"),
        ("field = 'A.flag'\ndefault = true", "Default: `true`"),
    ] {
        assert_eq!(outcome(&decided(rule)), wanted, "{rule}");
    }
}

#[test]
fn what_no_check_can_enforce_is_an_error() {
    let rules = [
        "field = 'A.text'\npattern = '^(?=.*[0-9])[a-z0-9]+$'",
        "field = 'A.text'\npattern = \"^(a)\\\\1$\"",
        "field = 'A.text'\npattern = '[a-'",
        "field = 'A.text'\nformat = 'regex'",
        "field = 'A.text'\nformat = 'ip4'",
        "field = 'A.text'\nformat = 'unix-timestamp'",
        "field = 'A.text'\nmax_length = 4294967296",
        "field = 'A.count'\nmultiple_of = 0.5",
        "field = 'A.count'\nminimum = 99999999999999999999",
        "field = 'A.day'\nenum = ['2024-01-01']",
        "field = 'A.any'\nenum = ['a']",
        "field = 'A.part'\nmax_items = 1",
        "field = 'A.*'\ncharset = 'a-z'\nof = 'keys'",
    ];
    let found: Vec<String> = rules.iter().map(|rule| outcome(&decided(rule))).collect();
    insta::assert_snapshot!(found.join("\n"), @r#"
    schemadown.toml:8:13: SD040 `pattern` in [[api.constraint]] cannot be checked: a look ahead (expected literals, classes, counts, groups, alternatives and anchors; state what the text is made of, or add a rule such as `min_length` or `suffix`)
    schemadown.toml:8:11: SD040 `pattern` in [[api.constraint]] cannot be checked: a back-reference (expected literals, classes, counts, groups, alternatives and anchors; write the group once more)
    schemadown.toml:8:12: SD040 `pattern` in [[api.constraint]] cannot be checked: a class that nothing closes (expected literals, classes, counts, groups, alternatives and anchors; write `\[` for the character)
    schemadown.toml:8:10: SD042 `format regex` of `A.text` is not checked (texts are not checked for this form; forms that are checked: date-time, date, uuid, iso4217, iso3166-1-alpha2, iso3166-1, bcp47, e164, semver, base64, base64url, hex, json, uri, https-uri, email, ipv4, ipv6, cidr, fqdn; a `pattern` says what others look like)
    schemadown.toml:8:10: SD042 `format ip4` of `A.text` is not checked (texts are not checked for this form; did you mean `ipv4`?)
    schemadown.toml:8:10: SD042 `format unix-timestamp` of `A.text` is not checked (texts are not checked for this form; forms that are checked: date-time, date, uuid, iso4217, iso3166-1-alpha2, iso3166-1, bcp47, e164, semver, base64, base64url, hex, json, uri, https-uri, email, ipv4, ipv6, cidr, fqdn; a `pattern` says what others look like)
    schemadown.toml:8:14: SD042 `max_length 4294967296` of `A.text` is not checked (the limit is larger than any length; expected 4294967295 at most)
    schemadown.toml:8:15: SD042 `multiple_of 0.5` of `A.count` is not checked (the field holds whole numbers; expected a whole number that it is a multiple of)
    schemadown.toml:8:11: SD042 `minimum 1e+20` of `A.count` is not checked (no number that the field can hold keeps it; expected a bound that some values keep)
    schemadown.toml:8:8: SD042 `enum ["2024-01-01"]` of `A.day` is not checked (values of the field's type are not compared with it; leave it out, or check it in your own code)
    schemadown.toml:8:8: SD042 `enum ["a"]` of `A.any` is not checked (values of the field's type are not compared with it; leave it out, or check it in your own code)
    schemadown.toml:8:13: SD041 `max_items` does not fit `A.part` (no value there can have a max items; the table of rules in the documentation of `schemadown::config` says what each is for)
    Enforced: each key only characters of `[a-z]`
    "#);
}

#[test]
fn a_type_of_the_configuration_is_not_looked_into() {
    let settings = "[api.types]\nstring = 'Name'\n[[api.constraint]]\nreason = 'r'\nfield = 'A.t*'\nmax_length = 3\n";
    insta::assert_snapshot!(outcome(&shop(settings)), @"
    schemadown.toml:10:14: SD042 `max_length 3` of `A.text` is not checked (its Rust type is `Name` of `[api.types]`, whose values are not looked into; check it where values are made of that type, or leave the type out of `[api.types]`)
    ");
}

#[test]
fn an_expression_of_the_docs_is_enforced_unless_an_example_breaks_it() {
    let rows = &[("code", "*string*", true, "A code. Must match `^[A-Z]{2}-[0-9]+$`.")];
    let of = |example: &str| {
        let sandbox = Sandbox::new();
        let code = format!("let value: A = {{\n  code: \"{example}\",\n}};");
        sandbox
            .file("schemadown.toml", "[[api]]\nname = \"shop\"\n")
            .file("specs/shop/a.md", page("A", &code, &field_table(rows)));
        outcome(&sandbox)
    };
    let enforced = "Enforced: matches `^[A-Z]{2}-[0-9]+$`.";
    assert_eq!(of("NL-1"), enforced);
    assert_eq!(of("<value>"), enforced);
    assert_eq!(of("nl-1"), "");
}

#[test]
fn an_expression_of_the_docs_that_cannot_be_checked_is_a_finding() {
    let rows = &[("code", "*string*", true, "A code. Must match `^(?!x)[a-z]+$`.")];
    let sandbox = Sandbox::new();
    sandbox
        .file("schemadown.toml", "[[api]]\nname = \"shop\"\n")
        .file("specs/shop/a.md", page("A", "", &field_table(rows)));
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let found = project.lint(None).expect("no errors");
    insta::assert_snapshot!(sandbox.lines(&found, project.sources()), @r#"
    schemadown.toml:1:1: SD065 1 of 1 required fields of `shop` may be null for all that these docs can show (the docs of an SDK of the same API in another language may show which: those of Go, Python or Java do; `hidden_null = "option"` reads all of them as `Option`, `[api.fields]` single ones)
    specs/shop/a.md:15:52: SD067 `pattern ^(?!x)[a-z]+$` of `code` is documented and has no check (read by pattern.regex: a look ahead cannot be checked; state what the text is made of, or add a rule such as `min_length` or `suffix`; if it may stay as it is, silence it in schemadown.toml)
    "#);
}

/// The rules of a field of the one model, in words.
fn rules(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let schemas = Project::open(&sandbox.join("schemadown.toml")).read().expect("no errors");
    let ModelKind::Struct(object) = &schemas[0].models[0].kind else { panic!("a struct") };
    let field = object.fields.iter().find(|field| field.name == name).expect("the field");
    let words = |rule: &Constraint| format!("{}@{}", rule.kind.words(), rule.target.name());
    field.constraints.iter().map(words).collect()
}

#[test]
fn an_override_reaches_numbers_lists_and_maps() {
    let rows = &[
        ("count", "*number*", true, "A count. Must be at least 1 and at most 8."),
        ("tags", "*string*[]", true, "Tags."),
        ("labels", "Record<string, *string*>", true, "Labels."),
    ];
    let decided = |settings: &str| {
        let sandbox = Sandbox::new();
        sandbox
            .file(
                "schemadown.toml",
                format!("[[api]]\nname = \"shop\"\n[[api.constraint]]\nreason = \"r\"\n{settings}"),
            )
            .file("specs/shop/a.md", page("A", "", &field_table(rows)));
        sandbox
    };
    for (settings, field, wanted) in [
        ("field = \"A.count\"\nexclusive_minimum = 0", "count", &["maximum 8@self", "exclusive_minimum 0@self"][..]),
        ("field = \"A.count\"\nmaximum = 9.5", "count", &["minimum 1@self", "maximum 9.5@self"]),
        ("field = \"A.count\"\nexclusive_maximum = 9", "count", &["minimum 1@self", "exclusive_maximum 9@self"]),
        (
            "field = \"A.count\"\nminimum = 2\nmultiple_of = 2",
            "count",
            &["maximum 8@self", "minimum 2@self", "multiple_of 2@self"],
        ),
        (
            "field = \"A.tags\"\nmin_items = 1\nmax_items = 3\nunique_items = true",
            "tags",
            &["min_items 1@self", "max_items 3@self", "unique_items@self"],
        ),
        ("field = \"A.tags\"\nof = \"items\"\nmax_length = 3", "tags", &["max_length 3@items"]),
        ("field = \"A.labels\"\nof = \"keys\"\nmax_length = 3", "labels", &["max_length 3@keys"]),
        ("field = \"A.labels\"\nof = \"values\"\nmax_length = 3", "labels", &["max_length 3@values"]),
        ("field = \"A.*\"\nmax_items = 3", "labels", &["max_items 3@self"]),
        ("field = \"A.*\"\nmax_items = 3", "count", &["minimum 1@self", "maximum 8@self"]),
    ] {
        assert_eq!(rules(&decided(settings), field), wanted, "{settings}");
    }
}

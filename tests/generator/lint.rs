//! What `lint` finds, what a decision of the configuration changes, and what `explain` shows.

mod support;

use schemadown::diagnostic::render::Painter;
use schemadown::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use schemadown::explain::{self, Part};
use schemadown::ir::{Field, ModelKind, Schema};
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

const ORDER_ROWS: &[(&str, &str, bool, &str)] = &[
    ("note", "*string*", true, "A note. At most 8 characters, if the mode is `ping`."),
    ("code", "*string*", true, "A code. Max 5 characters."),
    ("size", "*number*", false, "The size in kilobytes. The maximum value is 4 MB."),
    ("top", "*number*", false, "The maximum number of orders to return."),
    ("motto", "*string*", false, "At least 9 characters. At most 4 characters."),
    ("mode", "[Mode](./mode.md)", false, "How."),
];

const MODE: &str = "# Mode\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `Ping` | ping |\n| `Poll` | poll |\n";

/// A project of two pages; `example` are the example's fields, `settings` what stands behind the API's name.
fn shop(example: &str, settings: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let code = format!("let value: Order = {{\n{example}\n}};");
    sandbox
        .file("schemadown.toml", format!("[[api]]\nname = \"shop\"\n{settings}"))
        .file("specs/shop/order.md", page("Order", &code, &field_table(ORDER_ROWS)))
        .file("specs/shop/mode.md", MODE);
    sandbox
}

fn open(sandbox: &Sandbox) -> Project {
    Project::open(&sandbox.join("schemadown.toml"))
}

/// The findings of a project, as lines.
fn findings(sandbox: &Sandbox) -> String {
    let mut project = open(sandbox);
    let found = project.lint(None);
    assert!(found.is_some(), "{}", sandbox.lines(project.diagnostics(), project.sources()));
    let warnings: Diagnostics =
        found.unwrap_or_default().iter().filter(|finding| finding.severity == Severity::Warning).cloned().collect();
    sandbox.lines(&warnings, project.sources())
}

fn errors(sandbox: &Sandbox) -> String {
    let mut project = open(sandbox);
    assert!(project.read().is_none());
    sandbox.lines(project.diagnostics(), project.sources())
}

/// The rules of a field, in words.
fn rules(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let mut project = open(sandbox);
    let schemas = project.read().expect("no errors");
    let field = field_named(&schemas, name);
    field
        .constraints
        .iter()
        .map(|constraint| format!("{}@{}", constraint.kind.words(), constraint.target.name()))
        .collect()
}

fn field_named<'s>(schemas: &'s [Schema], name: &str) -> &'s Field {
    let models = schemas.iter().flat_map(|schema| &schema.models);
    let fields = models.filter_map(|model| match &model.kind {
        ModelKind::Struct(object) => Some(&object.fields),
        _ => None,
    });
    fields.flatten().find(|field| field.name == name).expect("the field")
}

const GOOD: &str = "  note: \"x\",\n  code: \"<value>\",";

#[test]
fn what_reads_like_a_rule_and_is_not_enforced_is_found() {
    insta::assert_snapshot!(findings(&shop(GOOD, "")), @"
    specs/shop/order.md:18:52: SD060 what reads like a rule of `note` is not enforced: it holds in some case only (length.maximum: conditional; if every value has to keep it, state it in `[[api.constraint]]`; if it may stay as it is, silence it in schemadown.toml)
    specs/shop/order.md:20:67: SD060 what reads like a rule of `size` is not enforced: it is about the value in another form, or about what the value stands for (length.maximum: the size of what the value stands for; if every value has to keep it, state it in `[[api.constraint]]`; if it may stay as it is, silence it in schemadown.toml)
    specs/shop/order.md:22:45: SD062 two sentences about `motto` cannot both be kept (min_length 9; neither is enforced; correct the docs; or state the one that holds in schemadown.toml; if it may stay as it is, silence it in schemadown.toml)
    ");
}

#[test]
fn a_finding_shows_the_sentence_and_what_speaks_against_it() {
    let sandbox = shop("  note: \"x\",\n  code: \"crate-9\",", "");
    let mut project = open(&sandbox);
    let found = project.lint(None).expect("no errors");
    let refuted = found.iter().find(|finding| finding.code == Code::Refuted).expect("a refutation");
    let here = format!("{}/", sandbox.path().display());
    insta::assert_snapshot!(Painter::new(false, 100).paint(refuted, project.sources()).replace(&here, ""), @r#"
    warning[SD061]: the docs show a value of `code` that breaks its rule `max_length 5`
      --> specs/shop/order.md:19:52
       |
    10 |   code: "crate-9",
       |         --------- the value
    ...
    19 | | `code` | *string* | :heavy_check_mark: | A code. Max 5 characters. |
       |                                                    ^^^^^^^^^^^^^^^^ the rule
       |
       = help: the rule is not enforced; correct one of the two
       = help: if the value is wrong, state the rule in schemadown.toml:
               [[api.constraint]]
               field = "Order.code"
               max_length = 5
               reason = "TO DECIDE"
       = help: if it may stay as it is, silence it in schemadown.toml:
               [[api.silence]]
               code = "SD061"
               field = "Order.code"
               reason = "TO DECIDE"
    "#);
    assert_eq!(rules(&sandbox, "code"), [""; 0]);
}

#[test]
fn placeholders_and_made_up_numbers_refute_nothing() {
    for value in ["<value>", "{code}", "...", "string", "your-code-here", ""] {
        let sandbox = shop(&format!("  note: \"x\",\n  code: {value:?},"), "");
        assert_eq!(rules(&sandbox, "code"), ["max_length 5@self"], "{value}");
    }
    let sandbox = Sandbox::new();
    let rate = "A rate. Must be between 0 and 1.";
    for (shown, holds) in [("0.5", true), ("3422.54", true), ("590217", true), ("2", false), ("-0.25", false)] {
        sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file(
            "specs/shop/a.md",
            page(
                "A",
                &format!("let value: A = {{ rate: {shown} }};"),
                &field_table(&[("rate", "*number*", true, rate)]),
            ),
        );
        let kept = rules(&sandbox, "rate").contains(&"maximum 1@self".to_owned())
            && rules(&sandbox, "rate").contains(&"minimum 0@self".to_owned());
        assert_eq!(kept, holds, "{shown}");
    }
}

#[test]
fn an_example_cell_refutes_too() {
    let sandbox = Sandbox::new();
    let table = "## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
                 | `tags` | *string*[] | :heavy_minus_sign: | Tags, at most 2 of them. Each tag must be at most 3 characters. | [\"red\",\"blue\"] |\n";
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/a.md", page("A", "", table));
    assert!(!rules(&sandbox, "tags").iter().any(|rule| rule.ends_with("@items")), "{:?}", rules(&sandbox, "tags"));
    assert!(findings(&sandbox).contains("SD061"), "{}", findings(&sandbox));
}

#[test]
fn values_that_no_values_section_has_are_found() {
    let sandbox = shop(&format!("{GOOD}\n  mode: \"push\","), "");
    let found = findings(&sandbox);
    assert!(found.contains("SD064 \"push\" of `mode` is not in the Values section of `Mode`"), "{found}");
    let fine = shop(&format!("{GOOD}\n  mode: \"ping\","), "");
    assert!(!findings(&fine).contains("SD064"));
}

#[test]
fn the_same_row_on_many_pages_is_one_finding() {
    let sandbox = shop(GOOD, "");
    for number in 1..6 {
        let name = format!("Copy{number}");
        sandbox.file(&format!("specs/shop/copy{number}.md"), page(&name, "", &field_table(&ORDER_ROWS[..1])));
    }
    let found = findings(&sandbox);
    assert_eq!(found.matches("`note`").count(), 1, "{found}");
    assert!(found.contains("the same of `Copy2.note`, `Copy3.note`, `Copy4.note` and 2 more"), "{found}");
}

#[test]
fn fields_that_may_be_null_unseen_are_counted() {
    let sandbox = shop(GOOD, "");
    let mut project = open(&sandbox);
    let found = project.lint(None).expect("no errors");
    let hidden: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == Code::HiddenNull).collect();
    assert_eq!(hidden.len(), 1);
    assert_eq!(hidden[0].message, "2 of 2 required fields of `shop` may be null for all that these docs can show");
    let sandbox = shop(GOOD, "hidden_null = \"option\"\n");
    let mut project = open(&sandbox);
    assert!(!project.lint(None).expect("no errors").iter().any(|finding| finding.code == Code::HiddenNull));
}

#[test]
fn a_silence_silences_and_a_stale_one_is_a_finding() {
    let silence = |at: &str| format!("[[api.silence]]\ncode = \"SD060\"\n{at}\nreason = \"the server checks it\"\n");
    let all = findings(&shop(GOOD, ""));
    assert!(all.contains("`note`") && all.contains("`size`"));
    for at in ["field = \"Order.note\"", "field = \"*.note\"", "field = \"Ord*te\""] {
        let found = findings(&shop(GOOD, &silence(at)));
        assert!(!found.contains("`note`") && found.contains("`size`"), "{at}: {found}");
    }
    let found = findings(&shop(GOOD, &silence("model = \"Order\"")));
    assert!(!found.contains("SD060"), "{found}");
    insta::assert_snapshot!(findings(&shop(GOOD, &silence("field = \"Order.nota\""))).lines().next().unwrap_or_default(), @r"
    schemadown.toml:4:8: SD069 `Order.nota` has no finding SD060 (silences nothing; did you mean `Order.note`?; remove the silence, or correct its name: a model's id, a dot and a field's documented name)
    ");
}

#[test]
fn fields_of_one_name_are_silenced_as_one_where_all_of_them_are_found() {
    let sandbox = shop(GOOD, "");
    for number in 1..4 {
        sandbox.file(
            &format!("specs/shop/copy{number}.md"),
            page(&format!("Copy{number}"), "", &field_table(&ORDER_ROWS[..1])),
        );
    }
    let silenced = || {
        let mut project = open(&sandbox);
        let found = project.findings(None).expect("no errors");
        let of_notes = found.silencings.into_iter().filter(|silencing| silencing.at.rsplit('.').next() == Some("note"));
        of_notes.map(|silencing| silencing.at).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(silenced(), "*.note");
    let other = &[("note", "*string*", true, "At most 9 characters, if it is urgent.")];
    sandbox.file("specs/shop/other.md", page("Other", "", &field_table(other)));
    assert_eq!(silenced(), "Copy1.note Copy2.note Copy3.note Order.note Other.note");
}

#[test]
fn the_lines_to_paste_settle_the_finding() {
    let rows = &[
        ("a", "*string*", true, "At least 9 characters. At most 4 characters."),
        ("b", "*string*[]", true, "Tags. Each tag must be at most 3 characters."),
    ];
    let sandbox = Sandbox::new();
    let code = "let value: A = {\n  a: \"x\",\n  b: [\"crate\"],\n};";
    let base = "[[api]]\nname = \"shop\"\n";
    sandbox.file("schemadown.toml", base).file("specs/shop/a.md", page("A", code, &field_table(rows)));
    let mut project = open(&sandbox);
    let found = project.lint(None).expect("no errors");
    let warnings = found.iter().filter(|finding| finding.severity == Severity::Warning);
    let lines = |table: &str| {
        let helps = warnings.clone().flat_map(|finding| &finding.help).filter_map(|help| help.split_once(":\n"));
        helps.map(|(_, lines)| lines.to_owned()).filter(|lines| lines.starts_with(table)).collect::<Vec<_>>()
    };
    for table in ["[[api.silence]]", "[[api.constraint]]"] {
        assert_eq!(lines(table).len(), 2, "{table}");
        sandbox.file("schemadown.toml", format!("{base}{}", lines(table).concat()));
        assert_eq!(findings(&sandbox), "", "{table}");
    }
    assert_eq!(rules(&sandbox, "b"), ["max_length 3@items"]);
}

#[test]
fn an_override_sets_changes_and_drops() {
    let decided = |settings: &str| {
        shop(GOOD, &format!("[[api.constraint]]\nfield = \"Order.code\"\n{settings}\nreason = \"support says so\"\n"))
    };
    for (settings, wanted) in [
        ("max_length = 9", &["max_length 9@self"][..]),
        ("min_length = 2", &["max_length 5@self", "min_length 2@self"]),
        ("drop = \"max_length\"", &[]),
        ("drop = \"*\"\nprefix = \"a\"", &["prefix a@self"]),
        ("max_length = 9\nunit = \"bytes\"", &["max_length 9 bytes@self"]),
        ("charset = \"a-z0-9_-\"", &["max_length 5@self", "charset a-z0-9_-@self"]),
        ("enum = [\"a\", \"b\"]", &["max_length 5@self", "enum [\"a\",\"b\"]@self"]),
        ("pattern = \"^a+$\"", &["max_length 5@self", "pattern ^a+$@self"]),
        ("suffix = \"z\"", &["max_length 5@self", "suffix z@self"]),
        ("format = \"uuid\"", &["max_length 5@self", "format uuid@self"]),
        ("default = \"a\"", &["max_length 5@self", "default a@self"]),
    ] {
        assert_eq!(rules(&decided(settings), "code"), wanted, "{settings}");
    }
}

#[test]
fn an_override_that_changes_nothing_is_an_error() {
    let wrong = |settings: &str| {
        errors(&shop(GOOD, &format!("[[api.constraint]]\nreason = \"r\"\n{settings}\n")))
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    insta::assert_snapshot!([
        "field = \"Order.cod\"\nmax_length = 3",
        "field = \"*.cod\"\nmax_length = 3",
        "field = \"Order.size\"\nmax_length = 3",
        "field = \"Order.code\"\nof = \"items\"\nmax_length = 3",
        "field = \"Order.code\"\ndrop = \"charset\"",
        "field = \"Order.top\"\ndrop = \"*\"",
        "field = \"Order.code\"\ncharset = \"z-a\"",
        "field = \"Order.size\"\nmultiple_of = 0",
    ].map(wrong).join("\n"), @r"
    schemadown.toml:5:9: SD041 no page documents a field `Order.cod` (matches nothing; did you mean `Order.code`?)
    schemadown.toml:5:9: SD041 no page documents a field `*.cod` (matches nothing; did you mean `*.code`?)
    schemadown.toml:6:14: SD041 `max_length` does not fit `Order.size` (no value there can have a max length; the table of rules in the documentation of `schemadown::config` says what each is for)
    schemadown.toml:7:14: SD041 `max_length` does not fit `Order.code` (no item there can have a max length; the table of rules in the documentation of `schemadown::config` says what each is for)
    schemadown.toml:6:8: SD041 `Order.code` has no rule to drop (no `charset` is enforced there; there is: max_length)
    schemadown.toml:6:8: SD041 `Order.top` has no rule to drop (no `*` is enforced there; nothing is enforced there; `schemadown explain` shows what was read and why)
    schemadown.toml:6:11: SD040 `charset` cannot be read (expected the inside of a class, such as `A-Za-z0-9_-`)
    schemadown.toml:6:15: SD040 `multiple_of` cannot be read (expected a number above 0)
    ");
}

#[test]
fn an_override_shows_in_the_documentation_of_the_field() {
    let sandbox = shop(
        GOOD,
        "[[api.constraint]]\nfield = \"Order.code\"\ndrop = \"max_length\"\nmin_length = 2\nreason = \"support says so\"\n",
    );
    let mut project = open(&sandbox);
    let schemas = project.read().expect("no errors");
    let subject = explain::find(&schemas, "Order.code").expect("the field");
    let parts = explain::explain(&subject, &project.options(), project.sources());
    let lines = parts.iter().filter_map(|part| if let Part::Lines(lines) = part { Some(lines.as_str()) } else { None });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("----\n"), @r#"
    | `code` | *string* | :heavy_check_mark: | A code. Max 5 characters. |
    ----
    /// A code. Max 5 characters.
    ///
    /// - Enforced: at least 2 characters (schemadown.toml: “support says so”).
    /// - Not enforced: at most 5 characters (“Max 5 characters”; schemadown.toml: “support says so”).
    pub code: String,
    ----
    let mut path = || parent().join("code");
    support::length::min(&self.code, 2, &mut path, report);
    "#);
    let code = field_named(&schemas, "code");
    assert_eq!(code.constraints.iter().map(|constraint| constraint.rule).collect::<Vec<_>>(), ["override"]);
    assert_eq!(project.sources().slice(code.constraints[0].evidence.span), "2");
    assert_eq!(findings(&sandbox).matches("`code`").count(), 0, "what was decided is no finding");
    let sandbox =
        shop(GOOD, "[[api.constraint]]\nfield = \"Order.note\"\nmax_length = 8\nreason = \"in every mode\"\n");
    assert_eq!(findings(&sandbox).matches("`note`").count(), 0, "nor is a sentence that it settles");
}

#[test]
fn rules_that_no_value_keeps_and_bad_defaults_are_found() {
    let sandbox = shop(
        GOOD,
        "[[api.constraint]]\nfield = \"Order.code\"\nmin_length = 7\nreason = \"r\"\n\
         [[api.constraint]]\nfield = \"Order.mode\"\ndefault = \"push\"\nreason = \"r\"\n\
         [[api.constraint]]\nfield = \"Order.size\"\nmaximum = 3\ndefault = 4\nreason = \"r\"\n",
    );
    let found = findings(&sandbox);
    for wanted in [
        "SD062 no value of `code` keeps all of its rules",
        "SD063 the default of `mode`, \"push\", is no value of `Mode`",
        "SD063 the default of `size`, 4, breaks `maximum 3`",
    ] {
        assert!(found.contains(wanted), "{wanted} in\n{found}");
    }
    let labelled = "[[api.constraint]]\nfield = \"Order.mode\"\ndefault = \"Ping\"\nreason = \"r\"\n";
    assert!(!findings(&shop(GOOD, labelled)).contains("SD063"), "prose names values by their labels");
}

#[test]
fn rules_do_not_outlive_the_type_they_fit() {
    let sandbox = shop(GOOD, "[api.fields.\"Order.code\"]\ntype = \"integer\"\n");
    assert_eq!(rules(&sandbox, "code"), [""; 0]);
}

#[test]
fn a_model_is_found_by_any_of_its_names() {
    let sandbox = shop(GOOD, "");
    sandbox.file("specs/shop/sub/order.md", page("Order", "", &field_table(&[("id", "*string*", true, "")])));
    let mut project = open(&sandbox);
    let schemas = project.read().expect("no errors");
    let found = |name: &str| match explain::find(&schemas, name) {
        Ok(subject) => format!("{} {:?}", subject.schema.model(subject.model).id, subject.field),
        Err(missing) => format!("{}; {}", missing.message, missing.help),
    };
    insta::assert_snapshot!(
        ["Mode", "Order", "sub.Order", "sub.Order.id", "Order.id", "Order.top", "Order.tpo", "Ordre", "Mode.ping", "."]
            .map(|name| format!("{name}: {}", found(name)))
            .join("\n"),
        @r"
    Mode: Mode None
    Order: Order None
    sub.Order: sub.Order None
    sub.Order.id: sub.Order Some(0)
    Order.id: `Order` has no field `id`; there is: note, code, size, top, motto, mode
    Order.top: Order Some(3)
    Order.tpo: `Order` has no field `tpo`; did you mean `top`?
    Ordre: no page documents a model `Ordre`; did you mean `Order`?
    Mode.ping: `Mode` has no field `ping`; only a model with a field table has any
    .: no page documents a model `.`; `schemadown ir` lists all models
    "
    );
}

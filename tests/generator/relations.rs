//! Rules between the fields of an object that the configuration sets, changes and drops.

mod support;

use schemadown::ir::ModelKind;
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

const ROWS: &[(&str, &str, bool, &str)] = &[
    ("method", "[Method](./method.md)", true, "How it is paid."),
    ("card", "*string*", false, "A card. Exactly one of `card` and `iban` must be set."),
    ("iban", "*string*", false, "An account."),
    ("note", "*string*", false, "A note. Required if `method` is `post`."),
    ("gift", "*boolean*", false, "Wrapped?"),
    ("total", "*number*", true, "What it costs."),
];

const METHOD: &str = "# Method\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `Bank` | bank |\n| `Post` | post |\n";

fn shop(settings: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .file("schemadown.toml", format!("[[api]]\nname = \"shop\"\n{settings}"))
        .file("specs/shop/order.md", page("Order", "", &field_table(ROWS)))
        .file("specs/shop/basket.md", page("Basket", "", &field_table(&[("note", "*string*", false, "A note.")])))
        .file("specs/shop/method.md", METHOD);
    sandbox
}

fn decided(settings: &str) -> Sandbox {
    shop(&format!("[[api.relation]]\nmodel = \"Order\"\n{settings}\nreason = \"support says so\"\n"))
}

/// The rules between the fields of `Order`, in words.
fn rules(sandbox: &Sandbox) -> Vec<String> {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schemas = project.read();
    let schemas = schemas.unwrap_or_else(|| panic!("{}", sandbox.lines(project.diagnostics(), project.sources())));
    let model = schemas.iter().flat_map(|schema| &schema.models).find(|model| model.id == "Order");
    let Some(ModelKind::Struct(object)) = model.map(|model| &model.kind) else { panic!("no object") };
    let words = |relation: &schemadown::ir::Relation| {
        let fields = relation.fields.iter().filter_map(|at| object.fields.get(*at)).map(|field| field.name.as_str());
        let fields = fields.collect::<Vec<_>>().join("+");
        format!("{fields}: {}", relation.words(object, str::to_owned, ToString::to_string))
    };
    object.relations.iter().map(words).collect()
}

fn errors(sandbox: &Sandbox) -> String {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    assert!(project.read().is_none());
    sandbox.lines(project.diagnostics(), project.sources())
}

const ONE: &str = "card+iban: exactly one of card, iban";
const NOTE: &str = "note: present where method is \"post\"";

#[test]
fn a_rule_is_set_changed_and_dropped() {
    assert_eq!(rules(&shop("")), [ONE, NOTE]);
    for (settings, wanted) in [
        ("at_least_one_of = [\"card\", \"iban\"]", &[NOTE, "card+iban: at least one of card, iban"][..]),
        ("mutually_exclusive = [\"iban\", \"gift\"]", &[ONE, NOTE, "iban+gift: at most one of iban, gift"]),
        ("required_if = \"note\"\nwhen = \"gift\"", &[ONE, "note: present where gift is present"]),
        (
            "required_if = \"iban\"\nwhen = { method = \"bank\" }",
            &[ONE, NOTE, "iban: present where method is \"bank\""],
        ),
        (
            "only_with = \"iban\"\nwhen = { method = [\"bank\", \"post\"], gift = true }",
            &[ONE, NOTE, "iban: present only where gift is true and method is \"bank\" or \"post\""],
        ),
        ("drop = \"exactly_one_of\"", &[NOTE]),
        ("drop = [\"exactly_one_of\", \"required_if\"]", &[]),
        ("drop = \"*\"\nof = \"method\"", &[ONE]),
        ("drop = \"*\"\nexactly_one_of = [\"gift\", \"note\"]", &["gift+note: exactly one of gift, note"]),
    ] {
        assert_eq!(rules(&decided(settings)), wanted, "{settings}");
    }
}

#[test]
fn a_pattern_passes_over_objects_that_lack_the_fields() {
    let all = "[[api.relation]]\nmodel = \"*\"\nat_least_one_of = [\"gift\", \"note\"]\nreason = \"r\"\n";
    assert_eq!(rules(&shop(all)), [ONE, NOTE, "gift+note: at least one of gift, note"]);
}

#[test]
fn a_rule_that_is_set_is_checked_and_documented_with_its_reason() {
    let sandbox = decided("required_if = \"iban\"\nwhen = { method = \"bank\" }");
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let plan = project.plan().expect("no errors");
    plan.write(std::time::SystemTime::now()).expect("written");
    let text = std::fs::read_to_string(sandbox.join("generated/shop/order.rs")).expect("the model");
    let line = text.lines().find(|line| line.contains("schemadown.toml")).unwrap_or_default();
    insta::assert_snapshot!(line.trim(), @"/// - Enforced: present where `method` is `bank` (schemadown.toml: “support says so”).");
    assert!(text.contains("if matches!(self.method, Method::Bank) && self.iban.is_none() {"), "{text}");
}

#[test]
fn what_no_object_can_keep_is_an_error() {
    let problems: Vec<String> = [
        "at_least_one_of = [\"card\", \"ibna\"]",
        "at_least_one_of = [\"card\", \"total\"]",
        "required_if = \"iban\"\nwhen = { method = \"cash\" }",
        "required_if = \"iban\"\nwhen = { note = \"x\" }",
        "drop = \"only_with\"",
    ]
    .into_iter()
    .map(|settings| errors(&decided(settings)))
    .chain([errors(&shop("[[api.relation]]\nmodel = \"Ordre\"\ndrop = \"*\"\nreason = \"r\"\n"))])
    .collect();
    insta::assert_snapshot!(problems.join(""));
}

#[test]
fn a_table_that_says_no_rule_is_a_mistake() {
    let problems: Vec<String> = [
        "at_least_one_of = \"card\"",
        "required_if = [\"card\", \"iban\"]\nwhen = \"gift\"",
        "required_if = \"iban\"",
        "drop = \"*\"\nwhen = \"gift\"",
        "at_least_one_of = [\"card\", \"iban\"]\nexactly_one_of = [\"card\", \"iban\"]",
        "required_if = \"iban\"\nwhen = { method = [] }",
        "drop = \"exactly_one\"",
        "of = \"card\"",
    ]
    .into_iter()
    .map(|settings| errors(&decided(settings)))
    .collect();
    insta::assert_snapshot!(problems.join(""));
}

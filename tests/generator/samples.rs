//! Recorded bodies: what they show counts, what contradicts the docs is reported with both places, and no value of theirs
//! reaches any output.

mod support;

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use schemadown::ir::{Field, ModelKind, Type};
use schemadown::limits::{MAX_FILE_BYTES, MAX_SAMPLES};
use schemadown::project::Project;
use support::{Sandbox, field_table, page};

const ORDER: &[(&str, &str, bool, &str)] = &[
    ("orderId", "*string*", true, "N/A"),
    ("placedAt", "*string*", true, "N/A"),
    ("unitCost", "*number*", true, "N/A"),
    ("lineCount", "*number*", true, "N/A"),
    ("giftNote", "*string*", false, "N/A"),
    ("mode", "[Mode](./mode.md)", false, "N/A"),
    ("lines", "[Line](./line.md)[]", false, "N/A"),
];
const LINE: &[(&str, &str, bool, &str)] = &[
    ("lineId", "*string*", true, "N/A"),
    ("netWeight", "*bigint*", true, "N/A"),
    ("isFragile", "*boolean*", true, "N/A"),
    ("packedOn", "[RFCDate](https://example.com/date)", false, "N/A"),
];
const MODE: &str = "# Mode\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `Ping` | ping |\n| `Poll` | poll |\n";

/// A shop with these samples; `settings` stand behind them in the configuration.
fn shop(samples: &[(&str, &str)], settings: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, text) in samples {
        sandbox.file(&format!("recorded/{path}"), text);
    }
    sandbox
        .file("schemadown.toml", format!("[[api]]\nname = \"shop\"\nsamples = [\"recorded/**/*.json*\"]\n{settings}"))
        .file("specs/shop/order.md", page("Order", "", &field_table(ORDER)))
        .file("specs/shop/line.md", page("Line", "", &field_table(LINE)))
        .file("specs/shop/mode.md", MODE);
    sandbox
}

/// The fields of a model: names, types and what was concluded from where; then the problems.
fn read(sandbox: &Sandbox, model: &str) -> String {
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schema = project.read_api("shop");
    let here = format!("{}/", sandbox.path().display());
    let line = |field: &Field| {
        let flag = |is: bool, word: &'static str| if is { word } else { "" };
        let place = |span| {
            let file = project.sources().file(span);
            file.display.replace(&here, "")
        };
        let mut text = format!("{} -> {}: {}", field.name, field.wire_name, kind(&field.ty));
        text.extend([flag(field.required, " required"), flag(field.nullable, " nullable")]);
        for fact in &field.inferred {
            let at = fact.span.map(|span| format!(" {}:{}", place(span.file), project.sources().position(span)));
            _ = write!(text, "; {} {}{}", fact.fact, fact.rule, at.unwrap_or_default());
        }
        text + "\n"
    };
    let models = schema.iter().flat_map(|schema| &schema.models).filter(|other| other.name == model);
    let lines: String = models
        .flat_map(|model| if let ModelKind::Struct(object) = &model.kind { object.fields.as_slice() } else { &[] })
        .map(line)
        .collect();
    lines + &problems(&project, sandbox)
}

fn problems(project: &Project, sandbox: &Sandbox) -> String {
    let here = format!("{}/", sandbox.path().display());
    sandbox.lines(project.diagnostics(), project.sources()).replace(&here, "")
}

fn kind(ty: &Type) -> String {
    match ty {
        Type::Array(items) => format!("[{}]", kind(items)),
        Type::Ref { .. } => "ref".to_owned(),
        kind => format!("{kind:?}").to_lowercase(),
    }
}

#[test]
fn names_numbers_and_nulls_are_as_they_were_recorded() {
    let body = "{\n  \"order_id\": \"S1\",\n  \"placed_at\": null,\n  \"unit_cost\": 2.5,\n  \"line_count\": 2,\n  \
                \"lines\": [{\"line_id\": \"S2\", \"net_weight\": 4, \"is_fragile\": true}]\n}";
    let sandbox = shop(&[("order.json", body)], "");
    insta::assert_snapshot!(read(&sandbox, "Order"), @"
    orderId -> order_id: string required; wire_name wire_name.sample recorded/order.json:2:3
    placedAt -> placed_at: string required nullable; wire_name wire_name.sample recorded/order.json:3:3; nullable nullable.sample recorded/order.json:3:16
    unitCost -> unit_cost: number required; number integer.sample recorded/order.json:4:16; wire_name wire_name.sample recorded/order.json:4:3
    lineCount -> line_count: integer required; integer integer.sample recorded/order.json:5:17; wire_name wire_name.sample recorded/order.json:5:3
    giftNote -> gift_note: string; wire_name wire_name.style
    mode -> mode: ref
    lines -> lines: [ref]
    ");
    insta::assert_snapshot!(read(&sandbox, "Line"), @"
    lineId -> line_id: string required; wire_name wire_name.sample recorded/order.json:6:14
    netWeight -> net_weight: integer required; wire_name wire_name.sample recorded/order.json:6:31
    isFragile -> is_fragile: boolean required; wire_name wire_name.sample recorded/order.json:6:48
    packedOn -> packed_on: date; wire_name wire_name.style
    ");
}

#[test]
fn a_body_is_of_the_model_that_its_file_is_called_after() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}";
    for name in ["order.json", "Order.json", "order-2.json", "ORDER_17.json", "deep/er/order.jsonl"] {
        let found = read(&shop(&[(name, body)], ""), "Order");
        assert!(found.contains("orderId -> order_id: string required; wire_name wire_name.sample"), "{name}: {found}");
        assert!(!found.contains("SD0"), "{name}: {found}");
    }
    // Of a message the part that is a value of the model.
    let message = format!("{{\"data\": [{body}, {body}], \"total\": 2}}");
    let found = read(&shop(&[("order.json", &message)], ""), "Order");
    assert!(found.contains("orderId -> order_id") && !found.contains("SD0"), "{found}");
    // One on each line.
    let lines = format!("{body}\n{}\n", body.replace("\"S2\"", "null"));
    let found = read(&shop(&[("order.jsonl", &lines)], ""), "Order");
    assert!(found.contains("placedAt -> placed_at: string required nullable"), "{found}");
    assert!(found.contains("nullable.sample recorded/order.jsonl:2:"), "{found}");
}

#[test]
fn other_bodies_are_of_the_model_that_their_keys_tell() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}";
    for text in
        [body.to_owned(), format!("[{body}]"), format!("{{\"next\": \"S3\", \"page\": {{\"found\": [{body}]}}}}")]
    {
        let found = read(&shop(&[("2024-05-01T10.json", &text)], ""), "Order");
        assert!(found.contains("orderId -> order_id"), "{text}: {found}");
        assert!(!found.contains("SD0"), "{text}: {found}");
    }
}

#[test]
fn what_does_not_convince_is_reported_and_not_guessed() {
    let twin = field_table(ORDER);
    let body = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}";
    let other = "{\"a\": \"S1\", \"b\": 2}";
    let sandbox = shop(&[("x.json", body), ("y.json", other), ("z.json", other), ("line.json", body)], "");
    sandbox.file("specs/shop/basket.md", page("Basket", "", &twin));
    insta::assert_snapshot!(read(&sandbox, "Order"), @"
    orderId -> orderId: string required
    placedAt -> placedAt: string required
    unitCost -> unitCost: number required; number integer.name
    lineCount -> lineCount: integer required; integer integer.name
    giftNote -> giftNote: string
    mode -> mode: ref
    lines -> lines: [ref]
    recorded/line.json:1:1: SD039 a sample called after `Line` without its keys (rename the file, if it is of something else)
    recorded/x.json:1:1: SD039 a sample of `Basket` or `Order`: both fit alike (call the file after one of them: `Basket.json`)
    recorded/y.json:1:1: SD039 2 samples of no model that the keys would tell (call the file after its model, as in `order.json` or `order-2.json`; also recorded/z.json:1:1)
    ");
}

#[test]
fn what_contradicts_the_docs_is_reported_with_both_places_and_settled_where_it_can_be() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": 7, \"unit_cost\": 2, \"weird\": \"S2\", \"mode\": \"S3\",\n\
                \"lines\": [{\"line_id\": \"S4\", \"net_weight\": 0.25, \"is_fragile\": true, \"packed_on\": \"S5\"}]}";
    let sandbox = shop(&[("order-1.json", body), ("order-2.json", body)], "");
    insta::assert_snapshot!(read(&sandbox, "Order"), @"
    orderId -> order_id: string required; wire_name wire_name.sample recorded/order-1.json:1:2
    placedAt -> placed_at: string required; wire_name wire_name.sample recorded/order-1.json:1:20
    unitCost -> unit_cost: number required; number integer.name; wire_name wire_name.sample recorded/order-1.json:1:36
    lineCount -> line_count: integer; integer integer.name; wire_name wire_name.style; required required.sample recorded/order-1.json:1:1
    giftNote -> gift_note: string; wire_name wire_name.style
    mode -> mode: ref
    lines -> lines: [ref]
    specs/shop/line.md:16:4: SD038 in a sample of `Line` the whole number `netWeight` has a fraction (is documented here; it stands at recorded/order-1.json:2:43 and 1 more; it may have one)
    specs/shop/line.md:18:4: SD038 in a sample of `Line` `packedOn` is a text of another form, which does not fit its type (is documented here; it stands at recorded/order-1.json:2:82 and 1 more; it is read as documented, and such a value is none)
    specs/shop/mode.md:1:3: SD038 a sample has a value that `Mode` does not document (is documented here; it stands at recorded/order-1.json:1:75 and 1 more; others are read as unknown)
    specs/shop/order.md:1:3: SD038 a sample of `Order` has `weird`, which no row documents (is documented here; recorded/order-1.json:1:52 has it)
    specs/shop/order.md:16:4: SD038 in a sample of `Order` `placedAt` is a whole number, which does not fit its type (is documented here; it stands at recorded/order-1.json:1:33 and 1 more; it is read as documented, and such a value is none)
    specs/shop/order.md:18:4: SD038 in a sample of `Order` the required `lineCount` is missing (is documented here; it stands at recorded/order-1.json:1:1 and 1 more; it may be absent)
    ");
    let found = read(&sandbox, "Line");
    assert!(found.contains("netWeight -> net_weight: number required"), "{found}");
    let mut project = Project::open(&sandbox.join("schemadown.toml"));
    let schema = project.read_api("shop").expect("warnings only");
    let open = schema.models.iter().any(|model| matches!(&model.kind, ModelKind::Enum(values) if values.open));
    assert!(open, "a value was recorded that is not documented");
}

#[test]
fn docs_that_can_show_null_are_contradicted_by_one() {
    // Tables that people write show what may be null.
    let sandbox = Sandbox::new();
    let table = "# Loan\n\n| Field | Type | Required | Nullable |\n| --- | --- | --- | --- |\n\
                 | loan_id | string | yes | no |\n| branch | string | yes | yes |\n| desk | string | no | no |\n";
    sandbox
        .file("schemadown.toml", "[[api]]\nname = \"shop\"\nsamples = [\"loan.json\"]\n")
        .file("loan.json", "{\"loan_id\": null, \"branch\": null, \"desk\": null}")
        .file("specs/shop/loan.md", table);
    insta::assert_snapshot!(read(&sandbox, "Loan"), @"
    loan_id -> loan_id: string required nullable; nullable nullable.sample loan.json:1:13
    branch -> branch: string required nullable
    desk -> desk: string nullable; nullable nullable.sample loan.json:1:43
    specs/shop/loan.md:5:3: SD038 in a sample of `Loan` `loan_id` is `null`, which its row denies (is documented here; it stands at loan.json:1:13; it may be `null`)
    ");
}

#[test]
fn the_configuration_outranks_what_was_recorded() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": null, \"unit_cost\": 2.5}";
    let settings = "[api.fields.\"Order.orderId\"]\nwire_name = \"orderID\"\n\
                    [api.fields.\"Order.placedAt\"]\nnullable = false\n\
                    [api.fields.\"Order.unitCost\"]\ntype = \"integer\"\n\
                    [api.fields.\"Order.lineCount\"]\nrequired = true\n";
    let found = read(&shop(&[("order.json", body)], settings), "Order");
    for line in [
        "orderId -> orderID: string required",
        "placedAt -> placed_at: string required;",
        "unitCost -> unit_cost: integer required",
        "lineCount -> line_count: number required",
    ] {
        assert!(found.contains(line), "{line} in {found}");
    }
    assert!(!found.contains("SD038"), "{found}");
}

#[test]
fn what_is_shown_of_some_names_spells_the_others_of_their_models() {
    let found = read(
        &shop(
            &[("order.json", "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}")],
            "",
        ),
        "Order",
    );
    assert!(found.contains("giftNote -> gift_note"), "no model of mixed spelling: {found}");
    // Bodies that disagree show no name.
    let both = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}\n\
                {\"orderId\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}\n";
    let found = read(&shop(&[("order.json", both)], ""), "Order");
    assert!(found.contains("SD038 in a sample of `Order` `orderId` is spelled otherwise than"), "{found}");
}

#[test]
fn the_order_of_patterns_and_files_changes_nothing() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": null, \"unit_cost\": 2, \"line_count\": 2}";
    let samples = [("order-1.json", body), ("order-2.json", body), ("a/order.json", body)];
    let sandbox = shop(&samples, "");
    let first = read(&sandbox, "Order");
    for patterns in [
        "\"recorded/order-2.json\", \"recorded/a\", \"recorded/order-*.json\"",
        "\"./recorded\"",
        "\"recorded/*.json\", \"recorded/**/*.json\"",
    ] {
        sandbox.file("schemadown.toml", format!("[[api]]\nname = \"shop\"\nsamples = [{patterns}]\n"));
        assert_eq!(read(&sandbox, "Order"), first, "{patterns}");
    }
}

#[test]
fn a_pattern_that_stands_for_no_file_is_an_error() {
    let sandbox = shop(&[], "");
    insta::assert_snapshot!(read(&sandbox, "Order"), @"
    schemadown.toml:1:1: SD041 no file of samples is called `recorded/**/*.json*` (in the `samples` of this table; name files, folders, or paths with `*` and `**`, seen from the configuration; or leave it out)
    ");
}

#[test]
fn hostile_files_are_left_out_with_their_places() {
    let good = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2}";
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let sandbox = shop(
        &[("order.json", good), ("broken.json", "{\n \"a\": S3,\n}"), ("deep.json", &deep), ("empty.json", "")],
        "",
    );
    sandbox.file("recorded/bytes.json", b"{\n  \"a\": \"\xff\"}");
    let huge = usize::try_from(MAX_FILE_BYTES).expect("it fits") + 1;
    sandbox.file("recorded/huge.json", " ".repeat(huge));
    #[cfg(unix)]
    {
        let outside = Sandbox::new();
        outside.file("secret.json", good);
        std::os::unix::fs::symlink(outside.join("secret.json"), sandbox.join("recorded/link.json")).expect("a link");
        let found = read(&sandbox, "Order");
        assert!(found.contains("recorded/link.json: SD0"), "{found}");
        std::fs::remove_file(sandbox.join("recorded/link.json")).expect("removed");
    }
    let found = read(&sandbox, "Order");
    assert!(found.contains("orderId -> order_id"), "the others count: {found}");
    insta::assert_snapshot!(found.split_once("recorded/b").map(|(_, rest)| rest).unwrap_or_default(), @"
    roken.json:2:7: SD039 the sample cannot be read: expected value (it is left out; a file holds one JSON body, or one on each line)
    recorded/bytes.json:2:9: SD002 the file is not UTF-8 text; the first wrong byte stands here (the sample is left out; JSON is UTF-8)
    recorded/deep.json:1:98: SD039 the sample cannot be read: expected JSON with fewer levels (it is left out; a file holds one JSON body, or one on each line)
    recorded/empty.json:1:1: SD039 the sample cannot be read: it is empty (it is left out; a file holds one JSON body, or one on each line)
    recorded/huge.json: SD003 the sample is larger than 16777216 bytes, and is left out
    ");
}

#[test]
fn thousands_of_files_are_read_and_more_than_that_are_not() {
    let sandbox = shop(&[], "");
    for number in 0..2_000 {
        let body =
            format!("{{\"order_id\": \"S{number}\", \"placed_at\": \"S\", \"unit_cost\": 2, \"line_count\": 2}}");
        sandbox.file(&format!("recorded/order-{number}.json"), body);
    }
    let found = read(&sandbox, "Order");
    assert!(found.contains("orderId -> order_id") && !found.contains("SD0"), "{found}");
    for number in 0..=MAX_SAMPLES {
        std::fs::write(sandbox.join(&format!("recorded/x{number}.json")), "{}").expect("a file");
    }
    let found = read(&sandbox, "Order");
    assert!(found.contains("SD008") && found.contains("orderId -> orderId"), "{found}");
}

#[test]
fn no_value_reaches_any_output() {
    let body = "{\"order_id\": \"SECRET\", \"placed_at\": 90210, \"unit_cost\": \"SECRET\", \"weird\": \"SECRET\", \"mode\": \"SECRET\",\n\
                \"lines\": [{\"line_id\": \"SECRET\", \"net_weight\": 90210.5, \"is_fragile\": \"SECRET\", \"packed_on\": \"SECRET\"}]}";
    let sandbox = shop(
        &[("order.json", body), ("bad.json", "{\"a\": SECRET90210"), ("other.json", "{\"b\": \"SECRET90210\"}")],
        "",
    );
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_schemadown"));
        command
            .args(args)
            .current_dir(sandbox.path())
            .stdin(Stdio::null())
            .env("XDG_CACHE_HOME", sandbox.join(".cache"));
        let output = command.output().expect("the command runs");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(!text.contains("SECRET") && !text.contains("90210"), "{args:?}: {text}");
        text
    };
    assert!(run(&["generate"]).contains("SD038"));
    for args in [
        &["ir"][..],
        &["lint", "--verbose"],
        &["lint", "--verbose", "--message-format", "json"],
        &["generate", "--verbose", "--message-format", "github"],
        &["explain", "Order"],
        &["explain", "Order.placedAt"],
        &["explain", "Line.netWeight"],
        &["ir", "specs/shop", "--samples", "recorded/*.json"],
        &["generate", "specs/shop", "--out", "out", "--crate", "shop", "--samples", "recorded"],
    ] {
        run(args);
    }
    for folder in ["generated", "out", ".cache"] {
        let files = sandbox.files(folder);
        assert!(!files.is_empty(), "{folder}");
        for (path, bytes) in files {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("SECRET") && !text.contains("90210"), "{path}");
        }
    }
}

#[test]
fn a_changed_sample_is_read_again() {
    let body = |cost: &str| {
        format!("{{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": {cost}, \"line_count\": 2}}")
    };
    let sandbox = shop(&[("order.json", &body("2.5"))], "");
    let generated = || {
        let mut project = Project::open(&sandbox.join("schemadown.toml")).remember(sandbox.join("memo.json"));
        let plan = project.plan().expect("no errors");
        plan.write(std::time::SystemTime::now()).expect("written");
        sandbox.read("generated/shop/order.rs")
    };
    assert!(generated().contains("unit_cost: f64"));
    sandbox.file("recorded/order.json", body("215"));
    assert!(generated().contains("unit_cost: i64"), "as many bytes, and other ones");
}

#[test]
fn a_difference_is_a_finding_that_can_be_silenced() {
    let body = "{\"order_id\": \"S1\", \"placed_at\": \"S2\", \"unit_cost\": 2, \"line_count\": 2, \"weird\": 1}";
    let silence = "[[api.silence]]\ncode = \"SD038\"\nmodel = \"Order\"\nreason = \"known\"\n";
    for (settings, count) in [("", 1), (silence, 0)] {
        let sandbox = shop(&[("order.json", body)], settings);
        let found = Project::open(&sandbox.join("schemadown.toml")).lint(None).expect("no errors");
        assert_eq!(found.iter().filter(|finding| finding.code.as_str() == "SD038").count(), count, "{settings}");
    }
}

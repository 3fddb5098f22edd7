//! Pages to start from.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::ran::{command, ran, run};
use crate::support::{ORDER, Sandbox};

fn shop() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n");
    sandbox
}

/// What is written generates without a word, is aligned already, and is in no way of what comes after.
fn is_clean(sandbox: &Sandbox) {
    let told = run(sandbox, &["generate"]).ends_with(0);
    assert!(!told.err.contains("warning") && !told.err.contains("error"), "{}", told.err);
    run(sandbox, &["lint", "--verbose"]).ends_with(0).says("nothing to look at");
    run(sandbox, &["fmt", "--check"]).ends_with(0);
}

#[test]
fn a_page_is_written_and_generates_without_a_finding() {
    let sandbox = shop();
    let fields = ["--field", "id:string:required:At most 20 characters.", "--field", "kind:\"gift\" | \"sale\""];
    let told =
        run(&sandbox, &[&["new", "Delivery Note", "--description", "What goes with the goods."], &fields[..]].concat());
    told.ends_with(0).says("specs/shop/delivery-note.md: written");
    assert_eq!(
        sandbox.read("specs/shop/delivery-note.md"),
        "# Delivery Note\n\nWhat goes with the goods.\n\n\
         | Field | Type             | Required | Description            |\n\
         | ----- | ---------------- | -------- | ---------------------- |\n\
         | id    | string           | yes      | At most 20 characters. |\n\
         | kind  | \"gift\" \\| \"sale\" | no       |                        |\n"
    );
    is_clean(&sandbox);
    let rust = sandbox.read("generated/shop/delivery_note.rs");
    assert!(rust.contains("pub struct DeliveryNote {") && rust.contains("at most 20 characters"), "{rust}");
}

#[test]
fn a_page_takes_more_models_and_loses_nothing() {
    let sandbox = shop();
    run(&sandbox, &["new", "Line", "--field", "sku:string:required"]).ends_with(0);
    let before = sandbox.read("specs/shop/line.md");
    let more = ["new", "Order", "--page", "specs/shop/line.md", "--field", "lines:Line[]:required"];
    run(&sandbox, &more).ends_with(0);
    let after = sandbox.read("specs/shop/line.md");
    assert!(after.starts_with(&before) && after[before.len()..].starts_with("\n## Order\n\n| Field "), "{after}");
    is_clean(&sandbox);
    // Line ends are those of the page, and a page without a last one gets it.
    sandbox.file("specs/shop/line.md", before.replace('\n', "\r\n").trim_end());
    run(&sandbox, &more).ends_with(0);
    let text = sandbox.read("specs/shop/line.md");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    // From a folder below, and a page that is not there yet.
    let mut below = command(&sandbox, &["new", "Tax", "--page", "money.md", "--field", "rate:number"]);
    ran(&below.current_dir(sandbox.join("specs/shop")).output().expect("it runs")).ends_with(0);
    assert!(sandbox.read("specs/shop/money.md").starts_with("# Tax\n"));
    is_clean(&sandbox);
}

#[test]
fn nothing_is_overwritten_and_what_would_be_wrong_is_not_written() {
    let sandbox = shop();
    let order = ["new", "Order", "--field", "id:string:required"];
    run(&sandbox, &order).ends_with(0);
    let before = sandbox.files("specs");
    run(&sandbox, &order).ends_with(2).says("SD054").says("`--page specs/shop/order.md` adds the model to it");
    for (args, words) in [
        (&["new", "Order", "--page", "specs/shop/order.md", "--field", "id:string"][..], "SD022"),
        (&["new", "Order", "--page", "specs/shop/sub/x.md", "--field", "id:string"], "the page is not in the docs"),
        (&["new", "Tax", "--field", "rate:nubmer:required"], "did you mean `number`?"),
        (&["new", "Tax", "--page", "specs/shop/order.md", "--field", "of:Nobody:required"], "Nobody"),
        (&["new", "Tax", "--field", "rate:number", "--field", "rate:number"], "SD018"),
        (&["new", "1st", "--field", "rate:number"], "is no name of a model"),
        (&["new", "Tax", "--field", "a b:number"], "is no name of a field"),
        (&["new", "Tax", "--field", "rate"], "a field is `name:type`"),
        (&["new", "Tax"], "`Tax` has no fields"),
        (&["new", "Tax", "--api", "shpo", "--field", "rate:number"], "did you mean `shop`?"),
        (&["new", "Tax", "--page", "other/tax.md", "--field", "rate:number"], "the page is not in the docs of `shop`"),
        (&["new", "Tax", "--page", "specs/shop/tax.txt", "--field", "rate:number"], "the page is not in the docs"),
    ] {
        run(&sandbox, args).ends_with(2).says(words);
        assert_eq!(sandbox.files("specs"), before, "{args:?}");
    }
    // What is wrong elsewhere is not this page's fault.
    sandbox.file("specs/shop/bad.md", b"\xff");
    run(&sandbox, &["new", "Tax", "--field", "rate:number"]).ends_with(0).says("SD002");
}

#[test]
fn of_several_apis_one_is_named_or_its_page_is() {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n\n[[api]]\nname = \"stock\"\n");
    sandbox
        .file("specs/stock/item.md", "# Item\n\n| Field | Type | Required |\n|---|---|---|\n| id | string | yes |\n");
    run(&sandbox, &["new", "Tax", "--field", "rate:number"]).ends_with(2).says("choose with `--api`: shop, stock");
    run(&sandbox, &["new", "Tax", "--page", "specs/stock/tax.md", "--field", "rate:number"]).ends_with(0);
    run(&sandbox, &["new", "Order", "--api", "shop", "--field", "id:string"]).ends_with(0);
    assert!(sandbox.join("specs/shop/order.md").exists());
    // A page of an SDK's documentation is in another form, in which this one would not be read.
    let sandbox = shop();
    for name in ["Order", "Item", "Line"] {
        sandbox.file(&format!("specs/shop/models/{}.md", name.to_lowercase()), ORDER.replace("Order", name));
    }
    let before = sandbox.files("specs");
    let told = run(&sandbox, &["new", "Tax", "--field", "rate:number"]);
    assert!(told.code == Some(0) || sandbox.files("specs") == before, "{}", told.err);
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_terminal_it_asks() {
    let sandbox = shop();
    let line = format!("{} new Order", env!("CARGO_BIN_EXE_schemadown"));
    let mut shell = Command::new("script");
    shell.args(["-qec", &line, "/dev/null"]).current_dir(sandbox.path());
    let asked = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut asked) = asked else {
        return eprintln!("!! no `script` to run in a terminal with: questions WERE NOT TESTED");
    };
    let answers = "What a customer asked for.\nid\n\ny\nWhich one.\ncount\nuint8\n\n\n\n";
    asked.stdin.take().expect("a pipe").write_all(answers.as_bytes()).expect("answers");
    let told = ran(&asked.wait_with_output().expect("an end"));
    let told =
        told.says("What is a Order, in a sentence: ").says("Field (none to end): ").says("has to be there? [y/N]");
    assert!(told.out.contains("specs/shop/order.md: written"), "{}", told.out);
    let page = sandbox.read("specs/shop/order.md");
    assert!(
        page.contains("| id    | string | yes      | Which one.  |\n| count | uint8  | no       |             |\n"),
        "{page}"
    );
}

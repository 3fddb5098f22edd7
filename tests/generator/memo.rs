//! What is remembered of the last run saves time and changes nothing else.

mod support;

use std::path::PathBuf;
use std::time::SystemTime;

use schemadown::config::Api;
use schemadown::project::Project;
use support::{ORDER, Sandbox};

/// A page whose example contradicts its table, which is worth a warning in every run.
const LOUD: &str = "\
# Loud

## Example Usage

```typescript
let value: Loud = { volume: \"eleven\" };
```

## Fields

| Field    | Type     | Required           | Description    |
| -------- | -------- | ------------------ | -------------- |
| `volume` | *number* | :heavy_check_mark: | How loud it is |
";

/// What a run changed, and what it said.
#[derive(Debug, PartialEq)]
struct Ran {
    changes: Vec<String>,
    said: String,
}

impl Ran {
    fn changed(&self) -> Vec<&str> {
        self.changes.iter().map(String::as_str).collect()
    }
}

fn memo(sandbox: &Sandbox) -> PathBuf {
    sandbox.join("cache/memo.json")
}

fn project(sandbox: &Sandbox) -> Project {
    Project::stand_alone(Api::new("api", sandbox.join("docs")), sandbox.join("out"), "api")
}

fn finish(sandbox: &Sandbox, mut project: Project) -> Ran {
    let plan = project.plan().expect("good docs");
    plan.write(SystemTime::now()).expect("a disk");
    let changes = plan.changes().iter().map(|change| change.path().to_owned()).collect();
    Ran { changes, said: sandbox.lines(project.diagnostics(), project.sources()) }
}

fn run(sandbox: &Sandbox) -> Ran {
    finish(sandbox, project(sandbox).remember(memo(sandbox)))
}

fn shop() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("docs/order.md", ORDER).file("docs/loud.md", LOUD);
    sandbox
}

#[test]
fn a_second_run_says_the_same_and_writes_nothing() {
    let sandbox = shop();
    let first = run(&sandbox);
    assert!(first.said.contains("SD031"), "{}", first.said);
    let again = run(&sandbox);
    assert_eq!((again.changed(), &again.said), (vec![], &first.said));
    assert_eq!(again, finish(&sandbox, project(&sandbox)), "as if nothing were remembered");
}

#[test]
fn pages_are_seen_to_change() {
    let sandbox = shop();
    run(&sandbox);
    sandbox.file("docs/order.md", ORDER.replace("The order.", "The order's id."));
    assert_eq!(run(&sandbox).changed(), ["src/order.rs"]);
    sandbox.file("docs/item.md", ORDER.replace("Order", "Item"));
    assert!(run(&sandbox).changed().contains(&"src/item.rs"));
    sandbox.remove("docs/item.md");
    assert!(run(&sandbox).changed().contains(&"src/item.rs"));
    assert!(!sandbox.join("out/src/item.rs").exists());
    sandbox.remove("docs/loud.md").file("docs/noise.md", LOUD);
    assert!(run(&sandbox).changed().contains(&"src/loud.rs"), "a page of another name");
}

#[test]
fn what_is_formatted_before_is_what_a_first_run_formats() {
    let sandbox = shop();
    run(&sandbox);
    sandbox.file("docs/order.md", ORDER.replace("The order.", "The order's id."));
    sandbox.file("out/src/loud.rs", sandbox.read("out/src/loud.rs").replace("How loud", "How quiet"));
    assert_eq!(run(&sandbox).changed(), ["src/loud.rs", "src/order.rs"]);
    let incremental = sandbox.files("out");
    std::fs::remove_dir_all(sandbox.join("out")).expect("a folder to remove");
    finish(&sandbox, project(&sandbox));
    assert_eq!(sandbox.files("out"), incremental);
}

#[test]
fn settings_are_seen_to_change() {
    let sandbox = shop();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\ndocs = \"docs\"\n");
    let open = || Project::open(&sandbox.join("schemadown.toml")).remember(memo(&sandbox));
    finish(&sandbox, open());
    assert_eq!(finish(&sandbox, open()).changed(), [""; 0]);
    sandbox.file("schemadown.toml", "[[api]]\nname = \"store\"\ndocs = \"docs\"\n");
    assert!(finish(&sandbox, open()).changed().contains(&"store/order.rs"));
}

#[test]
fn what_was_generated_is_not_taken_on_trust() {
    let sandbox = shop();
    run(&sandbox);
    let good = sandbox.files("out");
    sandbox.file("out/src/order.rs", sandbox.read("out/src/order.rs") + "// by hand\n");
    assert_eq!(run(&sandbox).changed(), ["src/order.rs"]);
    sandbox.remove("out/src/loud.rs");
    assert_eq!(run(&sandbox).changed(), ["src/loud.rs"]);
    sandbox.file("out/src/old.rs", good["out/src/order.rs"].clone());
    assert_eq!(run(&sandbox).changed(), ["src/old.rs"]);
    std::fs::remove_dir_all(sandbox.join("out")).expect("a folder to remove");
    run(&sandbox);
    assert_eq!(sandbox.files("out"), good);
}

#[test]
fn a_damaged_memo_is_no_memo() {
    let sandbox = shop();
    let first = run(&sandbox);
    let good = sandbox.read("cache/memo.json");
    let lost = good.replace("\"file\":0", "\"file\":77").replace("\"file\":1", "\"file\":78");
    assert_ne!(good, lost);
    for damaged in ["", "{", "[]", "null", &good[..good.len() / 2], &lost] {
        sandbox.file("cache/memo.json", damaged);
        let again = run(&sandbox);
        assert_eq!((again.changed(), &again.said), (vec![], &first.said), "{damaged:.40}");
        assert_eq!(sandbox.read("cache/memo.json"), good, "and it is mended");
    }
}

#[test]
fn a_memo_that_cannot_be_written_is_done_without() {
    let sandbox = shop();
    sandbox.file("cache", "a file, where the folder should be");
    run(&sandbox);
    assert_eq!(run(&sandbox).changed(), [""; 0]);
    assert_eq!(sandbox.read("cache"), "a file, where the folder should be");
}

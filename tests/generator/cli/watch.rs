//! A real child that watches: what it writes, what it says, and how it ends.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::ran::command;
use crate::support::Sandbox;

const SHOP: &str = "# Shop\n\n## Order\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n\
                    | id | string | yes | At most 20 characters. |\n| note | string | no | What else there is. |\n";

/// Longer than anything takes on the slowest machine. Whoever waits as long has failed.
const FOR_EVER: Duration = Duration::from_secs(120);

struct Watching {
    child: Child,
    lines: Receiver<String>,
    /// What it has said so far.
    said: Vec<String>,
}

impl Watching {
    fn start(sandbox: &Sandbox, args: &[&str]) -> Self {
        // Both streams come through one pipe, in the order in which they were written. The shell becomes the command.
        let mut shell = Command::new("sh");
        shell.args(["-c", "exec \"$0\" watch \"$@\" 2>&1", env!("CARGO_BIN_EXE_schemadown")]).args(args);
        let like_the_command = command(sandbox, &[]);
        shell.envs(like_the_command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.current_dir(sandbox.path()).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = shell.spawn().expect("the command runs");
        let (sender, lines) = mpsc::channel();
        let stream = child.stdout.take().expect("a pipe");
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut watching = Self { child, lines, said: Vec::new() };
        watching.until("watching; Ctrl-C ends it");
        watching
    }

    /// Waits for a line that has these words, and gives what was said up to it since the last.
    #[track_caller]
    fn until(&mut self, words: &str) -> String {
        let give_up = Instant::now() + FOR_EVER;
        let mut heard = Vec::new();
        loop {
            let left = give_up.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("{words:?} was never said, but\n{}\n{}", self.said.join("\n"), heard.join("\n"));
            };
            heard.push(line);
            if heard.last().is_some_and(|line| line.contains(words)) {
                self.said.extend(heard.clone());
                return heard.join("\n");
            }
        }
    }

    /// Waits until a file says something. It is written before the line about it, and lines about earlier runs may be left.
    #[track_caller]
    fn until_written(&mut self, sandbox: &Sandbox, path: &str, words: &str) {
        while !std::fs::read_to_string(sandbox.join(path)).is_ok_and(|text| text.contains(words)) {
            self.until("generated: ");
        }
    }

    /// Sends a signal, waits for the end, and gives the exit code.
    fn end(mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
        let code = self.child.wait().expect("an end").code();
        let rest: Vec<String> = self.lines.iter().collect();
        assert_eq!(rest.last().map(String::as_str), Some("ended"), "{rest:?}");
        code
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // Where a test has failed, nobody else ends it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Puts a file in its place as a whole, so that no run sees a part of it.
fn put(sandbox: &Sandbox, path: &str, text: &str) {
    sandbox.file(&format!("{path}.new"), text);
    std::fs::rename(sandbox.join(&format!("{path}.new")), sandbox.join(path)).expect("renamed");
}

fn shop() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", "[[api]]\nname = \"shop\"\n").file("specs/shop/shop.md", SHOP);
    sandbox
}

#[test]
fn a_change_is_generated_and_told_with_whom_it_breaks() {
    let sandbox = shop();
    let mut watching = Watching::start(&sandbox, &[]);
    assert!(watching.said.iter().any(|line| line.starts_with("generated: ")), "{:?}", watching.said);
    assert!(sandbox.read("generated/shop/order.rs").contains("at most 20 characters"));

    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("At most 20", "At most 10"));
    let said = watching.until("generated: ");
    assert!(said.contains("breaking[") && said.contains("`Order.id`"), "{said}");
    assert!(sandbox.read("generated/shop/order.rs").contains("at most 10 characters"));

    // Words are told in a line, and a new page as a model.
    let tax = "# Tax\n\n| Field | Type | Required |\n|---|---|---|\n| rate | number | yes |\n";
    put(&sandbox, "specs/shop/more.md", tax);
    let said = watching.until("generated: ");
    assert!(said.contains("[model-added]"), "{said}");
    assert_eq!(watching.end("-INT"), Some(0));
}

#[test]
fn docs_with_errors_change_nothing_and_are_compared_once_they_are_good() {
    let sandbox = shop();
    let mut watching = Watching::start(&sandbox, &[]);
    let good = sandbox.files("generated");
    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("| string | yes |", "| strin | yes |"));
    let said = watching.until("nothing was written");
    assert!(said.contains("error[SD029]") && said.contains("did you mean `string`?"), "{said}");
    assert_eq!(sandbox.files("generated"), good);
    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("| string | yes |", "| integer | yes |"));
    let said = watching.until("generated: ");
    assert!(said.contains("[type-changed]") && !said.contains("error[SD"), "{said}");
    // So is a configuration with a mistake.
    put(&sandbox, "schemadown.toml", "[[api]]\nname = \"shop\"\nenums = \"shut\"\n");
    assert!(watching.until("nothing was written").contains("SD040"));
    put(&sandbox, "schemadown.toml", "[[api]]\nname = \"shop\"\nenums = \"closed\"\n");
    watching.until("generated: ");
    assert_eq!(watching.end("-TERM"), Some(0));
}

#[test]
fn folders_may_vanish_and_come_back() {
    let sandbox = shop();
    let mut watching = Watching::start(&sandbox, &[]);
    std::fs::remove_dir_all(sandbox.join("specs")).expect("gone");
    assert!(watching.until("nothing was written").contains("SD001"));
    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("At most 20", "At most 30"));
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 30 characters");
    // What came in its place is watched as well, and so is what is put there by renaming.
    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("At most 20", "At most 31"));
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 31 characters");
    sandbox.file("other/shop/shop.md", SHOP.replace("At most 20", "At most 32"));
    std::fs::rename(sandbox.join("specs"), sandbox.join("old")).expect("renamed");
    std::fs::rename(sandbox.join("other"), sandbox.join("specs")).expect("renamed");
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 32 characters");
    // What was generated is healed with the next change of the docs.
    std::fs::rename(sandbox.join("generated"), sandbox.join("gone")).expect("gone");
    put(&sandbox, "specs/shop/shop.md", SHOP);
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 20 characters");
    assert_eq!(watching.end("-INT"), Some(0));
}

#[test]
fn a_storm_of_changes_comes_to_its_end() {
    let sandbox = shop();
    let mut watching = Watching::start(&sandbox, &[]);
    for round in 1..=300 {
        sandbox.file("specs/shop/shop.md", SHOP.replace("At most 20", &format!("At most {round}")));
        sandbox.file(&format!("specs/shop/.draft{round}.tmp"), "x");
    }
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 300 characters");
    let runs = watching.said.iter().filter(|line| line.starts_with("generated: ")).count();
    assert!(runs < 100, "one run for many changes: {runs}");
    // It is still watching, and what no page is makes no difference.
    sandbox.file("specs/shop/.swap", "x");
    put(&sandbox, "specs/shop/shop.md", &SHOP.replace("At most 20", "At most 301"));
    watching.until_written(&sandbox, "generated/shop/order.rs", "at most 301 characters");
    assert_eq!(watching.end("-INT"), Some(0));
    let left: Vec<String> = sandbox.names("generated").into_iter().filter(|name| name.contains(".tmp")).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn a_crate_of_a_folder_of_docs_is_watched() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/shop.md", SHOP);
    let mut watching = Watching::start(&sandbox, &["docs", "--out", "out", "--crate", "shop"]);
    sandbox.file("docs/shop.md", SHOP.replace("| note |", "| remark |"));
    watching.until("out: ");
    assert!(sandbox.read("out/src/order.rs").contains("pub remark"));
    assert_eq!(watching.end("-INT"), Some(0));
}

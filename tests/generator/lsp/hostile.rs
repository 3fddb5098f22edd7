//! What no good client sends: nothing of it ends the server, and nothing of it leads out of the workspace.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::client::{Client, uri};
use crate::support::Sandbox;
use crate::{CONFIG, ORDERS, PAGE, shop};

/// The server is alive, and what it says is right.
#[track_caller]
fn is_well(client: &mut Client<'_>) {
    assert!(client.lines(PAGE).iter().any(|line| line.starts_with("9:12-18 SD029")), "{:?}", client.lines(PAGE));
}

#[test]
fn what_is_no_message_is_passed_over() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    let frame = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let deep = "[".repeat(200_000);
    let bodies = ["", "{", "null", "[]", "{}", "\"a\"", "{\"id\":[]}", "{\"id\":1,\"method\":7}", "\u{0}", &deep];
    for body in bodies {
        client.bytes(frame(body).as_bytes());
        is_well(&mut client);
    }
    assert!(client.nameless >= bodies.len() - 1, "each is told of: {}", client.nameless);
    client.bytes(b"Content-Length: 3\r\n\r\n\xff\xfe\xfd");
    for noise in ["hello\n", "Content-Length: x\r\n\r\n", "Content-Length: -5\r\n\r\n", "\r\n\r\n\r\n"] {
        client.bytes(noise.as_bytes());
        is_well(&mut client);
    }
    client.bytes(format!("Content-Length: {}\r\n\r\n", u64::MAX).as_bytes());
    is_well(&mut client);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn messages_out_of_order_are_refused() {
    let sandbox = shop();
    let mut client = Client::start(&sandbox);
    assert!(client.try_ask("textDocument/hover", json!({})).is_err(), "before `initialize`");
    client.tell("textDocument/didOpen", json!({}));
    client.initialize("", json!({}));
    assert!(client.try_ask("initialize", json!({"capabilities": {}})).is_err(), "a second time");
    for (method, params) in [
        ("textDocument/unheardOf", json!({})),
        ("textDocument/hover", json!({"textDocument": 5})),
        ("textDocument/hover", Value::Null),
        ("$/unheardOf", json!([])),
    ] {
        assert!(client.try_ask(method, params).is_err(), "{method}");
    }
    // Edits of what is not open, what is closed twice, what has no name.
    client.did_change(PAGE, 7, (0, 0), (0, 1), "x");
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": client.uri(PAGE)}}));
    client.tell("textDocument/didChange", json!({"textDocument": {"uri": "::", "version": 1}, "contentChanges": []}));
    client.tell("$/cancelRequest", json!({"id": 999}));
    client.tell("unheardOf", json!([1, 2]));
    client.send(&json!({"jsonrpc": "2.0", "id": "nobody asked", "result": {}}));
    is_well(&mut client);
    assert!(client.log.iter().filter(|said| said.contains("not open")).count() >= 2, "{:?}", client.log);
    client.ask("shutdown", Value::Null);
    assert!(client.try_ask("textDocument/hover", json!({})).is_err(), "after `shutdown`");
    client.tell("exit", Value::Null);
    assert_eq!(client.wait(), Some(0));
}

#[test]
fn edits_that_cannot_be_change_nothing() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    client.did_open(PAGE, ORDERS);
    // Backwards, and of a version that is older than what is known.
    client.did_change(PAGE, 2, (9, 3), (2, 0), "");
    client.did_change(PAGE, -5, (0, 0), (99, 0), "");
    is_well(&mut client);
    assert!(client.log.iter().any(|said| said.contains("before it starts")), "{:?}", client.log);
    assert!(client.log.iter().any(|said| said.contains("version -5")), "{:?}", client.log);
    // Beyond the end is the end.
    client.did_change(PAGE, 3, (4_000_000_000, 9), (4_000_000_000, 4_000_000_000), "\nThe end.\n");
    client.did_change(PAGE, 4, (0, 4_000_000_000), (0, 4_000_000_000), "!");
    is_well(&mut client);
    for position in
        [json!({"line": 4_000_000_000_u32, "character": 0}), json!({"line": 9, "character": 4_000_000_000_u32})]
    {
        let params = json!({"textDocument": {"uri": client.uri(PAGE)}, "position": position});
        for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
            client.ask(method, params.clone());
        }
    }
    // A page of another size than any, and one that opens and closes everything.
    client.replace(PAGE, 5, &"| a ".repeat(500_000));
    client.replace(PAGE, 6, &"*[`<![](".repeat(2_000));
    client.replace(PAGE, 7, &format!("{}\u{0}\u{202e}", "x".repeat(17 << 20)));
    assert!(client.lines(PAGE).iter().any(|line| line.contains("SD003")), "{:?}", client.lines(PAGE));
    client.replace(PAGE, 8, ORDERS);
    is_well(&mut client);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn a_burst_of_edits_ends_in_the_last() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    client.did_open(PAGE, "");
    for (version, c) in (2..).zip(ORDERS.chars()) {
        // Each at the end of what is there.
        client.did_change(PAGE, version, (9_999, 0), (9_999, 0), &c.to_string());
    }
    is_well(&mut client);
}

const SECRET: &str = "# Secret\n\n| Field | Type | Required |\n|---|---|---|\n| secret | strnig | yes |\n";

#[test]
fn nothing_outside_of_the_workspace_is_read() {
    let sandbox = Sandbox::new();
    sandbox.file("inside/schemadown.toml", format!("{CONFIG}\n[[api]]\nname = \"far\"\ndocs = \"../outside\"\n"));
    sandbox.file("inside/specs/shop/orders.md", ORDERS).file("inside/specs/shop/pay.md", crate::PAY);
    sandbox.file("outside/secret.md", SECRET).file("outside/body.json", "{\"secret\": 1}");
    let mut client = Client::open(&sandbox, "inside");
    let told: BTreeSet<String> = client.told_of().into_iter().collect();
    assert_eq!(told, BTreeSet::from(["/inside/schemadown.toml".to_owned(), "/inside/specs/shop/orders.md".to_owned()]));
    let refused = client.lines("inside/schemadown.toml");
    assert_eq!(refused, ["3:0-7 SD040 `../outside` leads out of the workspace, and is not read here"]);
    // The other ways that settings have.
    for line in [
        "docs = \"/\"",
        "docs = [\"specs/shop\", \"../outside\"]",
        "sources = [\"../outside\"]",
        "samples = [\"../outside/*.json\"]",
    ] {
        sandbox.file("inside/schemadown.toml", format!("[[api]]\nname = \"shop\"\n{line}\n"));
        client.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
        assert_eq!(client.told_of(), ["/inside/schemadown.toml"], "{line}");
        assert!(client.lines("inside/schemadown.toml")[0].contains("leads out of the workspace"), "{line}");
    }
    // A document that lies elsewhere, and one that has no place at all.
    sandbox.file("inside/schemadown.toml", CONFIG);
    let outside = uri(&sandbox.join("outside/secret.md"));
    let round = client.uri("inside") + "/../outside/secret.md";
    let encoded = client.uri("inside") + "/%2e%2e/outside/secret.md";
    for outside in [&outside, &round, &encoded, "untitled:Untitled-1", "https://example.com/a.md", "file://host/a.md"] {
        let document = json!({"uri": outside, "languageId": "markdown", "version": 1, "text": SECRET});
        client.tell("textDocument/didOpen", json!({"textDocument": document}));
        let at = json!({"textDocument": {"uri": outside}, "position": {"line": 4, "character": 3}});
        assert!(client.try_ask("textDocument/hover", at).is_err(), "{outside}");
        assert!(client.log.iter().any(|said| said.contains(outside)), "{outside}: {:?}", client.log);
    }
    assert!(client.told_of().iter().all(|file| file.starts_with("/inside/")), "{:?}", client.told_of());
    assert_eq!(client.end(), Some(0));
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    sandbox.file("outside/secret.md", SECRET).file("outside/schemadown.toml", CONFIG);
    sandbox.file("inside/schemadown.toml", CONFIG).file("inside/specs/a.md", "");
    symlink(sandbox.join("outside"), sandbox.join("inside/specs/shop")).expect("a link");
    let mut client = Client::open(&sandbox, "inside");
    assert!(client.lines("inside/schemadown.toml")[0].contains("leads out of the workspace"));
    assert_eq!(client.told_of(), ["/inside/schemadown.toml"]);
    sandbox.remove("inside/schemadown.toml").remove("inside/specs/shop").file("inside/specs/shop/secret.md", SECRET);
    symlink(sandbox.join("outside/schemadown.toml"), sandbox.join("inside/schemadown.toml")).expect("a link");
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert!(client.lines("inside/schemadown.toml")[0].contains("a link out of the workspace"));
    assert_eq!(client.told_of(), ["/inside/schemadown.toml"]);
}

#[test]
fn whoever_leaves_without_a_word_leaves_nothing_behind() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    is_well(&mut client);
    assert_eq!(client.wait(), Some(1), "the stream ends");
    let mut client = Client::open(&sandbox, "");
    client.tell("exit", Value::Null);
    assert_eq!(client.wait(), Some(1), "`exit` without `shutdown`");
}

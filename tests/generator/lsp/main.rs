//! The language server: sessions of a real client with the command, over the standard streams.

mod client;
mod hostile;
#[path = "../support.rs"]
mod support;

use std::process::Command;

use serde_json::{Value, json};

use client::Client;
use support::Sandbox;

const CONFIG: &str = "[[api]]\nname = \"shop\"\n";

/// A page whose lines are not ASCII, with one mistake in it.
const ORDERS: &str = "\
# Bestellungen \u{1f4e6}

## Order

What a customer asked for.

| Field | Type | Required | Description |
|---|---|---|---|
| id | string | yes | Starts with `ord_`. At most 20 characters. If it is new, at most 9 characters. |
| gr\u{f6}\u{df}e\u{1f4e6} | unit16 | yes | Must be at least 1. |
| lines | [Line](#line)[] | yes | Between 1 and 50 lines. |
| pay | [Payment](pay.md#payment) | no | How. |

## Line

| Field | Type | Required | Description |
|---|---|---|---|
| sku | string | yes | What is ordered. |
";

const PAY: &str = "\
# Pay

## Payment

- `card` - By card.
- `cash` - In cash.
";

const PAGE: &str = "specs/shop/orders.md";

fn shop() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("schemadown.toml", CONFIG).file(PAGE, ORDERS).file("specs/shop/pay.md", PAY);
    sandbox
}

/// The page without its mistake.
fn mended() -> String {
    ORDERS.replace("unit16", "uint16")
}

#[test]
fn problems_come_as_they_are_typed_and_go_when_they_are_mended() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    let wrong = "9:12-18 SD029 nothing says what the type `unit16` means";
    assert_eq!(client.lines(PAGE), [wrong], "of a page on disk");
    client.did_open(PAGE, ORDERS);
    // 12 in units of UTF-16: the box counts twice.
    client.did_change(PAGE, 2, (9, 12), (9, 18), "uint16");
    let silent = client.lines(PAGE);
    assert_eq!(silent.len(), 1, "{silent:?}");
    assert!(silent[0].starts_with("8:") && silent[0].contains("SD060"), "the finding of lint: {silent:?}");
    assert_eq!(client.diagnostics(PAGE)[0]["severity"], 2);
    // Nothing was saved, and what is closed is as the disk has it.
    let document = json!({"textDocument": {"uri": client.uri(PAGE)}});
    client.tell("textDocument/didClose", document);
    assert_eq!(client.lines(PAGE), [wrong]);
    sandbox.file(PAGE, mended().replace(" If it is new, at most 9 characters.", ""));
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(client.told_of(), [""; 0]);
    assert_eq!(client.end(), Some(0));
}

#[test]
fn the_editor_says_what_it_counts() {
    for (encoding, start) in [("utf-8", 16), ("utf-16", 12), ("utf-32", 11)] {
        let sandbox = shop();
        let mut client = Client::start(&sandbox);
        let general = json!({"general": {"positionEncodings": [encoding, "utf-16"]}});
        let result = client.initialize("", general);
        assert_eq!(result["capabilities"]["positionEncoding"], encoding);
        assert_eq!(client.lines(PAGE)[0].split(' ').next(), Some(format!("9:{start}-{}", start + 6).as_str()));
    }
}

#[test]
fn lines_end_as_the_editor_has_them() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    for (version, end) in [(1, "\r\n"), (2, "\r"), (3, "\n")] {
        let text = ORDERS.replace('\n', end);
        if version == 1 {
            client.did_open(PAGE, &text);
        } else {
            client.replace(PAGE, version, &text);
        }
        assert_eq!(client.lines(PAGE).len(), 1);
        assert!(client.lines(PAGE)[0].starts_with("9:12-18"), "{:?}", client.lines(PAGE));
    }
    client.replace(PAGE, 4, &ORDERS.replace('\n', "\r\n"));
    client.did_change(PAGE, 5, (9, 12), (9, 18), "uint16");
    assert!(client.lines(PAGE).iter().all(|line| line.contains("SD060")));
}

/// What an editor does with a fix.
fn applied(text: &str, edit: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().expect("a line");
        let start: usize = text.split_inclusive('\n').take(line.try_into().expect("small")).map(str::len).sum();
        let mut left = position["character"].as_u64().expect("a character");
        let mut at = start;
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16() as u64;
            at += c.len_utf8();
        }
        at
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    format!("{}{}{}", &text[..start], edit["newText"].as_str().expect("a text"), &text[end..])
}

/// The fixes of everything in a file.
fn fixes(client: &mut Client<'_>, path: &str) -> Vec<Value> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9_999, "character": 0}});
    let params = json!({"textDocument": {"uri": client.uri(path)}, "range": range, "context": {"diagnostics": []}});
    client.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

#[test]
fn a_quick_fix_mends_what_it_is_offered_for() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    client.did_open(PAGE, ORDERS);
    let [fix] = fixes(&mut client, PAGE).try_into().expect("one fix");
    assert_eq!((&fix["title"], &fix["kind"]), (&json!("Write `uint16`"), &json!("quickfix")));
    assert_eq!(fix["diagnostics"][0]["code"], "SD029");
    let edit = &fix["edit"]["changes"][client.uri(PAGE)][0];
    let text = applied(ORDERS, edit);
    assert_eq!(text, mended());
    client.replace(PAGE, 2, &text);
    assert!(fixes(&mut client, PAGE).is_empty());
    // A name that is nearly right, of a setting.
    let config = "[[api]]\nname = \"shop\"\nhiden_null = \"option\"\n";
    client.did_open("schemadown.toml", config);
    let [fix] = fixes(&mut client, "schemadown.toml").try_into().expect("one fix");
    let edit = &fix["edit"]["changes"][client.uri("schemadown.toml")][0];
    assert_eq!(applied(config, edit), config.replace("hiden", "hidden"));
}

#[test]
fn a_row_shows_its_rust_and_what_was_read_of_it() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    let text = mended();
    client.did_open(PAGE, &text);
    let hover = client.at("textDocument/hover", PAGE, &text, "string | yes | Starts", 2);
    assert_eq!(hover["contents"]["kind"], "markdown");
    let shown = hover["contents"]["value"].as_str().expect("a text");
    insta::assert_snapshot!("hover_of_a_field", shown);
    let model = client.at("textDocument/hover", PAGE, &text, "## Line", 4);
    insta::assert_snapshot!("hover_of_a_model", model["contents"]["value"].as_str().expect("a text"));
    let value = client.at("textDocument/hover", "specs/shop/pay.md", PAY, "`cash`", 2);
    assert!(value["contents"]["value"].as_str().is_some_and(|text| text.contains("Payment::Cash")), "{value}");
    assert_eq!(client.at("textDocument/hover", PAGE, &text, "What a customer", 2), Value::Null);
}

/// The path and the first line of each place.
fn places(client: &Client<'_>, found: &Value) -> Vec<String> {
    let here = client.uri("") + "/";
    let place = |place: &Value| {
        let uri = place["uri"].as_str().expect("a URI").replace(&here, "");
        format!("{uri}:{}", place["range"]["start"]["line"])
    };
    found.as_array().into_iter().flatten().map(place).collect()
}

#[test]
fn types_lead_to_models_and_models_to_rust() {
    let sandbox = shop();
    sandbox.file(PAGE, mended());
    let mut client = Client::open(&sandbox, "");
    let text = mended();
    let go = |client: &mut Client<'_>, words, into| {
        let found = client.at("textDocument/definition", PAGE, &text, words, into);
        places(client, &found)
    };
    assert_eq!(go(&mut client, "[Line](#line)", 3), ["specs/shop/orders.md:13"]);
    assert_eq!(go(&mut client, "[Payment](pay.md", 12), ["specs/shop/pay.md:2"]);
    assert_eq!(go(&mut client, "uint16", 2), [""; 0]);
    assert_eq!(go(&mut client, "## Order", 5), [""; 0], "it is not generated yet");
    assert!(
        client.log.iter().any(|said| said.contains("generated/shop/orders.rs` is not there yet")),
        "{:?}",
        client.log
    );
    let mut generate = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    generate.args(["generate", "--no-cache"]).current_dir(sandbox.path());
    assert!(generate.status().expect("it runs").success());
    let rust = sandbox.read("generated/shop/orders.rs");
    let line = |words: &str| rust.lines().position(|line| line.contains(words)).expect("it is there");
    let order = format!("generated/shop/orders.rs:{}", line("pub struct Order"));
    assert_eq!(go(&mut client, "## Order", 5), [order]);
    let sku = format!("generated/shop/orders.rs:{}", line("    pub sku: String"));
    assert_eq!(go(&mut client, "| sku", 3), [sku]);
}

/// The texts that are offered where `@` stands in a page, which is taken out.
fn offered(client: &mut Client<'_>, version: i32, text: &str) -> Vec<String> {
    let at = text.find('@').expect("a place");
    let text = text.replacen('@', "", 1);
    client.replace(PAGE, version, &text);
    let line = text[..at].matches('\n').count();
    let character = text[..at].rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    let position = json!({"line": line, "character": character});
    let params = json!({"textDocument": {"uri": client.uri(PAGE)}, "position": position});
    let items = client.ask("textDocument/completion", params);
    let new = |item: &Value| item["textEdit"]["newText"].as_str().expect("a text").to_owned();
    items.as_array().expect("a list").iter().map(new).collect()
}

#[test]
fn cells_are_completed_by_what_their_column_holds() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    let text = mended();
    client.did_open(PAGE, &text);
    let types = offered(&mut client, 2, &text.replace("| uint16 |", "| u@ |"));
    assert_eq!(types[..3], ["[Order](#order)", "[Line](#line)", "[Payment](pay.md#payment)"]);
    assert!(types.contains(&"uint16".to_owned()) && types.contains(&"map of".to_owned()), "{types:?}");
    let linked = offered(&mut client, 3, &text.replace("| uint16 |", "| list of [Li@ |"));
    assert_eq!(linked[1], "[Line](#line)");
    let answers = offered(&mut client, 4, &text.replace("| sku | string | yes |", "| sku | string | @ |"));
    assert_eq!(answers, ["yes", "no"]);
    let headers = offered(&mut client, 5, &format!("{text}\n## New\n\n| Field | @"));
    assert!(headers.contains(&"Type".to_owned()) && !headers.contains(&"Field".to_owned()), "{headers:?}");
    assert_eq!(offered(&mut client, 6, &text.replace("What is ordered.", "What @")), [""; 0]);
    assert_eq!(offered(&mut client, 7, &text.replace("What a customer", "@What a customer")), [""; 0]);
}

#[test]
fn a_page_has_an_outline() {
    let sandbox = shop();
    let mut client = Client::open(&sandbox, "");
    let symbols = client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": client.uri(PAGE)}}));
    let mut lines = Vec::new();
    for model in symbols.as_array().expect("a list") {
        lines.push(format!("{} {}-{}", model["name"], model["range"]["start"]["line"], model["range"]["end"]["line"]));
        lines.extend(
            model["children"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|field| format!("  {} {}", field["name"], field["selectionRange"]["start"]["line"])),
        );
    }
    let expected = [
        "\"Order\" 2-13",
        "  \"id\" 8",
        "  \"gr\u{f6}\u{df}e\u{1f4e6}\" 9",
        "  \"lines\" 10",
        "  \"pay\" 11",
        "\"Line\" 13-18",
        "  \"sku\" 17",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn the_configuration_is_found_above_and_its_changes_count() {
    let sandbox = shop();
    sandbox.file(PAGE, mended());
    let mut client = Client::open(&sandbox, "specs/shop");
    assert!(client.lines(PAGE)[0].contains("SD060"));
    let watched = client.requests.iter().find(|request| request["method"] == "client/registerCapability");
    assert!(watched.is_some_and(|request| request.to_string().contains("schemadown.toml")));
    // As it is typed,
    client.did_open("schemadown.toml", &format!("{CONFIG}nullable = \"perhaps\"\n"));
    assert_eq!(client.told_of(), ["/schemadown.toml"]);
    assert!(client.lines("schemadown.toml")[0].starts_with("2:"), "{:?}", client.lines("schemadown.toml"));
    // and as it is on disk.
    let document = json!({"textDocument": {"uri": client.uri("schemadown.toml")}});
    client.tell("textDocument/didClose", document);
    let silence = "[[api.silence]]\ncode = \"SD060\"\nfield = \"orders.Order.id\"\nreason = \"the server knows\"\n";
    sandbox.file("schemadown.toml", format!("{CONFIG}\n{silence}"));
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(client.told_of(), [""; 0]);
    sandbox.remove("schemadown.toml");
    sandbox.file(PAGE, ORDERS);
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert_eq!(client.told_of(), [""; 0], "without a configuration pages are somebody else's");
}

#[test]
fn a_page_that_is_not_saved_is_a_page() {
    let sandbox = shop();
    sandbox.file(PAGE, mended());
    let mut client = Client::open(&sandbox, "");
    client.did_open("specs/shop/new.md", "# New\n\n| Field | Type | Required |\n|---|---|---|\n| a | strng | yes |\n");
    assert_eq!(client.lines("specs/shop/new.md"), ["4:6-11 SD029 nothing says what the type `strng` means"]);
}

#[test]
fn what_the_command_says_the_editor_says() {
    let sandbox = shop();
    let broken =
        "# Broken\n\n## A\n\n| Field | Type | Required |\n|---|---|---|\n| a | [B](#b) | perhaps |\n| a | string |\n";
    sandbox.file("specs/shop/broken.md", broken).file("specs/shop/binary.md", b"# A\n\xff");
    sandbox.file("specs/shop/taken.md", PAY.replace("Pay", "Taken")).file("specs/other/a.md", ORDERS);
    let mut check = Command::new(env!("CARGO_BIN_EXE_schemadown"));
    check.args(["check", "--no-cache", "--message-format", "json"]).current_dir(sandbox.path());
    let told = String::from_utf8(check.output().expect("it runs").stderr).expect("UTF-8");
    let said = |line: &str| -> (String, u64, String) {
        let said: Value = serde_json::from_str(line).expect("an object");
        let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
        // A folder has no text that it could be said in.
        let is_page = text("path").contains(".md");
        let file = if is_page { text("path") } else { "schemadown.toml".to_owned() };
        (file, if is_page { said["line"].as_u64().unwrap_or(1) } else { 1 }, text("code"))
    };
    let mut expected: Vec<_> = told.lines().map(said).collect();
    assert!(expected.len() > 4, "{told}");
    let mut client = Client::open(&sandbox, "");
    let mut found = Vec::new();
    for file in client.told_of() {
        let file = file.trim_start_matches('/').to_owned();
        for said in client.diagnostics(&file) {
            let line = said["range"]["start"]["line"].as_u64().expect("a line") + 1;
            found.push((file.clone(), line, said["code"].as_str().expect("a code").to_owned()));
        }
    }
    // Of pages without errors it says what `lint` finds, too.
    found.retain(|(_, _, code)| code != "SD060");
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

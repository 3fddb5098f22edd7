//! What is read of documented JSON, and what is not.

use super::*;
use crate::source::Sources;

fn read(code: &str) -> Result<Vec<Node>, SyntaxError> {
    let file = Sources::new().add("a.md", "a.md", code);
    json(code, Span::new(file, 0..code.len()))
}

/// A value in short: what is left out is `…`, words that stand for a value are in angle brackets.
fn short(node: &Node) -> String {
    let list = |parts: Vec<String>| parts.into_iter().chain(node.partial.then(|| "…".to_owned())).collect::<Vec<_>>();
    match &node.kind {
        NodeKind::Elided => "…".to_owned(),
        NodeKind::Opaque(words) => format!("<{words}>"),
        NodeKind::Number(text) => text.clone(),
        NodeKind::Array(elements) => format!("[{}]", list(elements.iter().map(short).collect()).join(",")),
        NodeKind::Object(entries) => {
            let entry = |(key, value): &(crate::example::Key, Node)| format!("{}:{}", key.name, short(value));
            format!("{{{}}}", list(entries.iter().map(entry).collect()).join(","))
        }
        _ => node.to_json().map_or_else(|why| why, |value| value.to_string()),
    }
}

fn all(code: &str) -> String {
    match read(code) {
        Ok(values) => values.iter().map(short).collect::<Vec<_>>().join(" | "),
        Err(error) => format!("expected {}", error.expected),
    }
}

#[test]
fn the_standard_and_what_people_write_instead() {
    for (code, expected) in [
        (r#"{"a": 1, "b": [true, null, -1.5e3], "c": {}}"#, "{a:1,b:[true,null,-1.5e3],c:{}}"),
        (r#"["caf\u00e9", "a\/b"]"#, r#"["café","a/b"]"#),
        ("{\"a\": 1,\n \"b\": [1, 2,],\n}", "{a:1,b:[1,2]}"),
        ("{a: 'x', $b: 1, c-d: \"it's\"}", "{a:\"x\",$b:1,c-d:\"it's\"}"),
        ("{ // why\n \"a\": /* not */ 1, # so\n \"b\": 2 // there\n}", "{a:1,b:2}"),
        ("# The answer\n{\"a\": \"x # y // z\"}", "{a:\"x # y // z\"}"),
        ("{\"a\": 1\n \"b\": 2}", "{a:1,b:2}"),
        ("[\n {\"a\": 1}\n {\"a\": 2}\n]", "[{a:1},{a:2}]"),
        ("{\"a\": 1};", "{a:1}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
}

#[test]
fn what_is_left_out_marks_the_part_that_lacks_it() {
    for (code, expected) in [
        ("{\"a\": 1, ...}", "{a:1,…}"),
        ("{\"a\": 1,\n  ...\n}", "{a:1,…}"),
        ("{..., \"a\": 1}", "{a:1,…}"),
        ("{\"a\": {...}, \"b\": [ ... ], \"c\": ..., \"d\": …}", "{a:{…},b:[…],c:…,d:…}"),
        ("{\"a\": 1, \"...\": ...}", "{a:1,…}"),
        ("{\"a\": 1, \"…\": {\"b\": 1}}", "{a:1,…}"),
        ("{\"a\": 1, \"...\"}", "{a:1,…}"),
        ("[1, 2, ... (38, give or take) ..., 41]", "[1,2,41,…]"),
        ("[1, ... 40 more]", "[1,…]"),
        ("[ ...251, 100, 11...]", "[251,100,11,…]"),
        ("[{\"a\": 1}\n ... cut for length ...\n {\"a\": 2}]", "[{a:1},{a:2},…]"),
        ("{\"a\": 1, ...moreFields, // see below\n}", "{a:1,…}"),
        ("{\"a\": [1] ... , \"b\": 2}", "{a:[1],b:2,…}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
}

#[test]
fn comments_may_say_that_something_is_left_out() {
    for (code, expected) in [
        ("{\"a\": {// a user\n}}", "{a:{…}}"),
        ("[{ /* first */ }, { /* second */ }]", "[{…},{…}]"),
        ("{\"a\": 1,\n // what else the call gives\n}", "{a:1,…}"),
        ("{\"a\": 1\n // ... and so on\n}", "{a:1,…}"),
        ("{\"a\": 1, // and others ...\n \"b\": 2}", "{a:1,b:2,…}"),
        ("[1,\n # (... a long list ...)\n 9]", "[1,9,…]"),
        // A remark on what follows, or on what stands before it, leaves nothing out.
        ("{\n // a number\n \"a\": 1 // below 5\n}", "{a:1}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
}

#[test]
fn texts_are_texts_and_words_stand_for_values() {
    for (code, expected) in [
        (r#"{"a": "<id>", "b": "...", "c": "…"}"#, r#"{a:"<id>",b:"...",c:"…"}"#),
        ("{\"a\": <string>, \"b\": [number], \"c\": User object }", "{a:<<string>>,b:[<number>],c:<User object>}"),
        ("{\"a\": now() + 5 // later\n}", "{a:<now() + 5>}"),
        ("{\"a\": NaN, <key>: 1, \"<key>\": 1}", "{a:<NaN>,<key>:1,…}"),
        ("{\"a\": True, \"b\": string[]}", "{a:<True>,b:<string>}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
    let left_out = |code: &str| read(code).ok().and_then(|values| values.first().map(Node::leaves_out));
    assert_eq!(left_out("{\"a\": [{\"b\": ...}]}"), Some(true));
    assert_eq!(left_out("{\"a\": [{\"b\": \"...\"}]}"), Some(false));
    let partial = read("{\"a\": [1, ...]}").ok().and_then(|values| values.first().map(Node::to_json));
    assert_eq!(partial, Some(Err("something is left out of it".to_owned())));
}

#[test]
fn several_values_and_what_stands_between_them() {
    for (code, expected) in [
        ("{\"a\": 1}\n{\"a\": 2}\n", "{a:1} | {a:2}"),
        ("{\"a\": 1},\n{\"a\": 2},", "{a:1} | {a:2}"),
        ("{\"a\": 1}\n// the same as a query: a=1", "{a:1}"),
        ("POST /things HTTP/1.1\nHost: example.org\n\n{\"a\": 1}", "{a:1}"),
        ("200 OK\n{\"a\": 1}", "{a:1}"),
        ("{\"a\": 1}\n\nHTTP/1.1 201 Created\nLocation: /things/1\n\n[2]", "{a:1} | [2]"),
        ("{\"a\": 1}\n\nThen:\n\n{\"a\": 2}", "{a:1} | {a:2}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
}

#[test]
fn members_without_their_braces_are_a_part_of_an_object() {
    for (code, expected) in [
        ("\"a\": {\"b\": 1},", "{a:{b:1},…}"),
        ("  \"a\": 1,\n  \"b\": 2", "{a:1,b:2,…}"),
        ("// ...\n  \"a\": [1]\n", "{a:[1],…}"),
    ] {
        assert_eq!(all(code), expected, "{code}");
    }
}

#[test]
fn what_is_no_json_is_no_error() {
    for code in [
        "",
        " \n",
        "// nothing\n",
        "...",
        "name: x\nlist:\n  - [1]\n",
        "\"2024-02-29\"",
        "\"a\": {\"b\" 1}",
        "GET /things HTTP/1.1\n",
        "<Thing id=\"1\"/>",
        "struct Thing\n{\n    int id;\n};",
        "curl -d '\n{\"a\": 1}\n'",
    ] {
        assert_eq!(all(code), "", "{code}");
    }
}

#[test]
fn what_begins_like_json_and_breaks_off_is_an_error() {
    let deep = format!("{}1", "[".repeat(100_000));
    for (code, expected) in [
        ("{", "a key"),
        ("[", "a JSON value"),
        ("{\"a\" 1}", "`:` behind the key"),
        ("{\"a\": }", "a JSON value"),
        ("{\"a\": 1 \"b\": 2}", "`,` or `}`"),
        ("[1 2]", "`,` or `]`"),
        ("[1,,2]", "a JSON value"),
        ("{\"a\": \"open}", "a string that ends"),
        ("[007]", "a number of JSON"),
        ("[1_000]", "a number of JSON"),
        ("[0x1f]", "a number of JSON"),
        ("[2024-02-29]", "a number of JSON"),
        ("[-]", "a number of JSON"),
        ("[.5]", "a JSON value"),
        ("{\"a\": 1}}", "nothing behind the value, or another one"),
        ("{\"a\": 1} }\n{\"a\": 2}", "nothing behind the value, or another one"),
        (deep.as_str(), "JSON with fewer levels"),
    ] {
        assert_eq!(all(code), format!("expected {expected}"), "{code:.40}");
    }
    let error = read("{\n  \"a\": 1,\n  b 2\n}").expect_err("no colon");
    assert_eq!((error.span.start, error.span.end), (16, 17));
}

#[test]
fn every_part_has_its_place() {
    let code = "200 OK\n\n{\"a\": [1, ... ], b: ..., \"c\": word }";
    let values = read(code).expect("JSON");
    let mut places = Vec::new();
    values[0].walk(&mut |node| places.push(&code[node.span.start as usize..node.span.end as usize]));
    assert_eq!(places, [&code[8..], "[1, ... ]", "1", "...", "word"]);
}

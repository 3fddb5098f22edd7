//! The server as its clients meet it: started as a process, asked over a socket.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_shop-server"))
            .env("ADDRESS", "127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
        Self { process, address }
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        // A body that is too long may be refused before all of it was sent.
        let _ = stream.write_all(body);
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text);
        let text = String::from_utf8(text).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        let kind = head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| *name == "content-type");
        let kind = kind.map(|(_, kind)| kind.to_owned()).unwrap_or_default();
        Answer { status, kind, body: serde_json::from_str(body).expect("JSON") }
    }

    fn post(&self, body: &Value) -> Answer {
        self.ask("POST", "/orders", "application/json", body.to_string().as_bytes())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    kind: String,
    body: Value,
}

impl Answer {
    /// A problem as RFC 9457 has it.
    #[track_caller]
    fn problem(self, status: u16) -> Value {
        assert_eq!((self.status, self.kind.as_str()), (status, "application/problem+json"), "{}", self.body);
        assert_eq!(self.body["status"], status);
        assert!(self.body["type"].is_string() && self.body["title"].is_string(), "{}", self.body);
        self.body
    }
}

fn order() -> Value {
    json!({
        "id": "ord_4711",
        "email": "ada@example.com",
        "lines": [{"sku": "cup", "count": 2}, {"sku": "pot", "count": 1}],
        "wrap": "gift",
    })
}

#[test]
fn a_good_body_reaches_its_handler() {
    let server = Server::start();
    let answer = server.post(&order());
    assert_eq!((answer.status, answer.kind.as_str(), answer.body), (201, "application/json", order()));
    let other = server.ask("POST", "/orders", "application/json; charset=utf-8", order().to_string().as_bytes());
    assert_eq!(other.status, 201);
}

#[test]
fn every_violation_is_told_at_its_place() {
    let server = Server::start();
    let mut bad = order();
    bad["id"] = json!("secret-4711-secret-4711");
    bad["email"] = json!("nobody");
    bad["lines"][1]["count"] = json!(0);
    bad["wrap"] = json!("foil");
    let answer = server.post(&bad);
    let text = answer.body.to_string();
    assert!(!text.contains("secret") && !text.contains("nobody"), "what was sent is not repeated: {text}");
    let problem = answer.problem(422);
    assert_eq!(problem["type"], "https://shop.example/problems/invalid");
    let errors: Vec<_> = problem["errors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|error| (error["pointer"].as_str().unwrap_or_default(), error["code"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        errors,
        [
            ("/id", "prefix"),
            ("/id", "max_length"),
            ("/email", "format"),
            ("/lines/1/count", "minimum"),
            ("/wrap", "enum"),
        ]
    );
    assert_eq!((&problem["errors"][1]["limit"], &problem["errors"][1]["found"]), (&json!(20), &json!(23)));
}

#[test]
fn a_body_of_another_form_says_where() {
    let server = Server::start();
    let mut bad = order();
    bad["lines"][0]["count"] = json!("two");
    let problem = server.post(&bad).problem(400);
    let detail = problem["detail"].as_str().expect("a detail");
    assert!(detail.starts_with("/lines/0/count: expected u16, found a string"), "{detail}");
    let mut bad = order();
    bad.as_object_mut().expect("an object").remove("email");
    let problem = server.post(&bad).problem(400);
    assert!(problem["detail"].as_str().expect("a detail").contains("email"), "{problem}");
    server.ask("POST", "/orders", "application/json", b"{\"id\": ").problem(400);
    server.ask("POST", "/orders", "application/json", b"\xff").problem(400);
}

#[test]
fn everything_else_is_a_problem_too() {
    let server = Server::start();
    server.ask("POST", "/orders", "text/plain", order().to_string().as_bytes()).problem(415);
    server.ask("GET", "/orders/ord_1", "application/json", b"").problem(404);
    server.ask("GET", "/nowhere", "application/json", b"").problem(404);
    let mut long = order();
    long["lines"] = (0..200_000).map(|_| json!({"sku": "cup", "count": 1})).collect();
    let length = server.ask("POST", "/orders", "application/json", long.to_string().as_bytes());
    length.problem(413);
}

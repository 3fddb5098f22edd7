//! What expressions match, checked the same way by each of their forms, and what is none.

use super::{Form, Part, Regex, Table};

/// Goes through a sequence as the emitted check does.
fn follows(parts: &[Part], text: &str) -> bool {
    let mut rest = text;
    for part in parts {
        match part {
            Part::Text(text) => match rest.strip_prefix(text.as_str()) {
                Some(behind) => rest = behind,
                None => return false,
            },
            Part::Some(set, least, most) => {
                let most = most.map_or(usize::MAX, |most| most as usize);
                let found: String = rest.chars().take(most).take_while(|c| set.contains(*c)).collect();
                if found.chars().count() < *least as usize {
                    return false;
                }
                rest = &rest[found.len()..];
            }
        }
    }
    rest.is_empty()
}

/// Goes through a table as the emitted check does.
fn leads(table: &Table, text: &str) -> bool {
    let column = |c: char| {
        let range = table.columns.iter().find(|(low, high, _)| (*low..=*high).contains(&c));
        range.map_or(0, |(_, _, column)| *column)
    };
    text.chars().fold(table.start, |state, c| table.rows[state][column(c)]) >= table.accepting
}

fn matches(regex: &Regex, text: &str) -> bool {
    let found = regex.matches(text);
    let by_form = match regex.form() {
        Form::Sequence(parts) => follows(parts, text),
        Form::Table(table) => leads(table, text),
    };
    assert_eq!(found, by_form, "{regex:?} in {text:?}");
    let table = Table::new(&regex.program).expect("not too large");
    assert_eq!(found, leads(&table, text), "{regex:?} in {text:?}");
    found
}

fn read(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}

const CASES: &[(&str, &[&str], &[&str])] = &[
    (
        "^[A-Z]{3}-[0-9]{1,4}$",
        &["ABC-1", "ABC-1234"],
        &["AB-1", "ABC-", "ABC-12345", "ABCD-1", "ABC1", " ABC-1", "ABC-1\n"],
    ),
    ("[0-9]{2}", &["12", "a12", "1234z"], &["1", "a1b2", ""]),
    ("^sk_", &["sk_", "sk_1"], &["sk", "ask_"]),
    (r"\.md$", &[".md", "a.md"], &["md", "a.md5"]),
    ("^(EUR|USD|G[A-Z]+)$", &["EUR", "GB"], &["EU", "EURO", "G", ""]),
    ("^a|b$", &["a", "ax", "xb"], &["xa", "bx", ""]),
    ("^[a-z]([a-z0-9-]*[a-z0-9])?$", &["a", "a-b", "a--1"], &["a-", "-a", "", "A"]),
    (r"^[a-z]+(\.[a-z]+)*$", &["a", "a.b.c"], &["a.", ".a", "a..b"]),
    ("^[a-z]+x?$", &["x", "ax", "a"], &["", "X"]),
    (r"^(?:\d{2}:){2}\d\d$", &["12:34:56"], &["12:34", "12:34:5", "1:34:56"]),
    (r"^[^\s/]+$", &["a-é"], &["a/b", "a b", "", "a\u{a0}"]),
    ("^.*$", &["", "a"], &["a\nb"]),
    ("^$", &[""], &["a"]),
    (r"^\+[1-9]\d{1,14}$", &["+12", "+123456789012345"], &["+02", "+1", "+1234567890123456", "12"]),
    (r"^\x41\u0042\u{43}[\]\-]$", &["ABC]", "ABC-"], &["ABC", "abc]"]),
    ("^{a}{2}$", &["{a}}"], &["{a}", "aa"]),
    ("^(?<year>[0-9]{4})(?P<month>-[0-9]{2})??$", &["2024", "2024-01"], &["24", "2024-1"]),
    ("^(a|b|)$", &["a", ""], &["c", "ab"]),
    ("^([ab]{0,2}c){2}$", &["cc", "abcabc"], &["abcab", "aaacc"]),
    ("^[--/]$", &["-", ".", "/"], &["0", ","]),
    (r"^[\w.-]{1,3}$", &["a.-", "_"], &["", "a b", "aaaa"]),
];

#[test]
fn each_form_matches_the_same() {
    for (text, good, bad) in CASES {
        let regex = read(text);
        for sample in *good {
            assert!(matches(&regex, sample), "{text} does not match {sample:?}");
        }
        for sample in *bad {
            assert!(!matches(&regex, sample), "{text} matches {sample:?}");
        }
    }
}

#[test]
fn samples_are_on_the_side_they_say() {
    for (text, ..) in CASES {
        let regex = read(text);
        let samples = regex.samples();
        assert!(!samples.keeps.is_empty() && !samples.breaks.is_empty(), "{text}: {samples:?}");
        assert!(samples.keeps.iter().all(|sample| matches(&regex, sample)), "{text}: {samples:?}");
        assert!(!samples.breaks.iter().any(|sample| matches(&regex, sample)), "{text}: {samples:?}");
    }
    let samples = read("^[A-Z]{3}-[0-9]{1,2}$").samples();
    for wanted in ["AA-0", "AAAA-0", "ZZZ-999", "AAA-", "@AA-0"] {
        let found = samples.breaks.iter().any(|sample| sample == wanted);
        assert!(found || samples.breaks.len() == 16, "{wanted} in {samples:?}");
    }
}

#[test]
fn what_ecma_262_reads_is_the_same() {
    for (text, good, bad) in CASES {
        let again = read(&read(text).ecma());
        assert!(good.iter().all(|sample| matches(&again, sample)), "{text} {again:?}");
        assert!(!bad.iter().any(|sample| matches(&again, sample)), "{text} {again:?}");
    }
    assert_eq!(read(r"^[A-Z]{3}-\d+[^a]\/(?:a|bc)?$").ecma(), r"^[A-Z]{3}\x2D[0-9]+[^a]\/(?:a|bc)?$");
}

#[test]
fn plain_sequences_need_no_table() {
    let parts = |text: &str| match read(text).form() {
        Form::Sequence(parts) => parts.len(),
        Form::Table(_) => 0,
    };
    for (text, wanted) in [
        ("^[A-Z]{3}-[0-9]{1,4}$", 3),
        ("^[0-9][0-9]*$", 1),
        ("^ord_(?:[a-z]+)(?:-)[0-9]{2}$", 4),
        ("^[a-z]+[0-9]*_?$", 3),
        ("^[a-z]+[0-9]*a$", 0),
        ("^[a-z]{2}[a-z0-9]+$", 2),
        ("[a-z]", 0),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn what_cannot_be_checked_is_shown() {
    let problem = |text: &str| match Regex::new(text) {
        Ok(_) => "none".to_owned(),
        Err(problem) => format!("{} at {:?}", problem.what, &text[problem.at.clone()]),
    };
    for (text, wanted) in [
        ("^(?=a)b$", "a look ahead at \"(?=\""),
        ("^a(?<!b)$", "a look behind at \"(?<!\""),
        (r"^(a)\1$", "a back-reference at \"\\\\1\""),
        (r"\bword\b", "the edge of a word at \"\\\\b\""),
        (r"^\p{L}+$", "a kind of characters of Unicode at \"\\\\p\""),
        ("(?i)abc", "a flag at \"(?\""),
        ("^[[:alpha:]]$", "a class by its name at \"[:\""),
        ("^[a-z&&[^b]]$", "what both of two classes have at \"&&\""),
        ("^[z-a]$", "a range that ends before it starts at \"z-a\""),
        ("^[a-\\d]$", "a range that ends in a class at \"a-\\\\d\""),
        ("^[abc", "a class that nothing closes at \"[\""),
        ("^[]$", "a class without characters at \"[]\""),
        ("^(abc", "a bracket that nothing closes at \"(\""),
        ("abc)", "a bracket that nothing opens at \")\""),
        ("*a", "a count with nothing before it at \"*\""),
        ("a**", "a count of a count at \"*\""),
        ("a{3,1}", "a count that ends before it starts at \"{3,1}\""),
        ("a{1,9999}", "a count above 1000 at \"{1,9999}\""),
        ("^*a", "an anchor with a count at \"^*\""),
        ("a\\", "a backslash with nothing behind it at \"\\\\\""),
        ("\\q", "an escape that is not known at \"\\\\q\""),
        ("\\x4", "a number of no character at \"\\\\x4\""),
        ("/^a$/", "an expression that no text matches at \"/^a$/\""),
        ("(a*){1000}{2}", "a count of a count at \"{\""),
        ("((a{1000}){1000}){1000}", "an expression that takes too many states to check at \"((a{1000}){1000}){1000}\""),
        (
            "((((){1000}){1000}){1000}){1000}",
            "an expression that takes too many states to check at \"((((){1000}){1000}){1000}){1000}\"",
        ),
        ("a.{12}$", "an expression that takes too many states to check at \"a.{12}$\""),
    ] {
        assert_eq!(problem(text), wanted, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_is_a_panic_and_each_form_agrees(
        text in "[ab\\[\\](){}|*+?^$.,:<>0-3\\\\dwsDx-]{0,24}",
        samples in proptest::collection::vec("[ab0-9 \\n-]{0,8}", 8),
    ) {
        if let Ok(regex) = Regex::new(&text) {
            let made = regex.samples();
            proptest::prop_assert!(made.keeps.iter().all(|sample| matches(&regex, sample)));
            proptest::prop_assert!(!made.breaks.iter().any(|sample| matches(&regex, sample)));
            let again = read(&regex.ecma());
            for sample in &samples {
                proptest::prop_assert_eq!(matches(&regex, sample), matches(&again, sample));
            }
        }
    }
}

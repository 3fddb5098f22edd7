//! The same said otherwise is read alike, and the same said of something else is not read at all.

use super::{Row, mined, rows};

/// Rows that demand something of their field and of nothing within it.
fn demands() -> Vec<Row> {
    rows().into_iter().filter(|row| !row.never && !mined(row).is_empty()).collect()
}

/// A row whose last sentence starts with a verb that demands: what stands before it, the verb, and what follows.
fn commanded(row: &Row) -> Option<(String, &'static str, String)> {
    let text = row.description.trim_end_matches('.');
    let start = text.rfind(". ").map_or(0, |at| at + 2);
    let (before, last) = text.split_at(start);
    let verb = ["Must ", "Cannot ", "Should ", "Shall ", "May not "].into_iter().find(|verb| last.starts_with(verb))?;
    let rest = last.get(verb.len()..)?;
    // Behind a semicolon stands another statement.
    (!before.contains('\n') && !rest.contains(['\n', ';']))
        .then(|| (before.to_owned(), verb.trim_end(), rest.to_owned()))
}

fn with(row: &Row, description: String) -> Row {
    Row { description, ..row.clone() }
}

/// Asserts that a sentence in place of the last demands no more than the rest of the description does.
fn assert_silenced(name: &str, said: impl Fn(&str, &str) -> String) {
    let (mut tried, mut alarms) = (0, Vec::new());
    for row in demands() {
        let Some((before, verb, rest)) = commanded(&row) else { continue };
        tried += 1;
        let without = mined(&with(&row, before.trim().to_owned()));
        let changed = with(&row, format!("{before}{}.", said(&verb.to_lowercase(), &rest)));
        let more: Vec<_> = mined(&changed).difference(&without).cloned().collect();
        if !more.is_empty() {
            alarms.push(format!("{} {}: {} {more:?}", row.id, row.field, changed.description));
        }
    }
    assert!(tried >= 25, "{name}: only {tried} sentences");
    assert!(alarms.is_empty(), "{name}, {} of {tried}:\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn another_subject_is_another_thing() {
    assert_silenced("a nonsense noun", |verb, rest| format!("The zorp {verb} {rest}"));
    assert_silenced("a plural", |verb, rest| format!("Zorps {verb} {rest}"));
    assert_silenced("an owner", |verb, rest| format!("The colour of the zorp {verb} {rest}"));
}

#[test]
fn a_sibling_is_another_thing() {
    let (mut tried, mut alarms) = (0, Vec::new());
    for mut row in demands() {
        let Some((before, verb, rest)) = commanded(&row) else { continue };
        tried += 1;
        row.siblings = vec!["score".to_owned(), "title".to_owned(), "zorp_count".to_owned()];
        let without = mined(&with(&row, before.trim().to_owned()));
        for sibling in ["The score", "The title", "`zorp_count`", "The value of `zorp_count`"] {
            let changed = with(&row, format!("{before}{sibling} {} {rest}.", verb.to_lowercase()));
            let more: Vec<_> = mined(&changed).difference(&without).cloned().collect();
            if !more.is_empty() {
                alarms.push(format!("{} {}: {} {more:?}", row.id, row.field, changed.description));
            }
        }
    }
    assert!(tried >= 25 && alarms.is_empty(), "{} of {tried}:\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn a_condition_silences_what_it_stands_before() {
    assert_silenced("if", |verb, rest| format!("If the zorp is red, it {verb} {rest}"));
    assert_silenced("when", |verb, rest| format!("When the zorp sleeps, this {verb} {rest}"));
    assert_silenced("for", |verb, rest| format!("For red zorps, this {verb} {rest}"));
    assert_silenced("unless", |verb, rest| format!("It {verb} {rest} unless the zorp is red"));
}

#[test]
fn a_question_and_a_quotation_demand_nothing() {
    assert_silenced("a question", |verb, rest| format!("{verb} it {rest}?"));
}

/// Asserts that all rows that a change applies to demand the same before and after it.
fn assert_same(name: &str, least: usize, change: impl Fn(&str) -> Option<String>) {
    let (mut tried, mut others) = (0, Vec::new());
    for row in demands() {
        let Some(description) = change(&row.description) else { continue };
        tried += 1;
        let changed = with(&row, description);
        let (before, after) = (mined(&row), mined(&changed));
        if before != after {
            others.push(format!("{} {}: {} {before:?} {after:?}", row.id, row.field, changed.description));
        }
    }
    assert!(tried >= least, "{name}: only {tried} sentences");
    assert!(others.is_empty(), "{name}, {} of {tried}:\n{}", others.len(), others.join("\n"));
}

fn replaced(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replace(from, to))
}

#[test]
fn what_follows_changes_nothing() {
    let is_plain = |text: &str| text.ends_with('.') && !text.contains(['\n', '|', '<', '`']);
    assert_same("another sentence", 100, |text| is_plain(text).then(|| format!("{text} The courier knows the way.")));
}

#[test]
fn synonyms_are_read_alike() {
    assert_same("no more than", 5, |text| replaced(text, "at most ", "no more than "));
    assert_same("not more than", 5, |text| replaced(text, "at most ", "not more than "));
    assert_same("a maximum of", 5, |text| replaced(text, "at most ", "a maximum of "));
    assert_same("no fewer than", 5, |text| replaced(text, "at least ", "no fewer than "));
    assert_same("shall", 10, |text| replaced(text, "must ", "shall "));
}

#[test]
fn numbers_and_dashes_are_read_alike() {
    const WORDS: &[(&str, &str)] = &[
        (" 2 ", " two "),
        (" 3 ", " three "),
        (" 4 ", " four "),
        (" 5 ", " five "),
        (" 8 ", " eight "),
        (" 10 ", " ten "),
        (" 12 ", " twelve "),
    ];
    assert_same("words for digits", 15, |text| WORDS.iter().find_map(|(digits, word)| replaced(text, digits, word)));
    assert_same("another dash", 3, |text| replaced(text, "–", "-"));
}

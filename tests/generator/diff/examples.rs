//! Every rule has an example, and finds it.

use std::fs;
use std::path::Path;

use schemadown::diff::{Category, Example, Severity, rules};
use schemadown::review;

use crate::{compare, lines};

#[test]
fn every_rule_finds_its_example() {
    let mut wrong = Vec::new();
    for rule in rules() {
        // An API that comes or goes is no matter of pages.
        if rule.example.old.is_empty() {
            continue;
        }
        let (old, new) = (Example::pages(rule.example.old), Example::pages(rule.example.new));
        let comparison = match compare(&old, &new, ["", rule.example.config]) {
            Ok(comparison) => comparison,
            Err(problems) => {
                wrong.push(format!("{} cannot be read:\n{problems}", rule.id));
                continue;
            }
        };
        let found: Vec<_> = comparison.findings.iter().map(|finding| &finding.change).collect();
        let Some(change) = found.iter().find(|change| change.rule == *rule) else {
            wrong.push(format!("{} is not found, but\n{}", rule.id, lines(&comparison)));
            continue;
        };
        // What else the example shows comes of the same cells.
        let others = found.iter().filter(|other| other.rule != *rule && other.because.is_none()).count();
        if others
            > usize::from(matches!(
                rule.id,
                "union-tag-changed"
                    | "union-tag-value-changed"
                    | "trait-lost"
                    | "rust-type-changed"
                    | "rust-name-changed"
            )) * 3
        {
            wrong.push(format!("{} finds more:\n{}", rule.id, lines(&comparison)));
        }
        for category in Category::ALL {
            let level = rule.level(category);
            let effect = change.effects.of(category);
            let is_told = effect == level.usual || level.other.is_some_and(|(severity, _)| effect == Some(severity));
            if !is_told {
                wrong.push(format!("{} is {effect:?} for {category}, and {level} is said", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_unique_and_words_are_words() {
    let mut ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules().len());
    for rule in rules() {
        assert!(rule.why.ends_with('.') && !rule.title.ends_with('.'), "{}", rule.id);
        // Whom words alone concern is everybody and nobody.
        let is_words = Category::ALL.iter().any(|category| rule.level(*category).usual == Some(Severity::Docs));
        assert_eq!(is_words, matches!(rule.id, "words-changed" | "deprecation-note-changed"), "{}", rule.id);
    }
}

#[test]
fn the_page_of_rules_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diff-rules.md");
    let there = fs::read_to_string(&path).unwrap_or_default();
    let page = review::page();
    assert!(there == page, "run `schemadown diff --rules > generator/docs/diff-rules.md`");
}

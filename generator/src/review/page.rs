//! The page that documents every rule, made of the rules themselves.

use std::fmt::Write as _;

use crate::diff::{Category, Example, Rule, rules};

/// The page.
pub fn page() -> String {
    let mut out = String::from(
        "# What changes, and whom it breaks\n\n\
         <!-- Written by `schemadown diff --rules`. Do not edit: change the rules. -->\n\n\
         Every change that `schemadown diff` finds is found by a rule. A rule says how bad the change is for three kinds of \
         people:\n\n\
         - **source**: whoever calls the generated Rust;\n\
         - **wire-send**: whoever sends data that kept to the documentation before;\n\
         - **wire-receive**: whoever reads data as the documentation had it before.\n\n\
         *Breaking* is what makes somebody fail who did well, *dangerous* what may, *safe* what does not. Senders are asked \
         of models that are sent in requests, readers of those that are sent in responses, and both where the documentation \
         does not show which. A change is as bad as it is for the worst off.\n\n\
         A change that is meant is allowed in `schemadown.toml`, with a reason:\n\n\
         ```toml\n[[diff.allow]]\nrule = \"optional-field-removed\"\npath = \"operations.Order.note\"\n\
         reason = \"nobody has sent it since May\"\nuntil = 2027-01-31\n```\n\n\
         | rule | what | source | wire-send | wire-receive |\n|---|---|---|---|---|\n",
    );
    let short = |level: crate::diff::Level| {
        let usual = level.usual.map_or("–", crate::diff::Severity::as_str);
        level.other.map_or_else(|| usual.to_owned(), |(severity, _)| format!("{usual} ({severity})"))
    };
    for rule in rules() {
        let _ = writeln!(
            out,
            "| [{id}](#{id}) | {} | {} | {} | {} |",
            rule.title,
            short(rule.source),
            short(rule.send),
            short(rule.receive),
            id = rule.id,
        );
    }
    out.push_str("\nIn parentheses stands how bad it is in a case that the rule names.\n");
    for known in rules() {
        let _ = write!(out, "\n## {}\n\n{}", known.id, body(known));
    }
    out
}

/// A rule by itself.
pub fn rule(rule: &Rule) -> String {
    format!("# {}\n\n{}", rule.id, body(rule))
}

fn body(rule: &Rule) -> String {
    let mut title = rule.title.to_owned();
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut out = format!("{title}. {}\n\n", rule.why);
    for category in Category::ALL {
        let _ = writeln!(out, "- {category}: {}", rule.level(category));
    }
    out.push_str(&example(&rule.example));
    let path = "\"…\"           # what the change is about, as it is told: a model's id, or one and a part of it";
    let _ = write!(out, "\n```toml\n[[diff.allow]]\nrule = \"{}\"\npath = {path}\nreason = \"…\"\n```\n", rule.id);
    out
}

/// What of the pages is another, as a diff. Both have one order of lines, and what both have is shown as far as it is near.
fn example(example: &Example) -> String {
    let mut out = String::new();
    let (old, new): (Vec<&str>, Vec<&str>) = (example.old.lines().collect(), example.new.lines().collect());
    let lines = lines(&old, &new);
    if lines.iter().any(|(mark, _)| *mark != ' ') {
        out.push_str("\n```diff\n");
        for (at, (mark, line)) in lines.iter().enumerate() {
            let near = lines.iter().skip(at.saturating_sub(3)).take(7).any(|(mark, _)| *mark != ' ');
            if near {
                let _ = writeln!(out, "{}", format!("{mark}{line}").trim_end());
            }
        }
        out.push_str("```\n");
    }
    if !example.config.is_empty() {
        let _ =
            write!(out, "\nWith this in `schemadown.toml` after, and not before:\n\n```toml\n{}```\n", example.config);
    }
    out
}

/// The lines of both, each with whose it is: `-`, `+` or both.
fn lines<'l>(old: &[&'l str], new: &[&'l str]) -> Vec<(char, &'l str)> {
    let mut length = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            length[i][j] =
                if old[i] == new[j] { length[i + 1][j + 1] + 1 } else { length[i + 1][j].max(length[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && length[i + 1][j] >= length[i][j + 1]) {
            out.push(('-', old[i]));
            i += 1;
        } else {
            out.push(('+', new[j]));
            j += 1;
        }
    }
    out
}

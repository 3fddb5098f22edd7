//! "Did you mean": the names that a misspelt one is nearest to.

/// How many names a list of suggestions holds at most.
const LIST: usize = 3;

/// The shortest beginning of a name that counts as the name.
const SHORTEST: usize = 3;

/// The longest name, in bytes, that is compared with others: the work grows with the product of two lengths.
const LONGEST: usize = 100;

/// The known name that `wanted` is most likely a misspelling of, if it is near enough to any.
///
/// Letter case counts for little; ties go to the name that sorts first.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_few(wanted, known).into_iter().next()
}

/// Up to three known names that `wanted` may be a misspelling of, the nearest first.
pub fn nearest_few<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if wanted.len() > LONGEST {
        return Vec::new();
    }
    let lower = wanted.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let limit = (letters.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| name.len() <= LONGEST)
        .filter_map(|name| {
            let other: Vec<char> = name.to_lowercase().chars().collect();
            // Whoever writes `int` or `camel` knows the name but for its length: the last of the guesses.
            let shortened = letters.len() >= SHORTEST && other.starts_with(&letters);
            let distance = distance(&letters, &other, limit).or(shortened.then_some(limit + 1))?;
            // The same letters in another case are the best guess of all, other than the name itself.
            Some((distance * 2 + usize::from(name != wanted), name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(LIST).map(|(_, name)| name).collect()
}

/// The known name that `wanted` is a misspelling of, where it has the letters to tell: of a letter or two any other is near.
pub fn nearest_word<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(wanted, known).filter(|_| wanted.chars().count() > 2)
}

/// The help text for a name that is not known: "did you mean `x`?", or nothing.
pub fn did_you_mean<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(wanted, known).map(|name| format!("did you mean `{name}`?"))
}

/// The name that a help text of [`did_you_mean`] suggests.
pub fn suggested(help: &str) -> Option<&str> {
    help.strip_prefix("did you mean `")?.strip_suffix("`?").filter(|name| !name.contains('`'))
}

/// Whether one slip of the hand makes a word of another: a letter too many, one too few, another one, or two neighbours
/// swapped.
pub fn is_slip(word: &str, of: &str) -> bool {
    let letters = |word: &str| word.chars().collect::<Vec<_>>();
    word.len() <= LONGEST && of.len() <= LONGEST && distance(&letters(word), &letters(of), 1) == Some(1)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words; `None` beyond `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, to) in b.iter().enumerate() {
            let replaced = above[j] + usize::from(from != to);
            let mut cost = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *to && *from == b[j - 1] {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|best| *best > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|cost| *cost <= limit)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, did_you_mean, nearest, nearest_few, suggested};

    #[test]
    fn one_slip_is_found() {
        let known = ["name", "docs", "root", "wire_case", "unresolved"];
        for (wrong, right) in [
            ("nmae", "name"),
            ("doc", "docs"),
            ("wirecase", "wire_case"),
            ("wire-case", "wire_case"),
            ("unresovled", "unresolved"),
            ("Root", "root"),
            ("unres", "unresolved"),
        ] {
            assert_eq!(nearest(wrong, known), Some(right), "{wrong}");
        }
    }

    #[test]
    fn other_words_are_not_suggested() {
        for wrong in ["", "x", "colour", "wire_case_of_names"] {
            assert_eq!(nearest(wrong, ["name", "docs", "wire_case"]), None, "{wrong}");
        }
    }

    #[test]
    fn names_longer_than_any_are_not_compared() {
        let name = |length: usize| "x".repeat(length);
        assert_eq!(nearest(&name(LONGEST), [name(LONGEST - 1).as_str()]), Some(name(LONGEST - 1).as_str()));
        assert_eq!(nearest(&name(LONGEST + 1), [name(LONGEST).as_str()]), None);
        assert_eq!(nearest(&name(LONGEST), [name(LONGEST + 1).as_str()]), None);
    }

    #[test]
    fn what_is_suggested_can_be_read_again() {
        let help = did_you_mean("nmae", ["name", "docs"]);
        assert_eq!(help.as_deref().and_then(suggested), Some("name"));
        for other in ["did you mean `a` or `b`?", "name it", "did you mean?"] {
            assert_eq!(suggested(other), None, "{other}");
        }
    }

    #[test]
    fn the_nearest_comes_first() {
        assert_eq!(nearest_few("Client", ["Clients", "client", "Cliff", "Clint"]), ["client", "Clients", "Clint"]);
    }
}

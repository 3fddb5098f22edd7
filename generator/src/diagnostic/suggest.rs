//! "Did you mean": the nearest of known names.

/// The candidate that `name` is most likely a misspelling of; `None` where none is near.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let limit = (name.chars().count() / 3).clamp(1, 5);
    let near = candidates.into_iter().filter(|candidate| candidate.len().abs_diff(name.len()) <= limit);
    near.map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many characters have to be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in b.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn the_nearest_within_reach() {
        let known = ["Client", "ClientSecret", "Service"];
        assert_eq!(closest("Cleint", known), Some("Client"));
        assert_eq!(closest("clientsecret", known), Some("ClientSecret"));
        assert_eq!(closest("Token", known), None);
    }
}

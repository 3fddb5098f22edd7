//! Which words of two texts are not in the other.

use crate::diff::Shown;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether the other text does not have it.
    pub is_changed: bool,
}

/// So many words of either text are compared; of longer ones all are marked.
const MOST: usize = 1_500;

/// So many words are shown around what changed.
const AROUND: usize = 6;

/// What stands for words that are left out.
const LEFT_OUT: &str = "…";

/// Both texts in runs of words, as a whole. Of long ones all words are marked, unless they are the same.
pub fn changed_words(old: &str, new: &str) -> (Vec<Run>, Vec<Run>) {
    let (before, after): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    if before.len() > MOST || after.len() > MOST {
        let whole = |text: &str| vec![Run { text: text.to_owned(), is_changed: old != new }];
        return (whole(old), whole(new));
    }
    let (kept_old, kept_new) = common(&before, &after);
    (runs(&before, &kept_old), runs(&after, &kept_new))
}

/// Words of a kind that stand beside each other as one run. The blank between two runs is marked in neither.
fn runs(words: &[&str], kept: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (word, kept) in words.iter().zip(kept) {
        match runs.last_mut() {
            Some(last) if last.is_changed != *kept => last.text.extend([" ", word]),
            Some(last) if last.is_changed => runs.push(Run { text: format!(" {word}"), is_changed: false }),
            Some(last) => {
                last.text.push(' ');
                runs.push(Run { text: (*word).to_owned(), is_changed: true });
            }
            None => runs.push(Run { text: (*word).to_owned(), is_changed: !kept }),
        }
    }
    runs
}

/// Both texts in runs of words, shortened to what changed and a little around it.
pub(super) fn marked(old: &Shown, new: &Shown) -> (Vec<Run>, Vec<Run>) {
    let whole = |shown: &Shown| vec![Run { text: shown.text().to_owned(), is_changed: true }];
    let (Shown::Prose(from), Shown::Prose(to)) = (old, new) else {
        return (whole(old), whole(new));
    };
    let (before, after): (Vec<&str>, Vec<&str>) = (from.split_whitespace().collect(), to.split_whitespace().collect());
    if before.len() > MOST || after.len() > MOST {
        return (shortened(&before, |_| true), shortened(&after, |_| true));
    }
    let (kept_old, kept_new) = common(&before, &after);
    (shortened(&before, |at| !kept_old[at]), shortened(&after, |at| !kept_new[at]))
}

/// Which words of both are of a longest sequence that both have.
fn common(old: &[&str], new: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let width = new.len() + 1;
    let mut length = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            length[i * width + j] = if old[i] == new[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut kept_old, mut kept_new) = (vec![false; old.len()], vec![false; new.len()]);
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            (kept_old[i], kept_new[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (kept_old, kept_new)
}

fn shortened(words: &[&str], is_changed: impl Fn(usize) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let near = |at: usize| (at.saturating_sub(AROUND)..words.len().min(at + AROUND + 1)).any(&is_changed);
    let is_all = !(0..words.len()).any(&is_changed);
    let mut push = |text: &str, is_changed: bool| match runs.last_mut() {
        Some(last) if last.is_changed == is_changed => last.text.extend([" ", text]),
        _ => runs.push(Run { text: text.to_owned(), is_changed }),
    };
    let mut is_open = true;
    for (at, word) in words.iter().enumerate() {
        let shown = if is_all { at < 2 * AROUND || words.len() <= 4 * AROUND } else { near(at) };
        if shown {
            push(word, is_changed(at));
        } else if is_open {
            push(LEFT_OUT, false);
        }
        is_open = shown;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::diff::Shown;

    fn show(old: &str, new: &str) -> String {
        let (old, new) = marked(&Shown::Prose(old.to_owned()), &Shown::Prose(new.to_owned()));
        let text = |runs: Vec<super::Run>| {
            let runs = runs.iter().map(|run| if run.is_changed { format!("[{}]", run.text) } else { run.text.clone() });
            runs.collect::<Vec<_>>().join(" ")
        };
        format!("{} > {}", text(old), text(new))
    }

    #[test]
    fn words_that_are_others_are_marked() {
        assert_eq!(
            show("What it costs in cents.", "What it costs in pence."),
            "What it costs in [cents.] > What it costs in [pence.]"
        );
        assert_eq!(show("a b c", "a c"), "a [b] c > a c");
        assert_eq!(show("", "a"), " > [a]");
    }

    #[test]
    fn far_words_are_left_out() {
        let many = (0..40).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        let shown = show(&format!("{many} x"), &format!("{many} y"));
        assert_eq!(shown, "… 34 35 36 37 38 39 [x] > … 34 35 36 37 38 39 [y]");
    }

    #[test]
    fn a_whole_text_keeps_its_blanks() {
        let show = |old: &str, new: &str| {
            let text = |runs: Vec<super::Run>| {
                let runs =
                    runs.iter().map(|run| if run.is_changed { format!("[{}]", run.text) } else { run.text.clone() });
                runs.collect::<String>()
            };
            let (old, new) = super::changed_words(old, new);
            format!("{} > {}", text(old), text(new))
        };
        assert_eq!(show("| a | at most 40 |", "| a | at most 20 |"), "| a | at most [40] | > | a | at most [20] |");
        assert_eq!(show("a b c", "a c"), "a [b] c > a c");
        assert_eq!(show("a b", "c b"), "[a] b > [c] b");
        assert_eq!(show("a", "a"), "a > a");
        let many = "a ".repeat(super::MOST);
        assert_eq!(super::changed_words(&many, &many).0.len(), 1);
        assert!(super::changed_words(&many, "b").0[0].is_changed);
    }

    proptest::proptest! {
        #[test]
        fn what_is_not_marked_both_have(old in "([ab] ){0,6}", new in "([ab] ){0,6}") {
            let (before, after) = marked(&Shown::Prose(old), &Shown::Prose(new));
            let kept = |runs: &[super::Run]| {
                let kept = runs.iter().filter(|run| !run.is_changed && run.text != "…");
                kept.map(|run| run.text.replace("… ", "").replace(" …", "")).collect::<Vec<_>>().join(" ")
            };
            proptest::prop_assert_eq!(kept(&before), kept(&after));
        }
    }
}

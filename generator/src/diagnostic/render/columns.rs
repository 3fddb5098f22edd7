//! How wide text is at a terminal, and text in lines of a width.

/// How many columns a character takes at most. Of those that nobody is sure of, the larger number.
pub(super) fn of(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f000}'.. => 2,
        _ => 1,
    }
}

/// How many columns a text on one line takes at most.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(of).sum()
}

/// The first line of a text in lines of at most so many columns, broken at spaces, and inside of words that are wider than
/// that. The lines behind the first are text to be copied, and stay as they are.
pub(super) fn wrapped(text: &str, room: usize) -> String {
    let (first, rest) = text.split_once('\n').map_or((text, None), |(first, rest)| (first, Some(rest)));
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in first.split(' ') {
        let gap = usize::from(used > 0);
        let wide = width(word);
        let fits = used + gap + wide <= room;
        if used > 0 && !fits {
            lines.push(String::new());
            used = 0;
        } else if used > 0 {
            push(&mut lines, ' ');
            used += 1;
        }
        for c in word.chars() {
            if used > 0 && used + of(c) > room {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, c);
            used += of(c);
        }
    }
    lines.extend(rest.into_iter().flat_map(str::lines).map(str::to_owned));
    lines.join("\n")
}

fn push(lines: &mut [String], c: char) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::{width, wrapped};

    #[test]
    fn lines_are_no_wider_than_there_is_room() {
        assert_eq!(wrapped("one two three", 7), "one two\nthree");
        assert_eq!(wrapped("one", 7), "one");
        assert_eq!(wrapped("", 7), "");
        assert_eq!(wrapped("abcdefghij k", 4), "abcd\nefgh\nij k");
        assert_eq!(wrapped("a b\n[[api.silence]]\ncode = 1", 4), "a b\n[[api.silence]]\ncode = 1");
        assert_eq!(wrapped("日本語", 4), "日本\n語");
        assert_eq!(width("a\té日"), 8);
    }
}

//! What a run has read, as Make and Ninja want to be told.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};

/// The text of a depfile: what was written depends on all of these.
///
/// Of each input there is a rule of its own, so that one that is gone is made anew and not missed.
///
/// # Errors
/// A name that no such file can hold.
pub fn depfile<'p>(target: &'p Path, inputs: &'p BTreeSet<String>) -> Result<String, Box<Diagnostic>> {
    let target = target.to_string_lossy();
    let unfit =
        inputs.iter().map(String::as_str).chain([target.as_ref()]).find(|path| path.contains(['\n', '\r', '\0']));
    if let Some(path) = unfit {
        let problem = Diagnostic::new(Code::Write, "no depfile can hold a name of several lines");
        return Err(Box::new(problem.in_file(path).help("rename it")));
    }
    let mut out = format!("{}:", escaped(&target));
    for input in inputs {
        out.push_str(" \\\n  ");
        out.push_str(&escaped(input));
    }
    out.push('\n');
    for input in inputs {
        out.push_str(&escaped(input));
        out.push_str(":\n");
    }
    Ok(out)
}

/// A path as both read it: backslashes before spaces, `#` and colons, and `$` twice.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for (at, letter) in path.char_indices() {
        let is_drive = at == 1 && path.starts_with(|c: char| c.is_ascii_alphabetic());
        match letter {
            ' ' | '\t' | '#' => out.push('\\'),
            ':' if !is_drive => out.push('\\'),
            '$' => out.push('$'),
            _ => {}
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::depfile;

    fn of(inputs: &[&str]) -> Option<String> {
        let inputs: BTreeSet<String> = inputs.iter().map(|&input| input.to_owned()).collect();
        depfile(Path::new("out/lib.rs"), &inputs).ok()
    }

    #[test]
    fn names_are_escaped_as_make_and_ninja_want() {
        assert_eq!(
            of(&["a b.md", "c#d.md", "e$f.md"]).as_deref(),
            Some("out/lib.rs: \\\n  a\\ b.md \\\n  c\\#d.md \\\n  e$$f.md\na\\ b.md:\nc\\#d.md:\ne$$f.md:\n")
        );
        assert_eq!(of(&["a\nb"]), None);
    }
}

//! The cell that names a field: its name, and the marks around it.

use crate::document::{Definitions, Inline, InlineKind, Text, inline, plain};

use super::super::raw::Spanned;
use super::paths;

/// What a name cell says.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub(super) struct NameCell {
    /// The name: an identifier, a path, or words; empty where the cell has none.
    pub(super) name: Spanned,
    /// Further names in the same cell.
    pub(super) more: Vec<Spanned>,
    /// Whether the names are those of alternatives: `` `a` or `b` ``.
    pub(super) alternatives: bool,
    /// Whether the signs in the names can only mean that they lead into objects.
    pub(super) is_path: bool,
    /// How far it is indented: 4 for each level, in the styles that have levels.
    pub(super) indent: usize,
    /// Whether the name ends in `?`.
    pub(super) questioned: bool,
    pub(super) italic: bool,
    pub(super) bold: bool,
    pub(super) struck: bool,
    /// Whether the name stands in code.
    pub(super) code: bool,
    /// Whether the row opens an object, or closes one: `{`, `}`.
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// What the items are called: `nodes [node]`.
    pub(super) items: Option<String>,
    /// Whether the cell says that the field must, or need not, be there.
    pub(super) required: Option<bool>,
    /// What stands behind the name on the same line.
    pub(super) behind: Vec<Inline>,
}

impl NameCell {
    /// Whether it stands for all other fields: `...`, `*`.
    pub(super) fn is_rest(&self) -> bool {
        matches!(self.name.text.as_str(), "..." | "…" | "*" | "\\*")
    }

    /// Takes the name of the items off the name of their list: `maps[map]`.
    pub(super) fn split_items(&mut self) {
        if let Some((list, item)) = self.name.text.strip_suffix(']').and_then(|rest| rest.split_once('['))
            && !list.is_empty()
            && item.chars().any(char::is_alphabetic)
            && !item.contains(['[', ']', '.'])
        {
            (self.name.text, self.items) = (list.to_owned(), Some(item.to_owned()));
        }
    }

    /// Whether it looks like a name that JSON has.
    pub(super) fn is_identifier(&self) -> bool {
        let text = self.name.text.as_str();
        !text.is_empty() && !text.contains(char::is_whitespace) && text.chars().any(char::is_alphanumeric)
    }
}

/// A piece of the cell's text, and how it is set.
#[expect(clippy::struct_excessive_bools, reason = "each is a way to set text")]
struct Run {
    text: String,
    span: crate::source::Span,
    code: bool,
    italic: bool,
    bold: bool,
    struck: bool,
}

/// Reads a name cell.
pub(super) fn read(text: Text<'_>, definitions: &Definitions) -> NameCell {
    let tree = inline(text, definitions);
    let mut runs = Vec::new();
    let plain_run =
        Run { text: String::new(), span: text.span, code: false, italic: false, bold: false, struck: false };
    flatten(&tree, &plain_run, &mut runs);
    let indent = indent(&mut runs);
    let mut cell = NameCell {
        name: Spanned { text: String::new(), span: text.span },
        more: Vec::new(),
        alternatives: false,
        is_path: false,
        indent,
        questioned: false,
        italic: false,
        bold: false,
        struck: false,
        code: false,
        opens: false,
        closes: false,
        items: None,
        required: None,
        behind: Vec::new(),
    };
    match runs.iter().position(|run| run.code) {
        Some(at) => in_code(&mut cell, &runs, at),
        None => in_text(&mut cell, &runs),
    }
    let named = tree.iter().position(|part| matches!(part.kind, InlineKind::Code(_)));
    let on_line = |rest: &[Inline]| rest.iter().take_while(|part| part.kind != InlineKind::Break).cloned().collect();
    if let Some(at) = named {
        cell.behind = on_line(tree.get(at + 1..).unwrap_or_default());
    }
    // `id<br>string`: the type stands on a line of its own.
    if plain(&cell.behind).trim().is_empty()
        && let Some(at) = tree.iter().position(|part| part.kind == InlineKind::Break)
    {
        cell.behind = on_line(tree.get(at + 1..).unwrap_or_default());
    }
    cell
}

fn flatten(tree: &[Inline], set: &Run, runs: &mut Vec<Run>) {
    let run = |text: &str, span, code| Run { text: text.to_owned(), span, code, ..copy(set) };
    for part in tree {
        match &part.kind {
            InlineKind::Text(text) => runs.push(run(text, part.span, false)),
            InlineKind::Code(code) => runs.push(run(code, part.span, true)),
            InlineKind::Emphasis(inner) => flatten(inner, &Run { italic: true, ..copy(set) }, runs),
            InlineKind::Strong(inner) => flatten(inner, &Run { bold: true, ..copy(set) }, runs),
            InlineKind::Struck(inner) => flatten(inner, &Run { struck: true, ..copy(set) }, runs),
            InlineKind::Link { label, .. } => flatten(label, set, runs),
            InlineKind::Break => runs.push(run("\n", part.span, false)),
            InlineKind::Image(_) | InlineKind::Html(_) => {}
        }
    }
}

fn copy(run: &Run) -> Run {
    Run { text: String::new(), ..*run }
}

/// Takes the marks of levels off the start of the runs, and says how deep they are.
fn indent(runs: &mut [Run]) -> usize {
    let mut width = 0;
    for run in runs.iter_mut().filter(|run| !run.code) {
        let mut rest = run.text.as_str();
        while let Some(first) = rest.chars().next() {
            let next = rest.chars().nth(1);
            width += match first {
                '\u{2003}' | '\t' | '»' | '›' | '↳' | '└' | '├' | '→' | '∟' | '⤷' | '>' => 4,
                '\u{2002}' => 2,
                '\u{a0}' => 1,
                '-' | '–' | '─' | '•' | '·'
                    if next.is_none_or(|next| next.is_whitespace() || matches!(next, '-' | '─')) =>
                {
                    0
                }
                ' ' => 0,
                _ => break,
            };
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
        let is_text = !rest.is_empty();
        run.text = rest.to_owned();
        if is_text {
            break;
        }
    }
    width
}

/// The name stands in code; what stands around it are marks.
fn in_code(cell: &mut NameCell, runs: &[Run], at: usize) {
    let Some(run) = runs.get(at) else { return };
    name_in_code(cell, run);
    let mut line_ended = false;
    // What stands between the last name and the next.
    let mut sign = "";
    for run in runs.get(at + 1..).unwrap_or_default() {
        line_ended |= run.text == "\n";
        if run.code && !line_ended {
            further(cell, run, sign.trim());
        } else if !run.code {
            let words = run.text.trim().trim_start_matches('(').trim_end();
            cell.alternatives |= !line_ended && words.eq_ignore_ascii_case("or");
            marks(cell, &run.text);
        }
        sign = if run.code { "" } else { &run.text };
    }
    let before: String = runs.get(..at).unwrap_or_default().iter().map(|run| run.text.as_str()).collect();
    cell.closes |= before.contains('}');
}

/// The first name, which stands in code.
fn name_in_code(cell: &mut NameCell, run: &Run) {
    let text = asked(cell, run.text.trim());
    let path = paths::canonical(text);
    let (name, rest) = split(path.as_deref().unwrap_or(text));
    cell.name = Spanned { text: name.to_owned(), span: run.span };
    cell.is_path = path.is_some();
    cell.code = true;
    set(cell, run);
    marks(cell, rest);
    if let Some((first, last)) = ["...", ".."].iter().find_map(|sign| name.split_once(sign))
        && let Some(names) = paths::between(first, last)
    {
        first.clone_into(&mut cell.name.text);
        cell.more.extend(names.into_iter().map(|text| Spanned { text, span: run.span }));
    }
}

/// A further name in code, behind a sign.
fn further(cell: &mut NameCell, run: &Run, sign: &str) {
    let (name, _) = split(run.text.trim());
    if sign == "." {
        // `a`.`b` is one path.
        cell.name.text.push('.');
        cell.name.text.push_str(name);
        return;
    }
    let last = cell.more.last().unwrap_or(&cell.name);
    if paths::is_range(sign)
        && let Some(names) = paths::between(&last.text, name)
    {
        cell.more.extend(names.into_iter().map(|text| Spanned { text, span: run.span }));
        return;
    }
    // `` `name` (`nm`) ``: what stands in parentheses is said of it, unless it is another name that may stand there.
    let is_aside = sign.starts_with('(') && !sign.trim_start_matches('(').trim_start().starts_with("or");
    if !is_aside {
        cell.more.push(Spanned { text: name.to_owned(), span: run.span });
    }
}

fn in_text(cell: &mut NameCell, runs: &[Run]) {
    let first = runs.iter().find(|run| !run.text.trim().is_empty());
    if let Some(run) = first {
        set(cell, run);
    }
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    let (line, others) = all.split_once('\n').unwrap_or((all.as_str(), ""));
    let line = asked(cell, line.trim());
    let path = paths::canonical(line);
    cell.is_path = path.is_some();
    let line = path.as_deref().unwrap_or(line);
    let (name, rest) = split(line);
    let span = first.map_or(cell.name.span, |run| run.span);
    let words = rest.trim();
    let is_words = words.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '/' || c == '&');
    let name = if is_words { line.trim() } else { name };
    cell.name = Spanned { text: name.to_owned(), span };
    if !is_words {
        // `value, tax`: several names.
        let others = rest.trim_start().strip_prefix(',').map(|rest| rest.split(',').map(str::trim));
        let others: Vec<&str> = others.into_iter().flatten().collect();
        if others.iter().all(|other| is_name(other)) {
            cell.more.extend(others.iter().map(|other| Spanned { text: (*other).to_owned(), span }));
        }
        marks(cell, rest);
    }
    marks(cell, others);
    if matches!(cell.name.text.as_str(), "{" | "}" | "}," | "{}") {
        cell.opens |= cell.name.text.starts_with('{');
        cell.closes |= cell.name.text.contains('}');
        cell.name.text.clear();
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$'))
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '.'))
}

/// `?name` says the same as `name?`.
fn asked<'t>(cell: &mut NameCell, text: &'t str) -> &'t str {
    let bare = text.strip_prefix('?').map(str::trim_start);
    let bare = bare.filter(|bare| bare.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
    cell.questioned |= bare.is_some();
    bare.unwrap_or(text)
}

fn set(cell: &mut NameCell, run: &Run) {
    cell.italic = run.italic;
    cell.bold = run.bold;
    cell.struck = run.struck;
}

/// Splits a name from what follows it. Brackets that belong to a name: `a[]`, `a[0].b`, `page[size]`.
fn split(text: &str) -> (&str, &str) {
    let text = text.trim_matches(['"', '\'']);
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let stop = match c {
            '[' => !belongs(text.get(at..).unwrap_or_default()) || at == 0,
            '?' | '(' | '{' | '}' | ',' | ';' | '"' | '¹' | '²' | '³' | '†' => at > 0 || c != '{' && c != '}',
            // `parts.*.id`
            '*' => at > 0 && !text.get(..at).is_some_and(|before| before.ends_with('.')),
            '=' | '|' => at > 0,
            c => c.is_whitespace(),
        };
        if stop {
            end = at;
            break;
        }
    }
    let (name, rest) = text.split_at(end);
    (name.trim_end_matches(':'), rest)
}

fn belongs(brackets: &str) -> bool {
    let Some(end) = brackets.find(']') else { return false };
    let inner = brackets.get(1..end).unwrap_or_default();
    let behind = brackets.get(end + 1..).unwrap_or_default();
    let is_index = inner.is_empty()
        || matches!(inner, "*" | "n" | "i")
        || inner.chars().all(|c| c.is_ascii_digit()) && behind.starts_with(['.', '[']);
    is_index || inner.chars().all(|c| c.is_ascii_alphabetic() || c == '_') && !inner.is_empty()
}

/// Notes what the marks behind a name say.
fn marks(cell: &mut NameCell, text: &str) {
    let text = text.trim();
    cell.questioned |= text.starts_with('?');
    cell.opens |= text.contains('{');
    cell.closes |= text.contains('}');
    let lower = text.to_lowercase();
    let word = |wanted: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted);
    cell.struck |= word("deprecated");
    if word("optional") {
        cell.required = Some(false);
    } else if word("required") || word("mandatory") {
        cell.required = Some(true);
    }
    if let Some((_, inner)) = text.split_once('[')
        && let Some((inner, _)) = inner.split_once(']')
        && inner.chars().next().is_some_and(char::is_alphabetic)
    {
        cell.items = Some(inner.trim().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::source::{Sources, Span};

    fn show(raw: &str) -> String {
        let file = Sources::new().add("a.md", "a.md", raw);
        let cell = read(Text { raw, span: Span::new(file, 0..raw.len()) }, &Definitions::default());
        let mut out = cell.name.text.clone();
        let flags = [
            (cell.questioned, "?"),
            (cell.italic, "i"),
            (cell.bold, "b"),
            (cell.struck, "s"),
            (cell.opens, "{"),
            (cell.closes, "}"),
        ];
        out.extend(flags.iter().filter(|(is, _)| *is).map(|(_, mark)| format!(" {mark}")));
        if cell.indent > 0 {
            _ = write!(out, " >{}", cell.indent);
        }
        out.extend(cell.items.iter().map(|items| format!(" [{items}]")));
        out.extend(cell.more.iter().map(|more| format!(" +{}", more.text)));
        out
    }

    #[test]
    fn names_and_marks() {
        for (raw, expected) in [
            ("`name`", "name"),
            ("name?", "name ?"),
            ("`name?`", "name ?"),
            ("?name", "name ?"),
            ("`?name`", "name ?"),
            ("mention_channels? \\[3\\]", "mention_channels ?"),
            ("bitrate\\*", "bitrate"),
            ("*zone*", "zone i"),
            ("**actions [action]**", "actions b [action]"),
            ("**node** {", "node b {"),
            ("*theta* <br> }", "theta i }"),
            ("}", " }"),
            ("{", " {"),
            ("&emsp;*len*", "len i >4"),
            ("&nbsp;&nbsp;\\-&nbsp;`name`", "name >3"),
            ("» » id", "id >8"),
            ("<a name=\"x\"></a>title", "title"),
            ("a.b[].c", "a.b[].c"),
            ("page[size]", "page[size]"),
            ("image@2x", "image@2x"),
            ("$ref", "$ref"),
            ("~~old~~", "old s"),
            ("`a`, `b`", "a +b"),
            ("`a`.`b`", "a.b"),
            ("Order ID", "Order ID"),
            ("\\*", "*"),
            ("...", "..."),
            ("[state](#x)", "state"),
            ("`logs` _[X](#x) array_", "logs"),
            ("`order?.id`", "order.id"),
            ("order → id", "order.id"),
            ("`parts[#].id?`", "parts[].id ?"),
            ("`j1`~`j3`", "j1 +j2 +j3"),
            ("`c1..c3`", "c1 +c2 +c3"),
            ("`name` (`nm`)", "name"),
            ("`m` (or `n`)", "m +n"),
        ] {
            assert_eq!(show(raw), expected, "{raw}");
        }
    }
}

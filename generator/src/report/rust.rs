//! The Rust of models and fields.

use super::data::Rust;
use crate::emit::{self, FieldExcerpt, ModelExcerpt, Options};
use crate::ir::Schema;

/// The Rust of each model of an API. Where there is none, its text says why.
pub(super) fn of_api(schema: &Schema, options: &Options) -> Vec<ModelExcerpt> {
    let none = |why: &str| ModelExcerpt { text: format!("// not emitted: {why}\n"), fields: Vec::new() };
    let shown = |model: ModelExcerpt| ModelExcerpt { text: told(&model.text), ..model };
    match emit::model_excerpts(schema, options) {
        Ok(models) => models.into_iter().map(|model| model.map_or_else(|why| none(&why), shown)).collect(),
        Err(why) => schema.models.iter().map(|_| none(&why)).collect(),
    }
}

/// The items that a reader of the documentation asks for: the type, and what is checked. How values are made, encoded and
/// decoded is four fifths of the text and the same for all models.
fn told(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for item in items(text) {
        let mut lines = item.lines().filter(|line| line.starts_with("impl"));
        let is_told = lines.next().is_none_or(|line| line.starts_with("impl garde::Validate for "));
        // What is empty checks nothing.
        if is_told && !item.trim_end().ends_with(") {}\n}") {
            told.push_str(item);
        }
    }
    told.truncate(told.trim_end().len());
    told.push('\n');
    told
}

/// The items of a text: an empty line, and then one that is not indented, is where the next begins.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let starts = |at: usize| !rest[at + 2..].starts_with([' ', '\n']);
        let end = rest.match_indices("\n\n").map(|(at, _)| at).find(|at| starts(*at)).map_or(rest.len(), |at| at + 2);
        let (item, after) = rest.split_at(end);
        rest = after;
        (!item.is_empty()).then_some(item)
    })
}

/// A field's lines: where they are in its model's text, so that the page need not hold them twice.
pub(super) fn of_field(model: &str, field: &FieldExcerpt) -> Rust {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    let indented: String = field.definition.lines().map(line).collect();
    match model.find(&format!("\n{indented}")) {
        Some(at) if !indented.is_empty() => {
            Rust::Lines(model[..=at].matches('\n').count(), indented.matches('\n').count())
        }
        _ => Rust::Text(field.definition.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Rust, of_field, told};
    use crate::emit::FieldExcerpt;

    const TEXT: &str = "\
/// A.
pub struct A {
    /// B.

    pub b: u8,
    pub c: u8,
}

#[allow(x)]
impl A {
    fn new() {}

    fn old() {}
}

impl garde::Validate for A {
    fn x(
    ) {
        y();
    }
}

impl garde::Validate for B {
    fn x(
    ) {}
}

const D: u8 = 1;
";

    #[test]
    fn the_type_and_its_checks_are_told() {
        let told = told(TEXT);
        let kept: Vec<&str> = told.lines().filter(|line| !line.starts_with([' ', '}']) && !line.is_empty()).collect();
        assert_eq!(kept, ["/// A.", "pub struct A {", "impl garde::Validate for A {", "const D: u8 = 1;"]);
    }

    #[test]
    fn a_field_is_found_in_its_model() {
        let field = |definition: &str| FieldExcerpt { definition: definition.to_owned(), checks: String::new() };
        assert_eq!(of_field(TEXT, &field("/// B.\n\npub b: u8,\n")), Rust::Lines(2, 3));
        assert_eq!(of_field(TEXT, &field("pub d: u8,\n")), Rust::Text("pub d: u8,\n".to_owned()));
    }
}

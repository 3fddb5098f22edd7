//! What the fuzz targets try: the same functions that the property tests call.

#[path = "../../tests/generator/invariants.rs"]
mod invariants;

/// Input as a page would be read; what is not UTF-8 has been refused before.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// Markdown to a document, and the document in every dialect.
pub fn document(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::document);
}

/// A type cell in every dialect.
pub fn type_cell(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::type_cell);
}

/// A literal in every grammar.
pub fn example(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::example);
}

/// A description and its constraints.
pub fn description(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::description);
}

/// The outline of a page and the inline trees of its texts.
pub fn outline(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::outline);
}

/// What stands in a table of HTML.
pub fn html_table(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::html_table);
}

/// A cell of a table that people write.
pub fn table_types(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::table_types);
}

/// Pages of tables that people write, to Rust.
pub fn table_pages(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::table_pages);
}

/// Docs to Rust.
pub fn docs(bytes: &[u8]) {
    text(bytes).into_iter().for_each(invariants::docs);
}

//! Tokens to text: as prettyplease has it, and the empty lines that a person would leave.

use proc_macro2::TokenStream;

use crate::digest::{Digest, Digester};

/// An item of a file.
pub(super) enum Item {
    /// Tokens, to be parsed and printed.
    Tokens(TokenStream),
    /// Text, of a form that is the same but for names: to parse and print it would be most of the work on it.
    Text(String),
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

/// Items, an empty line between them and between the parts of an `impl`.
pub(super) fn items(items: &[Item]) -> Result<String, String> {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push('\n');
        }
        match item {
            Item::Tokens(tokens) => spaced(&print(tokens)?, &mut text),
            Item::Text(item) => text.push_str(item),
        }
    }
    Ok(text)
}

/// The tokens of a path or a type as text, as prettyplease has them.
pub(super) fn inline(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for (spaced, packed) in [(" :: ", "::"), (" < ", "<"), (" >", ">"), (" ,", ","), ("& ", "&")] {
        text = text.replace(spaced, packed);
    }
    text
}

/// Groups of items, an empty line behind each group and none between its items.
pub(super) fn groups(groups: &[Vec<TokenStream>]) -> Result<String, String> {
    let mut text = String::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        text.push_str(&packed(group)?);
        text.push('\n');
    }
    Ok(text)
}

/// Items without empty lines between them.
pub(super) fn packed(items: &[TokenStream]) -> Result<String, String> {
    items.iter().map(print).collect()
}

/// The digest of a file that is not formatted yet.
pub(super) fn draft<'a>(header: &str, uses: impl Iterator<Item = &'a TokenStream>, items: &[Item]) -> Digest {
    let mut digest = Digester::default();
    digest.add(header);
    for tokens in uses {
        digest.add(tokens.to_string());
    }
    for item in items {
        match item {
            Item::Tokens(tokens) => _ = digest.add(tokens.to_string()),
            Item::Text(text) => _ = digest.add(text.as_str()),
        }
    }
    digest.finish()
}

/// As prettyplease prints it. That syn parses it first is the last proof that it is Rust.
fn print(tokens: &TokenStream) -> Result<String, String> {
    let file: syn::File = syn::parse2(tokens.clone()).map_err(|error| format!("not Rust: {error}: {tokens}"))?;
    Ok(prettyplease::unparse(&file))
}

/// Puts an empty line behind each function, constant and type of an `impl`.
fn spaced(item: &str, out: &mut String) {
    let is_impl = item.lines().any(|line| line.starts_with("impl"));
    if !is_impl {
        out.push_str(item);
        return;
    }
    let mut lines = item.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let ends = line == "    }"
            || (line.starts_with("    ") && !line.starts_with("     ") && line.ends_with(';'))
            || line == "    ];";
        if ends && lines.peek().is_some_and(|next| *next != "}" && !next.is_empty()) {
            out.push('\n');
        }
    }
}

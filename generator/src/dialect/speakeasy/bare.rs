//! Pages that name a model and say nothing of what it is: some languages write a union's page that way.

use crate::document::{Block, Document};

use super::super::raw::Spanned;

/// Whether the page ends below its description, and its title names the model that its file is called after.
pub(super) fn is_bare(document: &Document<'_>, title: &Spanned) -> bool {
    let is_prose = |block: &Block<'_>| matches!(block, Block::Paragraph(_) | Block::Quote(_) | Block::List(..));
    let file = document.file.path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let is_name = title.text.chars().all(|c| c.is_alphanumeric() || c == '_');
    document.sections.is_empty()
        && document.intro.iter().all(is_prose)
        && is_name
        && stem.trim_end_matches('_').eq_ignore_ascii_case(title.text.trim_end_matches('_'))
}

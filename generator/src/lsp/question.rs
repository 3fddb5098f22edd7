//! What a request is about.

use crate::source::SourceFile;

use super::documents::Documents;
use super::positions::Encoding;
use super::reading::Reading;

/// A place on a page that was read.
pub(super) struct Question<'r> {
    pub(super) reading: &'r Reading,
    pub(super) file: &'r SourceFile,
    pub(super) offset: usize,
    pub(super) documents: &'r Documents,
    pub(super) encoding: Encoding,
}

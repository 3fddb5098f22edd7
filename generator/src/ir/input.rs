//! What schemas are built from: the models as read, and what the configuration says of them.

use crate::config::{FieldOverride, Unresolved, WireCase};
use crate::declared::Declared;
use crate::dialect::RawModel;
use crate::sample::Sample;
use crate::source::SourceFile;

/// What the configuration says of an API, where it overrules or completes the documentation.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The API's name.
    pub api: String,
    /// The folder that all models stand in, relative to what was read; found by content if `None`.
    pub root: Option<String>,
    /// How JSON spells the names.
    pub wire_case: WireCase,
    /// What to do about a name that no page documents.
    pub unresolved: Unresolved,
    /// Whether a required field may be null wherever the dialect cannot show that it may.
    pub hidden_null: bool,
    /// Whether a name that no place shows is read under the documented spelling, too.
    pub tolerant_names: bool,
    /// What single fields are, whatever their pages say.
    pub fields: Vec<FieldOverride>,
    /// What was recorded of it, in the order of the files.
    pub samples: Vec<Sample>,
}

/// One documentation of an API: what was read in one folder.
#[derive(Clone, Debug)]
pub struct Docs<'a> {
    /// Its models.
    pub models: Vec<RawModel>,
    /// All files that were read for them.
    pub files: Vec<&'a SourceFile>,
    /// What the source of the SDK declares of their names.
    pub declared: Vec<Declared>,
}

//! How much input may hold: far more than any documentation does, and far less than would harm whoever reads it.
//!
//! Serves all stages. What goes beyond a limit is reported (`SD003`, `SD008`, and what a stage calls a type or a literal
//! that it cannot read) and left out; it neither takes the machine's memory nor its stack.

/// The largest page that is read. A page of a thousand fields is below 4 MiB, padding included.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The most pages of one folder. The largest APIs have some ten thousand.
pub const MAX_FILES: usize = 200_000;

/// The most text of one folder: it is held in memory while a run lasts.
pub const MAX_TOTAL_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// The most files of source code that are asked for names. The largest SDKs have some ten thousand models.
pub const MAX_CODE_FILES: usize = 50_000;

/// The most source code.
pub const MAX_CODE_BYTES: u64 = 512 * 1024 * 1024;

/// The most files of recorded bodies.
pub const MAX_SAMPLES: usize = 20_000;

/// The most text of recorded bodies: their values are held in memory while the docs are read.
pub const MAX_SAMPLE_BYTES: u64 = 128 * 1024 * 1024;

/// The most cells of all tables of a page. Models have some hundred rows of five.
pub const MAX_CELLS: usize = 200_000;

/// The most fields of a model.
pub const MAX_FIELDS: usize = 5_000;

/// The most values of an enum: longer lists than those of all time zones or currencies.
pub const MAX_VALUES: usize = 20_000;

/// The most members of a union.
pub const MAX_MEMBERS: usize = 2_000;

/// The longest description that is mined for rules, in bytes: twice as long as any that was ever seen. A rule may depend on
/// whatever else a description says, so that the work for one grows faster than its length.
pub const MAX_DESCRIPTION: usize = 8 * 1024;

/// How deep types stand in types: a list of lists has two levels. The compiler gives up on maps of maps at a dozen.
pub const MAX_TYPE_DEPTH: usize = 12;

/// How deep objects stand in each other in the rows of a table: `a.b` has two levels.
pub const MAX_NESTED: usize = 24;

/// How deep lists and objects of an example stand in each other.
pub const MAX_LITERAL_DEPTH: usize = 96;

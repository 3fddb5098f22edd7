//! Schemadown reads published model documentation and emits typed, validated Rust.
//!
//! The pipeline is in the folder names, and data goes down it once:
//!
//! | stage | takes → gives |
//! |---|---|
//! | [`source`] | folder → files and spans |
//! | [`document`] | text → titles, sections, tables, code blocks |
//! | [`dialect`] | document → raw models |
//! | [`example`] | documented literals → JSON with spans |
//! | [`ir`] | raw models → one resolved schema |
//! | [`mine`] | descriptions → constraints with their evidence |
//! | [`emit`] | schema → Rust files |
//! | [`output`] | files → disk |
//!
//! [`diagnostic`] and [`config`] serve all of them, and [`project`] runs them in that order.
//!
//! Three thin fronts stand before one engine: [`Build`] for build scripts, the `schemadown` command, and
//! [`project::Project`] for programs.
#![warn(missing_docs)]

pub mod config;
pub mod diagnostic;
pub mod dialect;
pub mod document;
pub mod emit;
pub mod example;
pub mod ir;
pub mod mine;
pub mod output;
pub mod pipeline;
pub mod project;
pub mod source;

#[cfg(feature = "cli")]
pub mod cli;
mod front;
mod parallel;

pub use front::{Build, Mode};

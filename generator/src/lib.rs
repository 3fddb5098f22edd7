//! Schemadown reads published model documentation, Markdown pages with field tables, and emits typed, validated Rust.
//!
//! A row such as
//!
//! ```markdown
//! | `clientSecret` | *string* | :heavy_check_mark: | The new secret. Its maximum length is 86 characters. |
//! ```
//!
//! becomes a field `client_secret: String`, a `serde` name, and a check in an `impl garde::Validate`, beside which the
//! sentence stands that it was read from.
//!
//! # In a build script
//!
//! ```no_run
//! // In `main` of build.rs:
//! schemadown::Build::new().run();
//! ```
//!
//! with a `schemadown.toml` beside `Cargo.toml` (all its settings: [`config`]):
//!
//! ```toml
//! [[api]]
//! name = "shop"      # reads specs/shop, writes generated/shop
//! ```
//!
//! and `default-features = false` for this crate: the feature `cli` is the command, which a build script does without.
//! [`Build`] says when files are written and when they are only checked.
//!
//! # In a program
//!
//! [`project::Project`] is one run over a configuration or a folder of docs. What it would change on disk is a
//! [`output::Plan`], and what is wrong with the docs is in its [`diagnostic::Diagnostics`]: all of it, with places.
//!
//! ```no_run
//! use schemadown::config::Api;
//! use schemadown::diagnostic::line::line;
//! use schemadown::project::Project;
//!
//! let mut project = Project::stand_alone(Api::new("shop", "sdk/docs"), "shop", "shop");
//! if let Some(plan) = project.plan() {
//!     for change in plan.changes() {
//!         println!("{} would change", change.path());
//!     }
//! }
//! for problem in project.diagnostics() {
//!     eprintln!("{}", line(problem, project.sources()));
//! }
//! ```
//!
//! # How it works
//!
//! The pipeline is in the module names, and data goes down it once:
//!
//! | stage | takes → gives |
//! |---|---|
//! | [`discover`] | folder → files |
//! | [`document`] | text → titles, sections, tables, code blocks |
//! | [`dialect`] | document → raw models |
//! | [`declared`] | an SDK's own source → what JSON calls its names |
//! | [`example`] | documented literals → JSON with spans |
//! | [`sample`] | recorded bodies → JSON with spans |
//! | [`ir`] | raw models → one resolved schema |
//! | [`mine`] | descriptions → constraints with their evidence |
//! | [`emit`] | schema → Rust files |
//! | [`lint`] | schema → findings |
//! | [`explain`] | schema → what became of a row, and why |
//! | [`diff`] | two schemas → changes, and whom they break |
//! | [`survey`] | pages → what tables, signs and words were found to be |
//! | `report` | all of it → one page for a browser (feature `cli`) |
//! | [`output`] | files → disk |
//! | `tidy` (feature `cli`) | hand-written tables → the same, aligned |
//! | `watch` (feature `cli`) | changes of files → runs |
//! | `scaffold` (feature `cli`) | a model to start from → a page |
//!
//! [`source`] (files and spans), [`diagnostic`], [`config`] and [`limits`] serve all of them, [`pipeline`] calls them in that order, and [`project`] is one run of
//! it.
//!
//! The same docs give the same bytes on any machine. Output is all or nothing: on one error in any page nothing is
//! written. Nothing here panics on what it reads, and no text of a page becomes code.
#![warn(missing_docs)]

pub mod comparison;
pub mod config;
pub mod declared;
pub mod diagnostic;
pub mod dialect;
pub mod diff;
pub mod discover;
pub mod document;
pub mod emit;
pub mod example;
pub mod explain;
pub mod ir;
pub mod limits;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod mine;
pub mod output;
pub mod parallel;
pub mod pipeline;
pub mod project;
#[cfg(feature = "cli")]
pub mod report;
pub mod review;
pub mod sample;
#[cfg(feature = "cli")]
pub mod scaffold;
pub mod source;
pub mod survey;
#[cfg(feature = "cli")]
pub mod tidy;
#[cfg(feature = "cli")]
pub mod watch;

mod charset;
#[cfg(feature = "cli")]
pub mod cli;
mod digest;
mod disk;
mod front;
mod memo;
mod regex;
mod tolerance;
mod unenforced;

pub use front::{Build, Mode};

//! What people do with the command beside generating: from where they call it, what it explains, writes and watches.

mod below;
mod build;
mod codes;
mod fmt;
mod new;
mod shells;
mod team;
mod watch;

#[path = "../ran.rs"]
mod ran;
#[path = "../support.rs"]
mod support;

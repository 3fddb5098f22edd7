//! `schemadown --explain CODE`: what a code means and what to do about it.

use std::io;

use super::{Context, Outcome};
use crate::diagnostic::{Code, suggest};

pub(super) fn run(wanted: &str, context: &mut Context<'_>) -> io::Result<Outcome> {
    let wanted = wanted.to_uppercase();
    let codes = || Code::ALL.iter().map(|code| code.as_str());
    let Some(code) = Code::ALL.iter().find(|code| code.as_str() == wanted) else {
        let first_to_last =
            format!("codes run from {} to {}", codes().min().unwrap_or(""), codes().max().unwrap_or(""));
        let help = suggest::did_you_mean(&wanted, codes()).unwrap_or(first_to_last);
        return Ok(context.reporter.usage(&format!("no code `{wanted}`"), &help));
    };
    writeln!(context.out, "{code}: {}\n", code.title())?;
    for line in code.explanation().lines() {
        writeln!(context.out, "{}", line.trim())?;
    }
    Ok(Outcome::Done)
}

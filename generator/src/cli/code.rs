//! `schemadown --explain CODE`: what a code means, what to do about it, and an example.

use std::io;

use super::{Context, Outcome};
use crate::diagnostic::{Code, catalogue, suggest};

pub(super) fn run(wanted: &str, context: &mut Context<'_>) -> io::Result<Outcome> {
    if wanted.is_empty() {
        write!(context.out, "{}", catalogue::page())?;
        return Ok(Outcome::Done);
    }
    let wanted = wanted.to_uppercase();
    let codes = || Code::ALL.iter().map(|code| code.as_str());
    let Some(code) = Code::ALL.iter().find(|code| code.as_str() == wanted) else {
        let first_to_last =
            format!("codes run from {} to {}", codes().min().unwrap_or(""), codes().max().unwrap_or(""));
        let help = suggest::did_you_mean(&wanted, codes()).unwrap_or(first_to_last);
        return Ok(context.reporter.usage(&format!("no code `{wanted}`"), &help));
    };
    write!(context.out, "{}", catalogue::about(*code))?;
    Ok(Outcome::Done)
}

//! `scale N [FOLDER]`: writes N pages of documentation as SDKs publish it, the same on every machine, to measure with.
//!
//! `cargo run --release -p schemadown --example scale -- 10000 /tmp/docs`, then `schemadown generate /tmp/docs …`.
//!
//! **What realistic means here.** The pages are made to lie within what seven published SDKs show, of 450 to 3,500 pages
//! each; the program prints where they came to lie. Their ranges:
//!
//! | | published | why it matters |
//! |---|---|---|
//! | bytes of a page | 2,800 to 25,000 | what is read |
//! | share that is padding | 0.65 to 0.91 | what must not be copied |
//! | models of a page | 0.94 to 0.99 | the rest is guides, which are passed over |
//! | structs, enums, unions | 0.49–0.76, 0.10–0.43, 0–0.15 | what is emitted |
//! | fields of a struct: mean, half below, one in ten above | 4–16, 2–7, 7–48 | rows |
//! | fields that are required | 0.06 to 0.55 | |
//! | fields that refer to models | 0.12 to 0.23 | resolving, cycles |
//! | fields with a description, and its mean length | 0.33–0.97, 65–256 | mining |
//! | rules of a field: enforced, only read like one | 0.01–0.06, 0.02–0.13 | mining, checks |
//! | values of an enum: half below, one in ten above | 2–6, 5–15 | |
//! | members of a union: half below, one in ten above | 2–3, 6–8 | |
//! | unions with a tag | about half | |
//!
//! Pages come in families of sixteen that refer to each other and to earlier ones: a resource and its parts, requests and
//! responses, errors, a union with and one without a tag, enums open, closed and of numbers, a model that holds itself.
//! Every page of a model has an example that fits it, as far as it can have one.

#[path = "../../benches/docs/mod.rs"]
mod prose;

mod family;
mod page;
mod random;
mod value;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

/// One page in so many is a guide, and documents no model.
const GUIDES: usize = 30;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(count) = arguments.next().and_then(|count| count.replace('_', "").parse::<usize>().ok()) else {
        eprintln!("usage: scale N [FOLDER]");
        return ExitCode::from(2);
    };
    let folder = arguments.next().map_or_else(|| PathBuf::from(format!("target/scale/{count}")), PathBuf::from);
    match write(count, &folder) {
        Ok(shape) => {
            println!("{count} pages in {}: {shape}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes the pages, and says what they are like.
fn write(count: usize, folder: &Path) -> io::Result<String> {
    let mut folders = HashSet::new();
    // Families are whole: what would be a part of one is guides.
    let models = (count - count / GUIDES) / family::SIZE * family::SIZE;
    let (mut bytes, mut padding) = (0, 0);
    for number in 0..count {
        let (path, text) =
            if number < models { (family::path(number), page::model(number, models)) } else { page::guide(number) };
        bytes += text.len();
        padding += page::padding(&text);
        let path = folder.join(path);
        if let Some(above) = path.parent()
            && folders.insert(above.to_owned())
        {
            fs::create_dir_all(above)?;
        }
        fs::write(path, text)?;
    }
    let share = 100 * padding / bytes.max(1);
    Ok(format!("{models} models, {} bytes a page, {share} % of them padding", bytes / count.max(1)))
}

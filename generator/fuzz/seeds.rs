//! Writes a seed corpus for every target to `corpus/`: the repository's own docs, and their parts.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use schemadown::document::{self, Block};
use schemadown::source::Sources;

/// The longest text of several pages: what is long is mutated slowly.
const DOCS_BYTES: usize = 12_000;

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = here.join("../..");
    let mut files = BTreeSet::new();
    for folder in ["specs", "tests/generator/openapi_generator"] {
        list(&home.join(folder), &mut files);
    }
    let mut seeds = Seeds { corpus: here.join("corpus"), count: 0 };
    let mut last = PathBuf::new();
    let mut docs = String::new();
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if path.extension().is_some_and(|ending| ending == "md" || ending == "mdx") {
            parts(&mut seeds, &text)?;
            let folder = path.parent().unwrap_or(here);
            if folder != last || docs.len() > DOCS_BYTES {
                seeds.add("docs", &std::mem::take(&mut docs))?;
                folder.clone_into(&mut last);
            }
            let kind = folder.file_name().unwrap_or_default().to_string_lossy();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            docs.push_str(&format!("<<< models/{kind}/{name}\n{text}"));
        }
    }
    seeds.add("docs", &docs)?;
    // What has failed once is kept below the name of its target.
    for target in [
        "document",
        "type_cell",
        "example",
        "description",
        "docs",
        "outline",
        "html_table",
        "table_types",
        "table_pages",
    ] {
        let mut failed = BTreeSet::new();
        list(&home.join("tests/generator/fuzzed").join(target), &mut failed);
        for path in failed {
            seeds.add(target, &fs::read_to_string(path)?)?;
        }
    }
    // The tables of the mining rules are sentences, one in a string.
    let mut rules = BTreeSet::new();
    list(&home.join("generator/src/mine"), &mut rules);
    for path in rules {
        let text = fs::read_to_string(path)?;
        for sentence in text.split('"').skip(1).step_by(2).filter(|text| text.contains(' ')) {
            seeds.add("description", sentence)?;
        }
    }
    println!("{} seeds", seeds.count);
    Ok(())
}

fn parts(seeds: &mut Seeds, text: &str) -> io::Result<()> {
    seeds.add("document", text)?;
    seeds.add("docs", text)?;
    seeds.add("outline", text)?;
    seeds.add("table_pages", text)?;
    let mut sources = Sources::new();
    let id = sources.add("", "", text);
    let document = document::parse(sources.file(id));
    for block in document.sections.iter().flat_map(|section| &section.blocks).chain(&document.intro) {
        match block {
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| format!("<td>{}</td>", cell.raw));
                    seeds.add("html_table", &format!("<tr>{}</tr>", cells.collect::<String>()))?;
                    for cell in &row.cells {
                        seeds.add("table_types", cell.raw)?;
                        let words = cell.raw.split_whitespace().count();
                        seeds.add(if words > 3 { "description" } else { "type_cell" }, cell.raw)?;
                    }
                }
            }
            Block::Code(code) => seeds.add("example", code.code.raw)?,
            Block::Paragraph(prose) => seeds.add("description", prose.raw)?,
            _ => {}
        }
    }
    for section in &document.sections {
        seeds.add("type_cell", section.heading.raw.trim_matches('`'))?;
    }
    Ok(())
}

struct Seeds {
    corpus: PathBuf,
    count: usize,
}

impl Seeds {
    fn add(&mut self, target: &str, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let folder = self.corpus.join(target);
        fs::create_dir_all(&folder)?;
        self.count += 1;
        fs::write(folder.join(format!("seed-{:05}", self.count)), text)
    }
}

fn list(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, files);
        } else {
            files.insert(path);
        }
    }
}

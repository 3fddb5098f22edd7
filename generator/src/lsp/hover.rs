//! What a row has become: its Rust, the rules that were read with their sentences, and what is not enforced and why.

use lsp_types::MarkupContent;

use crate::explain::{self, Part as Explained};
use crate::ir::ModelKind;
use crate::source::Sources;

use super::markdown::Page;
use super::reading::{Part, Place, Reading};

/// The most lines of Rust that are shown of a model.
const MOST: usize = 40;

pub(super) fn hover(reading: &Reading, place: Place<'_>, is_markdown: bool) -> MarkupContent {
    let mut page = Page::new(is_markdown);
    let options = reading.project().options();
    if let Part::Value(at) = place.part {
        value(place, at, &mut page);
    } else {
        let parts = explain::explain(&place.subject(), &options, reading.sources());
        draw(sections(parts), place.part == Part::Whole, reading.sources(), &mut page);
    }
    page.done()
}

fn value(place: Place<'_>, at: usize, page: &mut Page) {
    let model = place.get();
    if let ModelKind::Enum(values) = &model.kind
        && let Some(value) = values.values.get(at)
    {
        page.rust(&format!("{}::{} // {}", model.rust_name, value.rust_name, value.wire));
    }
}

/// Each heading of an explanation, and what stands below it.
fn sections(parts: Vec<Explained>) -> Vec<(String, Vec<Explained>)> {
    let mut sections: Vec<(String, Vec<Explained>)> = Vec::new();
    for part in parts {
        match (part, sections.last_mut()) {
            (Explained::Heading(title), _) => sections.push((title, Vec::new())),
            (part, Some((_, below))) => below.push(part),
            (_, None) => {}
        }
    }
    sections
}

/// The Rust first: it is what somebody looks for. The row is on the screen already.
fn draw(mut sections: Vec<(String, Vec<Explained>)>, is_model: bool, sources: &Sources, page: &mut Page) {
    // The first has facts, whose title is the name.
    let of_name = sections.first().map(|(name, _)| name.clone()).unwrap_or_default();
    sections.sort_by_key(|(title, _)| title != "Rust");
    for (title, parts) in sections {
        match title.as_str() {
            "Rust" => rust(&parts, is_model, page),
            "Fields" | "Values" | "Members" => {}
            name if name == of_name => facts(&parts, is_model, page),
            _ => {
                page.title(&title);
                section(parts, sources, page);
            }
        }
    }
}

fn section(parts: Vec<Explained>, sources: &Sources, page: &mut Page) {
    for part in parts {
        match part {
            Explained::Fact(name, value) => page.item(&name, None, &value),
            Explained::Place(title, labels) => {
                let label = labels.first();
                let text = label.map(|label| sources.slice(label.span)).filter(|text| !text.trim().is_empty());
                page.item(&title, text, label.map(|label| label.text.as_str()).unwrap_or_default());
            }
            Explained::Lines(lines) => page.rust(&lines),
            Explained::Heading(_) => {}
        }
    }
}

/// Without its documentation, which is what somebody has before them.
fn rust(parts: &[Explained], is_model: bool, page: &mut Page) {
    for part in parts {
        match part {
            Explained::Lines(code) => page.rust(&definition(code, is_model)),
            Explained::Fact(_, why) => page.text(&format!("not emitted: {why}")),
            _ => {}
        }
    }
}

/// Of a model its first item.
fn definition(code: &str, is_model: bool) -> String {
    let is_noise = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//") || line.starts_with("use ") || line.starts_with("#![")
    };
    let mut lines: Vec<&str> = Vec::new();
    for line in code.lines().filter(|line| !is_noise(line)).skip_while(|line| line.trim().is_empty()) {
        lines.push(line);
        if is_model && (line.starts_with('}') || line.ends_with(';') && !line.starts_with(' ')) {
            break;
        }
        if lines.len() == MOST {
            lines.push("…");
            break;
        }
    }
    lines.join("\n")
}

fn facts(parts: &[Explained], is_model: bool, page: &mut Page) {
    let is_wanted = |name: &str| match name {
        "row" | "page" => false,
        "in Rust" => is_model,
        _ => true,
    };
    let facts = parts.iter().filter_map(|part| match part {
        Explained::Fact(name, value) if is_wanted(name) => Some(format!("{name}: {value}")),
        _ => None,
    });
    page.text(&facts.collect::<Vec<_>>().join(" · "));
}

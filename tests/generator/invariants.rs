//! What must hold whatever is read: one function for each fuzz target of `generator/fuzz`, which the property tests call
//! as well. Each panics where what it is about does not hold.
#![allow(dead_code, reason = "every program uses its own part")]

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use schemadown::config::{self, Api, Config, Unresolved};
use schemadown::diagnostic::{Diagnostics, github, json, line};
use schemadown::dialect::{DIALECTS, Dialect, Page, RawBody, RawModel};
use schemadown::document::{self, Block, Document, Inline, InlineKind, Outline, Text};
use schemadown::emit::File;
use schemadown::example::{self, Node, NodeKind, SyntaxError};
use schemadown::ir::{Evidence, ModelKind, Prose, Schema};
use schemadown::mine::{self, Known, Shape, Siblings, Subject};
use schemadown::pipeline::{self, Docs, Layout};
use schemadown::source::{SourceFile, Sources, Span};

/// Every part of a document is the text that its span covers, and every page may be read in every dialect.
pub(crate) fn document(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("page.md", "page.md", text);
    let file = sources.file(file);
    let document = document::parse(file);
    for text in texts(&document) {
        assert_eq!(file.slice(text.span), text.raw, "a span covers its text");
    }
    for dialect in DIALECTS {
        let likeness = dialect.likeness(&document);
        assert!(likeness.fits < u32::MAX && likeness.clashes < u32::MAX);
        read(&sources, file, &document, *dialect);
    }
}

/// A type cell, a heading of a union's member and a list of values, in every dialect.
pub(crate) fn type_cell(cell: &str) {
    let cell = cell.replace(['\n', '\r'], " ");
    let pages = [
        format!(
            "# T\n\n## Fields\n\n| Field | Type | Required | Description | Example |\n| --- | --- | --- | --- | --- |\n\
             | `a` | {cell} | :heavy_check_mark: | x | {cell} |\n"
        ),
        format!(
            "# T\n\n## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n\
             **a** | {cell} | x | {cell}\n"
        ),
        format!("# T\n\n## Supported Types\n\n### `{cell}`\n\n### {cell}\n"),
        format!(
            "# T\n\n## Values\n\n```typescript\n{cell}\n```\n\n| Name | Value |\n| --- | --- |\n| `A` | {cell} |\n"
        ),
        format!("# T\n\n## Enum\n\n* `A` (value: `{cell}`)\n* {cell}\n"),
    ];
    for page in pages {
        let mut sources = Sources::new();
        let file = sources.add("t.md", "t.md", page);
        let file = sources.file(file);
        let document = document::parse(file);
        for dialect in DIALECTS {
            read(&sources, file, &document, *dialect);
        }
    }
}

/// A literal in each grammar: its parts stand in the text, each one inside of what holds it.
pub(crate) fn example(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("t.md", "t.md", text);
    let file = sources.file(file);
    let span = Span::new(file.id, 0..file.text.len());
    let problem = |error: &SyntaxError| assert!(sources.holds(error.span), "a problem has a place: {error:?}");
    let _ = example::cell(&file.text, span).map(|node| nested(&sources, span, &node)).map_err(|error| problem(&error));
    for read in [example::javascript, example::constant] {
        match read(&file.text, span) {
            Ok(Some(node)) => nested(&sources, span, &node),
            Ok(None) => {}
            Err(error) => problem(&error),
        }
    }
    match example::json(&file.text, span) {
        Ok(nodes) => nodes.iter().for_each(|node| nested(&sources, span, node)),
        Err(error) => problem(&error),
    }
}

/// A description: whatever was found quotes the words that stand where it says.
pub(crate) fn description(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("t.md", "t.md", text);
    let text = sources.file(file).text.clone();
    let prose = Prose { span: Span::new(file, 0..text.len()), text };
    let siblings = ["mode", "userId", "value"];
    let shapes = [Shape::String, Shape::Integer, Shape::Array(Shape::String.into()), Shape::Map(Shape::Number.into())];
    for shape in &shapes {
        let beside = Siblings::new(&siblings);
        let found = mine::mine(&Subject { field: "value", shape, prose: &prose, siblings: &beside });
        found.constraints.iter().for_each(|constraint| quotes(&sources, &constraint.evidence));
        found.rejected.iter().for_each(|rejected| quotes(&sources, &rejected.evidence));
    }
    let known = |name: &&str| Known { name: (*name).into(), wire_name: (*name).into(), ..Known::default() };
    let fields: Vec<Known> = siblings.iter().map(known).collect();
    let across = mine::across(&fields, [(Some(0), &prose), (None, &prose)], &[(0, &prose)]);
    across.relations.iter().for_each(|relation| quotes(&sources, &relation.evidence));
    across.rejected.iter().for_each(|rejected| quotes(&sources, &rejected.evidence));
}

/// How pages begin in the text of several: `<<< models/components/order.md`.
const NEXT_PAGE: &str = "<<< ";

/// Whole docs: what is emitted is Rust with no code in its comments, at paths that stay below the output folder; every
/// finding and every problem has its place. One page, or several that each begin with [`NEXT_PAGE`] and a path.
pub(crate) fn docs(text: &str) {
    let mut api = Api::new("api", "docs");
    api.unresolved = Unresolved::Value;
    docs_of(text, api);
}

fn docs_of(text: &str, api: Api) {
    let mut sources = Sources::new();
    for (path, text) in pages(text) {
        sources.add(path.clone(), path, text);
    }
    let mut problems = Diagnostics::new();
    let docs = Docs {
        root: "docs".into(),
        name: String::new(),
        files: sources.iter().map(|file| file.id).collect(),
        code: Vec::new(),
    };
    let schema = pipeline::read(&api, &[docs], Vec::new(), &sources, &mut problems);
    problems.sort();
    for problem in &problems {
        let labels = problem.primary.iter().chain(&problem.related);
        labels.for_each(|label| assert!(sources.holds(label.span), "a problem has a place: {problem:?}"));
        let drawn = line::line(problem, &sources);
        assert!(!drawn.contains(['\n', '\r', '\u{1b}', '\u{202e}']), "a problem is drawn on one line: {drawn:?}");
        let drawn = github::annotation(problem, &sources);
        assert!(!drawn.contains(['\n', '\r']), "an annotation is one line: {drawn:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&json::json(problem, &sources)).is_ok());
    }
    evidence(&schema, &sources);
    if problems.has_errors() {
        return;
    }
    let config =
        Config { dir: "".into(), output: "out".into(), apis: vec![api], diff: schemadown::config::Diff::default() };
    let files = pipeline::emit(&[schema], &config, &Layout::Crate { name: "api".into() })
        .unwrap_or_else(|problems| panic!("a schema is emitted: {problems:?}"));
    files.iter().for_each(emitted);
    let paths: BTreeSet<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
    assert_eq!(paths.len(), files.len(), "no file replaces another");
}

/// The outline of a page, and the inline tree of each of its texts: a heading stands below one of a lower level, each name
/// leads to a heading, and each part of a tree stands inside of what holds it.
pub(crate) fn outline(text: &str) {
    let mut sources = Sources::new();
    let file = sources.add("page.md", "page.md", text);
    let document = document::parse(sources.file(file));
    let outline = Outline::new(&document);
    for (number, heading) in outline.headings.iter().enumerate() {
        let parent = heading.parent.map(|parent| (parent, outline.headings[parent].level));
        assert!(parent.is_none_or(|(parent, _)| parent < number), "a heading stands below one before it");
        assert!(
            number == 0 || parent.is_some_and(|(at, level)| at == 0 || level < heading.level),
            "and of a lower level"
        );
        assert!(outline.is_within(number, 0), "all stand below the page");
        let _ = document::blocks(&document, number);
    }
    for name in outline.names() {
        let target = outline.find(name).expect("a name leads somewhere");
        assert!(target.heading < outline.headings.len());
    }
    for anchor in document::anchors(&document) {
        assert_eq!(sources.slice(anchor.name.span), anchor.name.raw, "an anchor is the text that its span covers");
    }
    for text in texts(&document) {
        let tree = document::inline(text, &document.definitions);
        let _ = document::plain(&tree);
        inside(&sources, text.span, &tree);
    }
}

fn inside(sources: &Sources, around: Span, tree: &[Inline]) {
    for part in tree {
        assert!(sources.holds(part.span), "a part has a place: {part:?}");
        assert!(
            around.start <= part.span.start && part.span.end <= around.end,
            "it stands inside: {around:?} {part:?}"
        );
        match &part.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Struck(inner) => {
                inside(sources, part.span, inner);
            }
            InlineKind::Link { label, .. } => inside(sources, part.span, label),
            _ => {}
        }
    }
}

/// A table in HTML, and whatever stands in it.
pub(crate) fn html_table(text: &str) {
    document(&format!("# T\n\n<table>\n{text}\n</table>\n\nText.\n"));
    table_pages(&format!("# T\n\n<table>\n<tr><th>Field</th><th>Type</th><th>Required</th></tr>\n{text}\n</table>\n"));
}

/// A cell as a type, a name, a mark of what is required and a restriction of a table that people write.
pub(crate) fn table_types(cell: &str) {
    let cell = cell.replace(['\n', '\r'], " ");
    table_pages(&format!(
        "# T\n\n## Word\n\n{cell}\n\n## A\n\n| Field | Type | Required | Restrictions | Description |\n|---|---|---|---|---|\n\
         | a | {cell} | yes | x | |\n| {cell} | string | no | x | |\n| c | [B](#b)[] | {cell} | x | {cell} |\n\
         | d | number | no | {cell} | |\n\n## B\n\n- `{cell}` - x\n- `b`\n"
    ));
}

/// Whole pages of tables that people write: as docs of others, which are read as far as they go, and as a team's own.
pub(crate) fn table_pages(text: &str) {
    for unresolved in [Unresolved::Value, Unresolved::Error] {
        let mut api = Api::new("api", "docs");
        api.unresolved = unresolved;
        api.dialect = Some(config::Dialect { name: "tables".to_owned(), span: None });
        docs_of(text, api);
    }
}

/// The pages of a text, with paths such as there may be below a folder.
fn pages(text: &str) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(NEXT_PAGE) {
            Some(path) => {
                let is_name = |part: &&str| !part.is_empty() && !part.starts_with('.') && !part.contains('\0');
                let path: Vec<&str> = path.trim_end_matches(['\n', '\r']).split('/').filter(is_name).collect();
                let path = format!("{}.md", path.join("/").trim_end_matches(".md"));
                if pages.iter().any(|(known, _)| *known == path) || path == ".md" {
                    return pages;
                }
                pages.push((path, String::new()));
            }
            None if pages.is_empty() => pages.push(("models/page.md".to_owned(), line.to_owned())),
            None => {
                if let Some((_, page)) = pages.last_mut() {
                    page.push_str(line);
                }
            }
        }
    }
    pages
}

fn texts<'a>(document: &Document<'a>) -> Vec<Text<'a>> {
    let mut texts: Vec<Text<'a>> = document.front_title.into_iter().chain(document.title).collect();
    let sections = document.sections.iter().flat_map(|section| {
        texts.push(section.heading);
        &section.blocks
    });
    let blocks: Vec<&Block<'a>> = sections.chain(&document.intro).collect();
    for block in blocks {
        texts.push(block.text());
        match block {
            Block::Table(table) => {
                texts.extend(&table.header);
                texts.extend(table.rows.iter().flat_map(|row| row.cells.iter().chain([&row.text])));
            }
            Block::Code(code) => texts.push(code.code),
            Block::List(_, items) => texts.extend(items),
            Block::Paragraph(_) | Block::Quote(_) | Block::Other(_) => {}
        }
    }
    texts
}

fn read(sources: &Sources, file: &SourceFile, document: &Document<'_>, dialect: &dyn Dialect) {
    let mut problems = Diagnostics::new();
    let models = match dialect.read(file, document, &mut problems) {
        Page::Model(model) => vec![*model],
        Page::Models(models) => models,
        Page::Nameless | Page::Transport | Page::Other(_) => Vec::new(),
    };
    for problem in &problems {
        let labels = problem.primary.iter().chain(&problem.related);
        labels.for_each(|label| assert!(sources.holds(label.span), "a problem has a place: {problem:?}"));
    }
    for model in &models {
        raw_model(sources, model);
    }
}

fn raw_model(sources: &Sources, model: &RawModel) {
    let mut spans = vec![model.name.span];
    let mut prose: Vec<_> = model.description.iter().collect();
    spans.extend(model.types().iter().map(|ty| ty.span));
    if let RawBody::Fields(fields) = &model.body {
        spans.extend(fields.iter().map(|field| field.name.span));
        prose.extend(fields.iter().flat_map(|field| field.description.iter().chain(&field.example)));
    }
    prose.extend(model.examples.iter().map(|example| &example.code));
    assert!(spans.into_iter().all(|span| sources.holds(span)), "what was read has a place");
    for prose in prose {
        assert_eq!(sources.slice(prose.span), prose.text, "prose is what it covers");
    }
}

fn nested(sources: &Sources, around: Span, node: &Node) {
    let inside = |span: Span| {
        assert!(sources.holds(span), "a literal has a place");
        assert!(around.start <= span.start && span.end <= around.end, "a part stands inside: {around:?} {span:?}");
    };
    inside(node.span);
    match &node.kind {
        NodeKind::Array(items) => items.iter().for_each(|item| nested(sources, node.span, item)),
        NodeKind::Object(entries) => {
            for (key, value) in entries {
                inside(key.span);
                nested(sources, node.span, value);
            }
        }
        _ => {}
    }
}

fn evidence(schema: &Schema, sources: &Sources) {
    for model in &schema.models {
        assert!(sources.holds(model.span), "a model has a place");
        let ModelKind::Struct(object) = &model.kind else { continue };
        for field in &object.fields {
            assert!(sources.holds(field.span), "a field has a place");
            field.constraints.iter().for_each(|constraint| quotes(sources, &constraint.evidence));
            field.rejected.iter().for_each(|rejected| quotes(sources, &rejected.evidence));
        }
        object.relations.iter().for_each(|relation| quotes(sources, &relation.evidence));
    }
}

/// The letters and digits of evidence stand in the place that it names, in their order.
fn quotes(sources: &Sources, evidence: &Evidence) {
    assert!(sources.holds(evidence.span), "evidence has a place: {evidence:?}");
    let source = sources.slice(evidence.span);
    assert!(!evidence.text.contains('\n'), "evidence is one line: {evidence:?}");
    // A character that is written as an entity stands in the source under its name.
    let mut rest = source.chars();
    let mut letters = evidence.text.chars().filter(|c| c.is_alphanumeric());
    let is_quoted = source.contains('&') || letters.all(|letter| rest.any(|c| c == letter));
    assert!(is_quoted, "evidence quotes its place: {evidence:?}\n{source:?}");
}

/// A file is Rust (or a manifest), holds nothing that a terminal or an editor would obey, and stays below the folder.
fn emitted(file: &File) {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != ".." && part.len() < 256;
    assert!(file.path.split('/').all(is_plain) && !file.path.contains(['\\', ':', '\0']), "{:?}", file.path);
    // What is copied from our own sources is the same in every run.
    let is_rust = file.path.rsplit_once('.').is_some_and(|(_, ending)| ending == "rs");
    if file.path.contains("/support/") || !is_rust {
        return;
    }
    if let Err(error) = syn::parse_file(&file.text) {
        panic!("{}: {error}\n{}", file.path, file.text);
    }
    let is_odd = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    assert!(!file.text.contains(is_odd), "{} holds control characters\n{:?}", file.path, file.text);
    let is_block_comment = |line: &str| line.trim_start().starts_with("/*");
    assert!(!file.text.lines().any(is_block_comment), "{} has block comments\n{}", file.path, file.text);
    // The root opens one block of its own, in which a line of a documented example is a raw text of Rust.
    let own = usize::from(file.path == "src/lib.rs");
    for comment in doc_comments(&file.text) {
        let blocks = Parser::new_ext(&comment, Options::all()).filter_map(|event| match event {
            Event::Start(Tag::CodeBlock(kind)) => Some(kind),
            _ => None,
        });
        for block in blocks.skip(own) {
            let is_text = matches!(&block, CodeBlockKind::Fenced(language) if is_no_rust(language));
            assert!(is_text, "{}: a doc comment opens a code block:\n{comment}", file.path);
        }
    }
}

/// Whether rustdoc takes a block of this language for something else than a test.
fn is_no_rust(language: &str) -> bool {
    let mut words = language.split([',', ' ', '\t', '{', '}', '.']).filter(|word| !word.is_empty()).peekable();
    let is_rust = |word: &str| {
        matches!(word, "rust" | "should_panic" | "no_run" | "compile_fail" | "test_harness" | "standalone")
            || word.starts_with("ignore")
            || word.starts_with("edition")
    };
    words.peek().is_some() && !words.any(is_rust)
}

/// The doc comments of a file, as rustdoc sees them.
fn doc_comments(text: &str) -> Vec<String> {
    let mut comments: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_start();
        let comment = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
        match (comment, comments.last_mut().filter(|_| open)) {
            (Some(line), Some(comment)) => {
                comment.push('\n');
                comment.push_str(line.strip_prefix(' ').unwrap_or(line));
            }
            (Some(line), None) => comments.push(line.strip_prefix(' ').unwrap_or(line).to_owned()),
            (None, _) => {}
        }
        open = comment.is_some();
    }
    comments
}

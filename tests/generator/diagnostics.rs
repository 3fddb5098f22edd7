//! How problems look: as pictures, as one line, as JSON.

use schemadown::diagnostic::github::annotation;
use schemadown::diagnostic::json::json;
use schemadown::diagnostic::line::line;
use schemadown::diagnostic::render::Painter;
use schemadown::diagnostic::{Code, Diagnostic, Severity};
use schemadown::source::{Position, Sources, Span};

/// Sources of one file, and the span of `words` in it.
fn source(text: &str, words: &str) -> (Sources, Span) {
    let mut sources = Sources::new();
    let file = sources.add("a.md", "specs/shop/a.md", text);
    let start = text.find(words).expect("the words");
    (sources, Span::new(file, start..start + words.len()))
}

fn paint(diagnostic: &Diagnostic, sources: &Sources) -> String {
    Painter::new(false, 100).paint(diagnostic, sources)
}

#[test]
fn a_problem_shows_its_place_and_what_to_do() {
    let (sources, span) = source("# Order\n\n| `id` | *strng* | yes |\n", "*strng*");
    let problem = Diagnostic::new(Code::TypeCell, "the type `strng` is not known")
        .at(span, "not a type")
        .help("types are string, number and boolean, or a link to a page")
        .replace_with("*string*");
    insta::assert_snapshot!(paint(&problem, &sources), @"
    error[SD015]: the type `strng` is not known
     --> specs/shop/a.md:3:10
      |
    3 | | `id` | *strng* | yes |
      |          ^^^^^^^ not a type
      |
      = help: types are string, number and boolean, or a link to a page
    help: this would put it right
      |
    3 | | `id` | *string* | yes |
      |              +
    ");
    insta::assert_snapshot!(line(&problem, &sources), @"specs/shop/a.md:3:10: SD015 the type `strng` is not known (not a type; types are string, number and boolean, or a link to a page)");
    insta::assert_snapshot!(json(&problem, &sources), @r#"{"code":"SD015","severity":"error","message":"the type `strng` is not known","path":"specs/shop/a.md","line":3,"column":10,"end_line":3,"end_column":17,"snippet":"*strng*","label":"not a type","help":["types are string, number and boolean, or a link to a page"],"replacement":"*string*","related":[]}"#);
}

#[test]
fn an_annotation_cannot_be_left() {
    let mut sources = Sources::new();
    let text = "a: 1,\nb\n";
    let file = sources.add("a.md", "specs/a,b:c%.md", text);
    let other = Span::new(file, 6..7);
    let on_one_line = Diagnostic::new(Code::TypeCell, "50 % of\n::error::`x`")
        .at(Span::new(file, 0..4), "here\r\nand\u{202e}")
        .related(other, "there")
        .help("do\nthis");
    let on_two = Diagnostic::new(Code::TypeCell, "m").severity(Severity::Note).at(Span::new(file, 0..7), "");
    let nowhere = Diagnostic::new(Code::Stale, "m").in_file("generated/lib.rs");
    insta::assert_snapshot!([on_one_line, on_two, nowhere].map(|problem| annotation(&problem, &sources)).join("\n"), @r"
    ::error file=specs/a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=5,title=SD015 unreadable type::50 %25 of%0A::error::`x`%0Ahere%0Aand\u{202e}%0Aspecs/a,b:c%25.md:2:1: there%0Ado%0Athis
    ::notice file=specs/a%2Cb%3Ac%25.md,line=1,endLine=2,title=SD015 unreadable type::m
    ::error file=generated/lib.rs,line=1,title=SD051 stale output::m
    ");
}

#[test]
fn places_in_other_files_are_shown_too() {
    let (mut sources, second) = source("# Order\n", "Order");
    let other = sources.add("b.md", "specs/shop/b.md", "\n\n# Order\n");
    let first = Span::new(other, 4..9);
    let problem = Diagnostic::new(Code::DuplicateModel, "two pages document `Order`")
        .at(second, "the second")
        .related(first, "the first");
    insta::assert_snapshot!(paint(&problem, &sources), @"
    error[SD022]: two pages document `Order`
     --> specs/shop/a.md:1:3
      |
    1 | # Order
      |   ^^^^^ the second
      |
     ::: specs/shop/b.md:3:3
      |
    3 | # Order
      |   ----- the first
    ");
}

#[test]
fn a_padded_table_does_not_flood_the_terminal() {
    let row = format!("| `id` {0}| *strng* {0}| The id. {0}|", " ".repeat(3000));
    let (sources, span) = source(&format!("# Order\n\n{row}\n"), "*strng*");
    let problem = Diagnostic::new(Code::TypeCell, "no such type").at(span, "here").replace_with("*string*");
    let picture = paint(&problem, &sources);
    assert!(picture.lines().all(|line| line.chars().count() <= 100), "{picture}");
    insta::assert_snapshot!(picture, @"
    error[SD015]: no such type
     --> specs/shop/a.md:3:3010
      |
    3 | …                                          | *strng*                                           …
      |                                              ^^^^^^^ here
      |
    help: write `*string*` instead
    ");
}

#[test]
fn a_picture_is_no_wider_than_the_terminal() {
    let row =
        |text: &str| format!("| `id` | *string* | {} | {text} | {} |", "The id. ".repeat(80), "More. ".repeat(80));
    let text = format!("# Order\n\n{}\n{}\n", row("At most 8"), row("At most 4"));
    let (mut sources, first) = source(&text, "At most 8");
    let second = {
        let start = text.find("At most 4").expect("the words");
        Span::new(sources.add("b.md", "specs/shop/b.md", text.as_str()), start..start + 9)
    };
    let words = "what stands here is said in more words than there is room for beside the place that is marked";
    let problem = Diagnostic::new(Code::Contradiction, format!("two of these: {words}, {words}"))
        .at(first, words)
        .related(Span::new(first.file, 10..18), "short")
        .related(second, words)
        .help(format!("{words}, {words}:\n[[api.silence]]\ncode = \"SD062\""));
    insta::assert_snapshot!(Painter::new(false, 80).paint(&problem, &sources), @r#"
    warning[SD062]: two of these: what stands here is said in more words than there
                    is room for beside the place that is marked, what stands here is
                    said in more words than there is room for beside the place that
                    is marked
     --> specs/shop/a.md:3:664
      |
    3 | | `id` | *string* | The id. …The id. The id.  | At most 8 | More. More. Mor…
      |  -------- short                                 ^^^^^^^^^
      |
     ::: specs/shop/b.md:4:664
      |
    4 | …e id. The id. The id. The id.  | At most 4 | More. More. More. More. More.…
      |                                   ---------
      |
      = note: what stands here is said in more words than there is room for beside
              the place that is marked
      = note: what stands here is said in more words than there is room for beside
              the place that is marked
      = help: what stands here is said in more words than there is room for beside
              the place that is marked, what stands here is said in more words than
              there is room for beside the place that is marked:
              [[api.silence]]
              code = "SD062"
    "#);
    for width in 40..200 {
        let picture = Painter::new(false, width).paint(&problem, &sources);
        assert!(picture.lines().all(|line| line.chars().count() <= width), "{width}\n{picture}");
    }
}

#[test]
fn a_label_as_wide_as_a_table_is_cut() {
    let text = "x".repeat(20_000);
    let (sources, span) = source(&text, &text);
    let picture = paint(&Diagnostic::new(Code::RowShape, "a long row").at(span, "all of it"), &sources);
    assert!(picture.len() < 2_000, "{} bytes", picture.len());
    let object = json(&Diagnostic::new(Code::RowShape, "a long row").at(span, ""), &sources);
    assert!(object.len() < 1_000, "{} bytes", object.len());
}

#[test]
fn a_problem_without_a_place_names_its_file() {
    let sources = Sources::new();
    let problem = Diagnostic::new(Code::NotText, "the file is binary")
        .in_file_at("specs/shop/a.md", Position { line: 3, column: 9 })
        .help("move it");
    insta::assert_snapshot!(paint(&problem, &sources), @r"
    error[SD002]: the file is binary
    --> specs/shop/a.md:3:9
     = help: move it
    ");
    insta::assert_snapshot!(json(&problem, &sources), @r#"{"code":"SD002","severity":"error","message":"the file is binary","path":"specs/shop/a.md","line":3,"column":9,"end_line":null,"end_column":null,"snippet":null,"label":null,"help":["move it"],"replacement":null,"related":[]}"#);
}

#[test]
fn hostile_text_gives_no_orders_to_cargo_or_the_terminal() {
    let hostile = "a\ncargo::rustc-link-arg=-evil\r\u{1b}[2J\u{202e}b\u{2028}c\u{7}";
    let (sources, span) = source(&format!("{hostile}\n"), hostile);
    let problem = Diagnostic::new(Code::TypeCell, hostile).at(span, hostile).help(hostile).replace_with(hostile);
    let text = line(&problem, &sources);
    assert_eq!(text.lines().count(), 1);
    for shown in [text, paint(&problem, &sources), json(&problem, &sources)] {
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\r']), "{shown:?}");
    }
    assert!(!paint(&problem, &sources).contains('\u{202e}'));
}

#[test]
fn spans_at_the_ends_of_a_file_are_drawn() {
    for (text, range) in [("", 0..0), ("a", 0..0), ("a", 1..1), ("a\n", 2..2), ("ä\n\nb", 0..5), ("\n\n", 1..1)] {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", text);
        let problem = Diagnostic::new(Code::NoTitle, "no title").at(Span::new(file, range), "here").replace_with("x");
        assert!(paint(&problem, &sources).contains("no title"), "{text:?}");
        assert!(json(&problem, &sources).contains("no title"), "{text:?}");
    }
}

#[test]
fn a_span_that_is_none_of_the_text_is_no_panic() {
    let mut sources = Sources::new();
    let file = sources.add("a.md", "a.md", "ä");
    let backwards = std::ops::Range { start: 2, end: 1 };
    for range in [1..1, 1..2, 0..1, 5..9, backwards] {
        let problem = Diagnostic::new(Code::NoTitle, "no title").at(Span::new(file, range.clone()), "here");
        let problem = problem.related(Span::new(file, 0..2), "there").replace_with("x");
        assert!(paint(&problem, &sources).contains("no title"), "{range:?}");
        assert!(line(&problem, &sources).contains("no title"), "{range:?}");
        assert!(json(&problem, &sources).contains("no title"), "{range:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_and_no_place_is_a_panic(text in "(\\PC|[\\n\\t\\r\u{1b}\u{202e}]){0,60}", start in 0..90_usize, end in 0..90_usize) {
        let mut sources = Sources::new();
        let file = sources.add("a.md", "a.md", text.as_str());
        let place = Span::new(file, start..end);
        let problem = Diagnostic::new(Code::TypeCell, text.as_str()).at(place, text.as_str()).replace_with(text.as_str());
        let problem = problem.related(Span::new(file, end..start), text.as_str()).help(text.as_str());
        let picture = paint(&problem, &sources);
        proptest::prop_assert!(!picture.contains(['\u{1b}', '\u{202e}', '\r']), "{picture:?}");
        proptest::prop_assert_eq!(line(&problem, &sources).lines().count(), 1);
        let object: Result<serde_json::Value, _> = serde_json::from_str(&json(&problem, &sources));
        proptest::prop_assert!(object.is_ok());
    }
}

#[test]
fn severities_look_different() {
    let (sources, span) = source("# Order\n", "Order");
    for (severity, word) in [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")] {
        let problem = Diagnostic::new(Code::Skipped, "a page").at(span, "").severity(severity);
        assert!(paint(&problem, &sources).starts_with(word));
        assert!(Painter::new(true, 100).paint(&problem, &sources).contains('\u{1b}'));
    }
}

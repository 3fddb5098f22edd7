//! Finding and reading pages: what is read, in which order, and what becomes of what cannot be read.

mod support;

use schemadown::diagnostic::Diagnostics;
use schemadown::discover::{Limits, discover, discover_within};
use schemadown::parallel;
use schemadown::source::Sources;
use support::Sandbox;

fn read(sandbox: &Sandbox) -> (Vec<String>, String) {
    read_within(sandbox, Limits::default())
}

fn read_within(sandbox: &Sandbox, limits: Limits) -> (Vec<String>, String) {
    let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
    let ids = discover_within(&sandbox.join("docs"), limits, &mut sources, &mut problems);
    problems.sort();
    let paths: Vec<String> = sources.iter().map(|file| file.path.clone()).collect();
    assert_eq!(ids.len(), paths.len());
    (paths, sandbox.lines(&problems, &sources))
}

#[test]
fn pages_come_in_the_order_of_their_paths() {
    let sandbox = Sandbox::new();
    for path in ["b.md", "a/z.mdx", "a-b.md", "a/B.md", "a.MD", "ä.md"] {
        sandbox.file(&format!("docs/{path}"), "# x");
    }
    assert_eq!(
        read(&sandbox),
        (["a-b.md", "a.MD", "a/B.md", "a/z.mdx", "b.md", "ä.md"].map(Into::into).into(), String::new())
    );
}

#[test]
fn what_is_not_docs_is_passed_over() {
    let sandbox = Sandbox::new();
    for path in ["a.txt", ".git/a.md", ".hidden.md", "node_modules/x/a.md", "sub/target/a.md", "md"] {
        sandbox.file(&format!("docs/{path}"), "# x");
    }
    sandbox.file("docs/target.md", "# x");
    assert_eq!(read(&sandbox), (vec!["target.md".to_owned()], String::new()));
}

#[test]
fn text_is_held_with_lf() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/a.md", "\u{feff}# A\r\n\r\ntext");
    let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
    discover(&sandbox.join("docs"), &mut sources, &mut problems);
    assert_eq!(sources.iter().map(|file| file.text.as_str()).collect::<Vec<_>>(), ["# A\n\ntext"]);
}

#[test]
fn every_unreadable_file_is_reported_and_the_rest_is_read() {
    let sandbox = Sandbox::new();
    sandbox
        .file("docs/binary.md", b"# B\n\x00\xff")
        .file("docs/latin.md", b"# L\n\nein Stra\xdfe")
        .file("docs/ok.md", "# x");
    let (paths, problems) = read(&sandbox);
    assert_eq!(paths, ["ok.md"]);
    insta::assert_snapshot!(problems, @r"
    docs/binary.md:2:2: SD002 the file is binary; the first wrong byte stands here (save it as UTF-8, or move it out of the folder if it is no page)
    docs/latin.md:3:9: SD002 the file is not UTF-8 text; the first wrong byte stands here (save it as UTF-8, or move it out of the folder if it is no page)
    ");
}

#[test]
fn a_file_at_the_limit_is_read_and_one_beyond_is_not() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/at.md", "x".repeat(10)).file("docs/beyond.md", "x".repeat(11));
    let (paths, problems) = read_within(&sandbox, Limits { file_bytes: 10, ..Limits::default() });
    assert_eq!(paths, ["at.md"]);
    insta::assert_snapshot!(problems, @"docs/beyond.md: SD003 the file is larger than 10 bytes, and no page of documentation is (move it out of the folder if it is no model page)");
}

#[test]
fn as_many_pages_are_read_as_the_limit_says_and_of_more_none() {
    let sandbox = Sandbox::new();
    sandbox.file("docs/a.md", "x".repeat(4)).file("docs/b.md", "x".repeat(6)).file("docs/c.txt", "");
    for fine in [Limits { files: 2, ..Limits::default() }, Limits { total_bytes: 10, ..Limits::default() }] {
        assert_eq!(read_within(&sandbox, fine), (vec!["a.md".to_owned(), "b.md".to_owned()], String::new()));
    }
    let (paths, problems) = read_within(&sandbox, Limits { files: 1, ..Limits::default() });
    assert_eq!(paths, [""; 0]);
    insta::assert_snapshot!(problems, @"docs: SD008 the folder holds more than 1 pages (name the folder that holds the pages of one API, and no more)");
    let (paths, problems) = read_within(&sandbox, Limits { total_bytes: 9, ..Limits::default() });
    assert_eq!(paths, [""; 0]);
    insta::assert_snapshot!(problems, @"docs: SD008 the pages have more than 9 bytes together (name the folder that holds the pages of one API, and no more)");
}

#[test]
fn a_folder_that_is_not_there_is_reported() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(read(&sandbox).1, @"docs: SD001 the folder cannot be read: No such file or directory");
    sandbox.file("docs", "a file");
    insta::assert_snapshot!(read(&sandbox).1, @"docs: SD001 this is not a folder (name the folder that holds the model pages)");
}

#[test]
fn many_files_come_in_order_from_several_threads() {
    let sandbox = Sandbox::new();
    for n in 0..500 {
        sandbox.file(&format!("docs/{n:03}.md"), format!("# {n:03}"));
    }
    let (mut sources, mut problems) = (Sources::new(), Diagnostics::new());
    parallel::on(8, || discover(&sandbox.join("docs"), &mut sources, &mut problems));
    assert_eq!(sources.iter().count(), 500);
    for (n, file) in sources.iter().enumerate() {
        assert_eq!(
            (file.path.as_str(), file.text.as_str()),
            (format!("{n:03}.md").as_str(), format!("# {n:03}").as_str())
        );
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::{Sandbox, read};

    #[test]
    fn a_fifo_or_socket_is_not_opened() {
        let sandbox = Sandbox::new();
        sandbox.file("docs/ok.md", "# x");
        let made = Command::new("mkfifo").arg(sandbox.join("docs/pipe.md")).status();
        assert!(made.is_ok_and(|status| status.success()));
        let _socket = UnixListener::bind(sandbox.join("docs/socket.md")).expect("a socket");
        std::fs::create_dir(sandbox.join("docs/folder.md")).expect("a folder");
        let (paths, problems) = read(&sandbox);
        assert_eq!(paths, ["ok.md"]);
        insta::assert_snapshot!(problems, @r"
        docs/pipe.md: SD001 this is not a regular file (rename it, or move it out of the folder)
        docs/socket.md: SD001 this is not a regular file (rename it, or move it out of the folder)
        ");
    }

    #[test]
    fn links_are_followed_within_the_folder_only() {
        let sandbox = Sandbox::new();
        sandbox.file("docs/a/x.md", "# x").file("secret.md", "# secret").file("elsewhere/y.md", "# y");
        let link = |to: &str, at: &str| symlink(to, sandbox.join(at)).expect("a link");
        link("a", "docs/b");
        link("..", "docs/a/up");
        link("../../elsewhere", "docs/a/out");
        link("../secret.md", "docs/secret.md");
        link(".", "docs/loop");
        link("/dev/zero", "docs/zero.md");
        let (paths, problems) = read(&sandbox);
        assert_eq!(paths, ["a/x.md", "b/x.md"]);
        insta::assert_snapshot!(problems, @r"
        docs/a/out: SD021 a link that leads out of the folder was not followed
        docs/b/out: SD021 a link that leads out of the folder was not followed
        docs/secret.md: SD021 a link that leads out of the folder was not followed
        docs/zero.md: SD021 a link that leads out of the folder was not followed
        ");
    }

    #[test]
    fn a_broken_link_matters_where_it_names_a_page() {
        let sandbox = Sandbox::new();
        sandbox.file("docs/ok.md", "# x");
        symlink("gone", sandbox.join("docs/gone.md")).expect("a link");
        symlink("gone", sandbox.join("docs/gone.txt")).expect("a link");
        let (paths, problems) = read(&sandbox);
        assert_eq!(paths, ["ok.md"]);
        insta::assert_snapshot!(problems, @"docs/gone.md: SD001 the file cannot be read: No such file or directory");
    }

    #[test]
    fn a_name_that_is_not_utf8_is_reported() {
        use std::os::unix::ffi::OsStrExt as _;
        let sandbox = Sandbox::new();
        sandbox.file("docs/ok.md", "# x");
        // Not every file system takes such a name.
        if std::fs::write(sandbox.join("docs").join(std::ffi::OsStr::from_bytes(b"a\xff.md")), "# x").is_ok() {
            insta::assert_snapshot!(read(&sandbox).1, @"docs/a�.md: SD002 the file's name is not UTF-8 (rename the file)");
        }
    }
}

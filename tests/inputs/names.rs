//! Names that people and attackers give to files.
#![cfg(unix)]

use crate::LEAK;
use crate::program::{folder, formats, run, write};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

/// Names, and how a URI writes them.
const NAMES: [(&[u8], &str); 6] = [
    (b"two words.env", "two%20words.env"),
    (b"quote\"'`.env", "quote%22%27%60.env"),
    (b"new\nline\r.env", "new%0Aline%0D.env"),
    (b"escape\x1b[31m.env", "escape%1B%5B31m.env"),
    ("bidi\u{202E}vne.env".as_bytes(), "bidi%E2%80%AEvne.env"),
    ("añil.env".as_bytes(), "a%C3%B1il.env"),
];

#[test]
fn every_name_is_read_and_written_so_that_it_harms_nobody() {
    for (name, uri) in NAMES {
        let told = String::from_utf8_lossy(name);
        let tree = folder(&[]);
        write(&tree.path().join(OsStr::from_bytes(name)), LEAK.as_bytes());

        let text = run(tree.path(), &["scan", "."]);
        assert_eq!(text.code, 1, "{told:?}");
        let harmful = |char: char| (char.is_control() && char != '\n') || char == '\u{202E}';
        assert!(!text.stdout.contains(harmful), "{told:?}: {:?}", text.stdout);
        for format in formats() {
            let report = run(tree.path(), &["scan", ".", "--format", &format]);
            assert_eq!((report.code, report.stderr.as_str()), (1, ""), "{told:?} in {format}");
            assert!(!report.stdout.contains(harmful), "{told:?} in {format}: {:?}", report.stdout);
        }
        let place = text.stdout.lines().nth(1).expect("a place");
        assert!(place.ends_with(":2:14"), "a name has one line: {place}");

        let json = run(tree.path(), &["scan", "--format", "jsonl", "."]);
        assert_eq!(json.places(), [format!("{told}:2 production")], "{told:?}: as it is, for programs");

        let sarif = run(tree.path(), &["scan", "--format", "sarif", "."]).stdout;
        let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("SARIF is JSON");
        let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], uri, "{told:?}");
    }
}

/// What a name would do, were it taken for what it looks like: a command, a cell, a link, a tag, a formula.
#[test]
fn no_name_is_more_than_a_name_in_any_report() {
    #[rustfmt::skip]
    let cases: [(&str, &str, &str); 8] = [
        ("a\n::add-mask::x.env",        "github",   "\n::add-mask"),
        ("a,line=9::x.env",             "github",   "file=a,line=9"),
        ("a|b\n| 1 | HIGH.env",         "markdown", "\n| 1 | HIGH.env"),
        ("`![x](https:b)`.env",         "markdown", " ![x](https:b)"),
        ("<img src=x onerror=y>.env",   "html",     "<img"),
        ("<failure message='x'>.env",   "junit",    "<failure message='"),
        ("=cmd|' C'!A0.env",            "csv",      ",=cmd"),
        ("a\"},{\"id\".env",            "gitlab",   "a\"},{\"id\""),
    ];
    for (name, format, loud) in cases {
        let tree = folder(&[(name, LEAK)]);
        let told = run(tree.path(), &["scan", ".", "--format", format]);
        assert_eq!(told.code, 1, "{name:?} in {format}");
        assert!(!told.stdout.contains(loud), "{name:?} in {format}: {}", told.stdout);
        assert!(told.stdout.contains(".env"), "{name:?} in {format}: it is told");
    }
}

#[test]
fn a_name_that_is_no_utf8_is_read_and_told_with_a_mark() {
    let tree = folder(&[]);
    write(&tree.path().join(OsStr::from_bytes(b"latin\xF1.env")), LEAK.as_bytes());
    assert_eq!(run(tree.path(), &["scan", "--format", "jsonl"]).places(), ["latin\u{FFFD}.env:2 production"]);
    let sarif = run(tree.path(), &["scan", "--format", "sarif"]).stdout;
    assert!(sarif.contains("\"latin%F1.env\""), "a URI keeps the byte");
}

#[test]
fn a_path_is_told_from_where_the_scan_was_started_without_ornament() {
    let tree = folder(&[("a/b.env", LEAK)]);
    for path in [".", "./", "./a", "a", "a/", "a/b.env", "./a/b.env", "a/../a"] {
        let told = run(tree.path(), &["scan", "--format", "jsonl", path]).places();
        let want = if path == "a/../a" { "a/../a/b.env:2 production" } else { "a/b.env:2 production" };
        assert_eq!(told, [want], "{path}");
    }
}

#[test]
fn a_note_about_a_named_file_is_escaped_too() {
    let tree = folder(&[]);
    std::os::unix::fs::symlink("/", tree.path().join("out\u{202E}\x1b[2J")).expect("a link can be made");
    let text = run(tree.path(), &["scan", "."]);
    assert_eq!(text.code, 0);
    assert!(text.stdout.contains("symbolic link out of the tree"), "{}", text.stdout);
    assert!(!text.stdout.contains(['\u{202E}', '\x1b']), "{:?}", text.stdout);
}

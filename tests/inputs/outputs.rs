//! Where reports go.

use crate::program::{folder, formats, monoleaks, run};
use crate::{LEAK, found};
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn a_report_goes_to_a_file_all_at_once() {
    let tree = folder(&[
        (".env", LEAK),
        ("report.json", "what was there before, which is longer by far than nothing"),
    ]);
    let told = run(tree.path(), &["scan", ".env", "--format", "json", "--output", "report.json"]);
    assert_eq!((told.code, told.stdout.as_str()), (1, ""));
    assert_eq!(told.stderr, "monoleaks: 1 finding (1 of production or unknown) in 1 file\n");
    let report = fs::read_to_string(tree.path().join("report.json")).expect("it was written");
    assert_eq!(report, run(tree.path(), &["scan", ".env", "--format", "json"]).stdout);
    let left: Vec<_> = fs::read_dir(tree.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
    assert_eq!(run(tree.path(), &["scan", ".env", "-o", "report.json", "--quiet"]).stderr, "");
}

#[test]
fn several_reports_are_written_in_one_run() {
    let tree = folder(&[("in/.env", LEAK)]);
    let told = run(
        tree.path(),
        &[
            "scan", "in", "--format", "text", "--format", "sarif", "-o", "a.sarif", "--format", "jsonl",
            "-o", "a.jsonl",
        ],
    );
    assert_eq!(told.code, 1);
    assert!(told.stdout.starts_with("CRITICAL"), "{}", told.stdout);
    let read = |name: &str| fs::read_to_string(tree.path().join(name)).expect("it was written");
    assert_eq!(read("a.sarif"), run(tree.path(), &["scan", "in", "--format", "sarif"]).stdout);
    assert_eq!(read("a.jsonl"), run(tree.path(), &["scan", "in", "--format", "jsonl"]).stdout);
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let tree = folder(&[(".env", LEAK)]);
    for target in ["nowhere/report.json", "."] {
        let told = run(tree.path(), &["scan", "--output", target]);
        assert_eq!(told.code, 2, "{target}");
        assert!(told.stderr.contains(&format!("{target}: cannot be written")), "{}", told.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_report_replaces_a_link_and_not_what_it_leads_to() {
    let outside = folder(&[("precious", "precious")]);
    let tree = folder(&[(".env", LEAK)]);
    let report = tree.path().join("report.txt");
    std::os::unix::fs::symlink(outside.path().join("precious"), &report).expect("a link can be made");
    assert_eq!(run(tree.path(), &["scan", ".env", "--output", "report.txt"]).code, 1);
    assert_eq!(fs::read_to_string(outside.path().join("precious")).expect("it is there"), "precious");
    assert!(!report.symlink_metadata().expect("it is there").is_symlink());
    assert!(fs::read_to_string(&report).expect("it is there").starts_with("CRITICAL"));
}

#[cfg(unix)]
#[test]
fn others_may_read_a_report() {
    use std::os::unix::fs::PermissionsExt as _;
    let tree = folder(&[(".env", LEAK)]);
    run(tree.path(), &["scan", ".env", "--output", "report.txt"]);
    let mode = fs::metadata(tree.path().join("report.txt")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o600, 0o600);
    assert_eq!(mode & 0o111, 0, "it is nothing to run");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let files: Vec<(String, String)> = (0..400).map(|n| (format!("{n}.env"), LEAK.to_owned())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let tree = folder(&files);
    for format in &formats() {
        let mut command = monoleaks(tree.path());
        command.args(["scan", "--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program was built for this test");
        let mut first = [0; 16];
        child.stdout.take().expect("it was asked for").read_exact(&mut first).expect("there is a report");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        assert_eq!(output.status.code(), Some(1), "{format}: what was found was found");
    }
}

#[test]
fn a_report_that_lies_in_the_tree_holds_nothing_to_find() {
    let tree = folder(&[(".env", LEAK)]);
    for format in &formats() {
        run(
            tree.path(),
            &["scan", ".env", "--verbose", "--format", format, "--output", &format!("report.{format}")],
        );
    }
    assert_eq!(found(tree.path(), &[]), [".env:2 production"]);
}

/// A pipe stands for `/dev/null` here, which root could replace.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt as _;
    let tree = folder(&[("in/.env", LEAK)]);
    crate::program::other(tree.path(), "mkfifo", &["pipe"]);
    let pipe = tree.path().join("pipe");
    let mut command = monoleaks(tree.path());
    command.args(["scan", "in", "--format", "jsonl", "-q", "-o", "pipe"]);
    let mut child = command.spawn().expect("the program was built for this test");
    // Were the pipe replaced before it is opened here, this would read the file that took its place.
    let text = fs::read_to_string(&pipe).expect("it is a pipe");
    assert_eq!(child.wait().expect("it is ours").code(), Some(1));
    assert!(fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo(), "it stays a pipe");
    assert_eq!(text, run(tree.path(), &["scan", "in", "--format", "jsonl"]).stdout);
}

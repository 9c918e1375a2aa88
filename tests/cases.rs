//! Every folder in `tests/cases` is a test: what is in its `in/` is scanned, and what the program says is a snapshot.
//!
//! Each line of its file `args` is a run, with the arguments parted by spaces; without the file there is one, `scan .`.
//! `cargo insta review` shows what has changed.

#[path = "support/program.rs"]
mod program;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn every_case_is_told_as_before() {
    insta::glob!("cases/*", |case| {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case);
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.add_filter(r"\b(in|en) \d+[.,]\d\d s\b", "$1 [time] s");
        // What to do has a case of its own, `verbose`; here every case would change with every wording.
        settings.add_filter(r"(?m)^  (First|Primero): .*\n(?:    +\S.*\n)*", "  $1: [advice]\n");
        settings.add_filter(r"\d+ (more steps|pasos más)", "[n] $1");
        settings.add_filter(r#"\{\s*"text": ?"(?:[^"\\]|\\.)*",\s*"source": ?"\w+"\s*\},?\s*"#, "");
        settings.add_filter(r#""(text|markdown)": "(?:[^"\\]|\\.){200,}""#, r#""$1": "[advice]""#);
        settings.bind(|| insta::assert_snapshot!("transcript", transcript(case)));
    });
}

/// All that the program says of a case. It works on a copy, since the configuration of this repository allows what is
/// under `tests`.
fn transcript(case: &Path) -> String {
    let folder = program::folder(&[]);
    program::copy(&case.join("in"), folder.path());
    let args = fs::read_to_string(case.join("args")).unwrap_or_else(|_| "scan .".to_owned());
    let mut told = String::new();
    for line in args.lines() {
        let run = program::run(folder.path(), &line.split(' ').collect::<Vec<_>>());
        writeln!(told, "$ monoleaks {line}").expect("a string takes all");
        told.push_str(&run.stdout);
        if !run.stderr.is_empty() {
            write!(told, "--- standard error\n{}", run.stderr).expect("a string takes all");
        }
        writeln!(told, "--- ended with {}\n", run.code).expect("a string takes all");
    }
    told
}
